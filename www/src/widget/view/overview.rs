//! All criteria at a glance: one small mark each, told apart by shape, so that it prints in black and white.

use eligibility_check::report::Report;

use super::Scene;
use super::mark::{look, outline};

/// Marks in a line, and the distance from one to the next.
const LINE: usize = 20;
const STEP: usize = 26;

pub(super) fn overview(scene: &mut Scene<'_>, report: Report<'_>) {
    let count = report.evaluation.outcomes.len();
    let height = count.div_ceil(LINE) * STEP;
    scene.open("svg.overview").attr("role", "img");
    scene.attr("aria-label", &label(scene, report));
    let size = [(LINE * STEP).to_string(), height.to_string()];
    scene.attr("viewBox", &["-1 -1 ", &size[0], " ", &size[1]].concat());
    for (place, row) in report.criteria().enumerate() {
        let look = look(row.outcome.status.code(), row.favourable());
        let (x, y) = (place % LINE * STEP, place / LINE * STEP);
        let at = ["translate(", &x.to_string(), " ", &y.to_string(), ")"].concat();
        scene.open(outline(look).0).attr("d", &whole(look));
        scene.attr("data-look", look).attr("transform", &at).close();
    }
    scene.close();
}

/// The mark in one line.
fn whole(look: &str) -> String {
    let (_, line, _, sign) = outline(look);
    match look {
        // What is cut out of a filled mark is too small to see here.
        "met" | "invalid" => line.to_owned(),
        _ => [line, sign].concat(),
    }
}

/// The counts in words, by what they look like.
fn label(scene: &Scene<'_>, report: Report<'_>) -> String {
    let mut text = scene.words.overview.to_owned();
    let mut told = Vec::<&str>::new();
    for row in report.criteria() {
        let word = row.status_text();
        if told.contains(&word) {
            continue;
        }
        let same = report
            .criteria()
            .filter(|other| other.status_text() == word);
        let count = same.count().to_string();
        let comma = if told.is_empty() {
            ""
        } else {
            scene.words.comma
        };
        text.extend([comma, word, " ", &count]);
        told.push(word);
    }
    text
}
