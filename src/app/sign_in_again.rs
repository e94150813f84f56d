//! Asks who has lost the session to sign in again, over the page and without losing anything of it.

use leptos::prelude::*;
use madoguchi_ui::{Dialog, dom};

use crate::account::SignInForm;
use crate::shell::field::FieldErrors;
use crate::shell::locale::t;
use crate::shell::session::use_session;

/// The dialog; open while the session is over and a page is still there.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let session = use_session();
    let open = Signal::derive(move || session.is_over());
    // Drafts stay in the browser: leaving the question signs nobody out of their work.
    let on_close_request = Callback::new(move |()| dom::reload());
    view! {
        <Dialog open heading=t::account::SIGN_IN_AGAIN on_close_request closable=false>
            {move || {
                open.get()
                    .then(|| {
                        let email = session
                            .account()
                            .map(|account| account.email)
                            .unwrap_or_default();
                        view! {
                            <p>{t::account::SIGN_IN_AGAIN_LEAD}</p>
                            <SignInForm email id_prefix="again-" errors=FieldErrors::new() />
                        }
                    })
            }}
        </Dialog>
    }
}
