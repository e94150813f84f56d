use leptos::prelude::*;
use madoguchi_api::sharing;
use madoguchi_contract::sharing::{Share, ShareAct, ShareList, ShareState};
use madoguchi_ui::{ButtonKind, ButtonLink, EmptyState, Table};

use super::words::{columns, ends, party_and_rights, state_badge, until};
use crate::shell::locale::{Text, date_time, t};
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::{EditStep, Route};

/// アカウント共有一覧 (R-034, R-035, D-2)
#[component]
pub fn SharesPage() -> impl IntoView {
    let shares = Remote::new(|client| Box::pin(async move { sharing::shares(&client).await }));
    view! {
        <PageHeading title=t::sharing::LIST_TITLE />
        <p class="md-lead">{t::sharing::LIST_LEAD}</p>
        {shares.view(|list| view! { <Shares list /> }.into_any())}
        <p>
            <a class="md-link" href=Route::SharingGuide.path()>
                {t::sharing::MENU_GUIDE}
            </a>
        </p>
    }
}

#[component]
fn Shares(list: ShareList) -> impl IntoView {
    let remaining = list.remaining;
    let active = list.shares.iter().filter(|share| share.is_active()).count();
    let limit = list.limit;
    view! {
        <div class="md-actions">
            <ButtonLink href=Route::ShareEdit(EditStep::Input).path()>{t::sharing::TO_EDIT}</ButtonLink>
            <p>
                {move || t::sharing::count_and_remaining(active, limit, remaining)}
            </p>
        </div>
        {if list.shares.is_empty() {
            view! {
                <EmptyState title=t::sharing::LIST_EMPTY>
                    <p>{t::sharing::LIST_EMPTY_ADVICE}</p>
                </EmptyState>
            }
                .into_any()
        } else {
            view! { <SharesTable shares=list.shares /> }.into_any()
        }}
    }
}

#[component]
fn SharesTable(shares: Vec<Share>) -> impl IntoView {
    view! {
        <Table caption=t::sharing::LIST_CAPTION>
            {columns(
                &[
                    t::sharing::ACCOUNT,
                    t::sharing::OFFICIAL_DOCUMENT_RIGHT,
                    t::sharing::DELIVERY_RIGHT,
                    t::sharing::STATE,
                    t::sharing::SINCE,
                ],
            )}
            <tbody role="rowgroup">{shares.into_iter().map(share_row).collect_view()}</tbody>
        </Table>
    }
}

fn share_row(share: Share) -> AnyView {
    let (state, requested_at, decided_at) = (share.state, share.requested_at, share.decided_at);
    let since = move || match (state, decided_at) {
        (ShareState::Approved, Some(at)) => t::sharing::approved_at(date_time(at)),
        (ShareState::Refused, Some(at)) => t::sharing::refused_at(date_time(at)),
        _ => t::sharing::requested_at(date_time(requested_at)),
    };
    let act = |act: ShareAct, route: Route, parameter: &str, label: Text| {
        share.may(act).then(|| {
            let href = format!("{}?{parameter}={}", route.path(), share.id);
            let name = share.party.name.clone();
            view! {
                <ButtonLink kind=ButtonKind::Outline href=href>
                    {label}
                    <span class="md-visually-hidden">" " {name}</span>
                </ButtonLink>
            }
        })
    };
    let input = Route::ShareEdit(EditStep::Input);
    let ask_again = act(ShareAct::AskAgain, input, "again", t::sharing::ASK_AGAIN);
    let renew = act(
        ShareAct::Renew,
        Route::ShareRenewal,
        "share",
        t::sharing::RENEW,
    );
    let renewal_asked = share.renewal.clone().map(|renewal| {
        let ends_on = renewal.ends_on;
        view! { <span>{move || t::sharing::renewal_asked(until(ends_on))}</span> }
    });
    view! {
        <tr role="row">
            {party_and_rights(&share)}
            <td role="cell" data-label=t::sharing::STATE>
                <div>{state_badge(state)}</div>
            </td>
            <td role="cell" data-label=t::sharing::SINCE>
                <div class="md-cell">
                    <span>{since}</span>
                    {ends(&share)}
                    {renewal_asked}
                    {renew}
                    {ask_again}
                </div>
            </td>
        </tr>
    }
    .into_any()
}
