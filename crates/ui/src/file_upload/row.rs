//! A file on its way, and what is said about it.

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadRow {
    /// What the callbacks receive; unique on the page.
    pub id: String,
    /// The file's name, as it is.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// How far it is.
    pub state: UploadState,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Others go first.
    Waiting,
    /// It is being sent.
    Sending {
        /// Bytes that have arrived.
        sent: u64,
        /// How many seconds are left, when that can be told.
        seconds_left: Option<u32>,
    },
    /// It has arrived.
    Done,
    /// It has not, and why; another try may help.
    Failed(String),
    /// It is not taken, and why; no other try helps.
    Refused(String),
}

/// What a row says about its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadStatus {
    /// Others go first.
    Waiting,
    /// It is being sent.
    Sending {
        /// How many of a hundred parts have arrived; a hundred only when all has.
        percent: u8,
        /// How long it takes from now, when that can be told.
        left: Option<UploadTime>,
    },
    /// It has arrived.
    Done,
    /// It has not.
    Failed,
}

impl UploadRow {
    pub(super) fn status(&self) -> UploadStatus {
        match self.state {
            UploadState::Waiting => UploadStatus::Waiting,
            UploadState::Sending { sent, seconds_left } => {
                let percent = u128::from(sent) * 100 / u128::from(self.bytes.max(1));
                UploadStatus::Sending {
                    percent: percent.min(100) as u8,
                    left: seconds_left.map(UploadTime::from_seconds),
                }
            }
            UploadState::Done => UploadStatus::Done,
            UploadState::Failed(_) | UploadState::Refused(_) => UploadStatus::Failed,
        }
    }

    /// Why it has not arrived.
    pub(super) fn reason(&self) -> Option<&str> {
        match &self.state {
            UploadState::Failed(reason) | UploadState::Refused(reason) => Some(reason),
            _ => None,
        }
    }
}

impl UploadStatus {
    /// As `data-state` says it.
    pub(super) fn name(self) -> &'static str {
        match self {
            UploadStatus::Waiting => "waiting",
            UploadStatus::Sending { .. } => "sending",
            UploadStatus::Done => "done",
            UploadStatus::Failed => "failed",
        }
    }

    /// Whether it can still be called off; otherwise it can be removed.
    pub(super) fn is_under_way(self) -> bool {
        matches!(self, UploadStatus::Waiting | UploadStatus::Sending { .. })
    }

    pub(super) fn percent(self) -> Option<u8> {
        match self {
            UploadStatus::Sending { percent, .. } => Some(percent),
            _ => None,
        }
    }
}

/// How much time is left, in steps so coarse that the words stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadTime {
    /// About so many seconds: 10, 20 … 50.
    Seconds(u32),
    /// About so many minutes.
    Minutes(u32),
}

impl UploadTime {
    fn from_seconds(seconds: u32) -> Self {
        match seconds {
            0..=50 => UploadTime::Seconds(seconds.max(1).div_ceil(10) * 10),
            _ => UploadTime::Minutes(seconds.div_ceil(60)),
        }
    }
}

/// What has happened, for those who hear the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadNews {
    /// These files have set out.
    Started(Vec<String>),
    /// These have arrived.
    Done(Vec<String>),
    /// These have not.
    Failed(Vec<String>),
    /// So many were not taken.
    Refused(usize),
}

/// What is worth a word between two looks at the rows. Steps of progress are not; several of a kind
/// are one word.
pub(super) fn news(before: &[UploadRow], after: &[UploadRow]) -> Vec<UploadNews> {
    let now = |state: &str| -> Vec<String> {
        let is_new = |row: &&UploadRow| {
            let was = before.iter().find(|was| was.id == row.id);
            let is_so = |row: &UploadRow| row.status().name() == state;
            is_so(row) && !was.is_some_and(is_so)
        };
        let rows = after.iter().filter(is_new);
        rows.map(|row| super::shown_name(&row.name)).collect()
    };
    [
        UploadNews::Started(now("sending")),
        UploadNews::Done(now("done")),
        UploadNews::Failed(now("failed")),
    ]
    .into_iter()
    .filter(|news| match news {
        UploadNews::Started(names) | UploadNews::Done(names) | UploadNews::Failed(names) => {
            !names.is_empty()
        }
        UploadNews::Refused(_) => true,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, state: UploadState) -> UploadRow {
        UploadRow {
            id: id.to_owned(),
            name: format!("{id}.pdf"),
            bytes: 200,
            state,
        }
    }

    fn sending(sent: u64, seconds_left: Option<u32>) -> UploadState {
        UploadState::Sending { sent, seconds_left }
    }

    #[test]
    fn only_what_is_whole_is_a_hundred_percent() {
        let percent = |sent| row("a", sending(sent, None)).status().percent();
        assert_eq!(percent(0), Some(0));
        assert_eq!(percent(199), Some(99));
        assert_eq!(percent(200), Some(100));
        assert_eq!(percent(u64::MAX), Some(100));
        assert_eq!(row("a", UploadState::Done).status().percent(), None);
    }

    #[test]
    fn time_goes_down_in_coarse_steps() {
        let left = UploadTime::from_seconds;
        assert_eq!(left(0), UploadTime::Seconds(10));
        assert_eq!(left(11), UploadTime::Seconds(20));
        assert_eq!(left(50), UploadTime::Seconds(50));
        assert_eq!(left(51), UploadTime::Minutes(1));
        assert_eq!(left(61), UploadTime::Minutes(2));
    }

    #[test]
    fn start_end_and_failure_are_news_and_steps_are_not() {
        let before = [
            row("a", UploadState::Waiting),
            row("b", sending(1, None)),
            row("c", sending(1, None)),
            row("e", sending(1, None)),
        ];
        let after = [
            row("a", sending(0, None)),
            row("b", sending(90, None)),
            row("c", UploadState::Failed("通信".to_owned())),
            row("d", sending(0, None)),
            row("e", UploadState::Refused("PDFではありません".to_owned())),
        ];
        let expected = [
            UploadNews::Started(vec!["a.pdf".to_owned(), "d.pdf".to_owned()]),
            UploadNews::Failed(vec!["c.pdf".to_owned(), "e.pdf".to_owned()]),
        ];
        assert_eq!(news(&before, &after), expected);
        assert_eq!(news(&after, &after), []);
        assert_eq!(news(&after, &after[..1]), []);
    }
}
