//! Share links: what was written before opens unchanged, and what was changed on the way is told.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Status, evaluate};
use eligibility_check::exact::Date;
use eligibility_check::policy::Policy;
use eligibility_check::report::{Link, LinkError, Report};
use proptest::prelude::*;

use crate::cases::files;
use crate::support::day;

/// Links as the first version wrote them, with what they hold.
const EARLIER: &str = include_str!("../browser/fixtures/0.1.0/links.json");

fn opened(fragment: &str) -> Link {
    let link = Link::read(fragment).expect("a link of ours");
    link.expect("a link that is whole")
}

fn sound() -> Link {
    Link {
        policy: "ningxia-craftsman".to_owned(),
        version: "2025-06-04".to_owned(),
        as_of: day("2026-11-25"),
        check: "enterprise".to_owned(),
        verdict: "incomplete".to_owned(),
        answers: Data::from_json(
            r#"{"a":true,"b":false,"c":null,"d":12,"e":"约 1.2 万","f":{"2024":7}}"#,
        )
        .ok()
        .and_then(|data| match data {
            Data::Object(answers) => Some(answers),
            _ => None,
        })
        .expect("answers"),
        statuses: vec![
            ("a".to_owned(), Status::Met),
            ("c".to_owned(), Status::Unanswered),
            ("total".to_owned(), Status::NotApplicable),
        ],
    }
}

fn by_id(mut statuses: Vec<(String, Status)>) -> Vec<(String, Status)> {
    statuses.sort_by(|one, other| one.0.cmp(&other.0));
    statuses
}

#[test]
fn links_of_earlier_versions_hold_what_they_held() {
    let Ok(Data::List(links)) = Data::from_json(EARLIER) else {
        panic!("the fixture is a list");
    };
    assert!(links.len() > 30);
    for earlier in &links {
        let text = |name: &str| earlier.get(name).and_then(Data::as_text).expect("a text");
        let link = opened(text("fragment"));
        assert_eq!(link.policy, text("policy"));
        assert_eq!(link.as_of, day(text("asOf")));
        assert_eq!(
            [&*link.check, &*link.verdict],
            [text("check"), text("verdict")]
        );
        assert_eq!(
            Some(&Data::Object(link.answers.clone())),
            earlier.get("answers")
        );
        let statuses = link.statuses.iter();
        let statuses = statuses.map(|(id, status)| (id.clone(), Data::text(status.code())));
        assert_eq!(Some(&Data::object(statuses)), earlier.get("statuses"));
        assert_eq!(opened(&link.fragment()).answers, link.answers);
    }
}

#[test]
fn what_is_read_is_what_was_written() {
    let link = sound();
    assert!(link.fragment().starts_with("#ec=1."));
    assert_eq!(opened(&link.fragment()), link);
    let bare = Link {
        check: String::new(),
        verdict: String::new(),
        answers: Answers::new(),
        statuses: Vec::new(),
        ..link
    };
    assert_eq!(opened(&bare.fragment()), bare);
}

#[test]
fn a_report_of_each_case_comes_back_with_its_statuses() {
    fn count(policy: &Policy, report: Report<'_>) -> usize {
        let criteria = report.criteria().map(|row| row.criterion);
        let all = criteria.map(|one| 1 + nested(one)).sum();
        assert!(all > 0, "{}", policy.id);
        all
    }
    fn nested(criterion: &eligibility_check::policy::Criterion) -> usize {
        criterion.parts().iter().map(|part| 1 + nested(part)).sum()
    }
    for files in files() {
        let policy = files.load();
        for case in files.read_cases(&policy).tries {
            let check = policy.check_position(&case.check).expect("a check");
            let evaluation = evaluate(&policy, check, &case.answers, case.as_of).expect("a check");
            let report = Report::new(&policy, &evaluation, &case.answers).expect("its policy");
            let link = Link::of(report);
            assert_eq!(link.statuses.len(), count(&policy, report), "{}", case.name);
            let read = opened(&link.fragment());
            // A number that is no whole one travels as a text, which evaluates alike.
            let json = [&read.answers, &link.answers]
                .map(|answers| Data::Object(answers.clone()).to_json());
            assert_eq!(json[0], json[1], "{}", case.name);
            assert_eq!((read.verdict, read.as_of), (link.verdict, link.as_of));
            assert_eq!(by_id(read.statuses), by_id(link.statuses), "{}", case.name);
        }
    }
}

#[test]
fn what_is_no_link_of_ours_is_nobodys_business() {
    for fragment in ["", "#", "#chapter-2", "#EC=1.0.", "ec=1.0.", "#ec"] {
        assert_eq!(Link::read(fragment), None, "{fragment}");
        assert_eq!(Link::key(fragment), None, "{fragment}");
    }
}

#[test]
fn a_link_that_was_cut_off_or_edited_is_broken() {
    let fragment = sound().fragment();
    for end in "#ec=".len()..fragment.len() {
        assert_eq!(
            Link::read(&fragment[..end]),
            Some(Err(LinkError::Broken)),
            "{end}"
        );
    }
    // The format comes first; then one letter of the sum or of the payload is another one.
    for place in "#ec=1.".len()..fragment.len() {
        let other = if &fragment[place..=place] == "b" {
            "c"
        } else {
            "b"
        };
        let edited = [&fragment[..place], other, &fragment[place + 1..]].concat();
        assert_eq!(Link::read(&edited), Some(Err(LinkError::Broken)), "{place}");
    }
    let long = format!("#ec=1.0.{}", "A".repeat(100_000));
    assert_eq!(Link::read(&long), Some(Err(LinkError::Broken)));
}

