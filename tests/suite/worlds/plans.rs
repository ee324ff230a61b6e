//! Plans against brute force: a plan comes true, could be entered, is least, and where none is told there is none.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, Problem, Status, evaluate};
use eligibility_check::exact::Rational;
use eligibility_check::guidance::PlanStatus;
use eligibility_check::policy::Policy;

use super::brute::{self, Attempt, MOST, Moves};
use super::frac::Frac;
use super::model::{FIGURES, Model, Rule, Visitor};
use super::naive::{Naive, Reader, World};
use super::statuses::{Open, closed};
use super::text::flag_id;
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
    fn lie(&mut self, kind: &'static str, text: String) {
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
        // What was met or lifted stands once the steps are done as well.
        for (rule, (was, is)) in self.with_outcomes(done) {
            let lifted = matches!(was, Status::Waived | Status::NotApplicable);
            let stands =
                |status| matches!(status, Status::Met | Status::Waived | Status::NotApplicable);
            if lifted && !stands(is) {
                found.push((
                    "plan-revives",
                    format!("{} was {was:?} and is {is:?}", rule.id),
                ));
            }
            // What is open afterwards is to be answered before the plan is whole.
            let open = is == Status::Unanswered && self.plan.status != PlanStatus::Complete;
            if was == Status::Met && !stands(is) && is != Status::Judged && !open && !rule.soft {
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
            if lever.only_new {
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

    /// With all answers known: every change that could be made instead.
    fn against_all(&mut self, today: &World, after: &Evaluation) {
        let model = self.model;
        let before = self.statuses(today);
        let moves = Moves::of(model, self.visitor, today);
        if moves.count() > MOST {
            self.tally.too_large += 1;
            return;
        }
        self.tally.compared += 1;
        let named = |flag: &usize| self.plan.steps.contains(&flag_id(model, *flag));
        let steps = brute::open_steps(model, today);
        let mut attempts = Vec::<Attempt>::new();
        for number in 0..moves.count() {
            let world = moves.world(today, number);
            if !moves.fits(model, today, &world) {
                continue;
            }
            let by = moves.by(today, &world);
            for chosen in 0..1_usize << steps.len().min(3) {
                let mut world = world.clone();
                for (place, flag) in steps.iter().enumerate() {
                    world.flags[*flag] |= place < 3 && chosen >> place & 1 == 1;
                }
                let bad = brute::bad(model, &before, &world, true);
                if !attempts.iter().any(|one| one.by == by && one.bad == bad) {
                    let by = by.clone();
                    attempts.push(Attempt { by, bad });
                }
            }
        }
        let Some(planned) = self.planned(after, today) else {
            return;
        };
        let mut with_steps = planned.clone();
        for flag in (0..model.flags.len()).filter(named) {
            with_steps.flags[flag] = true;
        }
        let bad = brute::bad(model, &before, &with_steps, false);
        self.reach(&attempts, bad);
        self.least(&moves, &attempts, today, &planned, bad);
        self.no_step_too_many(&before, &with_steps, bad);
    }

    fn statuses(&self, world: &World) -> Vec<Naive> {
        let reader = Reader {
            model: self.model,
            world,
        };
        self.model
            .rules
            .iter()
            .map(|rule| reader.status(rule))
            .collect()
    }

    fn soft(&self) -> u32 {
        let rules = self.model.rules.iter().enumerate();
        rules
            .filter(|(_, rule)| rule.soft)
            .map(|(place, _)| 1 << place)
            .sum()
    }

    /// The world of the planned answers.
    fn planned(&mut self, after: &Evaluation, today: &World) -> Option<World> {
        let mut world = today.clone();
        for figure in 0..self.model.figures.len() {
            let input = self.policy.input_position(FIGURES[figure])?;
            let scale = Rational::integer(10_i64.pow(self.model.figures[figure].decimals));
            let steps = |value: Option<Rational>| value?.times(scale).ok()?.to_i64();
            world.totals[figure] = steps(after.facts.number(input).single())?;
            let years = after.facts.years(input).iter();
            let years = years
                .map(|year| steps(year.single()))
                .collect::<Option<Vec<_>>>();
            world.years[figure] = years.unwrap_or_default();
        }
        Some(world)
    }

    /// How far the plan goes, and how far a change could go.
    fn reach(&mut self, attempts: &[Attempt], bad: u32) {
        let soft = self.soft();
        let hard_bad = bad & !soft;
        let can = attempts.iter().find(|one| one.bad & !soft == 0);
        let better = attempts
            .iter()
            .find(|one| one.bad & !bad == 0 && one.bad != bad);
        match self.plan.status {
            PlanStatus::NothingToDo | PlanStatus::Complete | PlanStatus::Partial
                if hard_bad != 0 =>
            {
                let kind = match self.plan.status {
                    PlanStatus::Partial => "partial-falls-short",
                    _ => "claims-too-much",
                };
                self.lie(kind, format!("not good: {hard_bad:b}"));
            }
            PlanStatus::Blocked if can.is_some() => {
                self.lie("blocked-falsely", format!("{can:?} does it"));
            }
            _ => {}
        }
        if self.lies.is_empty()
            && let Some(better) = better
        {
            let kind = match self.plan.status {
                PlanStatus::Blocked => "blocked-keeps-figures-back",
                _ => "soft-forgotten",
            };
            self.lie(kind, format!("{better:?} is better than {bad:b}"));
        }
    }

    /// No smaller change does as much.
    fn least(
        &mut self,
        moves: &Moves,
        attempts: &[Attempt],
        today: &World,
        planned: &World,
        bad: u32,
    ) {
        let model = self.model;
        let mine = moves.by(today, planned);
        let others = attempts
            .iter()
            .filter(|one| one.bad & !bad == 0 && one.by != mine);
        let smaller = others
            .clone()
            .find(|one| one.by.iter().zip(&mine).all(|(one, mine)| one <= mine));
        if let Some(smaller) = smaller {
            return self.lie("not-least", format!("{:?} instead of {mine:?}", smaller.by));
        }
        if self.plan.status == PlanStatus::Blocked {
            return;
        }
        let levers = moves.levers.iter();
        let weights = levers
            .map(|lever| brute::requirement(model, today, lever.figure))
            .collect::<Vec<_>>();
        let cost = |by: &[i64]| brute::cost(model, &weights, moves, by);
        let Some(cost_of_mine) = cost(&mine) else {
            return;
        };
        let cheaper = others
            .clone()
            .find(|one| cost(&one.by).is_some_and(|cost| cost < cost_of_mine));
        if let Some(cheaper) = cheaper {
            let text = format!("{:?} instead of {mine:?}, by {weights:?}", cheaper.by);
            return self.lie("not-cheapest", text);
        }
        let mut alike = others.filter(|one| cost(&one.by).is_some_and(|cost| cost == cost_of_mine));
        // The earlier gives as much as it can.
        if let Some(earlier) = alike.find(|one| one.by > mine) {
            let text = format!("{:?} instead of {mine:?}, by {weights:?}", earlier.by);
            self.lie("not-in-order", text);
        }
    }

    fn no_step_too_many(&mut self, before: &[Naive], planned: &World, bad: u32) {
        if self.plan.status == PlanStatus::Blocked {
            return;
        }
        for flag in 0..self.model.flags.len() {
            let id = flag_id(self.model, flag);
            if !self.plan.steps.contains(&id) || self.model.tests_read(flag) {
                continue;
            }
            let mut without = planned.clone();
            without.flags[flag] = false;
            if brute::bad(self.model, before, &without, false) & !bad == 0 {
                self.lie("step-too-many", id);
            }
        }
    }

    /// While something is open: blocked only if nothing that is answered later and no change could meet everything.
    fn blocked_while_open(&mut self, open: &Open) {
        let (worlds, _) = open.worlds(60, 40);
        let soft = self.soft();
        for today in worlds {
            let reader = Reader {
                model: self.model,
                world: &today,
            };
            if !reader.contradictions().is_empty() {
                continue;
            }
            let moves = Moves::of(self.model, self.visitor, &today);
            let before = self.statuses(&today);
            let steps = brute::open_steps(self.model, &today);
            for number in 0..moves.count().min(400) {
                let mut world = moves.world(&today, number);
                if !moves.fits(self.model, &today, &world) {
                    continue;
                }
                for flag in &steps {
                    world.flags[*flag] = true;
                }
                if brute::bad(self.model, &before, &world, true) & !soft == 0 {
                    let text = format!("{:?} from {today:?}", moves.by(&today, &world));
                    return self.lie("blocked-falsely-while-open", text);
                }
            }
        }
    }
}

/// A whole number of steps as the core counts.
pub(super) fn rational(steps: i64, decimals: u32) -> Rational {
    let Frac(above, below) = Frac::decimal(steps, decimals);
    let text = format!("{above}/{below}");
    Rational::parse(&text).expect("a fraction")
}
