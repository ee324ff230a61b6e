//! The part of a report that tells of one criterion.

use super::{Record, Supplement, Value};
use crate::evaluation::{Evaluation, Outcome, Reason, Status};
use crate::exact::{Date, Range, Rational, Values};
use crate::expression::Quantity;
use crate::guidance::Distance;
use crate::policy::{
    CheckKind, Clause, Compare, Criterion, Decision, Evidence, Points, Policy, Shown,
};
use crate::text;

/// A criterion and what came of it.
#[derive(Clone, Copy)]
pub struct CriterionReport<'a> {
    /// The policy that it is of.
    pub policy: &'a Policy,
    /// The evaluation that it is of.
    pub evaluation: &'a Evaluation,
    /// What it says, and where.
    pub criterion: &'a Criterion,
    /// What came of it, in codes.
    pub outcome: &'a Outcome,
    /// How far it is, where guidance was asked for.
    pub distance: Option<&'a Distance>,
    pub(super) supplement: Option<&'a dyn Supplement>,
}

/// A number, exactly and as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Itself; of a date the day number.
    pub value: Rational,
    /// With its unit, rounded but never across the limit.
    pub text: String,
}

/// A figure that is known, or the bounds of one that is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A known figure.
    Exact(Number),
    /// What it can still be; a side without bound is absent.
    Between {
        /// At least this.
        min: Option<Number>,
        /// At most this.
        max: Option<Number>,
    },
}

/// How a criterion looks: as its status, and in an `exit` check as what that means for the applicant. Each look has a mark
/// of its own.
#[must_use]
pub const fn look(status: Status, favourable: Option<bool>) -> &'static str {
    match (status, favourable) {
        (Status::Met, Some(false)) => Status::Unmet.code(),
        (Status::Unmet, Some(true)) => Status::Met.code(),
        (status, _) => status.code(),
    }
}

