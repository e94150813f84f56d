use leptos::prelude::*;
use madoguchi_api::sharing;
use madoguchi_contract::sharing::{Access, AccessAct, AccessLog, AccessLogQuery, Party};
use madoguchi_contract::text::with_query;
use madoguchi_ui::{
    Badge, BadgeColor, Button, ButtonKind, EmptyState, Select, SelectOption, Table, announce, dom,
};

use super::words::columns;
use crate::shell::export::{Export, ExportButton, ExportTrouble, day_of_file};
use crate::shell::locale::{Text, date_time, language, t};
use crate::shell::navigation::{Navigation, use_navigation};
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::screens::list_name;

/// Rows that go within a day are marked (G-18).
const SOON_SECONDS: u64 = 24 * 60 * 60;

/// 情報共有対象アカウント操作履歴: what requesters did with one's data in the last week (R-009,
/// D-3)
#[component]
pub fn AccessLogPage() -> impl IntoView {
    let navigation = use_navigation();
    let query = Memo::new(move |_| query_of_page(navigation));
    let log = Remote::following(
        move || query.get(),
        |client, query| Box::pin(async move { sharing::access_log(&client, &query).await }),
    );
    let open = Callback::new(move |query: AccessLogQuery| {
        navigation.open_address(&address(&query));
    });
    let requesters = Memo::new(move |_| log.map(|log| log.requesters.clone()).unwrap_or_default());
    // All that is filtered (G-18).
    let export = Export::new(csv_name, move |client| {
        let query = AccessLogQuery {
            cursor: String::new(),
            ..query.get_untracked()
        };
        let language = untrack(language);
        Box::pin(async move { sharing::access_log_csv(&client, &query, language).await })
    });
    view! {
        <PageHeading title=t::sharing::ACCESS_LOG_TITLE />
        <p class="md-lead">{t::sharing::ACCESS_LOG_LEAD}</p>
        <Filter query requesters open />
        <ExportButton export />
        <ExportTrouble export />
        <div class="md-stack" aria-busy=move || log.is_loading().then_some("true")>
            {log.view(move |log| show(log, query.get_untracked(), open))}
        </div>
    }
}

fn query_of_page(navigation: Navigation) -> AccessLogQuery {
    AccessLogQuery {
        requester: navigation.param("requester"),
        act: navigation.param("act"),
        cursor: navigation.param("cursor"),
    }
}

fn address(query: &AccessLogQuery) -> String {
    with_query(Route::AccessLog.path(), &query.to_query_string())
}

fn show(log: AccessLog, query: AccessLogQuery, open: Callback<AccessLogQuery>) -> AnyView {
    if log.accesses.is_empty() && query != AccessLogQuery::default() {
        announce(t::records::NONE_FOUND.get());
        return view! {
            <EmptyState title=t::records::NONE_FOUND>
                <Button
                    kind=ButtonKind::Outline
                    on_press=move |()| {
                        open.run(AccessLogQuery::default());
                        dom::focus("requester");
                    }
                >
                    {t::records::CLEAR_CONDITIONS}
                </Button>
            </EmptyState>
        }
        .into_any();
    }
    if log.accesses.is_empty() {
        announce(t::sharing::ACCESS_LOG_EMPTY.get());
        return view! {
            <EmptyState title=t::sharing::ACCESS_LOG_EMPTY>
                <p>{t::sharing::ACCESS_LOG_EMPTY_ADVICE}</p>
            </EmptyState>
        }
        .into_any();
    }
    let older = log.next.map(|cursor| {
        let href = address(&AccessLogQuery { cursor, ..query });
        view! {
            <a class="md-button" data-kind="outline" rel="next" href=href>
                {t::sharing::OLDER}
            </a>
        }
    });
    view! {
        <Table caption=t::sharing::ACCESS_LOG_CAPTION>
            {columns(
                &[
                    t::sharing::ACCESS_AT,
                    t::sharing::ACCOUNT,
                    t::sharing::ACCESS_ACT,
                    t::sharing::ACCESS_RECORD,
                ],
            )}
            <tbody role="rowgroup">{log.accesses.into_iter().map(row).collect_view()}</tbody>
        </Table>
        {older}
    }
    .into_any()
}

fn row(access: Access) -> AnyView {
    let at = access.at;
    let hours = access.seconds_left.div_ceil(60 * 60);
    let soon_gone = (access.seconds_left < SOON_SECONDS).then(|| {
        view! {
            <Badge color=BadgeColor::Orange>{move || t::sharing::soon_gone(hours)}</Badge>
        }
    });
    let record = match access.record {
        Some(record) => view! {
            <bdi>{record.title}</bdi>
            <span class="md-record__number">{record.number}</span>
        }
        .into_any(),
        None => view! { <span>{list_name(access.family)}</span> }.into_any(),
    };
    let document = access.document.map(|name| {
        view! {
            <bdi class="md-record__number">{name}</bdi>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <div class="md-cell">
                    <span class="md-record__moment">{move || date_time(at)}</span>
                    {soon_gone}
                </div>
            </th>
            <td role="cell" data-label=t::sharing::ACCOUNT>
                <div>
                    <span class="md-party__name">{access.requester.name}</span>
                    <span class="md-party__email">{access.requester.email}</span>
                </div>
            </td>
            <td role="cell" data-label=t::sharing::ACCESS_ACT>
                {act_name(access.act)}
            </td>
            <td role="cell" data-label=t::sharing::ACCESS_RECORD>
                <div>{record} {document}</div>
            </td>
        </tr>
    }
    .into_any()
}

fn act_name(act: AccessAct) -> Text {
    match act {
        AccessAct::List => t::sharing::ACT_LIST,
        AccessAct::Open => t::sharing::ACT_OPEN,
        AccessAct::View => t::sharing::ACT_VIEW,
        AccessAct::Download => t::sharing::ACT_DOWNLOAD,
        AccessAct::Unknown => t::sharing::ACT_UNKNOWN,
    }
}

/// Who and what is shown; counts at once (G-17, G-18).
#[component]
fn Filter(
    query: Memo<AccessLogQuery>,
    requesters: Memo<Vec<Party>>,
    open: Callback<AccessLogQuery>,
) -> impl IntoView {
    let from_newest = move || AccessLogQuery {
        cursor: String::new(),
        ..query.get_untracked()
    };
    let requester_option = |party: Party| SelectOption {
        value: party.email,
        label: party.name.into(),
    };
    let act_option = |act: AccessAct| SelectOption {
        value: act.as_str().to_owned(),
        label: act_name(act).into(),
    };
    view! {
        <div class="md-columns">
            {move || {
                view! {
                    <Select
                        id="requester"
                        label=t::sharing::ACCOUNT
                        required=false
                        unchosen=t::sharing::ANY_ACCOUNT
                        options=requesters.get().into_iter().map(requester_option).collect()
                        value=Signal::derive(move || query.read().requester.clone())
                        on_change=Callback::new(move |requester| {
                            open.run(AccessLogQuery { requester, ..from_newest() });
                        })
                    />
                }
            }}
            <Select
                id="act"
                label=t::sharing::ACCESS_ACT
                required=false
                unchosen=t::sharing::ANY_ACT
                options=AccessAct::ALL.into_iter().map(act_option).collect()
                value=Signal::derive(move || query.read().act.clone())
                on_change=Callback::new(move |act| {
                    open.run(AccessLogQuery { act, ..from_newest() });
                })
            />
        </div>
    }
}

/// The same name that the server gives it.
fn csv_name() -> String {
    t::sharing::csv_name(day_of_file())
}
