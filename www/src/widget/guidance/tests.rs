//! Guidance as it is computed: in slices as at once, on the answers of the moment, and what the visitor looks at.

use std::rc::Rc;

use eligibility_check::answers::Data;
use eligibility_check::exact::{Date, Rational};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::Guided;
use eligibility_check::text;

use super::pace::Making;
use super::{Advice, Comparison, Exploration, Look, Opened, Others, Pick, Trial, variants};
use super::{shown_lever, trial_result};
use crate::widget::outcome::outcome;
use crate::widget::snapshot::Snapshot;
use crate::widget::state::{Action, Change, Slot, State, adopt, reduce};

/// A share of two figures with a waiver, a total, what is declared and what experts judge; a second check with a smaller
/// total, and one of triggers.
pub(in crate::widget) const POLICY: &str = include_str!("tests.json");

pub(in crate::widget) fn policy(json: &str) -> Rc<Policy> {
    let data = Data::from_json(json).expect("JSON");
    Rc::new(Policy::load(&data, Lang::Zh).expect("a policy"))
}

pub(in crate::widget) fn day() -> Date {
    Date::new(2026, 11, 24).expect("a day")
}

/// A visitor of the first check, with these figures and without a waiver.
pub(in crate::widget) fn visitor(trained: &str, certificates: &str) -> State {
    let state = State::new(policy(POLICY), day());
    let state = reduce(&state, &Action::Choose(0));
    let special = Action::Answer("special".to_owned(), Some(Data::Bool(false)));
    let state = reduce(&state, &special);
    typed(
        &typed(&state, "trained", trained),
        "certificates",
        certificates,
    )
}

fn typed(state: &State, input: &str, text: &str) -> State {
    reduce(state, &Action::Type(Slot::of(input), text.to_owned()))
}

fn explored(state: &State, exploration: Exploration) -> State {
    reduce(state, &Action::Explore(exploration))
}

/// Everything computed that is missing, in slices of so much work.
pub(in crate::widget) fn computed(mut now: Snapshot, slice: u64) -> Snapshot {
    let mut making = Making::default();
    loop {
        let (done, more) = making.advance(&now, false, slice);
        if let Some(done) = done {
            now = done;
        }
        if !more {
            assert!(now.is_complete());
            return now;
        }
    }
}

fn written(now: &Snapshot) -> String {
    let advice = now.fresh_advice().expect("guidance");
    let mut guided = Guided::from(advice.guidance());
    if let Some(comparison) = &now.comparison {
        let results = comparison.results().into_iter();
        guided.comparison = results.map(|(_, compared)| compared).collect();
    }
    let report = advice.report().expect("a report").guided(&guided);
    serde_json::to_string(&report).expect("JSON")
}

