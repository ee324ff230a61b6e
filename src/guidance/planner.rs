//! Makes a plan: what has to be reached, what cannot be, and the least change that reaches the rest.

use super::apply::{as_answers, with_facts};
use super::gap::changed;
use super::ground::Ground;
use super::plan::{Change, Plan, PlanStatus};
use super::requirement::set_requirements;
use super::search::{Demand, Goal, Search, State};
use super::space::{Area, Mover, Reach, Space, known};
use super::work::Work;
use crate::answers::{Answers, Fact, Facts, Given, Inputs};
use crate::evaluation::{Evaluation, Outcome, Problem, Status, depends_on, evaluate};
use crate::exact::Truth;
use crate::policy::{Check, CheckKind, Criterion, Evidence};

/// What one search for a plan may take.
const PER_SEARCH: u64 = 600_000;

/// A plan in the making, so that it can pause.
pub(super) struct Planner {
    /// What the plan has to reach.
    demands: Vec<Wanted>,
    /// Positions of criteria that certainly cannot be reached.
    obstacles: Vec<usize>,
    /// Positions of those that cannot be reached beside the others.
    dropped: Vec<usize>,
    /// What is open of criteria that are lifted today: with more of it known, more could be reached.
    behind_lifts: Inputs,
    /// Inputs that decide how far something is.
    missing: Inputs,
    space: Space,
    phase: Phase,
}

/// A criterion of the check that a plan has to reach, by its position.
#[derive(Clone)]
struct Wanted {
    position: usize,
    demand: Demand,
    soft: bool,
    /// Reached with today's figures.
    stands: bool,
}

enum Phase {
    /// Everything at once.
    Whole(Box<Search>),
    /// Not everything goes together: one after the other, as long as it goes with those before.
    OneByOne {
        kept: Vec<Wanted>,
        left: Vec<Wanted>,
        search: Box<Search>,
        best: Option<Box<Search>>,
    },
    Ended(Option<Box<Search>>),
    NotComputed,
}

impl Planner {
    pub(super) fn new(ground: &Ground<'_, '_>, evaluation: &Evaluation, work: &mut Work) -> Self {
        let facts = &evaluation.facts;
        let steps = can_be_put_right(ground, facts);
        let mut space = Space::new(ground.policy, facts, &reaches(ground), &steps);
        set_requirements(&mut space, ground, work);
        let mut planner = Self {
            demands: Vec::new(),
            obstacles: Vec::new(),
            dropped: Vec::new(),
            behind_lifts: Inputs::new(),
            missing: Inputs::new(),
            space,
            phase: Phase::NotComputed,
        };
        planner.survey(ground, evaluation, work);
        let search = planner.search(planner.demands.iter(), ground, work);
        planner.phase = Phase::Whole(search);
        planner
    }

    /// Finds what has to be reached, and what certainly cannot be.
    fn survey(&mut self, ground: &Ground<'_, '_>, evaluation: &Evaluation, work: &mut Work) {
        let facts = &evaluation.facts;
        let mut widest = facts.clone();
        if let Some(root) = self.space.root(work) {
            self.space.write(&root, ground.policy, &mut widest);
        }
        for (position, (criterion, outcome)) in evaluation.with_criteria(ground.policy).enumerate()
        {
            if work.is_spent() {
                return;
            }
            let mut depends = Inputs::new();
            depends_on(facts, criterion, &mut depends);
            // With a refused answer nobody knows how far it is, also where it is unmet whatever that would have been.
            let refused = |input: &&usize| facts.given(**input) == Given::Marked;
            criterion
                .reads()
                .iter()
                .filter(refused)
                .for_each(|input| depends.push(*input));
            if outcome.status == Status::Unanswered {
                add_missing(criterion, outcome, &mut self.missing);
            }
            let goal = match outcome.status {
                Status::Waived | Status::NotApplicable => {
                    let open = |input: &&usize| facts.fact(**input).is_some_and(Fact::is_open);
                    let reads = criterion.reads().iter();
                    reads
                        .filter(open)
                        .for_each(|input| self.behind_lifts.push(*input));
                    Goal::Settled
                }
                _ => Goal::NotUnmet {
                    may_be_lifted: depends.is_empty()
                        && self.is_lifted_by_answers(facts, criterion),
                },
            };
            let Some(place) = ground.place_of(criterion) else {
                continue;
            };
            let demand = Demand::new(ground, &self.space, place, goal);
            let possible = demand.prospects(ground, &widest, work);
            if goal.is_ruled_out(possible) {
                let as_it_stands = Goal::NotUnmet {
                    may_be_lifted: false,
                };
                if !as_it_stands.is_ruled_out(possible) {
                    // Whether it counts at all is open: no figure meets it, and perhaps none has to.
                    self.missing.add(&outcome.missing);
                    continue;
                }
                // While a figure that could meet it is blank, nobody knows whether it can be met.
                let blank = blank_levers(ground, criterion);
                if blank.is_empty() && depends.is_empty() {
                    self.obstacles.push(position);
                } else {
                    self.missing.add(&blank);
                    self.missing.add(&depends);
                }
                continue;
            }
            if outcome.status == Status::Unmet && !depends.is_empty() {
                self.missing.add(&depends);
                continue;
            }
            let stands = demand.is_reached(ground, facts, work);
            self.demands.push(Wanted {
                position,
                demand,
                soft: criterion.soft,
                stands,
            });
        }
    }

