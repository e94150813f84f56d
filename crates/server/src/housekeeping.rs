//! Clears away what nobody needs any more.

use std::time::Duration;

use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter};

use crate::account::session::{IDLE, LONGEST};
use crate::clock::Clock;
use crate::http::idempotency;
use crate::outbox;
use crate::sharing::access_log;
use crate::store::Store;
use crate::store::entities::{
    MessageState, access, idempotency_key, invitation, message, session, sign_in_guard, undo,
    upload,
};
use crate::uploads;

const PAUSE: Duration = Duration::from_secs(10 * 60);

/// Clears until its task is ended.
pub async fn run(store: Store, clock: Clock) {
    let mut moves = clock.moves();
    loop {
        if let Err(error) = clear(&store, &clock).await {
            tracing::warn!(%error, "nothing was cleared away");
        }
        tokio::select! {
            () = moves.next() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

async fn clear(store: &Store, clock: &Clock) -> Result<(), DbErr> {
    let db = store.connection();
    let now = clock.now();
    let is_over = Condition::any()
        .add(session::Column::UsedAt.lte(now - IDLE))
        .add(session::Column::CreatedAt.lte(now - LONGEST));
    session::Entity::delete_many()
        .filter(is_over)
        .exec(db)
        .await?;
    invitation::Entity::delete_many()
        .filter(invitation::Column::ExpiresAt.lte(now))
        .exec(db)
        .await?;
    sign_in_guard::Entity::delete_many()
        .filter(sign_in_guard::Column::ForgetAt.lte(now))
        .exec(db)
        .await?;
    idempotency_key::Entity::delete_many()
        .filter(idempotency_key::Column::CreatedAt.lte(now - idempotency::KEPT))
        .exec(db)
        .await?;
    undo::Entity::delete_many()
        .filter(undo::Column::OpenUntil.lte(now - idempotency::KEPT))
        .exec(db)
        .await?;
    access::Entity::delete_many()
        .filter(access::Column::At.lte(now - access_log::KEPT))
        .exec(db)
        .await?;
    message::Entity::delete_many()
        .filter(message::Column::State.ne(MessageState::Waiting))
        .filter(message::Column::CreatedAt.lte(now - outbox::KEPT))
        .exec(db)
        .await?;
    upload::Entity::delete_many()
        .filter(upload::Column::CreatedAt.lte(now - uploads::KEPT))
        .exec(db)
        .await?;
    Ok(())
}
