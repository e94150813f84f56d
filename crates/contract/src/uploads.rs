//! Files on their way: sent in parts, and gone on with where a lost network has left them.

use serde::{Deserialize, Serialize};

use crate::problem::{FieldCode, FieldError};

/// Largest file, in bytes.
pub const UPLOAD_MAX: u64 = 30 * 1024 * 1024;

/// Largest part of a file, in bytes.
pub const PART_MAX: u64 = 1024 * 1024;

/// Most characters of a file's name.
pub const FILE_NAME_MAX: usize = 200;

/// Media type of a part.
pub const PART_TYPE: &str = "application/octet-stream";

/// The header that says where a part begins, and how far a file is.
pub const UPLOAD_OFFSET: &str = "upload-offset";

/// `POST /api/v1/uploads`: a file that is to come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUpload {
    /// As the device calls it.
    #[serde(default)]
    pub name: String,
    /// Bytes.
    #[serde(default)]
    pub size: u64,
}

/// A [`NewUpload`] that keeps the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidUpload {
    /// As it is kept and shown.
    pub name: String,
    /// Bytes, at least one.
    pub size: u64,
}

impl NewUpload {
    /// Whether it is too large to be taken, whatever else is wrong.
    pub fn is_too_large(&self) -> bool {
        self.size > UPLOAD_MAX
    }

    /// The name folded, and the size.
    pub fn check(&self) -> Result<ValidUpload, Vec<FieldError>> {
        let name = safe_file_name(&self.name);
        let mut errors = Vec::new();
        if name.is_empty() {
            errors.push(FieldError::new("/name", FieldCode::Required));
        } else if !name.to_lowercase().ends_with(".pdf") || name.len() == ".pdf".len() {
            errors.push(FieldError::new("/name", FieldCode::NotAPdf));
        } else if name.chars().count() > FILE_NAME_MAX {
            let error = FieldError::new("/name", FieldCode::TooLong);
            errors.push(error.with_param("max", FILE_NAME_MAX));
        }
        if self.size == 0 {
            errors.push(FieldError::new("/size", FieldCode::Required));
        }
        if errors.is_empty() {
            let size = self.size;
            Ok(ValidUpload { name, size })
        } else {
            Err(errors)
        }
    }
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Upload {
    /// Opaque.
    pub id: String,
    /// As it is kept and shown.
    pub name: String,
    /// Bytes in all.
    pub size: u64,
    /// Bytes that have arrived.
    pub received: u64,
    /// Why it cannot be sent to be signed; told once all of it has arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfit_to_sign: Option<FieldCode>,
}

impl Upload {
    /// Whether all of it has arrived.
    pub fn is_whole(&self) -> bool {
        self.received == self.size
    }
}

/// The last part of a name that may be a path, without what deceives: characters that nobody can
/// see, and those that turn the direction of writing around.
pub fn safe_file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_seen = |c: &char| {
        !c.is_control()
            && !matches!(c,
                '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let seen: String = last.chars().filter(is_seen).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_folded_to_its_last_part() {
        for (sent, kept) in [
            ("届出書.pdf", "届出書.pdf"),
            ("../../x.pdf", "x.pdf"),
            ("C:\\書類\\届 出.PDF", "届 出.PDF"),
            ("a\u{202e}fdp.exe.pdf", "afdp.exe.pdf"),
            (" a\u{0}\nb\u{200f}.pdf ", "ab.pdf"),
            ("..", ".."),
            ("/", ""),
        ] {
            assert_eq!(safe_file_name(sent), kept, "{sent:?}");
        }
    }

    #[test]
    fn what_is_no_pdf_by_its_name_is_refused_before_it_is_sent() {
        let check = |name: &str, size| {
            NewUpload {
                name: name.into(),
                size,
            }
            .check()
        };
        let wrong = |name: &str, size| {
            let errors = check(name, size).expect_err("is refused");
            (errors[0].pointer.clone(), errors[0].code)
        };
        assert_eq!(
            wrong("../../x.exe", 1),
            ("/name".into(), FieldCode::NotAPdf)
        );
        assert_eq!(wrong(".pdf", 1), ("/name".into(), FieldCode::NotAPdf));
        assert_eq!(wrong("..", 1), ("/name".into(), FieldCode::NotAPdf));
        assert_eq!(wrong("a/", 1), ("/name".into(), FieldCode::Required));
        assert_eq!(wrong("a.pdf", 0), ("/size".into(), FieldCode::Required));
        let long = format!("{}.pdf", "届".repeat(FILE_NAME_MAX));
        assert_eq!(wrong(&long, 1), ("/name".into(), FieldCode::TooLong));
        let taken = ValidUpload {
            name: "x.pdf".into(),
            size: 1,
        };
        assert_eq!(check("../../x.pdf", 1), Ok(taken));
    }

    #[test]
    fn the_largest_file_is_30_mb() {
        let of = |size| NewUpload {
            name: "a.pdf".into(),
            size,
        };
        assert!(!of(UPLOAD_MAX).is_too_large());
        assert!(of(UPLOAD_MAX + 1).is_too_large());
    }
}
