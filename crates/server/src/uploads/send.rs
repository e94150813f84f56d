//! Announcing a file, sending its parts, and calling it off.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::{FieldCode, FieldError, Problem, ProblemCode};
use madoguchi_contract::uploads::{NewUpload, PART_TYPE, UPLOAD_MAX, UPLOAD_OFFSET, Upload};
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use utoipa::ToSchema;

use super::{UploadId, find, of_account, parts, view};
use crate::account::session::SignedIn;
use crate::app::App;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::store::entities::upload::StoredCheck;
use crate::store::entities::{upload, upload_part};
use crate::store::{Transaction, new_id};

/// So many files of one account can wait for an act; the oldest ones make room.
const WAITING_MAX: u64 = 20;

/// Where a file is announced a second time because the first answer was lost, nothing is lost but
/// a row that goes by itself; so no `Idempotency-Key` is asked for.
#[utoipa::path(
    post,
    path = "/uploads",
    tag = "uploads",
    summary = "Announce a file",
    description = "A PDF of at most 30 MB. Its name is folded to the last part of a path, without \
        characters that nobody can see. A file that no act has used is gone after 24 hours.",
    request_body(content = NewUpload, example = json!({"name": "雇用契約書.pdf", "size": 2_310_144})),
    extensions(("x-problem-codes" = json!(["signed_out", "too_large", "invalid_fields"]))),
    responses((status = 201, description = "The file, of which nothing has arrived yet",
        body = Upload, example = json!({
            "id": "5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10",
            "name": "雇用契約書.pdf",
            "size": 2_310_144,
            "received": 0
        })))
)]
pub async fn announce(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    body: JsonBody<NewUpload>,
) -> Result<Response, Failure> {
    if body.value.is_too_large() {
        return Err(too_large());
    }
    let new = body.value.check()?;
    let now = app.clock.now();
    let tx = app.store.begin().await?;
    make_room(&tx, &caller.id).await?;
    let row = upload::Model {
        id: new_id(),
        account_id: caller.id,
        name: new.name,
        size: i64::try_from(new.size).unwrap_or(i64::MAX),
        received: 0,
        checked: None,
        created_at: now,
    };
    let row = upload::ActiveModel::from(row)
        .reset_all()
        .insert(&tx)
        .await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, answer(row)).into_response())
}

async fn make_room(tx: &DatabaseTransaction, account_id: &str) -> Result<(), DbErr> {
    let surplus: Vec<String> = upload::Entity::find()
        .select_only()
        .column(upload::Column::Id)
        .filter(upload::Column::AccountId.eq(account_id))
        .order_by_desc(upload::Column::CreatedAt)
        .order_by_desc(upload::Column::Id)
        .offset(WAITING_MAX - 1)
        .limit(WAITING_MAX)
        .into_tuple()
        .all(tx)
        .await?;
    if !surplus.is_empty() {
        upload::Entity::delete_many()
            .filter(upload::Column::Id.is_in(surplus))
            .exec(tx)
            .await?;
    }
    Ok(())
}

/// `HEAD` answers with the header alone.
#[utoipa::path(
    get,
    path = "/uploads/{id}",
    tag = "uploads",
    summary = "Ask how far a file is",
    params(("id" = String, Path, description = "The upload")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found"]))),
    responses((status = 200, description = "The file", body = Upload,
        headers(("Upload-Offset" = u64, description = "Bytes that have arrived")),
        example = json!({
            "id": "5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10",
            "name": "雇用契約書.pdf",
            "size": 2_310_144,
            "received": 1_048_576
        })))
)]
pub async fn read_upload(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    UploadId(id): UploadId,
) -> Result<Response, Failure> {
    let upload = of_account(&caller.id, &id, app.clock.now())
        .one(app.store.connection())
        .await?;
    Ok(answer(upload.ok_or_else(not_found)?).into_response())
}

/// Bytes of a file.
#[derive(ToSchema)]
#[schema(value_type = String, format = Binary)]
#[allow(dead_code)]
struct FilePart(Vec<u8>);

