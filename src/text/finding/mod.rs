//! Messages about policy files, for the person who writes them: what is wrong and what to do.

mod expression;
mod names;

use self::expression::{meaning, syntax};
use self::names::{shape, thing};
use super::problem::load_error;
use super::{fill, pick};
use crate::policy::Lang;
use crate::policy::author::{Problem, Reason};

/// A problem of a policy file in a sentence.
#[must_use]
pub fn finding(problem: &Problem, lang: Lang) -> String {
    let sentence = match problem {
        Problem::Syntax(error) => syntax(error, lang),
        Problem::Meaning(error) => meaning(error, lang),
        Problem::Load(error) => load_error(error, lang),
        _ => match lang {
            Lang::Zh => chinese(problem),
            Lang::En => english(problem),
        },
    };
    quotes_cut(sentence)
}

/// The longest quotation of a file in a sentence, in characters.
const LONGEST_QUOTE: usize = 80;

/// Cuts what a sentence quotes of the file, where that is long: it is there to be recognised.
fn quotes_cut(sentence: String) -> String {
    if sentence.chars().count() <= LONGEST_QUOTE {
        return sentence;
    }
    let mut cut = String::new();
    let mut rest = sentence.as_str();
    while let Some((before, (quote, after))) = rest
        .split_once('“')
        .and_then(|(before, tail)| Some((before, tail.split_once('”')?)))
    {
        let kept = quote.chars().take(LONGEST_QUOTE).collect::<String>();
        let more = if kept.len() < quote.len() { "…" } else { "" };
        for part in [before, "“", &kept, more, "”"] {
            cut.push_str(part);
        }
        rest = after;
    }
    cut.push_str(rest);
    cut
}

/// Why nothing is made of an item of a document.
#[must_use]
pub const fn reason_of_item(reason: Reason, lang: Lang) -> &'static str {
    match (reason, lang) {
        (Reason::Aim, Lang::Zh) => "目的或原则，没有可以判断的标准",
        (Reason::Aim, Lang::En) => "an aim or a principle without a test",
        (Reason::Definition, Lang::Zh) => "说明词语的含义",
        (Reason::Definition, Lang::En) => "a definition",
        (Reason::Authority, Lang::Zh) => "对主管部门及其人员的要求",
        (Reason::Authority, Lang::En) => "addresses the authority's staff or departments",
        (Reason::Elsewhere, Lang::Zh) => "由其他文件规定",
        (Reason::Elsewhere, Lang::En) => "another document decides",
        (Reason::Background, Lang::Zh) => "制定的背景和依据",
        (Reason::Background, Lang::En) => "background of the document",
        (Reason::Publicity, Lang::Zh) => "宣传推广",
        (Reason::Publicity, Lang::En) => "publicity",
    }
}

/// “Did you mean …?”
fn hint(suggestion: Option<&str>, lang: Lang) -> String {
    match (suggestion, lang) {
        (None, _) => String::new(),
        (Some(near), Lang::Zh) => format!("是否想写“{near}”？"),
        (Some(near), Lang::En) => format!(" Did you mean “{near}”?"),
    }
}

fn or_remove(suggestion: Option<&str>, lang: Lang) -> String {
    match suggestion {
        Some(_) => hint(suggestion, lang),
        None => pick(lang, "请删去或改正。", " Remove or correct it.").to_owned(),
    }
}

