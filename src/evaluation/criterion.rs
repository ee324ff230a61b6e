//! The status of a criterion.

use super::nesting::{self, Possible};
use crate::answers::{Facts, Given, Inputs};
use crate::exact::{Edge, Overflow, Range, Rational, Truth, Values};
use crate::policy::{Clause, Criterion, Decision, Points, Policy};

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

    /// The number in tables of many applicants: its place among all.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
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
    /// What it can still give as a row of a scorecard.
    pub points: Option<Range>,
    /// The inputs that it waits for, in the order of the form.
    pub missing: Inputs,
    /// The position of the waiver that holds.
    pub waiver: Option<usize>,
    /// The outcomes of nested criteria.
    pub parts: Vec<Outcome>,
    /// The statuses that further answers can still lead to.
    pub(super) possible: Possible,
    /// The inputs that could still change it, also where its status already stands.
    pub(super) unsettled: Inputs,
}

/// The status of a criterion itself, before anything lifts it.
pub(crate) fn own_status(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Status {
    decide(policy, facts, criterion).status
}

pub(crate) fn evaluate(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let mut outcome = decide(policy, facts, criterion);
    if let Err(Overflow) = lift(facts, criterion, &mut outcome) {
        outcome.status = Status::Invalid;
        outcome.reason = Some(Reason::TooLarge);
        outcome.possible = Possible::ANY;
    }
    let unsettled = std::mem::take(&mut outcome.unsettled);
    outcome.unsettled = to_ask(policy, facts, unsettled);
    match outcome.status {
        Status::Unanswered => {
            for input in outcome.unsettled.iter() {
                if facts.given(*input) == Given::Marked {
                    outcome.status = Status::Invalid;
                    outcome.reason = Some(Reason::Marked);
                } else {
                    outcome.missing.push(*input);
                }
            }
        }
        Status::Invalid => {}
        _ => outcome.missing.clear(),
    }
    outcome
}

/// Applies waivers and applicability to the status so far; adds the inputs that could change it.
///
/// While such a condition is open, met stays met, unmet becomes unanswered, and judged stays judged.
fn lift(facts: &Facts, criterion: &Criterion, outcome: &mut Outcome) -> Result<(), Overflow> {
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
            outcome.possible = outcome.possible.or(Possible::WAIVED);
        }
    }
    let mut applies = Truth::TRUE;
    if let Some(clause) = &criterion.applies {
        applies = clause.when.truth(facts)?;
        if applies.is_open() {
            waiting.push(clause);
        }
    }
    // Nested criteria of which none is left do not apply either, whatever lifts them.
    if applies.fails() || outcome.status == Status::NotApplicable {
        outcome.lifted(Status::NotApplicable);
        return Ok(());
    }
    if applies.is_open() {
        outcome.possible = outcome.possible.or(Possible::NOT_APPLICABLE);
    }
    if waived.is_some() {
        if !outcome.possible.can_be(Possible::NOT_APPLICABLE) {
            outcome.lifted(Status::Waived);
            outcome.waiver = waived;
            return Ok(());
        }
        // Waived or not applicable: nobody has to meet it, but which of the two is open.
        outcome.possible = Possible::WAIVED.or(Possible::NOT_APPLICABLE);
    }
    let open = waived.is_some() || !waiting.is_empty();
    if open && outcome.status == Status::Unmet {
        outcome.status = Status::Unanswered;
        outcome.reason = None;
    }
    for clause in waiting {
        clause.when.open_inputs(facts, &mut outcome.unsettled);
    }
    Ok(())
}

impl Outcome {
    fn new(status: Status) -> Self {
        Self {
            status,
            reason: None,
            measured: None,
            required: None,
            points: None,
            missing: Inputs::new(),
            waiver: None,
            parts: Vec::new(),
            possible: Possible::of(status),
            unsettled: Inputs::new(),
        }
    }

    /// Waived or not applicable, which nothing can change any more.
    fn lifted(&mut self, status: Status) {
        self.status = status;
        self.reason = None;
        self.possible = Possible::of(status);
        self.unsettled.clear();
    }

    fn settle(&mut self, status: Status, reason: Option<Reason>) {
        self.status = status;
        self.reason = reason;
        self.possible = Possible::of(status);
    }
}

