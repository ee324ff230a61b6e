//! How far, and what to change: the worked examples, branches, and bad input.

use eligibility_check::guidance::{Guidance, Request, Wants, Work, what_if};
use eligibility_check::policy::Policy;
use eligibility_check::report::{Guided, Report};
use eligibility_check::report::{Variant, compare};
use serde_json::{Value, json};

use crate::cases::library;
use crate::support::{SMALL, answers, check, criterion, day, load};
use crate::tiny;

fn policy(id: &str) -> Policy {
    let mut policies = library().into_iter();
    policies.find(|policy| policy.id == id).expect("a policy")
}

/// The report with guidance.
fn guided(policy: &Policy, name: &str, given: &str) -> Value {
    let evaluation = check(policy, name, given);
    let answers = answers(given);
    let guided = Guided::new(policy, &evaluation, &answers);
    let report = Report::new(policy, &evaluation, &answers).expect("a report");
    serde_json::to_value(report.guided(&guided)).expect("JSON")
}

/// The craftsman policy with staff figures that suffice, no special occupation and no removal.
fn craftsman(check: &str, given: &str) -> Value {
    let rest = r#""special_ability_occupation": false, "removed_before": false,
        "staff": 1000, "staff_skilled": 400, "staff_high_skilled": 200"#;
    guided(
        &policy("ningxia-craftsman"),
        check,
        &format!("{{{rest}, {given}}}"),
    )
}

/// The plan as figures to reach.
fn targets(report: &Value) -> Vec<(String, String)> {
    let changes = report["plan"]["changes"].as_array().expect("changes");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    changes
        .iter()
        .map(|change| (text(&change["input"]), text(&change["to"]["exact"])))
        .collect()
}

fn pairs(expected: [(&str, &str); 4]) -> Vec<(String, String)> {
    expected
        .map(|(input, to)| (input.to_owned(), to.to_owned()))
        .to_vec()
}

#[test]
fn one_certificate_or_seven_new_ones() {
    let report = craftsman(
        "enterprise",
        r#""trained": 1200, "trained_high_skill": 300, "trained_brand": 720, "certificates": 1019"#,
    );
    let gaps = criterion(&report, "certificate_share")["gaps"].clone();
    let told = |gap: &Value| {
        json!([
            gap["input"],
            gap["by"]["exact"],
            gap["to"]["exact"],
            gap["growing"],
            gap["breaks"]
        ])
    };
    let told = gaps.as_array().expect("gaps").iter().map(told);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            json!(["certificates", "1", "1020", false, []]),
            json!([
                "certificates",
                "7",
                "1026",
                true,
                ["high_skill_share", "brand_share"]
            ]),
        ]
    );
    // Both by applying them.
    for (trained, certificates, met) in
        [(1200, 1020, true), (1206, 1025, false), (1207, 1026, true)]
    {
        let after = craftsman(
            "enterprise",
            &format!(
                r#""trained": {trained}, "trained_high_skill": 300, "trained_brand": 720, "certificates": {certificates}"#
            ),
        );
        let status = |id: &str| criterion(&after, id)["status"] == "met";
        assert_eq!(status("certificate_share"), met, "{trained}");
        assert_eq!(status("high_skill_share"), trained == 1200);
        assert_eq!(status("brand_share"), trained == 1200);
    }
    let explanation = &criterion(&report, "certificate_share")["explanation"];
    for part in [
        "1,019",
        "1,200",
        "84.92 %",
        "85 %",
        "1 人次",
        "7 人次",
        "第七条(二)7",
    ] {
        let told = explanation.as_str().expect("text");
        assert!(told.contains(part), "{part} in {told}");
    }
    assert_eq!(report["nearest"][0]["by"]["exact"], "1");
}

