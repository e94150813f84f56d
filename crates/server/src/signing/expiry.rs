//! Ends codes whose time has passed, erases their texts, and notes SMS that were refused, so that
//! the drafter learns of a failure although nobody comes again (R-200, D-7).

use std::time::Duration;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::progress::Envelope;
use super::{codes, delivery};
use crate::app::App;
use crate::clock::Millis;
use crate::http::failure::Failure;
use crate::store::entities::signer;

const PAUSE: Duration = Duration::from_secs(15);
/// Ended at a time.
const SOME: u64 = 100;

/// Looks until its task is ended.
pub async fn run(app: App) {
    let mut moves = app.clock.moves();
    loop {
        if look(&app).await.is_err() {
            tracing::warn!("what has become of codes was not noted");
        }
        tokio::select! {
            () = moves.next() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

async fn look(app: &App) -> Result<(), Failure> {
    let erased = app.outbox.erase_expired(app.store.connection()).await;
    let ended = end_some(app).await;
    let noted = delivery::note_refused(app).await;
    erased.map_err(Failure::from).and(ended).and(noted)
}

async fn end_some(app: &App) -> Result<(), Failure> {
    let now = app.clock.now();
    let expired = signer::Entity::find()
        .filter(signer::Column::CodeExpiresAt.lte(now))
        .order_by_asc(signer::Column::CodeExpiresAt)
        .limit(SOME)
        .all(app.store.connection())
        .await?;
    for found in expired {
        if let Err(error) = end(app, &found, now).await {
            tracing::error!(signer = found.id, ?error, "an expired code was not ended");
        }
    }
    app.outbox.wake();
    Ok(())
}

async fn end(app: &App, found: &signer::Model, now: Millis) -> Result<(), Failure> {
    let tx = app.store.begin().await?;
    let mut envelope = Envelope::lock(&tx, &found.request_id).await?;
    if let Some(at) = envelope.position(&found.id) {
        codes::end_expired(app, &tx, &mut envelope, at, now).await?;
    }
    tx.commit().await?;
    Ok(())
}
