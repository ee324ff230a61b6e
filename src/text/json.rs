//! Messages about JSON that cannot be read.

use super::{excerpt, fill, pick};
use crate::answers::limits::{MAX_DEPTH, MAX_FIELDS, MAX_TEXT, MAX_VALUES};
use crate::answers::{JsonError, JsonProblem, Wanted};
use crate::exact::digits;
use crate::policy::Lang;

/// What is wrong, and what to do. Where it is stands in the error.
#[must_use]
pub fn json_error(error: &JsonError, lang: Lang) -> String {
    let (zh, en) = match &error.kind {
        JsonProblem::Unfinished => (
            "不是有效的 JSON：没有写完，请检查末尾的括号和引号。",
            "This is not valid JSON: it ends too early. Check the brackets and quotes at the end.",
        ),
        JsonProblem::Unexpected { wanted, .. } => unexpected(*wanted),
        JsonProblem::NoValue { .. } => (
            "不是有效的 JSON：“{}”不是值。数字请写成 1200、-3 或 0.5 的形式，文本加英文双引号，其余写 true、false 或 null。",
            "This is not valid JSON: “{}” is no value. Write a number as 1200, -3 or 0.5, a text in double quotes, or true, false or null.",
        ),
        JsonProblem::Control { .. } => (
            "不是有效的 JSON：文本中有控制字符 {}，换行请写成 \\n，制表符请写成 \\t。",
            "This is not valid JSON: the control character {} stands inside a text. Write a line break as \\n and a tab as \\t.",
        ),
        JsonProblem::Escape { .. } => (
            "不是有效的 JSON：没有“{}”这种转义写法，反斜杠请写成 \\\\。",
            "This is not valid JSON: there is no escape “{}”. Write a backslash as \\\\.",
        ),
        JsonProblem::Repeated { .. } => (
            "“{}”出现了两次，第 {} 行已经有了。请只留一个。",
            "“{}” is given twice: it stands in line {} already. Keep one of them.",
        ),
        JsonProblem::TooLong { .. } => (
            "“{}”的位数过多，无法计算。请检查指数。",
            "“{}” has more digits than can be computed with. Check the exponent.",
        ),
        JsonProblem::TooDeep => (
            "括号嵌套超过 {} 层，请减少嵌套。",
            "Brackets are nested deeper than {} levels. Nest them less deeply.",
        ),
        JsonProblem::TooMuch => (
            "内容过多：最多 {} MB、{} 个值，每个对象 {} 个名称。请减少内容。",
            "This is too much: at most {} MB, {} values, and {} names in one object. Hand over less.",
        ),
    };
    let [first, second, third] = values(&error.kind);
    fill(pick(lang, zh, en), &[&first, &second, &third])
}

const fn unexpected(wanted: Wanted) -> (&'static str, &'static str) {
    match wanted {
        Wanted::Value => (
            "不是有效的 JSON：“{}”前面缺少值。请补上，或删去多余的逗号。",
            "This is not valid JSON: a value is missing before “{}”. Add it, or remove a comma too many.",
        ),
        Wanted::Name => (
            "不是有效的 JSON：这里应为带英文双引号的名称，却是“{}”。请改正，或删去前面多余的逗号。",
            "This is not valid JSON: a name in double quotes belongs here, not “{}”. Correct it, or remove the comma before it.",
        ),
        Wanted::Colon => (
            "不是有效的 JSON：名称后面应为英文冒号，却是“{}”。",
            "This is not valid JSON: a colon belongs after the name, not “{}”.",
        ),
        Wanted::CommaOr(_) => (
            "不是有效的 JSON：这里应为英文逗号或“{}”，却是“{}”。",
            "This is not valid JSON: a comma or “{}” belongs here, not “{}”.",
        ),
        Wanted::End => (
            "不是有效的 JSON：内容到这里已经结束，请删去“{}”及其后的部分。",
            "This is not valid JSON: it has ended before this. Remove “{}” and what follows.",
        ),
    }
}

/// What stands in the gaps.
fn values(kind: &JsonProblem) -> [String; 3] {
    let none = String::new;
    match kind {
        JsonProblem::Unexpected {
            found,
            wanted: Wanted::CommaOr(bracket),
        } => [bracket.to_string(), found.to_string(), none()],
        JsonProblem::Unexpected { found, .. } => [found.to_string(), none(), none()],
        JsonProblem::NoValue { written }
        | JsonProblem::Escape { written }
        | JsonProblem::TooLong { written } => [excerpt(written), none(), none()],
        JsonProblem::Control { found } => [found.escape_unicode().to_string(), none(), none()],
        JsonProblem::Repeated { name, line } => [excerpt(name), digits(*line), none()],
        JsonProblem::TooDeep => [digits(MAX_DEPTH), none(), none()],
        JsonProblem::TooMuch => [
            digits(MAX_TEXT >> 20),
            digits(MAX_VALUES),
            digits(MAX_FIELDS),
        ],
        JsonProblem::Unfinished => [none(), none(), none()],
    }
}
