//! Every mistake in a policy file has its own message, at its line; all of them come at once.

use eligibility_check::policy::Lang;
use eligibility_check::policy::author::{Finding, Problem, compile};
use eligibility_check::text::finding;

use crate::support::{SMALL, VOCABULARY, findings, load};

/// The line on which a text first stands, from 1.
fn line_of(text: &str) -> usize {
    let before = SMALL.split(text).next().expect("a start");
    before.matches('\n').count() + 1
}

/// Replaces in the small policy and expects one problem on the line of the replacement, with words in
/// both languages.
#[track_caller]
fn one(from: &str, to: &str, wanted: impl Fn(&Problem) -> bool, says: &str) {
    let found = findings(from, to);
    let [single] = found.as_slice() else {
        panic!("expected one problem, found {found:#?}");
    };
    assert!(wanted(&single.problem), "{single:?}");
    assert_eq!(single.line, line_of(from), "{single:?}");
    let (zh, en) = (sentence(single, Lang::Zh), sentence(single, Lang::En));
    assert!(zh.contains(says) || en.contains(says), "{zh} / {en}");
}

fn sentence(found: &Finding, lang: Lang) -> String {
    let text = finding(&found.problem, lang);
    assert!(text.chars().count() > 6, "{found:?} has no message");
    text
}

#[test]
fn the_small_policy_is_sound() {
    let policy = load(SMALL);
    assert_eq!(policy.checks.len(), 2);
    assert_eq!(policy.vocabulary, ["elsewhere"]);
}

#[test]
fn broken_toml() {
    let found = compile("format = \ntitle = ]\n", VOCABULARY).expect_err("broken");
    assert!(found.len() >= 2, "all at once: {found:?}");
    assert!(matches!(found[0].problem, Problem::Toml(_)));
    assert_eq!((found[0].line, found[1].line), (1, 2), "{found:?}");
}

#[test]
fn unknown_key() {
    one(
        "levers = [\"certificates\"]",
        "lever = [\"certificates\"]",
        |p| matches!(p, Problem::UnknownKey { key, suggestion } if key == "lever" && suggestion.as_deref() == Some("levers")),
        "Did you mean “levers”?",
    );
}

#[test]
fn unknown_name_in_an_expression() {
    one(
        "\"certificates / trained\"",
        "\"certificates / trianed\"",
        |p| matches!(p, Problem::Meaning(_)),
        "Did you mean “trained”?",
    );
}

#[test]
fn unknown_name_points_at_the_name() {
    let found = findings("\"certificates / trained\"", "\"certificates / trianed\"");
    let line = SMALL
        .lines()
        .nth(line_of("\"certificates / trained\"") - 1)
        .expect("a line");
    let column = line.find("trained").expect("there") + 1;
    assert_eq!(found[0].column, column);
}

#[test]
fn wrong_type() {
    one(
        "when = \"special\"",
        "when = \"trained\"",
        |p| matches!(p, Problem::Meaning(_)),
        "Expected yes or no",
    );
    one(
        "holds = 'not removed_before",
        "holds = 'not trained",
        |p| matches!(p, Problem::Meaning(_)),
        "found a number",
    );
}

#[test]
fn share_of_two_units() {
    one(
        "\"certificates / trained\"",
        "\"certificates / budget\"",
        |p| matches!(p, Problem::Meaning(_)),
        "A share needs one unit",
    );
}

#[test]
fn units_do_not_add() {
    one(
        "measure = \"budget\"",
        "measure = \"budget + trained\"",
        |p| matches!(p, Problem::Meaning(_)),
        "The units differ (yuan and person_time)",
    );
}

#[test]
fn duplicate_ids() {
    one(
        "id = \"leading\"",
        "id = \"honest\"",
        |p| matches!(p, Problem::DuplicateId { .. }),
        "used twice",
    );
    one(
        "id = \"size\"",
        "id = \"money\"",
        |p| matches!(p, Problem::DuplicateId { .. }),
        "used twice",
    );
    let options = findings("{ id = \"prefecture\",", "{ id = \"county\",");
    assert!(
        options
            .iter()
            .any(|found| matches!(&found.problem, Problem::DuplicateId { id } if id == "county"))
    );
}

