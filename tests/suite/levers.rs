//! What the policies say can still be changed, and what cannot.

use eligibility_check::evaluation::evaluate;
use eligibility_check::guidance::{Change, Guidance, PlanStatus};
use eligibility_check::policy::{CheckKind, Criterion, Decision, Policy};

use crate::cases::library;
use crate::support::{TODAY, answers, check, day};

/// The ids of criteria of a policy, each once, nested ones included.
fn ids(policy: &Policy, wanted: impl Fn(&Criterion) -> bool) -> Vec<&str> {
    let mut ids = Vec::new();
    for check in &policy.checks {
        for criterion in Criterion::with_parts(&check.criteria) {
            if wanted(criterion) && !ids.contains(&criterion.id.as_str()) {
                ids.push(&criterion.id);
            }
        }
    }
    ids
}

fn policy(id: &str) -> Policy {
    let mut policies = library().into_iter();
    policies.find(|policy| policy.id == id).expect("a policy")
}

/// What the plan says of some answers: figures, steps, obstacles.
fn plan(policy: &Policy, name: &str, given: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
    let evaluation = check(policy, name, given);
    let plan = Guidance::new(policy, &evaluation, &answers(given))
        .plan
        .expect("a plan");
    let change = |change: &Change<'_>| {
        let id = &policy.inputs[change.input].id;
        format!("{id} {} -> {}", change.from, change.to)
    };
    let named = |criteria: &[&Criterion]| criteria.iter().map(|one| one.id.clone()).collect();
    let changes = plan.changes.iter().map(change).collect();
    (changes, named(&plan.steps), named(&plan.obstacles))
}

/// Whoever marks one more, or one less, changes what applicants are told; so the list stands here too.
#[test]
fn what_cannot_be_put_right() {
    for policy in library() {
        let expected: &[&str] = match policy.id.as_str() {
            "jincheng-talent-base" => &["talent_base_no_violation"],
            "jincheng-technician-station" => &["station_research_production"],
            "ningxia-craftsman" => &[
                "no_criminal_penalty",
                "no_joint_punishment",
                "no_administrative_penalty",
                "no_major_accident",
                "no_ideological_issue",
                "no_public_opinion_incident",
                "large_or_medium_enterprise",
                "independent_legal_person",
                "regional_or_key_industry",
                "is_public_training_base",
                "is_private_training_institution",
                "designated_three_years",
                "no_upheld_complaint",
                "is_local_hr_bureau",
                "bonus_not_abused",
            ],
            "ningxia-skill-master-studio" => &[
                "studio_leader_healthy",
                "studio_leader_honour",
                "studio_leader_special_skill",
                "studio_stopped",
                "studio_moved_within_region",
                "studio_moved_same_group",
            ],
            "ningxia-training-plan" => &["public_vocational_college"],
            "skills-ningxia-action" => &[
                "exchange_event_2022_2023",
                "exchange_event_2024_2025",
                "recuperation_outside_region_yearly",
                "major_holiday_visits",
                "school_heads_visits_yearly",
                "managers_abroad_yearly",
            ],
            other => panic!("say of {other} what cannot be put right"),
        };
        assert_eq!(ids(&policy, |one| one.fixed), expected, "{}", policy.id);
    }
}

/// A comparison without a lever stops every plan while it is unmet, so that one more has to be meant.
#[test]
fn which_comparisons_no_figure_changes() {
    let mut without = Vec::new();
    for policy in library() {
        without.extend(
            ids(
                &policy,
                |one| matches!(&one.decision, Decision::Compare(compare) if compare.levers.is_empty()),
            )
            .into_iter()
            .map(str::to_owned),
        );
    }
    // Dates and ages; and an income, which nobody raises for the sake of a rule about spending it.
    assert_eq!(
        without,
        [
            "talent_base_deadline",
            "station_deadline",
            "leader_age",
            "term_length",
            "change_by_last_day",
            "change_by_working_day",
            "year_over",
            "has_net_income",
        ]
    );
}

