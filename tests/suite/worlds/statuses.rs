//! Statuses against the second evaluator: what the core says is certain holds in every world that the answers leave.

use eligibility_check::answers::Given as Mark;
use eligibility_check::evaluation::{Evaluation, Outcome, Stage, Status};
use eligibility_check::exact::Rational;
use eligibility_check::policy::Policy;

use super::draw::Draw;
use super::frac::Frac;
use super::model::{ASSESSMENT, EXIT, FIGURES, Given, Model, Rule, Said, Visitor, Way};
use super::naive::{Naive, Reader, World};
use super::text::flag_id;
use super::{Lie, Tally};

/// All worlds are tried where there are no more than so many, otherwise some of them.
const ALL: usize = 240;
const SOME: usize = 80;

/// The values that each input can still have.
pub(super) struct Open {
    pub(super) figures: Vec<Vec<(i64, Vec<i64>)>>,
    flags: Vec<Vec<bool>>,
    options: Vec<usize>,
    days: Vec<usize>,
    /// Figures whose answer was refused.
    pub(super) refused: Vec<bool>,
    any_refused: bool,
}

/// Every way to fill years from ranges.
pub(super) fn products(ranges: &[(i64, i64)]) -> Vec<Vec<i64>> {
    let mut all = vec![Vec::new()];
    for (low, high) in ranges {
        all = all
            .into_iter()
            .flat_map(|years| {
                (*low..=*high).map(move |value| [years.as_slice(), &[value]].concat())
            })
            .collect();
    }
    all
}

impl Open {
    pub(super) fn of(model: &Model, visitor: &Visitor, marked: &dyn Fn(&str) -> bool) -> Self {
        let mut refused = Vec::new();
        let mut figures = Vec::new();
        for (place, given) in visitor.figures.iter().enumerate() {
            let figure = &model.figures[place];
            // Nobody is told of an answer whose question is not asked: it counts as none.
            let hidden = figure.asked_when.is_some();
            let is_refused =
                matches!(given, Given::Refused(_)) && !hidden || marked(FIGURES[place]);
            refused.push(is_refused);
            let most = figure.max.unwrap_or(if figure.yearly { 4 } else { 8 });
            let years = |ranges: Vec<(i64, i64)>| {
                let all = products(&ranges).into_iter();
                all.map(|years| (years.iter().sum(), years))
                    .collect::<Vec<_>>()
            };
            let single = |low: i64, high: i64| {
                (low..=high)
                    .map(|value| (value, Vec::new()))
                    .collect::<Vec<_>>()
            };
            let count = model.years;
            figures.push(match given {
                // Every value of its type, whatever the bounds of the question.
                _ if is_refused => {
                    let least = if figure.amount { -3 } else { 0 };
                    if figure.yearly {
                        years(vec![(least.max(-1), most + 2); count])
                    } else {
                        single(least, most + 4)
                    }
                }
                Given::Single(value) => vec![(*value, Vec::new())],
                Given::Total(total) => {
                    let each = (figure.min, figure.max.unwrap_or(*total).min(*total));
                    let all = years(vec![each; count]).into_iter();
                    all.filter(|(sum, _)| sum == total).collect()
                }
                Given::Years(given) => years(
                    given
                        .iter()
                        .map(|year| year.map_or((figure.min, most), |year| (year, year)))
                        .collect(),
                ),
                _ if figure.yearly => years(vec![(figure.min, most); count]),
                _ => single(figure.min, most),
            });
        }
        let mut any_refused = refused.contains(&true);
        let flags = visitor
            .flags
            .iter()
            .enumerate()
            .map(|(place, said)| match said {
                Said::Value(yes) if !marked(&flag_id(model, place)) => vec![*yes == 1],
                said => {
                    any_refused |= *said == Said::Refused;
                    vec![false, true]
                }
            });
        let flags = flags.collect();
        let mut one_of = |said: Said, count: usize| match said {
            Said::Value(one) => vec![one],
            said => {
                any_refused |= said == Said::Refused;
                (0..count).collect()
            }
        };
        let options = one_of(
            visitor.choice,
            model.choice.as_ref().map_or(1, |one| one.options),
        );
        let days = one_of(visitor.date, if model.date.is_some() { 5 } else { 1 });
        Self {
            figures,
            flags,
            options,
            days,
            refused,
            any_refused,
        }
    }

