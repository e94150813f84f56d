//! Mails and SMS, written in the same transaction as the act that they tell of and sent afterwards.

pub mod sender;
pub mod sms;
mod smtp;
pub mod texts;

use std::sync::Arc;

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
};
use tokio::sync::Notify;

use crate::account::administration::INVITATION;
use crate::clock::{Clock, DAY, Millis};
use crate::config::MailArgs;
use crate::keys::Keys;
use crate::store::entities::{
    Channel, MessageState, Purpose, StoredDelivery, StoredLanguage, account, message, signer, undo,
};
use crate::store::new_id;

pub use smtp::{MailServer, Transport};
use texts::Text;

/// So long a message stays that was sent, kept or given up; the gateway may still tell of it.
pub const KEPT: Millis = 30 * DAY;

/// For so long a text with a one-time link is worth sending.
const SECRET_KEPT: Millis = INVITATION;

/// Where acts leave their mails.
#[derive(Clone)]
pub struct Outbox {
    clock: Clock,
    keys: Keys,
    /// The right part of every Message-ID.
    domain: String,
    /// SMS leave over a gateway; otherwise they are read here.
    has_gateway: bool,
    written: Arc<Notify>,
}

impl Outbox {
    /// `mail` names the address that mails come from, and the SMS gateway.
    pub fn new(clock: Clock, keys: Keys, mail: &MailArgs) -> Self {
        let sender = mail.mail_from.trim_end_matches('>');
        let domain = sender.rsplit('@').next();
        Self {
            clock,
            keys,
            domain: domain.unwrap_or("localhost").to_owned(),
            has_gateway: mail.sms_url.is_some(),
            written: Arc::new(Notify::new()),
        }
    }

    /// Writes a mail to `to`, in its language.
    pub async fn write(
        &self,
        tx: &impl ConnectionTrait,
        to: &account::Model,
        text: Text,
    ) -> Result<(), DbErr> {
        self.write_for(tx, to, text, None).await
    }

    /// The same; it waits until the act that it tells of can no longer be undone.
    pub async fn write_for(
        &self,
        tx: &impl ConnectionTrait,
        to: &account::Model,
        text: Text,
        undo: Option<&undo::Model>,
    ) -> Result<(), DbErr> {
        let mut message = self.message(Channel::Mail, &to.email, to.language, text);
        if let Some(undo) = undo {
            message.next_attempt_at = Set(undo.open_until);
            message.undo_id = Set(Some(undo.id.clone()));
        }
        message::Entity::insert(message).exec(tx).await?;
        Ok(())
    }

    /// Writes to a signer, who has no account, in the way of the request. It is worth sending
    /// until `expires_at`.
    pub async fn write_to_signer(
        &self,
        tx: &impl ConnectionTrait,
        signer: &signer::Model,
        purpose: Purpose,
        text: Text,
        expires_at: Millis,
    ) -> Result<(), DbErr> {
        let (channel, to) = match (purpose, signer.delivery, &signer.code_mobile) {
            (Purpose::Code, _, Some(mobile)) => (Channel::Sms, mobile),
            (_, StoredDelivery::Sms, _) => (Channel::Sms, &signer.destination),
            (_, StoredDelivery::Email, _) => (Channel::Mail, &signer.destination),
        };
        let mut message = self.message(channel, to, StoredLanguage::Ja, text);
        message.expires_at = Set(Some(expires_at));
        message.signer_id = Set(Some(signer.id.clone()));
        message.round = Set(Some(signer.round));
        message.purpose = Set(Some(purpose));
        message::Entity::insert(message).exec(tx).await?;
        Ok(())
    }

