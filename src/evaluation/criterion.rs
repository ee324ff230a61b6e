//! The status of a criterion.

use crate::answers::{Facts, Given};
use crate::exact::{Overflow, Truth, Values};
use crate::policy::{Clause, Criterion, Decision, Policy};

/// The status of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Certainly met; in an `exit` check the trigger holds.
    Met,
    /// Certainly not met.
    Unmet,
    /// The answers do not decide it yet.
    Unanswered,
    /// For the experts.
    Judged,
    /// Lifted by a rule of the text.
    Waived,
    /// Not for this applicant.
    NotApplicable,
    /// It needs an answer that cannot be used, or a figure does not fit.
    Invalid,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 7] = [
        Self::Met,
        Self::Unmet,
        Self::Unanswered,
        Self::Judged,
        Self::Waived,
        Self::NotApplicable,
        Self::Invalid,
    ];

    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Unanswered => "unanswered",
            Self::Judged => "judged",
            Self::Waived => "waived",
            Self::NotApplicable => "not-applicable",
            Self::Invalid => "invalid",
        }
    }
}

/// Why a status is what it is, where that needs a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing yet to take a share of.
    NothingToShare,
    /// A figure does not fit the exact arithmetic.
    TooLarge,
    /// It needs an answer that has a problem.
    Marked,
}

impl Reason {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingToShare => "nothing-to-share",
            Self::TooLarge => "too-large",
            Self::Marked => "marked",
        }
    }
}

/// What came of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The status.
    pub status: Status,
    /// Why, where that needs a word.
    pub reason: Option<Reason>,
    /// The measured side of a comparison.
    pub measured: Option<Values>,
    /// The required side.
    pub required: Option<Values>,
    /// The inputs that it waits for, in the order of the form.
    pub missing: Vec<usize>,
    /// The position of the waiver that holds.
    pub waiver: Option<usize>,
    /// The outcomes of nested criteria.
    pub parts: Vec<Outcome>,
}

pub(super) fn evaluate(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let mut outcome = decide(policy, facts, criterion);
    let mut open = Vec::new();
    if let Err(Overflow) = lift(facts, criterion, &mut outcome, &mut open) {
        outcome.status = Status::Invalid;
        outcome.reason = Some(Reason::TooLarge);
    }
    if outcome.status == Status::Unanswered {
        let open = to_ask(policy, facts, &open);
        let marked = |input: &usize| facts.given(*input) == Given::Marked;
        if open.iter().any(marked) {
            outcome.status = Status::Invalid;
            outcome.reason = Some(Reason::Marked);
        }
        outcome.missing.extend(open.into_iter().filter(|input| !marked(input)));
    }
    if !matches!(outcome.status, Status::Unanswered | Status::Invalid) {
        outcome.missing.clear();
    }
    outcome.missing.sort_unstable();
    outcome.missing.dedup();
    outcome
}

/// Applies waivers and applicability to the status so far; adds the inputs that could change it.
///
/// While such a condition is open, met stays met, unmet becomes unanswered, and judged stays judged.
fn lift(
    facts: &Facts,
    criterion: &Criterion,
    outcome: &mut Outcome,
    open: &mut Vec<usize>,
) -> Result<(), Overflow> {
    let mut waiting = Vec::<&Clause>::new();
    let mut waived = None;
    for (position, waiver) in criterion.waivers.iter().enumerate() {
        let truth = waiver.when.truth(facts)?;
        if truth.holds() {
            waived = Some(position);
            break;
        }
        if truth.is_open() {
            waiting.push(waiver);
        }
    }
    if let Some(applies) = &criterion.applies {
        let truth = applies.when.truth(facts)?;
        if truth.fails() {
            outcome.status = Status::NotApplicable;
            outcome.reason = None;
            return Ok(());
        }
        if truth.is_open() {
            // Whether a waiver matters is known when this is.
            waiting.push(applies);
            waived = None;
        }
    }
    if waived.is_some() {
        outcome.status = Status::Waived;
        outcome.reason = None;
        outcome.waiver = waived;
        return Ok(());
    }
    if outcome.status == Status::Unanswered {
        open_inputs(facts, criterion, open);
    }
    if !waiting.is_empty() && matches!(outcome.status, Status::Unmet | Status::Unanswered) {
        outcome.status = Status::Unanswered;
        for clause in waiting {
            clause.when.open_inputs(facts, open);
        }
    }
    Ok(())
}

