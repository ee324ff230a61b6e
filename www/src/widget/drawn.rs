//! What the widget draws, as HTML and without a browser: what belongs together by id, and that text stays text.

use std::collections::BTreeSet;
use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::policy::{Lang, Policy};
use futures::executor::block_on;
use wasm_bindgen::{JsCast, JsValue};
use yew::ServerRenderer;

use super::app::{App, AppProps};
use super::snapshot::Snapshot;
use super::state::{Action, Slot, State, reduce};
use super::store::Store;

pub(super) const POLICY: &str = r#"{
    "format": 1, "id": "drawn", "version": "1", "hash": "0123456789abcdef",
    "title": { "zh": "“小”政策 <b>", "en": "Small <b>" }, "issuer": { "zh": "某局" }, "inForce": { "from": "2025-06-04" },
    "sections": [{ "id": "all", "title": { "zh": "全部", "en": "All" } }],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训" },
          "unit": { "zh": "人次" }, "help": { "zh": "都算 \"<img src=x onerror=alert(1)>\"" } },
        { "id": "staff", "kind": "count", "section": "all", "label": { "zh": "员工" }, "unit": { "zh": "人" } },
        { "id": "founded", "kind": "date", "section": "all", "label": { "zh": "成立" } },
        { "id": "honest", "kind": "declared" }
    ],
    "checks": [
        { "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
            { "id": "some", "clause": "第一条", "statement": { "zh": "员工不少于 {required}" }, "comparison": "at_least",
              "measure": ["input", "staff"], "required": 10, "shown": "plain" },
            { "id": "many", "clause": "第一条", "statement": { "zh": "培训不少于 {required}" }, "comparison": "at_least",
              "measure": ["input", "trained"], "required": 10, "shown": "plain" },
            { "id": "honest", "clause": "第二条", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
        ] },
        { "id": "school", "kind": "eligibility", "title": { "zh": "学校" }, "criteria": [
            { "id": "honest", "clause": "第二条", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
        ] }
    ]
}"#;

/// The HTML after these actions.
fn drawn(actions: &'static [fn() -> Action]) -> String {
    // Made where it is drawn: nothing of it may change its thread.
    let props = move || {
        let data = Data::from_json(POLICY).expect("JSON");
        let policy = Policy::load(&data, Lang::Zh).expect("a policy");
        let day = Date::new(2026, 11, 24).expect("a day");
        let mut state = State::new(Rc::new(policy), day);
        for action in actions {
            state = reduce(&state, &action());
        }
        // Nobody listens, and there is no page.
        let store = Store::new(
            JsValue::NULL.unchecked_into(),
            JsValue::NULL.unchecked_into(),
            Snapshot::new(state),
            false,
        );
        AppProps { store }
    };
    block_on(
        ServerRenderer::<App>::with_props(props)
            .hydratable(false)
            .render(),
    )
}

const FIRM: fn() -> Action = || Action::Choose(0);
const STAFF: fn() -> Action = || Action::Type(Slot::of("staff"), "约一千".to_owned());
const TRAINED: fn() -> Action = || Action::Type(Slot::year("trained", 2025), "1.2万".to_owned());
const LEAVE: fn() -> Action = || Action::Leave;

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let rest = html.split(&start).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

/// The element with an id, from its tag on.
fn element<'a>(html: &'a str, id: &str) -> &'a str {
    let at = html.find(&format!(" id=\"{id}\"")).expect(id);
    let start = html.get(..at).and_then(|before| before.rfind('<'));
    html.get(start.expect(id)..).expect(id)
}

#[test]
fn every_id_that_is_named_stands_once() {
    for html in [
        drawn(&[]),
        drawn(&[FIRM]),
        drawn(&[FIRM, STAFF, LEAVE]),
        drawn(&[FIRM, TRAINED, LEAVE]),
    ] {
        let ids = values(&html, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for named in values(&html, attribute) {
                for id in named.split(' ') {
                    assert!(unique.contains(id), "{attribute} names {id}");
                }
            }
        }
    }
}

#[test]
fn a_figure_has_label_help_and_unit() {
    let html = drawn(&[FIRM]);
    let staff = element(&html, "ec-staff");
    assert_eq!(
        values(staff, "aria-describedby").first(),
        Some(&"ec-staff-unit")
    );
    assert!(html.contains(" for=\"ec-staff\""));
    for year in 2023..=2025 {
        let field = element(&html, &format!("ec-trained-{year}"));
        assert_eq!(
            values(field, "aria-describedby").first(),
            Some(&"ec-trained-unit")
        );
        assert!(html.contains(&format!(" for=\"ec-trained-{year}\"")));
    }
    assert!(element(&html, "ec-trained-unit").starts_with("<span id=\"ec-trained-unit\">人次<"));
    let group = html.split("role=\"group\"").nth(1).expect("a group");
    assert_eq!(
        values(group, "aria-describedby").first(),
        Some(&"ec-trained-help")
    );
}

#[test]
fn what_is_wrong_is_described_at_its_field_and_counted_in_the_result() {
    let typing = drawn(&[FIRM, STAFF]);
    assert!(!typing.contains("aria-invalid"), "in the middle of a word");
    let html = drawn(&[FIRM, STAFF, LEAVE]);
    let staff = element(&html, "ec-staff");
    assert_eq!(values(staff, "aria-invalid").first(), Some(&"true"));
    assert_eq!(
        values(staff, "aria-describedby").first(),
        Some(&"ec-staff-unit ec-staff-error")
    );
    assert!(element(&html, "ec-staff-error").contains("约一千"));
    assert_eq!(values(staff, "value").first(), Some(&"约一千"));
    assert!(html.contains("请先改正"));
}

#[test]
fn what_was_understood_is_echoed() {
    let html = drawn(&[FIRM, TRAINED, LEAVE]);
    assert!(element(&html, "ec-trained-2025-said").contains("12,000"));
}

#[test]
fn text_stays_text_and_nothing_is_inline() {
    let html = drawn(&[FIRM]);
    assert!(html.contains("政策 &lt;b&gt;"), "the title");
    assert!(html.contains("&lt;img src=x"), "the help");
    for forbidden in [
        "<img",
        "<b>“",
        "<script",
        " style=",
        " onerror=\"",
        " onclick=",
        "javascript:",
    ] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn marks_are_for_the_eyes_only_and_every_status_is_a_word() {
    let html = drawn(&[FIRM]);
    for mark in html.split("<svg").skip(1) {
        // The picture of all criteria is named by their counts in words.
        if mark.starts_with(" role=\"img\"") {
            continue;
        }
        assert_eq!(values(mark, "aria-hidden").first(), Some(&"true"));
    }
    let rows: Vec<&str> = html.split("<li data-look=").skip(1).collect();
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert!(row.contains("<span class=\"word\">待填<"), "{row}");
    }
}
