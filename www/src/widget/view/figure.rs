//! Questions that are answered by typing.

use eligibility_check::exact::digits;
use eligibility_check::form::{Field, FieldKind, SeriesSum};
use eligibility_check::text;
use yew::prelude::*;

use super::leaf::{hanging, id};
use super::mark::mark;
use super::question::{Entry, QuestionProps, described_by, help, help_part, label};
use crate::widget::gesture::Gesture;
use crate::widget::remark::Remark;
use crate::widget::state::Action;
use crate::widget::words::{Words, fill, words};

/// What the id of a unit ends in.
const UNIT: &str = "-unit";
/// What the id of what was understood ends in.
const SAID: &str = "-said";
/// What the id of what is wrong ends in.
const ERROR: &str = "-error";

/// A number with its unit, or a date.
pub(super) fn single(props: &QuestionProps, entry: &Entry) -> Html {
    let field = &*props.field;
    html! {
        <div class="row" key="row">
            { label(field) }
            <div class="row-answer">
                { input(props, entry, &field.id) }
                if let Some(unit) = unit(field) {
                    <span class="unit" id={id(&field.id, UNIT)} key={unit}>{unit}</span>
                }
            </div>
            { understood(&field.id, &entry.remark, words(props.lang)) }
            { error(props, entry.remark.wrong()) }
        </div>
    }
}

/// A number for each year, with their sum.
pub(super) fn series(props: &QuestionProps, entries: &[Entry], sum: Option<SeriesSum>) -> Html {
    const LABEL: &str = "-label";
    let field = &*props.field;
    let wrong = entries.iter().find_map(|entry| entry.remark.wrong());
    let years = entries.iter().map(|entry| year(props, entry));
    html! {
        <div class="series" role="group" key="series" aria-labelledby={id(&field.id, LABEL)}
            aria-describedby={described_by(&[(&field.id, help_part(field))])}>
            <p class="label" id={id(&field.id, LABEL)} key={&*field.label}>{&*field.label}</p>
            { help(field) }
            <div class="years">
                { years.collect::<Html>() }
                { total(field, sum, words(props.lang)) }
            </div>
            { error(props, wrong) }
        </div>
    }
}

fn year(props: &QuestionProps, entry: &Entry) -> Html {
    let label = &*props.field.label;
    let year = entry.slot.year.map(digits).unwrap_or_default();
    let own = [&*props.field.id, "-", &year].concat();
    html! {
        <div class="year" key={&*year}>
            <label for={id(&own, "")} key={label}>
                <span class="unseen">{ [label, " "].concat() }</span>
                {year}
            </label>
            { input(props, entry, &own) }
            { understood(&own, &entry.remark, words(props.lang)) }
        </div>
    }
}

/// The sum of a series so far.
fn total(field: &Field, sum: Option<SeriesSum>, words: &Words) -> Html {
    let (name, figure) = match sum.filter(|sum| sum.begun) {
        Some(sum) if sum.complete => (words.total, Some(sum.total)),
        Some(sum) => (words.total_so_far, Some(sum.total)),
        None => (words.total, None),
    };
    let figure = figure.map(|figure| text::number(figure, Some(figure)));
    let unit = unit(field);
    let key = [
        name,
        figure.as_deref().unwrap_or_default(),
        unit.unwrap_or_default(),
    ]
    .concat();
    html! {
        <p class="sum" {key}>
            if let Some(figure) = figure {
                { [name, " "].concat() }
                <b>{figure}</b>
            } else {
                { [name, " –"].concat() }
            }
            { " " }
            if let Some(unit) = unit {
                <span id={id(&field.id, UNIT)}>{unit}</span>
            }
        </p>
    }
}

fn unit(field: &Field) -> Option<&str> {
    match &field.kind {
        FieldKind::Number { unit, .. } => unit.as_deref(),
        _ => None,
    }
}

fn input(props: &QuestionProps, entry: &Entry, own: &str) -> Html {
    let QuestionProps { store, field, .. } = props;
    let words = words(props.lang);
    // The help of a series describes its group.
    let help = match entry.slot.year {
        None => help_part(field),
        Some(_) => "",
    };
    let unit = unit(field).map_or("", |_| UNIT);
    let said = match entry.remark {
        Remark::Nothing => ("", ""),
        Remark::Understood(_) => (own, SAID),
        Remark::Wrong(_) => (&*field.id, ERROR),
    };
    let placeholder = match field.kind {
        FieldKind::Date => words.like_date,
        _ => words.blank,
    };
    html! {
        <input class="field" type="text" inputmode="numeric" autocomplete="off" id={id(own, "")}
            data-input={field.id.clone()} {placeholder}
            aria-describedby={described_by(&[(own, help), (&field.id, unit), said])}
            aria-invalid={entry.remark.wrong().map(|_| "true")} value={entry.text.clone()}
            oninput={store.on(Gesture::Type(entry.slot.clone()))}
            onpaste={store.on(Gesture::Paste(entry.slot.clone()))}
            onchange={store.on(Gesture::Act(Action::Leave))}
            onfocusout={store.on(Gesture::Act(Action::Leave))} />
    }
}

fn understood(own: &str, remark: &Remark, words: &Words) -> Html {
    let Remark::Understood(value) = remark else {
        return Html::default();
    };
    let text = fill(words.understood, value);
    html! { <p class="said" id={id(own, SAID)} key={&*text}>{text}</p> }
}

fn error(props: &QuestionProps, message: Option<&str>) -> Html {
    html! {
        if let Some(message) = message {
            <p class="error" id={id(&props.field.id, ERROR)}>
                { mark("invalid") }
                { hanging(props.lang, message) }
            </p>
        }
    }
}
