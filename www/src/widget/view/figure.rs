//! Questions that are answered by typing.

use eligibility_check::exact::digits;
use eligibility_check::form::{Field, FieldKind};
use eligibility_check::text;

use super::form::{describing, help, help_part, label};
use super::mark::mark;
use super::{Action, Gesture, On, Outcome, Scene, fill};
use crate::widget::remark::{Remark, Takes, remark};
use crate::widget::state::Slot;

/// What the id of a unit ends in.
const UNIT: &str = "-unit";
/// What the id of what was understood ends in.
const SAID: &str = "-said";
/// What the id of what is wrong ends in.
const ERROR: &str = "-error";

type Years = (i32, i32);

/// A number with its unit; of a series one for each year with their sum, unless only the total is asked.
pub(super) fn number(
    scene: &mut Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    years: Option<Years>,
) {
    match years {
        Some(years) if !scene.state.is_total(&field.id) => {
            series(scene, outcome, field, unit, years);
        }
        _ => single(scene, outcome, field, unit, Takes::Number),
    }
}

/// A date.
pub(super) fn date(scene: &mut Scene<'_>, outcome: &Outcome, field: &Field) {
    single(scene, outcome, field, None, Takes::Date);
}

fn single(
    scene: &mut Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    takes: Takes,
) {
    let slot = Slot::of(&field.id);
    let remark = remark(scene.state, outcome, scene.words, &slot, takes);
    scene.open("div.row");
    label(scene, field);
    scene.open("div.row-answer");
    input(scene, field, slot, &field.id, &remark, takes);
    describing(scene, "span.unit", &field.id, UNIT, unit);
    scene.close();
    understood(scene, &field.id, &remark);
    error(scene, field, remark.wrong());
    scene.close();
}

fn series(
    scene: &mut Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    years: Years,
) {
    const LABEL: &str = "-label";
    scene.open("div.series").attr("role", "group");
    scene.id("aria-labelledby", &field.id, LABEL);
    scene.described_by(&[(&field.id, help_part(field))]);
    scene.open("p.label").id("id", &field.id, LABEL);
    scene.text(&field.label).close();
    help(scene, field);
    scene.open("div.years");
    let mut wrong = None;
    for year in years.0..=years.1 {
        let slot = Slot::year(&field.id, year);
        let remark = remark(scene.state, outcome, scene.words, &slot, Takes::Number);
        let year = digits(year);
        let id = [&field.id, "-", &year].concat();
        scene.open("div.year");
        scene.open("label").id("for", &id, "");
        scene
            .open("span.unseen")
            .text(&field.label)
            .text(" ")
            .close();
        scene.text(&year).close();
        input(scene, field, slot, &id, &remark, Takes::Number);
        understood(scene, &id, &remark);
        scene.close();
        if let (None, Remark::Wrong(message)) = (&wrong, remark) {
            wrong = Some(message);
        }
    }
    sum(scene, &field.id, years, unit);
    scene.close();
    error(scene, field, wrong.as_deref());
    scene.close();
}

fn sum(scene: &mut Scene<'_>, input: &str, years: Years, unit: Option<&str>) {
    let words = scene.words;
    scene.open("p.sum");
    match scene.state.sum(input, years) {
        Some(sum) if sum.begun => {
            scene.text(if sum.complete {
                words.total
            } else {
                words.total_so_far
            });
            scene.text(" ");
            scene.line("b", &text::number(sum.total, Some(sum.total)));
        }
        _ => {
            scene.text(words.total).text(" –");
        }
    }
    scene.text(" ");
    describing(scene, "span", input, UNIT, unit);
    scene.close();
}

fn input(
    scene: &mut Scene<'_>,
    field: &Field,
    slot: Slot,
    id: &str,
    remark: &Remark,
    takes: Takes,
) {
    // The help of a series describes its group.
    let help = match slot.year {
        None => help_part(field),
        Some(_) => "",
    };
    let unit = match field.kind {
        FieldKind::Number { unit: Some(_), .. } => UNIT,
        _ => "",
    };
    let said = match remark {
        Remark::Nothing => ("", ""),
        Remark::Understood(_) => (id, SAID),
        Remark::Wrong(_) => (&*field.id, ERROR),
    };
    scene.open("input.field").attr("type", "text");
    scene
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off");
    scene.id("id", id, "").attr("data-input", &field.id);
    scene.attr(
        "placeholder",
        match takes {
            Takes::Number => scene.words.blank,
            Takes::Date => scene.words.like_date,
        },
    );
    scene.described_by(&[(id, help), (&field.id, unit), said]);
    if remark.wrong().is_some() {
        scene.attr("aria-invalid", "true");
    }
    let text = scene.state.text(&slot);
    if let Some(tag) = scene.tag() {
        tag.set_value(text);
    }
    scene.on(On::Input, Gesture::Type(slot));
    scene.on(On::Change, Gesture::Act(Action::Leave));
    scene.on(On::FocusOut, Gesture::Act(Action::Leave));
    scene.close();
}

fn understood(scene: &mut Scene<'_>, id: &str, remark: &Remark) {
    let text = match remark {
        Remark::Understood(value) => Some(fill(scene.words.understood, value)),
        _ => None,
    };
    describing(scene, "p.said", id, SAID, text.as_deref());
}

fn error(scene: &mut Scene<'_>, field: &Field, message: Option<&str>) {
    match message {
        Some(message) => {
            scene.open("p.error").id("id", &field.id, ERROR);
            mark(scene, "invalid");
            scene.hanging("span", message);
            scene.close();
        }
        None => scene.gap(),
    }
}
