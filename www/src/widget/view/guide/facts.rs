//! Worth knowing beside the result: where to hand it in, the steps, the dates, the award, whom to ask.

use std::rc::Rc;

use eligibility_check::exact::digits;
use eligibility_check::policy::{CheckKind, Route};
use eligibility_check::report::{Cited, Report};
use eligibility_check::text;
use yew::prelude::*;

use super::pieces::{card, line};
use crate::widget::gesture::Gesture;
use crate::widget::outcome::Outcome;
use crate::widget::state::State;
use crate::widget::store::Store;
use crate::widget::view::leaf::{Shared, link, unbroken};
use crate::widget::words::{GuideWords, guide_words};

/// What it depends on.
#[derive(Properties)]
pub(super) struct FactsProps {
    pub(super) store: Rc<Store>,
    pub(super) state: Shared<State>,
    pub(super) outcome: Shared<Outcome>,
}

/// Few answers change any of it.
impl PartialEq for FactsProps {
    fn eq(&self, other: &Self) -> bool {
        let (own, theirs) = (&self.outcome.evaluation, &other.outcome.evaluation);
        self.store == other.store
            && self.state.shows_check_of(&other.state)
            && self.state.phone == other.state.phone
            && own.facts.as_of == theirs.facts.as_of
            && own.routes == theirs.routes
            && own.missing_for_route == theirs.missing_for_route
    }
}

#[component]
pub(super) fn Facts(
    FactsProps {
        store,
        state,
        outcome,
    }: &FactsProps,
) -> Html {
    let policy = &*state.policy;
    let words = guide_words(policy.lang);
    let Some(report) = Report::new(policy, &outcome.evaluation, &state.answers) else {
        return Html::default();
    };
    let applying = report.check.kind == CheckKind::Eligibility;
    let (procedure, award) = if applying {
        (words.procedure, words.award)
    } else {
        (words.follows, words.support)
    };
    // What is said of the round, and below it its days.
    let days = text::round_days(policy, report.evaluation.facts.as_of);
    let round = report.round().filter(|_| applying);
    let round = round.map(|round| Entry {
        days: days.as_deref(),
        ..Entry::from(round)
    });
    let cited = |facts| report.cited(facts).map(Entry::from);
    html! {
        <>
            <div class="facts-column">
                { routes(store, report, words) }
                { steps(procedure, cited(&policy.procedure)) }
            </div>
            <div class="facts-column">
                { entries("dates", words.dates, round.into_iter().chain(cited(&policy.dates))) }
                { entries("award", award, cited(&policy.award)) }
                { entries("materials", words.documents, cited(&policy.materials)) }
                { contact(state, words) }
            </div>
        </>
    }
}

/// Something that is said, where it stands, and how it is read.
struct Entry<'a> {
    name: Option<&'a str>,
    /// Whether the name is that of somebody.
    bold: bool,
    clause: &'a str,
    days: Option<&'a str>,
    text: Option<&'a str>,
    note: Option<&'a str>,
}

impl<'a> From<Cited<'a>> for Entry<'a> {
    fn from(cited: Cited<'a>) -> Self {
        Self {
            name: cited.title,
            bold: true,
            clause: cited.clause,
            days: None,
            text: Some(cited.text),
            note: cited.note,
        }
    }
}

impl<'a> From<&'a Route> for Entry<'a> {
    fn from(route: &'a Route) -> Self {
        Self {
            name: Some(&route.to),
            bold: !route.unspecified,
            clause: &route.clause,
            days: None,
            text: None,
            note: route.note.as_deref(),
        }
    }
}

fn item((place, entry): (usize, Entry<'_>)) -> Html {
    let name = entry.name.unwrap_or_default();
    let lines = [entry.days, entry.text].into_iter().flatten();
    // It is replaced as a whole where it says something else.
    let key = lines.clone().chain([name, entry.clause]);
    let key = digits(place) + &*key.collect::<String>();
    html! {
        <li {key}>
            <p>
                if entry.name.is_some() {
                    if entry.bold {
                        <b>{name.to_owned()}</b>
                    } else {
                        <span>{name.to_owned()}</span>
                    }
                }
                { " " }
                <span class="clause">{entry.clause.to_owned()}</span>
            </p>
            for text in lines {
                <p>{ unbroken(text) }</p>
            }
            if let Some(note) = entry.note {
                <p class="note">{ unbroken(note) }</p>
            }
        </li>
    }
}

fn items<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Vec<Html> {
    entries.enumerate().map(item).collect()
}

/// A card of entries in their order.
fn entries<'a>(part: &'static str, title: &str, entries: impl Iterator<Item = Entry<'a>>) -> Html {
    let items = items(entries);
    if items.is_empty() {
        return Html::default();
    }
    card(
        part,
        title,
        html! { <ul class="cited" role="list">{ for items }</ul> },
    )
}

/// The steps, with their numbers.
fn steps<'a>(title: &str, steps: impl Iterator<Item = Entry<'a>>) -> Html {
    let items = items(steps);
    if items.is_empty() {
        return Html::default();
    }
    card(
        "procedure",
        title,
        html! { <ol class="cited cited-steps" role="list">{ for items }</ol> },
    )
}

fn routes(store: &Rc<Store>, report: Report<'_>, words: &GuideWords) -> Html {
    let routes = items(report.routes().map(Entry::from));
    let open = report.policy.ids(&report.evaluation.missing_for_route);
    if routes.is_empty() && open.is_empty() {
        return Html::default();
    }
    let missing = open.iter().map(|input| {
        let label = text::input_label(report.policy, Some(report.evaluation.check), input);
        html! { <li key={*input}>{ link(store, Gesture::Lead((*input).to_owned()), &label) }</li> }
    });
    let content = html! {
        <>
            if !routes.is_empty() {
                <ul class="cited" role="list">{ for routes }</ul>
            }
            if !open.is_empty() {
                { line(Some("section-help"), words.route_open) }
                <ul class="missing" role="list">{ missing.collect::<Html>() }</ul>
            }
        </>
    };
    card("routes", words.routes, content)
}

fn contact(state: &State, words: &GuideWords) -> Html {
    let policy = &state.policy;
    let phone = state.phone.as_ref().or(policy.contact_phone.as_ref());
    let address = policy.contact_address.as_ref();
    if phone.is_none() && address.is_none() {
        return Html::default();
    }
    let content = html! {
        <>
            if let Some(phone) = phone {
                <p key={&**phone}><a class="phone" href={["tel:", phone].concat()}>{&**phone}</a></p>
            }
            if let Some(address) = address {
                { line(None, address) }
            }
        </>
    };
    card("contact", words.contact, content)
}
