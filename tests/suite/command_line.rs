//! The command line as its users call it.

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;

const EXAMPLE: &str = r#"{"trained": 1200, "trained_high_skill": 300, "trained_brand": 720, "certificates": 1020,
    "staff": 1000, "staff_skilled": 300, "staff_high_skilled": 75,
    "special_ability_occupation": false, "removed_before": false}"#;

pub(crate) fn run(arguments: &[&str], input: &str) -> Assert {
    let mut command = Command::cargo_bin("eligibility-check").expect("the binary");
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(arguments).write_stdin(input).assert()
}

/// `report` of a check, as JSON, with more options.
fn run_report(check: &str, more: &[&str], answers: &str) -> Assert {
    let mut arguments = vec![
        "report",
        "ningxia-craftsman",
        check,
        "--answers",
        "-",
        "--format",
        "json",
        "--as-of",
        "2026-11-24",
    ];
    arguments.extend(more);
    run(&arguments, answers)
}

fn report(check: &str, answers: &str) -> Value {
    let output = run_report(check, &[], answers);
    let output = output.success().get_output().stdout.clone();
    serde_json::from_slice(&output).expect("JSON")
}

/// The example with some answers replaced; `null` takes one away.
fn example(changes: &str) -> Value {
    let mut answers = serde_json::from_str::<Value>(EXAMPLE).expect("JSON");
    for (id, value) in serde_json::from_str::<Value>(changes)
        .expect("JSON")
        .as_object()
        .expect("an object")
    {
        let fields = answers.as_object_mut().expect("an object");
        if value.is_null() {
            fields.remove(id);
        } else {
            fields.insert(id.clone(), value.clone());
        }
    }
    report("enterprise", &answers.to_string())
}

fn criterion<'v>(report: &'v Value, id: &str) -> &'v Value {
    let criteria = report["criteria"].as_array().expect("criteria");
    criteria
        .iter()
        .find(|one| one["id"] == id)
        .unwrap_or_else(|| panic!("no {id}"))
}

fn with_status<'v>(report: &'v Value, evidence: &str, status: &str) -> Vec<&'v str> {
    let criteria = report["criteria"].as_array().expect("criteria");
    let found = criteria
        .iter()
        .filter(|one| one["evidence"] == evidence && one["status"] == status);
    found
        .map(|one| one["id"].as_str().expect("an id"))
        .collect()
}

fn missing(report: &Value) -> Vec<&str> {
    let missing = report["missing"].as_array().expect("missing");
    missing
        .iter()
        .map(|id| id.as_str().expect("an id"))
        .collect()
}

