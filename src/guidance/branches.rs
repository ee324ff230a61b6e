//! What a plan has to meet: the comparisons that figures can change, and the choices between them.

use crate::answers::Inputs;
use crate::evaluation::{Evaluation, Outcome, Status};
use crate::exact::Truth;
use crate::policy::{Compare, Criterion, Decision, Evidence, Policy};

/// Alternatives that are followed; a policy with more of them is read in its order.
pub(super) const MOST: usize = 32;

/// A comparison that has to hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demand<'p> {
    pub(super) criterion: &'p Criterion,
    pub(super) compare: &'p Compare,
}

/// One way to meet all groups that leave a choice.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch<'p> {
    pub(super) demands: Vec<Demand<'p>>,
    pub(super) steps: Vec<&'p Criterion>,
}

/// What stands before a plan.
pub(super) struct Survey<'p> {
    /// What every branch has to meet.
    pub(super) common: Vec<Demand<'p>>,
    /// At least one.
    pub(super) alternatives: Vec<Branch<'p>>,
    pub(super) obstacles: Vec<&'p Criterion>,
    pub(super) missing: Inputs,
    pub(super) steps: Vec<&'p Criterion>,
}

/// What one criterion asks of a plan.
#[derive(Default)]
struct Needs<'p> {
    demands: Vec<Demand<'p>>,
    steps: Vec<&'p Criterion>,
    /// A choice between branches.
    choices: Vec<Vec<Branch<'p>>>,
    missing: Inputs,
    blocked: bool,
}

pub(super) fn branches<'p>(
    policy: &'p Policy,
    evaluation: &Evaluation,
    criteria: &'p [Criterion],
) -> Survey<'p> {
    let mut survey = Survey {
        common: Vec::new(),
        alternatives: vec![Branch::default()],
        obstacles: Vec::new(),
        missing: Inputs::new(),
        steps: Vec::new(),
    };
    for (criterion, outcome) in criteria.iter().zip(&evaluation.outcomes) {
        let needs = needs(policy, evaluation, criterion, outcome);
        if needs.blocked {
            survey.obstacles.push(criterion);
        }
        survey.common.extend(needs.demands);
        survey.steps.extend(needs.steps);
        survey.missing.add(&needs.missing);
        if criterion.evidence() == Evidence::Computed {
            // One that is not unanswered misses nothing.
            survey.missing.add(&outcome.missing);
        }
        for choice in needs.choices {
            survey.alternatives = product(&survey.alternatives, &choice);
        }
    }
    survey
}

/// Every branch with every choice, as long as that stays readable; then the first choice only.
fn product<'p>(branches: &[Branch<'p>], choice: &[Branch<'p>]) -> Vec<Branch<'p>> {
    let many = branches.len() * choice.len() > MOST;
    let choice = choice.get(..1).filter(|_| many).unwrap_or(choice);
    let mut all = Vec::new();
    for branch in branches {
        for chosen in choice {
            let mut joint = branch.clone();
            joint.demands.extend(&chosen.demands);
            joint.steps.extend(&chosen.steps);
            all.push(joint);
        }
    }
    all
}

fn needs<'p>(
    policy: &'p Policy,
    evaluation: &Evaluation,
    criterion: &'p Criterion,
    outcome: &Outcome,
) -> Needs<'p> {
    let mut needs = Needs::default();
    match outcome.status {
        Status::Waived | Status::NotApplicable | Status::Judged => return needs,
        // What is marked can be mended, and then be planned for; too large a figure cannot.
        Status::Invalid => {
            needs.blocked = true;
            return needs;
        }
        Status::Met | Status::Unmet | Status::Unanswered => {}
    }
    match &criterion.decision {
        Decision::Compare(compare) => {
            of_comparison(evaluation, criterion, compare, outcome, &mut needs)
        }
        Decision::Holds(_) => match outcome.status {
            Status::Unmet => needs.blocked = true,
            Status::Unanswered => needs.missing.add(&outcome.missing),
            _ => {}
        },
        Decision::Declared(input) => match evaluation.facts.truth(*input) {
            Truth::FALSE if criterion.fixed => needs.blocked = true,
            Truth::FALSE => needs.steps.push(criterion),
            _ => {}
        },
        Decision::Judged(_) => {}
        Decision::AllOf(parts) => {
            for (part, outcome) in parts.iter().zip(&outcome.parts) {
                let part = self::needs(policy, evaluation, part, outcome);
                needs.demands.extend(part.demands);
                needs.steps.extend(part.steps);
                needs.choices.extend(part.choices);
                needs.missing.add(&part.missing);
                needs.blocked |= part.blocked;
            }
        }
        Decision::AtLeast(needed, parts) => {
            of_some(policy, evaluation, *needed, parts, outcome, &mut needs);
        }
    }
    needs
}