#[test]
fn missing_clause() {
    let found = findings("clause = \"三\"\n", "");
    assert!(
        matches!(found[0].problem, Problem::MissingKey { key: "clause" }),
        "{found:?}"
    );
    assert!(sentence(&found[0], Lang::Zh).contains("条款"));
}

#[test]
fn missing_chinese() {
    one(
        "judged = { zh = \"领先\" }",
        "judged = { en = \"leading\" }",
        |p| *p == Problem::MissingZh,
        "中文是必填的",
    );
    one(
        "judged = { zh = \"领先\" }",
        "judged = { zh = \" \" }",
        |p| *p == Problem::MissingZh,
        "中文是必填的",
    );
}

#[test]
fn unreachable_option() {
    one(
        "when = 'level.group = \"high\"'",
        "when = 'level.group = \"hihg\"'",
        |p| matches!(p, Problem::Meaning(_)),
        "can never hold. Did you mean “high”?",
    );
    let rows = "at_least = { by = \"level\", county = 3000, prefecture = 6000, region = 9000 }";
    one(
        rows,
        &rows.replace("region = 9000", "region = 9000, nation = 1"),
        |p| matches!(p, Problem::UnreachableRow { value, .. } if value == "nation"),
        "No option reaches",
    );
    one(
        rows,
        &rows.replace(", region = 9000", ""),
        |p| matches!(p, Problem::MissingRow { value } if value == "region"),
        "Every value needs one",
    );
}

#[test]
fn a_limit_on_a_judged_item() {
    one(
        "looks_at = { zh = \"证明\" }",
        "at_least = 3\nlooks_at = { zh = \"证明\" }",
        |p| {
            matches!(
                p,
                Problem::LimitOnUncomputed {
                    key: "at_least",
                    way: "judged"
                }
            )
        },
        "A judged criterion has no limit",
    );
}

/// Whether something can be changed is said of what the applicant declares; the figures of a rule have levers.
#[test]
fn only_what_is_declared_is_fixed() {
    let fixed = |p: &Problem| matches!(p, Problem::UnknownKey { key, .. } if key == "fixed");
    for of_another_kind in [
        "looks_at = { zh = \"证明\" }",
        "measure = \"certificates / trained\"",
        "holds = 'not removed_before or as_of > removed_on + duration(\"P5Y\")'",
        "statement = { zh = \"经费或规模\" }",
    ] {
        one(
            of_another_kind,
            &format!("fixed = true\n{of_another_kind}"),
            fixed,
            "“fixed”",
        );
    }
    one(
        "declared = { zh = \"{body}未受过处罚\", en = \"{body} was not punished\" }",
        "fixed = \"yes\"\ndeclared = { zh = \"{body}未受过处罚\", en = \"{body} was not punished\" }",
        |p| matches!(p, Problem::WrongShape { .. }),
        "true",
    );
    let declared = SMALL.replace("declared =", "fixed = true\ndeclared =");
    assert!(load(&declared).checks[0].criteria[1].fixed);
}

#[test]
fn a_lever_moves_what_is_measured() {
    let lever = "levers = [\"certificates\"]";
    for idle in [
        "levers = [\"budget\"]",
        "levers = [{ input = \"budget\", down = true }]",
    ] {
        one(
            lever,
            idle,
            |p| matches!(p, Problem::IdleLever { input } if input == "budget"),
            "raising it changes nothing",
        );
    }
    one(
        lever,
        "levers = [{ input = \"certificates\", dwon = true }]",
        |p| matches!(p, Problem::UnknownKey { key, suggestion } if key == "dwon" && suggestion.as_deref() == Some("down")),
        "Did you mean “down”?",
    );
    one(
        lever,
        "levers = [{ input = \"certificates\", only_new = 1 }]",
        |p| matches!(p, Problem::WrongShape { .. }),
        "true",
    );
    one(
        "looks_at = { zh = \"证明\" }",
        "levers = [\"trained\"]\nlooks_at = { zh = \"证明\" }",
        |p| {
            matches!(
                p,
                Problem::LimitOnUncomputed {
                    key: "levers",
                    way: "judged"
                }
            )
        },
        "A judged criterion has no limit",
    );
}

