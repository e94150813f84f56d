//! Pagination, breadcrumb and disclosure: ways on, and ways deeper.

use crate::stage::*;
use leptos::prelude::*;
use madoguchi_ui::{Breadcrumb, BreadcrumbItem, Disclosure, Pagination};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDetailsElement;

async fn pagination(page: RwSignal<usize>, pages: usize) -> Stage {
    Stage::new(move || {
        view! {
            <Pagination
                label="操作履歴"
                page=page
                pages=Signal::stored(pages)
                address=Callback::new(|page| format!("/history?page={page}"))
                previous="前のページ"
                next="次のページ"
                position=move || format!("{pages}ページ中の{}ページ目", page.get())
            />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn the_pages_before_and_behind_are_links_under_the_name_of_the_list() {
    let stage = pagination(RwSignal::new(3), 12).await;
    let nav = stage.get("nav");
    assert_eq!(
        (role(&nav), name(&nav)),
        ("navigation".into(), "操作履歴".into())
    );
    let previous = stage.get("a[href='/history?page=2']");
    let next = stage.get("a[href='/history?page=4']");
    assert_eq!(
        (role(&previous), name(&previous)),
        ("link".into(), "前のページ".into())
    );
    assert_eq!(name(&next), "次のページ");
    assert!(nav.inner_text().contains("12ページ中の3ページ目"));
    previous.focus().unwrap();
    assert_eq!(focused(), previous);
}

#[wasm_bindgen_test]
async fn a_link_that_leads_nowhere_is_not_there() {
    let page = RwSignal::new(2);
    let stage = pagination(page, 3).await;
    let links = || {
        let links = stage.root.query_selector_all("a").unwrap().length();
        (links, stage.get("nav").inner_text())
    };
    assert_eq!(links().0, 2);
    page.set(1);
    settle().await;
    assert_eq!(links().0, 1);
    assert!(links().1.contains("次のページ"));
    let next = stage.get("a");
    page.set(2);
    settle().await;
    assert_eq!(
        stage.get("a[rel=next]"),
        next,
        "the link stays, and the focus with it"
    );
    assert_eq!(
        next.get_attribute("href").as_deref(),
        Some("/history?page=3")
    );
    page.set(3);
    settle().await;
    assert!(!links().1.contains("次のページ"));
}

#[wasm_bindgen_test]
async fn a_list_of_one_page_has_no_pagination() {
    let stage = pagination(RwSignal::new(1), 1).await;
    assert!(stage.find("nav").is_none());
}

#[wasm_bindgen_test]
async fn a_breadcrumb_leads_back_and_says_which_page_is_shown() {
    let stage = Stage::new(|| {
        view! {
            <Breadcrumb label="現在位置">
                <BreadcrumbItem href="/">"ホーム"</BreadcrumbItem>
                <BreadcrumbItem href="/sharing">"アカウント共有一覧"</BreadcrumbItem>
                <BreadcrumbItem>"アカウント共有設定・変更"</BreadcrumbItem>
            </Breadcrumb>
        }
    })
    .await;
    let nav = stage.get("nav");
    assert_eq!(
        (role(&nav), name(&nav)),
        ("navigation".into(), "現在位置".into())
    );
    assert_eq!(role(&stage.get("ol")), "list");
    let link = stage.get("a[href='/sharing']");
    assert_eq!(
        (role(&link), name(&link)),
        ("link".into(), "アカウント共有一覧".into())
    );
    link.focus().unwrap();
    assert_eq!(focused(), link);
    let here = stage.get("[aria-current=page]");
    assert_eq!(here.inner_text(), "アカウント共有設定・変更");
    assert_eq!(stage.root.query_selector_all("a").unwrap().length(), 2);
}

#[wasm_bindgen_test]
async fn a_disclosure_opens_and_closes_and_says_so() {
    let toggled = RwSignal::new(Vec::new());
    let open = RwSignal::new(false);
    let stage = Stage::new(move || {
        view! {
            <Disclosure
                summary="アドレスがわからないとき"
                open=open
                on_toggle=move |is_open| toggled.update(|toggled| toggled.push(is_open))
            >
                <p>"会社の管理者にお尋ねください。"</p>
            </Disclosure>
        }
    })
    .await;
    let details: HtmlDetailsElement = stage.get("details").unchecked_into();
    let summary = stage.get("summary");
    let is_shown = || is_visible(&stage.get("p"));
    assert_eq!(name(&summary), "アドレスがわからないとき");
    assert!(!is_shown());

    summary.focus().unwrap();
    assert_eq!(focused(), summary);
    click(&summary).await;
    assert!(details.open() && is_shown());
    appears(|| toggled.get_untracked() == [true]).await;

    open.set(true);
    settle().await;
    open.set(false);
    appears(|| toggled.get_untracked() == [true, false]).await;
    assert!(!details.open() && !is_shown());
}