/// In every check that is to be met: whatever else is answered, no figures go with such a “no”.
#[test]
fn a_fixed_no_stands_in_the_way_of_every_plan() {
    for policy in library() {
        for (position, check) in policy.checks.iter().enumerate() {
            if matches!(check.kind, CheckKind::Exit | CheckKind::Assessment) {
                continue;
            }
            for criterion in check.criteria.iter().filter(|one| one.fixed && !one.soft) {
                let no = answers(&format!(r#"{{ "{}": false }}"#, criterion.id));
                let evaluation = evaluate(&policy, position, &no, day(TODAY)).expect("evaluates");
                let plan = Guidance::new(&policy, &evaluation, &no)
                    .plan
                    .expect("a plan");
                let named = plan.obstacles.iter().any(|one| one.id == criterion.id);
                assert!(
                    named && plan.status == PlanStatus::Blocked,
                    "{}",
                    criterion.id
                );
                assert!(plan.changes.is_empty(), "{}", criterion.id);
            }
        }
    }
}

#[test]
fn three_years_on_a_list_cannot_be_made_up_for() {
    let policy = policy("ningxia-craftsman");
    let short = r#""special_ability_occupation": false, "removed_before": false, "trained": 1400,
        "trained_high_skill": 300, "trained_brand": 900, "certificates": 1300"#;
    let (changes, steps, obstacles) = plan(
        &policy,
        "private-school",
        &format!(r#"{{ "training_facilities": false, {short} }}"#),
    );
    assert_eq!(changes, ["trained 1400 -> 1500"]);
    assert_eq!(steps, ["training_facilities"]);
    assert!(obstacles.is_empty(), "{obstacles:?}");
    let (changes, _, obstacles) = plan(
        &policy,
        "private-school",
        &format!(r#"{{ "designated_three_years": false, {short} }}"#),
    );
    // The figures are needed all the same.
    assert_eq!(obstacles, ["designated_three_years"]);
    assert_eq!(changes, ["trained 1400 -> 1500"]);
}

/// A leader without a title may still have made inventions, or make one; a rare skill is no step.
#[test]
fn a_title_never_held_leaves_the_other_ways() {
    let policy = policy("ningxia-skill-master-studio");
    let (_, steps, obstacles) = plan(
        &policy,
        "public-training-base",
        r#"{ "studio_leader_honour": false, "studio_leader_special_skill": false,
            "studio_leader_senior_technician": true, "studio_leader_innovation": true,
            "studio_leader_invention": false, "studio_leader_crafts": false }"#,
    );
    assert_eq!(steps, ["studio_leader_invention"]);
    assert!(obstacles.is_empty(), "{obstacles:?}");
}

/// Nobody becomes a migrant worker after the training: more of them is more training.
#[test]
fn more_of_a_group_is_more_in_all() {
    let action = policy("skills-ningxia-action");
    let given = r#"{
        "yearly_subsidised_training": { "2022": 50000, "2023": 50000, "2024": 50000, "2025": 50000 },
        "yearly_subsidised_migrant_workers": { "2022": 19000, "2023": 20000, "2024": 20000, "2025": 20000 }
    }"#;
    let (changes, ..) = plan(&action, "targets", given);
    assert_eq!(
        changes,
        [
            "yearly_subsidised_training 200000 -> 201000",
            "yearly_subsidised_migrant_workers 79000 -> 80000",
        ]
    );
    let plan_2025 = policy("ningxia-training-plan");
    let (changes, ..) = plan(
        &plan_2025,
        "targets",
        r#"{ "subsidised_person_times": 280000, "apprentice_person_times": 4000,
            "high_skill_person_times": { "2021": 9000, "2022": 10000, "2023": 10500, "2024": 10000, "2025": 11000 } }"#,
    );
    assert_eq!(
        changes,
        [
            "subsidised_person_times 280000 -> 281000",
            "apprentice_person_times 4000 -> 5000",
            "high_skill_person_times 50500 -> 51500",
        ]
    );
}
