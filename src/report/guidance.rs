//! Guidance as it is written out.

use super::Compared;
use super::criterion::number;
use super::{CriterionReport, Number, Record, Report, Supplement, Value};
use crate::answers::Answers;
use crate::evaluation::{Evaluation, Status};
use crate::exact::Rational;
use crate::guidance::{Change, Distance, Gap, Guidance, Plan, Tryable, WhatIf};
use crate::policy::{Criterion, Policy, Shown};
use crate::text;

/// Guidance on an evaluation, as a report tells it.
#[derive(Clone, Debug)]
pub struct Guided<'a> {
    /// How far, and what to change.
    pub guidance: Guidance<'a>,
    /// The same answers put otherwise, as far as that was asked for.
    pub comparison: Vec<Compared<'a>>,
    /// A figure that was tried, where that was asked for.
    pub what_if: Option<WhatIf>,
}

impl<'a> Guided<'a> {
    /// The guidance on an evaluation of these answers.
    #[must_use]
    pub fn new(policy: &'a Policy, evaluation: &Evaluation, answers: &Answers) -> Self {
        Guidance::new(policy, evaluation, answers).into()
    }
}

impl<'a> From<Guidance<'a>> for Guided<'a> {
    /// Nothing compared, no figure tried.
    fn from(guidance: Guidance<'a>) -> Self {
        Self {
            guidance,
            comparison: Vec::new(),
            what_if: None,
        }
    }
}

impl Supplement for Guided<'_> {
    fn of_criterion<'r>(
        &self,
        record: &mut Record<'r>,
        criterion: CriterionReport<'r>,
        distance: Option<&Distance>,
    ) {
        record.owned("explanation", criterion.explanation());
        // One that is decided well has parts without a distance.
        let none = Distance::default();
        let distance = distance.unwrap_or(&none);
        self::distance(
            record,
            criterion.policy,
            criterion.check_criteria(),
            distance,
        );
    }

    fn of_whole<'r>(&'r self, record: &mut Record<'r>, report: Report<'r>) {
        let Report {
            policy,
            check,
            evaluation,
            ..
        } = report;
        let mut nearest = Vec::new();
        for (row, one) in report.nearest_gaps() {
            let mut record = gap(policy, &check.criteria, one);
            record.text("criterion", &row.criterion.id);
            record.text("clause", &row.criterion.clause);
            record.owned("statement", row.statement());
            nearest.push(Value::Record(record));
        }
        record.list("nearest", nearest);
        if let Some(plan) = &self.guidance.plan {
            record.record("plan", self::plan(policy, evaluation, plan));
        }
        record.list("levers", levers(report, &self.guidance.levers));
        if let Some(what_if) = &self.what_if {
            record.record("whatIf", self::what_if(report, what_if));
        }
        if !self.comparison.is_empty() {
            record.list("comparison", comparison(policy, &self.comparison));
        }
    }
}

/// A figure of an input, with its unit.
fn figure(policy: &Policy, input: usize, value: Rational) -> Record<'static> {
    let text = text::amount(policy, input, value);
    number(Number { value, text }, &Shown::Plain)
}

fn input_id(policy: &Policy, input: usize) -> &str {
    policy.inputs.get(input).map_or("", |input| &input.id)
}

/// How far a criterion is: its gaps, or what they depend on.
fn distance<'a>(
    record: &mut Record<'a>,
    policy: &'a Policy,
    criteria: &'a [Criterion],
    distance: &Distance,
) {
    if !distance.short {
        return;
    }
    if !distance.depends.is_empty() {
        record.ids("dependsOn", policy, &distance.depends);
        return;
    }
    let gaps = distance.gaps.iter();
    let gaps = gaps.map(|one| Value::Record(gap(policy, criteria, one)));
    record.list("gaps", gaps.collect());
    if distance.not_computed {
        record.flag("gapsNotComputed", true);
    }
}

fn gap<'a>(policy: &'a Policy, criteria: &'a [Criterion], gap: &Gap) -> Record<'a> {
    let mut record = Record::default();
    record.text("input", input_id(policy, gap.input));
    record.record("by", figure(policy, gap.input, gap.by));
    record.record("to", figure(policy, gap.input, gap.to));
    record.flag("growing", gap.growing);
    record.flag("onlyNew", gap.only_new);
    let breaks = gap.breaks.iter().filter_map(|broken| criteria.get(*broken));
    let breaks = breaks.map(|criterion| Value::Text(&criterion.id));
    record.list("breaks", breaks.collect());
    record.owned("text", text::gap(policy, gap));
    record
}

fn plan<'a>(policy: &'a Policy, evaluation: &Evaluation, plan: &'a Plan<'_>) -> Record<'a> {
    let named = |criteria: &'a [&Criterion]| {
        let criteria = criteria.iter();
        criteria
            .map(|criterion| named(policy, evaluation, criterion))
            .collect()
    };
    let mut record = Record::default();
    record.text("status", plan.status.code());
    let changes = plan.changes.iter();
    let changes = changes.map(|one| Value::Record(change(policy, evaluation, one)));
    record.list("changes", changes.collect());
    record.list("steps", named(&plan.steps));
    record.flag("complete", plan.missing.is_empty());
    record.ids("missing", policy, &plan.missing);
    record.list("obstacles", named(&plan.obstacles));
    if !plan.gives_way.is_empty() {
        record.list("givesWay", named(&plan.gives_way));
    }
    let meets = plan
        .meets
        .iter()
        .map(|criterion| Value::Text(&criterion.id));
    record.list("meets", meets.collect());
    let notes = text::plan_notes(policy, evaluation, plan).into_iter();
    record.list("notes", notes.map(Value::Owned).collect());
    if !plan.answers.is_empty() {
        // As they would be given: yearly figures stay yearly, totals stay totals.
        record.record("answers", (&plan.answers).into());
    }
    record
}

