//! 申請取下げ, 補正 and 再提出 of one's own filings.

use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use madoguchi_contract::problem::{FieldError, Problem, ProblemCode};
use madoguchi_contract::records::{
    DocumentKind, Family, RecordAct, RecordDetail, SubmitRequest, ValidSubmission, WithdrawRequest,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use serde_json::{Value, json};

use super::RecordPath;
use super::detail::{describe, set_status};
use super::sight::Seen;
use crate::account::session::SignedIn;
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::idempotency::{Act, Begun};
use crate::http::json::JsonBody;
use crate::http::preconditions::IdempotencyKey;
use crate::store::entities::{account, document, upload};
use crate::store::{contents, is_id, new_id};
use crate::uploads;

/// What each of the acts can answer, besides what all can.
const PROBLEMS: [&str; 7] = [
    "signed_out",
    "not_allowed",
    "not_found",
    "wrong_state",
    "idempotency_key_required",
    "idempotency_key_reused",
    "invalid_fields",
];

/// Cannot be undone. Whoever sees the filing through a share is answered `not_allowed`.
#[utoipa::path(
    post,
    path = "/records/filings/{id}/withdrawal",
    tag = "records",
    summary = "Withdraw a filing of one's own (申請取下げ)",
    params(
        ("id" = String, Path, description = "The filing"),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = WithdrawRequest, example = json!({"reason": "同じ内容の届出と重複したため"})),
    extensions(("x-problem-codes" = json!(PROBLEMS))),
    responses((status = 200, description = "The filing as it stands now", body = RecordDetail,
        example = json!(example(RecordAct::Withdraw))))
)]
pub async fn withdraw_filing(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    filing: FilingPath,
    key: IdempotencyKey,
    body: JsonBody<WithdrawRequest>,
) -> Result<Response, Failure> {
    let submission = body.value.check().map(|reason| ValidSubmission {
        note: reason,
        uploads: Vec::new(),
    });
    let wanted = WantedAct {
        kind: RecordAct::Withdraw,
        key,
        bytes: &body.bytes,
        submission,
    };
    carry_out(&app, &caller, filing, wanted).await
}

/// Hands in words and any documents; the filing is under review again.
#[utoipa::path(
    post,
    path = "/records/filings/{id}/correction",
    tag = "records",
    summary = "Correct a filing of one's own (補正)",
    params(
        ("id" = String, Path, description = "The filing"),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = SubmitRequest, example = json!({
        "note": "雇用契約書の2ページ目を添付しました。",
        "uploads": ["5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10"]
    })),
    extensions(("x-problem-codes" = json!(PROBLEMS))),
    responses((status = 200, description = "The filing as it stands now", body = RecordDetail,
        example = json!(example(RecordAct::Correct))))
)]
pub async fn correct_filing(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    filing: FilingPath,
    key: IdempotencyKey,
    body: JsonBody<SubmitRequest>,
) -> Result<Response, Failure> {
    submit(&app, &caller, filing, key, RecordAct::Correct, body).await
}

/// Hands in at least one document; the filing is under review again.
#[utoipa::path(
    post,
    path = "/records/filings/{id}/resubmission",
    tag = "records",
    summary = "Resubmit a filing of one's own (再提出)",
    params(
        ("id" = String, Path, description = "The filing"),
        ("Idempotency-Key" = String, Header, description = "1–64 visible ASCII characters")
    ),
    request_body(content = SubmitRequest, example = json!({
        "note": "新しい様式で作り直しました。",
        "uploads": ["5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10"]
    })),
    extensions(("x-problem-codes" = json!(PROBLEMS))),
    responses((status = 200, description = "The filing as it stands now", body = RecordDetail,
        example = json!(example(RecordAct::Resubmit))))
)]
pub async fn resubmit_filing(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    filing: FilingPath,
    key: IdempotencyKey,
    body: JsonBody<SubmitRequest>,
) -> Result<Response, Failure> {
    submit(&app, &caller, filing, key, RecordAct::Resubmit, body).await
}

async fn submit(
    app: &App,
    caller: &account::Model,
    filing: FilingPath,
    key: IdempotencyKey,
    kind: RecordAct,
    body: JsonBody<SubmitRequest>,
) -> Result<Response, Failure> {
    let wanted = WantedAct {
        kind,
        key,
        bytes: &body.bytes,
        submission: body.value.check(kind),
    };
    carry_out(app, caller, filing, wanted).await
}

