//! The words that components need whatever page they stand on.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Words that every page shares. The program gives them once with `provide_context`.
#[derive(Clone, Debug)]
pub struct Words {
    /// Behind the label of a field that must be filled in: 「※必須」.
    pub required: TextProp,
    /// Behind the label of a field that may stay empty: 「※任意」.
    pub optional: TextProp,
    /// On the button that closes a dialog: 「閉じる」.
    pub close: TextProp,
    /// On the button that shows a password; it stays the same while the password shows, because a
    /// pressed button must not change its name.
    pub show_password: TextProp,
    /// Read before an error that stands at its field: 「エラー」.
    pub error_prefix: TextProp,
    /// Name of the icon of a banner that reports a success.
    pub success: TextProp,
    /// Name of the icon of a banner that informs.
    pub information: TextProp,
    /// Name of the icon of a banner that warns.
    pub warning: TextProp,
    /// Name of the icon of a banner that reports an error.
    pub error: TextProp,
    /// State of a step that is behind the user: 「完了」.
    pub done: TextProp,
}

/// The words of this program.
pub(crate) fn words() -> Words {
    expect_context()
}

/// A text in a view. One function for all, so that the program holds one such view type.
pub(crate) fn text(prop: TextProp) -> impl IntoView + Clone {
    move || prop.get()
}
