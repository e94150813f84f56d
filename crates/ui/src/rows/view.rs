//! What the framework asks of a view. Nothing of this project is drawn on a server.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Position, PositionState};

use super::{Rows, RowsState};

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
        for state in &mut drawn.states {
            state.unmount();
        }
        drawn.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let mut drawn = self.0.borrow_mut();
        for state in &mut drawn.states {
            state.mount(parent, marker);
        }
        drawn.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let drawn = self.0.borrow();
        let mut states = drawn.states.iter();
        states.any(|state| state.insert_before_this(child)) || drawn.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        let drawn = self.0.borrow();
        drawn.states.iter().flat_map(Mountable::elements).collect()
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
