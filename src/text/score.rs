//! What a scorecard comes to, in words: always as a self-score, never as the official result.

use super::headline::Headline;
use super::{number, pick};
use crate::evaluation::{Evaluation, Stage};
use crate::exact::{Edge, Range, Rational, digits};
use crate::policy::{Check, Lang, Policy};

/// Sums up a scorecard that can be computed.
pub(super) fn headline(
    policy: &Policy,
    evaluation: &Evaluation,
    judged: usize,
    lang: Lang,
) -> Option<Headline> {
    let check = policy.checks.get(evaluation.check)?;
    let found = evaluation.score?;
    let grade = match evaluation.verdict.stage {
        Stage::InvalidInput => return None,
        Stage::Graded(grade) => check.grades.get(grade),
        _ => None,
    };
    let total = between(found.total, &|value| score(value, check));
    let title = match grade {
        Some(grade) => [
            pick(lang, "自评 ", "Self-score "),
            &of(&total, found.out_of, lang),
            " · ",
            &grade.title,
        ]
        .concat(),
        None => [
            pick(lang, "自评目前 ", "Self-score so far: "),
            &total,
            pick(lang, " 分", " points"),
        ]
        .concat(),
    };
    let mut detail = String::new();
    let open = evaluation.missing.len();
    if open > 0 {
        detail.push_str(pick(lang, "还有 ", ""));
        detail.push_str(&digits(open));
        detail.push_str(pick(
            lang,
            " 项待填，填完后得分才确定。",
            " still to fill in before the score is final. ",
        ));
    }
    if judged > 0 {
        detail.push_str(&digits(judged));
        detail.push_str(pick(lang, " 项由专家评定。", " for the experts. "));
    }
    if let Some(note) = grade.and_then(|grade| grade.note.as_ref()) {
        detail.push_str(note);
        detail.push_str(pick(lang, "", " "));
    }
    detail.push_str(pick(
        lang,
        "这是自评得分，不是考核结果。",
        "This is a self-score, not the official result.",
    ));
    Some(Headline { title, detail })
}

/// The points of a row: `29.9 / 30 分`, `0–30 / 30 分` while it is open.
#[must_use]
pub fn points(range: Range, out_of: Rational, lang: Lang) -> String {
    of(
        &between(range, &|value| number(value, Some(out_of))),
        out_of,
        lang,
    )
}

fn of(given: &str, out_of: Rational, lang: Lang) -> String {
    let most = number(out_of, None);
    [given, " / ", &most, pick(lang, " 分", " points")].concat()
}

/// A total, with so many decimals that it never seems to stand across a bound of a grade.
#[must_use]
pub fn score(total: Rational, check: &Check) -> String {
    let mut text = number(total, None);
    for (_, bound) in check.grades.iter().flat_map(|grade| &grade.bounds) {
        let exact = number(total, Some(*bound));
        if exact.len() > text.len() {
            text = exact;
        }
    }
    text
}

/// Both ends, or the one number that is left.
fn between(range: Range, text: &dyn Fn(Rational) -> String) -> String {
    let end = |edge: Edge| edge.finite().map(text).unwrap_or_default();
    let low = end(range.low());
    match range.single() {
        Some(_) => low,
        None => [&low, "–", &end(range.high())].concat(),
    }
}
