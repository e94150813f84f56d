//! A question that must be answered before anything else.

use crate::dom;
use crate::icon::{Icon, decoration};
use crate::live_region::LiveRegion;
use crate::words::{text, words};
use leptos::ev::{Event, KeyboardEvent};
use leptos::html::{Dialog as DialogElement, H2};
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use web_sys::HtmlElement;

/// A modal dialog on the browser's own `<dialog>`. It is open exactly as long as `open` says.
///
/// The user's wish to close it (Esc, the close button, a phone's back gesture) reaches
/// `on_close_request`; while `busy` it is ignored, so that an act under way keeps its dialog. The
/// focus goes to the heading, and back to where it was.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    #[prop(into)] heading: TextProp,
    on_close_request: Callback<()>,
    #[prop(optional, into)] busy: Signal<bool>,
    /// Whether it has a close button. Without one, an answer is one of the actions.
    #[prop(default = true)]
    closable: bool,
    /// The buttons at the end, the answer first.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
    children: Children,
) -> AnyView {
    let node = NodeRef::<DialogElement>::new();
    let heading_node = NodeRef::<H2>::new();
    let heading_id = dom::unique_id("dialog-heading");
    let opener = StoredValue::new_local(None::<HtmlElement>);

    let show = move || {
        let Some(dialog) = node.get_untracked().filter(|dialog| !dialog.open()) else {
            return;
        };
        if dialog.show_modal().is_ok()
            && let Some(heading) = heading_node.get_untracked()
        {
            dom::focus_element(&heading);
        }
    };
    Effect::new(move |_| {
        if open.get() {
            dom::count_in_root("data-dialogs");
            opener.set_value(dom::active_element());
            show();
        } else if let Some(dialog) = node.get_untracked().filter(|dialog| dialog.open()) {
            dialog.close();
            return_focus(opener);
        }
    });
    on_cleanup(move || {
        if open.try_get_untracked() == Some(true) {
            return_focus(opener);
        }
    });

    let request_close = move || {
        if !busy.get_untracked() {
            on_close_request.run(());
        }
    };
    // A browser lets a second Esc in a row pass `cancel` by, so the key itself is taken.
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            request_close();
        }
    };
    let on_cancel = move |event: Event| {
        event.prevent_default();
        request_close();
    };
    // The browser can close it against our will; what `open` says still holds.
    let on_close = move |_: Event| {
        if open.get_untracked() {
            request_close();
            if open.get_untracked() {
                show();
            }
        }
    };

    let close_word = words().close;
    let close_button = closable.then(move || {
        view! {
            <button
                type="button"
                class="md-dialog__close"
                aria-disabled=move || busy.get().then_some("true")
                on:click=move |_| request_close()
            >
                {decoration(Icon::Close)}
                {text(close_word)}
            </button>
        }
    });
    let actions =
        actions.map(|actions| view! { <div class="md-dialog__actions">{actions.run()}</div> });
    view! {
        <dialog
            class="md-dialog"
            node_ref=node
            aria-labelledby=heading_id.clone()
            aria-busy=move || busy.get().then_some("true")
            on:keydown=on_keydown
            on:cancel=on_cancel
            on:close=on_close
        >
            <div class="md-dialog__frame">
                <div class="md-dialog__head">
                    <h2 class="md-dialog__heading" id=heading_id.clone() tabindex="-1" node_ref=heading_node>
                        {text(heading)}
                    </h2>
                    {close_button}
                </div>
                <div class="md-dialog__body">{children()}</div>
                {actions}
                <LiveRegion />
            </div>
        </dialog>
    }
    .into_any()
}

/// Gives the focus back, or to the page's heading when what had it is gone.
fn return_focus(opener: StoredValue<Option<HtmlElement>, LocalStorage>) {
    let opener = opener.try_update_value(Option::take).flatten();
    match opener.filter(|opener| opener.is_connected() && dom::is_visible(opener)) {
        Some(opener) => dom::focus_element(&opener),
        None => dom::focus_main_heading(),
    }
}
