//! A plan against every other change: none does more, none is less, and where it says that nothing helps, nothing does.

use eligibility_check::evaluation::Evaluation;
use eligibility_check::exact::Rational;
use eligibility_check::guidance::PlanStatus;

use super::brute::{self, Attempt, MOST, Moves};
use super::model::FIGURES;
use super::naive::{Naive, Reader, World};
use super::open::Open;
use super::plans::Plans;
use super::text::flag_id;

impl Plans<'_> {
    /// With all answers known: every change that could be made instead.
    pub(super) fn against_all(&mut self, today: &World, after: &Evaluation) {
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
        for (figure, id) in FIGURES.iter().enumerate().take(self.model.figures.len()) {
            let input = self.policy.input_position(id)?;
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
        let facts = &self.evaluation.facts;
        let mut missing = self.plan.missing.iter();
        match self.plan.status {
            // How far a figure is that would be asked for only then, is for the next plan.
            PlanStatus::Partial if missing.any(|one| !self.policy.is_shown(*one, facts)) => return,
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
    pub(super) fn blocked_while_open(&mut self, open: &Open) {
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
                // Nobody knows the years of another total.
                let mut pairs = today.years.iter().zip(&world.years);
                let years_are_gone = pairs.any(|(was, is)| was.len() != is.len());
                if years_are_gone || !moves.fits(self.model, &today, &world) {
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