fn of_comparison<'p>(
    evaluation: &Evaluation,
    criterion: &'p Criterion,
    compare: &'p Compare,
    outcome: &Outcome,
    needs: &mut Needs<'p>,
) {
    if outcome.status == Status::Unanswered {
        // Its own figures, and the answers to whether something lifts it.
        needs.missing.add(&outcome.missing);
    }
    let mut open = Inputs::new();
    compare.measure.open_inputs(&evaluation.facts, &mut open);
    compare.required.open_inputs(&evaluation.facts, &mut open);
    if !open.is_empty() {
        // Decided, but how far it is depends on what is open.
        if outcome.status == Status::Unmet {
            needs.missing.add(&open);
        }
        return;
    }
    if !compare.levers.is_empty() {
        needs.demands.push(Demand { criterion, compare });
    } else if outcome.status == Status::Unmet {
        needs.blocked = true;
    }
}

/// Enough of the parts: those that are good as they are, and as many others as are still needed.
fn of_some<'p>(
    policy: &'p Policy,
    evaluation: &Evaluation,
    needed: usize,
    parts: &'p [Criterion],
    outcome: &Outcome,
    needs: &mut Needs<'p>,
) {
    let mut still = needed;
    let mut options = Vec::<Branch<'p>>::new();
    for (part, outcome) in parts.iter().zip(&outcome.parts) {
        let lasting = matches!(outcome.status, Status::Waived | Status::Judged)
            || (outcome.status == Status::Met && !is_movable(part));
        if lasting {
            still = still.saturating_sub(1);
            continue;
        }
        let part = self::needs(policy, evaluation, part, outcome);
        needs.missing.add(&part.missing);
        if !part.blocked && part.missing.is_empty() {
            let own = Branch {
                demands: part.demands,
                steps: part.steps,
            };
            let mut ways = vec![own];
            for choice in part.choices {
                ways = product(&ways, &choice);
            }
            let nothing = |way: &Branch<'_>| way.demands.is_empty() && way.steps.is_empty();
            if outcome.status != Status::NotApplicable && !ways.iter().any(nothing) {
                options.extend(ways);
            }
        }
    }
    if still == 0 || matches!(outcome.status, Status::Judged) {
        needs.missing.clear();
        return;
    }
    let choice = combinations(&options, still);
    if !choice.is_empty() {
        if outcome.status == Status::Met || outcome.status == Status::Unmet {
            needs.missing.clear();
        }
        needs.choices.push(choice);
    } else if outcome.status == Status::Unmet {
        needs.blocked = true;
    }
}

/// Whether the figures that a plan moves can undo it.
fn is_movable(criterion: &Criterion) -> bool {
    match &criterion.decision {
        Decision::Compare(compare) => !compare.levers.is_empty(),
        _ => criterion.parts().iter().any(is_movable),
    }
}

/// All ways to choose so many of the options, in their order.
fn combinations<'p>(options: &[Branch<'p>], count: usize) -> Vec<Branch<'p>> {
    if count == 0 {
        return vec![Branch::default()];
    }
    let mut all = Vec::new();
    for (place, first) in options.iter().enumerate() {
        let rest = options.get(place + 1..).unwrap_or_default();
        for mut joint in combinations(rest, count - 1) {
            joint.demands.splice(0..0, first.demands.iter().copied());
            joint.steps.splice(0..0, first.steps.iter().copied());
            all.push(joint);
            if all.len() >= MOST {
                return all;
            }
        }
    }
    all
}
