//! What the core tells, in the words of these tests: the one place that knows the interface of guidance.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::Evaluation;
use eligibility_check::exact::Rational;
use eligibility_check::guidance::{self, Distance, Guidance, PlanStatus, Tryable, WhatIf};
use eligibility_check::policy::{Criterion, Policy};

#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) status: PlanStatus,
    /// Input, from and to.
    pub(super) changes: Vec<(usize, Rational, Rational)>,
    pub(super) steps: Vec<String>,
    pub(super) obstacles: Vec<String>,
    /// Soft criteria that it says give way.
    pub(super) gives_way: Vec<String>,
    /// Positions of inputs that it waits for.
    pub(super) missing: Vec<usize>,
    /// The criteria that it claims to meet.
    pub(super) meets: Vec<String>,
    /// A figure cannot be used: nothing is planned before it is mended.
    pub(super) mend_first: bool,
    /// All answers with the plan applied.
    pub(super) applied: Answers,
}

/// The plan, the distances and the figures that can be tried.
pub(super) fn guidance(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
) -> (Option<Plan>, Vec<Distance>, Vec<Tryable>) {
    let guidance = Guidance::new(policy, evaluation, answers);
    let plan = guidance.plan.map(|plan| {
        let ids = |criteria: &[&Criterion]| criteria.iter().map(|one| one.id.clone()).collect();
        let mut applied = answers.clone();
        applied.extend(plan.answers.into_iter().collect::<Vec<(String, Data)>>());
        Plan {
            status: plan.status,
            changes: plan
                .changes
                .iter()
                .map(|one| (one.input, one.from, one.to))
                .collect(),
            steps: ids(&plan.steps),
            obstacles: ids(&plan.obstacles),
            gives_way: ids(&plan.gives_way),
            missing: plan.missing.iter().copied().collect(),
            meets: ids(&plan.meets),
            mend_first: plan.mend_first,
            applied,
        }
    });
    (plan, guidance.distances, guidance.levers)
}

pub(super) fn what_if(
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    input: usize,
    figure: Rational,
) -> Option<WhatIf> {
    guidance::what_if(policy, evaluation, answers, input, figure)
}
