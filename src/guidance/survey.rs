//! What a plan has to reach, what no figure can reach, and what has to be answered first.

use super::ground::Ground;
use super::search::{Demand, Goal};
use super::space::{Area, Reach, Space};
use crate::answers::{Given, Inputs};
use crate::evaluation::{Outcome, Status, depends_on, open_lifts, planned_missing};
use crate::exact::Truth;
use crate::expression::Condition;
use crate::policy::Criterion;

/// What was found before anything is moved.
#[derive(Default)]
pub(super) struct Survey {
    /// What the plan has to reach.
    pub(super) wanted: Vec<Wanted>,
    /// Positions of criteria that certainly cannot be reached.
    pub(super) obstacles: Vec<usize>,
    /// What is open of what lifts criteria, or of the figures that can be changed: with more of it known, more could be
    /// reached.
    pub(super) could_help: Inputs,
    /// Inputs that decide how far something is.
    pub(super) missing: Inputs,
    blank: Inputs,
}

/// A criterion of the check that a plan has to reach, by its position.
#[derive(Clone)]
pub(super) struct Wanted {
    pub(super) position: usize,
    pub(super) demand: Demand,
    pub(super) soft: bool,
    /// Reached with today's figures.
    pub(super) stands: bool,
}

impl Survey {
    pub(super) fn of(ground: &mut Ground<'_, '_>, space: &Space) -> Self {
        // Everything that figures can come to.
        let root = space.root(&mut ground.work);
        let root = root.unwrap_or_else(|| space.today());
        space.write(&root, ground);
        let mut survey = Self {
            blank: blank_levers(ground),
            ..Self::default()
        };
        space.restore(ground);
        let rows = ground.evaluation.with_criteria(ground.policy);
        for (position, (criterion, outcome)) in rows.enumerate() {
            if ground.work.is_spent() {
                break;
            }
            survey.look_at(ground, (space, &root), (position, criterion, outcome));
        }
        survey
    }

    fn look_at(
        &mut self,
        ground: &mut Ground<'_, '_>,
        (space, root): (&Space, &Area),
        (position, criterion, outcome): (usize, &Criterion, &Outcome),
    ) {
        let facts = ground.facts;
        // A whole of a figure that it reads counts too: it may have to grow along.
        let wholes = |read: &usize| ground.policy.all_wholes_of(*read);
        let counts = |read: &usize, input: &usize| read == input || wholes(read).contains(input);
        let reads = |input: &&usize| criterion.reads().iter().any(|read| counts(read, input));
        let mut open = Inputs::new();
        depends_on(facts, criterion, &mut open);
        // With a refused answer nobody knows how far it is, also where it is unmet whatever the answer would have been.
        let refused = |input: &&usize| facts.given(**input) == Given::Marked;
        open.extend(criterion.reads().iter().filter(refused));
        if outcome.status == Status::Unanswered {
            planned_missing(criterion, outcome, &mut self.missing);
        }
        // What is not lifted has to do without that, unless a figure that is moved has a say in it.
        let is_lifted = matches!(outcome.status, Status::Waived | Status::NotApplicable);
        let (mut lifting, mut behind) = (Inputs::new(), Inputs::new());
        criterion.lifting_inputs(&mut lifting);
        let mut movers = space.movers.iter();
        let is_moved = movers.any(|mover| lifting.contains(&mover.input));
        if is_lifted || open.is_empty() && !is_moved {
            open_lifts(facts, criterion, &mut behind);
        }
        if is_lifted {
            let is_open = |input: &&usize| facts.is_open(**input);
            behind.extend(criterion.reads().iter().filter(is_open));
            behind.add(&open);
        }
        let goal = match (is_lifted, behind.is_empty()) {
            (_, true) => Goal::NotUnmet,
            (true, false) => Goal::Lifted,
            (false, false) => Goal::NotUnmetUnlifted,
        };
        self.could_help.add(&behind);
        let demand = Demand::new(ground, space, (criterion, goal));
        let stands = demand.is_reached(ground);
        space.write(root, ground);
        let possible = demand.prospects(ground);
        space.restore(ground);
        let blank = self.blank.iter().filter(reads);
        if !goal.is_ruled_out(possible) && (outcome.status != Status::Unmet || open.is_empty()) {
            self.could_help.extend(blank);
            self.wanted.push(Wanted {
                position,
                demand,
                soft: criterion.soft,
                stands,
            });
        } else if !Goal::NotUnmet.is_ruled_out(possible) {
            // How far it is, or whether it counts at all, is open: no figure meets it, and perhaps none has to.
            self.missing.add(&outcome.missing);
            self.missing.add(&open);
        } else if open.is_empty() && blank.clone().next().is_none() {
            self.obstacles.push(position);
        } else {
            // While a figure that could meet it is blank, nobody knows whether it can be met.
            self.missing.extend(blank);
            self.missing.add(&open);
        }
    }
}

/// The figures that could be changed, but are not known, or not asked for today and perhaps then, as it is written.
fn blank_levers(ground: &Ground<'_, '_>) -> Inputs {
    let may_be_asked = |input: usize| {
        let input = ground.policy.inputs.get(input);
        let when = input.and_then(|input| input.asked_when.as_ref());
        let open = |when: &Condition| when.truth(&ground.scratch).is_ok_and(Truth::is_open);
        when.is_some_and(|when| open(when) && !when.truth(ground.facts).is_ok_and(Truth::holds))
    };
    let mut found = Inputs::new();
    for Reach { input, .. } in reaches(ground) {
        if may_be_asked(input) || ground.facts.known(input).is_none() {
            found.push(input);
        }
    }
    found
}

/// What each figure may do; new cases only, as soon as one criterion says so.
pub(super) fn reaches(ground: &Ground<'_, '_>) -> Vec<Reach> {
    let mut reaches = Vec::<Reach>::new();
    for lever in ground.check.criteria.iter().flat_map(Criterion::all_levers) {
        let reach = ground.reach(lever);
        match reaches.iter_mut().find(|known| known.input == lever.input) {
            Some(known) => known.add(reach),
            None => reaches.push(reach),
        }
    }
    reaches
}

/// The declared facts answered “no” that can be put right.
pub(super) fn can_be_put_right(ground: &Ground<'_, '_>) -> Vec<usize> {
    let mut steps = Vec::new();
    for criterion in &ground.criteria {
        if let Some(input) = criterion.declares().filter(|_| !criterion.fixed)
            && ground.facts.truth(input) == Truth::FALSE
            && !steps.contains(&input)
        {
            steps.push(input);
        }
    }
    steps
}