    /// Whether what may lift a criterion is open, and only answers can decide it.
    fn is_lifted_by_answers(&self, facts: &Facts, criterion: &Criterion) -> bool {
        let mut lifting = Inputs::new();
        criterion.lifting_inputs(&mut lifting);
        let open = |input: &usize| facts.fact(*input).is_some_and(Fact::is_open);
        let moved = |input: &usize| self.space.movers.iter().any(|mover| mover.input == *input);
        lifting.iter().any(open) && !lifting.iter().any(moved)
    }

    fn search<'w>(
        &self,
        wanted: impl Iterator<Item = &'w Wanted>,
        ground: &Ground<'_, '_>,
        work: &mut Work,
    ) -> Box<Search> {
        let demands = wanted.map(|wanted| wanted.demand.clone()).collect();
        let facts = ground.facts.clone();
        Box::new(Search::new(
            self.space.clone(),
            demands,
            facts,
            PER_SEARCH,
            work,
        ))
    }

    /// Goes on until there is a plan, or it is time for a pause. Gives whether it is done.
    pub(super) fn advance(&mut self, ground: &Ground<'_, '_>, work: &mut Work) -> bool {
        loop {
            let phase = std::mem::replace(&mut self.phase, Phase::NotComputed);
            self.phase = match phase {
                Phase::Whole(mut search) => match search.run(ground, true, work) {
                    State::Paused => {
                        self.phase = Phase::Whole(search);
                        return false;
                    }
                    State::Found => Phase::Ended(Some(search)),
                    State::Unclear => Phase::NotComputed,
                    State::Never => self.one_by_one(ground, work),
                },
                Phase::OneByOne {
                    mut kept,
                    mut left,
                    mut search,
                    best,
                } => match search.run(ground, true, work) {
                    State::Paused => {
                        self.phase = Phase::OneByOne {
                            kept,
                            left,
                            search,
                            best,
                        };
                        return false;
                    }
                    State::Unclear => Phase::NotComputed,
                    state => {
                        let best = if state == State::Found {
                            Some(search)
                        } else {
                            self.dropped
                                .extend(kept.pop().map(|dropped| dropped.position));
                            best
                        };
                        if left.is_empty() {
                            Phase::Ended(best)
                        } else {
                            kept.push(left.remove(0));
                            let search = self.search(kept.iter(), ground, work);
                            Phase::OneByOne {
                                kept,
                                left,
                                search,
                                best,
                            }
                        }
                    }
                },
                ended => {
                    self.phase = ended;
                    return true;
                }
            };
        }
    }

    /// What stands today stays, hard before soft; then whatever goes with it, in the order of the text.
    fn one_by_one(&self, ground: &Ground<'_, '_>, work: &mut Work) -> Phase {
        let of = |soft: bool, stands: bool| {
            let wanted = self.demands.iter();
            wanted
                .filter(move |one| one.soft == soft && one.stands == stands)
                .cloned()
        };
        let kept = of(false, true).collect::<Vec<_>>();
        let left = of(false, false)
            .chain(of(true, true))
            .chain(of(true, false))
            .collect();
        let search = self.search(kept.iter(), ground, work);
        Phase::OneByOne {
            kept,
            left,
            search,
            best: None,
        }
    }

    /// The plan, once it is done.
    pub(super) fn finish<'p>(
        self,
        ground: &Ground<'p, '_>,
        evaluation: &Evaluation,
        answers: &Answers,
        work: &mut Work,
    ) -> Plan<'p> {
        let plan = self.planned(ground, evaluation, answers, work);
        plan.unwrap_or_else(|| idle(ground, evaluation, PlanStatus::NotComputed))
    }

    /// `None` where there is no plan that comes true.
    fn planned<'p>(
        self,
        ground: &Ground<'p, '_>,
        evaluation: &Evaluation,
        answers: &Answers,
        work: &mut Work,
    ) -> Option<Plan<'p>> {
        let Phase::Ended(search) = self.phase else {
            return None;
        };
        let mut plan = Plan::idle(PlanStatus::NothingToDo);
        plan.missing = self.missing;
        let rows = ground.check.criteria.iter().zip(&evaluation.outcomes);
        for (position, (criterion, today)) in rows.enumerate() {
            match today.status {
                Status::Unmet if self.obstacles.contains(&position) => {
                    plan.obstacles.push(criterion)
                }
                _ if !self.dropped.contains(&position) => {}
                Status::Unmet if self.behind_lifts.is_empty() => plan.obstacles.push(criterion),
                Status::Unmet => plan.missing.add(&self.behind_lifts),
                // Whether it counts at all is open.
                Status::Unanswered => plan.missing.add(&today.missing),
                _ => {}
            }
        }
        let mut then = evaluation.facts.clone();
        let mut done = Vec::new();
        if let Some(mut search) = search {
            let point = search.trimmed(ground, work)?;
            search.space.write(&point, ground.policy, &mut then);
            plan.changes = changes(&mut search, &point, ground, work);
            plan.one_of_several = search.chose && !plan.changes.is_empty();
            let put_right = |mover: &&Mover| mover.is_fact && then.truth(mover.input).holds();
            let facts = search.space.movers.iter().filter(put_right);
            done.extend(facts.map(|mover| mover.input));
        }
        let moved = plan
            .changes
            .iter()
            .map(|change| change.input)
            .collect::<Vec<_>>();
        let told = changed(&then, &moved);
        plan.answers = as_answers(ground.policy, evaluation, answers, &told);
        plan.steps = steps_by(ground, &done);
        let put_right = changed(&then, &[moved, done].concat());
        let after = |facts: &[(usize, Fact)]| {
            let answers = with_facts(ground.policy, evaluation, answers, facts);
            evaluate(
                ground.policy,
                evaluation.check,
                &answers,
                evaluation.facts.as_of,
            )
        };
        let by_figures = after(&told)?;
        plan.meets = met(ground, &by_figures);
        let with_steps = if plan.steps.is_empty() {
            by_figures
        } else {
            after(&put_right)?
        };
        comes_true(ground, evaluation, &with_steps, &mut plan)?;
        plan.status = status(&plan);
        Some(plan)
    }
}

