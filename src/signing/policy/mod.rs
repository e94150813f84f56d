//! 管理パネル > 署名依頼 > アクセスコード

mod form;
mod saving;
mod words;

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_contract::signing::{AccessCodePolicy, PolicyAct};
use madoguchi_ui::{Banner, BannerKind, Breadcrumb, BreadcrumbItem, SummaryList, SummaryRow};

use self::form::PolicyForm;
use self::words::{required_name, source_name};
use crate::shell::locale::{date_time, t};
use crate::shell::page::PageHeading;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::signing::guide::Related;

/// What the company asks of its drafters, and who changed it last.
#[component]
pub fn Policy() -> impl IntoView {
    let read = Remote::new(|client| Box::pin(async move { signing::policy(&client).await }));
    // What is there stays while it is read again, with what was chosen on it.
    let policy = RwSignal::new(None::<AccessCodePolicy>);
    Effect::new(move |_| {
        if let Some(now) = read.map(Clone::clone) {
            policy.set(Some(now));
        }
    });
    let may_edit = Memo::new(move |_| {
        let policy = policy.read();
        policy.as_ref().map(|policy| policy.may(PolicyAct::Edit))
    });
    view! {
        <Breadcrumb label=t::records::PLACE>
            <BreadcrumbItem href=Route::Home.path()>{t::home::TITLE}</BreadcrumbItem>
            <BreadcrumbItem>{t::signing::ADMINISTRATION}</BreadcrumbItem>
            <BreadcrumbItem>{t::signing::MENU}</BreadcrumbItem>
            <BreadcrumbItem>{t::signing::POLICY}</BreadcrumbItem>
        </Breadcrumb>
        <PageHeading title=t::signing::POLICY />
        {move || match may_edit.get() {
            None => read.view(|_| ().into_any()).into_any(),
            Some(may_edit) => {
                view! {
                    <p class="md-lead">{t::policy::LEAD}</p>
                    <Changed policy />
                    {if may_edit {
                        view! { <PolicyForm policy /> }.into_any()
                    } else {
                        view! { <ReadOnly policy /> }.into_any()
                    }}
                    <Related />
                }
                    .into_any()
            }
        }}
    }
}

/// Who changed it last.
#[component]
fn Changed(policy: RwSignal<Option<AccessCodePolicy>>) -> impl IntoView {
    let text = move || {
        let policy = policy.read();
        match policy.as_ref().and_then(|policy| policy.changed.as_ref()) {
            Some(editor) => t::policy::changed(&editor.name, date_time(editor.at)),
            None => t::policy::NEVER_CHANGED.get().to_owned(),
        }
    };
    view! { <p>{text}</p> }
}

/// For those who send requests and may not change the policy.
#[component]
fn ReadOnly(policy: RwSignal<Option<AccessCodePolicy>>) -> impl IntoView {
    view! {
        <Banner kind=BannerKind::Info heading=t::policy::READ_ONLY>
            <p>{t::policy::READ_ONLY_ABOUT}</p>
        </Banner>
        {move || {
            let policy = policy.get()?;
            Some(
                view! {
                    <section class="md-section">
                        <h2>{t::policy::NOW}</h2>
                        <SummaryList>
                            <SummaryRow label=t::policy::REQUIRED>
                                {required_name(policy.required)}
                            </SummaryRow>
                            <SummaryRow label=t::policy::SOURCE>
                                {source_name(policy.source)}
                            </SummaryRow>
                        </SummaryList>
                    </section>
                },
            )
        }}
    }
}
