//! Scorecards: points by rule, totals as intervals, grades with a named hole, and what is wrong with them.

use eligibility_check::answers::Data;
use eligibility_check::evaluation::Evaluation;
use eligibility_check::exact::{Edge, Rational};
use eligibility_check::expression::LoadError;
use eligibility_check::policy::author::{Finding, Problem, compile};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{Report, Value as Written};
use eligibility_check::text::finding;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::{answers, check, criterion, load, load_in, report};

/// The scorecard of the skill master studios, for one level each.
const STUDIO: &str = r#"
format = 1
id = "studio"
version = "1"
title = { zh = "工作室", en = "Studio" }
issuer = { zh = "某厅", en = "Department" }
in_force = { from = 2023-08-01 }
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = { zh = "工作室" }
checks = ["regional", "national"]

[[sections]]
id = "year"
title = { zh = "本年度", en = "This year" }
inputs = ["trained_a_year", "skilled_a_year", "partners", "exchanged", "media", "papers"]

[inputs.trained_a_year]
kind = "count"
label = { zh = "培训人次" }
[inputs.skilled_a_year]
kind = "count"
label = { zh = "高级工及以上人数" }
[inputs.partners]
kind = "count"
label = { zh = "合作院校或企业" }
[inputs.exchanged]
kind = "count"
label = { zh = "换岗人数" }
[inputs.media]
kind = "choice"
label = { zh = "最高一级媒体" }
options = [
  { id = "central", label = { zh = "中央" } },
  { id = "region", label = { zh = "自治区" } },
  { id = "prefecture", label = { zh = "地市" } },
  { id = "county", label = { zh = "县区" } },
  { id = "none", label = { zh = "没有" } },
]
[inputs.papers]
kind = "choice"
label = { zh = "材料" }
options = [
  { id = "in-time", label = { zh = "按时" } },
  { id = "late", label = { zh = "迟报" } },
  { id = "none", label = { zh = "不报" } },
]

[criterion.trained]
clause = "附件 1"
measure = "trained_a_year"
points = 30
deduct = "0.1"
zero_when = "trained_a_year = 0"
statement = { zh = "培训不少于 {required} 人次" }
[criterion.skilled]
clause = "附件 2"
measure = "skilled_a_year"
points = 20
deduct = "0.2"
statement = { zh = "培养不少于 {required} 人" }
[criterion.partnered]
clause = "附件 3"
measure = "partners"
points = 10
deduct = 2
statement = { zh = "合作不少于 {required} 所" }
[criterion.exchange]
clause = "附件 4"
measure = "exchanged"
points = 10
deduct = 2
statement = { zh = "换岗不少于 {required} 名" }
[criterion.training_of_team]
clause = "附件 5"
section = "year"
declared = { zh = "组织团队成员参加培训或竞赛" }
points = 10
[criterion.reported]
clause = "附件 6"
statement = { zh = "经验办法经媒体报道" }
points = { by = "media", central = 10, region = 8, prefecture = 6, county = 4, none = 0 }
[criterion.handed_in]
clause = "附件 7"
statement = { zh = "按时上报总结和计划" }
points = { by = "papers", in-time = 10, late = 5, none = 0 }

[check.regional]
kind = "assessment"
title = { zh = "自治区级" }
criteria = [
  { use = "trained", at_least = 30 },
  { use = "skilled", at_least = 6 },
  { use = "partnered", at_least = 3 },
  { use = "exchange", at_least = 3 },
  { use = "training_of_team" },
  { use = "reported" },
  { use = "handed_in" },
]
grades = [
  { id = "excellent", title = { zh = "优秀", en = "Excellent" }, at_least = 85, favourable = true },
  { id = "qualified", title = { zh = "合格" }, more_than = 60, less_than = 85, favourable = true },
  { id = "not-stated", title = { zh = "文件未写明" }, is = 60, note = { zh = "文件对正好 60 分没有规定，请咨询。" } },
  { id = "unqualified", title = { zh = "不合格" }, less_than = 60, favourable = false },
]

