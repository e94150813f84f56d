//! Chance that can be repeated.

/// Draws the same for the same seed (SplitMix64).
pub struct Draw(u64);

impl Draw {
    /// `seed` is any text.
    pub fn new(seed: &str) -> Self {
        // FNV-1a
        let hash = seed.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        Self(hash)
    }

    /// A number from 0 up to `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }

    /// One of `all`, and its index.
    pub fn one_of_all<'a, T>(&mut self, all: &'a [T]) -> (usize, &'a T) {
        let index = self.below(all.len() as u64) as usize;
        (index, &all[index])
    }

    /// One of `all`.
    pub fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        self.one_of_all(all).1
    }
}