#[test]
fn the_plan_of_an_enterprise_is_the_least_that_does_it() {
    let given = |[trained, high, brand, certificates]: [i64; 4]| {
        format!(
            r#""trained": {trained}, "trained_high_skill": {high}, "trained_brand": {brand}, "certificates": {certificates}"#
        )
    };
    let today = [1100, 240, 600, 935];
    let report = craftsman("enterprise", &given(today));
    assert_eq!(
        targets(&report),
        pairs([
            ("trained", "1250"),
            ("trained_high_skill", "313"),
            ("trained_brand", "750"),
            ("certificates", "1063"),
        ])
    );
    assert_eq!(report["plan"]["complete"], true);
    let least = [1250, 313, 750, 1063];
    let computed = |figures: [i64; 4]| {
        let report = craftsman("enterprise", &given(figures));
        report["counts"]["computed"]["unmet"].as_u64().unwrap_or(0)
    };
    assert_eq!(computed(least), 0);
    // One less of any of the parts breaks a share; one less in all would make past trainees new ones.
    for place in 1..4 {
        let mut less = least;
        less[place] -= 1;
        assert_eq!(computed(less), 1, "{less:?}");
    }
    assert!(least[2] - today[2] == least[0] - today[0]);
}

#[test]
fn the_plan_of_a_county_level_base() {
    let report = craftsman(
        "public-training-base",
        r#""base_level": "county", "trained": 700, "trained_high_skill": 10, "trained_brand": 1, "certificates": 0"#,
    );
    assert_eq!(
        targets(&report),
        pairs([
            ("trained", "3000"),
            ("trained_high_skill", "600"),
            ("trained_brand", "1800"),
            ("certificates", "2550"),
        ])
    );
}

/// While the level is open every total falls short; how far depends on it, and the plan says so.
#[test]
fn an_open_key_makes_the_plan_incomplete() {
    let report = craftsman(
        "public-training-base",
        r#""trained": 700, "trained_high_skill": 200, "trained_brand": 500, "certificates": 600"#,
    );
    let total = criterion(&report, "trained_total");
    assert_eq!(total["status"], "unmet");
    assert_eq!(total["dependsOn"], json!(["base_level"]));
    assert!(total.get("gaps").is_none());
    assert_eq!(report["plan"]["complete"], false);
    assert_eq!(report["plan"]["missing"], json!(["base_level"]));
}

#[test]
fn a_past_that_cannot_be_changed_stands_in_the_way() {
    let report = craftsman(
        "private-school",
        r#""designated_three_years": false, "trained": 10, "trained_high_skill": 1, "trained_brand": 1, "certificates": 1"#,
    );
    assert_eq!(
        report["plan"]["obstacles"][0]["id"],
        "designated_three_years"
    );
    // The figures that can be reached are still told, and not as sufficient.
    assert_eq!(report["plan"]["status"], "blocked");
    assert_eq!(
        report["plan"]["answers"],
        json!({"trained": 1500, "trained_high_skill": 300, "trained_brand": 900, "certificates": 1275})
    );
    assert!(report["plan"]["notes"].to_string().contains("还不够"));
}

