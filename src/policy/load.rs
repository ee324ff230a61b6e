//! Reads a compiled policy, which may be hand-made: its format, depth and references are checked.

use std::cell::{Cell, OnceCell};
use std::sync::OnceLock;

use super::cursor::{Cursor, Reading};
use super::input_names::InputNames;
use super::limits::{MOST_CHECKS, MOST_PAIRS, MOST_YEARS};
use super::load_criterion::{load_criterion, load_grade};
use super::{
    Check, CheckKind, Choice, Consistency, Day, FORMAT, Fact, Figure, InForce, Input, Kind, Lang,
    Policy, Preset, Round, Route, Section, Years,
};
use crate::answers::{Data, Inputs};
use crate::exact::{Period, Rational, digits};
use crate::expression::{Condition, Fault, InputKind, LoadError, Names, load_condition};

impl Policy {
    /// Reads a compiled policy, with its texts in a language. A file for browsers has one language only,
    /// which it names itself.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path to it.
    pub fn load(data: &Data, lang: Lang) -> Result<Self, LoadError> {
        let (policy, trouble) = Self::read(data, lang)?;
        trouble.map_or(Ok(policy), Err)
    }

    /// The same for a program that keeps it to its end, and so needs no code that takes a policy apart: what is read of
    /// one that is wrong stays where it is.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path to it.
    pub fn load_for_good(data: &Data, lang: Lang) -> Result<&'static Self, LoadError> {
        let (policy, trouble) = Self::read(data, lang)?;
        let policy = Box::leak(Box::new(policy));
        trouble.map_or(Ok(policy), Err)
    }

    fn read(data: &Data, lang: Lang) -> Result<(Self, Option<LoadError>), LoadError> {
        match data.get("format") {
            Some(Data::Integer(FORMAT)) => {}
            Some(Data::Integer(found)) => {
                return Err(LoadError::UnsupportedFormat(digits(*found)));
            }
            other => {
                let found = other.and_then(Data::as_text).unwrap_or_default();
                return Err(LoadError::UnsupportedFormat(found.to_owned()));
            }
        }
        let named = data.get("lang").and_then(Data::as_text);
        let reading = Reading {
            root: data,
            lang: named.map_or(lang, Lang::from_tag),
            parts: Cell::new(0),
            first: OnceCell::new(),
        };
        let policy = load(&reading);
        Ok((policy, reading.first.into_inner()))
    }
}

fn load(reading: &Reading<'_>) -> Policy {
    let root = reading.start();
    let sections = root.each("sections", |section| Section {
        id: section.string("id"),
        title: section.text("title"),
        help: section.optional_text("help"),
    });
    let mut inputs = root.each("inputs", |input| load_input(input, &sections));
    let names = InputNames::new(&inputs, &reading.parts);
    let conditions = root.each("inputs", |input| {
        optional_condition(input, "askedWhen", &names)
    });
    let consistency = root.each("consistency", |rule| Consistency {
        parts: rule.each("parts", |part| figure(part, &names)),
        within: figure(rule.field("within"), &names),
    });
    let pairs = consistency
        .iter()
        .map(|rule| rule.parts.len())
        .sum::<usize>();
    let checks = root.each("checks", |check| Check {
        id: check.string("id"),
        kind: load_kind(check.field("kind")),
        title: check.text("title"),
        summary: check.optional_text("summary"),
        clause: check.optional_string("clause"),
        criteria: check.each("criteria", |criterion| {
            load_criterion(criterion, &names, &sections, 0)
        }),
        grades: check.each("grades", load_grade),
        asked: Inputs::new(),
    });
    let routes = root.each("routes", |route| Route {
        checks: check_positions(route, &checks),
        when: optional_condition(route, "when", &names),
        to: route.text("to"),
        clause: route.string("clause"),
        note: route.optional_text("note"),
        unspecified: route.flag("unspecified"),
    });
    for (input, asked_when) in inputs.iter_mut().zip(conditions) {
        input.asked_when = asked_when;
    }
    let facts = |name| load_facts(root, name, &checks);
    let contact = root.optional("contact");
    let mut policy = Policy {
        id: root.string("id"),
        version: root.string("version"),
        hash: root.optional_string("hash").unwrap_or_default(),
        lang: reading.lang,
        title: root.text("title"),
        number: root.optional_string("number"),
        issuer: root.text("issuer"),
        url: root.optional_string("url"),
        published: root.optional("published").map(Cursor::as_date),
        about: root.optional_text("about"),
        prepare: root.optional_text("prepare"),
        minutes: root.optional("minutes").map(Cursor::as_integer),
        contact_phone: contact.and_then(|contact| contact.optional_string("phone")),
        contact_address: contact.and_then(|contact| contact.optional_text("address")),
        in_force: load_in_force(root.field("inForce")),
        round: root.optional("round").map(load_round),
        procedure: facts("procedure"),
        award: facts("award"),
        materials: facts("materials"),
        dates: facts("dates"),
        sections,
        inputs,
        consistency,
        shares: OnceLock::new(),
        checks,
        routes,
        vocabulary: root.each("vocabulary", Cursor::as_string),
    };
    if policy.checks.len() > MOST_CHECKS || pairs > MOST_PAIRS {
        root.fail(Fault::TooLarge);
        return policy;
    }
    let wholes = policy.find_wholes();
    if wholes.iter().map(Vec::len).sum::<usize>() > MOST_PAIRS {
        root.field("consistency").fail(Fault::TooLarge);
        return policy;
    }
    for (input, wholes) in policy.inputs.iter_mut().zip(wholes) {
        input.wholes = wholes;
    }
    for check in 0..policy.checks.len() {
        let asked = policy.find_asked(check);
        if let Some(check) = policy.checks.get_mut(check) {
            check.asked = asked;
        }
    }
    policy
}

