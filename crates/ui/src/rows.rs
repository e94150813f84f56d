//! Rows of a long table, drawn a few at a time.

mod template;
mod view;

use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Placeholder};

pub use template::{Row, RowTemplate};

use crate::dom;
use template::Shape;

/// No row is lower, in CSS pixels; most are far higher.
const LOWEST_ROW: f64 = 60.0;
/// Of a long table so many groups are always laid out (style/table.css).
const ALWAYS_LAID_OUT: usize = 4;
/// So many rows are laid out together when they come near (style/table.css).
const GROUP: usize = 4;
/// For so many milliseconds of each frame further rows are drawn.
const OF_A_FRAME: i64 = 6;

/// From so many rows on, a table is a long one.
pub const LONG_TABLE: usize = 101;

type Fill = Arc<dyn Fn(&Row, usize) + Send + Sync>;

/// The rows of a [`Table`](crate::Table), in a `<tbody>` for every four.
///
/// Of a long one the first rows are there at once and the others within the next frames, so that
/// nobody waits for rows that are out of sight. When other rows come, each takes the place of the
/// one that was there; rows that are too many are out of sight at once, and without any row the
/// table is.
#[derive(Clone)]
pub struct Rows {
    count: usize,
    are_all_wanted: bool,
    template: RowTemplate,
    fill: Fill,
    owner: Option<Owner>,
}

impl Rows {
    /// `count` rows, of which `fill` fills in the one with a number, from 0. What it reads is not
    /// followed.
    pub fn new(
        count: usize,
        template: RowTemplate,
        fill: impl Fn(&Row, usize) + Send + Sync + 'static,
    ) -> Self {
        Self {
            count,
            are_all_wanted: count < LONG_TABLE,
            template,
            fill: Arc::new(fill),
            owner: Owner::current(),
        }
    }

    /// All rows at once, however many they are: something is about to be looked for among them.
    pub fn at_once(mut self, is_wanted: bool) -> Self {
        self.are_all_wanted |= is_wanted;
        self
    }

    /// Template and filling read the contexts of the page that shows the rows.
    fn with_owner<T>(&self, work: impl FnOnce() -> T) -> T {
        match &self.owner {
            Some(owner) => owner.with(|| untrack(work)),
            None => untrack(work),
        }
    }
}

/// Rows of a [`Table`](crate::Table) that are views of their own and all there from the beginning,
/// in the bodies that a long table is laid out by.
pub fn row_groups(rows: Vec<AnyView>) -> AnyView {
    let size = if rows.len() < LONG_TABLE {
        rows.len().max(1)
    } else {
        GROUP
    };
    let mut rows = rows.into_iter();
    let mut bodies = Vec::new();
    while rows.len() > 0 {
        let group = rows.by_ref().take(size).collect_view();
        bodies.push(view! { <tbody role="rowgroup">{group}</tbody> });
    }
    bodies.into_any()
}

/// Rows that are drawn, and what is still to be done.
pub struct RowsState(Rc<RefCell<Drawn>>);

struct Drawn {
    rows: Rows,
    /// What the rows are copies of.
    shape: Option<Shape>,
    groups: Vec<Group>,
    /// The row to be drawn next.
    next: usize,
    /// The lowest row that was there last time, in CSS pixels.
    lowest_row: f64,
    /// Groups are put in before it.
    end: Placeholder,
    is_scheduled: bool,
}

/// Some rows in their `<tbody>`.
struct Group {
    body: Element,
    rows: Vec<Row>,
}

impl RowsState {
    fn new(rows: Rows) -> Self {
        let mut drawn = Drawn {
            shape: rows.with_owner(|| Shape::new(&rows.template)),
            groups: Vec::with_capacity(rows.count.div_ceil(GROUP)),
            rows,
            next: 0,
            lowest_row: LOWEST_ROW,
            end: Rndr::create_placeholder(),
            is_scheduled: false,
        };
        drawn.draw_first();
        let state = Self(Rc::new(RefCell::new(drawn)));
        schedule(&state.0);
        state
    }

    fn replace(&self, rows: Rows) {
        let mut drawn = self.0.borrow_mut();
        if rows.template != drawn.rows.template {
            drawn.begin_anew(&rows);
        }
        drawn.rows = rows;
        drawn.next = 0;
        drawn.hide_surplus();
        drawn.draw_first();
        drop(drawn);
        schedule(&self.0);
    }
}

