//! Guidance in a mounted widget: when it comes, what it tells, and where the focus stays.

use js_sys::{JSON, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use super::mounted::{Page, call, page_of};
use super::translated::{press, run, select, shown, translate};

const POLICY: &str = include_str!("guidance/tests.json");

/// One certificate is missing.
const NEAR: &str = r#"{ "trained": 1200, "certificates": 1019, "special": false }"#;

fn page(answers: &str) -> Page {
    let options = r#"{ "policy": "guided", "check": "firm", "asOf": "2026-11-24", "answers": _ }"#;
    page_of(POLICY, &options.replace('_', answers), "")
}

/// Waits until a script says so, for five seconds at most.
async fn until(page: &Page, script: &str) {
    for _ in 0..100 {
        if run(page, &["return ", script].concat()).is_truthy() {
            return;
        }
        pause(50).await;
    }
    panic!("{script} does not come true: {}", shown(page));
}

async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |resolve, _| {
        let set_timeout = Reflect::get(&js_sys::global(), &"setTimeout".into());
        let set_timeout = set_timeout
            .expect("a page")
            .unchecked_into::<js_sys::Function>();
        let _ = set_timeout.call2(&JsValue::NULL, &resolve, &milliseconds.into());
    });
    JsFuture::from(wait).await.expect("it passes");
}

fn report(page: &Page) -> String {
    let report = call(&page.widget, "report", &JsValue::NULL);
    JSON::stringify(&report)
        .map(String::from)
        .expect("plain data")
}

fn set(page: &Page, options: &str) {
    let answer = call(&page.widget, "set", &JSON::parse(options).expect("JSON"));
    let answer = JSON::stringify(&answer).map(String::from);
    assert_eq!(answer.as_deref(), Ok("{}"));
}

fn focus(page: &Page, selector: &str) {
    let element = page.find(selector).unchecked_into::<HtmlElement>();
    element.focus().expect("it can have the focus");
}

