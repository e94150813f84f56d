//! Icons, drawn in the colour of the text around them.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The shapes that components use, on a field of 24 by 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Account,
    Check,
    Chevron,
    Close,
    Error,
    Eye,
    Information,
    Success,
    Warning,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Account => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6Zm0 12\
                 c-2 0-3.8-.9-5-2.3.9-1.4 2.9-2.2 5-2.2s4.1.8 5 2.2A6.6 6.6 0 0 1 12 19Z"
            }
            Icon::Check => "M9.6 18 3.9 12.3l1.4-1.4 4.3 4.2 9.1-9.1 1.4 1.4L9.6 18Z",
            Icon::Chevron => "m12 15.4-6-6L7.4 8l4.6 4.6L16.6 8 18 9.4l-6 6Z",
            Icon::Close => {
                "m6.4 19-1.4-1.4 5.6-5.6L5 6.4 6.4 5l5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6\
                 -1.4 1.4-5.6-5.6L6.4 19Z"
            }
            Icon::Error => {
                "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM11 15v2h2v-2h-2Zm0-8v6h2V7h-2Z"
            }
            Icon::Eye => {
                "M12 5C7 5 2.7 8 1 12c1.7 4 6 7 11 7s9.3-3 11-7c-1.7-4-6-7-11-7Zm0 2a5 5 0 1 1 0 10 \
                 5 5 0 0 1 0-10Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z"
            }
            Icon::Information => {
                "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 5h2v2h-2V7Zm0 4h2v6h-2v-6Z"
            }
            Icon::Success => {
                "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.4 14.6L6 12l1.4-1.4 3.2 3.2 6-6\
                 L18 9.2l-7.4 7.4Z"
            }
            Icon::Warning => "M1 21 12 2l11 19H1Zm10-5v2h2v-2h-2Zm0-6v4h2v-4h-2Z",
        }
    }
}

/// Draws `icon` as decoration.
pub(crate) fn decoration(icon: Icon) -> AnyView {
    sketch(icon.path())
}

/// Draws a shape as decoration that one component alone has: a program without that component is
/// without the shape.
pub(crate) fn sketch(path: &'static str) -> AnyView {
    view! {
        <svg class="md-icon" viewBox="0 0 24 24" aria-hidden="true">
            <path fill-rule="evenodd" d=path></path>
        </svg>
    }
    .into_any()
}

/// Draws `icon` as a picture with a name.
pub(crate) fn picture(icon: Icon, name: TextProp) -> AnyView {
    view! {
        <svg class="md-icon" viewBox="0 0 24 24" role="img" aria-label=name>
            <path fill-rule="evenodd" d=icon.path()></path>
        </svg>
    }
    .into_any()
}
