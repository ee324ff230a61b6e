//! The reducer: typed text, presets, and what can be taken back.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::policy::Policy;
use wasm_bindgen_test::wasm_bindgen_test;

use super::state::{Action, Change, Slot, State, adopt, reduce};

const POLICY: &str = r#"{
    "format": 1, "id": "reduced", "version": "1", "hash": "h",
    "title": { "zh": "小政策" }, "issuer": { "zh": "某局" }, "inForce": { "from": "2025-06-04" },
    "sections": [{ "id": "all", "title": { "zh": "全部" } }],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训人次" } },
        { "id": "staff", "kind": "count", "section": "all", "label": { "zh": "员工" } },
        { "id": "special", "kind": "yes-no", "section": "all", "label": { "zh": "特殊" }, "preset": false },
        { "id": "honest", "kind": "declared" }
    ],
    "checks": [{ "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
        { "id": "some", "clause": "一", "statement": { "zh": "有人" },
          "holds": ["or", ["input", "special"], ["at_least", ["+", ["input", "staff"], ["input", "trained"]], 1]] },
        { "id": "honest", "clause": "二", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
    ] }]
}"#;

fn policy(id: &str, json: &str) -> Rc<Policy> {
    let loaded = crate::load(
        js_sys::JSON::parse(json).expect("JSON"),
        wasm_bindgen::JsValue::UNDEFINED,
    );
    assert!(loaded.is_object());
    crate::edge::policy(Some(id)).expect("loaded")
}

fn start() -> State {
    let day = Date::new(2026, 11, 24).expect("a day");
    let state = State::new(policy("reduced", POLICY), day);
    reduce(&state, &Action::Choose(0))
}

fn typed(state: &State, input: &str, text: &str) -> State {
    reduce(state, &Action::Type(Slot::of(input), text.to_owned()))
}

#[wasm_bindgen_test]
fn presets_are_answers_like_any_other() {
    let state = start();
    assert_eq!(state.answers.get("special"), Some(&Data::Bool(false)));
    let changed = reduce(
        &state,
        &Action::Answer("special".to_owned(), Some(Data::Bool(true))),
    );
    let again = reduce(&changed, &Action::Choose(0));
    assert_eq!(again.answers.get("special"), Some(&Data::Bool(true)));
}

#[wasm_bindgen_test]
fn what_is_typed_is_kept_and_understood() {
    let state = typed(&start(), "staff", "１，２００ 人");
    assert_eq!(state.answers.get("staff"), Some(&Data::Integer(1200)));
    assert_eq!(state.text(&Slot::of("staff")), "１，２００ 人");
    // A text that is no number is an answer that the core marks; a blank is none.
    let state = typed(&state, "staff", "很多");
    assert_eq!(state.answers.get("staff"), Some(&Data::text("很多")));
    assert_eq!(typed(&state, "staff", " ").answers.get("staff"), None);
}

#[wasm_bindgen_test]
fn years_add_up_and_a_blank_year_is_no_zero() {
    let year = |state: &State, year: i32, text: &str| {
        reduce(
            state,
            &Action::Type(Slot::year("trained", year), text.to_owned()),
        )
    };
    let state = year(&year(&start(), 2023, "400"), 2025, "300");
    let wanted = Data::object([("2023", Data::Integer(400)), ("2025", Data::Integer(300))]);
    assert_eq!(state.answers.get("trained"), Some(&wanted));
    let total = reduce(&state, &Action::Total(vec!["trained".to_owned()], true));
    assert!(total.is_total("trained"));
    let back = reduce(&total, &Action::Total(vec!["trained".to_owned()], false));
    assert_eq!(back.answers.get("trained"), Some(&wanted));
}

#[wasm_bindgen_test]
fn clearing_can_be_taken_back() {
    let state = typed(&start(), "staff", "7");
    let clear = reduce(&state, &Action::Clear);
    assert_eq!(clear.answers.get("staff"), None);
    let back = reduce(&clear, &Action::Undo);
    assert_eq!(back.answers, state.answers);
    assert_eq!(back.text(&Slot::of("staff")), "7");
    let agreed = reduce(
        &state,
        &Action::Agree("all".to_owned(), vec!["honest".to_owned()]),
    );
    assert_eq!(agreed.answers.get("honest"), Some(&Data::Bool(true)));
    assert_eq!(reduce(&agreed, &Action::Undo).answers.get("honest"), None);
}

#[wasm_bindgen_test]
fn the_host_sets_only_what_it_names() {
    let state = typed(&start(), "staff", "7");
    let change = Change {
        as_of: Date::new(2027, 1, 1),
        ..Change::default()
    };
    let spoken = adopt(&state, change);
    assert!(spoken.as_of != state.as_of && Rc::ptr_eq(&spoken.policy, &state.policy));
    assert_eq!(spoken.answers, state.answers);
    assert_eq!(spoken.check, Some(0));
}

#[wasm_bindgen_test]
fn what_another_policy_does_not_ask_waits() {
    let other = POLICY
        .replace("reduced", "reduced-elsewhere")
        .replace("\"trained\"", "\"hired\"");
    let to = |id: &str, json: &str| Change {
        policy: Some(policy(id, json)),
        ..Change::default()
    };
    let mut state = typed(&typed(&start(), "trained", "30"), "staff", "7");
    state
        .answers
        .insert("nonsense".to_owned(), Data::Integer(1));
    let there = adopt(&state, to("reduced-elsewhere", &other));
    assert_eq!(there.answers.get("trained"), None);
    assert_eq!(there.answers.get("staff"), Some(&Data::Integer(7)));
    assert_eq!(there.answers.get("nonsense"), Some(&Data::Integer(1)));
    let back = adopt(&there, to("reduced", POLICY));
    assert_eq!(back.answers, state.answers);
    // Whoever erases everything erases this too, and gets it back with the rest.
    let clear = reduce(&there, &Action::Clear);
    let gone = adopt(&clear, to("reduced", POLICY));
    assert_eq!(gone.answers.get("trained"), None);
    let undone = adopt(&reduce(&clear, &Action::Undo), to("reduced", POLICY));
    assert_eq!(undone.answers, state.answers);
}
