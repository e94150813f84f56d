use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_ui::{
    Banner, BannerKind, Button, ButtonKind, DocumentFailure, DocumentState, DocumentViewer,
    DocumentViewerWords, DocumentZoom,
};

use crate::stage::Stage;
use crate::story::{Group, Knob, Label, Story, label};
use crate::{browser, settle, variant};

pub static DOCUMENT_VIEWER: Story = Story {
    id: "document-viewer",
    name: label("書類の表示", "Document viewer"),
    reading: "しょるいのひょうじ",
    group: Group::Components,
    purpose: label(
        "PDFの書類を画面の中に表示します。近くのページだけを描き、文字は読み上げられます。保存や印刷の操作はありません。",
        "Shows a PDF on the page. Only pages near the view are drawn, and the text can be heard. It has no way to save or print.",
    ),
    criteria: &["1.1.1", "1.4.4", "1.4.10", "2.1.1", "2.5.8", "4.1.3"],
    pattern: Some("https://mozilla.github.io/pdf.js/examples/"),
    components: &["DocumentViewer"],
    styles: &["document-viewer.css"],
    knobs: &[
        Knob::choice(
            "file",
            &["three-pages", "forty-pages", "broken", "encrypted", "none"],
        ),
        Knob::number("zoom", 0, 400, "0"),
    ],
    variants: &[
        variant!("three-pages", label("3ページ", "Three pages"), viewer),
        variant!(
            "loading",
            label("読み込み中", "Loading"),
            viewer,
            "file" = "none"
        ),
        variant!(
            "long",
            label("40ページ", "Forty pages"),
            viewer,
            "file" = "forty-pages"
        ),
        variant!(
            "zoomed",
            label("拡大した", "Zoomed"),
            viewer,
            "zoom" = "200"
        ),
        variant!(
            "broken",
            label("壊れている", "Broken"),
            viewer,
            "file" = "broken"
        ),
        variant!(
            "encrypted",
            label("パスワードつき", "With a password"),
            viewer,
            "file" = "encrypted"
        ),
    ],
    source: include_str!("document_viewer.rs"),
};

fn viewer(stage: Stage) -> AnyView {
    let bytes = RwSignal::new_local(None);
    let file = stage.text("file");
    // The page has settled once the document is there, or cannot be.
    let under_way = StoredValue::new_local((file != "none").then(settle::begin));
    let load = move || {
        let file = stage.text("file");
        spawn_local(async move {
            let loaded = browser::fetch_bytes(&format!("{file}.pdf")).await;
            bytes.try_set(loaded);
        });
    };
    if file != "none" {
        load();
    }
    let state = move |state| {
        let told = match state {
            DocumentState::Loading => "loading",
            DocumentState::Shown => "shown",
            DocumentState::Failed(_) => "failed",
        };
        stage.emit("state", told);
        if state != DocumentState::Loading {
            under_way.set_value(None);
        }
    };
    let failed = move |failure| {
        let (heading, sentence) = match failure {
            DocumentFailure::Broken => (
                label("書類を開けませんでした", "The document could not be opened"),
                label(
                    "ファイルが壊れているか、PDFではありません。もう一度開いても同じときは、発行元に再発行を依頼してください。",
                    "The file is damaged, or it is no PDF. If trying again does not help, ask its sender for another one.",
                ),
            ),
            DocumentFailure::Encrypted => (
                label(
                    "パスワードで保護された書類です",
                    "The document has a password",
                ),
                label(
                    "ここでは表示できません。ダウンロードして、パスワードを入力できるソフトで開いてください。",
                    "It cannot be shown here. Download it and open it with a program that asks for the password.",
                ),
            ),
            DocumentFailure::NotLoaded => (
                label(
                    "書類を表示できませんでした",
                    "The document could not be shown",
                ),
                label(
                    "通信の状態を確認して、もう一度お試しください。",
                    "Check your connection and try again.",
                ),
            ),
        };
        let again = label("もう一度開く", "Open again");
        view! {
            <Banner kind=BannerKind::Error heading=move || stage.say(heading)>
                <p>{move || stage.say(sentence)}</p>
                {(failure != DocumentFailure::Encrypted)
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Outline
                                on_press=Callback::new(move |()| load())
                            >
                                {move || stage.say(again)}
                            </Button>
                        }
                    })}
            </Banner>
        }
        .into_any()
    };
    let zoom = match stage.number("zoom") {
        0 => DocumentZoom::FitWidth,
        percent => DocumentZoom::Percent(percent as u32),
    };
    let name = label(
        "健康保険 資格取得確認通知書",
        "Notice about health insurance",
    );
    view! {
        <DocumentViewer
            name=move || stage.say(name)
            bytes=bytes
            words=words(stage)
            failed=Callback::new(failed)
            on_state=Callback::new(state)
            zoom=zoom
            language="ja"
        />
    }
    .into_any()
}

fn words(stage: Stage) -> DocumentViewerWords {
    let say = move |text: Label| move || stage.language().pick(text);
    let page = move |(page, pages): (usize, usize)| match stage.language().pick(label("ja", "en")) {
        "en" => format!("{page} of {pages}"),
        _ => format!("{page} / {pages}ページ"),
    };
    DocumentViewerWords {
        loading: say(label("書類を読み込んでいます", "Loading the document")).into(),
        controls: say(label("書類の表示", "View of the document")).into(),
        page: Callback::new(page),
        previous_page: say(label("前のページ", "Previous page")).into(),
        next_page: say(label("次のページ", "Next page")).into(),
        zoom_out: say(label("縮小", "Zoom out")).into(),
        zoom_in: say(label("拡大", "Zoom in")).into(),
        zoom: Callback::new(|percent| format!("{percent}%")),
        fit_width: say(label("幅に合わせる", "Fit width")).into(),
        actual_size: say(label("100%", "100%")).into(),
        no_text: say(label(
            "このページには文字の情報がないため、読み上げられません。",
            "This page holds no text that could be read aloud.",
        ))
        .into(),
        unreadable: say(label(
            "このページは表示できません。",
            "This page cannot be shown.",
        ))
        .into(),
    }
}
