//! Every word that the sheet, the table and the message say beside the texts of the report: in Chinese and English.

use crate::policy::{CheckKind, Evidence, Lang};
use crate::text;

/// A word in Chinese and in English; `{}` stands for what is filled in.
pub(super) type Word = &'static [&'static str; 2];

/// Speaks a language.
#[derive(Clone, Copy)]
pub(super) struct Say(pub(super) Lang);

impl Say {
    pub(super) fn word(self, word: Word) -> &'static str {
        let [zh, en] = word;
        text::pick(self.0, zh, en)
    }

    pub(super) fn fill(self, word: Word, values: &[&str]) -> String {
        text::fill(self.word(word), values)
    }

    /// A text in brackets; nothing where there is none.
    pub(super) fn bracketed(self, inner: &str) -> String {
        if inner.is_empty() {
            return String::new();
        }
        self.fill(&["（{}）", " ({})"], &[inner])
    }

    /// Texts one after the other with a word in between; empty ones are left out.
    pub(super) fn joined<T: AsRef<str>>(self, texts: &[T], between: Word) -> String {
        let mut joined = String::new();
        for one in texts {
            self.join(&mut joined, one.as_ref(), between);
        }
        joined
    }

    fn join(self, joined: &mut String, one: &str, between: Word) {
        if !joined.is_empty() && !one.is_empty() {
            joined.push_str(self.word(between));
        }
        joined.push_str(one);
    }
}

// Between words.
pub(super) const COLON: Word = &["：", ": "];
pub(super) const SEMICOLON: Word = &["；", "; "];
pub(super) const LISTED: Word = &["、", ", "];
pub(super) const OR: Word = &["；或者", "; or "];
pub(super) const STOP: Word = &["。", "."];
pub(super) const SPACE: Word = &["", " "];
pub(super) const DOT: Word = &[" · ", " · "];

// What it is about.
pub(super) const SHEET: Word = &["申报条件自查表", "Self-check before applying"];
pub(super) const APPLICANT: Word = &["申报类型", "Applicant type"];
pub(super) const CHECK: Word = &["核对内容", "Check"];
pub(super) const NUMBER: Word = &["文号", "Document number"];
pub(super) const NO_NUMBER: Word = &["文件没有写", "the document has none"];
pub(super) const ISSUER: Word = &["发文单位", "Issued by"];
pub(super) const VERSION: Word = &["政策版本", "Policy version"];
pub(super) const HASH: Word = &["数据校验值", "Policy data hash"];
pub(super) const DAY: Word = &["核对日期", "Day of the check"];
pub(super) const ROUND: Word = &["申报时间", "Applications"];
pub(super) const SOURCE: Word = &["文件原文", "Document"];
pub(super) const PRODUCT: Word = &["自查程序版本", "Program version"];

// To be filled in by hand.
pub(super) const UNIT: Word = &["申报单位", "Applicant"];
pub(super) const FILLED_BY: Word = &["填表人", "Filled in by"];
pub(super) const PHONE: Word = &["联系电话", "Telephone"];
pub(super) const SIGNATURE: Word = &["填表人（签字）", "Filled in by (signature)"];
pub(super) const APPROVAL: Word = &["负责人（签字）", "Approved by (signature)"];
pub(super) const SIGNED_ON: Word = &["日期", "Date"];

// The result.
pub(super) const RESULT: Word = &["自查结论", "Result"];
pub(super) const COUNTED: Word = &["{}：共 {} 条，{}", "{}: {}, of these {}"];
pub(super) const COUNT_OF: Word = &["{} {} 条", "{}: {}"];
pub(super) const COUNT_JUDGED: Word = &["由专家评审：{} 条", "For the experts: {}"];
pub(super) const SCORE: Word = &["自评得分", "Self-score"];
pub(super) const GRADE: Word = &["等级", "Grade"];
pub(super) const OUT_OF: Word = &["满分 {}", "of {}"];

// What to do.
pub(super) const TO_MEND: Word = &["填写有误，请先改正", "Please correct first"];
pub(super) const PLAN: Word = &["全部达到还需要", "To meet everything"];
pub(super) const NEEDED: Word = &[
    "还需要（只做到这些还不够）",
    "Needed, and not sufficient alone",
];
pub(super) const PLAN_INCOMPLETE: Word = &[
    "还有未填的内容，以上只是已知的部分。",
    "Some answers are still open; this is what is known so far.",
];
pub(super) const OBSTACLES: Word = &["增加数字达不到的条件", "What no figures can mend"];
pub(super) const BREAKS: Word = &[
    "；但第 {} 条会因此达不到",
    "; but no. {} would then not be met",
];
pub(super) const BREAKS_OTHERS: Word = &[
    "；但会有别的条件因此达不到",
    "; but another criterion would then not be met",
];
pub(super) const FOR_ONE: Word = &["第 {} 条", "no. {}"];

