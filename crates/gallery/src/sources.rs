//! What the sources say about themselves: signatures and doc comments of the components, names of
//! the style sheets, and the code of a variant.

/// A public component of `madoguchi_ui`.
#[derive(Debug)]
pub struct Component {
    /// Its name in a view.
    pub name: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Its properties in their order.
    pub properties: &'static [Property],
}

/// A property of a [`Component`].
#[derive(Debug)]
pub struct Property {
    /// Its name in a view.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// Whether a view must give it.
    pub required: bool,
    /// What it is where a view does not, when that is not the type's own default.
    pub default: Option<&'static str>,
    /// Its doc comment.
    pub doc: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// The component with this name.
pub fn component(name: &str) -> Option<&'static Component> {
    COMPONENTS.iter().find(|component| component.name == name)
}

/// The function `name` in `source`, with the comments and attributes above it. It counts on what
/// rustfmt makes of a file: a function begins and ends in the first column.
pub fn cut(source: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = source.lines().collect();
    let opens = |line: &&str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let line = line.strip_prefix("pub(crate) ").unwrap_or(line);
        let rest = line
            .strip_prefix("fn ")
            .and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with(['(', '<']))
    };
    let head = lines.iter().position(opens)?;
    let length = lines[head..]
        .iter()
        .position(|line| line.starts_with('}'))?;
    let is_above = |line: &&&str| line.starts_with("///") || line.starts_with("#[");
    let above = lines[..head].iter().rev().take_while(is_above).count();
    Some(lines[head - above..=head + length].join("\n"))
}

/// A doc comment without the links that only rustdoc can follow: of ``[`A`](crate::A)`` stays `A`.
pub fn without_links(doc: &str) -> String {
    let mut text = String::new();
    let mut rest = doc;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else {
            break;
        };
        text.push_str(&format!("{before}`{name}`"));
        let target = after
            .strip_prefix('(')
            .and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "use x;\n\n/// Why.\n#[rustfmt::skip]\npub fn form(stage: Stage) -> AnyView {\n    \
                          fn formless() {\n    }\n    a\n}\n\nfn form_with(a: u8) {\n}\n\nfn longer<T>(\n    a: T,\n) {\n    b\n}\n";

    #[test]
    fn a_function_is_cut_out_with_what_stands_above_it() {
        let form = cut(SOURCE, "form").expect("it is there");
        assert!(form.starts_with("/// Why.\n#[rustfmt::skip]\npub fn form("));
        assert!(form.ends_with("    a\n}"));
        assert_eq!(
            cut(SOURCE, "form_with").as_deref(),
            Some("fn form_with(a: u8) {\n}")
        );
        let longer = cut(SOURCE, "longer").expect("it is there");
        assert_eq!(longer, "fn longer<T>(\n    a: T,\n) {\n    b\n}");
        assert_eq!(cut(SOURCE, "formless"), None);
    }

    #[test]
    fn the_property_table_says_what_the_source_says() {
        let button = component("Button").expect("the component is public");
        assert!(button.doc.starts_with("A button."));
        let property = |name: &str| {
            let found = button
                .properties
                .iter()
                .find(|property| property.name == name);
            found.expect("the property is there")
        };
        assert_eq!(property("id").kind, "Option<String>");
        assert!(!property("kind").required);
        assert!(property("children").required);
        assert_eq!(property("busy").doc, "Its act is under way.");
    }

    #[test]
    fn links_of_rustdoc_become_names() {
        let doc = "Like a [`Tab`], or a [`Radio`](crate::Radio) (rare).";
        assert_eq!(without_links(doc), "Like a `Tab`, or a `Radio` (rare).");
        assert_eq!(without_links("a[0] and [`x"), "a[0] and [`x");
    }

    #[test]
    fn the_style_sheets_are_known_by_name() {
        assert!(SHEETS.contains(&"button.css"));
    }
}
