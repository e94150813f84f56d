//! The question before something that cannot be undone.

mod typed_name;

use crate::button::{Button, ButtonKind};
use crate::dialog::Dialog;
use crate::dom;
use crate::text_field::{TextField, TextWidth};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use typed_name::is_name;

/// A name that has to be typed before the act, where a slip would cost too much.
#[derive(Clone)]
pub struct TypedName {
    /// What must be typed.
    pub name: Signal<String>,
    /// 「削除する組織の名前」
    pub label: TextProp,
    /// Says which name: 「「湊商事株式会社」と入力してください。」
    pub support: TextProp,
    /// The error when something else is typed.
    pub mistake: TextProp,
}

/// Asks before something is taken away: what, from whom, how many, and what that means.
///
/// The heading has the focus at first and the safe way comes before the act, so neither Enter nor
/// the next key destroys anything; Esc is the safe way as well. Nothing is disabled: who has not
/// typed the name is told so at the field, and what was typed stays when the act fails.
#[component]
pub fn ConfirmDialog(
    #[prop(into)] open: Signal<bool>,
    /// The question, with its object: 「3件の共有を停止しますか」.
    #[prop(into)]
    heading: TextProp,
    /// What it happens to, by name.
    #[prop(optional, into)]
    affected: Signal<Vec<String>>,
    /// The button that does it, with the verb of the heading: 「3件の共有を停止する」.
    #[prop(into)]
    act: TextProp,
    /// The button of the safe way: 「停止しない」.
    #[prop(into)]
    keep: TextProp,
    on_act: Callback<()>,
    on_keep: Callback<()>,
    /// The act is under way; nothing closes the dialog.
    #[prop(optional, into)]
    busy: Signal<bool>,
    #[prop(optional)] typed_name: Option<TypedName>,
    /// Why the act has failed, as a `Banner` that speaks; nothing while it has not.
    #[prop(optional, into)]
    failure: Option<ViewFn>,
    /// What will happen, and that it cannot be undone.
    children: Children,
) -> AnyView {
    let id = dom::unique_id("confirm");
    let typed = RwSignal::new(String::new());
    let is_wrong = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            typed.set(String::new());
            is_wrong.set(false);
        }
    });

    let failure_node = NodeRef::<Div>::new();
    Effect::new(move |was_busy: Option<bool>| {
        let is_busy = busy.get();
        // In a long dialog the failure may stand out of sight of whoever pressed the button.
        if was_busy == Some(true) && !is_busy && open.get_untracked() {
            request_animation_frame(move || {
                let node = failure_node.try_get_untracked().flatten();
                if let Some(failure) = node.filter(|node| node.has_child_nodes()) {
                    failure.scroll_into_view_with_bool(false);
                }
            });
        }
        is_busy
    });

    let press = Callback::new({
        let id = id.clone();
        let name = typed_name.as_ref().map(|it| it.name);
        move |()| {
            let is_right = |name: Signal<String>| is_name(&typed.read(), &name.read());
            is_wrong.set(untrack(|| name.is_some_and(|name| !is_right(name))));
            if is_wrong.get_untracked() {
                dom::focus_field(&id);
            } else {
                on_act.run(());
            }
        }
    });
    // No form: an Enter that only ends a conversion of kana must not carry out the act.
    let field = typed_name.map(|name| {
        let mistake = name.mistake;
        let error = move || is_wrong.get().then(|| mistake.get().into_owned());
        view! {
            <TextField
                id=id
                label=name.label
                required=true
                support=name.support
                error=Signal::derive(error)
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                autocomplete="off"
                width=TextWidth::Full
            />
        }
    });
    let actions = move || {
        let (act, keep) = (act.clone(), keep.clone());
        view! {
            <Button kind=ButtonKind::Outline busy=busy on_press=on_keep>
                {move || keep.get()}
            </Button>
            <Button kind=ButtonKind::Danger busy=busy on_press=press>
                {move || act.get()}
            </Button>
        }
    };
    let list = move || {
        let names = affected.get();
        (!names.is_empty()).then(|| {
            let names = names.into_iter().map(|name| view! { <li>{name}</li> });
            view! { <ul class="md-confirm__list">{names.collect_view()}</ul> }
        })
    };
    let failure = failure.map(|failure| {
        view! {
            <div class="md-confirm__failure" node_ref=failure_node>
                {failure.run()}
            </div>
        }
    });
    view! {
        <Dialog
            open=open
            heading=heading
            on_close_request=on_keep
            busy=busy
            closable=false
            actions=actions
        >
            {children()}
            {list}
            {field}
            {failure}
        </Dialog>
    }
    .into_any()
}
