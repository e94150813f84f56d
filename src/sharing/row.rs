//! One account of the form.

use leptos::prelude::*;
use madoguchi_contract::problem::{FieldCode, FieldError};
use madoguchi_contract::sharing::{EndBounds, Right};
use madoguchi_ui::{Badge, BadgeColor, Button, ButtonKind, RadioGroup, TextField, TextKind, dom};

use super::conflict::ConflictBanner;
use super::end_field::{EndField, end_message, end_target};
use super::flow::use_flow;
use super::model::{Input, Row, RowChange};
use super::words::{right_options, state_badge, until};
use crate::shell::field::message;
use crate::shell::locale::{Text, t, today};

/// The id of an input's control.
pub fn input_id(key: u32, input: Input) -> String {
    match input {
        Input::GbizId => format!("gbiz-id-{key}"),
        Input::OfficialDocumentRight => format!("official-document-right-{key}"),
        Input::DeliveryRight => format!("delivery-right-{key}"),
        Input::End => format!("ends-{key}"),
        Input::Whole => format!("account-{key}"),
    }
}

/// The label of an input.
pub fn input_label(input: Input) -> Text {
    match input {
        Input::GbizId => t::sharing::GBIZ_ID,
        Input::OfficialDocumentRight => t::sharing::OFFICIAL_DOCUMENT_RIGHT,
        Input::DeliveryRight => t::sharing::DELIVERY_RIGHT,
        Input::End => t::sharing::ENDS,
        Input::Whole => t::sharing::ACCOUNT,
    }
}