/// Whether every criterion of a check has to be met, so that there can be a plan.
pub(super) fn is_planned(check: &Check) -> bool {
    !matches!(check.kind, CheckKind::Exit | CheckKind::Assessment)
}

/// Nothing is planned before the figures are mended that cannot be right; they are told as problems.
pub(super) fn mend_first<'p>(
    ground: &Ground<'p, '_>,
    evaluation: &Evaluation,
    work: &mut Work,
) -> Plan<'p> {
    let mut plan = idle(ground, evaluation, PlanStatus::Blocked);
    plan.mend_first = true;
    plan.missing = Planner::new(ground, evaluation, work).missing;
    for (criterion, outcome) in ground.check.criteria.iter().zip(&evaluation.outcomes) {
        let can_be_put_right = criterion.declares().is_some() && !criterion.fixed;
        if can_be_put_right && outcome.status == Status::Unmet {
            plan.steps.push(criterion);
        }
    }
    plan
}

/// A plan that changes nothing, and so meets what is met today.
fn idle<'p>(ground: &Ground<'p, '_>, evaluation: &Evaluation, status: PlanStatus) -> Plan<'p> {
    Plan {
        meets: met(ground, evaluation),
        ..Plan::idle(status)
    }
}

fn met<'p>(ground: &Ground<'p, '_>, evaluation: &Evaluation) -> Vec<&'p Criterion> {
    let rows = ground.check.criteria.iter().zip(&evaluation.outcomes);
    let met = rows.filter(|(_, outcome)| outcome.status == Status::Met);
    met.map(|(criterion, _)| criterion).collect()
}

