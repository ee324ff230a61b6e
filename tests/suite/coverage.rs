//! Coverage: each item of a document is made into something or has a reason, and both files agree.

use eligibility_check::policy::Lang;
use eligibility_check::policy::author::{Problem, compile, coverage};
use eligibility_check::text::finding;

use crate::support::VOCABULARY;

/// The items of the small policy.
const ITEMS: &str = r#"# 小政策
items = 11

[[item]]
at   = "一"
made = ["firm.share"]

[[item]]
at   = "二"
made = ["firm.honest"]

[[item]]
at   = "三"
made = ["firm.leading"]

[[item]]
at   = "四"
made = ["firm.no_ban"]

[[item]]
at   = "五"
made = ["firm.money_or_size", "firm.money", "firm.size"]

[[item]]
at   = "六"
made = ["place.total"]

[[item]]
at   = "七"
made = ["place.share"]

[[item]]
at   = "八"
made = ["place.grouped", "applies place.grouped"]

[[item]]
at   = "九"
made = ["in_force", "waiver firm.share"]

[[item]]
at   = "十"
made = ["route 1"]

[[item]]
at     = "十一"
reason = "publicity"
note   = "公布名单"
"#;

/// The small policy with its clauses in one style.
fn small() -> String {
    let small = crate::support::SMALL;
    small.replace("clause = \"第九条\"", "clause = \"九\"")
}

fn problems_of(items: &str, policy: &str) -> Vec<Problem> {
    let compiled = compile(policy, VOCABULARY).expect("sound");
    let found = coverage(items, policy, &compiled).findings;
    for one in &found {
        for lang in [Lang::Zh, Lang::En] {
            let text = finding(&one.problem, lang);
            assert!(text.chars().count() > 6, "{one:?} has no message");
        }
    }
    found.into_iter().map(|one| one.problem).collect()
}

