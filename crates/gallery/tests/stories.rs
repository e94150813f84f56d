//! The list of stories keeps its promises: nothing is missing, and nothing is named that is not
//! there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use madoguchi_gallery::stories::STORIES;
use madoguchi_gallery::story::{Group, Knob, KnobKind};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder with this ending, by name.
fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = project().join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| {
            let name = path.file_name().expect("a file has a name");
            (name.to_string_lossy().into_owned(), read(&path))
        })
        .collect()
}

/// The names behind `#[component] pub fn` in a source.
fn components(source: &str) -> Vec<String> {
    let parts = source.split("#[component]").skip(1);
    parts
        .filter_map(|part| part.split("pub fn ").nth(1))
        .filter_map(|part| part.split(['(', '<']).next())
        .map(str::to_owned)
        .collect()
}

fn is_kebab_case(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    id.split('-').all(part)
}

fn takes(knob: &Knob, value: &str) -> bool {
    match knob.kind {
        KnobKind::Text => true,
        KnobKind::Switch => matches!(value, "true" | "false"),
        KnobKind::Choice(values) => values.contains(&value),
        KnobKind::Number { min, max } => value
            .parse()
            .is_ok_and(|number| (min..=max).contains(&number)),
    }
}

#[test]
fn every_public_component_has_a_story() {
    let exported = read(&project().join("crates/ui/src/lib.rs"));
    let shown: BTreeSet<&str> = STORIES
        .iter()
        .flat_map(|story| story.components)
        .copied()
        .collect();
    let mut known = BTreeSet::new();
    for (_, source) in files("crates/ui/src", "rs") {
        for name in components(&source) {
            let mut words = exported.split(|c: char| !c.is_alphanumeric());
            if words.any(|word| word == name) {
                assert!(shown.contains(name.as_str()), "no story shows {name}");
                known.insert(name);
            }
        }
    }
    assert!(known.contains("Button"), "the components were not found");
    for name in shown {
        assert!(known.contains(name), "{name} is no public component");
    }
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let mut stories = BTreeSet::new();
    for story in STORIES {
        assert!(
            stories.insert(story.id),
            "two stories are called {}",
            story.id
        );
        assert!(is_kebab_case(story.id), "{}", story.id);
        assert!(!story.variants.is_empty(), "{} shows nothing", story.id);
        let mut variants = BTreeSet::new();
        for variant in story.variants {
            assert!(
                variants.insert(variant.id),
                "{} has two {}",
                story.id,
                variant.id
            );
            assert!(is_kebab_case(variant.id), "{} {}", story.id, variant.id);
        }
        let knobs: BTreeSet<&str> = story.knobs.iter().map(|knob| knob.id).collect();
        assert_eq!(
            knobs.len(),
            story.knobs.len(),
            "{} has a knob twice",
            story.id
        );
    }
}

#[test]
fn the_source_holds_the_function_of_every_variant() {
    for story in STORIES {
        for variant in story.variants {
            let start = format!("fn {}(", variant.function);
            assert!(story.source.contains(&start), "{} {}", story.id, variant.id);
        }
    }
}

#[test]
fn every_style_sheet_has_a_story_and_every_story_its_style_sheets() {
    // What every page stands on, what shows on paper only, and what the signer's screens alone have.
    let common = [
        "theme.css",
        "base.css",
        "layout.css",
        "page.css",
        "print.css",
        "sign.css",
    ];
    let sheets: BTreeSet<String> = files("style", "css")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let named: BTreeSet<&str> = STORIES
        .iter()
        .flat_map(|story| story.styles)
        .copied()
        .collect();
    for sheet in &sheets {
        let is_named = named.contains(sheet.as_str()) || common.contains(&sheet.as_str());
        assert!(is_named, "no story names {sheet}");
    }
    for name in named {
        assert!(sheets.contains(name), "there is no style/{name}");
    }
}

#[test]
fn knobs_start_at_values_that_they_can_take() {
    for story in STORIES {
        for knob in story.knobs {
            assert!(takes(knob, knob.default), "{} {}", story.id, knob.id);
        }
        for variant in story.variants {
            for (id, value) in variant.presets {
                let knob = story.knobs.iter().find(|knob| knob.id == *id);
                let knob = knob.unwrap_or_else(|| panic!("{} has no knob {id}", story.id));
                assert!(
                    takes(knob, value),
                    "{} {}: {id}={value}",
                    story.id,
                    variant.id
                );
            }
        }
    }
}

#[test]
fn names_can_be_sorted_and_read() {
    let is_kana = |c: char| matches!(c, 'ぁ'..='ゖ' | 'ー');
    for story in STORIES {
        assert!(
            !story.reading.is_empty() && story.reading.chars().all(is_kana),
            "{}",
            story.reading
        );
        let texts = [story.name, story.purpose];
        for text in texts
            .iter()
            .chain(story.variants.iter().map(|variant| &variant.name))
        {
            assert!(
                !text.ja.is_empty() && !text.en.is_empty(),
                "{} lacks a text",
                story.id
            );
        }
    }
}

#[test]
fn components_name_their_criteria_and_pattern() {
    for story in STORIES
        .iter()
        .filter(|story| story.group == Group::Components)
    {
        assert!(!story.criteria.is_empty(), "{}", story.id);
        assert!(!story.components.is_empty(), "{}", story.id);
        let pattern = story.pattern.unwrap_or_default();
        assert!(
            pattern.starts_with("https://"),
            "{} follows no pattern",
            story.id
        );
        for criterion in story.criteria {
            let parts: Vec<&str> = criterion.split('.').collect();
            let is_number = parts.len() == 3 && parts.iter().all(|part| part.parse::<u8>().is_ok());
            assert!(is_number, "{}: {criterion}", story.id);
        }
    }
}

/// Components that only show something: there is nothing in them to press, choose or fill in.
const ONLY_SHOWN: [&str; 8] = [
    "badge",
    "banner",
    "countdown",
    "empty-state",
    "live-region",
    "progress",
    "skeleton",
    "step-navigation",
];

#[test]
fn every_component_that_can_be_operated_is_tested_by_keyboard_and_in_the_accessibility_tree() {
    let components: BTreeSet<&str> = STORIES
        .iter()
        .filter(|story| story.group == Group::Components)
        .map(|story| story.id)
        .collect();
    for id in ONLY_SHOWN {
        assert!(components.contains(id), "there is no component {id}");
    }
    let specs: BTreeMap<String, String> = files("gallery/components", "ts").into_iter().collect();
    for name in specs.keys() {
        let id = name.strip_suffix(".spec.ts").unwrap_or(name);
        assert!(components.contains(id), "{name}: no component has this id");
    }
    for id in components {
        if ONLY_SHOWN.contains(&id) {
            continue;
        }
        let name = format!("{id}.spec.ts");
        let spec = specs.get(&name).map_or("", String::as_str);
        for test in ["by keyboard alone", "in the accessibility tree"] {
            let has_test = ['\'', '`'].iter().any(|quote| {
                let start = format!("test({quote}{test}");
                spec.contains(&start)
            });
            assert!(has_test, "gallery/components/{name} has no test “{test}”");
        }
    }
}
