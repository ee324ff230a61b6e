//! Ranges: the set of values that something can still have.

use super::{Overflow, Rational, Truth};

/// One end of a range: a number that belongs to it, or no end.
///
/// No end is an infinity, kept as a number with denominator zero: 1/0 is above and -1/0 below all
/// others when they are compared crosswise, and sums and products come out right as well. Such a
/// number never leaves this type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge(Rational);

impl Edge {
    /// No lower end.
    pub const NEGATIVE_INFINITY: Self = Self(Rational::infinity(-1));
    /// No upper end.
    pub const POSITIVE_INFINITY: Self = Self(Rational::infinity(1));
    const ZERO: Self = Self(Rational::ZERO);

    /// An end that belongs to the range.
    #[must_use]
    pub const fn at(value: Rational) -> Self {
        Self(value)
    }

    /// The number at this end, if there is one.
    #[must_use]
    pub fn finite(self) -> Option<Rational> {
        self.0.is_finite().then_some(self.0)
    }

    /// What does not fit moves outwards, to the next number that does: upwards as an upper end, and downwards as a lower
    /// one. So narrower ranges never give wider results.
    fn outwards(
        exact: Result<Rational, Overflow>,
        up: bool,
        wide: impl FnOnce() -> (i128, i128),
    ) -> Self {
        Self(exact.unwrap_or_else(|Overflow| Rational::nearest(wide(), up)))
    }

    /// The two ends are never opposite infinities.
    fn plus(self, other: Self, up: bool) -> Self {
        Self::outwards(self.0.plus(other.0), up, || {
            let ((a, b), (c, d)) = (self.0.wide(), other.0.wide());
            (a * d + c * b, b * d)
        })
    }

    fn negate(self, up: bool) -> Self {
        Self::outwards(self.0.negate(), up, || {
            let (above, below) = self.0.wide();
            (-above, below)
        })
    }

    /// Zero times infinity is zero: the other ends of the two ranges carry what is unbounded.
    fn times(self, other: Self, up: bool) -> Self {
        if self == Self::ZERO || other == Self::ZERO {
            return Self::ZERO;
        }
        if !self.0.is_finite() || !other.0.is_finite() {
            return if self.0.is_negative() == other.0.is_negative() {
                Self::POSITIVE_INFINITY
            } else {
                Self::NEGATIVE_INFINITY
            };
        }
        Self::outwards(self.0.times(other.0), up, || {
            let ((a, b), (c, d)) = (self.0.wide(), other.0.wide());
            (a * c, b * d)
        })
    }

