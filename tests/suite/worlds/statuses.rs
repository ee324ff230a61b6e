//! Statuses against the second evaluator: what the core says is certain holds in every world that the answers leave.

use eligibility_check::answers::Given as Mark;
use eligibility_check::evaluation::{Evaluation, Outcome, Stage, Status};
use eligibility_check::exact::Rational;
use eligibility_check::policy::Policy;

use super::frac::Frac;
use super::model::{ASSESSMENT, EXIT, Figure, Given, Model, Rule, Visitor, Way};
use super::naive::{Naive, Reader, World};
use super::open::{Open, closed};
use super::{Lie, Tally};

/// All worlds are tried where there are no more than so many, otherwise some of them.
const ALL: usize = 240;
const SOME: usize = 80;

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
            // Only its first steps are tried, and those of an amount are small.
            Given::Blank | Given::Unknown => {
                let mut figures = self.model.figures.iter();
                let differs = |other: &Figure| other.asked_when.is_some() || other.decimals > 0;
                figure.min > 0 || figure.max.is_none() || figures.any(differs)
            }
            // Rules narrow no range: what follows from several of them together is not looked for.
            Given::Years(years) => years.contains(&None),
            // Nor are the steps in which a total comes apart into years.
            Given::Total(_) => true,
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
