//! What to do: the smallest single changes, and the smallest joint one that meets everything.

use eligibility_check::guidance::Plan;
use eligibility_check::policy::Criterion;
use eligibility_check::report::Report;
use eligibility_check::text;

use super::{Action, Gesture, Scene, Step};

/// So many of the nearest gaps stand above everything else; each also stands at its criterion.
const SHOWN: usize = 4;

/// The nearest gaps, smallest first. Each leads to its figure.
pub(super) fn nearest(scene: &mut Scene<'_>, report: Report<'_>) {
    scene.card("nearest", scene.words.nearest);
    scene.list("ul.steps");
    for (row, gap) in report.nearest_gaps().into_iter().take(SHOWN) {
        let Some(input) = report.policy.inputs.get(gap.input) else {
            continue;
        };
        scene.key(&row.criterion.id).open("li");
        scene.lead_to(&input.id, &text::gap(report.policy, gap));
        scene.open("p.note").text(&row.statement()).text(" ");
        scene.clause(&row.criterion.clause);
        scene.close();
        scene.close();
    }
    scene.close_list();
}

/// The plan, told in totals, with the reason of each change.
pub(super) fn plan(scene: &mut Scene<'_>, report: Report<'_>) {
    let plan = report.guidance.and_then(|guidance| guidance.plan.as_ref());
    let entered = scene.can_undo(&Step::Plan);
    let Some(plan) = plan.filter(|plan| entered || is_worth_telling(plan)) else {
        return scene.gap();
    };
    let policy = report.policy;
    scene.card("plan", scene.words.plan);
    list(scene, scene.words.in_the_way, &plan.obstacles);
    scene.list("ul.steps");
    for change in &plan.changes {
        let input = policy.inputs.get(change.input);
        scene.key(input.map_or("", |input| &input.id)).open("li");
        scene.line("p", &text::change(policy, change));
        let reason = text::reason_of_change(policy, report.evaluation, change);
        scene.line("p.note", &reason);
        scene.close();
    }
    scene.close();
    list(scene, scene.words.also, &plan.steps);
    scene.open("div");
    for note in text::plan_notes(policy, plan) {
        scene.line("p.section-help", &note);
    }
    scene.close();
    if entered {
        let words = scene.words;
        scene.open("p.done").text(words.plan_entered).text(" ");
        let undo = Gesture::Act(Action::Undo);
        scene.button("button.link", undo, scene.words.undo);
        scene.close();
    } else if plan.changes.is_empty() {
        scene.gap();
    } else {
        scene.button("button.tool", Gesture::EnterPlan, scene.words.enter_plan);
    }
    scene.close();
}

fn is_worth_telling(plan: &Plan<'_>) -> bool {
    !(plan.changes.is_empty() && plan.steps.is_empty() && plan.obstacles.is_empty())
}

/// Criteria that are no matter of figures.
fn list(scene: &mut Scene<'_>, title: &str, criteria: &[&Criterion]) {
    if criteria.is_empty() {
        return scene.gap();
    }
    scene.open("div");
    scene.line("h4.group", title);
    scene.list("ul.steps");
    for criterion in criteria {
        scene.key(&criterion.id).open("li").open("p");
        scene.text(&criterion.statement).text(" ");
        scene.clause(&criterion.clause);
        scene.close();
        scene.close();
    }
    scene.close();
    scene.close();
}