/// Looks at what the ordinary evaluation says of the changed answers; `None` where the plan does not come true. Adds
/// what has to be answered then.
fn comes_true<'p>(
    ground: &Ground<'p, '_>,
    today: &Evaluation,
    then: &Evaluation,
    plan: &mut Plan<'p>,
) -> Option<()> {
    let is_known = |problem: &Problem| {
        let mut known = today.problems.iter();
        known.any(|one| one.inputs == problem.inputs && one.kind.code() == problem.kind.code())
    };
    if !then.problems.iter().all(is_known) {
        return None;
    }
    let outcomes = today.outcomes.iter().zip(&then.outcomes);
    for (criterion, (before, after)) in ground.check.criteria.iter().zip(outcomes) {
        let is_obstacle = plan
            .obstacles
            .iter()
            .any(|obstacle| std::ptr::eq(*obstacle, criterion));
        match after.status {
            Status::Invalid => return None,
            Status::Unmet if is_obstacle => {}
            // One that was met, and is soft, gives way to a hard one.
            Status::Unmet if before.status != Status::Unmet && criterion.soft => {
                plan.gives_way.push(criterion)
            }
            // How far it is depends on what is not answered.
            Status::Unmet if before.status == Status::Unmet && !plan.missing.is_empty() => {}
            Status::Unmet => return None,
            Status::Unanswered => add_missing(criterion, after, &mut plan.missing),
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

/// The inputs that the computed parts of a criterion wait for: a declaration is a question, and nothing to plan for.
fn add_missing(criterion: &Criterion, outcome: &Outcome, missing: &mut Inputs) {
    if criterion.evidence() == Evidence::Computed {
        missing.add(&outcome.missing);
        return;
    }
    for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
        if outcome.status == Status::Unanswered {
            add_missing(part, outcome, missing);
        }
    }
}

/// What each figure may do; new cases only, as soon as one criterion says so.
fn reaches(ground: &Ground<'_, '_>) -> Vec<Reach> {
    let mut reaches = Vec::<Reach>::new();
    for criterion in &ground.check.criteria {
        for lever in criterion.all_levers() {
            let reach = ground.reach(lever);
            match reaches.iter_mut().find(|known| known.input == lever.input) {
                Some(known) => {
                    known.up |= reach.up;
                    known.down |= reach.down;
                    known.only_new |= reach.only_new;
                }
                None => reaches.push(reach),
            }
        }
    }
    reaches
}

/// The declared facts answered “no” that can be put right.
fn can_be_put_right(ground: &Ground<'_, '_>, facts: &Facts) -> Vec<usize> {
    let mut steps = Vec::new();
    for criterion in &ground.criteria {
        if let Some(input) = criterion.declares().filter(|_| !criterion.fixed)
            && facts.truth(input) == Truth::FALSE
            && !steps.contains(&input)
        {
            steps.push(input);
        }
    }
    steps
}

/// The criteria that some declared facts are asked by.
fn steps_by<'p>(ground: &Ground<'p, '_>, done: &[usize]) -> Vec<&'p Criterion> {
    let mut steps = Vec::new();
    for input in done {
        let mut criteria = ground.criteria.iter();
        steps.extend(
            criteria
                .find(|criterion| criterion.declares() == Some(*input))
                .copied(),
        );
    }
    steps
}

/// The figures that a criterion names and that are not known, or of which it is open whether they are asked.
fn blank_levers(ground: &Ground<'_, '_>, criterion: &Criterion) -> Inputs {
    let mut blank = Inputs::new();
    for lever in criterion.all_levers() {
        let input = ground.policy.inputs.get(lever.input);
        let when = input.and_then(|input| input.asked_when.as_ref());
        let may_be_asked =
            when.is_some_and(|when| when.truth(ground.facts).is_ok_and(Truth::is_open));
        if may_be_asked || known(ground.facts, lever.input).is_none() {
            blank.push(lever.input);
        }
    }
    blank
}

/// The changes of a point, in the order of the form.
fn changes<'p>(
    search: &mut Search,
    point: &Area,
    ground: &Ground<'p, '_>,
    work: &mut Work,
) -> Vec<Change<'p>> {
    let mut changes = Vec::<Change<'p>>::new();
    for mover in search.space.movers.clone() {
        let (steps, _) = point.span(mover.total());
        let from = mover.today;
        if let Ok(to) = from.plus(mover.change(steps))
            && steps != 0
            && !mover.is_fact
        {
            let input = mover.input;
            let reason = search.asks(ground, point, &mover, work);
            let place = changes.partition_point(|change| change.input < input);
            changes.insert(
                place,
                Change {
                    input,
                    from,
                    to,
                    reason,
                },
            );
        }
    }
    changes
}
