use leptos::prelude::*;
use madoguchi_ui::{Button, ButtonKind, FileRules, FileUpload, LiveRegion, UploadRow, UploadState};
use web_sys::File;

use super::acts::play;
use crate::play::named;
use crate::stage::Stage;
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub(super) mod drag;
mod words;

use drag::{drag_over, drop_files};
use words::words;

pub static FILE_UPLOAD: Story = Story {
    id: "file-upload",
    name: label("ファイル選択", "File upload"),
    reading: "ふぁいるせんたく",
    group: Group::Components,
    purpose: label(
        "ファイルを選ぶかドラッグして送ります。ファイルごとに進みぐあいを示し、取消、再試行、削除ができます。選べないファイルは、理由と直し方を示します。",
        "Takes files that are chosen or dropped. Each shows how far it is, and can be called off, tried again or removed; what is not taken says why.",
    ),
    criteria: &[
        "1.3.1", "2.1.1", "2.5.7", "3.3.1", "3.3.3", "4.1.2", "4.1.3",
    ],
    pattern: Some("https://design.digital.go.jp/dads/components/file-upload/"),
    components: &["FileUpload"],
    styles: &["file-upload.css", "progress.css", "field.css", "button.css"],
    knobs: &[
        Knob::text("label", ""),
        Knob::switch("required"),
        Knob::switch("error"),
        Knob::number("max_files", 1, 20, "5"),
        Knob::number("percent", 0, 100, "40"),
        Knob::switch("fails"),
    ],
    variants: &[
        variant!(
            "empty",
            label("まだない", "None yet"),
            empty,
            "required" = "true"
        ),
        variant!("over", label("ファイルを重ねた", "A file is over it"), over),
        variant!("states", label("4つの状態", "Four states"), states),
        variant!(
            "refused",
            label("選べないファイル", "Files that are not taken"),
            refused
        ),
        variant!(
            "with-error",
            label("エラー", "With an error"),
            empty,
            "required" = "true",
            "error" = "true"
        ),
        variant!(
            "names",
            label("紛らわしい名前", "Names that deceive"),
            names
        ),
        variant!("one", label("1つだけ", "One only"), one, "max_files" = "1"),
        variant!(
            "many",
            label("20のファイル", "Twenty files"),
            many,
            "max_files" = "20"
        ),
        variant!("sent", label("送ってみる", "To try"), to_try),
    ],
    source: include_str!("file_upload.rs"),
};

const MB: u64 = 1024 * 1024;
const NAME: &str = "委任状_湊商事株式会社.pdf";

fn empty(stage: Stage) -> AnyView {
    field(stage, RwSignal::new(Vec::new()))
}

fn over(stage: Stage) -> AnyView {
    play(stage, async move |reader| {
        reader.sees(named(stage.say(words::CHOOSE))).await;
        drag_over();
        reader.sees(named(stage.say(words::RELEASE))).await;
    });
    field(stage, RwSignal::new(Vec::new()))
}

fn states(stage: Stage) -> AnyView {
    let failed = stage.say(words::FAILED_BECAUSE);
    let rows = vec![
        row(1, NAME, 3 * MB + 700_000, UploadState::Done),
        row(2, "納税証明書.pdf", 12 * MB, sending(stage, 12 * MB)),
        row(3, "輸入許可通知書.xml", 48_600, UploadState::Waiting),
        row(
            4,
            "登記事項証明書_2026年11月20日取得_みらい運輸株式会社港湾通関部電子申請担当控え.pdf",
            21 * MB,
            UploadState::Failed(failed),
        ),
    ];
    field(stage, RwSignal::new(rows))
}

fn refused(stage: Stage) -> AnyView {
    play(stage, async move |reader| {
        reader.sees(named(stage.say(words::CHOOSE))).await;
        drop_files(&[
            ("申請書.docx", 20_000),
            ("図面一式.pdf", 30 * MB as usize + 1),
            ("白紙.xml", 0),
        ]);
        reader.sees(named("申請書.docx")).await;
    });
    field(stage, RwSignal::new(Vec::new()))
}

