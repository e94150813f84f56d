//! Mails as their receivers would see them.

use std::fmt::Write;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use chrono::FixedOffset;
use madoguchi_contract::Timestamp;
use madoguchi_contract::account::Language;
use sea_orm::{ActiveEnum, EntityTrait, QueryOrder, QuerySelect};
use serde::Serialize;

use crate::app::App;
use crate::clock::timestamp;
use crate::http::docs::{escape, html};
use crate::http::failure::Failure;
use crate::store::entities::message;

/// More than a demo needs.
const SHOWN: u64 = 500;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mail {
    channel: String,
    to: String,
    subject: String,
    body: String,
    language: Language,
    created_at: Timestamp,
    state: String,
    message_id: String,
    attempts: i64,
    next_attempt_at: Timestamp,
}

/// Newest first.
pub async fn show(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let messages = message::Entity::find()
        .order_by_desc(message::Column::Id)
        .limit(SHOWN)
        .all(app.store.connection())
        .await?;
    let mails: Vec<Mail> = messages
        .into_iter()
        .map(|message| Mail {
            body: app.outbox.read(&message).unwrap_or_default(),
            channel: message.channel.to_value(),
            to: message.recipient,
            subject: message.subject,
            language: message.language.into(),
            created_at: timestamp(message.created_at),
            state: message.state.to_value(),
            message_id: message.message_id,
            attempts: message.attempts,
            next_attempt_at: timestamp(message.next_attempt_at),
        })
        .collect();
    if wants_json(&headers) {
        Ok(Json(mails).into_response())
    } else {
        Ok(Html(page(&mails)).into_response())
    }
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"))
}

fn page(mails: &[Mail]) -> String {
    let mut out = "<header><h1>送信箱 / Outbox</h1></header><main>".to_owned();
    if mails.is_empty() {
        out.push_str("<p>メールはまだありません。 / No mail yet.</p>");
    }
    let japan = FixedOffset::east_opt(9 * 60 * 60);
    for mail in mails {
        let at = japan.map_or_else(
            || mail.created_at.to_rfc3339(),
            |zone| {
                let local = mail.created_at.with_timezone(&zone);
                local.format("%Y-%m-%d %H:%M:%S JST").to_string()
            },
        );
        let _ = write!(
            out,
            "<article><h2>{}</h2><p>To: {}<br>{at} ({})</p><pre class=\"mail\" tabindex=\"0\">",
            if mail.channel == "sms" {
                "SMS".to_owned()
            } else {
                escape(&mail.subject)
            },
            escape(&mail.to),
            escape(&mail.state)
        );
        for line in mail.body.lines() {
            let line = escape(line);
            if line.starts_with("http://") || line.starts_with("https://") {
                let _ = writeln!(out, "<a href=\"{line}\">{line}</a>");
            } else {
                let _ = writeln!(out, "{line}");
            }
        }
        out.push_str("</pre></article>");
    }
    out.push_str("</main>");
    html("送信箱 / Outbox", "ja", &out)
}
