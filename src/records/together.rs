//! Several documents in one file.

use leptos::prelude::*;
use madoguchi_contract::records::RecordDetail;
use madoguchi_ui::{Button, ButtonKind, Progress, SelectionBar};

use super::downloads::{CANCEL, Downloads, TOGETHER};
use super::words::size_text;
use crate::shell::locale::t;

/// What can be done with the chosen documents, and how far it has come.
#[component]
pub fn Together(detail: RecordDetail, downloads: Downloads) -> impl IntoView {
    let chosen = downloads.chosen;
    let sizes = detail.documents.iter().map(|it| (it.id.clone(), it.size));
    let sizes: Vec<(String, u64)> = sizes.collect();
    let status = move || {
        let chosen = chosen.read();
        let sizes = sizes.iter().filter(|(id, _)| chosen.contains(id));
        match chosen.len() {
            0 => t::records::CHOOSE_DOCUMENTS.get().to_owned(),
            count => t::records::documents_chosen(count, size_text(sizes.map(|it| it.1).sum())),
        }
    };
    let is_under_way = Signal::derive(move || downloads.is_fetching_together());
    let fetch = Callback::new(move |()| downloads.start_together(&detail));
    view! {
        <SelectionBar
            label=t::records::CHOSEN_DOCUMENTS
            status
            clear=t::records::CHOOSE_NO_DOCUMENT
            selection=chosen
        >
            <Button id=TOGETHER kind=ButtonKind::Outline busy=is_under_way on_press=fetch>
                {t::records::DOWNLOAD_TOGETHER}
            </Button>
        </SelectionBar>
        {move || is_under_way.get().then(|| under_way(downloads))}
    }
}

fn under_way(downloads: Downloads) -> AnyView {
    let percent = Memo::new(move |_| downloads.arrived.read().percent());
    view! {
        <div class="md-together">
            <Progress label=t::records::DOWNLOADING value=percent />
            <p>{t::records::DOWNLOADING_TOGETHER_NOTE}</p>
            <Button
                id=CANCEL
                kind=ButtonKind::Outline
                on_press=Callback::new(move |()| downloads.cancel())
            >
                {t::records::CANCEL_DOWNLOAD}
            </Button>
        </div>
    }
    .into_any()
}
