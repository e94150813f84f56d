//! What a story is. The list of all is [`crate::stories::STORIES`].

use leptos::prelude::AnyView;

use crate::stage::Stage;

/// A component or a page, with the states to look at.
pub struct Story {
    /// Stands in addresses and names of pictures: `text-field`.
    pub id: &'static str,
    /// What people call it.
    pub name: Label,
    /// The Japanese name in kana, which the list sorts by.
    pub reading: &'static str,
    /// Its part of the list.
    pub group: Group,
    /// What it is for, in one or two sentences.
    pub purpose: Label,
    /// The success criteria of WCAG 2.2 that matter most for it: `2.4.7`.
    pub criteria: &'static [&'static str],
    /// Address of the pattern that it follows, of the Digital Agency or GOV.UK.
    pub pattern: Option<&'static str>,
    /// The public components of `madoguchi_ui` that it shows.
    pub components: &'static [&'static str],
    /// Its style sheets in `style/`.
    pub styles: &'static [&'static str],
    /// What can be turned while looking.
    pub knobs: &'static [Knob],
    /// The states to look at, the ordinary one first.
    pub variants: &'static [Variant],
    /// The file that holds the functions of `variants`, for people to read and copy.
    pub source: &'static str,
}

/// One state of a story.
pub struct Variant {
    /// Unique within the story: `with-error`.
    pub id: &'static str,
    /// What people call it.
    pub name: Label,
    /// Knobs that start at another value than their own default, as (id, value).
    pub presets: &'static [(&'static str, &'static str)],
    /// Makes the view.
    pub show: fn(Stage) -> AnyView,
    /// The name of `show`, to find it in the story's source.
    pub function: &'static str,
}

impl Variant {
    /// Where a knob stands before anybody turns it.
    pub fn start_of(&self, knob: &Knob) -> &'static str {
        let preset = self.presets.iter().find(|(id, _)| *id == knob.id);
        preset.map_or(knob.default, |(_, value)| value)
    }
}

/// A [`Variant`] that knows the name of its function.
#[macro_export]
macro_rules! variant {
    ($id:literal, $name:expr, $show:ident $(, $knob:literal = $value:literal)* $(,)?) => {
        $crate::story::Variant {
            id: $id,
            name: $name,
            presets: &[$(($knob, $value)),*],
            show: $show,
            function: stringify!($show),
        }
    };
}

/// A text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Label {
    /// Japanese
    pub ja: &'static str,
    /// English
    pub en: &'static str,
}

/// A text in both languages.
pub const fn label(ja: &'static str, en: &'static str) -> Label {
    Label { ja, en }
}

/// A part of the list of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Components of `madoguchi_ui`
    Components,
    /// Pages of the portal
    Pages,
}

/// Something to turn while looking: a property of the component, as a rule.
#[derive(Clone, Copy, Debug)]
pub struct Knob {
    /// The property's name: `busy`.
    pub id: &'static str,
    /// What values it takes.
    pub kind: KnobKind,
    /// Where it stands at first.
    pub default: &'static str,
}

/// What values a knob takes. In addresses all of them are text.
#[derive(Clone, Copy, Debug)]
pub enum KnobKind {
    /// Any text.
    Text,
    /// A whole number within the bounds.
    Number {
        /// Smallest
        min: usize,
        /// Largest
        max: usize,
    },
    /// `true` or `false`.
    Switch,
    /// One of these.
    Choice(&'static [&'static str]),
}

impl Knob {
    /// A knob for text.
    pub const fn text(id: &'static str, default: &'static str) -> Self {
        let kind = KnobKind::Text;
        Self { id, kind, default }
    }

    /// A knob that is on or off, and off at first.
    pub const fn switch(id: &'static str) -> Self {
        let (kind, default) = (KnobKind::Switch, "false");
        Self { id, kind, default }
    }

    /// A knob for a number.
    pub const fn number(id: &'static str, min: usize, max: usize, default: &'static str) -> Self {
        let kind = KnobKind::Number { min, max };
        Self { id, kind, default }
    }

    /// A knob with a few values, the first of them at first.
    pub const fn choice(id: &'static str, values: &'static [&'static str]) -> Self {
        let (kind, default) = (KnobKind::Choice(values), values[0]);
        Self { id, kind, default }
    }
}
