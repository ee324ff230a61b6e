//! A whole request for guidance, in slices, under one counter.

use super::gap::distance_at;
use super::ground::Ground;
use super::planner::{Planner, is_planned, mend_first};
use super::what_if::{levers, try_lever};
use super::{Distance, Guidance, Plan, Tryable, Work};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Stage};
use crate::policy::Policy;

/// Guidance in the making. It holds positions and figures only, so that it can wait between two slices.
pub struct Request {
    work: Work,
    /// Not only how far each criterion is.
    wants_all: bool,
    distances: Vec<Distance>,
    planner: Option<Planner>,
    planned: bool,
    levers: Vec<Tryable>,
    /// How many levers were looked at.
    tried: usize,
}

impl Request {
    /// A request for everything that may take so much work.
    #[must_use]
    pub fn new(work: Work) -> Self {
        Self {
            wants_all: true,
            ..Self::of_distances(work)
        }
    }

    /// A request for how far each criterion is, alone.
    #[must_use]
    pub fn of_distances(work: Work) -> Self {
        Self {
            work,
            wants_all: false,
            distances: Vec::new(),
            planner: None,
            planned: false,
            levers: Vec::new(),
            tried: 0,
        }
    }

    /// Goes on for about so much work. Gives whether everything is computed; policy and evaluation have to be those
    /// of the slices before.
    pub fn advance(&mut self, policy: &Policy, evaluation: &Evaluation, slice: u64) -> bool {
        let Some(ground) = Ground::new(policy, evaluation) else {
            return true;
        };
        self.work.begin_slice(slice);
        let count = ground.check.criteria.len();
        while self.distances.len() < count {
            if self.work.pauses() && !self.work.is_spent() {
                return false;
            }
            let distance = distance_at(&ground, evaluation, self.distances.len(), &mut self.work);
            self.distances.push(distance);
        }
        if !self.wants_all {
            return true;
        }
        if !self.planned
            && is_planned(ground.check)
            && evaluation.verdict.stage != Stage::InvalidInput
        {
            let planner = self
                .planner
                .get_or_insert_with(|| Planner::new(&ground, evaluation, &mut self.work));
            if !planner.advance(&ground, &mut self.work) {
                return false;
            }
        }
        self.planned = true;
        let levers = levers(policy, evaluation);
        while let Some(input) = levers.get(self.tried) {
            if self.work.pauses() && !self.work.is_spent() {
                return false;
            }
            self.levers
                .extend(try_lever(&ground, evaluation, *input, &mut self.work));
            self.tried += 1;
        }
        true
    }

    /// What is left of the work, for whatever belongs to the same request.
    #[must_use]
    pub const fn work(&self) -> Work {
        self.work
    }

    /// How far each criterion is, as far as that is computed.
    #[must_use]
    pub fn distances(&self) -> &[Distance] {
        &self.distances
    }

    /// What was computed, of the same policy, evaluation and answers.
    #[must_use]
    pub fn finish<'p>(
        mut self,
        policy: &'p Policy,
        evaluation: &Evaluation,
        answers: &Answers,
    ) -> Guidance<'p> {
        let ground = Ground::new(policy, evaluation);
        let ground = ground.filter(|ground| is_planned(ground.check));
        let plan = ground.map(|ground| match self.planner {
            Some(planner) => planner.finish(&ground, evaluation, answers, &mut self.work),
            None => mend_first(&ground, evaluation, &mut self.work),
        });
        Guidance {
            distances: self.distances,
            plan,
            levers: self.levers,
        }
    }
}

pub(super) fn plan<'p>(
    policy: &'p Policy,
    evaluation: &Evaluation,
    answers: &Answers,
    work: &mut Work,
) -> Option<Plan<'p>> {
    let ground = Ground::new(policy, evaluation)?;
    if !is_planned(ground.check) {
        return None;
    }
    if evaluation.verdict.stage == Stage::InvalidInput {
        return Some(mend_first(&ground, evaluation, work));
    }
    let mut planner = Planner::new(&ground, evaluation, work);
    while !planner.advance(&ground, work) {}
    Some(planner.finish(&ground, evaluation, answers, work))
}
