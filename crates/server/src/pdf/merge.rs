//! Several PDFs as one.

use lopdf::{Document, Error, Object, ObjectId, dictionary};

use super::read::read;

/// All pages in their order; none when there is a file that cannot be taken apart.
pub fn merge(files: impl IntoIterator<Item = Vec<u8>>) -> Option<Vec<u8>> {
    let mut whole = Document::with_version("1.7");
    let tree = whole.new_object_id();
    let mut pages = Vec::new();
    for file in files {
        let document = read(&file).ok()?;
        drop(file);
        pages.extend(add(&mut whole, document, tree).ok()?);
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
    whole.save_to(&mut written).ok()?;
    Some(written)
}

/// Its pages, under their numbers in the whole.
fn add(
    whole: &mut Document,
    mut document: Document,
    tree: ObjectId,
) -> Result<Vec<ObjectId>, Error> {
    document.renumber_objects_with(whole.max_id + 1);
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in &pages {
        document.get_dictionary_mut(*page)?.set("Parent", tree);
    }
    whole.max_id = document.max_id;
    whole.objects.extend(document.objects);
    Ok(pages)
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
        let whole = merge([file(1), file(100), file(1)]).expect("merges");
        let read = Document::load_mem(&whole).expect("reads");
        assert_eq!(read.get_pages().len(), 5);
        assert_eq!(merge([file(1), file(100), file(1)]).expect("merges"), whole);
        let again = merge([whole, file(1)]).expect("merges what was merged");
        assert_eq!(
            Document::load_mem(&again).expect("reads").get_pages().len(),
            6
        );
    }

    #[test]
    fn what_cannot_be_read_is_no_reason_to_stop() {
        for broken in [&b""[..], b"%PDF-1.4", b"%PDF-1.4\n%%EOF", b"\0\0"] {
            assert!(merge([broken.to_vec(), file(1)]).is_none());
        }
    }
}
