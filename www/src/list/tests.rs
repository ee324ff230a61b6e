//! The list as HTML, without a browser.

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::listing::{Wanted, read};
use eligibility_check::policy::Lang;
use futures::executor::block_on;
use wasm_bindgen::{JsCast, JsValue};
use yew::ServerRenderer;

use super::state::{Action, State, Store, reduce};
use super::view::{App, AppProps};

const INDEX: &str = r#"{ "policies": [
    { "id": "one", "title": "“一”<b>", "number": "第1号", "issuer": "甲局", "forWhom": "企业", "checked": "2026-11-25",
      "inForce": { "from": "2025-06-04" }, "applicants": [{ "id": "firm", "name": "企业" }],
      "checks": [{ "id": "firm", "title": "企业", "applicants": ["firm"] }, { "id": "all", "title": "材料" }] },
    { "id": "two", "title": "二", "issuer": "乙局", "forWhom": "院校", "checked": "2026-11-25",
      "inForce": { "from": "2025-06-04", "until": "2025-12-31" }, "applicants": [{ "id": "school", "name": "院校" }],
      "checks": [{ "id": "school", "title": "院校", "applicants": ["school"] }] }
] }"#;

fn state(lang: Lang) -> State {
    let policies = read(&Data::from_json(INDEX).expect("JSON")).expect("a list");
    State {
        policies: policies.into(),
        lang,
        as_of: Date::new(2026, 11, 25).expect("a day"),
        wanted: Wanted::default(),
        left: false,
    }
}

fn drawn(lang: Lang, actions: &'static [fn() -> Action]) -> String {
    let props = move || {
        let mut state = state(lang);
        for action in actions {
            state = reduce(&state, &action());
        }
        AppProps {
            store: Store::new(JsValue::NULL.unchecked_into(), state),
        }
    };
    let renderer = ServerRenderer::<App>::with_props(props).hydratable(false);
    block_on(renderer.render())
}

#[test]
fn shows_every_policy_with_its_standing_and_checks() {
    let html = drawn(Lang::Zh, &[]);
    assert_eq!(html.matches("<li").count(), 2);
    for text in [
        "共 2 个政策",
        "第1号 · 甲局",
        "适合：",
        "现行有效",
        "已失效",
        "与文件核对于 2026-11-25",
        ">材料<",
    ] {
        assert!(html.contains(text), "{text} in {html}");
    }
    assert!(html.contains("“一”&lt;b&gt;"), "titles stay text");
    assert!(html.contains("aria-label=\"“一”&lt;b&gt;: 由谁申报，或要核对什么\""));
}

#[test]
fn narrows_to_what_the_visitor_looks_for_and_says_so() {
    let html = drawn(Lang::En, &[|| Action::Search("乙".to_owned())]);
    assert_eq!(html.matches("<li").count(), 1);
    assert!(html.contains("Policies: 1"));
    assert!(html.contains(" value=\"乙\""));
    let html = drawn(Lang::Zh, &[|| Action::Applicant("firm".to_owned())]);
    assert_eq!(html.matches("<li").count(), 1);
    let html = drawn(Lang::Zh, &[|| Action::Search("丙".to_owned())]);
    assert!(!html.contains("<li"));
    assert!(html.contains("没有符合的政策"));
}

#[test]
fn is_silent_once_something_is_chosen() {
    assert!(drawn(Lang::Zh, &[]).contains("role=\"status\""));
    let picked = drawn(
        Lang::Zh,
        &[|| Action::Pick("one".to_owned(), "firm".to_owned())],
    );
    assert!(!picked.contains("role=\"status\""));
}

#[test]
fn every_label_names_its_field() {
    let html = drawn(Lang::Zh, &[]);
    for id in ["ec-search", "ec-who"] {
        assert!(html.contains(&format!(" for=\"{id}\"")));
        assert_eq!(html.matches(&format!(" id=\"{id}\"")).count(), 1);
    }
}
