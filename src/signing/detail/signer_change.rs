//! 署名者変更: another person in a signer's place. Never with an SMS code.

use leptos::prelude::*;
use madoguchi_contract::signing::{
    AccessCodeChoice, ChangeSignerRequest, Delivery, SignatureRequest, Signer, SignerState,
};
use madoguchi_ui::{Button, Dialog, TextField, TextKind, TextWidth, dom};

use super::acts::{Act, Acts, Sent, keep_button};
use super::trouble::told;
use crate::shell::locale::{Text, t};
use crate::signing::words::field_message;

const NAME: &str = "other-name";
const DESTINATION: &str = "other-destination";

/// Asks for the other person. What was typed stays until the dialog is opened for someone else.
#[component]
pub fn SignerChangeDialog(known: Memo<Option<SignatureRequest>>, acts: Acts) -> impl IntoView {
    let open = acts.is_asked(|act| matches!(act, Act::Change(_)));
    let signer = Memo::new(move |was: Option<&Option<Signer>>| {
        let now = acts.signer().filter(|_| open.get());
        now.or_else(|| was.cloned().flatten())
    });
    let id = Memo::new(move |_| signer.read().as_ref().map(|it| it.id.clone()));
    let (name, destination) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        id.track();
        name.set(String::new());
        destination.set(String::new());
    });
    let send = Callback::new(move |()| {
        let Some(signer) = signer.get_untracked() else {
            return;
        };
        let typed = typed(&signer, name.get_untracked(), destination.get_untracked());
        if let Err(errors) = typed.check(signer.delivery) {
            acts.errors.set(errors);
            return;
        }
        acts.send(Sent::Change(typed), move || {
            t::signing::did_change(&signer.name)
        });
    });
    // Those of the form and those that only the server can know.
    Effect::new(move |_| {
        if acts.errors.any() && open.get_untracked() {
            let is_name = acts.errors.first("/name").is_some();
            dom::focus_field(if is_name { NAME } else { DESTINATION });
        }
    });
    let actions = move || {
        view! {
            <Button busy=acts.is_sending on_press=send>
                {t::signing::CHANGE_ACT}
            </Button>
            {keep_button(acts)}
        }
    };
    let fields = move || {
        let signer = signer.get()?;
        let is_in_order = known
            .read_untracked()
            .as_ref()
            .is_some_and(|it| it.in_order);
        Some(form(&signer, is_in_order, name, destination, acts))
    };
    view! {
        <Dialog
            open
            heading=t::signing::CHANGE_TITLE
            on_close_request=Callback::new(move |()| acts.close())
            busy=acts.is_sending
            actions
        >
            {told(acts.trouble)}
            {fields}
        </Dialog>
    }
}

fn typed(signer: &Signer, name: String, destination: String) -> ChangeSignerRequest {
    let (email, mobile) = match signer.delivery {
        Delivery::Email => (destination, String::new()),
        Delivery::Sms => (String::new(), destination),
    };
    ChangeSignerRequest {
        signer: signer.id.clone(),
        name,
        email,
        mobile,
    }
}

fn form(
    signer: &Signer,
    is_in_order: bool,
    name: RwSignal<String>,
    destination: RwSignal<String>,
    acts: Acts,
) -> AnyView {
    let (kind, label, pointer, autocomplete) = match signer.delivery {
        Delivery::Email => (TextKind::Email, t::compose::EMAIL, "/email", "email"),
        Delivery::Sms => (TextKind::Text, t::compose::MOBILE, "/mobile", "tel"),
    };
    let error = move |pointer: &'static str, label: Text| {
        Signal::derive(move || {
            let error = acts.errors.first(pointer)?;
            Some(field_message(&error, label.get()))
        })
    };
    let own_code = (signer.access_code == AccessCodeChoice::Custom)
        .then(|| view! { <li>{t::signing::CHANGE_CODE}</li> });
    let link = match signer.state {
        SignerState::Waiting if is_in_order => t::signing::CHANGE_WAITING,
        _ => t::signing::CHANGE_LINK,
    };
    let present = signer.name.clone();
    view! {
        <p>{move || t::signing::change_about(&present)}</p>
        <div class="md-form">
            <TextField
                id=NAME
                label=t::compose::NAME
                required=true
                error=error("/name", t::compose::NAME)
                value=name
                on_input=Callback::new(move |text| name.set(text))
                autocomplete="off"
                width=TextWidth::Full
            />
            <TextField
                id=DESTINATION
                label
                kind
                required=true
                error=error(pointer, label)
                value=destination
                on_input=Callback::new(move |text| destination.set(text))
                autocomplete=autocomplete
                width=TextWidth::Full
            />
        </div>
        <ul class="md-notes">
            <li>{link}</li>
            {own_code}
            <li>{t::signing::CHANGE_FREE}</li>
        </ul>
    }
    .into_any()
}
