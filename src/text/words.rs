//! Words about statuses and verdicts.

use super::pick;
use crate::evaluation::{Evaluation, Reason, Stage, Status, Verdict};
use crate::policy::{CheckKind, Evidence, Lang};

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
        // Of a trigger “does not apply” says that it did not happen.
        Status::NotApplicable if exit => pick(lang, "不适用", "not applicable"),
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

/// The verdict of an evaluation in a few words. Where nothing was asked for, nothing is said to be met.
#[must_use]
pub fn verdict_text(evaluation: &Evaluation, lang: Lang) -> &'static str {
    let verdict = evaluation.verdict;
    let all = |statuses: &[Status]| {
        let mut outcomes = evaluation.outcomes.iter();
        outcomes.all(|outcome| statuses.contains(&outcome.status))
    };
    match (verdict.stage, verdict.kind) {
        (Stage::Passed, _) if all(&[Status::NotApplicable]) => {
            pick(lang, "各条都不适用", "none of this applies")
        }
        (Stage::Passed, kind)
            if kind != CheckKind::Exit && all(&[Status::NotApplicable, Status::Waived]) =>
        {
            pick(lang, "没有需要达到的条件", "nothing is required")
        }
        _ => verdict_word(verdict, lang),
    }
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

/// What stands under every result.
#[must_use]
pub fn disclaimer(lang: Lang) -> &'static str {
    pick(
        lang,
        "本工具仅供申报前自查，不是官方决定，以主管部门评审结论为准。所填内容只在本机计算，不上传。",
        "This is a self-check before applying and no official decision; the issuing office decides. What you enter stays on this device.",
    )
}