impl<'a> CriterionReport<'a> {
    /// Nested criteria.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        let parts = self.criterion.parts().iter().zip(&self.outcome.parts);
        let distances = self.distance.map(|distance| distance.parts.as_slice());
        let distances = distances.unwrap_or_default();
        parts
            .enumerate()
            .map(move |(place, (criterion, outcome))| Self {
                criterion,
                outcome,
                distance: distances.get(place),
                ..self
            })
    }

    /// The statement with the requirement filled in; while a table's key is open, all its rows.
    #[must_use]
    pub fn statement(self) -> String {
        text::stated(self.policy, &self.evaluation.facts, self.criterion)
    }

    /// What it comes to and why, in plain sentences made from the rule.
    #[must_use]
    pub fn explanation(self) -> String {
        text::explanation(
            self.policy,
            self.evaluation,
            self.criterion,
            self.outcome,
            self.distance,
        )
    }

    /// The word for the status.
    #[must_use]
    pub fn status_text(self) -> &'static str {
        let kind = self.evaluation.verdict.kind;
        text::status(self.outcome.status, kind, self.policy.lang)
    }

    /// The reason of the status in a sentence.
    #[must_use]
    pub fn reason_text(self) -> Option<&'static str> {
        let lang = self.policy.lang;
        self.outcome.reason.map(|reason| text::reason(reason, lang))
    }

    /// Whether a definite status is good for the applicant; `None` while it is open.
    #[must_use]
    pub fn favourable(self) -> Option<bool> {
        let exit = self.evaluation.verdict.kind == CheckKind::Exit;
        match self.outcome.status {
            Status::Met => Some(!exit),
            Status::Unmet => Some(exit),
            Status::Waived => Some(true),
            Status::Unanswered | Status::Judged | Status::NotApplicable | Status::Invalid => None,
        }
    }

    /// How it looks.
    #[must_use]
    pub fn look(self) -> &'static str {
        look(self.outcome.status, self.favourable())
    }

    /// The measured side of a comparison; `None` while nothing bounds it.
    ///
    /// Each side is rounded so that it never seems to stand across the other.
    #[must_use]
    pub fn measured(self) -> Option<Figure> {
        self.side(self.outcome.measured?, self.outcome.required)
    }

    /// The required side.
    #[must_use]
    pub fn required(self) -> Option<Figure> {
        self.side(self.outcome.required?, self.outcome.measured)
    }

    /// What it gives as a row of a scorecard.
    #[must_use]
    pub fn points(self) -> Option<Figure> {
        let (points, range) = self.row()?;
        shown(Values::of(range), &Shown::Plain, Some(points.out_of))
    }

    /// The same, with the most that it gives, in words.
    #[must_use]
    pub fn points_text(self) -> Option<String> {
        let (points, range) = self.row()?;
        Some(text::points(range, points.out_of, self.policy.lang))
    }

    /// What to check by hand, once it is known: of a share `1,019 ÷ 1,200`, of a sum of years
    /// `410 + 395 + 405`.
    #[must_use]
    pub fn arithmetic(self) -> Option<String> {
        let (above, below) = match &self.compare()?.measure {
            Quantity::Input(input) => return text::years(&self.evaluation.facts, *input),
            Quantity::Divide(above, below) => (above, below),
            _ => return None,
        };
        let known = |side: &Quantity| side.values(&self.evaluation.facts).ok()?.single();
        let (above, below) = (known(above)?, known(below)?);
        Some(text::number(above, None) + " ÷ " + &text::number(below, None))
    }

    /// The inputs that it waits for.
    #[must_use]
    pub fn missing(self) -> Vec<&'a str> {
        self.policy.ids(&self.outcome.missing)
    }

    /// How it is decided on these answers. What experts would still look at decides no nested criterion that is met or
    /// unmet without them, and a part that does not apply decides nothing.
    #[must_use]
    pub fn evidence(self) -> Evidence {
        let lifted = |status| matches!(status, Status::Waived | Status::NotApplicable);
        let status = self.outcome.status;
        if self.outcome.parts.is_empty() || lifted(status) {
            return self.criterion.evidence();
        }
        let mut least_certain = Evidence::Computed;
        for part in self.parts() {
            let own = part.evidence();
            let decides = part.outcome.status != Status::NotApplicable
                && (own != Evidence::Judged || status == Status::Judged);
            if decides {
                least_certain = least_certain.max(own);
            }
        }
        least_certain
    }

    /// The waiver that holds.
    #[must_use]
    pub fn waived(self) -> Option<&'a Clause> {
        text::waived(self.criterion, self.outcome)
    }

    /// The rule by which it does not apply.
    #[must_use]
    pub fn inapplicable(self) -> Option<&'a Clause> {
        text::inapplicable(&self.evaluation.facts, self.criterion, self.outcome)
    }

    /// What experts look at.
    #[must_use]
    pub fn looks_at(self) -> Option<&'a str> {
        match &self.criterion.decision {
            Decision::Judged(looks_at) => looks_at.as_deref(),
            _ => None,
        }
    }

    fn compare(self) -> Option<&'a Compare> {
        match &self.criterion.decision {
            Decision::Compare(compare) => Some(compare),
            _ => None,
        }
    }

    pub(super) fn check_criteria(self) -> &'a [Criterion] {
        let check = self.policy.checks.get(self.evaluation.check);
        check.map_or(&[], |check| &check.criteria)
    }

    fn side(self, values: Values, other: Option<Values>) -> Option<Figure> {
        let limit = other.and_then(Values::single);
        shown(values, &self.compare()?.shown, limit)
    }

    /// What the text gives for it, and what it comes to, as a row of a scorecard.
    pub(super) fn row(self) -> Option<(&'a Points, Range)> {
        self.criterion.points.as_ref().zip(self.outcome.points)
    }

    pub(super) fn record(self) -> Record<'a> {
        let Self {
            criterion, outcome, ..
        } = self;
        let mut record = Record::default();
        record.text("id", &criterion.id);
        record.text("clause", &criterion.clause);
        record.owned("statement", self.statement());
        record.text("evidence", self.evidence().code());
        record.text("status", outcome.status.code());
        record.text("statusText", self.status_text());
        record.flag("soft", criterion.soft);
        if let Some(favourable) = self.favourable() {
            record.flag("favourable", favourable);
        }
        record.text_if("reason", outcome.reason.map(Reason::code));
        record.text_if("reasonText", self.reason_text());
        if let Some(compare) = self.compare() {
            figure(&mut record, "measured", self.measured(), &compare.shown);
            figure(&mut record, "required", self.required(), &compare.shown);
            record.text("comparison", compare.comparison.code());
        }
        record.owned_if("pointsText", self.points_text());
        record.owned_if("arithmetic", self.arithmetic());
        if let Some(supplement) = self.supplement {
            supplement.of_criterion(&mut record, self, self.distance);
        }
        record.ids("missing", self.policy, &outcome.missing);
        for (name, lifted) in [("waived", self.waived()), ("applies", self.inapplicable())] {
            if let Some(lifted) = lifted {
                let mut clause = Record::default();
                clause.text("clause", &lifted.clause);
                clause.text("statement", &lifted.statement);
                record.record(name, clause);
            }
        }
        record.text_if("by", criterion.by.as_deref());
        if !outcome.parts.is_empty() {
            let mut parts = Vec::new();
            for part in self.parts() {
                parts.push(Value::Record(part.record()));
            }
            record.list("parts", parts);
        }
        record.text_if("note", criterion.note.as_deref());
        record.text_if("help", criterion.help.as_deref());
        record.text_if("quote", criterion.quote.as_deref());
        record.text_if("looksAt", self.looks_at());
        if !criterion.materials.is_empty() {
            record.texts("materials", &criterion.materials);
        }
        record
    }
}

fn shown(values: Values, shown: &Shown, limit: Option<Rational>) -> Option<Figure> {
    let number = |value: Rational| Number {
        value,
        text: text::figure(value, shown, limit),
    };
    if let Some(value) = values.single() {
        return Some(Figure::Exact(number(value)));
    }
    let range = values.range?;
    let min = range.low().finite().map(number);
    let max = range.high().finite().map(number);
    (min.is_some() || max.is_some()).then_some(Figure::Between { min, max })
}

/// Writes a figure.
pub(super) fn figure(
    record: &mut Record<'_>,
    name: &'static str,
    figure: Option<Figure>,
    shown: &Shown,
) {
    match figure {
        None => {}
        Some(Figure::Exact(value)) => record.record(name, number(value, shown)),
        Some(Figure::Between { min, max }) => {
            let mut bounds = Record::default();
            for (name, bound) in [("min", min), ("max", max)] {
                if let Some(bound) = bound {
                    bounds.record(name, number(bound, shown));
                }
            }
            record.record(name, bounds);
        }
    }
}

/// A number as it is written out; of a date the day.
pub(super) fn number(number: Number, shown: &Shown) -> Record<'static> {
    let Number { value, text } = number;
    let day = value.to_i64().filter(|_| *shown == Shown::Date);
    let day = day.and_then(|day| Date::from_days(day).ok());
    let exact = day.map_or_else(|| value.written(), Date::written);
    let mut record = Record::default();
    record.owned("exact", exact);
    record.owned("text", text);
    record
}
