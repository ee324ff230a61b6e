//! The questions of one section.

use eligibility_check::answers::Data;
use eligibility_check::form::{Field, FieldKind, FieldSection};

use super::{Action, Gesture, Outcome, Scene, Step, answer, figure};

/// From so many statements on, one press for all of them spares work.
const MANY: usize = 3;

pub(super) fn section(scene: &mut Scene<'_>, outcome: &Outcome, section: &FieldSection) {
    scene.key(&section.id);
    let id = ["section-", &section.id].concat();
    scene.open_card("section", &id, &section.title);
    total_button(scene, section);
    agree_button(scene, section);
    scene.close();
    scene.maybe("p.section-help", &section.help);
    scene.place();
    for field in &section.fields {
        scene.key(&field.id);
        question(scene, outcome, field);
    }
    scene.close();
    scene.close();
}

fn question(scene: &mut Scene<'_>, outcome: &Outcome, field: &Field) {
    match &field.kind {
        FieldKind::Number { unit, years, .. } => {
            figure::number(scene, outcome, field, unit.as_deref(), *years);
        }
        FieldKind::Date => figure::date(scene, outcome, field),
        FieldKind::YesNo => answer::yes_no(scene, field, false),
        FieldKind::Declared => answer::yes_no(scene, field, true),
        FieldKind::Choice(options) => answer::choice(scene, field, options),
    }
}

/// Switches a group of series between years and total.
fn total_button(scene: &mut Scene<'_>, section: &FieldSection) {
    let mut inputs = Vec::new();
    let mut total = true;
    for field in &section.fields {
        if matches!(field.kind, FieldKind::Number { years: Some(_), .. }) {
            total &= scene.state.is_total(&field.id);
            inputs.push(field.id.clone());
        }
    }
    if inputs.is_empty() {
        return scene.gap();
    }
    let text = if total {
        scene.words.each_year
    } else {
        scene.words.only_total
    };
    let action = Action::Total(inputs, !total);
    scene.button("button.link", Gesture::Act(action), text);
}

/// Says of all statements of a group that they apply, of triggers that none did, and takes it back.
fn agree_button(scene: &mut Scene<'_>, section: &FieldSection) {
    let favourable = Data::Bool(scene.state.favourable());
    let mut inputs = Vec::new();
    let mut agreed = true;
    for field in &section.fields {
        if field.kind == FieldKind::Declared {
            agreed &= scene.state.answers.get(&field.id) == Some(&favourable);
            inputs.push(field.id.clone());
        }
    }
    if inputs.len() < MANY {
        return scene.gap();
    }
    let step = Step::Agree(section.id.clone());
    let (action, text) = if scene.can_undo(&step) {
        (Action::Undo, scene.words.undo)
    } else if agreed {
        return scene.gap();
    } else {
        let action = Action::Agree(section.id.clone(), inputs);
        let text = if scene.state.favourable() {
            scene.words.agree_all
        } else {
            scene.words.deny_all
        };
        (action, text)
    };
    scene.button("button.link", Gesture::Act(action), text);
}

/// The statement or question of a group of choices, with its clause and help.
pub(super) fn legend(scene: &mut Scene<'_>, field: &Field) {
    scene.open("legend");
    scene.line("span.label", &field.label);
    scene.text(" ");
    scene.maybe("span.clause", &field.clause);
    scene.maybe("span.help", &field.help);
    scene.close();
}

/// The label of a field, with its help.
pub(super) fn label(scene: &mut Scene<'_>, field: &Field) {
    scene.open("div.row-text");
    scene.open("label.label").id("for", &field.id, "");
    scene.text(&field.label).close();
    help(scene, field);
    scene.close();
}

/// The help of a field.
pub(super) fn help(scene: &mut Scene<'_>, field: &Field) {
    describing(scene, "p.help", &field.id, HELP, field.help.as_deref());
}

/// A text that may be absent and describes a field: with an id, for `aria-describedby`.
pub(super) fn describing(
    scene: &mut Scene<'_>,
    element: &'static str,
    id: &str,
    part: &str,
    text: Option<&str>,
) {
    match text {
        Some(text) => {
            scene.open(element).id("id", id, part);
            scene.text(text).close();
        }
        None => scene.gap(),
    }
}

/// What the id of the help of a field ends in.
pub(super) const HELP: &str = "-help";

/// The same of a field that may have none.
pub(super) const fn help_part(field: &Field) -> &'static str {
    match field.help {
        Some(_) => HELP,
        None => "",
    }
}
