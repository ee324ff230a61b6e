//! The figures that can be tried, on one line.

use eligibility_check::exact::Rational;
use eligibility_check::guidance::Tryable;
use yew::prelude::*;

use crate::widget::view::meter::percent;

/// What is left free at each end, and what lies between, in thousandths of the width.
const FREE: i64 = 40;
const SPAN: i64 = 920;

/// The present figure, the one that is tried, and where the result turns. The texts beside it say the same.
pub(super) fn line(lever: &Tryable, tried: Option<Rational>) -> Html {
    let points = lever.tipping.iter().map(|point| point.at);
    let figures = points.clone().chain(tried).chain([lever.today]);
    let (mut least, mut most) = (lever.today, lever.today);
    for figure in figures {
        least = least.min(figure);
        most = most.max(figure);
    }
    let place = |figure: Rational| percent(FREE + share(figure, least, most).unwrap_or(0));
    let limits = points.map(|point| {
        html! { <rect class="meter-limit" x={place(point)} y="2" width="2" height="16" /> }
    });
    html! {
        <svg class="guide-scale" aria-hidden="true">
            <rect class="meter-track" x="0" y="9" width="100%" height="2" />
            { limits.collect::<Html>() }
            <rect class="guide-today" x={place(lever.today)} y="6" width="8" height="8" rx="4" />
            if let Some(tried) = tried {
                <rect class="guide-tried" x={place(tried)} y="3" width="6" height="14" />
            }
        </svg>
    }
}

/// Where a figure lies between the least and the most.
fn share(figure: Rational, least: Rational, most: Rational) -> Option<i64> {
    let (part, whole) = (figure.minus(least).ok()?, most.minus(least).ok()?);
    if whole.is_zero() {
        return None;
    }
    let share = part.over(whole).ok()?.times(Rational::integer(SPAN)).ok()?;
    Some(share.numerator() / share.denominator())
}
