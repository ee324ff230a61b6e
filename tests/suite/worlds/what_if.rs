//! Figures that a visitor tries out: what is offered can be entered, and comes to what evaluating it comes to.

use eligibility_check::answers::Answers;
use eligibility_check::evaluation::{Evaluation, Status};
use eligibility_check::exact::Rational;
use eligibility_check::guidance::{Tryable, WhatIf};
use eligibility_check::policy::Policy;

use super::model::{FIGURES, Model, Visitor};
use super::naive::{Reader, World};
use super::open::{Open, closed};
use super::plans::rational;
use super::{Lie, Tally, gaps, told};

/// So many steps up and down are tried.
const WINDOW: i64 = 8;

pub(super) struct Tried<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) visitor: &'a Visitor,
    pub(super) answers: &'a Answers,
    pub(super) evaluation: &'a Evaluation,
    pub(super) lies: &'a mut Vec<Lie>,
    pub(super) tally: &'a mut Tally,
}

impl Tried<'_> {
    pub(super) fn look(&mut self, levers: &[Tryable], open: &Open) {
        let problems = self.evaluation.problems.iter().any(|one| one.kind.marks());
        let Some(today) = closed(self.model, self.visitor, open).filter(|_| !problems) else {
            return;
        };
        for tryable in levers {
            let id = &self.policy.inputs[tryable.input].id;
            if let Some(figure) = FIGURES.iter().position(|name| name == id) {
                self.figure(figure, tryable, &today);
            }
        }
    }

    fn lie(&mut self, kind: &'static str, text: String) {
        self.lies.push(Lie { kind, text });
    }

    fn figure(&mut self, figure: usize, tryable: &Tryable, today: &World) {
        let decimals = self.model.figures[figure].decimals;
        let mut points = Vec::new();
        for by in -WINDOW..=WINDOW {
            let at = rational(today.totals[figure] + by, decimals);
            let offered = tryable.least <= at && at <= tryable.most;
            let tried = told::what_if(
                self.policy,
                self.evaluation,
                self.answers,
                tryable.input,
                at,
            );
            self.tally.tried += 1;
            match &tried {
                None if offered => {
                    self.lie("offered-and-refused", format!("{} {at}", FIGURES[figure]))
                }
                Some(tried) => self.point(figure, by, tried, today),
                None => {}
            }
            if offered {
                points.extend(tried.map(|tried| (at, tried)));
            }
        }
        self.tipping(tryable, &points);
    }

    /// Some way to enter the figure contradicts nothing and comes to just this.
    fn point(&mut self, figure: usize, by: i64, tried: &WhatIf, today: &World) {
        let worlds = if by == 0 {
            vec![today.clone()]
        } else {
            gaps::shared_out(self.model, self.visitor, figure, by, today)
        };
        let mut enterable = false;
        let found = worlds.iter().any(|world| {
            let reader = Reader {
                model: self.model,
                world,
            };
            if !reader.contradictions().is_empty() {
                return false;
            }
            enterable = true;
            let mut pairs = self.model.rules.iter().zip(&tried.evaluation.outcomes);
            pairs.all(|(rule, outcome)| reader.status(rule).code() == outcome.status.code())
        });
        if !found {
            let kind = if enterable {
                "what-if-untrue"
            } else {
                "what-if-cannot-be-entered"
            };
            self.lie(kind, format!("{} by {by}", FIGURES[figure]));
        }
    }

    /// Where a criterion turns is the first point at which it has that status.
    fn tipping(&mut self, tryable: &Tryable, points: &[(Rational, WhatIf)]) {
        let decided = |status| matches!(status, Status::Met | Status::Unmet);
        for (place, today) in self.evaluation.outcomes.iter().enumerate() {
            let status = |tried: &WhatIf| tried.evaluation.outcomes[place].status;
            let turns = |(_, tried): &&(Rational, WhatIf)| {
                decided(status(tried)) && status(tried) != today.status
            };
            let up = points
                .iter()
                .filter(|(at, _)| *at > tryable.today)
                .find(turns);
            let mut down = points.iter().rev().filter(|(at, _)| *at < tryable.today);
            let first = [down.find(turns), up].into_iter().flatten();
            let first = first.filter(|_| decided(today.status));
            let first = first
                .map(|(at, tried)| (*at, status(tried)))
                .collect::<Vec<_>>();
            let edges = points.first().zip(points.last());
            let near =
                |at: Rational| edges.is_some_and(|((low, _), (high, _))| *low <= at && at <= *high);
            let told = tryable
                .tipping
                .iter()
                .filter(|one| one.criterion == place && near(one.at));
            let told = told.map(|one| (one.at, one.status)).collect::<Vec<_>>();
            if told != first {
                let id = &self.model.rules[place].id;
                self.lie("tipping-point", format!("{id}: {told:?}, not {first:?}"));
            }
        }
    }
}
