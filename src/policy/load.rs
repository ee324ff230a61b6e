//! Reads a compiled policy, which may be hand-made: its format, depth and references are checked.

use std::cell::RefCell;

use super::cursor::Cursor;
use super::load_criterion::{load_criterion, load_grade};
use super::{
    Check, CheckKind, Choice, Consistency, Day, FORMAT, Fact, Figure, InForce, Input, Kind, Policy,
    Preset, Round, Route, Section, Years,
};
use crate::answers::{Data, Inputs};
use crate::exact::Rational;
use crate::expression::{Condition, Fault, InputKind, LoadError, Names, load_condition};

/// The longest window of a series. More would be a slip of the pen.
const MAX_YEARS: i32 = 50;

impl Policy {
    /// Reads a compiled policy.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path to it.
    pub fn load(data: &Data) -> Result<Self, LoadError> {
        match data.get("format") {
            Some(Data::Integer(FORMAT)) => {}
            Some(Data::Integer(found)) => {
                return Err(LoadError::UnsupportedFormat(found.to_string()));
            }
            other => {
                let found = other.and_then(Data::as_text).unwrap_or_default();
                return Err(LoadError::UnsupportedFormat(found.to_owned()));
            }
        }
        let first = RefCell::new(None);
        let policy = load(&Cursor::new(data, &first));
        match first.into_inner() {
            Some(error) => Err(error),
            None => Ok(policy),
        }
    }
}

fn load(root: &Cursor<'_>) -> Policy {
    let sections = root.field("sections").each(|section| Section {
        id: section.field("id").string(),
        title: section.field("title").text(),
        help: section.optional_text("help"),
    });
    let mut inputs = root
        .field("inputs")
        .each(|input| load_input(input, &sections));
    let names = InputNames(&inputs);
    let conditions = root
        .field("inputs")
        .each(|input| input.optional("askedWhen", |when| condition(when, &names)));
    let consistency = root.field("consistency").each(|rule| Consistency {
        parts: rule.field("parts").each(|part| figure(part, &names)),
        within: figure(&rule.field("within"), &names),
    });
    let checks = root.field("checks").each(|check| Check {
        id: check.field("id").string(),
        kind: load_kind(&check.field("kind")),
        title: check.field("title").text(),
        summary: check.optional_text("summary"),
        clause: check.optional_string("clause"),
        criteria: check
            .field("criteria")
            .each(|criterion| load_criterion(criterion, &names, &sections, 0)),
        grades: check.field("grades").each(load_grade),
        asked: Inputs::new(),
    });
    let routes = root.field("routes").each(|route| Route {
        checks: check_positions(route, &checks),
        when: route.optional("when", |when| condition(when, &names)),
        to: route.field("to").text(),
        clause: route.field("clause").string(),
        note: route.optional_text("note"),
        unspecified: route.field("unspecified").flag(),
    });
    for (input, asked_when) in inputs.iter_mut().zip(conditions) {
        input.asked_when = asked_when;
    }
    let facts = |name| root.field(name).each(|fact| load_fact(fact, &checks));
    let contact = root.field("contact");
    let mut policy = Policy {
        id: root.field("id").string(),
        version: root.field("version").string(),
        hash: root.optional_string("hash").unwrap_or_default(),
        title: root.field("title").text(),
        number: root.optional_string("number"),
        issuer: root.field("issuer").text(),
        url: root.optional_string("url"),
        published: root.optional("published", |at| at.date()),
        about: root.optional_text("about"),
        prepare: root.optional_text("prepare"),
        minutes: root.optional("minutes", |at| at.integer()),
        contact_phone: contact.optional_string("phone"),
        contact_address: contact.optional_text("address"),
        in_force: load_in_force(&root.field("inForce")),
        round: root.optional("round", load_round),
        procedure: facts("procedure"),
        award: facts("award"),
        materials: facts("materials"),
        dates: facts("dates"),
        sections,
        inputs,
        consistency,
        checks,
        routes,
        vocabulary: root.field("vocabulary").each(|at| at.string()),
    };
    for check in 0..policy.checks.len() {
        let asked = policy.find_asked(check);
        if let Some(check) = policy.checks.get_mut(check) {
            check.asked = asked;
        }
    }
    policy
}

/// The inputs of a policy, for expressions.
pub(super) struct InputNames<'a>(pub(super) &'a [Input]);

