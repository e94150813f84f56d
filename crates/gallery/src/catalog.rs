//! The list of stories: in the order that people read, found by what they type, and as JSON.

use serde_json::json;

use crate::stage::Language;
use crate::stories::STORIES;
use crate::story::{Group, Label, Story, Variant, label};

/// The groups in their order.
pub const GROUPS: [Group; 2] = [Group::Components, Group::Pages];

impl Group {
    /// Its name in the JSON list.
    pub fn id(self) -> &'static str {
        match self {
            Group::Components => "components",
            Group::Pages => "pages",
        }
    }

    /// What people call it.
    pub fn name(self) -> Label {
        match self {
            Group::Components => label("部品", "Components"),
            Group::Pages => label("画面", "Pages"),
        }
    }
}

impl Story {
    /// The variant with this id, or the first one where `id` is empty.
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        match id {
            "" => self.variants.first(),
            _ => self.variants.iter().find(|variant| variant.id == id),
        }
    }

    /// Whether `typed`, already [`plain`], is part of one of its names.
    fn is_meant_by(&self, typed: &str) -> bool {
        let names = [self.id, self.name.ja, self.name.en, self.reading];
        names.iter().any(|name| plain(name).contains(typed))
    }
}

impl Variant {
    fn is_meant_by(&self, typed: &str) -> bool {
        let names = [self.id, self.name.ja, self.name.en];
        names.iter().any(|name| plain(name).contains(typed))
    }
}

/// All stories with their variants: `[{"id", "group", "variants": ["solid", …]}]`.
pub fn as_json() -> String {
    let stories: Vec<_> = STORIES
        .iter()
        .map(|story| {
            let variants: Vec<_> = story.variants.iter().map(|variant| variant.id).collect();
            json!({ "id": story.id, "group": story.group.id(), "variants": variants })
        })
        .collect();
    serde_json::Value::from(stories).to_string()
}

/// The story with this id.
pub fn story(id: &str) -> Option<&'static Story> {
    STORIES.iter().copied().find(|story| story.id == id)
}

/// All stories as the list shows them: by group, then in the order of the language.
pub fn in_order(language: Language) -> Vec<&'static Story> {
    let mut stories = STORIES.to_vec();
    stories.sort_by_cached_key(|story| {
        let group = GROUPS.iter().position(|group| *group == story.group);
        (group, sort_key(story, language))
    });
    stories
}

fn sort_key(story: &Story, language: Language) -> (String, &'static str) {
    match language {
        Language::En => (story.name.en.to_lowercase(), story.name.en),
        Language::Ja | Language::Long => (bases(story.reading), story.reading),
    }
}

/// A story that was found, with those of its variants that were.
pub struct Found {
    /// The story.
    pub story: &'static Story,
    /// Its variants; all where the story itself is meant.
    pub variants: Vec<&'static Variant>,
}

/// What `typed` means, in the order of the list. Nothing typed means everything.
pub fn find(typed: &str, language: Language) -> Vec<Found> {
    let typed = plain(typed);
    in_order(language)
        .into_iter()
        .filter_map(|story| {
            let whole = story.is_meant_by(&typed);
            let is_meant = |variant: &&Variant| whole || variant.is_meant_by(&typed);
            let variants: Vec<_> = story.variants.iter().filter(is_meant).collect();
            (!variants.is_empty()).then_some(Found { story, variants })
        })
        .collect()
}

/// The variant that comes `step` after this one in what was found, round and round.
pub fn step(
    found: &[Found],
    story: &str,
    variant: &str,
    step: isize,
) -> Option<(&'static str, &'static str)> {
    let all: Vec<_> = found
        .iter()
        .flat_map(|found| {
            found
                .variants
                .iter()
                .map(|variant| (found.story.id, variant.id))
        })
        .collect();
    let here = all.iter().position(|found| *found == (story, variant));
    let next = match here {
        Some(here) => (here as isize + step).rem_euclid(all.len() as isize),
        None => 0,
    };
    all.get(next as usize).copied()
}

/// A text without what people do not care about when they search: case, width, spaces, hyphens,
/// and which kana it is in.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '・' | '_'))
        .flat_map(|letter| narrow(letter).to_lowercase())
        .map(hiragana)
        .collect()
}

fn narrow(letter: char) -> char {
    match letter {
        '！'..='～' => char::from_u32(letter as u32 - 0xfee0).unwrap_or(letter),
        _ => letter,
    }
}

