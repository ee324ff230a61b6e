//! Messages about expressions.

use super::hint;
use super::names::shape;
use crate::expression::parse::{MAX_LENGTH, MAX_PARTS, SyntaxError};
use crate::expression::types::TypeError;
use crate::policy::Lang;
use crate::text::pick;

pub(super) fn syntax(error: &SyntaxError, lang: Lang) -> String {
    match (error, lang) {
        (SyntaxError::Character { character, .. }, Lang::Zh) => {
            format!("表达式中不能有“{character}”，请用半角符号和输入项的标识。")
        }
        (SyntaxError::Character { character, .. }, Lang::En) => format!(
            "“{character}” has no place in an expression. Use ASCII operators and input ids."
        ),
        (SyntaxError::Number { .. }, _) => pick(
            lang,
            "数字过长或写法有误。",
            "The number is too long or malformed.",
        )
        .to_owned(),
        (SyntaxError::OpenText { .. }, _) => {
            pick(lang, "引号没有闭合。", "The quotation mark is not closed.").to_owned()
        }
        (
            SyntaxError::Expected {
                expected, found, ..
            },
            Lang::Zh,
        ) if found.is_empty() => {
            format!("表达式在此中断，还需要：{expected}。")
        }
        (
            SyntaxError::Expected {
                expected, found, ..
            },
            Lang::En,
        ) if found.is_empty() => {
            format!("The expression ends here and needs {expected}.")
        }
        (
            SyntaxError::Expected {
                expected, found, ..
            },
            Lang::Zh,
        ) => {
            format!("此处应为 {expected}，却是“{found}”。")
        }
        (
            SyntaxError::Expected {
                expected, found, ..
            },
            Lang::En,
        ) => {
            format!("Expected {expected} here and found “{found}”.")
        }
        (SyntaxError::Chained { .. }, _) => pick(
            lang,
            "比较不能连写，请写成 a < b and b < c，或用 between。",
            "Comparisons do not chain. Write a < b and b < c, or use between.",
        )
        .to_owned(),
        (SyntaxError::TooLong { .. }, Lang::Zh) => format!("表达式超过 {MAX_LENGTH} 个字符。"),
        (SyntaxError::TooLong { .. }, Lang::En) => {
            format!("The expression has more than {MAX_LENGTH} characters.")
        }
        (SyntaxError::TooManyParts { .. }, Lang::Zh) => format!("表达式超过 {MAX_PARTS} 个部分。"),
        (SyntaxError::TooManyParts { .. }, Lang::En) => {
            format!("The expression has more than {MAX_PARTS} parts.")
        }
        (SyntaxError::TooDeep { .. }, _) => pick(
            lang,
            "表达式嵌套超过 32 层。",
            "The expression is nested more than 32 levels deep.",
        )
        .to_owned(),
    }
}

