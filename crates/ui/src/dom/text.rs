//! Text out of bytes.

use web_sys::{TextDecoder, TextDecoderOptions};

/// What a text file says, in UTF-8 or else in Shift_JIS; none when it is neither.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options("shift_jis", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
