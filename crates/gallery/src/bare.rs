//! The bare page: one variant and nothing around it. Pictures, checks and the workbench's frame
//! open it.

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use leptos::task::spawn_local;
use madoguchi_ui::dom;

use crate::address::Address;
use crate::message::{FromFrame, ToFrame};
use crate::stage::{Language, Stage};
use crate::story::{Group, Label, Story, Variant, label};
use crate::words::words;
use crate::{browser, catalog, inspect, settle};

const UNKNOWN: Label = label("この見本はありません", "There is no such sample");

/// Shows what `address` names.
pub fn start(address: Address) {
    let story = catalog::story(&address.story);
    let variant = story.and_then(|story| story.variant(&address.variant));
    match story.zip(variant) {
        Some((story, variant)) => show(story, variant, address),
        None => {
            mount_to_body(
                move || view! { <main class="bare"><h1>{address.language.pick(UNKNOWN)}</h1></main> },
            );
            get_ready();
        }
    }
}

fn show(story: &'static Story, variant: &'static Variant, address: Address) {
    let say = move |text| address.language.pick(text);
    let title = format!("{} – {}", say(story.name), say(variant.name));
    dom::set_title(&title);
    mount_to_body(move || {
        let emit = Callback::new(|(name, detail)| {
            browser::post_to_parent(&FromFrame::Event { name, detail });
        });
        let stage = Stage::new(story, variant, &address.knobs, address.language, emit);
        provide_context(words(stage));
        browser::on_message(move |message| hear(stage, message));
        let shown = move || (variant.show)(stage);
        match story.group {
            // A page brings its own landmarks and heading.
            Group::Pages => view! { <div id="stage">{shown}</div> }.into_any(),
            Group::Components => view! {
                <main class="bare">
                    <h1 class="md-visually-hidden">{title}</h1>
                    <div id="stage">{shown}</div>
                </main>
            }
            .into_any(),
        }
    });
    get_ready();
}

fn hear(stage: Stage, message: ToFrame) {
    match message {
        ToFrame::Turn { knobs } => {
            browser::set_root_attribute("data-ready", None);
            for (id, value) in knobs {
                stage.turn(&id, value);
            }
            get_ready();
        }
        ToFrame::Examine { what, language } => inspect::examine(what, language),
        ToFrame::Mark { marks } => inspect::mark(marks),
        ToFrame::Restyle => browser::restyle(),
    }
}

fn get_ready() {
    spawn_local(async {
        settle::settled().await;
        browser::set_root_attribute("data-ready", Some("true"));
        browser::post_to_parent(&FromFrame::Ready);
    });
}

impl Language {
    /// The text in this language; in Japanese where it is to be long.
    pub fn pick(self, text: Label) -> &'static str {
        match self {
            Language::Ja | Language::Long => text.ja,
            Language::En => text.en,
        }
    }
}
