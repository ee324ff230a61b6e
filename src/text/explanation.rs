//! What each criterion comes to and why, in plain sentences made from the rule itself.

use super::guidance::{cited, input_name};
use super::{capitalised, figure, fill, number, pick, stated};
use crate::answers::{Facts, Inputs};
use crate::evaluation::{Evaluation, Outcome, Reason, Status};
use crate::exact::{Truth, digits};
use crate::expression::{Comparison, Quantity};
use crate::guidance::{Distance, Gap};
use crate::policy::{CheckKind, Clause, Compare, Criterion, Decision, Lang, Policy, Shown};

/// How criteria are compared, in words.
fn compared(comparison: Comparison, shown: &Shown, lang: Lang) -> &'static str {
    let date = *shown == Shown::Date;
    match comparison {
        Comparison::AtLeast if date => pick(lang, "不早于", "not before"),
        Comparison::AtMost if date => pick(lang, "不晚于", "not after"),
        Comparison::MoreThan if date => pick(lang, "晚于", "after"),
        Comparison::LessThan if date => pick(lang, "早于", "before"),
        Comparison::AtLeast => pick(lang, "不低于", "at least"),
        Comparison::MoreThan => pick(lang, "高于", "more than"),
        Comparison::AtMost => pick(lang, "不超过", "at most"),
        Comparison::LessThan => pick(lang, "低于", "less than"),
        Comparison::Is => pick(lang, "等于", "exactly"),
    }
}

/// What a criterion comes to and why, in plain sentences.
#[must_use]
pub fn explanation(
    policy: &Policy,
    evaluation: &Evaluation,
    criterion: &Criterion,
    outcome: &Outcome,
    distance: Option<&Distance>,
) -> String {
    let lang = policy.lang;
    let mut text = Sentences::new(lang);
    let exit = evaluation.verdict.kind == CheckKind::Exit;
    let lifted = waived(criterion, outcome);
    let lifted = lifted.or_else(|| inapplicable(&evaluation.facts, criterion, outcome));
    if let Some(lifted) = lifted {
        text.add(&cited(&lifted.statement, &lifted.clause, lang));
        return text.done();
    }
    match &criterion.decision {
        Decision::Compare(compare) => {
            text.comparison(policy, evaluation, criterion, compare, outcome);
        }
        Decision::Holds(_) => {
            let mut inputs = Inputs::new();
            criterion.inputs(&mut inputs);
            let names = names(policy, &inputs);
            let sentence = pick(lang, "按{}判断", "It follows from {}");
            text.add(&fill(sentence, &[&names]));
        }
        Decision::Declared(input) => {
            text.add(said(evaluation.facts.truth(*input), exit, lang));
        }
        Decision::Judged(_) => text.add(pick(
            lang,
            "由专家评审，不能自查",
            "Experts judge this; it cannot be checked beforehand",
        )),
        Decision::AllOf(_) => text.parts(None, exit, outcome),
        Decision::AtLeast(needed, _) => text.parts(Some(*needed), exit, outcome),
    }
    if let Some(distance) = distance.filter(|distance| distance.short) {
        text.distance(policy, evaluation, criterion, distance);
    }
    for waiver in &criterion.waivers {
        let open = waiver.when.truth(&evaluation.facts);
        if outcome.status == Status::Unanswered && open.is_ok_and(Truth::is_open) {
            let sentence = pick(
                lang,
                "适用下面的规定时不作要求：{}",
                "It is not required where this rule fits: {}",
            );
            let waiver = cited(&waiver.statement, &waiver.clause, lang);
            text.add(&fill(sentence, &[&waiver]));
        }
    }
    text.done()
}

/// The waiver by which a criterion is not assessed.
pub(crate) fn waived<'p>(criterion: &'p Criterion, outcome: &Outcome) -> Option<&'p Clause> {
    let lifted = outcome.status == Status::Waived;
    criterion.waivers.get(outcome.waiver.filter(|_| lifted)?)
}

/// The rule by which a criterion does not apply. A nested one may also have no part that does.
pub(crate) fn inapplicable<'p>(
    facts: &Facts,
    criterion: &'p Criterion,
    outcome: &Outcome,
) -> Option<&'p Clause> {
    let lifted = outcome.status == Status::NotApplicable;
    let clause = criterion.applies.as_ref().filter(|_| lifted)?;
    let truth = clause.when.truth(facts);
    truth.is_ok_and(Truth::fails).then_some(clause)
}

