//! Where the reader is, and the ways to another page.

use leptos::prelude::*;
use madoguchi_ui::dom;

use super::notices::Notices;
use super::routes::Route;

/// The present page, for every part of the portal.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Option<Route>>,
    /// The address's query as it stands there.
    query: RwSignal<String>,
    notices: Notices,
}

/// The navigation's context.
pub fn use_navigation() -> Navigation {
    expect_context::<Navigation>()
}

impl Navigation {
    /// Gives the context, and follows links and the browser's own steps; call once.
    /// `notices` are of the page that is left.
    pub fn provide(notices: Notices) {
        let navigation = Self {
            route: RwSignal::new(Route::at(&dom::path())),
            query: RwSignal::new(dom::query_string()),
            notices,
        };
        provide_context(navigation);
        dom::on_history_step(move || navigation.arrive());
        dom::on_link(move |path, address| {
            // What is no page of the portal is for the browser to load.
            let is_page = Route::at(path).is_some();
            if is_page {
                navigation.open_address(address);
            }
            is_page
        });
    }

    /// The present page, unless the address is unknown; reactive.
    pub fn route(self) -> Option<Route> {
        self.route.get()
    }

    /// The present page, for code that does not follow it.
    pub fn route_now(self) -> Option<Route> {
        self.route.get_untracked()
    }

    /// What the address's query says under `name`, empty when it says nothing; reactive.
    pub fn param(self, name: &str) -> String {
        self.query.track();
        dom::query(name).unwrap_or_default()
    }

    /// Opens a page as a new step of the browser's history.
    pub fn open(self, route: Route) {
        self.open_address(route.path());
    }

    /// Opens a page in the state that its address describes, as a new step of the browser's
    /// history. The page that is shown already stays where it is scrolled to.
    pub fn open_address(self, address: &str) {
        let before = self.route_now();
        dom::push_address(address);
        self.arrive();
        if self.route_now() != before {
            dom::scroll_to_top();
        }
    }

    /// Opens a page in place of the present one: 「戻る」 does not return here.
    pub fn replace(self, route: Route) {
        dom::replace_address(route.path());
        self.arrive();
        dom::scroll_to_top();
    }

    /// The same, in the state that an address describes.
    pub fn replace_address(self, address: &str) {
        dom::replace_address(address);
        self.arrive();
        dom::scroll_to_top();
    }

    fn arrive(self) {
        let route = Route::at(&dom::path());
        if route != self.route_now() {
            self.notices.clear();
            self.route.set(route);
        }
        let query = dom::query_string();
        if query != *self.query.read_untracked() {
            self.query.set(query);
        }
    }
}