[check.national]
kind = "assessment"
title = { zh = "国家级" }
criteria = [
  { use = "trained", at_least = 50 },
  { use = "skilled", at_least = 10 },
  { use = "partnered", at_least = 5 },
  { use = "exchange", at_least = 5 },
  { use = "training_of_team" },
  { use = "reported" },
  { use = "handed_in" },
]
grades = [
  { id = "excellent", title = { zh = "优秀" }, at_least = 85 },
  { id = "rest", title = { zh = "其他" }, less_than = 85 },
]
"#;

/// 30 person-times, 6 people, no partner, one exchanged, and nothing of the rest.
const SIXTY: &str = r#""trained_a_year": 30, "skilled_a_year": 6, "partners": 0, "exchanged": 1,
    "training_of_team": false, "media": "none", "papers": "none""#;

fn regional(given: &str) -> Value {
    report(&load(STUDIO), "regional", &format!("{{{given}}}"))
}

/// The points of a row, or both ends of what they can still be.
fn points(report: &Value, id: &str) -> Vec<String> {
    let rows = report["score"]["rows"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["id"] == id);
    let points = &row.expect("a row")["points"];
    let ends = match &points["text"] {
        Value::Null => vec![&points["min"], &points["max"]],
        _ => vec![points],
    };
    ends.into_iter().map(text).collect()
}

fn text(number: &Value) -> String {
    number["text"].as_str().expect("a number").to_owned()
}

fn total(report: &Value) -> (String, String) {
    let score = &report["score"];
    (text(&score["min"]), text(&score["max"]))
}

#[track_caller]
fn expect(given: &str, row: &str, wanted: &[&str], status: &str) {
    let report = regional(given);
    assert_eq!(points(&report, row), wanted, "{given}");
    assert_eq!(criterion(&report, row)["status"], status, "{given}");
}

