use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::account;
use madoguchi_contract::account::SignInRequest;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_ui::{Banner, BannerKind, Button, ErrorSummary, TextField, TextKind, dom};

use crate::shell::failure::{Failure, FailureBanner, wait_advice};
use crate::shell::field::FieldErrors;
use crate::shell::locale::t;
use crate::shell::page::PageHeading;
use crate::shell::session::use_session;
use crate::shell::use_client;

/// The page ログイン, at whatever address the reader came to.
#[component]
pub fn SignIn() -> impl IntoView {
    let errors = FieldErrors::new();
    let has_errors = Signal::derive(move || errors.any());
    view! {
        <div class="md-narrow md-stack">
            <PageHeading title=t::account::SIGN_IN has_errors />
            <p class="md-lead">{t::account::SIGN_IN_LEAD}</p>
            <SignInForm email=String::new() id_prefix="" errors />
        </div>
    }
}

/// Address and password. Says what is wrong without telling whether the account exists.
#[component]
pub fn SignInForm(
    /// The address to start with.
    email: String,
    /// Tells its ids from those of a form below a dialog.
    id_prefix: &'static str,
    /// What is wrong with the fields.
    errors: FieldErrors,
) -> impl IntoView {
    let session = use_session();
    let client = use_client();
    let email = RwSignal::new(email);
    let password = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let email_id = format!("{id_prefix}email");
    let password_id = format!("{id_prefix}password");
    let refusal_id = format!("{id_prefix}refusal");

    let on_submit = {
        let refusal_id = refusal_id.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if busy.get_untracked() {
                return;
            }
            errors.clear();
            failure.set(None);
            let request = SignInRequest {
                email: email.get_untracked(),
                password: password.get_untracked(),
            };
            if let Err(found) = request.clone().check() {
                errors.set(found);
                return;
            }
            let client = client.clone();
            let refusal_id = refusal_id.clone();
            busy.set(true);
            spawn_local(async move {
                let result = account::sign_in(&client, &request).await;
                busy.set(false);
                match result.map_err(Failure::from) {
                    Ok(known) => session.sign_in(known),
                    Err(Failure::Refused(problem)) if !problem.fields.is_empty() => {
                        errors.set(problem.fields);
                    }
                    Err(other) => {
                        failure.set(Some(other));
                        dom::focus_soon(refusal_id);
                    }
                }
            });
        }
    };
    let summary = errors.summary(vec![
        ("/email", email_id.clone(), t::account::EMAIL),
        ("/password", password_id.clone(), t::account::PASSWORD),
    ]);
    let other_failure = Signal::derive(move || failure.get().filter(|it| refusal(it).is_none()));
    view! {
        <form class="md-form" novalidate on:submit=on_submit>
            <ErrorSummary
                title=t::field::SUMMARY
                errors=summary
                attempt=errors.attempt()
            />
            <div id=refusal_id tabindex="-1">
                {move || {
                    let refused = failure.get()?;
                    refusal(&refused)?;
                    let is_wrong = refused.code() == Some(ProblemCode::SignInFailed);
                    let text = move || refusal(&refused).unwrap_or_default();
                    Some(
                        view! {
                            <div role="alert">
                                <Banner kind=BannerKind::Error heading=text>
                                    {is_wrong.then(|| view! { <p>{t::account::REFUSED_ADVICE}</p> })}
                                </Banner>
                            </div>
                        },
                    )
                }}
                <FailureBanner failure=other_failure />
            </div>
            <TextField
                id=email_id
                label=t::account::EMAIL
                required=true
                error=errors.of("/email", t::account::EMAIL)
                value=email
                on_input=Callback::new(move |typed| email.set(typed))
                kind=TextKind::Email
                autocomplete="username"
            />
            <TextField
                id=password_id
                label=t::account::PASSWORD
                required=true
                error=errors.of("/password", t::account::PASSWORD)
                value=password
                on_input=Callback::new(move |typed| password.set(typed))
                kind=TextKind::Password
                autocomplete="current-password"
            />
            <div class="md-actions">
                <Button submit=true busy=busy>
                    {t::account::SIGN_IN_BUTTON}
                </Button>
            </div>
        </form>
    }
}

/// The words for a sign-in that the server refused; reactive.
fn refusal(failure: &Failure) -> Option<String> {
    let Failure::Refused(problem) = failure else {
        return None;
    };
    match problem.code {
        ProblemCode::SignInFailed => Some(t::account::SIGN_IN_FAILED.get().to_owned()),
        ProblemCode::SignInLocked => Some(t::account::sign_in_locked(wait_advice(
            problem.retry_after_seconds(),
        ))),
        _ => None,
    }
}
