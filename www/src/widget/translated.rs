//! A page translator puts elements of its own in place of text nodes. Whatever happens afterwards, a translated widget
//! shows what one shows that was left alone.

use js_sys::{Function, JSON};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::mounted::{Page, call, page_of};

const POLICY: &str = r#"{
    "format": 1, "id": "translated", "version": "1", "hash": "0123456789abcdef", "minutes": 5,
    "number": "一号", "url": "https://example.org/", "about": { "zh": "关于", "en": "About" },
    "prepare": { "zh": "材料", "en": "Papers" },
    "title": { "zh": "“小”政策", "en": "Small" }, "issuer": { "zh": "某局", "en": "Office" }, "inForce": { "from": "2025-06-04" },
    "sections": [
        { "id": "all", "title": { "zh": "全部", "en": "All" }, "help": { "zh": "都填", "en": "All of it" } },
        { "id": "said", "title": { "zh": "声明", "en": "Statements" } }
    ],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训", "en": "Trained" },
          "unit": { "zh": "人次", "en": "people" }, "help": { "zh": "都算", "en": "All count" } },
        { "id": "staff", "kind": "count", "section": "all", "label": { "zh": "员工", "en": "Staff" },
          "unit": { "zh": "人", "en": "people" }, "help": { "zh": "在职", "en": "Employed" } },
        { "id": "founded", "kind": "date", "section": "all", "label": { "zh": "成立", "en": "Founded" } },
        { "id": "local", "kind": "yes-no", "section": "all", "label": { "zh": "本地", "en": "Local" } },
        { "id": "size", "kind": "choice", "section": "all", "label": { "zh": "规模", "en": "Size" }, "options": [
            { "id": "s", "label": { "zh": "小", "en": "Small" } }, { "id": "l", "label": { "zh": "大", "en": "Large" } } ] },
        { "id": "trade", "kind": "choice", "section": "all", "label": { "zh": "行业", "en": "Trade" }, "options": [
            { "id": "a", "label": { "zh": "甲", "en": "A" }, "help": { "zh": "首", "en": "First" } },
            { "id": "b", "label": { "zh": "乙", "en": "B" } }, { "id": "c", "label": { "zh": "丙", "en": "C" } },
            { "id": "d", "label": { "zh": "丁", "en": "D" } }, { "id": "e", "label": { "zh": "戊", "en": "E" } },
            { "id": "f", "label": { "zh": "己", "en": "F" } } ] },
        { "id": "honest", "kind": "declared" }, { "id": "solvent", "kind": "declared" }, { "id": "willing", "kind": "declared" }
    ],
    "checks": [
        { "id": "firm", "kind": "eligibility", "title": { "zh": "企业", "en": "Firm" }, "summary": { "zh": "企业", "en": "Firm" },
          "criteria": [
            { "id": "some", "clause": "第一条", "statement": { "zh": "员工不少于 {required}", "en": "Staff at least {required}" },
              "comparison": "at_least", "measure": ["input", "staff"], "required": 10, "shown": "plain", "soft": true },
            { "id": "many", "clause": "第一条", "statement": { "zh": "培训不少于 {required}", "en": "Trained at least {required}" },
              "comparison": "at_least", "measure": ["input", "trained"], "required": 10, "shown": "plain" },
            { "id": "kind", "clause": "第一条", "statement": { "zh": "本地或大", "en": "Local or large" },
              "holds": ["or", ["input", "local"], ["one-of", "size", ["l"]], ["one-of", "trade", ["a"]]] },
            { "id": "old", "clause": "第一条", "statement": { "zh": "成立不晚于 {required}", "en": "Founded by {required}" },
              "comparison": "at_most", "measure": ["input", "founded"], "required": ["date", "2025-01-01"], "shown": "date" },
            { "id": "honest", "clause": "第二条", "statement": { "zh": "诚信", "en": "Honest" }, "declared": "honest", "section": "said",
              "note": { "zh": "注", "en": "Note" } },
            { "id": "solvent", "clause": "第二条", "statement": { "zh": "有钱", "en": "Solvent" }, "declared": "solvent", "section": "said" },
            { "id": "willing", "clause": "第二条", "statement": { "zh": "愿意", "en": "Willing" }, "declared": "willing", "section": "said" },
            { "id": "fit", "clause": "第三条", "statement": { "zh": "合适", "en": "Fit" }, "judged": { "zh": "专家", "en": "Experts" } }
        ] },
        { "id": "school", "kind": "eligibility", "title": { "zh": "学校", "en": "School" }, "criteria": [
            { "id": "honest", "clause": "第二条", "statement": { "zh": "诚信", "en": "Honest" }, "declared": "honest", "section": "said" }
        ] }
    ]
}"#;

