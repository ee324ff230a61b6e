//! What a visitor takes along: the sheet, the table and the message say the same, also where it is unwelcome.

use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Date;
use eligibility_check::policy::{Criterion, Lang, Policy};
use eligibility_check::report::{Guided, PRODUCT_VERSION, Report};
use eligibility_check::sheet::{
    Element, FileKind, Node, Sheet, csv, file_name, html, message, sheet, table,
};

use crate::cases::files;
use crate::report::full;
use crate::support::{SMALL, TODAY, answers, day, load_in};

/// The three of them for a check, with guidance.
struct Taken {
    sheet: Sheet,
    table: Vec<Vec<String>>,
    message: String,
    names: [String; 3],
}

fn taken_on(policy: &Policy, check: &str, given: &str, as_of: Date) -> Taken {
    let answers = answers(given);
    let position = policy.check_position(check).expect("a check of the policy");
    let evaluation = evaluate(policy, position, &answers, as_of).expect("an evaluation");
    let guided = Guided::new(policy, &evaluation, &answers);
    let report = Report::new(policy, &evaluation, &answers).expect("a report");
    let kinds = [FileKind::Table, FileKind::SelfCheck, FileKind::Example];
    Taken {
        sheet: sheet(report, Some(&guided)),
        table: table(report, Some(&guided)),
        message: message(report, Some(&guided)),
        names: kinds.map(|kind| file_name(report, kind)),
    }
}

fn taken(policy: &Policy, check: &str, given: &str) -> Taken {
    taken_on(policy, check, given, day(TODAY))
}

/// All texts of an element, one after the other.
fn text_of(element: &Element) -> String {
    let children = element.children.iter();
    children
        .map(|child| match child {
            Node::Text(text) => text.clone(),
            Node::Element(element) => text_of(element) + "\n",
        })
        .collect()
}

fn all<'e>(element: &'e Element, is: &dyn Fn(&Element) -> bool) -> Vec<&'e Element> {
    let mut found = Vec::new();
    for child in &element.children {
        if let Node::Element(child) = child {
            found.extend(is(child).then_some(child));
            found.extend(all(child, is));
        }
    }
    found
}

fn of_class<'e>(element: &'e Element, class: &str) -> Vec<&'e Element> {
    all(element, &|one| {
        one.attributes.contains(&("class", class_of(class)))
    })
}

/// Classes of the sheet are constants.
fn class_of(class: &str) -> &'static str {
    const KNOWN: [&str; 5] = ["verdict", "whole", "part", "year", "number blank"];
    KNOWN
        .into_iter()
        .find(|known| *known == class)
        .expect("a known class")
}

/// The fields of the first line of the table that begins so.
fn line<'t>(taken: &'t Taken, name: &str) -> &'t [String] {
    let mut lines = taken.table.iter();
    let found = lines.find(|line| line.first().is_some_and(|first| first == name));
    found.unwrap_or_else(|| panic!("no line {name}"))
}

const SHORT: &str = r#"{"trained": {"2023": 400, "2024": 400, "2025": 400}, "certificates": 1019, "special": false,
    "budget": "499999.5", "removed_before": true, "removed_on": "2027-01-01", "honest": null, "nonsense": 1}"#;

fn small_report(lang: Lang, given: &str) -> Taken {
    let mut policy = load_in(&full(), lang);
    policy.hash = "hash".to_owned();
    taken(&policy, "firm", given)
}

fn stable(text: &str) -> String {
    text.replace(PRODUCT_VERSION, "0.0.0")
}

#[test]
fn the_table_of_a_firm() {
    let table = csv(&small_report(Lang::Zh, SHORT).table);
    insta::assert_snapshot!(stable(&table.replace('\u{feff}', "").replace("\r\n", "\n")));
}

#[test]
fn the_message_of_a_firm_in_english() {
    insta::assert_snapshot!(small_report(Lang::En, SHORT).message);
}