fn chinese(problem: &Problem) -> String {
    let near = |suggestion: &Option<String>| hint(suggestion.as_deref(), Lang::Zh);
    match problem {
        Problem::Toml(message) => format!("不是有效的 TOML：{message}。请改正此处的写法。"),
        Problem::TooLong { most } => {
            format!("文件超过 {most} MB，不像是政策文件，没有读取；请删减或拆分。")
        }
        Problem::TooMuch { most } => format!(
            "到此处为止，公用条件、检查用词或用例答案展开后超过 {most} MB；请少用几次，或缩短其中的文字。"
        ),
        Problem::TooMany { what, most } => many(what, *most, Lang::Zh),
        Problem::TooDeep { what, most } => format!(
            "{}嵌套超过 {most} 层，请减少层数。",
            thing(what, Lang::Zh)
        ),
        Problem::More { count } => {
            format!("另有 {count} 个问题没有列出，请先改正以上各处，再检查一次。")
        }
        Problem::UnsupportedFormat { found } => {
            format!("格式 {found} 不受支持，请写 format = 1。")
        }
        Problem::UnknownKey { key, suggestion } => {
            format!("此处没有“{key}”这个键。{}", or_remove(suggestion.as_deref(), Lang::Zh))
        }
        Problem::MissingKey { key: "clause" } => {
            "缺少条款（clause）。每一条都要注明出处，例如 clause = \"第七条(二)7\"。".to_owned()
        }
        Problem::MissingKey { key } => format!("缺少“{key}”，请补上。"),
        Problem::WrongShape { expected, found } => format!(
            "此处应为{}，现在是{}。",
            shape(expected, Lang::Zh),
            shape(found, Lang::Zh)
        ),
        Problem::MissingZh => "缺少中文文本（zh），中文是必填的。".to_owned(),
        Problem::BadId { id, separator } => format!(
            "标识“{id}”只能用小写字母、数字和“{separator}”，并以字母开头。"
        ),
        Problem::DuplicateId { id } => format!("标识“{id}”重复，请换一个。"),
        Problem::SecondExample { check } => {
            format!("“{check}”已有例子，一项自查只能有一个例子（example = true）。")
        }
        Problem::UnknownReference { what, name, suggestion } => {
            format!("没有名为“{name}”的{}。{}", thing(what, Lang::Zh), near(suggestion))
        }
        Problem::UnknownChoice { key, found, allowed } => {
            format!("{key} 不能是“{found}”，可选：{}。", allowed.join("、"))
        }
        Problem::Ways { found } if found.is_empty() => {
            "这一条没有写明如何判断，请写 measure、holds、declared、judged、any_of、all_of、at_least_k_of 之一。".to_owned()
        }
        Problem::Ways { found } => {
            format!("这一条同时写了 {}，只能保留一种判断方式。", found.join("、"))
        }
        Problem::Requirements { found } if found.is_empty() => {
            "没有写要求，请写 at_least、more_than、at_most、less_than、is 之一。".to_owned()
        }
        Problem::Requirements { found } => {
            format!("同时写了 {}，只能保留一个要求。", found.join("、"))
        }
        Problem::LimitOnUncomputed { key, way } => format!(
            "{}的条件不能有限值“{key}”；有限值的请用 measure 写成可计算条件，否则删去它。",
            shape(way, Lang::Zh)
        ),
        Problem::ShownAsWithUnit => {
            "shown_as 只用于没有单位的数字；这里的数字有单位或是日期，请删去。".to_owned()
        }
        Problem::DecimalsElsewhere => {
            "decimals（小数位数）只用于 kind = \"amount\" 的输入项，请删去，或把 kind 改为 \"amount\"。".to_owned()
        }
        Problem::NoRequiredPlaceholder { lang } => format!(
            "{lang} 陈述中缺少 {{required}}；数字要由规则填入，以免文字与规则不一致。"
        ),
        Problem::UnknownPlaceholder { name } => format!(
            "没有可填入“{{{name}}}”的词；可用 {{required}}（仅限比较的条件）和本检查 words 中的词。"
        ),
        Problem::MissingRow { value } => format!("表中缺少“{value}”一行，每个取值都要有一行。"),
        Problem::UnreachableRow { value, suggestion } => {
            format!("没有选项会用到“{value}”这一行。{}", or_remove(suggestion.as_deref(), Lang::Zh))
        }
        Problem::MissingAttribute { option, attribute } => {
            format!("选项“{option}”缺少属性“{attribute}”，文本和数字属性每个选项都要有。")
        }
        Problem::MixedAttribute { attribute } => {
            format!("属性“{attribute}”在各选项中的类型不一致，请统一。")
        }
        Problem::SoftPart => "soft 只能写在整条上，不能写在嵌套的部分上。".to_owned(),
        Problem::BadK { parts } => format!("k 应在 1 到 {parts} 之间。"),
        Problem::IdleLever { input } => {
            format!("measure 没有用到“{input}”，提高它不会有变化，请从 levers 中删去。")
        }
        Problem::Unused { what, name } => {
            format!("{}“{name}”没有被用到，请使用或删去它。", thing(what, Lang::Zh))
        }
        Problem::NoSection { input } => {
            format!("没有任何 section 列出“{input}”，表单里不会问到它；请加到某个 section 的 inputs 中。")
        }
        Problem::Reversed => "起止顺序颠倒了，请检查。".to_owned(),
        Problem::Points { why } => points(why, Lang::Zh).to_owned(),
        Problem::GradeOutside { most } => {
            format!("没有分数会落在这个等级内；各行合计为 0 到 {most} 分，请检查上下限。")
        }
        Problem::GradeHole { scores } => format!(
            "{scores} 分没有对应的等级，请补上；文件没有写明的，也单列一个等级并说明。"
        ),
        Problem::GradeOverlap { scores, grades: [one, other] } => {
            format!("{scores} 分同时属于“{one}”和“{other}”，每个分数只能有一个等级。")
        }
        Problem::TakenId { id } => {
            format!("“{id}”已是一个输入项，声明条件请换一个标识。")
        }
        Problem::Unstated { key } => format!(
            "没有写“{key}”。请补上；文件本身没有的，写进 not_stated = [\"{key}\"]。"
        ),
        Problem::StatedAfterAll { key } => {
            format!("已经写了“{key}”，请从 not_stated 中删去，或删去“{key}”。")
        }
        Problem::ByWithoutTarget => {
            "by（达成期限）只用于 kind = \"targets\" 的检查，请删去或改正。".to_owned()
        }
        Problem::NoCoverage => {
            "旁边没有 coverage.toml。请列出文件的每一条、每一项，写明据此写了什么或为什么没有写。".to_owned()
        }
        Problem::ItemCount { written, found } => format!(
            "items = {written}，实际列出 {found} 条。请对照原文补上缺的或删去多的，再改数字。"
        ),
        Problem::Unaccounted { at } => format!(
            "“{at}”没有着落：政策里没有引用它，也没有写原因。请补写政策，或写 reason。"
        ),
        Problem::ReasonAndMade { at, made } if made.is_empty() => {
            format!("“{at}”同时写了 reason 和 made，只能保留一个。")
        }
        Problem::ReasonAndMade { at, made } => format!(
            "“{at}”写了 reason，政策却引用了它（{}）。请删去 reason，或改正条款。",
            made.join("、")
        ),
        Problem::MadeDiffers { at, lacking, surplus } => {
            let mut parts = Vec::new();
            if !lacking.is_empty() {
                parts.push(format!("没有写 {}", lacking.join("、")));
            }
            if !surplus.is_empty() {
                parts.push(format!("政策里没有 {}", surplus.join("、")));
            }
            format!(
                "“{at}”的 made 与政策不一致：{}。请对照原文改正，再运行 coverage --write。",
                parts.join("；")
            )
        }
        Problem::OutsideCoverage { clause, suggestion } => format!(
            "coverage.toml 中没有“{clause}”所属的条目，请加上，或改正这里的条款。{}",
            near(suggestion)
        ),
        Problem::OutOfOrder { at, after } => {
            format!("“{at}”排在“{after}”之后，请按文件的顺序排列。")
        }
        Problem::Gap { at, missing } => format!(
            "“{at}”之前缺少“{missing}”。请补上；原文编号本来如此的，写 skips = true。"
        ),
        Problem::Circle { name, key } => {
            format!("“{name}”的 {key} 绕成了一圈，请改正。")
        }
        Problem::Syntax(_) | Problem::Meaning(_) | Problem::Load(_) => String::new(),
    }
}

