//! Every text that leaves by mail.
//!
//! Subjects are the operator's own in every language; an English
//! text says its subject again in English in its first line.

mod sharing_en;
mod sharing_ja;
pub mod signing;

use crate::store::entities::{StoredLanguage, account, share};

/// A mail's subject and text.
pub struct Text {
    /// In Japanese, letter for letter.
    pub subject: String,
    /// In the receiver's language.
    pub body: String,
    /// Holds a one-time link.
    pub is_secret: bool,
}

/// What the mails of sharing tell.
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
    /// To the owner: the requester asks for another end (G-03).
    RenewalAsked,
    /// To the requester: the share has the other end now (G-03).
    RenewalApproved,
    /// To the requester: the share keeps its end (G-03).
    RenewalRefused,
    /// To the requester: the share ends soon (G-03).
    EndsSoon,
    /// To both: the share has ended by itself (G-03).
    Over,
    /// To both: the request was not answered before the end that it asked for (G-03).
    RequestOver,
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
        SharingNews::Requested | SharingNews::RenewalAsked => "[e-Gov]情報共有設定依頼のお知らせ",
        SharingNews::Approved | SharingNews::RenewalApproved => "[e-Gov]情報共有設定同意のお知らせ",
        SharingNews::Refused | SharingNews::RenewalRefused => "[e-Gov]情報共有設定非同意のお知らせ",
        SharingNews::EndsSoon => "[e-Gov]情報共有設定終了予定のお知らせ",
        SharingNews::Over | SharingNews::RequestOver => "[e-Gov]情報共有設定終了のお知らせ",
        SharingNews::Withdrawn
        | SharingNews::EndedByRequester
        | SharingNews::StoppedByOwner
        | SharingNews::OtherAccountLeft => "[e-Gov]情報共有設定解除のお知らせ",
    };
    let body = match to.language {
        StoredLanguage::Ja => sharing_ja::body(news, to, other, share, portal),
        StoredLanguage::En => sharing_en::body(news, to, other, share, portal),
    };
    Text {
        subject: subject.to_owned(),
        body,
        is_secret: false,
    }
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
