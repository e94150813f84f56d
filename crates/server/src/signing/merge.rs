//! Several PDFs as one.

use std::collections::HashSet;

use lopdf::{Dictionary, Document, Error, Object, ObjectId, dictionary};

/// What a page can have from the tree above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// All pages in their order. Fails for files that are encrypted or that no program can read.
pub fn merge(files: &[Vec<u8>]) -> Result<Vec<u8>, Error> {
    let mut whole = Document::with_version("1.7");
    let tree = whole.new_object_id();
    let mut pages = Vec::new();
    for file in files {
        let mut document = Document::load_mem(file)?;
        if document.is_encrypted() {
            return Err(Error::AlreadyEncrypted);
        }
        for page in document.get_pages().into_values() {
            let alone = standing_alone(&document, page)?;
            document.objects.insert(page, alone.into());
        }
        document.renumber_objects_with(whole.max_id + 1);
        let of_document: Vec<ObjectId> = document.get_pages().into_values().collect();
        for page in &of_document {
            let page = document.get_dictionary_mut(*page)?;
            page.set("Parent", tree);
        }
        pages.extend(of_document);
        whole.max_id = document.max_id;
        whole.objects.extend(document.objects);
    }
    let count = i64::try_from(pages.len()).unwrap_or_default();
    let kids: Vec<Object> = pages.into_iter().map(Object::from).collect();
    let root = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    whole.objects.insert(tree, root.into());
    let catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => tree,
        "Lang" => Object::string_literal("ja"),
    };
    let catalog = whole.add_object(catalog);
    whole.trailer.set("Root", catalog);
    // The catalogues and trees that the files had.
    whole.prune_objects();
    let mut written = Vec::new();
    whole.save_to(&mut written)?;
    Ok(written)
}

/// A page with all that it had from the tree above it.
fn standing_alone(document: &Document, page: ObjectId) -> Result<Dictionary, Error> {
    let mut alone = document.get_dictionary(page)?.clone();
    let mut above = HashSet::from([page]);
    let mut parent = alone.get(b"Parent").and_then(Object::as_reference).ok();
    while let Some(id) = parent.filter(|id| above.insert(*id)) {
        let node = document.get_dictionary(id)?;
        for key in INHERITED {
            if let (Err(_), Ok(value)) = (alone.get(key), node.get(key)) {
                alone.set(key, value.clone());
            }
        }
        parent = node.get(b"Parent").and_then(Object::as_reference).ok();
    }
    Ok(alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf;

    fn file(lines: usize) -> Vec<u8> {
        pdf::write("契約書", "湊商事株式会社", &vec!["本文".to_owned(); lines])
    }

    #[test]
    fn all_pages_come_in_their_order() {
        let whole = merge(&[file(1), file(100), file(1)]).expect("merges");
        let read = Document::load_mem(&whole).expect("reads");
        assert_eq!(read.get_pages().len(), 5);
        assert_eq!(
            merge(&[file(1), file(100), file(1)]).expect("merges"),
            whole
        );
        let again = merge(&[whole, file(1)]).expect("merges what was merged");
        assert_eq!(
            Document::load_mem(&again).expect("reads").get_pages().len(),
            6
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_reason_to_stop() {
        for broken in [&b""[..], b"%PDF-1.4", b"%PDF-1.4\n%%EOF", b"\0\0"] {
            assert!(merge(&[broken.to_vec(), file(1)]).is_err());
        }
    }
}
