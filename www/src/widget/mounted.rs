//! Tests of the mounted widget: what it draws, what it tells, and calls from within what it tells.

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlInputElement};

const POLICY: &str = r#"{
    "format": 1, "id": "mounted", "version": "1", "hash": "0123456789abcdef",
    "title": { "zh": "“小”政策", "en": "Small" }, "issuer": { "zh": "某局" }, "inForce": { "from": "2025-06-04" },
    "sections": [{ "id": "all", "title": { "zh": "全部", "en": "All" } }],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训" } },
        { "id": "staff", "kind": "count", "section": "all", "label": { "zh": "员工" } },
        { "id": "honest", "kind": "declared" }
    ],
    "checks": [
        { "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
            { "id": "some", "clause": "一", "statement": { "zh": "员工不少于 {required}" }, "comparison": "at_least",
              "measure": ["input", "staff"], "required": 10, "shown": "plain" },
            { "id": "many", "clause": "一", "statement": { "zh": "培训不少于 {required}" }, "comparison": "at_least",
              "measure": ["input", "trained"], "required": 10, "shown": "plain" }
        ] },
        { "id": "school", "kind": "eligibility", "title": { "zh": "学校" }, "criteria": [
            { "id": "honest", "clause": "二", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
        ] }
    ]
}"#;

/// A widget in a shadow root, as in the page. `heard` gets each event; `during` runs in each.
pub(super) struct Page {
    pub(super) root: Element,
    pub(super) widget: JsValue,
    heard: Array,
}

fn get(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).expect("an object")
}

pub(super) fn call(target: &JsValue, name: &str, argument: &JsValue) -> JsValue {
    let method = get(target, name).dyn_into::<Function>().expect("a method");
    method.call1(target, argument).expect("nothing throws")
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value)
        .map(String::from)
        .expect("plain data")
}

fn code(answer: &JsValue) -> Option<String> {
    let error = get(answer, "error");
    (!error.is_undefined()).then(|| get(&error, "code").as_string())?
}

fn page(options: &str, during: &str) -> Page {
    page_of(POLICY, options, during)
}

pub(super) fn page_of(policy: &str, options: &str, during: &str) -> Page {
    crate::load(JSON::parse(policy).expect("JSON"), "zh".into());
    let root = js_sys::eval(
        "{ const host = document.createElement('div'); document.body.append(host);
           const root = document.createElement('div'); host.attachShadow({ mode: 'open' }).append(root); root }",
    );
    let root = root
        .expect("a page")
        .dyn_into::<Element>()
        .expect("an element");
    let heard = Array::new();
    let emit = Function::new_with_args(
        "heard, holder, name, detail",
        &format!("heard.push([name, detail]); {during}"),
    );
    let holder = js_sys::Object::new();
    let emit = emit.bind2(&JsValue::NULL, &heard, &holder);
    let options = JSON::parse(options).expect("JSON");
    let mounted = crate::mount(root.clone().into(), options, emit.into());
    let widget = get(&mounted, "widget");
    assert!(widget.is_object(), "{:?}", code(&mounted));
    Reflect::set(&holder, &"widget".into(), &widget).expect("an object");
    Page {
        root,
        widget,
        heard,
    }
}

impl Page {
    pub(super) fn find(&self, selector: &str) -> Element {
        let found = self.root.query_selector(selector).expect("a selector");
        found.unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    pub(super) fn type_into(&self, id: &str, text: &str) {
        let field = self
            .find(&format!("#{id}"))
            .unchecked_into::<HtmlInputElement>();
        field.set_value(text);
        let event = js_sys::eval("new InputEvent('input', { bubbles: true, composed: true })");
        field
            .dispatch_event(event.expect("an event").unchecked_ref())
            .expect("heard");
    }

    /// The events, but for those around each slice of guidance.
    pub(super) fn names(&self) -> Vec<String> {
        let name = |event: JsValue| Array::from(&event).get(0).as_string();
        let names = self.heard.iter().filter_map(name);
        names.filter(|name| name != "guiding").collect()
    }
}

#[wasm_bindgen_test]
fn it_draws_the_check_and_follows_each_keystroke() {
    let page = page(
        r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#,
        "",
    );
    assert_eq!(page.names(), ["ready"]);
    assert!(
        page.find("#ec-result")
            .text_content()
            .is_some_and(|title| title.contains("填写"))
    );
    page.type_into("ec-staff", "１０ 人");
    assert_eq!(
        page.find("[data-look=met] .statement")
            .text_content()
            .as_deref(),
        Some("员工不少于 10 一")
    );
    assert_eq!(
        text(&call(&page.widget, "answers", &JsValue::NULL)),
        r#"{"staff":10}"#
    );
    assert_eq!(page.names(), ["ready", "change", "result"]);
    // The same status again is no new result; and no event holds an answer.
    page.type_into("ec-staff", "11");
    assert_eq!(page.names(), ["ready", "change", "result", "change"]);
    assert!(!text(&page.heard).contains("11"), "{}", text(&page.heard));
    for element in ["style", "[style]"] {
        let found = page.root.query_selector(element).expect("a selector");
        assert!(found.is_none(), "a strict policy would block it");
    }
}

#[wasm_bindgen_test]
fn a_field_keeps_its_place_when_a_remark_appears_below() {
    let page = page(
        r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#,
        "",
    );
    let (staff, year) = (page.find("#ec-staff"), page.find("#ec-trained-2023"));
    page.type_into("ec-staff", "1.2万");
    page.type_into("ec-trained-2023", "3人");
    assert_eq!(
        page.find("#ec-staff-said").text_content().as_deref(),
        Some("即 12,000")
    );
    assert!(staff.is_same_node(Some(&page.find("#ec-staff"))));
    assert!(year.is_same_node(Some(&page.find("#ec-trained-2023"))));
    // Nobody is told off in the middle of a word.
    page.type_into("ec-staff", "很多");
    assert!(
        page.root
            .query_selector(".error")
            .expect("a selector")
            .is_none()
    );
    page.type_into("ec-trained-2023", "4");
    assert_eq!(
        page.find("#ec-staff")
            .get_attribute("aria-invalid")
            .as_deref(),
        Some("true")
    );
    assert!(
        page.find("#ec-staff-error")
            .text_content()
            .is_some_and(|error| error.contains("不是数字"))
    );
}

#[wasm_bindgen_test]
fn the_host_may_call_from_within_an_event() {
    let during = "if (holder.widget) { holder.widget.answers();
        if (name === 'change') holder.widget.set({ answers: { staff: 3 } }); }";
    let page = page(
        r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#,
        during,
    );
    page.type_into("ec-staff", "12");
    assert_eq!(
        text(&call(&page.widget, "answers", &JsValue::NULL)),
        r#"{"staff":3}"#
    );
    let field = page.find("#ec-staff").unchecked_into::<HtmlInputElement>();
    assert_eq!(field.value(), "3");
}