/// The one problem after a replacement in the coverage.
#[track_caller]
fn problem(from: &str, to: &str) -> Problem {
    assert!(ITEMS.contains(from), "nothing to replace: {from}");
    let mut found = problems_of(&ITEMS.replacen(from, to, 1), &small());
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

#[test]
fn what_agrees_is_silent() {
    assert_eq!(problems_of(ITEMS, &small()), []);
}

#[test]
fn an_item_needs_one_of_both() {
    assert!(matches!(
        problem("\nreason = \"publicity\"", ""),
        Problem::Unaccounted { at } if at == "十一"
    ));
    assert!(matches!(
        problem("made = [\"route 1\"]", "reason = \"aim\""),
        Problem::ReasonAndMade { made, .. } if made == ["route 1"]
    ));
    assert!(matches!(
        problem("reason = \"publicity\"", "reason = \"publicity\"\nmade = []"),
        Problem::ReasonAndMade { made, .. } if made.is_empty()
    ));
    assert!(matches!(
        problem("\"publicity\"", "\"because\""),
        Problem::UnknownChoice { key: "reason", .. }
    ));
    assert!(matches!(
        problem("note   =", "nota   ="),
        Problem::UnknownKey { suggestion, .. } if suggestion.as_deref() == Some("note")
    ));
}

#[test]
fn both_files_agree() {
    assert!(matches!(
        problem(", \"firm.size\"", ""),
        Problem::MadeDiffers { lacking, surplus, .. } if lacking == ["firm.size"] && surplus.is_empty()
    ));
    assert!(matches!(
        problem("\"firm.honest\"", "\"firm.honest\", \"route 2\""),
        Problem::MadeDiffers { lacking, surplus, .. } if lacking.is_empty() && surplus == ["route 2"]
    ));
    assert!(matches!(
        problem("\"firm.honest\"", "\"firm.honest\", \"firm.honest\""),
        Problem::DuplicateId { .. }
    ));
    // A criterion of the policy that is gone.
    let without = small().replace(
        "[[check.firm.criteria]]\nid = \"leading\"\nclause = \"三\"\njudged = { zh = \"领先\" }\nlooks_at = { zh = \"证明\" }\n",
        "",
    );
    assert_ne!(without, small());
    assert!(matches!(
        &problems_of(ITEMS, &without)[..],
        [Problem::MadeDiffers { surplus, .. }] if surplus == &["firm.leading"]
    ));
}

#[test]
fn each_clause_belongs_to_an_item() {
    let stray = small().replace("clause = \"三\"", "clause = \"十二\"");
    let found = problems_of(ITEMS, &stray);
    assert!(
        matches!(&found[..], [Problem::OutsideCoverage { clause, suggestion: None }, Problem::MadeDiffers { .. }] if clause == "十二"),
        "{found:#?}"
    );
    // 二十 is no part of 二, and 二第一分句 is.
    let part = small().replace("clause = \"二\"", "clause = \"二第一分句\"");
    assert_eq!(problems_of(ITEMS, &part), []);
    let other = small().replace("clause = \"二\"", "clause = \"二十\"");
    assert_eq!(problems_of(ITEMS, &other).len(), 2);
    // A clause may name two places.
    let two = small().replace("clause = \"三\"", "clause = \"三、四\"");
    assert!(matches!(
        &problems_of(ITEMS, &two)[..],
        [Problem::MadeDiffers { at, lacking, .. }] if at == "四" && lacking == &["firm.leading"]
    ));
}

#[test]
fn an_input_may_name_its_clause() {
    let cited = small().replace("unit = \"yuan\"", "unit = \"yuan\"\nclause = \"十一\"");
    assert!(matches!(
        &problems_of(ITEMS, &cited)[..],
        [Problem::ReasonAndMade { made, .. }] if made == &["input budget"]
    ));
    let hash = |text: &str| compile(text, VOCABULARY).expect("sound").json;
    assert_eq!(hash(&cited), hash(&small()), "only coverage reads it");
}

#[test]
fn the_items_are_complete_and_in_order() {
    assert!(matches!(
        problem("items = 11", "items = 12"),
        Problem::ItemCount {
            written: 12,
            found: 11
        }
    ));
    assert!(matches!(
        problem("items = 11", ""),
        Problem::MissingKey { key: "items" }
    ));
    let twice = ITEMS.replace("at   = \"十\"", "at   = \"九\"");
    assert!(
        problems_of(&twice, &small()).contains(&Problem::DuplicateId {
            id: "九".to_owned()
        })
    );
    let numbered = |from: &str, to: &str| ITEMS.replace(from, to);
    let policy = small().replace("clause = \"十\"", "clause = \"第三条\"");
    let found = problems_of(&numbered("at   = \"十\"", "at   = \"第三条\""), &policy);
    assert!(
        found.contains(&Problem::Gap {
            at: "第三条".to_owned(),
            missing: "第二条".to_owned()
        }),
        "{found:#?}"
    );
    let skips = numbered("at   = \"十\"", "skips = true\nat   = \"第三条\"");
    assert!(
        !problems_of(&skips, &policy)
            .iter()
            .any(|one| matches!(one, Problem::Gap { at, .. } if at == "第三条"))
    );
}

#[test]
fn made_is_filled_in_and_all_else_stays() {
    let small = small();
    let compiled = compile(&small, VOCABULARY).expect("sound");
    let bare = ITEMS
        .lines()
        .filter(|line| !line.starts_with("made") && !line.starts_with("items"))
        .map(|line| format!("{line}\n"))
        .collect::<String>();
    let bare = bare.replace("at   = \"四\"", "at   = \"四\"   # 五年");
    let found = coverage(&bare, &small, &compiled);
    let filled = found.filled(&bare);
    assert_eq!(coverage(&filled, &small, &compiled).findings, []);
    assert!(
        filled.contains("at   = \"四\"   # 五年\nmade = [\"firm.no_ban\"]\n"),
        "{filled}"
    );
    assert!(filled.contains("reason = \"publicity\"\nnote   = \"公布名单\"\n"));
    // What is filled in already is replaced, and filling again changes nothing.
    let wrong = filled.replace("\"firm.no_ban\"", "\"firm.ban\", \"other\"");
    let again = coverage(&wrong, &small, &compiled).filled(&wrong);
    assert_eq!(again, filled);
}
