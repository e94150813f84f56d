//! 管理パネル > 署名依頼 > アクセスコード

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use madoguchi_contract::problem::ProblemCode;
use madoguchi_contract::signing::{
    AccessCodePolicy, AccessCodeSource, PolicyAct, PolicyEditor, SetAccessCodePolicyRequest,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

use super::InCompany;
use crate::app::App;
use crate::clock::timestamp;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::http::preconditions::{IfMatch, etag};
use crate::store::entities::access_code_policy::{ActiveModel, Column, Entity, Model};
use crate::store::entities::{account, company};

/// Everybody who sends requests is to know it; administrators change it.
#[utoipa::path(
    get,
    path = "/signing/access-code-policy",
    tag = "signing",
    summary = "Read what the company asks of its drafters",
    extensions(("x-problem-codes" = json!(["signed_out", "not_allowed"]))),
    responses((status = 200, description = "The policy", body = AccessCodePolicy,
        headers(("ETag" = String, description = "Its version")),
        example = json!(example())))
)]
pub async fn read_policy(State(app): State<App>, caller: InCompany) -> Result<Response, Failure> {
    let db = app.store.connection();
    Ok(answer(of_company(db, &caller.company).await?, &caller))
}

/// For requests that are sent from now on. Codes by SMS need 本人確認パックオプション.
#[utoipa::path(
    put,
    path = "/signing/access-code-policy",
    tag = "signing",
    summary = "Change what the company asks of its drafters",
    params(("If-Match" = String, Header, description = "The version that was changed", example = "\"1\"")),
    request_body(content = SetAccessCodePolicyRequest,
        example = json!({"required": true, "source": "drafter_chooses"})),
    extensions(("x-problem-codes" = json!([
        "signed_out", "not_allowed", "precondition_failed", "precondition_required",
        "invalid_fields"
    ]))),
    responses((status = 200, description = "The policy as it is now", body = AccessCodePolicy,
        headers(("ETag" = String, description = "Its version")),
        example = json!(example())))
)]
pub async fn set_policy(
    State(app): State<App>,
    caller: InCompany,
    seen: IfMatch,
    body: JsonBody<SetAccessCodePolicyRequest>,
) -> Result<Response, Failure> {
    if !caller.is_administrator() {
        return Err(Failure::new(ProblemCode::NotAllowed));
    }
    let tx = app.store.begin().await?;
    // Its company's row, because the policy's may not be there yet.
    let company = company::Entity::find_by_id(&caller.company.id)
        .lock(LockType::NoKeyUpdate)
        .one(&tx)
        .await?
        .ok_or_else(|| Failure::new(ProblemCode::NotAllowed))?;
    let present = of_company(&tx, &company).await?;
    if !seen.is(present.version.into()) {
        let newest = etag(present.version.into());
        return Err(Failure::new(ProblemCode::PreconditionFailed).with_etag(newest));
    }
    let (required, source) = body.value.check(company.identity_option)?;
    let row = ActiveModel {
        company_id: Set(company.id.clone()),
        version: Set(i64::from(present.version) + 1),
        required: Set(required),
        source: Set(source.into()),
        changed_by: Set(caller.account.id.clone()),
        changed_at: Set(app.clock.now()),
    };
    let there = OnConflict::column(Column::CompanyId)
        .update_columns([
            Column::Version,
            Column::Required,
            Column::Source,
            Column::ChangedBy,
            Column::ChangedAt,
        ])
        .to_owned();
    Entity::insert(row)
        .on_conflict(there)
        .exec_without_returning(&tx)
        .await?;
    let policy = of_company(&tx, &company).await?;
    tx.commit().await?;
    Ok(answer(policy, &caller))
}

fn answer(mut policy: AccessCodePolicy, caller: &InCompany) -> Response {
    if caller.is_administrator() {
        policy.allowed.push(PolicyAct::Edit);
    }
    let etag = etag(policy.version.into());
    ([(header::ETAG, etag)], Json(policy)).into_response()
}

/// What is in effect: without the option no code goes by SMS, whatever was chosen while there
/// was one.
pub async fn of_company(
    db: &impl ConnectionTrait,
    company: &company::Model,
) -> Result<AccessCodePolicy, DbErr> {
    let stored = Entity::find_by_id(&company.id).one(db).await?;
    let changed = match &stored {
        Some(stored) => editor(db, stored).await?,
        None => None,
    };
    let chosen = stored.as_ref().map(|it| AccessCodeSource::from(it.source));
    let version = stored.as_ref().map_or(1, |it| it.version);
    Ok(AccessCodePolicy {
        version: u32::try_from(version).unwrap_or(u32::MAX),
        required: stored.is_some_and(|it| it.required),
        source: match company.identity_option {
            true => chosen.unwrap_or(AccessCodeSource::DrafterChooses),
            false => AccessCodeSource::Custom,
        },
        identity_option: company.identity_option,
        changed,
        allowed: Vec::new(),
    })
}

async fn editor(db: &impl ConnectionTrait, policy: &Model) -> Result<Option<PolicyEditor>, DbErr> {
    let account = account::Entity::find_by_id(&policy.changed_by)
        .one(db)
        .await?;
    Ok(account.map(|account| PolicyEditor {
        name: account.name,
        at: timestamp(policy.changed_at),
    }))
}

fn example() -> AccessCodePolicy {
    AccessCodePolicy {
        version: 2,
        required: true,
        source: AccessCodeSource::DrafterChooses,
        identity_option: true,
        changed: None,
        allowed: vec![PolicyAct::Edit],
    }
}
