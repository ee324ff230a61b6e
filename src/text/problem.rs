//! Messages about answers and about policies that cannot be read: what is wrong, where, what to do.

use super::{excerpt, fill, input_label, number, pick};
use crate::evaluation::{LARGEST, Problem, ProblemKind};
use crate::exact::{Rational, digits};
use crate::expression::LoadError;
use crate::policy::{Lang, Policy};

/// A problem with an answer, in a sentence that names the question.
#[must_use]
pub fn problem(policy: &Policy, check: usize, problem: &Problem) -> String {
    let mut labels = problem
        .inputs
        .iter()
        .map(|id| input_label(policy, Some(check), id));
    let first = labels.next().unwrap_or_default();
    let whole = labels.next().unwrap_or_default();
    let [second, third, fourth] = values(&problem.kind, whole);
    let [zh, en] = sentence(&problem.kind);
    let told = fill(
        pick(policy.lang, zh, en),
        &[&first, &second, &third, &fourth],
    );
    match problem.kind {
        ProblemKind::PartAboveWhole {
            year: Some(year), ..
        } => [&digits(year), pick(policy.lang, " 年", ": "), &told].concat(),
        _ => told,
    }
}

/// The sentence in both languages. The first gap is for the label of the question.
const fn sentence(kind: &ProblemKind) -> &'static [&'static str; 2] {
    match kind {
        ProblemKind::NotANumber { .. } => &[
            "“{}”填的“{}”不是数字，请填数字。",
            "“{}”: “{}” is not a number. Enter a number.",
        ],
        ProblemKind::Fraction { .. } => &[
            "“{}”填的“{}”不是整数，请填整数。",
            "“{}”: “{}” is not a whole number. Enter a whole number.",
        ],
        ProblemKind::Negative { .. } => &[
            "“{}”填的“{}”小于 0，请填 0 或更大的数。",
            "“{}”: “{}” is below 0. Enter 0 or more.",
        ],
        ProblemKind::TooLarge { .. } => &[
            "“{}”填的“{}”过大，请填不超过 {} 的数。",
            "“{}”: “{}” is too large. Enter at most {}.",
        ],
        ProblemKind::TooFine { .. } => &[
            "“{}”填的“{}”小数位数过多，请少填几位。",
            "“{}”: “{}” has too many digits after the point. Enter fewer.",
        ],
        ProblemKind::BelowMinimum { .. } => &[
            "“{}”不能小于 {}，请检查。",
            "“{}” cannot be below {}. Check it.",
        ],
        ProblemKind::AboveMaximum { .. } => &[
            "“{}”不能大于 {}，请检查。",
            "“{}” cannot be above {}. Check it.",
        ],
        ProblemKind::PartAboveWhole { .. } => &[
            "“{}”（{}）大于“{}”（{}），部分不能大于总数，请检查这两个数。",
            "“{}” ({}) is larger than “{}” ({}). A part cannot exceed its whole; check both.",
        ],
        ProblemKind::WrongOrder => &[
            "“{}”晚于“{}”，请检查这两个日期。",
            "“{}” is later than “{}”. Check both dates.",
        ],
        ProblemKind::YearToCome { .. } => &[
            "“{}”中的 {} 年还没有到，请先不填。",
            "“{}”: {} has not come yet. Leave it blank.",
        ],
        ProblemKind::NotPerYear => &[
            "“{}”请按年份填写，或只填合计。",
            "“{}”: enter a figure for each year, or only the total.",
        ],
        ProblemKind::YearOutside { .. } => &[
            "“{}”中的“{}”不在统计年份（{}–{}）内，未计入；请填这几年的数。",
            "“{}”: “{}” is outside {}–{} and is not counted. Enter figures for those years.",
        ],
        ProblemKind::NotYesNo { .. } => &[
            "“{}”填的“{}”无法识别，请填 true 或 false。",
            "“{}”: “{}” is neither yes nor no. Enter true or false.",
        ],
        ProblemKind::NoSuchOption { .. } => &[
            "“{}”没有“{}”这个选项，请从列表中选择。",
            "“{}” has no option “{}”. Choose one of the list.",
        ],
        ProblemKind::NoSuchDate { .. } => &[
            "“{}”填的“{}”不是有效日期，请按 2025-06-04 的格式填写。",
            "“{}”: “{}” is not a date. Enter it as 2025-06-04.",
        ],
        ProblemKind::TooEarly { .. } => &[
            "“{}”不能早于 {}，请检查。",
            "“{}” cannot be before {}. Check it.",
        ],
        ProblemKind::TooLate { .. } => &[
            "“{}”不能晚于 {}，请检查。",
            "“{}” cannot be after {}. Check it.",
        ],
        ProblemKind::UnknownInput => &[
            "没有名为“{}”的问题，该项未使用；请检查名称。",
            "There is no question named “{}”; it was not used. Check the name.",
        ],
    }
}

