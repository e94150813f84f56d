//! A message that concerns the whole page.

use crate::icon::{Icon, picture};
use crate::words::{text, words};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What a banner is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BannerKind {
    /// Something succeeded.
    Success,
    /// Something is worth knowing.
    #[default]
    Info,
    /// Something may go wrong.
    Warning,
    /// Something went wrong.
    Error,
}

/// A notification banner. Its icon has a name, so that the kind is not said by colour alone.
#[component]
pub fn Banner(
    #[prop(optional)] kind: BannerKind,
    #[prop(optional, into)] heading: Option<TextProp>,
    children: Children,
) -> AnyView {
    let words = words();
    let (name, icon, icon_name) = match kind {
        BannerKind::Success => ("success", Icon::Success, words.success),
        BannerKind::Info => ("info", Icon::Information, words.information),
        BannerKind::Warning => ("warning", Icon::Warning, words.warning),
        BannerKind::Error => ("error", Icon::Error, words.error),
    };
    let heading = heading.map(|heading| {
        view! { <h2 class="md-banner__heading">{text(heading)}</h2> }
    });
    view! {
        <div class="md-banner" data-kind=name>
            <div class="md-banner__icon">{picture(icon, icon_name)}</div>
            <div class="md-banner__content">
                {heading} <div class="md-banner__body">{children()}</div>
            </div>
        </div>
    }
    .into_any()
}