/// What was answered to a statement.
fn said(truth: Truth, exit: bool, lang: Lang) -> &'static str {
    match truth {
        Truth::TRUE if exit => pick(lang, "您填的是“有”", "You said that it happened"),
        Truth::FALSE if exit => pick(lang, "您填的是“没有”", "You said that it did not happen"),
        Truth::TRUE => pick(lang, "您填的是“符合”", "You said that it applies"),
        Truth::FALSE => pick(lang, "您填的是“不符合”", "You said that it does not apply"),
        _ => pick(
            lang,
            "由您自己声明，还没有填",
            "You declare this yourself; it is not answered yet",
        ),
    }
}

/// Names in quotes, one after the other.
fn names(policy: &Policy, inputs: &[usize]) -> String {
    let mut text = String::new();
    for (position, input) in inputs.iter().enumerate() {
        if position > 0 {
            text.push_str(pick(policy.lang, "、", ", "));
        }
        text.push_str(&fill("“{}”", &[&input_name(policy, *input)]));
    }
    text
}

/// Sentences, each with its stop.
struct Sentences {
    lang: Lang,
    text: String,
}

impl Sentences {
    const fn new(lang: Lang) -> Self {
        Self {
            lang,
            text: String::new(),
        }
    }

    fn add(&mut self, sentence: &str) {
        if !self.text.is_empty() {
            self.text.push_str(pick(self.lang, "", " "));
        }
        self.text.push_str(&capitalised(sentence));
        self.text.push_str(pick(self.lang, "。", "."));
    }

    fn done(self) -> String {
        self.text
    }

    /// Both sides and the limit: `取得证书 1,019 ÷ 培训总人次 1,200 = 84.92 %，要求不低于 85 %（…）`.
    fn comparison(
        &mut self,
        policy: &Policy,
        evaluation: &Evaluation,
        criterion: &Criterion,
        compare: &Compare,
        outcome: &Outcome,
    ) {
        let lang = self.lang;
        let facts = &evaluation.facts;
        let required = outcome.required.and_then(|values| values.single());
        let measured = outcome.measured.and_then(|values| values.single());
        let mut sentence = String::new();
        if let Some(measured) = measured {
            let value = figure(measured, &compare.shown, required);
            match calculation(policy, facts, &compare.measure) {
                Some(from) => sentence.extend([from.as_str(), " = ", &value]),
                None => sentence = fill(pick(lang, "现为 {}", "It is {}"), &[&value]),
            }
        } else if outcome.reason == Some(Reason::NothingToShare) {
            sentence.push_str(super::reason(Reason::NothingToShare, lang));
        } else if !outcome.missing.is_empty() {
            let names = names(policy, &outcome.missing);
            sentence = fill(
                pick(lang, "还没有填{}", "{} is still to fill in"),
                &[&names],
            );
        }
        if let Some(required) = required {
            let limit = [
                compared(compare.comparison, &compare.shown, lang),
                " ",
                &figure(required, &compare.shown, measured),
            ]
            .concat();
            if !sentence.is_empty() {
                sentence.push_str(pick(lang, "，", ". "));
            }
            let asked = pick(lang, "要求{}（{}）", "Required: {} ({})");
            sentence.push_str(&fill(asked, &[&limit, &criterion.clause]));
        }
        if sentence.is_empty() {
            sentence.push_str(pick(
                lang,
                "已填的内容足以判断",
                "What is answered is enough to decide it",
            ));
        }
        self.add(&sentence);
    }

