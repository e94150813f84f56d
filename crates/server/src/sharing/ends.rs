//! Shares that end by themselves, and the mails of that (G-03).
//!
//! Nobody has to wait for the job: each request of a signed-in account first ends what is over of
//! its own shares.

use std::time::Duration;

use madoguchi_contract::sharing::ENDS_SOON_DAYS;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::ending::{Locked, end, lock};
use crate::app::App;
use crate::clock::{DAY, HOUR, Millis};
use crate::outbox::texts::{self, SharingNews};
use crate::store::entities::StoredState;
use crate::store::entities::share::{ACTIVE, Column, Entity};

/// How often it is looked whose time has come.
const PAUSE: Duration = Duration::from_secs(60);
/// Shares of one look; the next look comes at once when there were as many.
const AT_ONCE: u64 = 100;
/// A reminder goes out at nine in the morning in Japan, this long before the end of the last day.
const REMINDER: Millis = (ENDS_SOON_DAYS as Millis + 1) * DAY - 9 * HOUR;

/// Whether a reminder of this end would come too late to be one.
pub fn is_soon(ends_at: Millis, now: Millis) -> bool {
    ends_at <= now + REMINDER
}

/// Ends and reminds until its task is ended.
pub async fn run(app: App) {
    let mut moves = app.clock.moves();
    loop {
        match look(&app).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(%error, "no share was ended or reminded of"),
        }
        tokio::select! {
            () = moves.next() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Whether there may be more to do.
async fn look(app: &App) -> Result<bool, DbErr> {
    let now = app.clock.now();
    let over = ids(app.store.connection(), is_over(now)).await?;
    for id in &over {
        act(app, id, end_if_over).await?;
    }
    let due = ids(app.store.connection(), is_reminder_due(now)).await?;
    for id in &due {
        act(app, id, remind_if_due).await?;
    }
    Ok(over.len().max(due.len()) as u64 == AT_ONCE)
}

/// Ends what is over of an account's shares.
pub async fn end_those_of(app: &App, account_id: &str) -> Result<(), DbErr> {
    let is_party = Condition::any()
        .add(Column::RequesterId.eq(account_id))
        .add(Column::OwnerId.eq(account_id));
    let over = is_over(app.clock.now()).add(is_party);
    for id in ids(app.store.connection(), over).await? {
        act(app, &id, end_if_over).await?;
    }
    Ok(())
}

fn is_over(now: Millis) -> Condition {
    Condition::all()
        .add(Column::State.is_in(ACTIVE))
        .add(Column::EndsAt.lte(now))
}

fn is_reminder_due(now: Millis) -> Condition {
    let decided_long_before =
        Expr::col(Column::DecidedAt).lt(Expr::col(Column::EndsAt).sub(Expr::value(REMINDER)));
    Condition::all()
        .add(Column::State.eq(StoredState::Approved))
        .add(Column::EndsAt.lte(now + REMINDER))
        .add(Column::EndsAt.gt(now))
        .add(Column::RemindedAt.is_null())
        .add(Column::RenewalAskedAt.is_null())
        // Who was told of the end only now needs no reminder.
        .add(decided_long_before)
}

async fn ids(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<String>, DbErr> {
    Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(which)
        .order_by_asc(Column::EndsAt)
        .limit(AT_ONCE)
        .into_tuple()
        .all(db)
        .await
}

/// Locks a share and does with it what is still due.
async fn act(
    app: &App,
    id: &str,
    act: impl AsyncFnOnce(&App, &DatabaseTransaction, Locked, Millis) -> Result<(), DbErr>,
) -> Result<(), DbErr> {
    let tx = app.store.begin().await?;
    if let Some(locked) = lock(&tx, id).await? {
        act(app, &tx, locked, app.clock.now()).await?;
    }
    tx.commit().await?;
    app.outbox.wake();
    Ok(())
}

async fn end_if_over(
    app: &App,
    tx: &DatabaseTransaction,
    Locked {
        share,
        owner,
        requester,
    }: Locked,
    now: Millis,
) -> Result<(), DbErr> {
    let Some(ended_at) = share.ends_at.filter(|at| share.is_active() && *at <= now) else {
        return Ok(());
    };
    let news = match share.state {
        StoredState::Requested => SharingNews::RequestOver,
        _ => SharingNews::Over,
    };
    let share = end(tx, share, StoredState::Ended, ended_at, None).await?;
    for (to, other) in [(&requester, &owner), (&owner, &requester)] {
        let text = texts::sharing(news, to, other, &share, app.portal());
        app.outbox.write(tx, to, text).await?;
    }
    Ok(())
}

async fn remind_if_due(
    app: &App,
    tx: &DatabaseTransaction,
    Locked {
        share,
        owner,
        requester,
    }: Locked,
    now: Millis,
) -> Result<(), DbErr> {
    // Marked only while it is as it was found: an act came in between otherwise.
    let marked = Entity::update_many()
        .col_expr(Column::RemindedAt, now.into())
        .filter(is_reminder_due(now).add(Column::Id.eq(&share.id)))
        .exec(tx)
        .await?;
    if marked.rows_affected == 1 {
        let news = SharingNews::EndsSoon;
        let text = texts::sharing(news, &requester, &owner, &share, app.portal());
        app.outbox.write(tx, &requester, text).await?;
    }
    Ok(())
}
