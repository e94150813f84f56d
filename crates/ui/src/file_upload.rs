//! Files that are chosen and sent.

mod entry;
mod row;
mod rules;

use crate::dom;
use crate::field::{FieldTexts, labelled};
use crate::icon::{Icon, decoration};
use crate::live_region::announce;
use crate::removal::Removal;
use crate::words::text;
use leptos::ev::DragEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use web_sys::File;

use entry::{Acts, file_name, file_row};
use row::news;
pub use row::{UploadNews, UploadRow, UploadState, UploadStatus, UploadTime};
use rules::shown_name;
pub use rules::{FileRules, Refusal, file_size};

/// What a [`FileUpload`] says.
#[derive(Clone, Debug)]
pub struct UploadWords {
    /// Before the button, where files can be dragged: 「ここにファイルをドラッグするか」.
    pub drop: TextProp,
    /// The same while a file is over it: 「放すと追加します」.
    pub release: TextProp,
    /// On the button: 「ファイルを選ぶ」.
    pub choose: TextProp,
    /// Name of the list of files: 「選んだファイル」.
    pub chosen: TextProp,
    /// Above the files that are not taken: 「次のファイルは追加していません」.
    pub refused: TextProp,
    /// Calls off what has not arrived yet: 「取消」.
    pub cancel: TextProp,
    /// Takes away what has arrived or failed: 「削除」.
    pub remove: TextProp,
    /// Sends again what has failed: 「再試行」.
    pub retry: TextProp,
    /// How far a file is: 「送信中 40% 残り約20秒」.
    pub status: Callback<UploadStatus, String>,
    /// Why a file is not taken, and what to do.
    pub refusal: Callback<Refusal, String>,
    /// What is spoken.
    pub news: Callback<UploadNews, String>,
}

/// A field for files: the browser's own control, a zone to drop files on, and a row for each file.
///
/// It sends nothing. What may be taken by `rules` reaches `on_choose`, the caller sends it and
/// tells by `rows` how far each file is. What is not taken is listed with the reason until
/// something else is chosen.
#[component]
pub fn FileUpload(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    required: bool,
    #[prop(optional, into)] support: Option<TextProp>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    rules: FileRules,
    #[prop(into)] rows: Signal<Vec<UploadRow>>,
    words: UploadWords,
    on_choose: Callback<Vec<File>>,
    on_cancel: Callback<String>,
    on_retry: Callback<String>,
    on_remove: Callback<String>,
) -> AnyView {
    let texts = FieldTexts::new(&id, support.is_some(), error, Signal::default());
    let refused = RwSignal::new(Vec::new());
    let (accept, several) = (rules.accept(), rules.max_files != Some(1));
    let (say_news, say_status) = (words.news, words.status);

    let choose = Callback::new(move |files: Vec<File>| {
        let there = rows.with_untracked(Vec::len);
        let facts = |file: &File| (file.name(), file.size() as u64);
        let (taken, not_taken) = rules.divide(there, files, facts);
        if !not_taken.is_empty() {
            announce(&say_news.run(UploadNews::Refused(not_taken.len())));
        }
        refused.set(not_taken);
        if !taken.is_empty() {
            on_choose.run(taken);
        }
    });
    Effect::new(move |before: Option<Vec<UploadRow>>| {
        let after = rows.get();
        for news in before
            .map(|before| news(&before, &after))
            .unwrap_or_default()
        {
            announce(&untrack(|| say_news.run(news)));
        }
        after
    });

    let own_id = id.clone();
    let end_id = move |row: &str| format!("{own_id}-{row}-end");
    let ids = Signal::derive(move || rows.with(|rows| rows.iter().map(id_of).collect()));
    let removal = Removal::follow(ids, end_id.clone(), Some(id.clone()));
    let acts = Acts {
        end: Callback::new(move |(id, under_way): (String, bool)| {
            removal.asked_for(&id);
            match under_way {
                true => on_cancel.run(id),
                false => on_remove.run(id),
            }
        }),
        retry: on_retry,
        status: say_status,
    };

    let input = view! {
        <input
            type="file"
            class="md-visually-hidden md-upload__input"
            id=id.clone()
            name=id.clone()
            accept=accept
            multiple=several
            aria-invalid=texts.invalid()
            aria-describedby=texts.described_by()
            on:change=move |event| choose.run(dom::chosen_files(&event))
        />
        <label class="md-button" data-kind="outline" for=id.clone()>
            {text(words.choose.clone())}
        </label>
    }
    .into_any();
    let zone = drop_zone(&words, choose, input);
    let refused = refused_files(refused, &words);
    let has_rows = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let list = move || {
        let (words, end_id) = (words.clone(), end_id.clone());
        let name = words.chosen.clone();
        let row = move |row: UploadRow| {
            let now = Memo::new(move |_| {
                let rows = rows.read();
                rows.iter().find(|now| now.id == row.id).cloned()
            });
            file_row(now, &words, &end_id, acts)
        };
        view! {
            <ul class="md-upload__rows" aria-label=name>
                <For each=move || rows.get() key=id_of children=row />
            </ul>
        }
    };
    let control = view! {
        {zone}
        {refused}
        {move || has_rows.get().then(&list)}
    }
    .into_any();
    labelled(id, label, required, support, &texts, control)
}

/// Where files can be let go.
fn drop_zone(words: &UploadWords, choose: Callback<Vec<File>>, input: AnyView) -> AnyView {
    dom::keep_stray_files_out();
    let over = RwSignal::new(false);
    let zone = NodeRef::<Div>::new();
    let on_over = move |event: DragEvent| {
        if dom::carries_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    };
    let on_leave = move |event: DragEvent| {
        if zone
            .get_untracked()
            .is_none_or(|zone| dom::leaves(&event, &zone))
        {
            over.set(false);
        }
    };
    let on_drop = move |event: DragEvent| {
        over.set(false);
        if dom::carries_files(&event) {
            event.prevent_default();
            choose.run(dom::dropped_files(&event));
        }
    };
    let (drop, release) = (words.drop.clone(), words.release.clone());
    let hint = move || {
        if over.get() {
            release.get()
        } else {
            drop.get()
        }
    };
    view! {
        <div
            class="md-upload__zone"
            data-over=move || over.get().then_some("")
            node_ref=zone
            on:dragover=on_over
            on:dragleave=on_leave
            on:drop=on_drop
        >
            <p class="md-upload__hint">{hint}</p>
            {input}
        </div>
    }
    .into_any()
}

/// What was chosen and is not taken.
fn refused_files(refused: RwSignal<Vec<(String, Refusal)>>, words: &UploadWords) -> AnyView {
    let (title, refusal) = (words.refused.clone(), words.refusal);
    let entry = move |(name, why): (String, Refusal)| {
        view! {
            <li>
                {file_name(&name)}
                <p>{move || refusal.run(why)}</p>
            </li>
        }
    };
    let list = move |files: Vec<(String, Refusal)>| {
        view! {
            <div class="md-upload__refused">
                <p class="md-upload__refused-title">
                    {decoration(Icon::Error)} <span>{text(title.clone())}</span>
                </p>
                <ul>{files.into_iter().map(entry).collect_view()}</ul>
            </div>
        }
    };
    (move || {
        let files = refused.get();
        (!files.is_empty()).then(|| list(files))
    })
    .into_any()
}

fn id_of(row: &UploadRow) -> String {
    row.id.clone()
}
