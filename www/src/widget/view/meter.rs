//! The bar of a comparison: measured against required, with the limit at the same place in every row.

use eligibility_check::exact::Rational;
use eligibility_check::report::{CriterionReport, Figure, Number};
use yew::prelude::*;

/// Where the limit stands, in thousandths of the width.
const LIMIT: i64 = 800;
const WIDTH: i64 = 1000;

/// The bar; none where there is nothing to draw.
pub(super) fn meter(criterion: &CriterionReport) -> Option<Html> {
    let measured = match criterion.measured.as_ref()? {
        Figure::Exact(number) => number,
        Figure::Between { min, .. } => min.as_ref()?,
    };
    let Figure::Exact(required) = criterion.required.as_ref()? else {
        return None;
    };
    let length = length(measured, required)?;
    // A length of attributes only: a strict policy forbids style attributes.
    Some(html! {
        <svg class="meter" aria-hidden="true">
            <rect class="meter-track" x="0" y="4" width="100%" height="8" rx="4" />
            <rect class="meter-fill" x="0" y="4" width={percent(length)} height="8" rx="4" />
            <rect class="meter-limit" x={percent(LIMIT)} y="0" width="2" height="16" />
        </svg>
    })
}

fn length(measured: &Number, required: &Number) -> Option<i64> {
    let (measured, required) = (
        Rational::parse(&measured.exact)?,
        Rational::parse(&required.exact)?,
    );
    if required <= Rational::ZERO || measured.is_negative() {
        return None;
    }
    let share = measured.over(required).ok()?;
    let thousandths = share.times(Rational::integer(LIMIT)).ok()?;
    // Rounded down: what is below the limit never touches it.
    let whole = thousandths.numerator() / thousandths.denominator();
    Some(i64::try_from(whole).unwrap_or(WIDTH).min(WIDTH))
}

fn percent(thousandths: i64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
