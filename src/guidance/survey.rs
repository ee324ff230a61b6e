//! What a plan has to reach, what no figure can reach, and what has to be answered first.

use super::ground::Ground;
use super::search::{Demand, Goal};
use super::space::{Reach, Space, known};
use super::work::Scratch;
use crate::answers::{Fact, Facts, Given, Inputs};
use crate::evaluation::{Outcome, Status, depends_on};
use crate::exact::Truth;
use crate::policy::{Criterion, Evidence};

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
    pub(super) fn of(ground: &Ground<'_, '_>, space: &Space, scratch: &mut Scratch) -> Self {
        let mut survey = Self::default();
        let rows = ground.evaluation.with_criteria(ground.policy);
        for (position, (criterion, outcome)) in rows.enumerate() {
            if scratch.work.is_spent() {
                break;
            }
            survey.look_at(ground, space, (position, criterion, outcome), scratch);
        }
        survey
    }

    fn look_at(
        &mut self,
        ground: &Ground<'_, '_>,
        space: &Space,
        (position, criterion, outcome): (usize, &Criterion, &Outcome),
        scratch: &mut Scratch,
    ) {
        let facts = ground.facts;
        let open = depends(facts, criterion);
        if outcome.status == Status::Unanswered {
            add_missing(criterion, outcome, &mut self.missing);
        }
        let goal = match outcome.status {
            Status::Waived | Status::NotApplicable => {
                let is_open = |input: &&usize| is_open(facts, **input) || open.contains(input);
                let mut goal = Goal::NotUnmet;
                for input in criterion.reads().iter().filter(is_open) {
                    self.could_help.push(*input);
                    goal = Goal::Lifted;
                }
                goal
            }
            _ => {
                let lifting = lifted_by_answers(space, facts, criterion);
                if !open.is_empty() || lifting.is_empty() {
                    Goal::NotUnmet
                } else {
                    self.could_help.add(&lifting);
                    Goal::NotUnmetUnlifted
                }
            }
        };
        let Some(place) = ground.place_of(criterion) else {
            return;
        };
        let demand = Demand::new(ground, space, place, goal);
        let stands = demand.is_reached(ground, scratch);
        if let Some(root) = space.root(scratch) {
            space.write(&root, &mut scratch.facts);
        }
        let possible = demand.prospects(ground, scratch);
        space.restore(facts, &mut scratch.facts);
        let mut blank = blank_levers(ground, criterion);
        if goal.is_ruled_out(possible) {
            // While a figure that could meet it is blank, nobody knows whether it can be met.
            blank.add(&open);
            if !Goal::NotUnmet.is_ruled_out(possible) {
                // Whether it counts at all is open: no figure meets it, and perhaps none has to.
                self.missing.add(&outcome.missing);
            } else if blank.is_empty() {
                self.obstacles.push(position);
            } else {
                self.missing.add(&blank);
            }
        } else if outcome.status == Status::Unmet && !open.is_empty() {
            self.missing.add(&open);
        } else {
            self.could_help.add(&blank);
            self.wanted.push(Wanted {
                position,
                demand,
                soft: criterion.soft,
                stands,
            });
        }
    }
}

/// What keeps it open how far a criterion is. With a refused answer nobody knows that, also where it is unmet whatever
/// the answer would have been.
fn depends(facts: &Facts, criterion: &Criterion) -> Inputs {
    let mut open = Inputs::new();
    depends_on(facts, criterion, &mut open);
    for input in criterion.reads() {
        if facts.given(*input) == Given::Marked {
            open.push(*input);
        }
    }
    open
}

/// What is open of what may lift a criterion; nothing where a figure that is moved has a say in it.
fn lifted_by_answers(space: &Space, facts: &Facts, criterion: &Criterion) -> Inputs {
    let (mut lifting, mut open) = (Inputs::new(), Inputs::new());
    criterion.lifting_inputs(&mut lifting);
    let moved = |input: &usize| space.movers.iter().any(|mover| mover.input == *input);
    if !lifting.iter().any(moved) {
        let lifting = lifting.iter().filter(|input| is_open(facts, **input));
        lifting.for_each(|input| open.push(*input));
    }
    open
}

fn is_open(facts: &Facts, input: usize) -> bool {
    facts.fact(input).is_some_and(Fact::is_open)
}

/// The inputs that a criterion waits for: what is declared is a question, and nothing to plan for; what may lift it is.
pub(super) fn add_missing(criterion: &Criterion, outcome: &Outcome, missing: &mut Inputs) {
    if criterion.parts().is_empty() || criterion.evidence() == Evidence::Computed {
        let waits = outcome.missing.iter();
        let waits = waits.filter(|input| criterion.declares() != Some(**input));
        return waits.for_each(|input| missing.push(*input));
    }
    for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
        if outcome.status == Status::Unanswered {
            add_missing(part, outcome, missing);
        }
    }
}

/// The figures that a criterion reads, that can be changed, and that are not known, or of which it is open whether they
/// are asked.
fn blank_levers(ground: &Ground<'_, '_>, criterion: &Criterion) -> Inputs {
    let mut blank = Inputs::new();
    for lever in reaches(ground) {
        let input = ground.policy.inputs.get(lever.input);
        if !criterion.reads().contains(&lever.input) {
            continue;
        }
        let when = input.and_then(|input| input.asked_when.as_ref());
        let may_be_asked =
            when.is_some_and(|when| when.truth(ground.facts).is_ok_and(Truth::is_open));
        if may_be_asked || known(ground.facts, lever.input).is_none() {
            blank.push(lever.input);
        }
    }
    blank
}

/// What each figure may do; new cases only, as soon as one criterion says so.
pub(super) fn reaches(ground: &Ground<'_, '_>) -> Vec<Reach> {
    let mut reaches = Vec::<Reach>::new();
    for lever in ground.check.criteria.iter().flat_map(Criterion::all_levers) {
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
