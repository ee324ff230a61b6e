//! What the change of a figure is measured against.

use super::ground::Ground;
use super::space::{Area, Space};
use super::work::Work;
use crate::answers::Facts;
use crate::evaluation::evaluate_criterion;
use crate::exact::{Rational, Values};

/// Of each figure, what is required of it: the requirement of the first criterion that names it, in its own units. So
/// 100 person-times of 1,200 count as much as 10 certificates of 120. Where there is none, one.
pub(super) fn set_requirements(
    space: &mut Space,
    ground: &Ground<'_, '_>,
    facts: &Facts,
    work: &mut Work,
) {
    let Some(root) = space.root(facts, work) else {
        return;
    };
    let mut moved = facts.clone();
    for mover in 0..space.movers.len() {
        let required = requirement(space, &root, mover, ground, (facts, &mut moved), work);
        if let Some(mover) = space.movers.get_mut(mover) {
            mover.requirement = required
                .filter(|required| *required > Rational::ZERO)
                .unwrap_or(Rational::ONE);
        }
    }
}

/// What is required, divided by what one more of the figure adds to what is measured.
fn requirement(
    space: &Space,
    root: &Area,
    mover: usize,
    ground: &Ground<'_, '_>,
    (facts, moved): (&Facts, &mut Facts),
    work: &mut Work,
) -> Option<Rational> {
    let figure = space.movers.get(mover)?;
    let total = space.places_of(mover).start;
    let mut criteria = ground.criteria.iter();
    let criterion = criteria.find(|criterion| {
        criterion
            .levers()
            .iter()
            .any(|lever| lever.input == figure.input)
    })?;
    work.spend(2 * criterion.size);
    let (low, high) = root.span(total);
    let step = if high > 0 { 1 } else { (-1).max(low) };
    let point = space.with_steps(&space.today(), mover, step, facts, work)?;
    space.write_mover(&point, mover, ground.policy, moved);
    let then = evaluate_criterion(ground.policy, moved, criterion);
    if let (Some(entry), Some(before)) = (
        moved.entries.get_mut(figure.input),
        facts.entries.get(figure.input),
    ) {
        entry.clone_from(before);
    }
    let now = evaluate_criterion(ground.policy, facts, criterion);
    let measured = |values: Option<Values>| values.and_then(Values::single);
    let added = measured(then.measured)?
        .minus(measured(now.measured)?)
        .ok()?;
    let each = added.over(figure.change(step)).ok()?;
    measured(now.required)?.over(each).ok()
}
