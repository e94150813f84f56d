use super::*;
use crate::pdf;
use crate::pdf::read::tests::{PAGE, STREAM, tree, with_catalog};

fn file(lines: usize) -> Vec<u8> {
    pdf::write("契約書", "湊商事株式会社", &vec!["本文".to_owned(); lines])
}

/// The whole of these files, and its pages in their order.
fn whole<const N: usize>(files: [Vec<u8>; N]) -> (Document, Vec<Dictionary>) {
    let whole = merge(files).expect("merges");
    let whole = Document::load_mem(&whole).expect("reads");
    let pages = whole.page_iter().map(|page| whole.get_dictionary(page));
    let pages = pages.map(|page| page.expect("a page").clone()).collect();
    (whole, pages)
}

fn find<'a>(whole: &'a Document, of: &'a Dictionary, keys: &[&str]) -> &'a Object {
    let (key, before) = keys.split_last().expect("a key");
    let of = before.iter().fold(of, |of, key| {
        let inner = of.get_deref(key.as_bytes(), whole);
        inner.and_then(Object::as_dict).expect(key)
    });
    of.get_deref(key.as_bytes(), whole).unwrap_or(&Object::Null)
}

fn count(object: &Object) -> usize {
    object.as_array().expect("a list").len()
}

/// One with these words too.
fn page(words: &str) -> String {
    PAGE.replace(">>", &format!("{words}>>"))
}

#[test]
fn all_pages_come_in_their_order() {
    let three = || [file(1), file(100), file(1)];
    let once = merge(three()).expect("merges");
    assert_eq!(whole(three()).1.len(), 5);
    assert_eq!(merge(three()).expect("merges"), once);
    assert_eq!(whole([once, file(1)]).1.len(), 6, "with what was merged");
}

#[test]
fn what_cannot_be_read_is_no_reason_to_stop() {
    for broken in [&b""[..], b"%PDF-1.4", b"%PDF-1.4\n%%EOF", b"\0\0"] {
        assert!(merge([broken.to_vec(), file(1)]).is_none());
    }
}

/// a page for each place, whatever number it has.
#[test]
fn a_page_that_is_named_twice_comes_twice() {
    let pages: Vec<String> = (10..13)
        .map(|width| page(&format!("/UserUnit {width}")))
        .collect();
    let others: Vec<&str> = pages.iter().map(String::as_str).collect();
    let file = tree("/Kids[3 0 R 5 0 R 3 0 R 4 0 R]/Count 4", &others);
    let (whole, pages) = whole([file.clone(), file]);
    let units = pages
        .iter()
        .map(|page| find(&whole, page, &["UserUnit"]).as_i64());
    let units: Vec<i64> = units.collect::<Result<_, _>>().expect("numbers");
    assert_eq!(units, [10, 12, 10, 11].repeat(2));
    let own: HashSet<ObjectId> = whole.page_iter().collect();
    assert_eq!(own.len(), 8);
    assert!(
        pages
            .iter()
            .all(|page| count(find(&whole, page, &["MediaBox"])) == 4)
    );
}

/// nobody has seen the second page.
#[test]
fn a_page_that_a_file_does_not_count_is_not_put_together() {
    let counted = |count| merge([tree(&format!("/Kids[3 0 R 3 0 R]{count}"), &[PAGE])]);
    assert!(counted("/Count 2").is_some());
    assert!(counted("").is_some());
    assert!(counted("/Count 1").is_none());
}

/// nothing of one file is seen in another.
#[test]
fn what_leads_nowhere_does_so_in_the_whole() {
    let resources = "/Resources<</XObject<</Im0 9 0 R>>>>/Annots[[9 0 R 4 0 R]]/Contents 4 0 R";
    let stream = "<</Length 1/Lost 9 0 R>>stream\nq\nendstream";
    let lost = || tree("/Kids[3 0 R]", &[&page(resources), stream]);
    let (whole, pages) = whole([lost(), file(100), lost()]);
    assert_eq!(pages.len(), 5);
    for page in [&pages[0], &pages[4]] {
        assert!(find(&whole, page, &["Resources", "XObject", "Im0"]).is_null());
        let annotations = find(&whole, page, &["Annots"]).as_array().expect("a list");
        let annotations = annotations[0].as_array().expect("a list");
        assert!(annotations[0].is_null() && annotations[1].as_reference().is_ok());
        let contents = find(&whole, page, &["Contents"]).as_stream().expect("one");
        assert!(contents.dict.get(b"Lost").expect("a value").is_null());
    }
}

