//! Fractions of the naive implementation.

use std::cmp::Ordering;

/// Numerator and denominator, which is above zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frac(pub(super) i128, pub(super) i128);

impl Frac {
    pub(super) const ZERO: Self = Self(0, 1);
    pub(super) const ONE: Self = Self(1, 1);

    pub(super) fn whole(value: i64) -> Self {
        Self(i128::from(value), 1)
    }

    pub(super) fn decimal(digits: i64, places: u32) -> Self {
        Self(i128::from(digits), 10_i128.pow(places))
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0 * other.1 + other.0 * self.1, self.1 * other.1).short()
    }

    pub(super) fn minus(self, other: Self) -> Self {
        self.plus(Self(-other.0, other.1))
    }

    pub(super) fn times(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1).short()
    }

    pub(super) fn over(self, other: Self) -> Option<Self> {
        match other.0.signum() {
            0 => None,
            sign => Some(Self(self.0 * other.1 * sign, self.1 * other.0 * sign).short()),
        }
    }

    pub(super) fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// Shortened where it grows long.
    fn short(self) -> Self {
        if self.1 < 1_000_000_000 && self.0.abs() < 1_000_000_000_000 {
            return self;
        }
        let (mut one, mut other) = (self.0.abs(), self.1);
        while other != 0 {
            (one, other) = (other, one % other);
        }
        Self(self.0 / one.max(1), self.1 / one.max(1))
    }
}

impl PartialEq for Frac {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Frac {}

impl PartialOrd for Frac {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Frac {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}