#[test]
fn the_enterprise_example() {
    let all = example("{}");
    assert_eq!(all["verdict"], "incomplete");
    assert_eq!(all["counts"]["computed"], serde_json::json!({ "met": 7 }));
    let declared = with_status(&all, "declared", "unanswered");
    assert!(
        missing(&all).iter().all(|id| declared.contains(id)),
        "{:?}",
        missing(&all)
    );
    assert_eq!(missing(&all).len(), declared.len());

    let yes = declared
        .iter()
        .map(|id| format!("\"{id}\": true"))
        .collect::<Vec<_>>()
        .join(",");
    assert_eq!(
        example(&format!("{{{yes}}}"))["verdict"],
        "eligible-pending-review"
    );

    let short = example(r#"{"certificates": 1019}"#);
    assert_eq!(short["verdict"], "not-eligible");
    assert_eq!(
        with_status(&short, "computed", "unmet"),
        ["certificate_share"]
    );
    assert_eq!(
        criterion(&short, "certificate_share")["measured"]["text"],
        "84.92 %"
    );
    assert_eq!(
        criterion(&short, "certificate_share")["measured"]["exact"],
        "1019/1200"
    );

    let above = example(r#"{"certificates": 1201}"#);
    assert_eq!(criterion(&above, "certificate_share")["status"], "invalid");
    assert_eq!(criterion(&above, "high_skill_share")["status"], "met");

    let open = example(r#"{"trained_brand": null}"#);
    assert_eq!(criterion(&open, "brand_share")["status"], "unanswered");
    let figures = missing(&open)
        .into_iter()
        .filter(|id| !declared.contains(id));
    assert_eq!(figures.collect::<Vec<_>>(), ["trained_brand"]);

    let waiting = example(r#"{"trained_high_skill": 299, "special_ability_occupation": null}"#);
    assert_eq!(
        criterion(&waiting, "high_skill_share")["status"],
        "unanswered"
    );
    assert_eq!(
        criterion(&waiting, "high_skill_share")["missing"],
        serde_json::json!(["special_ability_occupation"])
    );
    let met = example(r#"{"special_ability_occupation": null}"#);
    assert_eq!(criterion(&met, "high_skill_share")["status"], "met");

    let waived = example(r#"{"trained_high_skill": 0, "special_ability_occupation": true}"#);
    assert_eq!(criterion(&waived, "high_skill_share")["status"], "waived");
    assert_eq!(
        criterion(&waived, "high_skill_share")["waived"]["clause"],
        "第九条"
    );
    assert_eq!(
        criterion(&waived, "high_skilled_staff_share")["status"],
        "met"
    );
    assert_eq!(
        criterion(&waived, "high_skilled_staff_share")["clause"],
        "第七条(二)5"
    );
}

#[test]
fn bases_and_regions() {
    for (trained, status) in [(5000, "unanswered"), (9000, "met"), (2999, "unmet")] {
        let base = report(
            "public-training-base",
            &format!(r#"{{"trained": {trained}}}"#),
        );
        let total = criterion(&base, "trained_total");
        assert_eq!(total["status"], status, "{trained}");
        if status == "unanswered" {
            assert_eq!(total["missing"], serde_json::json!(["base_level"]));
        }
    }
    for (region, unmet) in [
        ("xiji", &[][..]),
        ("helan", &["high_skill_share"]),
        ("yinchuan", &["trained_total", "high_skill_share"]),
        ("guyuan", &["trained_total"]),
    ] {
        let answers = format!(
            r#"{{"region": "{region}", "trained": 3000, "trained_high_skill": 450, "trained_brand": 600,
                "certificates": 2550, "special_ability_occupation": false, "removed_before": false}}"#
        );
        let report = report("region", &answers);
        assert_eq!(with_status(&report, "computed", "unmet"), unmet, "{region}");
        assert!(
            with_status(&report, "computed", "unanswered").is_empty(),
            "{region}"
        );
    }
}

/// A check of which nothing applies has no good news to tell, and a trigger that holds none either.
#[test]
fn what_does_not_apply_and_what_is_bad_news_read_so() {
    let told = |policy: &str, check: &str, answers: &str| {
        let arguments = ["report", policy, check, "--answers", "-"];
        let output = run(&arguments, answers)
            .success()
            .get_output()
            .stdout
            .clone();
        String::from_utf8(output).expect("UTF-8")
    };
    let none = told(
        "ningxia-training-plan",
        "high-risk-enterprise",
        r#"{"high_risk_enterprise": false}"#,
    );
    assert!(
        none.contains("各条都不适用") && !none.contains("均已达到"),
        "{none}"
    );
    let triggered = told(
        "ningxia-training-plan",
        "exit",
        r#"{"carrier_latest_year": "task-missed", "carrier_year_before": "no-work"}"#,
    );
    assert!(
        triggered.contains("✗ 连续两年") && !triggered.contains('✓'),
        "{triggered}"
    );
}

#[test]
fn before_its_day_a_report_says_so_at_the_top() {
    let arguments = [
        "report",
        "ningxia-craftsman",
        "enterprise",
        "--answers",
        "-",
        "--as-of",
        "2025-06-03",
    ];
    let output = run(&arguments, EXAMPLE)
        .success()
        .get_output()
        .stdout
        .clone();
    let text = String::from_utf8(output).expect("UTF-8");
    assert!(
        text.lines().next().expect("a line").contains("尚未施行"),
        "{text}"
    );
    let json = run(&[&arguments[..], &["--format", "json"]].concat(), EXAMPLE);
    let json = serde_json::from_slice::<Value>(&json.success().get_output().stdout).expect("JSON");
    assert_eq!(json["validity"], "not-yet");
    assert_eq!(json["verdict"], "incomplete");
}

#[test]
fn bad_answers_are_reported_and_the_rest_is_evaluated() {
    let report = example(
        r#"{"trained_brand": "x", "staff": -5, "certificates": 1.5, "nonsense": 1, "removed_before": "maybe"}"#,
    );
    let codes = report["problems"].as_array().expect("problems").iter();
    let mut codes = codes
        .map(|one| one["code"].as_str().expect("a code"))
        .collect::<Vec<_>>();
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "fraction",
            "negative",
            "not-a-number",
            "not-yes-no",
            "unknown-input"
        ]
    );
    assert_eq!(criterion(&report, "high_skill_share")["status"], "met");
}

/// Exit status 2 and one message that names what is wrong; nothing on standard output.
#[track_caller]
fn fails(arguments: &[&str], input: &str, says: &str) {
    let output = run(arguments, input).failure().code(2).get_output().clone();
    let message = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(message.contains(says), "{message}");
    assert!(output.stdout.is_empty());
    assert!(!message.contains("panicked"), "{message}");
}

#[test]
fn what_cannot_be_done_is_said_in_both_languages() {
    let report = [
        "report",
        "ningxia-craftsman",
        "enterprise",
        "--answers",
        "-",
    ];
    let with = |more: &[&'static str]| [&report[..], more].concat();
    fails(&report, "{", "不是有效的 JSON");
    fails(&with(&["--lang", "en"]), "[]", "answers are a JSON object");
    fails(&with(&["--as-of", "2025-02-30"]), "{}", "不是有效日期");
    fails(&with(&["--format", "xml"]), "{}", "--format");
    fails(&with(&["--lang", "fr"]), "{}", "--lang");
    fails(&with(&["--nonsense"]), "{}", "--nonsense");
    fails(
        &["report", "ningxia-craftsman", "firm", "--answers", "-"],
        "{}",
        "enterprise",
    );
    fails(
        &["report", "ningxia", "firm", "--answers", "-"],
        "{}",
        "ningxia-craftsman",
    );
    fails(&["report", "ningxia-craftsman"], "{}", "report");
    fails(
        &["report", "ningxia-craftsman", "enterprise"],
        "{}",
        "--answers",
    );
    fails(
        &[
            "report",
            "ningxia-craftsman",
            "enterprise",
            "--answers",
            "no/such.json",
        ],
        "",
        "无法读取",
    );
    fails(&["reprot"], "", "reprot");
    fails(&[], "", "用法");
    fails(
        &["lint", "no/such.toml", "--lang", "en"],
        "",
        "cannot be read",
    );
}

#[test]
fn help_in_both_languages() {
    for command in [
        &[][..],
        &["lint"],
        &["report"],
        &["compile"],
        &["test"],
        &["coverage"],
        &["new"],
    ] {
        for (lang, word) in [("zh", "用法"), ("en", "Usage")] {
            let arguments = [command, &["--help", "--lang", lang]].concat();
            let output = run(&arguments, "").success().get_output().stdout.clone();
            assert!(
                String::from_utf8(output).expect("UTF-8").contains(word),
                "{arguments:?}"
            );
        }
    }
    run(&["--version"], "").success();
}

#[test]
fn lint_and_compile() {
    run(&["lint"], "").success();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let out_text = out.to_str().expect("UTF-8");
    run(&["compile", "--out", out_text], "").success();
    let compiled = std::fs::read(out.join("ningxia-craftsman.json")).expect("a policy");
    let english = std::fs::read(out.join("ningxia-craftsman.en.json")).expect("in English");
    let index = std::fs::read(out.join("index.json")).expect("an index");
    let index = serde_json::from_slice::<Value>(&index).expect("JSON");
    let policy = serde_json::from_slice::<Value>(&compiled).expect("JSON");
    let listed = index["policies"].as_array().expect("policies").iter();
    let mut listed = listed.filter(|one| one["id"] == "ningxia-craftsman");
    let entry = listed.next().expect("an entry");
    assert_eq!(entry["hash"], policy["hash"]);
    for key in ["title", "issuer", "forWhom", "checked", "inForce"] {
        assert!(!entry[key].is_null(), "{key}: {entry}");
    }
    let english = serde_json::from_slice::<Value>(&english).expect("JSON");
    assert_eq!(english["hash"], policy["hash"]);
    assert_eq!(english["title"], "Ningxia Craftsman skill brand");
    assert_eq!(policy["title"], "“宁夏工匠”技能品牌评选");

    // What visitors are shown as a filled-in example stands beside, once for both languages.
    let examples = std::fs::read(out.join("ningxia-craftsman.examples.json")).expect("examples");
    let examples = serde_json::from_slice::<Value>(&examples).expect("JSON");
    assert_eq!(policy["examples"], true);
    assert_eq!(examples["examples"]["enterprise"]["certificates"], 1019);

    // A compiled file is a policy like any other.
    let path = out.join("ningxia-craftsman.json");
    let path = path.to_str().expect("UTF-8");
    run(&["report", path, "enterprise", "--answers", "-"], EXAMPLE).success();

    // With a mistake in one file nothing is written.
    let policies = folder.path().join("policies");
    let broken = policies.join("broken");
    std::fs::create_dir_all(&broken).expect("a folder");
    std::fs::write(broken.join("policy.toml"), "format = 1\nid = \"other\"\n").expect("a file");
    let policies = policies.to_str().expect("UTF-8");
    let nothing = folder.path().join("nothing");
    let nothing_text = nothing.to_str().expect("UTF-8");
    run(
        &["compile", "--policies", policies, "--out", nothing_text],
        "",
    )
    .failure()
    .code(1);
    assert!(!nothing.exists());
    let output = run(&["lint", "--policies", policies, "--lang", "en"], "")
        .failure()
        .code(1);
    let message = String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8");
    assert!(
        message.contains("broken/policy.toml:1:1: “version” is missing."),
        "{message}"
    );
}

/// What goes into the tag of a page comes from the same policies, in both languages, and only where it is asked for.
#[test]
fn compile_writes_the_criteria_as_html() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    run(&["compile", "--out", out], "").success();
    let page = |name: &str| std::fs::read_to_string(folder.path().join(name));
    assert!(
        page("ningxia-craftsman.html").is_err(),
        "nobody asked for it"
    );
    run(&["compile", "--html", "--out", out], "").success();
    let chinese = page("ningxia-craftsman.html").expect("in Chinese");
    for part in [
        "<h2>“宁夏工匠”技能品牌评选</h2>",
        "宁人社发〔2025〕68号",
        "<a href=\"https://hrss.nx.gov.cn/",
        "<summary><b>公共实训基地</b>",
        "85 %",
    ] {
        assert!(chinese.contains(part), "{part}");
    }
    let english = page("ningxia-craftsman.en.html").expect("in English");
    assert!(english.starts_with("<div lang=\"en\">\n<h2>Ningxia Craftsman skill brand</h2>"));
    // The JSON is what it is without.
    assert!(page("ningxia-craftsman.json").is_ok());
}

/// A policy that `new` writes is sound, its cases hold, and they notice every change.
#[test]
fn a_new_policy_to_start_from() {
    for lang in ["zh", "en"] {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().to_str().expect("UTF-8");
        run(&["new", "my-policy", "--out", out, "--lang", lang], "").success();
        let policy = folder.path().join("my-policy");
        let policy = policy.to_str().expect("UTF-8");
        run(&["lint", policy], "").success();
        run(&["test", "--changes", policy], "").success();
        run(&["coverage", policy, "--lang", lang], "").success();
        let text = std::fs::read_to_string(format!("{policy}/policy.toml")).expect("a file");
        let other = if lang == "zh" {
            "# One published"
        } else {
            "# 一份公开"
        };
        assert!(!text.contains(other) && !text.contains("#zh") && !text.contains("{id}"));
        // What is there stays.
        fails(
            &["new", "my-policy", "--out", out, "--lang", "en"],
            "",
            "there already",
        );
        let names = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(names, 1, "nothing half-written is left");
    }
    fails(&["new", "My Policy", "--lang", "en"], "", "lower-case");
    fails(&["new"], "", "new my-policy");
}

#[test]
fn cases_that_fail_are_told_one_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    run(&["new", "my-policy", "--out", out], "").success();
    let file = |name: &str| folder.path().join("my-policy").join(name);
    let policy = file("policy.toml");
    let policy = policy.to_str().expect("UTF-8");
    let change = |name: &str, from: &str, to: &str| {
        let text = std::fs::read_to_string(file(name)).expect("a file");
        assert!(text.contains(from), "{from}");
        std::fs::write(file(name), text.replacen(from, to, 1)).expect("a file");
    };
    let said = |arguments: &[&str], code: i32| {
        let output = run(arguments, "").failure().code(code);
        String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8")
    };

    change("policy.toml", "at_least  = 100", "at_least  = 101");
    let message = said(&["test", policy, "--lang", "en"], 1);
    assert!(
        message.contains(
            "“example_trained = 100”: applicant.example_total should be met and is unmet."
        ),
        "{message}"
    );
    let message = said(&["test", policy], 1);
    assert!(
        message.contains("applicant.example_total应为 met，实际为 unmet"),
        "{message}"
    );
    change("policy.toml", "at_least  = 101", "at_least  = 100");

    // A criterion without a case.
    change(
        "cases.toml",
        "criteria = [\"example_no_penalty\"]",
        "criteria = []",
    );
    let message = said(&["test", policy, "--lang", "en"], 1);
    assert!(
        message.contains("applicant.example_no_penalty: no case."),
        "{message}"
    );

    // A case that expects too little.
    change(
        "cases.toml",
        "criteria = []",
        "criteria = [\"example_no_penalty\"]",
    );
    change("cases.toml", "validity = \"not-yet\"", "");
    let message = said(&["test", policy, "--changes", "--lang", "en"], 1);
    assert!(
        message.contains("in_force.from: no case notices"),
        "{message}"
    );
    let listed = "[[unnoticed]]\nat = \"in_force.from\"\nreason = \"无\"\n\n[[declared]]";
    change("cases.toml", "[[declared]]", listed);
    run(&["test", policy, "--changes"], "").success();
    change(
        "cases.toml",
        "at = \"in_force.from\"",
        "at = \"in_force.until\"",
    );
    let message = said(&["test", policy, "--changes", "--lang", "en"], 1);
    assert!(
        message.contains("Remove it from [[unnoticed]]"),
        "{message}"
    );

    // Mistakes in the file, all at once and each at its line.
    change(
        "cases.toml",
        "from    = \"applicant_declared\"\nverdict",
        "from    = \"aplicant\"\nverdict",
    );
    change(
        "cases.toml",
        "example_share = \"unmet\"",
        "example_shar = \"unmet\"",
    );
    change(
        "cases.toml",
        "validity = \"in-force\"",
        "validity = \"inforce\"",
    );
    let message = said(&["test", policy, "--lang", "en"], 2);
    for wanted in [
        "“aplicant”",
        "Did you mean “example_share”?",
        "in-force, expired",
    ] {
        assert!(message.contains(wanted), "{message}");
    }
    let circle = "[base.applicant]\nfrom = \"applicant_declared\"";
    change("cases.toml", "[base.applicant]", circle);
    let message = said(&["test", policy, "--lang", "en"], 2);
    assert!(message.contains("builds on itself"), "{message}");
    std::fs::remove_file(file("cases.toml")).expect("a file");
    said(&["test", policy], 2);
}

#[test]
fn coverage_that_is_not_complete() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("UTF-8");
    run(&["new", "my-policy", "--out", out], "").success();
    let path = folder.path().join("my-policy").join("coverage.toml");
    let policy = folder.path().join("my-policy");
    let policy = policy.to_str().expect("UTF-8");
    let text = std::fs::read_to_string(&path).expect("a file");
    let without = text
        .replace("made = [\"in_force\"]\n", "")
        .replace("reason = \"aim\"\n", "");
    std::fs::write(&path, &without).expect("a file");
    for command in ["lint", "coverage"] {
        let output = run(&[command, policy, "--lang", "en"], "")
            .failure()
            .code(1);
        let message = String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8");
        assert!(message.contains("“第一条” is unaccounted for"), "{message}");
        assert!(message.contains("not listed: in_force"), "{message}");
    }
    // What the policy cites is filled in; what it does not stays open.
    run(&["coverage", policy, "--write"], "").failure().code(1);
    let filled = std::fs::read_to_string(&path).expect("a file");
    assert_eq!(filled, text.replace("reason = \"aim\"\n", ""));
    std::fs::remove_file(&path).expect("a file");
    let output = run(&["lint", policy, "--lang", "en"], "").failure().code(1);
    let message = String::from_utf8(output.get_output().stderr.clone()).expect("UTF-8");
    assert!(
        message.contains("There is no coverage.toml beside it"),
        "{message}"
    );
    run(&["coverage", policy], "").failure().code(2);
}

#[test]
fn a_figure_is_tried_and_other_cases_are_compared() {
    let short = EXAMPLE.replace("1020", "1019");
    let output = run_report(
        "enterprise",
        &[
            "--what-if",
            "certificates=1020",
            "--compare",
            "college",
            "--compare",
            "enterprise,special_ability_occupation=true",
            "--compare",
            "ningxia-skill-master-studio/enterprise",
        ],
        &short,
    );
    let report = serde_json::from_slice::<Value>(&output.success().get_output().stdout);
    let report = report.expect("JSON");
    assert_eq!(
        report["whatIf"]["turns"][0]["criterion"],
        "certificate_share"
    );
    assert_eq!(report["whatIf"]["turns"][0]["to"], "met");
    assert_eq!(criterion(&report, "certificate_share")["status"], "unmet");
    let compared = report["comparison"].as_array().expect("a list");
    let checks = compared.iter().map(|one| (&one["policy"], &one["check"]));
    let checks = checks.map(|(policy, check)| format!("{policy}{check}").replace('"', "/"));
    assert_eq!(
        checks.collect::<Vec<_>>(),
        [
            "/ningxia-craftsman//college/",
            "/ningxia-craftsman//enterprise/",
            "/ningxia-skill-master-studio//enterprise/",
        ]
    );
    assert!(compared.iter().all(|one| one["why"].is_string()));
}

#[test]
fn what_cannot_be_tried_or_compared_is_said_in_a_sentence() {
    for (option, wrong, told) in [
        ("--what-if", "certificates", "INPUT=VALUE"),
        ("--what-if", "certificate=1020", "no input “certificate”"),
        ("--what-if", "certificates=1201", "cannot be tried"),
        ("--what-if", "certificates=many", "cannot be tried"),
        ("--what-if", "certificates=10.5", "cannot be tried"),
        ("--compare", "colleges", "no check “colleges”"),
        ("--compare", "college,owner", "INPUT=VALUE"),
        ("--compare", "college,owners=region", "no input “owners”"),
        ("--compare", "nothing/college", "nothing"),
    ] {
        let output = run_report("enterprise", &[option, wrong, "--lang", "en"], EXAMPLE);
        let output = output.failure().code(2).stdout("").get_output().clone();
        let error = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(error.contains(told), "{wrong}: {error}");
    }
}

#[test]
fn the_text_report_ends_in_a_plan() {
    let answers = EXAMPLE.replace("1200", "1100").replace(
        "300, \"trained_brand\": 720, \"certificates\": 1020",
        "240, \"trained_brand\": 600, \"certificates\": 935",
    );
    let output = run(
        &[
            "report",
            "ningxia-craftsman",
            "enterprise",
            "--answers",
            "-",
            "--as-of",
            "2026-11-24",
            "--lang",
            "en",
        ],
        &answers,
    );
    let output = output.success().get_output().stdout.clone();
    let text = String::from_utf8(output).expect("UTF-8");
    for line in [
        "All training: 1,250 person-times in all, 150 person-times more",
        "High-skill training: 313 person-times in all, 73 person-times more",
        "With a certificate: 1,063 person-times in all, 128 person-times more",
        "Each January the years move on",
    ] {
        assert!(text.contains(line), "{line}");
    }
}
