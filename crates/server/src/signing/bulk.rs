//! 一括送信

use axum::extract::State;
use axum::response::Response;
use madoguchi_contract::signing::{BulkSent, ChargeKind, NewBulkRequest, Quote};

use super::compose::{self, New};
use super::{InCompany, documents, policy};
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::IdempotencyKey;

/// Asks each row's signer for the same documents, with a request and a price of its own. When a
/// row is wrong, none is sent.
#[utoipa::path(
    post,
    path = "/signing/bulk-requests",
    tag = "signing",
    summary = "Send requests to many signers (一括送信)",
    params(("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")),
    request_body(content = NewBulkRequest, example = json!({
        "title": "秘密保持契約書",
        "message": "",
        "documents": ["5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10"],
        "rows": [
            {
                "name": "佐藤 花子",
                "delivery": "email",
                "email": "hanako@example.jp",
                "accessCode": {"kind": "custom", "code": "Sakura-2026"}
            },
            {
                "name": "鈴木 次郎",
                "delivery": "sms",
                "mobile": "090-1234-5678",
                "accessCode": {"kind": "custom", "code": "Momiji-2026"}
            }
        ]
    })),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "idempotency_key_required", "idempotency_key_reused",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "Every row's request", body = BulkSent,
        example = json!(example())))
)]
pub async fn send_in_bulk(
    State(app): State<App>,
    caller: InCompany,
    key: IdempotencyKey,
    body: JsonBody<NewBulkRequest>,
) -> Result<Response, Failure> {
    let account = &caller.account;
    let endpoint = "bulk signature requests";
    let begun = Act::begin(&app, &account.id, endpoint, key, &[&body.bytes]).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let policy = policy::of_company(tx, &caller.company).await?;
    let (checked, ids) = (body.value.check(&policy), &body.value.documents);
    let found = documents::with_documents(tx, &account.id, checked, ids, now);
    let (valid, documents) = found.await?;
    let charged = valid.quote();
    let documents = compose::keep_documents(tx, documents).await?;
    let mut requests = Vec::with_capacity(valid.rows.len());
    for signer in valid.rows {
        let new = New {
            title: valid.title.clone(),
            message: valid.message.clone(),
            in_order: false,
            signers: vec![signer],
        };
        let envelope = compose::send(&app, tx, &caller, new, &documents, now).await?;
        requests.push(envelope.request.id);
    }
    let answer = BulkSent { requests, charged };
    let answer = act.end(&answer, None).await?;
    app.outbox.wake();
    Ok(answer)
}

fn example() -> BulkSent {
    BulkSent {
        requests: vec![
            "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90".into(),
            "0b9f4f0e-2b51-4c8e-8f43-9f2f3f0a8c11".into(),
        ],
        charged: Quote::sum([
            ChargeKind::ContractSeal,
            ChargeKind::ContractSeal,
            ChargeKind::RequestSms,
            ChargeKind::CompletionSms,
        ]),
    }
}
