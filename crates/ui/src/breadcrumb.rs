//! Where a page stands among the others.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The way from the home page to this one; the children are [`BreadcrumbItem`]s.
#[component]
pub fn Breadcrumb(
    /// What the list is: 「現在位置」.
    #[prop(into)]
    label: TextProp,
    children: Children,
) -> AnyView {
    view! {
        <nav class="md-breadcrumb" aria-label=label>
            <ol class="md-breadcrumb__list">{children()}</ol>
        </nav>
    }
    .into_any()
}

/// A page on the way; without an address, the page that is shown.
#[component]
pub fn BreadcrumbItem(
    #[prop(optional, into)] href: Option<TextProp>,
    children: Children,
) -> AnyView {
    let page = match href {
        Some(href) => view! {
            <a class="md-link md-breadcrumb__page" href=href>
                {children()}
            </a>
        }
        .into_any(),
        None => view! {
            <span class="md-breadcrumb__page" aria-current="page">
                {children()}
            </span>
        }
        .into_any(),
    };
    view! { <li class="md-breadcrumb__item">{page}</li> }.into_any()
}