/// some viewers show it, others do not.
#[test]
fn what_is_asked_for_under_another_generation_is_not_put_together() {
    let other = |generation| format!("/Resources<</XObject<</Im0 4 {generation} R>>>>");
    let merged = |generation| merge([tree("/Kids[3 0 R]", &[&page(&other(generation)), STREAM])]);
    assert!(merged(0).is_some());
    assert!(merged(1).is_none());
}

///
#[test]
fn what_would_be_left_out_is_not_put_together() {
    let stream = STREAM.replace("<<", "<</Type/XRef");
    let page = page("/Contents 4 0 R");
    assert!(merge([tree("/Kids[3 0 R]", &[&page, STREAM])]).is_some());
    assert!(merge([tree("/Kids[3 0 R]", &[&page, &stream])]).is_none());
}

///
#[test]
fn what_pages_share_is_written_once() {
    let name = "x".repeat(50_000);
    let words = format!(
        "/Kids[{}]/Resources<</Font<</F({name})>>>>",
        "3 0 R 4 0 R ".repeat(100)
    );
    let own = page(&format!("/Group<</Name({name})>>"));
    let file = tree(&words, &[PAGE, &own]);
    let whole_file = merge([file.clone()]).expect("merges");
    assert!(whole_file.len() < 200_000, "{} bytes", whole_file.len());
    let (whole, pages) = whole([file]);
    assert_eq!(pages.len(), 200);
    for page in pages {
        assert!(
            find(&whole, &page, &["Resources", "Font", "F"])
                .as_str()
                .is_ok()
        );
    }
}

/// work that grows with each page.
#[test]
fn what_is_inherited_is_not_followed_without_end() {
    let turned = |above: usize| {
        let node = |at: usize| format!("<</Parent {} 0 R>>", at + 1);
        let nodes: Vec<String> = (4..4 + above).map(node).collect();
        let page = PAGE.replace("2 0 R", "4 0 R");
        let nodes = nodes.iter().map(String::as_str);
        let others: Vec<&str> = [page.as_str()]
            .into_iter()
            .chain(nodes)
            .chain(["<</Rotate 90>>"])
            .collect();
        let (whole, pages) = whole([tree("/Kids[3 0 R]/Count 1", &others)]);
        find(&whole, &pages[0], &["Rotate"]).as_i64().ok()
    };
    assert_eq!(turned(200), Some(90));
    assert_eq!(turned(300), None);
}

/// One with a layer, and with these words of all its layers.
fn layered(words: &str) -> Vec<u8> {
    let catalog = format!("/OCProperties<</OCGs[4 0 R]/D<</OFF[4 0 R]/Order[4 0 R]{words}>>>>");
    let page = page("/Resources<</Properties<</P 4 0 R>>>>");
    with_catalog(
        &catalog,
        "/Kids[3 0 R]",
        &[&page, "<</Type/OCG/Name(Layer)>>"],
    )
}

///
#[test]
fn a_layer_that_is_not_shown_is_not_shown_in_the_whole() {
    let (whole, pages) = whole([layered(""), file(1), layered("/BaseState/ON/Intent/View")]);
    let catalog = whole.catalog().expect("one");
    let groups = find(&whole, catalog, &["OCProperties", "OCGs"]);
    let off = find(&whole, catalog, &["OCProperties", "D", "OFF"]);
    let order = find(&whole, catalog, &["OCProperties", "D", "Order"]);
    assert_eq!((groups, off), (off, order));
    for (page, group) in [(&pages[0], 0), (&pages[2], 1)] {
        let properties = find(&whole, page, &["Resources", "Properties"]);
        let own = properties
            .as_dict()
            .expect("one")
            .get(b"P")
            .expect("a layer");
        assert_eq!(own, &groups.as_array().expect("a list")[group]);
    }
}

