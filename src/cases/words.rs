//! What the author of a policy is told of its cases.

use super::{Failure, Subject};
use crate::policy::Lang;
use crate::text::{fill, pick};

impl Failure {
    /// What was expected and what came out, in a sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let named = |zh: &str, en: &str, id: &str| fill(pick(lang, zh, en), &[&self.check, id]);
        let subject = match &self.subject {
            Subject::Verdict => pick(lang, "结论", "the verdict").to_owned(),
            Subject::Validity => pick(lang, "时效", "the validity").to_owned(),
            Subject::Round => pick(lang, "申报时间", "the round").to_owned(),
            Subject::Missing => pick(lang, "待填项", "missing").to_owned(),
            Subject::Routes => pick(lang, "报送途径", "the routes").to_owned(),
            Subject::Total => pick(lang, "总分", "the total").to_owned(),
            Subject::Status(id) => named("{}.{}", "{}.{}", id),
            Subject::Text(id) => named("{}.{} 的数值", "the figure of {}.{}", id),
            Subject::Score(id) => named("{}.{} 的得分", "the points of {}.{}", id),
        };
        let nothing = pick(lang, "没有", "nothing");
        let found = self.found.as_deref().unwrap_or(nothing);
        let sentence = pick(
            lang,
            "“{}”：{}应为 {}，实际为 {}。",
            "“{}”: {} should be {} and is {}.",
        );
        fill(sentence, &[&self.name, &subject, &self.expected, found])
    }
}

/// That a criterion has no case.
#[must_use]
pub fn no_case(check: &str, criterion: &str, lang: Lang) -> String {
    let sentence = pick(
        lang,
        "{}.{}：没有用例。比较的条件要有 [[limit]]，声明的条件要列入 [[declared]]。",
        "{}.{}: no case. A compared criterion needs a [[limit]], a declared one a place in [[declared]].",
    );
    fill(sentence, &[check, criterion])
}
