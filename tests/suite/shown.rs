//! How the figures of a comparison are told, and in which steps an amount moves.

use eligibility_check::policy::author::{Problem, compile};
use eligibility_check::policy::{Figure, Kind, Lang, Policy};
use eligibility_check::text;

use crate::support::{answers, criterion, load_in, report};

const UNITS: &str = r#"
[units.person]
zh = "人"
en = "person|persons"
"#;

/// A policy with one criterion. Its inputs: `a`, `b` without a unit, `staff`, `skilled`, `left` in persons, and a place.
fn policy(rule: &str) -> String {
    format!(
        r#"
format = 1
id = "one"
version = "1"
title = {{ zh = "一", en = "One" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2025-01-01 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "谁" }}
checks = ["c"]
[[sections]]
id = "s"
title = {{ zh = "数" }}
inputs = ["a", "b", "staff", "skilled", "left", "place"]
[inputs.a]
kind = "amount"
label = {{ zh = "甲", en = "A" }}
[inputs.b]
kind = "amount"
label = {{ zh = "乙", en = "B" }}
[inputs.staff]
kind = "count"
unit = "person"
label = {{ zh = "人数", en = "Staff" }}
[inputs.skilled]
kind = "count"
unit = "person"
label = {{ zh = "技能", en = "Skilled" }}
[inputs.left]
kind = "count"
unit = "person"
label = {{ zh = "离开", en = "Left" }}
[inputs.place]
kind = "choice"
label = {{ zh = "地方", en = "Place" }}
options = [
  {{ id = "north", label = {{ zh = "北" }}, quota = "15%", name = "15%", poor = true, rate = 0.15 }},
  {{ id = "south", label = {{ zh = "南" }}, quota = "20%", name = "none", rate = 0.2 }},
]
[check.c]
kind = "eligibility"
title = {{ zh = "查", en = "C" }}
[[check.c.criteria]]
id = "all_read"
clause = "一"
holds = 'a + b >= 0 and staff + skilled + left >= 0 and place != "north"'
statement = {{ zh = "都用到" }}
[[check.c.criteria]]
id = "rule"
clause = "二"
statement = {{ zh = "要求 {{required}}", en = "at least {{required}}" }}
{rule}
"#
    )
}

fn load(rule: &str) -> Policy {
    let compiled =
        compile(&policy(rule), UNITS).unwrap_or_else(|found| panic!("{rule}: {found:#?}"));
    Policy::load(&compiled.data, Lang::En).expect("what compiles also loads")
}

/// What is measured and what is required, as people read them.
fn told(rule: &str, given: &str) -> [String; 2] {
    let report = report(&load(rule), "c", given);
    let rule = criterion(&report, "rule");
    ["measured", "required"].map(|side| {
        let side = &rule[side];
        let number = if side["text"].is_null() {
            &side["min"]
        } else {
            side
        };
        number["text"].as_str().expect("a figure").to_owned()
    })
}

fn problem(rule: &str) -> Problem {
    let found = compile(&policy(rule), UNITS).expect_err("it should be found");
    assert_eq!(found.len(), 1, "{found:#?}");
    found.into_iter().next().expect("one").problem
}

#[test]
fn a_figure_without_a_unit_is_a_number_also_beside_a_division() {
    for (rule, given, wanted) in [
        (
            "measure = \"a / 2\"\nat_least = 60",
            r#"{"a": 100}"#,
            ["50", "60"],
        ),
        (
            "measure = \"a / b\"\nat_most = 12",
            r#"{"a": 100, "b": 10}"#,
            ["10", "12"],
        ),
        (
            "measure = \"a\"\nat_most = \"b\"",
            r#"{"a": 12, "b": 13}"#,
            ["12", "13"],
        ),
        (
            "measure = \"a\"\nat_most = \"b / 2\"",
            r#"{"a": 12, "b": 30}"#,
            ["12", "15"],
        ),
        (
            "measure = \"a\"\nat_least = \"b * 50%\"",
            r#"{"a": 40, "b": 100}"#,
            ["40", "50"],
        ),
        (
            "measure = \"a + 10%\"\nat_least = 3",
            r#"{"a": 2}"#,
            ["2.1", "3"],
        ),
        (
            "measure = \"100 * skilled / staff\"\nat_least = 85",
            r#"{"skilled": 17, "staff": 20}"#,
            ["85", "85"],
        ),
        (
            "measure = \"skilled / staff * 100\"\nat_least = 85",
            r#"{"skilled": 17, "staff": 20}"#,
            ["85", "85"],
        ),
        (
            "measure = \"a * skilled / staff\"\nat_least = 3",
            r#"{"a": 5, "skilled": 1, "staff": 2}"#,
            ["2.5", "3"],
        ),
        (
            "measure = \"a / 2\"\nat_least = { by = \"place\", north = 60, south = 70 }",
            r#"{"a": 100, "place": "north"}"#,
            ["50", "60"],
        ),
    ] {
        assert_eq!(told(rule, given), wanted, "{rule}");
    }
}

