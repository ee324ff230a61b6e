//! Truth values of conditions whose answers are partly open.

/// The outcomes that a condition can still have: a non-empty set of true, false and undefined.
///
/// Undefined is what a division by zero leaves (the `null` of FEEL): it satisfies neither a
/// comparison nor its negation. Connectives work on every combination of outcomes, which is
/// Kleene logic where nothing is undefined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth(u8);

impl Truth {
    const CAN_HOLD: u8 = 1;
    const CAN_FAIL: u8 = 2;
    const CAN_BE_UNDEFINED: u8 = 4;

    /// Certainly true.
    pub const TRUE: Self = Self(Self::CAN_HOLD);
    /// Certainly false.
    pub const FALSE: Self = Self(Self::CAN_FAIL);
    /// Certainly undefined.
    pub const UNDEFINED: Self = Self(Self::CAN_BE_UNDEFINED);
    /// True or false, not known which.
    pub const OPEN: Self = Self(Self::CAN_HOLD | Self::CAN_FAIL);

    /// Whether the condition certainly holds.
    #[must_use]
    pub fn holds(self) -> bool {
        self == Self::TRUE
    }

    /// Whether the condition certainly does not hold (false or undefined).
    #[must_use]
    pub fn fails(self) -> bool {
        self.0 & Self::CAN_HOLD == 0
    }

    /// Whether it can still turn out either way.
    #[must_use]
    pub fn is_open(self) -> bool {
        !self.holds() && !self.fails()
    }

    /// Whether it is certainly undefined.
    #[must_use]
    pub fn is_undefined(self) -> bool {
        self == Self::UNDEFINED
    }

    /// All outcomes of either.
    #[must_use]
    pub fn or_also(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let both = self.0 & other.0;
        let either = self.0 | other.0;
        let undefined = both & Self::CAN_BE_UNDEFINED != 0
            || (either & Self::CAN_BE_UNDEFINED != 0
                && ((self.can_be_undefined() && other.can_hold())
                    || (other.can_be_undefined() && self.can_hold())));
        Self(
            both & Self::CAN_HOLD
                | either & Self::CAN_FAIL
                | if undefined { Self::CAN_BE_UNDEFINED } else { 0 },
        )
    }

    /// At least one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.negate().and(other.negate()).negate()
    }

    /// The negation; undefined stays undefined.
    #[must_use]
    pub fn negate(self) -> Self {
        Self(
            (self.0 & Self::CAN_HOLD) << 1
                | (self.0 & Self::CAN_FAIL) >> 1
                | self.0 & Self::CAN_BE_UNDEFINED,
        )
    }

    fn can_hold(self) -> bool {
        self.0 & Self::CAN_HOLD != 0
    }

    fn can_be_undefined(self) -> bool {
        self.0 & Self::CAN_BE_UNDEFINED != 0
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::TRUE } else { Self::FALSE }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth;

    /// Three-valued logic on single outcomes, as FEEL defines it.
    fn conjunction(left: Option<bool>, right: Option<bool>) -> Option<bool> {
        match (left, right) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    fn outcomes(truth: Truth) -> Vec<Option<bool>> {
        [(1, Some(true)), (2, Some(false)), (4, None)]
            .into_iter()
            .filter(|(bit, _)| truth.0 & bit != 0)
            .map(|(_, outcome)| outcome)
            .collect()
    }

    fn of(outcomes: impl Iterator<Item = Option<bool>>) -> Truth {
        outcomes
            .map(|outcome| outcome.map_or(Truth::UNDEFINED, Truth::from))
            .reduce(Truth::or_also)
            .expect("a set of outcomes is not empty")
    }

    #[test]
    fn connectives_are_pointwise() {
        let sets = (1..8).map(Truth).collect::<Vec<_>>();
        for &left in &sets {
            let negated = of(outcomes(left).into_iter().map(|value| value.map(|v| !v)));
            assert_eq!(left.negate(), negated);
            for &right in &sets {
                let pairs = || {
                    outcomes(left)
                        .into_iter()
                        .flat_map(move |a| outcomes(right).into_iter().map(move |b| (a, b)))
                };
                assert_eq!(left.and(right), of(pairs().map(|(a, b)| conjunction(a, b))));
                let disjunction = |a: Option<bool>, b: Option<bool>| {
                    conjunction(a.map(|v| !v), b.map(|v| !v)).map(|v| !v)
                };
                assert_eq!(left.or(right), of(pairs().map(|(a, b)| disjunction(a, b))));
            }
        }
    }

    #[test]
    fn undefined_satisfies_neither_side() {
        assert!(Truth::UNDEFINED.fails());
        assert!(Truth::UNDEFINED.negate().fails());
        assert!(Truth::UNDEFINED.or(Truth::TRUE).holds());
        assert!(Truth::OPEN.or(Truth::TRUE).holds());
        assert!(Truth::OPEN.and(Truth::TRUE).is_open());
    }
}
