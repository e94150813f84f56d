//! Every text that leaves by mail.
//!
//! Subjects are the operator's own in every language; an English
//! text says its subject again in English in its first line.

use crate::store::entities::{StoredLanguage, StoredRight, account, share};

/// A mail's subject and text.
pub struct Text {
    /// In Japanese, letter for letter.
    pub subject: String,
    /// In the receiver's language.
    pub body: String,
    /// Holds a one-time link.
    pub is_secret: bool,
}

/// What the five mails of sharing tell.
#[derive(Clone, Copy)]
pub enum SharingNews {
    /// To the owner: somebody asks.
    Requested,
    /// To the requester: 許可.
    Approved,
    /// To the requester: 不許可.
    Refused,
    /// To the owner: the request was withdrawn (D-2).
    Withdrawn,
    /// To the owner: the requester ended the share.
    EndedByRequester,
    /// To the requester: the owner stopped the share (D-2).
    StoppedByOwner,
    /// To either: the other account can no longer share, so the share ended.
    OtherAccountLeft,
}

/// The mail to `to` about its share with `other`.
pub fn sharing(
    news: SharingNews,
    to: &account::Model,
    other: &account::Model,
    share: &share::Model,
    portal: &str,
) -> Text {
    let subject = match news {
        SharingNews::Requested => "[e-Gov]情報共有設定依頼のお知らせ",
        SharingNews::Approved => "[e-Gov]情報共有設定同意のお知らせ",
        SharingNews::Refused => "[e-Gov]情報共有設定非同意のお知らせ",
        SharingNews::Withdrawn
        | SharingNews::EndedByRequester
        | SharingNews::StoppedByOwner
        | SharingNews::OtherAccountLeft => "[e-Gov]情報共有設定解除のお知らせ",
    };
    let body = match to.language {
        StoredLanguage::Ja => sharing_ja(news, to, other, share, portal),
        StoredLanguage::En => sharing_en(news, to, other, share, portal),
    };
    Text {
        subject: subject.to_owned(),
        body,
        is_secret: false,
    }
}

fn sharing_ja(
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
         {next}\n\n{portal}\n\n{AUTOMATIC_JA}",
        name = to.name,
        other = other.name,
        address = other.email,
        official = right(share.official_document_right),
        delivery = right(share.delivery_right),
    )
}

fn sharing_en(
    news: SharingNews,
    to: &account::Model,
    other: &account::Model,
    share: &share::Model,
    portal: &str,
) -> String {
    let who = format!("{} ({})", other.name, other.email);
    let (subject, what, next) = match news {
        SharingNews::Requested => (
            "Request to share information",
            format!("{who} asks you to share your information between accounts."),
            "Sign in to see what would be shared, and then allow it or not.\n\
             Nothing of yours is shared until you allow it.\n\
             Do not allow a request that you did not expect.",
        ),
        SharingNews::Approved => (
            "Request to share was allowed",
            format!("{who} has allowed your request to share information."),
            "Sign in to find the shared information in the lists of filings and deliveries.",
        ),
        SharingNews::Refused => (
            "Request to share was not allowed",
            format!("{who} has not allowed your request to share information."),
            "If you need it, talk to them; you can ask again from your list of shares.",
        ),
        SharingNews::Withdrawn => (
            "Request to share was withdrawn",
            format!("{who} has withdrawn the request to share your information."),
            "Nothing of yours is shared. You need not do anything.",
        ),
        SharingNews::EndedByRequester => (
            "Sharing has ended",
            format!("{who} has ended the sharing of your information."),
            "Your information is no longer shared with this account. You need not do anything.",
        ),
        SharingNews::StoppedByOwner => (
            "Sharing has ended",
            format!("{who} has stopped sharing information with you."),
            "You can no longer see the information of this account.\n\
             If you still need it, talk to them; you can ask again.",
        ),
        SharingNews::OtherAccountLeft => (
            "Sharing has ended",
            format!("The account of {who} can no longer share, so the sharing has ended."),
            "Nothing is shared between you and this account any more. You need not do anything.",
        ),
    };
    let right = |right| match right {
        StoredRight::Download => "view and download",
        StoredRight::View => "view",
    };
    format!(
        "[e-Gov] {subject}\n\nDear {name},\n\n{what}\n\n\
         The other account: {who}\n\
         Right to official documents: {official}\n\
         Right to documents of electronic deliveries: {delivery}\n\n\
         {next}\n\n{portal}\n\n{AUTOMATIC_EN}",
        name = to.name,
        official = right(share.official_document_right),
        delivery = right(share.delivery_right),
    )
}

/// The invitation to set a first password.
pub fn invitation(to: &account::Model, link: &str) -> Text {
    let body = match to.language {
        StoredLanguage::Ja => format!(
            "{name} 様\n\n{email} のアカウントが登録されました。\n\
             次のリンクを開いて、パスワードを設定してください。\n\n{link}\n\n\
             このリンクは72時間以内に1回だけ使えます。ほかの人に知らせないでください。\n\
             期限が切れた場合は、管理者に連絡してください。\n\n{AUTOMATIC_JA}",
            name = to.name,
            email = to.email,
        ),
        StoredLanguage::En => format!(
            "[e-Gov] Your account was registered\n\nDear {name},\n\n\
             The account {email} was registered.\n\
             Open this link and set your password.\n\n{link}\n\n\
             The link works once and within 72 hours. Do not pass it on.\n\
             If it no longer works, ask your administrator.\n\n{AUTOMATIC_EN}",
            name = to.name,
            email = to.email,
        ),
    };
    Text {
        subject: "[e-Gov]アカウント登録のお知らせ".to_owned(),
        body,
        is_secret: true,
    }
}

const AUTOMATIC_JA: &str = "――――――――――――――――――\n\
    このメールは自動で送信しています。返信しても届きません。\n";

const AUTOMATIC_EN: &str = "--\n\
    This mail was sent automatically. Replies to it are not read.\n";
