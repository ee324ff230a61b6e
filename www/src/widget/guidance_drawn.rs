//! What is drawn of guidance, as HTML and without a browser.

use std::rc::Rc;

use eligibility_check::answers::Data;
use futures::executor::block_on;
use wasm_bindgen::{JsCast, JsValue};
use yew::ServerRenderer;

use super::app::{App, AppProps};
use super::guidance::tests::{POLICY, computed, day, policy, visitor};
use super::guidance::{Exploration, Look, Opened, Others, Trial};
use super::snapshot::Snapshot;
use super::state::{Action, Change, State, adopt, reduce};
use super::store::Store;

/// The HTML of a state with everything computed; made where it is drawn, for nothing of it may change its thread.
fn drawn(state: fn() -> State) -> String {
    let props = move || AppProps {
        store: store(computed(Snapshot::new(state()), u64::MAX)),
    };
    rendered(props)
}

/// Nobody listens, and there is no page.
fn store(now: Snapshot) -> Rc<Store> {
    let nothing = || JsValue::NULL;
    Store::new(
        nothing().unchecked_into(),
        nothing().unchecked_into(),
        now,
        false,
    )
}

fn rendered(props: impl 'static + Send + FnOnce() -> AppProps) -> String {
    let renderer = ServerRenderer::<App>::with_props(props);
    block_on(renderer.hydratable(false).render())
}

/// What stands between the beginning of a card and that of the next.
fn card<'a>(html: &'a str, part: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!(" id=\"ec-{part}\""))?;
    rest.split("<section").next()
}

fn explored(state: &State, exploration: Exploration) -> State {
    reduce(state, &Action::Explore(exploration))
}

#[test]
fn the_nearest_gap_and_what_it_would_break_stand_first() {
    let html = drawn(|| visitor("1200", "1019"));
    let nearest = card(&html, "nearest").expect("gaps");
    assert!(nearest.contains("<span>“证书”再增加 1 人次"), "{nearest}");
    assert!(
        nearest.contains("证书不低于 85\u{a0}% <span class=\"clause\">第一条</span>"),
        "{nearest}"
    );
    // Trained more, the share falls.
    let html = drawn(|| visitor("990", "842"));
    let nearest = card(&html, "nearest").expect("gaps");
    assert!(
        nearest.contains("但会使以下条件变为未达到：证书不低于 85\u{a0}%"),
        "{nearest}"
    );
}

#[test]
fn a_gap_stands_at_its_criterion_as_well() {
    let html = drawn(|| visitor("1200", "1019"));
    assert!(
        html.contains(" data-gap=\"share\" class=\"gap\">“证书”再增加 1 人次"),
        "{html}"
    );
    assert!(html.contains(" data-gap=\"total\" class=\"gap\"></span>"));
}

#[test]
fn the_plan_can_be_entered_and_taken_back() {
    let html = drawn(|| visitor("900", "19"));
    let plan = card(&html, "plan").expect("a plan");
    assert!(
        plan.contains("培训人次：共 1,000 人次，增加 100 人次"),
        "{plan}"
    );
    assert!(plan.contains("<span>按方案填入</span>"));
    let html = drawn(|| {
        let now = computed(Snapshot::new(visitor("900", "19")), u64::MAX);
        let answers = now.advice.and_then(|advice| advice.planned_answers());
        reduce(&now.state, &Action::Plan(answers.expect("a plan")))
    });
    let plan = card(&html, "plan").expect("a plan");
    assert!(
        plan.contains("已按方案填入，可以撤销。") && plan.contains("<span>撤销</span>"),
        "{plan}"
    );
    assert!(!plan.contains("按方案填入</span>"));
}

#[test]
fn what_no_figure_can_mend_stands_in_the_plan() {
    let html = drawn(|| {
        let deny = Action::Answer("honest".to_owned(), Some(Data::Bool(false)));
        reduce(&visitor("900", "19"), &deny)
    });
    let plan = card(&html, "plan").expect("a plan");
    assert!(plan.contains("还要做到") && plan.contains("诚信"), "{plan}");
}

