//! A list of things to open, as a phone shows them: what is a table elsewhere.

use crate::card::{HeadingLevel, card_heading};
use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A list of [`ResourceItem`]s. It has no listeners, however long it is.
#[component]
pub fn ResourceList(
    /// What is listed: 「届いた書類」.
    #[prop(into)]
    label: TextProp,
    children: Children,
) -> AnyView {
    view! {
        <ul class="md-resources" aria-label=label>
            {children()}
        </ul>
    }
    .into_any()
}

/// One thing. Pressing it anywhere beside its acts follows its link; without `href` nothing can be
/// followed. The children are [`ResourceLine`]s.
#[component]
pub fn ResourceItem(
    #[prop(into)] title: TextProp,
    #[prop(optional)] level: HeadingLevel,
    /// Where it leads.
    #[prop(optional, into)]
    href: MaybeProp<String>,
    /// Stands above the title: a badge that says its state or its owner.
    #[prop(optional, into)]
    badge: Option<ViewFn>,
    /// What can be done with it from here.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let badge = badge.map(|badge| view! { <div class="md-resource__badge">{badge.run()}</div> });
    let lines = children.map(|children| view! { <dl>{children()}</dl> });
    let actions =
        actions.map(|actions| view! { <div class="md-resource__actions">{actions.run()}</div> });
    view! {
        <li class="md-resource">
            {card_heading("md-resource__title", level, title, href)} {badge} {lines} {actions}
        </li>
    }
    .into_any()
}

/// What a thing says about itself: a name and a value.
#[component]
pub fn ResourceLine(#[prop(into)] label: TextProp, children: Children) -> AnyView {
    view! {
        <div class="md-resource__line">
            <dt class="md-resource__key">{text(label)}</dt>
            <dd class="md-resource__value">{children()}</dd>
        </div>
    }
    .into_any()
}