    /// Takes back what waits for a signer, because something newer follows. What a sender is busy
    /// with is not tried again.
    pub async fn take_back_from(
        &self,
        tx: &impl ConnectionTrait,
        signer_id: &str,
        purposes: &[Purpose],
    ) -> Result<(), DbErr> {
        message::Entity::update_many()
            .col_expr(message::Column::State, Expr::value(MessageState::Failed))
            .col_expr(message::Column::LastError, Expr::value("taken back"))
            .col_expr(message::Column::Body, Expr::value(""))
            .filter(message::Column::SignerId.eq(signer_id))
            .filter(message::Column::Purpose.is_in(purposes.iter().copied()))
            .filter(message::Column::State.eq(MessageState::Waiting))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Whether the SMS of a signer's living code has certainly gone nowhere.
    pub async fn has_kept_code(
        &self,
        tx: &impl ConnectionTrait,
        signer: &signer::Model,
    ) -> Result<bool, DbErr> {
        let newest = message::Entity::find()
            .filter(message::Column::SignerId.eq(&signer.id))
            .filter(message::Column::Purpose.eq(Purpose::Code))
            .filter(message::Column::ExpiresAt.eq(signer.code_expires_at))
            .order_by_desc(message::Column::Id)
            .one(tx)
            .await?;
        Ok(newest.is_some_and(|code| !code.maybe_taken))
    }

    /// A code was right, so it has arrived, whatever is still told of it.
    pub async fn code_has_arrived(
        &self,
        tx: &impl ConnectionTrait,
        signer_id: &str,
    ) -> Result<(), DbErr> {
        self.take_back_from(tx, signer_id, &[Purpose::Code]).await?;
        message::Entity::update_many()
            .col_expr(message::Column::Purpose, Option::<String>::None.into())
            .filter(message::Column::SignerId.eq(signer_id))
            .filter(message::Column::Purpose.eq(Purpose::Code))
            .exec(tx)
            .await?;
        Ok(())
    }

    fn message(
        &self,
        channel: Channel,
        recipient: &str,
        language: StoredLanguage,
        text: Text,
    ) -> message::ActiveModel {
        let now = self.clock.now();
        let body = if text.is_secret {
            self.keys.seal(&text.body)
        } else {
            text.body
        };
        message::ActiveModel {
            message_id: Set(format!("<{}@{}>", new_id(), self.domain)),
            recipient: Set(recipient.to_owned()),
            subject: Set(text.subject),
            body: Set(body),
            sealed: Set(text.is_secret),
            language: Set(language),
            state: Set(MessageState::Waiting),
            created_at: Set(now),
            attempts: Set(0),
            next_attempt_at: Set(now),
            leased_until: Set(0),
            channel: Set(channel),
            maybe_taken: Set(channel == Channel::Sms && !self.has_gateway),
            expires_at: Set(text.is_secret.then_some(now + SECRET_KEPT)),
            ..Default::default()
        }
    }

    /// Takes back the mails of an act that is undone, and tells how many there were. What a sender
    /// has begun with stays.
    pub async fn take_back(
        &self,
        tx: &impl ConnectionTrait,
        undo: &undo::Model,
    ) -> Result<u64, DbErr> {
        let taken = message::Entity::delete_many().filter(waits_for([undo.id.clone()]));
        Ok(taken.exec(tx).await?.rows_affected)
    }

    /// Lets mails go that wait for their acts, so that none overtakes them that is written now.
    pub async fn let_go(
        &self,
        tx: &impl ConnectionTrait,
        undo_ids: impl IntoIterator<Item = String>,
    ) -> Result<(), DbErr> {
        message::Entity::update_many()
            .col_expr(message::Column::NextAttemptAt, self.clock.now().into())
            .filter(waits_for(undo_ids))
            .exec(tx)
            .await?;
        Ok(())
    }

    /// Tells the sender of this process, after the commit, that there is something to send.
    /// Senders of other processes find it by themselves.
    pub fn wake(&self) {
        self.written.notify_one();
    }

    /// Erases the texts with links and codes whose time has passed.
    pub async fn erase_expired(&self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        message::Entity::update_many()
            .col_expr(message::Column::Body, Expr::value(""))
            .filter(message::Column::Sealed.eq(true))
            .filter(message::Column::ExpiresAt.lte(self.clock.now()))
            .filter(message::Column::Body.ne(""))
            .exec(db)
            .await?;
        Ok(())
    }

    /// The text of a message; none when it was erased.
    pub fn read(&self, message: &message::Model) -> Option<String> {
        if message.body.is_empty() {
            None
        } else if message.sealed {
            self.keys.open(&message.body)
        } else {
            Some(message.body.clone())
        }
    }
}

/// Mails of these acts that no sender has begun with.
fn waits_for(undo_ids: impl IntoIterator<Item = String>) -> Condition {
    Condition::all()
        .add(message::Column::UndoId.is_in(undo_ids))
        .add(message::Column::State.eq(MessageState::Waiting))
        .add(message::Column::Attempts.eq(0))
}
