//! Validity and rounds. The verdict is computed outside them; every view marks it.

use crate::exact::Date;
use crate::policy::{InForce, Round};

/// Whether a policy is in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It starts later.
    NotYet,
    /// It is in force.
    InForce,
    /// It has ended.
    Expired,
}

impl Validity {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::InForce => "in-force",
            Self::Expired => "expired",
        }
    }
}

/// Whether applications are taken on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// A window is announced for later.
    Upcoming,
    /// A window is open.
    Open,
    /// The last announced window has ended.
    Closed,
    /// No window is announced.
    Unknown,
}

impl RoundState {
    /// The name in reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether a policy is in force on a day.
#[must_use]
pub fn validity(in_force: &InForce, as_of: Date) -> Validity {
    if as_of < in_force.from {
        Validity::NotYet
    } else if in_force.until.is_some_and(|until| until < as_of) {
        Validity::Expired
    } else {
        Validity::InForce
    }
}

/// Whether applications are taken on a day.
#[must_use]
pub fn round(round: Option<&Round>, as_of: Date) -> RoundState {
    round_of(
        round.map_or(&[][..], |round| round.windows.as_slice()),
        as_of,
    )
}

/// The same of windows alone: first and last days.
#[must_use]
pub fn round_of(windows: &[(Date, Date)], as_of: Date) -> RoundState {
    if windows.is_empty() {
        RoundState::Unknown
    } else if windows
        .iter()
        .any(|(from, until)| (*from..=*until).contains(&as_of))
    {
        RoundState::Open
    } else if windows.iter().any(|(from, _)| as_of < *from) {
        RoundState::Upcoming
    } else {
        RoundState::Closed
    }
}