/// it would be said of the layers of other files too.
#[test]
fn what_is_said_of_all_layers_at_once_is_not_put_together() {
    for all in [
        "/BaseState/OFF",
        "/BaseState/Unchanged",
        "/Intent/Design",
        "/ON(none)",
    ] {
        assert!(merge([layered(all), file(1)]).is_none(), "{all}");
    }
    let unsaid = with_catalog("/OCProperties<</OCGs[3 0 R]>>", "/Kids[3 0 R]", &[PAGE]);
    assert!(merge([unsaid]).is_none());
    let empty = with_catalog("/OCProperties<</OCGs[]>>", "/Kids[3 0 R]", &[PAGE]);
    assert!(merge([empty]).is_some());
}

/// One with a field of this name, which a viewer draws with a font that has this one's name, and
/// with these words of all its fields.
fn form(name: &str, font: &str, words: &str) -> Vec<u8> {
    let catalog = format!(
        "/AcroForm<</Fields[4 0 R]/DA(/Helv 12 Tf)/DR<</Font<</Helv 5 0 R>>>>/CO[4 0 R]{words}>>"
    );
    let field = format!("<</Subtype/Widget/FT/Tx/T({name})/V(1,000,000)/Rect[1 1 8 8]>>");
    let font = format!("<</Type/Font/Subtype/Type1/BaseFont/{font}>>");
    let page = page("/Annots[4 0 R]");
    with_catalog(&catalog, "/Kids[3 0 R]", &[&page, &field, &font])
}

///
#[test]
fn a_field_that_viewers_draw_is_drawn_in_the_whole() {
    let needed = "/NeedAppearances true";
    let first = form("amount", "Helvetica", needed);
    let (whole, pages) = whole([first, file(1), form("date", "Helvetica", needed)]);
    let catalog = whole.catalog().expect("one");
    let fields = find(&whole, catalog, &["AcroForm", "Fields"]);
    let fields = fields.as_array().expect("a list");
    for (page, field) in [(&pages[0], 0), (&pages[2], 1)] {
        let annotations = find(&whole, page, &["Annots"]).as_array().expect("a list");
        assert_eq!(annotations[0], fields[field]);
    }
    let all = |key| find(&whole, catalog, &["AcroForm", key]);
    assert_eq!(all("NeedAppearances").as_bool().ok(), Some(true));
    assert_eq!(all("DA").as_str().ok(), Some(&b"/Helv 12 Tf"[..]));
    assert!(all("CO").is_null());
    let font = find(
        &whole,
        catalog,
        &["AcroForm", "DR", "Font", "Helv", "BaseFont"],
    );
    assert_eq!(font.as_name().ok(), Some(&b"Helvetica"[..]));
}

///
#[test]
fn fields_that_might_look_different_are_not_put_together() {
    let first = || form("amount", "Helvetica", "");
    assert!(merge([first(), form("date", "Helvetica", "/NeedAppearances false")]).is_some());
    for other in [
        form("amount", "Helvetica", ""),
        form("date", "Courier", ""),
        form("date", "Helvetica", "/NeedAppearances true"),
        form("date", "Helvetica", "/Q 2"),
        form("date", "Helvetica", "/XFA(a form of its own)"),
    ] {
        assert!(merge([other.clone(), first()]).is_none());
        assert!(merge([first(), other]).is_none());
    }
    // Whose form is lost.
    let field = "<</Subtype/Widget/FT/Tx/T(date)>>";
    let lost = || tree("/Kids[3 0 R]", &[&page("/Annots[4 0 R]"), field]);
    let drawn = || form("amount", "Helvetica", "/NeedAppearances true");
    assert!(merge([lost(), file(1)]).is_some());
    assert!(merge([lost(), drawn()]).is_none());
    assert!(merge([drawn(), lost()]).is_none());
}

/// it holds for its own file alone.
#[test]
fn a_signature_inside_a_file_is_no_field_of_the_whole() {
    let signed = || {
        let field = "<</Subtype/Widget/FT/Sig/T(signature)>>";
        let catalog = "/AcroForm<</Fields[4 0 R]/SigFlags 3>>";
        with_catalog(catalog, "/Kids[3 0 R]", &[&page("/Annots[4 0 R]"), field])
    };
    let (whole, pages) = whole([signed(), form("amount", "Helvetica", ""), signed()]);
    let catalog = whole.catalog().expect("one");
    assert_eq!(count(find(&whole, catalog, &["AcroForm", "Fields"])), 1);
    assert!(find(&whole, catalog, &["AcroForm", "SigFlags"]).is_null());
    assert_eq!(count(find(&whole, &pages[0], &["Annots"])), 1);
}
