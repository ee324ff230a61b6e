//! The first amount that does it: by arithmetic where the rule is a straight line, otherwise by halving
//! ranges, which leaves none out.

use crate::evaluation::Status;
use crate::exact::{Overflow, Rational};
use crate::expression::Comparison;

/// Evaluations that one search may take: far more than any rule of a policy needs.
const BUDGET: u32 = 2_000;

/// What a search came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The smallest amount.
    At(i64),
    /// No amount does it.
    Never,
    /// Neither could be shown within the budget.
    Unclear,
}

/// The smallest amount from 1 to `most` at which the status is met. `status` gives it for all amounts of
/// a range at once, and open when they differ or it cannot tell: so a range is left out only when
/// certainly nothing in it does.
pub(super) fn first(
    most: i64,
    guess: Option<i64>,
    status: &mut dyn FnMut(i64, i64) -> Status,
) -> Found {
    if let Some(guess) = guess.filter(|guess| (1..=most).contains(guess))
        && status(guess, guess) == Status::Met
        && (guess == 1 || status(1, guess - 1) == Status::Unmet)
    {
        return Found::At(guess);
    }
    let mut search = Search {
        left: BUDGET,
        status,
    };
    let (mut low, mut width) = (1_i64, 1_i64);
    while low <= most {
        let high = low.saturating_add(width - 1).min(most);
        match search.within(low, high) {
            Found::Never => {}
            found => return found,
        }
        // Once nothing up to the end does it, the rest is left out in one step.
        if high < most && (search.status)(high + 1, most) == Status::Unmet {
            return Found::Never;
        }
        low = high.saturating_add(1);
        width = width.saturating_mul(4);
    }
    Found::Never
}

struct Search<'s> {
    left: u32,
    status: &'s mut dyn FnMut(i64, i64) -> Status,
}

impl Search<'_> {
    fn within(&mut self, low: i64, high: i64) -> Found {
        if self.left == 0 {
            return Found::Unclear;
        }
        self.left -= 1;
        match (self.status)(low, high) {
            Status::Met => return Found::At(low),
            Status::Unmet => return Found::Never,
            Status::Invalid if low == high => return Found::Unclear,
            _ if low == high => return Found::Never,
            _ => {}
        }
        let middle = low + (high - low) / 2;
        match self.within(low, middle) {
            Found::Never => self.within(middle + 1, high),
            found => found,
        }
    }
}

/// Where a straight line through the first two slacks reaches what is asked. The slack is what the
/// measured side has more than the required one; below zero it is short.
pub(super) fn straight(
    today: Rational,
    after_one: Rational,
    comparison: Comparison,
) -> Result<Option<i64>, Overflow> {
    let (today, after_one) = match comparison {
        Comparison::AtMost | Comparison::LessThan => (today.negate()?, after_one.negate()?),
        _ => (today, after_one),
    };
    let slope = after_one.minus(today)?;
    if slope <= Rational::ZERO {
        return Ok(None);
    }
    let exact = today.negate()?.over(slope)?;
    let whole = exact.floor();
    let strict = matches!(comparison, Comparison::MoreThan | Comparison::LessThan);
    let reached = exact.is_integer() && !strict;
    Ok(Some(
        if reached {
            whole
        } else {
            whole.saturating_add(1)
        }
        .max(1),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Searches a predicate on single amounts, told exactly for small ranges and never for large ones.
    fn search(most: i64, width: i64, met: impl Fn(i64) -> bool) -> Found {
        first(most, None, &mut |low, high| {
            if high - low >= width {
                return Status::Unanswered;
            }
            match ((low..=high).all(&met), (low..=high).any(&met)) {
                (true, _) => Status::Met,
                (_, false) => Status::Unmet,
                _ => Status::Unanswered,
            }
        })
    }

    #[test]
    fn the_smallest_is_found_whatever_the_shape() {
        for target in 1..200 {
            assert_eq!(
                search(1000, 16, |amount| amount == target),
                Found::At(target)
            );
            assert_eq!(
                search(1000, 16, |amount| amount % target == 0),
                Found::At(target)
            );
        }
        assert_eq!(search(1000, 16, |_| false), Found::Never);
        assert_eq!(search(0, 16, |_| true), Found::Never);
    }

    #[test]
    fn what_cannot_be_shown_is_not_claimed() {
        assert_eq!(search(i64::MAX, 1, |_| false), Found::Unclear);
    }

    #[test]
    fn a_straight_line_is_met_at_the_first_whole_amount() {
        let line = |today: i64, comparison| {
            straight(
                Rational::integer(today),
                Rational::integer(today + 2),
                comparison,
            )
        };
        assert_eq!(line(-3, Comparison::AtLeast), Ok(Some(2)));
        assert_eq!(line(-4, Comparison::AtLeast), Ok(Some(2)));
        assert_eq!(line(-4, Comparison::MoreThan), Ok(Some(3)));
        assert_eq!(line(-4, Comparison::AtMost), Ok(None));
    }
}
