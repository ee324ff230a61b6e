//! What all searches of a request look at and write on.

use super::search::{Demand, Found, Goal, Search};
use super::space::{Reach, Space};
use super::work::Work;
use crate::answers::{Answers, Fact, Facts, Inputs};
use crate::evaluation::{Evaluation, Problem, evaluate, with_facts};
use crate::policy::{Check, Criterion, Direction, Lever, Policy};

/// A check of a policy and its evaluation, with what searches ask of them again and again.
pub(super) struct Ground<'p, 'e> {
    pub(super) policy: &'p Policy,
    pub(super) evaluation: &'e Evaluation,
    pub(super) answers: &'e Answers,
    /// What the evaluation made of the answers: every change is counted from there.
    pub(super) facts: &'e Facts,
    pub(super) check: &'p Check,
    /// The criteria of the check with all nested ones, in the order of the text.
    pub(super) criteria: Vec<&'p Criterion>,
    /// The inputs that decide which questions are shown.
    decide_questions: Inputs,
    /// Where changes are written for the evaluator to look at; between two searches, today's facts.
    pub(super) scratch: Facts,
    pub(super) work: Work,
    pub(super) turns: Turns,
}

/// The searches of a task, in their order. A task that is interrupted begins again in the next slice, takes from here
/// what its searches came to, and goes on where it was.
#[derive(Default)]
pub(super) struct Turns {
    /// What the searches came to, and the work that was left after each.
    done: Vec<(Found, u64)>,
    /// The one that was interrupted, and the work that was left then.
    under_way: Option<(Search, u64)>,
    next: usize,
}

impl<'p, 'e> Ground<'p, 'e> {
    pub(super) fn new(
        policy: &'p Policy,
        evaluation: &'e Evaluation,
        answers: &'e Answers,
        work: Work,
    ) -> Option<Self> {
        let check = policy.checks.get(evaluation.check)?;
        let mut decide_questions = Inputs::new();
        for when in policy.inputs.iter().flat_map(|input| &input.asked_when) {
            when.inputs(&mut decide_questions);
        }
        let mut scratch = evaluation.facts.clone();
        scratch.shares = policy.shares();
        Some(Self {
            policy,
            evaluation,
            answers,
            facts: &evaluation.facts,
            check,
            criteria: Criterion::with_parts(&check.criteria),
            decide_questions,
            scratch,
            work,
            turns: Turns::default(),
        })
    }

    /// The place of a criterion among all.
    pub(super) fn place_of(&self, criterion: &Criterion) -> Option<usize> {
        let mut criteria = self.criteria.iter();
        criteria.position(|one| std::ptr::eq(*one, criterion))
    }

    /// Does a task; `None` where it was interrupted, and has to be done again.
    pub(super) fn task<T>(&mut self, task: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.work.pauses() {
            return None;
        }
        let begun = self.work.left();
        let outcome = task(self);
        self.work.may_pause();
        self.turns.next = 0;
        if self.turns.under_way.is_some() {
            self.work.give_back(begun);
            return None;
        }
        self.turns.done.clear();
        Some(outcome)
    }

    /// Searches a space for the cheapest point that reaches some demands. Once a search is interrupted, its task goes on to
    /// its end, and nothing more is clear.
    pub(super) fn search(&mut self, space: &Space, demands: Vec<Demand>, allowance: u64) -> Found {
        let turn = self.turns.next;
        self.turns.next += 1;
        if let Some((found, left)) = self.turns.done.get(turn) {
            self.work.give_back(*left);
            return found.clone();
        }
        if turn > self.turns.done.len() {
            return Found::Unclear;
        }
        let mut search = match self.turns.under_way.take() {
            Some((search, left)) => {
                self.work.give_back(left);
                search
            }
            None => Search::new(space.clone(), demands, allowance, &mut self.work),
        };
        let found = search.run(self);
        let left = self.work.left();
        match &found {
            Some(found) => self.turns.done.push((found.clone(), left)),
            None => self.turns.under_way = Some((search, left)),
        }
        found.unwrap_or(Found::Unclear)
    }

    /// Searches for the first change of a space at which one criterion comes to a goal, which is written then.
    pub(super) fn first(&mut self, space: &Space, wanted: (&Criterion, Goal), most: u64) -> Found {
        let demand = Demand::new(self, space, wanted);
        let found = self.search(space, vec![demand], most);
        if let Found::Point(point, _) = &found {
            space.write(point, self);
        }
        found
    }

    /// What a lever may do.
    pub(super) fn reach(&self, lever: Lever) -> Reach {
        Reach {
            only_new: lever.only_new,
            ..Reach::of(lever.input, lever.direction == Direction::Up)
        }
    }

    /// What comes of the answers with some changed facts; `None` where a visitor could not enter them.
    pub(super) fn after(&self, facts: &[(usize, Fact)]) -> Option<Evaluation> {
        let as_of = self.facts.as_of;
        let answers = with_facts(self.policy, as_of, self.answers, facts);
        let after = evaluate(self.policy, self.evaluation.check, &answers, as_of)?;
        let is_known = |problem: &Problem| {
            let mut known = self.evaluation.problems.iter();
            known.any(|one| one.inputs == problem.inputs && one.kind.code() == problem.kind.code())
        };
        after.problems.iter().all(is_known).then_some(after)
    }

    /// Whether moving some inputs changes nothing but them: no other question comes or goes, and no answer is refused that
    /// would be taken then.
    pub(super) fn moves_alone(&self, inputs: &[usize]) -> bool {
        let decides = |input: &usize| self.decide_questions.contains(input);
        self.evaluation.problems.is_empty() && !inputs.iter().any(decides)
    }

    /// What an evaluation of the check goes through.
    pub(super) fn size(&self) -> usize {
        let criteria = self.check.criteria.iter();
        self.policy.inputs.len() + criteria.map(Criterion::size).sum::<usize>()
    }
}

/// Some inputs as they are in facts.
pub(super) fn changed(facts: &Facts, inputs: &[usize]) -> Vec<(usize, Fact)> {
    let fact = |input: &usize| Some((*input, facts.fact(*input)?.clone()));
    inputs.iter().filter_map(fact).collect()
}
