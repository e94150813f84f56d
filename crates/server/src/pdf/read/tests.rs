use super::pages::PAGES_MAX;
use super::*;
use crate::pdf;
use lopdf::{
    DEFAULT_MAX_DECOMPRESSED_SIZE, EncryptionState, EncryptionVersion, Object, Permissions,
    SaveOptions, Stream, dictionary,
};

fn file() -> Vec<u8> {
    pdf::write("契約書", "湊商事株式会社", &vec!["本文".to_owned(); 100])
}

fn protected(owner_password: &str, user_password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&file()).expect("reads");
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password,
        user_password,
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).expect("a state");
    document.encrypt(&state).expect("encrypts");
    let mut written = Vec::new();
    document.save_to(&mut written).expect("writes");
    written
}

fn pages(file: &[u8]) -> Result<usize, FieldCode> {
    read(file).map(|(_, pages)| pages.len())
}

#[test]
fn what_viewers_open_is_read() {
    assert_eq!(pages(&file()), Ok(3));
    let mut packed = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .build();
    let mut document = Document::load_mem(&file()).expect("reads");
    document
        .save_with_options(&mut packed, options)
        .expect("writes");
    assert_eq!(pages(&packed), Ok(3), "in object streams");
    let before = [b"from a mail\n", file().as_slice()].concat();
    assert_eq!(pages(&before), Ok(3), "behind something else");
    let text = String::from_utf8_lossy(&file()).into_owned();
    let (whole, _) = text.rsplit_once("startxref").expect("an end");
    let moved = format!("{whole}startxref\n7\n%%EOF");
    assert_eq!(pages(moved.as_bytes()), Ok(3), "with a wrong table");
    let open = protected("owner", "");
    assert_eq!(pages(&open), Ok(3), "not to be printed or changed");
}

#[test]
fn what_no_viewer_opens_is_told_apart() {
    assert_eq!(
        pages(&protected("owner", "user")),
        Err(FieldCode::LockedPdf)
    );
    // Of a table's own words, as other programs write them.
    let text: String = file().into_iter().map(char::from).collect();
    let key = "0f".repeat(32);
    let locked = format!(
        "/Root 1 0 R /ID [<{key}> <{key}>] /Encrypt << /Filter /Standard /V 1 /R 2 \
         /P -4 /O <{key}> /U <{key}> >>"
    );
    let locked = text.replacen("/Root 1 0 R", &locked, 1);
    let locked: Vec<u8> = locked.chars().map(|c| c as u8).collect();
    assert_eq!(pages(&locked), Err(FieldCode::LockedPdf));
    let whole = file();
    for cut in [9, whole.len() / 3, whole.len() / 2, whole.len() * 3 / 4] {
        let cut_off = [&whole[..cut], b"\n%%EOF"].concat();
        assert_eq!(pages(&cut_off), Err(FieldCode::DamagedPdf), "{cut}");
    }
    let mut document = Document::load_mem(&whole).expect("reads");
    let tree = document.catalog().expect("one").get(b"Pages").expect("one");
    let tree = tree.as_reference().expect("one");
    let tree = document.get_dictionary_mut(tree).expect("one");
    tree.set("Kids", Vec::<Object>::new());
    tree.set("Count", 0);
    let mut empty = Vec::new();
    document.save_to(&mut empty).expect("writes");
    assert_eq!(pages(&empty), Err(FieldCode::DamagedPdf), "without a page");
}

#[test]
fn a_tree_of_more_pages_than_anybody_reads_is_refused() {
    let mut document = Document::load_mem(&file()).expect("reads");
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a page").clone();
    let kids: Vec<Object> = (0..=PAGES_MAX)
        .map(|_| document.add_object(page.clone()).into())
        .collect();
    let tree = page.get(b"Parent").expect("a tree").as_reference();
    let tree = document.get_dictionary_mut(tree.expect("a tree"));
    tree.expect("a tree").set("Kids", kids);
    let mut huge = Vec::new();
    document.save_to(&mut huge).expect("writes");
    assert_eq!(pages(&huge), Err(FieldCode::HugePdf));
}

/// what honest programs write is taken in the largest size of an upload.
#[test]
fn what_is_large_is_read() {
    let stream = |content: &str| format!("<</Filter/ASCII85Decode>>stream\n{content}\nendstream");
    let page = PAGE.replace(">>", "/Contents 4 0 R>>");
    let picture = stream(&"9jqo^BlbD-".repeat(2_900_000));
    let file = tree("/Kids[3 0 R]/Count 1", &[&page, &picture]);
    assert_eq!(pages(&file), Ok(1));
    let numbers = format!("[{}]", "0 1 2 3 4 5 6 7 8 9 ".repeat(50_000));
    let file = tree("/Kids[3 0 R]/Count 1", &[PAGE, &numbers]);
    assert_eq!(pages(&file), Ok(1));
}

