//! Waivers and applicability: what lifts a criterion, and what may still lift it.

use super::decided::told;
use super::nesting::Possible;
use super::{Reason, Status};
use crate::answers::Facts;
use crate::exact::Truth;
use crate::policy::Criterion;

/// What the waivers and the applicability of a criterion come to.
pub(super) struct Lift {
    /// The position of the first waiver that holds.
    pub(super) waived: Option<usize>,
    /// A waiver may still hold.
    may_be_waived: bool,
    applies: Truth,
    /// Why it cannot be told whether a waiver holds.
    no_waiver: Option<Reason>,
    /// Why it cannot be told whether the criterion applies.
    no_applicability: Option<Reason>,
}

impl Lift {
    pub(super) fn new(facts: &Facts, criterion: &Criterion) -> Self {
        let mut lift = Self {
            waived: None,
            may_be_waived: false,
            applies: Truth::TRUE,
            no_waiver: None,
            no_applicability: None,
        };
        if let Some(clause) = &criterion.applies {
            (lift.applies, lift.no_applicability) = told(facts, &clause.when);
        }
        for (position, waiver) in criterion.waivers.iter().enumerate() {
            let (truth, reason) = told(facts, &waiver.when);
            if truth.holds() {
                lift.waived = Some(position);
                lift.no_waiver = None;
                break;
            }
            lift.may_be_waived |= truth.is_open();
            lift.no_waiver = lift.no_waiver.or(reason);
        }
        lift
    }

    /// Whether further answers can still lift the criterion, or say which way.
    pub(super) fn is_open(&self) -> bool {
        self.may_be_waived || self.applies.is_open()
    }

    /// Why it cannot be told whether the criterion is lifted.
    pub(super) fn reason(&self) -> Option<Reason> {
        self.no_waiver.or(self.no_applicability)
    }

    /// What is possible with all of it, where `own` is what the criterion itself can come to.
    pub(super) fn of(&self, own: Possible) -> Possible {
        // Nested criteria of which none is left do not apply either, whatever lifts them.
        if self.applies.fails() || own == Possible::NOT_APPLICABLE {
            return Possible::NOT_APPLICABLE;
        }
        let may_not_apply = self.applies.is_open() || own.can_be(Possible::NOT_APPLICABLE);
        let mut possible = match self.waived {
            None => own,
            Some(_) if may_not_apply => own.only_invalid().or(Possible::WAIVED),
            Some(_) => return Possible::WAIVED,
        };
        if self.may_be_waived {
            possible = possible.or(Possible::WAIVED);
        }
        if may_not_apply {
            possible = possible.or(Possible::NOT_APPLICABLE);
        }
        if self.reason().is_some() {
            possible = possible.or(Possible::INVALID);
        }
        possible
    }
}

/// The status of a criterion whose own status may still be lifted. While that is open, met stays met,
/// unmet becomes unanswered, and judged stays judged.
pub(super) fn status(own: Status, possible: Possible) -> Status {
    for status in [Status::Waived, Status::NotApplicable] {
        if possible == Possible::of(status) {
            return status;
        }
    }
    match own {
        _ if possible.can_be(Possible::INVALID) => Status::Invalid,
        Status::Unmet if possible != Possible::UNMET => Status::Unanswered,
        Status::Invalid => Status::Unanswered,
        own => own,
    }
}