/// Reads a condition at a place.
pub(super) fn condition(at: Cursor<'_>, names: &InputNames<'_>) -> Condition {
    load_condition(at.data(), names, &|fault| at.fail(fault))
}

fn optional_condition(of: Cursor<'_>, name: &str, names: &InputNames<'_>) -> Option<Condition> {
    of.optional(name).map(|at| condition(at, names))
}

/// The position of the section that a field names, if it names one.
pub(super) fn section_position(of: Cursor<'_>, sections: &[Section]) -> Option<usize> {
    let at = of.optional("section")?;
    let id = at.as_str();
    Some(at.known(sections.iter().position(|section| section.id == id)))
}

fn load_kind(at: Cursor<'_>) -> CheckKind {
    let code = at.as_str();
    let position = CheckKind::ALL.iter().position(|kind| kind.code() == code);
    let kind = CheckKind::ALL.get(at.known(position));
    kind.copied().unwrap_or(CheckKind::Eligibility)
}

fn load_input(input: Cursor<'_>, sections: &[Section]) -> Input {
    let kind = input.field("kind");
    Input {
        id: input.string("id"),
        kind: match kind.as_str() {
            "count" => Kind::Count(load_figure(input, 0)),
            "amount" => Kind::Amount(load_figure(input, load_decimals(input))),
            "yes-no" => Kind::YesNo,
            "declared" => Kind::Declared,
            "choice" => Kind::Choice(input.each("options", |option| Choice {
                id: option.string("id"),
                label: option.text("label"),
                help: option.optional_text("help"),
            })),
            "date" => Kind::Date {
                min: input.optional("min").map(load_day),
                max: input.optional("max").map(load_day),
            },
            _ => {
                kind.known(None);
                Kind::YesNo
            }
        },
        label: input.optional_text("label"),
        help: input.optional_text("help"),
        unit: input.optional_text("unit"),
        section: section_position(input, sections),
        asked_when: None,
        wholes: Vec::new(),
        preset: input.optional("preset").map(|preset| match preset.data() {
            Data::Bool(value) => Preset::YesNo(*value),
            _ => Preset::Option(preset.as_string()),
        }),
    }
}

fn load_decimals(input: Cursor<'_>) -> u32 {
    let Some(at) = input.optional("decimals") else {
        return Figure::USUAL_DECIMALS;
    };
    let decimals = u32::try_from(at.as_integer());
    let decimals = decimals.unwrap_or(u32::MAX);
    if decimals > Figure::MOST_DECIMALS {
        at.fail(Fault::Malformed);
    }
    decimals
}

fn load_figure(input: Cursor<'_>, decimals: u32) -> Figure {
    let min = input.optional("min").map(Cursor::as_number);
    Figure {
        min: min.unwrap_or(Rational::ZERO),
        max: input.optional("max").map(Cursor::as_number),
        years: input.optional("years").map(load_years),
        decimals,
    }
}

fn load_years(years: Cursor<'_>) -> Years {
    let (window, count) = match years.optional("last") {
        Some(last) => (Years::Last(last.as_small()), last.as_small()),
        None => {
            let year = |name| {
                let year = years.field(name);
                let number = year.as_small();
                if !(1..=9999).contains(&number) {
                    year.fail(Fault::Malformed);
                }
                number.clamp(1, 9999)
            };
            let (from, until) = (year("from"), year("until"));
            (Years::Fixed { from, until }, until - from + 1)
        }
    };
    if !(1..=MOST_YEARS).contains(&count) {
        years.fail(Fault::Malformed);
    }
    window
}

fn load_day(day: Cursor<'_>) -> Day {
    let Some(rest) = day.as_str().strip_prefix("as_of") else {
        return Day::On(day.as_date());
    };
    let period = match rest.strip_prefix(" - ") {
        Some(period) => Period::parse(period),
        None => rest.is_empty().then_some(Period::NONE),
    };
    if period.is_none() {
        day.fail(Fault::Malformed);
    }
    Day::Before(period.unwrap_or(Period::NONE))
}

fn load_in_force(at: Cursor<'_>) -> InForce {
    InForce {
        from: at.field("from").as_date(),
        until: at.optional("until").map(Cursor::as_date),
        clause: at.optional_string("clause"),
        note: at.optional_text("note"),
    }
}

fn load_round(round: Cursor<'_>) -> Round {
    Round {
        clause: round.string("clause"),
        statement: round.text("statement"),
        windows: round.each("windows", |window| {
            let from = window.field("from").as_date();
            (from, window.field("until").as_date())
        }),
    }
}

fn load_facts(root: Cursor<'_>, name: &str, checks: &[Check]) -> Vec<Fact> {
    root.each(name, |fact| Fact {
        checks: check_positions(fact, checks),
        title: fact.optional_text("title"),
        text: fact.text("text"),
        clause: fact.string("clause"),
        note: fact.optional_text("note"),
    })
}

fn check_positions(of: Cursor<'_>, checks: &[Check]) -> Vec<usize> {
    of.each("checks", |at| {
        let id = at.as_str();
        at.known(checks.iter().position(|check| check.id == id))
    })
}

/// The position of an input that is a figure.
fn figure(at: Cursor<'_>, names: &InputNames<'_>) -> usize {
    let input = names.input(at.as_str());
    let input = input.filter(|(_, kind)| matches!(kind, InputKind::Number | InputKind::Series));
    at.known(input.map(|(position, _)| position))
}