#[test]
fn decided_in_no_way_or_two() {
    let none = findings("judged = { zh = \"领先\" }", "");
    assert!(
        matches!(&none[..], [Finding { problem: Problem::Ways { found }, .. }] if found.is_empty()),
        "{none:?}"
    );
    assert!(sentence(&none[0], Lang::En).contains("measure, holds, declared"));
    let found = findings(
        "judged = { zh = \"领先\" }",
        "judged = { zh = \"领先\" }\nholds = \"special\"",
    );
    assert!(
        matches!(&found[0].problem, Problem::Ways { found } if found.len() == 2),
        "{found:?}"
    );
}

#[test]
fn a_figure_in_a_statement_comes_from_the_rule() {
    one(
        "statement = { zh = \"经费不少于 {required}\" }",
        "statement = { zh = \"经费不少于 50 万元\" }",
        |p| matches!(p, Problem::NoRequiredPlaceholder { lang: "zh" }),
        "{required}",
    );
    one(
        "judged = { zh = \"领先\" }",
        "judged = { zh = \"{who}领先\" }",
        |p| matches!(p, Problem::UnknownPlaceholder { .. }),
        "“{who}”",
    );
}

#[test]
fn soft_stands_on_whole_criteria() {
    one(
        "at_least = 500000",
        "soft = true\nat_least = 500000",
        |p| *p == Problem::SoftPart,
        "soft",
    );
}

#[test]
fn what_nothing_uses_is_found() {
    one(
        "[criterion.share]",
        "[criterion.other]\njudged = { zh = \"无\" }\n[criterion.share]",
        |p| {
            matches!(
                p,
                Problem::Unused {
                    what: "criterion",
                    ..
                }
            )
        },
        "not used",
    );
    one(
        "[inputs.budget]",
        "[inputs.lost]\nkind = \"count\"\nlabel = { zh = \"无\" }\n[inputs.budget]",
        |p| matches!(p, Problem::NoSection { .. }),
        "No section lists",
    );
}

#[test]
fn several_problems_come_at_once_in_order() {
    let text = SMALL
        .replace(
            "checks = [\"firm\", \"place\"]",
            "checks = [\"firm\", \"plaec\"]",
        )
        .replace("unit = \"yuan\"", "unit = \"yaun\"")
        .replace("clause = \"三\"\n", "")
        .replace("at_least = \"85%\"", "at_least = \"85 %%\"");
    let found = compile(&text, VOCABULARY).expect_err("four mistakes");
    assert!(found.len() >= 4, "{found:#?}");
    assert!(found.windows(2).all(|pair| pair[0].line <= pair[1].line));
}

#[test]
fn expressions_are_bounded() {
    let deep = format!("{}special{}", "(".repeat(40), ")".repeat(40));
    one(
        "when = \"special\"",
        &format!("when = \"{deep}\""),
        |p| matches!(p, Problem::Syntax(_)),
        "32",
    );
    let long = vec!["special"; 300].join(" or ");
    one(
        "when = \"special\"",
        &format!("when = \"{long}\""),
        |p| matches!(p, Problem::Syntax(_)),
        "",
    );
    one(
        "when = \"special\"",
        "when = \"special ＞ 3\"",
        |p| matches!(p, Problem::Syntax(_)),
        "“＞”",
    );
    one(
        "when = \"special\"",
        "when = \"1 < trained < 3\"",
        |p| matches!(p, Problem::Syntax(_)),
        "do not chain",
    );
}

