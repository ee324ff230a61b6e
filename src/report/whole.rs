//! The report of a whole check.

use serde::{Serialize, Serializer};

use super::criterion::{figure, number};
use super::{CriterionReport, Guided, Number, PRODUCT_VERSION, REPORT_FORMAT, Record, Value};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Stage, Status};
use crate::exact::Rational;
use crate::guidance::{Distance, Gap};
use crate::policy::{Check, Evidence, Fact, Grade, Policy, Route, Shown, belongs_to};
use crate::text;

/// So many gaps are told in one line of why.
const MOST_GAPS: usize = 3;

/// The result of a check, with everything that led to it.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The policy that was checked.
    pub policy: &'a Policy,
    /// The check.
    pub check: &'a Check,
    /// What came of it, in codes.
    pub evaluation: &'a Evaluation,
    /// The answers, as they came in.
    pub answers: &'a Answers,
    /// How far each criterion is, where guidance was asked for.
    pub distances: &'a [Distance],
    pub(super) supplement: Option<&'a dyn Supplement>,
}

/// What is written out beside a bare report. Behind a trait, so that a program that never asks for it does not
/// carry it.
pub(super) trait Supplement {
    /// Of one criterion.
    fn of_criterion<'r>(
        &self,
        record: &mut Record<'r>,
        criterion: CriterionReport<'r>,
        distance: Option<&Distance>,
    );
    /// Of the whole.
    fn of_whole<'r>(&'r self, record: &mut Record<'r>, report: Report<'r>);
}

/// Something worth knowing, with its source.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// A title.
    pub title: Option<&'a str>,
    /// What it says.
    pub text: &'a str,
    /// Where it stands.
    pub clause: &'a str,
    /// How an unclear text is read.
    pub note: Option<&'a str>,
}

/// How many criteria of an evidence have each status. Nested criteria count as one, where their least certain part
/// does that decides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally([u32; Status::ALL.len()]);

impl Tally {
    /// How many have a status.
    #[must_use]
    pub fn of(&self, status: Status) -> u32 {
        self.0.get(status as usize).copied().unwrap_or_default()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The statuses that occur, and how many have each.
    pub fn counted(&self) -> impl Iterator<Item = (Status, u32)> {
        let statuses = Status::ALL.into_iter();
        let counted = statuses.map(|status| (status, self.of(status)));
        counted.filter(|(_, count)| *count > 0)
    }

    fn record(&self) -> Record<'static> {
        let mut record = Record::default();
        for (status, count) in self.counted() {
            record.count(status.code(), count);
        }
        record
    }
}

impl<'a> Report<'a> {
    /// The report of an evaluation, in the language of the policy. `None` when the evaluation is of another policy.
    #[must_use]
    pub fn new(
        policy: &'a Policy,
        evaluation: &'a Evaluation,
        answers: &'a Answers,
    ) -> Option<Self> {
        let check = policy.checks.get(evaluation.check)?;
        Some(Self {
            policy,
            check,
            evaluation,
            answers,
            distances: &[],
            supplement: None,
        })
    }

    /// With guidance on the same evaluation.
    #[must_use]
    pub fn guided(self, guided: &'a Guided<'a>) -> Self {
        Self {
            distances: &guided.guidance.distances,
            supplement: Some(guided),
            ..self
        }
    }

