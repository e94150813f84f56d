//! The rows of 文書一覧 and 封筒一覧表示.

use leptos::prelude::*;
use madoguchi_contract::signing::{RequestDocument, RequestSummary};
use madoguchi_ui::Table;

use super::View;
use crate::shell::locale::{Text, date_time, t};
use crate::shell::session::use_session;
use crate::signing::request_address;
use crate::signing::words::request_badge;

/// The requests that were found, as the view wants them.
pub fn rows(requests: Vec<RequestSummary>, list: View) -> AnyView {
    let (first, second) = match list {
        View::Documents => (t::signing::DOCUMENT, t::signing::ENVELOPE),
        View::Envelopes => (t::signing::ENVELOPE, t::signing::DOCUMENTS),
    };
    let heads = [
        first,
        second,
        t::signing::REQUEST_STATE,
        t::signing::SIGNERS,
        t::signing::SENT_AT,
    ];
    let head = |name: Text| {
        view! {
            <th scope="col" role="columnheader">
                {name}
            </th>
        }
    };
    let rows = match list {
        View::Documents => requests.iter().flat_map(document_rows).collect_view(),
        View::Envelopes => requests.iter().map(envelope_row).collect_view(),
    };
    view! {
        <Table caption=list.name() caption_hidden=true>
            <thead role="rowgroup">
                <tr role="row">{heads.map(head).collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn document_rows(request: &RequestSummary) -> Vec<AnyView> {
    let row = |document: &RequestDocument| {
        let id = format!("document-{}-{}", request.id, document.place);
        let title = request.title.clone();
        let envelope = view! { <bdi>{title}</bdi> }.into_any();
        row(
            request,
            id,
            document.name.clone(),
            t::signing::ENVELOPE,
            envelope,
        )
    };
    request.documents.iter().map(row).collect()
}

fn envelope_row(request: &RequestSummary) -> AnyView {
    let name = |document: &RequestDocument| {
        let name = document.name.clone();
        view! {
            <li>
                <bdi>{name}</bdi>
            </li>
        }
    };
    let documents = request.documents.iter().map(name).collect_view();
    let documents = view! { <ul class="md-names">{documents}</ul> }.into_any();
    let id = format!("request-{}", request.id);
    row(
        request,
        id,
        request.title.clone(),
        t::signing::DOCUMENTS,
        documents,
    )
}

fn row(
    request: &RequestSummary,
    id: String,
    name: String,
    second: Text,
    of_second: AnyView,
) -> AnyView {
    let RequestSummary {
        signed, signers, ..
    } = *request;
    let sent_at = request.sent_at;
    let names = request.signer_names.clone();
    // Administrators see what others have sent as well.
    let own = use_session().account_now().map(|account| account.name);
    let drafter = Some(request.drafter.clone()).filter(|it| Some(it) != own.as_ref());
    let drafter = drafter.map(|drafter| {
        view! {
            <span class="md-record__number">
                {t::signing::DRAFTER} " " <bdi>{drafter}</bdi>
            </span>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a class="md-link" id=id href=request_address(&request.id)>
                    <bdi>{name}</bdi>
                </a>
                {drafter}
            </th>
            <td role="cell" data-label=second>
                <div>{of_second}</div>
            </td>
            <td role="cell" data-label=t::signing::REQUEST_STATE>
                <div>{request_badge(request.state)}</div>
            </td>
            <td role="cell" data-label=t::signing::SIGNERS>
                <div>
                    {move || t::signing::signed_of(signers, signed)}
                    <bdi class="md-record__number">
                        {move || names.join(t::signing::BETWEEN_NAMES.get())}
                    </bdi>
                </div>
            </td>
            <td role="cell" data-label=t::signing::SENT_AT>
                <span class="md-record__moment">{move || date_time(sent_at)}</span>
            </td>
        </tr>
    }
    .into_any()
}
