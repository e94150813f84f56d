//! The workbench: the list, the frame with a variant in it, and what can be done with that.

mod about;
mod bench;
mod changes;
mod checks;
mod commands;
mod events;
mod findings;
mod frame;
mod keys;
mod knobs;
mod list;
mod panels;
mod source;
mod token_page;
mod tokens;
mod toolbar;
mod wcag;
mod words;

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use madoguchi_ui::{LiveRegion, dom};

use crate::address::{Address, Page};
use crate::browser;
use crate::stage::Language;
use bench::{Bench, say};
use list::List;

/// Puts the workbench in the place of the page's skeleton.
pub fn start(address: Address) {
    if let Some(skeleton) = document().get_element_by_id("skeleton") {
        skeleton.remove();
    }
    mount_to_body(move || {
        let bench = Bench::provide(address);
        browser::on_message(move |message| bench.findings.hear(message));
        changes::follow(bench);
        keys::listen(bench);
        dom::on_link(move |path, address| bench.follow(path, address));
        view! {
            <a class="gl-skip" href="#main">
                {say(words::SKIP)}
            </a>
            <Header />
            <div class="gl-layout">
                <List />
                <Main />
            </div>
            <LiveRegion />
        }
    });
}

#[component]
fn Header() -> impl IntoView {
    let bench = Bench::get();
    let tokens = move || {
        let address = Address {
            page: Page::Tokens,
            ..Address::default()
        };
        address.query()
    };
    let is_tokens = move || (bench.address.read().page == Page::Tokens).then_some("page");
    view! {
        <header class="gl-header" aria-label=say(words::TITLE)>
            <a class="gl-header__brand" href="?">
                {say(words::TITLE)}
            </a>
            <a class="gl-header__link" href=tokens aria-current=is_tokens>
                {say(words::TOKENS)}
            </a>
            <LanguageButton />
        </header>
    }
}

/// Says the other language in that language.
#[component]
fn LanguageButton() -> impl IntoView {
    let bench = Bench::get();
    let other = move || match bench.language.get() {
        Language::En => Language::Ja,
        Language::Ja | Language::Long => Language::En,
    };
    view! {
        <button
            type="button"
            class="gl-button"
            lang=move || other().id()
            on:click=move |_| bench.speak(other())
        >
            {move || other().pick(words::OWN_LANGUAGE)}
        </button>
    }
}

#[component]
fn Main() -> impl IntoView {
    let bench = Bench::get();
    let page = Memo::new(move |_| bench.address.read().page);
    let is_known = Memo::new(move |_| bench.shown().is_some());
    view! {
        // The page in the frame has landmarks too: names tell them apart.
        <main id="main" class="gl-main" tabindex="-1" aria-label=say(words::TITLE)>
            {move || match (page.get(), is_known.get()) {
                (Page::Tokens, _) => token_page::page(),
                (Page::Story, true) => sample(),
                (Page::Story, false) => unknown(),
            }}
        </main>
    }
}

fn sample() -> AnyView {
    view! {
        <Heading />
        {toolbar::toolbar()}
        {frame::frame()}
        {panels::panels()}
    }
    .into_any()
}

#[component]
fn Heading() -> impl IntoView {
    let bench = Bench::get();
    let story = move || {
        bench
            .shown()
            .map(|(story, _)| bench.language.get().pick(story.name))
    };
    let variant = move || {
        bench
            .shown()
            .map(|(_, variant)| bench.language.get().pick(variant.name))
    };
    Effect::new(move |_| {
        let title = bench.language.get().pick(words::TITLE);
        if let Some((story, variant)) = story().zip(variant()) {
            dom::set_title(&format!("{story} – {variant} | {title}"));
        }
    });
    view! {
        <h1 class="gl-heading" tabindex="-1">
            {story} <span class="gl-heading__variant">{variant}</span>
        </h1>
    }
}

fn unknown() -> AnyView {
    let bench = Bench::get();
    let asked = move || {
        let address = bench.address.read();
        format!("{} {}", address.story, address.variant)
    };
    view! {
        <h1 class="gl-heading" tabindex="-1">
            {say(words::UNKNOWN)}
        </h1>
        <p>{say(words::UNKNOWN_ADVICE)}</p>
        <p>
            <code>{asked}</code>
        </p>
    }
    .into_any()
}
