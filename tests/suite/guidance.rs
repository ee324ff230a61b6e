//! How far, and what to change: the worked examples, and bad input.

use eligibility_check::answers::Answers;
use eligibility_check::evaluation::evaluate;
use eligibility_check::guidance::Guidance;
use eligibility_check::policy::Policy;

use crate::cases::library;
use crate::support::{TODAY, answers, day};

pub(crate) fn policy(id: &str) -> Policy {
    let mut policies = library().into_iter();
    policies.find(|policy| policy.id == id).expect("a policy")
}

fn show(check: &str, given: &str) -> String {
    let policy = policy("ningxia-craftsman");
    let position = policy.check_position(check).expect("a check");
    let given: Answers = answers(given);
    let evaluation = evaluate(&policy, position, &given, day(TODAY)).expect("an evaluation");
    let guidance = Guidance::new(&policy, &evaluation);
    let mut text = String::new();
    let id = |input: usize| policy.inputs[input].id.clone();
    for ((criterion, distance), outcome) in policy.checks[position]
        .criteria
        .iter()
        .zip(&guidance.distances)
        .zip(&evaluation.outcomes)
    {
        for gap in &distance.gaps {
            text += &format!(
                "{} [{}] {} {}{}{} breaks {:?}\n",
                criterion.id,
                outcome.status.code(),
                id(gap.input),
                gap.by,
                if gap.growing { " growing" } else { "" },
                if gap.only_new { " only new" } else { "" },
                gap.breaks
            );
        }
    }
    let plan = guidance.plan.expect("a plan");
    for change in &plan.changes {
        text += &format!(
            "plan {} {} -> {}\n",
            id(change.input),
            change.from,
            change.to
        );
    }
    text += &format!(
        "complete {} obstacles {:?} steps {:?}\n",
        plan.is_complete(),
        plan.obstacles.iter().map(|c| &c.id).collect::<Vec<_>>(),
        plan.steps.iter().map(|c| &c.id).collect::<Vec<_>>()
    );
    text
}

#[test]
fn look() {
    for (check, given) in [
        (
            "enterprise",
            r#"{"special_ability_occupation": false, "removed_before": false, "staff": 1000, "staff_skilled": 400, "staff_high_skilled": 200, "trained": 1200, "trained_high_skill": 300, "trained_brand": 720, "certificates": 1019}"#,
        ),
        (
            "enterprise",
            r#"{"special_ability_occupation": false, "removed_before": false, "staff": 1000, "staff_skilled": 400, "staff_high_skilled": 200, "trained": 1100, "trained_high_skill": 240, "trained_brand": 600, "certificates": 935}"#,
        ),
        (
            "public-training-base",
            r#"{"special_ability_occupation": false, "removed_before": false, "base_level": "county", "trained": 700, "trained_high_skill": 10, "trained_brand": 1, "certificates": 0}"#,
        ),
        (
            "region",
            r#"{"special_ability_occupation": false, "removed_before": false, "region": "helan", "trained": 3000, "trained_high_skill": 450, "trained_brand": 1800, "certificates": 2550}"#,
        ),
    ] {
        println!("== {check} {given}\n{}", show(check, given));
    }
}
