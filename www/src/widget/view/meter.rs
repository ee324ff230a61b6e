//! The bar of a comparison: measured against required, with the limit at the same place in every row.

use eligibility_check::exact::{Rational, digits};
use eligibility_check::policy::{Decision, Shown};
use eligibility_check::report::CriterionReport;
use yew::prelude::*;

/// Where the limit stands, in thousandths of the width.
const LIMIT: i64 = 800;
const WIDTH: i64 = 1000;

/// The bar, of so many thousandths of the width. A length of attributes only: a strict policy forbids style attributes.
pub(super) fn meter(length: i64) -> Html {
    html! {
        <svg class="meter" aria-hidden="true">
            <rect class="meter-track" y="4" width="100%" height="8" rx="4" />
            <rect class="meter-fill" y="4" width={percent(length)} height="8" rx="4" />
            <rect class="meter-limit" x={percent(LIMIT)} width="2" height="16" />
        </svg>
    }
}

/// How long the bar is; `None` where there is nothing to draw.
pub(super) fn length(report: CriterionReport<'_>) -> Option<i64> {
    match &report.criterion.decision {
        Decision::Compare(compare) if compare.shown != Shown::Date => {}
        _ => return None,
    }
    // While it is open, what there is at least.
    let measured = report.outcome.measured?.range?.low().finite()?;
    let required = report.outcome.required?.single()?;
    if required <= Rational::ZERO || measured.is_negative() {
        return None;
    }
    let share = measured.over(required).ok()?;
    let thousandths = share.times(Rational::integer(LIMIT)).ok()?;
    // Rounded down: what is below the limit never touches it.
    let whole = thousandths.numerator() / thousandths.denominator();
    Some(whole.min(WIDTH))
}

/// A part of the width, in thousandths, as an attribute has it.
pub(super) fn percent(thousandths: i64) -> String {
    let whole = digits(thousandths / 10);
    [whole.as_str(), ".", &digits(thousandths % 10), "%"].concat()
}