    pub(super) fn count(&self) -> usize {
        let figures = self.figures.iter().map(Vec::len);
        let flags = self.flags.iter().map(Vec::len);
        let sizes = figures
            .chain(flags)
            .chain([self.options.len(), self.days.len()]);
        sizes.fold(1, usize::saturating_mul)
    }

    /// The world of a number below the count, or of any number where some are drawn.
    fn world(&self, mut number: usize) -> World {
        let mut next = |count: usize| {
            let place = number % count;
            number /= count;
            place
        };
        let mut world = World::default();
        for values in &self.figures {
            let (total, years) = &values[next(values.len())];
            world.totals.push(*total);
            world.years.push(years.clone());
        }
        for values in &self.flags {
            world.flags.push(values[next(values.len())]);
        }
        world.option = self.options[next(self.options.len())];
        world.day = self.days[next(self.days.len())];
        world
    }

    /// All worlds, or some of them where there are many; and whether these are all.
    pub(super) fn worlds(&self, all: usize, some: usize) -> (Vec<World>, bool) {
        let count = self.count();
        if count <= all {
            return ((0..count).map(|number| self.world(number)).collect(), true);
        }
        let mut draw = Draw::seeded(count as u64);
        let mut number = || draw.below(1 << 30) ^ (draw.below(1 << 30) << 29);
        ((0..some).map(|_| self.world(number())).collect(), false)
    }
}

/// Whether a series is moved year by year: each year is known, as all are of the total 0.
pub(super) fn is_by_year(model: &Model, visitor: &Visitor, figure: usize) -> bool {
    match &visitor.figures[figure] {
        Given::Years(years) => years.iter().all(Option::is_some),
        Given::Total(total) => *total == 0 && model.reads_years(figure),
        _ => false,
    }
}

/// The one world that the answers leave, if they leave one; the years of a bare total do not count where nothing reads
/// them.
pub(super) fn closed(model: &Model, visitor: &Visitor, open: &Open) -> Option<World> {
    let bare = |figure: usize| {
        matches!(visitor.figures[figure], Given::Total(_)) && !is_by_year(model, visitor, figure)
    };
    let figures = open.figures.iter().enumerate().all(|(place, values)| {
        if matches!(visitor.figures[place], Given::Blank | Given::Unknown) {
            false
        } else if bare(place) {
            !values.is_empty() && !model.reads_years(place)
        } else {
            values.len() == 1
        }
    });
    let alike = model.within.iter().all(|(part, whole)| {
        let yearly = model.figures[*part].yearly && model.figures[*whole].yearly;
        !yearly || bare(*part) == bare(*whole)
    });
    let others = open.flags.iter().all(|flag| flag.len() == 1)
        && open.options.len() == 1
        && open.days.len() == 1;
    if !figures || !alike || !others || open.any_refused {
        return None;
    }
    let mut world = open.world(0);
    for place in (0..model.figures.len()).filter(|place| bare(*place)) {
        world.years[place].clear();
    }
    Some(world)
}

fn allowed(status: Status, naive: Naive) -> bool {
    match status {
        Status::Met => matches!(naive, Naive::Met | Naive::Waived | Naive::NotApplicable),
        Status::Unmet => naive == Naive::Unmet,
        Status::Waived => naive == Naive::Waived,
        Status::NotApplicable => naive == Naive::NotApplicable,
        Status::Unanswered | Status::Judged | Status::Invalid => true,
    }
}

pub(super) struct Statuses<'a> {
    pub(super) model: &'a Model,
    pub(super) policy: &'a Policy,
    pub(super) visitor: &'a Visitor,
    pub(super) evaluation: &'a Evaluation,
    pub(super) lies: &'a mut Vec<Lie>,
    pub(super) tally: &'a mut Tally,
}

