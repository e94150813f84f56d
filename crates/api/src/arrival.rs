//! The body of an answer that is watched while it arrives.

use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// How much of an answer has arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrived {
    /// Bytes.
    pub bytes: u64,
    /// Of how many, when the server has said.
    pub total: Option<u64>,
}

impl Arrived {
    /// Out of a hundred, when the end is known.
    pub fn percent(self) -> Option<u8> {
        let total = self.total.filter(|total| *total > 0)?;
        u8::try_from(self.bytes.min(total) * 100 / total).ok()
    }
}

/// The body did not arrive whole.
pub struct BrokenOff;

impl From<JsValue> for BrokenOff {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Reads a body and tells each piece of it. What is shorter than the server has said is none: not
/// every browser finds that out by itself.
pub async fn read(
    response: &Response,
    mut tell: impl FnMut(Arrived),
) -> Result<Vec<u8>, BrokenOff> {
    let mut arrived = Arrived {
        bytes: 0,
        total: told_length(response),
    };
    let mut content = Vec::new();
    let expected = arrived.total.and_then(|total| usize::try_from(total).ok());
    content
        .try_reserve_exact(expected.unwrap_or_default())
        .map_err(|_| BrokenOff)?;
    tell(arrived);
    if let Some(body) = response.body() {
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        while let Some(piece) = next(&reader).await? {
            let before = content.len();
            let after = before + piece.length() as usize;
            content.try_reserve(after - before).map_err(|_| BrokenOff)?;
            content.resize(after, 0);
            piece.copy_to(&mut content[before..]);
            arrived.bytes = after as u64;
            tell(arrived);
        }
    }
    match arrived.total {
        Some(total) if arrived.bytes < total => Err(BrokenOff),
        _ => Ok(content),
    }
}

async fn next(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, BrokenOff> {
    let read = JsFuture::from(reader.read()).await?;
    let is_done = Reflect::get(&read, &"done".into())?.is_truthy();
    let piece = Reflect::get(&read, &"value".into())?;
    Ok((!is_done).then(|| piece.unchecked_into()))
}

/// The length of the body as it arrives here; a compressed one has another.
fn told_length(response: &Response) -> Option<u64> {
    let headers = response.headers();
    let length = headers.get("Content-Length")?.parse().ok()?;
    headers.get("Content-Encoding").is_none().then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_much_there_is_is_told_when_the_end_is_known() {
        let percent = |bytes, total| Arrived { bytes, total }.percent();
        assert_eq!(percent(1, Some(3)), Some(33));
        assert_eq!(percent(3, Some(3)), Some(100));
        assert_eq!(percent(5, Some(3)), Some(100));
        assert_eq!(percent(5, None), None);
        assert_eq!(percent(0, Some(0)), None);
    }
}
