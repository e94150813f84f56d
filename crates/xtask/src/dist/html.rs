//! The page: what it asks its builder for with `data-trunk`, and what a release makes of it.

use std::ops::Range;

use anyhow::{Context, Result, bail};

/// The page of a release and what it is made with. Paths are the source's, from the root.
pub struct Page {
    /// The page, which names everything of a first visit.
    pub html: String,
    /// The stylesheets, in their order.
    pub stylesheets: Vec<String>,
    /// All stylesheets in one file: one request instead of two dozen.
    pub stylesheet: String,
    /// Scripts that stand beside the program.
    pub scripts: Vec<Script>,
    /// Files that are taken as they are.
    pub files: Vec<String>,
    /// The program.
    pub program: Program,
}

/// A script of the page.
#[derive(Debug, PartialEq)]
pub struct Script {
    /// Where its source is.
    pub path: String,
    /// Modules run after the page was read; others where they stand.
    pub is_module: bool,
}

/// What the page says about its program.
#[derive(Debug, PartialEq)]
pub struct Program {
    /// `madoguchi`, when it is `madoguchi.js` and `madoguchi_bg.wasm`.
    pub name: String,
    /// How wasm-opt is called.
    pub wasm_opt: Vec<String>,
}

/// Reads the page `source`, which lies in `folder`, for the build `id`, which browsers find at
/// `base`.
pub fn read(source: &str, folder: &str, base: &str, id: &str) -> Result<Page> {
    let source = compact(source);
    let name = tags(&source).find_map(|tag| tag.value("data-bin").map(str::to_owned));
    let stylesheet = stylesheet_of(&name.unwrap_or_default());
    let mut program = None;
    let (mut stylesheets, mut scripts, mut files) = (Vec::new(), Vec::new(), Vec::new());
    let mut changes = Vec::new();
    for tag in tags(&source) {
        if tag.is("meta") && tag.value("name") == Some("madoguchi-build") {
            let meta = format!("<meta name=\"madoguchi-build\" content=\"{id}\">");
            changes.push((tag.place, meta));
            continue;
        }
        if tag.value("data-trunk").is_none() {
            continue;
        }
        let path = tag.value("href").or(tag.value("src")).unwrap_or_default();
        let path = &from_root(folder, path);
        let url = format!("{base}{}", file_name(path));
        let replacement = match (tag.name, tag.value("rel")) {
            ("link", Some("rust")) => {
                let wanted = read_program(&tag)?;
                let links = preload(base, &wanted.name);
                program = Some(wanted);
                links
            }
            ("link", Some("css")) => {
                let one = format!("<link rel=\"stylesheet\" href=\"{base}{stylesheet}\">");
                let is_first = stylesheets.is_empty();
                stylesheets.push(path.to_owned());
                if is_first { one } else { String::new() }
            }
            ("link", Some("icon")) => {
                files.push(path.to_owned());
                format!("<link rel=\"icon\" href=\"{url}\">")
            }
            ("script", None) => {
                let is_module = tag.value("type") == Some("module");
                let is_deferred = tag.value("defer").is_some();
                let kind = match (is_module, is_deferred) {
                    (true, _) => " type=\"module\"",
                    (_, true) => " defer",
                    _ => "",
                };
                let path = path.to_owned();
                scripts.push(Script { path, is_module });
                format!("<script{kind} src=\"{url}\">")
            }
            _ => bail!(
                "the page asks for `{}`, which a release cannot do",
                &source[tag.place]
            ),
        };
        changes.push((tag.place, replacement));
    }
    Ok(Page {
        html: compact(&replace(&source, changes)),
        stylesheets,
        stylesheet,
        scripts,
        files,
        program: program.context("the page needs `<link data-trunk rel=\"rust\">`")?,
    })
}

/// The style sheets that a page asks for, in their order.
pub fn stylesheets(source: &str) -> Result<Vec<String>> {
    read(source, "", "", "").map(|page| page.stylesheets)
}

/// The portal's was there first.
fn stylesheet_of(program: &str) -> String {
    match program {
        "madoguchi" => "style.css".to_owned(),
        other => format!("{other}.css"),
    }
}

/// A path that a page in `folder` names, from the root of the sources.
fn from_root(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => (),
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// The file's name in the release, where everything is in one folder.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn read_program(tag: &Tag<'_>) -> Result<Program> {
    let level = tag.value("data-wasm-opt").unwrap_or("z");
    let features = tag.value("data-wasm-opt-params").unwrap_or_default();
    Ok(Program {
        name: tag
            .value("data-bin")
            .context("the page names no program: `data-bin`")?
            .to_owned(),
        wasm_opt: std::iter::once(format!("-O{level}"))
            .chain(features.split_whitespace().map(str::to_owned))
            .collect(),
    })
}

/// Lets the browser fetch the program while it still reads the page.
fn preload(base: &str, program: &str) -> String {
    format!(
        "<link rel=\"modulepreload\" href=\"{base}{program}.js\">\
         <link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin \
         href=\"{base}{program}_bg.wasm\">"
    )
}

