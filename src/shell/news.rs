//! 新着, beside the name of a list.

use leptos::prelude::*;
use madoguchi_contract::records::{Family, NEW_MAX};
use madoguchi_ui::{Badge, BadgeColor};

use super::locale::t;
use super::session::use_session;

/// How many records have come since the reader last looked at a list; nothing when none.
pub fn news_badge(family: Family) -> AnyView {
    let session = use_session();
    let count = Memo::new(move |_| session.new_records(family));
    let text = move || match count.get() {
        ..=NEW_MAX => t::records::news(count.get()),
        _ => t::records::news_above(NEW_MAX),
    };
    (move || {
        (count.get() > 0).then(|| {
            view! {
                <span class="md-news">
                    " " <Badge color=BadgeColor::Blue>{text}</Badge>
                </span>
            }
        })
    })
    .into_any()
}
