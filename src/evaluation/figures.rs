//! What guidance asks about figures that it moves.

use crate::answers::{Facts, Inputs};
use crate::exact::{Edge, Range, Rational, Truth};
use crate::policy::{Figure, Policy};

/// What each of so many years can be when only their sum is known.
pub(crate) fn bare_total(figure: &Figure, total: Range, years: usize) -> Vec<Range> {
    let others = Rational::integer(years.saturating_sub(1) as i64);
    let left = |total: Edge, each: Option<Rational>| {
        let others = each?.times(others).ok()?;
        total.finite()?.minus(others).ok()
    };
    let least = left(total.low(), figure.max).map_or(figure.min, |left| left.max(figure.min));
    let most = left(total.high(), Some(figure.min));
    let most = match (most, figure.max) {
        (Some(left), Some(max)) => Some(left.min(max)),
        (left, max) => left.or(max),
    };
    let most = most.map_or(Edge::POSITIVE_INFINITY, Edge::at);
    vec![Range::new(Edge::at(least), most).unwrap_or(total); years]
}

/// Whether a question is shown, whatever becomes of some figures.
pub(crate) fn stays_shown(policy: &Policy, facts: &Facts, input: usize, moved: &[usize]) -> bool {
    let when = policy
        .inputs
        .get(input)
        .and_then(|input| input.asked_when.as_ref());
    when.is_none_or(|when| {
        let mut reads = Inputs::new();
        when.inputs(&mut reads);
        when.truth(facts).is_ok_and(Truth::holds)
            && !moved.iter().any(|input| reads.contains(input))
    })
}
