use leptos::prelude::*;
use madoguchi_contract::sharing::{Right, Rights};

use super::screens::ScreensTable;
use crate::shell::locale::{Text, t};
use crate::shell::page::PageHeading;

/// アカウント間情報共有について: what it is, how it goes, what it opens
#[component]
pub fn GuidePage() -> impl IntoView {
    let list = |items: &'static [Text]| {
        items
            .iter()
            .map(|item| view! { <li>{*item}</li> })
            .collect_view()
    };
    let flow = move |title: Text, steps: &'static [Text]| {
        view! {
            <section>
                <h3>{title}</h3>
                <ol class="md-flow">{list(steps)}</ol>
            </section>
        }
    };
    let all = |right: Right| Rights {
        official_document_right: right,
        delivery_right: right,
    };
    view! {
        <PageHeading title=t::sharing::MENU_GUIDE />
        <p class="md-lead">{t::guide::LEAD}</p>
        <section class="md-section">
            <h2>{t::guide::STEPS_TITLE}</h2>
            <ol class="md-notes">
                {list(
                    &[t::guide::STEP_SET, t::guide::STEP_ANSWER, t::guide::STEP_SEE, t::guide::STEP_LOG],
                )}
            </ol>
        </section>
        <section class="md-section">
            <h2>{t::guide::NOTES_TITLE}</h2>
            <ul class="md-notes">
                {list(
                    &[
                        t::guide::NOTE_KINDS,
                        t::guide::NOTE_DIRECTION,
                        t::guide::NOTE_REVERSE,
                        t::guide::NOTE_ALL,
                        t::guide::NOTE_LOG,
                    ],
                )}
            </ul>
        </section>
        <section class="md-section">
            <h2>{t::guide::FLOWS_TITLE}</h2>
            {flow(
                t::guide::FLOW_ADD,
                &[t::guide::ADD_1, t::guide::ADD_2, t::guide::ADD_3, t::guide::ADD_4],
            )}
            {flow(
                t::guide::FLOW_DELETE,
                &[t::guide::DELETE_1, t::guide::DELETE_2, t::guide::DELETE_3],
            )}
            {flow(t::guide::FLOW_CHANGE, &[t::guide::CHANGE_1, t::guide::CHANGE_2])}
        </section>
        <section class="md-section">
            <h2>{t::guide::SCREENS_TITLE}</h2>
            <p>{t::guide::SCREENS_LEAD}</p>
            <ScreensTable rights=all(Right::View) caption=t::guide::WITH_VIEW />
            <ScreensTable rights=all(Right::Download) caption=t::guide::WITH_DOWNLOAD />
        </section>
    }
}
