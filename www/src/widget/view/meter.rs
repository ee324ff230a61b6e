//! The bar of a comparison: measured against required, with the limit at the same place in every row.

use eligibility_check::exact::Rational;
use eligibility_check::policy::{Decision, Shown};
use eligibility_check::report::CriterionReport;

use super::tag::{Tag, tag};

/// Where the limit stands, in thousandths of the width.
const LIMIT: i64 = 800;
const WIDTH: i64 = 1000;

/// The bar; none where there is nothing to draw.
pub(super) fn meter(report: CriterionReport<'_>) -> Option<Tag> {
    match &report.criterion.decision {
        Decision::Compare(compare) if compare.shown != Shown::Date => {}
        _ => return None,
    }
    // While it is open, what there is at least.
    let measured = report.outcome.measured?.range?.low().finite()?;
    let required = report.outcome.required?.single()?;
    let length = percent(length(measured, required)?);
    // A length of attributes only: a strict policy forbids style attributes.
    let bar = |class: &'static str, x: &str, y: &str, width: &str, height: &str| {
        let bar = tag("rect").class(class).attr("x", x).attr("y", y);
        bar.attr("width", width).attr("height", height)
    };
    let svg = tag("svg").class("meter").attr("aria-hidden", "true");
    let svg = svg.child(bar("meter-track", "0", "4", "100%", "8").attr("rx", "4"));
    let svg = svg.child(bar("meter-fill", "0", "4", &length, "8").attr("rx", "4"));
    Some(svg.child(bar("meter-limit", &percent(LIMIT), "0", "2", "16")))
}

fn length(measured: Rational, required: Rational) -> Option<i64> {
    if required <= Rational::ZERO || measured.is_negative() {
        return None;
    }
    let share = measured.over(required).ok()?;
    let thousandths = share.times(Rational::integer(LIMIT)).ok()?;
    // Rounded down: what is below the limit never touches it.
    let whole = thousandths.numerator() / thousandths.denominator();
    Some(whole.min(WIDTH))
}

fn percent(thousandths: i64) -> String {
    let whole = (thousandths / 10).to_string();
    [whole.as_str(), ".", &(thousandths % 10).to_string(), "%"].concat()
}
