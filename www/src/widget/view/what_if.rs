//! What another figure would change, without touching what was entered.

use eligibility_check::exact::Rational;
use eligibility_check::form::read_number;
use eligibility_check::guidance::{Tryable, levers, tryable, what_if};
use eligibility_check::report::Report;
use eligibility_check::text;

use super::{Action, Gesture, On, Scene};
use crate::widget::typing::rational;

/// The width of the line of figures, and what is left free at its ends.
const WIDTH: i64 = 1000;
const MARGIN: i64 = 40;

pub(super) fn card(scene: &mut Scene<'_>, report: Report<'_>) {
    let policy = report.policy;
    let levers = levers(policy, report.evaluation);
    let id = |input: &usize| policy.inputs.get(*input).map(|input| input.id.as_str());
    let tried = scene.state.tried.as_ref();
    // The one that was chosen, else that of the nearest gap.
    let nearest = report.nearest_gaps().first().map(|(_, gap)| gap.input);
    let chosen = levers
        .iter()
        .find(|input| tried.is_some_and(|(tried, _)| id(input) == Some(tried)))
        .or(levers.iter().find(|input| nearest == Some(**input)))
        .or(levers.first());
    let tryable = chosen.and_then(|input| tryable(policy, report.evaluation, *input));
    let (Some(tryable), Some(chosen)) = (tryable, chosen.and_then(id)) else {
        return scene.gap();
    };
    let typed = tried.filter(|(tried, text)| tried == chosen && !text.is_empty());
    let figure = match typed {
        Some((_, text)) => read_number(text).ok().flatten(),
        None => None,
    };
    let figure = match typed {
        Some(_) => figure.and_then(|figure| rational(&figure)),
        None => Some(tryable.today),
    };
    scene.card("what-if", scene.words.what_if);
    scene.line("p.section-help", scene.words.only_tried);
    scene.open("div.row");
    scene.open("label.label").id("for", "what-if-input", "");
    scene.text(scene.words.which_figure).close();
    scene.open("select.field").id("id", "what-if-input", "");
    scene.property("value", chosen);
    scene.on(On::Change, Gesture::TryInput);
    for lever in levers.iter() {
        let lever_id = id(lever).unwrap_or_default();
        scene.open("option").attr("value", lever_id);
        if lever_id == chosen {
            scene.attr("selected", "");
        }
        scene.text(&text::input_name(policy, *lever)).close();
    }
    scene.close();
    scene.close();
    stepper(
        scene,
        chosen,
        typed.map(|(_, text)| text.as_str()),
        figure,
        &tryable,
    );
    line(scene, figure, &tryable);
    points(scene, report, chosen, &tryable);
    outcome(scene, report, figure, &tryable);
    scene.close();
}

fn stepper(
    scene: &mut Scene<'_>,
    input: &str,
    typed: Option<&str>,
    figure: Option<Rational>,
    tryable: &Tryable,
) {
    let words = scene.words;
    scene.open("div.stepper");
    step(scene, input, figure, tryable, -1, words.less);
    let today = plain(tryable.today);
    scene.open("input.field").attr("type", "text");
    scene
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off");
    scene.attr("aria-label", words.tried_figure);
    if let Some(tag) = scene.tag() {
        tag.set_value(typed.map_or(today, str::to_owned));
    }
    scene.on(On::Input, Gesture::Try(input.to_owned()));
    scene.close();
    step(scene, input, figure, tryable, 1, words.more_of_it);
    scene.close();
}

fn step(
    scene: &mut Scene<'_>,
    input: &str,
    figure: Option<Rational>,
    tryable: &Tryable,
    by: i64,
    name: &str,
) {
    let next = figure.unwrap_or(tryable.today);
    let next = next.plus(Rational::integer(by)).unwrap_or(next);
    let next = next.max(tryable.least).min(tryable.most);
    let action = Action::Try(input.to_owned(), plain(next));
    scene.open_button("button.tool", Gesture::Act(action));
    scene.attr("aria-label", name);
    scene.text(if by < 0 { "−" } else { "+" }).close();
}

