//! Which check: one card each.

use eligibility_check::policy::CheckKind;

use super::{Action, Gesture, On, Scene};

pub(super) fn checks(scene: &mut Scene<'_>) {
    let policy = &scene.state.policy;
    if policy.checks.len() < 2 {
        return scene.gap();
    }
    scene.open("fieldset.checks").attr("part", "checks");
    scene.open("legend");
    let mut kinds = policy.checks.iter().map(|check| check.kind);
    let question = if kinds.all(|kind| kind == CheckKind::Eligibility) {
        scene.words.who
    } else {
        scene.words.what
    };
    scene.line("h3.question", question);
    scene.close();
    scene.open("div.check-cards");
    for (position, check) in policy.checks.iter().enumerate() {
        scene.open("label.check");
        scene.open("input.over").attr("type", "radio");
        scene.attr("name", "ec-check").attr("value", &check.id);
        let chosen = scene.state.check == Some(position);
        if let Some(tag) = scene.tag() {
            tag.set_checked(chosen);
        }
        scene.on(On::Change, Gesture::Act(Action::Choose(position)));
        scene.close();
        scene.open("span.check-face");
        scene.line("b", &check.title);
        scene.maybe("span", &check.summary);
        scene.close();
        scene.close();
    }
    scene.close();
    scene.close();
}
