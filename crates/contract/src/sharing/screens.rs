//! What the two rights open on the eight screens of records (R-010–R-018, G-01).

use super::{Right, Rights};

/// A screen on which a requester meets an owner's data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharedScreen {
    /// 申請案件一覧
    FilingList,
    /// 申請案件状況
    Filing,
    /// 申請案件に関する通知一覧
    FilingNoticeList,
    /// 申請案件に関する通知
    FilingNotice,
    /// 電子送達申込み状況一覧
    DeliverySubscriptionList,
    /// 電子送達申込み状況
    DeliverySubscription,
    /// 電子送達一覧
    DeliveryList,
    /// 電子送達詳細
    Delivery,
}

/// The eight screens in the order of.
pub const SCREENS: [SharedScreen; 8] = [
    SharedScreen::FilingList,
    SharedScreen::Filing,
    SharedScreen::FilingNoticeList,
    SharedScreen::FilingNotice,
    SharedScreen::DeliverySubscriptionList,
    SharedScreen::DeliverySubscription,
    SharedScreen::DeliveryList,
    SharedScreen::Delivery,
];

/// What a requester can do with an owner's data on one screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenEffect {
    /// 検索可能
    Search,
    /// 参照可能
    View,
    /// 参照、ダウンロード可能
    ViewAndDownload,
}

impl SharedScreen {
    /// Whether 電子送達の通知文書に関する権限 governs it; else 公文書に関する権限 does, for 電子送達申込み too
    ///
    pub fn is_governed_by_delivery_right(self) -> bool {
        matches!(self, SharedScreen::DeliveryList | SharedScreen::Delivery)
    }

    /// Whether it is a list.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            SharedScreen::FilingList
                | SharedScreen::FilingNoticeList
                | SharedScreen::DeliverySubscriptionList
                | SharedScreen::DeliveryList
        )
    }

    /// What `rights` allow on it.
    pub fn effect(self, rights: Rights) -> ScreenEffect {
        let right = if self.is_governed_by_delivery_right() {
            rights.delivery_right
        } else {
            rights.official_document_right
        };
        match (self.is_list(), right) {
            (true, _) => ScreenEffect::Search,
            (false, Right::View) => ScreenEffect::View,
            (false, Right::Download) => ScreenEffect::ViewAndDownload,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effects(official: Right, delivery: Right) -> Vec<ScreenEffect> {
        let rights = Rights {
            official_document_right: official,
            delivery_right: delivery,
        };
        SCREENS.iter().map(|screen| screen.effect(rights)).collect()
    }

    /// each right governs its own
    /// screens, 電子送達申込み goes with 公文書, and every list is searchable with either right.
    #[test]
    fn each_right_opens_its_own_screens() {
        use ScreenEffect::{Search, View, ViewAndDownload};
        assert_eq!(
            effects(Right::Download, Right::View),
            [
                Search,
                ViewAndDownload,
                Search,
                ViewAndDownload,
                Search,
                ViewAndDownload,
                Search,
                View,
            ]
        );
        assert_eq!(
            effects(Right::View, Right::Download),
            [
                Search,
                View,
                Search,
                View,
                Search,
                View,
                Search,
                ViewAndDownload,
            ]
        );
    }
}