impl Names for InputNames<'_> {
    fn input(&self, id: &str) -> Option<(usize, InputKind)> {
        let position = self.0.iter().position(|input| input.id == id)?;
        let kind = match &self.0.get(position)?.kind {
            Kind::Count(figure) | Kind::Amount(figure) if figure.years.is_some() => {
                InputKind::Series
            }
            Kind::Count(_) | Kind::Amount(_) | Kind::Date { .. } => InputKind::Number,
            Kind::YesNo | Kind::Declared => InputKind::YesNo,
            Kind::Choice(_) => InputKind::Choice,
        };
        Some((position, kind))
    }

    fn options(&self, input: usize) -> Vec<&str> {
        match self.0.get(input).map(|input| &input.kind) {
            Some(Kind::Choice(options)) => {
                options.iter().map(|option| option.id.as_str()).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Reads a condition at a place.
pub(super) fn condition(at: &Cursor<'_>, names: &InputNames<'_>) -> Condition {
    load_condition(at.data(), names, &|fault| at.fail(fault))
}

/// The position of the section that a field names, if it names one.
pub(super) fn section_position(of: &Cursor<'_>, sections: &[Section]) -> Option<usize> {
    let position = |id: &str| sections.iter().position(|section| section.id == id);
    of.optional("section", |at| at.reference(position))
}

fn load_kind(at: &Cursor<'_>) -> CheckKind {
    let position = |code: &str| CheckKind::ALL.iter().position(|kind| kind.code() == code);
    let position = at.reference(position);
    CheckKind::ALL
        .get(position)
        .copied()
        .unwrap_or(CheckKind::Eligibility)
}

fn load_input(input: &Cursor<'_>, sections: &[Section]) -> Input {
    let kind = input.field("kind");
    Input {
        id: input.field("id").string(),
        kind: match kind.str() {
            "count" => Kind::Count(load_figure(input)),
            "amount" => Kind::Amount(load_figure(input)),
            "yes-no" => Kind::YesNo,
            "declared" => Kind::Declared,
            "choice" => Kind::Choice(input.field("options").each(|option| Choice {
                id: option.field("id").string(),
                label: option.field("label").text(),
                help: option.optional_text("help"),
            })),
            "date" => Kind::Date {
                min: input.optional("min", load_day),
                max: input.optional("max", load_day),
            },
            other => {
                kind.fail(Fault::UnknownName(other.to_owned()));
                Kind::YesNo
            }
        },
        label: input.optional_text("label"),
        help: input.optional_text("help"),
        unit: input.optional_text("unit"),
        section: section_position(input, sections),
        asked_when: None,
        preset: input.optional("preset", |preset| match preset.data() {
            Data::Bool(value) => Preset::YesNo(*value),
            _ => Preset::Option(preset.string()),
        }),
    }
}

fn load_figure(input: &Cursor<'_>) -> Figure {
    Figure {
        min: input
            .optional("min", |at| at.number())
            .unwrap_or(Rational::ZERO),
        max: input.optional("max", |at| at.number()),
        years: input.optional("years", load_years),
    }
}

fn load_years(years: &Cursor<'_>) -> Years {
    let last = years.optional("last", |at| at.small());
    let (window, count) = match last {
        Some(count) => (Years::Last(count), count),
        None => {
            let (from, until) = (years.field("from").small(), years.field("until").small());
            let count = until.saturating_sub(from).saturating_add(1);
            (Years::Fixed { from, until }, count)
        }
    };
    if !(1..=MAX_YEARS).contains(&count) {
        years.fail(Fault::Malformed);
    }
    window
}

fn load_day(day: &Cursor<'_>) -> Day {
    if day.str() == "as_of" {
        Day::AsOf
    } else {
        Day::On(day.date())
    }
}

fn load_in_force(at: &Cursor<'_>) -> InForce {
    InForce {
        from: at.field("from").date(),
        until: at.optional("until", |at| at.date()),
        clause: at.optional_string("clause"),
        note: at.optional_text("note"),
    }
}

fn load_round(round: &Cursor<'_>) -> Round {
    Round {
        clause: round.field("clause").string(),
        statement: round.field("statement").text(),
        windows: round
            .field("windows")
            .each(|window| (window.field("from").date(), window.field("until").date())),
    }
}

fn load_fact(fact: &Cursor<'_>, checks: &[Check]) -> Fact {
    Fact {
        checks: check_positions(fact, checks),
        title: fact.optional_text("title"),
        text: fact.field("text").text(),
        clause: fact.field("clause").string(),
        note: fact.optional_text("note"),
    }
}

fn check_positions(of: &Cursor<'_>, checks: &[Check]) -> Vec<usize> {
    let position = |id: &str| checks.iter().position(|check| check.id == id);
    of.field("checks").each(|at| at.reference(position))
}

/// The position of an input that is a figure.
fn figure(at: &Cursor<'_>, names: &InputNames<'_>) -> usize {
    at.reference(|id| {
        let (position, kind) = names.input(id)?;
        matches!(kind, InputKind::Number | InputKind::Series).then_some(position)
    })
}
