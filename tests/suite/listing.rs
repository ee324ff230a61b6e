//! The list of policies: what is found in it, and in which order.

use eligibility_check::answers::Data;
use eligibility_check::exact::Date;
use eligibility_check::listing::{Listed, Standing, Wanted, applicants, matching, read};

const INDEX: &str = r#"{ "format": 1, "policies": [
    { "id": "over", "title": "“技师”工作站", "issuer": "晋城市人社局", "forWhom": "企业", "checked": "2026-11-25",
      "inForce": { "from": "2022-12-02" }, "windows": [{ "from": "2022-12-02", "until": "2022-12-08" }],
      "applicants": [{ "id": "enterprise", "name": "企业" }],
      "checks": [{ "id": "enterprise", "title": "企业", "applicants": ["enterprise"] }, { "id": "papers", "title": "材料" }] },
    { "id": "plain", "title": "宁夏工匠", "number": "宁人社发〔2025〕68号", "issuer": "自治区厅", "forWhom": "院校", "checked": "2026-11-25",
      "inForce": { "from": "2025-06-04", "until": "2027-06-03" },
      "applicants": [{ "id": "school", "name": "院校" }, { "id": "enterprise", "name": "企业" }],
      "checks": [{ "id": "college", "title": "院校 Type A", "applicants": ["school"] }] }
] }"#;

fn listed() -> Vec<Listed> {
    read(&Data::from_json(INDEX).expect("JSON")).expect("a list")
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn found(search: &str, applicant: &str) -> Vec<String> {
    let wanted = Wanted {
        search: search.to_owned(),
        applicant: applicant.to_owned(),
    };
    let policies = listed();
    let found = matching(&policies, &wanted, day("2026-11-25"));
    found.into_iter().map(|policy| policy.id.clone()).collect()
}

#[test]
fn policies_that_can_be_used_come_first() {
    assert_eq!(found("", ""), ["plain", "over"]);
}

#[test]
fn the_standing_follows_the_day() {
    let policies = listed();
    let on = |at: usize, text: &str| policies[at].standing(day(text));
    for (text, standing) in [
        ("2022-12-01", Standing::NotYet),
        ("2022-12-02", Standing::Open),
        ("2022-12-08", Standing::Open),
        ("2022-12-09", Standing::Closed),
    ] {
        assert_eq!(on(0, text), standing, "{text}");
    }
    for (text, standing) in [
        ("2025-06-03", Standing::NotYet),
        ("2025-06-04", Standing::InForce),
        ("2027-06-03", Standing::InForce),
        ("2027-06-04", Standing::Expired),
    ] {
        assert_eq!(on(1, text), standing, "{text}");
    }
}

#[test]
fn every_word_must_occur_in_any_of_the_names() {
    assert_eq!(found("技师 晋城", ""), ["over"]);
    assert_eq!(found("技师　宁夏", ""), Vec::<String>::new());
    assert_eq!(found("68号", ""), ["plain"]);
}

#[test]
fn case_and_full_width_letters_make_no_difference() {
    assert_eq!(found("ｔｙｐｅ a", ""), ["plain"]);
    assert_eq!(found("  TYPE  ", ""), ["plain"]);
}

#[test]
fn a_kind_of_applicant_narrows_policies_and_their_checks() {
    assert_eq!(found("", "enterprise"), ["over"]);
    let policies = listed();
    let ids = |applicant| {
        let checks = policies[0].checks_for(applicant);
        checks.map(|check| check.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids("enterprise"), ["enterprise", "papers"]);
    assert_eq!(ids("school"), ["papers"]);
    assert_eq!(ids(""), ["enterprise", "papers"]);
}

#[test]
fn each_kind_of_applicant_is_offered_once() {
    let policies = listed();
    let names = applicants(&policies);
    assert_eq!(
        names.iter().map(|(_, name)| &**name).collect::<Vec<_>>(),
        ["企业", "院校"]
    );
}

#[test]
fn what_is_no_list_is_refused() {
    for text in [
        "{}",
        r#"{ "policies": 1 }"#,
        r#"{ "policies": [{ "id": "a" }] }"#,
        "[]",
    ] {
        assert_eq!(read(&Data::from_json(text).expect("JSON")), None, "{text}");
    }
}
