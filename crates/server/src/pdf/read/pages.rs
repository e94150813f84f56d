//! The tree of a file's pages.

use std::slice;

use lopdf::{Dictionary, Document, Object, ObjectId};
use madoguchi_contract::problem::FieldCode;

use super::{LEVELS_MAX, OBJECTS_MAX};

/// A tree of more pages is not read.
pub(super) const PAGES_MAX: usize = 5_000;

/// Every page that a viewer shows, or why there is one that would be left out.
pub fn find(document: &Document) -> Result<Vec<ObjectId>, FieldCode> {
    let catalog = document.catalog().map_err(|_| FieldCode::DamagedPdf)?;
    let root = catalog.get(b"Pages").map_err(|_| FieldCode::DamagedPdf)?;
    let mut pages = Vec::new();
    let mut levels = vec![slice::from_ref(root).iter()];
    let mut visited = 0;
    while let Some(level) = levels.last_mut() {
        let Some(kid) = level.next() else {
            levels.pop();
            continue;
        };
        visited += 1;
        if visited > OBJECTS_MAX {
            return Err(FieldCode::HugePdf);
        }
        // One that is not there was cut off.
        let found = document.dereference(kid);
        let (id, kid) = match found.map_err(|_| FieldCode::DamagedPdf)? {
            (id, Object::Dictionary(kid)) => (id, kid),
            (_, Object::Null) => continue,
            _ => return Err(FieldCode::DamagedPdf),
        };
        if kid.has(b"Kids") {
            // Neither a page that would hide others, nor a tree that leads back to itself.
            if kid.has_type(b"Page") || levels.len() > LEVELS_MAX {
                return Err(FieldCode::DamagedPdf);
            }
            let kids = kid.get_deref(b"Kids", document).and_then(Object::as_array);
            levels.push(kids.map_err(|_| FieldCode::DamagedPdf)?.iter());
        } else if is_page(kid) {
            if pages.len() == PAGES_MAX {
                return Err(FieldCode::HugePdf);
            }
            pages.push(id.ok_or(FieldCode::DamagedPdf)?);
        }
    }
    // Of a file that was cut off.
    if pages.is_empty() || counted(document).is_some_and(|all| pages.len() < all) {
        return Err(FieldCode::DamagedPdf);
    }
    Ok(pages)
}

/// Viewers take what has no kids for a page, whatever it says that it is.
fn is_page(kid: &Dictionary) -> bool {
    !kid.has_type(b"Pages") || kid.has(b"Contents")
}

/// How many pages a file says that it has.
pub fn counted(document: &Document) -> Option<usize> {
    let catalog = document.catalog().ok()?;
    let root = catalog.get_deref(b"Pages", document).ok()?;
    let count = root.as_dict().ok()?.get_deref(b"Count", document).ok()?;
    usize::try_from(count.as_i64().ok()?).ok()
}