fn decide(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let mut outcome = Outcome::new(Status::Judged);
    match &criterion.decision {
        Decision::Compare(compare) => {
            let sides = compare
                .measure
                .values(facts)
                .and_then(|measured| Ok((measured, compare.required.values(facts)?)));
            let truth = sides.map(|(measured, required)| {
                outcome.measured = Some(measured);
                outcome.required = Some(required);
                compare.comparison.compare(measured, required)
            });
            if settle(&mut outcome, truth) {
                compare.measure.open_inputs(facts, &mut outcome.unsettled);
                compare.required.open_inputs(facts, &mut outcome.unsettled);
            }
        }
        Decision::Holds(condition) => {
            if settle(&mut outcome, condition.truth(facts)) {
                condition.open_inputs(facts, &mut outcome.unsettled);
            }
        }
        Decision::Declared(input) => {
            if settle(&mut outcome, Ok(facts.truth(*input))) {
                outcome.unsettled.push(*input);
            }
        }
        Decision::Judged(_) => {}
        Decision::AllOf(parts) => nest(policy, facts, &mut outcome, parts, None),
        Decision::AtLeast(needed, parts) => nest(policy, facts, &mut outcome, parts, Some(*needed)),
    }
    if let Some(points) = &criterion.points {
        give(facts, points, &mut outcome);
    }
    outcome
}

/// The points of a row, and its status by them: met with all of them, unmet with fewer.
fn give(facts: &Facts, points: &Points, outcome: &mut Outcome) {
    let any = Range::new(Edge::at(Rational::ZERO), Edge::at(points.out_of));
    outcome.points = any;
    let Some(given) = &points.given else {
        return;
    };
    outcome.unsettled.clear();
    let Ok(values) = given.values(facts) else {
        return outcome.settle(Status::Invalid, Some(Reason::TooLarge));
    };
    outcome.points = values.range.or(any);
    match values.range.and_then(Range::single) {
        Some(all) if all == points.out_of => outcome.settle(Status::Met, None),
        Some(_) => outcome.settle(Status::Unmet, outcome.reason),
        None => {
            outcome.settle(Status::Unanswered, None);
            given.open_inputs(facts, &mut outcome.unsettled);
        }
    }
}

/// Takes the status from a truth value; gives whether it is still open.
fn settle(outcome: &mut Outcome, truth: Result<Truth, Overflow>) -> bool {
    match truth {
        Ok(truth) if truth.holds() => outcome.settle(Status::Met, None),
        Ok(truth) if truth.fails() => {
            let reason = truth.is_undefined().then_some(Reason::NothingToShare);
            outcome.settle(Status::Unmet, reason);
        }
        Ok(_) => {
            outcome.settle(Status::Unanswered, None);
            return true;
        }
        Err(Overflow) => outcome.settle(Status::Invalid, Some(Reason::TooLarge)),
    }
    false
}

/// The status of nested criteria: all of them, or at least so many.
fn nest(
    policy: &Policy,
    facts: &Facts,
    outcome: &mut Outcome,
    parts: &[Criterion],
    needed: Option<usize>,
) {
    for part in parts {
        outcome.parts.push(evaluate(policy, facts, part));
    }
    let group = nesting::group(&outcome.parts, needed);
    outcome.status = group.status;
    outcome.possible = group.possible;
    let invalid = group.status == Status::Invalid;
    for part in &outcome.parts {
        if !part.possible.is_settled() {
            outcome.unsettled.add(&part.unsettled);
        }
        if invalid {
            outcome.missing.add(&part.missing);
        }
        if invalid && part.status == Status::Invalid {
            outcome.reason = outcome.reason.or(part.reason);
        }
    }
}

/// What to ask for: while it is open whether an input is asked, what decides that is asked instead.
pub(super) fn to_ask(policy: &Policy, facts: &Facts, mut open: Inputs) -> Inputs {
    let undecided = |input: usize| {
        let when = policy.inputs.get(input)?.asked_when.as_ref()?;
        when.truth(facts).is_ok_and(Truth::is_open).then_some(when)
    };
    let mut replaced = Inputs::new();
    while let Some(input) = open
        .iter()
        .copied()
        .find(|input| undecided(*input).is_some())
    {
        open.remove(input);
        if let Some(when) = undecided(input).filter(|_| !replaced.contains(&input)) {
            replaced.push(input);
            when.open_inputs(facts, &mut open);
        }
    }
    if open.is_empty() {
        // Questions that wait for each other in a ring are all asked.
        open = replaced;
    }
    open
}
