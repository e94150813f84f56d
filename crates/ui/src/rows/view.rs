//! What the framework asks of a view. Nothing of this project is drawn on a server.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Position, PositionState};

use super::{Rows, RowsState};
use crate::dom;

impl Render for Rows {
    type State = RowsState;

    fn build(self) -> Self::State {
        RowsState::new(self)
    }

    fn rebuild(self, state: &mut Self::State) {
        state.replace(self);
    }
}

impl Mountable for RowsState {
    fn unmount(&mut self) {
        let mut drawn = self.0.borrow_mut();
        drawn.next = drawn.rows.count;
        for group in &mut drawn.groups {
            group.body.unmount();
        }
        drawn.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let mut drawn = self.0.borrow_mut();
        for group in &mut drawn.groups {
            group.body.mount(parent, marker);
        }
        drawn.end.mount(parent, marker);
        dom::set_hidden(parent, drawn.rows.count == 0);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let drawn = self.0.borrow();
        match drawn.groups.first() {
            Some(group) => group.body.insert_before_this(child),
            None => drawn.end.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        let drawn = self.0.borrow();
        drawn.groups.iter().map(|it| it.body.clone()).collect()
    }
}

impl AddAnyAttr for Rows {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Rows {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