/// The page without comments, indentation and empty lines.
fn compact(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        out += before;
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    out += rest;
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Everything on the same host that the page makes a browser fetch.
pub fn local_urls(html: &str) -> Vec<String> {
    let mut urls: Vec<String> = tags(html)
        .filter_map(|tag| match tag.name {
            "link" => tag.value("href"),
            "script" | "img" | "source" => tag.value("src"),
            _ => None,
        })
        .filter(|url| url.starts_with('/') && !url.starts_with("//"))
        .map(str::to_owned)
        .collect();
    urls.sort();
    urls.dedup();
    urls
}

/// An opening tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    place: Range<usize>,
}

impl<'a> Tag<'a> {
    fn is(&self, name: &str) -> bool {
        self.name == name
    }

    fn value(&self, name: &str) -> Option<&'a str> {
        let attribute = self.attributes.iter().find(|(known, _)| *known == name);
        attribute.map(|(_, value)| *value)
    }
}

/// The opening tags of a page. Attributes may be quoted or not, as minifiers like it.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + html[from..].find('<')?;
            from = start + 1;
            if html[from..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                let tag = read_tag(html, start);
                from = tag.place.end;
                return Some(tag);
            }
        }
    })
}

fn read_tag(html: &str, start: usize) -> Tag<'_> {
    let word = |from: usize, ends: &[char]| {
        let end = html[from..].find(|c: char| c.is_whitespace() || ends.contains(&c));
        &html[from..end.map_or(html.len(), |end| from + end)]
    };
    let name = word(start + 1, &['/', '>']);
    let mut at = start + 1 + name.len();
    let mut attributes = Vec::new();
    loop {
        at += html[at..].len()
            - html[at..]
                .trim_start_matches([' ', '\n', '\t', '\r', '/'])
                .len();
        let key = word(at, &['=', '>', '/']);
        if key.is_empty() {
            break;
        }
        at += key.len();
        let mut value = "";
        if html[at..].starts_with('=') {
            at += 1;
            let quote = html[at..].chars().next().filter(|c| "\"'".contains(*c));
            if let Some(quote) = quote {
                value = html[at + 1..].split(quote).next().unwrap_or_default();
                at += value.len() + 2;
            } else {
                value = word(at, &['>']);
                at += value.len();
            }
        }
        attributes.push((key, value));
    }
    let end = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
    Tag {
        name,
        attributes,
        place: start..end,
    }
}

fn replace(html: &str, changes: Vec<(Range<usize>, String)>) -> String {
    let mut html = html.to_owned();
    for (range, text) in changes.into_iter().rev() {
        html.replace_range(range, &text);
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang=ja><!-- <3 <link data-trunk rel="no"> -->
  <meta content name=madoguchi-build>
  <link data-trunk rel="icon" href='public/icon.svg'>
  <link data-trunk href=node_modules/tokens.css rel=css>
  <link data-trunk rel="css" href="style/base.css"/>
  <link
    data-wasm-opt-params="-a -b" data-trunk rel=rust data-bin="portal" data-wasm-opt=z
  >
  <script data-trunk src=public/boot.js type=module></script>
  <body><a href="/sharing">1 < 2</a>"#;

    fn page() -> Page {
        read(PAGE, "", "/v/1/", "1").expect("reads")
    }

    #[test]
    fn what_the_page_asks_for_is_known() {
        let page = page();
        assert_eq!(
            page.stylesheets,
            ["node_modules/tokens.css", "style/base.css"]
        );
        let script = Script {
            path: "public/boot.js".into(),
            is_module: true,
        };
        assert_eq!(page.scripts, [script]);
        assert_eq!(page.files, ["public/icon.svg"]);
        let program = Program {
            name: "portal".into(),
            wasm_opt: ["-Oz", "-a", "-b"].map(str::to_owned).to_vec(),
        };
        assert_eq!(page.program, program);
    }

    #[test]
    fn the_page_names_its_build_and_everything_of_a_first_visit() {
        let html = page().html;
        assert!(html.contains("<meta name=\"madoguchi-build\" content=\"1\">"));
        assert!(html.ends_with("</script>\n<body><a href=\"/sharing\">1 < 2</a>"));
        for gone in ["data-trunk", "rust", "<!--", "\n "] {
            assert!(!html.contains(gone), "{gone:?} in {html}");
        }
        assert_eq!(
            local_urls(&html),
            [
                "/v/1/boot.js",
                "/v/1/icon.svg",
                "/v/1/portal.css",
                "/v/1/portal.js",
                "/v/1/portal_bg.wasm",
            ]
        );
    }

    #[test]
    fn a_request_that_a_release_does_not_know_is_refused() {
        let page = PAGE.replace("rel=\"icon\"", "rel=\"copy-dir\"");
        let error = read(&page, "", "/v/1/", "1").err().expect("is refused");
        assert!(error.to_string().contains("copy-dir"), "{error}");
        assert!(read("<p>", "", "/v/1/", "1").is_err());
    }

    #[test]
    fn a_page_in_a_folder_names_what_lies_beside_and_above_it() {
        let page = PAGE
            .replace("style/base.css", "../../style/base.css")
            .replace("src=public/boot.js type=module", "src=public/boot.js defer");
        let page = read(&page, "crates/sign", "/v/1/", "1").expect("reads");
        assert_eq!(page.stylesheets[1], "style/base.css");
        assert_eq!(page.scripts[0].path, "crates/sign/public/boot.js");
        assert!(page.html.contains("<script defer src=\"/v/1/boot.js\">"));
    }
}
