//! What the parts of a policy file are called in a sentence.

use crate::policy::Lang;
use crate::text::pick;

/// The name of a type or shape.
pub(super) fn shape(code: &str, lang: Lang) -> &'static str {
    match code {
        "text" => pick(lang, "文本", "text"),
        "number" => pick(lang, "数字", "a number"),
        "whole-number" => pick(lang, "整数", "a whole number"),
        "yes-no" => pick(lang, "是/否（true 或 false）", "yes or no (true or false)"),
        "date" => pick(lang, "日期（如 2025-06-04）", "a date (such as 2025-06-04)"),
        "number-or-date" => pick(lang, "数字或日期", "a number or a date"),
        "list" => pick(lang, "列表", "a list"),
        "table" => pick(lang, "表", "a table"),
        "zh-en" => pick(
            lang,
            "{ zh = \"…\", en = \"…\" }",
            "{ zh = \"…\", en = \"…\" }",
        ),
        "choice" => pick(lang, "选项", "a choice"),
        "period" => pick(lang, "期间（如 P5Y）", "a period (such as P5Y)"),
        "age" => pick(lang, "年龄（请加 .years）", "an age (add .years)"),
        "requirement" => pick(
            lang,
            "数字、表达式或按选项的表",
            "a number, an expression or a table by option",
        ),
        "constant" => pick(lang, "固定的数字", "a fixed number"),
        "attribute" => pick(lang, "文本、数字或是/否", "text, a number or yes/no"),
        "preset" => pick(
            lang,
            "是/否题或选择题的预设",
            "a preset of a yes/no question or a choice",
        ),
        "decimals" => pick(lang, "0 到 9 之间的整数", "a whole number from 0 to 9"),
        "year" => pick(lang, "1 到 9999 之间的年份", "a year from 1 to 9999"),
        "year-count" => pick(lang, "1 到 50 之间的年数", "a number of years from 1 to 50"),
        "two-options" => pick(lang, "至少两个选项", "at least two options"),
        "criteria" => pick(lang, "至少一条条件", "at least one criterion"),
        "one-text" => pick(lang, "一个带引号的文本", "one text in quotes"),
        "two-dates" => pick(lang, "两个日期", "two dates"),
        "some-values" => pick(lang, "一个或多个值", "one value or more"),
        "judged" => pick(lang, "专家评审", "judged"),
        "declared" => pick(lang, "声明", "declared"),
        "holds" => pick(lang, "以 holds 判断", "holds"),
        "any_of" | "all_of" | "at_least_k_of" => pick(lang, "嵌套", "nested"),
        _ => pick(lang, "其他内容", "something else"),
    }
}

/// The name of what a reference points to.
pub(super) fn thing(code: &str, lang: Lang) -> &'static str {
    match code {
        "input" => pick(lang, "输入项", "input"),
        "section" => pick(lang, "分组（section）", "section"),
        "check" => pick(lang, "检查（check）", "check"),
        "applicant" => pick(lang, "申报主体", "kind of applicant"),
        "criterion" => pick(lang, "公用条件（criterion）", "shared criterion"),
        "unit" => pick(lang, "单位", "unit"),
        "option" => pick(lang, "选项", "option"),
        "criterion-of-check" => pick(lang, "条件（本检查）", "criterion in this check"),
        "criteria" => pick(lang, "条件", "criteria"),
        "bases" => pick(lang, "基础答案（base）", "bases"),
        "base" => pick(lang, "基础答案（base）", "base"),
        "answer" => pick(lang, "输入项", "input"),
        _ => pick(lang, "名称", "name"),
    }
}
