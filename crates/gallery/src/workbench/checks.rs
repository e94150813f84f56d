//! What can be examined in the frame.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::{Bench, say, say_with};
use super::findings::Axe;
use super::tokens::{Token, names_of};
use super::{token_page, words};
use crate::colour;
use crate::message::{BrokenAt, Examination, Mark, Pair, Stop, Violation};
use crate::story::Label;

/// axe, the tab order and the contrasts, each when somebody asks.
pub fn panel() -> AnyView {
    let bench = Bench::get();
    let run_axe = move |_| {
        bench.findings.axe.set(Axe::Running);
        bench.examine(Examination::Axe);
    };
    let tokens = RwSignal::new(Vec::new());
    let measure_contrast = move || {
        bench.examine(Examination::Contrast);
        spawn_local(async move {
            if let Some(loaded) = token_page::load_tokens().await {
                tokens.try_set(loaded);
            }
        });
    };
    view! {
        <div class="gl-stack">
            <div class="gl-toolbar__acts">
                <button type="button" class="gl-button" on:click=run_axe>
                    {say(words::RUN_AXE)}
                </button>
                {act(words::SHOW_TAB_ORDER, move || bench.examine(Examination::TabOrder))}
                {act(words::MEASURE_CONTRAST, measure_contrast)}
                {act(words::CLEAR_MARKS, move || bench.mark_all(Vec::new()))}
            </div>
            <div role="status" class="gl-stack">{move || axe(bench)}</div>
            {move || bench.findings.stops.get().map(|stops| tab_order(bench, stops))}
            {move || bench.findings.pairs.get().map(|pairs| contrasts(bench, &pairs, tokens))}
        </div>
    }
    .into_any()
}

fn act(text: Label, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="gl-button" on:click=move |_| act()>
            {say(text)}
        </button>
    }
    .into_any()
}

/// Shows where in the frame an element is.
fn show(bench: Bench, selector: String) -> AnyView {
    act(words::SHOW, move || bench.mark(selector.clone()))
}

fn axe(bench: Bench) -> AnyView {
    match bench.findings.axe.get() {
        Axe::Idle => ().into_any(),
        Axe::Running => view! { <p>{say(words::AXE_RUNNING)}</p> }.into_any(),
        Axe::Failed => view! { <p>{say(words::AXE_FAILED)}</p> }.into_any(),
        Axe::Done(violations) if violations.is_empty() => {
            view! { <p>{say(words::AXE_CLEAN)}</p> }.into_any()
        }
        Axe::Done(violations) => {
            let count = violations.len();
            let rules: Vec<_> = violations
                .into_iter()
                .map(|it| violation(bench, it))
                .collect();
            view! {
                <h2 class="gl-subheading">{say_with(words::AXE_FOUND, move || count.to_string())}</h2>
                <ul class="gl-findings">{rules}</ul>
            }
            .into_any()
        }
    }
}

fn violation(bench: Bench, violation: Violation) -> AnyView {
    let broken_at = |broken: BrokenAt| {
        let selector = broken.selector();
        view! {
            <li class="gl-findings__place">
                <code class="gl-findings__code">{broken.html.clone()}</code>
                <p class="gl-findings__summary" lang="en">{broken.summary.clone()}</p>
                {show(bench, selector)}
            </li>
        }
    };
    let places: Vec<_> = violation.nodes.into_iter().map(broken_at).collect();
    view! {
        <li class="gl-findings__rule">
            <p>
                <a class="md-link" href=violation.help_url>
                    {violation.help}
                </a>
                " "
                <code>{violation.id}</code>
                " "
                <span lang="en">{violation.impact}</span>
            </p>
            <ul class="gl-findings__places">{places}</ul>
        </li>
    }
    .into_any()
}

fn tab_order(bench: Bench, stops: Vec<Stop>) -> AnyView {
    let numbered = stops
        .iter()
        .zip(1..)
        .map(|(stop, number): (_, usize)| Mark {
            selector: stop.selector.clone(),
            tag: number.to_string(),
        });
    bench.mark_all(numbered.collect());
    if stops.is_empty() {
        return view! { <p>{say(words::NO_STOPS)}</p> }.into_any();
    }
    let row = |stop: Stop| {
        view! {
            <li>
                <span>{stop.name}</span>
                " "
                <code>{stop.role}</code>
            </li>
        }
    };
    let rows: Vec<_> = stops.into_iter().map(row).collect();
    view! {
        <h2 class="gl-subheading">{say(words::TAB_ORDER)}</h2>
        <ol class="gl-events">{rows}</ol>
    }
    .into_any()
}

fn contrasts(bench: Bench, pairs: &[Pair], tokens: RwSignal<Vec<Token>>) -> AnyView {
    let rows: Vec<_> = pairs
        .iter()
        .map(|pair| contrast(bench, pair, tokens))
        .collect();
    view! {
        <section class="gl-scroll" aria-label=say(words::CONTRAST) tabindex="0">
            <table class="gl-table">
                <caption class="gl-subheading">{say(words::CONTRAST)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say(words::SAMPLE_TEXT)}</th>
                        <th scope="col">{say(words::TEXT_COLOUR)}</th>
                        <th scope="col">{say(words::GROUND_COLOUR)}</th>
                        <th scope="col">{say(words::RATIO)}</th>
                        <th scope="col">{say(words::VERDICT)}</th>
                        <th scope="col">{say(words::PLACES)}</th>
                        <th scope="col">{say(words::SHOW)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn contrast(bench: Bench, pair: &Pair, tokens: RwSignal<Vec<Token>>) -> AnyView {
    let verdict = match pair.passes() {
        Some(true) => words::PASSES,
        Some(false) => words::FAILS,
        None => words::OVER_A_PICTURE,
    };
    let needed = pair.needed.to_string();
    view! {
        <tr>
            <th scope="row">{pair.sample.clone()}</th>
            <td>{named(pair.text.clone(), tokens)}</td>
            <td>{pair.ground.clone().map(|ground| named(ground, tokens))}</td>
            <td>{pair.contrast.map(colour::in_words)}</td>
            <td data-passes=pair.passes().map(|it| it.to_string())>
                {say_with(verdict, move || needed.clone())}
            </td>
            <td>{pair.count}</td>
            <td>{show(bench, pair.selector.clone())}</td>
        </tr>
    }
    .into_any()
}

/// A colour with the tokens that mean it.
fn named(hex: String, tokens: RwSignal<Vec<Token>>) -> AnyView {
    let names = {
        let hex = hex.clone();
        move || names_of(&tokens.read(), &hex).join(" ")
    };
    view! {
        <code>{hex}</code>
        <br />
        <code class="gl-table__tokens">{names}</code>
    }
    .into_any()
}