fn names(stage: Stage) -> AnyView {
    let rows = vec![
        row(1, "通知書_\u{202e}fdp.exe.pdf", 2 * MB, UploadState::Done),
        row(2, "רשימת חברות.pdf", 61_000, UploadState::Done),
        row(
            3,
            "DENSHISHINSEI_KENKOHOKEN_SHIKAKUSHUTOKUKAKUNINTSUCHISHO_0001234567_0007654321.pdf",
            900,
            UploadState::Waiting,
        ),
    ];
    field(stage, RwSignal::new(rows))
}

fn one(stage: Stage) -> AnyView {
    field(
        stage,
        RwSignal::new(vec![row(1, NAME, 3 * MB, UploadState::Done)]),
    )
}

fn many(stage: Stage) -> AnyView {
    let row = |number| {
        let name = format!("添付書類_{number:02}.pdf");
        let state = match number {
            1..=8 => UploadState::Done,
            9 => sending(stage, 2 * MB),
            _ => UploadState::Waiting,
        };
        row(number, &name, 2 * MB, state)
    };
    field(stage, RwSignal::new((1..=20).map(row).collect()))
}

/// What is chosen is on its way, and each press brings it on; `fails` decides how it ends.
fn to_try(stage: Stage) -> AnyView {
    let rows = RwSignal::new(vec![row(1, NAME, 3 * MB, sending(stage, 3 * MB))]);
    let failed = stage.say(words::FAILED_BECAUSE);
    let advance = move |()| {
        let end = match stage.is_on("fails") {
            true => UploadState::Failed(failed.clone()),
            false => UploadState::Done,
        };
        rows.update(|rows| {
            for row in rows {
                row.state = match &row.state {
                    UploadState::Waiting => sending(stage, row.bytes),
                    UploadState::Sending { .. } => end.clone(),
                    state => state.clone(),
                };
            }
        });
    };
    view! {
        <div class="md-stack">
            {field(stage, rows)}
            <Button kind=ButtonKind::Outline on_press=Callback::new(advance)>
                {move || stage.say(label("送信を進める", "Go on sending"))}
            </Button>
        </div>
    }
    .into_any()
}

fn field(stage: Stage, rows: RwSignal<Vec<UploadRow>>) -> AnyView {
    let own = label("添付書類", "Attachments");
    let max_files = stage.number("max_files");
    let rules = FileRules {
        endings: vec!["pdf", "xml"],
        max_bytes: Some(30 * MB),
        max_files: Some(max_files),
    };
    let error = move || stage.is_on("error").then(|| stage.say(words::MISSING));
    let next = StoredValue::new(rows.with_untracked(Vec::len));
    let choose = move |files: Vec<File>| {
        rows.update(|rows| {
            for file in files {
                next.update_value(|next| *next += 1);
                let number = next.get_value();
                let bytes = file.size() as u64;
                rows.push(row(number, &file.name(), bytes, sending(stage, bytes)));
                stage.emit("choose", file.name());
            }
        });
    };
    let take_away = move |event: &'static str| {
        Callback::new(move |id: String| {
            stage.emit(event, id.clone());
            rows.update(|rows| rows.retain(|row| row.id != id));
        })
    };
    let retry = move |id: String| {
        stage.emit("retry", id.clone());
        rows.update(|rows| {
            for row in rows.iter_mut().filter(|row| row.id == id) {
                row.state = UploadState::Waiting;
            }
        });
    };
    view! {
        <FileUpload
            id="attachments"
            label=move || stage.text_or("label", own)
            required=stage.is_on("required")
            support=move || words::support(stage.language(), max_files)
            error=Signal::derive(error)
            rules=rules
            rows=rows
            words=words(stage)
            on_choose=Callback::new(choose)
            on_cancel=take_away("cancel")
            on_retry=Callback::new(retry)
            on_remove=take_away("remove")
        />
        <LiveRegion />
    }
    .into_any()
}

fn sending(stage: Stage, bytes: u64) -> UploadState {
    UploadState::Sending {
        sent: (bytes * stage.number("percent") as u64).div_ceil(100),
        seconds_left: Some(20),
    }
}

fn row(number: usize, name: &str, bytes: u64, state: UploadState) -> UploadRow {
    UploadRow {
        id: format!("file-{number}"),
        name: name.to_owned(),
        bytes,
        state,
    }
}