/// A figure as it is typed.
fn plain(value: Rational) -> String {
    text::number(value, Some(value)).replace(',', "")
}

/// Today's figure, the one that is tried, and where criteria turn, on one line.
fn line(scene: &mut Scene<'_>, figure: Option<Rational>, tryable: &Tryable) {
    let points = || tryable.tipping.iter().map(|point| point.at);
    let all = || points().chain([tryable.today]).chain(figure);
    let (Some(least), Some(most)) = (all().min(), all().max()) else {
        return scene.gap();
    };
    let place = |value: Rational| {
        let span = most.minus(least).ok()?;
        let ahead = value.minus(least).ok()?;
        let room = Rational::integer(WIDTH - 2 * MARGIN);
        let share = if span.is_zero() {
            Rational::ZERO
        } else {
            ahead.over(span).ok()?
        };
        Some(share.times(room).ok()?.floor() + MARGIN)
    };
    scene.open("svg.line").attr("aria-hidden", "true");
    mark(scene, "rect.meter-track", Some(0), "100%", "9", "2");
    for point in points() {
        mark(scene, "rect.meter-limit", place(point), "2", "2", "16");
    }
    mark(
        scene,
        "rect.line-today",
        place(tryable.today),
        "6",
        "6",
        "8",
    );
    mark(
        scene,
        "rect.line-tried",
        figure.and_then(place),
        "6",
        "2",
        "16",
    );
    scene.close();
}

fn mark(
    scene: &mut Scene<'_>,
    element: &'static str,
    x: Option<i64>,
    width: &str,
    y: &str,
    height: &str,
) {
    let Some(x) = x else {
        return scene.gap();
    };
    scene.open(element).attr("x", &super::meter::percent(x));
    scene
        .attr("y", y)
        .attr("width", width)
        .attr("height", height);
    scene.close();
}

/// Where criteria turn; each can be tried.
fn points(scene: &mut Scene<'_>, report: Report<'_>, input: &str, tryable: &Tryable) {
    let policy = report.policy;
    let rows = report.criteria().collect::<Vec<_>>();
    scene.list("ul.steps");
    for point in &tryable.tipping {
        let Some(row) = rows.get(point.criterion) else {
            continue;
        };
        let figure = text::amount(policy, tryable.input, point.at);
        let word = text::status(point.status, report.check.kind, policy.lang);
        let told = [&figure, scene.words.colon, word].concat();
        scene.open("li");
        let action = Action::Try(input.to_owned(), plain(point.at));
        scene.button("button.link", Gesture::Act(action), &told);
        scene.open("p.note").text(&row.statement()).close();
        scene.close();
    }
    scene.close();
}

/// What the tried figure would change.
fn outcome(scene: &mut Scene<'_>, report: Report<'_>, figure: Option<Rational>, tryable: &Tryable) {
    let policy = report.policy;
    scene.open("p.done").attr("role", "status");
    match figure.and_then(|figure| what_if(policy, report.evaluation, tryable.input, figure)) {
        None => {
            let bounds = [tryable.least, tryable.most];
            let [least, most] = bounds.map(|bound| text::amount(policy, tryable.input, bound));
            let bounds = [&least, " – ", &most].concat();
            scene.text(&super::fill(scene.words.cannot_try, &bounds));
        }
        Some(tried) if tried.figure == tryable.today => {
            scene.text(scene.words.as_today);
        }
        Some(tried) => {
            scene.text(&text::headline(policy, &tried.evaluation).title);
            let mut turned = report
                .criteria()
                .zip(&tried.evaluation.outcomes)
                .enumerate();
            while let Some((place, (row, then))) = turned.next() {
                if tried.turned.contains(&place) {
                    let word = text::status(then.status, report.check.kind, policy.lang);
                    let comma = scene.words.comma;
                    let colon = scene.words.colon;
                    scene.text(comma).text(word).text(colon);
                    scene.text(&row.statement());
                }
            }
        }
    }
    scene.close();
}
