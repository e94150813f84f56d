//! Short news of what was done, shown above the page and spoken once.

use leptos::prelude::*;
use madoguchi_ui::{Banner, BannerKind, Button, ButtonKind, announce};

use super::failure::Failure;
use super::locale::t;

/// The notice shown now, if any.
#[derive(Clone, Copy)]
pub struct Notices(RwSignal<Option<Notice>>);

#[derive(Clone)]
struct Notice {
    kind: BannerKind,
    text: TextProp,
    advice: Option<Failure>,
}

impl Notices {
    /// Gives the context; call once.
    pub fn provide() -> Self {
        let notices = Self(RwSignal::new(None));
        provide_context(notices);
        notices
    }

    /// Shows `text` until it is closed or its page is left.
    pub fn show(self, text: impl Into<TextProp>) {
        self.put(BannerKind::Success, text.into(), None);
    }

    /// Shows a failure that belongs to no part of a page.
    pub fn fail(self, failure: Failure) {
        self.put(BannerKind::Error, failure.heading().into(), Some(failure));
    }

    /// Takes the notice away.
    pub fn clear(self) {
        self.0.set(None);
    }

    fn put(self, kind: BannerKind, text: TextProp, advice: Option<Failure>) {
        announce(&untrack(|| text.get()));
        self.0.set(Some(Notice { kind, text, advice }));
    }
}

/// Where notices stand.
#[component]
pub fn NoticeArea() -> impl IntoView {
    let notices = expect_context::<Notices>();
    move || {
        notices.0.get().map(|notice| {
            view! {
                <Banner kind=notice.kind heading=notice.text>
                    {notice.advice.map(|failure| view! { <p>{move || failure.advice()}</p> })}
                    <Button kind=ButtonKind::Text on_press=move |()| notices.clear()>
                        {t::common::CLOSE}
                    </Button>
                </Banner>
            }
        })
    }
}
