//! The report is a contract: these tests fail when a field appears, goes, or changes its name.

use eligibility_check::policy::Lang;
use eligibility_check::report::{PRODUCT_VERSION, Report};

use crate::support::{SMALL, answers, check, load_in};

/// The small policy with every optional part of its head.
pub(crate) fn full() -> String {
    let head = r#"checks = ["firm", "place"]
number = "某发〔2025〕1号"
url = "https://example.org/policy"
contact = { phone = "12333", address = { zh = "某路1号" } }
[round]
clause = "二"
statement = { zh = "每年一次" }
[[procedure]]
title = { zh = "初审" }
text = { zh = "由县里初审" }
clause = "十一"
note = { zh = "文件未写期限" }
[[award]]
text = { zh = "奖补 50 万元" }
clause = "十二"
[[materials]]
checks = ["place"]
text = { zh = "申请表" }
clause = "十三"
[[dates]]
text = { zh = "每年三月" }
clause = "十四""#;
    let stated = SMALL.replace(
        "not_stated = [\"number\", \"url\", \"published\"]",
        "published = 2025-06-09",
    );
    stated.replace("checks = [\"firm\", \"place\"]", head).replace(
        "judged = { zh = \"领先\" }",
        "judged = { zh = \"领先\" }\nnote = { zh = \"请咨询\" }\nquote = { zh = \"原文\" }\nmaterials = [{ zh = \"证书\" }]",
    )
}

fn report(name: &str, given: &str, lang: Lang) -> String {
    let mut policy = load_in(&full(), lang);
    policy.hash = "hash".to_owned();
    let evaluation = check(&policy, name, given);
    let answers = answers(given);
    let report = Report::new(&policy, &evaluation, &answers).expect("a report");
    let json = serde_json::to_string_pretty(&report).expect("JSON");
    let version = |version: &str| format!("\"productVersion\": \"{version}\"");
    json.replace(&version(PRODUCT_VERSION), &version("0.0.0"))
}

#[test]
fn of_a_firm() {
    let given = r#"{"trained": {"2023": 400, "2024": 400, "2025": 400}, "certificates": 1019, "special": false,
        "budget": "499999.5", "removed_before": true, "removed_on": "2027-01-01", "honest": null, "nonsense": 1}"#;
    insta::assert_snapshot!(report("firm", given, Lang::Zh));
}

#[test]
fn of_a_place_in_english() {
    let given = r#"{"trained": 5000, "certificates": 0, "special": true}"#;
    insta::assert_snapshot!(report("place", given, Lang::En));
}
