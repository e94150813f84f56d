//! What leaves by mail and SMS for 署名依頼. A signer has no account and no language: these texts
//! are in Japanese, mails with an English line. None names the documents: only who has entered
//! the access code is to know them.

use url::Url;

use super::{AUTOMATIC_EN, AUTOMATIC_JA, Text};
use crate::store::entities::{
    StoredAccessCode, StoredLanguage, StoredSignerState, account, company, signature_request,
    signer,
};

/// Who a message is about.
pub struct Parties<'a> {
    /// The request.
    pub request: &'a signature_request::Model,
    /// The drafter's company.
    pub company: &'a company::Model,
    /// The drafter.
    pub drafter: &'a account::Model,
    /// The signer concerned.
    pub signer: &'a signer::Model,
}

impl Parties<'_> {
    fn sender(&self) -> String {
        format!("{} {}", self.company.name, self.drafter.name)
    }
}

/// To a signer: the link.
pub fn request_mail(parties: &Parties<'_>, link: &str) -> Text {
    let code = match parties.signer.access_code {
        StoredAccessCode::None => "",
        StoredAccessCode::Custom => {
            "文書を開くには、差出人から別の方法で伝えられたアクセスコードが必要です。\n\n"
        }
        StoredAccessCode::Sms => {
            "文書を開くには、携帯電話のSMSで届くアクセスコードが必要です。コードは、リンクを開いた\
             画面で発行できます。\n\n"
        }
    };
    let sender = parties.sender();
    secret(
        "署名のお願い",
        format!(
            "{name} 様\n\n{sender} 様から、文書への署名の依頼が届いています。\n\n\
             文書を確認する\n{link}\n\n{code}\
             このリンクを、ほかの人に知らせないでください。\n\
             心当たりのない場合は、開かずにこのメールを削除してください。\n\n\
             {sender} asks you to sign documents. Open the link above to read them.\n\n{AUTOMATIC_JA}",
            name = parties.signer.name,
        ),
    )
}

/// To a signer: the link.
pub fn request_sms(parties: &Parties<'_>, link: &str) -> Text {
    let sender = parties.sender();
    secret(
        "",
        format!("{sender}様から文書への署名の依頼です。文書を確認する:\n{link}"),
    )
}

/// To a signer: an access code. Browsers take it over from the last line (WebOTP).
pub fn code_sms(code: &str, portal: &str) -> Text {
    let host = Url::parse(portal).ok();
    let host = host.as_ref().and_then(Url::host_str).unwrap_or_default();
    secret(
        "",
        format!(
            "アクセスコード: {code}\n10分間有効です。ほかの人に教えないでください。\n\n@{host} #{code}"
        ),
    )
}

/// To a signer: everybody has signed.
pub fn completion_mail(parties: &Parties<'_>, link: &str) -> Text {
    secret(
        "署名完了のお知らせ",
        format!(
            "{name} 様\n\n{sender} 様からの依頼は、すべての署名が完了しました。\n\
             次のリンクから、署名された文書の控えを確認できます。\n\n{link}\n\n\
             All parties have signed. The link above opens your copy.\n\n{AUTOMATIC_JA}",
            name = parties.signer.name,
            sender = parties.sender(),
        ),
    )
}

/// To a signer: everybody has signed.
pub fn completion_sms(parties: &Parties<'_>, link: &str) -> Text {
    let sender = parties.sender();
    secret(
        "",
        format!("{sender}様からの署名の依頼が完了しました。控え:\n{link}"),
    )
}

/// To a signer: there is nothing to sign any more.
pub fn withdrawn(parties: &Parties<'_>) -> Text {
    let has_signed = parties.signer.state == StoredSignerState::Signed;
    let (copy, copy_en) = match has_signed {
        true => (
            "署名が揃わなかったため、控えは作成されません。",
            " No copy will be made, because not everybody has signed.",
        ),
        false => ("", ""),
    };
    plain(
        "署名依頼取下げのお知らせ",
        format!(
            "{name} 様\n\n{sender} 様が、署名の依頼を取り下げました。{copy}必要なお手続きはありません。\n\n\
             The request to sign was withdrawn.{copy_en} There is nothing to do.\n\n{AUTOMATIC_JA}",
            name = parties.signer.name,
            sender = parties.sender(),
        ),
    )
}

