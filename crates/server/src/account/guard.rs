//! Slows guessing down and locks it out for a while, whether or not the account exists.

use std::net::IpAddr;

use madoguchi_contract::problem::ProblemCode;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::app::App;
use crate::clock::{MINUTE, Millis, SECOND};
use crate::http::client::Client;
use crate::http::failure::Failure;
use crate::store::entities::sign_in_guard::{ActiveModel, Column, Entity, Model};

/// A row of wrong passwords is forgotten after so long without another one.
const MEMORY: Millis = 15 * MINUTE;
const LOCK: Millis = 15 * MINUTE;
const FIRST_PAUSE: Millis = 5 * SECOND;
/// From this many wrong passwords on, each is followed by a pause that doubles.
const PAUSE_FROM: i64 = 3;
/// With this many, a typed address is locked.
const ADDRESS_LIMIT: i64 = 10;
/// With this many within [`MEMORY`], a client is locked.
const CLIENT_LIMIT: i64 = 50;

/// A try to sign in that has been counted as wrong until it turns out right.
pub struct Try {
    address: String,
    client: String,
}

impl Try {
    /// Counts the try before its password is looked at, so that many at once gain nothing.
    pub async fn count(app: &App, email: &str, client: &Client) -> Result<Self, Failure> {
        let this = Self {
            address: app.keys.hash("sign-in address", email),
            client: app.keys.hash("sign-in client", &network(client.address)),
        };
        let now = app.clock.now();
        let tx = app.store.begin().await?;
        let guards = this.lock(&tx, now).await?;
        if let Some(until) = guards.iter().map(|guard| guard.closed_until).max()
            && until > now
        {
            let seconds = (until - now + SECOND - 1) / SECOND;
            return Err(Failure::new(ProblemCode::SignInLocked).with_retry_after(seconds));
        }
        for guard in guards {
            let is_address = guard.key == this.address;
            count_wrong(guard, is_address, now).update(&tx).await?;
        }
        tx.commit().await?;
        Ok(this)
    }

    /// The password was right: the address begins anew, and the client's count loses this try.
    pub async fn succeed(self, tx: &DatabaseTransaction, now: Millis) -> Result<(), DbErr> {
        let guards = self.lock(tx, now).await?;
        for guard in guards {
            let wrong = if guard.key == self.address {
                0
            } else {
                (guard.wrong - 1).max(0)
            };
            let is_open = wrong < CLIENT_LIMIT;
            let mut change = ActiveModel::from(guard);
            change.wrong = Set(wrong);
            if is_open {
                change.closed_until = Set(0);
            }
            change.update(tx).await?;
        }
        Ok(())
    }

    /// Both counts, in one order, so that two tries never wait for one another.
    async fn lock(&self, tx: &DatabaseTransaction, now: Millis) -> Result<Vec<Model>, DbErr> {
        let mut keys = [&self.address, &self.client];
        keys.sort();
        let fresh = keys.map(|key| ActiveModel {
            key: Set(key.clone()),
            wrong: Set(0),
            forget_at: Set(now + MEMORY),
            closed_until: Set(0),
        });
        Entity::insert_many(fresh)
            .on_conflict(OnConflict::column(Column::Key).do_nothing().to_owned())
            .exec_without_returning(tx)
            .await?;
        Entity::find()
            .filter(Column::Key.is_in(keys))
            .order_by_asc(Column::Key)
            .lock(LockType::Update)
            .all(tx)
            .await
    }
}

/// One client has a whole /64 of IPv6 addresses to itself.
fn network(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
}

fn count_wrong(guard: Model, is_address: bool, now: Millis) -> ActiveModel {
    let is_forgotten = guard.forget_at <= now;
    let wrong = if is_forgotten { 1 } else { guard.wrong + 1 };
    let closed_for = match (is_address, wrong) {
        (true, ADDRESS_LIMIT..) => LOCK,
        (true, PAUSE_FROM..) => FIRST_PAUSE << (wrong - PAUSE_FROM),
        (false, CLIENT_LIMIT..) => LOCK,
        _ => 0,
    };
    // A typed address is remembered from its last wrong password, a client from its first.
    let forget_at = if is_address || is_forgotten {
        now + MEMORY
    } else {
        guard.forget_at
    };
    let mut change = ActiveModel::from(guard);
    change.wrong = Set(wrong);
    // Not `now` without a pause: a try that has waited for this one has an earlier `now`.
    let is_closed = closed_for > 0;
    change.closed_until = Set(if is_closed { now + closed_for } else { 0 });
    change.forget_at = Set(forget_at.max(now + closed_for));
    change
}
