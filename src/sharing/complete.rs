use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, ButtonLink};

use super::flow::{Outcome, use_flow};
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::page::PageHeading;
use crate::shell::routes::Route;
use crate::shell::steps::Steps;
use crate::shell::undo::use_undoing;

/// アカウント共有設定・変更, step 完了
#[component]
pub fn CompletePage() -> impl IntoView {
    let navigation = use_navigation();
    match use_flow().outcome.get_untracked() {
        Some(outcome) => view! { <Complete outcome /> }.into_any(),
        None => {
            // Reached by its address: there is nothing that was just done.
            Effect::new(move |_| navigation.replace(Route::Shares));
            ().into_any()
        }
    }
}

#[component]
fn Complete(outcome: Outcome) -> impl IntoView {
    let Outcome {
        asked,
        changed,
        deleted,
        undo_id,
    } = outcome;
    let undoing = use_undoing();
    let is_undone = Memo::new(move |_| undo_id.as_ref().is_some_and(|id| undoing.is_undone(id)));
    let what_became = move || match is_undone.get() {
        true => t::sharing::did_undo_deletion(deleted),
        false => t::sharing::did_delete(deleted),
    };
    view! {
        <PageHeading title=t::sharing::COMPLETE_TITLE />
        <Steps current=3 />
        <Banner kind=BannerKind::Success heading=t::sharing::COMPLETE_HEADING>
            <ul class="md-notes">
                {(asked > 0).then(|| view! { <li>{move || t::sharing::did_ask(asked)}</li> })}
                {(changed > 0).then(|| view! { <li>{move || t::sharing::did_change(changed)}</li> })}
                {(deleted > 0).then(|| view! { <li>{what_became}</li> })}
            </ul>
        </Banner>
        {(asked > 0)
            .then(|| {
                view! {
                    <section class="md-section">
                        <h2>{t::sharing::NEXT_TITLE}</h2>
                        <p>{t::sharing::NEXT_CONSENT}</p>
                    </section>
                }
            })}
        <div class="md-actions">
            <ButtonLink href=Route::Shares.path()>{t::sharing::TO_LIST}</ButtonLink>
        </div>
    }
}
