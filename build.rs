//! Turns `locales/*.toml` into `crate::shell::locale::t`: one constant for each text, one function
//! for each text with `{values}`. Each has its Japanese with it; English is one table, which loads
//! late. A key or a value that only one language has stops the build; a key that no code uses is
//! dead code, which the lints refuse.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

type Section = BTreeMap<String, String>;
type Locale = BTreeMap<String, Section>;

fn main() {
    let ja = read("locales/ja.toml");
    let en = read("locales/en.toml");
    refuse_differences(&ja, &en);

    let mut english = String::from("static ENGLISH: &[&str] = &[\n");
    let mut keys = String::from("/// The texts, by feature.\npub(crate) mod t {\n");
    let mut index = 0_u16;
    for (section, entries) in &ja {
        writeln!(keys, "pub(crate) mod {section} {{").expect("writes to a string");
        for (key, text) in entries {
            writeln!(english, "{:?},", en[section][key]).expect("writes to a string");
            keys.push_str(&declare(key, text, index));
            index += 1;
        }
        keys.push_str("}\n");
    }
    english.push_str("];\n");
    keys.push_str("}\n");

    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, code: String| {
        fs::write(Path::new(&out).join(name), code).expect("OUT_DIR is writable");
    };
    write("texts.rs", keys);
    write("english.rs", english);
}

fn read(path: &str) -> Locale {
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn declare(key: &str, text: &str, index: u16) -> String {
    let value =
        format!("super::super::Text(&super::super::Entry {{ ja: {text:?}, index: {index} }})");
    let values = values_of(text);
    if values.is_empty() {
        let name = key.to_uppercase();
        return format!("pub(crate) const {name}: super::super::Text = {value};\n");
    }
    let parameters: Vec<_> = values
        .iter()
        .map(|value| format!("{value}: impl std::fmt::Display"))
        .collect();
    let pairs: Vec<_> = values
        .iter()
        .map(|value| format!("({value:?}, &{value})"))
        .collect();
    format!(
        "pub(crate) fn {key}({}) -> String {{ {value}.fill(&[{}]) }}\n",
        parameters.join(", "),
        pairs.join(", ")
    )
}

/// The names in braces, in the order of the text.
fn values_of(text: &str) -> Vec<&str> {
    text.split(['{', '}']).skip(1).step_by(2).collect()
}

fn sorted(mut values: Vec<&str>) -> Vec<&str> {
    values.sort_unstable();
    values
}

fn refuse_differences(ja: &Locale, en: &Locale) {
    for (one, other, other_name) in [(ja, en, "en"), (en, ja, "ja")] {
        for (section, entries) in one {
            for (key, text) in entries {
                let counterpart = other.get(section).and_then(|entries| entries.get(key));
                let Some(counterpart) = counterpart else {
                    panic!("locales/{other_name}.toml lacks {section}.{key}");
                };
                assert_eq!(
                    sorted(values_of(text)),
                    sorted(values_of(counterpart)),
                    "{section}.{key} must have the same values in both languages"
                );
            }
        }
    }
}
