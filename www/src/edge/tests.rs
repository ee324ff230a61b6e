//! The border in a real browser: everything comes back as data, whatever goes in.

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::report::{Record, Report};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::evaluate;
use super::write::{to_js, to_plain_js};

wasm_bindgen_test_configure!(run_in_browser);

/// A hand-made compiled policy: a share of two figures, and a declared item.
const POLICY: &str = r#"{
    "format": 1, "id": "small", "version": "1", "hash": "h",
    "title": { "zh": "小政策", "en": "Small" }, "issuer": { "zh": "某局" },
    "inForce": { "from": "2025-06-04" },
    "sections": [{ "id": "all", "title": { "zh": "全部" } }],
    "inputs": [
        { "id": "trained", "kind": "count", "section": "all", "label": { "zh": "培训人次" } },
        { "id": "certificates", "kind": "count", "section": "all", "label": { "zh": "证书" } },
        { "id": "honest", "kind": "declared" }
    ],
    "checks": [{ "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
        { "id": "share", "clause": "一", "statement": { "zh": "不低于 {required}" }, "comparison": "at_least",
          "measure": ["/", ["input", "certificates"], ["input", "trained"]], "required": "17/20", "shown": "share",
          "levers": [{ "input": "certificates" }] },
        { "id": "honest", "clause": "二", "statement": { "zh": "诚信" }, "declared": "honest", "section": "all" }
    ] }]
}"#;

fn load(policy: JsValue) -> JsValue {
    super::load(policy, JsValue::UNDEFINED)
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("JSON")
}

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &JsValue::from_str(name)).expect("an object")
    })
}

fn code(answer: &JsValue) -> String {
    let message = get(answer, "error.message")
        .as_string()
        .expect("a sentence");
    assert!(message.chars().count() > 5, "{message}");
    get(answer, "error.code").as_string().expect("a code")
}