#[test]
fn comments_and_key_order_do_not_change_the_hash() {
    let hash = |text: &str| load(text).hash;
    let original = hash(SMALL);
    assert_eq!(original.len(), 64);
    let swapped = SMALL.replace(
        "kind = \"amount\"\nunit = \"yuan\"",
        "# reason\nunit = \"yuan\"\nkind = \"amount\"",
    );
    assert_ne!(swapped, SMALL);
    assert_eq!(hash(&swapped), original);
    assert_ne!(hash(&SMALL.replace("500000", "500001")), original);
    let wider =
        format!("{VOCABULARY}\n[inputs.new_one]\nkind = \"count\"\nlabel = {{ zh = \"新\" }}\n");
    let compiled = compile(SMALL, &wider).expect("sound");
    let policy = eligibility_check::policy::Policy::load(&compiled.data, Lang::Zh).expect("loads");
    assert_eq!(
        policy.hash, original,
        "another policy's input changes nothing here"
    );
}

#[test]
fn what_the_document_does_not_give_is_named() {
    one(
        "not_stated = [\"number\", \"url\", \"published\"]",
        "not_stated = [\"numbre\", \"number\", \"url\", \"published\"]",
        |p| {
            matches!(
                p,
                Problem::UnknownChoice {
                    key: "not_stated",
                    ..
                }
            )
        },
        "numbre",
    );
    one(
        "not_stated = [\"number\", \"url\", \"published\"]",
        "not_stated = [\"url\", \"published\", \"number\"]\nnumber = \"1\"",
        |p| matches!(p, Problem::StatedAfterAll { key: "number" }),
        "Remove it from not_stated",
    );
    let found = findings("\"url\", ", "");
    assert!(
        matches!(
            &found[..],
            [Finding {
                problem: Problem::Unstated { key: "url" },
                line: 1 | 2,
                ..
            }]
        ),
        "{found:?}"
    );
    assert!(sentence(&found[0], Lang::Zh).contains("not_stated"));
    for key in ["checked", "for_whom"] {
        let line = SMALL.lines().find(|line| line.starts_with(key));
        let found = findings(line.expect("a line"), "");
        assert!(
            matches!(
                &found[..],
                [Finding {
                    problem: Problem::MissingKey { .. },
                    ..
                }]
            ),
            "{found:?}"
        );
    }
}

#[test]
fn what_a_list_of_policies_says_changes_no_hash() {
    let compiled = |text: &str| compile(text, VOCABULARY).expect("sound");
    let later = SMALL.replace("checked = 2026-11-25", "checked = 2027-01-01");
    let (one, other) = (compiled(SMALL), compiled(&later));
    assert_eq!(one.json, other.json);
    assert_ne!(one.listing, other.listing);
    let text = |key: &str| {
        other
            .listing
            .get(key)
            .and_then(|text| text.as_text().map(str::to_owned))
    };
    assert_eq!(text("checked").as_deref(), Some("2027-01-01"));
    assert_eq!(
        text("hash"),
        one.listing
            .get("hash")
            .and_then(|hash| hash.as_text().map(str::to_owned))
    );
}

#[test]
fn a_day_to_reach_a_figure() {
    one(
        "at_least = 500000",
        "by = 2025-12-31\nat_least = 500000",
        |p| *p == Problem::ByWithoutTarget,
        "targets",
    );
    let targets = SMALL.replace(
        "kind = \"eligibility\"\ntitle = { zh = \"地方\" }",
        "kind = \"targets\"\ntitle = { zh = \"地方\" }",
    );
    let targets = targets.replace("id = \"total\"", "id = \"total\"\nby = 2025-12-31");
    let policy = load(&targets);
    let report = crate::support::report(&policy, "place", "{}");
    assert_eq!(
        crate::support::criterion(&report, "total")["by"].as_str(),
        Some("2025-12-31")
    );
    let bad = targets.replace("by = 2025-12-31", "by = 2025");
    assert!(compile(&bad, VOCABULARY).is_err());
}

#[test]
fn what_has_another_unit_or_kind_is_not_compared() {
    let ban = "as_of > removed_on + duration(\"P5Y\")'";
    for (comparison, says) in [
        ("trained > budget", "person_time"),
        ("trained = budget", "person_time"),
        ("removed_on > 20250101", "do not go together"),
        ("trained in [1..budget]", "person_time"),
    ] {
        let more = format!("{} or {comparison}'", ban.trim_end_matches('\''));
        let wanted = |problem: &Problem| matches!(problem, Problem::Meaning(_));
        one(ban, &more, wanted, says);
    }
}