fn hiragana(letter: char) -> char {
    match letter {
        'ァ'..='ヶ' => char::from_u32(letter as u32 - 0x60).unwrap_or(letter),
        _ => letter,
    }
}

/// A reading with the marks off its kana: 五十音 looks at those only where all else is the same.
fn bases(reading: &str) -> String {
    let mut bases = String::new();
    for kana in reading.chars() {
        bases.push(match kana {
            'ー' => bases.chars().last().map_or(kana, vowel),
            kana => base(hiragana(kana)),
        });
    }
    bases
}

fn base(kana: char) -> char {
    let back = |steps: u32| char::from_u32(kana as u32 - steps).unwrap_or(kana);
    let code = kana as u32;
    match kana {
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(code + 1).unwrap_or(kana)
        }
        'か'..='ぢ' => back((code - 'か' as u32) % 2),
        'つ'..='ど' => back((code - 'つ' as u32) % 2),
        'は'..='ぽ' => back((code - 'は' as u32) % 3),
        'ゔ' => 'う',
        _ => kana,
    }
}

/// The vowel that `ー` makes long.
fn vowel(base: char) -> char {
    let columns = [
        "あかさたなはまやらわ",
        "いきしちにひみり",
        "うくすつぬふむゆる",
        "えけせてねへめれ",
        "おこそとのほもよろを",
    ];
    let column = columns.iter().find(|column| column.contains(base));
    column
        .and_then(|column| column.chars().next())
        .unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(mut readings: Vec<&str>) -> Vec<&str> {
        readings.sort_by_cached_key(|reading| (bases(reading), *reading));
        readings
    }

    #[test]
    fn readings_sort_in_the_order_of_the_fifty_sounds() {
        let order = [
            "いちらん",
            "かーど",
            "がいど",
            "かくにん",
            "だいあろぐ",
            "ばっじ",
            "ばなー",
            "ひょう",
            "ぼたん",
            "めにゅー",
        ];
        let mut mixed = order.to_vec();
        mixed.reverse();
        assert_eq!(sorted(mixed), order);
        assert_eq!(
            sorted(vec!["はす", "ばす", "ぱす"]),
            ["はす", "ばす", "ぱす"]
        );
        assert_eq!(bases("ヴァー"), "うああ");
    }

    #[test]
    fn the_list_stands_by_group_and_then_in_the_order_of_its_language() {
        for language in [Language::Ja, Language::En] {
            let stories = in_order(language);
            assert_eq!(stories.len(), STORIES.len());
            let groups = stories
                .iter()
                .map(|story| GROUPS.iter().position(|it| *it == story.group));
            assert!(groups.is_sorted());
        }
    }

    #[test]
    fn a_story_is_found_by_any_of_its_names() {
        for typed in [
            "ボタン",
            "ぼたん",
            "Button",
            "ＢＵＴＴＯＮ",
            " butt on",
            "button",
        ] {
            let found = find(typed, Language::Ja);
            let button = found.iter().find(|found| found.story.id == "button");
            let button = button.unwrap_or_else(|| panic!("nothing found by {typed}"));
            assert_eq!(button.variants.len(), button.story.variants.len());
        }
        assert!(find("そのようなものはない", Language::Ja).is_empty());
        assert_eq!(find("", Language::En).len(), STORIES.len());
    }

    #[test]
    fn a_variant_is_found_with_its_story() {
        let found = find("outline", Language::En);
        let button = found.iter().find(|found| found.story.id == "button");
        let ids: Vec<_> = button
            .expect("found")
            .variants
            .iter()
            .map(|it| it.id)
            .collect();
        assert_eq!(ids, ["outline"]);
    }

    #[test]
    fn steps_lead_through_all_variants_and_round() {
        let all: usize = STORIES.iter().map(|story| story.variants.len()).sum();
        let found = find("", Language::Ja);
        let start = step(&found, "", "", 1).expect("there are stories");
        let mut here = start;
        for _ in 0..all {
            here = step(&found, here.0, here.1, 1).expect("there is a next");
        }
        assert_eq!(here, start);
        let next = step(&found, start.0, start.1, 1).expect("there is a next");
        assert_eq!(step(&found, next.0, next.1, -1), Some(start));
        assert_eq!(step(&[], start.0, start.1, 1), None);
    }
}
