//! Makes a plan: the least change that reaches everything, or as much as goes together.

use super::cost::set_requirements;
use super::ground::{Ground, changed};
use super::plan::{Change, Plan, PlanStatus};
use super::search::{Found, Goal};
use super::space::{Area, Mover, Space};
use super::survey::{Survey, Wanted, can_be_put_right, reaches};
use crate::answers::Facts;
use crate::evaluation::{Evaluation, Stage, Status, as_answers, planned_missing, prospects};
use crate::policy::Criterion;

/// What one search for a plan may take.
const PER_SEARCH: u64 = 640_000;

/// What the search for a plan came to, in positions and figures.
pub(super) struct Planner {
    survey: Survey,
    space: Space,
    /// What cannot be reached beside the others.
    dropped: Vec<Wanted>,
    /// The last point that was found; none where it is not clear whether there is one.
    point: Option<Area>,
    /// Whether that search had to choose.
    chose: bool,
}

/// Nothing is planned before the figures are mended that cannot be right; they are told as problems.
fn mends_first(ground: &Ground<'_, '_>) -> bool {
    ground.evaluation.verdict.stage == Stage::InvalidInput
}

impl Planner {
    pub(super) fn new(ground: &mut Ground<'_, '_>) -> Self {
        let declared = can_be_put_right(ground);
        let mut space = Space::new(ground.policy, ground.facts, &reaches(ground), &declared);
        set_requirements(&mut space, ground);
        let mut planner = Self {
            survey: Survey::of(ground, &space),
            point: Some(space.today()),
            space,
            dropped: Vec::new(),
            chose: false,
        };
        if !mends_first(ground) && !planner.reaches(&planner.survey.wanted.clone(), ground) {
            planner.go_one_by_one(ground);
        }
        planner.space.restore(ground);
        planner
    }

    /// Looks for a point; gives whether there may be one.
    fn reaches(&mut self, wanted: &[Wanted], ground: &mut Ground<'_, '_>) -> bool {
        let demands = wanted.iter().map(|wanted| wanted.demand.clone());
        match ground.search(&self.space, demands.collect(), PER_SEARCH) {
            Found::Point(point, chose) => (self.point, self.chose) = (Some(point), chose),
            Found::Unclear => self.point = None,
            Found::Never => return false,
        }
        true
    }

    /// What stands today stays, hard before soft; then whatever goes with it, in the order of the text.
    fn go_one_by_one(&mut self, ground: &mut Ground<'_, '_>) {
        let of = |soft: bool, stands: bool| {
            let wanted = self.survey.wanted.iter();
            let wanted = wanted.filter(move |one| one.soft == soft && one.stands == stands);
            wanted.cloned()
        };
        let mut kept = of(false, true).collect::<Vec<_>>();
        let left = of(false, false).chain(of(true, true));
        for one in left.chain(of(true, false)).collect::<Vec<_>>() {
            kept.push(one);
            if self.point.is_some() && !self.reaches(&kept, ground) {
                self.dropped.extend(kept.pop());
            }
        }
    }

    /// The plan, once it is done.
    pub(super) fn finish<'p>(&self, mut ground: Ground<'p, '_>) -> Plan<'p> {
        let meets = in_status(&ground, ground.evaluation, Status::Met);
        let mut plan = Plan::default();
        if !mends_first(&ground) {
            plan = self.planned(&mut ground).unwrap_or(Plan { meets, ..plan });
        } else {
            let can_be_done = |one: &&&Criterion| one.declares().is_some() && !one.fixed;
            let unmet = in_status(&ground, ground.evaluation, Status::Unmet);
            plan.steps = unmet.iter().filter(can_be_done).copied().collect();
            (plan.status, plan.mend_first) = (PlanStatus::Blocked, true);
            (plan.meets, plan.missing) = (meets, self.survey.missing.clone());
        }
        plan
    }

    /// `None` where there is no plan that comes true.
    fn planned<'p>(&self, ground: &mut Ground<'p, '_>) -> Option<Plan<'p>> {
        let mut plan = Plan {
            missing: self.survey.missing.clone(),
            ..Plan::default()
        };
        self.add_obstacles(ground, &mut plan);
        let space = &self.space;
        let point = self.point.as_ref()?;
        space.write(point, ground);
        add_changes(space, point, ground, &mut plan);
        let moved = plan.changes.iter().map(|change| change.input);
        let mut moved = moved.collect::<Vec<_>>();
        let told = changed(&ground.scratch, &moved);
        plan.answers = as_answers(ground.policy, ground.facts.as_of, ground.answers, &told);
        let by_figures = ground.after(&told)?;
        plan.meets = in_status(ground, &by_figures, Status::Met);
        let facts = space.movers.iter().filter(|mover| mover.is_fact);
        let done = facts.filter(|mover| point.steps(mover) > 0);
        let done = done.map(|mover| mover.input).collect::<Vec<_>>();
        plan.steps = steps(ground, &done);
        plan.one_of_several = self.chose && !(plan.changes.is_empty() && done.is_empty());
        let after = if done.is_empty() {
            by_figures
        } else {
            moved.extend(done);
            ground.after(&changed(&ground.scratch, &moved))?
        };
        comes_true(ground, &after, &mut plan)?;
        plan.status = status(&plan);
        Some(plan)
    }

