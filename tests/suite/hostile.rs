//! Nothing that comes from outside makes the core panic, and what is wrong is said.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::expression::LoadError;
use eligibility_check::expression::parse::parse;
use eligibility_check::form::{read_date, read_number};
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Report;
use eligibility_check::text;
use proptest::prelude::*;

use crate::support::{SMALL, TODAY, VOCABULARY, day, load, load_in};

fn compiled() -> Data {
    compile(SMALL, VOCABULARY).expect("sound").data
}

fn data() -> BoxedStrategy<Data> {
    let leaf = prop_oneof![
        Just(Data::Null),
        any::<bool>().prop_map(Data::Bool),
        any::<i64>().prop_map(Data::Integer),
        (-10_i64..10_000).prop_map(Data::Integer),
        "[0-9.eE+/-]{0,40}".prop_map(Data::Decimal),
        prop_oneof![
            Just("county".to_owned()),
            Just("2025-02-29".to_owned()),
            Just("trained".to_owned()),
            Just("input".to_owned()),
            ".{0,12}",
        ]
        .prop_map(Data::Text),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Data::List),
            prop::collection::btree_map("202[0-9]|[a-z]{1,8}", inner, 0..4).prop_map(Data::object),
        ]
    })
    .boxed()
}

/// Replaces what stands at a place, found by walking down with the given turns.
fn replace(data: &mut Data, turns: &[usize], with: Data) {
    let Some((turn, rest)) = turns.split_first() else {
        *data = with;
        return;
    };
    let inner = match data {
        Data::List(items) if !items.is_empty() => {
            let turn = turn % items.len();
            items.get_mut(turn)
        }
        Data::Object(fields) if !fields.is_empty() => {
            let turn = turn % fields.len();
            fields.values_mut().nth(turn)
        }
        _ => None,
    };
    match inner {
        Some(inner) => replace(inner, rest, with),
        None => *data = with,
    }
}

fn try_all(policy: &Policy, answers: &Answers) {
    for check in 0..policy.checks.len() {
        if let Some(evaluation) = evaluate(policy, check, answers, day(TODAY)) {
            assert!(Report::new(policy, &evaluation, answers).is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers(answers in prop::collection::btree_map(
        "trained|certificates|budget|special|level|removed_before|removed_on|honest|[a-z]{1,6}", data(), 0..8,
    )) {
        let answers = answers.into_iter().collect();
        for lang in [Lang::Zh, Lang::En] {
            try_all(&load_in(SMALL, lang), &answers);
        }
    }

    /// A damaged compiled policy is refused with a sentence, or it works.
    #[test]
    fn any_damage_to_a_compiled_policy(
        turns in prop::collection::vec(0..50_usize, 1..9),
        with in data(),
        trained in 0..9000_i64,
    ) {
        let mut data = compiled();
        replace(&mut data, &turns, with);
        match Policy::load(&data, Lang::En) {
            Ok(policy) => {
                let answers = Answers::from_iter([("trained".to_owned(), Data::Integer(trained))]);
                try_all(&policy, &answers);
            }
            Err(error) => prop_assert!(text::load_error(&error, Lang::En).ends_with('.')),
        }
    }

    #[test]
    fn any_expression(text in "[a-z0-9 ().,<>=+*/%\"\\[\\]-]{0,60}|.{0,30}") {
        let _ = parse(&text);
    }

    #[test]
    fn any_policy_file(at in 0..SMALL.len(), text in ".{0,6}|[\\[\\]{}=\"]{1,3}") {
        let start = (0..=at).rev().find(|at| SMALL.is_char_boundary(*at)).unwrap_or(0);
        let damaged = format!("{}{text}{}", &SMALL[..start], &SMALL[start..]);
        if let Err(findings) = compile(&damaged, VOCABULARY) {
            prop_assert!(!findings.is_empty());
            for finding in findings {
                for lang in [Lang::Zh, Lang::En] {
                    prop_assert!(text::finding(&finding.problem, lang).chars().count() > 3);
                }
            }
        }
    }

    #[test]
    fn anything_typed(text in "[０-９0-9,，. 万亿人次%％-]{0,16}|.{0,20}") {
        let _ = read_number(&text);
        let _ = read_date(&text);
    }
}

#[test]
fn an_unknown_format_is_refused_in_one_sentence() {
    for format in [Data::Integer(2), Data::text("1"), Data::Null] {
        let mut data = compiled();
        if let Data::Object(fields) = &mut data {
            fields.insert("format".to_owned(), format);
        }
        let error = Policy::load(&data, Lang::En).expect_err("refused");
        assert!(matches!(error, LoadError::UnsupportedFormat(_)));
        assert!(text::load_error(&error, Lang::Zh).contains("格式"));
    }
}

#[test]
fn references_and_depth_are_checked() {
    let with = |field: &str, value: Data| {
        let mut data = compiled();
        if let Data::Object(fields) = &mut data {
            fields.insert(field.to_owned(), value);
        }
        Policy::load(&data, Lang::En).expect_err("refused")
    };
    let route = |when: Data| {
        let text = Data::object([("zh", Data::text("省里"))]);
        Data::List(vec![Data::object([
            ("when", when),
            ("to", text),
            ("clause", Data::text("十")),
        ])])
    };
    let input = |id: &str| Data::List(vec![Data::text("input"), Data::text(id)]);
    let unknown = with("routes", route(input("nowhere")));
    assert_eq!(
        unknown,
        LoadError::UnknownName("routes[0].when".to_owned(), "nowhere".to_owned())
    );
    // A figure is no condition.
    let wrong = with("routes", route(input("trained")));
    assert_eq!(wrong, LoadError::Malformed("routes[0].when".to_owned()));
    let mut deep = input("special");
    for _ in 0..40 {
        deep = Data::List(vec![Data::text("not"), deep]);
    }
    assert_eq!(
        with("routes", route(deep)),
        LoadError::TooDeep("routes[0].when".to_owned())
    );
    let missing = with("title", Data::Null);
    assert_eq!(missing, LoadError::Malformed("title".to_owned()));
}

/// Figures that overflow give an invalid status that says so, never a wrong answer.
#[test]
fn overflow_is_invalid() {
    let squared = ["budget"; 12].join(" * ");
    let text = SMALL.replace("measure = \"budget\"", &format!("measure = \"{squared}\""));
    let text = text.replace("at_least = 500000", "at_least = '500000 * budget * budget'");
    let found = compile(&text, VOCABULARY);
    // Units forbid it for a budget; a plain number may be multiplied at will.
    assert!(found.is_err());
    let text = SMALL
        .replace("unit = \"yuan\"\n", "")
        .replace("measure = \"budget\"", &format!("measure = \"{squared}\""));
    let policy = load(&text);
    let report = crate::support::report(
        &policy,
        "firm",
        r#"{"budget": 1000000000000000, "trained": 1}"#,
    );
    let money = crate::support::criterion(&report, "money");
    assert_eq!(
        (&money["status"], &money["reason"]),
        (&"invalid".into(), &"too-large".into())
    );
    assert_eq!(
        crate::support::criterion(&report, "money_or_size")["status"],
        "invalid"
    );
    assert_eq!(report["verdict"], "invalid-input");
}
