//! The panels below the frame.

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use madoguchi_ui::{Tab, Tabs};

use super::bench::{Bench, say};
use super::{about, checks, commands, events, knobs, source, words};
use crate::address::Panel;

/// All panels, one of them open.
pub fn panels() -> AnyView {
    let bench = Bench::get();
    let tabs = Panel::ALL.iter().map(|panel| Tab {
        id: panel.id(),
        label: label(bench, *panel),
        panel: content(*panel),
    });
    let select = move |id: String| bench.adjust(|address| address.panel = Panel::from_id(&id));
    view! {
        <Tabs
            label=say(words::PANELS)
            tabs=tabs.collect()
            selected=Signal::derive(move || bench.address.read().panel.id().to_owned())
            on_select=Callback::new(select)
        />
    }
    .into_any()
}

fn label(bench: Bench, panel: Panel) -> TextProp {
    let name = say(words::panel(panel));
    if panel != Panel::Events {
        return name.into();
    }
    let with_count = move || match bench.findings.events.read().len() {
        0 => name().to_owned(),
        count => format!("{} {count}", name()),
    };
    with_count.into()
}

fn content(panel: Panel) -> ViewFn {
    match panel {
        Panel::Knobs => knobs::panel.into(),
        Panel::Events => events::panel.into(),
        Panel::Checks => checks::panel.into(),
        Panel::Source => source::panel.into(),
        Panel::About => about::panel.into(),
        Panel::Commands => commands::panel.into(),
    }
}
