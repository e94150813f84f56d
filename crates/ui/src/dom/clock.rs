//! A clock to count down by.

use leptos::prelude::*;
use std::cell::Cell;
use std::time::Duration;

use super::events::Listener;
use super::page::now_ms;

/// Often enough that no second is left out.
const TICK: Duration = Duration::from_millis(250);

thread_local! {
    static STEADY: Cell<Option<Steady>> = const { Cell::new(None) };
}

/// The time in milliseconds, for countdowns: it goes on by itself until the component that asked
/// for it goes away, and is right again as soon as a page that slept is back in sight.
///
/// The server says how many seconds are left, and the deadline is made when its answer arrives:
///
/// ```ignore
/// let now = dom::ticking();
/// let deadline = now.get_untracked() + 1000 * answer.seconds_left;
/// ```
///
/// So neither a wrong clock nor a time zone matters. This clock never goes back, whoever changes
/// the device's. Where the device's two clocks disagree, because it has slept or was set forward,
/// it takes the longer time: somebody may be told too early that it is over, but never too late.
/// The server has the last word; ask it before something is given up.
pub fn ticking() -> Signal<i64> {
    let (now, set_now) = signal(steady_now());
    let read = move || set_now.set(steady_now());
    if let Ok(timer) = set_interval_with_handle(read, TICK) {
        on_cleanup(move || timer.clear());
    }
    Listener::new(document(), "visibilitychange", move |_| read()).keep();
    Listener::new(window(), "pageshow", move |_| read()).keep();
    now.into()
}

fn steady_now() -> i64 {
    let wall = now_ms();
    // Some devices stop this one while they sleep.
    let device = window()
        .performance()
        .map_or(wall, |performance| performance.now() as i64);
    let before = STEADY.get().unwrap_or(Steady {
        now: wall,
        wall,
        device,
    });
    let steady = before.after(wall, device);
    STEADY.set(Some(steady));
    steady.now
}

/// A clock made of two: one that a person may change, and one that may stop.
#[derive(Clone, Copy)]
struct Steady {
    now: i64,
    wall: i64,
    device: i64,
}

impl Steady {
    fn after(self, wall: i64, device: i64) -> Self {
        let passed = (wall - self.wall).max(device - self.device).max(0);
        Self {
            now: self.now + passed,
            wall,
            device,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Steady;

    const START: Steady = Steady {
        now: 1_000,
        wall: 1_000,
        device: 50,
    };

    #[test]
    fn it_goes_on_with_both_clocks() {
        assert_eq!(START.after(1_250, 300).now, 1_250);
    }

    #[test]
    fn it_goes_on_through_a_sleep_that_one_clock_did_not_see() {
        let awake = START.after(61_000, 50);
        assert_eq!(awake.now, 61_000);
        assert_eq!(awake.after(61_250, 300).now, 61_250);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_give_time() {
        let set_back = START.after(-3_600_000, 300);
        assert_eq!(set_back.now, 1_250);
        assert_eq!(set_back.after(-3_599_750, 550).now, 1_500);
        assert_eq!(START.after(0, 0).now, 1_000);
    }
}
