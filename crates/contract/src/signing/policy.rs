//! 管理パネル > 署名依頼 > アクセスコード

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::problem::{FieldCode, FieldError};

/// Which access codes a drafter may choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccessCodeSource {
    /// 従前のアクセスコード発行: the drafter makes the code and tells it by other means.
    #[default]
    Custom,
    /// 本機能(SMS自動送信)
    Sms,
    /// 上記を起案者が選択できる
    DrafterChooses,
}

impl AccessCodeSource {
    /// In the order to show.
    pub const ALL: [Self; 3] = [Self::Custom, Self::Sms, Self::DrafterChooses];

    /// The source as it travels.
    pub fn as_str(self) -> &'static str {
        match self {
            AccessCodeSource::Custom => "custom",
            AccessCodeSource::Sms => "sms",
            AccessCodeSource::DrafterChooses => "drafter_chooses",
        }
    }

    /// Reads a source as it travels.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }

    /// Whether codes of the drafter's making are possible.
    pub fn takes_custom(self) -> bool {
        self != AccessCodeSource::Sms
    }

    /// Whether codes by SMS are possible.
    pub fn takes_sms(self) -> bool {
        self != AccessCodeSource::Custom
    }
}

/// What the caller may do with the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PolicyAct {
    /// Change it.
    Edit,
    /// An act that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Who changed the policy last, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PolicyEditor {
    /// アカウント名
    pub name: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = chrono::DateTime<chrono::Utc>))]
    #[serde(deserialize_with = "crate::rfc3339::moment")]
    pub at: Timestamp,
}

/// `GET /api/v1/signing/access-code-policy`: what the caller's company asks of its drafters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessCodePolicy {
    /// Its ETag.
    pub version: u32,
    /// 署名時に必ずアクセスコード設定を行う: 必須, else 任意.
    pub required: bool,
    /// Which codes; [`AccessCodeSource::Custom`] in effect without the option.
    pub source: AccessCodeSource,
    /// 本人確認パックオプション: whether the company may choose the source.
    pub identity_option: bool,
    /// None while it is as it was at first.
    #[serde(default)]
    pub changed: Option<PolicyEditor>,
    /// What the caller may do with it.
    #[serde(default)]
    pub allowed: Vec<PolicyAct>,
}

impl AccessCodePolicy {
    /// Whether the server lists `act` for the caller.
    pub fn may(&self, act: PolicyAct) -> bool {
        self.allowed.contains(&act)
    }
}

/// `PUT /api/v1/signing/access-code-policy`, with the version in `If-Match`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetAccessCodePolicyRequest {
    /// 必須, else 任意.
    #[serde(default)]
    pub required: bool,
    /// [`AccessCodeSource`] as it travels.
    #[serde(default)]
    pub source: String,
}

impl SetAccessCodePolicyRequest {
    /// Without the option the drafter's own code is the only one.
    pub fn check(
        &self,
        identity_option: bool,
    ) -> Result<(bool, AccessCodeSource), Vec<FieldError>> {
        let source = match AccessCodeSource::parse(&self.source) {
            Some(source) if identity_option || source == AccessCodeSource::Custom => source,
            Some(_) => return Err(vec![FieldError::new("/source", FieldCode::NeedsOption)]),
            None if self.source.is_empty() => {
                return Err(vec![FieldError::new("/source", FieldCode::Required)]);
            }
            None => return Err(vec![FieldError::new("/source", FieldCode::NotAChoice)]),
        };
        Ok((self.required, source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, option: bool) -> Result<(bool, AccessCodeSource), FieldCode> {
        let request = SetAccessCodePolicyRequest {
            required: true,
            source: source.into(),
        };
        request.check(option).map_err(|errors| errors[0].code)
    }

    ///
    #[test]
    fn codes_by_sms_need_the_option() {
        for source in AccessCodeSource::ALL {
            assert_eq!(check(source.as_str(), true), Ok((true, source)));
        }
        assert_eq!(check("custom", false), Ok((true, AccessCodeSource::Custom)));
        for source in ["sms", "drafter_chooses"] {
            assert_eq!(check(source, false), Err(FieldCode::NeedsOption));
        }
        assert_eq!(check("", true), Err(FieldCode::Required));
        assert_eq!(check("telephone", true), Err(FieldCode::NotAChoice));
    }
}
