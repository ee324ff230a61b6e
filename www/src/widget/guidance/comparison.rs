//! The same answers put to other checks, or with another answer: only what the visitor says fits.

use std::rc::Rc;

use eligibility_check::answers::{Answers, Data, Inputs};
use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::form::presets;
use eligibility_check::guidance::{Request, Wants};
use eligibility_check::policy::{Check, CheckKind, Decision, Input, Kind, Policy};
use eligibility_check::report::{self, Compared, mark_nearest};

use super::{Advice, Pick};
use crate::widget::state::State;

/// Another way to put the answers.
pub(crate) struct Variant {
    pub(crate) policy: Rc<Policy>,
    /// The position of the check in it.
    pub(crate) check: usize,
    /// The answers that differ.
    changed: Answers,
    /// All answers, as they are put.
    answers: Answers,
}

impl Variant {
    /// What its form shows as chosen from the start is answered so.
    pub(crate) fn new(
        policy: Rc<Policy>,
        check: usize,
        mut changed: Answers,
        answers: &Answers,
    ) -> Self {
        for (input, value) in presets(&policy, check) {
            if !answers.contains_key(&input) && !changed.contains_key(&input) {
                changed.insert(input, value);
            }
        }
        let variant = report::Variant {
            policy: &policy,
            check,
            changed,
        };
        let answers = variant.answers(answers);
        Self {
            changed: variant.changed,
            policy,
            check,
            answers,
        }
    }

    fn borrowed(&self) -> report::Variant<'_> {
        report::Variant {
            policy: &self.policy,
            check: self.check,
            changed: self.changed.clone(),
        }
    }
}

/// What was picked, and how the answers are put for it. A check that is not at hand is left out.
pub(crate) fn variants(state: &State) -> Vec<(Pick, Variant)> {
    let State {
        policy, answers, ..
    } = state;
    let picks = state.choices.picks.iter();
    let variants = picks.filter_map(|pick| {
        let (policy, check, changed) = match pick {
            Pick::Check(id, check) => {
                let mut known = [policy].into_iter().chain(state.others.loaded());
                let policy = known.find(|policy| policy.id == *id)?;
                (policy, policy.check_position(check)?, Answers::new())
            }
            Pick::Answer(input, value) => {
                let mut changed = Answers::new();
                changed.insert(input.clone(), value.clone());
                (policy, state.check?, changed)
            }
        };
        let variant = Variant::new(Rc::clone(policy), check, changed, answers);
        Some((pick.clone(), variant))
    });
    variants.collect()
}

/// What comes of them, done or in the making.
pub(crate) struct Comparison {
    /// The guidance to which it belongs: the work is shared.
    pub(crate) advice: Rc<Advice>,
    compared: Vec<Row>,
}

struct Row {
    pick: Pick,
    variant: Variant,
    evaluation: Evaluation,
    request: Option<Request>,
}

impl Comparison {
    /// Nothing is computed yet.
    pub(crate) fn begin(advice: Rc<Advice>, variants: Vec<(Pick, Variant)>) -> Self {
        let as_of = advice.outcome.evaluation.facts.as_of;
        let rows = variants.into_iter().filter_map(|(pick, variant)| {
            let evaluation = evaluate(&variant.policy, variant.check, &variant.answers, as_of)?;
            Some(Row {
                pick,
                variant,
                evaluation,
                request: None,
            })
        });
        Self {
            compared: rows.collect(),
            advice,
        }
    }

    /// Goes on for about so much work; gives whether everything is computed.
    pub(crate) fn advance(&mut self, slice: u64) -> bool {
        let mut work = self.advice.work();
        for row in &mut self.compared {
            let fresh = || Request::new(Wants::Distances, work);
            let request = row.request.get_or_insert_with(fresh);
            let Variant {
                policy, answers, ..
            } = &row.variant;
            if !request.advance(policy, &row.evaluation, answers, slice) {
                return false;
            }
            work = request.work();
        }
        true
    }

    /// Whether it is about what is picked now.
    pub(crate) fn is_of(&self, picks: &[Pick]) -> bool {
        self.compared.iter().map(|row| &row.pick).eq(picks)
    }

    /// What came of each, in their order, with the one that is nearer than the result itself.
    pub(crate) fn results(&self) -> Vec<(&Pick, Compared<'_>)> {
        let mut compared = Vec::new();
        for row in &self.compared {
            let distances = row.request.as_ref().map(Request::distances);
            compared.push(Compared {
                variant: row.variant.borrowed(),
                evaluation: row.evaluation.clone(),
                distances: distances.unwrap_or_default().to_vec(),
                nearest: false,
            });
        }
        mark_nearest(&mut compared, &self.advice.outcome.evaluation);
        let picks = self.compared.iter().map(|row| &row.pick);
        picks.zip(compared).collect()
    }
}

/// The other checks that somebody can apply under: this policy's first. With the policy's title where it is another one.
pub(crate) fn offered_checks(state: &State) -> impl Iterator<Item = (&Policy, &Check)> {
    let own = &*state.policy;
    let others = state.others.loaded().iter().map(|other| &**other);
    let others = others.filter(|other| other.id != own.id);
    let chosen = state.check.and_then(|check| own.checks.get(check));
    let policies = [own].into_iter().chain(others);
    let checks = policies.flat_map(|policy| policy.checks.iter().map(move |check| (policy, check)));
    checks.filter(move |(_, check)| {
        let own = chosen.is_some_and(|chosen| std::ptr::eq(chosen, *check));
        check.kind == CheckKind::Eligibility && !own
    })
}

/// The answers that may be put otherwise: choices and yes or no that decide what is computed of the check.
pub(crate) fn offered_answers(state: &State) -> Vec<(&Input, &Data)> {
    let State {
        policy, answers, ..
    } = state;
    let check = state.check.and_then(|check| policy.checks.get(check));
    let mut read = Inputs::new();
    for criterion in check.map_or(&[][..], |check| &check.criteria) {
        if matches!(
            criterion.decision,
            Decision::Compare(_) | Decision::Holds(_)
        ) {
            criterion.inputs(&mut read);
        }
    }
    let mut offered = Vec::new();
    for (position, input) in policy.inputs.iter().enumerate() {
        let given = answers.get(&input.id).filter(|given| **given != Data::Null);
        if let (Kind::Choice(_) | Kind::YesNo, Some(given)) = (&input.kind, given)
            && read.contains(&position)
        {
            offered.push((input, given));
        }
    }
    offered
}