/// What the visitor or the host does, and what it is called.
type Step = (&'static str, fn(&Page));

const STEPS: [Step; 22] = [
    ("a check is chosen", |page| press(page, "[value=firm]")),
    ("a number is typed", |page| page.type_into("ec-staff", "12")),
    ("it is understood otherwise", |page| {
        page.type_into("ec-staff", "1.2万")
    }),
    ("it is wrong", |page| page.type_into("ec-staff", "many")),
    ("another field is typed into", |page| {
        page.type_into("ec-trained-2023", "7")
    }),
    ("what is wrong is another word", |page| {
        page.type_into("ec-staff", "none");
        page.type_into("ec-trained-2024", "8");
    }),
    ("it is mended", |page| page.type_into("ec-staff", "9")),
    ("the series is complete", |page| {
        page.type_into("ec-trained-2025", "9")
    }),
    ("only the total is asked", |page| {
        press(page, "[part=section] button.link")
    }),
    ("each year is asked again", |page| {
        press(page, "[part=section] button.link")
    }),
    ("a date is typed", |page| {
        page.type_into("ec-founded", "2024-5-6")
    }),
    ("yes is chosen", |page| {
        press(page, "input[data-input=local]")
    }),
    ("the answer is taken back", |page| {
        press(page, ".ask-answer .clear")
    }),
    ("an option is chosen", |page| {
        press(page, "input[data-input=size]")
    }),
    ("an entry is chosen", |page| select(page, "ec-trade", "a")),
    ("another entry is chosen", |page| {
        select(page, "ec-trade", "b")
    }),
    ("all statements apply", |page| {
        press(page, "[part=section]:last-of-type .card-head button.link")
    }),
    ("that is undone", |page| {
        press(page, "[part=section]:last-of-type .card-head button.link")
    }),
    ("the language changes", |page| speak(page, "en")),
    ("everything is cleared", |page| press(page, ".tools button")),
    ("that is undone", |page| press(page, ".tools button")),
    ("another check is chosen", |page| {
        press(page, "[value=school]")
    }),
];

#[wasm_bindgen_test]
fn a_translated_widget_follows_like_any_other() {
    let options = r#"{ "policy": "translated", "asOf": "2026-11-24" }"#;
    let (translated, other) = (page_of(POLICY, options, ""), page_of(POLICY, options, ""));
    for (step, act) in STEPS {
        translate(&translated);
        act(&translated);
        act(&other);
        // With guidance on the answers as they stand.
        call(&translated.widget, "report", &JsValue::NULL);
        call(&other.widget, "report", &JsValue::NULL);
        assert_eq!(shown(&translated), shown(&other), "{step}");
    }
}

#[wasm_bindgen_test]
fn a_list_shows_the_answer_whoever_gives_it() {
    let options = r#"{ "policy": "translated", "check": "firm", "asOf": "2026-11-24" }"#;
    let page = page_of(POLICY, options, "");
    let list = page.find("#ec-trade").unchecked_into::<HtmlSelectElement>();
    let set = |answers: &str| {
        let options = JSON::parse(answers).expect("JSON");
        call(&page.widget, "set", &options);
    };
    set(r#"{ "answers": { "trade": "b" } }"#);
    assert_eq!(list.value(), "b");
    select(&page, "ec-trade", "c");
    set(r#"{ "answers": { "trade": "d" } }"#);
    assert_eq!(list.value(), "d");
    set(r#"{ "answers": {} }"#);
    assert_eq!(list.value(), "");
    set(r#"{ "answers": { "trade": null } }"#);
    assert_eq!(list.value(), "?");
}

pub(super) fn press(page: &Page, selector: &str) {
    page.find(selector).unchecked_into::<HtmlElement>().click();
}

pub(super) fn select(page: &Page, id: &str, value: &str) {
    let list = page
        .find(&format!("#{id}"))
        .unchecked_into::<HtmlSelectElement>();
    list.set_value(value);
    let event = js_sys::eval("new Event('change', { bubbles: true, composed: true })");
    list.dispatch_event(event.expect("an event").unchecked_ref())
        .expect("heard");
}

fn speak(page: &Page, lang: &str) {
    crate::load(JSON::parse(POLICY).expect("JSON"), lang.into());
    let policy = JSON::parse(r#"{ "policy": "translated" }"#).expect("JSON");
    call(&page.widget, "set", &policy);
}

/// Does what a translator does.
pub(super) fn translate(page: &Page) {
    run(
        page,
        "const texts = [];
         const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
         while (walker.nextNode()) texts.push(walker.currentNode);
         for (const text of texts) {
           const font = document.createElement('font');
           font.textContent = text.data;
           text.replaceWith(font);
         }",
    );
}

/// The HTML without a translator's elements, and the values of the fields.
pub(super) fn shown(page: &Page) -> String {
    let shown = run(
        page,
        "const values = [...root.querySelectorAll('input, select')];
         return root.innerHTML.replace(/<.?font>/g, '')
           + values.map(({ type, checked, value }) => type === 'radio' ? checked : value);",
    );
    shown.as_string().expect("a text")
}

pub(super) fn run(page: &Page, script: &str) -> JsValue {
    let function = Function::new_with_args("root", script);
    function.call1(&JsValue::NULL, &page.root).expect("it runs")
}
