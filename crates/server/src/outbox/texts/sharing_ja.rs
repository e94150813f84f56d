//! Mails of sharing in Japanese.

use chrono::{Datelike, NaiveDate};

use super::{AUTOMATIC_JA, SharingNews};
use crate::clock::last_day;
use crate::store::entities::{StoredRight, account, share};

/// The text of a mail about a share.
pub fn body(
    news: SharingNews,
    to: &account::Model,
    other: &account::Model,
    share: &share::Model,
    portal: &str,
) -> String {
    let who = format!("{}さん（{}）", other.name, other.email);
    let what = match news {
        SharingNews::Requested => {
            format!("{who}から、アカウント間情報共有の依頼がありました。")
        }
        SharingNews::Approved => format!("{who}が、アカウント間情報共有の依頼を許可しました。"),
        SharingNews::Refused => {
            format!("{who}が、アカウント間情報共有の依頼を許可しませんでした。")
        }
        SharingNews::Withdrawn => {
            format!("{who}が、アカウント間情報共有の依頼を取り消しました。")
        }
        SharingNews::EndedByRequester | SharingNews::StoppedByOwner => {
            format!("{who}が、アカウント間情報共有を解除しました。")
        }
        SharingNews::OtherAccountLeft => format!(
            "{who}のアカウントが情報共有の対象外になったため、アカウント間情報共有が解除されました。"
        ),
        SharingNews::RenewalAsked => {
            format!("{who}から、アカウント間情報共有の終了日を変更する依頼がありました。")
        }
        SharingNews::RenewalApproved => {
            format!("{who}が、アカウント間情報共有の終了日の変更を許可しました。")
        }
        SharingNews::RenewalRefused => {
            format!("{who}が、アカウント間情報共有の終了日の変更を許可しませんでした。")
        }
        SharingNews::EndsSoon => format!("{who}とのアカウント間情報共有が、まもなく終了します。"),
        SharingNews::Over => {
            format!("{who}とのアカウント間情報共有が、終了日を過ぎたため終了しました。")
        }
        SharingNews::RequestOver => format!(
            "{who}とのアカウント間情報共有の依頼が、回答のないまま終了日を過ぎたため終了しました。"
        ),
    };
    let next = match news {
        SharingNews::Requested => {
            "ログインすると、共有される情報を確認したうえで、許可するか許可しないかを選べます。\n\
             許可するまで、あなたの情報は共有されません。\n\
             心当たりのない依頼は、許可しないでください。"
        }
        SharingNews::Approved => {
            "ログインすると、申請案件や電子送達の一覧で、共有された情報を確認できます。"
        }
        SharingNews::Refused => {
            "共有が必要な場合は、相手の方と相談のうえ、アカウント共有一覧からもう一度依頼できます。"
        }
        SharingNews::Withdrawn => "あなたの情報は共有されていません。必要なお手続きはありません。",
        SharingNews::EndedByRequester => {
            "あなたの情報は、このアカウントに共有されなくなりました。必要なお手続きはありません。"
        }
        SharingNews::StoppedByOwner => {
            "このアカウントの情報は、確認できなくなりました。\n\
             引き続き必要な場合は、相手の方と相談のうえ、もう一度依頼できます。"
        }
        SharingNews::OtherAccountLeft => {
            "このアカウントとの間で、情報は共有されなくなりました。必要なお手続きはありません。"
        }
        SharingNews::RenewalAsked => {
            "ログインすると、許可するか許可しないかを選べます。\n\
             許可しない場合も、現在の終了日までは共有が続きます。\n\
             心当たりのない依頼は、許可しないでください。"
        }
        SharingNews::RenewalApproved => "新しい終了日まで、共有された情報を確認できます。",
        SharingNews::RenewalRefused => {
            "現在の終了日までは、これまでどおり共有された情報を確認できます。"
        }
        SharingNews::EndsSoon => {
            "引き続き必要な場合は、アカウント共有一覧から延長を依頼できます。\n\
             相手の方が許可すると延長されます。"
        }
        SharingNews::Over | SharingNews::RequestOver => {
            "このアカウントとの間で、情報は共有されていません。\n\
             引き続き必要な場合は、もう一度依頼できます。"
        }
    };
    let right = |right| match right {
        StoredRight::Download => "ダウンロード権限",
        StoredRight::View => "参照権限",
    };
    format!(
        "{name} 様\n\n{what}\n\n\
         ■ 相手のアカウント\n{other}（{address}）\n\n\
         ■ 公文書に関する権限\n{official}\n\n\
         ■ 電子送達の通知文書に関する権限\n{delivery}\n\n\
         {end}{next}\n\n{portal}\n\n{AUTOMATIC_JA}",
        name = to.name,
        other = other.name,
        address = other.email,
        official = right(share.official_document_right),
        delivery = right(share.delivery_right),
        end = end(news, share),
    )
}

fn end(news: SharingNews, share: &share::Model) -> String {
    let day = |day: Option<NaiveDate>| match day {
        Some(day) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        None => "終了日なし".to_owned(),
    };
    match (share.ends_at, news) {
        (_, SharingNews::RenewalAsked) => format!(
            "■ 現在の終了日\n{}\n\n■ 希望する終了日\n{}\n\n",
            day(share.ends_at.map(last_day)),
            day(share.renewal_ends_at.map(last_day))
        ),
        (None, SharingNews::RenewalApproved) | (Some(_), _) => {
            format!("■ 共有の終了日\n{}\n\n", day(share.ends_at.map(last_day)))
        }
        (None, _) => String::new(),
    }
}
