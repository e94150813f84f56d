//! The one place that turns a failed call into words and a way on.

use leptos::prelude::*;
use madoguchi_api::Error;
use madoguchi_contract::problem::{Problem, ProblemCode};
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind};

use super::locale::{Text, t};

/// Why something did not work, as a person is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The network is lost, or the server does not answer.
    Network,
    /// The server took too long.
    Timeout,
    /// The session is over.
    SignedOut,
    /// The server refused; the problem says why.
    Refused(Box<Problem>),
    /// The server itself has failed or is not available.
    Server,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Network | Error::BrokenOff => Failure::Network,
            Error::Timeout => Failure::Timeout,
            Error::Unreadable => Failure::Server,
            Error::Problem(problem) => match problem.code {
                ProblemCode::SignedOut => Failure::SignedOut,
                _ if problem.status >= 500 => Failure::Server,
                _ => Failure::Refused(problem),
            },
        }
    }
}

impl Failure {
    /// The problem's code, if the server refused.
    pub fn code(&self) -> Option<ProblemCode> {
        match self {
            Failure::Refused(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// What happened.
    pub fn heading(&self) -> Text {
        match self {
            Failure::Network => t::failure::NETWORK,
            Failure::Timeout => t::failure::TIMEOUT,
            Failure::SignedOut => t::failure::SIGNED_OUT,
            Failure::Server => t::failure::SERVER,
            Failure::Refused(problem) => match problem.code {
                ProblemCode::NotFound => t::failure::NOT_FOUND,
                ProblemCode::NotAllowed => t::failure::NOT_ALLOWED,
                ProblemCode::TooManyRequests | ProblemCode::SignInLocked => t::failure::TOO_MANY,
                ProblemCode::PreconditionFailed | ProblemCode::ShareConflict => t::failure::CHANGED,
                ProblemCode::RequestGone => t::failure::REQUEST_GONE,
                ProblemCode::ShareEnded => t::failure::SHARE_ENDED,
                ProblemCode::UndoTooLate => t::failure::UNDO_TOO_LATE,
                ProblemCode::UndoBlocked => t::failure::UNDO_BLOCKED,
                ProblemCode::AlreadyUndone => t::failure::ALREADY_UNDONE,
                _ => t::failure::REFUSED,
            },
        }
    }

    /// What to do when something could not be read; reactive. Nothing was typed or sent.
    fn reading_advice(&self) -> String {
        match self {
            Failure::Network => t::failure::NETWORK_READING_ADVICE.get().to_owned(),
            Failure::Timeout | Failure::Server => t::failure::TOO_MANY_ADVICE.get().to_owned(),
            _ => self.advice(),
        }
    }

    /// What to do when an act has failed before which nothing was typed; reactive.
    fn act_advice(&self) -> String {
        match self {
            Failure::Network => t::failure::NETWORK_ACT_ADVICE.get().to_owned(),
            Failure::Timeout => t::failure::TIMEOUT_ACT_ADVICE.get().to_owned(),
            Failure::Server => t::failure::TOO_MANY_ADVICE.get().to_owned(),
            _ => self.advice(),
        }
    }

    /// What to do now; reactive.
    pub fn advice(&self) -> String {
        let text = match self {
            Failure::Network => t::failure::NETWORK_ADVICE,
            Failure::Timeout => t::failure::TIMEOUT_ADVICE,
            Failure::SignedOut => t::failure::SIGNED_OUT_ADVICE,
            Failure::Server => t::failure::SERVER_ADVICE,
            Failure::Refused(problem) => match problem.code {
                ProblemCode::NotFound => t::failure::NOT_FOUND_ADVICE,
                ProblemCode::NotAllowed => t::failure::NOT_ALLOWED_ADVICE,
                ProblemCode::TooManyRequests | ProblemCode::SignInLocked => {
                    return wait_advice(problem.retry_after_seconds());
                }
                ProblemCode::PreconditionFailed | ProblemCode::ShareConflict => {
                    t::failure::CHANGED_ADVICE
                }
                ProblemCode::RequestGone => t::failure::REQUEST_GONE_ADVICE,
                ProblemCode::ShareEnded => t::failure::SHARE_ENDED_ADVICE,
                ProblemCode::UndoTooLate => t::failure::UNDO_TOO_LATE_ADVICE,
                ProblemCode::UndoBlocked => t::failure::UNDO_BLOCKED_ADVICE,
                ProblemCode::AlreadyUndone => t::failure::ALREADY_UNDONE_ADVICE,
                _ => t::failure::REFUSED_ADVICE,
            },
        };
        text.get().to_owned()
    }
}

/// How long to wait, in the largest unit that says it; reactive.
pub fn wait_advice(seconds: Option<u64>) -> String {
    match seconds {
        Some(seconds @ 0..=90) => t::failure::wait_seconds(seconds.max(1)),
        Some(seconds) => t::failure::wait_minutes(seconds.div_ceil(60)),
        None => t::failure::TOO_MANY_ADVICE.get().to_owned(),
    }
}

/// Tells a failure where it happened; what was typed stays. Nothing while there is none.
#[component]
pub fn FailureBanner(
    #[prop(into)] failure: Signal<Option<Failure>>,
    /// Offers to read again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    /// It was an act without fields.
    #[prop(optional)]
    nothing_typed: bool,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            let heading = failure.heading();
            view! {
                <div role="alert">
                    <Banner kind=BannerKind::Error heading=heading>
                        <p>
                            {move || match on_retry {
                                Some(_) => failure.reading_advice(),
                                None if nothing_typed => failure.act_advice(),
                                None => failure.advice(),
                            }}
                        </p>
                        {on_retry
                            .map(|retry| {
                                view! {
                                    <Button
                                        kind=ButtonKind::Outline
                                        on_press=move |()| retry.run(())
                                    >
                                        {t::failure::RETRY}
                                    </Button>
                                }
                            })}
                    </Banner>
                </div>
            }
        })
    }
}
