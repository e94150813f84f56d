//! What the address says. Everything that a link is to show again stands in its query, and what is
//! as at first is left out.

use std::collections::BTreeMap;

use form_urlencoded::{Serializer, parse};

use crate::stage::Language;

/// What the workbench or a bare page shows, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which page of the workbench.
    pub page: Page,
    /// The story's id; empty where the address names none.
    pub story: String,
    /// The variant's id; empty for the story's first.
    pub variant: String,
    /// How wide the frame is.
    pub width: Width,
    /// How large text is.
    pub text: TextSize,
    /// The language of what is shown.
    pub language: Language,
    /// The moment that is now, in Japan's time: `2026-11-22T10:00`. Empty for the usual one.
    pub clock: String,
    /// Which panel is open.
    pub panel: Panel,
    /// The knobs that were turned.
    pub knobs: BTreeMap<String, String>,
}

/// An enum whose values stand in addresses.
macro_rules! in_address {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $id:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum $name { $($(#[$value_doc])* $value),* }

        impl $name {
            /// All values in their order.
            pub const ALL: &[Self] = &[$(Self::$value),*];

            /// How it stands in addresses.
            pub fn id(self) -> &'static str {
                match self { $(Self::$value => $id),* }
            }

            /// The value that an address names; what it does not know is as at first.
            pub fn from_id(id: &str) -> Self {
                Self::ALL.iter().copied().find(|value| value.id() == id).unwrap_or_default()
            }
        }
    };
}

in_address! {
    /// A page of the workbench.
    Page {
        /// One variant of a story
        #[default]
        Story = "story",
        /// The design tokens
        Tokens = "tokens",
    }
}

in_address! {
    /// The width of the frame in CSS pixels.
    Width {
        /// The narrowest phone that everything must work on
        Narrow = "320",
        /// A phone
        Phone = "375",
        /// A tablet
        #[default]
        Tablet = "768",
        /// A desktop
        Desktop = "1280",
    }
}

in_address! {
    /// The size of text in per cent of the browser's own.
    TextSize {
        /// As the browser has it
        #[default]
        Usual = "100",
        /// As WCAG 1.4.4 asks it to be bearable
        Double = "200",
    }
}

in_address! {
    /// A panel below the frame.
    Panel {
        /// What can be turned
        #[default]
        Knobs = "knobs",
        /// What the component has emitted
        Events = "events",
        /// What can be examined in the frame
        Checks = "checks",
        /// The Rust and the HTML
        Source = "source",
        /// What it is for and how it is used
        About = "about",
        /// What a page cannot do to its own frame
        Commands = "commands",
    }
}

impl Language {
    /// All languages in their order.
    pub const ALL: &[Self] = &[Language::Ja, Language::En, Language::Long];

    /// How it stands in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::En => "en",
            Language::Long => "long",
        }
    }

    /// The language that an address names; what it does not know is Japanese.
    pub fn from_id(id: &str) -> Self {
        let known = Self::ALL.iter().copied().find(|value| value.id() == id);
        known.unwrap_or_default()
    }
}

impl Address {
    /// Reads a query, with or without its `?`.
    pub fn parse(query: &str) -> Self {
        let mut address = Self::default();
        for (name, value) in parse(query.trim_start_matches('?').as_bytes()) {
            match name.as_ref() {
                "page" => address.page = Page::from_id(&value),
                "story" => address.story = value.into_owned(),
                "variant" => address.variant = value.into_owned(),
                "width" => address.width = Width::from_id(&value),
                "text" => address.text = TextSize::from_id(&value),
                "lang" => address.language = Language::from_id(&value),
                "clock" if is_moment(&value) => address.clock = value.into_owned(),
                "panel" => address.panel = Panel::from_id(&value),
                name => {
                    if let Some(knob) = name.strip_prefix("k.") {
                        address.knobs.insert(knob.to_owned(), value.into_owned());
                    }
                }
            }
        }
        address
    }

