//! Floor 9: many applicants at once. Statuses and verdicts only, column by column; no report is built.
//!
//! Each criterion and each verdict is a number here. The numbers are a contract: see [`Status::number`] and
//! [`verdict_number`].

mod chunk;
mod fraction;
mod plan;

pub use chunk::Column;

use chunk::Chunk;
use plan::Plan;

use crate::answers::{Answers, Facts};
use crate::evaluation::{self, Evaluation, Signs, Stage, Status, Verdict, read_facts};
use crate::exact::Date;
use crate::policy::{Check, CheckKind, Policy};

/// The number of the first grade of a scorecard; the others follow.
const FIRST_GRADE: usize = 16;

/// The number of a verdict: 0 invalid input, 1 failed (not eligible, not kept, not reached, triggered), 2 incomplete,
/// 3 needs an exception, 4 pending review, 5 passed, 16 and up the grades of a scorecard in their order.
#[must_use]
pub fn verdict_number(stage: Stage) -> u8 {
    match stage {
        Stage::InvalidInput => 0,
        Stage::Failed => 1,
        Stage::Incomplete => 2,
        Stage::NeedsException => 3,
        Stage::PendingReview => 4,
        Stage::Passed => 5,
        Stage::Graded(grade) => u8::try_from(FIRST_GRADE + grade).unwrap_or(u8::MAX),
    }
}

/// The verdicts that a check can come to, by number.
#[must_use]
pub fn verdicts(check: &Check) -> Vec<(u8, &str)> {
    let kind = check.kind;
    let stages: &[Stage] = match kind {
        CheckKind::Assessment => &[Stage::InvalidInput, Stage::Incomplete],
        CheckKind::Exit => &[
            Stage::InvalidInput,
            Stage::Failed,
            Stage::Incomplete,
            Stage::PendingReview,
            Stage::Passed,
        ],
        CheckKind::Eligibility | CheckKind::Obligations | CheckKind::Targets => &[
            Stage::InvalidInput,
            Stage::Failed,
            Stage::Incomplete,
            Stage::NeedsException,
            Stage::PendingReview,
            Stage::Passed,
        ],
    };
    let mut all = Vec::new();
    for stage in stages.iter().copied() {
        all.push((verdict_number(stage), Verdict { kind, stage }.code()));
    }
    for (position, grade) in check.grades.iter().enumerate() {
        all.push((verdict_number(Stage::Graded(position)), grade.id.as_str()));
    }
    all
}

/// A check of a policy on a day, ready to be put to any number of applicants.
pub struct Batch<'p> {
    policy: &'p Policy,
    check: &'p Check,
    position: usize,
    /// What every input can be while nothing is known of it.
    open: Facts,
    plans: Vec<Plan<'p>>,
}

/// What came of a chunk of applicants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// The number of each applicant's verdict.
    pub verdicts: Vec<u8>,
    /// For each criterion of the check, the number of each applicant's status.
    pub statuses: Vec<Vec<u8>>,
}

impl<'p> Batch<'p> {
    /// `None` when the policy has no check at this position.
    #[must_use]
    pub fn new(policy: &'p Policy, position: usize, as_of: Date) -> Option<Self> {
        let check = policy.checks.get(position)?;
        let none = Answers::new();
        let open = read_facts(policy, policy.asked(position), &none, as_of);
        let plans = check.criteria.iter();
        Some(Self {
            policy,
            check,
            position,
            plans: plans
                .map(|criterion| Plan::new(policy, criterion))
                .collect(),
            open,
        })
    }

    /// The check.
    #[must_use]
    pub const fn check(&self) -> &'p Check {
        self.check
    }

    /// Evaluates so many applicants. The columns belong to the inputs of the policy by position; what the check does not
    /// ask is ignored, as an evaluation ignores it. A value that a column is too short for was not answered.
    pub fn evaluate(&mut self, columns: &[Option<Column>], rows: usize, outcomes: &mut Outcomes) {
        let asked = self.policy.asked(self.position);
        let chunk = Chunk::new(self.policy, asked, &self.open, columns, rows);
        outcomes.verdicts.clear();
        outcomes.verdicts.resize(rows, 0);
        outcomes
            .statuses
            .resize_with(self.check.criteria.len(), Vec::new);
        for statuses in &mut outcomes.statuses {
            statuses.clear();
            statuses.resize(rows, UNDECIDED);
        }
        if self.check.kind == CheckKind::Assessment {
            self.score(&chunk, outcomes);
        } else {
            self.decide(&chunk, outcomes);
        }
    }

    /// The total of a scorecard needs the points of every row: each applicant is evaluated for itself.
    fn score(&self, chunk: &Chunk<'_>, outcomes: &mut Outcomes) {
        for (row, verdict) in outcomes.verdicts.iter_mut().enumerate() {
            let answers = chunk.answers(row);
            let evaluation =
                evaluation::evaluate(self.policy, self.position, &answers, self.open.as_of);
            let Some(Evaluation {
                verdict: own,
                outcomes: criteria,
                ..
            }) = evaluation
            else {
                continue;
            };
            *verdict = verdict_number(own.stage);
            for (statuses, outcome) in outcomes.statuses.iter_mut().zip(&criteria) {
                if let Some(status) = statuses.get_mut(row) {
                    *status = outcome.status.number();
                }
            }
        }
    }

    fn decide(&mut self, chunk: &Chunk<'_>, outcomes: &mut Outcomes) {
        // The facts of applicants for whom a table does not do, read when first needed.
        let mut facts = Vec::new();
        facts.resize_with(outcomes.verdicts.len(), || None);
        let mut signs = vec![Signs::default(); outcomes.verdicts.len()];
        let mut keys = Vec::new();
        let criteria = self.check.criteria.iter().zip(&mut self.plans);
        for ((criterion, plan), statuses) in criteria.zip(&mut outcomes.statuses) {
            plan.keys(chunk, &mut keys);
            let own = Status::ALL.map(|status| Signs::of(self.check.kind, criterion.soft, status));
            let rows = statuses.iter_mut().zip(&keys).zip(&mut facts);
            for (row, (((status, key), facts), signs)) in rows.zip(&mut signs).enumerate() {
                *status = plan.known(*key).unwrap_or_else(|| {
                    let facts = facts.get_or_insert_with(|| {
                        let asked = self.policy.asked(self.position);
                        let answers = chunk.answers(row);
                        read_facts(self.policy, asked, &answers, self.open.as_of)
                    });
                    let found = evaluation::evaluate_criterion(self.policy, facts, criterion);
                    plan.learn(*key, found.status.number())
                });
                *signs = signs.and(own.get(usize::from(*status)).copied().unwrap_or_default());
            }
        }
        let stages = Signs::all().map(|signs| verdict_number(signs.stage()));
        for (verdict, signs) in outcomes.verdicts.iter_mut().zip(&signs) {
            *verdict = stages.get(signs.place()).copied().unwrap_or_default();
        }
    }
}

/// No status has this number.
const UNDECIDED: u8 = u8::MAX;