/// To the drafter: 認証失敗.
pub fn verification_failed(parties: &Parties<'_>, portal: &str) -> Text {
    let (link, price) = to_mend(parties, portal);
    let (title, name) = (&parties.request.title, &parties.signer.name);
    let is_sms = parties.signer.access_code == StoredAccessCode::Sms;
    let body = match parties.drafter.language {
        StoredLanguage::Ja => {
            let (failed, why) = match is_sms {
                true => (
                    "送信先側でSMS認証失敗した旨をお知らせします。",
                    "アクセスコードの発行回数、入力回数または有効期限の上限に達したため",
                ),
                false => (
                    "送信先側でアクセスコードの認証に失敗した旨をお知らせします。",
                    "アクセスコードの入力回数の上限に達したため",
                ),
            };
            format!(
                "{to} 様\n\n{failed}\n\n■ 件名\n{title}\n\n■ 署名者\n{name}\n\n\
                 {why}、この署名者は手続きを続けられません。\n\
                 署名再依頼をすると、もう一度アクセスコードを入力できます（{price}円）。\n\n{link}\n\n{AUTOMATIC_JA}",
                to = parties.drafter.name,
            )
        }
        StoredLanguage::En => format!(
            "Access code verification failed\n\nDear {to},\n\n\
             {name} could not be verified and can no longer sign \"{title}\".\n\
             Ask again to let the signer enter an access code once more (¥{price}).\n\n{link}\n\n{AUTOMATIC_EN}",
            to = parties.drafter.name,
        ),
    };
    plain("アクセスコード認証失敗通知", body)
}

/// To the drafter: a signer who is locked out wants to sign (G-06).
pub fn rescue_asked(parties: &Parties<'_>, portal: &str) -> Text {
    let (link, price) = to_mend(parties, portal);
    let (title, name) = (&parties.request.title, &parties.signer.name);
    let body = match parties.drafter.language {
        StoredLanguage::Ja => format!(
            "{to} 様\n\n{name} 様が、署名の再依頼を希望しています。\n\n■ 件名\n{title}\n\n\
             アクセスコードで認証できなかったため、手続きが止まっています。\n\
             署名再依頼をすると、手続きを続けられます（{price}円）。\n\n{link}\n\n{AUTOMATIC_JA}",
            to = parties.drafter.name,
        ),
        StoredLanguage::En => format!(
            "A signer asks for another request\n\nDear {to},\n\n\
             {name} wants to sign \"{title}\" but could not be verified.\n\
             Ask again to let the signer continue (¥{price}).\n\n{link}\n\n{AUTOMATIC_EN}",
            to = parties.drafter.name,
        ),
    };
    plain("署名再依頼のお願い", body)
}

/// To the drafter: everybody has signed.
pub fn all_signed(
    request: &signature_request::Model,
    drafter: &account::Model,
    portal: &str,
) -> Text {
    let link = format!("{portal}/signing/request?id={}", request.id);
    let body = match drafter.language {
        StoredLanguage::Ja => format!(
            "{} 様\n\nすべての署名が完了しました。\n\n■ 件名\n{}\n\n{link}\n\n{AUTOMATIC_JA}",
            drafter.name, request.title
        ),
        StoredLanguage::En => format!(
            "All parties have signed\n\nDear {},\n\nEverybody has signed \"{}\".\n\n{link}\n\n\
             {AUTOMATIC_EN}",
            drafter.name, request.title
        ),
    };
    plain("署名完了のお知らせ", body)
}

fn to_mend(parties: &Parties<'_>, portal: &str) -> (String, u32) {
    let link = format!("{portal}/signing/request?id={}", parties.request.id);
    (link, parties.signer.terms().re_request_yen())
}

fn secret(subject: &str, body: String) -> Text {
    Text {
        subject: subject.to_owned(),
        body,
        is_secret: true,
    }
}

fn plain(subject: &str, body: String) -> Text {
    Text {
        is_secret: false,
        ..secret(subject, body)
    }
}
