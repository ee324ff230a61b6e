//! What the core tells, in the words of these tests: the one place that knows the interface of guidance.

use eligibility_check::answers::Answers;
use eligibility_check::evaluation::Evaluation;
use eligibility_check::exact::Rational;
use eligibility_check::guidance::{
    Distance, Gap, Guidance, Tryable, WhatIf, tryable as core_tryable, what_if as core_what_if, with_gap, with_plan,
};
use eligibility_check::policy::{Criterion, Evidence, Policy};

/// How far a plan goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    NothingToDo,
    Complete,
    Partial,
    Blocked,
    NotComputed,
}

#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) reach: Reach,
    /// Input, from and to.
    pub(super) changes: Vec<(usize, Rational, Rational)>,
    pub(super) steps: Vec<String>,
    pub(super) obstacles: Vec<String>,
    /// The criteria that it claims to meet.
    pub(super) meets: Vec<String>,
    /// All answers with the plan applied.
    pub(super) applied: Answers,
}

/// The plan and the distances of an evaluation.
pub(super) fn guidance(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
) -> (Option<Plan>, Vec<Distance>) {
    let guidance = Guidance::new(policy, evaluation);
    let plan = guidance.plan.map(|plan| {
        let ids = |criteria: &[&Criterion]| criteria.iter().map(|one| one.id.clone()).collect();
        let reach = if plan.mend_first {
            Reach::NotComputed
        } else if plan.is_blocked() {
            Reach::Blocked
        } else if !plan.missing.is_empty() || !plan.obstacles.is_empty() {
            Reach::Partial
        } else if plan.changes.is_empty() && plan.steps.is_empty() {
            Reach::NothingToDo
        } else {
            Reach::Complete
        };
        // It says that everything that can be computed is met.
        let claimed = matches!(reach, Reach::Complete | Reach::NothingToDo);
        let criteria = &policy.checks[evaluation.check].criteria;
        let computed = criteria.iter().zip(&evaluation.outcomes).filter(|(one, outcome)| {
            let lifted = matches!(outcome.status.code(), "waived" | "not-applicable");
            claimed && one.evidence() == Evidence::Computed && !lifted
        });
        Plan {
            reach,
            changes: plan.changes.iter().map(|one| (one.input, one.from, one.to)).collect(),
            steps: ids(&plan.steps),
            obstacles: ids(&plan.obstacles),
            meets: computed.map(|(one, _)| one.id.clone()).collect(),
            applied: with_plan(policy, evaluation, answers, &plan.changes),
        }
    });
    (plan, guidance.distances)
}

/// Whether the budget was spent before all gaps of a criterion were found.
pub(super) const fn gaps_not_computed(_distance: &Distance) -> bool {
    false
}

pub(super) fn gap_applied(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    gap: &Gap,
) -> Answers {
    with_gap(policy, evaluation, answers, gap)
}

pub(super) fn levers(policy: &Policy, evaluation: &Evaluation) -> Vec<usize> {
    eligibility_check::guidance::levers(policy, evaluation).to_vec()
}

pub(super) fn tryable(
    policy: &Policy,
    evaluation: &Evaluation,
    _answers: &Answers,
    input: usize,
) -> Option<Tryable> {
    core_tryable(policy, evaluation, input)
}

pub(super) fn what_if(
    policy: &Policy,
    evaluation: &Evaluation,
    _answers: &Answers,
    input: usize,
    figure: Rational,
) -> Option<WhatIf> {
    core_what_if(policy, evaluation, input, figure)
}