pub(super) fn meaning(error: &TypeError, lang: Lang) -> String {
    let near = |suggestion: &Option<String>| hint(suggestion.as_deref(), lang);
    match (error, lang) {
        (TypeError::UnknownName { name, suggestion }, Lang::Zh) => {
            format!("没有名为“{name}”的输入项。{}", near(suggestion))
        }
        (TypeError::UnknownName { name, suggestion }, Lang::En) => {
            format!("There is no input “{name}”.{}", near(suggestion))
        }
        (TypeError::UnknownFunction { name, suggestion }, Lang::Zh) => {
            format!("没有函数“{name}”。{}", near(suggestion))
        }
        (TypeError::UnknownFunction { name, suggestion }, Lang::En) => {
            format!("There is no function “{name}”.{}", near(suggestion))
        }
        (
            TypeError::UnknownProperty {
                of,
                name,
                suggestion,
            },
            Lang::Zh,
        ) => {
            format!("“{of}”没有属性“{name}”。{}", near(suggestion))
        }
        (
            TypeError::UnknownProperty {
                of,
                name,
                suggestion,
            },
            Lang::En,
        ) => {
            format!("“{of}” has no attribute “{name}”.{}", near(suggestion))
        }
        (
            TypeError::UnknownOption {
                of,
                option,
                suggestion,
            },
            Lang::Zh,
        ) => {
            format!(
                "“{of}”没有取值“{option}”，此比较永远不会成立。{}",
                near(suggestion)
            )
        }
        (
            TypeError::UnknownOption {
                of,
                option,
                suggestion,
            },
            Lang::En,
        ) => format!(
            "“{of}” has no value “{option}”, so this can never hold.{}",
            near(suggestion)
        ),
        (TypeError::WrongType { expected, found }, Lang::Zh) => {
            format!(
                "此处应为{}，却是{}。",
                shape(expected, lang),
                shape(found, lang)
            )
        }
        (TypeError::WrongType { expected, found }, Lang::En) => {
            format!(
                "Expected {} here and found {}.",
                shape(expected, lang),
                shape(found, lang)
            )
        }
        (TypeError::UnlikeTypes { left, right }, Lang::Zh) => {
            format!(
                "{}与{}不能放在一起比较或计算。",
                shape(left, lang),
                shape(right, lang)
            )
        }
        (TypeError::UnlikeTypes { left, right }, Lang::En) => {
            format!(
                "{} and {} do not go together.",
                shape(left, lang),
                shape(right, lang)
            )
        }
        (TypeError::UnitClash { left, right }, Lang::Zh) => {
            format!("单位不同（{left} 与 {right}），不能相加或比较。")
        }
        (TypeError::UnitClash { left, right }, Lang::En) => {
            format!("The units differ ({left} and {right}); they cannot be added or compared.")
        }
        (TypeError::ShareOfTwoUnits { above, below }, Lang::Zh) => {
            format!("比例的分子和分母单位不同（{above} 与 {below}），请用同一单位的两个数。")
        }
        (TypeError::ShareOfTwoUnits { above, below }, Lang::En) => format!(
            "A share needs one unit, and this divides {above} by {below}. Use two figures of one unit."
        ),
        (TypeError::Arguments { name, expected }, Lang::Zh) => {
            format!("函数“{name}”需要{}。", shape(expected, lang))
        }
        (TypeError::Arguments { name, expected }, Lang::En) => {
            format!("“{name}” takes {}.", shape(expected, lang))
        }
        (TypeError::Counted { found: "yes-no" }, Lang::Zh) => "count 不数有几项成立，结果与回答无关。请用 at_least_k_of，或写 sum(if a then 1 else 0, if b then 1 else 0)。".to_owned(),
        (TypeError::Counted { found: "yes-no" }, Lang::En) => "count does not count what holds: it would be the same whatever is answered. Use at_least_k_of, or sum(if a then 1 else 0, if b then 1 else 0).".to_owned(),
        (TypeError::Counted { found }, Lang::Zh) => format!(
            "count 只数一个逐年填写的输入项有几年，这里是{}，结果与回答无关；请直接写出个数，或写出要比较的值。",
            shape(found, lang)
        ),
        (TypeError::Counted { found }, Lang::En) => format!(
            "count takes one input with a figure per year and gives its number of years. Of {} it would be the same whatever is answered. Write the number, or compare the values themselves.",
            shape(found, lang)
        ),
        (TypeError::TooLarge { most }, Lang::Zh) => format!(
            "表达式展开后超过 {most} 个部分：x in (a, b) 会把 x 写出多次，选择题的比较会列出选项。请把里面的部分拆成单独的条件，或缩短列表。"
        ),
        (TypeError::TooLarge { most }, Lang::En) => format!(
            "The expression comes to more than {most} parts: x in (a, b) repeats x for each item, and a comparison of a choice lists its options. Make criteria of the inner parts, or shorten the lists."
        ),
        (TypeError::TooDeep { most }, Lang::Zh) => format!(
            "表达式计算时嵌套超过 {most} 层。连续的运算请用括号分成几段，例如 (a + b) + (c + d)。"
        ),
        (TypeError::TooDeep { most }, Lang::En) => format!(
            "The expression is computed in more than {most} levels. Divide a long chain by parentheses, as in (a + b) + (c + d)."
        ),
        (TypeError::NotOrdered { of }, Lang::Zh) => {
            format!("“{of}”的选项没有高低顺序，不能用大小比较；如有顺序请写 ordered = true。")
        }
        (TypeError::NotOrdered { of }, Lang::En) => format!(
            "The options of “{of}” have no order. Write ordered = true if they stand from lowest to highest."
        ),
        (TypeError::BadLiteral { text, expected }, Lang::Zh) => {
            format!("“{text}”不是{}。", shape(expected, lang))
        }
        (TypeError::BadLiteral { text, expected }, Lang::En) => {
            format!("“{text}” is not {}.", shape(expected, lang))
        }
    }
}
