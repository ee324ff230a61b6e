//! Criteria in criteria: all of them, any of them, at least so many.

use super::{Outcome, Status};

/// The statuses that a criterion can still come to, as a set.
///
/// A part that is met can still turn out not to apply, and then counts no longer. So a group looks at
/// what its parts can become, not only at what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Possible(u8);

impl Possible {
    const MET: Self = Self(1);
    const UNMET: Self = Self(2);
    const JUDGED: Self = Self(4);
    pub(super) const WAIVED: Self = Self(8);
    pub(super) const NOT_APPLICABLE: Self = Self(16);
    pub(super) const ANY: Self = Self(31);

    /// What a status stands for before waivers are looked at; open ones are met or unmet.
    pub(super) const fn of(status: Status) -> Self {
        match status {
            Status::Met => Self::MET,
            Status::Unmet => Self::UNMET,
            Status::Judged => Self::JUDGED,
            Status::Waived => Self::WAIVED,
            Status::NotApplicable => Self::NOT_APPLICABLE,
            Status::Unanswered | Status::Invalid => Self(Self::MET.0 | Self::UNMET.0),
        }
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether only one status is left.
    pub(super) const fn is_settled(self) -> bool {
        self.0.count_ones() == 1
    }

    /// Whether one of these is possible.
    pub(super) const fn can_be(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing but these is possible.
    const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self(0) }
    }
}

/// What a group comes to.
pub(super) struct Group {
    pub(super) status: Status,
    pub(super) possible: Possible,
}

/// Waived parts count as met, those that do not apply are dropped. `needed` is `None` for all.
pub(super) fn group(parts: &[Outcome], needed: Option<usize>) -> Group {
    let good = Possible::MET.or(Possible::WAIVED);
    let lasting = good.or(Possible::JUDGED);
    let dropped = Possible::NOT_APPLICABLE;
    let can_be = |wanted: Possible| {
        parts
            .iter()
            .filter(|part| part.possible.can_be(wanted))
            .count()
    };
    let within = |wanted: Possible| {
        parts
            .iter()
            .filter(|part| part.possible.is_within(wanted))
            .count()
    };
    let all = parts.len();
    let can_be_met = match needed {
        Some(needed) => can_be(good) >= needed,
        None => can_be(good.or(dropped)) == all && can_be(good) > 0,
    };
    let can_be_unmet = match needed {
        Some(needed) => within(lasting) < needed && within(dropped) < all,
        None => can_be(Possible::UNMET) > 0,
    };
    let possible = Possible::MET
        .when(can_be_met)
        .or(Possible::UNMET.when(can_be_unmet))
        .or(Possible::JUDGED.when(can_be(Possible::JUDGED) > 0))
        .or(dropped.when(can_be(dropped) == all));
    // With enough parts certainly good, what experts say of the others changes nothing.
    let certainly_met = needed.is_some_and(|needed| within(good) >= needed);
    let certainly_unmet = match needed {
        Some(needed) => can_be(lasting) < needed && can_be(dropped) < all,
        None => within(Possible::UNMET) > 0,
    };
    let possible = match (certainly_met, certainly_unmet) {
        (true, _) => Possible::MET,
        (_, true) => Possible::UNMET,
        _ => possible,
    };
    Group {
        status: status(parts, needed, possible),
        possible,
    }
}

fn status(parts: &[Outcome], needed: Option<usize>, possible: Possible) -> Status {
    let count = |wanted: Status| parts.iter().filter(|part| part.status == wanted).count();
    if possible == Possible::NOT_APPLICABLE {
        return Status::NotApplicable;
    }
    if possible.is_within(Possible::MET.or(Possible::NOT_APPLICABLE)) {
        return Status::Met;
    }
    if possible == Possible::UNMET {
        return Status::Unmet;
    }
    if possible == Possible::JUDGED {
        return Status::Judged;
    }
    let enough = needed.unwrap_or(parts.len() - count(Status::NotApplicable));
    let favourable = count(Status::Met) + count(Status::Waived) + count(Status::Judged);
    if count(Status::Judged) > 0 && favourable >= enough {
        Status::Judged
    } else if count(Status::Invalid) > 0 {
        Status::Invalid
    } else {
        Status::Unanswered
    }
}
