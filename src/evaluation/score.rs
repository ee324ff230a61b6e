//! What the rows of a scorecard come to.

use super::Outcome;
use crate::exact::{Overflow, Range, Rational, Values};
use crate::policy::{Check, CheckKind};

/// The total of a scorecard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// What the answers can still come to.
    pub total: Range,
    /// The most that the rows give.
    pub out_of: Rational,
    /// The position of the grade that every possible total has.
    pub grade: Option<usize>,
}

/// `None` where the check is no scorecard, or the sum does not fit.
pub(super) fn score(check: &Check, outcomes: &[Outcome]) -> Option<Score> {
    if check.kind != CheckKind::Assessment {
        return None;
    }
    let (total, out_of) = sums(check, outcomes).ok()?;
    let values = Values::of(total);
    let grade = check.grades.iter().position(|grade| {
        let within = |(comparison, bound): &(crate::expression::Comparison, Rational)| {
            let bound = Values::of(Range::point(*bound));
            comparison.compare(values, bound).holds()
        };
        grade.bounds.iter().all(within)
    });
    Some(Score {
        total,
        out_of,
        grade,
    })
}

fn sums(check: &Check, outcomes: &[Outcome]) -> Result<(Range, Rational), Overflow> {
    let mut total = Range::point(Rational::ZERO);
    let mut out_of = Rational::ZERO;
    for (criterion, outcome) in check.criteria.iter().zip(outcomes) {
        if let (Some(points), Some(range)) = (&criterion.points, outcome.points) {
            total = total.plus(range)?;
            out_of = out_of.plus(points.out_of)?;
        }
    }
    Ok((total, out_of))
}
