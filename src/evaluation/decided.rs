//! How a criterion without parts is decided by what is known.

use super::{Reason, Status};
use crate::answers::{Facts, Inputs};
use crate::exact::{Edge, Overflow, Range, Rational, Truth, Values};
use crate::expression::Condition;
use crate::policy::{Criterion, Decision, Points};

/// What a criterion comes to by itself, before anything lifts it.
pub(super) struct Decided {
    pub(super) status: Status,
    pub(super) reason: Option<Reason>,
    pub(super) measured: Option<Values>,
    pub(super) required: Option<Values>,
    pub(super) points: Option<Range>,
}

impl Decided {
    fn as_told(&mut self, (truth, reason): (Truth, Option<Reason>)) {
        self.reason = reason;
        self.status = if reason.is_some() {
            Status::Invalid
        } else if truth.holds() {
            Status::Met
        } else if truth.is_open() {
            Status::Unanswered
        } else {
            self.reason = truth.is_undefined().then_some(Reason::NothingToShare);
            Status::Unmet
        };
    }
}

/// Of nested criteria only the points; their status is that of their parts.
pub(super) fn decided(facts: &Facts, criterion: &Criterion) -> Decided {
    let mut decided = Decided {
        status: Status::Judged,
        reason: None,
        measured: None,
        required: None,
        points: None,
    };
    let open = |found: &mut Inputs| open_inputs(facts, criterion, found);
    let all = |found: &mut Inputs| criterion.inputs(found);
    match &criterion.decision {
        Decision::Compare(compare) => {
            let sides = compare
                .measure
                .values(facts)
                .and_then(|measured| Ok((measured, compare.required.values(facts)?)));
            let truth = sides.map(|(measured, required)| {
                decided.measured = Some(measured);
                decided.required = Some(required);
                compare.comparison.compare(measured, required)
            });
            decided.as_told(tell(facts, truth, &open, &all));
        }
        Decision::Holds(condition) => {
            decided.as_told(tell(facts, condition.truth(facts), &open, &all));
        }
        Decision::Declared(input) => {
            decided.as_told(tell(facts, Ok(facts.truth(*input)), &open, &all));
        }
        Decision::Judged(_) | Decision::AllOf(_) | Decision::AtLeast(..) => {}
    }
    if let Some(points) = &criterion.points {
        give(facts, criterion, points, &mut decided);
    }
    decided
}

/// The points of a row, and its status by them: met with all of them, unmet with fewer. What experts judge
/// gets its points from them, whatever an expression says.
fn give(facts: &Facts, criterion: &Criterion, points: &Points, decided: &mut Decided) {
    let any = Range::new(Edge::at(Rational::ZERO), Edge::at(points.out_of));
    decided.points = any;
    let Some(given) = &points.given else {
        return;
    };
    if decided.status == Status::Judged {
        return;
    }
    let nothing = decided
        .reason
        .filter(|reason| *reason == Reason::NothingToShare);
    let truth = given.values(facts).map(|mut values| {
        let truth = match values.single() {
            Some(value) => Truth::from(value == points.out_of),
            None if values.range.is_none() => Truth::UNDEFINED,
            None => Truth::OPEN,
        };
        if values.undefined {
            values = values.or_also(Values::of(Range::point(Rational::ZERO)));
        }
        decided.points = values.range;
        truth
    });
    let open = |found: &mut Inputs| open_inputs(facts, criterion, found);
    let all = |found: &mut Inputs| criterion.inputs(found);
    decided.as_told(tell(facts, truth, &open, &all));
    if decided.status == Status::Unmet {
        decided.reason = decided.reason.or(nothing);
    }
}

/// Adds the inputs that keep a criterion without parts open.
pub(super) fn open_inputs(facts: &Facts, criterion: &Criterion, found: &mut Inputs) {
    if let Some(given) = criterion
        .points
        .as_ref()
        .and_then(|points| points.given.as_ref())
    {
        return given.open_inputs(facts, found);
    }
    match &criterion.decision {
        Decision::Compare(compare) => {
            compare.measure.open_inputs(facts, found);
            compare.required.open_inputs(facts, found);
        }
        Decision::Holds(condition) => condition.open_inputs(facts, found),
        Decision::Declared(input) => found.push(*input),
        Decision::Judged(_) | Decision::AllOf(_) | Decision::AtLeast(..) => {}
    }
}

/// Whether a condition holds; open, with the reason, where that cannot be told.
pub(super) fn told(facts: &Facts, condition: &Condition) -> (Truth, Option<Reason>) {
    let open = |found: &mut Inputs| condition.open_inputs(facts, found);
    let all = |found: &mut Inputs| condition.inputs(found);
    tell(facts, condition.truth(facts), &open, &all)
}

fn tell(
    facts: &Facts,
    truth: Result<Truth, Overflow>,
    open: &dyn Fn(&mut Inputs),
    all: &dyn Fn(&mut Inputs),
) -> (Truth, Option<Reason>) {
    let Ok(truth) = truth else {
        return (Truth::OPEN, Some(Reason::TooLarge));
    };
    if truth.is_open() && facts.any_marked(open) || truth.is_undefined() && facts.any_marked(all) {
        return (Truth::OPEN, Some(Reason::Marked));
    }
    (truth, None)
}
