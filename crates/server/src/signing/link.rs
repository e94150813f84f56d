//! A signer's link: what its token opens.

use axum::http::{HeaderMap, HeaderValue};
use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use subtle::ConstantTimeEq;

use super::codes;
use super::progress::Envelope;
use crate::account::session::{cookie, named_cookie};
use crate::app::App;
use crate::clock::{HOUR, Millis};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::keys::new_token;
use crate::store::entities::{StoredSignerState, signer};

/// How long the documents stay open after the right code.
const OPEN: Millis = 12 * HOUR;

/// Longest token that is looked up.
const TOKEN_MAX: usize = 100;

/// A signer's link. It is made from the server's secret, so that it can be sent again although the
/// database has its hash alone; 署名再依頼 and 署名者変更 change it.
pub struct Link(String);

impl Link {
    /// The one of a signer in the present round.
    pub fn of(app: &App, signer: &signer::Model) -> Self {
        let (id, round, to) = (&signer.id, signer.round, &signer.destination);
        Self(
            app.keys
                .hash("signing link token", &format!("{id} {round} {to}")),
        )
    }

    /// What the database finds it by.
    pub fn hash(&self, app: &App) -> String {
        hash(app, &self.0)
    }

    /// With the token in its fragment.
    pub fn address(&self, app: &App) -> String {
        format!("{}/sign#{}", app.portal(), self.0)
    }
}

fn hash(app: &App, token: &str) -> String {
    app.keys.hash("signing link", token)
}

/// A signer who came over a link, with the whole request locked.
pub struct Visit {
    /// The request.
    pub envelope: Envelope,
    /// The signer's place among its signers.
    pub at: usize,
}

impl Visit {
    /// Finds the signer of a token. A link that was replaced or withdrawn, and one that never
    /// was, get the same answer. A code whose time has passed is ended first.
    pub async fn begin(
        app: &App,
        tx: &DatabaseTransaction,
        token: &str,
        now: Millis,
    ) -> Result<Self, Failure> {
        let closed = || Failure::new(ProblemCode::LinkClosed);
        if token.is_empty() || token.len() > TOKEN_MAX {
            return Err(closed());
        }
        let hash = hash(app, token);
        let found = signer::Entity::find()
            .filter(signer::Column::LinkHash.eq(&hash))
            .one(tx)
            .await?
            .ok_or_else(closed)?;
        let envelope = Envelope::lock(tx, &found.request_id).await?;
        let at = envelope.position(&found.id).ok_or_else(closed)?;
        let mut visit = Self { envelope, at };
        // Read again behind the lock: another act may have replaced the link meanwhile.
        let is_same = visit.signer().link_hash.as_deref() == Some(hash.as_str());
        if !is_same || visit.signer().state == StoredSignerState::Withdrawn {
            return Err(closed());
        }
        codes::end_expired(app, tx, &mut visit.envelope, at, now).await?;
        Ok(visit)
    }

    /// The signer.
    pub fn signer(&self) -> &signer::Model {
        &self.envelope.signers[self.at]
    }

    /// Whether the documents are open to this browser.
    pub fn is_open(&self, app: &App, headers: &HeaderMap, client: &Client, now: Millis) -> bool {
        is_open(app, self.signer(), headers, client, now)
    }

    /// Opens the documents to the browser that brings the cookie back.
    pub async fn open(
        &mut self,
        app: &App,
        tx: &DatabaseTransaction,
        client: &Client,
        now: Millis,
    ) -> Result<HeaderValue, Failure> {
        let token = new_token();
        let mut change = signer::ActiveModel::from(self.signer().clone());
        change.session_hash = Set(Some(app.keys.hash("signer session", &token)));
        change.session_ends_at = Set(Some(now + OPEN));
        let at = self.at;
        self.envelope.change(tx, at, change).await?;
        Ok(named_cookie(
            &cookie_name(&self.signer().id),
            &token,
            client,
        ))
    }
}

/// Whether a signer's documents are open to the browser that these headers come from.
pub fn is_open(
    app: &App,
    signer: &signer::Model,
    headers: &HeaderMap,
    client: &Client,
    now: Millis,
) -> bool {
    let is_possible = !matches!(
        signer.state,
        StoredSignerState::Failed | StoredSignerState::Withdrawn | StoredSignerState::Waiting
    );
    let lives = signer.session_ends_at.is_some_and(|end| now < end);
    let token = cookie(headers, &cookie_name(&signer.id), client);
    let hash = token.map(|token| app.keys.hash("signer session", token));
    let is_same = |hash: String| {
        let expected = signer.session_hash.as_deref().unwrap_or_default();
        bool::from(hash.as_bytes().ct_eq(expected.as_bytes()))
    };
    is_possible && lives && hash.is_some_and(is_same)
}

/// One for each signer, so that two requests can be open in one browser.
fn cookie_name(signer_id: &str) -> String {
    let short: String = signer_id.chars().take(8).collect();
    format!("madoguchi-sign-{short}")
}
