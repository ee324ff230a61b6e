//! A whole request for guidance, in slices, under one counter.

use super::gap::distance_at;
use super::ground::{Ground, Turns};
use super::planner::Planner;
use super::what_if::try_lever;
use super::{Distance, Guidance, Tryable, Work};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, levers};
use crate::policy::Policy;

/// Guidance in the making. It holds positions and figures only, so that it can wait between two slices.
pub struct Request {
    work: Work,
    /// The searches of the task that was interrupted.
    turns: Turns,
    wants: Wants,
    distances: Vec<Distance>,
    planner: Option<Planner>,
    levers: Vec<Tryable>,
    /// How many levers were looked at.
    tried: usize,
}

/// What a request asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// How far each criterion is.
    Distances,
    /// What to change.
    Plan,
    /// Both, and which figures can be tried.
    All,
}

impl Request {
    /// A request that may take so much work.
    #[must_use]
    pub fn new(wants: Wants, work: Work) -> Self {
        Self {
            work,
            turns: Turns::default(),
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
        ground.turns = std::mem::take(&mut self.turns);
        let done = self.go_on(&mut ground).is_some();
        (self.work, self.turns) = (ground.work, ground.turns);
        done
    }

    /// `None` where it was interrupted.
    fn go_on(&mut self, ground: &mut Ground<'_, '_>) -> Option<()> {
        let count = ground.check.criteria.len();
        while self.wants != Wants::Plan && self.distances.len() < count {
            let position = self.distances.len();
            let distance = ground.task(|ground| distance_at(ground, position))?;
            self.distances.push(distance);
        }
        let is_planned = self.wants != Wants::Distances && ground.check.kind.is_planned();
        if is_planned && self.planner.is_none() {
            self.planner = Some(ground.task(Planner::new)?);
        }
        if self.wants != Wants::All {
            return Some(());
        }
        let levers = levers(ground.policy, ground.evaluation);
        while let Some(input) = levers.get(self.tried)
            && !ground.work.is_spent()
        {
            let tried = ground.task(|ground| try_lever(ground, *input))?;
            self.levers.extend(tried);
            self.tried += 1;
        }
        Some(())
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

    /// The figures that can be tried, as far as that is computed.
    #[must_use]
    pub fn levers(&self) -> &[Tryable] {
        &self.levers
    }

    /// What was computed, of the same policy, evaluation and answers.
    #[must_use]
    pub fn finish<'p>(
        &self,
        policy: &'p Policy,
        evaluation: &Evaluation,
        answers: &Answers,
    ) -> Guidance<'p> {
        let ground = Ground::new(policy, evaluation, answers, self.work);
        Guidance {
            plan: ground
                .zip(self.planner.as_ref())
                .map(|(ground, planner)| planner.finish(ground)),
            distances: self.distances.clone(),
            levers: self.levers.clone(),
        }
    }
}
