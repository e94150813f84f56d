//! 署名者変更: another person in a signer's place. Never with an SMS code.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::signing::{
    AccessCodeChoice, ChangeSignerRequest, Delivery, Quote, SignatureRequest, Signer, SignerState,
    SignerTerms,
};
use madoguchi_ui::{Button, Dialog, TextField, TextKind, TextWidth, dom};

use super::acts::{Act, Acts, Sent, keep_button};
use super::re_request::{cost, so_far};
use super::trouble::told;
use crate::shell::locale::{Text, t};
use crate::signing::cost::yen;
use crate::signing::words::field_message;

const NAME: &str = "other-name";
const DESTINATION: &str = "other-destination";

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    destination: RwSignal<String>,
}

impl Typed {
    /// Whether it is what stood there at first.
    fn is_of(self, signer: &Signer) -> bool {
        *self.name.read_untracked() == signer.name
            && *self.destination.read_untracked() == signer.destination
    }

    /// As it is sent; reactive.
    fn request(self, signer: &Signer) -> ChangeSignerRequest {
        let destination = self.destination.get();
        let (email, mobile) = match signer.delivery {
            Delivery::Email => (destination, String::new()),
            Delivery::Sms => (String::new(), destination),
        };
        let mut request = ChangeSignerRequest {
            signer: signer.id.clone(),
            name: self.name.get(),
            email,
            mobile,
            yen: 0,
        };
        request.yen = request.price(signer);
        request
    }
}

/// What pressing the button would do.
#[derive(Clone, PartialEq)]
enum Effects {
    /// The name is put right, and nothing is sent.
    NameOnly,
    /// Somebody else is asked, at this price.
    Other(u32),
}

impl Effects {
    fn of(signer: &Signer, request: &ChangeSignerRequest) -> Self {
        match request.is_same_destination(signer) {
            true => Effects::NameOnly,
            false => Effects::Other(request.yen),
        }
    }
}

/// Asks for the other person. What was typed stays until the dialog is opened for someone else.
#[component]
pub fn SignerChangeDialog(known: Memo<Option<SignatureRequest>>, acts: Acts) -> impl IntoView {
    let open = acts.is_asked(|act| matches!(act, Act::Change(_)));
    let signer = Memo::new(move |was: Option<&Option<Signer>>| {
        let now = acts.signer().filter(|_| open.get());
        now.or_else(|| was.cloned().flatten())
    });
    let typed = Typed {
        name: RwSignal::new(String::new()),
        destination: RwSignal::new(String::new()),
    };
    let whom = Memo::new(move |_| {
        let signer = signer.read();
        signer.as_ref().map(|it| (it.id.clone(), it.delivery))
    });
    // Where nothing was typed, the fields follow the signer, whom another tab may change.
    Effect::new(move |was: Option<Option<Signer>>| {
        let signer = signer.get()?;
        let was = was.flatten().filter(|was| was.id == signer.id);
        if was.is_none_or(|was| typed.is_of(&was)) {
            typed.name.set(signer.name.clone());
            typed.destination.set(signer.destination.clone());
        }
        Some(signer)
    });
    let effects = Memo::new(move |_| {
        let signer = signer.get()?;
        Some(Effects::of(&signer, &typed.request(&signer)))
    });
    let send = Callback::new(move |()| {
        if let Some(signer) = signer.get_untracked() {
            send(&signer, untrack(|| typed.request(&signer)), acts);
        }
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
                {move || match effects.get() {
                    Some(Effects::NameOnly) => t::signing::CHANGE_NAME_ACT.get().to_owned(),
                    Some(Effects::Other(price)) if price > 0 => {
                        t::signing::change_act_for(yen(price))
                    }
                    _ => t::signing::CHANGE_ACT.get().to_owned(),
                }}
            </Button>
            {keep_button(acts)}
        }
    };
    let about = move || {
        let signer = signer.read();
        let name = signer.as_ref().map(|it| it.name.clone());
        t::signing::change_about(name.unwrap_or_default())
    };
    let fields = move || Some(fields(whom.get()?.1, typed, acts));
    let notes = move || Some(notes(&signer.get()?, &effects.get()?, known));
    view! {
        <Dialog
            open
            heading=t::signing::CHANGE_TITLE
            on_close_request=Callback::new(move |()| acts.close())
            busy=acts.is_sending
            actions
        >
            {told(acts)}
            <p>{about}</p>
            {fields}
            {notes}
        </Dialog>
    }
}

fn send(signer: &Signer, request: ChangeSignerRequest, acts: Acts) {
    let checked = request.check(signer.delivery);
    let is_same = request.is_same_destination(signer);
    match checked {
        Err(errors) => acts.errors.set(errors),
        Ok((name, _)) if is_same && name == signer.name => {
            let nothing = FieldError::new("/name", FieldCode::NothingToChange);
            acts.errors.set(vec![nothing]);
        }
        Ok((name, _)) => {
            let before = signer.name.clone();
            acts.send(Sent::Change(request), move || match is_same {
                true => t::signing::did_change_name(&name),
                false => t::signing::did_change(&before),
            });
        }
    }
}

fn fields(delivery: Delivery, typed: Typed, acts: Acts) -> AnyView {
    let (kind, label, pointer, autocomplete) = match delivery {
        Delivery::Email => (TextKind::Email, t::compose::EMAIL, "/email", "email"),
        Delivery::Sms => (TextKind::Text, t::compose::MOBILE, "/mobile", "tel"),
    };
    let error = move |pointer: &'static str, label: Text| {
        Signal::derive(move || {
            let error = acts.errors.first(pointer)?;
            Some(match error.code {
                FieldCode::NothingToChange => t::signing::CHANGE_NOTHING.get().to_owned(),
                _ => field_message(&error, label.get()),
            })
        })
    };
    view! {
        <div class="md-form">
            <TextField
                id=NAME
                label=t::compose::NAME
                required=true
                error=error("/name", t::compose::NAME)
                value=typed.name
                on_input=Callback::new(move |text| typed.name.set(text))
                autocomplete="off"
                width=TextWidth::Full
            />
            <TextField
                id=DESTINATION
                label
                kind
                required=true
                error=error(pointer, label)
                value=typed.destination
                on_input=Callback::new(move |text| typed.destination.set(text))
                autocomplete=autocomplete
                width=TextWidth::Full
            />
        </div>
    }
    .into_any()
}

/// What it does and costs, said before (G-04).
fn notes(signer: &Signer, effects: &Effects, known: Memo<Option<SignatureRequest>>) -> AnyView {
    let total = match effects {
        Effects::NameOnly => 0,
        Effects::Other(price) => *price,
    };
    let is_other = *effects != Effects::NameOnly;
    let own_code = (is_other && signer.access_code == AccessCodeChoice::Custom)
        .then(|| view! { <li>{t::signing::CHANGE_CODE}</li> });
    let what = match signer.state {
        _ if !is_other => t::signing::CHANGE_NAME,
        SignerState::Waiting => t::signing::CHANGE_WAITING,
        _ => t::signing::CHANGE_LINK,
    };
    let terms = SignerTerms {
        delivery: signer.delivery,
        sms_code: false,
    };
    let cost = cost(Quote::sum(terms.re_request_charges()), total);
    view! {
        {cost}
        <ul class="md-notes">
            <li>{what}</li>
            {own_code}
            {so_far(known, total)}
        </ul>
    }
    .into_any()
}
