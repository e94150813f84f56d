//! The preview of the eight screens (R-010–R-018, G-01).

use leptos::prelude::*;
use madoguchi_contract::sharing::{RecordCounts, Rights, SCREENS, ScreenEffect, SharedScreen};

use crate::shell::locale::{Text, t};
use crate::shell::screens::screen_name;

/// What `rights` open on each of the eight screens, under the right that governs them.
#[component]
pub fn ScreensTable(
    rights: Rights,
    #[prop(into)] caption: TextProp,
    /// How many there are to find in each list.
    #[prop(optional)]
    counts: Option<RecordCounts>,
) -> impl IntoView {
    let row = move |screen: &SharedScreen| {
        view! {
            <tr>
                <th scope="row">{screen_name(*screen)}</th>
                <td>{effect(*screen, rights, counts)}</td>
            </tr>
        }
    };
    let group = move |name: Text, is_delivery: bool| {
        let screens = SCREENS
            .iter()
            .filter(|screen| screen.is_governed_by_delivery_right() == is_delivery);
        view! {
            <tbody>
                <tr>
                    <th class="md-screens__group" scope="rowgroup" colspan="2">
                        {name}
                    </th>
                </tr>
                {screens.map(row).collect_view()}
            </tbody>
        }
    };
    view! {
        <table class="md-screens">
            <caption>{move || caption.get()}</caption>
            <thead>
                <tr>
                    <th scope="col">{t::sharing::SCREEN}</th>
                    <th scope="col">{t::sharing::SCREEN_EFFECT}</th>
                </tr>
            </thead>
            {group(t::sharing::OFFICIAL_DOCUMENT_RIGHT, false)}
            {group(t::sharing::DELIVERY_RIGHT, true)}
        </table>
    }
}

fn effect(screen: SharedScreen, rights: Rights, counts: Option<RecordCounts>) -> AnyView {
    let name = effect_name(screen.effect(rights));
    match counts.and_then(|counts| counts.in_list(screen)) {
        Some(count) => view! { {move || t::sharing::effect_count(name.get(), count)} }.into_any(),
        None => view! { {name} }.into_any(),
    }
}

fn effect_name(effect: ScreenEffect) -> Text {
    match effect {
        ScreenEffect::Search => t::sharing::EFFECT_SEARCH,
        ScreenEffect::View => t::sharing::EFFECT_VIEW,
        ScreenEffect::ViewAndDownload => t::sharing::EFFECT_VIEW_AND_DOWNLOAD,
    }
}
