//! The questions of one section.

use eligibility_check::answers::Data;
use eligibility_check::form::{Field, FieldKind, FieldSection};

use super::tag::{Tag, tag};
use super::{Action, Gesture, Outcome, Scene, Step, answer, card, clause, figure};

/// From so many statements on, one press for all of them spares work.
const MANY: usize = 3;

pub(super) fn section(scene: &Scene<'_>, outcome: &Outcome, section: &FieldSection) -> Tag {
    let id = ["ec-section-", &section.id].concat();
    let (card, head) = card("section", &id, &section.title);
    let head = head
        .child_if(total_button(scene, section))
        .child_if(agree_button(scene, section));
    let help = section
        .help
        .as_ref()
        .map(|help| tag("p").class("section-help").text(help));
    let questions = section
        .fields
        .iter()
        .map(|field| question(scene, outcome, field).key(&field.id).into());
    card.key(&id)
        .child(head)
        .child_if(help)
        .list(questions.collect())
}

fn question(scene: &Scene<'_>, outcome: &Outcome, field: &Field) -> Tag {
    match &field.kind {
        FieldKind::Number { unit, years, .. } => {
            figure::number(scene, outcome, field, unit.as_deref(), *years)
        }
        FieldKind::Date => figure::date(scene, outcome, field),
        FieldKind::YesNo => answer::yes_no(scene, field, false),
        FieldKind::Declared => answer::yes_no(scene, field, true),
        FieldKind::Choice(options) => answer::choice(scene, field, options),
    }
}

/// Switches a group of series between years and total.
fn total_button(scene: &Scene<'_>, section: &FieldSection) -> Option<Tag> {
    let inputs = inputs(section, |kind| {
        matches!(kind, FieldKind::Number { years: Some(_), .. })
    });
    if inputs.is_empty() {
        return None;
    }
    let total = inputs.iter().all(|input| scene.state.is_total(input));
    let text = if total {
        scene.words.each_year
    } else {
        scene.words.only_total
    };
    Some(
        scene
            .button("link", Gesture::Act(Action::Total(inputs, !total)))
            .text(text),
    )
}

/// Says of all statements of a group that they apply, and takes it back.
fn agree_button(scene: &Scene<'_>, section: &FieldSection) -> Option<Tag> {
    let inputs = inputs(section, |kind| *kind == FieldKind::Declared);
    if inputs.len() < MANY {
        return None;
    }
    let agreed = |input: &String| scene.state.answers.get(input) == Some(&Data::Bool(true));
    let (action, text) = if scene.can_undo(&Step::Agree(section.id.clone())) {
        (Action::Undo, scene.words.undo)
    } else if inputs.iter().all(agreed) {
        return None;
    } else {
        (
            Action::Agree(section.id.clone(), inputs),
            scene.words.agree_all,
        )
    };
    Some(scene.button("link", Gesture::Act(action)).text(text))
}

fn inputs(section: &FieldSection, wanted: impl Fn(&FieldKind) -> bool) -> Vec<String> {
    let fields = section.fields.iter().filter(|field| wanted(&field.kind));
    fields.map(|field| field.id.clone()).collect()
}

/// The statement or question of a group of choices, with its clause and help.
pub(super) fn legend(field: &Field) -> Tag {
    tag("legend")
        .child(tag("span").class("label").text(&field.label))
        .text(" ")
        .child_if(field.clause.as_ref().map(|text| clause(text)))
        .child_if(
            field
                .help
                .as_ref()
                .map(|help| tag("span").class("help").text(help)),
        )
}

/// The help of a field, for `aria-describedby`.
pub(super) fn help(field: &Field) -> Option<Tag> {
    let help = field.help.as_ref()?;
    Some(
        tag("p")
            .class("help")
            .attr("id", &help_id(field))
            .text(help),
    )
}

/// The id of the help of a field.
pub(super) fn help_id(field: &Field) -> String {
    ["ec-", &field.id, "-help"].concat()
}
