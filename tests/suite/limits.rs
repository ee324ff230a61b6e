//! What a policy file may hold is bounded; what is too much is said in one sentence, at its place.

use std::fmt::Write as _;

use eligibility_check::answers::Data;
use eligibility_check::cases;
use eligibility_check::expression::LoadError;
use eligibility_check::expression::types::suggestion;
use eligibility_check::policy::author::{MOST_BYTES, Problem, compile, coverage};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::text;

use crate::tiny::{holds, is_more, load, measures, only, policy, refused};

fn each(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// Inputs `i0`, `i1` … with the same keys.
fn inputs(count: usize, keys: impl Fn(usize) -> String) -> Vec<(String, String)> {
    (0..count)
        .map(|one| (format!("i{one}"), keys(one)))
        .collect()
}

fn policy_of(inputs: &[(String, String)], rest: &str) -> String {
    let inputs = inputs.iter();
    let inputs = inputs.map(|(id, keys)| (id.as_str(), keys.as_str()));
    policy(&inputs.collect::<Vec<_>>(), rest)
}

const A: [(&str, &str); 1] = [("a", "\"count\"")];

#[track_caller]
fn says(text: &str, words: &str) {
    let (sentence, _) = only(text);
    assert!(sentence.contains(words), "{sentence}");
}

#[test]
fn a_file_that_is_too_long_is_not_read() {
    for text in [
        "= \n".repeat(MOST_BYTES / 3 + 1),
        "#".repeat(MOST_BYTES + 1),
    ] {
        says(&text, "more than 1 MB");
    }
    // The vocabulary, the cases and the coverage likewise.
    let long = "#".repeat(MOST_BYTES + 1);
    let sound = policy(&A, &measures("k", "a", "1"));
    let found = compile(&sound, &long).expect_err("too long");
    assert!(matches!(found[0].problem, Problem::TooLong { .. }));
    let found = cases::read(&long, &load(&sound)).expect_err("too long");
    assert!(matches!(found[0].problem, Problem::TooLong { .. }));
    let compiled = compile(&sound, "").expect("sound");
    let found = coverage(&long, &sound, &compiled).findings;
    assert!(matches!(found[0].problem, Problem::TooLong { .. }));
}

#[test]
fn tables_beyond_number_are_not_read() {
    for text in [
        format!("a = [{}]", "{},".repeat(30_000)),
        "[[a]]\n".repeat(30_000),
        format!("{}a = 1", "a.".repeat(30_000)),
        each(3_000, |one| format!("k{one}.a.b.c.d.e.f.g.h = 1\n")),
    ] {
        says(&text, "more than 20000 braces, dots");
    }
}

#[test]
fn nesting_of_the_notation_is_bounded() {
    for text in [
        format!("a = {}", "[".repeat(100_000)),
        format!("a = {}{}", "[".repeat(50_000), "]".repeat(50_000)),
        format!("a = {}", "{a=".repeat(10_000)),
        format!("[{}a]", "a.".repeat(5_000)),
    ] {
        let found = refused(&text);
        assert!(found.len() <= 101, "{}", found.len());
        assert!(
            matches!(found[0].problem, Problem::Toml(_)),
            "{:?}",
            found[0]
        );
    }
}

#[test]
fn functions_in_functions_are_looked_at_once_each() {
    for name in ["min", "max"] {
        for (open, close) in [("(", ", 1)"), ("(1, ", ")")] {
            let deep = format!(
                "{}a{}",
                format!("{name}{open}").repeat(28),
                close.repeat(28)
            );
            // Looked at twice on each level, it would be 2²⁸ times.
            compile(
                &policy(&A, &measures("k", &format!("a / {deep}"), "10")),
                "",
            )
            .expect("sound");
        }
    }
}

#[test]
fn of_many_problems_a_hundred_are_told_and_the_others_counted() {
    let sound = policy(&A, &measures("k", "a", "1"));
    for (many, beyond) in [
        (each(250, |one| format!("zz{one} = 1\n")), 150),
        // Each once, however often the template is used.
        (
            format!(
                "[criterion.t]\nclause = \"一\"\nstatement = {{ zh = \"x\" }}\nholds = \"a > 1\"\n{}{}",
                each(120, |one| format!("zz{one} = 1\n")),
                each(50, |one| format!(
                    "[[check.c.criteria]]\nuse = \"t\"\nid = \"u{one}\"\n"
                ))
            ),
            20,
        ),
        (
            each(150, |one| {
                holds(&format!("k{one}"), "a + b > nothing_of_this_name")
            }),
            200,
        ),
    ] {
        let text = sound.clone() + &many;
        let found = refused(&text);
        assert_eq!(found.len(), 101);
        assert_eq!(is_more(&found[100].problem), Some(beyond));
        let sentence = text::finding(&found[100].problem, Lang::En);
        assert!(
            sentence.contains(&format!("{beyond} further problem")),
            "{sentence}"
        );
        assert!(found.is_sorted_by_key(|one| (one.line, one.column)));
    }
    let broken = "= \n".repeat(200);
    assert_eq!(refused(&broken).len(), 101);
}

#[test]
fn lists_have_an_end() {
    let declared = |one| {
        format!(
            "[[check.c.criteria]]\nid = \"d{one}\"\nclause = \"一\"\nsection = \"s\"\ndeclared = {{ zh = \"x\" }}\n"
        )
    };
    let options = each(1_001, |one| {
        format!("{{ id = \"o{one}\", label = {{ zh = \"x\" }} }},")
    });
    let choice = format!("\"choice\"\noptions = [{options}]");
    let attributes = each(60, |one| format!(", a{one} = true"));
    let attributes = format!(
        "\"choice\"\noptions = [{{ id = \"o\", label = {{ zh = \"x\" }}{attributes} }}, {{ id = \"p\", label = {{ zh = \"x\" }} }}]"
    );
    let fact = "[[materials]]\nclause = \"一\"\ntext = { zh = \"x\" }\n";
    let waiver = "{ when = \"a > 1\", clause = \"一\", statement = { zh = \"x\" } },";
    let many = inputs(1_001, |_| "\"count\"".to_owned());
    for (text, words) in [
        (
            policy_of(&many, &measures("k", "i0", "1")),
            "more than 1000 entries",
        ),
        (
            policy(
                &A,
                &each(900, |one| {
                    holds(&format!("k{one}"), "a > 1") + &holds(&format!("n{one}"), "a > 1")
                }),
            ),
            "more than 1000 entries",
        ),
        (
            policy(&[("o", &choice)], &holds("k", "o = \"o1\"")),
            "more than 1000 entries",
        ),
        (
            policy(&[("o", &attributes)], &holds("k", "o = \"o\"")),
            "more than 50 different attributes",
        ),
        (
            policy(&A, &(holds("k", "a > 1") + &fact.repeat(1_001))),
            "more than 1000 entries",
        ),
        (
            policy(
                &A,
                &(holds("k", "a > 1") + &format!("waived = [{}]\n", waiver.repeat(1_001))),
            ),
            "more than 1000 entries",
        ),
        (
            policy_of(
                &inputs(600, |_| "\"count\"".to_owned()),
                &(measures("k", "i0", "1") + &each(500, declared)),
            ),
            "more than 1000 inputs, declared criteria included",
        ),
    ] {
        says(&text, words);
    }
}

/// What was left unread is no problem of its own: one sentence, and no false ones after it.
#[test]
fn what_is_too_much_is_told_alone() {
    let chain = inputs(1_600, |one| {
        format!("\"yes-no\"\nasked_when = \"i{}\"", (one + 1) % 1_600)
    });
    says(
        &policy_of(&chain, &holds("k", "i0")),
        "more than 1000 entries",
    );
    let checks = (0..150).map(|one| format!("c{one}")).collect::<Vec<_>>();
    let mut text = policy(&A, "");
    let head = text.find("[check.c]").expect("the check");
    text.truncate(head);
    let ids = checks.iter().map(|id| format!("\"{id}\""));
    let ids = ids.collect::<Vec<_>>().join(",");
    text = text.replace("checks = [\"c\"]", &format!("checks = [{ids}]"));
    for id in &checks {
        let _ = write!(
            text,
            "[check.{id}]\nkind = \"eligibility\"\ntitle = {{ zh = \"测\" }}\n{}",
            holds("k", "a > 1").replace("check.c.", &format!("check.{id}."))
        );
    }
    says(&text, "more than 100 entries");
}

#[test]
fn questions_that_wait_for_each_other_in_a_ring_are_all_asked() {
    let ring = inputs(400, |one| {
        format!("\"yes-no\"\nasked_when = \"i{}\"", (one + 399) % 400)
    });
    let policy = load(&policy_of(&ring, &holds("k", "i7")));
    assert_eq!(policy.asked(0).len(), 400);
    let chain = inputs(400, |one| match one {
        0 => "\"yes-no\"".to_owned(),
        _ => format!("\"yes-no\"\nasked_when = \"i{}\"", one - 1),
    });
    let policy = load(&policy_of(&chain, &holds("k", "i300")));
    assert_eq!(policy.asked(0), (0..=300).collect::<Vec<_>>());
}

#[test]
fn shared_criteria_come_to_an_end() {
    let template = |name: &str, parts: &str| {
        format!(
            "[criterion.{name}]\nclause = \"一\"\nstatement = {{ zh = \"x\" }}\nany_of = [{parts}]\n"
        )
    };
    let use_of = |name: &str| format!("[[check.c.criteria]]\nuse = \"{name}\"\n");
    // In itself, at once or through another one.
    let circles = [
        template("t", "{ use = \"t\" }") + &use_of("t"),
        template("t", "{ use = \"u\" }")
            + &template("u", "{ use = \"t\", id = \"v\" }")
            + &use_of("t"),
    ];
    for circle in circles {
        let found = refused(&policy(&A, &circle));
        let circle = |problem: &Problem| matches!(problem, Problem::Circle { key: "use", .. });
        assert!(found.iter().any(|one| circle(&one.problem)), "{found:?}");
    }
    // Twice in each other, twenty times.
    let mut laughs = each(20, |one| {
        let other = one + 1;
        let parts = format!(
            "{{ use = \"t{other}\", id = \"a{one}\" }}, {{ use = \"t{other}\", id = \"b{one}\" }}"
        );
        template(&format!("t{one}"), &parts)
    });
    laughs += "[criterion.t20]\nclause = \"一\"\nstatement = { zh = \"x\" }\nholds = \"a > 1\"\n";
    let found = refused(&policy(&A, &(laughs + &use_of("t0"))));
    let many = |problem: &Problem| {
        matches!(
            problem,
            Problem::TooMany {
                what: "criteria",
                most: 2_000
            }
        )
    };
    assert!(
        found.iter().any(|one| many(&one.problem)),
        "{:?}",
        found.last()
    );
}

#[test]
fn criteria_nest_so_deep() {
    let nested = |levels: usize| {
        (0..levels).fold(
            "{ id = \"z\", clause = \"一\", statement = { zh = \"x\" }, holds = \"a > 1\" }".to_owned(),
            |inner, level| format!("{{ id = \"n{level}\", clause = \"一\", statement = {{ zh = \"x\" }}, all_of = [{inner}] }}"),
        )
    };
    load(&policy(&A, &format!("criteria = [{}]", nested(20))));
    says(
        &policy(&A, &format!("criteria = [{}]", nested(35))),
        "more than 32 levels",
    );
}

/// A long text that is written once and used a thousand times.
#[test]
fn what_templates_and_words_come_to_is_bounded() {
    let long = "x".repeat(30_000);
    let template = format!(
        "[criterion.t]\nclause = \"一\"\nstatement = {{ zh = \"{long}\" }}\nholds = \"a > 1\"\n"
    );
    let uses = each(900, |one| {
        format!("[[check.c.criteria]]\nuse = \"t\"\nid = \"u{one}\"\n")
    });
    says(&policy(&A, &(template + &uses)), "more than 4 MB");
    let words = format!("words = {{ w = {{ zh = \"{long}\" }} }}\n");
    let filled =
        holds("k", "a > 1").replace("zh = \"k\"", &format!("zh = \"{}\"", "{w}".repeat(900)));
    says(&policy(&A, &(words + &filled)), "more than 4 MB");
}

#[test]
fn all_expressions_together_are_bounded() {
    let wide = vec![format!("({})", vec!["a"; 20].join(" + ")); 6].join(" + ");
    let many = each(900, |one| measures(&format!("k{one}"), &wide, "1"));
    says(
        &policy(&A, &many),
        "all expressions come to more than 100000 parts",
    );
}

/// Each expression is short, and all of them are far from the limit of parts; but a compiled part is several values.
#[test]
fn what_compiles_can_be_read() {
    let sum = vec!["a"; 20].join(" + ");
    let some = |count| {
        policy(
            &A,
            &each(count, |one| measures(&format!("k{one}"), &sum, "1")),
        )
    };
    says(
        &some(900),
        "Compiled, the policy has more than 50000 values",
    );
    let most = (1..900)
        .rev()
        .find_map(|count| compile(&some(count), "").ok());
    let most = most.expect("some are few enough");
    assert!(most.json.len() > 200_000, "{}", most.json.len());
    for json in [most.in_language(Lang::Zh, true), most.json] {
        let data = Data::from_json(&json).expect("what compiles can be read");
        Policy::load(&data, Lang::Zh).expect("and loaded");
    }
}

/// Long ids count as much as several parts: a comparison writes them all out.
#[test]
fn long_ids_count_for_more() {
    let long = "o".repeat(900);
    let options = each(200, |one| {
        format!("{{ id = \"{long}{one}\", label = {{ zh = \"x\" }} }},")
    });
    let choice = format!("\"choice\"\noptions = [{options}]");
    let unlike = holds("k", &format!("o != \"{long}7\""));
    says(&policy(&[("o", &choice)], &unlike), "more than 5000 parts");
    // And a table after the limit of all expressions is no trouble.
    let wide = vec![format!("({})", vec!["a"; 20].join(" + ")); 6].join(" + ");
    let many = each(900, |one| measures(&format!("k{one}"), &wide, "1"));
    let table = measures("t", "a", "{ by = \"o\", x = 1, y = 2 }");
    let choice = "\"choice\"\noptions = [{ id = \"x\", label = { zh = \"x\" } }, { id = \"y\", label = { zh = \"y\" } }]";
    says(
        &policy(&[("a", "\"count\""), ("o", choice)], &(many + &table)),
        "all expressions come to more than",
    );
}

#[test]
fn names_are_compared_up_to_a_length() {
    let long = "a".repeat(2_000);
    assert_eq!(suggestion(&long, [long.as_str(), "b"]), None);
    assert_eq!(
        suggestion("trianed", [long.as_str(), "trained"]).as_deref(),
        Some("trained")
    );
    let names = inputs(10, |_| "\"count\"".to_owned());
    let names = names
        .into_iter()
        .map(|(id, keys)| (id + &long, keys))
        .collect::<Vec<_>>();
    let text = policy_of(&names, &holds("k", &format!("{} > 1", "b".repeat(1_900))));
    let (sentence, _) = only(&text);
    // A name that nobody reads to its end is cut.
    assert!(sentence.chars().count() < 200, "{sentence}");
}

fn compiled() -> Data {
    let parts = "[[check.c.criteria.at_least_k_of.parts]]\nid = \"p\"\nclause = \"一\"\nstatement = { zh = \"x\" }\nholds = \"a > 1\"\n";
    let some = "[[check.c.criteria]]\nid = \"some\"\nclause = \"一\"\nstatement = { zh = \"x\" }\nat_least_k_of.k = 1\n";
    compile(&policy(&A, &(some.to_owned() + parts)), "")
        .expect("sound")
        .data
}

/// A compiled policy with another value at a place, loaded.
fn loaded(path: &[&str], value: Data) -> Result<Policy, LoadError> {
    fn put(data: &mut Data, path: &[&str], value: Data) {
        match (path, data) {
            ([], data) => *data = value,
            ([step, rest @ ..], Data::List(items)) => {
                let place = step.parse::<usize>().expect("a position");
                put(&mut items[place], rest, value);
            }
            ([step, rest @ ..], Data::Object(fields)) => {
                if fields.get_mut(step).is_none() {
                    fields.insert((*step).to_owned(), Data::Null);
                }
                put(fields.get_mut(step).expect("a field"), rest, value);
            }
            (path, data) => panic!("{path:?} in {data:?}"),
        }
    }
    let mut data = compiled();
    put(&mut data, path, value);
    Policy::load(&data, Lang::En)
}

#[track_caller]
fn too_large(path: &[&str], value: Data) {
    let error = loaded(path, value).expect_err("refused");
    assert!(matches!(error, LoadError::TooLarge(_)), "{error:?}");
    for lang in [Lang::Zh, Lang::En] {
        assert!(text::load_error(&error, lang).chars().count() > 15);
    }
}

#[test]
fn a_compiled_policy_made_by_hand_is_bounded_too() {
    assert!(loaded(&["minutes"], Data::Integer(5)).is_ok());
    let text = || Data::object([("zh", Data::text("x"))]);
    let all = |item: Data, count: usize| Data::List(vec![item; count]);
    let input = |id: usize| {
        Data::object([
            ("id", Data::Text(format!("i{id}"))),
            ("kind", Data::text("count")),
        ])
    };
    too_large(&["inputs"], Data::List((0..1_001).map(input).collect()));
    let section = Data::object([("id", Data::text("s")), ("title", text())]);
    too_large(&["sections"], all(section, 1_001));
    let judged = Data::object([
        ("id", Data::text("j")),
        ("clause", Data::text("一")),
        ("statement", text()),
        ("judged", Data::object::<&str>([])),
    ]);
    too_large(&["checks", "0", "criteria"], all(judged.clone(), 1_001));
    let check = Data::object([
        ("id", Data::text("c")),
        ("kind", Data::text("eligibility")),
        ("title", text()),
        ("criteria", all(judged, 1_000)),
    ]);
    too_large(&["checks"], all(check.clone(), 101));
    too_large(&["checks"], all(check, 600));
    let rule = |parts| {
        Data::object([
            ("parts", all(Data::text("a"), parts)),
            ("within", Data::text("a")),
        ])
    };
    too_large(&["consistency"], all(rule(500), 3));
    let window = Data::object([
        ("from", Data::text("2026-01-01")),
        ("until", Data::text("2026-01-02")),
    ]);
    let round = Data::object([
        ("clause", Data::text("一")),
        ("statement", text()),
        ("windows", all(window, 1_001)),
    ]);
    too_large(&["round"], round);
}

#[test]
fn expressions_made_by_hand_are_bounded_in_width_and_depth() {
    let list = |items: Vec<Data>| Data::List(items);
    let truth = list(vec![
        Data::text("at_least"),
        list(vec![Data::text("input"), Data::text("a")]),
        Data::Integer(1),
    ]);
    let place = ["checks", "0", "criteria", "0", "applies"];
    let applies = |when: Data| {
        Data::object([
            ("when", when),
            ("clause", Data::text("一")),
            ("statement", Data::object([("zh", Data::text("x"))])),
        ])
    };
    assert!(loaded(&place, applies(truth.clone())).is_ok());
    let mut wide = vec![Data::text("and")];
    wide.extend(vec![truth.clone(); 200_000]);
    too_large(&place, applies(list(wide)));
    for operator in ["same", "and", "if"] {
        let mut deep = truth.clone();
        for _ in 0..50 {
            let mut parts = vec![Data::text(operator), truth.clone(), deep];
            parts.extend((operator == "if").then(|| truth.clone()));
            deep = list(parts);
        }
        let error = loaded(&place, applies(deep)).expect_err("refused");
        assert!(matches!(error, LoadError::TooDeep(_)), "{error:?}");
    }
    for wrong in [
        vec![Data::text("same"), truth.clone()],
        vec![Data::text("same")],
    ] {
        let error = loaded(&place, applies(list(wrong))).expect_err("refused");
        assert!(matches!(error, LoadError::Malformed(_)), "{error:?}");
    }
}

#[test]
fn so_many_of_some_parts_are_asked_for_as_there_are() {
    let place = ["checks", "0", "criteria", "0", "atLeast", "k"];
    for k in [0, 2, -1, i64::MAX, i64::MIN] {
        assert!(loaded(&place, Data::Integer(k)).is_err(), "{k}");
    }
    assert!(loaded(&place, Data::Integer(1)).is_ok());
}

#[test]
fn bases_of_cases_end() {
    let sound = load(&policy(&A, &measures("k", "a", "1")));
    let bases = |count: usize, from: fn(usize) -> usize| {
        let bases = each(count, |one| {
            format!(
                "[base.b{one:05}]\ncheck = \"c\"\nfrom = \"b{:05}\"\n",
                from(one)
            )
        });
        format!(
            "as_of = 2026-06-01\n{bases}[base.b{count:05}]\ncheck = \"c\"\nanswers = {{ a = 1 }}\n[[case]]\nname = \"x\"\nfrom = \"b00000\"\n"
        )
    };
    assert!(cases::read(&bases(20, |one| one + 1), &sound).is_ok());
    let found = cases::read(&bases(3_000, |one| one + 1), &sound).expect_err("too deep");
    let deep = |problem: &Problem| matches!(problem, Problem::TooDeep { what: "bases", .. });
    assert!(found.iter().any(|one| deep(&one.problem)), "{:?}", found[0]);
    let found = cases::read(&bases(5, |one| (one + 1) % 5), &sound).expect_err("a circle");
    let circle = |problem: &Problem| matches!(problem, Problem::Circle { key: "from", .. });
    assert!(found.iter().any(|one| circle(&one.problem)), "{found:?}");
}

#[test]
fn an_expression_made_by_hand_reads_inputs_and_times_that_there_are() {
    let text = |text: &str| Data::text(text);
    let list = |items: Vec<Data>| Data::List(items);
    let with = |quantity: Data| {
        let when = list(vec![text("at_least"), quantity, Data::Integer(1)]);
        let statement = Data::object([("zh", text("x"))]);
        let applies = [
            ("when", when),
            ("clause", text("一")),
            ("statement", statement),
        ];
        loaded(
            &["checks", "0", "criteria", "0", "applies"],
            Data::object(applies),
        )
    };
    let after = |period: &str| list(vec![text("after"), list(vec![text("as-of")]), text(period)]);
    let date = |day: &str| list(vec![text("date"), text(day)]);
    let input = |id: &str| list(vec![text("input"), text(id)]);
    for sound in [input("a"), after("P1Y"), date("2026-02-28")] {
        assert!(with(sound).is_ok());
    }
    let error = with(input("nobody")).expect_err("refused");
    assert!(matches!(error, LoadError::UnknownName(..)), "{error:?}");
    for wrong in [after("P1X"), after("1"), date("2026-02-29")] {
        let error = with(wrong).expect_err("refused");
        assert!(matches!(error, LoadError::Malformed(_)), "{error:?}");
    }
}
