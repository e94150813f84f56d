//! A card: one thing out of several, with its heading, and a way to it.

use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Which heading a card or an entry of a list has, so that no level of the page is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadingLevel {
    /// Below the page's own heading.
    #[default]
    H2,
    /// Below a section's.
    H3,
    /// Below a part of a section.
    H4,
}

/// A card. With `href` all of it leads there, and yet it is one link with the heading as its name:
/// what is pressed beside an act follows it.
#[component]
pub fn Card(
    #[prop(into)] heading: TextProp,
    #[prop(optional)] level: HeadingLevel,
    /// Where the card leads.
    #[prop(optional, into)]
    href: MaybeProp<String>,
    /// A line below the heading: a date, a sender.
    #[prop(optional, into)]
    meta: MaybeProp<String>,
    /// Stands behind the heading: a badge.
    #[prop(optional, into)]
    badge: ViewFn,
    /// What can be done with this one, beside following it.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let meta = move || Some(view! { <p class="md-card__meta">{meta.get()?}</p> });
    let body = children.map(|children| view! { <div class="md-card__body">{children()}</div> });
    let heading = card_heading("md-card__heading", level, heading, href);
    card(
        "plain",
        heading,
        badge,
        meta.into_any(),
        body.into_any(),
        actions,
    )
}

/// The frame that every card has.
pub(crate) fn card(
    kind: &'static str,
    heading: AnyView,
    badge: ViewFn,
    meta: AnyView,
    body: AnyView,
    actions: Option<ViewFn>,
) -> AnyView {
    let actions =
        actions.map(|actions| view! { <div class="md-card__actions">{actions.run()}</div> });
    view! {
        <section class="md-card" data-kind=kind>
            <div class="md-card__head">{heading} {badge.run()} {meta}</div>
            {body}
            {actions}
        </section>
    }
    .into_any()
}

/// A heading that may be a link. The link covers what it heads up to the next positioned element:
/// one link in the page, pressed anywhere.
pub(crate) fn card_heading(
    class: &'static str,
    level: HeadingLevel,
    heading: TextProp,
    href: MaybeProp<String>,
) -> AnyView {
    let is_link = Memo::new(move |_| href.read().is_some());
    let heading = move || match is_link.get() {
        true => view! {
            <a class="md-link md-card__link" href=move || href.get()>
                {text(heading.clone())}
            </a>
        }
        .into_any(),
        false => text(heading.clone()).into_any(),
    };
    match level {
        HeadingLevel::H2 => view! { <h2 class=class>{heading}</h2> }.into_any(),
        HeadingLevel::H3 => view! { <h3 class=class>{heading}</h3> }.into_any(),
        HeadingLevel::H4 => view! { <h4 class=class>{heading}</h4> }.into_any(),
    }
}
