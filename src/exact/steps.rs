//! Steps of a unit: how far something goes, and what it comes to.

use super::{Range, Rational};

/// Whole numbers of steps, from the lowest to the highest; downwards they are below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Steps(pub(crate) i64, pub(crate) i64);

/// Values that lie one unit apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    /// Where no step leads.
    pub(crate) from: Rational,
    /// What one step adds; above zero.
    pub(crate) unit: Rational,
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            from: Rational::ZERO,
            unit: Rational::ONE,
        }
    }
}

impl Grid {
    /// What stands so many steps on; where it starts, if that does not fit.
    pub(crate) fn value(&self, steps: i64) -> Rational {
        let change = Rational::integer(steps).times(self.unit);
        let value = change.and_then(|change| self.from.plus(change));
        value.unwrap_or(self.from)
    }

    /// All that some steps lead to.
    pub(crate) fn range(&self, Steps(low, high): Steps) -> Range {
        let low_end = Range::point(self.value(low));
        if low == high {
            return low_end;
        }
        low_end.hull(Range::point(self.value(high)))
    }

    /// The most steps to what is not above a value, and the fewest to what is not below it.
    pub(crate) fn steps_to(&self, value: Rational) -> (i64, i64) {
        if self.unit == Rational::ONE && self.from == Rational::ZERO && value.is_integer() {
            return (value.floor(), value.floor());
        }
        let steps = value.minus(self.from).and_then(|way| way.over(self.unit));
        let far = if value < self.from {
            i64::MIN
        } else {
            i64::MAX
        };
        steps.map_or((far, far), |steps| (steps.floor(), steps.ceiling()))
    }

    /// Where it starts, in whole units.
    pub(crate) fn height(&self) -> i64 {
        self.from.over(self.unit).map_or(0, Rational::floor)
    }

    /// The same line, counted from zero.
    pub(crate) fn growth(self) -> Self {
        Self {
            from: Rational::ZERO,
            ..self
        }
    }
}

impl Steps {
    /// So many and no others.
    pub(crate) const fn at(steps: i64) -> Self {
        Self(steps, steps)
    }

    /// The one that is nearest to none at all.
    pub(crate) fn near(self) -> i64 {
        self.nearest(0)
    }

    /// The one that is nearest to so many.
    pub(crate) fn nearest(self, steps: i64) -> i64 {
        steps.min(self.1).max(self.0)
    }

    /// The largest, upwards where it may go that way.
    pub(crate) const fn far(self) -> i64 {
        if self.1 > 0 { self.1 } else { self.0 }
    }

    /// The same but for none at all, where that is an end; empty where nothing else is there.
    pub(crate) const fn moving(self) -> Self {
        match self {
            Self(0, high) => Self(1, high),
            Self(low, 0) => Self(low, -1),
            both => both,
        }
    }

    /// How many steps there are from one end to the other.
    pub(crate) const fn width(self) -> u64 {
        self.1.abs_diff(self.0)
    }

    /// How many steps away from its near end are to be looked at; of a span of both ways all at once.
    pub(crate) const fn depth(self) -> u64 {
        if self.0 < 0 && self.1 > 0 {
            0
        } else {
            self.width()
        }
    }

    /// From so many steps away from the near end to so many; of a span of both ways all of it.
    pub(crate) const fn part(self, from: u64, to: u64) -> Self {
        let Self(low, high) = self;
        if low >= 0 {
            Self(
                low.saturating_add_unsigned(from),
                low.saturating_add_unsigned(to),
            )
        } else if high <= 0 {
            Self(
                high.saturating_sub_unsigned(to),
                high.saturating_sub_unsigned(from),
            )
        } else {
            self
        }
    }

    /// The near and the far part. Of a small span the near part is half, of a large one the root, for what is looked for
    /// lies near to today's figures; far away it is as wide as its distance, so that a few parts reach the end. A span of
    /// both ways comes apart at today's.
    pub(crate) fn halves(self) -> [Self; 2] {
        let width = self.width();
        let near = match width {
            0..=32 => width.saturating_sub(1) / 2,
            _ => {
                let root = 1 << ((u64::BITS - width.leading_zeros()) / 2);
                self.near().unsigned_abs().max(root).min(width / 2)
            }
        };
        if self.depth() < width {
            return [Self(0, self.1), Self(self.0, -1)];
        }
        [self.part(0, near), self.part(near + 1, width)]
    }

    /// Those of both.
    pub(crate) fn shared(self, other: Self) -> Self {
        Self(self.0.max(other.0), self.1.min(other.1))
    }

    /// What of it leads upwards; none at all where nothing does.
    pub(crate) fn upwards(self) -> Self {
        Self(self.0.max(0), self.1.max(0))
    }

    /// What is left of a sum beside the others.
    pub(crate) const fn without(self, others: Self) -> Self {
        Self(
            self.0.saturating_sub(others.1),
            self.1.saturating_sub(others.0),
        )
    }
}

/// The sum of some spans, with room enough that each can be taken out of it again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sum(i128, i128);

impl Sum {
    pub(crate) fn of(spans: impl Iterator<Item = Steps>) -> Self {
        let mut sum = Self(0, 0);
        spans.for_each(|span| sum.replace(Steps::at(0), span));
        sum
    }

    /// One span is another one now.
    pub(crate) fn replace(&mut self, Steps(low, high): Steps, now: Steps) {
        self.0 += i128::from(now.0) - i128::from(low);
        self.1 += i128::from(now.1) - i128::from(high);
    }

