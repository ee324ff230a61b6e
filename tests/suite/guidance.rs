//! How far, and what to change: the worked examples, branches, and bad input.

use eligibility_check::guidance::{Guidance, what_if};
use eligibility_check::policy::Policy;
use eligibility_check::report::{Guided, Report};
use eligibility_check::report::{Variant, compare};
use serde_json::{Value, json};

use crate::cases::library;
use crate::support::{SMALL, answers, check, criterion, day, load};

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
