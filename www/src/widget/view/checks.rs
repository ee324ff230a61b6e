//! Which check: one card each.

use super::tag::{On, Tag, tag};
use super::{Action, Gesture, Scene};

pub(super) fn checks(scene: &Scene<'_>) -> Option<Tag> {
    let policy = &scene.state.policy;
    if policy.checks.len() < 2 {
        return None;
    }
    let cards = policy.checks.iter().enumerate().map(|(position, check)| {
        let chosen = scene.state.check == Some(position);
        let radio = tag("input")
            .class("over")
            .attr("type", "radio")
            .attr("name", "ec-check")
            .attr("value", &check.id)
            .with(|tag| tag.set_checked(chosen))
            .on(
                On::Change,
                scene.store,
                Gesture::Act(Action::Choose(position)),
            );
        let summary = check
            .summary
            .as_ref()
            .map(|summary| tag("span").text(summary));
        let face = tag("span")
            .class("check-face")
            .child(tag("b").text(&check.title));
        tag("label")
            .class("check")
            .child(radio)
            .child(face.child_if(summary))
            .into()
    });
    let question = tag("h3").class("question").text(scene.words.who);
    let fieldset = tag("fieldset").class("checks").attr("part", "checks");
    let cards = tag("div").class("check-cards").list(cards.collect());
    Some(fieldset.child(tag("legend").child(question)).child(cards))
}
