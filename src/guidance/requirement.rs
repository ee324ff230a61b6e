//! What the change of a figure is measured against.

use super::ground::Ground;
use super::space::{Mover, Space};
use super::work::Work;
use crate::answers::Facts;
use crate::evaluation::evaluate_criterion;
use crate::exact::{Rational, Values};
use crate::policy::Criterion;

/// Of each figure, what is required of it: the requirement of the first criterion that names it, in its own units. So
/// 100 person-times of 1,200 count as much as 10 certificates of 120. Where there is none, one.
pub(super) fn set_requirements(space: &mut Space, ground: &Ground<'_, '_>, work: &mut Work) {
    let mut moved = ground.facts.clone();
    for place in 0..space.movers.len() {
        let mover = space.movers.get(place);
        let required = mover.and_then(|mover| requirement(space, mover, ground, &mut moved, work));
        let required = required.filter(|required| *required > Rational::ZERO);
        if let Some((mover, required)) = space.movers.get_mut(place).zip(required) {
            mover.requirement = required;
        }
    }
}

/// What is required, divided by what one more of the figure adds to what is measured.
fn requirement(
    space: &Space,
    mover: &Mover,
    ground: &Ground<'_, '_>,
    moved: &mut Facts,
    work: &mut Work,
) -> Option<Rational> {
    let names = |criterion: &&&Criterion| {
        criterion
            .levers()
            .iter()
            .any(|lever| lever.input == mover.input)
    };
    let criterion = ground.criteria.iter().find(names)?;
    work.spend(2 * criterion.size());
    let step = if space.root(work)?.span(mover.total()).1 > 0 {
        1
    } else {
        -1
    };
    let point = space.with_steps(&space.today(), mover.total(), step, work)?;
    space.write_mover(&point, mover, ground.policy, moved);
    let then = evaluate_criterion(ground.policy, moved, criterion);
    space.write_mover(&space.today(), mover, ground.policy, moved);
    let now = evaluate_criterion(ground.policy, ground.facts, criterion);
    let measured = |values: Option<Values>| values.and_then(Values::single);
    let added = measured(then.measured)?
        .minus(measured(now.measured)?)
        .ok()?;
    measured(now.required)?
        .over(added.over(mover.change(step)).ok()?)
        .ok()
}
