//! How large a document is shown.

/// How large a document is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentZoom {
    /// Each page as wide as there is room.
    #[default]
    FitWidth,
    /// Percent of the size that it has on paper.
    Percent(u32),
}

const STEPS: [u32; 10] = [25, 50, 75, 100, 125, 150, 200, 250, 300, 400];

impl DocumentZoom {
    /// The step above `percent`, when there is one.
    pub(super) fn above(percent: u32) -> Option<Self> {
        let step = STEPS.into_iter().find(|step| *step > percent);
        step.map(Self::Percent)
    }

    /// The step below `percent`, when there is one.
    pub(super) fn below(percent: u32) -> Option<Self> {
        let step = STEPS.into_iter().rev().find(|step| *step < percent);
        step.map(Self::Percent)
    }

    /// Percent, or 0 for what fits the width.
    pub(super) fn number(self) -> u32 {
        match self {
            Self::FitWidth => 0,
            Self::Percent(percent) => percent.clamp(10, 400),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DocumentZoom::{self, Percent};

    #[test]
    fn steps_go_on_from_any_size_and_end() {
        assert_eq!(DocumentZoom::above(87), Some(Percent(100)));
        assert_eq!(DocumentZoom::above(100), Some(Percent(125)));
        assert_eq!(DocumentZoom::above(400), None);
        assert_eq!(DocumentZoom::below(87), Some(Percent(75)));
        assert_eq!(DocumentZoom::below(25), None);
        assert_eq!(DocumentZoom::below(500), Some(Percent(400)));
    }
}
