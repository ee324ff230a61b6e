//! Reads the criteria of a compiled policy.

use std::sync::OnceLock;

use super::cursor::Cursor;
use super::input_names::InputNames;
use super::load::{condition, section_position};
use super::{
    Clause, Compare, Criterion, Decision, Direction, Grade, Lever, Points, Section, Shown,
};
use crate::expression::{Comparison, Fault, MAX_DEPTH, Names, Quantity, load_quantity};

/// Reads a criterion and the criteria nested in it.
pub(super) fn load_criterion(
    at: Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Criterion {
    let clause = |clause: Cursor<'_>| Clause {
        when: condition(clause.field("when"), names),
        clause: clause.string("clause"),
        statement: clause.text("statement"),
    };
    Criterion {
        id: at.string("id"),
        clause: at.string("clause"),
        statement: at.text("statement"),
        decision: load_decision(at, names, sections, depth),
        points: at.optional("outOf").map(|out_of| Points {
            given: at.optional("points").map(|points| quantity(points, names)),
            out_of: out_of.as_number(),
        }),
        soft: at.flag("soft"),
        fixed: at.flag("fixed"),
        waivers: at.each("waived", clause),
        applies: at.optional("applies").map(clause),
        by: at.optional_string("by"),
        note: at.optional_text("note"),
        help: at.optional_text("help"),
        quote: at.optional_text("quote"),
        materials: at.each("materials", Cursor::as_text),
        section: section_position(at, sections),
        visit: OnceLock::new(),
    }
}

fn load_decision(
    at: Cursor<'_>,
    names: &InputNames<'_>,
    sections: &[Section],
    depth: usize,
) -> Decision {
    if let Some(measure) = at.optional("measure") {
        return Decision::Compare(Compare {
            measure: quantity(measure, names),
            comparison: load_comparison(at.field("comparison")),
            required: quantity(at.field("required"), names),
            shown: load_shown(at.field("shown")),
            levers: at.each("levers", |lever| {
                let input = lever.field("input");
                let found = names.input(input.as_str());
                Lever {
                    input: input.known(found.map(|(position, _)| position)),
                    only_new: lever.flag("onlyNew"),
                    direction: if lever.flag("down") {
                        Direction::Down
                    } else {
                        Direction::Up
                    },
                }
            }),
        });
    }
    if let Some(holds) = at.optional("holds") {
        return Decision::Holds(condition(holds, names));
    }
    if let Some(declared) = at.optional("declared") {
        return Decision::Declared(declared.known(names.declared(declared.as_str())));
    }
    if let Some(judged) = at.optional("judged") {
        return Decision::Judged(judged.optional_text("looksAt"));
    }
    let parts = |of: Cursor<'_>, name: &str| {
        if depth + 1 >= MAX_DEPTH {
            of.fail(Fault::TooDeep);
            return Vec::new();
        }
        of.each(name, |part| {
            load_criterion(part, names, sections, depth + 1)
        })
    };
    if at.optional("allOf").is_some() {
        return Decision::AllOf(parts(at, "allOf"));
    }
    let some = at.field("atLeast");
    let parts = parts(some, "parts");
    let k = some.field("k");
    let needed = usize::try_from(k.as_integer()).unwrap_or(0);
    if !(1..=parts.len()).contains(&needed) {
        k.fail(Fault::Malformed);
    }
    Decision::AtLeast(needed, parts)
}

fn quantity(at: Cursor<'_>, names: &InputNames<'_>) -> Quantity {
    load_quantity(at.data(), names, &|fault| at.fail(fault))
}

fn load_comparison(at: Cursor<'_>) -> Comparison {
    let code = at.as_str();
    let position = Comparison::ALL.iter().position(|one| one.code() == code);
    let comparison = Comparison::ALL.get(at.known(position));
    comparison.copied().unwrap_or(Comparison::Is)
}

/// Reads a grade of a scorecard.
pub(super) fn load_grade(at: Cursor<'_>) -> Grade {
    let mut bounds = Vec::new();
    for comparison in Comparison::ALL {
        if let Some(bound) = at.optional(comparison.code()) {
            bounds.push((comparison, bound.as_number()));
        }
    }
    Grade {
        id: at.string("id"),
        title: at.text("title"),
        note: at.optional_text("note"),
        favourable: at.optional("favourable").map(|_| at.flag("favourable")),
        bounds,
    }
}

fn load_shown(at: Cursor<'_>) -> Shown {
    match at.data().as_text() {
        Some("share") => Shown::Share,
        Some("plain") => Shown::Plain,
        Some("date") => Shown::Date,
        _ => Shown::Unit(at.as_text()),
    }
}
