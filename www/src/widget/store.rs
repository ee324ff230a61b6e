//! Holds the state of one widget, and tells the page of what changed.
//!
//! No borrow outlives a line: the page may call back into the widget from within an event.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use eligibility_check::policy::{Evidence, Lang};
use eligibility_check::report::Report;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::html::Scope;

use super::announcer::Announcer;
use super::app::App;
use super::focus::Places;
use super::guidance::{Others, Pace};
use super::outcome::Outcome;
use super::snapshot::Snapshot;
use super::state::{Action, Change, Slot, State, adopt, reduce};
use super::words::guide_words;
use crate::edge::{emit, object};

/// One widget.
pub(crate) struct Store {
    pub(super) root: Element,
    emit: Function,
    now: RefCell<Snapshot>,
    redraw: RefCell<Option<Scope<App>>>,
    /// Whether the instance runs as JavaScript.
    pub(super) slow: bool,
    pub(super) pace: Pace,
    pub(super) places: Places,
    announcer: Rc<Announcer>,
    me: Weak<Self>,
}

/// A widget is equal to itself only: parts that are drawn with it are not drawn again because of it.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Store {
    pub(crate) fn new(root: Element, emit: Function, now: Snapshot, slow: bool) -> Rc<Self> {
        Rc::new_cyclic(|me| Self {
            announcer: Announcer::new(root.clone(), &now),
            root,
            emit,
            now: RefCell::new(now),
            redraw: RefCell::default(),
            slow,
            pace: Pace::default(),
            places: Places::default(),
            me: Weak::clone(me),
        })
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.now.borrow().clone()
    }

    /// For what happens later, when the widget may be gone.
    pub(super) fn weak(&self) -> Weak<Self> {
        Weak::clone(&self.me)
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

    /// It was drawn for the first time, or shows another policy.
    pub(crate) fn ready(&self) {
        self.emit("ready", &[]);
        self.compute_soon();
    }

    /// Tells a screen reader what somebody has just done.
    pub(crate) fn announce(&self, text: &str) {
        self.announcer.announce(text);
    }

    /// Asks the page for the other policies.
    pub(crate) fn bring_others(&self) {
        self.put(self.with_others(Others::Unasked));
        self.places.awaits_others.set(true);
        self.emit("others", &[]);
    }

    /// The page has brought them, or could not.
    pub(crate) fn take_others(&self, others: Others) {
        let is_missing = matches!(others, Others::Missing);
        // The button that asked for them is gone; the visitor goes on at what they offer.
        let leads = self.places.awaits_others.take() && !is_missing;
        self.places.leads_to_others.set(leads);
        let after = self.put(self.with_others(others));
        if is_missing {
            self.announce(guide_words(after.state.policy.lang).others_missing);
        }
    }

    fn with_others(&self, others: Others) -> State {
        let change = Change {
            others: Some(others),
            ..Change::default()
        };
        adopt(&self.snapshot().state, change)
    }

    /// Tells the page that guidance is being computed, so that a trap in the middle of it is known as one that the form
    /// alone would not meet.
    pub(super) fn computing(&self, on: bool) {
        self.emit("guiding", &[("on", on.into())]);
    }

    /// Nothing happens by itself any more.
    pub(crate) fn end(&self) {
        self.rest();
        self.announcer.end();
        self.redraw.take();
    }

    /// Asks the page for the policy in another language.
    pub(crate) fn speak(&self, lang: Lang) {
        self.emit("language", &[("lang", lang.code().into())]);
    }

    /// What to call when there is something new to draw.
    pub(crate) fn on_redraw(&self, redraw: Scope<App>) {
        self.redraw.replace(Some(redraw));
    }

    fn put(&self, state: State) -> Snapshot {
        let after = self.snapshot().then(state);
        self.show(after.clone());
        self.announcer.follow(&after);
        self.compute_soon();
        after
    }

    /// Draws what there is now.
    pub(super) fn show(&self, now: Snapshot) {
        self.note_focus();
        self.now.replace(now);
        let redraw = self.redraw.borrow().clone();
        if let Some(redraw) = redraw {
            redraw.send_message(());
        }
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
        emit(&self.emit, name, detail);
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
