//! The outbox.

use sea_orm::entity::prelude::*;

use super::{Channel, MessageState, Purpose, StoredLanguage};

/// A mail, written in the transaction of the act that it tells of.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// In the order of writing.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Fixed at writing, so that a mail that is sent again can be told from a new one.
    pub message_id: String,
    /// To whom.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Its text; encrypted when `sealed`, empty once such a text is no longer needed.
    pub body: String,
    /// The text holds a one-time link.
    pub sealed: bool,
    /// The language of its text.
    pub language: StoredLanguage,
    /// Where it stands.
    pub state: MessageState,
    /// When it was written.
    pub created_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next.
    pub next_attempt_at: i64,
    /// Which sender has it.
    pub lease: Option<String>,
    /// Until when that sender has it for itself.
    pub leased_until: i64,
    /// What the mail server answered to the last failed try.
    pub last_error: Option<String>,
    /// When the mail server took it.
    pub sent_at: Option<i64>,
    /// The act that takes it back when it is undone in time.
    pub undo_id: Option<String>,
    /// By mail or by SMS.
    pub channel: Channel,
    /// After this moment a text with a code is worth nothing.
    pub expires_at: Option<i64>,
    /// The signer who is told when an SMS does not arrive.
    pub signer_id: Option<String>,
    /// In which round of that signer.
    pub round: Option<i64>,
    /// What it is for, to that signer.
    pub purpose: Option<Purpose>,
    /// It has left, or may have; false only while it has certainly gone nowhere.
    pub maybe_taken: bool,
}

/// Relations are read by hand.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