// What was entered.
pub(super) const FIGURES: Word = &["填写的内容", "What was entered"];
pub(super) const ITEM: Word = &["项目", "Question"];
pub(super) const VALUE: Word = &["填写", "Answer"];
pub(super) const TOTAL_OR_VALUE: Word = &["合计 / 填写", "Total / answer"];
pub(super) const UNIT_COLUMN: Word = &["单位", "Unit"];
pub(super) const SO_FAR: Word = &["已填 {}", "so far {}"];
pub(super) const YES: Word = &["是", "yes"];
pub(super) const NO: Word = &["否", "no"];
pub(super) const UNKNOWN: Word = &["不确定", "not known"];
pub(super) const BLANK: Word = &["未填", "not filled in"];

// The criteria.
pub(super) const ORDINAL: Word = &["序号", "No."];
pub(super) const STATUS: Word = &["状态", "Status"];
pub(super) const CRITERION: Word = &["条件", "Criterion"];
pub(super) const CLAUSE: Word = &["依据", "Clause"];
pub(super) const EVIDENCE: Word = &["判断方式", "Decided by"];
pub(super) const MEASURED: Word = &["实际", "Actual"];
pub(super) const GAP: Word = &["差距", "Gap"];
pub(super) const POINTS: Word = &["得分", "Points"];
pub(super) const REMARKS: Word = &["备注", "Remarks"];
pub(super) const NOTE: Word = &["说明", "Notes"];
pub(super) const JUDGED_HELP: Word = &[
    "自查不能代替评审。右边留空，可写本单位的情况和证明材料。",
    "A self-check cannot replace the review. The space on the right is for your own situation and proof.",
];
pub(super) const WAITS_FOR: Word = &["待填：", "Waits for: "];
pub(super) const LOOKS_AT: Word = &["专家看：", "Experts look at: "];
pub(super) const READING: Word = &["说明：", "Note: "];
pub(super) const SOFT: Word = &[
    "一般要求，由主管部门酌定",
    "general rule: ask for an exception",
];
pub(super) const DUE: Word = &["截至 {}", "by {}"];
pub(super) const AT_LEAST: Word = &["{} 以上", "{} or more"];
pub(super) const AT_MOST: Word = &["不超过 {}", "at most {}"];

// What else is worth knowing.
pub(super) const HAND_IN: Word = &["材料报送到哪里", "Where the application goes"];
pub(super) const HAND_IN_OPEN: Word = &[
    "还有内容没有填，填好后才能确定报送到哪里。",
    "This depends on answers that are still open.",
];
pub(super) const MATERIALS: Word = &["申报材料", "Materials"];
pub(super) const PROOFS: Word = &["各条的证明材料", "Proof for the criteria"];
pub(super) const PROOFS_HELP: Word = &[
    "括号内是对应的条件序号。",
    "The numbers in brackets are those of the criteria.",
];
pub(super) const DATES: Word = &["时间", "Dates"];
pub(super) const CONTACT: Word = &["咨询", "Contact"];
pub(super) const MADE: Word = &[
    "本表在本机生成，所填内容没有上传。",
    "Made on this device. What was entered has not been uploaded.",
];

// The message.
pub(super) const HEAD: Word = &["【{}】{}", "【{}】{}"];
pub(super) const MORE: Word = &["……另有 {} 条", "… and {} more"];
pub(super) const HAND_IN_SHORT: Word = &["报送：", "Hand in at: "];
pub(super) const BASIS: Word = &[
    "核对日期 {}，政策版本 {}",
    "Checked as of {}, policy version {}",
];

// Names of files.
pub(super) const FILE: Word = &["自查", "self-check"];
pub(super) const EXAMPLE_FILE: Word = &["自查例子", "self-check example"];

/// The heading over criteria of a kind of evidence.
pub(super) const fn evidence(evidence: Evidence) -> Word {
    match evidence {
        Evidence::Computed => &["可计算的条件", "Criteria that can be computed"],
        Evidence::Declared => &["声明的条件", "Criteria that the applicant declares"],
        Evidence::Judged => &["由专家评审的条件", "Criteria that experts judge"],
    }
}

/// The heading over what stands in the way, in the words of the kind of check: a trigger that has happened is not
/// “not met yet”.
pub(super) const fn in_the_way(kind: CheckKind) -> Word {
    match kind {
        CheckKind::Exit => &["已触发的情形", "Triggers that apply"],
        CheckKind::Assessment => &["未得满分的项目", "Rows with fewer points"],
        _ => &["未达到的条件", "Not met yet"],
    }
}

/// The same in a message.
pub(super) const fn in_the_way_short(kind: CheckKind) -> Word {
    match kind {
        CheckKind::Exit => &["已触发：", "Triggers that apply:"],
        CheckKind::Assessment => &["未得满分：", "Fewer points:"],
        _ => &["还没有达到：", "Not met yet:"],
    }
}

/// The side that a figure is compared with. Nobody is required to reach that of a trigger.
pub(super) const fn required(kind: CheckKind) -> Word {
    match kind {
        CheckKind::Exit => &["触发标准", "Trigger"],
        _ => &["要求", "Required"],
    }
}

/// Both sides in a sentence.
pub(super) const fn now(kind: CheckKind) -> Word {
    match kind {
        CheckKind::Exit => &["实际 {}，触发标准 {}", "now {}, trigger {}"],
        _ => &["实际 {}，要求 {}", "now {}, required {}"],
    }
}
