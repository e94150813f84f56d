//! When everything shown has settled, so that a picture of it can be taken.

use std::cell::Cell;

use crate::browser;

thread_local! {
    static UNDER_WAY: Cell<usize> = const { Cell::new(0) };
}

/// Something that the page waits for before it counts as settled, until this is dropped.
#[must_use]
pub struct UnderWay(());

/// Begins something that the page waits for: a call of the fake API, an act of `play`.
pub fn begin() -> UnderWay {
    UNDER_WAY.set(UNDER_WAY.get() + 1);
    UnderWay(())
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        UNDER_WAY.set(UNDER_WAY.get() - 1);
    }
}

/// Waits until nothing is under way for two frames in a row and the fonts are loaded.
pub async fn settled() {
    let mut quiet_frames = 0;
    while quiet_frames < 2 {
        browser::fonts_loaded().await;
        browser::next_frame().await;
        quiet_frames = if UNDER_WAY.get() == 0 {
            quiet_frames + 1
        } else {
            0
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_under_way_until_it_is_dropped() {
        let (first, second) = (begin(), begin());
        drop(first);
        assert_eq!(UNDER_WAY.get(), 1);
        drop(second);
        assert_eq!(UNDER_WAY.get(), 0);
    }
}
