//! Links and answers from elsewhere, as the page asks for them.

use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{carry_over, load, outdated, read_link, write_link};

const POLICY: &str = r#"{
    "format": 1, "id": "saved", "version": "1", "hash": "h", "title": { "zh": "小政策" }, "issuer": { "zh": "某局" },
    "inForce": { "from": "2025-06-04" }, "sections": [{ "id": "all", "title": { "zh": "全部" } }],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训" } },
        { "id": "honest", "kind": "declared" }
    ],
    "checks": [{ "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
        { "id": "honest", "clause": "一", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
    ] }]
}"#;

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("JSON")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).map_or_else(|_| String::new(), String::from)
}

fn loaded() {
    load(json(POLICY), "zh".into());
}

fn fragment(request: &str) -> JsValue {
    let written = write_link(json(request));
    js_sys::Reflect::get(&written, &"fragment".into()).expect("an object")
}

#[wasm_bindgen_test]
fn a_link_carries_answers_statuses_and_the_verdict() {
    loaded();
    let request = r#"{ "policy": "saved", "check": "firm", "asOf": "2026-11-24", "answers": { "honest": false, "trained": { "2025": 7 } } }"#;
    let fragment = fragment(request);
    let link = read_link(fragment.clone());
    let key = fragment.as_string().expect("a text");
    let key = key.split('.').nth(1).unwrap_or_default();
    let expected = format!(
        r#"{{"link":{{"policy":"saved","version":"1","asOf":"2026-11-24","check":"firm","verdict":"not-eligible","answers":{{"honest":false,"trained":{{"2025":7}}}},"statuses":{{"honest":"unmet"}},"key":"{key}"}}}}"#
    );
    assert_eq!(text(&link), expected);
    // The same answers give the same link, in whatever order they were given.
    let turned = r#"{ "answers": { "trained": { "2025": 7 }, "honest": false }, "asOf": "2026-11-24", "check": "firm", "policy": "saved" }"#;
    assert_eq!(self::fragment(turned), fragment);
}

#[wasm_bindgen_test]
fn a_link_needs_no_check() {
    loaded();
    let request = r#"{ "policy": "saved", "asOf": "2026-11-24", "answers": { "honest": null } }"#;
    let link = text(&read_link(fragment(request)));
    assert!(
        link.contains(r#""check":"","verdict":"","answers":{"honest":null},"statuses":{}"#),
        "{link}"
    );
}

#[wasm_bindgen_test]
fn whatever_is_no_link_is_told_apart() {
    for nothing in [
        JsValue::UNDEFINED,
        JsValue::from(7),
        "".into(),
        "#top".into(),
        json("{}"),
    ] {
        assert_eq!(text(&read_link(nothing)), "{}");
    }
    assert_eq!(
        text(&read_link("#ec=1.0.AAAA".into())),
        r#"{"unread":"broken"}"#
    );
    assert_eq!(
        text(&read_link("#ec=2.0.AAAA".into())),
        r#"{"unread":"newer"}"#
    );
}

#[wasm_bindgen_test]
fn answers_from_elsewhere_are_sorted() {
    loaded();
    let answer = carry_over(json(
        r#"{ "policy": "saved", "asOf": "2026-11-24", "answers": { "honest": 1, "other": 2, "trained": { "2022": 1, "2023": 2 } } }"#,
    ));
    assert_eq!(
        text(&answer),
        r#"{"answers":{"trained":{"2023":2}},"dropped":["honest","other"]}"#
    );
    let answers = r#""answers": { "trained": { "2022": 1, "2023": 2 } }"#;
    let moved = |given: &str| {
        let request = format!(
            r#"{{ "policy": "saved", "asOf": "2026-11-24", "given": {given}, {answers} }}"#
        );
        text(&outdated(json(&request)))
    };
    let expected = r#"{"window":{"from":2023,"until":2025},"years":["2024","2025"],"series":["培训"],"totals":[]}"#;
    assert_eq!(moved(r#""2025-01-01""#), expected);
    // A draft may have noted anything.
    for given in ["null", "7", r#""soon""#] {
        assert_eq!(moved(given), "{}", "{given}");
    }
}

#[wasm_bindgen_test]
fn what_cannot_be_answered_is_data() {
    loaded();
    let wrong = [
        (
            r#"{ "policy": "gone", "asOf": "2026-11-24" }"#,
            "unknown-policy",
        ),
        (r#"{ "policy": "saved" }"#, "bad-request"),
        (
            r#"{ "policy": "saved", "asOf": "2026-02-30" }"#,
            "bad-request",
        ),
        ("[1]", "bad-request"),
    ];
    for (request, code) in wrong {
        for ask in [write_link, carry_over, outdated] {
            let answer = text(&ask(json(request)));
            assert!(
                answer.contains(&format!(r#""code":"{code}""#)),
                "{request}: {answer}"
            );
        }
    }
    let farm = write_link(json(
        r#"{ "policy": "saved", "check": "farm", "asOf": "2026-11-24" }"#,
    ));
    assert!(text(&farm).contains(r#""code":"unknown-check""#));
}
