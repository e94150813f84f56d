//! The words of a timeline in a file.

use madoguchi_contract::account::Language;
use madoguchi_contract::signing::SignerEventKind;

/// What the file is called; `day` is written without separators.
pub fn file_name(language: Language, day: &str) -> String {
    match language {
        Language::Ja => format!("署名の経過_{day}.csv"),
        Language::En => format!("signing-timeline-{day}.csv"),
    }
}

/// The heads of its columns.
pub fn heads(language: Language) -> [&'static str; 3] {
    match language {
        Language::Ja => ["日時（日本時間）", "署名者", "できごと"],
        Language::En => ["Time (Japan)", "Signer", "Event"],
    }
}

/// What happened.
pub fn event(language: Language, kind: SignerEventKind) -> &'static str {
    use SignerEventKind as Kind;
    let (ja, en) = match kind {
        Kind::Asked => ("署名を依頼", "Asked to sign"),
        Kind::Undelivered => ("SMS未到達", "SMS not delivered"),
        Kind::Opened => ("リンクを開封", "Opened the link"),
        Kind::CodeIssued => ("アクセスコードを発行", "Access code issued"),
        Kind::CodeWrong => ("アクセスコードの誤り", "Wrong access code"),
        Kind::CodeUsedUp => ("入力回数の上限", "Access code used up"),
        Kind::CodeExpired => ("アクセスコードの期限切れ", "Access code expired"),
        Kind::Verified => ("認証", "Verified"),
        Kind::Failed => ("認証失敗", "Verification failed"),
        Kind::RescueAsked => ("再依頼を希望", "Asked for another request"),
        Kind::ReRequested => ("署名を再依頼", "Asked again"),
        Kind::Changed => ("署名者を変更", "Signer changed"),
        Kind::Signed => ("署名", "Signed"),
        Kind::Withdrawn => ("取下げ", "Withdrawn"),
        Kind::Unknown => ("", ""),
    };
    match language {
        Language::Ja => ja,
        Language::En => en,
    }
}
