//! Sending what waits in the outbox.
//!
//! A sender leases one message, sends it and marks it. When a process dies, its lease runs out
//! and another sender takes over. A mail is sent twice only when the process dies between the
//! mail server's acceptance and the mark, and then with the same Message-ID.

use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::Outbox;
use super::sms::SmsGateway;
use super::smtp::{SendError, Transport};
use crate::clock::{Clock, DAY, HOUR, MINUTE, Millis, SECOND};
use crate::store::entities::message::{Column, Entity, Model};
use crate::store::entities::{Channel, MessageState};
use crate::store::{Store, new_id};

/// How long a sender has a message for itself; longer than a try can take.
const LEASE: Millis = 2 * MINUTE;
/// After so long without success a mail is given up.
const GIVE_UP: Millis = 5 * DAY;
/// How often marking is tried, a second apart.
const MARK_TRIES: u32 = 30;
/// How often a sender looks for what other processes wrote.
const LOOK: Duration = Duration::from_secs(2);

/// The pause after the given number of failed tries.
fn pause(attempts: i64) -> Millis {
    match attempts {
        ..=1 => 10 * SECOND,
        2 => MINUTE,
        3 => 5 * MINUTE,
        4 => 30 * MINUTE,
        _ => 2 * HOUR,
    }
}

/// What it says is of no use any more.
fn is_over(mail: &Model, now: Millis) -> bool {
    mail.expires_at.is_some_and(|end| end <= now)
}

/// One process's sender.
pub struct Sender {
    /// Where messages are kept.
    pub store: Store,
    /// What wakes it, and reads sealed texts.
    pub outbox: Outbox,
    /// What pauses go by.
    pub clock: Clock,
    /// Where mails go.
    pub transport: Transport,
    /// Where SMS go; without one they stay in the outbox.
    pub gateway: Option<SmsGateway>,
}

impl Sender {
    /// Sends until its task is ended.
    pub async fn run(self) {
        let mut moves = self.clock.moves();
        loop {
            match self.send_next().await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::error!(%error, "the outbox cannot be read"),
            }
            tokio::select! {
                () = self.outbox.written.notified() => {}
                () = moves.next() => {}
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    /// Whether there was something to send.
    async fn send_next(&self) -> Result<bool, DbErr> {
        let now = self.clock.now();
        let Some((mail, lease)) = self.lease(now).await? else {
            return Ok(false);
        };
        let text = self.outbox.read(&mail);
        let unreadable = || Err(SendError::Never("its text cannot be read".into()));
        let outcome = match (mail.channel, &self.transport, &self.gateway) {
            // Read here even after its time.
            (Channel::Sms, _, None) => {
                return self.mark_kept(&mail, &lease).await.map(|()| true);
            }
            _ if is_over(&mail, now) => Err(SendError::TooLate),
            (Channel::Mail, Transport::Keep, _) => {
                return self.mark_kept(&mail, &lease).await.map(|()| true);
            }
            (Channel::Mail, Transport::Smtp(server), _) => match text {
                Some(text) => server.send(&mail, text).await,
                None => unreadable(),
            },
            (Channel::Sms, _, Some(gateway)) => match text {
                Some(text) => gateway.send(&mail, &text, now).await,
                None => unreadable(),
            },
        };
        let outcome = match outcome {
            Err(SendError::Later(error) | SendError::Untaken(error))
                if self.clock.now() - mail.created_at > GIVE_UP =>
            {
                Err(SendError::Never(error))
            }
            other => other,
        };
        // A mail that went out and is not marked would go out again: the lease leaves time to
        // wait for a database that is away for a moment.
        let mut tries = 0;
        while let Err(error) = self.mark(&mail, &lease, &outcome).await {
            tries += 1;
            if tries == MARK_TRIES {
                return Err(error);
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        Ok(true)
    }

    async fn lease(&self, now: Millis) -> Result<Option<(Model, String)>, DbErr> {
        let free = Condition::all()
            .add(Column::State.eq(MessageState::Waiting))
            .add(Column::NextAttemptAt.lte(now))
            .add(Column::LeasedUntil.lte(now));
        let next = Entity::find()
            .filter(free.clone())
            .order_by_asc(Column::NextAttemptAt)
            .order_by_asc(Column::Id)
            .one(self.store.connection())
            .await?;
        let Some(mut mail) = next else {
            return Ok(None);
        };
        let lease = new_id();
        let leased = Entity::update_many()
            .col_expr(Column::Lease, Expr::value(lease.clone()))
            .col_expr(Column::LeasedUntil, Expr::value(now + LEASE))
            .col_expr(Column::Attempts, Expr::value(mail.attempts + 1))
            // Whatever becomes of this process from here on.
            .col_expr(
                Column::MaybeTaken,
                Expr::value(mail.maybe_taken || !is_over(&mail, now)),
            )
            .filter(free.add(Column::Id.eq(mail.id)))
            .exec(self.store.connection())
            .await?;
        mail.attempts += 1;
        if leased.rows_affected == 0 {
            // Another sender was faster; look again at the next turn.
            return Box::pin(self.lease(now)).await;
        }
        Ok(Some((mail, lease)))
    }

    async fn mark_kept(&self, mail: &Model, lease: &str) -> Result<(), DbErr> {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(MessageState::Kept))
            .filter(Column::Id.eq(mail.id))
            .filter(Column::Lease.eq(lease))
            .exec(self.store.connection())
            .await?;
        Ok(())
    }

    async fn mark(
        &self,
        mail: &Model,
        lease: &str,
        outcome: &Result<(), SendError>,
    ) -> Result<(), DbErr> {
        let now = self.clock.now();
        let id = mail.id;
        let mut update = Entity::update_many()
            .col_expr(Column::LeasedUntil, Expr::value(0_i64))
            .filter(Column::Id.eq(id))
            .filter(Column::Lease.eq(lease));
        update = match outcome {
            Ok(()) => {
                tracing::info!(mail = id, "mail sent");
                update
                    .col_expr(Column::State, Expr::value(MessageState::Sent))
                    .col_expr(Column::SentAt, Expr::value(now))
            }
            Err(SendError::TooLate) => {
                tracing::warn!(mail = id, "mail not sent before its time had passed");
                update
                    .col_expr(Column::State, Expr::value(MessageState::Failed))
                    .col_expr(Column::LastError, Expr::value("its time has passed"))
            }
            Err(SendError::Never(error)) => {
                tracing::error!(mail = id, error, "mail refused for good");
                update
                    .col_expr(Column::State, Expr::value(MessageState::Failed))
                    .col_expr(Column::LastError, Expr::value(error.clone()))
            }
            Err(SendError::Later(error) | SendError::Untaken(error)) => {
                tracing::warn!(
                    mail = id,
                    attempts = mail.attempts,
                    error,
                    "mail not sent yet"
                );
                update
                    .col_expr(
                        Column::NextAttemptAt,
                        Expr::value(now + pause(mail.attempts)),
                    )
                    .col_expr(Column::LastError, Expr::value(error.clone()))
            }
        };
        if matches!(outcome, Err(SendError::Untaken(_) | SendError::TooLate)) {
            update = update.col_expr(Column::MaybeTaken, Expr::value(mail.maybe_taken));
        }
        let is_tried_again = matches!(outcome, Err(SendError::Later(_) | SendError::Untaken(_)));
        if mail.sealed && !is_tried_again {
            update = update.col_expr(Column::Body, Expr::value(""));
        }
        update.exec(self.store.connection()).await?;
        Ok(())
    }
}
