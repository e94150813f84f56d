//! What a countdown shows and says, from what is left of it.

/// How near the end is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// There is time.
    Normal,
    /// The end comes into sight.
    Warning,
    /// A minute or less is left.
    LastMinute,
    /// Nothing is left.
    Over,
}

impl Phase {
    /// The phase when so many seconds are left. It warns from `warning` seconds on.
    pub fn of(left: u64, warning: u64) -> Self {
        match left {
            0 => Phase::Over,
            1..=60 => Phase::LastMinute,
            _ if left <= warning => Phase::Warning,
            _ => Phase::Normal,
        }
    }

    /// As `data-phase` has it.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Normal => "normal",
            Phase::Warning => "warning",
            Phase::LastMinute => "last-minute",
            Phase::Over => "over",
        }
    }
}

/// What is left, in the parts that words are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountdownTime {
    /// Whole minutes.
    pub minutes: u64,
    /// Seconds beside them, 0 to 59.
    pub seconds: u64,
}

impl CountdownTime {
    fn of(seconds: u64) -> Self {
        Self {
            minutes: seconds / 60,
            seconds: seconds % 60,
        }
    }

    /// What changes seldom enough to be read: whole minutes, in the last five tens of seconds. It
    /// is rounded up, so that nothing ends while it still says 0.
    pub fn coarse(seconds: u64) -> Self {
        let step = if seconds > 300 { 60 } else { 10 };
        Self::of(seconds.next_multiple_of(step))
    }

    /// As a clock shows it: `04:59`.
    pub fn clock(seconds: u64) -> String {
        let Self { minutes, seconds } = Self::of(seconds);
        format!("{minutes:02}:{seconds:02}")
    }
}

/// How many seconds are left between two moments in milliseconds. The last one lasts until the end.
pub fn seconds_left(deadline: i64, now: i64) -> u64 {
    let left = u64::try_from(deadline.saturating_sub(now)).unwrap_or(0);
    left.div_ceil(1000)
}

/// What is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// So much is left.
    Left(CountdownTime),
    /// It is over.
    Over,
}

/// What is to be said when `before` seconds were left and now `after` are: once, and what is true
/// now, however many of the marks were slept over. Nothing when the end was put off.
pub fn spoken(marks: &[u64], before: u64, after: u64) -> Option<Spoken> {
    let has_passed = |mark: u64| before > mark && after <= mark;
    if has_passed(0) {
        return Some(Spoken::Over);
    }
    // A tick may come late: no odd second is read out.
    let left = CountdownTime::of(after.next_multiple_of(10));
    marks
        .iter()
        .any(|mark| has_passed(*mark))
        .then_some(Spoken::Left(left))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [u64; 4] = [600, 300, 60, 30];

    fn left(minutes: u64, seconds: u64) -> CountdownTime {
        CountdownTime { minutes, seconds }
    }

    #[test]
    fn the_last_second_lasts_until_the_end() {
        assert_eq!(seconds_left(10_000, 0), 10);
        assert_eq!(seconds_left(10_000, 9_000), 1);
        assert_eq!(seconds_left(10_000, 9_999), 1);
        assert_eq!(seconds_left(10_000, 10_000), 0);
        assert_eq!(seconds_left(10_000, 99_000), 0);
        assert_eq!(seconds_left(i64::MIN, i64::MAX), 0);
    }

    #[test]
    fn a_phase_begins_with_its_second_and_not_before() {
        let phase = |left| Phase::of(left, 300);
        assert_eq!(phase(301), Phase::Normal);
        assert_eq!(phase(300), Phase::Warning);
        assert_eq!(phase(61), Phase::Warning);
        assert_eq!(phase(60), Phase::LastMinute);
        assert_eq!(phase(1), Phase::LastMinute);
        assert_eq!(phase(0), Phase::Over);
    }

    #[test]
    fn a_clock_has_two_digits_and_more_where_they_are_needed() {
        assert_eq!(CountdownTime::clock(600), "10:00");
        assert_eq!(CountdownTime::clock(299), "04:59");
        assert_eq!(CountdownTime::clock(0), "00:00");
        assert_eq!(CountdownTime::clock(7_201), "120:01");
    }

    #[test]
    fn words_are_rounded_up_to_minutes_and_at_last_to_tens_of_seconds() {
        assert_eq!(CountdownTime::coarse(361), left(7, 0));
        assert_eq!(CountdownTime::coarse(360), left(6, 0));
        assert_eq!(CountdownTime::coarse(301), left(6, 0));
        assert_eq!(CountdownTime::coarse(300), left(5, 0));
        assert_eq!(CountdownTime::coarse(290), left(4, 50));
        assert_eq!(CountdownTime::coarse(61), left(1, 10));
        assert_eq!(CountdownTime::coarse(60), left(1, 0));
        assert_eq!(CountdownTime::coarse(50), left(0, 50));
        assert_eq!(CountdownTime::coarse(1), left(0, 10));
    }

    #[test]
    fn a_mark_is_said_when_it_is_reached_and_only_once() {
        assert_eq!(spoken(&MARKS, 302, 301), None);
        assert_eq!(spoken(&MARKS, 301, 300), Some(Spoken::Left(left(5, 0))));
        assert_eq!(spoken(&MARKS, 300, 299), None);
        assert_eq!(spoken(&MARKS, 31, 30), Some(Spoken::Left(left(0, 30))));
        assert_eq!(spoken(&MARKS, 1, 0), Some(Spoken::Over));
        assert_eq!(spoken(&MARKS, 0, 0), None);
    }

    #[test]
    fn a_late_tick_does_not_read_out_an_odd_second() {
        assert_eq!(spoken(&MARKS, 301, 298), Some(Spoken::Left(left(5, 0))));
    }

    #[test]
    fn of_several_marks_slept_over_one_word_is_said_and_it_is_true() {
        assert_eq!(spoken(&MARKS, 700, 200), Some(Spoken::Left(left(3, 20))));
        assert_eq!(spoken(&MARKS, 700, 25), Some(Spoken::Left(left(0, 30))));
        assert_eq!(spoken(&MARKS, 700, 0), Some(Spoken::Over));
    }

    #[test]
    fn an_end_that_was_put_off_is_not_said_here() {
        assert_eq!(spoken(&MARKS, 20, 600), None);
        assert_eq!(spoken(&MARKS, 0, 600), None);
    }
}
