//! The bar of a comparison: measured against required, with the limit at the same place in every row.

use eligibility_check::exact::Rational;
use eligibility_check::report::{CriterionReport, Figure, Number};

use super::Scene;

/// Where the limit stands, in thousandths of the width.
const LIMIT: i64 = 800;
const WIDTH: i64 = 1000;

/// The bar; none where there is nothing to draw.
pub(super) fn meter(scene: &mut Scene<'_>, criterion: &CriterionReport) {
    let Some(length) = share(criterion) else {
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

fn share(criterion: &CriterionReport) -> Option<i64> {
    let measured = match criterion.measured.as_ref()? {
        Figure::Exact(number) => number,
        Figure::Between { min, .. } => min.as_ref()?,
    };
    match criterion.required.as_ref()? {
        Figure::Exact(required) => length(measured, required),
        Figure::Between { .. } => None,
    }
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
    let whole = (thousandths / 10).to_string();
    [whole.as_str(), ".", &(thousandths % 10).to_string(), "%"].concat()
}
