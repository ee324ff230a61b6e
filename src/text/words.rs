//! Words and sentences about statuses, verdicts and time.

use super::score::headline as score_headline;
use super::{fill, pick};
use crate::answers::Given;
use crate::evaluation::{Evaluation, Reason, RoundState, Stage, Status, Validity, Verdict};
use crate::exact::{Date, digits};
use crate::policy::{CheckKind, Evidence, InForce, Lang, Policy};

/// The word for a status. Never 合格 or 通过 for the whole: the bureau decides.
#[must_use]
pub fn status(status: Status, kind: CheckKind, lang: Lang) -> &'static str {
    let exit = kind == CheckKind::Exit;
    match status {
        Status::Met if kind == CheckKind::Assessment => pick(lang, "满分", "full points"),
        Status::Unmet if kind == CheckKind::Assessment => pick(lang, "未得满分", "fewer points"),
        Status::Met if exit => pick(lang, "已触发", "applies"),
        Status::Unmet if exit => pick(lang, "未触发", "does not apply"),
        Status::Met => pick(lang, "达到", "met"),
        Status::Unmet => pick(lang, "未达到", "not met yet"),
        Status::Unanswered => pick(lang, "待填", "to fill in"),
        Status::Judged => pick(lang, "专家评审", "for the experts"),
        Status::Waived => pick(lang, "免除", "waived"),
        Status::NotApplicable => pick(lang, "不适用", "does not apply"),
        Status::Invalid => pick(lang, "填写有误", "check this figure"),
    }
}

/// The word for a kind of evidence.
#[must_use]
pub fn evidence(evidence: Evidence, lang: Lang) -> &'static str {
    match evidence {
        Evidence::Computed => pick(lang, "可计算条件", "computed"),
        Evidence::Declared => pick(lang, "声明条件", "declared"),
        Evidence::Judged => pick(lang, "专家评审", "for the experts"),
    }
}

/// Why a status is what it is.
#[must_use]
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    match reason {
        Reason::NothingToShare => pick(
            lang,
            "分母为 0，还没有可以计算比例的数",
            "nothing to take a share of yet",
        ),
        Reason::TooLarge => pick(
            lang,
            "数值过大，无法精确计算，请检查所填数字",
            "a figure is too large to be computed exactly; check what was entered",
        ),
        Reason::Marked => pick(
            lang,
            "所用的数字填写有误，请先改正",
            "it needs a figure that cannot be right; correct that first",
        ),
    }
}

/// A verdict in a few words, for lists.
#[must_use]
pub fn verdict_word(verdict: Verdict, lang: Lang) -> &'static str {
    match (verdict.stage, verdict.kind) {
        (Stage::InvalidInput, _) => pick(lang, "填写有误", "check the figures"),
        (Stage::Incomplete, _) => pick(lang, "尚未填完", "not complete yet"),
        (Stage::NeedsException, _) => pick(lang, "需主管部门酌定", "needs an exception"),
        (Stage::Failed, CheckKind::Exit) => pick(lang, "有情形已触发", "a trigger applies"),
        (Stage::Failed, _) => pick(lang, "有条件未达到", "not all met yet"),
        (Stage::PendingReview, _) => pick(lang, "待专家评审", "for the experts"),
        (Stage::Passed, CheckKind::Exit) => pick(lang, "未触发任何情形", "no trigger applies"),
        (Stage::Passed, _) => pick(lang, "条件均已达到", "everything is met"),
        (Stage::Graded(_), _) => pick(lang, "已得自评等级", "self-graded"),
    }
}

/// The result in one plain sentence, and what it leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The sentence.
    pub title: String,
    /// What it leaves open.
    pub detail: String,
}

