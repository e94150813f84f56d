//! Which toast is shown and how long it still stays. It is told every moment and knows no clock.

use std::collections::VecDeque;
use std::time::Duration;

/// No toast that goes by itself goes earlier.
pub(super) const SHORTEST: Duration = Duration::from_secs(10);

/// What is left at least when somebody has looked at a toast and turns away from it.
const GRACE: i64 = 5_000;

/// Toasts, one of them shown. Moments are milliseconds of any clock that goes on.
pub(super) struct Queue<T> {
    shown: Option<Shown<T>>,
    waiting: VecDeque<(T, Option<Duration>)>,
    last_number: u64,
}

struct Shown<T> {
    toast: T,
    number: u64,
    stay: Option<Stay>,
}

/// How long a toast stays that goes by itself.
struct Stay {
    whole: i64,
    end: End,
}

enum End {
    /// No time passes; so it is until a toast has been drawn.
    Held {
        left: i64,
    },
    At(i64),
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            shown: None,
            waiting: VecDeque::new(),
            last_number: 0,
        }
    }
}

impl<T> Queue<T> {
    /// Shows a toast for `stay`, or until it is closed, once those before it are gone.
    pub(super) fn push(&mut self, toast: T, stay: Option<Duration>) {
        self.waiting.push_back((toast, stay));
        if self.shown.is_none() {
            self.next();
        }
    }

    /// Shows a toast in the place of all others.
    pub(super) fn replace(&mut self, toast: T, stay: Option<Duration>) {
        self.waiting.clear();
        self.shown = None;
        self.push(toast, stay);
    }

    /// Shows none any more.
    pub(super) fn clear(&mut self) {
        self.waiting.clear();
        self.shown = None;
    }

    /// The toast that is shown; each has another number.
    pub(super) fn shown(&self) -> Option<(u64, &T)> {
        let shown = self.shown.as_ref();
        shown.map(|shown| (shown.number, &shown.toast))
    }

    /// How many milliseconds are left of the toast that is shown, and of how many; nothing when it
    /// does not go by itself.
    pub(super) fn left(&self, now: i64) -> Option<(i64, i64)> {
        let Stay { whole, end } = self.shown.as_ref()?.stay.as_ref()?;
        let left = match end {
            End::Held { left } => *left,
            End::At(deadline) => (deadline - now).clamp(0, *whole),
        };
        Some((left, *whole))
    }

    /// Whether its time is over, so that [`Self::next`] is due.
    pub(super) fn is_over(&self, now: i64) -> bool {
        self.left(now).is_some_and(|(left, _)| left == 0)
    }

    /// Goes on to the next toast. Its time is held.
    pub(super) fn next(&mut self) {
        self.shown = self.waiting.pop_front().map(|(toast, stay)| {
            self.last_number += 1;
            let stay = stay.map(|stay| {
                let whole = milliseconds(stay.max(SHORTEST));
                let end = End::Held { left: whole };
                Stay { whole, end }
            });
            Shown {
                toast,
                number: self.last_number,
                stay,
            }
        });
    }

    /// Stops the time of the toast that is shown, or lets it run.
    pub(super) fn hold(&mut self, held: bool, now: i64) {
        let shown = self.shown.as_mut();
        let Some(stay) = shown.and_then(|shown| shown.stay.as_mut()) else {
            return;
        };
        match stay.end {
            End::At(deadline) if held => {
                let left = (deadline - now).clamp(1, stay.whole);
                stay.end = End::Held { left };
            }
            End::Held { left } if !held => stay.end = End::At(now + left.max(GRACE)),
            _ => {}
        }
    }
}

