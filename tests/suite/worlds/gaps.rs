//! Gaps against brute force: told is the first amount that does it, wherever there is one, and nothing else.

use eligibility_check::answers::Answers;
use eligibility_check::evaluation::{Evaluation, Outcome, Status, evaluate};
use eligibility_check::exact::Rational;
use eligibility_check::guidance::{Distance, Gap, with_gap};
use eligibility_check::policy::Policy;

use super::model::{EXIT, FIGURES, Given, Lever, Model, Num, Rule, Visitor, Way};
use super::naive::{Naive, Reader, World};
use super::open::{Open, closed, is_by_year, products};
use super::plans::{new_problems, rational};
use super::{Lie, Tally};
use crate::support::{TODAY, day};

/// How far a figure without an upper bound is tried.
const WINDOW: i64 = 24;

/// The first amounts that meet a criterion.
#[derive(Default)]
struct Firsts {
    /// With one figure moved.
    alone: Option<Rational>,
    /// With every whole above it that is asked for moved as well.
    growing: Option<Rational>,
    /// Whether the spec asks for the latter.
    owed: bool,
    /// There are too many ways to share out the steps of a finer whole over its years.
    untold: bool,
}

pub(super) struct Gaps<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) visitor: &'a Visitor,
    pub(super) answers: &'a Answers,
    pub(super) evaluation: &'a Evaluation,
    pub(super) lies: &'a mut Vec<Lie>,
    pub(super) tally: &'a mut Tally,
}

