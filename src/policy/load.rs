//! Reads a compiled policy, which may be hand-made: its format, depth and references are checked.

use super::cursor::Cursor;
use super::load_criterion::load_criterion;
use super::{
    Check, CheckKind, Choice, Consistency, Day, FORMAT, Fact, Figure, InForce, Input, Kind, Policy,
    Preset, Round, Route, Section, Years,
};
use crate::answers::Data;
use crate::exact::Rational;
use crate::expression::{Condition, InputKind, LoadError, Names, load_condition};

/// The longest window of a series. More would be a slip of the pen.
const MAX_YEARS: i32 = 50;

impl Policy {
    /// Reads a compiled policy.
    ///
    /// # Errors
    /// The first thing that is wrong, with the path to it.
    pub fn load(data: &Data) -> Result<Self, LoadError> {
        let root = Cursor::new(data);
        if root.field("format").data() != &Data::Integer(FORMAT) {
            let found = match root.field("format").data() {
                Data::Integer(found) => found.to_string(),
                Data::Text(found) | Data::Decimal(found) => found.clone(),
                _ => String::new(),
            };
            return Err(LoadError::UnsupportedFormat(found));
        }
        let sections = root.field("sections").each(|section| {
            Ok(Section {
                id: section.field("id").string()?,
                title: section.field("title").text()?,
                help: section.optional("help", |at| at.text())?,
            })
        })?;
        let mut inputs = root
            .field("inputs")
            .each(|input| load_input(input, &sections))?;
        let names = InputNames(&inputs);
        let conditions = root
            .field("inputs")
            .each(|input| input.optional("askedWhen", |when| condition(when, &names)))?;
        let consistency = root.field("consistency").each(|rule| {
            let position = |id: &Cursor<'_>| figure_position(id, &inputs);
            Ok(Consistency {
                parts: rule.field("parts").each(position)?,
                within: position(&rule.field("within"))?,
            })
        })?;
        let checks = root.field("checks").each(|check| {
            let names = InputNames(&inputs);
            let kind = check.field("kind");
            let code = kind.str()?;
            Ok(Check {
                id: check.field("id").string()?,
                kind: CheckKind::ALL
                    .into_iter()
                    .find(|kind| kind.code() == code)
                    .ok_or_else(|| kind.unknown(code))?,
                title: check.field("title").text()?,
                summary: check.optional("summary", |at| at.text())?,
                clause: check.optional("clause", |at| at.string())?,
                criteria: check
                    .field("criteria")
                    .each(|criterion| load_criterion(criterion, &names, &sections, 0))?,
                asked: Vec::new(),
            })
        })?;
        let names = InputNames(&inputs);
        let routes = root.field("routes").each(|route| {
            Ok(Route {
                checks: check_positions(route, &checks)?,
                when: route.optional("when", |when| condition(when, &names))?,
                to: route.field("to").text()?,
                clause: route.field("clause").string()?,
                note: route.optional("note", |at| at.text())?,
                unspecified: route.field("unspecified").flag()?,
            })
        })?;
        let facts = |name| root.field(name).each(|fact| load_fact(fact, &checks));
        let (procedure, award) = (facts("procedure")?, facts("award")?);
        let (materials, dates) = (facts("materials")?, facts("dates")?);
        for (input, asked_when) in inputs.iter_mut().zip(conditions) {
            input.asked_when = asked_when;
        }
        let contact = root.field("contact");
        let mut policy = Self {
            id: root.field("id").string()?,
            version: root.field("version").string()?,
            hash: root.optional("hash", |at| at.string())?.unwrap_or_default(),
            title: root.field("title").text()?,
            number: root.optional("number", |at| at.string())?,
            issuer: root.field("issuer").text()?,
            url: root.optional("url", |at| at.string())?,
            published: root.optional("published", |at| at.date())?,
            about: root.optional("about", |at| at.text())?,
            prepare: root.optional("prepare", |at| at.text())?,
            minutes: root.optional("minutes", |at| at.integer())?,
            contact_phone: contact.optional("phone", |at| at.string())?,
            contact_address: contact.optional("address", |at| at.text())?,
            in_force: load_in_force(&root.field("inForce"))?,
            round: root.optional("round", load_round)?,
            sections,
            inputs,
            consistency,
            checks,
            routes,
            procedure,
            award,
            materials,
            dates,
            vocabulary: root.field("vocabulary").each(|at| at.string())?,
        };
        for check in 0..policy.checks.len() {
            let asked = policy.find_asked(check);
            if let Some(check) = policy.checks.get_mut(check) {
                check.asked = asked;
            }
        }
        Ok(policy)
    }
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
pub(super) fn condition(at: &Cursor<'_>, names: &dyn Names) -> Result<Condition, LoadError> {
    load_condition(at.data(), names, &at.path())
}

/// The position of the section that a field names, if it names one.
pub(super) fn section_position(
    of: &Cursor<'_>,
    sections: &[Section],
) -> Result<Option<usize>, LoadError> {
    of.optional("section", |at| {
        let id = at.str()?;
        let position = sections.iter().position(|section| section.id == id);
        position.ok_or_else(|| at.unknown(id))
    })
}

fn load_input(input: &Cursor<'_>, sections: &[Section]) -> Result<Input, LoadError> {
    let kind = input.field("kind");
    Ok(Input {
        id: input.field("id").string()?,
        kind: match kind.str()? {
            "count" => Kind::Count(load_figure(input)?),
            "amount" => Kind::Amount(load_figure(input)?),
            "yes-no" => Kind::YesNo,
            "declared" => Kind::Declared,
            "choice" => Kind::Choice(load_options(&input.field("options"))?),
            "date" => Kind::Date {
                min: input.optional("min", load_day)?,
                max: input.optional("max", load_day)?,
            },
            other => return Err(kind.unknown(other)),
        },
        label: input.optional("label", |at| at.text())?,
        help: input.optional("help", |at| at.text())?,
        unit: input.optional("unit", |at| at.text())?,
        section: section_position(input, sections)?,
        asked_when: None,
        preset: input.optional("preset", |preset| match preset.data() {
            Data::Bool(value) => Ok(Preset::YesNo(*value)),
            Data::Text(id) => Ok(Preset::Option(id.clone())),
            _ => Err(preset.malformed()),
        })?,
    })
}

fn load_figure(input: &Cursor<'_>) -> Result<Figure, LoadError> {
    Ok(Figure {
        min: input
            .optional("min", |at| at.number())?
            .unwrap_or(Rational::ZERO),
        max: input.optional("max", |at| at.number())?,
        years: input.optional("years", |years| {
            let last = years.optional("last", |at| at.small())?;
            let window = match last {
                Some(count) => Years::Last(count),
                None => Years::Fixed {
                    from: years.field("from").small()?,
                    until: years.field("until").small()?,
                },
            };
            let count = match window {
                Years::Last(count) => count,
                Years::Fixed { from, until } => until.saturating_sub(from).saturating_add(1),
            };
            if (1..=MAX_YEARS).contains(&count) {
                Ok(window)
            } else {
                Err(years.malformed())
            }
        })?,
    })
}

fn load_options(options: &Cursor<'_>) -> Result<Vec<Choice>, LoadError> {
    let options = options.each(|option| {
        Ok(Choice {
            id: option.field("id").string()?,
            label: option.field("label").text()?,
            help: option.optional("help", |at| at.text())?,
        })
    })?;
    Ok(options)
}

fn load_day(day: &Cursor<'_>) -> Result<Day, LoadError> {
    if day.str()? == "as_of" {
        return Ok(Day::AsOf);
    }
    day.date().map(Day::On)
}

fn load_in_force(at: &Cursor<'_>) -> Result<InForce, LoadError> {
    Ok(InForce {
        from: at.field("from").date()?,
        until: at.optional("until", |at| at.date())?,
        clause: at.optional("clause", |at| at.string())?,
        note: at.optional("note", |at| at.text())?,
    })
}

fn load_round(round: &Cursor<'_>) -> Result<Round, LoadError> {
    Ok(Round {
        clause: round.field("clause").string()?,
        statement: round.field("statement").text()?,
        windows: round
            .field("windows")
            .each(|window| Ok((window.field("from").date()?, window.field("until").date()?)))?,
    })
}

fn load_fact(fact: &Cursor<'_>, checks: &[Check]) -> Result<Fact, LoadError> {
    Ok(Fact {
        checks: check_positions(fact, checks)?,
        title: fact.optional("title", |at| at.text())?,
        text: fact.field("text").text()?,
        clause: fact.field("clause").string()?,
        note: fact.optional("note", |at| at.text())?,
    })
}

fn check_positions(of: &Cursor<'_>, checks: &[Check]) -> Result<Vec<usize>, LoadError> {
    of.field("checks").each(|at| {
        let id = at.str()?;
        let position = checks.iter().position(|check| check.id == id);
        position.ok_or_else(|| at.unknown(id))
    })
}

fn figure_position(id: &Cursor<'_>, inputs: &[Input]) -> Result<usize, LoadError> {
    let name = id.str()?;
    let (position, kind) = InputNames(inputs)
        .input(name)
        .ok_or_else(|| id.unknown(name))?;
    match kind {
        InputKind::Number | InputKind::Series => Ok(position),
        InputKind::YesNo | InputKind::Choice => Err(id.malformed()),
    }
}
