//! A lowered expression is bounded, whatever is written: nothing is repeated without being counted.

use eligibility_check::answers::Data;
use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::policy::author::compile;
use eligibility_check::policy::{Lang, Policy};
use proptest::prelude::*;

use crate::support::{TODAY, answers, day};
use crate::tiny::{holds, load, measures, only, policy};

const INPUTS: [(&str, &str); 4] = [
    ("b", "\"yes-no\""),
    ("other", "\"yes-no\""),
    ("x", "\"amount\""),
    ("y", "\"amount\""),
];

fn nested(levels: usize, start: &str, around: impl Fn(&str) -> String) -> String {
    (0..levels).fold(start.to_owned(), |inner, _| around(&inner))
}

/// The nodes of a lowered expression.
fn nodes(data: &Data) -> usize {
    match data {
        Data::List(items) => 1 + items.iter().map(nodes).sum::<usize>(),
        _ => 1,
    }
}

fn lowered(expression: &str) -> Data {
    let compiled = compile(&policy(&INPUTS, &holds("k", expression)), "").expect("sound");
    let checks = compiled.data.get("checks").and_then(Data::as_list);
    let criteria = checks.expect("checks")[0].get("criteria");
    let criteria = criteria.and_then(Data::as_list).expect("criteria");
    criteria[0].get("holds").expect("an expression").clone()
}

#[test]
fn an_equality_of_truths_grows_by_one_level_with_each_level() {
    let size = |levels| {
        nodes(&lowered(&nested(levels, "b", |inner| {
            format!("b = ({inner})")
        })))
    };
    let step = size(2) - size(1);
    assert_eq!(size(18) - size(1), 17 * step);
    // On either side, and negated.
    for around in ["({}) = b", "b != ({})", "({}) != (not b)"] {
        let expression = nested(15, "b", |inner| around.replace("{}", inner));
        assert!(nodes(&lowered(&expression)) < 400, "{around}");
    }
}

/// Whatever repeats a value ends in one sentence at its place, however few characters it takes.
#[test]
fn what_repeats_too_much_is_refused_where_it_does() {
    let list = nested(7, "b", |inner| format!("({inner}) in (b, b, b, b, b, b)"));
    let interval = nested(14, "x", |inner| {
        format!("if ({inner}) in [1..2] then 1 else 2")
    });
    let between = nested(14, "x", |inner| {
        format!("if ({inner}) between 1 and 2 then 1 else 2")
    });
    let numbers = nested(8, "x", |inner| {
        format!("(if ({inner}) in (1, 2, 3, 4, 5, 6, 7, 8) then 1 else 2)")
    });
    for criterion in [
        holds("k", &list),
        measures("k", &interval, "1"),
        measures("k", &between, "1"),
        measures("k", &numbers, "1"),
    ] {
        let text = policy(&INPUTS, &criterion);
        let (sentence, line) = only(&text);
        assert!(
            sentence.contains("comes to more than 5000 parts"),
            "{sentence}"
        );
        assert!(
            sentence.contains("Make criteria of the inner parts"),
            "{sentence}"
        );
        let written = text.lines().nth(line - 1).expect("a line");
        assert!(written.contains("'''"), "{written}");
    }
}

/// A few levels are no trouble, and a long list of plain values neither.
#[test]
fn what_people_write_is_accepted() {
    let list = (0..100).map(|one| one.to_string()).collect::<Vec<_>>();
    load(&policy(
        &INPUTS,
        &[
            holds("two_levels", "(b in (true, other)) in (b, other)"),
            holds("list", &format!("x in ({})", list.join(", "))),
            holds(
                "interval",
                "x + y in (1..100] and x * 2 between y and 2 * y",
            ),
        ]
        .concat(),
    ));
}

#[test]
fn a_long_chain_is_refused_with_the_way_out() {
    let chain = |terms: usize| vec!["x"; terms].join(" + ");
    load(&policy(&INPUTS, &measures("k", &chain(30), "1")));
    for expression in [chain(60), vec!["x > 1"; 60].join(" or ")] {
        let criterion = match expression.contains('>') {
            true => holds("k", &expression),
            false => measures("k", &expression, "1"),
        };
        let (sentence, line) = only(&policy(&INPUTS, &criterion));
        assert!(sentence.contains("more than 32 levels"), "{sentence}");
        assert!(sentence.contains("(a + b) + (c + d)"), "{sentence}");
        assert!(line > 20, "at the expression: {line}");
    }
    let halves = vec![format!("({})", chain(30)); 2].join(" + ");
    load(&policy(&INPUTS, &measures("k", &halves, "1")));
}

