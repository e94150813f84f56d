//! Every error of a form in one place, each a link to its field.

use crate::dom;
use crate::words::text;
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One error of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryError {
    /// The id of the control that the error is about.
    pub target: String,
    /// The same words as at the field.
    pub message: String,
}

/// The errors of a form, above it. It is not there while there are none.
///
/// It takes the focus once for each `attempt` to send the form that left errors, also when these
/// come later from the server.
#[component]
pub fn ErrorSummary(
    #[prop(into)] title: TextProp,
    #[prop(into)] errors: Signal<Vec<SummaryError>>,
    /// How often the user tried to send the form.
    #[prop(into)]
    attempt: Signal<u32>,
) -> AnyView {
    let node = NodeRef::<Div>::new();
    let shown = Memo::new(move |_| !errors.read().is_empty());
    Effect::new(move |answered: Option<u32>| {
        let answered = answered.unwrap_or(0);
        let attempt = attempt.get();
        if attempt == answered {
            return answered;
        }
        match node.get() {
            Some(summary) if shown.get() => {
                dom::focus_element(&summary);
                attempt
            }
            _ => answered,
        }
    });
    (move || {
        shown.get().then(|| {
            // The alert is a child of what takes the focus: on one element, speech can get lost.
            view! {
                <div class="md-error-summary" tabindex="-1" node_ref=node>
                    <div role="alert">
                        <h2 class="md-error-summary__title">{text(title.clone())}</h2>
                        <ul class="md-error-summary__list">
                            {move || errors.get().into_iter().map(entry).collect_view()}
                        </ul>
                    </div>
                </div>
            }
        })
    })
    .into_any()
}

fn entry(error: SummaryError) -> AnyView {
    let SummaryError { target, message } = error;
    let href = format!("#{target}");
    let go = move |event: MouseEvent| {
        event.prevent_default();
        dom::focus_field(&target);
    };
    view! {
        <li>
            <a class="md-link" href=href on:click=go>
                {message}
            </a>
        </li>
    }
    .into_any()
}