    /// One divided by this end; by zero it is the given infinity.
    fn reciprocal(self, infinity: Self, up: bool) -> Self {
        if self == Self::ZERO {
            return infinity;
        }
        Self::outwards(self.0.reciprocal(), up, || {
            let (above, below) = self.0.wide();
            (below * above.signum(), above.abs())
        })
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
        low: Edge::NEGATIVE_INFINITY,
        high: Edge::POSITIVE_INFINITY,
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
            low: Edge::at(value),
            high: Edge::at(value),
        }
    }

    /// From a number upwards.
    #[must_use]
    pub const fn at_least(low: Rational) -> Self {
        Self {
            low: Edge::at(low),
            high: Edge::POSITIVE_INFINITY,
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
        self.low.0 <= value && value <= self.high.0
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
    /// [`Overflow`] when both are single numbers and their sum does not fit. An end of an open range that does not fit
    /// moves outwards, here and below.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        if let (Some(left), Some(right)) = (self.single(), other.single()) {
            return left.plus(right).map(Self::point);
        }
        Ok(Self {
            low: self.low.plus(other.low, false),
            high: self.high.plus(other.high, true),
        })
    }

    /// Difference.
    ///
    /// # Errors
    /// [`Overflow`] when both are single numbers and it does not fit.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.plus(other.negate()?)
    }

    /// The range mirrored at zero.
    ///
    /// # Errors
    /// [`Overflow`] when it is a single number whose opposite does not fit.
    pub fn negate(self) -> Result<Self, Overflow> {
        if let Some(value) = self.single() {
            return value.negate().map(Self::point);
        }
        Ok(Self {
            low: self.high.negate(false),
            high: self.low.negate(true),
        })
    }

    /// Product.
    ///
    /// # Errors
    /// [`Overflow`] when both are single numbers and it does not fit.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        if let (Some(left), Some(right)) = (self.single(), other.single()) {
            return left.times(right).map(Self::point);
        }
        if self.low >= Edge::ZERO && other.low >= Edge::ZERO {
            return Ok(Self {
                low: self.low.times(other.low, false),
                high: self.high.times(other.high, true),
            });
        }
        let (mut low, mut high) = (Edge::POSITIVE_INFINITY, Edge::NEGATIVE_INFINITY);
        for left in [self.low, self.high] {
            for right in [other.low, other.high] {
                low = low.min(left.times(right, false));
                high = high.max(left.times(right, true));
            }
        }
        Ok(Self { low, high })
    }

    /// The quotients by all divisors that are not zero; `None` when there are none.
    ///
    /// # Errors
    /// [`Overflow`] when both are single numbers and it does not fit.
    pub fn over(self, other: Self) -> Result<Option<Self>, Overflow> {
        if other == Self::point(Rational::ZERO) {
            return Ok(None);
        }
        if let (Some(above), Some(below)) = (self.single(), other.single()) {
            return above.over(below).map(Self::point).map(Some);
        }
        // Divisors of both signs, or arbitrarily near to zero, have unbounded reciprocals.
        let reciprocals = if other.low < Edge::ZERO && other.high > Edge::ZERO {
            Self::ALL
        } else {
            Self {
                low: other.high.reciprocal(Edge::NEGATIVE_INFINITY, false),
                high: other.low.reciprocal(Edge::POSITIVE_INFINITY, true),
            }
        };
        self.times(reciprocals).map(Some)
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

    /// The range of a function that never falls, given at both ends. Where it does not fit at one end only, there is no
    /// such end.
    ///
    /// # Errors
    /// [`Overflow`] when the function fits at neither end.
    pub fn map_rising(
        self,
        function: &dyn Fn(Rational) -> Result<Rational, Overflow>,
    ) -> Result<Self, Overflow> {
        let at = |edge: Edge| match edge.finite() {
            Some(value) => function(value).map(Edge),
            None => Ok(edge),
        };
        let (low, high) = (at(self.low), at(self.high));
        if low.is_err() && high.is_err() {
            return Err(Overflow);
        }
        Ok(Self {
            low: low.unwrap_or(Edge::NEGATIVE_INFINITY),
            high: high.unwrap_or(Edge::POSITIVE_INFINITY),
        })
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
        function: fn(Range, Range) -> Result<Range, Overflow>,
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
        let (Some(dividend), Some(divisor)) = (self.range, other.range) else {
            return Ok(Self {
                range: None,
                undefined: true,
            });
        };
        Ok(Self {
            range: dividend.over(divisor)?,
            undefined: self.undefined || other.undefined || divisor.contains(Rational::ZERO),
        })
    }

    /// Whether this is below the other. Every comparison follows from the two of this kind: what is
    /// neither below nor above is equal, and undefined stays undefined in a negation.
    #[must_use]
    pub fn less_than(&self, other: &Self) -> Truth {
        let (Some(left), Some(right)) = (self.range, other.range) else {
            return Truth::UNDEFINED;
        };
        let truth = if left.high < right.low {
            Truth::TRUE
        } else if left.low >= right.high {
            Truth::FALSE
        } else {
            Truth::OPEN
        };
        if self.undefined || other.undefined {
            truth.or_also(Truth::UNDEFINED)
        } else {
            truth
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edge, Range, Rational, Truth, Values};

    fn ranges() -> Vec<Range> {
        let infinities = [Edge::NEGATIVE_INFINITY, Edge::POSITIVE_INFINITY];
        let finite = (-4..=4).map(|half| Rational::fraction(half, 2).map(Edge::at));
        let mut edges = finite.collect::<Result<Vec<_>, _>>().expect("fits");
        edges.extend(infinities);
        let pairs = edges
            .iter()
            .flat_map(|low| edges.iter().map(|high| (*low, *high)));
        let of_one = |(low, high): &(Edge, Edge)| low == high && infinities.contains(low);
        let pairs = pairs.filter(|pair| !of_one(pair));
        pairs
            .filter_map(|(low, high)| Range::new(low, high))
            .collect()
    }

    /// The ends and what lies between, with large numbers for infinities.
    fn samples(range: Range) -> Vec<Rational> {
        let quarters = (-8..=8).chain([-1_000_000, 1_000_000]);
        let numbers = quarters.map(|quarters| Rational::fraction(quarters, 4).expect("fits"));
        numbers.filter(|number| range.contains(*number)).collect()
    }

    #[test]
    fn infinities_are_above_and_below_all_numbers() {
        let largest = Edge::at(Rational::integer(i64::MAX));
        let smallest = Edge::at(Rational::integer(i64::MIN));
        assert!(largest < Edge::POSITIVE_INFINITY && Edge::NEGATIVE_INFINITY < smallest);
        assert!(Edge::NEGATIVE_INFINITY < Edge::POSITIVE_INFINITY);
        assert_eq!(Edge::POSITIVE_INFINITY.finite(), None);
        assert_eq!(Range::ALL.single(), None);
    }

    /// Every result lies within, and where both ranges are bounded each end is one of the results.
    #[test]
    fn calculations_hold_every_result_and_their_ends() {
        let zero = Values::of(Range::point(Rational::ZERO));
        for &left in &ranges() {
            for &right in &ranges() {
                let (l, r) = (Values::of(left), Values::of(right));
                let sum = left.plus(right).expect("fits");
                let difference = left.minus(right).expect("fits");
                let product = left.times(right).expect("fits");
                let quotient = l.over(r).expect("fits");
                assert_eq!(quotient.undefined, right.contains(Rational::ZERO));
                let mut compared = Vec::new();
                let (mut sums, mut products, mut quotients) = (vec![], vec![], vec![]);
                for above in samples(left) {
                    for below in samples(right) {
                        sums.push(above.plus(below).expect("fits"));
                        products.push(above.times(below).expect("fits"));
                        assert!(difference.contains(above.minus(below).expect("fits")));
                        if let Ok(ratio) = above.over(below) {
                            quotients.push(ratio);
                        }
                        compared.push(Truth::from(above < below));
                    }
                }
                let bounded = |range: Range| [range.low, range.high].map(Edge::finite);
                let all_bounded = [left, right]
                    .map(bounded)
                    .concat()
                    .iter()
                    .all(Option::is_some);
                let check = |range: Range, results: &[Rational], exact: bool| {
                    assert!(results.iter().all(|result| range.contains(*result)));
                    for end in bounded(range).into_iter().flatten().filter(|_| exact) {
                        assert!(results.contains(&end), "{left:?} {right:?} {end}");
                    }
                };
                check(sum, &sums, all_bounded);
                check(product, &products, all_bounded);
                match quotient.range {
                    Some(range) => check(range, &quotients, all_bounded && !quotient.undefined),
                    None => assert!(quotients.is_empty() && r == zero),
                }
                let truth = l.less_than(&r);
                let seen = compared.into_iter().reduce(Truth::or_also);
                assert!(
                    truth == Truth::OPEN || Some(truth) == seen,
                    "{left:?} {right:?}"
                );
                let equal = truth.fails() && r.less_than(&l).fails();
                assert_eq!(equal, left.single().is_some() && left == right);
            }
        }
    }

    #[test]
    fn divisors_of_both_signs_leave_every_quotient_possible() {
        let whole = |low, high| {
            let [low, high] = [low, high].map(|end| Edge::at(Rational::integer(end)));
            Range::new(low, high).expect("a range")
        };
        let over = |left: Range, right| left.over(right).expect("fits");
        assert_eq!(over(whole(1, 2), whole(-1, 1)), Some(Range::ALL));
        assert_eq!(over(whole(0, 0), whole(-1, 1)), Some(whole(0, 0)));
        assert_eq!(over(whole(1, 2), whole(0, 0)), None);
        let from_one = Some(Range::at_least(Rational::ONE));
        assert_eq!(over(whole(2, 4), whole(0, 2)), from_one);
    }
}
