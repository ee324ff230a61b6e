//! What a change costs, and what it is measured against.

use super::ground::Ground;
use super::space::{Mover, Space};
use crate::evaluation::evaluate_criterion;
use crate::exact::{Rational, Values};

/// The sum of relative increases: of the figures that are part of no other, then of all; then how many facts are put
/// right, and how many demands may still come to nothing.
pub(super) type Cost = [Rational; 4];

/// A change as a share of what is required of the figure.
pub(super) fn relative(change: Rational, requirement: Rational) -> Rational {
    let change = change.absolute();
    change.over(requirement).unwrap_or(change)
}

/// Of each figure, what is required of it: the requirement of the first criterion that names it, in its own units. So
/// 100 person-times of 1,200 count as much as 10 certificates of 120. Where there is none, one.
pub(super) fn set_requirements(space: &mut Space, ground: &mut Ground<'_, '_>) {
    for place in 0..space.movers.len() {
        if ground.work.is_spent() {
            break;
        }
        let mover = space.movers.get(place);
        let required = mover.and_then(|mover| requirement(space, mover, ground));
        space.restore(ground);
        let required = required.filter(|required| *required > Rational::ZERO);
        if let Some((mover, required)) = space.movers.get_mut(place).zip(required) {
            mover.requirement = required;
        }
    }
}

/// What is required, divided by what one more of the figure adds to what is measured.
fn requirement(space: &Space, mover: &Mover, ground: &mut Ground<'_, '_>) -> Option<Rational> {
    let mut criteria = ground.criteria.iter();
    let criterion = criteria.find(|criterion| criterion.moves(mover.input))?;
    ground.work.spend(2 * criterion.size());
    let mut evaluate = |steps: i64| {
        let area = space.but_for(&space.today(), mover, steps);
        space.write_mover(&area, mover, &mut ground.scratch);
        evaluate_criterion(ground.policy, &ground.scratch, criterion)
    };
    let (now, then) = (evaluate(0), evaluate(1));
    let measured = |values: Option<Values>| values.and_then(Values::single);
    let added = measured(then.measured)?.minus(measured(now.measured)?);
    let each = added.ok()?.over(mover.change(1)).ok()?;
    measured(now.required)?.over(each).ok()
}
