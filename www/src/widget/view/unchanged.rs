//! What is not drawn again: components whose properties are equal to those before.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::policy::{Lang, Policy};
use wasm_bindgen::{JsCast, JsValue};

use super::criterion::row;
use super::question::question;
use crate::widget::drawn::POLICY;
use crate::widget::snapshot::Snapshot;
use crate::widget::state::{Action, Slot, State, reduce};
use crate::widget::store::Store;
use crate::widget::words::words;

/// The ids of the questions and of the criteria that an action draws again.
fn drawn_again(before: &[Action], action: &Action) -> (Vec<String>, Vec<String>) {
    let data = Data::from_json(POLICY).expect("JSON");
    let policy = Policy::load(&data, Lang::Zh).expect("a policy");
    let day = Date::new(2026, 11, 24).expect("a day");
    let mut state = reduce(&State::new(Rc::new(policy), day), &Action::Choose(0));
    for action in before {
        state = reduce(&state, action);
    }
    let (before, after) = (snapshot(&state), snapshot(&reduce(&state, action)));
    // Nobody listens, and there is no page.
    let store = Store::new(
        JsValue::NULL.unchecked_into(),
        JsValue::NULL.unchecked_into(),
        Snapshot::new(state),
        false,
    );
    let questions = |now: &Snapshot| {
        let outcome = now.outcome.as_deref().expect("a check");
        let fields = outcome.sections.iter().flat_map(|section| &section.fields);
        let questions = fields.map(|field| question(&store, &now.state, outcome, field));
        questions.collect::<Vec<_>>()
    };
    let rows = |now: &Snapshot| {
        let report = now.report().expect("a check");
        let rows = report
            .criteria()
            .map(|of| row(of, words(Lang::Zh), &now.state.choices));
        rows.collect::<Vec<_>>()
    };
    let (old, new) = (questions(&before), questions(&after));
    let again = new.iter().filter(|question| !old.contains(question));
    let questions = again.map(|question| question.field.id.clone()).collect();
    let (old, new) = (rows(&before), rows(&after));
    let again = new.iter().filter(|row| !old.contains(row));
    (questions, again.map(|row| row.id.clone()).collect())
}

fn snapshot(state: &State) -> Snapshot {
    Snapshot::new(state.clone())
}

fn type_into(slot: Slot, text: &str) -> Action {
    Action::Type(slot, text.to_owned())
}

#[test]
fn a_keystroke_draws_its_question_and_its_criterion_again() {
    for (action, question, criterion) in [
        (type_into(Slot::of("staff"), "5"), "staff", "some"),
        (
            type_into(Slot::year("trained", 2025), "5"),
            "trained",
            "many",
        ),
        (
            Action::Answer("honest".to_owned(), Some(Data::Bool(true))),
            "honest",
            "honest",
        ),
    ] {
        let (questions, criteria) = drawn_again(&[], &action);
        assert_eq!(questions, [question]);
        assert_eq!(criteria, [criterion]);
    }
}

#[test]
fn a_remark_draws_its_question_again() {
    let typed = [type_into(Slot::of("staff"), "many")];
    let (questions, criteria) = drawn_again(&typed, &Action::Leave);
    assert_eq!(questions, ["staff"]);
    assert!(criteria.is_empty());
}

#[test]
fn what_changes_nothing_draws_nothing_again() {
    let typed = [type_into(Slot::of("staff"), "5")];
    let (questions, criteria) = drawn_again(&typed, &Action::Leave);
    assert!(questions.is_empty() && criteria.is_empty());
}