/// What is answered “no” and can be put right is a step; unanswered it stays a question.
#[test]
fn what_can_be_adopted_is_a_step() {
    let report = craftsman(
        "enterprise",
        r#""management_rules": false, "trained": 1100, "trained_high_skill": 275, "trained_brand": 660, "certificates": 935"#,
    );
    let steps = report["plan"]["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 1);
    assert_eq!(steps[0]["id"], "management_rules");
    assert_eq!(steps[0]["clause"], "第七条(二)1");
    assert_eq!(targets(&report).len(), 4);
}

#[test]
fn a_region_is_told_its_gap_and_no_other_region() {
    let report = craftsman(
        "region",
        r#""region": "helan", "trained": 3000, "trained_high_skill": 450, "trained_brand": 1800, "certificates": 2550"#,
    );
    let gaps = criterion(&report, "high_skill_share")["gaps"].clone();
    let gaps = gaps.as_array().expect("gaps");
    assert!(gaps.iter().all(|gap| gap["input"] == "trained_high_skill"));
    assert_eq!(gaps[0]["by"]["exact"], "150");
    let inputs = targets(&report).into_iter().map(|(input, _)| input);
    assert!(inputs.into_iter().all(|input| input != "region"));
    for name in ["固原", "西吉"] {
        assert!(!report["plan"].to_string().contains(name));
    }
}

/// The requirement may fall away; the gap stands beside that, and the plan asks first.
#[test]
fn an_open_waiver_is_named() {
    let policy = policy("ningxia-craftsman");
    let given = r#"{"removed_before": false, "staff": 1000, "staff_skilled": 400, "staff_high_skilled": 200,
        "trained": 1200, "trained_high_skill": 240, "trained_brand": 720, "certificates": 1020}"#;
    let report = guided(&policy, "enterprise", given);
    let share = criterion(&report, "high_skill_share");
    assert_eq!(share["status"], "unanswered");
    assert_eq!(share["gaps"][0]["by"]["exact"], "60");
    let explanation = share["explanation"].as_str().expect("text");
    assert!(explanation.contains("第九条"), "{explanation}");
    assert_eq!(report["plan"]["complete"], false);
    let told = given.replace("{", r#"{"special_ability_occupation": false, "#);
    let share = guided(&policy, "enterprise", &told);
    let explanation = criterion(&share, "high_skill_share")["explanation"].to_string();
    assert!(!explanation.contains("第九条"), "{explanation}");
}

#[test]
fn an_alternative_takes_the_smaller_growth_and_says_so() {
    let report = craftsman(
        "college",
        r#""school_kind": "vocational", "scarce_specialties": 0, "matching_training_occupations": 0,
           "trained": 1200, "trained_high_skill": 240, "trained_brand": 720, "certificates": 1020"#,
    );
    let group = criterion(&report, "scarce_specialty_or_training");
    assert_eq!(group["gaps"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        targets(&report),
        [("scarce_specialties".to_owned(), "1".to_owned())]
    );
    assert!(report["plan"]["notes"].to_string().contains("不止一种"));
}

#[test]
fn a_lever_without_room_meets_nothing() {
    let limited = SMALL.replace(
        "[inputs.budget]\nkind = \"amount\"",
        "[inputs.budget]\nkind = \"amount\"\nmax = 400000",
    );
    let limited = limited.replace(
        "measure = \"budget\"\nat_least = 500000",
        "measure = \"budget\"\nlevers = [\"budget\"]\nat_least = 500000",
    );
    let policy = load(&limited);
    let report = guided(
        &policy,
        "firm",
        r#"{"trained": 100, "certificates": 90, "budget": 1000, "special": false, "removed_before": false}"#,
    );
    assert_eq!(criterion(&report, "money")["gaps"], json!([]));
    assert_eq!(report["plan"]["obstacles"][0]["id"], "money_or_size");
    assert_eq!(report["plan"]["changes"], json!([]));
}

/// A lever that goes down: a figure that has to be small.
#[test]
fn a_lever_can_go_down_and_never_below_its_bound() {
    let down = SMALL.replace(
        "measure = \"budget\"\nat_least = 500000",
        "measure = \"budget\"\nlevers = [{ input = \"budget\", down = true }]\nless_than = 500000",
    );
    let policy = load(&down);
    let given = r#"{"trained": 100, "certificates": 90, "budget": "500000.5", "special": false, "removed_before": false}"#;
    let report = guided(&policy, "firm", given);
    let gap = &criterion(&report, "money")["gaps"][0];
    assert_eq!(
        (&gap["by"]["exact"], &gap["to"]["exact"]),
        (&json!("-51/100"), &json!("49999999/100"))
    );
    assert_eq!(report["plan"]["answers"]["budget"], "499999.99");
    let never = load(&down.replace("less_than = 500000", "less_than = 0"));
    let report = guided(&never, "firm", given);
    assert_eq!(criterion(&report, "money")["gaps"], json!([]));
}

#[test]
fn contradictory_answers_are_mended_before_anything_is_planned() {
    let report = craftsman(
        "enterprise",
        r#""trained": 100, "trained_high_skill": 300, "trained_brand": 72, "certificates": 101"#,
    );
    assert_eq!(report["verdict"], "invalid-input");
    assert_eq!(report["plan"]["changes"], json!([]));
    assert!(report["plan"]["notes"].to_string().contains("先改正"));
    assert_eq!(report["plan"]["obstacles"], json!([]));
    assert!(!report["problems"].as_array().expect("a list").is_empty());
}

/// Of a series the plan keeps the years, and fills the latest first.
#[test]
fn a_plan_keeps_yearly_figures_yearly() {
    let report = craftsman(
        "enterprise",
        r#""trained": {"2023": 400, "2024": 400, "2025": 300}, "trained_high_skill": 300, "trained_brand": 720,
           "certificates": {"2023": 400, "2024": 400, "2025": 220}"#,
    );
    assert_eq!(
        report["plan"]["answers"],
        json!({"trained": {"2023": 400, "2024": 400, "2025": 400}})
    );
    assert!(report["plan"]["notes"].to_string().contains("每年 1 月"));
}

/// The lowest of several years is raised where it is short, in every short year.
#[test]
fn a_minimum_over_years_is_raised_year_by_year() {
    let policy = policy("ningxia-training-plan");
    let position = policy
        .checks
        .iter()
        .position(|check| {
            let mut inputs = check.criteria.iter();
            inputs.any(|criterion| criterion.id == "high_skill_bases_each_year")
        })
        .expect("a check");
    let given =
        answers(r#"{"high_skill_bases_founded": {"2022": 3, "2023": 1, "2024": 5, "2025": 2}}"#);
    let evaluation =
        eligibility_check::evaluation::evaluate(&policy, position, &given, day("2026-11-24"));
    let evaluation = evaluation.expect("a check");
    let guidance = Guidance::new(&policy, &evaluation, &given);
    let gaps = guidance
        .distances
        .iter()
        .flat_map(|distance| &distance.gaps);
    let gap = gaps.into_iter().next().expect("a gap");
    let after = eligibility_check::guidance::with_gap(&policy, &evaluation, &given, gap);
    let years = serde_json::to_value(&after).expect("JSON");
    assert_eq!(
        years["high_skill_bases_founded"],
        json!({"2022": 3, "2023": 3, "2024": 5, "2025": 3})
    );
}

#[test]
fn another_figure_is_tried_without_touching_the_answers() {
    let policy = policy("ningxia-craftsman");
    let given = r#"{"special_ability_occupation": false, "removed_before": false, "staff": 1000, "staff_skilled": 400,
        "staff_high_skilled": 200, "trained": 1200, "trained_high_skill": 300, "trained_brand": 720, "certificates": 1019}"#;
    let evaluation = check(&policy, "enterprise", given);
    let input = policy.input_position("certificates").expect("an input");
    let guidance = Guidance::new(&policy, &evaluation, &answers(given));
    let mut levers = guidance.levers.iter();
    let points = levers.find(|lever| lever.input == input).expect("a lever");
    let at = points.tipping.iter().map(|point| point.at.to_string());
    assert_eq!(at.collect::<Vec<_>>(), ["1020"]);
    assert_eq!(
        (points.least.to_string(), points.most.to_string()),
        ("0".into(), "1200".into())
    );
    let given = answers(given);
    let tried = |figure: i64| what_if(&policy, &evaluation, &given, input, figure.into());
    assert_eq!(tried(1020).map(|tried| tried.turned.len()), Some(1));
    assert_eq!(tried(1018).map(|tried| tried.turned.len()), Some(0));
    // More certificates than trained would contradict; below nothing there is none.
    assert!(tried(1201).is_none() && tried(-1).is_none());
}

#[test]
fn the_nearest_of_other_checks_is_marked_only_where_it_is_nearer() {
    let policy = policy("ningxia-craftsman");
    let given = r#"{"special_ability_occupation": false, "removed_before": false, "base_level": "county",
        "trained": 1600, "trained_high_skill": 400, "trained_brand": 1000, "certificates": 1400, "management_rules": false}"#;
    let evaluation = check(&policy, "enterprise", given);
    let given = answers(given);
    let variant = |name: &str| Variant {
        policy: &policy,
        check: policy.check_position(name).expect("a check"),
        changed: eligibility_check::answers::Answers::new(),
    };
    let compared = compare(
        vec![variant("public-training-base"), variant("college")],
        &given,
        &evaluation,
    );
    let marks = compared.iter().map(|one| one.nearest).collect::<Vec<_>>();
    assert_eq!(marks.iter().filter(|mark| **mark).count(), 1);
    let same = compare(vec![variant("enterprise")], &given, &evaluation);
    assert!(!same[0].nearest, "it is what it is already");
}

/// The report with guidance of a policy of one check; inputs that are named alone are counts.
fn guided_tiny(inputs: &[(&str, &str)], criteria: &[String], given: &str) -> Value {
    let inputs = inputs.iter().map(|(id, keys)| match *keys {
        "" => (*id, "\"count\""),
        keys => (*id, keys),
    });
    let text = tiny::policy(&inputs.collect::<Vec<_>>(), &criteria.concat());
    guided(&tiny::load(&text), "c", given)
}

/// At least so much of a figure that can be raised.
fn raised(id: &str, figure: &str, required: &str) -> String {
    tiny::measures(id, figure, required) + &format!("levers = [\"{figure}\"]\n")
}

/// At most so much of a figure that can be lowered.
fn lowered(id: &str, figure: &str, most: &str) -> String {
    let row = tiny::measures(id, figure, most).replace("at_least", "at_most");
    row + &format!("levers = [{{ input = \"{figure}\", down = true }}]\n")
}

fn within(part: &str, whole: &str) -> String {
    format!("[[consistency]]\nparts = [\"{part}\"]\nwithin = \"{whole}\"\n")
}

fn declared(id: &str, more: &str) -> String {
    format!(
        "[[check.c.criteria]]\nid = \"{id}\"\nclause = \"一\"\nsection = \"s\"\ndeclared = {{ zh = \"x\" }}\n{more}"
    )
}

fn lifted(how: &str, when: &str) -> String {
    format!("{how} = {{ when = \"{when}\", clause = \"九\", statement = {{ zh = \"y\" }} }}\n")
}

/// What the plan names: its status, its figures, and what is missing for it.
fn outline(report: &Value) -> (String, Vec<(String, String)>, Value) {
    let plan = &report["plan"];
    let status = plan["status"].as_str().expect("a status").to_owned();
    (status, targets(report), plan["missing"].clone())
}

fn change(input: &str, to: &str) -> (String, String) {
    (input.to_owned(), to.to_owned())
}

/// The question of a part goes with the change of another figure, and the rule about it with the question.
#[test]
fn a_rule_about_a_question_that_goes_does_not_bind_the_plan() {
    let report = guided_tiny(
        &[
            ("n", ""),
            ("p", "\"count\"\nasked_when = \"n < 5\""),
            ("w", ""),
        ],
        &[
            raised("many", "n", "5"),
            lowered("few", "w", "3"),
            tiny::holds("reads", "p >= 0 or n >= 5"),
            within("p", "w"),
        ],
        r#"{"n": 0, "p": 8, "w": 10}"#,
    );
    assert_eq!(
        outline(&report),
        (
            "complete".to_owned(),
            vec![change("n", "5"), change("w", "3")],
            json!([])
        )
    );
}

/// A figure that brings up another question is told only where the answers would be taken then.
#[test]
fn a_gap_that_brings_up_a_question_is_looked_at_with_it() {
    let gaps = |given: &str| {
        let report = guided_tiny(
            &[
                ("n", ""),
                ("q", "\"count\"\nmax = 3\nasked_when = \"n >= 5\""),
                ("z", ""),
            ],
            &[
                raised("many", "n", "5"),
                tiny::holds("reads", "q >= 0 or n < 5"),
                tiny::measures("other", "z", "0"),
            ],
            given,
        );
        let row = criterion(&report, "many");
        let to = row["gaps"].as_array().expect("gaps").iter();
        let to = to.map(|gap| gap["to"]["exact"].clone());
        (to.collect::<Vec<_>>(), row["gapsNotComputed"] == true)
    };
    assert_eq!(gaps(r#"{"n": 0}"#), (vec![json!("5")], false));
    assert_eq!(gaps(r#"{"n": 0, "q": 3}"#), (vec![json!("5")], false));
    // An answer that was kept would be refused, also where another one is refused for the same.
    assert_eq!(gaps(r#"{"n": 0, "q": 7}"#), (vec![], true));
    assert_eq!(gaps(r#"{"n": 0, "q": -7, "z": -1}"#), (vec![], true));
}

/// A hundred of a thousand are less than five of ten.
#[test]
fn changes_are_measured_against_what_is_required() {
    let part = |id: &str, required: u32| {
        format!(
            "{{ id = \"of_{id}\", clause = \"一\", statement = {{ zh = \"{{required}}\" }}, measure = \"{id}\", at_least = {required}, levers = [\"{id}\"] }}"
        )
    };
    let group = format!(
        "[[check.c.criteria]]\nid = \"either\"\nclause = \"一\"\nstatement = {{ zh = \"x\" }}\nany_of = [{}, {}]\n",
        part("a", 1000),
        part("b", 10)
    );
    let plan = |given: &str| {
        let report = guided_tiny(&[("a", ""), ("b", "")], std::slice::from_ref(&group), given);
        targets(&report)
    };
    assert_eq!(plan(r#"{"a": 900, "b": 5}"#), [change("a", "1000")]);
    assert_eq!(plan(r#"{"a": 400, "b": 5}"#), [change("b", "10")]);
}

#[test]
fn a_figure_between_two_limits_moves_either_way() {
    let report = |given: &str| {
        let rows = [raised("least", "n", "2"), lowered("most", "n", "5")];
        guided_tiny(&[("n", "")], &rows, given)
    };
    let plan = |given: &str| outline(&report(given));
    let notes = |given: &str| report(given)["plan"]["notes"].clone();
    for (given, to) in [(r#"{"n": 8}"#, "5"), (r#"{"n": 1}"#, "2")] {
        let wanted = ("complete".to_owned(), vec![change("n", to)], json!([]));
        assert_eq!(plan(given), wanted, "{given}");
        // There is but one way to do it.
        assert_eq!(notes(given), json!([]), "{given}");
    }
}

/// Where no past case can become one, the gap of new cases is all there is; where there is none at all, that is known too.
#[test]
fn a_gap_of_new_cases_alone_leaves_nothing_open() {
    for (keys, gaps) in [("", 1), ("\"count\"\nmax = 11", 0)] {
        let report = guided_tiny(
            &[("p", keys), ("w", "")],
            &[
                raised("parts", "p", "12"),
                tiny::measures("wholes", "w", "1"),
                within("p", "w"),
            ],
            r#"{"p": 10, "w": 10}"#,
        );
        let row = criterion(&report, "parts");
        assert_eq!(row["gaps"].as_array().map(Vec::len), Some(gaps), "{keys}");
        assert!(row.get("gapsNotComputed").is_none(), "{keys}");
    }
}

#[test]
fn the_only_change_is_not_one_of_several() {
    let report = guided_tiny(&[("n", "")], &[raised("many", "n", "12")], r#"{"n": 1}"#);
    assert_eq!(targets(&report), [change("n", "12")]);
    assert_eq!(report["plan"]["notes"], json!([]));
    // New cases of a part are new cases of the whole; there is nothing to choose.
    let new_cases =
        tiny::measures("new", "part", "3") + "levers = [{ input = \"part\", only_new = true }]\n";
    let report = guided_tiny(
        &[("part", ""), ("whole", "")],
        &[
            new_cases,
            raised("all", "whole", "1"),
            within("part", "whole"),
        ],
        r#"{"part": 1, "whole": 32}"#,
    );
    let wanted = [change("part", "3"), change("whole", "34")];
    assert_eq!(targets(&report), wanted);
    assert_eq!(report["plan"]["notes"], json!([]));
}

#[test]
fn a_step_stays_a_step_while_figures_are_mended() {
    let report = guided_tiny(
        &[("p", ""), ("w", "")],
        &[
            tiny::measures("all", "p + w", "12"),
            within("p", "w"),
            declared("can_be_founded", ""),
            declared("was_punished", "fixed = true\n"),
        ],
        r#"{"p": 10, "w": 1, "can_be_founded": false, "was_punished": false}"#,
    );
    assert_eq!(report["plan"]["status"], "blocked");
    let steps = report["plan"]["steps"].as_array().expect("steps").iter();
    let steps = steps.map(|step| step["id"].clone()).collect::<Vec<_>>();
    assert_eq!(steps, ["can_be_founded"]);
}

#[test]
fn what_ends_a_title_is_not_planned_for() {
    let text = tiny::policy(&[("n", "\"count\"")], &tiny::measures("ends", "n", "12"));
    let policy = tiny::load(&text.replace("\"eligibility\"", "\"exit\""));
    assert!(guided(&policy, "c", r#"{"n": 1}"#).get("plan").is_none());
}

/// What was met and waits for an answer then is missing; it is no requirement that was given up.
#[test]
fn what_waits_for_an_answer_does_not_give_way() {
    for soft in ["", "soft = true\n"] {
        let report = guided_tiny(
            &[("n", ""), ("q", "\"count\"\nasked_when = \"n >= 5\"")],
            &[
                raised("many", "n", "5"),
                tiny::holds("waits", "n < 5 or q >= 2") + soft,
            ],
            r#"{"n": 0}"#,
        );
        let wanted = ("partial".to_owned(), vec![change("n", "5")], json!(["q"]));
        assert_eq!(outline(&report), wanted, "{soft}");
        assert!(report["plan"].get("givesWay").is_none(), "{soft}");
    }
}

/// Whatever the open figure is, it falls short; how far is not known, and that hinders no other figure.
#[test]
fn what_is_unmet_by_an_open_figure_is_missing_and_no_obstacle() {
    let report = guided_tiny(
        &[("n", ""), ("m", "\"count\"\nmax = 2")],
        &[raised("many", "n", "5"), tiny::measures("open", "m", "5")],
        r#"{"n": 1}"#,
    );
    let wanted = ("partial".to_owned(), vec![change("n", "5")], json!(["m"]));
    assert_eq!(outline(&report), wanted);
    assert_eq!(report["plan"]["obstacles"], json!([]));
    assert!(report["plan"].get("givesWay").is_none());
}

/// The plan does without what may lift a requirement, unless a figure that it moves decides that; the question stays.
#[test]
fn while_a_waiver_is_open_the_figures_have_to_do() {
    for (lift, when, changes) in [
        ("waived", "s", vec![change("n", "5")]),
        ("applies", "s", vec![change("n", "5")]),
        ("waived", "s or n > 20", vec![]),
    ] {
        let report = guided_tiny(
            &[("n", ""), ("s", "\"yes-no\"")],
            &[raised("many", "n", "5") + &lifted(lift, when)],
            r#"{"n": 1}"#,
        );
        let wanted = ("partial".to_owned(), changes, json!(["s"]));
        assert_eq!(outline(&report), wanted, "{lift} {when}");
    }
}

#[test]
fn an_open_figure_beside_a_declared_fact_is_missing() {
    let group = "[[check.c.criteria]]\nid = \"both\"\nclause = \"一\"\nstatement = { zh = \"x\" }\nall_of = [{ id = \"many\", clause = \"一\", statement = { zh = \"{required}\" }, measure = \"n\", at_least = 5, levers = [\"n\"] }, { id = \"fact\", clause = \"一\", section = \"s\", declared = { zh = \"x\" } }]\n";
    let plan = |given: &str| outline(&guided_tiny(&[("n", "")], &[group.to_owned()], given));
    let missing = |input: &str| ("partial".to_owned(), vec![], json!([input]));
    assert_eq!(plan(r#"{"fact": true}"#), missing("n"));
    // A declared fact is a question, and nothing to plan for.
    let nothing = ("nothing-to-do".to_owned(), vec![], json!([]));
    assert_eq!(plan(r#"{"n": 5}"#), nothing);
}

/// However often it pauses, a request comes to the same.
#[test]
fn guidance_in_slices_is_what_it_is_at_once() {
    let policy = policy("ningxia-craftsman");
    let given = r#"{"special_ability_occupation": false, "removed_before": false, "staff": 1000, "staff_skilled": 400,
        "staff_high_skilled": 200, "trained": 1100, "trained_high_skill": 240, "trained_brand": 600, "certificates": 935}"#;
    let evaluation = check(&policy, "enterprise", given);
    let given = answers(given);
    let whole = Guidance::new(&policy, &evaluation, &given);
    for slice in [100, 1_000] {
        let mut request = Request::new(Wants::All, Work::of(Work::REQUEST));
        let mut slices = 1;
        while !request.advance(&policy, &evaluation, &given, slice) {
            slices += 1;
        }
        assert!(slices > 2, "{slice}: {slices}");
        let sliced = request.finish(&policy, &evaluation, &given);
        assert_eq!(format!("{sliced:?}"), format!("{whole:?}"), "{slice}");
    }
}
