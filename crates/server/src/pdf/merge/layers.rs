//! Layers: groups of content that a viewer shows or does not.

use lopdf::{Dictionary, Document, Object};

use super::values::{dictionary, list, value};

/// What is said of groups one by one.
const OF_GROUPS: [&[u8]; 6] = [b"ON", b"OFF", b"AS", b"Order", b"RBGroups", b"Locked"];

/// Those of all files.
#[derive(Default)]
pub struct Layers {
    groups: Vec<Object>,
    states: Dictionary,
}

impl Layers {
    /// With those of a file that has this catalogue. None when what it says of all its layers at
    /// once might be said of other files' too.
    pub fn add(&mut self, whole: &Document, catalog: &Dictionary) -> Option<()> {
        let Some(layers) = dictionary(whole, catalog, b"OCProperties") else {
            return Some(());
        };
        let groups = list(whole, layers, b"OCGs")?;
        if groups.is_empty() {
            return Some(());
        }
        let states = dictionary(whole, layers, b"D")?;
        let base = value(whole, states, b"BaseState");
        if !base.is_null() && base.as_name().ok() != Some(b"ON") {
            return None;
        }
        let intent = value(whole, states, b"Intent");
        if !intent.is_null() && intent.as_name().ok() != Some(b"View") {
            return None;
        }
        self.groups.extend(groups);
        for key in OF_GROUPS {
            let mut all = list(whole, &self.states, key)?;
            all.extend(list(whole, states, key)?);
            if !all.is_empty() {
                self.states.set(key, all);
            }
        }
        Some(())
    }

    /// Into the catalogue of the whole.
    pub fn write(self, catalog: &mut Dictionary) {
        if self.groups.is_empty() {
            return;
        }
        let mut layers = Dictionary::new();
        layers.set("OCGs", self.groups);
        layers.set("D", self.states);
        catalog.set("OCProperties", layers);
    }
}
