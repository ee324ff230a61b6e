//! One question: what is asked, and what stands in its fields.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::form::{Field, FieldKind, SeriesSum, sum_of_years};
use eligibility_check::policy::Lang;
use yew::prelude::*;

use super::leaf::id;
use super::{answer, figure};
use crate::widget::guidance::Opened;
use crate::widget::outcome::Outcome;
use crate::widget::remark::{Remark, Takes, remark};
use crate::widget::state::{Slot, State};
use crate::widget::store::Store;
use crate::widget::words::words;

/// What a question depends on: a keystroke draws only the question again to which it belongs.
#[derive(Properties, PartialEq)]
pub(super) struct QuestionProps {
    pub(super) store: Rc<Store>,
    pub(super) lang: Lang,
    /// The answer to a statement that is good for the applicant.
    pub(super) favourable: bool,
    pub(super) field: Rc<Field>,
    pub(super) given: Given,
    /// Whether it is told how its statement is read.
    pub(super) reading: bool,
}

/// What stands in a question.
#[derive(PartialEq)]
pub(super) enum Given {
    /// In its only field.
    Typed(Entry),
    /// In the fields of its years, and their sum; none where one of them is no number.
    Years(Vec<Entry>, Option<SeriesSum>),
    /// What was chosen.
    Chosen(Option<Data>),
}

/// What stands in a field to type in.
#[derive(PartialEq)]
pub(super) struct Entry {
    pub(super) slot: Slot,
    pub(super) text: String,
    pub(super) remark: Remark,
}

/// A question as it stands now.
pub(super) fn question(
    store: &Rc<Store>,
    state: &State,
    outcome: &Outcome,
    field: &Rc<Field>,
) -> QuestionProps {
    QuestionProps {
        store: Rc::clone(store),
        lang: state.policy.lang,
        favourable: state.favourable(),
        field: Rc::clone(field),
        given: given(state, outcome, field),
        reading: state.choices.is_open(&Opened::Reading(field.id.clone())),
    }
}

fn given(state: &State, outcome: &Outcome, field: &Field) -> Given {
    let entry = |slot: Slot, takes: Takes| Entry {
        text: state.text(&slot),
        remark: remark(state, outcome, words(state.policy.lang), &slot, takes),
        slot,
    };
    match field.kind {
        FieldKind::Number {
            years: Some((from, until)),
            ..
        } if !state.is_total(&field.id) => {
            let slots = (from..=until).map(|year| Slot::year(&field.id, year));
            let entries = slots.map(|slot| entry(slot, Takes::Number)).collect();
            Given::Years(
                entries,
                sum_of_years(state.answers.get(&field.id), (from, until)),
            )
        }
        FieldKind::Number { .. } => Given::Typed(entry(Slot::of(&field.id), Takes::Number)),
        FieldKind::Date => Given::Typed(entry(Slot::of(&field.id), Takes::Date)),
        FieldKind::YesNo | FieldKind::Declared | FieldKind::Choice(_) => {
            Given::Chosen(state.answers.get(&field.id).cloned())
        }
    }
}

#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    match (&props.given, &props.field.kind) {
        (Given::Typed(entry), _) => figure::single(props, entry),
        (Given::Years(entries, sum), _) => figure::series(props, entries, *sum),
        (Given::Chosen(chosen), FieldKind::Choice(options)) => {
            answer::choice(props, chosen.as_ref(), options)
        }
        (Given::Chosen(chosen), _) => answer::yes_no(props, chosen.as_ref()),
    }
}

/// The statement or question of a group of choices, with its clause and help.
pub(super) fn legend(field: &Field) -> Html {
    let clause = field.clause.as_deref().unwrap_or_default();
    let help = field.help.as_deref().unwrap_or_default();
    html! {
        <legend key={[&*field.label, clause, help].concat()}>
            <span class="label">{&*field.label}</span>
            { " " }
            if let Some(clause) = &field.clause {
                <span class="clause">{&**clause}</span>
            }
            if let Some(help) = &field.help {
                <span class="help">{&**help}</span>
            }
        </legend>
    }
}

/// The label of a field, with its help.
pub(super) fn label(field: &Field) -> Html {
    html! {
        <div class="row-text">
            <label class="label" for={id(&field.id, "")} key={&*field.label}>{&*field.label}</label>
            { help(field) }
        </div>
    }
}

/// The help of a field, by whose id the field is described.
pub(super) fn help(field: &Field) -> Html {
    html! {
        if let Some(help) = &field.help {
            <p class="help" id={id(&field.id, HELP)} key={["help ", help].concat()}>{&**help}</p>
        }
    }
}

/// What the id of the help of a field ends in.
const HELP: &str = "-help";

/// The same of a field that may have none.
pub(super) const fn help_part(field: &Field) -> &'static str {
    match field.help {
        Some(_) => HELP,
        None => "",
    }
}

/// The elements that describe another one: id and part of each; without a part there is none.
pub(super) fn described_by(parts: &[(&str, &str)]) -> Option<String> {
    let mut all = String::new();
    for (owner, part) in parts {
        if !part.is_empty() {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(&id(owner, part));
        }
    }
    (!all.is_empty()).then_some(all)
}
