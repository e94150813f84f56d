//! Reads the components' signatures and doc comments from `crates/ui`, for the property tables, and
//! the names of the style sheets, for the tokens page.

use std::path::{Path, PathBuf};
use std::{env, fs};

use quote::ToTokens;
use syn::{Attribute, Expr, FnArg, Item, ItemFn, Lit, Meta, Pat};

const SOURCES: &str = "../ui/src";
const STYLES: &str = "../../style";

fn main() {
    let mut components = Vec::new();
    for path in files(SOURCES, "rs") {
        let text = fs::read_to_string(&path).expect("a source is readable");
        // The compiler says better than this what is wrong with a source.
        let Ok(file) = syn::parse_file(&text) else {
            continue;
        };
        for item in file.items {
            if let Item::Fn(function) = item
                && has(&function.attrs, "component")
                && matches!(function.vis, syn::Visibility::Public(_))
            {
                components.push(describe(&function));
            }
        }
    }
    let sheets: Vec<_> = files(STYLES, "css").iter().map(|path| name(path)).collect();
    let code = format!(
        "/// Every public component of `madoguchi_ui`.\n\
         pub static COMPONENTS: &[Component] = &[{}];\n\
         /// The portal's style sheets.\n\
         pub static SHEETS: &[&str] = &{sheets:?};\n",
        components.join(",\n")
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("sources.rs"), code).expect("OUT_DIR is writable");
}

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={folder}");
    let entries = fs::read_dir(folder).expect("the folder is in the workspace");
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|is| is == ending));
    files.sort();
    files
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn describe(function: &ItemFn) -> String {
    let properties: Vec<_> = function.sig.inputs.iter().filter_map(property).collect();
    format!(
        "Component {{ name: {:?}, doc: {:?}, properties: &[{}] }}",
        function.sig.ident.to_string(),
        doc(&function.attrs),
        properties.join(", ")
    )
}

fn property(argument: &FnArg) -> Option<String> {
    let FnArg::Typed(argument) = argument else {
        return None;
    };
    let Pat::Ident(pattern) = &*argument.pat else {
        return None;
    };
    let options = options(&argument.attrs);
    let default = options
        .iter()
        .find_map(|option| option.strip_prefix("default ="));
    let optional = default.is_some() || options.iter().any(|option| option.starts_with("optional"));
    Some(format!(
        "Property {{ name: {:?}, kind: {:?}, required: {:?}, default: {:?}, doc: {:?} }}",
        pattern.ident.to_string(),
        spaced(&argument.ty.to_token_stream().to_string()),
        !optional,
        default.map(str::trim),
        doc(&argument.attrs),
    ))
}

/// What stands in `#[prop(…)]`.
fn options(attributes: &[Attribute]) -> Vec<String> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("prop"));
    let Some(Meta::List(list)) = attribute.map(|attribute| &attribute.meta) else {
        return Vec::new();
    };
    let text = list.tokens.to_string();
    text.split(',')
        .map(|option| option.trim().to_owned())
        .collect()
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident(name))
}

fn doc(attributes: &[Attribute]) -> String {
    let lines: Vec<_> = attributes.iter().filter_map(doc_line).collect();
    lines.join("\n")
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    match &meta.value {
        Expr::Lit(value) if meta.path.is_ident("doc") => match &value.lit {
            Lit::Str(text) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    }
}

/// A type as people write it: the tokens come with a space between any two of them.
fn spaced(tokens: &str) -> String {
    let mut text = tokens.to_owned();
    for (apart, together) in [
        (" < ", "<"),
        (" <", "<"),
        ("< ", "<"),
        (" > ", ">"),
        (" >", ">"),
        (" ,", ","),
        (" :: ", "::"),
        ("& ", "&"),
        ("( ", "("),
        (" )", ")"),
        ("- >", "->"),
    ] {
        text = text.replace(apart, together);
    }
    text
}
