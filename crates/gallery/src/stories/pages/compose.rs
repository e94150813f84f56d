use leptos::prelude::*;
use madoguchi_contract::signing::AccessCodeSource;

use super::{FAILURE, NAMES, failing, play, world};
use crate::browser::next_frame;
use crate::fake::{Endpoint, policy};
use crate::play::{Reader, nth};
use crate::stage::Stage;
use crate::stories::file_upload::drag::drop_files;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/signing/new";
pub const COMPLETION: &str = "/signing/new/complete";
pub const BULK: &str = "/signing/bulk";

pub static COMPOSE: Story = Story {
    id: "compose",
    name: label("署名依頼の作成", "Write a request to sign"),
    reading: "しょめいいらいのさくせい",
    group: Group::Pages,
    purpose: label(
        "文書と署名者を決めます。アクセスコードは会社の設定に従い、料金はいつも見えています(R-178–R-198、G-04、G-08、D-11、D-12)。",
        "Documents and signers. Access codes follow the company's policy, and the price is always in sight (R-178–R-198, G-04, G-08, D-11, D-12).",
    ),
    criteria: &["1.3.1", "1.4.10", "3.3.1", "3.3.2", "3.3.3", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/patterns/validation/"),
    components: &[],
    styles: &[
        "cost.css",
        "field.css",
        "choice.css",
        "file-upload.css",
        "error-summary.css",
        "layout.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[
        variant!("errors", label("入力の誤り", "Errors"), errors),
        variant!(
            "sms",
            label("SMS自動発行と料金", "Codes by SMS, and the price"),
            sms
        ),
    ],
    source: include_str!("compose.rs"),
};

fn errors(stage: Stage) -> AnyView {
    let world = world(stage).asking(policy(true, AccessCodeSource::DrafterChooses, true));
    let world = failing(stage, world, Endpoint::Policy);
    play(stage, PATH, world, async |reader| {
        reader.type_into("compose.name", "佐藤 花子").await;
        reader.choose("compose.delivery", "compose.by_sms").await;
        reader.type_into("compose.mobile", "03-1234-5678").await;
        reader.choose("compose.access_code", "compose.sms").await;

        reader.press("compose.add").await;
        reader.type_into(nth("compose.name", 1), "鈴木 一郎").await;
        let email = nth("compose.email", 0);
        reader.type_into(email, "suzuki@client").await;
        let code = nth("compose.access_code", 1);
        reader.choose(code, "compose.custom").await;
        reader.type_into("compose.code", "契約2026").await;

        reader.press("compose.add").await;
        // The new signer has the focus before the summary takes it.
        next_frame().await;
        next_frame().await;
        reader.press("compose.check").await;
        reader.sees("compose.code_required").await;
    })
}

fn sms(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage), Endpoint::Policy);
    play(stage, PATH, world, async |reader| {
        write(reader).await;
        reader.press("compose.add").await;
        reader.type_into(nth("compose.name", 1), "湊 一郎").await;
        let email = "ichiro@minato.example";
        reader.type_into("compose.email", email).await;
        reader.tick(1).await;
        let code = nth("compose.access_code", 1);
        reader.choose(code, "compose.sms").await;
        reader.sees("compose.sms_void").await;
    })
}

/// A contract to one signer by SMS, with a code by SMS.
pub(super) async fn write(reader: Reader) {
    let title = "業務委託契約書の締結";
    reader.type_into("compose.request_title", title).await;
    drop_files(&[
        ("業務委託契約書.pdf", 204_800),
        ("別紙_業務の範囲.pdf", 81_920),
    ]);
    reader.sees("compose.documents_order").await;
    reader.sees("uploads.done").await;
    reader.type_into("compose.name", "佐藤 花子").await;
    reader.choose("compose.delivery", "compose.by_sms").await;
    reader
        .type_into("compose.mobile", "０９０－１２３４－５６７８")
        .await;
    reader.choose("compose.access_code", "compose.sms").await;
}
