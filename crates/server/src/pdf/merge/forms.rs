//! Forms: what viewers draw the fields on pages with.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Object, decode_text_string};

use super::values::{dictionary, list, same, value};

/// What holds for all fields at once.
const OF_ALL: [&[u8]; 3] = [b"NeedAppearances", b"DA", b"Q"];
/// No font of a form is deeper.
const LEVELS_MAX: usize = 8;

/// Those of all files.
#[derive(Default)]
pub struct Forms {
    joined: Option<Dictionary>,
    fields: Vec<Object>,
    names: HashSet<String>,
    resources: Dictionary,
}

impl Forms {
    /// With that of a file that has this catalogue and the objects after this number. None when
    /// its fields might look different beside those of other files.
    pub fn add(&mut self, whole: &Document, catalog: &Dictionary, before: u32) -> Option<()> {
        let none = Dictionary::new();
        let form = dictionary(whole, catalog, b"AcroForm").unwrap_or(&none);
        if !value(whole, form, b"XFA").is_null() {
            return None;
        }
        let mut fields = list(whole, form, b"Fields")?;
        // A signature inside a file holds for that file alone; what shows of it is on its page.
        fields.retain(|field| !has_name(value_of(whole, field, b"FT"), b"Sig"));
        let mut objects = whole.objects.range((before + 1, 0)..);
        if fields.is_empty() && !objects.any(|(_, object)| is_field(object)) {
            return Some(());
        }
        match &self.joined {
            Some(joined) => {
                let mut keys = OF_ALL.into_iter();
                if !keys.all(|key| setting(whole, joined, key) == setting(whole, form, key)) {
                    return None;
                }
            }
            None => {
                let mut joined = Dictionary::new();
                for key in OF_ALL {
                    let said = setting(whole, form, key);
                    if !said.is_null() {
                        joined.set(key, said.clone());
                    }
                }
                self.joined = Some(joined);
            }
        }
        self.add_resources(whole, form)?;
        // Fields of one name have one value.
        let names = fields.iter().map(|field| value_of(whole, field, b"T"));
        let names = names.map(|name| decode_text_string(name).unwrap_or_default());
        let names: HashSet<String> = names.collect();
        if !self.names.is_disjoint(&names) {
            return None;
        }
        self.names.extend(names);
        self.fields.extend(fields);
        Some(())
    }

    /// Fonts and others, which fields know by their names.
    fn add_resources(&mut self, whole: &Document, form: &Dictionary) -> Option<()> {
        let Some(resources) = dictionary(whole, form, b"DR") else {
            return Some(());
        };
        for (kind, _) in resources {
            let Some(named) = dictionary(whole, resources, kind) else {
                continue;
            };
            let mut joined = dictionary(whole, &self.resources, kind).cloned();
            let joined = joined.get_or_insert_default();
            for (name, resource) in named {
                match joined.get(name) {
                    Ok(other) if !same(whole, resource, other, LEVELS_MAX) => return None,
                    Ok(_) => {}
                    Err(_) => joined.set(name.clone(), resource.clone()),
                }
            }
            self.resources.set(kind.clone(), joined.clone());
        }
        Some(())
    }

    /// Into the catalogue of the whole.
    pub fn write(self, catalog: &mut Dictionary) {
        let Some(mut form) = self.joined else {
            return;
        };
        form.set("Fields", self.fields);
        form.set("DR", self.resources);
        catalog.set("AcroForm", form);
    }
}

fn value_of<'a>(whole: &'a Document, field: &'a Object, key: &[u8]) -> &'a Object {
    let field = whole.dereference(field).and_then(|(_, it)| it.as_dict());
    field.map_or(&Object::Null, |field| value(whole, field, key))
}

/// Null for what holds where nothing is said.
fn setting<'a>(whole: &'a Document, form: &'a Dictionary, key: &[u8]) -> &'a Object {
    match value(whole, form, key) {
        Object::Boolean(false) | Object::Integer(0) => &Object::Null,
        said => said,
    }
}

/// One that a page shows, although its form may not know it.
fn is_field(object: &Object) -> bool {
    let says = |key: &[u8], name| {
        let said = object.as_dict().and_then(|object| object.get(key));
        said.is_ok_and(|said| has_name(said, name))
    };
    says(b"Subtype", b"Widget") && !says(b"FT", b"Sig")
}

fn has_name(value: &Object, name: &[u8]) -> bool {
    value.as_name().ok() == Some(name)
}
