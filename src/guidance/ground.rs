//! What all searches of a request look at.

use super::search::{Demand, Goal, Search, State};
use super::space::{Reach, Space};
use super::work::Work;
use crate::answers::Facts;
use crate::evaluation::Evaluation;
use crate::policy::{Check, Criterion, Direction, Lever, Policy};

/// A check of a policy, with what searches ask of it again and again.
pub(super) struct Ground<'p, 'e> {
    pub(super) policy: &'p Policy,
    /// What the evaluation made of the answers: every change is counted from there.
    pub(super) facts: &'e Facts,
    pub(super) check: &'p Check,
    /// The criteria of the check with all nested ones, in the order of the text.
    pub(super) criteria: Vec<&'p Criterion>,
    /// Series of which a criterion reads the lowest or the highest year.
    read_by_year: Vec<usize>,
}

impl<'p, 'e> Ground<'p, 'e> {
    pub(super) fn new(policy: &'p Policy, evaluation: &'e Evaluation) -> Option<Self> {
        let check = policy.checks.get(evaluation.check)?;
        let mut read_by_year = Vec::new();
        for criterion in &check.criteria {
            criterion.single_years(&mut read_by_year);
        }
        Some(Self {
            policy,
            facts: &evaluation.facts,
            check,
            criteria: Criterion::with_parts(&check.criteria),
            read_by_year,
        })
    }

    /// The place of a criterion among all.
    pub(super) fn place_of(&self, criterion: &Criterion) -> Option<usize> {
        self.criteria
            .iter()
            .position(|one| std::ptr::eq(*one, criterion))
    }

    /// Searches for the first change of a space at which one criterion comes to a goal, without a pause.
    pub(super) fn search_one(
        &self,
        space: Space,
        (criterion, goal): (&Criterion, Goal),
        scratch: Facts,
        allowance: u64,
        work: &mut Work,
    ) -> (State, Search) {
        let place = self.place_of(criterion).unwrap_or(usize::MAX);
        let demand = Demand::new(self, &space, place, goal);
        let mut search = Search::new(space, vec![demand], scratch, allowance, work);
        (search.run(self, false, work), search)
    }

    /// What a lever may do.
    pub(super) fn reach(&self, lever: Lever) -> Reach {
        Reach {
            up: lever.direction == Direction::Up,
            down: lever.direction == Direction::Down,
            only_new: lever.only_new,
            ..self.free(lever.input)
        }
    }

    /// A figure that may go both ways.
    pub(super) fn free(&self, input: usize) -> Reach {
        Reach {
            input,
            up: true,
            down: true,
            only_new: false,
            by_year: self.read_by_year.contains(&input),
        }
    }
}
