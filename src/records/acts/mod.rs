//! 申請取下げ, 補正 and 再提出 of one's own filings.

mod confirmation;
mod fields;
mod form;
mod page;
mod sending;
mod words;

use leptos::prelude::*;
use madoguchi_contract::records::{RecordAct, RecordDetail, RecordStatus};
use madoguchi_contract::text::percent_encode;
use madoguchi_ui::{Banner, BannerKind, ButtonKind, ButtonLink};

use crate::shell::locale::t;
use crate::shell::routes::Route;
pub use page::FilingActPage;

/// The address of an act on one's own filing.
fn act_address(id: &str, act: RecordAct) -> String {
    let id = percent_encode(id);
    format!("{}?id={id}&act={}", Route::FilingAct.path(), act.as_str())
}

/// What the reader may do with the filing, each with an address of its own.
pub fn acts(detail: &RecordDetail) -> Option<AnyView> {
    let id = detail.record.id.clone();
    let button = move |act: RecordAct| {
        let kind = match act {
            RecordAct::Withdraw => ButtonKind::Outline,
            _ => ButtonKind::Solid,
        };
        view! {
            <ButtonLink href=act_address(&id, act) kind>
                {words::texts(act).act}
            </ButtonLink>
        }
    };
    let possible = RecordAct::ON_OWN_FILINGS.into_iter();
    let possible: Vec<RecordAct> = possible.filter(|act| detail.may(*act)).collect();
    (!possible.is_empty()).then(|| {
        view! {
            <section class="md-section">
                <h2>{t::records::ACTS}</h2>
                <div class="md-stack">
                    {request_of_authority(detail)}
                    <div class="md-row">{possible.into_iter().map(button).collect_view()}</div>
                </div>
            </section>
        }
        .into_any()
    })
}

/// What the authority wants, in its own words, while it waits for that.
fn request_of_authority(detail: &RecordDetail) -> Option<AnyView> {
    let status = detail.record.status;
    let heading = match status {
        RecordStatus::CorrectionWanted => t::records::CORRECTION_REQUEST,
        RecordStatus::ResubmissionWanted => t::records::RESUBMISSION_REQUEST,
        _ => return None,
    };
    let event = detail.events.iter().find(|event| event.status == status)?;
    let note = event.note.clone()?;
    let view = view! {
        <Banner kind=BannerKind::Info heading>
            <p>
                <bdi class="md-record__text">{note}</bdi>
            </p>
        </Banner>
    };
    Some(view.into_any())
}
