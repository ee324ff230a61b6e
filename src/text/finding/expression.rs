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
