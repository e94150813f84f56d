use leptos::prelude::*;

use super::{FAILURE, NAMES, failing, play, world};
use crate::fake::Endpoint;
use crate::stage::Stage;
use crate::stories::file_upload::drag::drop_files;
use crate::story::{Group, Story, label};
use crate::variant;

pub const PATH: &str = "/signing/copy-check";

pub static COPY_CHECK: Story = Story {
    id: "copy-check",
    name: label("控えの確認", "Check a copy"),
    reading: "ひかえのかくにん",
    group: Group::Pages,
    purpose: label(
        "手元のファイルが、署名済みの控えや送った文書と1文字も違わないかを調べます。ファイルは端末から出ません。",
        "Finds out whether a file is a signed copy or a document that was sent, unchanged to the letter. The file does not leave the device.",
    ),
    criteria: &["1.3.1", "1.4.10", "3.3.2", "4.1.3"],
    pattern: None,
    components: &[],
    styles: &[
        "signing.css",
        "file-upload.css",
        "banner.css",
        "summary.css",
    ],
    knobs: &[NAMES, FAILURE],
    variants: &[variant!(
        "not-ours",
        label("控えではないファイル", "Not a copy"),
        not_ours
    )],
    source: include_str!("copy_check.rs"),
};

fn not_ours(stage: Stage) -> AnyView {
    let world = failing(stage, world(stage).contracts(), Endpoint::CopyCheck);
    play(stage, PATH, world, async |reader| {
        reader.sees("signing.check_file").await;
        drop_files(&[("業務委託契約書_控え.pdf", 204_800)]);
        reader.sees("signing.hash").await;
    })
}
