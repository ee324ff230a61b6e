//! Ranges: the set of values that something can still have.

use super::{Overflow, Rational, Truth};

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// No lower end.
    NegativeInfinity,
    /// An end that belongs to the range.
    At(Rational),
    /// No upper end.
    PositiveInfinity,
}

impl Edge {
    /// The number at this end, if there is one.
    #[must_use]
    pub fn finite(self) -> Option<Rational> {
        match self {
            Self::At(value) => Some(value),
            Self::NegativeInfinity | Self::PositiveInfinity => None,
        }
    }

    fn plus(self, other: Self) -> Result<Self, Overflow> {
        Ok(match (self, other) {
            (Self::At(left), Self::At(right)) => Self::At(left.plus(right)?),
            (Self::At(_), infinite) | (infinite, _) => infinite,
        })
    }

    fn negate(self) -> Result<Self, Overflow> {
        Ok(match self {
            Self::At(value) => Self::At(value.negate()?),
            Self::NegativeInfinity => Self::PositiveInfinity,
            Self::PositiveInfinity => Self::NegativeInfinity,
        })
    }

    /// Zero times infinity is zero: the other ends of the two ranges carry what is unbounded.
    fn times(self, other: Self) -> Result<Self, Overflow> {
        if let (Self::At(left), Self::At(right)) = (self, other) {
            return Ok(Self::At(left.times(right)?));
        }
        let zero = Self::At(Rational::ZERO);
        Ok(if self == zero || other == zero {
            zero
        } else if (self < zero) == (other < zero) {
            Self::PositiveInfinity
        } else {
            Self::NegativeInfinity
        })
    }

    /// One divided by this end, which is not zero.
    fn reciprocal(self) -> Result<Self, Overflow> {
        Ok(Self::At(match self {
            Self::At(value) => Rational::ONE.over(value)?,
            Self::NegativeInfinity | Self::PositiveInfinity => Rational::ZERO,
        }))
    }
}

/// A closed, non-empty range of numbers. It may be wider than necessary, which costs an
/// `unanswered`, never a wrong verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    low: Edge,
    high: Edge,
}

impl Range {
    /// Every number.
    pub const ALL: Self = Self {
        low: Edge::NegativeInfinity,
        high: Edge::PositiveInfinity,
    };

    /// A range with both ends; `None` when it would be empty.
    #[must_use]
    pub fn new(low: Edge, high: Edge) -> Option<Self> {
        (low <= high).then_some(Self { low, high })
    }

    /// A single number.
    #[must_use]
    pub const fn point(value: Rational) -> Self {
        Self {
            low: Edge::At(value),
            high: Edge::At(value),
        }
    }

    /// From a number upwards.
    #[must_use]
    pub const fn at_least(low: Rational) -> Self {
        Self {
            low: Edge::At(low),
            high: Edge::PositiveInfinity,
        }
    }

    /// The lower end.
    #[must_use]
    pub const fn low(self) -> Edge {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub const fn high(self) -> Edge {
        self.high
    }

    /// The number, when only one is left.
    #[must_use]
    pub fn single(self) -> Option<Rational> {
        if self.low == self.high {
            self.low.finite()
        } else {
            None
        }
    }

    /// Whether a number lies within.
    #[must_use]
    pub fn contains(self, value: Rational) -> bool {
        self.low <= Edge::At(value) && Edge::At(value) <= self.high
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    /// Sum.
    ///
    /// # Errors
    /// [`Overflow`] when an end does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        Ok(Self {
            low: self.low.plus(other.low)?,
            high: self.high.plus(other.high)?,
        })
    }

    /// The range mirrored at zero.
    ///
    /// # Errors
    /// [`Overflow`] when an end does not fit.
    pub fn negate(self) -> Result<Self, Overflow> {
        Ok(Self {
            low: self.high.negate()?,
            high: self.low.negate()?,
        })
    }

    /// Product.
    ///
    /// # Errors
    /// [`Overflow`] when an end does not fit.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        if let (Some(left), Some(right)) = (self.single(), other.single()) {
            return Ok(Self::point(left.times(right)?));
        }
        let corners = [
            self.low.times(other.low)?,
            self.low.times(other.high)?,
            self.high.times(other.low)?,
            self.high.times(other.high)?,
        ];
        let (mut low, mut high) = (Edge::PositiveInfinity, Edge::NegativeInfinity);
        for corner in corners {
            low = low.min(corner);
            high = high.max(corner);
        }
        Ok(Self { low, high })
    }

    /// The smaller of two values.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.min(other.high),
        }
    }

    /// The larger of two values.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: self.high.max(other.high),
        }
    }

    /// The range of a function that never falls, given at both ends.
    ///
    /// # Errors
    /// [`Overflow`] when the function does not fit at an end.
    pub fn map_rising(
        self,
        function: impl Fn(Rational) -> Result<Rational, Overflow>,
    ) -> Result<Self, Overflow> {
        let at = |edge: Edge| match edge {
            Edge::At(value) => function(value).map(Edge::At),
            infinite => Ok(infinite),
        };
        Ok(Self {
            low: at(self.low)?,
            high: at(self.high)?,
        })
    }

    /// The quotients by the divisors of one sign; `None` when there are none.
    fn divide_by_signed(self, low: Edge, high: Edge) -> Result<Option<Self>, Overflow> {
        let zero = Edge::At(Rational::ZERO);
        if low == zero && high == zero {
            return Ok(None);
        }
        // Divisors that come arbitrarily near to zero have unbounded reciprocals.
        let from = if high == zero {
            Edge::NegativeInfinity
        } else {
            high.reciprocal()?
        };
        let to = if low == zero {
            Edge::PositiveInfinity
        } else {
            low.reciprocal()?
        };
        let reciprocals = Self {
            low: from,
            high: to,
        };
        self.times(reciprocals).map(Some)
    }
}

