//! Signing in and out, the session, invitations and the own account.

pub mod administration;
pub mod api_keys;
mod guard;
mod invitation;
pub mod password;
pub mod session;

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::{Extension, Json};
use madoguchi_contract::account::{Session, SetLanguageRequest, SignInRequest};
use madoguchi_contract::problem::{Problem, ProblemCode};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::http::json::JsonBody;
use crate::store::entities::{StoredLanguage, account, company};
use guard::Try;
use session::SignedIn;

/// The feature's endpoints.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(read_session, sign_in, sign_out))
        .routes(routes!(set_language))
        .routes(routes!(invitation::read_invitation))
        .routes(routes!(invitation::accept_invitation))
}

/// A session that begins: its cookie and what it says.
type SessionBegun = ([(header::HeaderName, HeaderValue); 1], Json<Session>);

/// Answers the same way while signed out, with no account.
#[utoipa::path(
    get,
    path = "/session",
    tag = "account",
    summary = "Who is signed in",
    security((), ("session" = [])),
    responses((status = 200, description = "The session; `account` is null while signed out", body = Session, examples(
        ("signed in" = (value = json!({
            "account": {
                "id": "6f1c2f7e-2b43-4a5c-9f3e-8a1d7c9b0e21",
                "email": "prime@minato.example",
                "name": "湊 一郎",
                "kind": "prime",
                "companyName": "湊商事株式会社",
                "language": "ja",
                "allowed": ["share"]
            },
            "waitingRequests": 1
        }))),
        ("signed out" = (value = json!({"account": null, "waitingRequests": 0})))
    )))
)]
async fn read_session(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
) -> Result<Json<Session>, Failure> {
    let Some(signed_in) = signed_in else {
        return Ok(Json(Session::default()));
    };
    let session =
        session::describe(app.store.connection(), signed_in.account, signed_in.company).await?;
    Ok(Json(session))
}

/// After 3 wrong passwords in a row each try must wait, after 10 the address is locked for 15
/// minutes; a client is locked after 50 within 15 minutes. No answer tells whether the account
/// exists.
#[utoipa::path(
    post,
    path = "/session",
    tag = "account",
    summary = "Sign in",
    security(()),
    request_body(content = SignInRequest, example = json!({
        "email": "prime@minato.example",
        "password": "Madoguchi-2026"
    })),
    extensions(("x-problem-codes" = json!(["sign_in_failed", "sign_in_locked", "invalid_fields"]))),
    responses((status = 200, description = "Signed in", body = Session,
        headers(("Set-Cookie" = String, description = "The session's cookie")),
        example = json!({
            "account": {
                "id": "6f1c2f7e-2b43-4a5c-9f3e-8a1d7c9b0e21",
                "email": "prime@minato.example",
                "name": "湊 一郎",
                "kind": "prime",
                "companyName": "湊商事株式会社",
                "language": "ja",
                "allowed": ["share"]
            },
            "waitingRequests": 0
        })))
)]
async fn sign_in(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    former: Option<SignedIn>,
    body: JsonBody<SignInRequest>,
) -> Result<SessionBegun, Failure> {
    let request = body.value.check()?;
    let counted = Try::count(&app, &request.email, &client).await?;
    let found = account::Entity::find()
        .filter(account::Column::Email.eq(&request.email))
        .filter(account::Column::Enabled.eq(true))
        .find_also_related(company::Entity)
        .one(app.store.connection())
        .await?;
    let stored = found
        .as_ref()
        .and_then(|(account, _)| account.password_hash.clone());
    let fits = app.passwords.verify(request.password, stored).await?;
    let Some((account, company)) = found.filter(|_| fits) else {
        return Err(Problem::new(ProblemCode::SignInFailed).into());
    };

    let tx = app.store.begin().await?;
    counted.succeed(&tx, app.clock.now()).await?;
    session::end(&tx, former, &client).await?;
    let cookie = session::begin(&app, &tx, &account, &client).await?;
    let session = session::describe(&tx, account, company).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(session)))
}

/// Ends the session; does nothing while signed out.
#[utoipa::path(
    delete,
    path = "/session",
    tag = "account",
    summary = "Sign out",
    security((), ("session" = [])),
    responses((status = 204, description = "Signed out"))
)]
async fn sign_out(
    State(app): State<App>,
    Extension(client): Extension<Client>,
    signed_in: Option<SignedIn>,
) -> Result<(StatusCode, [(header::HeaderName, HeaderValue); 1]), Failure> {
    let cookie = session::end(app.store.connection(), signed_in, &client).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]))
}

/// Mails that are written from now on have this language.
#[utoipa::path(
    put,
    path = "/account/language",
    tag = "account",
    summary = "Choose the language of one's mails",
    request_body(content = SetLanguageRequest, example = json!({"language": "en"})),
    extensions(("x-problem-codes" = json!(["signed_out", "invalid_fields"]))),
    responses((status = 204, description = "Chosen"))
)]
async fn set_language(
    State(app): State<App>,
    signed_in: SignedIn,
    body: JsonBody<SetLanguageRequest>,
) -> Result<StatusCode, Failure> {
    account::Entity::update_many()
        .col_expr(
            account::Column::Language,
            StoredLanguage::from(body.value.language).into(),
        )
        .filter(account::Column::Id.eq(signed_in.account.id))
        .exec(app.store.connection())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