#[test]
fn the_sheet_of_a_firm() {
    let sheet = small_report(Lang::Zh, SHORT).sheet;
    let main = html(&sheet.main)
        .replace("<section", "\n<section")
        .replace("<tr", "\n<tr");
    insta::assert_snapshot!(stable(&main));
    assert_eq!(sheet.lang, "zh-CN");
    assert_eq!(sheet.title, "小政策 企业 自查 2026-11-24");
    assert_eq!(sheet.running, "小政策 · 企业 · 2026-11-24");
}

#[test]
fn every_criterion_of_every_case_is_in_the_sheet_and_in_the_table() {
    for files in files() {
        let compiled = files.compiled();
        let chinese = Policy::load(&compiled.data, Lang::Zh).expect("what compiles also loads");
        let tries = files.read_cases(&chinese).tries;
        for lang in [Lang::Zh, Lang::En] {
            let policy = Policy::load(&compiled.data, lang).expect("what compiles also loads");
            for case in tries.iter().step_by(7) {
                let check = policy.check_position(&case.check).expect("a check");
                let evaluation =
                    evaluate(&policy, check, &case.answers, case.as_of).expect("it is");
                let report = Report::new(&policy, &evaluation, &case.answers).expect("a report");
                let criteria = Criterion::with_parts(&report.check.criteria).len();
                let main = sheet(report, None).main;
                let rows = of_class(&main, "whole").len() + of_class(&main, "part").len();
                assert_eq!(rows, criteria, "{}", case.name);
                let table = table(report, None);
                let (head, rows) = table
                    .iter()
                    .position(|line| {
                        line.first()
                            .is_some_and(|one| one == "序号" || one == "No.")
                    })
                    .and_then(|place| table.get(place..)?.split_first())
                    .expect("a head");
                assert_eq!(rows.len(), criteria, "{}", case.name);
                for row in rows {
                    assert_eq!(row.len(), head.len(), "{}", case.name);
                }
                let all = [text_of(&main), csv(&table), message(report, None)].concat();
                for hole in ["{}", "{required}", "undefined"] {
                    assert!(!all.contains(hole), "{}: {hole}", case.name);
                }
                let mark = lang == Lang::En && !all.contains("Self-check before applying");
                assert!(!mark, "{}", case.name);
            }
        }
    }
}

const ROUND: &str = "[round]\nclause = \"二\"\nstatement = { zh = \"每年\" }\nwindows = [{ from = 2026-03-01, until = 2026-04-30 }]\n[[sections]]";

#[test]
fn what_is_no_live_answer_says_so_wherever_it_is_taken() {
    let dated = load_in(&SMALL.replace("[[sections]]", ROUND), Lang::Zh);
    let plain = load_in(SMALL, Lang::Zh);
    let closed = "2026-11-24 时本轮申报已截止（截至 2026-04-30）";
    let cases = [
        (&dated, "2026-11-24", Some(closed)),
        (&dated, "2026-02-01", Some("2026-02-01 时尚未开始申报")),
        (&plain, "2025-01-01", Some("2025-01-01 时本办法尚未施行")),
        (&plain, "2029-01-01", Some("2029-01-01 时本办法已失效")),
        (&dated, "2026-04-01", None),
        (&plain, "2026-11-24", None),
    ];
    let mark = "（仅供了解，不是现行结果）";
    for (policy, as_of, notice) in cases {
        let taken = taken_on(policy, "firm", SHORT, day(as_of));
        let verdict = of_class(&taken.sheet.main, "verdict");
        let verdict = verdict.into_iter().map(text_of).collect::<String>();
        let result = line(&taken, "自查结论").concat();
        for told in [&verdict, &result, &taken.message] {
            assert_eq!(told.contains(mark), notice.is_some(), "{as_of}: {told}");
        }
        if let Some(notice) = notice {
            let texts = [text_of(&taken.sheet.main), csv(&taken.table), taken.message];
            for told in texts {
                assert!(told.contains(notice), "{as_of}: {told}");
            }
        }
    }
}

const EXIT: &str = r#"
[check.leave]
kind = "exit"
title = { zh = "退出", en = "Exit" }