/// What a calculation can still give: numbers of a range, or nothing because it divides by zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Values {
    /// The numbers that are possible; `None` when the result is certainly undefined.
    pub range: Option<Range>,
    /// Whether the result can be undefined.
    pub undefined: bool,
}

impl Values {
    /// Certainly one of a range.
    #[must_use]
    pub const fn of(range: Range) -> Self {
        Self {
            range: Some(range),
            undefined: false,
        }
    }

    /// The number, when it is certain.
    #[must_use]
    pub fn single(self) -> Option<Rational> {
        if self.undefined {
            None
        } else {
            self.range.and_then(Range::single)
        }
    }

    /// Whether the result is certain: one number, or certainly undefined.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.range.is_none() || self.single().is_some()
    }

    /// All values of either.
    #[must_use]
    pub fn or_also(self, other: Self) -> Self {
        Self {
            range: match (self.range, other.range) {
                (Some(left), Some(right)) => Some(left.hull(right)),
                (one, None) | (None, one) => one,
            },
            undefined: self.undefined || other.undefined,
        }
    }

    /// Combines two values by a function of their ranges; undefined with anything is undefined.
    ///
    /// # Errors
    /// What the function gives.
    pub fn combine(
        self,
        other: Self,
        function: impl Fn(Range, Range) -> Result<Range, Overflow>,
    ) -> Result<Self, Overflow> {
        let range = match (self.range, other.range) {
            (Some(left), Some(right)) => Some(function(left, right)?),
            _ => None,
        };
        Ok(Self {
            range,
            undefined: self.undefined || other.undefined,
        })
    }

    /// Quotient. A divisor that can be zero makes the result possibly undefined; a dividend that is
    /// certainly zero stays zero whatever the divisor is.
    ///
    /// # Errors
    /// [`Overflow`] when an end does not fit.
    pub fn over(self, other: Self) -> Result<Self, Overflow> {
        let undefined = self.undefined || other.undefined;
        let (Some(dividend), Some(divisor)) = (self.range, other.range) else {
            return Ok(Self {
                range: None,
                undefined: true,
            });
        };
        if let (Some(above), Some(below)) = (dividend.single(), divisor.single())
            && !below.is_zero()
        {
            return Ok(Self {
                range: Some(Range::point(above.over(below)?)),
                undefined,
            });
        }
        let zero = Edge::At(Rational::ZERO);
        let by_zero = divisor.contains(Rational::ZERO);
        let positive = if divisor.high > zero {
            dividend.divide_by_signed(divisor.low.max(zero), divisor.high)?
        } else {
            None
        };
        let negative = if divisor.low < zero {
            dividend.divide_by_signed(divisor.low, divisor.high.min(zero))?
        } else {
            None
        };
        Ok(Self {
            range: match (positive, negative) {
                (Some(left), Some(right)) => Some(left.hull(right)),
                (one, None) | (None, one) => one,
            },
            undefined: undefined || by_zero,
        })
    }

    fn compare(self, other: Self, holds: impl Fn(Range, Range) -> Truth) -> Truth {
        let defined = match (self.range, other.range) {
            (Some(left), Some(right)) => Some(holds(left, right)),
            _ => None,
        };
        match (defined, self.undefined || other.undefined) {
            (Some(truth), false) => truth,
            (Some(truth), true) => truth.or_also(Truth::UNDEFINED),
            (None, _) => Truth::UNDEFINED,
        }
    }

    /// Whether this is below the other.
    #[must_use]
    pub fn less_than(self, other: Self) -> Truth {
        self.compare(other, |left, right| {
            decided(left.high < right.low, left.low >= right.high)
        })
    }

    /// Whether this is not above the other.
    #[must_use]
    pub fn at_most(self, other: Self) -> Truth {
        self.compare(other, |left, right| {
            decided(left.high <= right.low, left.low > right.high)
        })
    }

    /// Whether the two are equal.
    #[must_use]
    pub fn equals(self, other: Self) -> Truth {
        self.compare(other, |left, right| {
            decided(
                left.single().is_some() && left.single() == right.single(),
                left.high < right.low || left.low > right.high,
            )
        })
    }
}

fn decided(holds: bool, fails: bool) -> Truth {
    match (holds, fails) {
        (true, _) => Truth::TRUE,
        (false, true) => Truth::FALSE,
        (false, false) => Truth::OPEN,
    }
}
