//! Sessions: who is signed in.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use madoguchi_contract::account::{Account, AccountAct, Session};
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter,
};

use crate::app::App;
use crate::clock::{HOUR, MINUTE, Millis};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::keys::new_token;
use crate::records::news;
use crate::sharing::ends;
use crate::signing::InCompany;
use crate::store::entities::{account, company, session, share};

/// A session ends after so long without use.
pub const IDLE: Millis = 60 * MINUTE;
/// A session ends after so long in any case.
pub const LONGEST: Millis = 12 * HOUR;
/// How exactly the last use is noted, so that reading does not write each time.
const NOTED: Millis = MINUTE;

/// Browsers bind a `__Host-` cookie to this host and to https; plain http on loopback cannot.
const SECURE_COOKIE: &str = "__Host-madoguchi";
const LOOPBACK_COOKIE: &str = "madoguchi";

/// The account that is signed in.
pub struct SignedIn {
    /// Itself.
    pub account: account::Model,
    /// Its company.
    pub company: Option<company::Model>,
    token_hash: String,
}

/// The account that is signed in, and may share.
pub struct Sharer(pub account::Model);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        find(app, parts)
            .await?
            .ok_or_else(|| Failure::new(ProblemCode::SignedOut))
    }
}

impl OptionalFromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Failure> {
        find(app, parts).await
    }
}

impl FromRequestParts<App> for Sharer {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let signed_in = <SignedIn as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        if signed_in.account.may_share() {
            Ok(Self(signed_in.account))
        } else {
            Err(Failure::new(ProblemCode::NotAllowed))
        }
    }
}

async fn find(app: &App, parts: &Parts) -> Result<Option<SignedIn>, Failure> {
    let client = parts.extensions.get::<Client>();
    let is_secure = client.is_none_or(|client| client.is_secure);
    let Some(token) = find_cookie(&parts.headers, cookie_name(is_secure)) else {
        return Ok(None);
    };
    let token_hash = app.keys.hash("session", token);
    let db = app.store.connection();
    let now = app.clock.now();
    let Some(session) = session::Entity::find_by_id(&token_hash).one(db).await? else {
        return Ok(None);
    };
    if session.used_at + IDLE <= now || session.created_at + LONGEST <= now {
        return Ok(None);
    }
    let found = account::Entity::find_by_id(&session.account_id)
        .filter(account::Column::Enabled.eq(true))
        .find_also_related(company::Entity)
        .one(db)
        .await?;
    let Some((account, company)) = found else {
        return Ok(None);
    };
    if session.used_at + NOTED <= now {
        session::Entity::update_many()
            .col_expr(session::Column::UsedAt, now.into())
            .filter(session::Column::TokenHash.eq(&token_hash))
            .exec(db)
            .await?;
    }
    ends::end_those_of(app, &account.id).await?;
    Ok(Some(SignedIn {
        account,
        company,
        token_hash,
    }))
}

/// Begins a session and returns its cookie.
pub async fn begin(
    app: &App,
    tx: &impl ConnectionTrait,
    account: &account::Model,
    client: &Client,
) -> Result<HeaderValue, DbErr> {
    let token = new_token();
    let now = app.clock.now();
    session::ActiveModel {
        token_hash: Set(app.keys.hash("session", &token)),
        account_id: Set(account.id.clone()),
        created_at: Set(now),
        used_at: Set(now),
    }
    .insert(tx)
    .await?;
    news::begin(tx, &account.id, now).await?;
    Ok(set_cookie(&token, client, ""))
}

/// Ends the session and returns what removes its cookie.
pub async fn end(
    tx: &impl ConnectionTrait,
    signed_in: Option<SignedIn>,
    client: &Client,
) -> Result<HeaderValue, DbErr> {
    if let Some(signed_in) = signed_in {
        session::Entity::delete_by_id(signed_in.token_hash)
            .exec(tx)
            .await?;
    }
    Ok(set_cookie("", client, "; Max-Age=0"))
}

/// Ends every session of an account.
pub async fn end_all(tx: &impl ConnectionTrait, account_id: &str) -> Result<(), DbErr> {
    session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(account_id))
        .exec(tx)
        .await?;
    Ok(())
}

/// The session as the contract describes it.
pub async fn describe(
    db: &impl ConnectionTrait,
    account: account::Model,
    company: Option<company::Model>,
) -> Result<Session, DbErr> {
    let may_share = account.may_share();
    let waiting = if may_share {
        share::Entity::find()
            .filter(share::Column::OwnerId.eq(&account.id))
            .filter(share::waiting())
            .count(db)
            .await?
    } else {
        0
    };
    let new_records = news::counts(db, &account).await?;
    Ok(Session {
        account: Some(Account {
            id: account.id.clone(),
            email: account.email.clone(),
            name: account.name.clone(),
            kind: account.kind.into(),
            language: account.language.into(),
            allowed: allowed(&account, company.as_ref()),
            company_name: company.map(|company| company.name),
        }),
        waiting_requests: u32::try_from(waiting).unwrap_or(u32::MAX),
        new_records,
    })
}

fn allowed(account: &account::Model, company: Option<&company::Model>) -> Vec<AccountAct> {
    let drafts = InCompany::may_draft(account);
    let administers = company.is_some_and(|company| InCompany::administers(account, company));
    [
        (account.may_share(), AccountAct::Share),
        (drafts, AccountAct::Draft),
        (drafts && administers, AccountAct::SetAccessCodePolicy),
    ]
    .into_iter()
    .filter_map(|(is_allowed, act)| is_allowed.then_some(act))
    .collect()
}

/// A cookie of this browser beside the session's.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str, client: &Client) -> Option<&'a str> {
    find_cookie(headers, &full_name(name, client))
}

/// Sets one, until the browser is closed.
pub fn named_cookie(name: &str, value: &str, client: &Client) -> HeaderValue {
    write_cookie(&full_name(name, client), value, client, "")
}

fn full_name(name: &str, client: &Client) -> String {
    let prefix = if client.is_secure { "__Host-" } else { "" };
    format!("{prefix}{name}")
}

fn cookie_name(is_secure: bool) -> &'static str {
    if is_secure {
        SECURE_COOKIE
    } else {
        LOOPBACK_COOKIE
    }
}

fn find_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(given, _)| *given == name)
        .map(|(_, value)| value)
}

fn set_cookie(value: &str, client: &Client, more: &str) -> HeaderValue {
    write_cookie(cookie_name(client.is_secure), value, client, more)
}

fn write_cookie(name: &str, value: &str, client: &Client, more: &str) -> HeaderValue {
    let secure = if client.is_secure { "; Secure" } else { "" };
    HeaderValue::try_from(format!(
        "{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{more}"
    ))
    .expect("tokens are visible ASCII")
}
