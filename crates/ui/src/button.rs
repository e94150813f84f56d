//! Buttons, and links that look like them.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one act that a page is for.
    #[default]
    Solid,
    /// Another way on.
    Outline,
    /// An act beside the way.
    Text,
    /// An act that takes something away.
    Danger,
}

impl ButtonKind {
    fn name(self) -> &'static str {
        match self {
            ButtonKind::Solid => "solid",
            ButtonKind::Outline => "outline",
            ButtonKind::Text => "text",
            ButtonKind::Danger => "danger",
        }
    }
}

/// A button. What it does is a property and no listener added from outside: those pile up when
/// Leptos rebuilds a type-erased view, and an old one would act on what is no longer shown.
///
/// While `busy` it keeps the focus and says that it is disabled, and nothing is pressed: an act
/// cannot be started twice. It is never disabled by the attribute, which would drop the focus.
#[component]
pub fn Button(
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional)] kind: ButtonKind,
    /// Sends the form that it stands in.
    #[prop(optional)]
    submit: bool,
    /// Its act is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    children: Children,
) -> AnyView {
    let press = move |event: MouseEvent| {
        // The second click of a double click was meant for what stood here before the first.
        if busy.get_untracked() || event.detail() > 1 {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            id=id
            type=if submit { "submit" } else { "button" }
            class="md-button"
            data-kind=kind.name()
            aria-disabled=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
    .into_any()
}

/// A link that looks like a button, for a way on that is a page of its own.
#[component]
pub fn ButtonLink(
    #[prop(into)] href: TextProp,
    #[prop(optional)] kind: ButtonKind,
    children: Children,
) -> AnyView {
    view! {
        <a class="md-button" data-kind=kind.name() href=href>
            {children()}
        </a>
    }
    .into_any()
}
