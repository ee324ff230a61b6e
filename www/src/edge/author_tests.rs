//! Policy files at the border: everything comes back as data, whatever goes in.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::check_policy;

wasm_bindgen_test_configure!(run_in_browser);

const POLICY: &str = r#"
format = 1
id = "small"
version = "1"
title = { zh = "小政策", en = "Small" }
issuer = { zh = "某局" }
in_force = { from = 2025-06-04 }
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = { zh = "企业" }
checks = ["firm"]

[[sections]]
id = "figures"
title = { zh = "数字" }
inputs = ["trained"]

[inputs.trained]
kind = "count"
label = { zh = "人次" }

[check.firm]
kind = "eligibility"
title = { zh = "企业" }

[[check.firm.criteria]]
id = "total"
clause = "一"
measure = "trained"
at_least = 100
levers = ["trained"]
statement = { zh = "不少于 {required}" }
"#;

fn get(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, name| {
        Reflect::get(&value, &JsValue::from_str(name)).expect("an object")
    })
}

fn text(value: &JsValue, path: &str) -> String {
    get(value, path).as_string().expect("a text")
}

fn files(given: &[(&str, &str)]) -> JsValue {
    let files = Object::new();
    for (name, text) in given {
        Reflect::set(&files, &(*name).into(), &(*text).into()).expect("a field");
    }
    files.into()
}

fn check(given: &[(&str, &str)]) -> JsValue {
    check_policy(files(given))
}

fn problems(answer: &JsValue) -> Array {
    get(answer, "problems").unchecked_into()
}

#[wasm_bindgen_test]
fn a_sound_policy_is_handed_out_in_both_languages() {
    let answer = check(&[("policy", POLICY)]);
    assert_eq!(problems(&answer).length(), 0);
    assert_eq!(get(&answer, "count").as_f64(), Some(0.0));
    assert_eq!(text(&answer, "policy.id"), "small");
    assert!(text(&answer, "policy.zh.json").contains(r#""title":"小政策""#));
    assert!(text(&answer, "policy.en.json").contains(r#""title":"Small""#));
    assert!(text(&answer, "policy.en.html").contains("<h2>Small</h2>"));
    // What the widget loads.
    let both = js_sys::JSON::parse(&text(&answer, "policy.json")).expect("JSON");
    assert_eq!(
        text(&super::load(both, "en".into()), "policy.hash"),
        text(&answer, "policy.hash")
    );
    assert!(get(&answer, "cases").is_undefined());
}

#[wasm_bindgen_test]
fn problems_have_their_place_and_what_was_meant() {
    let wrong = POLICY.replace(r#"measure = "trained""#, r#"measure = "traind""#);
    let answer = check(&[("policy", &wrong), ("lang", "en")]);
    let first = problems(&answer).get(0);
    assert_eq!(text(&first, "file"), "policy");
    assert_eq!(get(&first, "line").as_f64(), Some(29.0));
    assert_eq!(get(&first, "column").as_f64(), Some(12.0));
    assert_eq!(text(&first, "written"), "traind");
    assert_eq!(text(&first, "meant"), "trained");
    assert!(text(&first, "message").contains("Did you mean “trained”?"));
    assert!(get(&answer, "policy").is_undefined());
}

#[wasm_bindgen_test]
fn cases_are_tried() {
    let cases = |verdict: &str| {
        format!(
            "as_of = 2026-11-24\n[base.short]\ncheck = \"firm\"\nanswers = {{ trained = 99 }}\n\n[[case]]\nname = \"short\"\nfrom = \"short\"\nverdict = \"{verdict}\"\n"
        )
    };
    // The criterion has no [[limit]] in either.
    for (verdict, failed) in [("not-eligible", 1), ("eligible", 2)] {
        let answer = check(&[("policy", POLICY), ("cases", &cases(verdict))]);
        let found = problems(&answer);
        assert_eq!(found.length(), failed);
        assert_eq!(get(&answer, "cases.tried").as_f64(), Some(1.0));
        assert_eq!(get(&answer, "cases.failed").as_f64(), Some(failed.into()));
        for problem in found.iter() {
            assert_eq!(text(&problem, "file"), "cases");
        }
    }
    let answer = check(&[("policy", POLICY), ("cases", "nonsense = 1")]);
    assert!(get(&answer, "cases").is_undefined());
    assert!(problems(&answer).length() > 0);
    // A policy can be used whatever its cases say.
    assert_eq!(text(&answer, "policy.id"), "small");
}

#[wasm_bindgen_test]
fn what_is_no_file_is_refused_and_nothing_throws() {
    let revoked = js_sys::eval(
        "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })()",
    );
    let cyclic = js_sys::eval("(() => { const a = {}; a.policy = a; return a; })()");
    for value in [
        JsValue::NULL,
        1.into(),
        "policy".into(),
        revoked.expect("a proxy"),
        cyclic.expect("an object"),
    ] {
        assert_eq!(text(&check_policy(value), "error.code"), "bad-request");
    }
    let number = Object::new();
    Reflect::set(&number, &"policy".into(), &7.into()).expect("a field");
    assert_eq!(
        text(&check_policy(number.into()), "error.code"),
        "bad-request"
    );
    let large = "a".repeat((1 << 20) + 1);
    assert_eq!(
        text(&check(&[("policy", &large)]), "error.code"),
        "too-large"
    );
    assert!(problems(&check(&[])).length() > 0);
}

#[wasm_bindgen_test]
fn garbage_is_told_in_bounds() {
    let unknown = (0..1000).map(|number| format!("key_{number} = 1\n"));
    let answer = check(&[("policy", &unknown.collect::<String>())]);
    assert_eq!(problems(&answer).length(), 101);
    assert!(get(&answer, "count").as_f64() >= Some(1000.0));
    let deep = format!("a = {}", "[".repeat(200_000));
    assert!(problems(&check(&[("policy", &deep)])).length() > 0);
    let mistakes = "x = [1, }\n\"".repeat(20_000);
    assert!(problems(&check(&[("policy", &mistakes)])).length() > 0);
}
