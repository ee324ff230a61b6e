//! Sentences about how far, and what to change.

use super::{capitalised, figure, fill, input_label, pick, stated};
use crate::evaluation::{Evaluation, Status};
use crate::exact::Rational;
use crate::guidance::{Change, Gap, Plan, PlanStatus};
use crate::policy::{Evidence, Policy, Shown, Years};

/// The name of an input within a sentence: its label without what only orders the form (`其中：`).
#[must_use]
pub fn input_name(policy: &Policy, input: usize) -> String {
    let id = policy.inputs.get(input).map_or("", |input| &input.id);
    let label = input_label(policy, None, id);
    let name = label.rsplit(['：', ':']).next().unwrap_or_default();
    name.trim().to_owned()
}

/// An amount of an input with its unit.
#[must_use]
pub fn amount(policy: &Policy, input: usize, value: Rational) -> String {
    let unit = policy
        .inputs
        .get(input)
        .and_then(|input| input.unit.clone());
    figure(value, &unit.map_or(Shown::Plain, Shown::Unit), Some(value))
}

/// What one change does, in a sentence without its stop.
#[must_use]
pub fn gap(policy: &Policy, gap: &Gap) -> String {
    let name = input_name(policy, gap.input);
    let by = amount(policy, gap.input, gap.by.absolute());
    let whole = policy.wholes_of(gap.input).next();
    let whole = whole.map(|whole| input_name(policy, whole));
    let (zh, en) = match &whole {
        Some(_) if gap.growing => (
            "“{}”新增 {}，同时计入“{}”",
            "“{}”: {} more, all of them new and counted in “{}” as well",
        ),
        Some(_) if gap.only_new => (
            "“{}”还差 {}（按现有“{}”；已有的不能改算，只能新增）",
            "“{}” is {} short at the present “{}”; past ones cannot be counted anew",
        ),
        Some(_) if !gap.by.is_negative() => (
            "“{}”再增加 {}，“{}”不变",
            "“{}”: {} more, with “{}” as it is",
        ),
        _ if gap.by.is_negative() => ("“{}”减少 {}", "“{}”: {} less"),
        _ => ("“{}”再增加 {}", "“{}”: {} more"),
    };
    let whole = whole.unwrap_or_default();
    fill(pick(policy.lang, zh, en), &[&name, &by, &whole])
}

/// A statement with its clause.
pub(super) fn cited(statement: &str, clause: &str, lang: crate::policy::Lang) -> String {
    fill(pick(lang, "{}（{}）", "{} ({})"), &[statement, clause])
}

/// Why a plan changes a figure.
#[must_use]
pub fn reason_of_change(policy: &Policy, evaluation: &Evaluation, change: &Change<'_>) -> String {
    let lang = policy.lang;
    let Some(criterion) = change.reason else {
        return pick(
            lang,
            "其中各项的新增都计入这一项",
            "what is new in its parts is counted here too",
        )
        .to_owned();
    };
    let statement = stated(policy, &evaluation.facts, criterion);
    cited(&statement, &criterion.clause, lang)
}

/// A change of a plan in totals: `培训总人次：共 1,250 人次，增加 150 人次`.
#[must_use]
pub fn change(policy: &Policy, change: &Change<'_>) -> String {
    let name = input_name(policy, change.input);
    let to = amount(policy, change.input, change.to);
    let by = change.to.minus(change.from).unwrap_or(change.to);
    let less = by.is_negative();
    let by = amount(policy, change.input, by.absolute());
    let sentence = if less {
        pick(policy.lang, "{}：共 {}，减少 {}", "{}: {} in all, {} less")
    } else {
        pick(policy.lang, "{}：共 {}，增加 {}", "{}: {} in all, {} more")
    };
    capitalised(&fill(sentence, &[&name, &to, &by]))
}

/// What a plan is like, and what it leaves open.
#[must_use]
pub fn plan_notes(policy: &Policy, evaluation: &Evaluation, plan: &Plan<'_>) -> Vec<String> {
    let lang = policy.lang;
    let mut notes = Vec::new();
    let mut note = |zh, en| notes.push(pick(lang, zh, en).to_owned());
    match plan.status {
        _ if plan.mend_first => note(
            "先改正填写有误的数字，再看怎样达到。",
            "Correct the figures that cannot be right first.",
        ),
        PlanStatus::Blocked if plan.changes.is_empty() && plan.steps.is_empty() => note(
            "有条件不是增加数字就能达到的，先看这些条件能不能解决。",
            "Something stands in the way that no figures can mend; look at that first.",
        ),
        PlanStatus::Blocked => note(
            "有条件不是改变数字就能达到的。方案中的数字仍然需要，但只做到这些还不够。",
            "Something stands in the way that no change of figures can meet. The figures of the plan are needed all the same, and are not sufficient alone.",
        ),
        PlanStatus::NotComputed => note(
            "条件之间的组合太多，或者相互牵连，没有算出方案；各项条件的差距仍然有效。",
            "The criteria combine in too many ways, or depend on each other: no plan was computed. The gaps of the single criteria still hold.",
        ),
        _ if !plan.missing.is_empty() => note(
            "还有影响方案的内容没有填，填完后方案才完整。",
            "Answers are missing that the plan depends on; it is not whole before they are there.",
        ),
        PlanStatus::NothingToDo if meets_something_computed(policy, evaluation) => note(
            "可计算的条件都已达到，不需要增加。",
            "Everything that can be computed is met; nothing has to grow.",
        ),
        _ => {}
    }
    if !plan.gives_way.is_empty() {
        note(
            "按这个方案，有一项原则性要求将不再符合，需要主管部门认定。",
            "With this plan one requirement in principle is no longer met; the authority has to agree to an exception.",
        );
    }
    if plan.one_of_several {
        note(
            "达到要求的组合不止一种，这里取相对要求改动最少的一种；一样多的，由排在前面的数字承担。",
            "Other combinations would do as well. This one changes least, measured against what is required; of equals, the earlier figure changes as much as it can.",
        );
    }
    let moving = plan.changes.iter().any(|change| {
        let input = policy.inputs.get(change.input);
        let figure = input.and_then(|input| input.kind.figure());
        matches!(figure.and_then(|figure| figure.years), Some(Years::Last(_)))
    });
    if moving {
        note(
            "分年度的数字按申报前的完整自然年计算，每年 1 月起往后移一年，届时请换成新的年份再算。",
            "Yearly figures are those of the full calendar years before the application. Each January the years move on; enter the new ones then and check again.",
        );
    }
    notes
}

/// Where nothing applies, nothing is met that could be told of.
fn meets_something_computed(policy: &Policy, evaluation: &Evaluation) -> bool {
    let mut rows = evaluation.with_criteria(policy);
    rows.any(|(criterion, outcome)| {
        outcome.status == Status::Met && criterion.evidence() == Evidence::Computed
    })
}