impl Gaps<'_> {
    pub(super) fn look(&mut self, distances: &[Distance], open: &Open) {
        let problems = self.evaluation.problems.iter().any(|one| one.kind.marks());
        let today = closed(self.model, self.visitor, open).filter(|_| !problems);
        let triples = self
            .model
            .rules
            .iter()
            .zip(&self.evaluation.outcomes)
            .zip(distances);
        for (place, ((rule, outcome), distance)) in triples.enumerate() {
            self.criterion(&[place], rule, outcome, distance, today.as_ref());
        }
    }

    fn lie(&mut self, kind: &'static str, text: String) {
        self.lies.push(Lie { kind, text });
    }

    fn criterion(
        &mut self,
        path: &[usize],
        rule: &Rule,
        outcome: &Outcome,
        distance: &Distance,
        today: Option<&World>,
    ) {
        self.tally.gaps_not_computed += u64::from(distance.not_computed);
        for gap in &distance.gaps {
            self.tally.gaps += 1;
            self.comes_true(path, rule, gap);
        }
        if let (Way::Compare { levers, .. }, Some(today)) = (&rule.way, today) {
            let open = matches!(outcome.status, Status::Unmet | Status::Unanswered);
            let looked_for = open && self.model.kind != EXIT;
            for lever in levers {
                let firsts = if looked_for {
                    self.first(rule, *lever, today)
                } else {
                    Firsts::default()
                };
                self.compare(rule, *lever, false, firsts.alone, (distance, today));
                let input = self.policy.input_position(FIGURES[lever.figure]);
                let mut gaps = distance.gaps.iter();
                let told = gaps.any(|gap| gap.growing && Some(gap.input) == input);
                if (firsts.owed || told) && !firsts.untold {
                    self.compare(rule, *lever, true, firsts.growing, (distance, today));
                }
            }
        }
        let parts = rule.parts().iter().zip(&outcome.parts).zip(&distance.parts);
        for (place, ((part, outcome), distance)) in parts.enumerate() {
            self.criterion(&[path, &[place]].concat(), part, outcome, distance, today);
        }
    }

    /// Applied, it meets its criterion, raises no problem, and breaks what it says.
    fn comes_true(&mut self, path: &[usize], rule: &Rule, gap: &Gap) {
        let applied = with_gap(self.policy, self.evaluation, self.answers, gap);
        let after = evaluate(self.policy, 0, &applied, day(TODAY)).expect("a check");
        let mut outcome = &after.outcomes[path[0]];
        for place in &path[1..] {
            outcome = &outcome.parts[*place];
        }
        if outcome.status != Status::Met {
            self.lie(
                "gap-untrue",
                format!("{} is {:?} after {gap:?}", rule.id, outcome.status),
            );
        }
        let problems = new_problems(self.evaluation, &after);
        if !problems.is_empty() {
            self.lie("gap-raises-problem", format!("{problems:?} after {gap:?}"));
        }
        let reached = after.facts.number(gap.input).single();
        if reached != Some(gap.to) {
            self.lie("gap-elsewhere", format!("{reached:?} after {gap:?}"));
        }
        let pairs = self
            .evaluation
            .outcomes
            .iter()
            .zip(&after.outcomes)
            .enumerate();
        let broken = pairs.filter(|(_, (before, after))| {
            before.status != Status::Unmet && after.status == Status::Unmet
        });
        let broken = broken.map(|(place, _)| place).collect::<Vec<_>>();
        if broken != gap.breaks {
            self.lie("gap-breaks", format!("{broken:?}, told {gap:?}"));
        }
    }

    /// The first amounts with one lever alone and with every whole above it.
    fn first(&self, rule: &Rule, lever: Lever, today: &World) -> Firsts {
        let figure = lever.figure;
        let (asked, wholes) = {
            let reader = Reader {
                model: self.model,
                world: today,
            };
            let when = self.model.figures[figure].asked_when.as_ref();
            let asks = |place: &usize| reader.asks(self.model.figures[*place].asked_when.as_ref());
            let wholes = self.model.all_wholes(figure).into_iter().filter(asks);
            (reader.asks(when), wholes.collect::<Vec<_>>())
        };
        let known = asked
            && matches!(
                self.visitor.figures[figure],
                Given::Single(_) | Given::Total(_) | Given::Years(_)
            );
        if !known {
            return Firsts::default();
        }
        let alone = self.first_of(rule, &[figure], today);
        // Owed where new cases enter both sides of a share, and where there is no other way.
        let owed = match &rule.way {
            Way::Compare {
                measure: Num::Divide(part, whole),
                ..
            } => match (&**part, &**whole) {
                (Num::Figure(part), Num::Figure(whole)) => {
                    *part == figure && wholes.contains(whole)
                }
                _ => false,
            },
            Way::Compare {
                measure: Num::Figure(_),
                ..
            } => !wholes.is_empty() && (lever.only_new || alone.is_none()),
            _ => false,
        };
        let up = !self.model.figures[figure].down && !wholes.is_empty();
        let moved = [&[figure], &*wholes].concat();
        let decimals = |place: usize| self.model.figures[place].decimals;
        let untold = moved.iter().any(|place| {
            decimals(*place) > decimals(figure) && is_by_year(self.model, self.visitor, *place)
        });
        let growing = if up && !untold {
            self.first_of(rule, &moved, today)
        } else {
            None
        };
        Firsts {
            alone,
            growing,
            owed: owed && up,
            untold,
        }
    }

    fn first_of(&self, rule: &Rule, moved: &[usize], today: &World) -> Option<Rational> {
        let figure = &self.model.figures[moved[0]];
        let sign = if figure.down { -1 } else { 1 };
        // The same amount in every whole, whatever its own step is.
        let steps = |place: usize, by: i64| {
            let (own, other) = (figure.decimals, self.model.figures[place].decimals);
            let scaled = by * 10_i64.pow(other);
            (scaled % 10_i64.pow(own) == 0).then_some(scaled / 10_i64.pow(own))
        };
        for by in 1..=WINDOW {
            let mut worlds = vec![today.clone()];
            for place in moved.iter().rev() {
                let Some(by) = steps(*place, by * sign) else {
                    worlds.clear();
                    break;
                };
                worlds = worlds
                    .into_iter()
                    .flat_map(|world| shared_out(self.model, self.visitor, *place, by, &world))
                    .collect();
            }
            let does = worlds.iter().any(|world| {
                let reader = Reader {
                    model: self.model,
                    world,
                };
                reader.contradictions().is_empty() && reader.status(rule) == Naive::Met
            });
            if does {
                return Some(rational(by * sign, figure.decimals));
            }
        }
        None
    }

    fn compare(
        &mut self,
        rule: &Rule,
        lever: Lever,
        growing: bool,
        first: Option<Rational>,
        (distance, today): (&Distance, &World),
    ) {
        let input = self.policy.input_position(FIGURES[lever.figure]);
        let told = distance
            .gaps
            .iter()
            .find(|gap| Some(gap.input) == input && gap.growing == growing);
        let told = told.map(|gap| gap.by);
        // Without an upper bound it may lie beyond what is tried.
        let decimals = self.model.figures[lever.figure].decimals;
        let end = rational(WINDOW, decimals);
        let beyond = first.is_none() && told.is_some_and(|by| by.absolute() > end);
        let unsaid = told.is_none() && distance.not_computed;
        if told == first || beyond || unsaid {
            return;
        }
        // A question that is not asked takes no figure.
        let is_asked = {
            let reader = Reader {
                model: self.model,
                world: today,
            };
            reader.asks(self.model.figures[lever.figure].asked_when.as_ref())
        };
        let kind = match (told, first, growing) {
            _ if !is_asked => "gap-is-not-asked",
            (None, _, false) => "gap-missing",
            (None, _, true) => "growing-gap-missing",
            (Some(_), None, false) => "gap-made-up",
            (Some(_), None, true) => "growing-gap-made-up",
            (Some(_), Some(_), _) => "gap-not-first",
        };
        let text = format!(
            "{} of {}: {told:?}, first is {first:?}",
            FIGURES[lever.figure], rule.id
        );
        self.lie(kind, text);
    }
}

/// Every way to share a change out over the years, each moving in its direction.
pub(super) fn shared_out(
    model: &Model,
    visitor: &Visitor,
    place: usize,
    by: i64,
    world: &World,
) -> Vec<World> {
    let figure = &model.figures[place];
    let count = if figure.yearly { model.years as i64 } else { 1 };
    let total = world.totals[place] + by;
    if total < figure.min * count || figure.max.is_some_and(|max| total > max * count) {
        return Vec::new();
    }
    let with = |years: Vec<i64>| {
        let mut world = world.clone();
        world.totals[place] = total;
        world.years[place] = years;
        world
    };
    if !is_by_year(model, visitor, place) {
        return vec![with(world.years[place].clone())];
    }
    let ranges = world.years[place].iter().map(|year| {
        if by < 0 {
            (figure.min.max(year + by), *year)
        } else {
            (
                *year,
                figure.max.map_or(year + by, |max| max.min(year + by)),
            )
        }
    });
    let all = products(&ranges.collect::<Vec<_>>()).into_iter();
    all.filter(|years| years.iter().sum::<i64>() == total)
        .map(with)
        .collect()
}
