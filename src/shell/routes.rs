//! Every address of the portal, in one list.

use madoguchi_contract::records::Family;

/// A page with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// Start page
    Home,
    /// The start page for those who come to sign in
    SignIn,
    /// パスワードの設定
    Activation,
    /// アカウント共有一覧
    Shares,
    /// アカウント共有設定・変更: three steps of one page
    ShareEdit(EditStep),
    /// 情報共有設定依頼の確認
    ShareRequests,
    /// 共有の延長の依頼 (G-03); `share` in its query says which
    ShareRenewal,
    /// 公開状況 (D-2)
    Visibility,
    /// 情報共有対象アカウント操作履歴
    AccessLog,
    /// アカウント間情報共有について
    SharingGuide,
    /// A list of records; its query says what it shows
    Records(Family),
    /// One record; `id` in its query says which
    Record(Family),
    /// 申請案件状況照会; `number` in its query says of what
    FilingLookup,
    /// 申請取下げ, 補正 or 再提出; `id` and `act` in its query say of what, and which
    FilingAct,
    /// 文書管理; its query says what it shows
    SignatureRequests,
    /// 封筒詳細情報; `id` in its query says of which request
    SignatureRequest,
    /// 署名依頼の作成: three steps of one page
    Compose(EditStep),
    /// 一括送信
    BulkSending,
    /// 控えの確認
    CopyCheck,
    /// 管理パネル > 署名依頼 > アクセスコード
    AccessCodePolicy,
    /// 署名とアクセスコードについて
    SigningGuide,
}

/// A step of アカウント共有設定・変更 or of 署名依頼の作成.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditStep {
    ///
    Input,
    ///
    Confirmation,
    ///
    Completion,
}

impl Route {
    /// Every page.
    pub const ALL: [Self; 31] = [
        Route::Home,
        Route::SignIn,
        Route::Activation,
        Route::Shares,
        Route::ShareEdit(EditStep::Input),
        Route::ShareEdit(EditStep::Confirmation),
        Route::ShareEdit(EditStep::Completion),
        Route::ShareRequests,
        Route::ShareRenewal,
        Route::Visibility,
        Route::AccessLog,
        Route::SharingGuide,
        Route::Records(Family::Filing),
        Route::Records(Family::FilingNotice),
        Route::Records(Family::DeliverySubscription),
        Route::Records(Family::Delivery),
        Route::Record(Family::Filing),
        Route::Record(Family::FilingNotice),
        Route::Record(Family::DeliverySubscription),
        Route::Record(Family::Delivery),
        Route::FilingLookup,
        Route::FilingAct,
        Route::SignatureRequests,
        Route::SignatureRequest,
        Route::Compose(EditStep::Input),
        Route::Compose(EditStep::Confirmation),
        Route::Compose(EditStep::Completion),
        Route::BulkSending,
        Route::CopyCheck,
        Route::AccessCodePolicy,
        Route::SigningGuide,
    ];

    /// The address.
    pub fn path(self) -> &'static str {
        match self {
            Route::Home => "/",
            Route::SignIn => "/sign-in",
            Route::Activation => "/activate",
            Route::Shares => "/sharing",
            Route::ShareEdit(EditStep::Input) => "/sharing/edit",
            Route::ShareEdit(EditStep::Confirmation) => "/sharing/edit/confirm",
            Route::ShareEdit(EditStep::Completion) => "/sharing/edit/complete",
            Route::ShareRequests => "/sharing/requests",
            Route::ShareRenewal => "/sharing/renew",
            Route::Visibility => "/sharing/visibility",
            Route::AccessLog => "/sharing/access-log",
            Route::SharingGuide => "/help/sharing",
            Route::Records(Family::Filing) => "/records/filings",
            Route::Records(Family::FilingNotice) => "/records/filing-notices",
            Route::Records(Family::DeliverySubscription) => "/records/delivery-subscriptions",
            Route::Records(Family::Delivery) => "/records/deliveries",
            Route::Record(Family::Filing) => "/records/filing",
            Route::Record(Family::FilingNotice) => "/records/filing-notice",
            Route::Record(Family::DeliverySubscription) => "/records/delivery-subscription",
            Route::Record(Family::Delivery) => "/records/delivery",
            Route::FilingLookup => "/records/filings/lookup",
            Route::FilingAct => "/records/filing/act",
            Route::SignatureRequests => "/signing",
            Route::SignatureRequest => "/signing/request",
            Route::Compose(EditStep::Input) => "/signing/new",
            Route::Compose(EditStep::Confirmation) => "/signing/new/confirm",
            Route::Compose(EditStep::Completion) => "/signing/new/complete",
            Route::BulkSending => "/signing/bulk",
            Route::CopyCheck => "/signing/copy-check",
            Route::AccessCodePolicy => "/administration/access-code",
            Route::SigningGuide => "/help/signing",
        }
    }

    /// Where the page starts that this is a step of; most pages have one step.
    pub fn first_step(self) -> Self {
        match self {
            Route::ShareEdit(_) => Route::ShareEdit(EditStep::Input),
            Route::Compose(_) => Route::Compose(EditStep::Input),
            page => page,
        }
    }

    /// The page at an address; a slash at its end changes nothing.
    pub fn at(path: &str) -> Option<Self> {
        let path = path.trim_end_matches('/');
        Self::ALL
            .into_iter()
            .find(|route| route.path().trim_end_matches('/') == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_to_its_page() {
        for route in Route::ALL {
            assert_eq!(Route::at(route.path()), Some(route));
        }
        assert_eq!(Route::at("/sharing/"), Some(Route::Shares));
        assert_eq!(Route::at("/sharing/edit/else"), None);
        assert_eq!(Route::at("/Sharing"), None);
    }
}
