use crate::uploads::safe_file_name;

/// Most bytes of documents that are downloaded together.
pub const ARCHIVE_MAX: u64 = 200_000_000;

/// The file that several documents of a record come in, by the record's number.
pub fn archive_name(number: &str) -> String {
    let number = number.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], "_");
    format!("{}.zip", safe_file_name(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_makes_a_name_that_every_system_can_keep() {
        assert_eq!(archive_name("202611-0004812"), "202611-0004812.zip");
        assert_eq!(archive_name("令和8/第1号\u{202e}"), "令和8_第1号.zip");
    }
}
