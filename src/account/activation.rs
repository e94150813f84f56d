use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::account;
use madoguchi_contract::account::{AcceptInvitationRequest, Invitation, PASSWORD_MIN};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_ui::{
    Banner, BannerKind, Button, ErrorSummary, Skeleton, SummaryList, SummaryRow, TextField,
    TextKind, dom,
};

use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::field::FieldErrors;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::notices::Notices;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::use_client;

const FORM_ID: &str = "first-password";

/// Where the one-time link of an invitation leads: sets the first password and signs in.
///
/// The token comes in the fragment, which no server sees, and leaves the address at once.
#[component]
pub fn Activation() -> impl IntoView {
    let client = use_client();
    let fragment = dom::fragment();
    let token = fragment
        .strip_prefix("token=")
        .unwrap_or_default()
        .to_owned();
    dom::clear_fragment();
    let invitation = RwSignal::new(None::<Result<Invitation, Failure>>);
    let read = Callback::new({
        let token = token.clone();
        move |()| {
            let (client, token) = (client.clone(), token.clone());
            invitation.set(None);
            spawn_local(async move {
                let result = account::invitation(&client, token).await;
                invitation.set(Some(result.map_err(Failure::from)));
            });
        }
    });
    read.run(());
    let token = StoredValue::new(token);
    view! {
        <div class="md-narrow md-stack">
            <PageHeading title=t::account::ACTIVATE />
            {move || match invitation.get() {
                None => view! { <Skeleton lines=3 status=t::common::LOADING /> }.into_any(),
                Some(Ok(invitation)) => {
                    view! { <PasswordForm invitation token=token.get_value() /> }.into_any()
                }
                Some(Err(failure)) => invalid_or_failed(failure, read),
            }}
        </div>
    }
}

fn invalid_or_failed(failure: Failure, retry: Callback<()>) -> AnyView {
    if failure.code() == Some(ProblemCode::InvitationInvalid) {
        view! {
            <Banner kind=BannerKind::Error heading=t::account::LINK_INVALID>
                <p>{t::account::LINK_INVALID_ADVICE}</p>
            </Banner>
        }
        .into_any()
    } else {
        view! { <FailureBanner failure=Signal::stored(Some(failure)) on_retry=retry /> }.into_any()
    }
}

#[component]
fn PasswordForm(invitation: Invitation, token: String) -> impl IntoView {
    let session = use_session();
    let client = use_client();
    let notices = expect_context::<Notices>();
    let navigation = use_navigation();
    let password = RwSignal::new(String::new());
    let errors = FieldErrors::new();
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        errors.clear();
        failure.set(None);
        let request = AcceptInvitationRequest {
            token: token.clone(),
            password: password.get_untracked(),
        };
        let request = match request.check() {
            Ok(request) => request,
            Err(found) => return errors.set(found),
        };
        let client = client.clone();
        busy.set(true);
        spawn_local(async move {
            let result = account::accept_invitation(&client, &request).await;
            busy.set(false);
            match result.map_err(Failure::from) {
                Ok(known) => {
                    session.sign_in(known);
                    navigation.replace(Route::Home);
                    notices.show(t::account::ACTIVATED);
                }
                Err(Failure::Refused(problem)) if !problem.fields.is_empty() => {
                    errors.set(problem.fields);
                }
                Err(other) => failure.set(Some(other)),
            }
        });
    };
    let support = move || t::account::new_password_support(PASSWORD_MIN);
    let Invitation {
        email,
        name,
        company_name,
    } = invitation;
    let username = email.clone();
    view! {
        <p class="md-lead">{t::account::ACTIVATE_LEAD}</p>
        <SummaryList>
            <SummaryRow label=t::account::COMPANY>{company_name}</SummaryRow>
            <SummaryRow label=t::account::NAME>{name}</SummaryRow>
            <SummaryRow label=t::account::EMAIL>{email}</SummaryRow>
        </SummaryList>
        <form class="md-form" novalidate on:submit=on_submit>
            <ErrorSummary
                title=t::field::SUMMARY
                errors=errors
                    .summary(vec![("/password", FORM_ID.to_owned(), t::account::NEW_PASSWORD)])
                attempt=errors.attempt()
            />
            <FailureBanner failure />
            // A password manager keeps the password for this address.
            <input type="hidden" name="username" autocomplete="username" value=username />
            <TextField
                id=FORM_ID
                label=t::account::NEW_PASSWORD
                required=true
                support=support
                error=errors.of("/password", t::account::NEW_PASSWORD)
                value=password
                on_input=Callback::new(move |typed| password.set(typed))
                kind=TextKind::Password
                autocomplete="new-password"
            />
            <div class="md-actions">
                <Button submit=true busy=busy>
                    {t::account::ACTIVATE_BUTTON}
                </Button>
            </div>
        </form>
    }
}