#[test]
fn a_requirement_in_per_cent_is_told_so() {
    for (rule, given, wanted) in [
        (
            "measure = \"a\"\nat_least = \"5%\"",
            r#"{"a": "0.04"}"#,
            ["4 %", "5 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = \"85%\"",
            r#"{"a": 1, "b": 2}"#,
            ["50 %", "85 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = \"if place = \\\"north\\\" then 80% else 85%\"",
            r#"{"a": 1, "b": 2, "place": "north"}"#,
            ["50 %", "80 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = \"2 * 25%\"",
            r#"{"a": 1, "b": 2}"#,
            ["50 %", "50 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = { by = \"place\", north = \"60%\", south = 0.7 }",
            r#"{"a": 1, "b": 2, "place": "south"}"#,
            ["50 %", "70 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = { by = \"place.poor\", true = \"15%\", false = \"20%\" }",
            r#"{"a": 1, "b": 2, "place": "south"}"#,
            ["50 %", "20 %"],
        ),
        (
            "measure = \"a / b\"\nat_least = \"place.quota\"",
            r#"{"a": 1, "b": 2, "place": "south"}"#,
            ["50 %", "20 %"],
        ),
    ] {
        assert_eq!(told(rule, given), wanted, "{rule}");
    }
}

#[test]
fn a_share_of_figures_in_one_unit_is_told_in_per_cent() {
    for (rule, given, wanted) in [
        (
            "measure = \"skilled / staff\"\nat_least = 0.85",
            r#"{"skilled": 1, "staff": 2}"#,
            ["50 %", "85 %"],
        ),
        (
            "measure = \"(skilled - left) / staff\"\nat_least = 0.3",
            r#"{"skilled": 6, "left": 1, "staff": 10}"#,
            ["50 %", "30 %"],
        ),
        (
            "measure = \"1 - left / staff\"\nat_least = 0.8",
            r#"{"left": 1, "staff": 10}"#,
            ["90 %", "80 %"],
        ),
        (
            "measure = \"skilled / staff - left / staff\"\nat_least = 0.02",
            r#"{"skilled": 6, "left": 1, "staff": 10}"#,
            ["50 %", "2 %"],
        ),
        (
            "measure = \"min(skilled, left) / staff\"\nat_least = \"place.rate\"",
            r#"{"skilled": 6, "left": 1, "staff": 10, "place": "north"}"#,
            ["10 %", "15 %"],
        ),
    ] {
        assert_eq!(told(rule, given), wanted, "{rule}");
    }
}

#[test]
fn a_criterion_says_itself_how_its_figures_are_told() {
    let given = r#"{"a": 1, "b": 2, "skilled": 1, "staff": 2}"#;
    for (rule, wanted) in [
        (
            "measure = \"a / b\"\nat_least = 0.85\nshown_as = \"percent\"",
            ["50 %", "85 %"],
        ),
        (
            "measure = \"a\"\nat_least = 2\nshown_as = \"percent\"",
            ["100 %", "200 %"],
        ),
        (
            "measure = \"skilled / staff\"\nat_least = 0.85\nshown_as = \"number\"",
            ["0.5", "0.85"],
        ),
        (
            "measure = \"a / b\"\nat_least = \"85%\"\nshown_as = \"number\"",
            ["0.5", "0.85"],
        ),
    ] {
        assert_eq!(told(rule, given), wanted, "{rule}");
    }
}

#[test]
fn what_has_a_unit_or_is_none_of_both_is_not_shown_as() {
    let unit = "measure = \"staff\"\nat_least = 3\nshown_as = \"percent\"";
    assert_eq!(problem(unit), Problem::ShownAsWithUnit);
    let day = "measure = \"as_of\"\nat_least = 2026-01-01\nshown_as = \"number\"";
    assert_eq!(problem(day), Problem::ShownAsWithUnit);
    let word = "measure = \"a\"\nat_least = 3\nshown_as = \"share\"";
    assert!(matches!(
        problem(word),
        Problem::UnknownChoice {
            key: "shown_as",
            ..
        }
    ));
    let elsewhere = "holds = \"a > 3\"\nshown_as = \"percent\"";
    let found = compile(&policy(elsewhere), UNITS).expect_err("it should be found");
    let limit = Problem::LimitOnUncomputed {
        key: "shown_as",
        way: "holds",
    };
    assert!(found.iter().any(|one| one.problem == limit), "{found:#?}");
}

#[test]
fn an_attribute_in_per_cent_is_a_number_where_every_option_has_one_and_a_text_all_the_same() {
    let number = load("measure = \"a\"\nat_least = \"place.quota * b\"");
    let report = report(&number, "c", r#"{"a": 1, "b": 10, "place": "south"}"#);
    assert_eq!(criterion(&report, "rule")["required"]["exact"], "2");
    let text = "measure = \"if place.quota = \\\"15%\\\" and place.name != \\\"none\\\" then a else b\"\nat_least = 3";
    assert_eq!(
        told(text, r#"{"a": 1, "b": 2, "place": "north"}"#),
        ["1", "3"]
    );
    let rows = "measure = \"a\"\nat_least = { by = \"place.quota\", \"15%\" = 3, \"20%\" = 4 }";
    assert_eq!(told(rows, r#"{"a": 1, "place": "south"}"#), ["1", "4"]);
}

/// What an amount moves by, after a line in its table.
fn decimals(line: &str) -> u32 {
    let rule = policy("measure = \"a\"\nat_least = 3");
    let rule = rule.replacen(
        "label = { zh = \"甲\", en = \"A\" }",
        &format!("label = {{ zh = \"甲\" }}\n{line}"),
        1,
    );
    let compiled = compile(&rule, UNITS).unwrap_or_else(|found| panic!("{line}: {found:#?}"));
    let policy = Policy::load(&compiled.data, Lang::Zh).expect("what compiles also loads");
    let written = compiled.json.contains("\"decimals\"");
    let [amount, count] = ["a", "staff"].map(|id| {
        let input = policy
            .input_position(id)
            .and_then(|at| policy.inputs.get(at));
        match input.map(|input| &input.kind) {
            Some(Kind::Count(figure) | Kind::Amount(figure)) => figure.decimals,
            _ => panic!("a figure"),
        }
    });
    assert_eq!(count, 0, "people are whole");
    assert_eq!(
        written,
        amount != Figure::USUAL_DECIMALS,
        "written only where it tells something"
    );
    amount
}

#[test]
fn an_amount_says_its_last_place() {
    assert_eq!(decimals(""), 2);
    assert_eq!(decimals("decimals = 2"), 2);
    assert_eq!(decimals("decimals = 0"), 0);
    assert_eq!(decimals("decimals = 9"), 9);
}

#[test]
fn an_answer_may_have_more_decimals_than_guidance_uses() {
    let policy = load_in(
        &crate::support::SMALL.replace(
            "label = { zh = \"经费\" }",
            "label = { zh = \"经费\" }\ndecimals = 0",
        ),
        Lang::Zh,
    );
    let report = report(&policy, "firm", r#"{"budget": "500000.125"}"#);
    assert_eq!(report["problems"], serde_json::json!([]));
    assert_eq!(criterion(&report, "money")["status"], "met");
    assert!(!answers(r#"{"budget": 1}"#).is_empty());
}

#[test]
fn decimals_that_cannot_be_are_refused_with_a_sentence() {
    let rule = policy("measure = \"a\"\nat_least = 3");
    let with = |input: &str, line: &str| {
        let (before, after) = rule
            .split_once(&format!("[inputs.{input}]\n"))
            .expect("an input");
        let changed = format!("{before}[inputs.{input}]\n{line}\n{after}");
        let found = compile(&changed, UNITS).expect_err("it should be found");
        found.into_iter().map(|one| one.problem).collect::<Vec<_>>()
    };
    for input in ["staff", "place"] {
        let found = with(input, "decimals = 1");
        assert_eq!(found, [Problem::DecimalsElsewhere], "{input}");
        for lang in [Lang::Zh, Lang::En] {
            assert!(text::finding(&found[0], lang).contains("amount"));
        }
    }
    for line in [
        "decimals = 10",
        "decimals = -1",
        "decimals = 1.5",
        "decimals = 99999999999999999999",
    ] {
        let found = with("a", line);
        assert!(!found.is_empty(), "{line}");
    }
    assert!(matches!(
        with("a", "decimals = 10")[0],
        Problem::WrongShape {
            expected: "decimals",
            ..
        }
    ));
}

#[test]
fn a_compiled_policy_with_other_decimals_is_refused() {
    let compiled = compile(
        &policy("measure = \"a\"\nat_least = 3").replacen(
            "label = { zh = \"甲\", en = \"A\" }",
            "label = { zh = \"甲\" }\ndecimals = 3",
            1,
        ),
        UNITS,
    )
    .expect("sound");
    for wrong in ["10", "-1", "4294967298", "\"2\"", "null", "1.5"] {
        let json = compiled
            .json
            .replace("\"decimals\":3", &format!("\"decimals\":{wrong}"));
        assert_ne!(json, compiled.json);
        let data = eligibility_check::answers::Data::from_json(&json).expect("JSON");
        let loaded = Policy::load(&data, Lang::Zh);
        assert!(loaded.is_err() || wrong == "null", "{wrong}");
    }
}