fn decide(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let mut outcome = Outcome {
        status: Status::Unanswered,
        reason: None,
        measured: None,
        required: None,
        missing: Vec::new(),
        waiver: None,
        parts: Vec::new(),
    };
    match &criterion.decision {
        Decision::Compare(compare) => {
            let sides = compare
                .measure
                .values(facts)
                .and_then(|measured| Ok((measured, compare.required.values(facts)?)));
            match sides {
                Ok((measured, required)) => {
                    outcome.measured = Some(measured);
                    outcome.required = Some(required);
                    settle(&mut outcome, Ok(compare.comparison.compare(measured, required)));
                }
                Err(overflow) => settle(&mut outcome, Err(overflow)),
            }
        }
        Decision::Holds(condition) => settle(&mut outcome, condition.truth(facts)),
        Decision::Declared(input) => settle(&mut outcome, Ok(facts.truth(*input))),
        Decision::Judged(_) => outcome.status = Status::Judged,
        Decision::AllOf(parts) => nest(policy, facts, &mut outcome, parts, None),
        Decision::AtLeast(needed, parts) => nest(policy, facts, &mut outcome, parts, Some(*needed)),
    }
    outcome
}

fn settle(outcome: &mut Outcome, truth: Result<Truth, Overflow>) {
    match truth {
        Ok(truth) if truth.holds() => outcome.status = Status::Met,
        Ok(truth) if truth.fails() => {
            outcome.status = Status::Unmet;
            if truth.is_undefined() {
                outcome.reason = Some(Reason::NothingToShare);
            }
        }
        Ok(_) => outcome.status = Status::Unanswered,
        Err(Overflow) => {
            outcome.status = Status::Invalid;
            outcome.reason = Some(Reason::TooLarge);
        }
    }
}

/// The status of nested criteria: all of them, or at least so many.
fn nest(
    policy: &Policy,
    facts: &Facts,
    outcome: &mut Outcome,
    parts: &[Criterion],
    needed: Option<usize>,
) {
    outcome.parts = parts.iter().map(|part| evaluate(policy, facts, part)).collect();
    let count = |wanted: &[Status]| {
        let is_wanted = |part: &&Outcome| wanted.contains(&part.status);
        outcome.parts.iter().filter(is_wanted).count()
    };
    let applying = outcome.parts.len() - count(&[Status::NotApplicable]);
    let met = count(&[Status::Met, Status::Waived]);
    let judged = count(&[Status::Judged]);
    let open = count(&[Status::Unanswered, Status::Invalid]);
    let invalid = count(&[Status::Invalid]);
    let needed = needed.unwrap_or(applying);
    let enough = |parts: usize| parts >= needed;
    outcome.status = if applying == 0 {
        Status::NotApplicable
    } else if enough(met) {
        Status::Met
    } else if !enough(met + judged + open) {
        Status::Unmet
    } else if enough(met + judged) {
        Status::Judged
    } else if invalid > 0 {
        outcome.reason = outcome.parts.iter().find_map(|part| match part.status {
            Status::Invalid => part.reason,
            _ => None,
        });
        Status::Invalid
    } else {
        Status::Unanswered
    };
    if matches!(outcome.status, Status::Unanswered | Status::Invalid) {
        let missing = outcome.parts.iter().flat_map(|part| part.missing.iter().copied());
        outcome.missing = missing.collect();
    }
}

/// The inputs that keep a criterion of its own open. Those of nested ones are theirs.
fn open_inputs(facts: &Facts, criterion: &Criterion, open: &mut Vec<usize>) {
    match &criterion.decision {
        Decision::Compare(compare) => {
            compare.measure.open_inputs(facts, open);
            compare.required.open_inputs(facts, open);
        }
        Decision::Holds(condition) => condition.open_inputs(facts, open),
        Decision::Declared(input) => open.push(*input),
        Decision::Judged(_) | Decision::AllOf(_) | Decision::AtLeast(..) => {}
    }
}

/// What to ask for: while it is open whether an input is asked, what decides that is asked instead.
pub(super) fn to_ask(policy: &Policy, facts: &Facts, open: &[usize]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut queue = open.to_vec();
    let mut seen = Vec::new();
    while let Some(input) = queue.pop() {
        if seen.contains(&input) {
            continue;
        }
        seen.push(input);
        let when = policy.inputs.get(input).and_then(|input| input.asked_when.as_ref());
        let undecided = when.filter(|when| when.truth(facts).is_ok_and(Truth::is_open));
        match undecided {
            Some(when) => when.open_inputs(facts, &mut queue),
            None => found.push(input),
        }
    }
    found.sort_unstable();
    found
}
