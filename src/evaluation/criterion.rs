//! The status of a criterion.

use super::decided::{self, decided};
use super::lifting::{self, Lift};
use super::nesting::{self, Possible, Tally};
use crate::answers::{Facts, Given, Inputs};
use crate::exact::{Range, Truth, Values};
use crate::policy::{Criterion, Decision, Policy};

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
    pub(crate) possible: Possible,
    /// The inputs that could still change it, also where its status already stands.
    pub(super) unsettled: Inputs,
}

/// The status of a criterion itself, before anything lifts it.
pub(crate) fn own_status(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Status {
    own(policy, facts, criterion).status
}

pub(crate) fn evaluate(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let mut outcome = own(policy, facts, criterion);
    let lift = Lift::new(facts, criterion);
    let own = outcome.status;
    outcome.possible = lift.of(outcome.possible);
    outcome.status = lifting::status(own, outcome.possible);
    if outcome.status != own {
        outcome.reason = None;
    }
    if outcome.status == Status::Invalid {
        outcome.reason = outcome.reason.or(lift.reason());
    }
    if outcome.possible == Possible::WAIVED {
        outcome.waiver = lift.waived;
    }
    if outcome.possible.is_settled() {
        outcome.unsettled.clear();
    } else if lift.is_open() {
        for clause in criterion.waivers.iter().chain(&criterion.applies) {
            add_usable(facts, &mut outcome.unsettled, &|found| {
                clause.when.open_inputs(facts, found);
            });
        }
    }
    let unsettled = std::mem::take(&mut outcome.unsettled);
    outcome.unsettled = to_ask(policy, facts, unsettled);
    let invalid = outcome.status == Status::Invalid;
    if invalid || outcome.status == Status::Unanswered {
        for input in outcome.unsettled.iter() {
            // It may stand here for a question that waits for it.
            if !invalid || facts.given(*input) != Given::Marked {
                outcome.missing.push(*input);
            }
        }
    }
    outcome
}

/// What comes of a criterion before anything lifts it.
fn own(policy: &Policy, facts: &Facts, criterion: &Criterion) -> Outcome {
    let decided = decided(facts, criterion);
    let mut outcome = Outcome {
        status: decided.status,
        reason: decided.reason,
        measured: decided.measured,
        required: decided.required,
        points: decided.points,
        missing: Inputs::new(),
        waiver: None,
        parts: Vec::new(),
        possible: Possible::of(decided.status),
        unsettled: Inputs::new(),
    };
    match &criterion.decision {
        Decision::AllOf(parts) => nest(policy, facts, &mut outcome, parts, None),
        Decision::AtLeast(needed, parts) => nest(policy, facts, &mut outcome, parts, Some(*needed)),
        _ if !outcome.possible.is_settled() => {
            add_usable(facts, &mut outcome.unsettled, &|found| {
                decided::open_inputs(facts, criterion, found);
            });
        }
        _ => {}
    }
    outcome
}

/// Adds inputs but for those whose answers were refused, which are told as problems.
fn add_usable(facts: &Facts, to: &mut Inputs, inputs: &dyn Fn(&mut Inputs)) {
    let mut found = Inputs::new();
    inputs(&mut found);
    for input in found.iter() {
        if facts.given(*input) != Given::Marked {
            to.push(*input);
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
    let mut tally = Tally::default();
    for part in parts {
        let part = evaluate(policy, facts, part);
        tally.add(part.possible);
        outcome.parts.push(part);
    }
    outcome.possible = tally.possible(needed);
    outcome.status = nesting::status(&outcome.parts, needed, outcome.possible);
    for part in &outcome.parts {
        if !part.possible.is_settled() {
            outcome.unsettled.add(&part.unsettled);
        }
        if outcome.status == Status::Invalid && part.status == Status::Invalid {
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
