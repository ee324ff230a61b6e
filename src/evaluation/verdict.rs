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

/// The first stage that applies.
pub(super) fn verdict(check: &Check, outcomes: &[Outcome], score: Option<&Score>) -> Verdict {
    let exit = check.kind == CheckKind::Exit;
    let any = |wanted: Status, soft: Option<bool>| {
        check
            .criteria
            .iter()
            .zip(outcomes)
            .any(|(criterion, outcome)| {
                outcome.status == wanted && soft.is_none_or(|soft| criterion.soft == soft)
            })
    };
    let failed = if exit {
        any(Status::Met, None)
    } else {
        any(Status::Unmet, Some(false))
    };
    let stage = if any(Status::Invalid, None) {
        Stage::InvalidInput
    } else if check.kind == CheckKind::Assessment {
        match score {
            Some(score) => score.grade.map_or(Stage::Incomplete, Stage::Graded),
            None => Stage::InvalidInput,
        }
    } else if failed {
        Stage::Failed
    } else if any(Status::Unanswered, None) {
        Stage::Incomplete
    } else if !exit && any(Status::Unmet, Some(true)) {
        Stage::NeedsException
    } else if any(Status::Judged, None) {
        Stage::PendingReview
    } else {
        Stage::Passed
    };
    Verdict {
        kind: check.kind,
        stage,
    }
}
