//! Which language the words on screen are in, and how English gets there: it loads late, because
//! few visits need it.

use std::sync::LazyLock;

use leptos::prelude::*;
use leptos::reactive::graph::{Observer, Source};
use leptos::wasm_split::SplitLoaderError;
use madoguchi_contract::account::Language;
use madoguchi_ui::dom;

use crate::shell::chunk::in_chunks;

include!(concat!(env!("OUT_DIR"), "/english.rs"));

/// The texts of a language, by their index.
type Words = &'static [&'static str];

/// English, while it is on screen. Japanese needs no table.
static SHOWN: LazyLock<ArcRwSignal<Option<Words>>> = LazyLock::new(|| ArcRwSignal::new(None));

const STORAGE_KEY: &str = "madoguchi.language";

in_chunks! { english english() -> Words = ENGLISH; }

/// The words on screen, if they are not Japanese; reactive.
pub fn words() -> Option<Words> {
    let_go_of_reader_when_gone();
    SHOWN.get()
}

/// The language of the words on screen; reactive.
pub fn language() -> Language {
    let_go_of_reader_when_gone();
    match SHOWN.with(Option::is_some) {
        false => Language::Ja,
        true => Language::En,
    }
}

/// A signal keeps everything that has read it until it changes. The language hardly ever does, and
/// every text on every page reads it: without this, a portal that is used for hours only grows.
fn let_go_of_reader_when_gone() {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || SHOWN.remove_subscriber(&reader));
    }
}

/// The language that somebody has chosen on this device.
pub fn chosen() -> Option<Language> {
    match dom::storage_get(STORAGE_KEY)?.as_str() {
        "en" => Some(Language::En),
        _ => Some(Language::Ja),
    }
}

/// Begins a page: in Japanese at once, in the language chosen on this device when its words are
/// there.
pub fn begin() -> impl Future<Output = Result<(), SplitLoaderError>> {
    show(None);
    change(chosen().unwrap_or_default())
}

/// Changes every word on screen once the new ones are there, and remembers that on this device.
pub async fn choose(language: Language) -> Result<(), SplitLoaderError> {
    change(language).await?;
    dom::storage_set(STORAGE_KEY, language.code());
    Ok(())
}

/// Takes the account's language where nobody has chosen one on this device.
pub async fn adopt(language: Language) -> Result<(), SplitLoaderError> {
    match chosen() {
        None => change(language).await,
        Some(_) => Ok(()),
    }
}

async fn change(wanted: Language) -> Result<(), SplitLoaderError> {
    if wanted != untrack(language) {
        show(match wanted {
            Language::Ja => None,
            Language::En => Some(english().await?),
        });
    }
    Ok(())
}

/// The page's `lang` changes together with its words.
fn show(words: Option<Words>) {
    SHOWN.set(words);
    dom::set_language(untrack(language).code());
}

#[cfg(test)]
mod tests {
    use super::super::t;
    use super::ENGLISH;

    #[test]
    fn every_month_has_a_name_in_both_languages() {
        let months = t::common::MONTHS.0;
        let english = ENGLISH[usize::from(months.index)];
        for names in [months.ja, english] {
            assert_eq!(names.split(' ').count(), 12, "{names}");
        }
    }
}
