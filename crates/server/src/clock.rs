//! The server's one source of time.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use tokio::sync::watch;

/// Milliseconds since 1970 in UTC: how moments are kept in both databases.
pub type Millis = i64;

/// One second in [`Millis`].
pub const SECOND: Millis = 1000;
/// One minute in [`Millis`].
pub const MINUTE: Millis = 60 * SECOND;
/// One hour in [`Millis`].
pub const HOUR: Millis = 60 * MINUTE;
/// One day in [`Millis`].
pub const DAY: Millis = 24 * HOUR;

/// System time, or a time that stands still, plus an offset that can grow. Clones share it.
#[derive(Clone)]
pub struct Clock {
    stands_at: Option<Millis>,
    offset: Arc<watch::Sender<Millis>>,
}

impl Clock {
    /// System time.
    pub fn system() -> Self {
        Self::new(None)
    }

    /// A clock that only moves by [`Clock::advance`].
    pub fn standing(at: DateTime<Utc>) -> Self {
        Self::new(Some(at.timestamp_millis()))
    }

    fn new(stands_at: Option<Millis>) -> Self {
        Self {
            stands_at,
            offset: Arc::new(watch::Sender::new(0)),
        }
    }

    /// The moment it shows.
    pub fn now(&self) -> Millis {
        let base = self
            .stands_at
            .unwrap_or_else(|| Utc::now().timestamp_millis());
        base + self.offset()
    }

    /// Moves it forward and wakes who sleeps by it.
    pub fn advance(&self, by: Duration) {
        let by = Millis::try_from(by.as_millis()).unwrap_or(Millis::MAX);
        self.offset
            .send_modify(|offset| *offset = offset.saturating_add(by));
    }

    /// How far it is ahead of its base.
    pub fn offset(&self) -> Millis {
        *self.offset.borrow()
    }

    /// Takes over an offset that is kept elsewhere.
    pub fn set_offset(&self, offset: Millis) {
        self.offset
            .send_if_modified(|current| std::mem::replace(current, offset) != offset);
    }

    /// Tells of every move from now on, also of one that comes while nobody waits for it.
    pub fn moves(&self) -> Moves {
        Moves(self.offset.subscribe())
    }
}

/// The moves of a [`Clock`].
pub struct Moves(watch::Receiver<Millis>);

impl Moves {
    /// Waits until the clock has moved since this was last told; for ever once the clock is gone.
    pub async fn next(&mut self) {
        if self.0.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// A kept moment as it travels.
pub fn timestamp(at: Millis) -> madoguchi_contract::Timestamp {
    DateTime::from_timestamp_millis(at).unwrap_or_default()
}

/// Nine hours ahead of UTC, all year.
const JAPAN: FixedOffset = FixedOffset::east_opt(9 * 60 * 60).expect("is an offset");

/// A kept moment as clocks in Japan show it.
pub fn in_japan(at: Millis) -> DateTime<FixedOffset> {
    timestamp(at).with_timezone(&JAPAN)
}

/// The day that it is in Japan.
pub fn day_in_japan(at: Millis) -> NaiveDate {
    in_japan(at).date_naive()
}

/// When a day is over in Japan.
pub fn day_ends(day: NaiveDate) -> Millis {
    day_begins(day) + DAY
}

/// The last day before a moment at which a day is over.
pub fn last_day(day_ends: Millis) -> NaiveDate {
    day_in_japan(day_ends - 1)
}

/// When a day begins in Japan.
pub fn day_begins(day: NaiveDate) -> Millis {
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    midnight.timestamp_millis() - 9 * HOUR
}
