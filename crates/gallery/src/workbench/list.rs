//! The list of stories, and the search in it.

use leptos::prelude::*;
use madoguchi_ui::announce;

use super::bench::{Bench, say};
use super::{keys, words};
use crate::address::Page;
use crate::catalog::{Found, GROUPS};
use crate::story::{Group, Variant};

/// The list; where the window is narrow it opens and closes.
#[component]
pub fn List() -> impl IntoView {
    let bench = Bench::get();
    let is_open = move || bench.list_is_open.get();
    // Whoever steps by key hears and sees where that has led.
    Effect::new(move |before: Option<()>| {
        let shown = bench.shown();
        request_animation_frame(keep_current_in_sight);
        if let (Some(()), Some((story, variant))) = (before, shown) {
            let language = bench.language.get_untracked();
            announce(&format!(
                "{} {}",
                language.pick(story.name),
                language.pick(variant.name)
            ));
        }
    });
    view! {
        <div class="gl-list" data-open=move || is_open().then_some("")>
            <button
                type="button"
                class="gl-button gl-list__toggle"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-controls="list"
                on:click=move |_| bench.list_is_open.update(|open| *open = !*open)
            >
                {say(words::LIST)}
            </button>
            <nav id="list" class="gl-list__content" aria-label=say(words::LIST)>
                <Search />
                {move || {
                    let found = bench.found();
                    GROUPS.map(|group| section(bench, group, &found))
                }}
                <KeySwitch />
            </nav>
        </div>
    }
}

/// Scrolls the list, and only the list, where what is shown has left its window.
fn keep_current_in_sight() {
    let find = |selector| document().query_selector(selector).ok().flatten();
    let Some((list, current)) = find(".gl-list").zip(find(".gl-list [aria-current]")) else {
        return;
    };
    let (window, place) = (
        list.get_bounding_client_rect(),
        current.get_bounding_client_rect(),
    );
    if place.top() < window.top() || place.bottom() > window.bottom() {
        let middle = window.top() + window.height() / 2.0;
        list.set_scroll_top(list.scroll_top() + (place.top() - middle) as i32);
    }
}

#[component]
fn Search() -> impl IntoView {
    let bench = Bench::get();
    let none = move || {
        let found_none = bench.found().is_empty();
        found_none.then(|| bench.language.get().pick(words::FOUND_NONE))
    };
    view! {
        <div class="gl-field">
            <label class="gl-field__label" for="search">
                {say(words::SEARCH)}
            </label>
            <input
                id="search"
                class="gl-input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                prop:value=move || bench.typed.get()
                on:input=move |event| bench.typed.set(event_target_value(&event))
            />
            <p class="gl-list__none" role="status">{none}</p>
        </div>
    }
}

#[component]
fn KeySwitch() -> impl IntoView {
    view! {
        <label class="gl-check gl-list__keys">
            <input
                type="checkbox"
                prop:checked=keys::are_on()
                on:change=move |event| keys::switch(event_target_checked(&event))
            />
            <span>{say(words::KEYS)}</span>
        </label>
    }
}

fn section(bench: Bench, group: Group, found: &[Found]) -> Option<AnyView> {
    let stories: Vec<_> = found
        .iter()
        .filter(|found| found.story.group == group)
        .collect();
    if stories.is_empty() {
        return None;
    }
    let items: Vec<_> = stories
        .into_iter()
        .map(|found| item(bench, found))
        .collect();
    let view = view! {
        <h2 class="gl-list__group">{bench.language.get().pick(group.name())}</h2>
        <ul class="gl-list__stories">{items}</ul>
    };
    Some(view.into_any())
}

/// A story; its variants stand below it while one of them is shown or searched for.
fn item(bench: Bench, found: &Found) -> AnyView {
    let address = bench.address.read();
    let is_here = address.page == Page::Story && address.story == found.story.id;
    let is_wanted = is_here || !bench.typed.read().trim().is_empty();
    let language = bench.language.get();
    let link = |variant: &Variant| {
        let current = (is_here && address.variant == variant.id).then_some("page");
        view! {
            <li>
                <a
                    class="gl-list__variant"
                    href=address.at(found.story.id, variant.id).query()
                    aria-current=current
                >
                    {language.pick(variant.name)}
                </a>
            </li>
        }
    };
    let variants = is_wanted.then(|| {
        let links: Vec<_> = found.variants.iter().map(|variant| link(variant)).collect();
        view! { <ul class="gl-list__variants">{links}</ul> }
    });
    let first = found.variants.first().map_or("", |variant| variant.id);
    view! {
        <li>
            <a
                class="gl-list__story"
                href=address.at(found.story.id, first).query()
                data-open=is_here.then_some("")
            >
                {language.pick(found.story.name)}
            </a>
            {variants}
        </li>
    }
    .into_any()
}
