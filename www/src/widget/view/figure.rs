//! Questions that are answered by typing.

use eligibility_check::form::Field;
use eligibility_check::text;

use super::form::{help, help_id};
use super::mark::mark;
use super::tag::{On, Tag, tag};
use super::{Action, Gesture, Outcome, Scene, fill, unseen};
use crate::widget::remark::{Remark, Takes, remark};
use crate::widget::state::Slot;

type Years = (i32, i32);

/// A number with its unit; of a series one for each year with their sum, unless only the total is asked.
pub(super) fn number(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    years: Option<Years>,
) -> Tag {
    match years.filter(|_| !scene.state.is_total(&field.id)) {
        Some(years) => series(scene, outcome, field, unit, years),
        None => single(scene, outcome, field, unit, Takes::Number),
    }
}

/// A date.
pub(super) fn date(scene: &Scene<'_>, outcome: &Outcome, field: &Field) -> Tag {
    single(scene, outcome, field, None, Takes::Date)
}

fn single(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    takes: Takes,
) -> Tag {
    let slot = Slot::of(&field.id);
    let id = slot_id(&slot);
    let remark = remark(scene.state, outcome, scene.words, &slot, takes);
    let label = tag("label")
        .class("label")
        .attr("for", &id)
        .text(&field.label);
    let answer = tag("div")
        .class("row-answer")
        .child(input(scene, field, &slot, &remark, takes));
    tag("div")
        .class("row")
        .child(
            tag("div")
                .class("row-text")
                .child(label)
                .child_if(help(field)),
        )
        .child(answer.child_if(unit.map(|unit| tag("span").class("unit").text(unit))))
        .child_if(understood(scene, &id, &remark))
        .child_if(error(scene, field, &remark))
}

fn series(
    scene: &Scene<'_>,
    outcome: &Outcome,
    field: &Field,
    unit: Option<&str>,
    years: Years,
) -> Tag {
    let label_id = ["ec-", &field.id, "-label"].concat();
    let mut cells = tag("div").class("years");
    let mut wrong = None;
    for year in years.0..=years.1 {
        let slot = Slot::year(&field.id, year);
        let id = slot_id(&slot);
        let remark = remark(scene.state, outcome, scene.words, &slot, Takes::Number);
        let name = unseen(&[&field.label, " "].concat());
        let label = tag("label")
            .attr("for", &id)
            .child(name)
            .text(&year.to_string());
        let input = input(scene, field, &slot, &remark, Takes::Number);
        let cell = tag("div").class("year").child(label).child(input);
        cells = cells.child(cell.child_if(understood(scene, &id, &remark)));
        wrong = wrong.or_else(|| error(scene, field, &remark));
    }
    let described = field.help.as_ref().map(|_| help_id(field));
    tag("div")
        .class("series")
        .attr("role", "group")
        .attr("aria-labelledby", &label_id)
        .attr_if("aria-describedby", described.as_deref())
        .child(
            tag("p")
                .class("label")
                .attr("id", &label_id)
                .text(&field.label),
        )
        .child_if(help(field))
        .child(cells.child(sum(scene, &field.id, years, unit)))
        .child_if(wrong)
}

fn sum(scene: &Scene<'_>, input: &str, years: Years, unit: Option<&str>) -> Tag {
    let words = scene.words;
    let line = tag("p").class("sum");
    let Some(sum) = scene.state.sum(input, years).filter(|sum| sum.begun) else {
        return line.text(words.total).text(" –");
    };
    let word = if sum.complete {
        words.total
    } else {
        words.total_so_far
    };
    let figure = tag("b").text(&text::number(sum.total, Some(sum.total)));
    line.text(word)
        .text(" ")
        .child(figure)
        .text(" ")
        .text(unit.unwrap_or_default())
}

fn slot_id(slot: &Slot) -> String {
    match slot.year {
        Some(year) => ["ec-", &slot.input, "-", &year.to_string()].concat(),
        None => ["ec-", &slot.input].concat(),
    }
}

fn said_id(id: &str) -> String {
    [id, "-said"].concat()
}

fn error_id(field: &Field) -> String {
    ["ec-", &field.id, "-error"].concat()
}

fn input(scene: &Scene<'_>, field: &Field, slot: &Slot, remark: &Remark, takes: Takes) -> Tag {
    let id = slot_id(slot);
    let said = match remark {
        Remark::Nothing => String::new(),
        Remark::Understood(_) => said_id(&id),
        Remark::Wrong(_) => error_id(field),
    };
    // The help of a series describes its group.
    let help = if field.help.is_some() && slot.year.is_none() {
        help_id(field)
    } else {
        String::new()
    };
    let described = [help.as_str(), &said].join(" ");
    let described = Some(described.trim()).filter(|ids| !ids.is_empty());
    let like = match takes {
        Takes::Number => scene.words.blank,
        Takes::Date => scene.words.like_date,
    };
    let leave = || Gesture::Act(Action::Leave);
    tag("input")
        .class("field")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("id", &id)
        .attr("data-input", &slot.input)
        .attr("placeholder", like)
        .attr_if("aria-describedby", described)
        .attr_if("aria-invalid", remark.wrong().map(|_| "true"))
        .with(|tag| tag.set_value(scene.state.text(slot)))
        .on(On::Input, scene.store, Gesture::Type(slot.clone()))
        .on(On::Change, scene.store, leave())
        .on(On::FocusOut, scene.store, leave())
}

fn understood(scene: &Scene<'_>, id: &str, remark: &Remark) -> Option<Tag> {
    let Remark::Understood(value) = remark else {
        return None;
    };
    let line = tag("p").class("said").attr("id", &said_id(id));
    Some(line.text(&fill(scene.words.understood, value)))
}

fn error(scene: &Scene<'_>, field: &Field, remark: &Remark) -> Option<Tag> {
    let message = remark.wrong()?;
    let line = tag("p").class("error").attr("id", &error_id(field));
    Some(
        line.child(mark("invalid"))
            .child(scene.hanging("span", message)),
    )
}
