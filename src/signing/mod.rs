//! 署名依頼, on the company's side: the policy, writing and sending, and 文書管理.

mod bulk;
mod compose;
mod copy_check;
mod cost;
mod detail;
mod guide;
mod list;
mod permitted;
mod policy;
mod returning;
mod words;

use leptos::prelude::*;

use crate::shell::routes::Route;
pub use guide::GuidePage;
use permitted::for_drafters;

/// 文書管理
#[component]
pub fn RequestsPage() -> impl IntoView {
    for_drafters(|| view! { <list::Requests /> }.into_any())
}

/// 封筒詳細情報
#[component]
pub fn RequestPage() -> impl IntoView {
    for_drafters(|| view! { <detail::Request /> }.into_any())
}

/// 控えの確認
#[component]
pub fn CopyCheckPage() -> impl IntoView {
    for_drafters(|| view! { <copy_check::CopyCheck /> }.into_any())
}

/// 署名依頼の作成
#[component]
pub fn ComposeFlow() -> impl IntoView {
    for_drafters(|| view! { <compose::Compose /> }.into_any())
}

/// 一括送信
#[component]
pub fn BulkSendingPage() -> impl IntoView {
    for_drafters(|| view! { <bulk::BulkSending /> }.into_any())
}

/// 管理パネル > 署名依頼 > アクセスコード
#[component]
pub fn PolicyPage() -> impl IntoView {
    for_drafters(|| view! { <policy::Policy /> }.into_any())
}

/// The address of one request.
fn request_address(id: &str) -> String {
    let id = madoguchi_contract::text::percent_encode(id);
    format!("{}?id={id}", Route::SignatureRequest.path())
}