impl Statuses<'_> {
    pub(super) fn look(&mut self, open: &Open) {
        self.contradictions();
        let marked = |id: &str| self.is_marked(id);
        let open_marked = Open::of(self.model, self.visitor, &marked);
        let any_marked = open_marked.any_refused;
        let (worlds, _) = open_marked.worlds(ALL, SOME);
        for world in &worlds {
            let reader = Reader {
                model: self.model,
                world,
            };
            let contradictions = reader.contradictions();
            let of_answers = |(part, whole): &(usize, usize)| {
                !open_marked.refused[*part] && !open_marked.refused[*whole]
            };
            if contradictions.iter().any(of_answers) {
                continue;
            }
            let mut found = Vec::new();
            for (rule, outcome) in self.model.rules.iter().zip(&self.evaluation.outcomes) {
                self.definite(&reader, rule, outcome, any_marked, &mut found);
            }
            self.lies.append(&mut found);
            if let Some(score) = &self.evaluation.score {
                let total = self.total(&reader);
                let within = |edge: Option<Rational>, below: bool| {
                    edge.is_none_or(|edge| {
                        let edge = Frac(edge.numerator().into(), edge.denominator().into());
                        if below {
                            edge <= total.0
                        } else {
                            total.1 <= edge
                        }
                    })
                };
                let range = score.total;
                if !within(range.low().finite(), true) || !within(range.high().finite(), false) {
                    self.lie("score-taken-back", format!("{score:?} in {world:?}"));
                }
            }
            if !self.lies.is_empty() {
                return;
            }
        }
        if any_marked {
            self.undefined_decides(&worlds, &open_marked);
        }
        let no_problem = !self.evaluation.problems.iter().any(|one| one.kind.marks());
        if no_problem && let Some(world) = closed(self.model, self.visitor, open) {
            self.tally.closed += 1;
            self.exactly(&world);
        }
    }

    fn lie(&mut self, kind: &'static str, text: String) {
        self.lies.push(Lie { kind, text });
    }

    fn is_marked(&self, id: &str) -> bool {
        let input = self.policy.input_position(id);
        input.is_some_and(|input| self.evaluation.facts.given(input) == Mark::Marked)
    }

    fn definite(
        &self,
        reader: &Reader<'_>,
        rule: &Rule,
        outcome: &Outcome,
        any_marked: bool,
        found: &mut Vec<Lie>,
    ) {
        let naive = reader.status(rule);
        if !allowed(outcome.status, naive) {
            let kind = if any_marked {
                "refused-answer-decides"
            } else {
                "status-taken-back"
            };
            let text = format!(
                "{} is {} and yet {} in {:?}",
                rule.id,
                outcome.status.code(),
                naive.code(),
                reader.world
            );
            found.push(Lie { kind, text });
        }
        if outcome.status == Status::Invalid && !any_marked {
            let text = format!("{} is invalid, and nothing was refused", rule.id);
            found.push(Lie {
                kind: "invalid-without-cause",
                text,
            });
        }
        for (part, outcome) in rule.parts().iter().zip(&outcome.parts) {
            self.definite(reader, part, outcome, any_marked, found);
        }
    }

    /// The least and the most that a scorecard can come to, with what experts say.
    fn total(&self, reader: &Reader<'_>) -> (Frac, Frac) {
        let (mut least, mut most) = (Frac::ZERO, Frac::ZERO);
        for rule in &self.model.rules {
            let Some(row) = &rule.row else { continue };
            let points = reader.points(rule, row);
            least = least.plus(points.unwrap_or(Frac::ZERO));
            most = most.plus(points.unwrap_or(Frac::whole(Reader::out_of(row))));
        }
        (least, most)
    }

    /// A status that is the same for every value of a refused answer only because there is nothing to share.
    fn undefined_decides(&mut self, worlds: &[World], open: &Open) {
        let mut found = Vec::new();
        for (rule, outcome) in self.model.rules.iter().zip(&self.evaluation.outcomes) {
            let Way::Compare { measure, .. } = &rule.way else {
                continue;
            };
            let reads = (0..open.refused.len()).any(|one| open.refused[one] && measure.reads(one));
            let undefined = worlds.iter().all(|world| {
                let reader = Reader {
                    model: self.model,
                    world,
                };
                reader.num(measure).is_none()
            });
            if outcome.status == Status::Unmet && reads && undefined && rule.row.is_none() {
                found.push(format!(
                    "{} is unmet, since there is nothing to share",
                    rule.id
                ));
            }
        }
        for text in found {
            self.lie("undefined-decides", text);
        }
    }

    /// Part and whole: a problem where no world is left without it, and nowhere else.
    fn contradictions(&mut self) {
        let open = Open::of(self.model, self.visitor, &|_| false);
        let mut figures = self.visitor.figures.iter().zip(&self.model.figures);
        // An answer that was refused is a problem of its own; nobody contradicts themselves with what they left blank.
        let other = figures.any(|(given, figure)| match given {
            Given::Refused(_) => true,
            Given::Blank | Given::Unknown => figure.min > 0,
            _ => false,
        });
        if other || open.any_refused || open.count() > 4_000 {
            return;
        }
        let (worlds, _) = open.worlds(4_000, 0);
        let any = |fits: &dyn Fn(&Reader<'_>) -> bool| {
            worlds.iter().any(|world| {
                fits(&Reader {
                    model: self.model,
                    world,
                })
            })
        };
        let fits = any(&|reader| reader.contradictions().is_empty());
        let keeps_rules = any(&|reader| reader.keeps_rules());
        let told = self.evaluation.problems.iter().find(|one| one.kind.marks());
        match told {
            Some(problem) if fits => self.lie("contradiction-made-up", format!("{problem:?}")),
            None if !keeps_rules => self.lie("contradiction-unseen", String::new()),
            _ => {}
        }
    }

    /// On complete answers both evaluators say the same.
    fn exactly(&mut self, world: &World) {
        let reader = Reader {
            model: self.model,
            world,
        };
        let mut found = Vec::new();
        for (rule, outcome) in self.model.rules.iter().zip(&self.evaluation.outcomes) {
            Self::same(&reader, rule, outcome, &mut found);
        }
        let verdict = self.verdict(&reader);
        if verdict.is_some_and(|verdict| verdict != self.evaluation.verdict.stage) {
            let text = format!("{:?}, not {verdict:?}", self.evaluation.verdict.stage);
            found.push(("verdict-differs", text));
        }
        for (kind, text) in found {
            self.lie(kind, text);
        }
    }

    fn same(
        reader: &Reader<'_>,
        rule: &Rule,
        outcome: &Outcome,
        found: &mut Vec<(&'static str, String)>,
    ) {
        let naive = reader.status(rule);
        if outcome.status.code() != naive.code() {
            let text = format!(
                "{} is {}, not {}",
                rule.id,
                outcome.status.code(),
                naive.code()
            );
            found.push(("status-differs", text));
        }
        for (part, outcome) in rule.parts().iter().zip(&outcome.parts) {
            Self::same(reader, part, outcome, found);
        }
    }

    fn verdict(&self, reader: &Reader<'_>) -> Option<Stage> {
        if self.model.kind == ASSESSMENT {
            let (least, most) = self.total(reader);
            let cut = Frac::whole(self.model.cut);
            return Some(if least >= cut {
                Stage::Graded(0)
            } else if most < cut {
                Stage::Graded(1)
            } else {
                Stage::Incomplete
            });
        }
        let statuses = self
            .model
            .rules
            .iter()
            .map(|rule| (reader.status(rule), rule.soft));
        let statuses = statuses.collect::<Vec<_>>();
        let any = |wanted: &dyn Fn(&(Naive, bool)) -> bool| statuses.iter().any(wanted);
        let exit = self.model.kind == EXIT;
        let fails = |(status, soft): &(Naive, bool)| match exit {
            true => *status == Naive::Met,
            false => *status == Naive::Unmet && !soft,
        };
        Some(if any(&fails) {
            Stage::Failed
        } else if !exit && any(&|(status, _)| *status == Naive::Unmet) {
            Stage::NeedsException
        } else if any(&|(status, _)| *status == Naive::Judged) {
            Stage::PendingReview
        } else {
            Stage::Passed
        })
    }
}
