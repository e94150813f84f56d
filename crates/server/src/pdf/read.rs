//! Taking apart PDFs that others have made.

mod pages;
#[cfg(test)]
pub(super) mod tests;

pub(super) use pages::counted;

use lopdf::{DecompressError, Document, Error, ObjectId};
use madoguchi_contract::problem::FieldCode;

/// More parts than that are not taken apart: they take many times the file's size in memory.
const OBJECTS_MAX: usize = 500_000;
/// More streams than that make up no page.
const CONTENTS_MAX: usize = 10_000;
/// No tree of pages is higher.
pub(super) const LEVELS_MAX: usize = 256;

/// A file and its pages in their order; one that stands in two places comes twice. A file that
/// opens without a password is read, whatever else its author forbids; what a viewer would mend is
/// mended.
pub fn read(file: &[u8]) -> Result<(Document, Vec<ObjectId>), FieldCode> {
    let document = Document::load_mem(file).map_err(why)?;
    if document.trailer.has(b"Encrypt") {
        return Err(FieldCode::LockedPdf);
    }
    if document.objects.len() > OBJECTS_MAX {
        return Err(FieldCode::HugePdf);
    }
    let pages = pages::find(&document)?;
    let mut streams = 0;
    for page in &pages {
        let contents = document.get_page_contents(*page);
        streams += contents.len();
        if contents.len() > CONTENTS_MAX || streams > OBJECTS_MAX {
            return Err(FieldCode::HugePdf);
        }
        let mut contents = contents.into_iter();
        if !contents.all(|part| document.objects.contains_key(&part)) {
            return Err(FieldCode::DamagedPdf);
        }
    }
    Ok((document, pages))
}

fn why(error: Error) -> FieldCode {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::Unimplemented(_) => {
            FieldCode::LockedPdf
        }
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => FieldCode::HugePdf,
        _ => FieldCode::DamagedPdf,
    }
}
