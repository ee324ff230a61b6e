//! What a scorecard comes to, in words: always as a self-score, never as the official result.

use super::words::Headline;
use super::{number, pick};
use crate::evaluation::{Evaluation, Stage};
use crate::exact::{Edge, Range, Rational};
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
            &total,
            " / ",
            &number(found.out_of, None),
            pick(lang, " 分 · ", " · "),
            grade.title.get(lang),
        ]
        .concat(),
        None => [
            pick(lang, "自评目前 ", "Self-score so far: "),
            &total,
            pick(lang, " 分", " points"),
        ]
        .concat(),
    };
    let mut parts = Vec::new();
    let open = evaluation.missing.len();
    if open > 0 {
        let rest = pick(
            lang,
            " 项待填，填完后得分才确定",
            " still to fill in before the score is final",
        );
        parts.push([pick(lang, "还有 ", ""), &open.to_string(), rest].concat());
    }
    if judged > 0 {
        let rest = pick(lang, " 项由专家评定", " for the experts");
        parts.push([&judged.to_string(), rest].concat());
    }
    let mut sentences = Vec::new();
    if !parts.is_empty() {
        sentences.push([&parts.join(pick(lang, "；", "; ")), pick(lang, "。", ".")].concat());
    }
    if let Some(note) = grade.and_then(|grade| grade.note.as_ref()) {
        sentences.push(note.get(lang).to_owned());
    }
    sentences.push(
        pick(
            lang,
            "这是自评得分，不是考核结果，以考核部门认定为准。",
            "This is a self-score and not the official result, which the assessing office decides.",
        )
        .to_owned(),
    );
    Some(Headline {
        title,
        detail: sentences.join(pick(lang, "", " ")),
    })
}

/// The points of a row: `29.9 / 30 分`, `0–30 / 30 分` while it is open.
#[must_use]
pub fn points(range: Range, out_of: Rational, lang: Lang) -> String {
    let most = number(out_of, None);
    let given = between(range, &|value| number(value, Some(out_of)));
    [&given, " / ", &most, pick(lang, " 分", " points")].concat()
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
