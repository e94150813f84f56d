use leptos::prelude::*;
use madoguchi_api::sharing;
use madoguchi_contract::sharing::{RequestList, Share};
use madoguchi_ui::EmptyState;

use super::request::{AnswerButtons, Answering, RequestDetails};
use crate::shell::failure::FailureBanner;
use crate::shell::locale::t;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;

/// 情報共有設定依頼の確認: all that waits, reached from the menu
#[component]
pub fn RequestsPage() -> impl IntoView {
    let requests = Remote::new(|client| Box::pin(async move { sharing::requests(&client).await }));
    let answering = Answering::new(Callback::new(move |()| requests.reload()));
    view! {
        <PageHeading title=t::sharing::REQUESTS_TITLE />
        <p class="md-lead">{t::sharing::REQUESTS_LEAD}</p>
        <FailureBanner failure=answering.failure nothing_typed=true />
        {requests.view(move |list| show(list, answering))}
    }
}

fn show(list: RequestList, answering: Answering) -> AnyView {
    if list.requests.is_empty() {
        return view! {
            <EmptyState title=t::sharing::REQUESTS_EMPTY>
                <p>{t::sharing::REQUESTS_EMPTY_ADVICE}</p>
            </EmptyState>
        }
        .into_any();
    }
    let own_records = list.own_records;
    let card = move |request: Share| {
        let name = request.party.name.clone();
        let is_renewal = request.renewal.is_some();
        let heading = move || match is_renewal {
            true => t::sharing::renewal_of(&name),
            false => t::sharing::request_of(&name),
        };
        view! {
            <section class="md-panel">
                <h2 class="md-panel__heading">{heading}</h2>
                <RequestDetails request=request.clone() own_records />
                <div class="md-actions">
                    <AnswerButtons request answering />
                </div>
            </section>
        }
    };
    view! { <div class="md-stack">{list.requests.into_iter().map(card).collect_view()}</div> }
        .into_any()
}
