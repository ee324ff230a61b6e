//! The questions of a check, grouped and in order.

use crate::answers::{Answers, Data, Facts};
use crate::exact::Date;
use crate::policy::{Criterion, Decision, Input, Kind, Policy, Preset};
use crate::text::stated_with;

/// A group of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSection {
    /// The id of the section.
    pub id: String,
    /// Its title.
    pub title: String,
    /// A word of help.
    pub help: Option<String>,
    /// Its questions, in order: figures first, then what is declared.
    pub fields: Vec<Field>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The input's id.
    pub id: String,
    /// What it takes.
    pub kind: FieldKind,
    /// What is asked.
    pub label: String,
    /// Who counts, which period.
    pub help: Option<String>,
    /// The clause, of a declared criterion.
    pub clause: Option<String>,
    /// Our reading of an unclear text, of a declared criterion.
    pub note: Option<String>,
}

/// What a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A number with its unit.
    Number {
        /// Whether it is a whole number.
        whole: bool,
        /// The unit.
        unit: Option<String>,
        /// The first and last year, when it is a series.
        years: Option<(i32, i32)>,
    },
    /// Yes or no.
    YesNo,
    /// Applies or does not apply, to a statement.
    Declared,
    /// One of several options: id, name, help.
    Choice(Vec<(String, String, Option<String>)>),
    /// A date.
    Date,
}

/// The questions of a check that are asked now: those whose condition to be asked holds or that have
/// none. Sections without a question are left out.
#[must_use]
pub fn form(policy: &Policy, check: usize, facts: &Facts) -> Vec<FieldSection> {
    let asked = policy.asked(check);
    let mut declared = Vec::new();
    if let Some(check) = policy.checks.get(check) {
        collect_declared(&check.criteria, &mut declared);
    }
    let mut sections = Vec::new();
    for (position, section) in policy.sections.iter().enumerate() {
        let mut fields = Vec::new();
        for input in asked {
            let Some(input) = policy.inputs.get(*input) else {
                continue;
            };
            if input.section == Some(position) && input.is_shown(facts) {
                fields.push(figure_field(input, facts.as_of));
            }
        }
        for criterion in &declared {
            if criterion.section == Some(position) {
                fields.push(declared_field(criterion));
            }
        }
        if !fields.is_empty() {
            sections.push(FieldSection {
                id: section.id.clone(),
                title: section.title.clone(),
                help: section.help.clone(),
                fields,
            });
        }
    }
    sections
}

/// The answers that a form shows as chosen from the start.
#[must_use]
pub fn presets(policy: &Policy, check: usize) -> Answers {
    let mut answers = Answers::new();
    for input in policy.asked(check) {
        let Some(input) = policy.inputs.get(*input) else {
            continue;
        };
        let value = match &input.preset {
            None => continue,
            Some(Preset::YesNo(value)) => Data::Bool(*value),
            Some(Preset::Option(id)) => Data::text(id),
        };
        answers.insert(input.id.clone(), value);
    }
    answers
}

fn figure_field(input: &Input, as_of: Date) -> Field {
    let unit = input.unit.as_ref().map(|unit| {
        unit.split_once('|')
            .map_or(unit.as_str(), |(_, more)| more)
            .to_owned()
    });
    let number = |figure: &crate::policy::Figure, whole| FieldKind::Number {
        whole,
        unit: unit.clone(),
        years: figure.years.map(|years| years.window(as_of)),
    };
    Field {
        id: input.id.clone(),
        kind: match &input.kind {
            Kind::Count(figure) => number(figure, true),
            Kind::Amount(figure) => number(figure, false),
            Kind::YesNo => FieldKind::YesNo,
            Kind::Declared => FieldKind::Declared,
            Kind::Choice(options) => FieldKind::Choice(
                options
                    .iter()
                    .map(|option| (option.id.clone(), option.label.clone(), option.help.clone()))
                    .collect(),
            ),
            Kind::Date { .. } => FieldKind::Date,
        },
        label: input.label.clone().unwrap_or_else(|| input.id.clone()),
        help: input.help.clone(),
        clause: None,
        note: None,
    }
}

fn declared_field(criterion: &Criterion) -> Field {
    Field {
        id: criterion.id.clone(),
        kind: FieldKind::Declared,
        label: stated_with(criterion, ""),
        help: criterion.help.clone(),
        clause: Some(criterion.clause.clone()),
        note: criterion.note.clone(),
    }
}

fn collect_declared<'p>(criteria: &'p [Criterion], found: &mut Vec<&'p Criterion>) {
    for criterion in criteria {
        if matches!(criterion.decision, Decision::Declared(_)) {
            found.push(criterion);
        }
        collect_declared(criterion.parts(), found);
    }
}