/// What is to be done, as far as the request alone can tell.
struct WantedAct<'a> {
    kind: RecordAct,
    key: IdempotencyKey,
    bytes: &'a [u8],
    submission: Result<ValidSubmission, Vec<FieldError>>,
}

async fn carry_out(
    app: &App,
    caller: &account::Model,
    FilingPath(path): FilingPath,
    wanted: WantedAct<'_>,
) -> Result<Response, Failure> {
    let endpoint = format!("{} {}", wanted.kind.as_str(), path.id(0)?);
    let begun = Act::begin(app, &caller.id, endpoint, wanted.key, &[wanted.bytes]).await?;
    let act = match begun {
        Begun::Now(act) => act,
        Begun::Before(answer) => return Ok(answer),
    };
    let (tx, now) = (&act.tx, act.now);
    let mut seen = Seen::find(tx, caller, &path).await?;
    if !seen.is_own() {
        return Err(Failure::new(ProblemCode::NotAllowed));
    }
    if !wanted.kind.is_possible(seen.status()) {
        let problem = Problem::new(ProblemCode::WrongState);
        return Err(problem.with_param("status", seen.status().as_str()).into());
    }
    let ValidSubmission { note, uploads } = wanted.submission?;
    let uploads = uploads::find_all(tx, &caller.id, "/uploads", &uploads, |_| None, now);
    let uploads = uploads.await??;
    hand_in(tx, &seen.record.id, uploads).await?;
    let status = wanted.kind.outcome();
    seen.record = set_status(tx, seen.record, status, Some(note), now).await?;
    let detail = describe(tx, Family::Filing, &seen).await?;
    act.end(&detail, None).await
}

/// Makes files the record's own, one after the other, so that one at a time is in memory.
async fn hand_in(
    tx: &DatabaseTransaction,
    record_id: &str,
    uploads: Vec<upload::Model>,
) -> Result<(), DbErr> {
    let last = document::Entity::find()
        .filter(document::Column::RecordId.eq(record_id))
        .order_by_desc(document::Column::Place)
        .one(tx)
        .await?;
    let first = last.map_or(0, |document| document.place + 1);
    for (place, upload) in (first..).zip(uploads) {
        let content = uploads::content(tx, &upload).await?;
        let document = document::Model {
            id: new_id(),
            record_id: record_id.to_owned(),
            place,
            name: upload.name,
            kind: DocumentKind::Submitted.as_str().to_owned(),
            size: upload.size,
            sha256: contents::keep(tx, content).await?,
            acquired_at: None,
            by_owner: true,
        };
        let row = document::ActiveModel::from(document).reset_all();
        row.insert(tx).await?;
        uploads::used_up(tx, &upload.id).await?;
    }
    Ok(())
}

/// A filing after an act, for the document of the contract.
fn example(act: RecordAct) -> Value {
    json!({
        "record": {
            "id": "7d0a3c52-7a1e-4b7e-9a55-0d6c3f1b2a90",
            "number": "202611-0004812",
            "title": "健康保険・厚生年金保険被保険者資格取得届",
            "authority": "日本年金機構",
            "status": act.outcome(),
            "arrivedAt": "2026-11-20T01:30:00Z",
            "owner": null
        },
        "items": [],
        "events": [
            {
                "at": "2026-11-22T01:00:00Z",
                "status": act.outcome(),
                "note": "総務部で確かめました。",
                "byOwner": true
            },
            {"at": "2026-11-20T01:30:00Z", "status": "arrived", "note": null, "byOwner": false}
        ],
        "documents": [],
        "allowed": ["view", "download"]
    })
}

/// The filing that a path names; what cannot be an id names none.
pub struct FilingPath(RecordPath);

impl<S: Send + Sync> FromRequestParts<S> for FilingPath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        match Path::<String>::from_request_parts(parts, state).await {
            Ok(Path(id)) if is_id(&id) => Ok(Self(RecordPath {
                family: Family::Filing,
                ids: vec![id],
            })),
            _ => Err(Failure::new(ProblemCode::NotFound)),
        }
    }
}
