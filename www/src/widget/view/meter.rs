//! The bar of a comparison: measured against required, with the limit at the same place in every row.

use eligibility_check::exact::{Rational, digits};
use eligibility_check::policy::{Decision, Shown};
use eligibility_check::report::CriterionReport;

use super::Scene;

/// Where the limit stands, in thousandths of the width.
const LIMIT: i64 = 800;
const WIDTH: i64 = 1000;

/// The bar; none where there is nothing to draw.
pub(super) fn meter(scene: &mut Scene<'_>, report: CriterionReport<'_>) {
    let Some(length) = share(report) else {
        return scene.gap();
    };
    scene.open("svg.meter").attr("aria-hidden", "true");
    bar(scene, "rect.meter-track", "100%");
    bar(scene, "rect.meter-fill", &percent(length));
    scene.open("rect.meter-limit").attr("x", &percent(LIMIT));
    scene.attr("width", "2").attr("height", "16").close();
    scene.close();
}

// A length of attributes only: a strict policy forbids style attributes.
fn bar(scene: &mut Scene<'_>, element: &'static str, width: &str) {
    scene.open(element).attr("y", "4").attr("width", width);
    scene.attr("height", "8").attr("rx", "4").close();
}

fn share(report: CriterionReport<'_>) -> Option<i64> {
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

fn percent(thousandths: i64) -> String {
    let whole = digits(thousandths / 10);
    [whole.as_str(), ".", &digits(thousandths % 10), "%"].concat()
}
