//! axe, loaded when it is first asked for.

use js_sys::{Function, JSON, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::browser;
use crate::message::Violation;

/// What axe finds wrong, in `language` as far as axe speaks it; nothing when it cannot run.
pub async fn run(language: &str) -> Option<Vec<Violation>> {
    let axe = match global() {
        Some(axe) => axe,
        None => {
            load().await?;
            global()?
        }
    };
    let run = function(&axe, "run")?;
    let options = JSON::parse(r#"{"resultTypes": ["violations"]}"#).ok()?;
    let running = run.call2(&axe, &document(), &options).ok()?;
    let result = JsFuture::from(Promise::resolve(&running)).await.ok()?;
    let violations = Reflect::get(&result, &"violations".into()).ok()?;
    let text = JSON::stringify(&violations).ok()?.as_string()?;
    let mut violations: Vec<Violation> = serde_json::from_str(&text).ok()?;
    if language == "ja" {
        translate(&mut violations).await;
    }
    Some(violations)
}

/// Says in Japanese what is to hold. axe itself would compile its translations, which the page's
/// policy forbids.
async fn translate(violations: &mut [Violation]) {
    let locale = browser::fetch_text("axe.ja.json").await;
    let locale = locale.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let Some(locale) = locale else {
        return;
    };
    for violation in violations {
        if let Some(help) = locale["rules"][&violation.id]["help"].as_str() {
            help.clone_into(&mut violation.help);
        }
    }
}

fn function(of: &Object, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

fn global() -> Option<Object> {
    let axe = Reflect::get(&window(), &"axe".into()).ok()?;
    axe.dyn_into().ok()
}

async fn load() -> Option<()> {
    let script = document().create_element("script").ok()?;
    // The page has taken another address by now when it is a page of the portal.
    script
        .set_attribute("src", &browser::beside_the_program("axe.min.js"))
        .ok()?;
    let loading = Promise::new(&mut |resolve, reject| {
        for (event, settle) in [("load", resolve), ("error", reject)] {
            let _ = script.add_event_listener_with_callback(event, &settle);
        }
    });
    document().head()?.append_child(&script).ok()?;
    JsFuture::from(loading).await.ok().map(drop)
}
