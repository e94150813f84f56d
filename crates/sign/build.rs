//! Turns `locales/*.toml` into constants and functions, each with both languages: a signer comes
//! once, and a second request for some thousand letters would cost more than they do. A key or a
//! value that only one language has stops the build.

use std::collections::BTreeMap;
use std::{env, fs, path::Path};

type Locale = BTreeMap<String, String>;

fn main() {
    let (ja, en) = (read("locales/ja.toml"), read("locales/en.toml"));
    assert!(
        ja.keys().eq(en.keys()),
        "locales/ja.toml and locales/en.toml must have the same keys"
    );
    let texts: String = ja
        .iter()
        .map(|(key, ja)| declare(key, ja, &en[key]))
        .collect();
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("texts.rs"), texts).expect("OUT_DIR is writable");
}

fn read(path: &str) -> Locale {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn declare(key: &str, ja: &str, en: &str) -> String {
    let values = values_of(ja);
    assert_eq!(
        sorted(&values),
        sorted(&values_of(en)),
        "{key} must have the same values in both languages"
    );
    let text = format!("super::Text {{ ja: {ja:?}, en: {en:?} }}");
    if values.is_empty() {
        return format!("pub const {}: super::Text = {text};\n", key.to_uppercase());
    }
    let parameters: String = values
        .iter()
        .map(|value| format!("{value}: impl std::fmt::Display, "))
        .collect();
    let pairs: String = values
        .iter()
        .map(|value| format!("({value:?}, {value}.to_string()), "))
        .collect();
    format!("pub fn {key}({parameters}) -> String {{ {text}.fill(&[{pairs}]) }}\n")
}

/// The names in braces, in the order of the text.
fn values_of(text: &str) -> Vec<&str> {
    text.split(['{', '}']).skip(1).step_by(2).collect()
}

fn sorted<'a>(values: &[&'a str]) -> Vec<&'a str> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted
}