#[test]
fn punctuation_behind_a_link_does_no_harm() {
    let fragment = sound().fragment();
    for end in [
        "。",
        "%E3%80%82",
        ".",
        ")",
        "?from=chat",
        "&x=1",
        "\u{200b}",
    ] {
        assert_eq!(opened(&format!("{fragment}{end}")), sound(), "{end}");
    }
    let key = Link::key(&fragment).expect("a sum");
    assert_eq!(Link::key(&format!("{fragment}。")), Some(key));
}

#[test]
fn a_newer_format_is_told_from_a_broken_link() {
    let fragment = sound().fragment();
    for format in ["2", "17", "999"] {
        let newer = fragment.replacen("#ec=1.", &format!("#ec={format}."), 1);
        assert_eq!(Link::read(&newer), Some(Err(LinkError::Newer)), "{format}");
    }
    for format in ["0", "", "1000", "-1", "1a"] {
        let broken = fragment.replacen("#ec=1.", &format!("#ec={format}."), 1);
        assert_eq!(
            Link::read(&broken),
            Some(Err(LinkError::Broken)),
            "{format}"
        );
    }
}

/// The right sum over a payload that somebody has made up.
fn forged(json: &str) -> Option<Result<Link, LinkError>> {
    // Written independently of the product: base64url without padding, and FNV-1a in base 36.
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut payload = String::new();
    for group in json.as_bytes().chunks(3) {
        let bits = (0..3).fold(0, |bits, place| {
            bits << 8 | usize::from(*group.get(place).unwrap_or(&0))
        });
        for place in 0..=group.len() {
            payload.push(LETTERS[bits >> (18 - 6 * place) & 63].into());
        }
    }
    let hash = payload.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut sum = String::new();
    let mut rest = hash;
    while rest > 0 {
        sum.insert(0, char::from_digit(rest % 36, 36).expect("a digit"));
        rest /= 36;
    }
    Link::read(&format!("#ec=1.{sum}.{payload}"))
}

#[test]
fn what_nobody_could_have_copied_from_here_is_broken() {
    for json in [
        "",
        "[]",
        "7",
        r#"{"policy":"a"}"#,
        r#"["p","1","2026-11-25","","",5,"","",[]]"#,
        r#"["../../secret","1","2026-11-25","","","staff","v","-",[1]]"#,
        r#"["","1","2026-11-25","","","staff","v","-",[1]]"#,
        r#"["p--q","1","2026-11-25","","","staff","v","-",[1]]"#,
        r#"["p","1","2026-02-30","","","staff","v","-",[1]]"#,
        r#"["p","1","soon","","","staff","v","-",[1]]"#,
        r#"["p","1","2026-11-25","","","staff","v","-",{"0":1}]"#,
        r#"["p","1","2026-11-25","","","staff","v","-"]"#,
    ] {
        assert_eq!(forged(json), Some(Err(LinkError::Broken)), "{json}");
    }
}

#[test]
fn ids_that_no_input_has_are_left_out_and_move_no_other_answer() {
    let json =
        r#"["p","1","2026-11-25","","","__proto__ <b> staff Trained d","vvvvy","m-muq",[1,2,3,4]]"#;
    let link = forged(json).expect("ours").expect("sound");
    let answers = Data::object([("d", Data::Bool(true)), ("staff", Data::Integer(3))]);
    assert_eq!(Data::Object(link.answers), answers);
    let statuses = [("staff", Status::Met), ("d", Status::Unanswered)];
    assert_eq!(
        link.statuses,
        statuses.map(|(id, status)| (id.to_owned(), status))
    );
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in any::<String>(), json in any::<String>()) {
        prop_assert_eq!(Link::read(&text).is_some(), text.starts_with("#ec="));
        let ours = ["#ec=", &text].concat();
        prop_assert!(Link::read(&ours).is_some());
        prop_assert!(forged(&json).is_some());
    }

    #[test]
    fn any_answers_travel(
        ids in prop::collection::btree_set("[a-z][a-z0-9_]{0,20}", 0..12),
        texts in prop::collection::vec(any::<String>(), 12),
        numbers in prop::collection::vec(-9_007_199_254_740_991..=9_007_199_254_740_991_i64, 12),
        days in 1_i64..3_000_000,
    ) {
        let values = texts.iter().zip(&numbers).enumerate();
        let values = values.map(|(place, (text, number))| match place % 5 {
            0 => Data::text(text.clone()),
            1 => Data::Integer(*number),
            2 => Data::object([(text.clone(), Data::Integer(*number))]),
            3 => Data::Bool(*number > 0),
            _ => Data::Null,
        });
        let link = Link { answers: ids.into_iter().zip(values).collect(), as_of: Date::from_days(days).unwrap_or(day("2026-11-25")), ..sound() };
        let mut read = opened(&link.fragment());
        read.statuses = by_id(read.statuses);
        prop_assert_eq!(read, link);
    }
}
