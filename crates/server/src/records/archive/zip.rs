//! Writes a ZIP file of stored files piece by piece. Its length is known before its first byte,
//! and each file's checksum before the file, so that every program can unpack it as it comes
//! (APPNOTE 6.3).

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
/// What stands before a file and in the directory without the name, and at the end.
const LENGTHS: [u64; 3] = [30, 46, 22];
/// Nothing beyond storing is needed to unpack it.
const NEEDED: u16 = 20;
/// Made on Unix, where the directory says who may read a file.
const MADE_BY: u16 = 3 << 8 | NEEDED;
const READABLE: u32 = 0o100_644 << 16;
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;
const STORED: u16 = 0;

/// How many bytes a file with these names and sizes has; none when it would be no ZIP file
/// without extensions.
pub fn length<'a>(files: impl IntoIterator<Item = (&'a str, u64)>) -> Option<u64> {
    let [local, central, end] = LENGTHS;
    let mut length = end;
    let mut count: u16 = 0;
    for (name, size) in files {
        let names = 2 * u64::from(u16::try_from(name.len()).ok()?);
        length = length.checked_add(local + central + names)?;
        length = length.checked_add(size)?;
        count = count.checked_add(1)?;
    }
    u32::try_from(length).ok().map(u64::from)
}

/// What of the file has been written.
pub struct Zip {
    directory: Vec<u8>,
    count: u16,
    written: u32,
    time: u16,
    date: u16,
}

impl Zip {
    /// Nothing yet. `at` is when its files are from.
    pub fn new(at: DateTime<FixedOffset>) -> Self {
        let year = at.year().clamp(1980, 2107) - 1980;
        let part = |value: u32| u16::try_from(value).unwrap_or_default();
        Self {
            directory: Vec::new(),
            count: 0,
            written: 0,
            time: part(at.hour() << 11 | at.minute() << 5 | (at.second() / 2)),
            date: part(year.unsigned_abs() << 9 | at.month() << 5 | at.day()),
        }
    }

    /// What stands before a file. The file itself follows as it is.
    pub fn begin(&mut self, name: &str, content: &[u8]) -> Vec<u8> {
        let name_length = u16::try_from(name.len()).unwrap_or(u16::MAX);
        let size = u32::try_from(content.len()).unwrap_or(u32::MAX);
        let mut told = Vec::new();
        for short in [NEEDED, UTF_8, STORED, self.time, self.date] {
            told.extend(short.to_le_bytes());
        }
        for long in [crc32fast::hash(content), size, size] {
            told.extend(long.to_le_bytes());
        }
        told.extend(name_length.to_le_bytes());
        told.extend(0_u16.to_le_bytes()); // no extra field

        let mut before = LOCAL.to_le_bytes().to_vec();
        before.extend(&told);
        before.extend(name.as_bytes());

        self.directory.extend(CENTRAL.to_le_bytes());
        self.directory.extend(MADE_BY.to_le_bytes());
        self.directory.extend(&told);
        // No comment, the first disk, no text.
        self.directory.extend([0; 6]);
        self.directory.extend(READABLE.to_le_bytes());
        self.directory.extend(self.written.to_le_bytes());
        self.directory.extend(name.as_bytes());

        let header = u32::try_from(before.len()).unwrap_or(u32::MAX);
        self.written = self.written.saturating_add(header).saturating_add(size);
        self.count = self.count.saturating_add(1);
        before
    }

    /// What stands behind the last file.
    pub fn end(self) -> Vec<u8> {
        let length = u32::try_from(self.directory.len()).unwrap_or(u32::MAX);
        let mut end = self.directory;
        end.extend(END.to_le_bytes());
        end.extend([0; 4]); // one disk only
        end.extend(self.count.to_le_bytes());
        end.extend(self.count.to_le_bytes());
        end.extend(length.to_le_bytes());
        end.extend(self.written.to_le_bytes());
        end.extend([0; 2]); // no comment
        end
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;
    use crate::clock::in_japan;

    const FILES: [(&str, &[u8]); 3] = [
        ("届出書.pdf", b"%PDF-1.7 one"),
        ("empty.pdf", b""),
        ("b.pdf", &[0x50, 0x4B, 0x03, 0x04, 0xFF]),
    ];

    #[test]
    fn another_program_reads_what_was_written_and_its_length_was_known() {
        let mut zip = Zip::new(in_japan(1_795_309_200_000));
        let mut written = Vec::new();
        for (name, content) in FILES {
            written.extend(zip.begin(name, content));
            written.extend(content);
        }
        written.extend(zip.end());
        let sizes = FILES.map(|(name, content)| (name, content.len() as u64));
        assert_eq!(length(sizes), Some(written.len() as u64));

        let mut read = zip::ZipArchive::new(Cursor::new(written)).expect("is a ZIP file");
        assert_eq!(read.len(), FILES.len());
        for (at, (name, content)) in FILES.into_iter().enumerate() {
            let mut file = read.by_index(at).expect("is there");
            assert_eq!(file.name().expect("UTF-8"), name);
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let told = file.last_modified().expect("has a time");
            assert_eq!((told.year(), told.day(), told.hour()), (2026, 22, 10));
            let mut unpacked = Vec::new();
            file.read_to_end(&mut unpacked).expect("is whole");
            assert_eq!(unpacked, content);
        }
    }

    #[test]
    fn what_needs_extensions_has_no_length() {
        let large = u64::from(u32::MAX);
        assert_eq!(length([("a", large)]), None);
        assert_eq!(length([("a", u64::MAX), ("b", u64::MAX)]), None);
        assert_eq!(length(std::iter::repeat_n(("a", 0), 65_536)), None);
        assert_eq!(length([]), Some(22));
    }
}
