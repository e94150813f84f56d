//! 封筒詳細情報: one request with its signers, and what its drafter can do.

mod acts;
mod attention;
mod copy;
mod documents;
mod overview;
mod re_request;
mod signer_change;
mod signers;
mod timeline;
mod trouble;
mod withdrawal;

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::SignatureRequest;
use madoguchi_ui::{Banner, BannerKind, ButtonLink, Skeleton, announce, dom};

use super::returning::way_from_list;
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::{HEADING, PageHeading};
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use acts::Acts;
use attention::tasks;
use copy::CopyDownload;
use documents::{Documents, OpenedDocument};
use overview::{Charges, Overview};
use re_request::ReRequestDialog;
use signer_change::SignerChangeDialog;
use signers::Signers;
use timeline::timeline_export;
use withdrawal::{WithdrawalDialog, withdraw_button};

/// 封筒詳細情報 of the request that the address names.
#[component]
pub fn Request() -> impl IntoView {
    let navigation = use_navigation();
    let id = Memo::new(move |_| navigation.param("id"));
    let request = Remote::following(
        move || id.get(),
        |client, id| Box::pin(async move { signing::request(&client, &id).await }),
    );
    // What was read stays while it is read again, and is drawn anew only where it has changed.
    let known = Memo::new(move |was: Option<&Option<SignatureRequest>>| {
        let id = id.get();
        let now = request.map(Clone::clone);
        let known = now.or_else(|| was.cloned().flatten());
        known.filter(|known| known.id == id)
    });
    let acts = Acts::new(request, known);
    dom::on_return(Callback::new(move |()| acts.look_again()));
    Effect::new(move |was_there: Option<bool>| {
        let is_there = known.read().is_some();
        // What was pressed may have gone with what has changed.
        if was_there == Some(true) {
            dom::focus_soon_if_lost(HEADING.to_owned());
        }
        is_there
    });
    view! {
        {way_from_list(t::signing::DETAIL)}
        <PageHeading title=t::signing::DETAIL />
        {acts.news()}
        <Content request known acts />
        <ReRequestDialog known acts />
        <SignerChangeDialog known acts />
        <WithdrawalDialog known acts />
    }
}

#[component]
fn Content(
    request: Remote<SignatureRequest>,
    known: Memo<Option<SignatureRequest>>,
    acts: Acts,
) -> impl IntoView {
    let is_gone = Memo::new(move |_| request.problem() == Some(ProblemCode::NotFound));
    let is_known = Memo::new(move |_| known.read().is_some());
    let failure = Signal::derive(move || request.failure().filter(|_| !is_gone.get()));
    let again = Callback::new(move |()| {
        request.try_again();
        // The button goes with the banner.
        dom::focus_main_heading();
    });
    move || {
        if is_gone.get() {
            return gone();
        }
        let failed = view! { <FailureBanner failure on_retry=again /> };
        match is_known.get() {
            true => view! {
                {failed}
                <Known known acts />
            }
            .into_any(),
            false => {
                let is_failed = Memo::new(move |_| failure.read().is_some());
                view! {
                    {failed}
                    {move || {
                        (!is_failed.get())
                            .then(|| view! { <Skeleton lines=6 status=t::common::LOADING /> })
                    }}
                }
                .into_any()
            }
        }
    }
}

/// Everything that is known of a request. The document that is read stays open beside changes.
#[component]
fn Known(known: Memo<Option<SignatureRequest>>, acts: Acts) -> impl IntoView {
    let id = Memo::new(move |_| known.read().as_ref().map(|it| it.id.clone()));
    let documents = Memo::new(move |_| {
        let known = known.read();
        known.as_ref().map(|it| it.documents.clone())
    });
    let timeline = timeline_export(id);
    let shown = move || known.get().map(|request| show(request, acts, timeline));
    let files = move || {
        let (id, documents) = id.get().zip(documents.get())?;
        Some(view! {
            <section class="md-section">
                <h2>{t::signing::DOCUMENT_DETAIL}</h2>
                <Documents id=id.clone() documents=documents.clone() />
            </section>
            <OpenedDocument id documents />
        })
    };
    view! {
        <div class="md-stack">{shown}</div>
        {files}
        {move || known.get().map(|request| withdraw_button(&request, acts))}
    }
}

fn show(request: SignatureRequest, acts: Acts, timeline: timeline::Timeline) -> AnyView {
    view! {
        {tasks(&request, acts)}
        <Overview request=request.clone() />
        <CopyDownload request=request.clone() />
        <Signers request=request.clone() acts />
        {timeline.view()}
        <Charges request />
    }
    .into_any()
}

/// Never there, or another company's: the server does not tell which.
fn gone() -> AnyView {
    announce(t::signing::GONE.get());
    view! {
        <Banner kind=BannerKind::Warning heading=t::signing::GONE>
            <p>{t::signing::GONE_ADVICE}</p>
            <ButtonLink href=Route::SignatureRequests.path()>{t::signing::TO_LIST}</ButtonLink>
        </Banner>
    }
    .into_any()
}