    /// The query of the workbench: `?story=button&variant=solid`.
    pub fn query(&self) -> String {
        self.write(|query| {
            query.choice("page", self.page.id(), Page::default().id());
            query.choice("width", self.width.id(), Width::default().id());
            query.choice("panel", self.panel.id(), Panel::default().id());
        })
    }

    /// The address of the same variant without the workbench around it.
    pub fn bare(&self) -> String {
        format!("bare.html{}", self.write(|_| ()))
    }

    /// The same way of looking, at another variant: no knob is turned there yet.
    pub fn at(&self, story: &str, variant: &str) -> Self {
        Self {
            page: Page::Story,
            story: story.to_owned(),
            variant: variant.to_owned(),
            knobs: BTreeMap::new(),
            ..self.clone()
        }
    }

    fn write(&self, chrome: impl FnOnce(&mut Query)) -> String {
        let mut query = Query(Serializer::new(String::new()));
        query.choice("story", &self.story, "");
        query.choice("variant", &self.variant, "");
        chrome(&mut query);
        query.choice("text", self.text.id(), TextSize::default().id());
        query.choice("lang", self.language.id(), Language::default().id());
        query.choice("clock", &self.clock, "");
        for (knob, value) in &self.knobs {
            query.0.append_pair(&format!("k.{knob}"), value);
        }
        format!("?{}", query.0.finish())
    }
}

struct Query(Serializer<'static, String>);

impl Query {
    fn choice(&mut self, name: &str, value: &str, usual: &str) {
        if value != usual {
            self.0.append_pair(name, value);
        }
    }
}

/// Whether `text` looks like `2026-11-22T10:00`. Whether the day exists is the browser's to know.
fn is_moment(text: &str) -> bool {
    let form = "0000-00-00T00:00";
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(is, form)| match form {
            b'0' => is.is_ascii_digit(),
            _ => is == form,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: &str = "?story=button&variant=busy&width=320&panel=checks&text=200&lang=long\
                        &clock=2026-12-31T23%3A59&k.busy=true&k.children=%E7%99%BB%E9%8C%B2+%26";

    #[test]
    fn a_link_says_everything_again() {
        let address = Address::parse(FULL);
        assert_eq!(address.width, Width::Narrow);
        assert_eq!(address.text, TextSize::Double);
        assert_eq!(address.language, Language::Long);
        assert_eq!(address.clock, "2026-12-31T23:59");
        assert_eq!(address.knobs["children"], "登録 &");
        assert_eq!(address.query(), FULL);
        assert_eq!(Address::parse(&address.query()), address);
    }

    #[test]
    fn what_is_as_at_first_is_left_out() {
        let address = Address::parse("story=button&width=768&lang=ja&text=100&panel=knobs");
        assert_eq!(address.query(), "?story=button");
        assert_eq!(Address::parse("page=tokens").query(), "?page=tokens");
    }

    #[test]
    fn the_bare_page_knows_nothing_of_the_workbench() {
        let bare = Address::parse(FULL).bare();
        assert!(bare.starts_with("bare.html?story=button&variant=busy&text=200"));
        assert!(!bare.contains("width") && !bare.contains("panel"));
    }

    #[test]
    fn what_makes_no_sense_is_as_at_first() {
        let address = Address::parse("?width=17&text=&lang=fr&panel=x&page=%FF&clock=tomorrow&y=1");
        assert_eq!(address, Address::default());
    }

    #[test]
    fn another_variant_keeps_the_way_of_looking_but_no_knob() {
        let there = Address::parse(FULL).at("badge", "");
        assert_eq!(there.width, Width::Narrow);
        assert_eq!(there.panel, Panel::Checks);
        assert_eq!(
            (there.story.as_str(), there.variant.as_str()),
            ("badge", "")
        );
        assert!(there.knobs.is_empty());
    }
}
