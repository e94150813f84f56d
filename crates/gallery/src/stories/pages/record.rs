use leptos::prelude::*;
use madoguchi_contract::records::{Family, RecordAct};
use madoguchi_contract::sharing::{Rights, ShareState};

use super::records::{FAMILY, family};
use super::{FAILURE, NAMES, failing, play, show, world};
use crate::fake::{DOWNLOADING, Endpoint, PRIME, Trouble, VIEWING, World, member};
use crate::play::Reader;
use crate::stage::Stage;
use crate::stories::file_upload::drag::drop_files;
use crate::story::{Group, Story, label};
use crate::variant;

pub static RECORD: Story = Story {
    id: "record",
    name: label("申請案件状況、電子送達詳細など", "One record"),
    reading: "しんせいあんけんじょうきょうでんしそうたつしょうさいなど",
    group: Group::Pages,
    purpose: label(
        "1件の内容、経過と文書を示します。文書は、権限に応じて画面で見るか、ダウンロードできます(R-012、R-014、R-016、R-018、R-057–R-060、D-14)。",
        "Shows what one record says, its course and its documents, to be read here or downloaded as the right allows (R-012, R-014, R-016, R-018, R-057–R-060, D-14).",
    ),
    criteria: &["1.3.1", "1.4.10", "2.4.3", "2.4.6", "2.4.8", "4.1.3"],
    pattern: Some("https://design-system.service.gov.uk/components/summary-list/"),
    components: &[],
    styles: &[
        "records.css",
        "summary.css",
        "table.css",
        "breadcrumb.css",
        "document-viewer.css",
        "banner.css",
        "data-table.css",
        "progress.css",
        "file-upload.css",
        "text-area.css",
        "confirm-dialog.css",
    ],
    knobs: &[NAMES, FAILURE, FAMILY],
    variants: &[
        variant!("own", label("自分の申請", "Own filing"), own),
        variant!(
            "view-right",
            label("参照権限", "Right to view"),
            with_right_to_view
        ),
        variant!(
            "download-right",
            label("ダウンロード権限", "Right to download"),
            with_right_to_download
        ),
        variant!(
            "long-names",
            label("長い名前", "Long names"),
            with_right_to_view,
            "names" = "long"
        ),
        variant!(
            "without-documents",
            label("文書なし", "Without documents"),
            without_documents
        ),
        variant!(
            "correction-wanted",
            label("補正待ち", "Correction wanted"),
            correction_wanted
        ),
        variant!("correcting", label("補正の入力", "Correcting"), correcting),
        variant!(
            "withdrawing",
            label("取下げの確認", "Asked before a withdrawal"),
            withdrawing
        ),
        variant!(
            "too-late",
            label("状態が変わった", "State changed meanwhile"),
            too_late
        ),
        variant!(
            "document-open",
            label("文書を表示", "Document open"),
            document_open
        ),
        variant!(
            "document-loading",
            label("文書の読み込み中", "Document loading"),
            document_on_its_way,
            "failure" = "never"
        ),
        variant!(
            "document-lost",
            label("文書を取得できない", "Document not fetched"),
            document_on_its_way,
            "failure" = "network"
        ),
        variant!(
            "broken-document",
            label("壊れた文書", "Broken document"),
            broken_document
        ),
        variant!(
            "downloading",
            label("ダウンロード中", "Downloading"),
            downloading,
            "failure" = "never"
        ),
        variant!(
            "download-failing",
            label("ダウンロードできない", "Download fails"),
            downloading,
            "failure" = "network"
        ),
        variant!(
            "together",
            label("まとめてダウンロード中", "Downloading together"),
            together,
            "failure" = "never"
        ),
        variant!(
            "broken-off",
            label("ダウンロードが途中で切れた", "Download broke off"),
            together,
            "failure" = "broken-off"
        ),
        variant!(
            "right-changed",
            label("権限が変わった", "Right changed meanwhile"),
            right_changed
        ),
        variant!("gone", label("見られなくなった", "Gone"), gone),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            own,
            "failure" = "never"
        ),
        variant!(
            "network-lost",
            label("通信できない", "Network lost"),
            own,
            "failure" = "network"
        ),
    ],
    source: include_str!("record.rs"),
};

const NOTE: &str =
    "雇用契約書の2ページ目を添付しました。資格取得年月日は、契約書の日付が正しいものです。";
const REASON: &str = "同じ内容の届出と重複したため";

/// The address of a family's records.
pub const fn path(family: Family) -> &'static str {
    match family {
        Family::Filing => "/records/filing",
        Family::FilingNotice => "/records/filing-notice",
        Family::DeliverySubscription => "/records/delivery-subscription",
        Family::Delivery => "/records/delivery",
    }
}

