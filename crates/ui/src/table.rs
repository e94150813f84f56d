//! A table that turns into cards on a narrow screen.

use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A table with its caption; the children are `<thead>` and `<tbody>`.
///
/// On a narrow screen each row becomes a card: give every `<td>` its column's name as
/// `data-label`, and rows and cells their `role`, which some browsers forget when a row is drawn
/// as a card. A row's heading is `<th scope="row" role="rowheader">`, and heads the card.
#[component]
pub fn Table(
    #[prop(into)] caption: TextProp,
    /// The caption is for those who hear the page; a heading above the table says it already.
    #[prop(optional)]
    caption_hidden: bool,
    /// It has a hundred rows and more. Those out of sight are laid out when they come near, and
    /// its columns are no longer as wide as what is in them wants.
    #[prop(optional, into)]
    long: Signal<bool>,
    children: Children,
) -> AnyView {
    let caption_class = if caption_hidden {
        "md-visually-hidden"
    } else {
        "md-table__caption"
    };
    view! {
        <table class="md-table" role="table" data-long=move || long.get().then_some("")>
            <caption class=caption_class>{text(caption)}</caption>
            {children()}
        </table>
    }
    .into_any()
}