///
#[test]
fn a_list_that_unpacks_to_more_than_any_has_is_refused() {
    let mut document = Document::load_mem(&file()).expect("reads");
    // Lists are left out when a file is written, so it is named afterwards.
    let list = dictionary! {
        "Type" => "ObjSt_", "N" => 1, "First" => 4, "Filter" => "RunLengthDecode",
    };
    let spaces = [129, b' '].repeat(DEFAULT_MAX_DECOMPRESSED_SIZE / 128 + 1);
    document.add_object(Stream::new(list, spaces));
    let mut bomb = Vec::new();
    document.save_to(&mut bomb).expect("writes");
    let name = bomb.windows(7).position(|part| part == b"/ObjSt_");
    bomb[name.expect("a list") + 6] = b'm';
    assert_eq!(pages(&bomb), Err(FieldCode::HugePdf));
}

/// A file of these objects, numbered from 1; the first is the catalogue.
fn of(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.5\n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let size = objects.len() + 1;
    file += &format!("trailer\n<</Root 1 0 R/Size {size}>>\nstartxref\n0\n%%EOF\n");
    file.into_bytes()
}

/// One of a tree with these words beside its name, and of these pages and others.
pub fn tree(words: &str, others: &[&str]) -> Vec<u8> {
    with_catalog("", words, others)
}

/// One whose catalogue has these words too.
pub fn with_catalog(catalog: &str, words: &str, others: &[&str]) -> Vec<u8> {
    let catalog = format!("<</Type/Catalog/Pages 2 0 R {catalog}>>");
    let tree = format!("<</Type/Pages {words}>>");
    let others = others.iter().map(|other| (*other).to_owned());
    of(&[catalog, tree]
        .into_iter()
        .chain(others)
        .collect::<Vec<_>>())
}

pub const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";

/// a copy would lack pages, whatever their tree says of how many it has.
#[test]
fn pages_that_are_no_objects_of_their_own_are_not_left_out() {
    assert_eq!(pages(&tree("/Kids[3 0 R]/Count 1", &[PAGE])), Ok(1));
    for count in ["/Count 2", "/Count 1", ""] {
        let refused = |kids: &str, others: &[&str]| {
            let file = tree(&format!("/Kids{kids}{count}"), others);
            assert_eq!(pages(&file), Err(FieldCode::DamagedPdf), "{kids} {count}");
        };
        refused(&format!("[3 0 R {PAGE}]"), &[PAGE]);
        refused("[3 0 R 9 0 R]", &[PAGE]);
        refused("[3 0 R 4 0 R]", &[PAGE, "(no page)"]);
        refused("[3 0 R 4 0 R]", &[PAGE, "<</Type/Pages/Kids 9 0 R>>"]);
        refused("[3 0 R 2 0 R]", &[PAGE]);
        let has_kids = "<</Type/Page/Parent 2 0 R/Kids[4 0 R]>>";
        refused("[3 0 R]", &[has_kids, PAGE]);
    }
    let lost = PAGE.replace("2 0 R", "99 0 R");
    assert_eq!(pages(&tree("/Kids[3 0 R]/Count 1", &[&lost])), Ok(1));
}

/// as viewers do.
#[test]
fn what_has_no_kids_is_a_page_whatever_it_is_called() {
    for page in ["<</Contents 5 0 R>>", "<</Type/Pages/Contents 5 0 R>>"] {
        let file = tree("/Kids[3 0 R 4 0 R]", &[PAGE, page, STREAM]);
        assert_eq!(pages(&file), Ok(2), "{page}");
    }
    for no_page in ["null", "<</Type/Pages>>", "<</Type/Pages/Kids[]>>"] {
        let file = tree("/Kids[3 0 R 4 0 R]", &[PAGE, no_page]);
        assert_eq!(pages(&file), Ok(1), "{no_page}");
    }
    let unnamed = "<</Kids[3 0 R 3 0 R]>>";
    assert_eq!(pages(&tree("/Kids[4 0 R 4 0 R]", &[PAGE, unnamed])), Ok(4));
}

///
#[test]
fn a_tree_is_read_as_high_as_any_is() {
    let high = |levels: usize| {
        let node = |at: usize| format!("<</Type/Pages/Kids[{} 0 R]>>", at + 1);
        let nodes: Vec<String> = (3..levels + 2).map(node).collect();
        let others: Vec<&str> = nodes.iter().map(String::as_str).chain([PAGE]).collect();
        pages(&tree("/Kids[3 0 R]", &others))
    };
    assert_eq!(high(LEVELS_MAX), Ok(1));
    assert_eq!(high(LEVELS_MAX + 1), Err(FieldCode::DamagedPdf));
}

/// work that grows with each page.
#[test]
fn what_pages_share_is_not_followed_without_end() {
    let twice = |at: usize| format!("<</Type/Pages/Kids[{0} 0 R {0} 0 R]>>", at + 1);
    let nodes: Vec<String> = (3..60).map(twice).collect();
    let empty = "<</Type/Pages/Kids[]>>";
    let others: Vec<&str> = nodes.iter().map(String::as_str).chain([empty]).collect();
    assert_eq!(
        pages(&tree("/Kids[3 0 R]", &others)),
        Err(FieldCode::HugePdf)
    );

    let parts = "4 0 R ".repeat(CONTENTS_MAX + 1);
    let page = format!("<</Type/Page/Parent 2 0 R/Contents[{parts}]>>");
    let file = tree("/Kids[3 0 R]/Count 1", &[&page, STREAM]);
    assert_eq!(pages(&file), Err(FieldCode::HugePdf));
}

pub const STREAM: &str = "<</Length 1>>stream\nq\nendstream";
