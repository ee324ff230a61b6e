//! Messages about answers and about policies that cannot be read: what is wrong, where, what to do.

use super::{input_label, number};
use crate::evaluation::{LARGEST, Problem, ProblemKind};
use crate::exact::Rational;
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
    match policy.lang {
        Lang::Zh => chinese(&problem.kind, &first, &whole),
        Lang::En => english(&problem.kind, &first, &whole),
    }
}

fn plain(value: Rational) -> String {
    number(value, None)
}

fn chinese(kind: &ProblemKind, label: &str, whole: &str) -> String {
    let largest = plain(Rational::integer(LARGEST));
    match kind {
        ProblemKind::NotANumber { given } => {
            format!("“{label}”填的“{given}”不是数字，请填数字。")
        }
        ProblemKind::Fraction { given } => {
            format!("“{label}”填的“{given}”不是整数，请填整数。")
        }
        ProblemKind::Negative { given } => {
            format!("“{label}”填的“{given}”小于 0，请填 0 或更大的数。")
        }
        ProblemKind::TooLarge { given } => {
            format!("“{label}”填的“{given}”过大，请填不超过 {largest} 的数。")
        }
        ProblemKind::BelowMinimum { min } => {
            format!("“{label}”不能小于 {}，请检查。", plain(*min))
        }
        ProblemKind::AboveMaximum { max } => {
            format!("“{label}”不能大于 {}，请检查。", plain(*max))
        }
        ProblemKind::PartAboveWhole {
            year,
            part,
            whole: figure,
        } => {
            let year = year.map(|year| format!("{year} 年")).unwrap_or_default();
            format!(
                "{year}“{label}”（{}）大于“{whole}”（{}），部分不能大于总数，请检查这两个数。",
                plain(*part),
                plain(*figure)
            )
        }
        ProblemKind::WrongOrder => format!("“{label}”晚于“{whole}”，请检查这两个日期。"),
        ProblemKind::YearToCome { year } => {
            format!("“{label}”中的 {year} 年还没有到，请先不填。")
        }
        ProblemKind::NotPerYear => {
            format!("“{label}”请按年份填写，或只填合计。")
        }
        ProblemKind::YearOutside { year, from, until } => format!(
            "“{label}”中的“{year}”不在统计年份（{from}–{until}）内，未计入；请填这几年的数。"
        ),
        ProblemKind::NotYesNo { given } => {
            format!("“{label}”填的“{given}”无法识别，请填 true 或 false。")
        }
        ProblemKind::NoSuchOption { given } => {
            format!("“{label}”没有“{given}”这个选项，请从列表中选择。")
        }
        ProblemKind::NoSuchDate { given } => {
            format!("“{label}”填的“{given}”不是有效日期，请按 2025-06-04 的格式填写。")
        }
        ProblemKind::TooEarly { min } => format!("“{label}”不能早于 {min}，请检查。"),
        ProblemKind::TooLate { max } => format!("“{label}”不能晚于 {max}，请检查。"),
        ProblemKind::UnknownInput => {
            format!("没有名为“{label}”的问题，该项未使用；请检查名称。")
        }
    }
}

fn english(kind: &ProblemKind, label: &str, whole: &str) -> String {
    let largest = plain(Rational::integer(LARGEST));
    match kind {
        ProblemKind::NotANumber { given } => {
            format!("“{label}”: “{given}” is not a number. Enter a number.")
        }
        ProblemKind::Fraction { given } => {
            format!("“{label}”: “{given}” is not a whole number. Enter a whole number.")
        }
        ProblemKind::Negative { given } => {
            format!("“{label}”: “{given}” is below 0. Enter 0 or more.")
        }
        ProblemKind::TooLarge { given } => {
            format!("“{label}”: “{given}” is too large. Enter at most {largest}.")
        }
        ProblemKind::BelowMinimum { min } => {
            format!("“{label}” cannot be below {}. Check it.", plain(*min))
        }
        ProblemKind::AboveMaximum { max } => {
            format!("“{label}” cannot be above {}. Check it.", plain(*max))
        }
        ProblemKind::PartAboveWhole {
            year,
            part,
            whole: figure,
        } => {
            let year = year.map(|year| format!("{year}: ")).unwrap_or_default();
            format!(
                "{year}“{label}” ({}) is larger than “{whole}” ({}). A part cannot exceed its whole; check both.",
                plain(*part),
                plain(*figure)
            )
        }
        ProblemKind::WrongOrder => {
            format!("“{label}” is later than “{whole}”. Check both dates.")
        }
        ProblemKind::YearToCome { year } => {
            format!("“{label}”: {year} has not come yet. Leave it blank.")
        }
        ProblemKind::NotPerYear => {
            format!("“{label}”: enter a figure for each year, or only the total.")
        }
        ProblemKind::YearOutside { year, from, until } => format!(
            "“{label}”: “{year}” is outside {from}–{until} and is not counted. Enter figures for those years."
        ),
        ProblemKind::NotYesNo { given } => {
            format!("“{label}”: “{given}” is neither yes nor no. Enter true or false.")
        }
        ProblemKind::NoSuchOption { given } => {
            format!("“{label}” has no option “{given}”. Choose one of the list.")
        }
        ProblemKind::NoSuchDate { given } => {
            format!("“{label}”: “{given}” is not a date. Enter it as 2025-06-04.")
        }
        ProblemKind::TooEarly { min } => format!("“{label}” cannot be before {min}. Check it."),
        ProblemKind::TooLate { max } => format!("“{label}” cannot be after {max}. Check it."),
        ProblemKind::UnknownInput => {
            format!("There is no question named “{label}”; it was not used. Check the name.")
        }
    }
}

/// Why a compiled policy cannot be used.
#[must_use]
pub fn load_error(error: &LoadError, lang: Lang) -> String {
    match (error, lang) {
        (LoadError::UnsupportedFormat(found), Lang::Zh) => {
            format!(
                "此政策文件的格式（{found}）与本版本不符（应为 1），请更新程序或重新编译政策文件。"
            )
        }
        (LoadError::UnsupportedFormat(found), Lang::En) => format!(
            "This policy has format “{found}”, and this version reads format 1. Update the program or compile the policy again."
        ),
        (LoadError::Malformed(at), Lang::Zh) => {
            format!("政策文件在“{at}”处缺失或格式有误，请重新编译。")
        }
        (LoadError::Malformed(at), Lang::En) => {
            format!("The policy is missing “{at}”, or it has the wrong form. Compile it again.")
        }
        (LoadError::UnknownName(at, name), Lang::Zh) => {
            format!("政策文件在“{at}”处使用了未定义的名称“{name}”，请重新编译。")
        }
        (LoadError::UnknownName(at, name), Lang::En) => {
            format!("The policy names “{name}” at “{at}”, which nothing defines. Compile it again.")
        }
        (LoadError::TooDeep(at), Lang::Zh) => {
            format!("政策文件在“{at}”处嵌套过深（最多 32 层）。")
        }
        (LoadError::TooDeep(at), Lang::En) => {
            format!("The policy is nested too deeply at “{at}” (32 levels at most).")
        }
    }
}
