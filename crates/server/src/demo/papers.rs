//! The demo's documents. Records of the same kind have the same papers, each kept once.

use std::io;

use madoguchi_contract::problem::FieldCode;
use madoguchi_contract::records::DocumentKind;

use super::procedures::{DELIVERIES, NOTICES, PROCEDURES};
use crate::pdf;
use crate::records::import::Contents;

/// A paper of a filing, as a path.
pub fn filing(procedure: usize, kind: DocumentKind) -> String {
    format!("{}/{procedure}", kind.as_str())
}

/// The paper of a notice.
pub fn notice(index: usize) -> String {
    format!("notice/{index}")
}

/// The paper of a subscription.
pub fn subscription(delivery: usize) -> String {
    format!("subscription/{delivery}")
}

/// The paper of a delivery.
pub fn delivery(index: usize) -> String {
    format!("delivery/{index}")
}

/// Writes the papers when they are wanted.
pub struct Papers;

impl Contents for Papers {
    fn check(&self, _: &str) -> Result<(), (FieldCode, String)> {
        Ok(())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        write(path).ok_or_else(|| io::Error::other(format!("there is no paper {path}")))
    }
}

fn write(path: &str) -> Option<Vec<u8>> {
    let (kind, index) = path.split_once('/')?;
    let index: usize = index.parse().ok()?;
    let procedure = PROCEDURES.get(index);
    Some(match kind {
        "submitted" => submitted(procedure?.submitted, procedure?.title, procedure?.authority),
        "official_document" => {
            let notes = if index.is_multiple_of(2) {
                5
            } else {
                NOTES.len()
            };
            official(
                procedure?.official,
                procedure?.title,
                procedure?.authority,
                notes,
            )
        }
        "notice" => {
            let (title, text) = NOTICES.get(index)?;
            pdf::write(title, "電子申請受付センター", &letter(text))
        }
        "subscription" => {
            let (name, authority) = DELIVERIES.get(index)?;
            submitted("電子送達利用申込書", name, authority)
        }
        "delivery" => {
            let (name, authority) = DELIVERIES.get(index)?;
            statement(name, authority, 1 + index % 3)
        }
        _ => return None,
    })
}

const SAMPLE: &str = "（この文書は見本です。実在の手続とは関係ありません。）";

fn submitted(title: &str, subject: &str, authority: &str) -> Vec<u8> {
    let mut text = vec![
        format!("{authority} 御中"),
        String::new(),
        format!("「{subject}」について、次のとおり届け出ます。"),
        String::new(),
    ];
    for (label, value) in [
        ("申請者の名称", "湊商事株式会社"),
        ("所在地", "兵庫県みなと市港町一丁目2番3号"),
        ("代表者の氏名", "湊 一郎"),
        ("電話番号", "078-000-0000"),
        ("添付書類", "なし"),
    ] {
        text.push(format!("　{label}：　{value}"));
    }
    text.extend([String::new(), SAMPLE.to_owned()]);
    pdf::write(title, authority, &text)
}

const NOTES: [&str; 12] = [
    "この通知書は、手続の結果を証明する書類です。大切に保管してください。",
    "記載された内容に誤りがあるときは、通知を受け取った日から14日以内に提出先の窓口へ申し出てください。",
    "この通知書の再交付を希望するときは、再交付申請書を提出してください。再交付には日数を要することがあります。",
    "届け出た事項に変更が生じたときは、変更のあった日から5日以内に変更の届出をしてください。",
    "この決定に不服があるときは、この決定があったことを知った日の翌日から起算して3か月以内に、審査請求をすることができます。",
    "審査請求をしたときは、その裁決を経た後に、決定の取消しの訴えを提起することができます。",
    "電子データで交付した通知書は、書面により交付したものと同じ効力を有します。",
    "電子署名の検証には、発出した機関の官職証明書をご利用ください。",
    "関係する書類は、法令に定める期間、事業所において保存してください。",
    "手続の状況は、申請者のアカウントでいつでも照会することができます。",
    "代理人が手続を行ったときは、この通知書の写しを本人に交付してください。",
    "お問い合わせの際は、到達番号をお知らせください。",
];

fn letter(body: &str) -> Vec<String> {
    vec![
        "申請者 様".to_owned(),
        String::new(),
        body.to_owned(),
        String::new(),
        SAMPLE.to_owned(),
        String::new(),
    ]
}

fn official(title: &str, subject: &str, authority: &str, notes: usize) -> Vec<u8> {
    let body = format!(
        "先に提出のあった「{subject}」について、審査の結果、下記のとおり決定しましたので通知します。"
    );
    let mut text = letter(&body);
    for line in [
        "記",
        "",
        "　決定の内容：　申請のとおり認める。",
        "　決定の根拠：　関係法令の定めによる。",
        "",
        "（注意事項）",
        "",
    ] {
        text.push(line.to_owned());
    }
    for (number, note) in (1..).zip(NOTES.iter().take(notes)) {
        text.push(format!("{number}．{note}"));
        text.push(String::new());
    }
    pdf::write(title, authority, &text)
}

fn statement(title: &str, authority: &str, pages: usize) -> Vec<u8> {
    let mut text = letter("当月分の内訳を次のとおりお知らせします。");
    for row in 1..=(pages - 1) * 34 + 15 {
        let amount = 18_000 + row * 1_370;
        let (thousands, rest) = (amount / 1_000, amount % 1_000);
        text.push(format!(
            "　整理番号 {row:03}　　保険料額　{thousands},{rest:03} 円"
        ));
    }
    pdf::write(title, authority, &text)
}
