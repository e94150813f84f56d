//! What filings and deliveries say.

use chrono::{Datelike, TimeDelta};
use madoguchi_contract::Timestamp;
use madoguchi_contract::records::{
    DocumentKind, Family, Record, RecordDetail, RecordDocument, RecordEvent, RecordItem,
    RecordStatus,
};

use super::people::{Names, Who};
use super::world::now;

const FILINGS: [(&str, &str); 6] = [
    ("健康保険・厚生年金保険 被保険者資格取得届", "日本年金機構"),
    ("時間外労働・休日労働に関する協定届", "神戸東労働基準監督署"),
    ("雇用保険 被保険者資格喪失届", "神戸公共職業安定所"),
    ("特定化学物質 製造等の届出", "経済産業省"),
    ("自動車運送事業 事業報告書", "近畿運輸局"),
    ("労働保険 概算・確定保険料申告書", "兵庫労働局"),
];
const FILING_NOTICES: [(&str, &str); 6] = [
    ("手続終了のお知らせ", "日本年金機構"),
    ("補正の依頼について", "神戸公共職業安定所"),
    ("公文書発出のお知らせ", "兵庫労働局"),
    ("納付に関するお知らせ", "日本年金機構"),
    ("審査開始のお知らせ", "近畿運輸局"),
    ("取下げ完了のお知らせ", "経済産業省"),
];
const DELIVERY_SUBSCRIPTIONS: [(&str, &str); 6] = [
    ("社会保険料額情報の電子送達", "日本年金機構"),
    ("算定基礎届・賞与支払届 作成用データ", "日本年金機構"),
    ("保険料納入告知額・領収済額通知書", "日本年金機構"),
    ("労働保険料に関する通知", "兵庫労働局"),
    ("標準報酬決定通知書の電子送達", "日本年金機構"),
    ("雇用保険に関する通知", "神戸公共職業安定所"),
];
const DELIVERIES: [(&str, &str); 6] = [
    ("保険料納入告知額・領収済額通知書", "日本年金機構"),
    ("標準報酬決定通知書", "日本年金機構"),
    ("社会保険料額情報", "日本年金機構"),
    ("労働保険料 納付に関する通知", "兵庫労働局"),
    ("賞与保険料算出内訳書", "日本年金機構"),
    ("決定通知書等 一括送付", "日本年金機構"),
];

/// Titles that a page must show as they are, and no more.
const HOSTILE: [&str; 2] = [
    "طلب تسجيل التأمين الصحي للموظفين الجدد (2026)",
    "<script>alert(\"届\")</script> & <b>太字でない件名</b>",
];

/// The record of a family at `index`, newest first.
pub(super) fn record(family: Family, index: usize, names: Names) -> RecordDetail {
    let (title, authority) = title(family, index, names);
    let asked_again = RecordStatus::ResubmissionWanted;
    let statuses: Vec<_> = family
        .statuses()
        .iter()
        .filter(|it| **it != asked_again)
        .collect();
    let status = *statuses[index % statuses.len()];
    let arrived_at = now() - TimeDelta::minutes(134 + 1_757 * minutes(index));
    let number = number(index, arrived_at);
    RecordDetail {
        items: items(&title, names),
        documents: documents(family, index, arrived_at),
        events: events(status, arrived_at),
        allowed: Vec::new(),
        record: Record {
            id: format!("{}-{index}", family.as_str().replace('_', "-")),
            number,
            title,
            authority,
            status,
            arrived_at,
            owner: None,
            is_new: false,
        },
    }
}

fn title(family: Family, index: usize, names: Names) -> (String, String) {
    let titles = match family {
        Family::Filing => FILINGS,
        Family::FilingNotice => FILING_NOTICES,
        Family::DeliverySubscription => DELIVERY_SUBSCRIPTIONS,
        Family::Delivery => DELIVERIES,
    };
    let (title, authority) = titles[index % titles.len()];
    match names {
        Names::Ordinary => (title.to_owned(), authority.to_owned()),
        Names::Long => {
            let title = match index {
                2 | 3 => HOSTILE[index - 2].to_owned(),
                _ => format!(
                    "{title}(事業所を二以上有する法人が本社で一括して行う場合の特例に係るもの、添付書類の省略の申出を含む)"
                ),
            };
            let authority =
                format!("{authority} 電子申請・電子送達事務センター 広域統括部 第二審査課");
            (title, authority)
        }
    }
}

