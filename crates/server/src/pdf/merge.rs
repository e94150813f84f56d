//! Several PDFs as one, which shows what each of them shows by itself.

mod forms;
mod layers;
mod renumber;
#[cfg(test)]
mod tests;
mod values;

use std::collections::HashSet;
use std::mem;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::read::{LEVELS_MAX, counted, read};
use forms::Forms;
use layers::Layers;

/// What a page can have from the tree above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// What shows of a page.
const SHOWN: [&[u8]; 11] = [
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"BleedBox",
    b"TrimBox",
    b"ArtBox",
    b"Rotate",
    b"UserUnit",
    b"Group",
    b"Contents",
    b"Annots",
];
/// What lopdf leaves out of a file that it writes.
const LEFT_OUT: [&[u8]; 3] = [b"ObjStm", b"XRef", b"Linearized"];

/// All pages in their order; none when there is a file that cannot be taken apart, or one that
/// might show something else beside the others.
pub fn merge(files: impl IntoIterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    let mut whole = Document::with_version("1.7");
    let tree = whole.new_object_id();
    let mut kids = Vec::new();
    let mut layers = Layers::default();
    let mut forms = Forms::default();
    for file in files {
        let (document, pages) = read(&file).ok()?;
        drop(file);
        // Viewers show no more pages than a file says that it has.
        if counted(&document).is_some_and(|count| count < pages.len()) {
            return None;
        }
        let root = document.trailer.get(b"Root").ok()?.as_reference().ok()?;
        let before = whole.max_id;
        let numbers = renumber::take(&mut whole, document)?;
        let catalog = whole.get_dictionary(*numbers.get(&root)?).ok()?;
        layers.add(&whole, catalog)?;
        forms.add(&whole, catalog, before)?;
        let mut placed = HashSet::new();
        for page in pages {
            let page = *numbers.get(&page)?;
            let kid = match placed.insert(page) {
                true => stand_alone(&mut whole, page)?,
                false => again(&mut whole, page),
            };
            whole.get_dictionary_mut(kid).ok()?.set("Parent", tree);
            kids.push(kid.into());
        }
    }
    let count = i64::try_from(kids.len()).ok()?;
    let root = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    whole.objects.insert(tree, root.into());
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal("ja"),
    };
    layers.write(&mut catalog);
    forms.write(&mut catalog);
    let catalog = whole.add_object(catalog);
    whole.trailer.set("Root", catalog);
    // The catalogues and trees that the files had.
    whole.prune_objects();
    let mut names = whole.objects.values().flat_map(Object::type_name);
    if names.any(|name| LEFT_OUT.contains(&name)) {
        return None;
    }
    let mut written = Vec::new();
    whole.save_to(&mut written).ok()?;
    Some(written)
}

/// Gives a page what it had from the tree above it. A viewer shows a page whose tree is broken
/// above it.
fn stand_alone(whole: &mut Document, page: ObjectId) -> Option<ObjectId> {
    let mut above = HashSet::from([page]);
    let mut next = parent(whole, page);
    while let Some(node) = next.filter(|id| above.len() <= LEVELS_MAX && above.insert(*id)) {
        for key in INHERITED {
            let own = whole.get_dictionary(page).ok()?.get(key);
            if own.is_ok_and(|value| !value.is_null()) {
                continue;
            }
            if let Some(value) = share(whole, node, key) {
                whole.get_dictionary_mut(page).ok()?.set(key, value);
            }
        }
        next = parent(whole, node);
    }
    whole.get_dictionary_mut(page).ok()?.set("Type", "Page");
    Some(page)
}

fn parent(whole: &Document, node: ObjectId) -> Option<ObjectId> {
    let parent = whole.get_dictionary(node).ok()?.get(b"Parent").ok()?;
    parent.as_reference().ok()
}

/// A page of its own that shows what this one shows.
fn again(whole: &mut Document, page: ObjectId) -> ObjectId {
    let mut copy = Dictionary::new();
    copy.set("Type", "Page");
    for key in SHOWN {
        if let Some(value) = share(whole, page, key) {
            copy.set(key, value);
        }
    }
    whole.add_object(copy)
}

/// A value for another owner too. It is written once, however many owners it has.
fn share(whole: &mut Document, owner: ObjectId, key: &[u8]) -> Option<Object> {
    let owned = whole.get_dictionary_mut(owner).ok()?.get_mut(key).ok()?;
    match owned {
        Object::Null => None,
        Object::Array(_) | Object::Dictionary(_) | Object::Name(_) | Object::String(..) => {
            let value = mem::replace(owned, Object::Null);
            let id = whole.add_object(value);
            whole.get_dictionary_mut(owner).ok()?.set(key, id);
            Some(id.into())
        }
        small => Some(small.clone()),
    }
}
