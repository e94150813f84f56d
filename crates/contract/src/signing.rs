//! 署名依頼: who asks whom to sign what, behind which access code, and what that costs.
//!
//! A drafter sends documents to signers, by mail or by SMS. A signer comes once, over a link, and
//! sees nothing of the request before the access code is entered.

mod access_code;
mod acts;
mod bulk;
mod compose;
mod list;
mod mobile;
mod policy;
mod prices;
mod request;
mod signer;

pub use access_code::{
    CODE_DIGITS, CODE_SECONDS, CUSTOM_CODE_MAX, CUSTOM_CODE_SYMBOLS, ENTRIES_MAX, ISSUES_MAX,
    check_custom_code, check_sms_code,
};
pub use acts::{
    ChangeSignerRequest, CheckCopyRequest, CopyCheck, ReRequest, WithdrawSignatureRequest,
};
pub use bulk::{BULK_ROWS_MAX, BulkSent, NewBulkRequest, ValidBulkRequest};
pub use compose::{
    AccessCodeChoice, DOCUMENTS_MAX, Delivery, MESSAGE_MAX, NAME_MAX, NewAccessCode,
    NewSignatureRequest, NewSigner, SIGNERS_MAX, TITLE_MAX, ValidAccessCode, ValidDelivery,
    ValidSignatureRequest, ValidSigner,
};
pub use list::{RequestListQuery, RequestPage, RequestSummary, ValidRequestListQuery};
pub use mobile::{MobileNumber, check_mobile_number};
pub use policy::{
    AccessCodePolicy, AccessCodeSource, PolicyAct, PolicyEditor, SetAccessCodePolicyRequest,
};
pub use prices::{Charge, ChargeKind, Quote, SignerTerms};
pub use request::{
    RequestAct, RequestDocument, RequestState, SignatureRequest, Signer, SignerAct, SignerEvent,
    SignerEventKind, SignerState,
};
pub use signer::{
    CodeState, Contents, Drafter, LinkRequest, Signing, SigningStep, SmsDelivery, SmsDeliveryState,
    VerifyRequest,
};
