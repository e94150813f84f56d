//! The frame that every page has: title, heading, and where the reader lands.

use leptos::html::H1;
use leptos::prelude::*;
use madoguchi_ui::{ButtonLink, dom};

use super::locale::t;
use super::routes::Route;

/// The page's `<h1>`.
pub const HEADING: &str = "page-heading";

/// The page's `<h1>`; also sets the window's title, and takes the focus when the page was reached
/// from another one, so that a screen reader starts there.
#[component]
pub fn PageHeading(
    #[prop(into)] title: TextProp,
    /// Puts 「エラー：」 before the window's title.
    #[prop(optional, into)]
    has_errors: Signal<bool>,
) -> impl IntoView {
    let title_of_window = title.clone();
    Effect::new(move |_| {
        let title = title_of_window.get();
        let product = t::common::PRODUCT.get();
        let prefix = if has_errors.get() {
            t::common::ERROR_PREFIX.get()
        } else {
            ""
        };
        dom::set_title(&format!("{prefix}{title} | {product}"));
    });
    let heading = NodeRef::<H1>::new();
    Effect::new(move |_| {
        // A page that loads late is made before it stands in the document.
        if heading.get().is_some() && arrival().is_by_link() {
            dom::scroll_to_top();
            dom::focus_main_heading();
        }
    });
    view! {
        <h1 class="md-page__heading" id=HEADING tabindex="-1" node_ref=heading>
            {move || title.get()}
        </h1>
    }
}

fn arrival() -> Arrival {
    use_context::<Arrival>().unwrap_or_default()
}

/// How the present page was reached.
#[derive(Clone, Copy, Default)]
pub struct Arrival(StoredValue<u32>);

impl Arrival {
    /// Gives the context; call once. Who has loaded the page anew has lost the focus with it, and
    /// arrives as by a link.
    pub fn provide() {
        let pages = u32::from(dom::was_reloaded());
        provide_context(Self(StoredValue::new(pages)));
    }

    /// Counts a page; the first one is where the browser itself arrived.
    fn is_by_link(self) -> bool {
        let pages = self.0.try_update_value(|pages| {
            *pages += 1;
            *pages
        });
        pages.is_some_and(|pages| pages > 1)
    }
}

/// The page for unknown addresses.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageHeading title=t::failure::PAGE_NOT_FOUND />
        <p>{t::failure::PAGE_NOT_FOUND_ADVICE}</p>
        <ButtonLink href=Route::Home.path()>{t::failure::TO_HOME}</ButtonLink>
    }
}
