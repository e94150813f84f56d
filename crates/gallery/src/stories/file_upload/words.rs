//! What the field says here.

use leptos::prelude::*;
use leptos::text_prop::TextProp;
use madoguchi_ui::{Refusal, UploadNews, UploadStatus, UploadTime, UploadWords, file_size};

use crate::stage::{Language, Stage};
use crate::story::{Label, label};

pub(super) const CHOOSE: Label = label("ファイルを選ぶ", "Choose files");
pub(super) const RELEASE: Label = label("放すと追加します", "Let go to add");
pub(super) const MISSING: Label = label("添付書類を選んでください", "Choose the attachments");
pub(super) const FAILED_BECAUSE: Label = label(
    "途中で通信が切れました。通信を確かめてから、再試行してください。",
    "The connection was lost. Check it, then try again.",
);

pub(super) fn support(language: Language, max_files: usize) -> String {
    match language {
        Language::En => format!("PDF or XML, up to 30 MB each, {max_files} at most"),
        Language::Ja | Language::Long => {
            format!("PDFまたはXML、1つ30 MBまで、{max_files}個まで")
        }
    }
}

pub(super) fn words(stage: Stage) -> UploadWords {
    let says = move |text: Label| TextProp::from(move || stage.say(text));
    UploadWords {
        drop: says(label(
            "ここにファイルをドラッグするか",
            "Drag files here, or",
        )),
        release: says(RELEASE),
        choose: says(CHOOSE),
        chosen: says(label("選んだファイル", "Chosen files")),
        refused: says(label(
            "次のファイルは追加していません",
            "These files were not added",
        )),
        cancel: says(label("取消", "Cancel")),
        remove: says(label("削除", "Remove")),
        retry: says(label("再試行", "Try again")),
        status: Callback::new(move |status| match stage.language() {
            Language::En => status_en(status),
            Language::Ja | Language::Long => status_ja(status),
        }),
        refusal: Callback::new(move |why| match stage.language() {
            Language::En => refusal_en(why),
            Language::Ja | Language::Long => refusal_ja(why),
        }),
        news: Callback::new(move |news| match stage.language() {
            Language::En => news_en(news),
            Language::Ja | Language::Long => news_ja(news),
        }),
    }
}

fn status_ja(status: UploadStatus) -> String {
    match status {
        UploadStatus::Waiting => "送信待ち".to_owned(),
        UploadStatus::Sending { percent, left } => {
            let left = left.map(|left| match left {
                UploadTime::Seconds(seconds) => format!(" 残り約{seconds}秒"),
                UploadTime::Minutes(minutes) => format!(" 残り約{minutes}分"),
            });
            format!("送信中 {percent}%{}", left.unwrap_or_default())
        }
        UploadStatus::Done => "送信済み".to_owned(),
        UploadStatus::Failed => "失敗".to_owned(),
    }
}

fn status_en(status: UploadStatus) -> String {
    match status {
        UploadStatus::Waiting => "Waiting".to_owned(),
        UploadStatus::Sending { percent, left } => {
            let left = left.map(|left| match left {
                UploadTime::Seconds(seconds) => format!(", about {seconds} seconds left"),
                UploadTime::Minutes(1) => ", about a minute left".to_owned(),
                UploadTime::Minutes(minutes) => format!(", about {minutes} minutes left"),
            });
            format!("Sending, {percent}%{}", left.unwrap_or_default())
        }
        UploadStatus::Done => "Sent".to_owned(),
        UploadStatus::Failed => "Failed".to_owned(),
    }
}

fn refusal_ja(why: Refusal) -> String {
    match why {
        Refusal::Kind => "PDFかXMLではありません。PDFにしてから選んでください。".to_owned(),
        Refusal::Empty => "中身がありません。保存し直してから選んでください。".to_owned(),
        Refusal::TooLarge(limit) => format!(
            "{}を超えています。分けるか、小さくしてから選んでください。",
            file_size(limit)
        ),
        Refusal::TooMany(1) => {
            "1つだけ選べます。替えるときは、今のファイルを先に削除してください。".to_owned()
        }
        Refusal::TooMany(limit) => {
            format!("{limit}個まで選べます。要らないファイルを先に削除してください。")
        }
    }
}

fn refusal_en(why: Refusal) -> String {
    match why {
        Refusal::Kind => "This is neither PDF nor XML. Save it as PDF and choose that.".to_owned(),
        Refusal::Empty => "There is nothing in it. Save it again and choose that.".to_owned(),
        Refusal::TooLarge(limit) => {
            format!(
                "It is larger than {}. Divide it or make it smaller.",
                file_size(limit)
            )
        }
        Refusal::TooMany(1) => "Only one can be chosen. Remove the other one first.".to_owned(),
        Refusal::TooMany(limit) => {
            format!("No more than {limit} can be chosen. Remove one that you do not need first.")
        }
    }
}

fn news_ja(news: UploadNews) -> String {
    let of = |names: Vec<String>| match names.as_slice() {
        [name] => name.clone(),
        names => format!("{}個のファイル", names.len()),
    };
    match news {
        UploadNews::Started(names) => format!("{}の送信を始めました", of(names)),
        UploadNews::Done(names) => format!("{}を送りました", of(names)),
        UploadNews::Failed(names) => format!("{}を送れませんでした", of(names)),
        UploadNews::Refused(count) => format!("{count}個のファイルは追加していません"),
    }
}

fn news_en(news: UploadNews) -> String {
    let of = |names: Vec<String>| match names.as_slice() {
        [name] => name.clone(),
        names => format!("{} files", names.len()),
    };
    match news {
        UploadNews::Started(names) => format!("Sending {}", of(names)),
        UploadNews::Done(names) => format!("Sent: {}", of(names)),
        UploadNews::Failed(names) => format!("Not sent: {}", of(names)),
        UploadNews::Refused(1) => "1 file was not added".to_owned(),
        UploadNews::Refused(count) => format!("{count} files were not added"),
    }
}
