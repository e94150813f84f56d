//! The words of the screen, for files: the portal's own are not here to be read.

use madoguchi_contract::account::Language;
use madoguchi_contract::records::{Family, RecordStatus};

/// In Japanese and in English.
type Words = (&'static str, &'static str);

fn say(language: Language, (ja, en): Words) -> &'static str {
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}

/// What the list is called.
pub fn family(language: Language, family: Family) -> &'static str {
    say(language, family_words(family)[0])
}

/// The heads of all columns, in their order.
pub fn heads(language: Language, family: Family) -> [&'static str; 6] {
    let [_, number, arrived_at] = family_words(family);
    [number, TITLE, AUTHORITY, STATUS, arrived_at, OWNER].map(|words| say(language, words))
}

/// Where a record stands.
pub fn status(language: Language, status: RecordStatus) -> &'static str {
    say(language, status_words(status))
}

/// That there are more than `max`.
pub fn cut(language: Language, max: u32) -> String {
    let text = say(language, CUT);
    text.replace("{count}", &max.to_string())
}

const TITLE: Words = ("手続名・件名", "Procedure or subject");
const AUTHORITY: Words = ("提出先・発出元", "Authority");
const STATUS: Words = ("状態", "State");
const OWNER: Words = ("アカウント名", "Account");
const CUT: Words = (
    "{count}件を超えたため、ここまでを出力しました。条件で絞り込むと、続きも出力できます。",
    "There are more than {count}, and the file ends here. Narrow the list to get the others.",
);

/// The list, its number and its moment.
fn family_words(family: Family) -> [Words; 3] {
    match family {
        Family::Filing => [
            ("申請案件", "Filings"),
            ("到達番号", "Arrival number"),
            ("到達日時", "Arrived"),
        ],
        Family::FilingNotice => [
            ("通知", "Notices"),
            ("通知番号", "Notice number"),
            ("通知日時", "Sent"),
        ],
        Family::DeliverySubscription => [
            ("電子送達申込み", "Subscriptions"),
            ("申込番号", "Subscription number"),
            ("申込日時", "Subscribed"),
        ],
        Family::Delivery => [
            ("電子送達", "Deliveries"),
            ("送達番号", "Delivery number"),
            ("送達日時", "Delivered"),
        ],
    }
}

fn status_words(status: RecordStatus) -> Words {
    match status {
        RecordStatus::Arrived => ("到達", "Arrived"),
        RecordStatus::UnderReview => ("審査中", "Under review"),
        RecordStatus::CorrectionWanted => ("補正待ち", "Correction wanted"),
        RecordStatus::ResubmissionWanted => ("再提出待ち", "Resubmission wanted"),
        RecordStatus::Completed => ("手続終了", "Completed"),
        RecordStatus::Withdrawn => ("取下げ済み", "Withdrawn"),
        RecordStatus::Unread => ("未読", "Unread"),
        RecordStatus::Read => ("既読", "Read"),
        RecordStatus::Applied => ("申込み中", "Applied for"),
        RecordStatus::Accepted => ("受付済み", "Accepted"),
        RecordStatus::Active => ("利用中", "In use"),
        RecordStatus::Stopped => ("利用停止", "Stopped"),
        RecordStatus::Unacquired => ("未取得", "Not acquired"),
        RecordStatus::Acquired => ("取得済み", "Acquired"),
        RecordStatus::Unknown => ("不明", "Unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// G-17: a file says what the screen says.
    #[test]
    fn the_words_are_those_of_the_screen() {
        let screen = |locale: &str| {
            let texts: toml::Table = locale.parse().expect("is TOML");
            texts["records"].as_table().expect("has texts").clone()
        };
        let ja = screen(include_str!("../../../../../locales/ja.toml"));
        let en = screen(include_str!("../../../../../locales/en.toml"));
        let mut wrong = Vec::new();
        let mut same = |key: &str, words: Words| {
            let shown = |texts: &toml::Table| {
                texts
                    .get(key)
                    .and_then(|text| text.as_str().map(str::to_owned))
            };
            if (shown(&ja).as_deref(), shown(&en).as_deref()) != (Some(words.0), Some(words.1)) {
                wrong.push(format!("{key}: {:?} {:?}", shown(&ja), shown(&en)));
            }
        };
        same("title", TITLE);
        same("authority", AUTHORITY);
        same("status", STATUS);
        same("owner", OWNER);
        for family in Family::ALL {
            let short = match family {
                Family::Delivery => "deliveries_short".to_owned(),
                _ => format!("{}s_short", family.as_str()),
            };
            let [name, number, arrived_at] = family_words(family);
            same(&short, name);
            same(&format!("{}_number", family.as_str()), number);
            same(&format!("{}_arrived_at", family.as_str()), arrived_at);
            for status in family.statuses() {
                same(
                    &format!("status_{}", status.as_str()),
                    status_words(*status),
                );
            }
        }
        assert_eq!(wrong, [""; 0]);
    }
}
