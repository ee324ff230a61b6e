//! What the static list of a policy says beside the texts of the policy.

use super::{fill, number, pick};
use crate::exact::{Date, Rational};
use crate::policy::{Decision, Lang};

/// Headings and labels.
pub struct Words {
    /// Above the checks.
    pub criteria: &'static str,
    /// Above routes, procedure, materials.
    pub to_apply: &'static str,
    /// Where an application is handed in.
    pub routes: &'static str,
    /// That there are several places for it.
    pub route_depends: &'static str,
    /// The steps.
    pub procedure: &'static str,
    /// What is handed in.
    pub materials: &'static str,
    /// Days to know.
    pub dates: &'static str,
    /// What is awarded.
    pub award: &'static str,
    /// Before a telephone number and an address.
    pub contact: &'static str,
    /// The link to the document.
    pub official: &'static str,
    /// Of a check whose criteria are triggers.
    pub exit: &'static str,
    /// A criterion with exceptions.
    pub soft: &'static str,
    /// Before what a criterion applies to.
    pub applies: &'static str,
    /// Before a waiver.
    pub waived: &'static str,
    /// Before what experts look at.
    pub looks_at: &'static str,
    /// Before what proves a criterion.
    pub proof: &'static str,
    /// Before the reading of an unclear text.
    pub note: &'static str,
    /// In the place of a figure that depends on the day of the check.
    pub on_the_day: &'static str,
    /// Between names.
    pub and: &'static str,
    /// At the end.
    pub disclaimer: &'static str,
}

const ZH: Words = Words {
    criteria: "条件",
    to_apply: "怎样申报",
    routes: "报送途径",
    route_depends: "报送给谁视申报单位的情况而定：",
    procedure: "办理程序",
    materials: "申报材料",
    dates: "时间",
    award: "奖励与支持",
    contact: "咨询：",
    official: "官方原文",
    exit: "有下列情形之一的：",
    soft: "一般要求",
    applies: "适用范围：",
    waived: "不作要求的情形：",
    looks_at: "评审看：",
    proof: "证明材料：",
    note: "说明：",
    on_the_day: "（按核对当天计算的日期）",
    and: "、",
    disclaimer: "本清单按上述文件整理，仅供参考，以文件原文和主管部门评审结论为准。",
};

const EN: Words = Words {
    criteria: "Criteria",
    to_apply: "How to apply",
    routes: "Where to hand in",
    route_depends: "It depends on the applicant which of these it is:",
    procedure: "Procedure",
    materials: "Documents to hand in",
    dates: "Dates",
    award: "Award and support",
    contact: "Questions: ",
    official: "Official document",
    exit: "Any one of these:",
    soft: "general rule",
    applies: "When it applies: ",
    waived: "Not required: ",
    looks_at: "The experts look at: ",
    proof: "Proof: ",
    note: "Note: ",
    on_the_day: "(a date counted from the day of the check)",
    and: ", ",
    disclaimer: "This list restates the document above for information; the document itself and the issuing office decide.",
};

/// The words of a language.
#[must_use]
pub const fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The language as HTML names it.
#[must_use]
pub const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// How many criteria there are.
#[must_use]
pub fn count(criteria: usize, lang: Lang) -> String {
    let sentence = match criteria {
        1 => pick(lang, "{} 条", "{} criterion"),
        _ => pick(lang, "{} 条", "{} criteria"),
    };
    fill(sentence, &[&criteria.to_string()])
}

/// From when, and until when where that is known.
#[must_use]
pub fn in_force(from: Date, until: Option<Date>, lang: Lang) -> String {
    let from = from.to_string();
    match until {
        Some(until) => {
            let sentence = pick(lang, "有效期 {} 至 {}", "in force from {} to {}");
            fill(sentence, &[&from, &until.to_string()])
        }
        None => fill(pick(lang, "{} 起施行", "in force from {}"), &[&from]),
    }
}

/// The most that a row of a scorecard gives.
#[must_use]
pub fn points(most: Rational, lang: Lang) -> String {
    let sentence = pick(lang, "满分 {} 分", "up to {} points");
    fill(sentence, &[&number(most, None)])
}

/// The day by which a target is to be reached.
#[must_use]
pub fn by(day: &str, lang: Lang) -> String {
    fill(pick(lang, "{} 前达到", "by {}"), &[day])
}

/// How many of the parts are needed, or make up a trigger.
#[must_use]
pub fn parts(decision: &Decision, trigger: bool, lang: Lang) -> Option<String> {
    match decision {
        Decision::AllOf(_) if trigger => {
            Some(pick(lang, "以下各项同时存在：", "All of these together:").to_owned())
        }
        Decision::AllOf(_) => {
            Some(pick(lang, "以下各项都要达到：", "All of these are needed:").to_owned())
        }
        Decision::AtLeast(needed, parts) => {
            let sentence = if trigger {
                pick(lang, "以下 {} 项中有 {} 项：", "Of these {}, it takes {}:")
            } else {
                pick(
                    lang,
                    "以下 {} 项中达到 {} 项即可：",
                    "Of these {}, {} will do:",
                )
            };
            let (all, needed) = (parts.len().to_string(), needed.to_string());
            Some(fill(sentence, &[&all, &needed]))
        }
        _ => None,
    }
}

/// A clause after a text.
#[must_use]
pub fn bracketed(clause: &str, lang: Lang) -> String {
    fill(pick(lang, "（{}）", " ({})"), &[clause])
}