#[test]
fn another_figure_is_tried_beside_the_answers() {
    let html = drawn(|| visitor("1200", "1019"));
    let card_of = |html| card(html, "what-if").expect("a card").to_owned();
    let tried = card_of(&html);
    assert!(
        tried.contains("<option value=\"certificates\" selected=\"selected\">证书</option>"),
        "{tried}"
    );
    assert!(tried.contains(" value=\"1019\""), "{tried}");
    assert!(tried.contains("这是现在的数字。"), "{tried}");
    assert!(tried.contains("<span>1,020 人次：达到</span>"), "{tried}");
    let html = drawn(|| {
        let trial = Trial {
            input: "certificates".to_owned(),
            text: Some("1020".to_owned()),
        };
        explored(&visitor("1200", "1019"), Exploration::Try(trial))
    });
    let tried = card_of(&html);
    assert!(
        tried.contains("<li>达到：证书不低于 85\u{a0}%</li>"),
        "{tried}"
    );
    assert!(tried.contains(" value=\"1020\""), "{tried}");
}

#[test]
fn the_same_answers_are_compared() {
    let html = drawn(|| {
        let other = Action::Answer("special".to_owned(), Some(Data::Bool(false)));
        let state = reduce(&visitor("1200", "19"), &other);
        let state = explored(
            &state,
            Exploration::Beside("guided".into(), "school".into()),
        );
        let special = Exploration::Instead("special".to_owned(), Some(Data::Bool(true)));
        explored(&state, special)
    });
    let comparison = card(&html, "comparison").expect("a card");
    assert!(
        comparison.contains(" data-compared=\"guided/school\"><div"),
        "{comparison}"
    );
    assert!(
        comparison.contains("<b>条件均已达到</b><span class=\"soft\">更近</span>"),
        "{comparison}"
    );
    assert!(comparison.contains("如果“特殊工种”是"), "{comparison}");
    assert!(
        comparison.contains("<option value=\"0\" selected=\"selected\">是</option>"),
        "{comparison}"
    );
    assert!(
        comparison.contains(" data-compared=\"special\"><div"),
        "{comparison}"
    );
    assert!(
        comparison.contains("<span>也看看其他政策</span>"),
        "{comparison}"
    );
}