[[check.leave.criteria]]
id = "shrunk"
clause = "七"
measure = "trained"
at_most = 100
statement = { zh = "人次不超过 {required}", en = "at most {required}" }

[[check.leave.criteria]]
id = "cheated"
clause = "八"
section = "figures"
declared = { zh = "弄虚作假", en = "cheated" }

[[check.leave.criteria]]
id = "bad_conduct"
clause = "九"
judged = { zh = "评审认定不合格", en = "found wanting" }
"#;

#[test]
fn triggers_are_told_as_triggers() {
    let text = SMALL.replace(
        "checks = [\"firm\", \"place\"]",
        "checks = [\"firm\", \"place\", \"leave\"]",
    );
    let text = [&text, EXIT].concat();
    let happened = r#"{"trained": 50, "cheated": true}"#;
    for (lang, told, never) in [
        (
            Lang::Zh,
            ["已触发的情形", "已触发：", "触发标准"],
            ["未达到", "还没有达到", "要求"],
        ),
        (
            Lang::En,
            ["Triggers that apply", "Triggers that apply:", "Trigger"],
            ["Not met", "not met", "equired"],
        ),
    ] {
        let policy = load_in(&text, lang);
        let taken = taken(&policy, "leave", happened);
        let [heading, short, limit] = told;
        let sheet = text_of(&taken.sheet.main);
        assert!(sheet.contains(heading) && sheet.contains(limit), "{sheet}");
        assert!(taken.message.contains(short) && taken.message.contains(limit));
        assert!(csv(&taken.table).contains(limit));
        for text in [sheet, taken.message, csv(&taken.table)] {
            for word in never {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
        // Nothing is “met” by a trigger that did not happen, and nothing is counted as a criterion that fails.
        let clear = self::taken(&policy, "leave", r#"{"trained": 5000, "cheated": false}"#);
        let sheet = text_of(&clear.sheet.main);
        for text in [&sheet, &clear.message] {
            for word in never.into_iter().chain(["达到", "is met"]) {
                assert!(!text.contains(word), "{word}: {text}");
            }
        }
        assert!(!sheet.contains(heading), "{sheet}");
    }
}

#[test]
fn an_open_series_is_no_total_and_has_room_for_every_year() {
    let policy = load_in(SMALL, Lang::Zh);
    let open = taken(
        &policy,
        "firm",
        r#"{"trained": {"2023": 410, "2024": 395}}"#,
    );
    assert_eq!(line(&open, "项目")[3..], ["2023", "2024", "2025"]);
    assert_eq!(
        line(&open, "培训人次")[1..],
        ["已填 805", "人次", "410", "395", ""]
    );
    let sheet = html(&open.sheet.main);
    assert!(
        sheet.contains("<td class=\"number\">已填 805</td>"),
        "{sheet}"
    );
    // Of what nobody has begun there is no sum, and of figures for other years none is counted.
    let blank = taken(&policy, "firm", r#"{"trained": {}}"#);
    assert_eq!(line(&blank, "培训人次")[1..], ["未填", "人次", "", "", ""]);
    let given = r#"{"trained": {"2019": 7000, "2023": 400, "2024": 400, "2025": 1400.5}}"#;
    let other = taken(&policy, "firm", given);
    assert_eq!(
        line(&other, "培训人次")[1..],
        ["2200.5", "人次", "7000", "400", "400", "1400.5"]
    );
    let whole = taken(&policy, "firm", r#"{"trained": 1200}"#);
    assert_eq!(line(&whole, "培训人次")[1..], ["1200", "人次", "", "", ""]);
    let none = taken(&policy, "firm", r#"{"trained": null}"#);
    assert_eq!(line(&none, "培训人次")[1..3], ["不确定", "人次"]);
    assert_eq!(of_class(&none.sheet.main, "year").len(), 3);
    assert!(!of_class(&none.sheet.main, "number blank").is_empty());
}

/// What somebody may write into a policy of their own.
const HOSTILE: &str =
    "=cmd()<script>alert(1)</script>\"',&\u{202e}\u{2066}\u{1b}[2J\r\n\u{0}\u{200b}</style>";

#[test]
fn hostile_texts_stay_texts() {
    let mut policy = load_in(&full(), Lang::Zh);
    let long = HOSTILE.to_owned() + &"长".repeat(5_000);
    policy.title = HOSTILE.to_owned();
    policy.issuer = "@".to_owned() + HOSTILE;
    policy.url = Some("javascript:alert(1)".to_owned());
    policy.contact_phone = Some(HOSTILE.to_owned());
    for input in &mut policy.inputs {
        input.label = Some(long.clone());
        input.unit = Some(HOSTILE.to_owned());
    }
    for check in &mut policy.checks {
        check.title = HOSTILE.to_owned();
        for criterion in &mut check.criteria {
            criterion.statement = long.clone();
            criterion.clause = HOSTILE.to_owned();
            criterion.note = Some(HOSTILE.to_owned());
            criterion.materials = vec![HOSTILE.to_owned()];
        }
    }
    let given = r#"{"trained": "=1+1<b>\u202e", "budget": "\u0007＝1", "level": "@x", "=x<i>": 1}"#;
    let taken = taken(&policy, "firm", given);
    let sheet = html(&taken.sheet.main);
    let table = csv(&taken.table);
    let acting = |one: char| {
        one.is_control()
            || ('\u{200b}'..='\u{200f}').contains(&one)
            || ('\u{202a}'..='\u{2069}').contains(&one)
    };
    for text in [&sheet, &taken.sheet.title, &taken.sheet.running] {
        assert!(!text.contains(acting), "{text:?}");
    }
    for markup in ["<script", "<b>=", "<i>", "</style", "javascript:", "<a"] {
        assert!(!sheet.contains(markup), "{markup}");
    }
    assert!(sheet.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;',&amp; [2J "));
    assert!(
        !table
            .replace("\r\n", "")
            .replacen('\u{feff}', "", 1)
            .contains(acting)
    );
    assert!(!taken.message.replace('\n', "").contains(acting));
    let fields = taken.table.iter().flatten();
    for field in fields.chain(
        taken
            .message
            .split('\n')
            .map(str::to_owned)
            .collect::<Vec<_>>()
            .iter(),
    ) {
        assert!(field.chars().count() < 6_000, "{}", field.chars().count());
    }
    // As a spreadsheet reads it: no field begins a formula.
    let lines = table.split("\r\n").filter(|line| !line.is_empty());
    let fields = lines.flat_map(|line| line.trim_matches(['"', '\u{feff}']).split("\",\""));
    assert!(
        fields
            .clone()
            .filter(|field| field.contains("cmd()"))
            .count()
            > 20
    );
    for field in fields {
        assert!(!field.starts_with(['=', '+', '-', '@', '＝']), "{field}");
    }
    for name in taken.names {
        assert!(
            !name.contains(['/', '\\', '<', '>', ':', '"', '|', '?', '*', ' ']),
            "{name}"
        );
        assert!(!name.contains(acting), "{name:?}");
    }
}

#[test]
fn files_have_names_in_the_words_of_the_visitor() {
    let names = small_report(Lang::Zh, "{}").names;
    assert_eq!(
        names,
        [
            "小政策-企业-自查-2026-11-24.csv",
            "小政策-企业-自查-2026-11-24.json",
            "小政策-企业-自查例子-2026-11-24.json"
        ]
    );
    let names = small_report(Lang::En, "{}").names;
    assert_eq!(names[2], "Small-Firm-self-check_example-2026-11-24.json");
}

#[test]
fn a_scorecard_has_its_points_and_its_grade() {
    let files = files();
    let files = files
        .iter()
        .find(|one| one.name.ends_with("ningxia-skill-master-studio"));
    let policy = files.expect("it is there").load();
    let taken = taken(&policy, "assessment", "{}");
    assert!(line(&taken, "序号").contains(&"得分".to_owned()));
    assert!(line(&taken, "自评得分")[1].contains("满分 100"));
    assert!(html(&taken.sheet.main).contains("<th class=\"figure\" scope=\"col\">得分</th>"));
}
