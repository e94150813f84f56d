//! What the story is for, what it must hold, and how its components are used.

use leptos::prelude::*;

use super::bench::{Bench, say};
use super::{wcag, words};
use crate::sources::{self, Component, Property};
use crate::story::Story;

/// Everything that the story says about itself.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    let story = Memo::new(move |_| bench.shown().map(|(story, _)| story.id));
    let about = move || {
        story.get();
        let (story, _) = untrack(|| bench.shown())?;
        Some(about(bench, story))
    };
    view! { <div class="gl-stack">{about}</div> }.into_any()
}

fn about(bench: Bench, story: &'static Story) -> AnyView {
    let pattern = story.pattern.map(|address| {
        view! {
            <dt>{say(words::PATTERN)}</dt>
            <dd>
                <a class="md-link" href=address>
                    {address}
                </a>
            </dd>
        }
    });
    let components = story
        .components
        .iter()
        .filter_map(|name| sources::component(name));
    let components: Vec<_> = components.map(component).collect();
    view! {
        <p>{say(story.purpose)}</p>
        <dl class="gl-facts">
            {pattern} {criteria(bench, story)} {styles(story)}
        </dl>
        {components}
    }
    .into_any()
}

fn criteria(bench: Bench, story: &'static Story) -> Option<AnyView> {
    if story.criteria.is_empty() {
        return None;
    }
    let criterion = |number: &'static str| {
        let href = move || wcag::address(number, bench.language.get());
        let name = move || wcag::name(number).map(|name| bench.language.get().pick(name));
        view! {
            <li>
                <a class="md-link" href=href>
                    {number} " " {name}
                </a>
            </li>
        }
    };
    let criteria: Vec<_> = story
        .criteria
        .iter()
        .map(|number| criterion(number))
        .collect();
    let view = view! {
        <dt>{say(words::CRITERIA)}</dt>
        <dd>
            <ul class="gl-facts__list">{criteria}</ul>
        </dd>
    };
    Some(view.into_any())
}

fn styles(story: &'static Story) -> Option<AnyView> {
    if story.styles.is_empty() {
        return None;
    }
    let sheet = |name: &'static str| {
        view! {
            <li>
                <a class="md-link" href=format!("style/{name}") rel="external">
                    {format!("style/{name}")}
                </a>
            </li>
        }
    };
    let sheets: Vec<_> = story.styles.iter().map(|name| sheet(name)).collect();
    let view = view! {
        <dt>{say(words::STYLES)}</dt>
        <dd>
            <ul class="gl-facts__list">{sheets}</ul>
        </dd>
    };
    Some(view.into_any())
}

fn component(component: &'static Component) -> AnyView {
    let paragraphs = component.doc.split("\n\n");
    let paragraph = |text| view! { <p lang="en">{prose(text)}</p> };
    let paragraphs: Vec<_> = paragraphs.map(paragraph).collect();
    let rows: Vec<_> = component.properties.iter().map(property).collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <section class="gl-scroll" aria-label=component.name tabindex="0">
                <table class="gl-table">
                    <caption class="md-visually-hidden">{component.name}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{say(words::PROPERTY)}</th>
                            <th scope="col">{say(words::TYPE)}</th>
                            <th scope="col">{say(words::NEEDED)}</th>
                            <th scope="col">{say(words::MEANING)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    view! {
        <section class="gl-stack">
            <h2 class="gl-subheading">
                <code>{component.name}</code>
            </h2>
            {paragraphs}
            {table}
        </section>
    }
    .into_any()
}

fn property(property: &'static Property) -> AnyView {
    let needed = if property.required {
        words::REQUIRED
    } else {
        words::OPTIONAL
    };
    let default = property
        .default
        .map(|value| view! { <code>{format!(" = {value}")}</code> });
    view! {
        <tr>
            <th scope="row">
                <code>{property.name}</code>
            </th>
            <td>
                <code>{property.kind}</code>
                {default}
            </td>
            <td>{say(needed)}</td>
            <td lang="en">{prose(property.doc)}</td>
        </tr>
    }
    .into_any()
}

/// A doc comment with its code as code.
fn prose(doc: &str) -> Vec<AnyView> {
    let doc = sources::without_links(doc);
    let parts = doc.split('`').enumerate().map(|(index, part)| {
        let part = part.to_owned();
        match index % 2 {
            0 => part.into_any(),
            _ => view! { <code>{part}</code> }.into_any(),
        }
    });
    parts.collect()
}