/// The page gets report and answers whatever was typed; what JavaScript would round is text.
#[wasm_bindgen_test]
fn no_typed_number_is_too_large_to_be_handed_on() {
    let page = page(
        r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#,
        "",
    );
    for (typed, wanted) in [
        ("9007199254740991", r#"{"staff":9007199254740991}"#),
        ("9007199254740992", r#"{"staff":"9007199254740992"}"#),
        ("9007199254740993", r#"{"staff":"9007199254740993"}"#),
    ] {
        page.type_into("ec-staff", typed);
        let answers = call(&page.widget, "answers", &JsValue::NULL);
        assert_eq!(text(&answers), wanted);
        // What writes reports is a module of its own, and here in the same one.
        #[cfg(feature = "report")]
        {
            let request = r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#;
            let request = JSON::parse(request).expect("JSON");
            Reflect::set(&request, &"answers".into(), &answers).expect("an object");
            let report = get(&crate::edge::evaluate(request), "report");
            assert!(get(&report, "verdict").is_string(), "{typed}");
        }
    }
}

#[wasm_bindgen_test]
fn it_may_be_removed_from_within_an_event() {
    let during = "if (name === 'change') holder.widget.destroy();";
    let page = page(
        r#"{ "policy": "mounted", "check": "firm", "asOf": "2026-11-24" }"#,
        during,
    );
    page.type_into("ec-staff", "12");
    assert_eq!(page.root.child_element_count(), 0);
    call(&page.widget, "destroy", &JsValue::NULL);
    assert_eq!(
        text(&call(&page.widget, "answers", &JsValue::NULL)),
        r#"{"staff":12}"#
    );
}

#[wasm_bindgen_test]
fn options_are_checked_and_followed() {
    let page = page(r#"{ "policy": "mounted", "asOf": "2026-11-24" }"#, "");
    let set = |options: &str| call(&page.widget, "set", &JSON::parse(options).expect("JSON"));
    assert_eq!(
        code(&set(r#"{ "check": "farm" }"#)).as_deref(),
        Some("unknown-check")
    );
    assert_eq!(
        code(&set(r#"{ "policy": "other" }"#)).as_deref(),
        Some("unknown-policy")
    );
    assert_eq!(
        code(&set(r#"{ "asOf": "soon" }"#)).as_deref(),
        Some("bad-request")
    );
    assert_eq!(
        code(&set(r#"{ "check": "firm", "asOf": "2025-01-01" }"#)),
        None
    );
    assert_eq!(
        page.find(".banner")
            .text_content()
            .map(|banner| banner.contains("尚未施行")),
        Some(true)
    );
    page.find(".not-live");
    // Another policy is announced again, for the page waits for it.
    assert_eq!(
        code(&set(r#"{ "policy": "mounted", "check": "school" }"#)),
        None
    );
    assert_eq!(page.names(), ["ready", "result", "result", "ready"]);
    page.find("[data-input=honest]");
}

#[wasm_bindgen_test]
fn what_cannot_be_mounted_is_said() {
    crate::load(JSON::parse(POLICY).expect("JSON"), "zh".into());
    let options = JSON::parse(r#"{ "policy": "mounted" }"#).expect("JSON");
    let emit = JsValue::from(Function::new_no_args(""));
    let root = js_sys::eval("document.createElement('div')").expect("an element");
    for (root, options, emit) in [
        (JsValue::NULL, options.clone(), emit.clone()),
        (root.clone(), JsValue::NULL, emit.clone()),
        (root.clone(), options.clone(), JsValue::NULL),
    ] {
        assert_eq!(
            code(&crate::mount(root, options, emit)).as_deref(),
            Some("bad-request")
        );
    }
    let other = JSON::parse(r#"{ "policy": "other" }"#).expect("JSON");
    assert_eq!(
        code(&crate::mount(root, other, emit)).as_deref(),
        Some("unknown-policy")
    );
}
