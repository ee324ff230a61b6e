//! What a screen reader is told: by one live region, and a burst of changes as one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use eligibility_check::policy::Lang;
use gloo_timers::callback::Timeout;
use web_sys::Element;

use super::snapshot::Snapshot;
use super::state::Step;
use super::words::words;

/// So many milliseconds nothing more happens before a change is told.
const QUIET: u32 = 400;

/// The live region. Its text is no part of what is drawn: a region whose element is replaced is not told.
pub(crate) struct Announcer {
    root: Element,
    pending: RefCell<Pending>,
    lang: Cell<Lang>,
    timer: RefCell<Option<Timeout>>,
}

/// What is told next.
#[derive(Default)]
struct Pending {
    /// What somebody has just done goes before the result that follows from it.
    done: Option<String>,
    /// The sentence about the result, and whether it is new.
    result: String,
    is_new: bool,
}

impl Announcer {
    /// What is there at the beginning is not told.
    pub(crate) fn new(root: Element, now: &Snapshot) -> Rc<Self> {
        let pending = Pending {
            result: sentence(now),
            ..Pending::default()
        };
        Rc::new(Self {
            root,
            pending: RefCell::new(pending),
            lang: Cell::new(now.state.policy.lang),
            timer: RefCell::default(),
        })
    }

    /// Tells what somebody has just done.
    pub(crate) fn announce(self: &Rc<Self>, text: &str) {
        if !text.is_empty() {
            self.pending.borrow_mut().done = Some(text.to_owned());
            self.soon();
        }
    }

    /// Tells the result, where it has changed.
    pub(crate) fn follow(self: &Rc<Self>, now: &Snapshot) {
        let sentence = sentence(now);
        let lang = now.state.policy.lang;
        // What was told last is in the language that the page has left.
        if self.lang.replace(lang) != lang
            && let Some(region) = self.region()
        {
            region.set_text_content(None);
        }
        let mut pending = self.pending.borrow_mut();
        if pending.result != sentence {
            pending.result = sentence;
            pending.is_new = true;
            drop(pending);
            self.soon();
        }
    }

    /// Nothing is told any more.
    pub(crate) fn end(&self) {
        self.timer.take();
    }

    fn region(&self) -> Option<Element> {
        self.root.query_selector("[data-voice]").ok()?
    }

    fn soon(self: &Rc<Self>) {
        let me = Rc::downgrade(self);
        let timer = Timeout::new(QUIET, move || {
            if let Some(announcer) = me.upgrade() {
                announcer.tell();
            }
        });
        self.timer.replace(Some(timer));
    }

    fn tell(&self) {
        let mut pending = self.pending.borrow_mut();
        let is_new = std::mem::take(&mut pending.is_new);
        let done = pending.done.take();
        let told = done.or_else(|| is_new.then(|| pending.result.clone()));
        drop(pending);
        let (Some(mut told), Some(region)) = (told.filter(|told| !told.is_empty()), self.region())
        else {
            return;
        };
        // The same sentence a second time is news as well.
        if region.text_content().is_some_and(|before| before == told) {
            told.push('\u{a0}');
        }
        region.set_text_content(Some(&told));
    }
}

/// The sentence about a result, or about the step that changed many answers at once.
fn sentence(now: &Snapshot) -> String {
    let words = words(now.state.policy.lang);
    let (undo, outcome) = (&now.state.undo, &now.outcome);
    if let Some(undo) = undo {
        let done = match undo.step {
            Step::Clear => words.cleared,
            Step::Plan => words.plan_entered,
            Step::Agree(_) if now.state.favourable() => words.agreed,
            Step::Agree(_) => words.denied,
        };
        return done.to_owned();
    }
    let Some(outcome) = outcome else {
        return String::new();
    };
    let headline = &outcome.headline;
    let live = if outcome.evaluation.is_live() {
        ""
    } else {
        words.not_live
    };
    let sentence = [live, " ", &headline.title, " ", &headline.detail].concat();
    sentence.trim().to_owned()
}
