//! Times, and what is said about them.

use std::time::Duration;

/// How long requests of one kind took.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// One more.
    pub fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// All of another.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time that so many percent stay within, in milliseconds.
    fn within(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted
            .get(at)
            .map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }
}

/// A row of a table: a kind of request and its times.
pub struct Row {
    /// What was asked for.
    pub kind: String,
    /// How long it took.
    pub times: Times,
}

/// The rows as Markdown, with widths that are also good to read in a terminal.
pub fn table(rows: &[Row]) -> String {
    let mut out = format!(
        "| {:<44} | requests |    p50 |    p95 |    p99 |\n|{:-<46}|{:->9}:|{:->7}:|{:->7}:|{:->7}:|\n",
        "milliseconds", "", "", "", "", ""
    );
    for Row { kind, times } in rows {
        let [p50, p95, p99] = [50, 95, 99].map(|percent| times.within(percent));
        let count = times.count();
        // A Japanese character is two columns wide in a terminal.
        let wide = kind.chars().filter(|c| *c > '\u{2E7F}').count();
        let width = 44_usize.saturating_sub(wide);
        out += &format!("| {kind:<width$} | {count:>8} | {p50:>6.1} | {p95:>6.1} | {p99:>6.1} |\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let mut times = Times::default();
        for milliseconds in (1..=200).rev() {
            times.add(Duration::from_millis(milliseconds));
        }
        assert_eq!([50, 95, 99].map(|p| times.within(p)), [100.0, 190.0, 198.0]);
        assert_eq!(Times::default().within(99), 0.0);
        let rows = [Row {
            kind: "税金".to_owned(),
            times,
        }];
        let text = table(&rows);
        let last = text.lines().last().unwrap_or_default();
        assert!(
            last.ends_with("|      200 |  100.0 |  190.0 |  198.0 |"),
            "{last}"
        );
    }
}