/// A card with the three inputs of an account, or with what happens to it.
#[component]
pub fn RowCard(key: u32) -> impl IntoView {
    let form = use_flow().form;
    let number = Memo::new(move |_| {
        let position = form.with(|form| form.rows().iter().position(|row| row.key == key));
        position.map_or(0, |at| at + 1)
    });
    let row = Memo::new(move |_| form.with(|form| form.row(key).cloned()));
    let kind = Memo::new(move |_| row.read().as_ref().map(Kind::of));
    let heading = move || t::sharing::account_number(number.get());
    let heading_id = format!("{}-heading", input_id(key, Input::Whole));
    let labelled_by = heading_id.clone();
    view! {
        <section
            class="md-panel"
            id=input_id(key, Input::Whole)
            tabindex="-1"
            aria-labelledby=labelled_by
        >
            <div class="md-row" data-spread="">
                <h2 class="md-panel__heading" id=heading_id>
                    {heading}
                </h2>
                {move || kind.get().map(Kind::badge)}
            </div>
            <ConflictBanner row />
            {move || match kind.get() {
                None => ().into_any(),
                Some(Kind::New) => view! { <NewInputs row key /> }.into_any(),
                Some(Kind::Known) => view! { <KnownInputs row key /> }.into_any(),
                Some(Kind::Deleted) => view! { <Deleted row key /> }.into_any(),
            }}
        </section>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    New,
    Known,
    Deleted,
}

impl Kind {
    fn of(row: &Row) -> Self {
        match row.change() {
            RowChange::New => Kind::New,
            RowChange::Deletion => Kind::Deleted,
            RowChange::Rights | RowChange::Unchanged => Kind::Known,
        }
    }

    fn badge(self) -> AnyView {
        let (color, text) = match self {
            Kind::New => (BadgeColor::Blue, t::sharing::MARK_NEW),
            Kind::Known => return ().into_any(),
            Kind::Deleted => (BadgeColor::Red, t::sharing::MARK_DELETION),
        };
        view! { <Badge color>{text}</Badge> }.into_any()
    }
}

#[component]
fn NewInputs(row: Memo<Option<Row>>, key: u32) -> impl IntoView {
    let form = use_flow().form;
    let value = Signal::derive(move || row.get().map(|row| row.gbiz_id).unwrap_or_default());
    let notice = Signal::derive(move || {
        let row = row.get()?;
        row.was_folded.then(|| t::field::folded(row.gbiz_id))
    });
    let remove = move |()| {
        form.update(|form| form.delete(key));
        dom::focus_soon(if form.read_untracked().can_undo_removal() {
            "undo-removal".to_owned()
        } else {
            "add-account".to_owned()
        });
    };
    view! {
        <TextField
            id=input_id(key, Input::GbizId)
            label=t::sharing::GBIZ_ID
            required=true
            support=t::sharing::GBIZ_ID_SUPPORT
            error=error_of(row, Input::GbizId)
            notice
            value
            on_input=Callback::new(move |typed| form.update(|form| form.type_gbiz_id(key, typed)))
            kind=TextKind::Email
            autocomplete="off"
        />
        <RightInputs row key />
        <EndInputs row key />
        <RemoveButton row on_press=Callback::new(remove) />
    }
}

#[component]
fn KnownInputs(row: Memo<Option<Row>>, key: u32) -> impl IntoView {
    let form = use_flow().form;
    let delete = move |()| {
        form.update(|form| form.delete(key));
        dom::focus_soon(input_id(key, Input::Whole));
    };
    view! {
        <Owner row />
        <p class="md-field__support">{t::sharing::GBIZ_ID_FIXED}</p>
        <RightInputs row key />
        <RemoveButton row on_press=Callback::new(delete) />
    }
}

#[component]
fn Deleted(row: Memo<Option<Row>>, key: u32) -> impl IntoView {
    let form = use_flow().form;
    let restore = move |()| {
        form.update(|form| form.restore(key));
        dom::focus_soon(input_id(key, Input::Whole));
    };
    let has_room = Memo::new(move |_| form.read().remaining() > 0);
    view! {
        <Owner row />
        <p>{t::sharing::DELETION_ABOUT}</p>
        {move || {
            if has_room.get() {
                view! {
                    <Button kind=ButtonKind::Outline on_press=restore>
                        {t::sharing::RESTORE}
                    </Button>
                }
                    .into_any()
            } else {
                view! { <p class="md-field__support">{t::sharing::NO_ROOM_TO_RESTORE}</p> }
                    .into_any()
            }
        }}
    }
}

/// Whose account it is.
#[component]
fn Owner(row: Memo<Option<Row>>) -> impl IntoView {
    move || {
        let share = row.get()?.share?;
        Some(view! {
            <p class="md-party">
                <span class="md-party__name">{share.party.name}</span>
                <span class="md-party__email">{share.party.email}</span>
                {state_badge(share.state)}
            </p>
            {share
                .ends_on
                .map(|day| view! { <p>{move || until(Some(day))}</p> })}
        })
    }
}

#[component]
fn RightInputs(row: Memo<Option<Row>>, key: u32) -> impl IntoView {
    view! {
        <div class="md-columns">
            <RightInput row key input=Input::OfficialDocumentRight />
            <RightInput row key input=Input::DeliveryRight />
        </div>
    }
}

#[component]
fn RightInput(row: Memo<Option<Row>>, key: u32, input: Input) -> impl IntoView {
    let form = use_flow().form;
    let value = Signal::derive(move || {
        let row = row.get()?;
        let chosen = match input {
            Input::DeliveryRight => row.delivery_right,
            _ => row.official_document_right,
        };
        chosen.map(|right| right.as_str().to_owned())
    });
    let on_change = Callback::new(move |value: String| {
        if let Some(right) = Right::parse(&value) {
            form.update(|form| form.choose(key, input, right));
        }
    });
    view! {
        <RadioGroup
            id=input_id(key, input)
            legend=input_label(input)
            required=true
            error=error_of(row, input)
            options=right_options()
            value
            on_change
        />
    }
}

/// Until when a new account is asked for (G-03).
#[component]
fn EndInputs(row: Memo<Option<Row>>, key: u32) -> impl IntoView {
    let form = use_flow().form;
    let today = today();
    let value = Signal::derive(move || row.get().map(|row| row.end).unwrap_or_default());
    let error = Signal::derive(move || row.get()?.error(Input::End).cloned());
    let choose = Callback::new(move |end| form.update(|form| form.choose_end(key, end)));
    view! {
        <EndField
            id=input_id(key, Input::End)
            legend=t::sharing::ENDS
            support=t::sharing::ENDS_SUPPORT
            base=today
            latest=EndBounds::on(today).latest
            value
            error
            on_change=choose
        />
    }
}

/// [削除], told apart for those who hear it by the account.
#[component]
fn RemoveButton(row: Memo<Option<Row>>, on_press: Callback<()>) -> impl IntoView {
    let account = move || row.get().map(|row| row.gbiz_id).unwrap_or_default();
    view! {
        <Button kind=ButtonKind::Outline on_press>
            {t::sharing::DELETE} <span class="md-visually-hidden">" " {account}</span>
        </Button>
    }
}

fn error_of(row: Memo<Option<Row>>, input: Input) -> Signal<Option<String>> {
    Signal::derive(move || {
        let row = row.get()?;
        let error = row.error(input)?;
        Some(input_message(&row, input, error))
    })
}

/// The control that an error summary points at.
pub fn input_target(row: &Row, input: Input) -> String {
    let id = input_id(row.key, input);
    match input {
        Input::End => end_target(&id, &row.end),
        _ => id,
    }
}

/// What is wrong with an input; reactive.
pub fn input_message(row: &Row, input: Input, error: &FieldError) -> String {
    let label = input_label(input).get();
    match (input, error.code) {
        (Input::End, _) => end_message(&row.end, error),
        (Input::OfficialDocumentRight | Input::DeliveryRight, FieldCode::Required) => {
            t::field::choose(label)
        }
        _ => message(error, label),
    }
}
