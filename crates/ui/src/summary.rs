//! What was entered, to be checked before it is sent.

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
    let actions = actions
        .map(|actions| view! { <div class="md-summary-card__actions">{actions.run()}</div> });
    view! {
        <section class="md-summary-card">
            <div class="md-summary-card__head">
                <h2 class="md-summary-card__heading">{text(heading)}</h2>
                {mark.run()}
            </div>
            <SummaryList>{children()}</SummaryList>
            {actions}
        </section>
    }
    .into_any()
}