/// A part begins where the ones before it end. Whoever lost an answer asks how far the file is,
/// or learns it from the 409.
#[utoipa::path(
    patch,
    path = "/uploads/{id}",
    tag = "uploads",
    summary = "Send the next part of a file",
    description = "At most 1 MiB. With its last part a file is looked at: what is no PDF, a PDF \
        without its end, or one that opens with a password only, is refused and gone.",
    params(
        ("id" = String, Path, description = "The upload"),
        ("Upload-Offset" = u64, Header, description = "Where in the file the part begins", example = 1_048_576)
    ),
    request_body(content = FilePart, content_type = "application/octet-stream"),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_found", "wrong_offset", "too_large", "invalid_fields"
    ]))),
    responses((status = 200, description = "The file, with this part", body = Upload,
        headers(("Upload-Offset" = u64, description = "Bytes that have arrived")),
        example = json!({
            "id": "5f1f0b9e-6f1c-4c2e-b7a6-8a1e5f0c9d10",
            "name": "雇用契約書.pdf",
            "size": 2_310_144,
            "received": 2_097_152
        })))
)]
pub async fn send_part(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    UploadId(id): UploadId,
    Offset(offset): Offset,
    Part(part): Part,
) -> Result<Response, Failure> {
    let now = app.clock.now();
    let checked = check_whole(&app, &caller.id, &id, offset, &part).await?;
    let tx = app.store.begin().await?;
    let upload = find(&tx, &caller.id, &id, now).await?;
    let upload = upload.ok_or_else(not_found)?;
    if offset != upload.received {
        return Err(wrong_offset(&upload));
    }
    let received = offset + part.len() as i64;
    if received > upload.size {
        return Err(too_large());
    }
    if part.is_empty() {
        return Ok(answer(upload).into_response());
    }
    let is_whole = received == upload.size;
    if is_whole && checked.is_none() {
        // The part before it has arrived since.
        return Err(wrong_offset(&upload));
    }
    if offset == 0 && !parts::begins_as_pdf(&part) {
        return refuse(tx, &id, FieldCode::NotAPdf).await;
    }
    let row = upload_part::ActiveModel {
        upload_id: Set(id.clone()),
        start: Set(offset),
        content: Set(part.to_vec()),
    };
    upload_part::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    if is_whole && let Some(wrong) = parts::check(&tx, &id).await? {
        return refuse(tx, &id, wrong).await;
    }
    // Nobody at an authority could open it either.
    if checked == Some(StoredCheck::Locked) {
        return refuse(tx, &id, FieldCode::LockedPdf).await;
    }
    let mut change = upload::ActiveModel::from(upload);
    change.received = Set(received);
    change.checked = Set(checked);
    let upload = change.update(&tx).await?;
    tx.commit().await?;
    Ok(answer(upload).into_response())
}

/// Whether a file can be sent to be signed, if this part is its last one: taken apart once, and
/// kept with it. Nothing is locked meanwhile: what has arrived stays as it is, and a part that
/// comes to another place is refused afterwards.
async fn check_whole(
    app: &App,
    account_id: &str,
    id: &str,
    offset: i64,
    part: &Bytes,
) -> Result<Option<StoredCheck>, Failure> {
    let db = app.store.connection();
    let find_completed = async || {
        let found = of_account(account_id, id, app.clock.now()).one(db).await?;
        let received = offset.saturating_add(part.len() as i64);
        let is_last = |it: &upload::Model| it.received == offset && it.size == received;
        Ok::<_, DbErr>(found.filter(|it| is_last(it) && it.received < it.size))
    };
    if find_completed().await?.is_none() {
        return Ok(None);
    }
    let turn = app.pdfs.turn_to_check(account_id).await;
    // The same part may have come twice, and arrived while this one waited.
    let Some(upload) = find_completed().await? else {
        return Ok(None);
    };
    let mut content = super::content(db, &upload).await?;
    content.extend(part);
    Ok(Some(turn.check(content).await?.into()))
}

/// What has arrived goes with it: no further part could mend it.
async fn refuse(tx: Transaction, id: &str, wrong: FieldCode) -> Result<Response, Failure> {
    super::used_up(&tx, id).await?;
    tx.commit().await?;
    Err(vec![FieldError::new("", wrong)].into())
}

/// Also takes away a file that has arrived whole.
#[utoipa::path(
    delete,
    path = "/uploads/{id}",
    tag = "uploads",
    summary = "Call a file off",
    params(("id" = String, Path, description = "The upload")),
    extensions(("x-problem-codes" = json!(["signed_out", "not_found"]))),
    responses((status = 204, description = "It is gone"))
)]
pub async fn call_off(
    State(app): State<App>,
    SignedIn {
        account: caller, ..
    }: SignedIn,
    UploadId(id): UploadId,
) -> Result<StatusCode, Failure> {
    let gone = upload::Entity::delete_many()
        .filter(upload::Column::Id.eq(id))
        .filter(upload::Column::AccountId.eq(caller.id))
        .exec(app.store.connection())
        .await?;
    match gone.rows_affected {
        0 => Err(not_found()),
        _ => Ok(StatusCode::NO_CONTENT),
    }
}

fn answer(upload: upload::Model) -> ([(&'static str, String); 1], Json<Upload>) {
    let offset = [(UPLOAD_OFFSET, upload.received.to_string())];
    (offset, Json(view(upload)))
}

fn wrong_offset(upload: &upload::Model) -> Failure {
    let problem = Problem::new(ProblemCode::WrongOffset);
    problem.with_param("offset", upload.received).into()
}

fn not_found() -> Failure {
    Failure::new(ProblemCode::NotFound)
}

fn too_large() -> Failure {
    let problem = Problem::new(ProblemCode::TooLarge);
    problem.with_param("max", UPLOAD_MAX).into()
}

/// Where a part begins, out of `Upload-Offset`.
pub struct Offset(i64);

impl<S: Sync> FromRequestParts<S> for Offset {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let text = parts.headers.get(UPLOAD_OFFSET);
        let offset = text.and_then(|text| text.to_str().ok()?.parse().ok());
        offset
            .filter(|offset| *offset >= 0)
            .map(Self)
            .ok_or_else(|| Failure::new(ProblemCode::Malformed))
    }
}

/// A part's bytes.
pub struct Part(Bytes);

impl<S: Send + Sync> FromRequest<S> for Part {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        if !is_part(request.headers()) {
            return Err(Failure::new(ProblemCode::UnsupportedMediaType));
        }
        let bytes = Bytes::from_request(request, state).await;
        bytes.map(Self).map_err(|error| match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => too_large(),
            _ => Failure::new(ProblemCode::Malformed),
        })
    }
}

fn is_part(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(PART_TYPE))
}