fn change<'a>(policy: &'a Policy, evaluation: &Evaluation, change: &'a Change<'_>) -> Record<'a> {
    let mut record = Record::default();
    record.text("input", input_id(policy, change.input));
    record.record("from", figure(policy, change.input, change.from));
    record.record("to", figure(policy, change.input, change.to));
    if let Some(criterion) = change.reason {
        record.text("criterion", &criterion.id);
    }
    record.owned("text", text::change(policy, change));
    record.owned("reason", text::reason_of_change(policy, evaluation, change));
    record
}

/// A criterion that a plan names, with its figures.
fn named<'a>(policy: &Policy, evaluation: &Evaluation, criterion: &'a Criterion) -> Value<'a> {
    let mut record = Record::default();
    record.text("id", &criterion.id);
    record.text("clause", &criterion.clause);
    record.owned(
        "statement",
        text::stated(policy, &evaluation.facts, criterion),
    );
    record.flag("soft", criterion.soft);
    Value::Record(record)
}

/// The figures that can be tried, and where criteria turn.
fn levers<'a>(report: Report<'a>, tryable: &[Tryable]) -> Vec<Value<'a>> {
    let policy = report.policy;
    let mut levers = Vec::new();
    for tryable in tryable {
        let input = tryable.input;
        let mut record = Record::default();
        record.text("input", input_id(policy, input));
        record.owned("name", text::input_name(policy, input));
        record.record("today", figure(policy, input, tryable.today));
        record.record("min", figure(policy, input, tryable.least));
        record.record("max", figure(policy, input, tryable.most));
        let mut points = Vec::new();
        for point in &tryable.tipping {
            let mut record = Record::default();
            record.record("at", figure(policy, input, point.at));
            if let Some(row) = report.criteria().nth(point.criterion) {
                record.text("criterion", &row.criterion.id);
                record.owned("statement", row.statement());
            }
            record.text("status", point.status.code());
            let word = text::status(point.status, report.check.kind, policy.lang);
            record.text("statusText", word);
            points.push(Value::Record(record));
        }
        record.list("tippingPoints", points);
        levers.push(Value::Record(record));
    }
    levers
}

/// What another figure would change.
fn what_if<'a>(report: Report<'a>, what_if: &WhatIf) -> Record<'a> {
    let Report {
        policy, evaluation, ..
    } = report;
    let mut record = Record::default();
    record.text("input", input_id(policy, what_if.input));
    record.record("to", figure(policy, what_if.input, what_if.figure));
    if let Some(tried) = Report::new(policy, &what_if.evaluation, report.answers) {
        record.owned("verdict", tried.verdict().to_owned());
        let headline = text::headline(policy, &what_if.evaluation);
        record.owned("headline", headline.title);
    }
    let mut turns = Vec::new();
    for turned in &what_if.turned {
        let before = evaluation.outcomes.get(*turned);
        let after = what_if.evaluation.outcomes.get(*turned);
        if let (Some(criterion), Some(before), Some(after)) =
            (report.check.criteria.get(*turned), before, after)
        {
            let mut turn = Record::default();
            turn.text("criterion", &criterion.id);
            turn.text("from", before.status.code());
            turn.text("to", after.status.code());
            let word = text::status(after.status, report.check.kind, policy.lang);
            turn.text("toText", word);
            let facts = &what_if.evaluation.facts;
            turn.owned("statement", text::stated(policy, facts, criterion));
            turns.push(Value::Record(turn));
        }
    }
    record.list("turns", turns);
    record
}

/// What the same answers come to otherwise.
fn comparison<'a>(own: &Policy, compared: &'a [Compared<'a>]) -> Vec<Value<'a>> {
    let mut list = Vec::new();
    for one in compared {
        let policy = one.variant.policy;
        let Some(report) = one.report() else {
            continue;
        };
        let mut record = Record::default();
        record.text("policy", &policy.id);
        record.text("check", &report.check.id);
        record.text("title", &report.check.title);
        if !one.variant.changed.is_empty() {
            record.record("answers", (&one.variant.changed).into());
        }
        record.text("verdict", report.verdict());
        let word = text::verdict_text(&one.evaluation, own.lang);
        record.text("verdictText", word);
        record.flag("live", one.evaluation.is_live());
        if policy.id != own.id {
            record.text("policyTitle", &policy.title);
        }
        for (name, status) in [
            ("met", Status::Met),
            ("unmet", Status::Unmet),
            ("judged", Status::Judged),
        ] {
            let outcomes = one.evaluation.outcomes.iter();
            let count = outcomes.filter(|outcome| outcome.status == status).count();
            record.count(name, u32::try_from(count).unwrap_or(u32::MAX));
        }
        let missing = u32::try_from(one.evaluation.missing.len());
        record.count("missing", missing.unwrap_or(u32::MAX));
        record.owned("countsText", one.counts_text(own));
        record.flag("nearest", one.nearest);
        record.owned("why", report.why());
        list.push(Value::Record(record));
    }
    list
}
