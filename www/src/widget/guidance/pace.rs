//! Computes guidance in slices of a few milliseconds. A slice waits until what was typed last has been painted, and
//! what is in the making is dropped once the answers change.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use eligibility_check::guidance::Work;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;

use super::{Advice, Comparison, variants};
use crate::widget::snapshot::Snapshot;
use crate::widget::store::Store;

/// Nodes of expressions and criteria that are visited before the page has its turn again: at most eight milliseconds.
const SLICE: u64 = 40_000;

/// What is under way. Dropping it ends it.
#[derive(Default)]
pub(crate) struct Pace {
    waits_for: RefCell<Option<WaitsFor>>,
    making: RefCell<Making>,
}

/// When the next slice is computed.
enum WaitsFor {
    /// After the next frame.
    #[expect(dead_code, reason = "dropping it cancels the frame")]
    Paint(AnimationFrame),
    /// Once the page has had its turn.
    #[expect(dead_code, reason = "dropping it cancels the timer")]
    Turn(Timeout),
}

/// What is begun and not done.
#[derive(Default)]
pub(crate) enum Making {
    #[default]
    Nothing,
    Advice(Box<Advice>),
    Comparison(Comparison),
}

impl Making {
    /// Computes a slice of what is missing. Gives what is shown from now on, where something is done, and whether more is
    /// missing.
    pub(crate) fn advance(
        &mut self,
        now: &Snapshot,
        slow: bool,
        slice: u64,
    ) -> (Option<Snapshot>, bool) {
        let Some(outcome) = now.outcome.as_ref().filter(|_| now.state.guided) else {
            *self = Self::Nothing;
            return (None, false);
        };
        let Some(advice) = now.fresh_advice() else {
            let mut advice = match mem::take(self) {
                Self::Advice(begun) if Rc::ptr_eq(&begun.outcome, outcome) => begun,
                _ => Box::new(Advice::begin(
                    Rc::clone(&now.state),
                    Rc::clone(outcome),
                    slow,
                )),
            };
            if !advice.advance(slice) {
                *self = Self::Advice(advice);
                return (None, true);
            }
            let mut now = now.clone();
            now.advice = Some(Rc::new(*advice));
            let more = now.lacks_comparison();
            return (Some(now), more);
        };
        if !now.lacks_comparison() {
            *self = Self::Nothing;
            return (None, false);
        }
        let picked = variants(&now.state);
        let picks = picked.iter().map(|(pick, _)| pick.clone());
        let picks = picks.collect::<Vec<_>>();
        let mut comparison = match mem::take(self) {
            Self::Comparison(begun) if Rc::ptr_eq(&begun.advice, advice) && begun.is_of(&picks) => {
                begun
            }
            _ => Comparison::begin(Rc::clone(advice), picked),
        };
        if !comparison.advance(slice) {
            *self = Self::Comparison(comparison);
            return (None, true);
        }
        let mut now = now.clone();
        now.comparison = Some(Rc::new(comparison));
        (Some(now), false)
    }
}

impl Store {
    /// Begins to compute what is missing, after the next paint, however much changes until then.
    pub(crate) fn compute_soon(&self) {
        if self.snapshot().is_complete() {
            self.rest();
            return;
        }
        let mut waits_for = self.pace.waits_for.borrow_mut();
        if matches!(*waits_for, Some(WaitsFor::Paint(_))) {
            return;
        }
        let me = self.weak();
        let frame = request_animation_frame(move |_| {
            if let Some(store) = me.upgrade() {
                store.compute_next();
            }
        });
        *waits_for = Some(WaitsFor::Paint(frame));
    }

    /// Computes the next slice once the page has had its turn.
    fn compute_next(&self) {
        let me = self.weak();
        let turn = Timeout::new(0, move || {
            if let Some(store) = me.upgrade() {
                store.pace.waits_for.take();
                if store.compute(SLICE) {
                    store.compute_next();
                }
            }
        });
        self.pace.waits_for.replace(Some(WaitsFor::Turn(turn)));
    }

    /// Computes everything that is missing at once: a program asks for the whole, or the visitor acts on it.
    pub(crate) fn compute_all(&self) {
        while self.compute(Work::REQUEST) {}
        self.rest();
    }

    /// Nothing is computed any more.
    pub(crate) fn rest(&self) {
        self.pace.waits_for.take();
        self.pace.making.take();
    }

    /// Computes one slice; gives whether more is missing.
    fn compute(&self, slice: u64) -> bool {
        let mut making = self.pace.making.take();
        self.computing(true);
        let (done, more) = making.advance(&self.snapshot(), self.slow, slice);
        self.computing(false);
        self.pace.making.replace(making);
        if let Some(now) = done {
            self.show(now);
        }
        more
    }
}
