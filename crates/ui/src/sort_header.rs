//! The heading of a column that the rows can be ordered by.

mod order;

use crate::words::text;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
pub use order::SortOrder;

/// An arrow up and one down, on a field of 24 by 24.
const ARROWS: [(SortOrder, &str); 2] = [
    (SortOrder::Ascending, "m12 3 5.5 7h-11L12 3Z"),
    (SortOrder::Descending, "m12 21-5.5-7h11L12 21Z"),
];

/// A `<th>` with a button that orders the rows of a [`Table`](crate::Table) by its column: first
/// as `first` says, then the other way round at each press. The caller orders the rows, or asks
/// for them in that order, and keeps the order in the page's address.
///
/// On a narrow screen, where rows are cards, these buttons stand above the cards in a row, so no
/// other way to sort is needed there.
#[component]
pub fn SortHeader(
    /// The column's name, on the button.
    #[prop(into)]
    label: TextProp,
    /// How this column orders the rows now; nothing while another column does.
    #[prop(into)]
    sorted: Signal<Option<SortOrder>>,
    /// What the first press asks for: descending where the newest or the largest is wanted.
    #[prop(optional)]
    first: SortOrder,
    /// The column holds numbers, which stand at its end; its `<td>` say so by `data-numeric`.
    #[prop(optional)]
    numeric: bool,
    on_sort: Callback<SortOrder>,
) -> AnyView {
    let press = move |_| on_sort.run(first.after(sorted.get_untracked()));
    let arrow = |(order, path): (SortOrder, &'static str)| {
        view! { <path data-order=order.name() d=path></path> }
    };
    view! {
        <th
            scope="col"
            role="columnheader"
            class="md-sort-header"
            data-numeric=numeric.then_some("")
            aria-sort=move || sorted.get().map(SortOrder::name)
        >
            <button type="button" class="md-sort-header__button" on:click=press>
                <span>{text(label)}</span>
                <svg class="md-icon" viewBox="0 0 24 24" aria-hidden="true">
                    {ARROWS.map(arrow).collect_view()}
                </svg>
            </button>
        </th>
    }
    .into_any()
}
