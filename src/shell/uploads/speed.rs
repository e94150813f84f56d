//! How much of a file is sent at once, and how long the rest will take.

use madoguchi_contract::uploads::PART_MAX;

const FIRST_PART: u64 = 256 * 1024;
const SMALLEST_PART: u64 = 64 * 1024;
/// A part should take about this long: often enough to show progress, seldom enough to be fast.
const PART_MS: u64 = 1_500;
/// Before that nothing can be said about the time left.
const LEARNING_MS: u64 = 1_000;

/// What was sent since the file set out, or was gone on with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Speed {
    bytes: u64,
    ms: u64,
}

impl Speed {
    /// Notes a part that has arrived.
    pub fn note(&mut self, bytes: u64, ms: i64) {
        self.bytes += bytes;
        self.ms += u64::try_from(ms).unwrap_or_default();
    }

    /// How large the next part is: so that a slow network has it through in time as well.
    pub fn part(self) -> u64 {
        match self.bytes {
            0 => FIRST_PART,
            bytes => (bytes * PART_MS / self.ms.max(1)).clamp(SMALLEST_PART, PART_MAX),
        }
    }

    /// How many seconds so many bytes take.
    pub fn seconds(self, bytes: u64) -> Option<u32> {
        if self.ms < LEARNING_MS || self.bytes == 0 {
            return None;
        }
        let ms = u128::from(bytes) * u128::from(self.ms) / u128::from(self.bytes);
        u32::try_from(ms.div_ceil(1_000)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(bytes: u64, ms: i64) -> Speed {
        let mut speed = Speed::default();
        speed.note(bytes, ms);
        speed
    }

    #[test]
    fn a_part_grows_and_shrinks_with_the_network() {
        assert_eq!(Speed::default().part(), FIRST_PART);
        assert_eq!(after(FIRST_PART, 10).part(), PART_MAX);
        assert_eq!(after(FIRST_PART, 0).part(), PART_MAX);
        assert_eq!(after(FIRST_PART, 1_500).part(), FIRST_PART);
        assert_eq!(after(FIRST_PART, 25_000).part(), SMALLEST_PART);
        assert_eq!(after(FIRST_PART, -5).part(), PART_MAX, "a clock set back");
    }

    #[test]
    fn the_time_left_is_told_once_it_is_known() {
        assert_eq!(Speed::default().seconds(100), None);
        assert_eq!(after(1_000, 999).seconds(100_000), None);
        assert_eq!(after(1_000, 1_000).seconds(90_500), Some(91));
        assert_eq!(after(1, i64::MAX).seconds(u64::MAX), None);
    }
}