#[test]
fn points_by_shortfall() {
    expect(r#""trained_a_year": 31"#, "trained", &["30"], "met");
    expect(r#""trained_a_year": 30"#, "trained", &["30"], "met");
    expect(r#""trained_a_year": 29"#, "trained", &["29.9"], "unmet");
    expect(r#""trained_a_year": 1"#, "trained", &["27.1"], "unmet");
    expect(r#""trained_a_year": 0"#, "trained", &["0"], "unmet");
    expect("", "trained", &["0", "30"], "unanswered");
    expect(r#""skilled_a_year": 5"#, "skilled", &["19.8"], "unmet");
    // No zero rule here.
    expect(r#""skilled_a_year": 0"#, "skilled", &["18.8"], "unmet");
    expect("", "skilled", &["18.8", "20"], "unanswered");
    expect(r#""partners": 0"#, "partnered", &["4"], "unmet");
    // An answer that cannot be used leaves the interval.
    expect(r#""partners": -1"#, "partnered", &["4", "10"], "invalid");
    let far = STUDIO.replace("at_least = 3 }", "at_least = 30 }");
    let far = report(&load(&far), "regional", r#"{"partners": 0}"#);
    assert_eq!(points(&far, "partnered"), ["0"], "no row is below nothing");
}

#[test]
fn points_by_word_and_by_option() {
    expect(
        r#""training_of_team": true"#,
        "training_of_team",
        &["10"],
        "met",
    );
    expect(
        r#""training_of_team": false"#,
        "training_of_team",
        &["0"],
        "unmet",
    );
    expect(
        r#""training_of_team": null"#,
        "training_of_team",
        &["0", "10"],
        "unanswered",
    );
    expect(r#""media": "central""#, "reported", &["10"], "met");
    expect(r#""media": "county""#, "reported", &["4"], "unmet");
    expect(r#""media": "none""#, "reported", &["0"], "unmet");
    expect("", "reported", &["0", "10"], "unanswered");
    let open = regional("");
    assert_eq!(criterion(&open, "reported")["missing"], json!(["media"]));
    assert_eq!(
        criterion(&open, "trained")["missing"],
        json!(["trained_a_year"])
    );
    assert_eq!(
        criterion(&open, "trained")["pointsText"].as_str(),
        Some("0–30 / 30 分")
    );
    assert_eq!(criterion(&open, "trained")["statusText"], "待填");
}

#[test]
fn totals_are_intervals() {
    let policy = load(STUDIO);
    let ends = |name: &str, given: &str| total(&report(&policy, name, given));
    let pair = |low: &str, high: &str| (low.to_owned(), high.to_owned());
    assert_eq!(ends("regional", "{}"), pair("26.8", "100"));
    assert_eq!(ends("national", "{}"), pair("18", "100"));
    let open = regional("");
    assert_eq!(open["verdict"], "incomplete");
    assert_eq!(open["headline"]["title"], "自评目前 26.8–100 分");
    assert_eq!(open["missing"].as_array().map(Vec::len), Some(7));
    let score = &open["score"];
    assert_eq!(score["outOf"]["exact"], "100");
    assert_eq!(score["rows"].as_array().map(Vec::len), Some(7));
    assert!(score["grade"].is_null());
}

#[test]
fn grades_stand_when_the_whole_interval_is_theirs() {
    let sixty = regional(SIXTY);
    assert_eq!(total(&sixty), ("60".to_owned(), "60".to_owned()));
    assert_eq!(sixty["verdict"], "not-stated");
    let grade = &sixty["score"]["grade"];
    assert_eq!(grade["title"], "文件未写明");
    assert!(grade["favourable"].is_null());
    assert_eq!(sixty["headline"]["title"], "自评 60 / 100 分 · 文件未写明");
    let detail = sixty["headline"]["detail"].as_str().expect("a text");
    assert!(detail.contains(grade["note"].as_str().expect("a note")));
    assert!(detail.contains("不是考核结果"));

    let with = |more: &str| regional(&format!("{SIXTY}, {more}"));
    assert_eq!(with(r#""skilled_a_year": 5"#)["verdict"], "unqualified");
    assert_eq!(with(r#""papers": "late""#)["verdict"], "qualified");
    // 30 + 20 + 10 + 10 + 10 + 0 + 5
    let eighty_five =
        r#""partners": 3, "exchanged": 3, "training_of_team": true, "papers": "late""#;
    let exact = with(eighty_five);
    assert_eq!(total(&exact).0, "85");
    assert_eq!(exact["verdict"], "excellent");
    assert_eq!(
        with(&format!(r#"{eighty_five}, "trained_a_year": 29"#))["verdict"],
        "qualified"
    );
    // Open, but every end is a good one.
    let open = with(&format!(r#"{eighty_five}, "media": null"#));
    assert_eq!(total(&open), ("85".to_owned(), "95".to_owned()));
    assert_eq!(open["verdict"], "excellent");
    assert_eq!(open["headline"]["title"], "自评 85–95 / 100 分 · 优秀");
    assert_eq!(open["missing"], json!(["media"]));
    // One end in the hole.
    let edge = with(r#""media": null"#);
    assert_eq!(edge["verdict"], "incomplete");
    assert_eq!(total(&edge).0, "60");
    assert_eq!(with(r#""partners": -1"#)["verdict"], "invalid-input");
    let policy = load_in(STUDIO, Lang::En);
    let english = report(&policy, "regional", &format!("{{{SIXTY}}}"));
    assert_eq!(
        english["headline"]["title"],
        "Self-score 60 / 100 points · 文件未写明"
    );
}

/// A part of the report as it is written out, with its names in order.
fn written(given: &str, path: &[&str]) -> String {
    let policy = load(STUDIO);
    let evaluation = check(&policy, "regional", given);
    let answers = answers(given);
    let report = Report::new(&policy, &evaluation, &answers).expect("a report");
    let record = report.record();
    let mut fields = record.fields();
    let mut found = None;
    for step in path {
        let mut named = fields.iter();
        found = named.find(|(name, _)| name == step).map(|(_, value)| value);
        if let Some(Written::Record(record)) = found {
            fields = record.fields();
        }
    }
    serde_json::to_string_pretty(found.expect("a field")).expect("JSON")
}

/// The shape is part of the report's contract.
#[test]
fn the_score_in_the_report() {
    let score = written(&format!("{{{SIXTY}, \"media\": null}}"), &["score"]);
    insta::assert_snapshot!(score);
    let grade = written(&format!("{{{SIXTY}}}"), &["score", "grade"]);
    insta::assert_snapshot!(grade);
}

/// A compiled policy may be hand-made.
#[test]
fn broken_scorecards_do_not_load() {
    let compiled = compile(STUDIO, "").expect("sound").json;
    let load = |from: &str, to: &str| {
        assert!(compiled.contains(from), "{from} in {compiled}");
        let broken = Data::from_json(&compiled.replacen(from, to, 1)).expect("JSON");
        Policy::load(&broken, Lang::Zh).expect_err("it is broken")
    };
    let path = |error: LoadError| match error {
        LoadError::Malformed(at) | LoadError::UnknownName(at, _) => at,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        path(load("\"outOf\":30", "\"outOf\":\"many\"")),
        "checks[0].criteria[0].outOf"
    );
    assert_eq!(
        path(load("\"at_least\":85", "\"at_least\":true")),
        "checks[0].grades[0].at_least"
    );
    assert_eq!(
        path(load(
            "\"points\":[\"if\",[\"is\"",
            "\"points\":[\"if\",[\"about\""
        )),
        "checks[0].criteria[0].points"
    );
}

#[test]
fn judged_rows_stay_open() {
    let judged = STUDIO.replacen(
        "declared = { zh = \"组织团队成员参加培训或竞赛\" }",
        "judged = { zh = \"组织得好\" }",
        1,
    );
    let judged = judged.replacen("section = \"year\"\n", "", 1);
    let policy = load(&judged);
    let report = report(&policy, "regional", &format!("{{{SIXTY}}}"));
    assert_eq!(total(&report), ("60".to_owned(), "70".to_owned()));
    assert_eq!(points(&report, "training_of_team"), ["0", "10"]);
    assert_eq!(criterion(&report, "training_of_team")["status"], "judged");
    assert_eq!(report["verdict"], "incomplete");
    assert_eq!(
        report["headline"]["detail"],
        "1 项由专家评定。这是自评得分，不是考核结果。"
    );
}

/// What experts judge beside the scorecard needs no points; everything else does.
#[test]
fn not_every_criterion_of_experts_is_a_row() {
    let beside = STUDIO.replacen(
        "  { use = \"handed_in\" },\n]",
        "  { use = \"handed_in\" },\n  { id = \"quality\", clause = \"十五\", judged = { zh = \"定性评价\" } },\n]",
        1,
    );
    let report = report(&load(&beside), "regional", &format!("{{{SIXTY}}}"));
    assert_eq!(report["verdict"], "not-stated");
    assert_eq!(report["score"]["rows"].as_array().map(Vec::len), Some(7));
    let open = crate::support::report(&load(&beside), "regional", "{}");
    assert!(criterion(&open, "quality")["pointsText"].is_null());
}

#[test]
fn a_zero_rule_by_another_answer() {
    let lost = STUDIO.replacen(
        "[criterion.reported]",
        "[criterion.reported]\nzero_when = \"not training_of_team\"",
        1,
    );
    let policy = load(&lost);
    let row = |given: &str| points(&report(&policy, "regional", given), "reported");
    let with = |team: &str| row(&format!(r#"{{"media": "region"{team}}}"#));
    assert_eq!(with(r#", "training_of_team": true"#), ["8"]);
    assert_eq!(with(r#", "training_of_team": false"#), ["0"]);
    assert_eq!(with(""), ["0", "8"]);
    assert_eq!(row(r#"{"training_of_team": false}"#), ["0"]);
}

/// A score that another office gave is an input with bounds of its own.
#[test]
fn points_by_expression_keep_within_the_row() {
    let entered = STUDIO.replacen(
        "points = { by = \"media\", central = 10, region = 8, prefecture = 6, county = 4, none = 0 }",
        "points = \"if media = \\\"none\\\" then 0 - 5 else partners / exchanged\"\nout_of = 10",
        1,
    );
    let policy = load(&entered);
    let row = |given: &str| points(&report(&policy, "regional", given), "reported");
    assert_eq!(row(r#"{"media": "none"}"#), ["0"]);
    assert_eq!(
        row(r#"{"media": "county", "partners": 90, "exchanged": 3}"#),
        ["10"]
    );
    assert_eq!(
        row(r#"{"media": "county", "partners": 9, "exchanged": 2}"#),
        ["4.5"]
    );
    assert_eq!(
        row(r#"{"media": "county", "partners": 9, "exchanged": 0}"#),
        ["0"]
    );
    assert_eq!(row("{}"), ["0", "10"]);
}

#[test]
fn an_entered_score_beyond_its_row_is_told() {
    let entered = STUDIO
        .replacen(
            "points = { by = \"papers\", in-time = 10, late = 5, none = 0 }",
            "points = \"entered\"\nout_of = 10",
            1,
        )
        .replacen("\"papers\"]", "\"entered\"]", 1);
    let papers = entered.find("[inputs.papers]").expect("the input");
    let rest = entered.find("[criterion.trained]").expect("a row");
    let input = "[inputs.entered]\nkind = \"amount\"\nmax = 10\nlabel = { zh = \"材料得分\" }\n";
    let entered = [&entered[..papers], input, &entered[rest..]].concat();
    let policy = load(&entered);
    let row = |given: &str| report(&policy, "regional", given);
    assert_eq!(points(&row(r#"{"entered": "7.5"}"#), "handed_in"), ["7.5"]);
    let beyond = row(r#"{"entered": 11}"#);
    assert_eq!(beyond["problems"][0]["code"], "above-maximum");
    assert_eq!(
        beyond["problems"][0]["message"],
        "“材料得分”不能大于 10，请检查。"
    );
    assert_eq!(criterion(&beyond, "handed_in")["status"], "invalid");
    assert_eq!(points(&beyond, "handed_in"), ["0", "10"]);
    assert_eq!(beyond["verdict"], "invalid-input");
    assert_eq!(total(&beyond).1, "100");
}

/// Rounding never moves a total across the bound of a grade.
#[test]
fn a_total_is_never_told_across_a_grade() {
    let fine = STUDIO.replace("deduct = \"0.2\"", "deduct = \"0.001\"");
    let given = format!(
        r#"{{{SIXTY}, "partners": 3, "exchanged": 3, "training_of_team": true, "papers": "late", "skilled_a_year": 5}}"#
    );
    let report = report(&load(&fine), "regional", &given);
    assert_eq!(report["verdict"], "qualified");
    assert_eq!(report["headline"]["title"], "自评 84.999 / 100 分 · 合格");
    assert_eq!(points(&report, "skilled"), ["19.999"]);
}

/// What is wrong with the scorecard after a replacement.
#[track_caller]
fn wrong(from: &str, to: &str, says: &str) -> Finding {
    assert!(STUDIO.contains(from), "nothing to replace: {from}");
    let found = compile(&STUDIO.replacen(from, to, 1), "").expect_err("it should be found");
    // What several checks share is told once, or at each of them.
    let single = &found[0];
    let same = found.iter().all(|other| other.problem == single.problem);
    assert!(same, "expected one problem, found {found:#?}");
    let (zh, en) = (
        finding(&single.problem, Lang::Zh),
        finding(&single.problem, Lang::En),
    );
    assert!(zh.contains(says) || en.contains(says), "{zh} / {en}");
    single.clone()
}

#[test]
fn grades_have_neither_hole_nor_overlap() {
    let hole = "  { id = \"not-stated\", title = { zh = \"文件未写明\" }, is = 60, note = { zh = \"文件对正好 60 分没有规定，请咨询。\" } },\n";
    let found = wrong(hole, "", "60 分没有对应的等级");
    let line = STUDIO.replacen(hole, "", 1);
    let line = line.lines().nth(found.line - 1).expect("a line");
    assert!(line.contains("qualified"), "{line}");
    wrong(
        "more_than = 60",
        "at_least = 60",
        "both “not-stated” and “qualified”",
    );
    wrong(
        "less_than = 85, f",
        "at_most = 85, f",
        "A score of 85 is both",
    );
    wrong("at_least = 85, f", "at_least = 86, f", "[85..86)");
    wrong(
        "less_than = 60, f",
        "more_than = 10, less_than = 60, f",
        "[0..10]",
    );
    wrong(
        "at_least = 85, f",
        "at_least = 85, less_than = 100, f",
        "A score of 100 has no grade",
    );
    wrong("is = 60, n", "is = 160, n", "0 to 100");
    wrong(
        "more_than = 60, less_than = 85",
        "more_than = 85, less_than = 60",
        "No score reaches",
    );
    wrong("at_least = 85, f", "f", "requirement is missing");
    wrong(
        "at_least = 85, f",
        "at_least = 85, more_than = 84, f",
        "several requirements",
    );
    wrong("id = \"unqualified\"", "id = \"incomplete\"", "used twice");
    wrong("id = \"unqualified\"", "id = \"qualified\"", "used twice");
    wrong(
        "title = { zh = \"国家级\" }",
        "title = { zh = \"国家级\" }\ngrade = []",
        "Did you mean “grades”?",
    );
}

#[test]
fn points_that_cannot_be() {
    wrong("points = 30\n", "points = 0\n", "above 0");
    wrong("deduct = \"0.1\"", "deduct = 0", "above 0");
    wrong(
        "county = 4, none = 0",
        "county = 4, none = -1",
        "less than 0",
    );
    wrong("county = 4, none = 0", "county = 4", "no row for “none”");
    wrong("points = 30\n", "", "“points” is missing");
    wrong(
        "points = 30\n",
        "points = 30\nsoft = true\n",
        "soft, waived or applies",
    );
    wrong(
        "{ use = \"trained\", at_least = 30 }",
        "{ use = \"trained\", more_than = 30 }",
        "at_least or at_most",
    );
    wrong(
        "measure = \"partners\"",
        "measure = \"partners / 2\"",
        "whole numbers",
    );
    wrong(
        "[inputs.partners]\nkind = \"count\"",
        "[inputs.partners]\nkind = \"amount\"",
        "whole numbers",
    );
    wrong(
        "zero_when = \"trained_a_year = 0\"",
        "zero_when = \"trained_a_year\"",
        "Expected yes or no",
    );
    wrong(
        "points = { by = \"papers\"",
        "holds = \"partners > 0\"\npoints = { by = \"papers\"",
        "several ways: holds, points",
    );
    wrong(
        "points = 10\n[criterion.reported]",
        "points = 10\nout_of = 10\n[criterion.reported]",
        "out_of",
    );
    wrong(
        "  { use = \"handed_in\" },\n]",
        "  { use = \"handed_in\" },\n  { id = \"both\", clause = \"八\", points = 1, statement = { zh = \"二者\" }, all_of = [{ id = \"one\", clause = \"八\", holds = \"partners > 0\", statement = { zh = \"一\" } }] },\n]",
        "Nested criteria give no points",
    );
    let elsewhere = STUDIO.replacen("kind = \"assessment\"", "kind = \"obligations\"", 1);
    let found = compile(&elsewhere, "").expect_err("no scorecard");
    let is_points = |found: &&Finding| matches!(&found.problem, Problem::UnknownKey { key, .. } if key == "points" || key == "grades");
    assert!(found.iter().filter(is_points).count() >= 5, "{found:#?}");
}

/// A visitor's answer to each input, near the limits or wrong.
fn visits() -> impl Strategy<Value = Vec<(&'static str, String)>> {
    let count = |id: &'static str| {
        let given = [
            "-1", "0", "1", "2", "3", "5", "6", "10", "29", "30", "50", "null",
        ];
        select(given.to_vec()).prop_map(move |given| (id, given.to_owned()))
    };
    let one_of = |id: &'static str, options: &[&'static str]| {
        select(options.to_vec()).prop_map(move |option| (id, option.to_owned()))
    };
    let all = (
        count("trained_a_year"),
        count("skilled_a_year"),
        count("partners"),
        count("exchanged"),
        one_of("training_of_team", &["true", "false", "null"]),
        one_of(
            "media",
            &["\"central\"", "\"region\"", "\"county\"", "\"none\""],
        ),
        one_of(
            "papers",
            &["\"in-time\"", "\"late\"", "\"none\"", "\"lost\""],
        ),
    );
    let all = all.prop_map(|(a, b, c, d, e, f, g)| vec![a, b, c, d, e, f, g]);
    all.prop_shuffle()
}

fn ends(evaluation: &Evaluation) -> (Edge, Edge) {
    let total = evaluation.score.expect("a score").total;
    (total.low(), total.high())
}

/// The points of the regional scorecard by plain arithmetic in tenths, without ranges.
fn naive(given: &[(&'static str, String)]) -> Option<i64> {
    let value = |id: &str| {
        given
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, value)| value.as_str())
    };
    let count = |id: &str| value(id)?.parse::<i64>().ok().filter(|count| *count >= 0);
    let short = |id: &str, target: i64| Some((target - count(id)?).max(0));
    let trained = match count("trained_a_year")? {
        0 => 0,
        _ => 300 - short("trained_a_year", 30)?,
    };
    let by_option = |id: &str, table: &[(&str, i64)]| {
        let chosen = value(id)?.trim_matches('"').to_owned();
        table
            .iter()
            .find(|(option, _)| *option == chosen)
            .map(|(_, points)| *points)
    };
    Some(
        trained + 200 - 2 * short("skilled_a_year", 6)? + 100 - 20 * short("partners", 3)? + 100
            - 20 * short("exchanged", 3)?
            + by_option("training_of_team", &[("true", 100), ("false", 0)])?
            + by_option(
                "media",
                &[
                    ("central", 100),
                    ("region", 80),
                    ("county", 40),
                    ("none", 0),
                ],
            )?
            + by_option("papers", &[("in-time", 100), ("late", 50), ("none", 0)])?,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// One more answer never widens the total nor takes a grade back, in any order; and the end is what
    /// plain arithmetic says.
    #[test]
    fn one_more_answer_only_narrows(visit in visits(), name in select(vec!["regional", "national"])) {
        let policy: Policy = load(STUDIO);
        let mut given = Vec::new();
        let mut before = check(&policy, name, "{}");
        for (id, value) in &visit {
            given.push(format!("\"{id}\": {value}"));
            let after = check(&policy, name, &format!("{{{}}}", given.join(", ")));
            let ((low, high), (new_low, new_high)) = (ends(&before), ends(&after));
            prop_assert!(low <= new_low && new_high <= high, "{:?} then {:?}", before.score, after.score);
            let grade = |evaluation: &Evaluation| evaluation.score.and_then(|score| score.grade);
            prop_assert!(grade(&before).is_none() || grade(&before) == grade(&after));
            before = after;
        }
        if let (Some(tenths), "regional") = (naive(&visit), name) {
            let wanted = Edge::at(Rational::fraction(tenths, 10).expect("fits"));
            prop_assert_eq!(ends(&before), (wanted, wanted));
            prop_assert!(before.score.and_then(|score| score.grade).is_some());
        }
    }
}

#[test]
fn a_row_with_nothing_to_share_says_so() {
    let row = crate::tiny::measures("k", "x / y", "1") + "points = 10\n";
    let grades = "[[check.c.grades]]\nid = \"g\"\ntitle = { zh = \"测\" }\nat_least = 0\n";
    let inputs = [("x", "\"count\""), ("y", "\"count\"")];
    let text = crate::tiny::policy(&inputs, &(row + grades));
    let policy = crate::tiny::load(&text.replace("\"eligibility\"", "\"assessment\""));
    let report = report(&policy, "c", r#"{"x": 1, "y": 0}"#);
    assert_eq!(criterion(&report, "k")["status"], "unmet");
    assert_eq!(criterion(&report, "k")["reason"], "nothing-to-share");
}
