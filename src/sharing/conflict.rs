//! A share that was edited here and changed elsewhere meanwhile.

use leptos::prelude::*;
use madoguchi_contract::sharing::Rights;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, dom};

use super::flow::use_flow;
use super::model::{Conflict, Input, Resolution, Row};
use super::row::input_id;
use super::words::right;
use crate::shell::locale::t;

/// Shows both versions of a share that was edited here and changed elsewhere.
#[component]
pub fn ConflictBanner(row: Memo<Option<Row>>) -> impl IntoView {
    let form = use_flow().form;
    move || {
        let row = row.get()?;
        let conflict = row.conflict.clone()?;
        let key = row.key;
        let choose = move |resolution| {
            form.update(|form| form.resolve(key, resolution));
            dom::focus_soon(input_id(key, Input::Whole));
        };
        let is_deleted = row.is_deleted;
        let rights = row.rights();
        let mine = move || match (is_deleted, rights) {
            (true, _) => t::sharing::MARK_DELETION.get().to_owned(),
            (false, rights) => rights.map(rights_text).unwrap_or_default(),
        };
        let (heading, theirs, keep_theirs) = match conflict {
            Conflict::Changed(share) => (
                t::sharing::CONFLICT_CHANGED,
                Some(share.rights()),
                t::sharing::KEEP_THEIRS,
            ),
            Conflict::Gone => (t::sharing::CONFLICT_GONE, None, t::sharing::KEEP_GONE),
        };
        let keep_mine = match theirs {
            Some(_) => t::sharing::KEEP_MINE,
            None => t::sharing::ASK_ANEW,
        };
        let theirs = move || match theirs {
            Some(rights) => rights_text(rights),
            None => t::sharing::STATE_ENDED.get().to_owned(),
        };
        Some(view! {
            <Banner kind=BannerKind::Warning heading=heading>
                <dl class="md-versions">
                    <dt>{t::sharing::VERSION_MINE}</dt>
                    <dd>{mine}</dd>
                    <dt>{t::sharing::VERSION_THEIRS}</dt>
                    <dd>{theirs}</dd>
                </dl>
                <div class="md-actions">
                    <Button
                        kind=ButtonKind::Outline
                        on_press=move |()| choose(Resolution::Mine)
                    >
                        {keep_mine}
                    </Button>
                    <Button
                        kind=ButtonKind::Outline
                        on_press=move |()| choose(Resolution::Theirs)
                    >
                        {keep_theirs}
                    </Button>
                </div>
            </Banner>
        })
    }
}

/// Both rights in one line; reactive.
fn rights_text(rights: Rights) -> String {
    t::sharing::both_rights(
        right(rights.official_document_right).get(),
        right(rights.delivery_right).get(),
    )
}
