//! The batch in which a requester adds, changes and deletes shares: all or nothing.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EndBounds, Right, Rights, SHARE_LIMIT};
use crate::account::check_gbiz_id;
use crate::problem::{FieldCode, FieldError};

/// Most entries of each list of the batch; more cannot be meant.
const BATCH_MAX: usize = 100;

/// `POST /api/v1/sharing/changes`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeSharesRequest {
    /// Accounts to ask.
    #[serde(default)]
    pub add: Vec<NewShare>,
    /// Shares whose rights change.
    #[serde(default)]
    pub change: Vec<ShareChange>,
    /// Shares to end and requests to withdraw (R-037, D-2).
    #[serde(default)]
    pub delete: Vec<ShareVersion>,
}

/// An account to ask, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewShare {
    /// The mail address of the owner's account.
    #[serde(default)]
    pub gbiz_id: String,
    /// `download` or `view`: 公文書に関する権限
    #[serde(default)]
    pub official_document_right: String,
    /// `download` or `view`: 電子送達の通知文書に関する権限
    #[serde(default)]
    pub delivery_right: String,
    /// The last day of the share, `2026-12-22`; empty for no end (G-03).
    #[serde(default)]
    pub ends_on: String,
}

/// New rights for a share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareChange {
    /// The share.
    #[serde(default)]
    pub id: String,
    /// The version that the requester saw.
    #[serde(default)]
    pub version: u32,
    /// `download` or `view`: 公文書に関する権限
    #[serde(default)]
    pub official_document_right: String,
    /// `download` or `view`: 電子送達の通知文書に関する権限
    #[serde(default)]
    pub delivery_right: String,
}

/// A share as the requester saw it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShareVersion {
    /// The share.
    #[serde(default)]
    pub id: String,
    /// The version that the requester saw.
    #[serde(default)]
    pub version: u32,
}

/// What the rules must know of the requester.
#[derive(Clone, Copy, Debug)]
pub struct Requester<'a> {
    /// The requester's own gBizID.
    pub email: &'a str,
    /// How many of the requester's shares wait or are approved (D-1).
    pub active_shares: usize,
    /// The day that it is in Japan.
    pub today: NaiveDate,
}

/// A batch that breaks no rule that can be told without the database.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidShareChanges {
    /// Accounts to ask, in the request's order.
    pub add: Vec<ValidNewShare>,
    /// Shares whose rights change, in the request's order.
    pub change: Vec<ValidShareChange>,
    /// Shares to end, in the request's order.
    pub delete: Vec<ShareVersion>,
}

/// A [`NewShare`] that can be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidNewShare {
    /// Folded and in lower case.
    pub gbiz_id: String,
    /// Both rights.
    pub rights: Rights,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
}

/// A [`ShareChange`] that can be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidShareChange {
    /// The share as the requester saw it.
    pub share: ShareVersion,
    /// Both new rights.
    pub rights: Rights,
}

impl ChangeSharesRequest {
    /// Every error at once, with pointers such as `/add/0/gbizId`.
    pub fn check(self, requester: Requester<'_>) -> Result<ValidShareChanges, Vec<FieldError>> {
        let mut errors = Vec::new();
        if self.add.is_empty() && self.change.is_empty() && self.delete.is_empty() {
            errors.push(FieldError::new("", FieldCode::NothingToChange));
        }
        for (name, length) in [
            ("add", self.add.len()),
            ("change", self.change.len()),
            ("delete", self.delete.len()),
        ] {
            if length > BATCH_MAX {
                errors.push(
                    FieldError::new(format!("/{name}"), FieldCode::TooLong)
                        .with_param("max", BATCH_MAX),
                );
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }

        let mut valid = ValidShareChanges::default();
        let kept = requester.active_shares.saturating_sub(self.delete.len());
        let mut asked = HashSet::new();
        for (index, new) in self.add.into_iter().enumerate() {
            let at = format!("/add/{index}");
            let gbiz_id = check_gbiz_id(&new.gbiz_id).and_then(|gbiz_id| {
                if gbiz_id == requester.email {
                    Err(FieldCode::OwnAccount)
                } else if !asked.insert(gbiz_id.clone()) {
                    Err(FieldCode::Duplicate)
                } else {
                    Ok(gbiz_id)
                }
            });
            let gbiz_id = gbiz_id.map_err(|code| {
                errors.push(FieldError::new(format!("{at}/gbizId"), code));
            });
            if kept + index >= SHARE_LIMIT {
                errors.push(
                    FieldError::new(format!("{at}/gbizId"), FieldCode::LimitReached)
                        .with_param("limit", SHARE_LIMIT),
                );
            }
            let rights = check_rights(
                &at,
                &new.official_document_right,
                &new.delivery_right,
                &mut errors,
            );
            let ends_on = EndBounds::on(requester.today)
                .check(&format!("{at}/endsOn"), &new.ends_on)
                .map_err(|error| errors.push(error));
            if let (Ok(gbiz_id), Some(rights), Ok(ends_on)) = (gbiz_id, rights, ends_on) {
                valid.add.push(ValidNewShare {
                    gbiz_id,
                    rights,
                    ends_on,
                });
            }
        }

        let mut named = HashSet::new();
        for (index, change) in self.change.into_iter().enumerate() {
            let at = format!("/change/{index}");
            let rights = check_rights(
                &at,
                &change.official_document_right,
                &change.delivery_right,
                &mut errors,
            );
            let share = ShareVersion {
                id: change.id,
                version: change.version,
            };
            check_share(&at, &share, &mut named, &mut errors);
            if let Some(rights) = rights {
                valid.change.push(ValidShareChange { share, rights });
            }
        }
        for (index, share) in self.delete.into_iter().enumerate() {
            check_share(&format!("/delete/{index}"), &share, &mut named, &mut errors);
            valid.delete.push(share);
        }

        if errors.is_empty() {
            Ok(valid)
        } else {
            Err(errors)
        }
    }
}

fn check_share(
    at: &str,
    share: &ShareVersion,
    named: &mut HashSet<String>,
    errors: &mut Vec<FieldError>,
) {
    if share.id.is_empty() {
        errors.push(FieldError::new(format!("{at}/id"), FieldCode::Required));
    } else if !named.insert(share.id.clone()) {
        errors.push(FieldError::new(format!("{at}/id"), FieldCode::Duplicate));
    }
}

fn check_rights(
    at: &str,
    official_document: &str,
    delivery: &str,
    errors: &mut Vec<FieldError>,
) -> Option<Rights> {
    let mut check = |text: &str, field: &str| {
        let right = Right::parse(text);
        if right.is_none() {
            let code = if text.is_empty() {
                FieldCode::Required
            } else {
                FieldCode::NotAChoice
            };
            errors.push(FieldError::new(format!("{at}/{field}"), code));
        }
        right
    };
    let official_document_right = check(official_document, "officialDocumentRight");
    let delivery_right = check(delivery, "deliveryRight");
    Some(Rights {
        official_document_right: official_document_right?,
        delivery_right: delivery_right?,
    })
}

#[cfg(test)]
mod tests;