impl Drawn {
    /// Copies of another template are of no use.
    fn begin_anew(&mut self, rows: &Rows) {
        self.shape = rows.with_owner(|| Shape::new(&rows.template));
        for mut group in self.groups.drain(..) {
            group.body.unmount();
        }
    }

    fn table(&self) -> Option<Element> {
        self.end.parent_element()
    }

    /// A browser takes hundreds of rows out of sight far faster than out of the page, and the table
    /// of all of them faster than each.
    fn hide_surplus(&mut self) {
        let count = self.rows.count;
        if let Some(table) = self.table() {
            dom::set_hidden(&table, count == 0);
        }
        if count == 0 {
            return;
        }
        let wanted = count.div_ceil(GROUP);
        for group in self.groups.iter().skip(wanted) {
            dom::set_hidden(&group.body, true);
        }
        if let Some(last) = wanted.checked_sub(1).and_then(|at| self.groups.get_mut(at)) {
            let kept = (count - (wanted - 1) * GROUP).min(last.rows.len());
            for row in last.rows.drain(kept..) {
                row.element.remove();
            }
        }
    }

    /// At least as many rows as the window holds, before anything else happens.
    fn draw_first(&mut self) {
        let mut first = self.rows.count;
        if !self.rows.are_all_wanted {
            first = first.min((dom::window_height() / self.lowest_row).ceil() as usize);
        }
        while self.next < first {
            self.draw_next();
        }
    }

    /// Takes no time while the page is laid out.
    fn measure(&mut self) {
        let heights =
            self.groups.iter().take(ALWAYS_LAID_OUT).map(|group| {
                group.body.get_bounding_client_rect().height() / group.rows.len() as f64
            });
        let lowest = heights.filter(|it| *it > 0.0).reduce(f64::min);
        self.lowest_row = lowest.unwrap_or(self.lowest_row).max(LOWEST_ROW);
    }

    fn draw_next(&mut self) {
        let (group, place) = (self.next / GROUP, self.next % GROUP);
        if group == self.groups.len() {
            self.add_group();
        }
        let group = &mut self.groups[group];
        let number = self.next;
        self.next += 1;
        let fill = |row: &Row| self.rows.with_owner(|| (self.rows.fill)(row, number));
        match group.rows.get(place) {
            Some(row) => fill(row),
            None => {
                let Some(row) = self.shape.as_ref().and_then(Shape::copy) else {
                    return;
                };
                fill(&row);
                let _ = group.body.append_child(&row.element);
                group.rows.push(row);
            }
        }
        if place == 0 {
            dom::set_hidden(&group.body, false);
        }
    }

    fn add_group(&mut self) {
        let body = Rndr::create_element("tbody", None);
        Rndr::set_attribute(&body, "role", "rowgroup");
        let mut group = Group {
            body,
            rows: Vec::with_capacity(GROUP),
        };
        // Before the table is on the page, the groups come with it.
        Rndr::try_mount_before(&mut group.body, self.end.as_ref());
        self.groups.push(group);
    }

    /// Draws a row or lets go of a group; `false` when there is nothing left to do.
    fn go_on(&mut self) -> bool {
        if self.next < self.rows.count {
            self.draw_next();
            return true;
        }
        if self.has_surplus()
            && let Some(mut group) = self.groups.pop()
        {
            group.body.unmount();
            return true;
        }
        false
    }

    fn has_surplus(&self) -> bool {
        self.groups.len() > self.rows.count.div_ceil(GROUP)
    }

    fn is_done(&self) -> bool {
        self.next >= self.rows.count && !self.has_surplus()
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
    dom::after_next_frame(move || draw_some(&drawn));
}

/// The page may have gone meanwhile.
fn draw_some(drawn: &Weak<RefCell<Drawn>>) {
    let Some(state) = drawn.upgrade() else { return };
    let end = dom::now_ms() + OF_A_FRAME;
    let mut state = state.borrow_mut();
    state.measure();
    while state.go_on() && dom::now_ms() < end {}
    state.is_scheduled = !state.is_done();
    if state.is_scheduled {
        let drawn = Weak::clone(drawn);
        request_animation_frame(move || draw_some(&drawn));
    }
}