fn english(problem: &Problem) -> String {
    let near = |suggestion: &Option<String>| hint(suggestion.as_deref(), Lang::En);
    match problem {
        Problem::Toml(message) => format!("This is not valid TOML: {message}. Mend the notation here."),
        Problem::TooLong { most } => format!(
            "The file has more than {most} MB, which no policy has, and was not read. Shorten or divide it."
        ),
        Problem::TooMuch { most } => format!(
            "Up to here, shared criteria, words of checks and answers of cases come to more than {most} MB. Use them less often, or shorten their texts."
        ),
        Problem::TooMany { what, most } => many(what, *most, Lang::En),
        Problem::TooDeep { what, most } => format!(
            "The {} are nested more than {most} levels deep. Use fewer levels.",
            thing(what, Lang::En)
        ),
        Problem::More { count } => format!(
            "{count} further problem(s) are not listed. Mend those above and check again."
        ),
        Problem::UnsupportedFormat { found } => {
            format!("Format {found} is not supported. Write format = 1.")
        }
        Problem::UnknownKey { key, suggestion } => {
            format!("“{key}” is no key here.{}", or_remove(suggestion.as_deref(), Lang::En))
        }
        Problem::MissingKey { key: "clause" } => {
            "The clause is missing. Everything names its source, as in clause = \"第七条(二)7\".".to_owned()
        }
        Problem::MissingKey { key } => format!("“{key}” is missing. Add it."),
        Problem::WrongShape { expected, found } => format!(
            "Expected {} here and found {}.",
            shape(expected, Lang::En),
            shape(found, Lang::En)
        ),
        Problem::MissingZh => "The Chinese text (zh) is missing. It is required.".to_owned(),
        Problem::BadId { id, separator } => format!(
            "The id “{id}” may have lower-case letters, digits and “{separator}” only, and starts with a letter."
        ),
        Problem::DuplicateId { id } => format!("The id “{id}” is used twice. Choose another."),
        Problem::SecondExample { check } => {
            format!("“{check}” has an example already. Mark one case of a check only (example = true).")
        }
        Problem::UnknownReference { what, name, suggestion } => {
            format!("There is no {} “{name}”.{}", thing(what, Lang::En), near(suggestion))
        }
        Problem::UnknownChoice { key, found, allowed } => {
            format!("{key} cannot be “{found}”. It is one of: {}.", allowed.join(", "))
        }
        Problem::Ways { found } if found.is_empty() => {
            "Nothing says how this criterion is decided. Write one of measure, holds, declared, judged, any_of, all_of, at_least_k_of.".to_owned()
        }
        Problem::Ways { found } => format!(
            "This criterion is decided in several ways: {}. Keep one.",
            found.join(", ")
        ),
        Problem::Requirements { found } if found.is_empty() => {
            "The requirement is missing. Write one of at_least, more_than, at_most, less_than, is.".to_owned()
        }
        Problem::Requirements { found } => {
            format!("There are several requirements: {}. Keep one.", found.join(", "))
        }
        Problem::LimitOnUncomputed { key, way } => format!(
            "A {} criterion has no limit “{key}”. Write it with measure if it is computed, or remove the limit.",
            shape(way, Lang::En)
        ),
        Problem::ShownAsWithUnit => {
            "shown_as is for figures without a unit. These have a unit, or are dates. Remove it.".to_owned()
        }
        Problem::DecimalsElsewhere => {
            "decimals is for inputs of the kind “amount”. Remove it, or make this an amount.".to_owned()
        }
        Problem::NoRequiredPlaceholder { lang } => format!(
            "The {lang} statement lacks {{required}}. The figure is filled in from the rule, so that text and rule cannot part."
        ),
        Problem::UnknownPlaceholder { name } => format!(
            "Nothing fills “{{{name}}}”. There is {{required}}, in compared criteria, and the words of this check."
        ),
        Problem::MissingRow { value } => {
            format!("The table has no row for “{value}”. Every value needs one.")
        }
        Problem::UnreachableRow { value, suggestion } => format!(
            "No option reaches the row “{value}”.{}",
            or_remove(suggestion.as_deref(), Lang::En)
        ),
        Problem::MissingAttribute { option, attribute } => format!(
            "The option “{option}” lacks the attribute “{attribute}”. Text and number attributes stand on every option."
        ),
        Problem::MixedAttribute { attribute } => {
            format!("The attribute “{attribute}” has different types. Use one.")
        }
        Problem::SoftPart => "soft stands on a whole criterion, not on a nested part.".to_owned(),
        Problem::BadK { parts } => format!("k lies between 1 and {parts}."),
        Problem::IdleLever { input } => format!(
            "The measure does not read “{input}”, so raising it changes nothing. Remove it from levers."
        ),
        Problem::Unused { what, name } => {
            format!("The {} “{name}” is not used. Use it or remove it.", thing(what, Lang::En))
        }
        Problem::NoSection { input } => format!(
            "No section lists “{input}”, so the form would not ask it. Add it to the inputs of a section."
        ),
        Problem::Reversed => "The end lies before the start. Check both.".to_owned(),
        Problem::Points { why } => points(why, Lang::En).to_owned(),
        Problem::GradeOutside { most } => {
            format!("No score reaches this grade: the rows add up to 0 to {most}. Check its bounds.")
        }
        Problem::GradeHole { scores } => format!(
            "A score of {scores} has no grade. Add one; where the document does not say, that is a grade of its own with a note."
        ),
        Problem::GradeOverlap { scores, grades: [one, other] } => format!(
            "A score of {scores} is both “{one}” and “{other}”. Every score has one grade."
        ),
        Problem::TakenId { id } => {
            format!("“{id}” is an input already. Choose another id for the declared criterion.")
        }
        Problem::Unstated { key } => format!(
            "“{key}” is missing. Add it, or write not_stated = [\"{key}\"] if the document does not give it."
        ),
        Problem::StatedAfterAll { key } => {
            format!("“{key}” is given. Remove it from not_stated, or remove “{key}”.")
        }
        Problem::ByWithoutTarget => {
            "by, the day to reach a figure, is for checks of the kind “targets”. Remove or correct it.".to_owned()
        }
        Problem::NoCoverage => {
            "There is no coverage.toml beside it. List every article and item of the document, with what is made of it or why nothing is.".to_owned()
        }
        Problem::ItemCount { written, found } => format!(
            "items = {written}, but {found} are listed. Compare with the document, add or remove items, then correct the number."
        ),
        Problem::Unaccounted { at } => format!(
            "“{at}” is unaccounted for: nothing in the policy cites it, and no reason is given. Complete the policy, or write a reason."
        ),
        Problem::ReasonAndMade { at, made } if made.is_empty() => {
            format!("“{at}” has both reason and made. Keep one.")
        }
        Problem::ReasonAndMade { at, made } => format!(
            "“{at}” has a reason, but the policy cites it ({}). Remove the reason, or correct the clause.",
            made.join(", ")
        ),
        Problem::MadeDiffers { at, lacking, surplus } => {
            let mut parts = Vec::new();
            if !lacking.is_empty() {
                parts.push(format!("not listed: {}", lacking.join(", ")));
            }
            if !surplus.is_empty() {
                parts.push(format!("not in the policy: {}", surplus.join(", ")));
            }
            format!(
                "made of “{at}” differs from the policy; {}. Compare with the document, then run coverage --write.",
                parts.join("; ")
            )
        }
        Problem::OutsideCoverage { clause, suggestion } => format!(
            "No item of coverage.toml is “{clause}” or the beginning of it. Add one, or correct the clause.{}",
            near(suggestion)
        ),
        Problem::OutOfOrder { at, after } => {
            format!("“{at}” stands after “{after}”. Keep the order of the document.")
        }
        Problem::Gap { at, missing } => format!(
            "“{missing}” is missing before “{at}”. Add it, or write skips = true if the document numbers so."
        ),
        Problem::Circle { name, key } => {
            format!("“{name}” builds on itself by its {key}. Correct it.")
        }
        Problem::Syntax(_) | Problem::Meaning(_) | Problem::Load(_) => String::new(),
    }
}

