//! What was entered, to be checked before it is sent.

use crate::card::{HeadingLevel, card, card_heading};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A list of [`SummaryRow`]s.
#[component]
pub fn SummaryList(children: Children) -> AnyView {
    view! { <dl class="md-summary-list">{children()}</dl> }.into_any()
}

/// One entry: what was asked, and the answer.
#[component]
pub fn SummaryRow(#[prop(into)] label: TextProp, children: Children) -> AnyView {
    view! {
        <div class="md-summary-list__row">
            <dt class="md-summary-list__key">{text(label)}</dt>
            <dd class="md-summary-list__value">{children()}</dd>
        </div>
    }
    .into_any()
}

/// One of several things of a kind, with the rows that describe it.
#[component]
pub fn SummaryCard(
    #[prop(into)] heading: TextProp,
    /// Stands behind the heading: a badge that says what happens to this one.
    #[prop(optional, into)]
    mark: ViewFn,
    /// What can be done with this one.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: Children,
) -> AnyView {
    let heading = card_heading(
        "md-card__heading",
        HeadingLevel::H2,
        heading,
        MaybeProp::default(),
    );
    let rows = view! { <SummaryList>{children()}</SummaryList> }.into_any();
    card("summary", heading, mark, ().into_any(), rows, actions)
}
