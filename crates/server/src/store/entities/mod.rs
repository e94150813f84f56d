//! The tables as Rust types.

pub mod access;
pub mod access_code_policy;
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
pub mod request_document;
pub mod session;
pub mod setting;
pub mod share;
pub mod sign_in_guard;
pub mod signature_request;
pub mod signer;
pub mod signer_event;
pub mod signing_charge;
pub mod signing_copy;
pub mod undo;
pub mod upload;
pub mod upload_part;

use madoguchi_contract::account::{AccountKind, Language, Role};
use madoguchi_contract::sharing::{Right, ShareState};
use madoguchi_contract::signing::{
    AccessCodeChoice, AccessCodeSource, ChargeKind, Delivery, RequestState, SignerEventKind,
    SignerState,
};
use sea_orm::entity::prelude::*;

/// An enum of the contract as it is kept: by the name that also travels.
macro_rules! stored {
    (
        $(#[$doc:meta])*
        $name:ident = $contract:ident { $($variant:ident = $text:literal),+ $(,)? }
        $(else $unknown:ident)?
    ) => {
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
                match value {
                    $($contract::$variant => Self::$variant,)+
                    $($contract::Unknown => Self::$unknown,)?
                }
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

stored! {
    /// 利用者, 管理者 or システム管理者
    StoredRole = Role {
        Standard = "standard",
        Administrator = "administrator",
        SystemAdministrator = "system_administrator",
    }
}

stored! {
    /// Which access codes drafters may choose.
    StoredSource = AccessCodeSource {
        Custom = "custom",
        Sms = "sms",
        DrafterChooses = "drafter_chooses",
    }
}

stored! {
    /// The way of a request to its signer.
    StoredDelivery = Delivery { Email = "email", Sms = "sms" }
}

stored! {
    /// What a signer is asked for.
    StoredAccessCode = AccessCodeChoice { None = "none", Custom = "custom", Sms = "sms" }
}

stored! {
    /// Where a 署名依頼 stands.
    StoredRequestState = RequestState {
        Sent = "sent",
        NeedsAttention = "needs_attention",
        Completed = "completed",
        Withdrawn = "withdrawn",
    } else Sent
}

stored! {
    /// 署名ステータス
    StoredSignerState = SignerState {
        Waiting = "waiting",
        Asked = "asked",
        Opened = "opened",
        Verified = "verified",
        Signed = "signed",
        Failed = "failed",
        Undelivered = "undelivered",
        Withdrawn = "withdrawn",
    } else Waiting
}

stored! {
    /// What happened to a signer.
    StoredSignerEvent = SignerEventKind {
        Asked = "asked",
        Undelivered = "undelivered",
        Opened = "opened",
        CodeIssued = "code_issued",
        CodeWrong = "code_wrong",
        CodeUsedUp = "code_used_up",
        CodeExpired = "code_expired",
        Verified = "verified",
        Failed = "failed",
        RescueAsked = "rescue_asked",
        ReRequested = "re_requested",
        Changed = "changed",
        Signed = "signed",
        Withdrawn = "withdrawn",
    } else Changed
}

stored! {
    /// What was charged for.
    StoredCharge = ChargeKind {
        ContractSeal = "contract_seal",
        RequestSms = "request_sms",
        CompletionSms = "completion_sms",
        AccessCodeSms = "access_code_sms",
    } else ContractSeal
}

/// How a message leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Channel {
    /// By mail
    #[sea_orm(string_value = "mail")]
    Mail,
    /// By SMS
    #[sea_orm(string_value = "sms")]
    Sms,
}

/// What a message to a signer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Purpose {
    /// It carries the link.
    #[sea_orm(string_value = "request")]
    Request,
    /// It carries a code.
    #[sea_orm(string_value = "code")]
    Code,
    /// It tells what became of the request.
    #[sea_orm(string_value = "notice")]
    Notice,
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