/// That there are too many of something.
fn many(what: &str, most: usize, lang: Lang) -> String {
    let [zh, en] = match what {
        "inputs" => [
            "输入项（包括声明条件）超过 {} 个，请删减，或拆成几个政策文件。",
            "There are more than {} inputs, declared criteria included. Remove some, or divide the policy into several files.",
        ],
        "criteria" => [
            "条件（包括嵌套的，公用条件每用一次算一条）超过 {} 条，请删减，或拆成几个政策文件。",
            "There are more than {} criteria, nested ones and each use of a shared one included. Remove some, or divide the policy into several files.",
        ],
        "pairs" => [
            "部分与整体的配对（包括部分的部分）超过 {} 对，请删减。",
            "There are more than {} pairs of a part and its whole, parts of parts included. Remove some.",
        ],
        "attributes" => [
            "这道选择题的选项有超过 {} 种属性，请删减。",
            "The options of this choice have more than {} different attributes. Remove some.",
        ],
        "tables" => [
            "文件中的花括号、点和方括号开头的行合计超过 {} 个，不像是政策文件，没有读取；请删减或拆分。",
            "The file has more than {} braces, dots and lines with a bracket in front, which no policy has, and was not read. Shorten or divide it.",
        ],
        "lowered" => [
            "到此处为止，所有表达式展开后超过 {} 个部分；请缩短表达式，或少用选项很多的选择题。",
            "Up to here, all expressions come to more than {} parts. Shorten them, or compare choices of many options less often.",
        ],
        "compiled" => [
            "政策编译后超过 {} 个值（表达式的每个部分、公用条件和计分表的每次使用都算），没有程序会读取；请缩短表达式，或拆成几个政策文件。",
            "Compiled, the policy has more than {} values, each part of an expression and each use of a shared criterion included, and nothing would read it. Shorten expressions, or divide the policy into several files.",
        ],
        _ => [
            "这里超过 {} 项，请删减。",
            "There are more than {} entries here. Remove some.",
        ],
    };
    fill(pick(lang, zh, en), &[&most.to_string()])
}

/// Why points cannot be given like this.
fn points(why: &str, lang: Lang) -> &'static str {
    match why {
        "nested" => pick(
            lang,
            "嵌套的条件不能计分，请把每个计分项写成单独一行。",
            "Nested criteria give no points. Write each row on its own.",
        ),
        "lifted" => pick(
            lang,
            "计分的行不能写 soft、waived 或 applies，请删去；不得分的情形用 zero_when。",
            "A row with points has no soft, waived or applies. Remove it; use zero_when where it gives nothing.",
        ),
        "positive" => pick(
            lang,
            "满分和扣分都要大于 0，各档的分值不能小于 0。",
            "The full points and the deduction are above 0, and no option gives less than 0.",
        ),
        "direction" => pick(
            lang,
            "按缺额扣分只能用 at_least 或 at_most。",
            "A deduction for each missing unit goes with at_least or at_most only.",
        ),
        _ => pick(
            lang,
            "按缺额扣分时，measure 和要求都要是整数，请用 count 类的输入项，不用除法。",
            "A deduction for each missing unit needs whole numbers on both sides. Use counts, and no division.",
        ),
    }
}