fn milliseconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEN: Option<Duration> = Some(SHORTEST);

    /// A queue with a toast whose time runs since 0.
    fn running() -> Queue<&'static str> {
        let mut queue = Queue::default();
        queue.push("deleted", TEN);
        queue.hold(false, 0);
        queue
    }

    fn shown(queue: &Queue<&'static str>) -> Option<&'static str> {
        queue.shown().map(|(_, toast)| *toast)
    }

    fn left(queue: &Queue<&'static str>, now: i64) -> Option<i64> {
        queue.left(now).map(|(left, _)| left)
    }

    #[test]
    fn a_toast_goes_at_its_deadline_however_the_clock_ticks() {
        let queue = running();
        assert_eq!(queue.left(0), Some((10_000, 10_000)));
        assert_eq!(left(&queue, 9_999), Some(1));
        assert!(!queue.is_over(9_999));
        assert!(queue.is_over(10_000));
        assert!(queue.is_over(900_000));
        assert_eq!(left(&queue, 900_000), Some(0));
    }

    #[test]
    fn its_time_begins_when_it_is_drawn() {
        let mut queue = Queue::default();
        queue.push("deleted", TEN);
        assert!(!queue.is_over(900_000));
        queue.hold(false, 900_000);
        assert_eq!(left(&queue, 900_000), Some(10_000));
    }

    #[test]
    fn none_goes_before_ten_seconds() {
        let mut queue = Queue::default();
        queue.push("brief", Some(Duration::from_secs(2)));
        queue.hold(false, 0);
        assert!(!queue.is_over(9_999));
    }

    #[test]
    fn one_without_a_time_stays_until_it_is_closed() {
        let mut queue = Queue::default();
        queue.push("important", None);
        queue.hold(false, 0);
        assert_eq!((queue.is_over(i64::MAX), queue.left(0)), (false, None));
        queue.next();
        assert_eq!(shown(&queue), None);
    }

    #[test]
    fn several_come_one_by_one_each_with_its_whole_time() {
        let mut queue = running();
        queue.push("second", TEN);
        queue.push("third", TEN);
        assert_eq!(shown(&queue), Some("deleted"));
        queue.next();
        queue.hold(false, 12_000);
        assert_eq!(
            (shown(&queue), left(&queue, 12_000)),
            (Some("second"), Some(10_000))
        );
        queue.next();
        queue.next();
        assert_eq!(shown(&queue), None);
        queue.push("later", TEN);
        assert_eq!(shown(&queue), Some("later"));
    }

    #[test]
    fn one_that_replaces_others_has_its_whole_time_and_none_comes_back() {
        let mut queue = running();
        queue.push("second", TEN);
        queue.replace("now", TEN);
        queue.hold(false, 9_000);
        assert_eq!(
            (shown(&queue), left(&queue, 9_000)),
            (Some("now"), Some(10_000))
        );
        queue.next();
        assert_eq!(shown(&queue), None);
        queue.push("later", TEN);
        queue.clear();
        assert_eq!(shown(&queue), None);
    }

    #[test]
    fn the_same_words_twice_are_two_toasts() {
        let mut queue = running();
        queue.push("deleted", TEN);
        let first = queue.shown().map(|(number, _)| number);
        queue.next();
        assert_ne!(queue.shown().map(|(number, _)| number), first);
    }

    #[test]
    fn while_it_is_held_no_time_passes() {
        let mut queue = running();
        queue.hold(true, 2_000);
        assert_eq!(left(&queue, 3_600_000), Some(8_000));
        queue.hold(true, 3_600_000);
        queue.hold(false, 3_600_000);
        assert_eq!(left(&queue, 3_600_000), Some(8_000));
        assert!(queue.is_over(3_608_000));
    }

    #[test]
    fn who_turns_away_from_it_has_five_seconds_at_least() {
        let mut queue = running();
        queue.hold(true, 9_900);
        queue.hold(false, 9_900);
        assert_eq!(left(&queue, 9_900), Some(5_000));
    }

    /// Between the last moment told and somebody's grasp it may have ended.
    #[test]
    fn one_that_is_grasped_at_its_end_does_not_go() {
        let mut queue = running();
        queue.hold(true, 10_000);
        assert!(!queue.is_over(10_000));
    }

    /// A clock that is put back does not lengthen it.
    #[test]
    fn no_more_is_left_than_there_was() {
        let mut queue = running();
        assert_eq!(left(&queue, -60_000), Some(10_000));
        queue.hold(true, -60_000);
        assert_eq!(left(&queue, 0), Some(10_000));
    }
}
