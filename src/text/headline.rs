//! A whole check in a sentence, and what it leaves open.

use super::score::headline as score_headline;
use super::words::verdict_text;
use super::{capitalised, fill, pick};
use crate::answers::Given;
use crate::evaluation::{Evaluation, Stage, Status};
use crate::exact::digits;
use crate::policy::{CheckKind, Lang, Policy};

/// The result in one plain sentence, and what it leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The sentence.
    pub title: String,
    /// What it leaves open.
    pub detail: String,
}

/// A sentence in Chinese and English.
type Pair = [&'static str; 2];

/// Sums up an evaluation.
#[must_use]
pub fn headline(policy: &Policy, evaluation: &Evaluation) -> Headline {
    let lang = policy.lang;
    let count = |status: Status| count(evaluation, status);
    let judged = count(Status::Judged);
    if let Some(headline) = score_headline(policy, evaluation, judged, lang) {
        return headline;
    }
    let soft = evaluation.soft_unmet(policy);
    let exit = evaluation.verdict.kind == CheckKind::Exit;
    let open = evaluation.missing.len();
    let stage = evaluation.verdict.stage;
    let (title, counted) = title(evaluation, soft, lang);
    let mut detail = String::new();
    let mut add = |[zh, en]: Pair, counted: String| {
        if !detail.is_empty() {
            detail.push_str(pick(lang, "；", "; "));
        }
        detail.push_str(&fill(pick(lang, zh, en), &[&counted]));
    };
    if open > 0 && stage != Stage::Incomplete {
        let open = digits(open);
        add(
            [
                "还有 {} 项待填，填完后结论才完整",
                "{} still to fill in before the result is complete",
            ],
            open,
        );
    } else if stage == Stage::Incomplete && !exit && soft == 0 && count(Status::Met) > 0 {
        add(
            [
                "已能判断的条件均已达到",
                "what can be decided so far is met",
            ],
            String::new(),
        );
    }
    if soft > 0 && stage != Stage::NeedsException {
        add(
            [
                "另有 {} 条不符合一般要求，需主管部门酌定",
                "{} outside the general rule",
            ],
            criteria(soft, lang),
        );
    }
    if judged > 0 {
        add(["{} 条由专家评审", "{} for the experts"], digits(judged));
    }
    if !detail.is_empty() {
        detail.push_str(pick(lang, "。", "."));
    }
    let [zh, en] = title;
    Headline {
        title: capitalised(&fill(pick(lang, zh, en), &[&counted])),
        detail: capitalised(&detail),
    }
}

/// The sentence, and the number in it.
fn title(evaluation: &Evaluation, soft: usize, lang: Lang) -> (Pair, String) {
    let count = |status: Status| count(evaluation, status);
    let exit = evaluation.verdict.kind == CheckKind::Exit;
    let open = evaluation.missing.len();
    let untouched = || {
        let mut entries = evaluation.facts.entries.iter();
        entries.all(|entry| entry.given == Given::Absent)
    };
    let sentence = match evaluation.verdict.stage {
        Stage::InvalidInput => {
            let invalid = count(Status::Invalid);
            if invalid > 0 {
                let sentence = [
                    "有 {} 条因填写有误无法判断",
                    "{} cannot be decided: check the figures",
                ];
                return (sentence, criteria(invalid, lang));
            }
            // Each row of a scorecard fits, and their sum does not.
            [
                "合计过大，无法精确计算，请检查所填数字",
                "the sum is too large to be computed exactly: check the figures",
            ]
        }
        Stage::Failed if exit => {
            let triggered = count(Status::Met);
            let sentence = [
                "有 {} 种情形已触发",
                if triggered == 1 {
                    "{} of the triggers applies"
                } else {
                    "{} of the triggers apply"
                },
            ];
            return (sentence, digits(triggered));
        }
        Stage::Failed => {
            let sentence = ["还有 {} 条未达到", "{} not met yet"];
            return (sentence, criteria(count(Status::Unmet) - soft, lang));
        }
        Stage::Incomplete if untouched() => {
            ["填写后即可看到结果", "Fill in the form to see the result"]
        }
        Stage::Incomplete if open == 0 => ["还不能判断", "it cannot be decided yet"],
        Stage::Incomplete => return (["还有 {} 项待填", "{} still to fill in"], digits(open)),
        Stage::NeedsException => {
            let sentence = [
                "有 {} 条不符合一般要求，需主管部门酌定",
                "{} outside the general rule: ask for an exception",
            ];
            return (sentence, criteria(soft, lang));
        }
        Stage::PendingReview if exit && count(Status::Unmet) > 0 => [
            "可自查的情形均未触发",
            "No trigger that you can check yourself applies",
        ],
        Stage::PendingReview if !exit && count(Status::Met) + count(Status::Waived) > 0 => [
            "可自查的条件均已达到",
            "Everything you can check yourself is met",
        ],
        // Nothing is left that a visitor could have answered.
        Stage::PendingReview => ["由专家评审决定", "the experts decide"],
        Stage::Passed | Stage::Graded(_) => {
            let word = verdict_text(evaluation, lang);
            [word, word]
        }
    };
    (sentence, String::new())
}

fn count(evaluation: &Evaluation, status: Status) -> usize {
    let outcomes = evaluation.outcomes.iter();
    outcomes.filter(|outcome| outcome.status == status).count()
}

/// A number of criteria: in English with its noun, which Chinese sentences have themselves.
fn criteria(count: usize, lang: Lang) -> String {
    let noun = if count == 1 {
        " criterion"
    } else {
        " criteria"
    };
    [&digits(count), pick(lang, "", noun)].concat()
}