#[test]
fn guidance_in_slices_equals_guidance_at_once() {
    let state = visitor("1200", "19");
    let state = explored(
        &state,
        Exploration::Beside("guided".into(), "school".into()),
    );
    let whole = computed(Snapshot::new(state.clone()), u64::MAX);
    for slice in [1, 100, 4000] {
        let sliced = computed(Snapshot::new(state.clone()), slice);
        assert_eq!(written(&sliced), written(&whole), "{slice}");
    }
    assert!(written(&whole).contains(r#""nearest":[{"input":"certificates""#));
    assert!(written(&whole).contains(r#""comparison":[{"policy":"guided","check":"school""#));
}

#[test]
fn what_was_begun_is_dropped_once_an_answer_changes() {
    let now = Snapshot::new(visitor("1200", "19"));
    let mut making = Making::default();
    assert!(making.advance(&now, false, 1).1);
    let after = now.then(typed(&now.state, "certificates", "1019"));
    loop {
        let (done, more) = making.advance(&after, false, 1);
        if !more {
            let advice = done.and_then(|done| done.advice).expect("guidance");
            let nearest = advice.report().expect("a report").nearest_gaps();
            assert_eq!(nearest.first().map(|(_, gap)| gap.by), Some(Rational::ONE));
            return;
        }
    }
}

#[test]
fn guidance_so_far_stays_until_there_is_newer() {
    let now = computed(Snapshot::new(visitor("1200", "19")), u64::MAX);
    let after = now.then(typed(&now.state, "certificates", "18"));
    assert!(after.advice.is_some() && after.fresh_advice().is_none());
    assert!(
        after
            .report()
            .is_some_and(|report| !report.distances.is_empty())
    );
    // Not beside a criterion with another status.
    let met = now.then(typed(&now.state, "certificates", "1100"));
    assert!(
        met.report()
            .is_some_and(|report| report.distances.is_empty())
    );
    // Nor in another check.
    let school = now.then(reduce(&now.state, &Action::Choose(1)));
    assert!(school.advice.is_none());
}

#[test]
fn looking_around_evaluates_and_computes_nothing_again() {
    let now = computed(Snapshot::new(visitor("1200", "19")), u64::MAX);
    let open = Exploration::Open(Opened::Missing, true);
    for exploration in [open, Exploration::List(Look::Judged)] {
        let after = now.then(explored(&now.state, exploration));
        assert!(after.is_complete());
        let (before, after) = (now.outcome.as_ref(), after.outcome.as_ref());
        assert!(
            before
                .zip(after)
                .is_some_and(|(before, after)| Rc::ptr_eq(before, after))
        );
    }
}

#[test]
fn taking_the_plan_back_brings_its_guidance_back() {
    let now = computed(Snapshot::new(visitor("900", "19")), u64::MAX);
    let advice = now.advice.clone().expect("guidance");
    let planned = advice.planned_answers().expect("a plan");
    assert_eq!(planned.get("trained"), Some(&Data::Integer(1000)));
    let entered = computed(
        now.then(reduce(&now.state, &Action::Plan(planned))),
        u64::MAX,
    );
    assert!(!Rc::ptr_eq(
        entered.advice.as_ref().expect("guidance"),
        &advice
    ));
    let back = entered.then(reduce(&entered.state, &Action::Undo));
    assert!(Rc::ptr_eq(back.fresh_advice().expect("guidance"), &advice));
    assert_eq!(back.state.answers, now.state.answers);
}

#[test]
fn without_guidance_none_is_computed_until_an_answer_changes() {
    let state = visitor("1200", "19");
    let bare = adopt(
        &state,
        Change {
            guided: Some(false),
            ..Change::default()
        },
    );
    let now = computed(Snapshot::new(bare), 100);
    assert!(now.advice.is_none());
    let after = now.then(typed(&now.state, "certificates", "18"));
    assert!(!after.is_complete());
}

#[test]
fn a_list_that_became_empty_lists_everything_again() {
    let now = Snapshot::new(visitor("1200", "19"));
    let now = now.then(explored(&now.state, Exploration::List(Look::Unmet)));
    assert_eq!(now.state.choices.look, Look::Unmet);
    let met = now.then(typed(&now.state, "certificates", "1100"));
    assert_eq!(met.state.choices.look, Look::All);
}

#[test]
fn in_a_check_of_triggers_what_is_against_the_applicant_is_what_applies() {
    let state = State::new(policy(POLICY), day());
    let state = reduce(&state, &Action::Choose(2));
    for (answer, count) in [(true, 1), (false, 0)] {
        let answer = Action::Answer("fraud".to_owned(), Some(Data::Bool(answer)));
        let now = Snapshot::new(reduce(&state, &answer));
        let report = now.report().expect("a report");
        assert_eq!(Look::Unmet.count(report), count);
        assert_eq!(Look::Judged.count(report), 1);
    }
}

#[test]
fn what_is_opened_tried_and_picked_belongs_to_one_check() {
    let opened = Opened::Criterion("total".to_owned());
    let trial = Trial {
        input: "trained".to_owned(),
        text: Some("1300".to_owned()),
    };
    let mut state = visitor("1200", "19");
    for exploration in [
        Exploration::Open(opened.clone(), true),
        Exploration::Try(trial),
        Exploration::Beside("guided".into(), "school".into()),
        Exploration::List(Look::Judged),
    ] {
        state = explored(&state, exploration);
    }
    assert!(state.choices.is_open(&opened));
    let other = reduce(&state, &Action::Choose(1));
    assert!(!other.choices.is_open(&opened));
    assert!(other.choices.trial.is_none() && other.choices.picks.is_empty());
    assert_eq!(other.choices.look, Look::Judged);
    let closed = explored(&state, Exploration::Open(opened.clone(), false));
    assert!(!closed.choices.is_open(&opened));
}

#[test]
fn checks_are_compared_before_answers_and_what_is_no_other_answer_is_dropped() {
    let special = |value: bool| Action::Answer("special".to_owned(), Some(Data::Bool(value)));
    let mut state = reduce(&visitor("1200", "19"), &special(false));
    let instead = Exploration::Instead("special".to_owned(), Some(Data::Bool(true)));
    state = explored(&state, instead);
    state = explored(
        &state,
        Exploration::Beside("guided".into(), "school".into()),
    );
    let keys = |state: &State| {
        let picks = state.choices.picks.iter().map(Pick::key);
        picks.collect::<Vec<_>>()
    };
    assert_eq!(keys(&state), ["guided/school", "special"]);
    let now = computed(Snapshot::new(state.clone()), 1000);
    let comparison = now.comparison.as_ref().expect("a comparison");
    let met = comparison
        .results()
        .iter()
        .map(|(_, compared)| compared.nearest)
        .collect::<Vec<_>>();
    assert_eq!(met, [true, false]);
    let same = reduce(&state, &special(true));
    assert_eq!(keys(&same), ["guided/school"]);
    let taken = explored(&same, Exploration::Beside("guided".into(), "school".into()));
    assert!(keys(&taken).is_empty());
}

#[test]
fn checks_of_other_policies_are_compared_once_they_are_loaded() {
    let pick = Exploration::Beside("elsewhere".into(), "school".into());
    let state = explored(&visitor("1200", "19"), pick);
    assert!(variants(&state).is_empty());
    let other = policy(&POLICY.replace(r#""id": "guided""#, r#""id": "elsewhere""#));
    let change = Change {
        others: Some(Others::Loaded(vec![other])),
        ..Change::default()
    };
    let now = computed(Snapshot::new(adopt(&state, change)), u64::MAX);
    let comparison = now.comparison.as_deref().map(Comparison::results);
    let results = comparison.expect("a comparison");
    let policies = results
        .iter()
        .map(|(_, compared)| &*compared.variant.policy.id);
    assert_eq!(policies.collect::<Vec<_>>(), ["elsewhere"]);
}

#[test]
fn a_figure_to_try_is_a_plain_number() {
    let figure = |text: &str| {
        let trial = Trial {
            input: String::new(),
            text: Some(text.to_owned()),
        };
        trial.figure()
    };
    let number = |text: &str| Rational::parse_decimal(text);
    for (text, wanted) in [
        ("1,020", "1020"),
        (" 1020 ", "1020"),
        ("1，020", "1020"),
        ("0.50", "0.5"),
    ] {
        assert_eq!(figure(text), number(wanted), "{text}");
    }
    for text in ["", "99x", "-1", "1.", ".5", "1.2.3", "１", "1e3"] {
        assert_eq!(figure(text), None, "{text}");
    }
}

#[test]
fn what_comes_of_a_figure_is_told_in_sentences() {
    let state = Rc::new(visitor("1200", "1019"));
    let outcome = outcome(&state).expect("a check");
    let advice = Advice::begin(state, outcome, false).complete();
    let lever = shown_lever(&advice, None).expect("a lever");
    let tried = |text: Option<&str>| {
        let trial = Trial {
            input: "certificates".to_owned(),
            text: text.map(str::to_owned),
        };
        trial_result(&advice, lever, Some(&trial)).sentences(Lang::Zh)
    };
    assert_eq!(tried(None), ["这是现在的数字。"]);
    assert_eq!(tried(Some("1019")), ["这是现在的数字。"]);
    assert_eq!(
        tried(Some("1201")),
        ["请填 0 人次 到 1,200 人次 之间、与现在相差整数的数字。"]
    );
    let found = tried(Some("1020"));
    assert_eq!(
        found.get(1).map(String::as_str),
        Some("达到：证书不低于 85 %")
    );
}

#[test]
fn the_round_that_counts_is_the_open_one_else_the_next_else_the_last() {
    let data = Data::from_json(POLICY).expect("JSON");
    let policy = Policy::load(&data, Lang::En).expect("a policy");
    for ((year, month), wanted) in [
        ((2026, 2), "1 March 2026 – 31 March 2026"),
        ((2026, 4), "1 November 2026 – 31 December 2026"),
        ((2027, 4), "1 November 2026 – 31 December 2026"),
    ] {
        let day = Date::new(year, month, 15).expect("a day");
        assert_eq!(text::round_days(&policy, day).as_deref(), Some(wanted));
    }
}
