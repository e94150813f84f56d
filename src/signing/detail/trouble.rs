//! Why an act on a request was not done.

use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind};

use super::acts::Acts;
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{Text, t};

/// What happened; its dialog stays open.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The call failed.
    Failed(Failure),
    /// The price is no longer the one that was said; the new one stands in the dialog.
    PriceChanged,
    /// Somebody has acted meanwhile; what was typed is still there.
    Changed,
}

/// As it is told in the dialog.
pub fn told(acts: Acts) -> impl IntoView {
    move || match acts.trouble.get() {
        None => ().into_any(),
        Some(Trouble::Failed(failure)) => {
            let nothing_typed = !acts.has_fields();
            view! { <FailureBanner failure=Signal::stored(Some(failure)) nothing_typed /> }
                .into_any()
        }
        Some(Trouble::PriceChanged) => {
            warning(t::signing::PRICE_CHANGED, t::signing::PRICE_CHANGED_ADVICE)
        }
        Some(Trouble::Changed) => warning(t::signing::CHANGED, t::signing::CHANGED_TYPED_ADVICE),
    }
}

/// Somebody has acted meanwhile: the page shows how it is now.
pub fn state_changed() -> AnyView {
    warning(t::signing::CHANGED, t::signing::CHANGED_ADVICE)
}

fn warning(heading: Text, advice: Text) -> AnyView {
    view! {
        <div role="alert">
            <Banner kind=BannerKind::Warning heading>
                <p>{advice}</p>
            </Banner>
        </div>
    }
    .into_any()
}