    /// The sum of the others; what does not fit ends where all steps end.
    pub(crate) fn but_for(mut self, own: Steps) -> Steps {
        self.replace(own, Steps::at(0));
        self.all()
    }

    pub(crate) fn all(self) -> Steps {
        let fit = |sum: i128| sum.clamp(i64::MIN.into(), i64::MAX.into()) as i64;
        Steps(fit(self.0), fit(self.1))
    }
}

/// Shares out a number of steps among places, each with its height and the steps that it can take, so that the lowest
/// ends as high as it can, or downwards the highest as low; of equals the later takes more.
pub(crate) fn share_out(total: i64, places: &[(i64, Steps)]) -> Vec<i64> {
    let up_to = |level: i64| {
        let steps = places
            .iter()
            .map(|(height, room)| room.nearest(level.saturating_sub(*height)));
        steps.collect::<Vec<_>>()
    };
    let sum = |steps: &[i64]| steps.iter().copied().fold(0, i64::saturating_add);
    // The highest level that takes no more than the total; what is left goes one step above it.
    let (mut low, mut high) = (i64::MIN / 2, i64::MAX / 2);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if sum(&up_to(middle)) <= total {
            low = middle
        } else {
            high = middle
        }
    }
    let mut shared = up_to(low);
    let mut left = total.saturating_sub(sum(&shared));
    for (steps, more) in shared.iter_mut().zip(up_to(high)).rev() {
        let step = (more - *steps).min(left);
        *steps += step;
        left -= step;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::{Grid, Rational, Steps, Sum, share_out};

    #[test]
    fn a_sum_keeps_what_each_of_its_spans_left_of_it() {
        let spans = [Steps(-3, 5), Steps(2, 2), Steps(i64::MIN, i64::MAX)];
        let sum = Sum::of(spans.into_iter());
        assert_eq!(sum.all(), Steps(i64::MIN, i64::MAX));
        assert_eq!(sum.but_for(spans[2]), Steps(-1, 7));
        assert_eq!(sum.but_for(spans[0]), Steps(i64::MIN + 2, i64::MAX));
        let mut smaller = sum;
        smaller.replace(spans[2], Steps::at(1));
        assert_eq!(smaller.all(), Steps(0, 8));
        assert_eq!(smaller.but_for(spans[1]), Steps(-2, 6));
    }

    #[test]
    fn the_lowest_are_raised_first_and_the_highest_lowered_first() {
        let raised = |heights: &[i64], rooms: &[i64], total| {
            let places = heights.iter().zip(rooms);
            let places = places.map(|(height, room)| (*height, Steps(0, *room)));
            let shared = share_out(total, &places.collect::<Vec<_>>());
            let ends = heights.iter().zip(shared);
            ends.map(|(height, steps)| height + steps)
                .collect::<Vec<_>>()
        };
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 2), [5, 4, 9]);
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 4), [5, 6, 9]);
        assert_eq!(raised(&[5, 2, 9], &[99; 3], 12), [9, 9, 10]);
        assert_eq!(raised(&[0, 0], &[99; 2], 7), [3, 4]);
        assert_eq!(raised(&[0, 0, 5], &[2, 9, 0], 7), [2, 5, 5]);
        let down = [(5, Steps(-5, 0)), (2, Steps(-2, 0)), (9, Steps(-9, 0))];
        assert_eq!(share_out(-6, &down), [-1, 0, -5]);
    }

    #[test]
    fn both_halves_hold_something_and_together_all() {
        for width in (1..100).chain([1 << 40, i64::MAX]) {
            for whole in [Steps(0, width), Steps(-width, 0), Steps(-1, width - 1)] {
                let [near, far] = whole.halves();
                assert_eq!(near.near(), whole.near());
                let count = |steps: Steps| u128::from(steps.width()) + 1;
                assert_eq!(count(near) + count(far), count(whole), "{whole:?}");
                assert!(near.1 < far.0 || far.1 < near.0, "{whole:?}");
            }
        }
    }

    #[test]
    fn a_part_is_counted_from_the_near_end() {
        assert_eq!(Steps(3, 9).part(0, 2), Steps(3, 5));
        assert_eq!(Steps(-9, -3).part(0, 2), Steps(-5, -3));
        assert_eq!(Steps(-9, 3).part(0, 2), Steps(-9, 3));
    }

    #[test]
    fn what_lies_between_two_steps_is_passed_by_one_of_them() {
        let grid = Grid {
            from: Rational::integer(2),
            unit: Rational::fraction(1, 4).expect("fits"),
        };
        let half = Rational::fraction(12, 5).expect("fits");
        assert_eq!(grid.steps_to(half), (1, 2));
        assert_eq!(grid.steps_to(Rational::integer(1)), (-4, -4));
        assert!(grid.range(Steps(-4, 2)).contains(Rational::integer(1)));
    }

    #[test]
    fn whoever_moves_moves_by_a_step_at_least() {
        assert_eq!(Steps(0, 7).moving(), Steps(1, 7));
        assert_eq!(Steps(-7, 0).moving(), Steps(-7, -1));
        assert_eq!(Steps(-2, 3).moving(), Steps(-2, 3));
        let nowhere = Steps(0, 0).moving();
        assert!(nowhere.0 > nowhere.1);
    }
}
