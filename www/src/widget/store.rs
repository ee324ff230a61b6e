//! Holds the state of one widget, and tells the page of what changed.
//!
//! No borrow outlives a line: the page may call back into the widget from within an event.

use std::cell::RefCell;
use std::rc::Rc;

use eligibility_check::exact::digits;
use eligibility_check::policy::{Evidence, Lang};
use eligibility_check::report::Report;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::html::Scope;

use super::app::App;
use super::outcome::{Outcome, outcome};
use super::state::{Action, Slot, State, reduce};
use crate::edge::object;

/// The state of one widget and what follows from it.
#[derive(Clone)]
pub(crate) struct Snapshot {
    pub(crate) state: Rc<State>,
    /// `None` until a check is chosen.
    pub(crate) outcome: Option<Rc<Outcome>>,
}

impl Snapshot {
    /// The report on the answers as they stand; `None` until a check is chosen.
    pub(crate) fn report(&self) -> Option<Report<'_>> {
        let State {
            policy, answers, ..
        } = &*self.state;
        Report::new(policy, &self.outcome.as_ref()?.evaluation, answers)
    }
}

/// One widget.
pub(crate) struct Store {
    root: Element,
    emit: Function,
    now: RefCell<Snapshot>,
    redraw: RefCell<Option<Scope<App>>>,
}

/// A widget is equal to itself only: parts that are drawn with it are not drawn again because of it.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Store {
    pub(crate) fn new(root: Element, emit: Function, state: State) -> Rc<Self> {
        let now = RefCell::new(snapshot(state));
        Rc::new(Self {
            root,
            emit,
            now,
            redraw: RefCell::default(),
        })
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.now.borrow().clone()
    }

    /// What the visitor does.
    pub(crate) fn act(&self, action: &Action) {
        let before = self.snapshot();
        let after = self.put(reduce(&before.state, action));
        if before.state.answers != after.state.answers {
            let State { policy, check, .. } = &*after.state;
            let check = check.and_then(|check| policy.checks.get(check));
            let check = check.map_or_else(JsValue::default, |check| check.id.as_str().into());
            let mut detail = vec![("policy", policy.id.as_str().into()), ("check", check)];
            // Absent where several changed at once.
            if let Action::Type(Slot { input, .. }, _) | Action::Answer(input, _) = action {
                detail.push(("input", input.as_str().into()));
            }
            self.emit("change", &detail);
        }
        self.tell_result(&before, &after);
    }

    /// What the host sets: no answer changes by the visitor's hand.
    pub(crate) fn adopt(&self, state: State) {
        let before = self.snapshot();
        let after = self.put(state);
        self.tell_result(&before, &after);
    }

    pub(crate) fn ready(&self) {
        self.emit("ready", &[]);
    }

    /// Asks the page for the policy in another language.
    pub(crate) fn speak(&self, lang: Lang) {
        self.emit("language", &[("lang", lang.code().into())]);
    }

    /// What to call when there is something new to draw.
    pub(crate) fn on_redraw(&self, redraw: Scope<App>) {
        self.redraw.replace(Some(redraw));
    }

    /// Leads the visitor to a question: to what is wrong in it, else to what is blank, else to its start.
    pub(crate) fn focus(&self, input: &str) {
        let fields = ["[data-input='", input, "']"].concat();
        for state in ["[aria-invalid=true]", ":placeholder-shown", ":checked", ""] {
            if let Some(field) = self.find(&[&fields, state].concat()) {
                let _ = field.focus();
                return;
            }
        }
    }

    /// Leads the visitor to one field.
    pub(crate) fn focus_field(&self, slot: &Slot) {
        let year = slot.year.map(|year| ["-", &digits(year)].concat());
        let id = ["#ec-", &slot.input, year.as_deref().unwrap_or_default()];
        if let Some(field) = self.find(&id.concat()) {
            let _ = field.focus();
        }
    }

    /// Leads the visitor to the result.
    pub(crate) fn focus_result(&self) {
        if let Some(result) = self.find("#ec-result") {
            let _ = result.focus();
            result.scroll_into_view();
        }
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = self.root.query_selector(selector).ok()??;
        // Nothing but what the widget draws stands below its root.
        Some(found.unchecked_into())
    }

    fn put(&self, state: State) -> Snapshot {
        let after = snapshot(state);
        self.now.replace(after.clone());
        let redraw = self.redraw.borrow().clone();
        if let Some(redraw) = redraw {
            redraw.send_message(());
        }
        after
    }

    fn tell_result(&self, before: &Snapshot, after: &Snapshot) {
        let (Some(outcome), Some(report)) = (&after.outcome, after.report()) else {
            return;
        };
        let same = |before: &Rc<Outcome>| before.agrees_with(outcome);
        if before.state.policy.id == report.policy.id && before.outcome.as_ref().is_some_and(same) {
            return;
        }
        self.emit(
            "result",
            &[
                ("policy", report.policy.id.as_str().into()),
                ("check", report.check.id.as_str().into()),
                ("verdict", report.verdict().into()),
                ("live", report.evaluation.is_live().into()),
                ("counts", counts(report)),
            ],
        );
    }

    /// Tells the page. Never an answer.
    fn emit(&self, name: &str, detail: &[(&str, JsValue)]) {
        // What a listener throws is its own affair.
        let _ = self
            .emit
            .call2(&JsValue::NULL, &name.into(), &object(detail));
    }
}

/// As the report has them.
fn counts(report: Report<'_>) -> JsValue {
    let mut counts = Vec::new();
    for evidence in Evidence::ALL {
        let mut own = Vec::new();
        for (status, count) in report.tally(evidence).counted() {
            own.push((status.code(), count.into()));
        }
        counts.push((evidence.code(), object(&own)));
    }
    counts.push(("soft", report.soft_unmet().into()));
    object(&counts)
}

fn snapshot(state: State) -> Snapshot {
    Snapshot {
        outcome: outcome(&state),
        state: Rc::new(state),
    }
}
