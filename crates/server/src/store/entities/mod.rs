//! The tables as Rust types.

pub mod access;
pub mod account;
pub mod api_key;
pub mod company;
pub mod document;
pub mod document_content;
pub mod idempotency_key;
pub mod invitation;
pub mod last_visit;
pub mod message;
pub mod record;
pub mod record_event;
pub mod session;
pub mod setting;
pub mod share;
pub mod sign_in_guard;
pub mod undo;
pub mod upload;
pub mod upload_part;

use madoguchi_contract::account::{AccountKind, Language};
use madoguchi_contract::sharing::{Right, ShareState};
use sea_orm::entity::prelude::*;

/// An enum of the contract as it is kept: by the name that also travels.
macro_rules! stored {
    ($(#[$doc:meta])* $name:ident = $contract:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $name {
            $(
                #[allow(missing_docs)]
                #[sea_orm(string_value = $text)]
                $variant,
            )+
        }

        impl From<$contract> for $name {
            fn from(value: $contract) -> Self {
                match value { $($contract::$variant => Self::$variant,)+ }
            }
        }

        impl From<$name> for $contract {
            fn from(value: $name) -> Self {
                match value { $($name::$variant => Self::$variant,)+ }
            }
        }
    };
}

stored! {
    /// プライム, メンバー, エントリー
    StoredKind = AccountKind { Prime = "prime", Member = "member", Entry = "entry" }
}

stored! {
    /// The language of mails to an account.
    StoredLanguage = Language { Ja = "ja", En = "en" }
}

stored! {
    /// ダウンロード権限 or 参照権限
    StoredRight = Right { Download = "download", View = "view" }
}

stored! {
    /// Where a share stands.
    StoredState = ShareState {
        Requested = "requested",
        Approved = "approved",
        Refused = "refused",
        Ended = "ended",
        Cancelled = "cancelled",
    }
}

/// Where a message of the outbox stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum MessageState {
    /// Is to be sent.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Stays here, because no mail server is configured.
    #[sea_orm(string_value = "kept")]
    Kept,
    /// The mail server has taken it.
    #[sea_orm(string_value = "sent")]
    Sent,
    /// Refused for good, or tried for too long.
    #[sea_orm(string_value = "failed")]
    Failed,
}
