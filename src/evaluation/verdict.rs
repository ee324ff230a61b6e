//! The verdict of a whole check.

use super::{Outcome, Score, Status};
use crate::policy::{Check, CheckKind, Grade};

/// How far a check has come, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A criterion is invalid.
    InvalidInput,
    /// A criterion that is not soft is unmet; in an `exit` check a trigger holds.
    Failed,
    /// A criterion is unanswered.
    Incomplete,
    /// Only soft criteria are unmet.
    NeedsException,
    /// Judged criteria are left.
    PendingReview,
    /// Everything is met.
    Passed,
    /// A scorecard has this grade, by position.
    Graded(usize),
}

/// The verdict: a stage in the words of the kind of check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The kind of check.
    pub kind: CheckKind,
    /// How far it has come.
    pub stage: Stage,
}

impl Verdict {
    /// The name in reports, which name a grade by its id instead.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match (self.stage, self.kind) {
            (Stage::InvalidInput, _) => Grade::INVALID_INPUT,
            (Stage::Incomplete, _) => Grade::INCOMPLETE,
            (Stage::NeedsException, _) => "needs-exception",
            (Stage::Graded(_), _) | (_, CheckKind::Assessment) => "graded",
            (Stage::Failed, CheckKind::Eligibility) => "not-eligible",
            (Stage::Failed, CheckKind::Obligations) => "not-kept",
            (Stage::Failed, CheckKind::Targets) => "not-reached",
            (Stage::Failed, CheckKind::Exit) => "triggered",
            (Stage::PendingReview, CheckKind::Eligibility) => "eligible-pending-review",
            (Stage::PendingReview, CheckKind::Obligations) => "kept-pending-review",
            (Stage::PendingReview, CheckKind::Targets) => "reached-pending-review",
            (Stage::PendingReview, CheckKind::Exit) => "clear-pending-review",
            (Stage::Passed, CheckKind::Eligibility) => "eligible",
            (Stage::Passed, CheckKind::Obligations) => "kept",
            (Stage::Passed, CheckKind::Targets) => "reached",
            (Stage::Passed, CheckKind::Exit) => "clear",
        }
    }
}

/// What the statuses of all criteria of a check come to: one bit for each thing that a verdict depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Signs(u8);

impl Signs {
    const INVALID: Self = Self(1);
    const FAILED: Self = Self(2);
    const OPEN: Self = Self(4);
    const EXCEPTION: Self = Self(8);
    const JUDGED: Self = Self(16);

    /// What one criterion adds.
    pub(crate) fn of(kind: CheckKind, soft: bool, status: Status) -> Self {
        let exit = kind == CheckKind::Exit;
        match status {
            Status::Invalid => Self::INVALID,
            Status::Met if exit => Self::FAILED,
            Status::Unmet if !exit && soft => Self::EXCEPTION,
            Status::Unmet if !exit => Self::FAILED,
            Status::Unanswered => Self::OPEN,
            Status::Judged => Self::JUDGED,
            _ => Self(0),
        }
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The first stage that applies, of a check that is no scorecard.
    pub(crate) const fn stage(self) -> Stage {
        if self.has(Self::INVALID) {
            Stage::InvalidInput
        } else if self.has(Self::FAILED) {
            Stage::Failed
        } else if self.has(Self::OPEN) {
            Stage::Incomplete
        } else if self.has(Self::EXCEPTION) {
            Stage::NeedsException
        } else if self.has(Self::JUDGED) {
            Stage::PendingReview
        } else {
            Stage::Passed
        }
    }

    /// Every combination.
    pub(crate) fn all() -> [Self; 32] {
        std::array::from_fn(|place| Self(place as u8))
    }

    /// Its place among them.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }
}

/// The first stage that applies.
pub(super) fn verdict(check: &Check, outcomes: &[Outcome], score: Option<&Score>) -> Verdict {
    let mut signs = Signs::default();
    for (criterion, outcome) in check.criteria.iter().zip(outcomes) {
        signs = signs.and(Signs::of(check.kind, criterion.soft, outcome.status));
    }
    let stage = if check.kind == CheckKind::Assessment && !signs.has(Signs::INVALID) {
        match score {
            Some(score) => score.grade.map_or(Stage::Incomplete, Stage::Graded),
            None => Stage::InvalidInput,
        }
    } else {
        signs.stage()
    };
    Verdict {
        kind: check.kind,
        stage,
    }
}
