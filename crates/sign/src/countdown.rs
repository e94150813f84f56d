//! How long the code still lives. What ticks is silent; it is spoken ten, five and one
//! minute and thirty seconds before the end, and at the end.

use leptos::prelude::*;
use madoguchi_ui::countdown::{CountdownTime, MARKS, Phase, Spoken, seconds_left, spoken};
use madoguchi_ui::{announce, dom};

use crate::code::{element, set, write};
use crate::telling;
use crate::visit::Visit;

/// From how many seconds before the end it warns.
const WARNING: u64 = 300;

/// Counts down by the steady clock, which says the end as well. The server has the last word: it
/// is asked then, and when the page comes back from a sleep, another application, the browser's
/// history or a time without a network.
pub fn follow(visit: Visit) {
    let left = Memo::new(move |_| {
        let deadline = visit.deadline.get()?;
        Some(seconds_left(deadline, visit.now.get()))
    });
    Effect::new(move |before: Option<Option<u64>>| {
        let left = left.get();
        element("left").set_hidden(left.is_none());
        if let Some(left) = left {
            show(left);
            let said = before
                .flatten()
                .and_then(|before| spoken(MARKS, before, left));
            if let Some(Spoken::Left(left)) = said {
                announce(&telling::left(left));
            }
            if left == 0 {
                visit.run_out();
            }
        }
        left
    });
    dom::on_return(Callback::new(move |()| visit.look_again()));
    dom::on_online(Callback::new(move |is_online| {
        if is_online {
            visit.look_again();
        }
    }));
    let back = window_event_listener_untyped("pageshow", move |event| {
        let kept = js_sys::Reflect::get(&event, &"persisted".into());
        if kept.is_ok_and(|kept| kept.is_truthy()) {
            visit.look_again();
        }
    });
    on_cleanup(move || back.remove());
}

fn show(left: u64) {
    set("left", "data-phase", Some(Phase::of(left, WARNING).name()));
    write("left-digits", &CountdownTime::clock(left));
    write("left-words", &telling::time(CountdownTime::coarse(left)));
}