    fn add_obstacles<'p>(&self, ground: &Ground<'p, '_>, plan: &mut Plan<'p>) {
        let survey = &self.survey;
        let rows = ground.evaluation.with_criteria(ground.policy);
        for (position, (criterion, today)) in rows.enumerate() {
            let is_dropped = self.dropped.iter().any(|one| one.position == position);
            match today.status {
                Status::Unmet if survey.obstacles.contains(&position) => {
                    plan.obstacles.push(criterion)
                }
                _ if !is_dropped => {}
                Status::Unmet if survey.could_help.is_empty() => plan.obstacles.push(criterion),
                Status::Unmet => plan.missing.add(&survey.could_help),
                // Whether it counts at all is open.
                Status::Unanswered => plan.missing.add(&today.missing),
                _ => {}
            }
        }
    }
}

/// The changes of a point that is written, in the order of the form.
fn add_changes<'p>(space: &Space, point: &Area, ground: &mut Ground<'p, '_>, plan: &mut Plan<'p>) {
    let mut without = ground.scratch.clone();
    for mover in space.movers.iter().filter(|mover| !mover.is_fact) {
        let steps = point.steps(mover);
        if let Ok(to) = mover.today.plus(mover.change(steps))
            && steps != 0
        {
            let less = space.but_for(point, mover, steps - steps.signum());
            space.write_mover(&less, mover, &mut without);
            let change = Change {
                input: mover.input,
                from: mover.today,
                to,
                reason: asks(ground, mover, &without),
            };
            space.write_mover(point, mover, &mut without);
            let earlier = |other: &Change<'_>| other.input < mover.input;
            let place = plan.changes.partition_point(earlier);
            plan.changes.insert(place, change);
        }
    }
}

/// The criterion that falls without the last step of a figure, those first that name it, or one of them that is not met
/// today, where its years could have shared the others; none where the figure only keeps up with its parts.
fn asks<'p>(ground: &mut Ground<'p, '_>, mover: &Mover, without: &Facts) -> Option<&'p Criterion> {
    let naming = ground.criteria.iter().filter(|one| one.moves(mover.input));
    let reading = ground.check.criteria.iter();
    let reading = reading.filter(|one| one.reads().contains(&mover.input));
    let goal = Goal::NotUnmetUnlifted;
    let unmet = |facts: &Facts, one: &Criterion| goal.is_ruled_out(prospects(facts, one));
    let falls = naming.clone().copied().chain(reading).find(|criterion| {
        ground.work.spend(2 * criterion.size());
        unmet(without, criterion) && !unmet(&ground.scratch, criterion)
    });
    falls.or_else(|| naming.copied().find(|one| unmet(ground.facts, one)))
}

fn in_status<'p>(ground: &Ground<'p, '_>, of: &Evaluation, status: Status) -> Vec<&'p Criterion> {
    let rows = of.with_criteria(ground.policy);
    let rows = rows.filter(|(_, outcome)| outcome.status == status);
    rows.map(|(criterion, _)| criterion).collect()
}

/// Looks at what the ordinary evaluation says of the changed answers; `None` where the plan does not come true. Adds
/// what has to be answered then.
fn comes_true<'p>(ground: &Ground<'p, '_>, then: &Evaluation, plan: &mut Plan<'p>) -> Option<()> {
    let rows = ground.evaluation.with_criteria(ground.policy);
    for ((criterion, before), after) in rows.zip(&then.outcomes) {
        let mut obstacles = plan.obstacles.iter();
        let is_obstacle = obstacles.any(|obstacle| std::ptr::eq(*obstacle, criterion));
        match after.status {
            Status::Unmet if is_obstacle => {}
            // One that was met, and is soft, gives way to a hard one.
            Status::Unmet if before.status != Status::Unmet && criterion.soft => {
                plan.gives_way.push(criterion)
            }
            // How far it is depends on what is not answered, or was refused.
            Status::Unmet | Status::Invalid
                if before.status == Status::Unmet && !plan.missing.is_empty() => {}
            Status::Unmet | Status::Invalid => return None,
            Status::Unanswered if before.status == Status::Unanswered => {
                planned_missing(criterion, after, &mut plan.missing)
            }
            // What was met, or lifted, waits for answers then.
            Status::Unanswered => {
                plan.missing.add(&after.missing);
                let gives_way = criterion.soft && before.status != Status::Met;
                plan.gives_way.extend(gives_way.then_some(criterion));
            }
            _ => {}
        }
    }
    Some(())
}

fn status(plan: &Plan<'_>) -> PlanStatus {
    if plan.obstacles.iter().any(|obstacle| !obstacle.soft) {
        PlanStatus::Blocked
    } else if !plan.missing.is_empty() || !plan.obstacles.is_empty() || !plan.gives_way.is_empty() {
        PlanStatus::Partial
    } else if plan.changes.is_empty() && plan.steps.is_empty() {
        PlanStatus::NothingToDo
    } else {
        PlanStatus::Complete
    }
}

/// The criteria that some declared facts are asked by.
fn steps<'p>(ground: &Ground<'p, '_>, done: &[usize]) -> Vec<&'p Criterion> {
    let asked_by = |input: &usize| {
        let mut criteria = ground.criteria.iter();
        criteria.find(|criterion| criterion.declares() == Some(*input))
    };
    done.iter().filter_map(asked_by).copied().collect()
}
