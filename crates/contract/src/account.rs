//! Signing in, the session and the own account.

use serde::{Deserialize, Serialize};

use crate::problem::{FieldCode, FieldError};
use crate::sharing::RecordCounts;
use crate::text::{fold_full_width, is_email};

/// Fewest characters of a password that is set.
pub const PASSWORD_MIN: usize = 12;
/// Most characters of a password, so that hashing stays cheap.
pub const PASSWORD_MAX: usize = 128;

/// The kinds of a GビズID account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// gBizIDプライム
    Prime,
    /// gBizIDメンバー
    Member,
    /// gBizIDエントリー: cannot share.
    Entry,
}

/// The language of screens and mails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Japanese
    #[default]
    Ja,
    /// English
    En,
}

impl Language {
    /// As HTML and HTTP name it.
    pub fn code(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::En => "en",
        }
    }
}

/// What an account is within its company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 利用者
    #[default]
    Standard,
    /// 管理者
    Administrator,
    /// システム管理者, with セキュリティ・内部統制パック付帯オプション
    SystemAdministrator,
}

/// What an account may do, as the server says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountAct {
    /// アカウント間情報共有
    Share,
    /// 署名依頼
    Draft,
    /// 管理パネル > 署名依頼 > アクセスコード
    SetAccessCodePolicy,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The account that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Opaque and stable.
    pub id: String,
    /// The gBizID, in lower case.
    pub email: String,
    /// アカウント名
    pub name: String,
    /// プライム, メンバー or エントリー
    pub kind: AccountKind,
    /// The company's name, if it belongs to one.
    pub company_name: Option<String>,
    /// Language of the mails to this account.
    pub language: Language,
    /// What the account may do.
    pub allowed: Vec<AccountAct>,
}

impl Account {
    /// Whether the server lists `act` for this account.
    pub fn may(&self, act: AccountAct) -> bool {
        self.allowed.contains(&act)
    }
}

/// Who is signed in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// `None` while signed out.
    pub account: Option<Account>,
    /// How many requests to share wait for this account's answer.
    pub waiting_requests: u32,
    /// How many records have come since the account last looked at each list, its own and those of
    /// every owner who has consented; 100 when there are more than 99.
    #[serde(default)]
    pub new_records: RecordCounts,
}

/// `POST /api/v1/session`: signs in.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInRequest {
    /// The gBizID.
    #[serde(default)]
    pub email: String,
    /// The password, as typed.
    #[serde(default)]
    pub password: String,
}

/// A [`SignInRequest`] that can be looked up.
pub struct ValidSignIn {
    /// Folded and in lower case.
    pub email: String,
    /// As typed.
    pub password: String,
}

impl SignInRequest {
    /// Both fields are needed; the address must be one.
    pub fn check(self) -> Result<ValidSignIn, Vec<FieldError>> {
        let mut errors = Vec::new();
        let email = match check_gbiz_id(&self.email) {
            Ok(email) => email,
            Err(code) => {
                errors.push(FieldError::new("/email", code));
                String::new()
            }
        };
        if self.password.is_empty() {
            errors.push(FieldError::new("/password", FieldCode::Required));
        } else if self.password.chars().count() > PASSWORD_MAX {
            errors.push(
                FieldError::new("/password", FieldCode::TooLong).with_param("max", PASSWORD_MAX),
            );
        }
        if errors.is_empty() {
            Ok(ValidSignIn {
                email,
                password: self.password,
            })
        } else {
            Err(errors)
        }
    }
}

/// `PUT /api/v1/account/language`: the language of the mails from now on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetLanguageRequest {
    /// The language chosen on screen.
    pub language: Language,
}

/// `POST /api/v1/invitation`: whom a one-time link invites.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadInvitationRequest {
    /// The token out of the link's fragment.
    #[serde(default)]
    pub token: String,
}

/// The account that a one-time link invites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The gBizID.
    pub email: String,
    /// アカウント名
    pub name: String,
    /// The company's name, if it belongs to one.
    pub company_name: Option<String>,
}

/// `POST /api/v1/invitation/acceptance`: sets the first password and signs in.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AcceptInvitationRequest {
    /// The token out of the link's fragment.
    #[serde(default)]
    pub token: String,
    /// The password, as typed.
    #[serde(default)]
    pub password: String,
}

impl AcceptInvitationRequest {
    /// The password must have [`PASSWORD_MIN`] to [`PASSWORD_MAX`] characters.
    pub fn check(self) -> Result<Self, Vec<FieldError>> {
        let length = self.password.chars().count();
        let error = match length {
            0 => FieldError::new("/password", FieldCode::Required),
            1..PASSWORD_MIN => {
                FieldError::new("/password", FieldCode::TooShort).with_param("min", PASSWORD_MIN)
            }
            PASSWORD_MIN..=PASSWORD_MAX => return Ok(self),
            _ => FieldError::new("/password", FieldCode::TooLong).with_param("max", PASSWORD_MAX),
        };
        Err(vec![error])
    }
}

/// A gBizID as it is looked up: folded and in lower case (D-11). Spaces are never dropped.
pub fn check_gbiz_id(typed: &str) -> Result<String, FieldCode> {
    let folded = fold_full_width(typed).to_ascii_lowercase();
    if folded.trim().is_empty() {
        Err(FieldCode::Required)
    } else if folded.contains(char::is_whitespace) {
        Err(FieldCode::ContainsSpace)
    } else if is_email(&folded) {
        Ok(folded)
    } else {
        Err(FieldCode::NotAnEmail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// D-11
    #[test]
    fn a_gbiz_id_is_folded_but_keeps_its_spaces_and_hyphens() {
        assert_eq!(
            check_gbiz_id("Ｍember-01@Minato.example"),
            Ok("member-01@minato.example".to_owned())
        );
        assert_eq!(check_gbiz_id(" \u{3000}"), Err(FieldCode::Required));
        assert_eq!(check_gbiz_id("a@b.example "), Err(FieldCode::ContainsSpace));
        assert_eq!(check_gbiz_id("minato"), Err(FieldCode::NotAnEmail));
    }

    #[test]
    fn sign_in_names_every_field_that_is_wrong() {
        let errors = SignInRequest::default()
            .check()
            .err()
            .expect("nothing was typed");
        assert_eq!(
            errors,
            [
                FieldError::new("/email", FieldCode::Required),
                FieldError::new("/password", FieldCode::Required),
            ]
        );
    }

    #[test]
    fn a_first_password_has_12_to_128_characters() {
        let check = |password: String| {
            AcceptInvitationRequest {
                token: "t".into(),
                password,
            }
            .check()
            .map(|_| ())
            .map_err(|errors| errors[0].code)
        };
        assert_eq!(check(String::new()), Err(FieldCode::Required));
        assert_eq!(check("港".repeat(11)), Err(FieldCode::TooShort));
        assert_eq!(check("港".repeat(12)), Ok(()));
        assert_eq!(check("a".repeat(128)), Ok(()));
        assert_eq!(check("a".repeat(129)), Err(FieldCode::TooLong));
    }
}