/// Sums up an evaluation.
#[must_use]
pub fn headline(policy: &Policy, evaluation: &Evaluation) -> Headline {
    let lang = policy.lang;
    let count = |status: Status| {
        let outcomes = evaluation.outcomes.iter();
        outcomes.filter(|outcome| outcome.status == status).count()
    };
    let soft = evaluation.soft_unmet(policy);
    let exit = evaluation.verdict.kind == CheckKind::Exit;
    let failed = if exit {
        count(Status::Met)
    } else {
        count(Status::Unmet) - soft
    };
    let open = evaluation.missing.len();
    let judged = count(Status::Judged);
    if let Some(headline) = score_headline(policy, evaluation, judged, lang) {
        return headline;
    }
    let untouched = evaluation
        .facts
        .entries
        .iter()
        .all(|entry| entry.given == Given::Absent);
    let stage = evaluation.verdict.stage;
    let (title, counted) = match stage {
        Stage::InvalidInput => (
            [
                "有 {} 条因填写有误无法判断",
                "{} cannot be decided: check the figures",
            ],
            criteria(count(Status::Invalid), lang),
        ),
        Stage::Failed if exit => (
            ["有 {} 种情形已触发", "{} of the triggers applies"],
            digits(failed),
        ),
        Stage::Failed => (
            ["还有 {} 条未达到", "{} not met yet"],
            criteria(failed, lang),
        ),
        Stage::Incomplete if untouched => (
            ["填写后即可看到结果", "Fill in the form to see the result"],
            String::new(),
        ),
        Stage::Incomplete => (["还有 {} 项待填", "{} still to fill in"], digits(open)),
        Stage::NeedsException => (
            [
                "有 {} 条不符合一般要求，需主管部门酌定",
                "{} outside the general rule: ask for an exception",
            ],
            criteria(soft, lang),
        ),
        Stage::PendingReview => (
            [
                "可自查的条件均已达到",
                "Everything you can check yourself is met",
            ],
            String::new(),
        ),
        Stage::Passed if count(Status::NotApplicable) == evaluation.outcomes.len() => {
            (["各条都不适用", "None of this applies"], String::new())
        }
        Stage::Passed | Stage::Graded(_) => {
            let word = verdict_word(evaluation.verdict, lang);
            ([word, word], String::new())
        }
    };
    let mut detail = String::new();
    let mut add = |[zh, en]: [&str; 2], counted: String| {
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
    } else if stage == Stage::Incomplete && !exit && count(Status::Met) > 0 {
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

/// A number of criteria: in English with its noun, which Chinese sentences have themselves.
fn criteria(count: usize, lang: Lang) -> String {
    let noun = if count == 1 {
        " criterion"
    } else {
        " criteria"
    };
    [&digits(count), pick(lang, "", noun)].concat()
}

/// A text with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// Whether the policy is in force on the day, in a sentence; `None` while it simply is.
#[must_use]
pub fn validity(policy: &Policy, validity: Validity, as_of: Date) -> Option<String> {
    let InForce { from, until, .. } = &policy.in_force;
    let ([zh, en], bound) = match validity {
        Validity::InForce => return None,
        Validity::NotYet => (
            [
                "{} 时本办法尚未施行（{} 起施行），以下结果仅供预先了解。",
                "On {} this document is not in force yet (it starts on {}). The result below is a preview.",
            ],
            Some(*from),
        ),
        Validity::Expired => (
            [
                "{} 时本办法已失效（有效期至 {}），以下结果不能作为申报依据。",
                "On {} this document is no longer in force (it ended on {}). Do not rely on the result below.",
            ],
            *until,
        ),
    };
    let bound = bound.map(Date::written).unwrap_or_default();
    let sentence = pick(policy.lang, zh, en);
    Some(fill(sentence, &[&as_of.written(), &bound]))
}

/// Whether applications are taken on the day.
#[must_use]
pub fn round(state: RoundState, lang: Lang) -> &'static str {
    match state {
        RoundState::Upcoming => pick(lang, "尚未开始申报", "applications are not open yet"),
        RoundState::Open => pick(lang, "正在申报", "applications are open"),
        RoundState::Closed => pick(lang, "本轮申报已截止", "applications have closed"),
        RoundState::Unknown => pick(
            lang,
            "申报时间以主管部门通知为准",
            "the dates are announced by the issuing office",
        ),
    }
}

/// What stands under every result.
#[must_use]
pub fn disclaimer(lang: Lang) -> &'static str {
    pick(
        lang,
        "本工具仅供申报前自查，不是官方决定，以主管部门评审结论为准。所填内容只在本机计算，不上传。",
        "This is a self-check before applying and no official decision; the issuing office decides. What you enter stays on this device.",
    )
}
