//! 一括送信: the same documents to many signers, each with a request of their own.

mod confirm;
mod csv;
mod input;
mod list;
mod model;
mod sending;
mod words;

use leptos::prelude::*;
use madoguchi_api::signing;
use madoguchi_contract::signing::{AccessCodePolicy, BulkSent};
use madoguchi_ui::{UploadRow, dom};

use self::confirm::{Complete, Confirm};
use self::input::Input;
use self::model::BulkForm;
use crate::shell::locale::t;
use crate::shell::navigation::use_navigation;
use crate::shell::remote::Remote;
use crate::shell::routes::Route;
use crate::shell::uploads::Uploads;

/// What the pages share. Nothing of it is stored: it holds own codes.
#[derive(Clone, Copy)]
struct Flow {
    form: RwSignal<BulkForm>,
    uploads: Uploads,
    /// The file with the signers, as it is shown.
    file: RwSignal<Option<UploadRow>>,
    /// How often it was chosen or taken away.
    choices: StoredValue<u32>,
    policy: StoredValue<Option<AccessCodePolicy>>,
    attempt: RwSignal<u32>,
    sent: RwSignal<Option<(BulkSent, bool)>>,
}

impl Flow {
    /// The form with the rules of the company.
    fn with_policy<T>(self, act: impl FnOnce(&mut BulkForm, &AccessCodePolicy) -> T) -> Option<T> {
        let policy = self.policy.get_value()?;
        self.form.try_update(|form| act(form, &policy))
    }

    /// The next choice of a file; what is still read of the one before is no longer wanted.
    fn choose_again(self) -> u32 {
        let choice = self.choices.get_value() + 1;
        self.choices.set_value(choice);
        choice
    }
}

const CONFIRM: &str = "confirm";

/// The address of the page's second step.
fn confirm_address() -> String {
    format!("{}?step={CONFIRM}", Route::BulkSending.path())
}

/// Input, confirmation with the price, and what became of it.
#[component]
pub fn BulkSending() -> impl IntoView {
    let policy = Remote::new(|client| Box::pin(async move { signing::policy(&client).await }));
    let navigation = use_navigation();
    let flow = Flow {
        form: RwSignal::new(BulkForm::default()),
        uploads: Uploads::to_sign(&[]),
        file: RwSignal::new(None),
        choices: StoredValue::new(0),
        policy: StoredValue::new(None),
        attempt: RwSignal::new(0),
        sent: RwSignal::new(None),
    };
    provide_context(flow);
    let is_ready = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(policy) = policy.map(Clone::clone) {
            flow.policy.set_value(Some(policy));
            is_ready.set(true);
        }
    });
    let has_unfinished = move || flow.uploads.missing().unfinished > 0;
    dom::on_before_unload(Signal::derive(move || {
        !flow.form.read().is_empty() || has_unfinished()
    }));
    Effect::new(move |_| {
        let ready = flow.uploads.ready();
        if flow.form.read_untracked().documents() != ready {
            flow.form.update(|form| form.set_documents(ready));
        }
    });
    let is_confirming = Memo::new(move |_| navigation.param("step") == CONFIRM);
    let is_sent = Memo::new(move |_| flow.sent.read().is_some());
    view! {
        {move || {
            (!is_ready.get())
                .then(|| view! { <h1 class="md-visually-hidden">{t::signing::BULK}</h1> })
        }}
        {policy
            .view(move |_| {
                (move || {
                    is_ready
                        .get()
                        .then(|| match (is_sent.get(), is_confirming.get()) {
                            (true, _) => view! { <Complete /> }.into_any(),
                            (false, true) => view! { <Confirm /> }.into_any(),
                            (false, false) => view! { <Input /> }.into_any(),
                        })
                })
                    .into_any()
            })}
    }
}

fn use_flow() -> Flow {
    expect_context::<Flow>()
}
