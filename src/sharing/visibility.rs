use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_api::sharing;
use madoguchi_contract::Timestamp;
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::sharing::{ACCESS_LOG_DAYS, Share, ShareAct, Visibility};
use madoguchi_ui::{Button, ButtonKind, Dialog, Table, dom};

use super::words::{columns, ends, party_and_rights};
use crate::shell::failure::{Failure, FailureBanner};
use crate::shell::locale::{Text, date_time, t};
use crate::shell::notices::Notices;
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::session::use_session;
use crate::shell::undo::use_undoing;
use crate::shell::use_client;

/// 公開状況: who sees my data and whose data I see; the owner can stop a share (D-2)
#[component]
pub fn VisibilityPage() -> impl IntoView {
    let visibility =
        Remote::new(|client| Box::pin(async move { sharing::visibility(&client).await }));
    let chosen = RwSignal::new(None::<Share>);
    let stopping = Stopping::new(chosen, Callback::new(move |()| visibility.reload()));
    view! {
        <PageHeading title=t::sharing::VISIBILITY_TITLE />
        <p class="md-lead">{t::sharing::VISIBILITY_LEAD}</p>
        {visibility.view(move |known| show(known, chosen))}
        <StopDialog chosen stopping />
    }
}

fn show(known: Visibility, chosen: RwSignal<Option<Share>>) -> AnyView {
    view! {
        <section class="md-section">
            <h2>{t::sharing::SEEN_BY}</h2>
            {shares(known.seen_by, t::sharing::SEEN_BY, t::sharing::SEEN_BY_EMPTY, chosen)}
        </section>
        <section class="md-section">
            <h2>{t::sharing::SEES}</h2>
            {shares(known.sees, t::sharing::SEES, t::sharing::SEES_EMPTY, chosen)}
        </section>
    }
    .into_any()
}

fn shares(
    shares: Vec<Share>,
    caption: Text,
    empty: Text,
    chosen: RwSignal<Option<Share>>,
) -> AnyView {
    if shares.is_empty() {
        return view! { <p class="md-empty">{empty}</p> }.into_any();
    }
    let row = move |share: Share| {
        let since = share.decided_at.unwrap_or(share.requested_at);
        let last_used_at = share.last_used_at;
        let stop = share.may(ShareAct::Stop).then(|| {
            let share = share.clone();
            let name = share.party.name.clone();
            view! {
                <Button kind=ButtonKind::Outline on_press=move |()| chosen.set(Some(share.clone()))>
                    {t::sharing::STOP} <span class="md-visually-hidden">" " {name}</span>
                </Button>
            }
        });
        let renewal = share.may(ShareAct::Decide).then(|| {
            let name = share.party.name.clone();
            view! {
                <a class="md-link" href=Route::ShareRequests.path()>
                    {t::sharing::RENEWAL_WAITS} <span class="md-visually-hidden">" " {name}</span>
                </a>
            }
        });
        view! {
            <tr role="row">
                {party_and_rights(&share)}
                <td role="cell" data-label=t::sharing::SINCE>
                    <div class="md-cell">
                        <span>{move || t::sharing::approved_at(date_time(since))}</span>
                        <span>{move || last_use(last_used_at)}</span>
                        {ends(&share)}
                        {renewal}
                        {stop}
                    </div>
                </td>
            </tr>
        }
    };
    let names = [
        t::sharing::ACCOUNT,
        t::sharing::OFFICIAL_DOCUMENT_RIGHT,
        t::sharing::DELIVERY_RIGHT,
        t::sharing::SINCE,
    ];
    view! {
        <Table caption caption_hidden=true>
            {columns(&names)}
            <tbody role="rowgroup">{shares.into_iter().map(row).collect_view()}</tbody>
        </Table>
    }
    .into_any()
}

/// 「最終利用 2026年11月22日 10時30分」 (G-02)
fn last_use(at: Option<Timestamp>) -> String {
    match at {
        Some(at) => t::sharing::last_used(date_time(at)),
        None => t::sharing::not_used(ACCESS_LOG_DAYS),
    }
}

/// The owner's act of stopping a share.
#[derive(Clone, Copy)]
struct Stopping {
    is_sending: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
    stop: Callback<Share>,
}

impl Stopping {
    fn new(chosen: RwSignal<Option<Share>>, on_stale: Callback<()>) -> Self {
        let client = use_client();
        let session = use_session();
        let notices = expect_context::<Notices>();
        let undoing = use_undoing();
        let is_sending = RwSignal::new(false);
        let failure = RwSignal::new(None::<Failure>);
        let key = StoredValue::new(String::new());
        Effect::new(move |_| {
            // Opening the dialog is a new act, trying again is not.
            chosen.track();
            key.set_value(dom::random_key());
            failure.set(None);
        });
        let stop = Callback::new(move |share: Share| {
            if is_sending.get_untracked() {
                return;
            }
            is_sending.set(true);
            failure.set(None);
            let client = client.clone();
            spawn_local(async move {
                let result = sharing::stop(&client, &share, &key.get_value()).await;
                is_sending.set(false);
                match result.map_err(Failure::from) {
                    Ok(stopped) => {
                        chosen.set(None);
                        let name = share.party.name;
                        let told = move || t::sharing::did_stop(&name);
                        match stopped.undo {
                            Some(undo) => undoing.offer(told, undo),
                            None => notices.show(told),
                        }
                        on_stale.run(());
                    }
                    Err(refused) => {
                        session.note(&refused);
                        match refused.code() {
                            Some(ProblemCode::ShareEnded | ProblemCode::PreconditionFailed) => {
                                chosen.set(None);
                                notices.fail(refused);
                                on_stale.run(());
                            }
                            _ => failure.set(Some(refused)),
                        }
                    }
                }
            });
        });
        Self {
            is_sending,
            failure,
            stop,
        }
    }
}

/// Asks before a share is stopped (D-16).
#[component]
fn StopDialog(chosen: RwSignal<Option<Share>>, stopping: Stopping) -> impl IntoView {
    let name = move || {
        let chosen = chosen.read();
        chosen.as_ref().map(|share| share.party.name.clone())
    };
    let close = move || chosen.set(None);
    let stop = move |()| {
        if let Some(share) = chosen.get_untracked() {
            stopping.stop.run(share);
        }
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Danger busy=stopping.is_sending on_press=stop>
                {t::sharing::STOP}
            </Button>
            <Button
                kind=ButtonKind::Outline
                busy=stopping.is_sending
                on_press=move |()| close()
            >
                {t::common::CANCEL}
            </Button>
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || chosen.read().is_some())
            heading=t::sharing::STOP_TITLE
            on_close_request=Callback::new(move |()| close())
            busy=stopping.is_sending
            actions
        >
            <FailureBanner failure=stopping.failure nothing_typed=true />
            <p>{move || t::sharing::stop_about(name().unwrap_or_default())}</p>
        </Dialog>
    }
}
