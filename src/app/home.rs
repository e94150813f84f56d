//! The start page: what waits for the reader, and where to go.

use leptos::prelude::*;
use madoguchi_contract::account::AccountAct;
use madoguchi_contract::records::Family;
use madoguchi_ui::{Banner, BannerKind, ButtonLink};

use crate::shell::locale::{Text, t};
use crate::shell::news::news_badge;
use crate::shell::page::PageHeading;
use crate::shell::routes::{EditStep, Route};
use crate::shell::screens::list_name;
use crate::shell::session::use_session;

/// The start page.
#[component]
pub fn Home() -> impl IntoView {
    let session = use_session();
    let greeting = move || {
        let name = session.account().map(|account| account.name);
        t::home::greeting(name.unwrap_or_default())
    };
    let waiting = Memo::new(move |_| session.waiting_requests());
    let may_share = Memo::new(move |_| session.may_share());
    let may = move |act| Memo::new(move |_| session.account().is_some_and(|it| it.may(act)));
    let may_draft = may(AccountAct::Draft);
    let may_administer = may(AccountAct::SetAccessCodePolicy);
    let signing = move || match may_draft.get() {
        false => view! { <p>{t::signing::NOT_PERMITTED}</p> }.into_any(),
        true => {
            let policy = may_administer.get().then(|| {
                link(
                    Route::AccessCodePolicy,
                    t::signing::POLICY,
                    t::home::POLICY_ABOUT,
                )
            });
            let compose = Route::Compose(EditStep::Input);
            view! {
                <ul class="md-link-list">
                    {link(compose, t::signing::COMPOSE, t::home::COMPOSE_ABOUT)}
                    {link(Route::SignatureRequests, t::signing::TITLE, t::home::SIGNING_ABOUT)}
                    {link(Route::CopyCheck, t::signing::COPY_CHECK, t::home::COPY_CHECK_ABOUT)}
                    {policy}
                </ul>
            }
            .into_any()
        }
    };
    view! {
        <PageHeading title=t::home::TITLE />
        <p class="md-lead">{greeting}</p>
        {move || {
            (waiting.get() > 0)
                .then(|| {
                    let heading = move || t::home::waiting(waiting.get());
                    view! {
                        <Banner kind=BannerKind::Info heading=heading>
                            <ButtonLink href=Route::ShareRequests.path()>
                                {t::home::WAITING_OPEN}
                            </ButtonLink>
                        </Banner>
                    }
                })
        }}
        <section class="md-section">
            <h2>{t::records::MENU}</h2>
            <p>{t::records::LEAD}</p>
            <ul class="md-link-list">
                {Family::ALL.map(records_link).collect_view()}
                {link(Route::FilingLookup, t::records::LOOKUP, t::home::LOOKUP_ABOUT)}
            </ul>
        </section>
        <section class="md-section">
            <h2>{t::sharing::MENU}</h2>
            <p>{t::home::SHARING_LEAD}</p>
            {move || {
                if may_share.get() {
                    view! {
                        <ul class="md-link-list">
                            {link(Route::Shares, t::sharing::MENU_SHARES, t::home::SHARES_ABOUT)}
                            {link(
                                Route::ShareRequests,
                                t::sharing::MENU_REQUESTS,
                                t::home::REQUESTS_ABOUT,
                            )}
                            {link(
                                Route::Visibility,
                                t::sharing::MENU_VISIBILITY,
                                t::home::VISIBILITY_ABOUT,
                            )}
                            {link(
                                Route::AccessLog,
                                t::sharing::MENU_ACCESS_LOG,
                                t::home::ACCESS_LOG_ABOUT,
                            )}
                            {link(Route::SharingGuide, t::sharing::MENU_GUIDE, t::home::GUIDE_ABOUT)}
                        </ul>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>{t::sharing::NOT_PERMITTED}</p>
                        <ul class="md-link-list">
                            {link(Route::SharingGuide, t::sharing::MENU_GUIDE, t::home::GUIDE_ABOUT)}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </section>
        <section class="md-section">
            <h2>{t::signing::MENU}</h2>
            <p>{t::home::SIGNING_LEAD}</p>
            {signing}
        </section>
    }
}

fn records_link(family: Family) -> AnyView {
    let about = match family {
        Family::Filing => t::home::FILINGS_ABOUT,
        Family::FilingNotice => t::home::FILING_NOTICES_ABOUT,
        Family::DeliverySubscription => t::home::DELIVERY_SUBSCRIPTIONS_ABOUT,
        Family::Delivery => t::home::DELIVERIES_ABOUT,
    };
    marked_link(
        Route::Records(family),
        list_name(family),
        about,
        news_badge(family),
    )
}

fn link(route: Route, title: Text, about: Text) -> AnyView {
    marked_link(route, title, about, ().into_any())
}

fn marked_link(route: Route, title: Text, about: Text, mark: AnyView) -> AnyView {
    view! {
        <li class="md-link-list__item">
            <a class="md-link md-link-list__link" href=route.path()>
                {title}
            </a>
            {mark}
            <p>{about}</p>
        </li>
    }
    .into_any()
}
