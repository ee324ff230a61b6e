//! How many questions of a section are filled in.

use eligibility_check::answers::Data;
use eligibility_check::exact::digits;
use eligibility_check::form::{Field, FieldKind};
use eligibility_check::text;
use yew::prelude::*;

use crate::widget::outcome::Section;
use crate::widget::state::{Slot, State};
use crate::widget::words::guide_words;

/// Beside its heading. “Not sure” is an answer.
pub(in crate::widget::view) fn progress(state: &State, section: &Section) -> Html {
    let asked = section.fields.len();
    let filled = section
        .fields
        .iter()
        .filter(|field| is_filled(state, field));
    let filled = filled.count();
    let sentence = guide_words(state.policy.lang).progress;
    let told = text::fill(sentence, &[&digits(filled), &digits(asked)]);
    let class = if filled == asked {
        "guide-progress guide-complete"
    } else {
        "guide-progress"
    };
    html! { <span {class} key={&*told}>{&*told}</span> }
}

/// Whether something stands there: of choices one is chosen, of years each is filled in.
fn is_filled(state: &State, field: &Field) -> bool {
    let is_typed = |slot: Slot| !state.text(&slot).trim().is_empty();
    let given = state.answers.get(&field.id);
    match &field.kind {
        FieldKind::Number {
            years: Some((from, until)),
            ..
        } if !state.is_total(&field.id) => {
            (*from..=*until).all(|year| is_typed(Slot::year(&field.id, year)))
        }
        FieldKind::Number { .. } | FieldKind::Date => is_typed(Slot::of(&field.id)),
        FieldKind::YesNo | FieldKind::Declared => {
            matches!(given, Some(Data::Bool(_) | Data::Null))
        }
        FieldKind::Choice(options) => match given {
            Some(Data::Null) => true,
            Some(Data::Text(chosen)) => options.iter().any(|(id, ..)| id == chosen),
            _ => false,
        },
    }
}
