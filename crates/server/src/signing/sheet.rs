//! The completion sheet: who signed what, when, and by which check.

use madoguchi_contract::signing::check_mobile_number;

use super::progress::Envelope;
use crate::clock::{Millis, in_japan};
use crate::pdf;
use crate::store::entities::{StoredAccessCode, StoredDelivery, request_document, signer};

/// As a PDF; `is_apart` when the documents could not be put before it.
pub fn write(
    envelope: &Envelope,
    documents: &[request_document::Model],
    is_apart: bool,
) -> Vec<u8> {
    let request = &envelope.request;
    let mut lines = vec![
        format!("件名：　{}", request.title),
        format!(
            "署名依頼元：　{}　{}",
            envelope.company.name, envelope.drafter.name
        ),
        format!("依頼日時：　{}", moment(request.sent_at)),
        format!(
            "完了日時：　{}",
            request.completed_at.map_or_else(String::new, moment)
        ),
        format!("管理番号：　{}", request.id),
        String::new(),
        "■ 署名者".to_owned(),
    ];
    for signer in &envelope.signers {
        lines.extend([
            String::new(),
            format!("{}．{}", signer.place, signer.name),
            format!("　依頼先：　{}", destination(signer)),
            format!("　本人確認：　{}", check(signer)),
            format!(
                "　署名日時：　{}",
                signer.signed_at.map_or_else(String::new, moment)
            ),
        ]);
    }
    lines.extend([String::new(), "■ 文書（SHA-256）".to_owned()]);
    for document in documents {
        lines.extend([
            String::new(),
            format!(
                "{}．{}（{}バイト）",
                document.place, document.name, document.size
            ),
            format!("　{}", document.sha256),
        ]);
    }
    lines.push(String::new());
    if is_apart {
        lines.push(
            "文書を1つのPDFにまとめられなかったため、この控えに文書は含まれていません。署名のページか、署名依頼元の文書管理で1つずつ取得し、上の値で照合してください。"
                .to_owned(),
        );
    }
    lines.push(
        "この控えは、署名依頼元の文書管理で、改変されていないことを確認できます。".to_owned(),
    );
    pdf::write("署名完了証明書", &envelope.company.name, &lines)
}

fn moment(at: Millis) -> String {
    let at = in_japan(at);
    at.format("%Y年%-m月%-d日 %H:%M:%S（日本時間）").to_string()
}

fn destination(signer: &signer::Model) -> String {
    match signer.delivery {
        StoredDelivery::Email => signer.destination.clone(),
        StoredDelivery::Sms => masked(&signer.destination),
    }
}

fn check(signer: &signer::Model) -> String {
    match (signer.access_code, &signer.code_mobile) {
        (StoredAccessCode::Sms, Some(mobile)) => {
            format!("SMSで送信したアクセスコード（{}）", masked(mobile))
        }
        (StoredAccessCode::Custom, _) => "署名依頼元が設定したアクセスコード".to_owned(),
        _ => "依頼先に送信したリンク".to_owned(),
    }
}

fn masked(digits: &str) -> String {
    check_mobile_number(digits).map_or_else(|_| String::new(), |number| number.masked())
}