fn number(index: usize, arrived_at: Timestamp) -> String {
    let (year, month) = (arrived_at.year(), arrived_at.month());
    let count = 4_812_usize.saturating_sub(37 * index);
    format!("{year}{month:02}-{count:07}")
}

fn items(title: &str, names: Names) -> Vec<RecordItem> {
    let item = |label: &str, value: &str| RecordItem {
        label: label.to_owned(),
        value: value.to_owned(),
    };
    vec![
        item("手続の名称", title),
        item("事業所の名称", &Who::company(names)),
        item(
            "事業所の所在地",
            "兵庫県神戸市中央区港島1丁目1番1号\n湊ビルディング 12階",
        ),
    ]
}

fn events(status: RecordStatus, arrived_at: Timestamp) -> Vec<RecordEvent> {
    use RecordStatus::{
        Accepted, Acquired, Active, Applied, Arrived, Completed, CorrectionWanted, Read, Stopped,
        Unacquired, UnderReview, Unread, Withdrawn,
    };
    let course: &[RecordStatus] = match status {
        UnderReview => &[Arrived, UnderReview],
        CorrectionWanted => &[Arrived, UnderReview, CorrectionWanted],
        Completed => &[Arrived, UnderReview, Completed],
        Withdrawn => &[Arrived, Withdrawn],
        Read => &[Unread, Read],
        Accepted => &[Applied, Accepted],
        Active => &[Applied, Accepted, Active],
        Stopped => &[Applied, Accepted, Active, Stopped],
        Acquired => &[Unacquired, Acquired],
        _ => &[status],
    };
    let event = |(step, status): (usize, &RecordStatus)| RecordEvent {
        at: arrived_at + TimeDelta::minutes(47 * minutes(step)),
        status: *status,
        note: note(*status).map(str::to_owned),
        by_owner: false,
    };
    course.iter().enumerate().map(event).rev().collect()
}

fn note(status: RecordStatus) -> Option<&'static str> {
    match status {
        RecordStatus::CorrectionWanted => Some(
            "次の2点を補正してください。\n1. 資格取得年月日と雇用契約書の日付が一致しません。\n2. 添付書類「雇用契約書」の2ページ目がありません。",
        ),
        RecordStatus::Completed => Some("公文書を発出しました。"),
        RecordStatus::Stopped => Some("申込者からの申出により、利用を停止しました。"),
        _ => None,
    }
}

fn documents(family: Family, index: usize, arrived_at: Timestamp) -> Vec<RecordDocument> {
    use DocumentKind::{OfficialDocument, Submitted};
    let names: &[(&str, DocumentKind, u64)] = match family {
        Family::Filing => &[
            ("申請書.pdf", Submitted, 184_320),
            ("添付書類_雇用契約書.pdf", Submitted, 1_240_000),
            ("決定通知書.pdf", OfficialDocument, 96_400),
        ],
        Family::FilingNotice => &[("通知書.pdf", OfficialDocument, 96_400)],
        Family::DeliverySubscription => &[("申込書.pdf", Submitted, 88_000)],
        Family::Delivery => &[
            ("通知書.pdf", OfficialDocument, 96_400),
            ("内訳書.pdf", OfficialDocument, 310_500),
        ],
    };
    let document = |(place, &(name, kind, size)): (usize, &(&str, DocumentKind, u64))| {
        let is_acquired = kind == OfficialDocument && index % 2 == 1;
        RecordDocument {
            id: format!("document-{place}"),
            name: name.to_owned(),
            kind,
            size,
            acquired_at: is_acquired.then(|| arrived_at + TimeDelta::minutes(312)),
        }
    };
    names.iter().enumerate().map(document).collect()
}

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap_or_default()
}
