//! The same answers put to other checks, or with one of them given otherwise.

use super::Report;
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Stage, Status, evaluate};
use crate::exact::{Date, digits};
use crate::guidance::{Distance, Request, Wants, Work};
use crate::policy::Policy;
use crate::text;

/// Another way to put the answers, one that the applicant says fits: never a guess of ours.
#[derive(Clone, Debug)]
pub struct Variant<'p> {
    /// The policy, this one or another.
    pub policy: &'p Policy,
    /// The position of the check in it.
    pub check: usize,
    /// The answers that differ.
    pub changed: Answers,
}

/// What the answers come to in a variant.
#[derive(Clone, Debug)]
pub struct Compared<'p> {
    /// The variant.
    pub variant: Variant<'p>,
    /// The result.
    pub evaluation: Evaluation,
    /// How far each of its criteria is.
    pub distances: Vec<Distance>,
    /// Whether less is left to do than today, and no more than in any other.
    pub nearest: bool,
}

impl<'p> Variant<'p> {
    /// The answers as it puts them.
    #[must_use]
    pub fn answers(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        for (id, answer) in self.changed.iter() {
            answers.insert(id.clone(), answer.clone());
        }
        answers
    }

    /// What the answers come to in it, before anybody has asked how far each criterion is.
    #[must_use]
    pub fn evaluate(&self, answers: &Answers, as_of: Date) -> Option<Evaluation> {
        evaluate(self.policy, self.check, &self.answers(answers), as_of)
    }
}

impl Compared<'_> {
    /// The report on what the answers come to, with the distances.
    #[must_use]
    pub fn report(&self) -> Option<Report<'_>> {
        let Variant {
            policy, changed, ..
        } = &self.variant;
        let report = Report::new(policy, &self.evaluation, changed)?;
        Some(Report {
            distances: &self.distances,
            ..report
        })
    }

    /// How many criteria have each status, in the words of a policy.
    #[must_use]
    pub fn counts_text(&self, own: &Policy) -> String {
        let evaluation = &self.evaluation;
        let mut counts = String::new();
        for status in Status::ALL {
            let outcomes = evaluation.outcomes.iter();
            let count = outcomes.filter(|outcome| outcome.status == status).count();
            if count > 0 {
                let dot = if counts.is_empty() { "" } else { " · " };
                let word = text::status(status, evaluation.verdict.kind, own.lang);
                counts.extend([dot, word, " ", &digits(count)]);
            }
        }
        counts
    }
}

/// Puts the answers to each variant, in their order, and marks the one that is nearer than today's result.
#[must_use]
pub fn compare<'p>(
    variants: Vec<Variant<'p>>,
    answers: &Answers,
    today: &Evaluation,
) -> Vec<Compared<'p>> {
    let mut work = Work::of(Work::REQUEST);
    let mut compared = Vec::new();
    for variant in variants {
        if let Some(evaluation) = variant.evaluate(answers, today.facts.as_of) {
            let given = variant.answers(answers);
            let request = Request::new(Wants::Distances, work);
            let request = request.complete(variant.policy, &evaluation, &given);
            work = request.work();
            compared.push(Compared {
                variant,
                evaluation,
                distances: request.distances().to_vec(),
                nearest: false,
            });
        }
    }
    mark_nearest(&mut compared, today);
    compared
}

/// Marks the one that is nearer than today's result, if one is.
pub fn mark_nearest(compared: &mut [Compared<'_>], today: &Evaluation) {
    let least = compared.iter().map(|one| left(&one.evaluation)).min();
    let nearer = least.filter(|least| *least < left(today));
    let mut places = compared.iter();
    let place = places.position(|one| Some(left(&one.evaluation)) == nearer);
    if let Some(one) = place.and_then(|place| compared.get_mut(place)) {
        one.nearest = true;
    }
}

/// What is left to do: what fails before what is open, and of both how much.
fn left(evaluation: &Evaluation) -> (usize, usize, usize, usize) {
    let count = |status: Status| {
        let outcomes = evaluation.outcomes.iter();
        outcomes.filter(|outcome| outcome.status == status).count()
    };
    let invalid = usize::from(evaluation.verdict.stage == Stage::InvalidInput);
    (
        invalid,
        count(Status::Unmet),
        evaluation.missing.len(),
        count(Status::Judged),
    )
}