    /// How many parts are needed, all of them without a number, and how many there are. Those that do not apply are
    /// in neither.
    fn parts(&mut self, needed: Option<usize>, exit: bool, outcome: &Outcome) {
        let (mut all, mut met) = (0, 0);
        for part in &outcome.parts {
            all += usize::from(part.status != Status::NotApplicable);
            met += usize::from(matches!(part.status, Status::Met | Status::Waived));
        }
        let lang = self.lang;
        if all == 0 {
            return self.add(pick(
                lang,
                "下面各项都不适用",
                "None of the following applies",
            ));
        }
        let some = needed.is_some_and(|needed| needed != all);
        if all == 1 && !exit {
            let one = pick(
                lang,
                "下面适用的只有 1 项，要达到；现有 {} 项达到",
                "One of the following applies, and is needed; met so far: {}",
            );
            return self.add(&fill(one, &[&digits(met)]));
        }
        let sentence = match (some, exit) {
            (false, false) => pick(
                lang,
                "下面 {} 项都要达到，现有 {} 项达到",
                "All {} of the following are needed; {} are met",
            ),
            (false, true) => pick(
                lang,
                "下面 {} 项同时存在才算，现有 {} 项存在",
                "It takes all {} of the following; {} of them apply",
            ),
            (true, false) => pick(
                lang,
                "下面 {} 项中达到 {} 项即可，现有 {} 项达到",
                "Of the {} following, {} will do; {} are met",
            ),
            (true, true) => pick(
                lang,
                "下面 {} 项中有 {} 项就算，现有 {} 项存在",
                "Of the {} following, it takes {}; {} of them apply",
            ),
        };
        let [all, met, least] = [all, met, needed.unwrap_or_default()].map(digits);
        let filled = if some {
            fill(sentence, &[&all, &least, &met])
        } else {
            fill(sentence, &[&all, &met])
        };
        self.add(&filled);
    }

    fn distance(
        &mut self,
        policy: &Policy,
        evaluation: &Evaluation,
        criterion: &Criterion,
        distance: &Distance,
    ) {
        let lang = self.lang;
        if !distance.depends.is_empty() {
            let names = names(policy, &distance.depends);
            let sentence = pick(lang, "还差多少，取决于{}", "How far it is depends on {}");
            self.add(&fill(sentence, &[&names]));
        } else if distance.gaps.is_empty() {
            let levers = match &criterion.decision {
                Decision::Compare(compare) => !compare.levers.is_empty(),
                Decision::Holds(_) => false,
                // Its parts say it each for itself.
                _ => return,
            };
            self.add(if levers {
                pick(
                    lang,
                    "只改变其中一项数字达不到这一条",
                    "No change of a single figure meets it",
                )
            } else {
                pick(
                    lang,
                    "这一条不是增加数字就能达到的",
                    "More of something does not meet it",
                )
            });
        }
        for gap in &distance.gaps {
            let mut sentence = super::guidance::gap(policy, gap);
            if !gap.only_new {
                sentence.push_str(pick(lang, "，即可达到", "; that is enough"));
            }
            if let Some(broken) = breaks(policy, evaluation, gap) {
                sentence.push_str(&fill(
                    pick(lang, "，但会使{}变为未达到", "; but then {} is not met"),
                    &[&broken],
                ));
            }
            self.add(&sentence);
        }
    }
}

/// The criteria that a change would break.
fn breaks(policy: &Policy, evaluation: &Evaluation, gap: &Gap) -> Option<String> {
    let check = policy.checks.get(evaluation.check)?;
    let mut text = String::new();
    for broken in &gap.breaks {
        if !text.is_empty() {
            text.push_str(pick(policy.lang, "、", ", "));
        }
        let criterion = check.criteria.get(*broken)?;
        let statement = stated(policy, &evaluation.facts, criterion);
        text.push_str(&fill("“{}”", &[&statement]));
    }
    Some(text).filter(|text| !text.is_empty())
}

/// How a measure is computed, with the figures: of a single figure its name and the years that it adds up.
fn calculation(policy: &Policy, facts: &Facts, measure: &Quantity) -> Option<String> {
    let named = |input: usize| -> Option<String> {
        let value = facts.number(input).single()?;
        let words = [input_name(policy, input), number(value, Some(value))];
        Some(words.join(" "))
    };
    Some(match measure {
        Quantity::Input(input) => {
            let name = input_name(policy, *input);
            match years(facts, *input) {
                Some(years) => [&name, " ", &years].concat(),
                None => name,
            }
        }
        Quantity::Divide(above, below) => {
            let (Quantity::Input(above), Quantity::Input(below)) = (&**above, &**below) else {
                return None;
            };
            [&named(*above)?, " ÷ ", &named(*below)?].concat()
        }
        _ => return None,
    })
}

/// The years that a series adds up, where each is known.
pub(crate) fn years(facts: &Facts, input: usize) -> Option<String> {
    let years = facts.years(input);
    if years.len() < 2 {
        return None;
    }
    let mut text = String::new();
    for year in years {
        if !text.is_empty() {
            text.push_str(" + ");
        }
        let year = year.single()?;
        text.push_str(&number(year, Some(year)));
    }
    Some(text)
}
