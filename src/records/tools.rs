//! What can be done with a list as a whole: choose its columns, take it along as a file.

use leptos::prelude::*;
use madoguchi_api::records;
use madoguchi_contract::records::{CSV_MAX, Column, Family, RecordQuery};
use madoguchi_ui::{Banner, BannerKind, Checkbox, Disclosure, announce};

use super::model::{columns, hidden_order, whole_list, with_column};
use super::words::{column_name, texts};
use crate::shell::export::{Export, ExportButton, ExportTrouble, day_of_file};
use crate::shell::locale::{language, t};

/// The tools of a page. They stay as they are while the list is shown anew.
#[derive(Clone, Copy)]
pub struct Tools {
    export: Export,
    is_open: RwSignal<bool>,
}

impl Tools {
    /// The tools of the list that `query` describes.
    pub fn new(family: Family, query: Memo<RecordQuery>) -> Self {
        // The same name that the server gives it.
        let name = move || t::records::csv_name(texts(family).short.get(), day_of_file());
        let export = Export::new(name, move |client| {
            let query = whole_list(&query.read_untracked());
            let language = untrack(language);
            Box::pin(async move { records::list_csv(&client, family, &query, language).await })
        });
        Self {
            export,
            is_open: RwSignal::new(false),
        }
    }
}

/// Which columns are shown, the list as a file, and what is to be known of the two.
#[component]
pub fn ListTools(
    family: Family,
    query: Memo<RecordQuery>,
    tools: Tools,
    open: Callback<RecordQuery>,
) -> impl IntoView {
    let Tools { export, is_open } = tools;
    let order_note = move |query: &RecordQuery| {
        let column = column_name(family, hidden_order(query)?);
        Some(t::records::hidden_order(column.get()))
    };
    let choice = move |column: Column| {
        let choose = Callback::new(move |is_shown| {
            let chosen = with_column(query.get_untracked(), column, is_shown);
            if let Some(note) = untrack(|| order_note(&chosen)) {
                announce(&note);
            }
            open.run(chosen);
        });
        view! {
            <Checkbox
                id=format!("column-{}", column.as_str())
                label=column_name(family, column)
                checked=Signal::derive(move || columns(&query.read()).shows(column))
                on_change=choose
            />
        }
    };
    view! {
        <div class="md-list-tools">
            <Disclosure
                summary=t::records::COLUMNS
                open=is_open
                on_toggle=Callback::new(move |open| is_open.set(open))
            >
                <div class="md-choices" role="group" aria-label=t::records::COLUMNS>
                    {Column::ALL.map(choice).collect_view()}
                </div>
                <p>{t::records::COLUMNS_NOTE}</p>
            </Disclosure>
            <ExportButton export />
        </div>
        <ExportTrouble export />
        {move || export.saved_lines().filter(|lines| is_cut(*lines)).map(|_| cut_note())}
        {move || query.with(order_note).map(|note| view! { <p>{note}</p> })}
    }
}

/// The heads and the records are followed by a line that says that there are more.
fn is_cut(lines: usize) -> bool {
    lines > 1 + CSV_MAX as usize
}

fn cut_note() -> AnyView {
    view! {
        <div role="alert">
            <Banner
                kind=BannerKind::Warning
                heading=move || t::records::csv_cut(CSV_MAX)
            >
                <p>{t::records::CSV_CUT_ADVICE}</p>
            </Banner>
        </div>
    }
    .into_any()
}
