//! Rows of a long table, drawn a few at a time.

mod view;

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Placeholder;

use crate::dom;

/// No row is lower, in CSS pixels.
const LOWEST_ROW: f64 = 60.0;
/// For so many milliseconds of each frame further rows are drawn.
const OF_A_FRAME: i64 = 6;

/// From so many rows on, a table is a long one.
pub const LONG_TABLE: usize = 101;

/// The rows of a [`Table`](crate::Table).
///
/// Of a long one the first rows are there at once and the others within the next frames, so that
/// nobody waits for rows that are out of sight. When other rows come, each takes the place of the
/// one that was there; rows that are too many go at once.
#[derive(Clone)]
pub struct Rows {
    count: usize,
    at_once: usize,
    draw: Arc<dyn Fn(usize) -> AnyView + Send + Sync>,
    owner: Option<Owner>,
}

impl Rows {
    /// `count` rows, of which `draw` draws the one with a number, from 0. What it reads is not
    /// followed.
    pub fn new(count: usize, draw: impl Fn(usize) -> AnyView + Send + Sync + 'static) -> Self {
        Self {
            count,
            at_once: if count < LONG_TABLE {
                count
            } else {
                in_sight().min(count)
            },
            draw: Arc::new(draw),
            owner: Owner::current(),
        }
    }

    /// All rows at once, however many they are: something is about to be looked for among them.
    pub fn at_once(mut self, is_wanted: bool) -> Self {
        if is_wanted {
            self.at_once = self.count;
        }
        self
    }

    fn row(&self, number: usize) -> AnyView {
        let draw = || untrack(|| (self.draw)(number));
        match &self.owner {
            Some(owner) => owner.with(draw),
            None => draw(),
        }
    }
}

/// At least as many rows as the window holds: they are drawn before anything else happens.
fn in_sight() -> usize {
    (dom::window_height() / LOWEST_ROW).ceil() as usize
}

type State = <AnyView as Render>::State;

/// Rows that are drawn, and what is still to be done.
pub struct RowsState(Rc<RefCell<Drawn>>);

struct Drawn {
    rows: Rows,
    states: Vec<State>,
    /// The row to be drawn next.
    next: usize,
    /// Rows are put in before it.
    end: Placeholder,
    /// Rows that are out of the page already. Letting go of what they hold can wait.
    gone: Vec<State>,
    is_scheduled: bool,
}

impl RowsState {
    fn new(rows: Rows) -> Self {
        let mut drawn = Drawn {
            states: Vec::with_capacity(rows.count),
            rows,
            next: 0,
            end: Rndr::create_placeholder(),
            gone: Vec::new(),
            is_scheduled: false,
        };
        drawn.draw_first();
        let state = Self(Rc::new(RefCell::new(drawn)));
        schedule(&state.0);
        state
    }

    fn replace(&self, rows: Rows) {
        let mut drawn = self.0.borrow_mut();
        drawn.take_out_from(rows.count);
        drawn.rows = rows;
        drawn.next = 0;
        drawn.draw_first();
        drop(drawn);
        schedule(&self.0);
    }
}

impl Drawn {
    /// All at once: the browser takes out hundreds of rows faster together than one by one.
    fn take_out_from(&mut self, number: usize) {
        if let Some(first) = self.states.get(number).map(Mountable::elements) {
            dom::remove_between(first.first(), &self.end);
            self.gone.extend(self.states.drain(number..));
        }
    }

    fn draw_first(&mut self) {
        while self.next < self.rows.at_once {
            self.draw_next();
        }
    }

    fn draw_next(&mut self) {
        let row = self.rows.row(self.next);
        match self.states.get_mut(self.next) {
            Some(state) => row.rebuild(state),
            None => {
                let mut state = row.build();
                // Before the table is on the page, the rows come with it.
                Rndr::try_mount_before(&mut state, self.end.as_ref());
                self.states.push(state);
            }
        }
        self.next += 1;
    }

    /// Draws a row or lets go of one; `false` when there is nothing left to do.
    fn go_on(&mut self) -> bool {
        if self.next < self.rows.count {
            self.draw_next();
            return true;
        }
        self.gone.pop().is_some()
    }

    fn is_done(&self) -> bool {
        self.next >= self.rows.count && self.gone.is_empty()
    }
}

/// Goes on in the frame after the next, if there is anything left to do: whoever waits for the
/// first rows does not wait for those out of sight.
fn schedule(drawn: &Rc<RefCell<Drawn>>) {
    let mut state = drawn.borrow_mut();
    if state.is_done() || std::mem::replace(&mut state.is_scheduled, true) {
        return;
    }
    let drawn = Rc::downgrade(drawn);
    request_animation_frame(move || go_on_in_next_frame(drawn));
}

fn go_on_in_next_frame(drawn: Weak<RefCell<Drawn>>) {
    request_animation_frame(move || draw_some(&drawn));
}

/// The page may have gone meanwhile.
fn draw_some(drawn: &Weak<RefCell<Drawn>>) {
    let Some(drawn) = drawn.upgrade() else { return };
    let end = dom::now_ms() + OF_A_FRAME;
    let mut state = drawn.borrow_mut();
    while state.go_on() && dom::now_ms() < end {}
    state.is_scheduled = !state.is_done();
    if state.is_scheduled {
        go_on_in_next_frame(Rc::downgrade(&drawn));
    }
}