/// What stands in the gaps after the first.
fn values(kind: &ProblemKind, whole: String) -> [String; 3] {
    let none = String::new;
    match kind {
        ProblemKind::NotANumber { given }
        | ProblemKind::Fraction { given }
        | ProblemKind::Negative { given }
        | ProblemKind::TooFine { given }
        | ProblemKind::NotYesNo { given }
        | ProblemKind::NoSuchOption { given }
        | ProblemKind::NoSuchDate { given } => [excerpt(given), none(), none()],
        ProblemKind::TooLarge { given } => {
            [excerpt(given), plain(Rational::integer(LARGEST)), none()]
        }
        ProblemKind::BelowMinimum { min: bound } | ProblemKind::AboveMaximum { max: bound } => {
            [plain(*bound), none(), none()]
        }
        ProblemKind::PartAboveWhole {
            part,
            whole: figure,
            ..
        } => [plain(*part), whole, plain(*figure)],
        ProblemKind::WrongOrder => [whole, none(), none()],
        ProblemKind::YearToCome { year } => [digits(*year), none(), none()],
        ProblemKind::YearOutside { year, from, until } => {
            [excerpt(year), digits(*from), digits(*until)]
        }
        ProblemKind::TooEarly { min: bound } | ProblemKind::TooLate { max: bound } => {
            [bound.written(), none(), none()]
        }
        ProblemKind::NotPerYear | ProblemKind::UnknownInput => [none(), none(), none()],
    }
}

fn plain(value: Rational) -> String {
    number(value, None)
}

/// Why a compiled policy cannot be used.
#[must_use]
pub fn load_error(error: &LoadError, lang: Lang) -> String {
    let ([zh, en], values) = match error {
        LoadError::UnsupportedFormat(found) => (
            [
                "此政策文件的格式（{}）与本版本不符（应为 1），请更新程序或重新编译政策文件。",
                "This policy has format “{}”, and this version reads format 1. Update the program or compile the policy again.",
            ],
            [found.as_str(), ""],
        ),
        LoadError::Malformed(at) => (
            [
                "政策文件在“{}”处缺失或格式有误，请重新编译。",
                "The policy is missing “{}”, or it has the wrong form. Compile it again.",
            ],
            [at.as_str(), ""],
        ),
        LoadError::UnknownName(at, name) => (
            [
                "政策文件在“{}”处使用了未定义的名称“{}”，请重新编译。",
                "The policy uses at “{}” the name “{}”, which nothing defines. Compile it again.",
            ],
            [at.as_str(), name.as_str()],
        ),
        LoadError::TooDeep(at) => (
            [
                "政策文件在“{}”处嵌套过深，请减少层数。",
                "The policy is nested too deeply at “{}”. Use fewer levels.",
            ],
            [at.as_str(), ""],
        ),
        LoadError::TooLarge(at) => (
            [
                "政策文件在“{}”处内容过多，请删减，或拆成几个政策文件。",
                "The policy has too much at “{}”. Remove some, or divide it into several files.",
            ],
            [at.as_str(), ""],
        ),
    };
    fill(pick(lang, zh, en), &values)
}
