//! A whole request for guidance, in slices, under one counter.

use super::gap::distance_at;
use super::ground::Ground;
use super::planner::Planner;
use super::what_if::try_lever;
use super::{Distance, Guidance, Tryable, Work};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, levers};
use crate::policy::Policy;

/// Guidance in the making. It holds positions and figures only, so that it can wait between two slices.
pub struct Request {
    work: Work,
    wants: Wants,
    distances: Vec<Distance>,
    planner: Option<Planner>,
    levers: Vec<Tryable>,
    /// How many levers were looked at.
    tried: usize,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wants {
    Distances,
    Plan,
    All,
}

impl Request {
    /// A request for everything that may take so much work.
    #[must_use]
    pub fn new(work: Work) -> Self {
        Self::of(Wants::All, work)
    }

    /// A request for how far each criterion is, alone.
    #[must_use]
    pub fn of_distances(work: Work) -> Self {
        Self::of(Wants::Distances, work)
    }

    /// A request for what to change, alone.
    #[must_use]
    pub fn of_plan(work: Work) -> Self {
        Self::of(Wants::Plan, work)
    }

    fn of(wants: Wants, work: Work) -> Self {
        Self {
            work,
            wants,
            distances: Vec::new(),
            planner: None,
            levers: Vec::new(),
            tried: 0,
        }
    }

    /// Goes on for about so much work. Gives whether everything is computed; policy, evaluation and answers have to be
    /// those of the slices before.
    pub fn advance(
        &mut self,
        policy: &Policy,
        evaluation: &Evaluation,
        answers: &Answers,
        slice: u64,
    ) -> bool {
        self.work.begin_slice(slice);
        let Some(mut ground) = Ground::new(policy, evaluation, answers, self.work) else {
            return true;
        };
        let done = self.go_on(&mut ground);
        self.work = ground.work;
        done
    }

    fn go_on(&mut self, ground: &mut Ground<'_, '_>) -> bool {
        let count = ground.check.criteria.len();
        while self.wants != Wants::Plan && self.distances.len() < count {
            if ground.work.pauses() {
                return false;
            }
            let distance = distance_at(ground, self.distances.len());
            self.distances.push(distance);
        }
        if self.wants != Wants::Distances
            && self.planner.is_none()
            && ground.check.kind.is_planned()
        {
            self.planner = Some(Planner::new(ground));
        }
        if let Some(planner) = &mut self.planner
            && !planner.advance(ground)
        {
            return false;
        }
        if self.wants != Wants::All {
            return true;
        }
        let levers = levers(ground.policy, ground.evaluation);
        while let Some(input) = levers.get(self.tried) {
            if ground.work.is_spent() || ground.work.pauses() {
                return ground.work.is_spent();
            }
            self.levers.extend(try_lever(ground, *input));
            self.tried += 1;
        }
        true
    }

    /// Computes all of it at once.
    #[must_use]
    pub fn complete(mut self, policy: &Policy, evaluation: &Evaluation, answers: &Answers) -> Self {
        while !self.advance(policy, evaluation, answers, Work::REQUEST) {}
        self
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
        self,
        policy: &'p Policy,
        evaluation: &Evaluation,
        answers: &Answers,
    ) -> Guidance<'p> {
        let ground = Ground::new(policy, evaluation, answers, self.work);
        Guidance {
            plan: ground
                .zip(self.planner)
                .map(|(ground, planner)| planner.finish(ground)),
            distances: self.distances,
            levers: self.levers,
        }
    }
}
