//! Floor 5: evaluates a check. Everything is codes and positions; sentences come later.

mod answer;
mod consistency;
mod criterion;
mod decided;
mod figures;
mod lifting;
mod nesting;
mod open;
mod problem;
mod prospects;
mod reading;
mod score;
mod time;
mod verdict;
mod writing;

use crate::answers::{Answers, Facts, Given, Inputs};
use crate::exact::Date;
use crate::policy::{CheckKind, Criterion, Policy, belongs_to};

pub use answer::LARGEST;
pub(crate) use consistency::{contradicts, shift_of_years};
pub(crate) use criterion::evaluate as evaluate_criterion;
pub(crate) use criterion::own_status;
pub use criterion::{Outcome, Reason, Status};
pub use figures::levers;
pub(crate) use figures::stays_shown;
pub(crate) use nesting::Possible;
pub(crate) use open::EachYear;
pub use problem::{Problem, ProblemKind};
pub(crate) use prospects::{depends_on, open_lifts, planned_missing, prospects};
pub(crate) use reading::read_facts;
pub use score::Score;
pub use time::{RoundState, Validity, round, round_of, validity};
pub(crate) use verdict::Signs;
pub use verdict::{Stage, Verdict};
pub(crate) use writing::{as_answers, with_facts};

/// The result of a check.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The position of the check.
    pub check: usize,
    /// The answers as ranges.
    pub facts: Facts,
    /// Whether the policy is in force on the day.
    pub validity: Validity,
    /// Whether applications are taken on the day.
    pub round: RoundState,
    /// The verdict; computed whatever validity and round are.
    pub verdict: Verdict,
    /// What a scorecard comes to.
    pub score: Option<Score>,
    /// One outcome for each criterion of the check.
    pub outcomes: Vec<Outcome>,
    /// The inputs that the verdict waits for, most decisive first.
    pub missing: Vec<usize>,
    /// The inputs that only the route waits for.
    pub missing_for_route: Vec<usize>,
    /// The positions of the routes that apply.
    pub routes: Vec<usize>,
    /// What is wrong with the answers.
    pub problems: Vec<Problem>,
}

impl Evaluation {
    /// Whether the verdict is an answer for the day: the policy is in force, and its round, which is about applying,
    /// is open or nobody announces one.
    #[must_use]
    pub fn is_live(&self) -> bool {
        let applying = self.verdict.kind == CheckKind::Eligibility;
        self.validity == Validity::InForce
            && (!applying || matches!(self.round, RoundState::Open | RoundState::Unknown))
    }

    /// How many soft criteria are unmet.
    #[must_use]
    pub fn soft_unmet(&self, policy: &Policy) -> usize {
        self.with_criteria(policy)
            .filter(|(criterion, outcome)| criterion.soft && outcome.status == Status::Unmet)
            .count()
    }

    /// The outcome of a criterion of the check, nested ones included.
    #[must_use]
    pub fn outcome_of(&self, policy: &Policy, wanted: &Criterion) -> Option<&Outcome> {
        fn find<'e>(
            criteria: &[Criterion],
            outcomes: &'e [Outcome],
            wanted: &Criterion,
        ) -> Option<&'e Outcome> {
            criteria
                .iter()
                .zip(outcomes)
                .find_map(|(criterion, outcome)| {
                    if std::ptr::eq(criterion, wanted) {
                        Some(outcome)
                    } else {
                        find(criterion.parts(), &outcome.parts, wanted)
                    }
                })
        }
        find(
            &policy.checks.get(self.check)?.criteria,
            &self.outcomes,
            wanted,
        )
    }

    /// The criteria with their outcomes.
    pub fn with_criteria<'e, 'p>(
        &'e self,
        policy: &'p Policy,
    ) -> impl Iterator<Item = (&'p Criterion, &'e Outcome)> {
        let criteria = policy
            .checks
            .get(self.check)
            .map(|check| check.criteria.as_slice());
        criteria.unwrap_or_default().iter().zip(&self.outcomes)
    }
}

/// Evaluates a check on the answers, as of a day.
///
/// `None` when the policy has no check at this position.
///
/// Answers that cannot be used become problems; everything that does not need them is still
/// evaluated. The order of the answers is irrelevant, and the same arguments give the same result.
#[must_use]
pub fn evaluate(
    policy: &Policy,
    check: usize,
    answers: &Answers,
    as_of: Date,
) -> Option<Evaluation> {
    let asked = policy.asked(check);
    let (facts, problems) = reading::read(policy, asked, answers, as_of);
    conclude(policy, check, facts, problems)
}

/// What follows from facts.
pub(crate) fn conclude(
    policy: &Policy,
    check: usize,
    facts: Facts,
    problems: Vec<Problem>,
) -> Option<Evaluation> {
    let as_of = facts.as_of;
    let definition = policy.checks.get(check)?;
    let outcomes = definition
        .criteria
        .iter()
        .map(|criterion| criterion::evaluate(policy, &facts, criterion))
        .collect::<Vec<_>>();
    let score = score::score(definition, &outcomes);
    let verdict = verdict::verdict(definition, &outcomes, score.as_ref());
    let missing = most_decisive_first(&outcomes);
    let (routes, missing_for_route) = routes(policy, check, &facts, &missing);
    Some(Evaluation {
        check,
        validity: time::validity(&policy.in_force, as_of),
        round: time::round(policy.round.as_ref(), as_of),
        verdict,
        score,
        outcomes,
        missing,
        missing_for_route,
        routes,
        problems,
        facts,
    })
}

/// The missing inputs of all criteria; those that more criteria wait for come first, and then those
/// that the form asks first.
fn most_decisive_first(outcomes: &[Outcome]) -> Vec<usize> {
    let mut all = Inputs::new();
    for outcome in outcomes {
        all.add(&outcome.missing);
    }
    let waiting = |input: usize| {
        let waits = |outcome: &&Outcome| outcome.missing.contains(&input);
        outcomes.iter().filter(waits).count()
    };
    let mut missing = Vec::<(usize, usize)>::new();
    for input in all.iter() {
        let count = waiting(*input);
        let place = missing.partition_point(|(_, other)| *other >= count);
        missing.insert(place, (*input, count));
    }
    missing.into_iter().map(|(input, _)| input).collect()
}

fn routes(
    policy: &Policy,
    check: usize,
    facts: &Facts,
    missing: &[usize],
) -> (Vec<usize>, Vec<usize>) {
    let mut applying = Vec::new();
    let mut waiting = Inputs::new();
    for (position, route) in policy.routes.iter().enumerate() {
        if !belongs_to(&route.checks, check) {
            continue;
        }
        let Some(when) = &route.when else {
            applying.push(position);
            continue;
        };
        match when.truth(facts) {
            Ok(truth) if truth.holds() => applying.push(position),
            Ok(truth) if truth.is_open() => {
                let mut open = Inputs::new();
                when.open_inputs(facts, &mut open);
                for input in criterion::to_ask(policy, facts, open).iter() {
                    // A refused answer is told as a problem.
                    if facts.given(*input) != Given::Marked {
                        waiting.push(*input);
                    }
                }
            }
            _ => {}
        }
    }
    for input in missing {
        waiting.remove(*input);
    }
    (applying, waiting.to_vec())
}