/// A scorecard puts an expression of full depth into others, and that loads.
#[test]
fn the_deepest_expression_may_give_points() {
    let deep = vec!["x"; 32].join(" + ");
    let row = measures("k", &deep, "1") + "points = 10\nzero_when = \"b\"\n";
    let grades = "[[check.c.grades]]\nid = \"g\"\ntitle = { zh = \"测\" }\nat_least = 0\n";
    let text = policy(&INPUTS, &(row + grades)).replace("\"eligibility\"", "\"assessment\"");
    load(&text);
}

/// Equality as `if left then right else not right`, as it was lowered before.
fn written_out(data: &Data) -> Data {
    match data {
        Data::List(items) => {
            let items = items.iter().map(written_out).collect::<Vec<_>>();
            match items.as_slice() {
                [Data::Text(name), left, right] if name == "same" => {
                    let not = Data::List(vec![Data::text("not"), right.clone()]);
                    let parts = [Data::text("if"), left.clone(), right.clone(), not];
                    Data::List(parts.to_vec())
                }
                _ => Data::List(items),
            }
        }
        Data::Object(fields) => Data::object(
            fields
                .iter()
                .map(|(name, value)| (name, written_out(value))),
        ),
        _ => data.clone(),
    }
}

fn truth() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        Just("b".to_owned()),
        Just("other".to_owned()),
        Just("true".to_owned()),
        Just("x / y >= 2".to_owned()),
        Just("x > y".to_owned()),
    ];
    leaf.prop_recursive(4, 12, 2, |inner| {
        (inner.clone(), inner, 0..5_usize).prop_map(|(left, right, way)| match way {
            0 => format!("({left}) = ({right})"),
            1 => format!("({left}) != ({right})"),
            2 => format!("(({left}) and ({right}))"),
            3 => format!("not ({left})"),
            _ => format!("(({left}) or ({right}))"),
        })
    })
    .boxed()
}

fn evaluated(policy: &Policy, given: &str) -> Evaluation {
    evaluate(policy, 0, &answers(given), day(TODAY)).expect("an evaluation")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Equality of truths is what it was: the same status and the same missing inputs, also of what is undefined.
    #[test]
    fn equality_of_truths_is_what_it_was(expression in truth()) {
        let text = policy(&INPUTS, &holds("k", &expression));
        let compiled = compile(&text, "").expect("sound");
        let other = Policy::load(&written_out(&compiled.data), Lang::Zh).expect("it loads");
        let policy = Policy::load(&compiled.data, Lang::Zh).expect("it loads");
        for b in ["", "\"b\": true,", "\"b\": false,"] {
            for o in ["", "\"other\": true,", "\"other\": false,"] {
                for figures in ["\"x\": null", "\"x\": 4, \"y\": 0", "\"x\": 4, \"y\": 2", "\"y\": 0", "\"x\": 1, \"y\": 3"] {
                    let given = format!("{{{b}{o}{figures}}}");
                    let (one, other) = (evaluated(&policy, &given), evaluated(&other, &given));
                    prop_assert_eq!(one.outcomes[0].status, other.outcomes[0].status, "{}", given);
                    prop_assert_eq!(&one.missing, &other.missing, "{}", given);
                }
            }
        }
    }
}

/// What keeps an equality open is found in one visit of each part: this ends.
#[test]
fn the_missing_inputs_of_a_deep_equality() {
    let expression = nested(15, "x > 1", |inner| format!("b = (other = ({inner}))"));
    let policy = load(&policy(&INPUTS, &holds("k", &expression)));
    let missing = |given| policy.ids(&evaluated(&policy, given).missing).join(" ");
    assert_eq!(missing("{}"), "b other x");
    assert_eq!(missing("{\"b\": true, \"x\": 3}"), "other");
    assert_eq!(missing("{\"b\": true, \"other\": true, \"x\": 3}"), "");
}

/// Wherever the count of parts comes to its end, it is said.
#[test]
fn what_repeats_too_much_is_refused_by_whatever_part_it_begins() {
    let items = (0..195).map(|one| one.to_string()).collect::<Vec<_>>();
    let sum = ["x"; 9].join(" + ");
    for before in 0..28 {
        let nots = "not ".repeat(before);
        let expression = format!("{nots}(({sum}) in ({}))", items.join(", "));
        let (sentence, _) = only(&policy(&INPUTS, &holds("k", &expression)));
        assert!(
            sentence.contains("comes to more than 5000 parts"),
            "{before}: {sentence}"
        );
    }
}

#[test]
fn conditions_nest_as_deep_as_anything_else() {
    let deep = nested(15, "x", |inner| format!("(if {inner} > 1 then 1 else 2)"));
    load(&policy(&INPUTS, &measures("k", &deep, "1")));
}
