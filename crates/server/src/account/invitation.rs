//! One-time links with which an account gets its first password.

use axum::extract::State;
use axum::http::header;
use axum::{Extension, Json};
use madoguchi_contract::account::{
    AcceptInvitationRequest, Invitation, ReadInvitationRequest, Session,
};
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::LockType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use super::{SessionBegun, session};
use crate::app::App;
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::store::entities::{account, company, invitation};

/// The token travels in the body, so that no log and no `Referer` holds it.
#[utoipa::path(
    post,
    path = "/invitation",
    tag = "account",
    summary = "Read whom a one-time link invites",
    security(()),
    request_body(content = ReadInvitationRequest, example = json!({"token": "v3m…Q"})),
    extensions(("x-problem-codes" = json!(["invitation_invalid", "invalid_fields"]))),
    responses((status = 200, description = "The link can be used", body = Invitation, example = json!({
        "email": "member01@minato.example",
        "name": "青木 健太",
        "companyName": "湊商事株式会社"
    })))
)]
pub async fn read_invitation(
    State(app): State<App>,
    body: JsonBody<ReadInvitationRequest>,
) -> Result<Json<Invitation>, Failure> {
    let (_, account, company) = find(&app, app.store.connection(), &body.value.token).await?;
    Ok(Json(Invitation {
        email: account.email,
        name: account.name,
        company_name: company.map(|company| company.name),
    }))
}

/// Sets the first password, uses the link up and signs in.
#[utoipa::path(
    post,
    path = "/invitation/acceptance",
    tag = "account",
    summary = "Accept an invitation",
    security(()),
    request_body(content = AcceptInvitationRequest, example = json!({
        "token": "v3m…Q",
        "password": "a long password of my own"
    })),
    extensions(("x-problem-codes" = json!(["invitation_invalid", "invalid_fields"]))),
    responses((status = 200, description = "Signed in", body = Session,
        headers(("Set-Cookie" = String, description = "The session's cookie")),
        example = json!({
            "account": {
                "id": "0b9d8a52-1c57-4f0e-bb0a-5c7c5a1f8d10",
                "email": "member01@minato.example",
                "name": "青木 健太",
                "kind": "member",
                "companyName": "湊商事株式会社",
                "language": "ja",
                "allowed": ["share"]
            },
            "waitingRequests": 0
        })))
)]
pub async fn accept_invitation(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    body: JsonBody<AcceptInvitationRequest>,
) -> Result<SessionBegun, Failure> {
    let request = body.value.check()?;
    // Before anything is hashed: an unknown token costs nothing.
    find(&app, app.store.connection(), &request.token).await?;
    let hash = app.passwords.hash(request.password).await?;

    let tx = app.store.begin().await?;
    let (invitation, account, company) = find(&app, &tx, &request.token).await?;
    let used = invitation::Entity::delete_many()
        .filter(invitation::Column::AccountId.eq(&invitation.account_id))
        .exec(&tx)
        .await?;
    if used.rows_affected == 0 {
        return Err(Failure::new(ProblemCode::InvitationInvalid));
    }
    let mut change = account::ActiveModel::from(account);
    change.password_hash = Set(Some(hash));
    let account = change.update(&tx).await?;
    session::end_all(&tx, &account.id).await?;
    let cookie = session::begin(&app, &tx, &account, &client).await?;
    let session = session::describe(&tx, account, company).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(session)))
}

async fn find(
    app: &App,
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<(invitation::Model, account::Model, Option<company::Model>), Failure> {
    let invalid = || Failure::new(ProblemCode::InvitationInvalid);
    let invitation = invitation::Entity::find_by_id(app.keys.hash("invitation", token))
        .filter(invitation::Column::ExpiresAt.gt(app.clock.now()))
        .lock(LockType::Update)
        .one(db)
        .await?
        .ok_or_else(invalid)?;
    let (account, company) = account::Entity::find_by_id(&invitation.account_id)
        .filter(account::Column::Enabled.eq(true))
        .find_also_related(company::Entity)
        .one(db)
        .await?
        .ok_or_else(invalid)?;
    Ok((invitation, account, company))
}
