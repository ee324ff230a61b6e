//! The criteria as HTML for the inside of the tag: complete, and free of markup that a policy brings along.

use eligibility_check::policy::{Criterion, Fact, Lang, Policy};
use eligibility_check::static_list::static_list;
use proptest::prelude::*;

use crate::report::full;
use crate::support::{SMALL, load, load_in};

/// Every tag that the list may have.
const TAGS: [&str; 13] = [
    "h2", "h3", "p", "details", "summary", "ul", "li", "b", "small", "div", "br", "a", "/a",
];

/// The text of HTML between its tags, with its entities as characters; the tags have to be known and closed in order.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').expect("a tag ends");
        rest = after;
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed), "{html}"),
            None => {
                assert!(TAGS.contains(&name), "<{tag}>");
                let plain = [name.to_owned(), format!("{name} lang=\"zh-CN\"")];
                let link = name == "a" && tag.starts_with("a href=\"http");
                assert!(plain.contains(&tag.to_owned()) || link, "<{tag}>");
                if name != "br" {
                    open.push(name);
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    text.push_str(rest);
    assert!(!text.contains('>'), "{text}");
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    let plain = entities.iter();
    plain.fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

#[test]
fn of_the_small_policy() {
    insta::assert_snapshot!(static_list(&load(&full())));
}

#[test]
fn of_the_small_policy_in_english() {
    insta::assert_snapshot!(static_list(&load_in(&full(), Lang::En)));
}

/// A figure that counts from the day of the check has no place in a text that stays.
#[test]
fn no_day_is_frozen_into_it() {
    let dated = SMALL.replace(
        "soft = true\nholds = 'not removed_before or as_of > removed_on + duration(\"P5Y\")'\nstatement = { zh = \"不在五年限制期内\" }",
        "measure = \"removed_on\"\nat_most = 'as_of - duration(\"P5Y\")'\nstatement = { zh = \"取消不晚于 {required}\" }",
    );
    assert!(dated.contains("取消不晚于"));
    let html = static_list(&load(&dated));
    assert!(
        html.contains("取消不晚于 （按核对当天计算的日期）"),
        "{html}"
    );
}

/// Several conditions may lead to one place, and where the document names none there is nothing to list.
#[test]
fn a_place_to_hand_in_stands_once() {
    let mut policy = load(&full());
    let route = policy.routes[0].clone();
    let mut other = route.clone();
    other.checks = vec![0];
    let mut nowhere = route;
    (nowhere.to, nowhere.unspecified) = ("文件没有写".to_owned(), true);
    policy.routes.extend([other, nowhere]);
    let html = static_list(&policy);
    assert_eq!(html.matches("省里").count(), 1, "{html}");
    assert!(
        html.contains("省里 <small>十</small>"),
        "now for all checks: {html}"
    );
    assert!(!html.contains("<li>文件没有写"), "{html}");
}

#[test]
fn a_link_that_would_run_something_is_text() {
    let mut policy = load(&full());
    policy.url = Some("javascript:alert(1)//https://".to_owned());
    let html = static_list(&policy);
    assert!(!html.contains("href"), "{html}");
    policy.url = Some("https://example.org/?a=1&b=\"2\"".to_owned());
    let html = static_list(&policy);
    assert!(
        html.contains("href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""),
        "{html}"
    );
}

/// Puts a text everywhere where a policy has one.
fn fill(policy: &mut Policy, text: &str) {
    let text = || text.to_owned();
    policy.title = text();
    policy.issuer = text();
    policy.number = Some(text());
    policy.url = Some(format!("https://{}", text()));
    policy.about = Some(text());
    policy.contact_phone = Some(text());
    policy.contact_address = Some(text());
    if let Some(round) = &mut policy.round {
        (round.statement, round.clause) = (text(), text());
    }
    for check in &mut policy.checks {
        (check.title, check.summary, check.clause) = (text(), Some(text()), Some(text()));
        let fill = |criterion: &mut Criterion| {
            (criterion.clause, criterion.statement) = (text(), text());
            (criterion.note, criterion.by) = (Some(text()), Some(text()));
            criterion.materials = vec![text()];
            for clause in criterion.waivers.iter_mut().chain(&mut criterion.applies) {
                (clause.clause, clause.statement) = (text(), text());
            }
        };
        check.criteria.iter_mut().for_each(fill);
    }
    for route in &mut policy.routes {
        (route.to, route.clause, route.note) = (text(), text(), Some(text()));
    }
    let facts = [
        &mut policy.procedure,
        &mut policy.award,
        &mut policy.materials,
        &mut policy.dates,
    ];
    let fill = |fact: &mut Fact| {
        (fact.title, fact.text) = (Some(text()), text());
        (fact.clause, fact.note) = (text(), Some(text()));
    };
    facts.into_iter().flatten().for_each(fill);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_becomes_markup(
        text in prop_oneof![
            "[^{}]{1,40}",
            "[<>&\"'/= a-z]{1,40}",
            Just("</div><script>alert(1)</script>".to_owned()),
            Just("\"><img src=x onerror=alert(1)>".to_owned()),
            Just("&lt;b&gt; &amp;amp;".to_owned()),
        ],
    ) {
        let mut policy = load(&full());
        fill(&mut policy, &text);
        let said = text_of(&static_list(&policy));
        let expected = text.replace(|one: char| one.is_control(), " ");
        prop_assert!(said.contains(&expected), "{expected:?} in {said}");
        // The title, the statements and what else has it: nothing is cut off.
        prop_assert!(said.matches(&expected).count() >= 20);
    }
}