#[test]
fn a_closed_call_of_another_policy_does_not_look_live() {
    let html = drawn(|| {
        let closed = POLICY
            .replace(r#""id": "guided""#, r#""id": "elsewhere""#)
            .replace("2026-12-31", "2026-11-02");
        let change = Change {
            others: Some(Others::Loaded(vec![policy(&closed)])),
            ..Change::default()
        };
        let state = adopt(&visitor("1200", "1100"), change);
        explored(
            &state,
            Exploration::Beside("elsewhere".into(), "school".into()),
        )
    });
    let comparison = card(&html, "comparison").expect("a card");
    assert!(
        comparison.contains("（仅供了解，不是现行结果）"),
        "{comparison}"
    );
    assert!(!comparison.contains("也看看其他政策"), "{comparison}");
}

#[test]
fn policies_that_could_not_be_loaded_are_told() {
    let html = drawn(|| {
        let change = Change {
            others: Some(Others::Missing),
            ..Change::default()
        };
        adopt(&visitor("1200", "1100"), change)
    });
    let comparison = card(&html, "comparison").expect("a card");
    assert!(comparison.contains("其他政策没有载入"), "{comparison}");
    assert!(comparison.contains("也看看其他政策"), "{comparison}");
}

#[test]
fn all_criteria_stand_at_a_glance_and_can_be_listed_by_their_looks() {
    let html = drawn(|| explored(&visitor("1200", "19"), Exploration::List(Look::Unmet)));
    assert!(
        html.contains(" aria-label=\"未达到 1 · 达到 1 · 待填 1 · 专家评审 1\""),
        "{html}"
    );
    assert!(html.contains("<span>未达到</span> <b>1</b>"));
    // The row of its own, and the groups without any.
    let rows = html.split("<li data-look=").skip(1);
    let hidden = rows.filter(|row| {
        row.split('>')
            .next()
            .is_some_and(|tag| tag.contains(" hidden"))
    });
    assert_eq!(hidden.count(), 3);
}

#[test]
fn a_check_of_triggers_is_listed_in_its_own_words() {
    let html = drawn(|| {
        let state = State::new(policy(POLICY), day());
        let state = reduce(&state, &Action::Choose(2));
        let deny = Action::Answer("fraud".to_owned(), Some(Data::Bool(false)));
        reduce(&state, &deny)
    });
    assert!(html.contains("<span>已触发</span> <b>0</b>"), "{html}");
    assert!(!html.contains("<span>未达到</span> <b>"));
    for part in ["nearest", "plan", "comparison"] {
        assert!(card(&html, part).is_none(), "{part}");
    }
    assert!(html.contains("可自查的情形均未触发"), "{html}");
}

#[test]
fn an_opened_criterion_tells_why_with_its_clauses_and_what_to_fill_in() {
    let html = drawn(|| {
        let open = Exploration::Open(Opened::Criterion("share".to_owned()), true);
        let state = reduce(&State::new(policy(POLICY), day()), &Action::Choose(0));
        explored(&state, open)
    });
    let (_, opened) = html.split_once(" data-why=\"share\">").expect("a place");
    let opened = opened.split("</details>").next().expect("its end");
    for told in [
        "<dt>条款</dt><dd>第一条</dd>",
        "<dt>原文</dt><dd>原话</dd>",
        "<dt>理解</dt><dd>按 85\u{a0}% 理解</dd>",
    ] {
        assert!(opened.contains(told), "{opened}");
    }
    assert!(
        opened.contains("<dt>证明材料</dt><dd>名册</dd>"),
        "{opened}"
    );
    assert!(
        opened.contains("<span>去填写：其中：证书</span>"),
        "{opened}"
    );
    assert!(
        html.contains(" data-why=\"total\"></div>"),
        "nothing that is closed is written out"
    );
}

#[test]
fn how_a_statement_is_read_is_written_out_once_it_is_opened() {
    let closed = drawn(|| visitor("1200", "19"));
    assert!(closed.contains(" data-note=\"honest\"></p>"));
    let opened = drawn(|| {
        let open = Exploration::Open(Opened::Reading("honest".to_owned()), true);
        explored(&visitor("1200", "19"), open)
    });
    assert!(opened.contains(" data-note=\"honest\">以公示为准</p>"));
}

#[test]
fn each_section_says_how_much_of_it_is_filled_in() {
    let html = drawn(|| visitor("1200", "19"));
    assert!(
        html.contains("<span class=\"guide-progress\">已填 3 / 5</span>"),
        "{html}"
    );
}

#[test]
fn the_facts_are_those_of_the_check_and_the_page_may_name_its_own_number() {
    let html = drawn(|| visitor("1200", "19"));
    assert!(
        html.contains("填写以下各项后，这里显示材料报送到哪里。"),
        "{html}"
    );
    assert!(
        card(&html, "dates").is_some_and(|dates| dates.contains("2026年11月1日 – 2026年12月31日"))
    );
    assert!(card(&html, "award").is_some_and(|award| award.contains("补贴 50\u{a0}%")));
    assert!(html.contains("href=\"tel:0951-1234567\""), "{html}");
    let html = drawn(|| {
        let base = Action::Answer("base".to_owned(), Some(Data::Bool(true)));
        let change = Change {
            phone: Some(Some("12333".to_owned())),
            ..Change::default()
        };
        adopt(&reduce(&visitor("1200", "19"), &base), change)
    });
    assert!(card(&html, "routes").is_some_and(|routes| routes.contains("<b>市人社局</b>")));
    assert!(html.contains("href=\"tel:12333\""));
    assert!(!html.contains("0951-1234567"));
}

#[test]
fn where_guidance_is_not_computed_one_sentence_says_so() {
    let html = drawn(|| {
        let change = Change {
            guided: Some(false),
            ..Change::default()
        };
        adopt(&visitor("1200", "19"), change)
    });
    assert!(html.contains("差距和方案没有算出"), "{html}");
    for part in ["nearest", "plan", "what-if", "comparison"] {
        assert!(card(&html, part).is_none(), "{part}");
    }
}
