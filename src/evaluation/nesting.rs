//! Criteria in criteria: all of them, any of them, at least so many.

use super::{Outcome, Status};

/// The statuses that a criterion can still come to, as a set.
///
/// A part that is met can still turn out not to apply, and then counts no longer. So a group looks at
/// what its parts can become, not only at what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Possible(u8);

impl Possible {
    pub(crate) const MET: Self = Self(1);
    pub(crate) const UNMET: Self = Self(2);
    pub(crate) const JUDGED: Self = Self(4);
    pub(crate) const WAIVED: Self = Self(8);
    pub(crate) const NOT_APPLICABLE: Self = Self(16);
    pub(crate) const LIFTED: Self = Self::WAIVED.or(Self::NOT_APPLICABLE);
    /// It cannot be told, because an answer was refused or a figure does not fit. The other bits are
    /// what it could come to once that is mended.
    pub(crate) const INVALID: Self = Self(32);

    /// What a status stands for before waivers are looked at; open ones are met or unmet.
    pub(super) const fn of(status: Status) -> Self {
        match status {
            Status::Met => Self::MET,
            Status::Unmet => Self::UNMET,
            Status::Judged => Self::JUDGED,
            Status::Waived => Self::WAIVED,
            Status::NotApplicable => Self::NOT_APPLICABLE,
            Status::Unanswered => Self::MET.or(Self::UNMET),
            Status::Invalid => Self::MET.or(Self::UNMET).or(Self::INVALID),
        }
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether only one status is left.
    pub(crate) const fn is_settled(self) -> bool {
        self.0.count_ones() == 1
    }

    /// Whether one of these is possible.
    pub(crate) const fn can_be(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing but these is possible.
    pub(crate) const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }

    /// The same but for what lifts a criterion.
    pub(crate) const fn without_lifts(self) -> Self {
        Self(self.0 & !Self::LIFTED.0)
    }

    /// The same but for what cannot be told.
    const fn valid(self) -> Self {
        Self(self.0 & !Self::INVALID.0)
    }

    /// Nothing but what cannot be told.
    pub(super) const fn only_invalid(self) -> Self {
        Self(self.0 & Self::INVALID.0)
    }
}

/// How many parts of a group can still be what.
#[derive(Default)]
pub(super) struct Tally {
    all: usize,
    can_be_good: usize,
    /// Good or dropped.
    can_do_no_harm: usize,
    can_last: usize,
    can_be_dropped: usize,
    can_be_judged: usize,
    can_be_unmet: usize,
    certainly_good: usize,
    certainly_last: usize,
    certainly_dropped: usize,
    certainly_unmet: usize,
    invalid: usize,
}

impl Tally {
    /// Waived parts count as met, those that do not apply are dropped, and judged ones last.
    pub(super) fn add(&mut self, part: Possible) {
        let good = Possible::MET.or(Possible::WAIVED);
        let lasting = good.or(Possible::JUDGED);
        let dropped = Possible::NOT_APPLICABLE;
        let valid = part.valid();
        for (count, counts) in [
            (&mut self.all, true),
            (&mut self.can_be_good, valid.can_be(good)),
            (&mut self.can_do_no_harm, valid.can_be(good.or(dropped))),
            (&mut self.can_last, valid.can_be(lasting)),
            (&mut self.can_be_dropped, valid.can_be(dropped)),
            (&mut self.can_be_judged, valid.can_be(Possible::JUDGED)),
            (&mut self.can_be_unmet, valid.can_be(Possible::UNMET)),
            (&mut self.certainly_good, valid.is_within(good)),
            (&mut self.certainly_last, valid.is_within(lasting)),
            (&mut self.certainly_dropped, valid.is_within(dropped)),
            (&mut self.certainly_unmet, valid.is_within(Possible::UNMET)),
            (&mut self.invalid, part.can_be(Possible::INVALID)),
        ] {
            *count += usize::from(counts);
        }
    }

    /// What the group can still come to. `needed` is `None` for all.
    pub(super) fn possible(&self, needed: Option<usize>) -> Possible {
        let all = self.all;
        let (certainly_met, certainly_unmet, can_be_met, can_be_unmet) = match needed {
            Some(needed) => (
                // With enough parts certainly good, what experts say of the others changes nothing.
                self.certainly_good >= needed,
                self.can_last < needed && self.can_be_dropped < all,
                self.can_be_good >= needed,
                self.certainly_last < needed && self.certainly_dropped < all,
            ),
            None => (
                false,
                self.certainly_unmet > 0,
                self.can_do_no_harm == all && self.can_be_good > 0,
                self.can_be_unmet > 0,
            ),
        };
        if certainly_met {
            return Possible::MET;
        }
        if certainly_unmet {
            return Possible::UNMET;
        }
        let possible = Possible::MET
            .when(can_be_met)
            .or(Possible::UNMET.when(can_be_unmet))
            .or(Possible::JUDGED.when(self.can_be_judged > 0))
            .or(Possible::NOT_APPLICABLE.when(self.can_be_dropped == all));
        let invalid = self.invalid > 0 && !possible.is_settled();
        possible.or(Possible::INVALID.when(invalid))
    }
}

/// The status of a group that can still come to so much.
pub(super) fn status(parts: &[Outcome], needed: Option<usize>, possible: Possible) -> Status {
    let count = |wanted: Status| parts.iter().filter(|part| part.status == wanted).count();
    for status in [Status::NotApplicable, Status::Unmet, Status::Judged] {
        if possible == Possible::of(status) {
            return status;
        }
    }
    if possible.can_be(Possible::INVALID) {
        return Status::Invalid;
    }
    if possible.is_within(Possible::MET.or(Possible::NOT_APPLICABLE)) {
        return Status::Met;
    }
    let enough = needed.unwrap_or(parts.len() - count(Status::NotApplicable));
    let judged = count(Status::Judged);
    let favourable = count(Status::Met) + count(Status::Waived) + judged;
    if judged > 0 && favourable >= enough {
        Status::Judged
    } else {
        Status::Unanswered
    }
}
