use leptos::prelude::*;
use madoguchi_ui::Pagination;

use crate::stage::{Language, Stage};
use crate::story::{Group, Knob, Story, label};
use crate::variant;

pub static PAGINATION: Story = Story {
    id: "pagination",
    name: label("ページ送り", "Pagination"),
    reading: "ぺーじおくり",
    group: Group::Components,
    purpose: label(
        "長い一覧を分けて、前後のページへ移ります。行き先のないリンクは出しません。",
        "Leads through the pages of a long list. A link that leads nowhere is not there.",
    ),
    criteria: &["2.4.4", "2.4.8", "2.5.8", "1.4.10"],
    pattern: Some("https://design.digital.go.jp/dads/components/page-navigation/"),
    components: &["Pagination"],
    styles: &["pagination.css"],
    knobs: &[
        Knob::number("page", 1, 9999, "3"),
        Knob::number("pages", 1, 9999, "12"),
        Knob::text("label", ""),
    ],
    variants: &[
        variant!("middle", label("途中のページ", "In the middle"), pagination),
        variant!(
            "first",
            label("最初のページ", "First page"),
            pagination,
            "page" = "1"
        ),
        variant!(
            "last",
            label("最後のページ", "Last page"),
            pagination,
            "page" = "12"
        ),
        variant!(
            "thousands",
            label("9,999ページ", "Thousands of pages"),
            pagination,
            "page" = "5",
            "pages" = "9999"
        ),
        variant!(
            "one",
            label("1ページだけ", "One page only"),
            pagination,
            "page" = "1",
            "pages" = "1"
        ),
    ],
    source: include_str!("pagination.rs"),
};

fn pagination(stage: Stage) -> AnyView {
    let own = label("共有の操作履歴", "Sharing history");
    let page = Signal::derive(move || stage.number("page"));
    let pages = Signal::derive(move || stage.number("pages"));
    let position = move || {
        let (page, pages) = (grouped(page.get()), grouped(pages.get()));
        match stage.language() {
            Language::En => format!("Page {page} of {pages}"),
            Language::Ja | Language::Long => format!("{pages}ページ中の{page}ページ目"),
        }
    };
    // In the portal the link leads to an address. The sample has none, so it turns the knob.
    let follow = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        let link = event_target::<leptos::web_sys::Element>(&event);
        let link = link.closest("a").ok().flatten();
        let href = link.and_then(|link| link.get_attribute("href"));
        if let Some(page) = href.and_then(|href| href.strip_prefix("#page-").map(str::to_owned)) {
            stage.turn("page", page.clone());
            stage.emit("follow", page);
        }
    };
    view! {
        <div on:click=follow>
            <Pagination
                label=move || stage.text_or("label", own)
                page=page
                pages=pages
                address=Callback::new(|page| format!("#page-{page}"))
                previous=move || stage.say(label("前のページ", "Previous"))
                next=move || stage.say(label("次のページ", "Next"))
                position=position
            />
        </div>
    }
    .into_any()
}

/// A number as people write it: `9,999`.
fn grouped(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}
