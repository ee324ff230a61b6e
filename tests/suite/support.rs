//! A small policy that uses most of the format, and shortcuts.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::exact::Date;
use eligibility_check::policy::author::{Finding, compile};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Report;
use serde_json::Value;

pub(crate) const VOCABULARY: &str = r#"
[units.person_time]
zh = "人次"
en = "person-time|person-times"

[units.yuan]
zh = "元"

[inputs.trained]
kind = "count"
unit = "person_time"
label = { zh = "培训人次", en = "Person-times trained" }

[inputs.certificates]
kind = "count"
unit = "person_time"
label = { zh = "取得证书人次", en = "Certificates" }

[inputs.elsewhere]
kind = "count"
label = { zh = "别的政策才问的数" }
"#;

pub(crate) const SMALL: &str = r#"
format = 1
id = "small"
version = "1"
title = { zh = "小政策", en = "Small" }
issuer = { zh = "某局", en = "Bureau" }
in_force = { from = 2025-06-04, until = 2028-07-31, clause = "第九条" }
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = { zh = "某些企业和地方" }
checks = ["firm", "place"]

[[sections]]
id = "figures"
title = { zh = "数字", en = "Figures" }
inputs = ["trained", "certificates", "budget", "special", "level", "removed_before", "removed_on"]

[inputs.trained]
per_year = 3

[inputs.certificates]
per_year = 3

[inputs.budget]
kind = "amount"
unit = "yuan"
label = { zh = "经费" }

[inputs.special]
kind = "yes-no"
label = { zh = "特殊职业" }
preset = false

[inputs.level]
kind = "choice"
ordered = true
label = { zh = "级别" }
options = [
  { id = "county", label = { zh = "县级" }, group = "low", poor = true, base = 3000 },
  { id = "prefecture", label = { zh = "地级" }, group = "high", base = 6000 },
  { id = "region", label = { zh = "自治区级" }, group = "high", base = 9000 },
]

[inputs.removed_before]
kind = "yes-no"
label = { zh = "曾被取消资格" }

[inputs.removed_on]
kind = "date"
label = { zh = "取消日期" }
max = "as_of"
asked_when = "removed_before"

[[consistency]]
parts = ["certificates"]
within = "trained"

[criterion.share]
measure = "certificates / trained"
levers = ["certificates"]
statement = { zh = "取证比例不低于 {required}", en = "at least {required} certified" }

[check.firm]
kind = "eligibility"
title = { zh = "企业", en = "Firm" }
words = { body = { zh = "企业", en = "the firm" } }

[[check.firm.criteria]]
use = "share"
clause = "一"
at_least = "85%"
waived = { when = "special", clause = "九", statement = { zh = "特殊职业不作要求" } }

[[check.firm.criteria]]
id = "honest"
clause = "二"
section = "figures"
declared = { zh = "{body}未受过处罚", en = "{body} was not punished" }

[[check.firm.criteria]]
id = "leading"
clause = "三"
judged = { zh = "领先" }
looks_at = { zh = "证明" }

[[check.firm.criteria]]
id = "no_ban"
clause = "四"
soft = true
holds = 'not removed_before or as_of > removed_on + duration("P5Y")'
statement = { zh = "不在五年限制期内" }

[[check.firm.criteria]]
id = "money_or_size"
clause = "五"
statement = { zh = "经费或规模" }

[[check.firm.criteria.any_of]]
id = "money"
clause = "五"
measure = "budget"
at_least = 500000
statement = { zh = "经费不少于 {required}" }

[[check.firm.criteria.any_of]]
id = "size"
clause = "五"
measure = "trained"
at_least = 5000
statement = { zh = "人次不少于 {required}" }

[check.place]
kind = "eligibility"
title = { zh = "地方" }

[[check.place.criteria]]
id = "total"
clause = "六"
measure = "trained"
at_least = { by = "level", county = 3000, prefecture = 6000, region = 9000 }
levers = ["trained"]
statement = { zh = "人次不少于 {required}" }

[[check.place.criteria]]
use = "share"
clause = "七"
at_least = { by = "level.poor", true = "15%", false = "20%" }

[[check.place.criteria]]
id = "grouped"
clause = "八"
applies = { when = 'level >= "prefecture"', clause = "八", statement = { zh = "县级不适用" } }
measure = "trained"
at_least = "level.base"
statement = { zh = "人次不少于 {required}" }

[[routes]]
checks = ["place"]
when = 'level.group = "high"'
to = { zh = "省里" }
clause = "十"
"#;

/// Compiles and loads, for policies that are sound.
pub(crate) fn load(policy: &str) -> Policy {
    load_in(policy, Lang::Zh)
}

/// The same in a language.
pub(crate) fn load_in(policy: &str, lang: Lang) -> Policy {
    let compiled = compile(policy, VOCABULARY).unwrap_or_else(|findings| panic!("{findings:#?}"));
    Policy::load(&compiled.data, lang).expect("what compiles also loads")
}

/// What is wrong with the small policy after a replacement.
pub(crate) fn findings(from: &str, to: &str) -> Vec<Finding> {
    assert!(SMALL.contains(from), "nothing to replace: {from}");
    compile(&SMALL.replacen(from, to, 1), VOCABULARY).expect_err("it should be found")
}

/// Answers from pairs of id and JSON. A test may put one over another, which is refused where answers come from outside.
pub(crate) fn answers(text: &str) -> Answers {
    let last = serde_json::from_str::<Value>(text).expect("JSON");
    match Data::from_json(&last.to_string()) {
        Ok(Data::Object(answers)) => answers,
        other => panic!("no answers: {other:?}"),
    }
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(crate) const TODAY: &str = "2026-11-24";

pub(crate) fn check(policy: &Policy, check: &str, given: &str) -> Evaluation {
    check_on(policy, check, given, TODAY)
}

pub(crate) fn check_on(policy: &Policy, check: &str, given: &str, as_of: &str) -> Evaluation {
    let position = policy.check_position(check).expect("a check of the policy");
    evaluate(policy, position, &answers(given), day(as_of)).expect("an evaluation")
}

/// The report of a check, as whoever gets it sees it.
pub(crate) fn report(policy: &Policy, name: &str, given: &str) -> Value {
    written(policy, &check(policy, name, given), &answers(given))
}

pub(crate) fn written(policy: &Policy, evaluation: &Evaluation, answers: &Answers) -> Value {
    let report = Report::new(policy, evaluation, answers).expect("a report");
    serde_json::to_value(report).expect("JSON")
}

/// A criterion of a report, nested ones included.
pub(crate) fn criterion<'r>(report: &'r Value, id: &str) -> &'r Value {
    fn find<'r>(criteria: &'r Value, id: &str) -> Option<&'r Value> {
        criteria.as_array()?.iter().find_map(|criterion| {
            if criterion["id"] == id {
                Some(criterion)
            } else {
                find(&criterion["parts"], id)
            }
        })
    }
    find(&report["criteria"], id).unwrap_or_else(|| panic!("no criterion {id}"))
}
