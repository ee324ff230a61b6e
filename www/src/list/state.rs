//! What the list shows, and what happens when the visitor searches in it.

use std::cell::RefCell;
use std::rc::Rc;

use eligibility_check::exact::Date;
use eligibility_check::listing::{Listed, Wanted};
use eligibility_check::policy::Lang;
use js_sys::Function;
use yew::html::Scope;

use super::view::App;
use crate::edge::emit;

/// What the list shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// All policies, with their texts in the language of the list.
    pub(super) policies: Rc<[Listed]>,
    pub(super) lang: Lang,
    /// The day on which it is looked at.
    pub(super) as_of: Date,
    pub(super) wanted: Wanted,
    /// Whether the visitor has chosen something: from then on the page says that it is loading, and the list is silent.
    pub(super) left: bool,
}

/// What the visitor can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Action {
    Search(String),
    /// The id of a kind of applicant; blank for all.
    Applicant(String),
    /// The ids of a policy and of one of its checks.
    Pick(String, String),
    OtherLanguage,
}

pub(super) fn reduce(state: &State, action: &Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Search(text) => next.wanted.search.clone_from(text),
        Action::Applicant(id) => next.wanted.applicant.clone_from(id),
        Action::Pick(..) | Action::OtherLanguage => next.left = true,
    }
    next
}

/// Holds the state of one list, and tells the page what the visitor has chosen.
pub(super) struct Store {
    emit: Function,
    now: RefCell<Rc<State>>,
    redraw: RefCell<Option<Scope<App>>>,
}

/// A list is equal to itself only.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Store {
    pub(super) fn new(emit: Function, state: State) -> Rc<Self> {
        Rc::new(Self {
            emit,
            now: RefCell::new(Rc::new(state)),
            redraw: RefCell::default(),
        })
    }

    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(&self.now.borrow())
    }

    pub(super) fn on_redraw(&self, redraw: Scope<App>) {
        self.redraw.replace(Some(redraw));
    }

    pub(super) fn put(&self, state: State) {
        self.now.replace(Rc::new(state));
        let redraw = self.redraw.borrow().clone();
        if let Some(redraw) = redraw {
            redraw.send_message(());
        }
    }

    pub(super) fn act(&self, action: &Action) {
        self.put(reduce(&self.state(), action));
        match action {
            Action::Search(_) | Action::Applicant(_) => {}
            Action::Pick(policy, check) => {
                emit(
                    &self.emit,
                    "pick",
                    &[("policy", policy.into()), ("check", check.into())],
                );
            }
            Action::OtherLanguage => {
                let lang = match self.state().lang {
                    Lang::Zh => Lang::En,
                    Lang::En => Lang::Zh,
                };
                emit(&self.emit, "language", &[("lang", lang.code().into())]);
            }
        }
    }
}
