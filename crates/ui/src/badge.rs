//! A short word that marks something: a state, an owner.

use leptos::prelude::*;

/// The colour of a badge. It only helps: the word says what is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the name of a colour")]
pub enum BadgeColor {
    #[default]
    Gray,
    Blue,
    LightBlue,
    Cyan,
    Green,
    Lime,
    Yellow,
    Orange,
    Red,
    Magenta,
    Purple,
}

impl BadgeColor {
    /// As the style sheet knows it, in `data-color`.
    pub fn name(self) -> &'static str {
        match self {
            BadgeColor::Gray => "gray",
            BadgeColor::Blue => "blue",
            BadgeColor::LightBlue => "light-blue",
            BadgeColor::Cyan => "cyan",
            BadgeColor::Green => "green",
            BadgeColor::Lime => "lime",
            BadgeColor::Yellow => "yellow",
            BadgeColor::Orange => "orange",
            BadgeColor::Red => "red",
            BadgeColor::Magenta => "magenta",
            BadgeColor::Purple => "purple",
        }
    }
}

/// A badge. A long word wraps and is never cut.
#[component]
pub fn Badge(#[prop(optional)] color: BadgeColor, children: Children) -> AnyView {
    view! {
        <span class="md-badge" data-color=color.name()>
            {children()}
        </span>
    }
    .into_any()
}
