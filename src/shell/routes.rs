//! Every address of the portal, in one list.

use leptos_router::hooks::use_navigate;

/// A page with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Start page
    Home,
    /// アカウント共有一覧
    Shares,
    /// アカウント共有設定・変更: input
    ShareEdit,
    /// アカウント共有設定・変更: confirmation
    ShareConfirm,
    /// アカウント共有設定・変更: completion
    ShareComplete,
    /// 情報共有設定依頼の確認
    ShareRequests,
    /// 公開状況 (D-2)
    Visibility,
    /// アカウント間情報共有について
    SharingGuide,
}

impl Route {
    /// The address.
    pub fn path(self) -> &'static str {
        match self {
            Route::Home => "/",
            Route::Shares => "/sharing",
            Route::ShareEdit => "/sharing/edit",
            Route::ShareConfirm => "/sharing/edit/confirm",
            Route::ShareComplete => "/sharing/edit/complete",
            Route::ShareRequests => "/sharing/requests",
            Route::Visibility => "/sharing/visibility",
            Route::SharingGuide => "/help/sharing",
        }
    }
}

/// A function that opens a page as a new step of the browser's history.
pub fn use_open() -> impl Fn(Route) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |route| navigate(route.path(), Default::default())
}

/// A function that opens a page in place of the present one: 「戻る」 does not return here.
pub fn use_replace() -> impl Fn(Route) + Clone + Send + Sync + 'static {
    let navigate = use_navigate();
    move |route| {
        let options = leptos_router::NavigateOptions {
            replace: true,
            ..Default::default()
        };
        navigate(route.path(), options);
    }
}