/// What has the focus.
fn focused(page: &Page) -> String {
    let focused = run(
        page,
        "const { activeElement } = root.getRootNode(); return activeElement && (activeElement.id || activeElement.textContent);",
    );
    focused.as_string().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn guidance_comes_after_the_paint_and_rests_once_it_is_there() {
    let page = page(NEAR);
    assert!(
        page.root
            .query_selector("[part=nearest]")
            .expect("a selector")
            .is_none()
    );
    until(&page, "root.querySelector('[part=nearest]')").await;
    let drawn = shown(&page);
    pause(100).await;
    assert_eq!(shown(&page), drawn);
}

#[wasm_bindgen_test]
fn a_report_is_computed_to_the_end_when_a_program_asks_for_it() {
    let page = page(NEAR);
    let told = report(&page);
    assert!(
        told.contains(r#""nearest":[{"input":"certificates""#),
        "{told}"
    );
    assert!(told.contains(r#""plan":{"status":"complete""#), "{told}");
    page.find("[part=nearest]");
    // The same, whoever asks.
    let request = r#"{ "policy": "guided", "check": "firm", "asOf": "2026-11-24", "answers": _ }"#;
    let request = JSON::parse(&request.replace('_', NEAR)).expect("JSON");
    let guided = JSON::stringify(&crate::guide(request)).map(String::from);
    assert_eq!(guided.expect("plain data"), told);
    set(&page, r#"{ "example": true }"#);
    assert!(report(&page).contains(r#""example":true"#));
    set(&page, r#"{ "example": false, "guidance": false }"#);
    assert!(!report(&page).contains(r#""plan""#));
    assert!(
        page.root
            .query_selector("[part=plan]")
            .expect("a selector")
            .is_none()
    );
    page.type_into("ec-certificates", "1018");
    assert!(report(&page).contains(r#""plan""#));
    let none = page_of(
        POLICY,
        r#"{ "policy": "guided", "asOf": "2026-11-24" }"#,
        "",
    );
    assert_eq!(report(&none), "{}");
}

#[wasm_bindgen_test]
async fn what_is_opened_is_written_out_and_stays_open() {
    let page = page(NEAR);
    press(&page, "[data-look=unmet] summary");
    until(
        &page,
        "root.querySelector('[data-why=share]').textContent.includes('84.92')",
    )
    .await;
    page.type_into("ec-certificates", "1018");
    until(
        &page,
        "root.querySelector('[data-why=share]').textContent.includes('1,018')",
    )
    .await;
    assert!(
        run(
            &page,
            "return root.querySelector('[data-look=unmet] details').open"
        )
        .is_truthy()
    );
    press(&page, "[data-look=unmet] summary");
    until(&page, "!root.querySelector('[data-why=share]').firstChild").await;
}

#[wasm_bindgen_test]
async fn a_burst_is_told_once_and_what_was_done_goes_before_the_result() {
    let page = page(NEAR);
    until(&page, "root.querySelector('[part=what-if]')").await;
    run(
        &page,
        "root.told = []; const region = root.querySelector('[role=status]');
         new MutationObserver(() => root.told.push(region.textContent)).observe(region, { childList: true });",
    );
    for text in ["1", "10", "102", "1020"] {
        page.type_into("ec-certificates", text);
    }
    until(&page, "root.told.length").await;
    assert!(run(&page, "return root.told[0].includes('待填')").is_truthy());
    page.type_into("ec-certificates", "1019");
    call(&page.widget, "announce", &"已删除。".into());
    until(&page, "root.told.length > 1").await;
    call(&page.widget, "announce", &"已删除。".into());
    until(&page, "root.told.length > 2").await;
    pause(600).await;
    let told = run(&page, "return root.told.slice(1).join('|')").as_string();
    assert_eq!(told.as_deref(), Some("已删除。|已删除。\u{a0}"));
}

#[wasm_bindgen_test]
async fn a_figure_is_tried_and_what_comes_of_it_is_told() {
    let page = page(NEAR);
    report(&page);
    focus(&page, "[aria-label='加 1']");
    press(&page, "[aria-label='加 1']");
    let field = page
        .find(".guide-stepper input")
        .unchecked_into::<HtmlInputElement>();
    assert_eq!(field.value(), "1020");
    assert_eq!(focused(&page), "+");
    until(
        &page,
        "root.querySelector('[role=status]').textContent.includes('达到：证书不低于')",
    )
    .await;
    select(&page, "ec-what-if-input", "trained");
    assert_eq!(field.value(), "1200");
    assert_eq!(
        run(&page, "return root.querySelector('#ec-certificates').value")
            .as_string()
            .as_deref(),
        Some("1019")
    );
}

#[wasm_bindgen_test]
fn whoever_enters_the_plan_stands_on_undo() {
    let page = page(r#"{ "trained": 900, "certificates": 19, "special": false }"#);
    report(&page);
    focus(&page, "[part=plan] button");
    press(&page, "[part=plan] button");
    assert_eq!(focused(&page), "撤销");
    report(&page);
    assert_eq!(focused(&page), "撤销");
    press(&page, "[part=plan] button");
    assert_eq!(focused(&page), "按方案填入");
}

#[wasm_bindgen_test]
fn the_plan_that_is_entered_is_that_for_the_answers_as_they_stand() {
    let page = page(r#"{ "trained": 900, "certificates": 900, "special": false }"#);
    report(&page);
    // What is shown is of a moment ago.
    page.type_into("ec-trained", "2000");
    press(&page, "[part=plan] button");
    let answers = call(&page.widget, "answers", &JsValue::NULL);
    let answers = JSON::stringify(&answers)
        .map(String::from)
        .expect("plain data");
    assert!(answers.contains(r#""certificates":1700"#), "{answers}");
    assert!(answers.contains(r#""trained":2000"#), "{answers}");
}

#[wasm_bindgen_test]
fn whoever_stands_on_what_is_gone_goes_on_at_the_result() {
    let page = page(NEAR);
    report(&page);
    focus(&page, "[part=nearest] button");
    set(
        &page,
        r#"{ "answers": { "trained": 1200, "certificates": 1018, "special": false } }"#,
    );
    report(&page);
    assert!(
        focused(&page).contains("再增加 2 人次"),
        "{}",
        focused(&page)
    );
    set(
        &page,
        r#"{ "answers": { "trained": 1200, "certificates": 1200, "special": false } }"#,
    );
    report(&page);
    assert_eq!(focused(&page), "ec-result");
}

#[wasm_bindgen_test]
fn the_ways_to_the_result_and_back_lead_to_where_the_visitor_was() {
    let page = page(NEAR);
    focus(&page, "#ec-certificates");
    press(&page, ".form > .skip");
    assert_eq!(focused(&page), "ec-result");
    press(&page, ".answer > .skip");
    assert_eq!(focused(&page), "ec-certificates");
}

#[wasm_bindgen_test]
async fn other_policies_are_asked_for_and_offered() {
    let page = page(NEAR);
    report(&page);
    let others = "root.querySelectorAll('[part=comparison] .options input').length";
    assert_eq!(
        run(&page, &["return ", others].concat()).as_f64(),
        Some(1.0)
    );
    focus(&page, "[part=comparison] .link");
    press(&page, "[part=comparison] .link");
    assert_eq!(page.names().last().map(String::as_str), Some("others"));
    set(&page, r#"{ "others": null }"#);
    until(
        &page,
        "root.querySelector('[role=status]').textContent.includes('没有载入')",
    )
    .await;
    press(&page, "[part=comparison] .link");
    let other = POLICY.replace(r#""id": "guided""#, r#""id": "elsewhere""#);
    crate::load(JSON::parse(&other).expect("JSON"), "zh".into());
    set(&page, r#"{ "others": ["elsewhere"] }"#);
    assert_eq!(
        run(&page, &["return ", others].concat()).as_f64(),
        Some(3.0)
    );
    // The first that is not picked yet.
    let first =
        "return root.getRootNode().activeElement === root.querySelector('[part=comparison] input')";
    assert!(run(&page, first).is_truthy());
    press(&page, "[part=comparison] .options > :last-child input");
    let told = report(&page);
    assert!(
        told.contains(r#""comparison":[{"policy":"elsewhere","check":"school""#),
        "{told}"
    );
}

/// A step of a visitor, with its name.
type Step = (&'static str, fn(&Page));

/// What the visitor does in the guidance.
const STEPS: [Step; 12] = [
    ("a criterion is listed", |page| {
        press(
            page,
            ".guide-filter [type=radio]:not([disabled]):not(:checked)",
        )
    }),
    ("a figure is tried", |page| {
        press(page, "[aria-label='减 1']")
    }),
    ("a tipping point is tried", |page| {
        press(page, "[part=what-if] .guide-list .link")
    }),
    ("another lever is chosen", |page| {
        select(page, "ec-what-if-input", "trained")
    }),
    ("a check is compared", |page| {
        press(page, "[part=comparison] .options input")
    }),
    ("an answer is compared", |page| {
        select(page, "ec-instead-special", "0")
    }),
    ("it is compared no longer", |page| {
        select(page, "ec-instead-special", "")
    }),
    ("a figure changes", |page| {
        page.type_into("ec-certificates", "18")
    }),
    ("what it was compared with changes", |page| {
        press(page, "[data-input=special]")
    }),
    ("it changes back", |page| {
        press(page, "label:nth-child(2) > [data-input=special]")
    }),
    ("the plan is entered", |page| {
        press(page, "[part=plan] button")
    }),
    ("it is taken back", |page| press(page, "[part=plan] button")),
];

#[wasm_bindgen_test]
fn translated_guidance_follows_like_any_other() {
    let (translated, other) = (page(NEAR), page(NEAR));
    for (step, act) in STEPS {
        for page in [&translated, &other] {
            report(page);
        }
        translate(&translated);
        act(&translated);
        act(&other);
        assert_eq!(report(&translated), report(&other), "{step}");
        assert_eq!(shown(&translated), shown(&other), "{step}");
    }
}
