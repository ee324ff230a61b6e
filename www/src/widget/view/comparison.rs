//! The same answers put to other checks, or with another answer: only what the visitor says fits.

use std::iter;

use eligibility_check::answers::{Data, Inputs};
use eligibility_check::evaluation::Status;
use eligibility_check::guidance::Compared;
use eligibility_check::policy::{CheckKind, Evidence, Kind, Policy};
use eligibility_check::report::Report;
use eligibility_check::text;

use super::{Action, Gesture, On, Outcome, Scene, fill};
use crate::widget::outcome::compared;

pub(super) fn comparison(scene: &mut Scene<'_>, outcome: &Outcome, report: Report<'_>) {
    if report.check.kind != CheckKind::Eligibility {
        return scene.gap();
    }
    let state = scene.state;
    let compared = compared(state, outcome);
    scene.card("comparison", scene.words.comparison);
    scene.line("p.section-help", scene.words.only_what_fits);
    scene.open("div.options");
    for policy in iter::once(&state.policy).chain(&state.others) {
        for check in &policy.checks {
            let own = policy.id == state.policy.id;
            if check.kind == CheckKind::Eligibility && !(own && check.id == report.check.id) {
                option(scene, policy, &check.id, &check.title, own, &compared);
            }
        }
    }
    scene.close();
    for input in keys(report).iter() {
        instead(scene, report.policy, *input, &compared);
    }
    if state.others.is_empty() {
        scene.button("button.link", Gesture::Others, scene.words.other_policies);
    } else {
        scene.gap();
    }
    scene.close();
}

/// A check that may fit as well, with the result below once it is said to.
fn option(
    scene: &mut Scene<'_>,
    policy: &Policy,
    check: &str,
    title: &str,
    own: bool,
    compared: &[Compared<'_>],
) {
    let pair = (policy.id.clone(), check.to_owned());
    let chosen = scene.state.beside.contains(&pair);
    scene.key(&[&policy.id, "/", check].concat());
    scene.open("div");
    scene.open("label.option");
    scene.open("input.over").attr("type", "checkbox");
    if let Some(tag) = scene.tag() {
        tag.set_checked(chosen);
    }
    let action = Action::Beside(pair.0, pair.1);
    scene.on(On::Change, Gesture::Act(action)).close();
    scene.open("span.option-face").text(title);
    scene.line_if("span.help", (!own).then_some(&*policy.title));
    scene.close();
    scene.close();
    let found = compared.iter().find(|one| {
        let variant = &one.variant;
        let own = variant.policy.checks.get(variant.check);
        variant.policy.id == policy.id && own.is_some_and(|own| own.id == check)
    });
    result(scene, found.filter(|_| chosen));
    scene.close();
}

/// Answers that decide what is required, which may be put otherwise.
fn keys(report: Report<'_>) -> Inputs {
    let mut keys = Inputs::new();
    for criterion in &report.check.criteria {
        if criterion.evidence() != Evidence::Computed {
            continue;
        }
        let mut reads = Inputs::new();
        criterion.inputs(&mut reads);
        for input in reads.iter() {
            let kind = report.policy.inputs.get(*input).map(|input| &input.kind);
            let fact = report.evaluation.facts.fact(*input);
            if matches!(kind, Some(Kind::Choice(_) | Kind::YesNo))
                && fact.is_some_and(|fact| !fact.is_open())
            {
                keys.push(*input);
            }
        }
    }
    keys
}

/// Another answer to one of these.
fn instead(scene: &mut Scene<'_>, policy: &Policy, input: usize, compared: &[Compared<'_>]) {
    let Some(input) = policy.inputs.get(input) else {
        return;
    };
    let words = scene.words;
    let id = &input.id;
    let today = scene.state.answers.get(id);
    let other = scene.state.instead.get(id);
    let options = match &input.kind {
        Kind::Choice(options) => {
            let options = options.iter().map(|option| {
                let id = option.id.clone();
                (Data::Text(id.clone()), id, option.label.clone())
            });
            options.collect::<Vec<_>>()
        }
        _ => [(true, words.yes), (false, words.no)]
            .map(|(value, word)| (Data::Bool(value), value.to_string(), word.to_owned()))
            .to_vec(),
    };
    let chosen = options.iter().find(|(answer, ..)| Some(answer) == other);
    let chosen = chosen.map_or("", |(_, value, _)| value);
    scene.key(id).open("div.row");
    scene.open("label.label").id("for", "instead-", id);
    scene.text(&fill(words.instead, &text::input_label(policy, None, id)));
    scene.close();
    scene.open("select.field").id("id", "instead-", id);
    scene.property("value", chosen);
    scene.on(On::Change, Gesture::Instead(id.clone()));
    scene.open("option").attr("value", "");
    scene.text(words.not_compared).close();
    for (answer, value, label) in &options {
        if Some(answer) == today {
            continue;
        }
        scene.open("option").attr("value", value);
        if value == chosen {
            scene.attr("selected", "");
        }
        scene.text(label).close();
    }
    scene.close();
    let found = compared.iter().find(|one| {
        other.is_some()
            && one.variant.policy.id == policy.id
            && one.variant.changed.get(id) == other
            && scene.state.check == Some(one.variant.check)
    });
    result(scene, found);
    scene.close();
}

/// What the answers come to: the verdict, the counts, and one line of why.
fn result(scene: &mut Scene<'_>, compared: Option<&Compared<'_>>) {
    let Some(one) = compared else {
        return scene.gap();
    };
    let words = scene.words;
    let lang = scene.state.policy.lang;
    let evaluation = &one.evaluation;
    let none = &one.variant.changed;
    let report = Report::new(one.variant.policy, evaluation, none);
    scene.open("div.compared");
    scene.open("p");
    scene.line("b", text::verdict_word(evaluation.verdict, lang));
    scene.line_if("span.soft", one.nearest.then_some(words.nearer));
    scene.close();
    scene.open("p.note");
    for (position, status) in [
        Status::Met,
        Status::Unmet,
        Status::Unanswered,
        Status::Judged,
    ]
    .into_iter()
    .enumerate()
    {
        let outcomes = evaluation.outcomes.iter();
        let count = outcomes.filter(|outcome| outcome.status == status).count();
        let word = text::status(status, CheckKind::Eligibility, lang);
        scene.text(if position > 0 { " · " } else { "" });
        scene.text(word).text(" ").text(&count.to_string());
    }
    scene.close();
    let why = report.map(|report| report.guided(&one.guidance).why());
    scene.line_if("p.note", why.as_deref());
    scene.close();
}
