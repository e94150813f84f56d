//! Keys of other systems, which send records without a person (`POST /api/v1/intake`).

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::administration::Refusal;
use crate::app::App;
use crate::clock::{Clock, MINUTE};
use crate::http::failure::Failure;
use crate::keys::{Keys, new_token};
use crate::store::Store;
use crate::store::entities::api_key::{ActiveModel, Column, Entity, Model};

const NAME_MAX: usize = 100;
/// What a key begins with, so that one that leaked is known for what it is.
const PREFIX: &str = "madoguchi_";
const PURPOSE: &str = "api-key";

/// What the operator does with keys.
pub struct ApiKeys {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// Hashes them.
    pub keys: Keys,
}

impl ApiKeys {
    /// Makes a key, which is told this once.
    pub async fn create(&self, name: &str) -> Result<String, Refusal> {
        let name = name.trim();
        let is_name = (1..=NAME_MAX).contains(&name.chars().count());
        if !is_name || name.chars().any(char::is_control) {
            let what = format!("a name has 1 to {NAME_MAX} characters on one line");
            return Err(Refusal::Wrong(what));
        }
        let key = format!("{PREFIX}{}", new_token());
        let written = Entity::insert(ActiveModel {
            name: Set(name.to_owned()),
            key_hash: Set(self.keys.hash(PURPOSE, &key)),
            created_at: Set(self.clock.now()),
            used_at: Set(None),
        })
        .on_conflict(OnConflict::column(Column::Name).do_nothing().to_owned())
        .exec_without_returning(self.store.connection())
        .await?;
        if written == 0 {
            let what = format!("there is a key called {name} already; revoke it first");
            return Err(Refusal::Wrong(what));
        }
        Ok(key)
    }

    /// All, by name.
    pub async fn list(&self) -> Result<Vec<Model>, DbErr> {
        let all = Entity::find().order_by_asc(Column::Name);
        all.all(self.store.connection()).await
    }

    /// From now on it opens nothing.
    pub async fn revoke(&self, name: &str) -> Result<(), Refusal> {
        let gone = Entity::delete_by_id(name.trim())
            .exec(self.store.connection())
            .await?;
        if gone.rows_affected == 0 {
            return Err(Refusal::Wrong(format!("there is no key called {name}")));
        }
        Ok(())
    }
}

/// The system that sends a request, known by its key.
pub struct BackOffice {
    /// What its key is called.
    pub name: String,
}

impl FromRequestParts<App> for BackOffice {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let unknown = || Failure::new(ProblemCode::ApiKeyUnknown);
        let key = bearer(parts).ok_or_else(unknown)?;
        let db = app.store.connection();
        let found = Entity::find()
            .filter(Column::KeyHash.eq(app.keys.hash(PURPOSE, key)))
            .one(db)
            .await?
            .ok_or_else(unknown)?;
        let now = app.clock.now();
        if found.used_at.is_none_or(|used_at| used_at + MINUTE <= now) {
            Entity::update_many()
                .col_expr(Column::UsedAt, now.into())
                .filter(Column::Name.eq(&found.name))
                .exec(db)
                .await?;
        }
        Ok(Self { name: found.name })
    }
}

/// RFC 6750
fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
