//! Plans against brute force: a plan comes true, could be entered, is least, and where none is told there is none.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, Problem, Status, evaluate};
use eligibility_check::exact::Rational;
use eligibility_check::guidance::PlanStatus;
use eligibility_check::policy::Policy;

use super::frac::Frac;
use super::model::{FIGURES, Model, Rule, Visitor};
use super::open::{Open, closed};
use super::told::Plan;
use super::{Lie, Tally};
use crate::support::{TODAY, day};

pub(super) struct Plans<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) visitor: &'a Visitor,
    pub(super) answers: &'a Answers,
    pub(super) evaluation: &'a Evaluation,
    pub(super) plan: &'a Plan,
    pub(super) lies: &'a mut Vec<Lie>,
    pub(super) tally: &'a mut Tally,
}

/// Problems that an evaluation has and another one had not.
pub(super) fn new_problems(before: &Evaluation, after: &Evaluation) -> Vec<Problem> {
    let known = |one: &&Problem| {
        let mut before = before.problems.iter();
        !before.any(|other| other.inputs == one.inputs && other.kind.code() == one.kind.code())
    };
    after.problems.iter().filter(known).cloned().collect()
}

impl Plans<'_> {
    pub(super) fn lie(&mut self, kind: &'static str, text: String) {
        self.lies.push(Lie { kind, text });
    }

    pub(super) fn look(&mut self, open: &Open) {
        *self.tally.plans.entry(self.plan.status.code()).or_default() += 1;
        let after = evaluate(self.policy, 0, &self.plan.applied, day(TODAY)).expect("a check");
        let done = {
            let mut answers = self.plan.applied.clone();
            for step in &self.plan.steps {
                answers.insert(step.clone(), Data::Bool(true));
            }
            evaluate(self.policy, 0, &answers, day(TODAY)).expect("a check")
        };
        self.comes_true(&after, &done);
        self.could_be_entered(&after);
        self.obstacles();
        let problems = self.evaluation.problems.iter().any(|one| one.kind.marks());
        let computed = self.plan.status != PlanStatus::NotComputed && !self.plan.mend_first;
        if !computed || problems || !self.lies.is_empty() {
            return;
        }
        if let Some(world) = closed(self.model, self.visitor, open) {
            self.against_all(&world, &after);
        } else if self.plan.status == PlanStatus::Blocked {
            self.blocked_while_open(open);
        }
    }

    /// What it claims is what evaluating the changed answers says.
    fn comes_true(&mut self, after: &Evaluation, done: &Evaluation) {
        let problems = new_problems(self.evaluation, after);
        if !problems.is_empty() {
            self.lie("plan-raises-problem", format!("{problems:?}"));
        }
        let mut found = Vec::new();
        for (rule, (_, is)) in self.with_outcomes(after) {
            let claimed = self.plan.meets.contains(&rule.id);
            if claimed != (is == Status::Met) && !self.plan.mend_first {
                let kind = if claimed {
                    "plan-does-not-come-true"
                } else {
                    "plan-meets-more"
                };
                found.push((kind, format!("{} is {is:?}", rule.id)));
            }
        }
        // What was met or lifted stands once the steps are done as well; before figures are mended nobody knows that.
        let planned = if self.plan.mend_first {
            Vec::new()
        } else {
            self.with_outcomes(done)
        };
        for (rule, (was, is)) in planned {
            let lifted = matches!(was, Status::Waived | Status::NotApplicable);
            let stands =
                |status| matches!(status, Status::Met | Status::Waived | Status::NotApplicable);
            // What experts will judge counts as good for a plan.
            let gives_way = rule.soft && self.plan.gives_way.contains(&rule.id);
            // What is open afterwards is to be answered before the plan is whole.
            let open = is == Status::Unanswered && self.plan.status != PlanStatus::Complete;
            if lifted && !stands(is) && is != Status::Judged && !gives_way && !open {
                found.push((
                    "plan-revives",
                    format!("{} was {was:?} and is {is:?}", rule.id),
                ));
            }
            let breaks = !stands(is) && is != Status::Judged;
            if was == Status::Met && breaks && !open && !rule.soft {
                found.push(("plan-breaks", format!("{} was met and is {is:?}", rule.id)));
            }
        }
        for (kind, text) in found {
            self.lie(kind, format!("{text} after {:?}", self.plan.changes));
        }
    }

    fn with_outcomes(&self, after: &Evaluation) -> Vec<(&Rule, (Status, Status))> {
        let pairs = self.evaluation.outcomes.iter().zip(&after.outcomes);
        let pairs = pairs.map(|(before, after)| (before.status, after.status));
        self.model.rules.iter().zip(pairs).collect()
    }

    /// Only levers move, in their direction, by whole steps, and by new cases where they have to be new.
    fn could_be_entered(&mut self, after: &Evaluation) {
        let levers = self.model.levers();
        let mut found = Vec::new();
        let grown = |figure: usize| {
            let input = self.policy.input_position(FIGURES[figure])?;
            let today = self.evaluation.facts.number(input).single()?;
            after.facts.number(input).single()?.minus(today).ok()
        };
        for (figure, id) in FIGURES.iter().enumerate().take(self.model.figures.len()) {
            let same = self.answers.get(id) == self.plan.applied.get(id);
            let changed = grown(figure).is_some_and(|by| !by.is_zero());
            let told = self.plan.changes.iter().any(|(input, ..)| {
                self.policy
                    .inputs
                    .get(*input)
                    .is_some_and(|input| input.id == *id)
            });
            if changed != told || !changed && !same {
                found.push(("plan-changes-untold", format!("{id}: {changed} and {told}")));
            }
            if !changed {
                continue;
            }
            let Some(lever) = levers.iter().find(|lever| lever.figure == figure) else {
                found.push(("plan-moves-no-lever", (*id).to_owned()));
                continue;
            };
            let by = grown(figure).unwrap_or(Rational::ZERO);
            let described = &self.model.figures[figure];
            let scale = Rational::integer(10_i64.pow(described.decimals));
            if !by.times(scale).is_ok_and(Rational::is_integer) {
                found.push(("plan-between-steps", format!("{id} by {by}")));
            }
            if by.is_negative() != described.down {
                found.push(("plan-wrong-way", format!("{id} by {by}")));
            }
            // Fewer of a whole are no new cases; its parts may stay.
            if lever.only_new && !by.is_negative() {
                let wholes = self.model.wholes(figure).into_iter();
                for whole in wholes.filter(|one| self.model.figures[*one].asked_when.is_none()) {
                    if grown(whole).is_some_and(|whole| whole < by) {
                        found.push(("plan-not-new", format!("{id} by {by}")));
                    }
                }
            }
        }
        for (kind, text) in found {
            self.lie(kind, text);
        }
    }

    fn obstacles(&mut self) {
        let mut found = Vec::new();
        for (rule, outcome) in self.model.rules.iter().zip(&self.evaluation.outcomes) {
            let named = self.plan.obstacles.contains(&rule.id);
            let stands = !matches!(
                outcome.status,
                Status::Unmet | Status::Unanswered | Status::Invalid
            );
            if named && stands {
                found.push(format!("{} is {:?}", rule.id, outcome.status));
            }
        }
        for text in found {
            self.lie("obstacle-is-met", text);
        }
        let problems = self.evaluation.problems.iter().any(|one| one.kind.marks());
        if self.plan.status == PlanStatus::Blocked && self.plan.obstacles.is_empty() && !problems {
            self.lie("blocked-by-nothing", String::new());
        }
    }
}

/// A whole number of steps as the core counts.
pub(super) fn rational(steps: i64, decimals: u32) -> Rational {
    let Frac(above, below) = Frac::decimal(steps, decimals);
    let text = format!("{above}/{below}");
    Rational::parse(&text).expect("a fraction")
}
