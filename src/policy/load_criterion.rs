//! Reads the criteria of a compiled policy.

use super::cursor::Cursor;
use super::load::{InputNames, condition, section_position};
use super::{Clause, Compare, Criterion, Decision, Kind, Lever, Section, Shown};
use crate::expression::{Comparison, LoadError, MAX_DEPTH, Names, load_quantity};

/// Reads a criterion and the criteria nested in it.
pub(super) fn load_criterion(
    at: &Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Result<Criterion, LoadError> {
    if depth >= MAX_DEPTH {
        return Err(LoadError::TooDeep(at.path()));
    }
    let clause = |clause: &Cursor<'_>| {
        Ok(Clause {
            when: condition(&clause.field("when"), names)?,
            clause: clause.field("clause").string()?,
            statement: clause.field("statement").text()?,
        })
    };
    Ok(Criterion {
        id: at.field("id").string()?,
        clause: at.field("clause").string()?,
        statement: at.field("statement").text()?,
        decision: load_decision(at, names, sections, depth)?,
        soft: at.field("soft").flag()?,
        waivers: at.field("waived").each(clause)?,
        applies: at.optional("applies", clause)?,
        note: at.optional("note", |at| at.text())?,
        help: at.optional("help", |at| at.text())?,
        quote: at.optional("quote", |at| at.text())?,
        materials: at.field("materials").each(|at| at.text())?,
        section: section_position(at, sections)?,
    })
}

fn load_decision(
    at: &Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Result<Decision, LoadError> {
    let parts =
        |parts: &Cursor<'_>| parts.each(|part| load_criterion(part, names, sections, depth + 1));
    if let Some(measure) = at.field("measure").present() {
        return Ok(Decision::Compare(Compare {
            measure: load_quantity(measure.data(), names, &measure.path())?,
            comparison: load_comparison(&at.field("comparison"))?,
            required: load_quantity(
                at.field("required").data(),
                names,
                &at.field("required").path(),
            )?,
            shown: load_shown(&at.field("shown"))?,
            levers: at.field("levers").each(|lever| load_lever(lever, names))?,
        }));
    }
    if let Some(holds) = at.field("holds").present() {
        return condition(&holds, names).map(Decision::Holds);
    }
    if let Some(input) = at.field("declared").present() {
        let id = input.str()?;
        let (position, _) = names.input(id).ok_or_else(|| input.unknown(id))?;
        let declared = names.0.get(position).map(|input| &input.kind);
        if !matches!(declared, Some(Kind::Declared)) {
            return Err(input.malformed());
        }
        return Ok(Decision::Declared(position));
    }
    if let Some(judged) = at.field("judged").present() {
        return judged
            .optional("looksAt", |at| at.text())
            .map(Decision::Judged);
    }
    if let Some(all) = at.field("allOf").present() {
        return parts(&all).map(Decision::AllOf);
    }
    let some = at.field("atLeast");
    let needed = usize::try_from(some.field("k").integer()?).map_err(|_| some.malformed())?;
    Ok(Decision::AtLeast(needed, parts(&some.field("parts"))?))
}

fn load_comparison(at: &Cursor<'_>) -> Result<Comparison, LoadError> {
    let code = at.str()?;
    Comparison::ALL
        .into_iter()
        .find(|comparison| comparison.code() == code)
        .ok_or_else(|| at.unknown(code))
}

fn load_shown(at: &Cursor<'_>) -> Result<Shown, LoadError> {
    Ok(match at.data().as_text() {
        Some("share") => Shown::Share,
        Some("plain") => Shown::Plain,
        Some("date") => Shown::Date,
        Some(other) => return Err(at.unknown(other)),
        None => Shown::Unit(at.text()?),
    })
}

fn load_lever(lever: &Cursor<'_>, names: &InputNames<'_>) -> Result<Lever, LoadError> {
    let at = lever.field("input");
    let id = at.str()?;
    let (input, _) = names.input(id).ok_or_else(|| at.unknown(id))?;
    Ok(Lever {
        input,
        only_new: lever.field("onlyNew").flag()?,
    })
}
