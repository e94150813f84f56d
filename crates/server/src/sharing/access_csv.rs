//! 情報共有操作履歴 as a file for a spreadsheet.

use madoguchi_contract::account::Language;
use madoguchi_contract::records::Family;
use madoguchi_contract::sharing::{Access, AccessAct};

use crate::clock::in_japan;
use crate::http::csv::Csv;

/// What the file is called; `day` is written without separators.
pub fn file_name(language: Language, day: &str) -> String {
    match language {
        Language::Ja => format!("情報共有操作履歴_{day}.csv"),
        Language::En => format!("access-log-{day}.csv"),
    }
}

/// The whole file.
pub fn write(language: Language, accesses: &[Access]) -> Csv {
    let mut file = Csv::new(head(language));
    for access in accesses {
        let record = access.record.as_ref();
        let at = in_japan(access.at.timestamp_millis());
        file.line([
            &*at.format("%Y-%m-%d %H:%M:%S").to_string(),
            &access.requester.name,
            &access.requester.email,
            act(language, access.act),
            family(language, access.family),
            record.map_or("", |record| &record.number),
            record.map_or("", |record| &record.title),
            access.document.as_deref().unwrap_or_default(),
        ]);
    }
    file
}

fn head(language: Language) -> [&'static str; 8] {
    match language {
        Language::Ja => [
            "日時（日本時間）",
            "アカウント名",
            "gBizID",
            "操作",
            "画面",
            "番号",
            "件名",
            "ファイル名",
        ],
        Language::En => [
            "Time (Japan)",
            "Account name",
            "gBizID",
            "Operation",
            "Screen",
            "Number",
            "Title",
            "File name",
        ],
    }
}

fn act(language: Language, act: AccessAct) -> &'static str {
    match (language, act) {
        (Language::Ja, AccessAct::List) => "一覧で検索",
        (Language::Ja, AccessAct::Open) => "詳細を表示",
        (Language::Ja, AccessAct::View) => "文書を表示",
        (Language::Ja, AccessAct::Download) => "文書をダウンロード",
        (Language::En, AccessAct::List) => "Saw the list",
        (Language::En, AccessAct::Open) => "Opened the record",
        (Language::En, AccessAct::View) => "Viewed a document",
        (Language::En, AccessAct::Download) => "Downloaded a document",
        (_, AccessAct::Unknown) => "",
    }
}

fn family(language: Language, family: Family) -> &'static str {
    match (language, family) {
        (Language::Ja, Family::Filing) => "申請案件",
        (Language::Ja, Family::FilingNotice) => "申請案件に関する通知",
        (Language::Ja, Family::DeliverySubscription) => "電子送達申込み状況",
        (Language::Ja, Family::Delivery) => "電子送達",
        (Language::En, Family::Filing) => "Filings",
        (Language::En, Family::FilingNotice) => "Notices about filings",
        (Language::En, Family::DeliverySubscription) => "Electronic delivery subscriptions",
        (Language::En, Family::Delivery) => "Electronic deliveries",
    }
}
