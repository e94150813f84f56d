//! What the workbench and the page in its frame say to each other, as JSON by `postMessage`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// From the workbench to the frame.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "gallery", rename_all = "kebab-case")]
pub enum ToFrame {
    /// Turn these knobs.
    Turn {
        /// Values by the knobs' ids.
        knobs: BTreeMap<String, String>,
    },
    /// Examine what is shown, and answer with a finding of the same name.
    Examine {
        /// In which way.
        what: Examination,
        /// The language of whoever reads the finding: `ja`.
        language: String,
    },
    /// Mark these elements, and no others.
    Mark {
        /// What to mark, in this order.
        marks: Vec<Mark>,
    },
    /// Load the style sheets anew.
    Restyle,
}

/// A way to examine what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Examination {
    /// By axe.
    Axe,
    /// Where the tab key leads.
    TabOrder,
    /// How far text and ground stand apart.
    Contrast,
    /// The HTML that results.
    Html,
}

/// An element to mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// A selector that only this element answers to.
    pub selector: String,
    /// A word or number to draw beside it; often nothing.
    pub tag: String,
}

/// From the frame to whatever stands around it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "gallery", rename_all = "kebab-case")]
pub enum FromFrame {
    /// Everything shown has settled.
    Ready,
    /// The component has emitted an event.
    Event {
        /// Its name.
        name: String,
        /// What came with it; often nothing.
        detail: String,
    },
    /// What axe has found wrong.
    Axe {
        /// One for each rule that is broken.
        violations: Vec<Violation>,
    },
    /// axe could not be loaded or has failed.
    AxeFailed,
    /// Where the tab key leads.
    TabOrder {
        /// In their order.
        stops: Vec<Stop>,
    },
    /// Texts and their grounds.
    Contrast {
        /// One for each pair of colours and size of text.
        pairs: Vec<Pair>,
    },
    /// The HTML that results.
    Html {
        /// Indented.
        text: String,
    },
}

/// A rule of axe that is broken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Violation {
    /// The rule: `color-contrast`.
    pub id: String,
    /// How bad it is: `serious`.
    pub impact: Option<String>,
    /// What is to hold.
    pub help: String,
    /// Where the rule is explained.
    #[serde(rename = "helpUrl")]
    pub help_url: String,
    /// The elements that break it.
    pub nodes: Vec<BrokenAt>,
}

/// An element that breaks a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BrokenAt {
    /// A selector for it, one in each frame or shadow tree on the way.
    pub target: Vec<serde_json::Value>,
    /// Its HTML.
    pub html: String,
    /// What to do.
    #[serde(rename = "failureSummary")]
    pub summary: Option<String>,
}

impl BrokenAt {
    /// The selector of the element.
    pub fn selector(&self) -> String {
        let last = self.target.last();
        last.and_then(|it| it.as_str())
            .unwrap_or_default()
            .to_owned()
    }
}

/// A stop of the tab key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    /// What the element is: `button`.
    pub role: String,
    /// What it is called.
    pub name: String,
    /// A selector for it.
    pub selector: String,
}

/// A colour of text on a ground.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The text's colour as `#rrggbb`.
    pub text: String,
    /// The ground's colour as `#rrggbb`; nothing where it is a picture.
    pub ground: Option<String>,
    /// Their contrast, 1 to 21.
    pub contrast: Option<f64>,
    /// What WCAG asks of text of this size.
    pub needed: f64,
    /// How many elements have it.
    pub count: usize,
    /// The first of the texts.
    pub sample: String,
    /// A selector for its element.
    pub selector: String,
}

impl Pair {
    /// Whether it is enough; unknown over a picture.
    pub fn passes(&self) -> Option<bool> {
        self.contrast.map(|contrast| contrast >= self.needed)
    }
}
