use serde::{Deserialize, Serialize};

/// `POST /api/v1/intake`: what became of the records that were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Intake {
    /// Not there before.
    pub added: u64,
    /// There before, and other than now.
    pub changed: u64,
    /// There before, and the same.
    pub unchanged: u64,
}
