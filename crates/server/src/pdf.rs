//! Small PDFs with Japanese text, in a font that viewers bring along.

pub mod merge;
pub mod read;
pub mod turn;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

const FONT: Name<'static> = Name(b"F");
/// A4 in points.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 64.0;
const SIZE: f32 = 10.5;
const TITLE_SIZE: f32 = 15.0;
const LEADING: f32 = 19.0;
/// Full-width characters of a line.
const LINE: f32 = (WIDTH - 2.0 * MARGIN) / SIZE;
const LINES: usize = 34;

/// Writes a document; an empty paragraph is an empty line.
pub fn write(title: &str, author: &str, paragraphs: &[String]) -> Vec<u8> {
    let lines: Vec<String> = paragraphs.iter().flat_map(|text| wrap(text)).collect();
    let pages: Vec<&[String]> = lines.chunks(LINES).collect();
    let mut next = 1;
    let mut id = || {
        let id = Ref::new(next);
        next += 1;
        id
    };
    let (catalog, tree, info, font) = (id(), id(), id(), id());
    let ids: Vec<(Ref, Ref)> = pages.iter().map(|_| (id(), id())).collect();

    let mut pdf = Pdf::new();
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr("ja"));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    pdf.document_info(info)
        .title(TextStr(title))
        .author(TextStr(author));
    let count = i32::try_from(ids.len()).unwrap_or_default();
    pdf.pages(tree)
        .kids(ids.iter().map(|(page, _)| *page))
        .count(count);
    for (index, ((page, content), lines)) in ids.iter().zip(&pages).enumerate() {
        let mut written = pdf.page(*page);
        written
            .media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT))
            .parent(tree)
            .contents(*content);
        written.resources().fonts().pair(FONT, font);
        written.finish();
        let number = format!("{} / {count}", index + 1);
        let heading = (index == 0).then_some((title, author));
        pdf.stream(*content, &draw(heading, lines, &number));
    }
    write_font(&mut pdf, font, id(), id());
    pdf.finish()
}

fn draw(heading: Option<(&str, &str)>, lines: &[String], number: &str) -> Vec<u8> {
    let mut content = Content::new();
    let mut y = HEIGHT - MARGIN;
    if let Some((title, author)) = heading {
        y -= 14.0;
        let size = TITLE_SIZE.min((WIDTH - 2.0 * MARGIN) / width(title));
        text(&mut content, size, MARGIN, y, title);
        content.set_line_width(0.8);
        content.move_to(MARGIN, y - 10.0);
        content.line_to(WIDTH - MARGIN, y - 10.0);
        content.stroke();
        let right = WIDTH - MARGIN - width(author) * SIZE;
        text(&mut content, SIZE, right, y - 30.0, author);
        y -= 34.0;
    }
    for line in lines {
        y -= LEADING;
        text(&mut content, SIZE, MARGIN, y, line);
    }
    text(&mut content, 9.0, WIDTH / 2.0 - 12.0, 32.0, number);
    content.finish().into_vec()
}

fn text(content: &mut Content, size: f32, x: f32, y: f32, text: &str) {
    let encoded: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    content.begin_text();
    content.set_font(FONT, size);
    content.next_line(x, y);
    content.show(Str(&encoded));
    content.end_text();
}

fn write_font(pdf: &mut Pdf, font: Ref, descendant: Ref, descriptor: Ref) {
    let name = Name(b"HeiseiKakuGo-W5");
    pdf.type0_font(font)
        .base_font(Name(b"HeiseiKakuGo-W5-UniJIS-UTF16-H"))
        .encoding_predefined(Name(b"UniJIS-UTF16-H"))
        .descendant_font(descendant);
    let mut cid = pdf.cid_font(descendant);
    cid.subtype(CidFontType::Type0)
        .base_font(name)
        .system_info(SystemInfo {
            registry: Str(b"Adobe"),
            ordering: Str(b"Japan1"),
            supplement: 2,
        })
        .font_descriptor(descriptor)
        .default_width(1000.0);
    // ASCII, which this collection has from its first character on.
    cid.widths().same(1, 95, 500.0);
    cid.finish();
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(-92.0, -250.0, 1010.0, 922.0))
        .italic_angle(0.0)
        .ascent(752.0)
        .descent(-221.0)
        .cap_height(737.0)
        .stem_v(114.0);
}

/// In full-width characters.
fn width(text: &str) -> f32 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.5 } else { 1.0 })
        .sum()
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut taken = 0.0;
    for c in text.chars() {
        let wide = if c.is_ascii() { 0.5 } else { 1.0 };
        // A line never begins with what ends a sentence.
        if taken + wide > LINE - 1.0 && !"、。）」".contains(c) {
            lines.push(String::new());
            taken = 0.0;
        }
        taken += wide;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_takes_more_pages() {
        let short = write("通知書", "日本年金機構", &["本文".to_owned()]);
        assert!(short.starts_with(b"%PDF-"));
        let long = write(
            "通知書",
            "日本年金機構",
            &vec!["本文".to_owned(); 3 * LINES],
        );
        let count = |pdf: &[u8]| {
            String::from_utf8_lossy(pdf)
                .matches("/Type /Page\n")
                .count()
        };
        assert_eq!((count(&short), count(&long)), (1, 3));
    }

    #[test]
    fn a_line_is_wrapped_before_the_margin_and_not_before_a_full_stop() {
        let lines = wrap(&"あ".repeat(44));
        assert_eq!(lines.len(), 2);
        assert!(wrap(&format!("{}。", "あ".repeat(43)))[0].chars().count() as f32 <= LINE);
    }
}
