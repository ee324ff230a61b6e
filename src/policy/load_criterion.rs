//! Reads the criteria of a compiled policy.

use super::cursor::Cursor;
use super::load::{InputNames, condition, section_position};
use super::{Clause, Compare, Criterion, Decision, Grade, Kind, Lever, Points, Section, Shown};
use crate::expression::{Comparison, Fault, MAX_DEPTH, Names, Quantity, load_quantity};

/// Reads a criterion and the criteria nested in it.
pub(super) fn load_criterion(
    at: &Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Criterion {
    let clause = |clause: &Cursor<'_>| Clause {
        when: condition(&clause.field("when"), names),
        clause: clause.field("clause").string(),
        statement: clause.field("statement").text(),
    };
    Criterion {
        id: at.field("id").string(),
        clause: at.field("clause").string(),
        statement: at.field("statement").text(),
        decision: load_decision(at, names, sections, depth),
        points: at.optional("outOf", |out_of| Points {
            given: at.optional("points", |points| quantity(points, names)),
            out_of: out_of.number(),
        }),
        soft: at.field("soft").flag(),
        waivers: at.field("waived").each(clause),
        applies: at.optional("applies", clause),
        by: at.optional_string("by"),
        note: at.optional_text("note"),
        help: at.optional_text("help"),
        quote: at.optional_text("quote"),
        materials: at.field("materials").each(|at| at.text()),
        section: section_position(at, sections),
    }
}

fn load_decision(
    at: &Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Decision {
    if let Some(measure) = at.field("measure").present() {
        return Decision::Compare(Compare {
            measure: quantity(&measure, names),
            comparison: load_comparison(&at.field("comparison")),
            required: quantity(&at.field("required"), names),
            shown: load_shown(&at.field("shown")),
            levers: at.field("levers").each(|lever| Lever {
                input: lever
                    .field("input")
                    .reference(|id| names.input(id).map(|(position, _)| position)),
                only_new: lever.field("onlyNew").flag(),
            }),
        });
    }
    if let Some(holds) = at.field("holds").present() {
        return Decision::Holds(condition(&holds, names));
    }
    if let Some(input) = at.field("declared").present() {
        return Decision::Declared(input.reference(|id| {
            let (position, _) = names.input(id)?;
            let kind = &names.0.get(position)?.kind;
            matches!(kind, Kind::Declared).then_some(position)
        }));
    }
    if let Some(judged) = at.field("judged").present() {
        return Decision::Judged(judged.optional_text("looksAt"));
    }
    let parts = |parts: &Cursor<'_>| {
        if depth + 1 >= MAX_DEPTH {
            parts.fail(Fault::TooDeep);
            return Vec::new();
        }
        parts.each(|part| load_criterion(part, names, sections, depth + 1))
    };
    if let Some(all) = at.field("allOf").present() {
        return Decision::AllOf(parts(&all));
    }
    let some = at.field("atLeast");
    let needed = usize::try_from(some.field("k").integer());
    Decision::AtLeast(needed.unwrap_or(usize::MAX), parts(&some.field("parts")))
}

fn quantity(at: &Cursor<'_>, names: &InputNames<'_>) -> Quantity {
    load_quantity(at.data(), names, &|fault| at.fail(fault))
}

fn load_comparison(at: &Cursor<'_>) -> Comparison {
    let position = at.reference(|code| Comparison::ALL.iter().position(|one| one.code() == code));
    Comparison::ALL
        .get(position)
        .copied()
        .unwrap_or(Comparison::Is)
}

/// Reads a grade of a scorecard.
pub(super) fn load_grade(at: &Cursor<'_>) -> Grade {
    let mut bounds = Vec::new();
    for comparison in Comparison::ALL {
        if let Some(bound) = at.field(comparison.code()).present() {
            bounds.push((comparison, bound.number()));
        }
    }
    Grade {
        id: at.field("id").string(),
        title: at.field("title").text(),
        note: at.optional_text("note"),
        favourable: at.optional("favourable", |at| at.flag()),
        bounds,
    }
}

fn load_shown(at: &Cursor<'_>) -> Shown {
    match at.data().as_text() {
        Some("share") => Shown::Share,
        Some("plain") => Shown::Plain,
        Some("date") => Shown::Date,
        _ => Shown::Unit(at.text()),
    }
}
