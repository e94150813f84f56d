//! The tokens page: every colour, size, radius and shadow, what it may stand on and who uses it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::{Bench, say};
use super::tokens::{self, Kind, Token, uses};
use super::words;
use crate::browser;
use crate::colour::{self, Colour};
use crate::sources::SHEETS;

const PACKAGE: &str = "tokens.css";
const THEME: &str = "theme.css";

/// All tokens, from the style sheets of the site.
pub async fn load_tokens() -> Option<Vec<Token>> {
    let package = browser::fetch_text(&format!("style/{PACKAGE}")).await?;
    let theme = browser::fetch_text(&format!("style/{THEME}")).await?;
    Some(tokens::tokens(&[&package, &theme]))
}

/// The style sheets by name, the tokens' own first.
type Sheets = Vec<(&'static str, String)>;

/// A background that something may stand on.
#[derive(Clone)]
struct Ground {
    name: String,
    colour: Colour,
}

/// The page.
pub fn page() -> AnyView {
    let bench = Bench::get();
    let sheets = RwSignal::new(None::<Option<Sheets>>);
    spawn_local(async move {
        let loaded = load().await;
        // The reader may have gone elsewhere meanwhile.
        sheets.try_set(Some(loaded));
    });
    Effect::new(move |_| {
        let language = bench.language.get();
        let title = [words::TOKENS, words::TITLE].map(|it| language.pick(it));
        madoguchi_ui::dom::set_title(&title.join(" | "));
    });
    let tables = move || match sheets.get() {
        None => view! { <p>{say(words::TOKENS_LOADING)}</p> }.into_any(),
        Some(None) => view! { <p>{say(words::TOKENS_FAILED)}</p> }.into_any(),
        Some(Some(sheets)) => tables(&sheets),
    };
    view! {
        <h1 class="gl-heading" tabindex="-1">
            {say(words::TOKENS)}
        </h1>
        <p>{say(words::TOKENS_LEAD)}</p>
        <div class="gl-stack">{tables}</div>
    }
    .into_any()
}

async fn load() -> Option<Sheets> {
    let mut sheets = Vec::new();
    for name in [PACKAGE].iter().chain(SHEETS) {
        let text = browser::fetch_text(&format!("style/{name}")).await?;
        sheets.push((*name, text));
    }
    Some(sheets)
}

fn tables(sheets: &Sheets) -> AnyView {
    let text_of = |name: &str| sheets.iter().find(|it| it.0 == name).map_or("", |it| &it.1);
    let all = tokens::tokens(&[text_of(PACKAGE), text_of(THEME)]);
    let grounds = grounds(&all);
    let mut families: Vec<String> = Vec::new();
    for token in &all {
        let family = token.family();
        if !families.contains(&family) {
            families.push(family);
        }
    }
    let sections = families.into_iter().map(|family| {
        let members: Vec<_> = all
            .iter()
            .filter(|token| token.family() == family)
            .collect();
        section(&family, &members, &grounds, sheets)
    });
    sections.collect::<Vec<_>>().into_any()
}

/// White and every surface that the theme gives a meaning, each colour once.
fn grounds(tokens: &[Token]) -> Vec<Ground> {
    let mut grounds: Vec<Ground> = Vec::new();
    for token in tokens {
        let is_ground = token.name.starts_with("--md-")
            && ["surface", "tint"]
                .iter()
                .any(|part| token.name.contains(part));
        if let Kind::Colour(colour) = token.kind
            && is_ground
            && grounds.iter().all(|known| known.colour != colour)
        {
            let name = token.name.clone();
            grounds.push(Ground { name, colour });
        }
    }
    grounds
}

fn section(family: &str, tokens: &[&Token], grounds: &[Ground], sheets: &Sheets) -> AnyView {
    let heading = match family {
        tokens::THEME_COLOURS => say(words::MEANINGS).into_any(),
        tokens::THEME_REST => say(words::OTHER_MEANINGS).into_any(),
        family => view! { <code>{family.to_owned()}</code> }.into_any(),
    };
    let are_colours = tokens
        .iter()
        .all(|token| matches!(token.kind, Kind::Colour(_)));
    let grounds = if are_colours { grounds } else { &[] };
    view! {
        <section class="gl-stack">
            <h2 class="gl-subheading">{heading}</h2>
            {table(family, tokens, grounds, sheets)}
        </section>
    }
    .into_any()
}

fn table(family: &str, tokens: &[&Token], grounds: &[Ground], sheets: &Sheets) -> AnyView {
    let heads = grounds.iter().map(|ground| {
        view! {
            <th scope="col">
                {swatch(ground.colour)} <code>{ground.name.clone()}</code>
            </th>
        }
    });
    let heads: Vec<_> = heads.collect();
    let rows: Vec<_> = tokens
        .iter()
        .map(|token| row(token, grounds, sheets))
        .collect();
    view! {
        <section class="gl-scroll" aria-label=family.to_owned() tabindex="0">
            <table class="gl-table gl-table--tokens">
                <caption class="md-visually-hidden">{family.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(words::NAME)}</th>
                        <th scope="col">{say(words::SAMPLE)}</th>
                        <th scope="col">{say(words::VALUE)}</th>
                        <th scope="col">{say(words::USED_IN)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row(token: &Token, grounds: &[Ground], sheets: &Sheets) -> AnyView {
    let ratios: Vec<_> = match token.kind {
        Kind::Colour(colour) => grounds.iter().map(|ground| ratio(colour, ground)).collect(),
        _ => Vec::new(),
    };
    let users: Vec<_> = sheets
        .iter()
        .filter(|(_, text)| uses(text, &token.name))
        .map(|(name, _)| *name)
        .collect();
    let used = match users.is_empty() {
        true => view! { <td class="gl-table__used gl-table__weak">{say(words::NOT_USED)}</td> }
            .into_any(),
        false => view! { <td class="gl-table__used">{users.join(", ")}</td> }.into_any(),
    };
    let resolved = (token.resolved != token.value).then(|| {
        view! {
            <br />
            <code>{token.resolved.clone()}</code>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <code>{token.name.clone()}</code>
            </th>
            <td>{sample(token)}</td>
            <td>
                <code>{token.value.clone()}</code>
                {resolved}
            </td>
            {used}
            {ratios}
        </tr>
    }
    .into_any()
}

fn ratio(colour: Colour, ground: &Ground) -> AnyView {
    let contrast = colour.contrast(ground.colour);
    let (level, verdict) = match contrast {
        4.5.. => ("text", words::FOR_TEXT),
        3.0.. => ("shapes", words::FOR_SHAPES),
        _ => ("nothing", words::FOR_NOTHING),
    };
    let verdict = say(verdict);
    view! {
        <td class="gl-ratio" data-level=level>
            {colour::in_words(contrast)} " " <span class="gl-ratio__verdict">{verdict}</span>
        </td>
    }
    .into_any()
}

fn sample(token: &Token) -> AnyView {
    let property = match token.kind {
        Kind::Colour(colour) => return swatch(colour),
        Kind::Other => return ().into_any(),
        Kind::FontSize => "font-size",
        Kind::Radius => "border-radius",
        Kind::Shadow => "box-shadow",
    };
    let node = NodeRef::<leptos::html::Span>::new();
    let value = token.resolved.clone();
    Effect::new(move |_| {
        if let Some(span) = node.get() {
            browser::set_style(&span, property, &value);
        }
    });
    let letters = (token.kind == Kind::FontSize).then(|| say(words::SAMPLE_LETTERS));
    view! {
        <span node_ref=node class="gl-sample" data-shows=property aria-hidden="true">
            {letters}
        </span>
    }
    .into_any()
}

fn swatch(colour: Colour) -> AnyView {
    view! {
        <svg class="gl-swatch" aria-hidden="true">
            <rect width="100%" height="100%" fill=colour.to_hex() />
        </svg>
    }
    .into_any()
}
