use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::sharing;
use madoguchi_contract::problem::{FieldCode, FieldError, ProblemCode};
use madoguchi_contract::sharing::{EndBounds, RenewRequest, Share, ShareAct};
use madoguchi_ui::{Button, ButtonLink, EmptyState, SummaryList, SummaryRow, dom};

use super::end_field::{EndField, end_target};
use super::model::{EndChoice, EndInput};
use super::words::until;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{t, today};
use crate::shell::navigation::use_navigation;
use crate::shell::notices::Notices;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::use_client;

const END_ID: &str = "ends";
/// What most will want.
const USUAL: EndChoice = EndChoice::Days(30);

/// What stays while the share is read anew.
#[derive(Clone, Copy)]
struct State {
    end: RwSignal<EndInput>,
    error: RwSignal<Option<FieldError>>,
    failure: RwSignal<Option<Failure>>,
    on_stale: Callback<()>,
}

/// 共有の延長の依頼: the requester of a share that ends asks its owner for another end (G-03)
#[component]
pub fn RenewalPage() -> impl IntoView {
    let navigation = use_navigation();
    let shares = Remote::new(|client| Box::pin(async move { sharing::shares(&client).await }));
    let state = State {
        end: RwSignal::new(EndInput::chosen(USUAL)),
        error: RwSignal::new(None),
        failure: RwSignal::new(None),
        on_stale: Callback::new(move |()| shares.reload()),
    };
    let has_errors = Signal::derive(move || state.error.read().is_some());
    view! {
        <PageHeading title=t::sharing::RENEW_TITLE has_errors />
        <FailureBanner failure=state.failure />
        {shares
            .view(move |list| {
                let id = navigation.param("share");
                let mut shares = list.shares.into_iter();
                let share = shares.find(|share| share.id == id && share.may(ShareAct::Renew));
                match share.and_then(|share| Some((share.ends_on?, share))) {
                    Some((ends_on, share)) => view! { <Form share ends_on state /> }.into_any(),
                    None => none(),
                }
            })}
    }
}

fn none() -> AnyView {
    view! {
        <EmptyState title=t::sharing::RENEW_NONE>
            <p>{t::sharing::RENEW_NONE_ADVICE}</p>
            <ButtonLink href=Route::Shares.path()>{t::sharing::TO_LIST}</ButtonLink>
        </EmptyState>
    }
    .into_any()
}

#[component]
fn Form(share: Share, ends_on: NaiveDate, state: State) -> impl IntoView {
    let name = share.party.name.clone();
    let bounds = EndBounds::of_renewal(today(), ends_on);
    let pending = share.renewal.clone();
    let lead = {
        let name = name.clone();
        move || t::sharing::renew_lead(&name)
    };
    let (party_name, email) = (share.party.name.clone(), share.party.email.clone());
    let (is_sending, send) = sending(share, ends_on, bounds, state);
    view! {
        <p class="md-lead">{lead}</p>
        <SummaryList>
            <SummaryRow label=t::sharing::ACCOUNT>
                <span class="md-party__name">{party_name}</span>
                <span class="md-party__email">{email}</span>
            </SummaryRow>
            <SummaryRow label=t::sharing::ENDS_NOW>{move || until(Some(ends_on))}</SummaryRow>
        </SummaryList>
        <div class="md-form">
            <EndField
                id=END_ID
                legend=t::sharing::ENDS_WANTED
                required=true
                support=t::sharing::ENDS_SUPPORT
                base=ends_on
                latest=bounds.latest
                value=state.end
                error=state.error
                on_change=Callback::new(move |end| {
                    state.error.set(None);
                    state.end.set(end);
                })
            />
            <ul class="md-notes">
                <li>{move || t::sharing::note_renew(&name)}</li>
                {pending
                    .map(|pending| {
                        view! {
                            <li>{move || t::sharing::note_renew_again(until(pending.ends_on))}</li>
                        }
                    })}
            </ul>
            <div class="md-actions">
                <Button busy=is_sending on_press=send>
                    {t::sharing::RENEW}
                </Button>
                <a class="md-link" href=Route::Shares.path()>
                    {t::sharing::BACK_TO_LIST}
                </a>
            </div>
        </div>
    }
}

/// Whether the wish is on its way, and what sends it.
fn sending(
    share: Share,
    ends_on: NaiveDate,
    bounds: EndBounds,
    state: State,
) -> (RwSignal<bool>, Callback<()>) {
    let client = use_client();
    let session = use_session();
    let navigation = use_navigation();
    let notices = expect_context::<Notices>();
    let is_sending = RwSignal::new(false);
    // One key for one wish: trying it again is the same act.
    let last = StoredValue::new(None::<(RenewRequest, String)>);
    let refuse = move |error: FieldError| {
        state.error.set(Some(error));
        dom::focus_soon(end_target(END_ID, &state.end.read_untracked()));
    };
    let send = Callback::new(move |()| {
        if is_sending.get_untracked() {
            return;
        }
        state.failure.set(None);
        let request = match read(&state.end.read_untracked(), ends_on, bounds) {
            Ok(request) => request,
            Err(error) => return refuse(error),
        };
        let key = match last.get_value() {
            Some((known, key)) if known == request => key,
            _ => dom::random_key(),
        };
        last.set_value(Some((request.clone(), key.clone())));
        is_sending.set(true);
        let (client, share) = (client.clone(), share.clone());
        spawn_local(async move {
            let result = sharing::renew(&client, &share, &request, &key).await;
            is_sending.set(false);
            match result.map_err(Failure::from) {
                Ok(_) => {
                    navigation.open(Route::Shares);
                    let name = share.party.name;
                    notices.show(move || t::sharing::did_renew(&name));
                }
                Err(Failure::Refused(problem)) if !problem.fields.is_empty() => {
                    refuse(problem.fields[0].clone());
                }
                Err(refused) => {
                    session.note(&refused);
                    if matches!(
                        refused.code(),
                        Some(ProblemCode::ShareEnded | ProblemCode::PreconditionFailed)
                    ) {
                        state.on_stale.run(());
                    }
                    state
                        .failure
                        .set(Some(refused).filter(|it| *it != Failure::SignedOut));
                }
            }
        });
    });
    (is_sending, send)
}

/// The request that was chosen or typed, or what is wrong with it.
fn read(end: &EndInput, ends_on: NaiveDate, bounds: EndBounds) -> Result<RenewRequest, FieldError> {
    let wrong = |_| FieldError::new("/endsOn", FieldCode::NotADate);
    let day = end.last_day(ends_on).map_err(wrong)?;
    let request = RenewRequest {
        ends_on: day.map(|day| day.to_string()).unwrap_or_default(),
    };
    match request.check(bounds) {
        Ok(_) => Ok(request),
        Err(mut errors) => Err(errors.remove(0)),
    }
}