fn own(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage).filed(4), Endpoint::Record);
    show(stage, &at(stage, 3), world)
}

fn with_right_to_view(stage: Stage) -> AnyView {
    let world = failing(stage, of_owner(stage, VIEWING), Endpoint::Record);
    show(stage, &at(stage, 3), world)
}

fn with_right_to_download(stage: Stage) -> AnyView {
    let world = failing(stage, of_owner(stage, DOWNLOADING), Endpoint::Record);
    show(stage, &at(stage, 3), world)
}

fn without_documents(stage: Stage) -> AnyView {
    show(
        stage,
        &at(stage, 1),
        world(stage).filed(2).without_documents(),
    )
}

fn correction_wanted(stage: Stage) -> AnyView {
    show(stage, &at(stage, 2), world(stage).filed(3))
}

fn correcting(stage: Stage) -> AnyView {
    let world = world(stage).filed(3);
    let world = world.fails(Endpoint::Part, Trouble::Network);
    play(stage, &at(stage, 2), world, async |reader| {
        reader.press("records.correct").await;
        reader.type_into("records.correct_note", NOTE).await;
        drop_files(&[
            ("雇用契約書.pdf", 2_310_000),
            ("別紙_就業場所の一覧.pdf", 400_000),
        ]);
        reader.sees("uploads.network").await;
        reader.sees("uploads.done").await;
    })
}

fn withdrawing(stage: Stage) -> AnyView {
    play(stage, &at(stage, 2), world(stage).filed(3), ask_to_withdraw)
}

fn too_late(stage: Stage) -> AnyView {
    let world = world(stage).filed(3);
    let world = world.meanwhile(Endpoint::Withdrawal, |world| {
        world.act_elsewhere(2, RecordAct::Withdraw);
    });
    play(stage, &at(stage, 2), world, async |reader| {
        ask_to_withdraw(reader).await;
        reader.press("records.withdraw").await;
        reader.sees("records.wrong_state").await;
    })
}

async fn ask_to_withdraw(reader: Reader) {
    reader.press("records.withdraw").await;
    reader.type_into("records.withdraw_reason", REASON).await;
    reader.press("records.withdraw").await;
    reader.sees("records.withdraw_question").await;
}

fn document_open(stage: Stage) -> AnyView {
    play(
        stage,
        &at(stage, 3),
        of_owner(stage, VIEWING),
        async |reader| {
            reader.press("records.view").await;
            reader.sees_the_document().await;
        },
    )
}

fn document_on_its_way(stage: Stage) -> AnyView {
    let world = failing(stage, of_owner(stage, VIEWING), Endpoint::View);
    play(stage, &at(stage, 3), world, async |reader| {
        reader.press("records.view").await;
        reader.sees("records.close_document").await;
    })
}

fn broken_document(stage: Stage) -> AnyView {
    let world = of_owner(stage, VIEWING).with_broken_documents();
    play(stage, &at(stage, 3), world, async |reader| {
        reader.press("records.view").await;
        reader.sees("records.broken_document").await;
    })
}

fn downloading(stage: Stage) -> AnyView {
    let world = failing(stage, of_owner(stage, DOWNLOADING), Endpoint::Download);
    play(stage, &at(stage, 3), world, async |reader| {
        reader.press("records.download").await;
    })
}

fn together(stage: Stage) -> AnyView {
    let world = failing(stage, of_owner(stage, DOWNLOADING), Endpoint::Together);
    play(stage, &at(stage, 3), world, async |reader| {
        reader.sees("records.choose_documents").await;
        for document in [1, 3] {
            reader.tick(document).await;
        }
        reader.press("records.download_together").await;
    })
}

fn right_changed(stage: Stage) -> AnyView {
    let world = of_owner(stage, DOWNLOADING).meanwhile(Endpoint::Download, |world| {
        world.change_elsewhere(0, VIEWING);
    });
    play(stage, &at(stage, 3), world, async |reader| {
        reader.press("records.download").await;
        reader.sees("records.right_changed").await;
    })
}

fn gone(stage: Stage) -> AnyView {
    let world = of_owner(stage, VIEWING).meanwhile(Endpoint::Record, |world| {
        world.end_elsewhere(0);
    });
    show(stage, &at(stage, 3), world)
}

/// Where every second record is another account's, which the reader sees with `rights`.
fn of_owner(stage: Stage, rights: Rights) -> World {
    let world = world(stage).share(PRIME, member(1), ShareState::Approved, rights);
    world.filed(4)
}

fn at(stage: Stage, index: usize) -> String {
    let family = family(stage);
    let name = family.as_str().replace('_', "-");
    format!("{}?id={name}-{index}", path(family))
}