    /// The criteria, in the order of the text.
    pub fn criteria(self) -> impl Iterator<Item = CriterionReport<'a>> {
        let criteria = self.check.criteria.iter().zip(&self.evaluation.outcomes);
        let criteria = criteria.enumerate();
        criteria.map(move |(place, (criterion, outcome))| CriterionReport {
            policy: self.policy,
            evaluation: self.evaluation,
            criterion,
            outcome,
            distance: self.distances.get(place),
            supplement: self.supplement,
        })
    }

    /// Counts the criteria of an evidence; those of different ones are never mixed into one total.
    #[must_use]
    pub fn tally(self, evidence: Evidence) -> Tally {
        let mut tally = Tally([0; Status::ALL.len()]);
        for row in self.criteria() {
            let count = tally.0.get_mut(row.outcome.status as usize);
            if let Some(count) = count.filter(|_| row.evidence() == evidence) {
                *count += 1;
            }
        }
        tally
    }

    /// The code of the verdict; of a scorecard the id of its grade.
    #[must_use]
    pub fn verdict(self) -> &'a str {
        match self.evaluation.verdict.stage {
            Stage::Graded(grade) => {
                let grade = self.check.grades.get(grade);
                grade.map_or("", |grade| &grade.id)
            }
            _ => self.evaluation.verdict.code(),
        }
    }

    /// The least and the most that a scorecard can still come to: a self-score, never the official result.
    #[must_use]
    pub fn total(self) -> Option<[Number; 2]> {
        let total = self.evaluation.score?.total;
        let (min, max) = (total.low().finite()?, total.high().finite()?);
        Some([self.score_number(min), self.score_number(max)])
    }

    /// The most that a scorecard gives.
    #[must_use]
    pub fn out_of(self) -> Option<Number> {
        Some(self.score_number(self.evaluation.score?.out_of))
    }

    /// The grade that every possible total has.
    #[must_use]
    pub fn grade(self) -> Option<&'a Grade> {
        self.check.grades.get(self.evaluation.score?.grade?)
    }

    /// The input that decides most of what is open.
    #[must_use]
    pub fn next_question(self) -> Option<&'a str> {
        let Evaluation {
            missing,
            missing_for_route,
            ..
        } = self.evaluation;
        let next = missing.first().or(missing_for_route.first())?;
        self.policy.inputs.get(*next).map(|input| input.id.as_str())
    }

    /// The nearest change of each criterion that falls short, smallest first. None that only measures a
    /// distance where there is one that can be made.
    #[must_use]
    pub fn nearest_gaps(self) -> Vec<(CriterionReport<'a>, &'a Gap)> {
        let mut nearest = Vec::<(CriterionReport<'a>, &'a Gap)>::new();
        for criterion in self.criteria() {
            let gaps = criterion.distance.map(|distance| distance.gaps.as_slice());
            let gaps = gaps.unwrap_or_default();
            let own = gaps.iter().find(|gap| !gap.only_new).or(gaps.first());
            if let Some(own) = own {
                let place = nearest.partition_point(|(_, other)| other.compare(own).is_le());
                nearest.insert(place, (criterion, own));
            }
        }
        nearest
    }

    /// One line on what stands between the answers and the best verdict.
    #[must_use]
    pub fn why(self) -> String {
        let lang = self.policy.lang;
        let mut unmet = self.criteria();
        let first = unmet.find(|row| row.outcome.status == Status::Unmet && !row.criterion.soft);
        let mut gaps = String::new();
        for (_, gap) in self.nearest_gaps().into_iter().take(MOST_GAPS) {
            if !gaps.is_empty() {
                gaps.push_str(text::pick(lang, "；", "; "));
            }
            gaps.push_str(&text::gap(self.policy, gap));
        }
        match first {
            Some(_) if !gaps.is_empty() => gaps,
            Some(row) => row.statement() + text::pick(lang, "：", ": ") + row.status_text(),
            None => text::headline(self.policy, self.evaluation).title,
        }
    }

    /// Where the application is handed in.
    pub fn routes(self) -> impl Iterator<Item = &'a Route> {
        let routes = self.evaluation.routes.iter();
        routes.filter_map(move |route| self.policy.routes.get(*route))
    }

    /// What the text says of rounds, and where they stand.
    #[must_use]
    pub fn round(self) -> Option<Cited<'a>> {
        let round = self.policy.round.as_ref()?;
        Some(Cited {
            title: Some(text::round(self.evaluation.round, self.policy.lang)),
            text: &round.statement,
            clause: &round.clause,
            note: None,
        })
    }

    /// Those of the policy's facts that belong to the check.
    pub fn cited(self, facts: &'a [Fact]) -> impl Iterator<Item = Cited<'a>> {
        let own = move |fact: &&Fact| belongs_to(&fact.checks, self.evaluation.check);
        facts.iter().filter(own).map(|fact| Cited {
            title: fact.title.as_deref(),
            text: &fact.text,
            clause: &fact.clause,
            note: fact.note.as_deref(),
        })
    }

    /// The counts as they are written out: by evidence and status.
    #[must_use]
    pub fn counts(self) -> Record<'static> {
        let mut record = Record::default();
        for evidence in Evidence::ALL {
            record.record(evidence.code(), self.tally(evidence).record());
        }
        record.count("soft", self.soft_unmet());
        record
    }

    /// How many soft criteria are breached.
    #[must_use]
    pub fn soft_unmet(self) -> u32 {
        self.evaluation.soft_unmet(self.policy) as u32
    }

    fn score(self) -> Option<Record<'a>> {
        let plain = |value: Number| number(value, &Shown::Plain);
        let [min, max] = self.total()?;
        let mut record = Record::default();
        record.record("min", plain(min));
        record.record("max", plain(max));
        record.record("outOf", plain(self.out_of()?));
        let mut rows = Vec::new();
        for criterion in self.criteria() {
            if let Some((points, _)) = criterion.row() {
                let mut row = Record::default();
                row.text("id", &criterion.criterion.id);
                figure(&mut row, "points", criterion.points(), &Shown::Plain);
                row.record("outOf", plain(self.score_number(points.out_of)));
                rows.push(Value::Record(row));
            }
        }
        record.list("rows", rows);
        if let Some(grade) = self.grade() {
            let mut own = Record::default();
            own.text("id", &grade.id);
            own.text("title", &grade.title);
            own.text_if("note", grade.note.as_deref());
            if let Some(favourable) = grade.favourable {
                own.flag("favourable", favourable);
            }
            record.record("grade", own);
        }
        Some(record)
    }

    fn score_number(self, value: Rational) -> Number {
        Number {
            value,
            text: text::score(value, self.check),
        }
    }

    /// Everything, as it is written out.
    #[must_use]
    pub fn record(self) -> Record<'a> {
        let Self {
            policy,
            check,
            evaluation,
            answers,
            ..
        } = self;
        let as_of = evaluation.facts.as_of;
        let headline = text::headline(policy, evaluation);
        let mut record = Record::default();
        record.count("reportFormat", REPORT_FORMAT);
        record.text("lang", policy.lang.code());
        record.text("productVersion", PRODUCT_VERSION);
        record.record("policy", policy_head(policy));
        let mut head = Record::default();
        head.text("id", &check.id);
        head.text("kind", check.kind.code());
        head.text("title", &check.title);
        record.record("check", head);
        record.owned("asOf", as_of.written());
        record.text("validity", evaluation.validity.code());
        let validity = text::validity(policy, evaluation.validity, as_of);
        record.owned_if("validityText", validity);
        record.text("round", evaluation.round.code());
        if let Some(round) = self.round() {
            record.record("roundText", round.record());
        }
        record.flag("live", evaluation.is_live());
        record.text("verdict", self.verdict());
        let mut verdict = Record::default();
        verdict.owned("title", headline.title);
        verdict.owned("detail", headline.detail);
        verdict.owned_if("notice", text::not_live(policy, evaluation));
        record.record("headline", verdict);
        record.record("counts", self.counts());
        if let Some(score) = self.score() {
            record.record("score", score);
        }
        let mut criteria = Vec::new();
        for criterion in self.criteria() {
            criteria.push(Value::Record(criterion.record()));
        }
        record.list("criteria", criteria);
        record.ids("missing", policy, &evaluation.missing);
        record.ids("missingForRoute", policy, &evaluation.missing_for_route);
        if let Some(next) = self.next_question() {
            record.text("nextQuestion", next);
        }
        if let Some(supplement) = self.supplement {
            supplement.of_whole(&mut record, self);
        }
        let mut routes = Vec::new();
        for route in self.routes() {
            let mut record = Record::default();
            record.text("to", &route.to);
            record.text("clause", &route.clause);
            record.text_if("note", route.note.as_deref());
            record.flag("unspecified", route.unspecified);
            routes.push(Value::Record(record));
        }
        record.list("routes", routes);
        for (name, facts) in [
            ("procedure", &policy.procedure),
            ("award", &policy.award),
            ("materials", &policy.materials),
            ("dates", &policy.dates),
        ] {
            let mut list = Vec::new();
            for fact in self.cited(facts) {
                list.push(Value::Record(fact.record()));
            }
            record.list(name, list);
        }
        let mut contact = Record::default();
        contact.text_if("phone", policy.contact_phone.as_deref());
        contact.text_if("address", policy.contact_address.as_deref());
        if !contact.is_empty() {
            record.record("contact", contact);
        }
        let mut problems = Vec::new();
        for problem in &evaluation.problems {
            let mut record = Record::default();
            record.text("code", problem.kind.code());
            record.texts("inputs", &problem.inputs);
            record.owned("message", text::problem(policy, evaluation.check, problem));
            problems.push(Value::Record(record));
        }
        record.list("problems", problems);
        record.text("disclaimer", text::disclaimer(policy.lang));
        record.record("answers", answers.into());
        record
    }
}

fn policy_head(policy: &Policy) -> Record<'_> {
    let mut record = Record::default();
    record.text("id", &policy.id);
    record.text("version", &policy.version);
    record.text("hash", &policy.hash);
    record.text("title", &policy.title);
    record.text("issuer", &policy.issuer);
    record.text_if("documentNumber", policy.number.as_deref());
    record.text_if("url", policy.url.as_deref());
    record
}

impl<'a> Cited<'a> {
    fn record(self) -> Record<'a> {
        let mut record = Record::default();
        record.text_if("title", self.title);
        record.text("text", self.text);
        record.text("clause", self.clause);
        record.text_if("note", self.note);
        record
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record().serialize(serializer)
    }
}
