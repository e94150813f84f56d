//! Why a download has not brought a file.

use leptos::prelude::*;
use madoguchi_api::Error;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::records::ARCHIVE_MAX;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind};

use super::words::size_text;
use crate::shell::export::not_saved;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{Text, t};
use crate::shell::session::SessionContext;

/// Where it is said.
pub const TROUBLE: &str = "documents-trouble";

/// What happened.
#[derive(Clone, PartialEq)]
pub enum Trouble {
    /// The call failed.
    Failed(Failure),
    /// The file began to arrive and did not arrive whole.
    BrokenOff,
    /// The right to download was taken away.
    RightChanged,
    /// The documents are more than are fetched together.
    TooLarge,
    /// The browser did not take the file.
    NotSaved,
    /// The reader gave it up.
    Cancelled,
}

impl Trouble {
    /// Of a call that failed.
    pub fn of(error: Error, session: SessionContext) -> Self {
        if error == Error::BrokenOff {
            return Self::BrokenOff;
        }
        let failure = Failure::from(error);
        session.note(&failure);
        match failure.code() {
            Some(ProblemCode::NotAllowed) => Self::RightChanged,
            Some(ProblemCode::TooLarge) => Self::TooLarge,
            _ => Self::Failed(failure),
        }
    }

    /// Whether the record is no longer as the page shows it: another right, or no record any more.
    pub fn is_of_older_record(&self) -> bool {
        match self {
            Self::RightChanged => true,
            Self::Failed(failure) => failure.code() == Some(ProblemCode::NotFound),
            _ => false,
        }
    }

    /// As it is told; `again` tries once more where that may help.
    pub fn view(self, again: Callback<()>) -> AnyView {
        match self {
            Self::NotSaved => not_saved(),
            Self::Failed(failure) => view! {
                <FailureBanner failure=Signal::stored(Some(failure)) on_retry=again />
            }
            .into_any(),
            Self::BrokenOff => {
                let retry = view! {
                    <Button kind=ButtonKind::Outline on_press=again>
                        {t::failure::RETRY}
                    </Button>
                };
                banner(
                    BannerKind::Error,
                    t::records::DOWNLOAD_BROKEN_OFF,
                    view! {
                        <p>{t::records::DOWNLOAD_BROKEN_OFF_ADVICE}</p>
                        {retry}
                    },
                )
            }
            Self::Cancelled => banner(
                BannerKind::Info,
                t::records::DOWNLOAD_CANCELLED,
                view! { <p>{t::records::DOWNLOAD_CANCELLED_ADVICE}</p> },
            ),
            Self::RightChanged => banner(
                BannerKind::Warning,
                t::records::RIGHT_CHANGED,
                view! { <p>{t::records::RIGHT_CHANGED_ADVICE}</p> },
            ),
            Self::TooLarge => {
                let advice = move || t::records::documents_too_large_advice(size_text(ARCHIVE_MAX));
                banner(
                    BannerKind::Warning,
                    t::records::DOCUMENTS_TOO_LARGE,
                    view! { <p>{advice}</p> },
                )
            }
        }
    }
}

fn banner(kind: BannerKind, heading: Text, body: impl IntoView + 'static) -> AnyView {
    let body = body.into_any();
    view! {
        <div role="alert" id=TROUBLE tabindex="-1">
            <Banner kind heading>
                {body}
            </Banner>
        </div>
    }
    .into_any()
}