fn request(answers: &JsValue) -> JsValue {
    let request = json(r#"{ "policy": "small", "check": "firm", "asOf": "2026-11-24" }"#);
    Reflect::set(&request, &JsValue::from_str("answers"), answers).expect("an object");
    evaluate(request)
}

fn loaded() {
    let answer = load(json(POLICY));
    assert_eq!(
        get(&answer, "policy.checks.0.id").as_string().as_deref(),
        Some("firm")
    );
}

#[wasm_bindgen_test]
fn a_policy_is_loaded_once_and_evaluated() {
    loaded();
    let answer = request(&json(
        r#"{ "trained": 1200, "certificates": 1019, "honest": true }"#,
    ));
    assert_eq!(
        get(&answer, "report.verdict").as_string().as_deref(),
        Some("not-eligible")
    );
    let measured = get(&answer, "report.criteria.0.measured.text");
    assert_eq!(measured.as_string().as_deref(), Some("84.92 %"));
    assert!(
        get(&answer, "report.counts.computed.unmet")
            .as_f64()
            .is_some(),
        "objects, not maps"
    );
    // Large whole numbers, and fractions as their shortest decimal.
    let answer = request(&json(
        r#"{ "trained": 9007199254740991, "certificates": 0.1 }"#,
    ));
    let problems = get(&answer, "report.problems").unchecked_into::<Array>();
    assert_eq!(problems.length(), 2);
    assert_eq!(
        get(&answer, "report.problems.0.code")
            .as_string()
            .as_deref(),
        Some("too-large")
    );
    assert_eq!(
        get(&answer, "report.problems.1.code")
            .as_string()
            .as_deref(),
        Some("fraction")
    );
}

#[cfg(feature = "widget")]
#[wasm_bindgen_test]
fn guidance_says_how_far_what_to_change_and_what_if() {
    loaded();
    let answer = super::guide(json(
        r#"{ "policy": "small", "check": "firm", "asOf": "2026-11-24",
             "answers": { "trained": 1200, "certificates": 1019, "honest": true },
             "compare": [{ "answers": { "trained": 1100 } }, { "check": "firm" }],
             "whatIf": { "input": "certificates", "figure": "1020" } }"#,
    ));
    let text = |path: &str| get(&answer, path).as_string();
    assert_eq!(text("report.nearest.0.by.exact").as_deref(), Some("1"));
    assert_eq!(
        text("report.plan.changes.0.to.exact").as_deref(),
        Some("1020")
    );
    assert_eq!(
        get(&answer, "report.plan.answers.certificates").as_f64(),
        Some(1020.0)
    );
    assert_eq!(text("report.whatIf.turns.0.to").as_deref(), Some("met"));
    assert_eq!(
        text("report.comparison.0.verdict").as_deref(),
        Some("eligible")
    );
    assert_eq!(
        get(&answer, "report.comparison.0.nearest").as_bool(),
        Some(true)
    );
    assert!(text("report.criteria.0.explanation").is_some_and(|text| text.contains("84.92 %")));
    // A bare evaluation stays bare.
    let bare = request(&json(r#"{ "trained": 1200, "certificates": 1019 }"#));
    assert!(get(&bare, "report.plan").is_undefined());
    // What cannot be tried is left out.
    for figure in ["\"-1\"", "\"many\"", "1.5", "null", "{}"] {
        let asked = r#"{ "policy": "small", "check": "firm", "answers": { "trained": 1200, "certificates": 1019 },
            "whatIf": { "input": "certificates", "figure": _ }, "asOf": "2026-11-24" }"#;
        let answer = super::guide(json(&asked.replace('_', figure)));
        assert!(get(&answer, "report").is_object(), "{figure}");
        assert!(get(&answer, "report.whatIf").is_undefined(), "{figure}");
    }
}

#[cfg(feature = "widget")]
#[wasm_bindgen_test]
fn what_guidance_cannot_compare_is_refused_in_a_sentence() {
    loaded();
    for (compare, wanted) in [
        (r#"[1]"#, "bad-request"),
        (r#"[{ "check": "farm" }]"#, "unknown-check"),
        (r#"[{ "policy": "nowhere" }]"#, "unknown-policy"),
        (r#"[{ "answers": 3 }]"#, "bad-request"),
    ] {
        let asked = r#"{ "policy": "small", "check": "firm", "compare": _, "asOf": "2026-11-24" }"#;
        assert_eq!(
            code(&super::guide(json(&asked.replace('_', compare)))),
            wanted
        );
    }
    for request in [JsValue::NULL, JsValue::from_f64(3.0), json("[]")] {
        assert_eq!(code(&super::guide(request)), "bad-request");
    }
}

#[wasm_bindgen_test]
fn what_is_no_policy_is_refused_in_a_sentence() {
    assert_eq!(
        code(&load(json(
            &POLICY.replace("\"format\": 1", "\"format\": 2")
        ))),
        "unknown-format"
    );
    assert_eq!(
        code(&load(json(
            &POLICY.replace("\"certificates\"]", "\"nothing\"]")
        ))),
        "policy-malformed"
    );
    for value in [
        JsValue::NULL,
        JsValue::UNDEFINED,
        JsValue::from_str("x"),
        Array::new().into(),
    ] {
        assert!(["unknown-format", "policy-malformed"].contains(&code(&load(value)).as_str()));
    }
}

#[wasm_bindgen_test]
fn what_is_no_request_is_refused_in_a_sentence() {
    loaded();
    for (text, wanted) in [
        ("3", "bad-request"),
        ("{}", "unknown-policy"),
        (
            r#"{ "policy": "other", "check": "firm" }"#,
            "unknown-policy",
        ),
        (r#"{ "policy": "small", "check": "farm" }"#, "unknown-check"),
        (
            r#"{ "policy": "small", "check": "firm", "asOf": "2025-02-30" }"#,
            "bad-request",
        ),
        (
            r#"{ "policy": "small", "check": "firm", "asOf": "2026-11-24", "answers": [1] }"#,
            "bad-request",
        ),
    ] {
        assert_eq!(code(&evaluate(json(text))), wanted, "{text}");
    }
}

#[wasm_bindgen_test]
fn hostile_answers_do_no_harm() {
    loaded();
    let cyclic = Object::new();
    Reflect::set(&cyclic, &JsValue::from_str("trained"), &cyclic).expect("an object");
    assert_eq!(code(&request(&cyclic)), "bad-request");

    let throwing =
        js_sys::eval("({ get trained() { throw new Error('no'); } })").expect("an object");
    assert_eq!(code(&request(&throwing)), "bad-request");

    for text in [
        "({ trained: () => 3 })",
        "({ trained: Symbol('x') })",
        "({ trained: NaN })",
        "({ trained: 10n })",
    ] {
        let answers = js_sys::eval(text).expect("an object");
        let answer = request(&answers);
        let refused = !get(&answer, "error").is_undefined();
        assert!(
            refused || get(&answer, "report.verdict").is_string(),
            "{text}"
        );
    }
}

#[wasm_bindgen_test]
fn proxies_and_endless_objects_do_no_harm() {
    loaded();
    for text in [
        "new Proxy({}, { ownKeys() { throw new Error('no'); } })",
        "new Proxy({ trained: 1 }, { get() { throw new Error('no'); } })",
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
        "({ trained: (() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; })() })",
        "(() => { const twice = {}; twice.one = twice; twice.two = twice; return twice; })()",
        "({ trained: { length: 4294967295, [Symbol.iterator]: null, ...new Array(300000).fill(1) } })",
        "({ trained: new Array(4294967295) })",
    ] {
        let answers = js_sys::eval(text).expect("an object");
        assert_eq!(code(&request(&answers)), "bad-request", "{text}");
    }
    // The instance goes on as if nothing had been.
    let answer = request(&json(r#"{ "trained": 100, "certificates": 85 }"#));
    assert_eq!(
        get(&answer, "report.criteria.0.status")
            .as_string()
            .as_deref(),
        Some("met")
    );
}

/// Nothing that is handed over goes unnoticed: it is read as what it is, or it is refused.
#[wasm_bindgen_test]
fn what_is_more_than_its_fields_is_refused() {
    loaded();
    for text in [
        "({ trained: new Map([['2023', 5]]) })",
        "({ trained: new Set([5]) })",
        "({ trained: new Date() })",
        "({ trained: new Number(5) })",
        "({ trained: new String('5') })",
        "({ trained: Object(10n) })",
        "({ trained: Object(Symbol('x')) })",
        "({ trained: Promise.resolve(5) })",
        "({ trained: new Uint8Array([5]) })",
        "({ trained: new Uint8Array(500000000) })",
        "({ trained: new DataView(new ArrayBuffer(8)) })",
        "({ trained: /5/ })",
        "({ trained: new Error('5') })",
        "({ trained: new (class { get 2023() { return 5; } })() })",
        "({ trained: Object.create({ 2023: 5 }) })",
        "({ trained: Object.create(Object.create(null, { 2023: { value: 5, enumerable: true } })) })",
        "({ trained: 5, toJSON() { return {}; } })",
        "({ trained: 5, [Symbol('x')]: 5 })",
        "({ trained: new Proxy([], { get(of, name) { return name === 'length' ? NaN : of[name]; } }) })",
        "({ trained: new Proxy([], { get(of, name) { return name === 'length' ? -1 : of[name]; } }) })",
        "new Map([['trained', 5]])",
        "new Date()",
        "'trained'",
        "[5]",
        "5",
        "true",
        "(() => 5)",
        "document.createElement('div')",
        "globalThis",
    ] {
        let answers = js_sys::eval(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(code(&request(&answers)), "bad-request", "{text}");
    }
    for text in [
        "Object.freeze({ trained: 100, certificates: 85 })",
        "Object.assign(Object.create(null), { trained: 100, certificates: 85 })",
        "new Proxy({ trained: 100, certificates: 85 }, {})",
        "({ get trained() { return 100; }, certificates: 85, staff: undefined })",
        "({ __proto__: null, trained: 100, certificates: '85' })",
        // Bookkeeping of a framework: not enumerable, and it may lead back.
        "(() => { const data = { trained: 100, certificates: 85 }; Object.defineProperty(data, '__ob__', { value: { data } }); return data; })()",
        "Object.defineProperty({ trained: 100, certificates: 85 }, Symbol('administration'), { value: 5 })",
        "(() => { const frame = document.createElement('iframe'); document.body.append(frame); const data = frame.contentWindow.eval('({ trained: 100, certificates: 85 })'); frame.remove(); return data; })()",
    ] {
        let answers = js_sys::eval(text).unwrap_or_else(|_| panic!("{text}"));
        let answer = request(&answers);
        let status = get(&answer, "report.criteria.0.status").as_string();
        assert_eq!(status.as_deref(), Some("met"), "{text}");
    }
}

#[wasm_bindgen_test]
fn what_throws_while_it_is_read_ends_nothing() {
    loaded();
    let throws = "() => { throw new Error('no'); }";
    for text in [
        format!("new Proxy({{}}, {{ getPrototypeOf: {throws} }})"),
        format!("new Proxy({{ trained: 5 }}, {{ getOwnPropertyDescriptor: {throws} }})"),
        format!("new Proxy({{ trained: 5 }}, {{ get: {throws} }})"),
        format!("new Proxy({{}}, {{ ownKeys: {throws} }})"),
        format!("({{ trained: new Proxy([], {{ get: {throws} }}) }})"),
        "new Proxy({}, { ownKeys: () => Array(3000000).fill().map((_, key) => 'k' + key) })".to_owned(),
        "({ trained: 'x'.repeat(300000000) })".to_owned(),
        "({ ['x'.repeat(300000000)]: 5 })".to_owned(),
        "(() => { const many = {}; for (let key = 0; key < 1000000; key += 1) many['k' + key] = key; return many; })()".to_owned(),
    ] {
        let answers = js_sys::eval(&text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(code(&request(&answers)), "bad-request", "{text}");
        assert!(!code(&load(answers)).is_empty(), "{text}");
    }
    // Half of a pair of surrogates is no text; what stands for it is none of the options, and is told.
    let answers = js_sys::eval("({ 'a\\ud800': 1, trained: '\\udc00' })").expect("an object");
    let answer = request(&answers);
    let problems = get(&answer, "report.problems").unchecked_into::<Array>();
    assert_eq!(problems.length(), 2);
    let answer = request(&json(r#"{ "trained": 100, "certificates": 85 }"#));
    let status = get(&answer, "report.criteria.0.status").as_string();
    assert_eq!(status.as_deref(), Some("met"));
}

#[wasm_bindgen_test]
fn numbers_are_read_as_they_are_written() {
    for (text, wanted) in [
        ("1200", "1200"),
        ("-0", "0"),
        ("0.1", "0.1"),
        ("1.5e-7", "0.00000015"),
        ("-2.5e-9", "-0.0000000025"),
        ("1e21", "1000000000000000000000"),
        ("1.25e+22", "12500000000000000000000"),
        ("9007199254740993", "9007199254740992"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1e3", "1000"),
        ("-1e-7", "-0.0000001"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
    ] {
        let data = super::read::read(&js_sys::eval(text).expect("a number"));
        let digits = match data.expect("plain data") {
            Data::Integer(value) => value.to_string(),
            Data::Decimal(digits) => digits,
            other => panic!("{other:?}"),
        };
        assert_eq!(digits, wanted, "{text}");
    }
}

#[wasm_bindgen_test]
fn numbers_that_cannot_be_used_are_told_apart() {
    loaded();
    for (number, wanted) in [
        ("5e-324", "too-fine"),
        ("1e300", "too-large"),
        ("NaN", "not-a-number"),
        ("Infinity", "not-a-number"),
        ("'\u{ff15}'", "not-a-number"),
        ("' 5'", "not-a-number"),
        ("'1e3'", "not-a-number"),
        ("0.5", "fraction"),
    ] {
        let answers = js_sys::eval(&format!("({{ trained: {number} }})")).expect("an object");
        let told = get(&request(&answers), "report.problems.0.code").as_string();
        assert_eq!(told.as_deref(), Some(wanted), "{number}");
    }
}

#[wasm_bindgen_test]
fn data_is_written_as_it_was_read() {
    let text = r#"{"list":[true,null,3,-3],"object":{"text":"字"}}"#;
    let Ok(Data::Object(data)) = super::read::read(&json(text)) else {
        panic!("an object");
    };
    let written = super::write::to_js(&Record::from(&data));
    assert_eq!(
        JSON::stringify(&written)
            .map(String::from)
            .expect("plain data"),
        text
    );
}

#[wasm_bindgen_test]
fn the_day_of_the_check_is_given() {
    loaded();
    let answer = |as_of: &str| {
        evaluate(json(&format!(
            r#"{{ "policy": "small", "check": "firm", "asOf": {as_of} }}"#
        )))
    };
    let day = get(&answer("\"2026-11-24\""), "report.asOf").as_string();
    assert_eq!(day.as_deref(), Some("2026-11-24"));
    for none in ["null", "\"\"", "20261124"] {
        assert_eq!(code(&answer(none)), "bad-request");
    }
}

#[wasm_bindgen_test]
fn a_report_is_the_same_whoever_writes_it() {
    loaded();
    let Ok(policy) = super::policies::policy(Some("small")) else {
        panic!("it is loaded");
    };
    let answers = r#"{ "trained": { "2023": 1200, "2024": null }, "certificates": "1019.5", "honest": true, "staff": 9007199254740991, "text": "“一”" }"#;
    let Ok(Data::Object(fields)) = super::read::read(&json(answers)) else {
        panic!("an object");
    };
    let answers = fields.into_iter().collect();
    let day = Date::parse("2026-11-24").expect("a day");
    let evaluation = eligibility_check::evaluation::evaluate(&policy, 0, &answers, day);
    let evaluation = evaluation.expect("a check");
    let report = Report::new(&policy, &evaluation, &answers).expect("a report");
    let texts = [to_js(&report.record()), to_plain_js(&report.record())]
        .map(|written| JSON::stringify(&written).expect("JSON"));
    assert!(texts[0].includes("1019.5", 0));
    assert_eq!(texts[0], texts[1]);
}
