//! The smallest joint change that meets all computed criteria of a check at once.

use super::branches::{MOST, Survey, branches};
use super::solver::Solver;
use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Stage};
use crate::exact::Rational;
use crate::policy::{CheckKind, Criterion, Policy};

/// What to change so that every computed criterion is met.
#[derive(Clone, Debug, Default)]
pub struct Plan<'p> {
    /// The figures to change, in the order of the form. Empty where something stands in the way.
    pub changes: Vec<Change<'p>>,
    /// Declared criteria answered “no” that can be put right.
    pub steps: Vec<&'p Criterion>,
    /// What no figure and no step can put right. Without one that is hard, the changes stand.
    pub obstacles: Vec<&'p Criterion>,
    /// What has to be answered before the plan is whole.
    pub missing: Inputs,
    /// A figure cannot be used: nothing is planned before it is mended.
    pub mend_first: bool,
    /// Other combinations would do as well; this is the first of them by the order of the policy.
    pub one_of_several: bool,
}

/// One figure to change.
#[derive(Clone, Debug)]
pub struct Change<'p> {
    /// The input.
    pub input: usize,
    /// What it is today.
    pub from: Rational,
    /// What it has to be.
    pub to: Rational,
    /// The criterion that asks for so much; none where it only has to keep up with one of its parts.
    pub reason: Option<&'p Criterion>,
}

impl Plan<'_> {
    /// Whether everything that the plan depends on is answered.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether something hard stands in the way, so that no figures can help.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.obstacles.iter().any(|obstacle| !obstacle.soft)
    }
}

/// The plan of a check; none for triggers and scorecards, which nobody has to meet all of.
pub(super) fn plan<'p>(policy: &'p Policy, evaluation: &Evaluation) -> Option<Plan<'p>> {
    let check = policy.checks.get(evaluation.check)?;
    if matches!(check.kind, CheckKind::Exit | CheckKind::Assessment) {
        return None;
    }
    let survey = branches(policy, evaluation, &check.criteria);
    let Survey {
        mut common,
        alternatives,
        obstacles,
        missing,
        steps,
    } = survey;
    let mut plan = Plan {
        steps,
        obstacles,
        missing,
        ..Plan::default()
    };
    if evaluation.verdict.stage == Stage::InvalidInput {
        plan.mend_first = true;
        // They are told as problems; a figure can mend them.
        plan.obstacles.clear();
        return Some(plan);
    }
    if plan.is_blocked() {
        return Some(plan);
    }
    let several = alternatives.len() > 1;
    let mut best = None::<([Rational; 2], Solver<'p, '_>, Vec<&'p Criterion>)>;
    let mut in_the_way = None;
    let shared = common.len();
    for branch in alternatives {
        common.truncate(shared);
        common.extend(branch.demands);
        // Where criteria can be met by several figures, each of them takes the lead in turn.
        let levers = common.iter().map(|demand| demand.compare.levers.len());
        let leads = levers.fold(1_usize, |leads, count| leads.saturating_mul(count));
        for lead in 0..leads.min(MOST) {
            let mut solver = Solver::new(policy, evaluation, &check.criteria, &common);
            solver.lead = lead;
            match solver.solve() {
                Ok(()) => {
                    // A step that is still to be done meets nothing yet.
                    if several && branch.steps.is_empty() {
                        solver.trim_choice();
                    }
                    let growth = solver.growth();
                    if best.as_ref().is_none_or(|(least, ..)| growth < *least) {
                        best = Some((growth, solver, branch.steps.clone()));
                    }
                }
                Err(obstacle) => in_the_way = in_the_way.or(obstacle),
            }
        }
    }
    match (best, in_the_way) {
        (Some((_, solver, steps)), _) => {
            plan.one_of_several = !solver.moved.is_empty() && (several || solver.chose);
            plan.changes = solver.changes();
            plan.missing.add(&solver.missing);
            plan.steps.extend(steps);
        }
        (None, Some(obstacle)) => plan.obstacles.push(obstacle),
        (None, None) => {}
    }
    Some(plan)
}
