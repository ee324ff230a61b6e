//! What the visitor has said, and how each step changes it. Pure: no browser, no clock, no drawing.

use std::rc::Rc;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::exact::Date;
use eligibility_check::form::presets;
use eligibility_check::policy::{CheckKind, Input, Policy};

use super::guidance::{Choices, Exploration, Others};
use super::typing::Typed;

/// A place to type in: an input, or one year of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slot {
    /// The id of the input.
    pub(crate) input: String,
    /// The year, where there is one field for each.
    pub(crate) year: Option<i32>,
}

impl Slot {
    /// The only field of an input.
    pub(crate) fn of(input: &str) -> Self {
        Self {
            input: input.to_owned(),
            year: None,
        }
    }

    /// The field of one year.
    pub(crate) fn year(input: &str, year: i32) -> Self {
        Self {
            year: Some(year),
            ..Self::of(input)
        }
    }
}

/// Everything that one visitor has chosen and typed.
#[derive(Clone, Debug)]
pub(crate) struct State {
    /// The policy.
    pub(crate) policy: Rc<Policy>,
    /// The position of the check; `None` until one is chosen.
    pub(crate) check: Option<usize>,
    /// The day of the check.
    pub(crate) as_of: Date,
    /// The answers, as the core takes them. Those of other checks stay.
    pub(crate) answers: Answers,
    /// Answers to questions that other policies ask and this one has never heard of: they wait there.
    elsewhere: Answers,
    /// What was typed, word for word.
    pub(super) typed: Typed,
    /// The series of which only the total is asked.
    pub(super) totals: Vec<String>,
    /// The field in which the visitor is typing: nobody is told off in the middle of a word.
    pub(crate) editing: Option<Slot>,
    /// How many answers to this check come from another policy.
    pub(crate) carried: usize,
    /// What can be taken back.
    pub(crate) undo: Option<Rc<Undo>>,
    /// What the visitor looks at beside the form.
    pub(crate) choices: Choices,
    /// The other policies that the answers can be put to.
    pub(crate) others: Others,
    /// Whether the page can bring them.
    pub(crate) brings_others: bool,
    /// Whether guidance is computed on these answers.
    pub(crate) guided: bool,
    /// Whether the answers are those of a worked case.
    pub(crate) example: bool,
    /// The page's own telephone number for questions.
    pub(crate) phone: Option<String>,
}

/// A step that changed many answers at once, with what was there before.
#[derive(Debug)]
pub(crate) struct Undo {
    /// The step.
    pub(crate) step: Step,
    answers: Answers,
    elsewhere: Answers,
    typed: Typed,
    totals: Vec<String>,
}

/// A step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Everything was erased.
    Clear,
    /// All statements of a section got the favourable answer.
    Agree(String),
    /// The plan was entered.
    Plan,
}

/// What the visitor can do.
#[derive(Debug)]
pub(crate) enum Action {
    /// The visitor picks a check.
    Choose(usize),
    /// The visitor types.
    Type(Slot, String),
    /// The visitor leaves a field.
    Leave,
    /// The visitor picks an answer; `None` takes it back, null is “don't know”.
    Answer(String, Option<Data>),
    /// Only the total of these series is asked, or again each year.
    Total(Vec<String>, bool),
    /// All of these statements of a section get the favourable answer.
    Agree(String, Vec<String>),
    /// These answers, which a plan asks for, replace those so far.
    Plan(Answers),
    /// Everything is erased.
    Clear,
    /// The last such step is taken back.
    Undo,
    /// The visitor looks at something beside the form.
    Explore(Exploration),
}

/// Options that the host sets; what is absent stays.
#[derive(Debug, Default)]
pub(crate) struct Change {
    /// Another policy, another version, or another language.
    pub(crate) policy: Option<Rc<Policy>>,
    /// The position of the check in it.
    pub(crate) check: Option<usize>,
    /// The day of the check.
    pub(crate) as_of: Option<Date>,
    /// All answers.
    pub(crate) answers: Option<Answers>,
    /// The other policies that the answers can be put to.
    pub(crate) others: Option<Others>,
    /// Whether the page can bring them.
    pub(crate) brings_others: Option<bool>,
    /// Whether guidance is computed on the answers as they stand.
    pub(crate) guided: Option<bool>,
    /// Whether the answers are those of a worked case.
    pub(crate) example: Option<bool>,
    /// The page's own telephone number for questions; within, `None` for none.
    pub(crate) phone: Option<Option<String>>,
}

/// The state after an action.
#[must_use]
pub(crate) fn reduce(state: &State, action: &Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Choose(check) => {
            next.check = Some(*check);
            next.carried = 0;
            next.preset();
        }
        Action::Type(slot, text) => {
            next.undo = None;
            next.typed.set(slot, text.clone());
            next.read_typed(&slot.input);
            next.editing = Some(slot.clone());
        }
        Action::Leave => next.editing = None,
        Action::Answer(input, value) => {
            next.undo = None;
            next.set(input, value.clone());
        }
        Action::Total(inputs, only) => next.ask_total(inputs, *only),
        Action::Agree(section, inputs) => {
            next.undo = Some(state.keep(Step::Agree(section.clone())));
            for input in inputs {
                next.set(input, Some(Data::Bool(state.favourable())));
            }
        }
        Action::Plan(answers) => {
            next.undo = Some(state.keep(Step::Plan));
            for (id, answer) in answers.iter() {
                if next.answers.get(id) != Some(answer) {
                    next.typed.forget(id);
                    next.answers.insert(id.clone(), answer.clone());
                }
            }
        }
        Action::Clear => {
            next.undo = Some(state.keep(Step::Clear));
            next.erase();
            next.carried = 0;
            next.preset();
        }
        Action::Undo => {
            if let Some(undo) = next.undo.take() {
                next.answers = undo.answers.clone();
                next.elsewhere = undo.elsewhere.clone();
                next.typed = undo.typed.clone();
                next.totals = undo.totals.clone();
                next.preset();
            }
        }
        Action::Explore(exploration) => next.choices.explore(exploration.clone()),
    }
    next.follow(state);
    next
}

/// The state with the host's options.
#[must_use]
pub(crate) fn adopt(state: &State, change: Change) -> State {
    let mut next = state.clone();
    let guided = change.guided;
    next.adopt(change);
    next.follow(state);
    next.guided = guided.unwrap_or(next.guided);
    next
}

impl State {
    /// A visitor who has said nothing yet.
    pub(crate) fn new(policy: Rc<Policy>, as_of: Date) -> Self {
        Self {
            check: sole_check(&policy),
            policy,
            as_of,
            answers: Answers::new(),
            elsewhere: Answers::new(),
            typed: Typed::default(),
            totals: Vec::new(),
            editing: None,
            carried: 0,
            undo: None,
            choices: Choices::default(),
            others: Others::default(),
            brings_others: true,
            guided: true,
            example: false,
            phone: None,
        }
    }

    /// The answers that a program gives: nothing is taken as chosen from the start.
    pub(crate) fn given(policy: Rc<Policy>, check: usize, answers: Answers, as_of: Date) -> Self {
        Self {
            check: Some(check),
            answers,
            ..Self::new(policy, as_of)
        }
    }

    /// The kind of the chosen check.
    pub(crate) fn kind(&self) -> Option<CheckKind> {
        Some(self.policy.checks.get(self.check?)?.kind)
    }

    /// The answer to a statement that is good for the applicant: that it applies, unless it is a trigger.
    pub(crate) fn favourable(&self) -> bool {
        self.kind() != Some(CheckKind::Exit)
    }

    /// Whether this step is the one that can be taken back.
    pub(crate) fn can_undo(&self, step: &Step) -> bool {
        let undo = self.undo.as_ref();
        undo.is_some_and(|undo| undo.step == *step)
    }

    /// Whether it shows the check of another state, in the same language.
    pub(crate) fn shows_check_of(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.policy, &other.policy) && self.check == other.check
    }

    /// Whether whatever is computed comes to the same as in another state.
    pub(crate) fn asks_the_same(&self, other: &Self) -> bool {
        self.shows_check_of(other) && self.as_of == other.as_of && self.answers == other.answers
    }

    /// What depends on check and answers follows them from those of the state before.
    fn follow(&mut self, before: &Self) {
        if self.policy.id != before.policy.id || self.check != before.check {
            self.choices.leave_check();
        }
        if self.answers != before.answers {
            self.choices.follow(&self.answers);
            self.guided = true;
        }
    }

    /// The answers that were there when another policy came, as far as its check asks for them.
    fn count_carried(&self) -> usize {
        let mut carried = 0;
        for input in self.policy.asked(self.check.unwrap_or(usize::MAX)) {
            let input = self.policy.inputs.get(*input);
            if input.is_some_and(|input| self.answers.contains_key(&input.id)) {
                carried += 1;
            }
        }
        carried
    }

    fn adopt(&mut self, change: Change) {
        self.as_of = change.as_of.unwrap_or(self.as_of);
        self.brings_others = change.brings_others.unwrap_or(self.brings_others);
        self.example = change.example.unwrap_or(self.example);
        if let Some(others) = change.others {
            self.others = others;
        }
        if let Some(phone) = change.phone {
            self.phone = phone;
        }
        let mut another = false;
        if let Some(policy) = change.policy {
            another = policy.id != self.policy.id;
            if another {
                self.check = sole_check(&policy);
                self.undo = None;
                self.sort_out(&policy);
            }
            self.policy = policy;
        }
        let before = self.check;
        self.check = change.check.or(self.check);
        if another || before != self.check {
            self.carried = 0;
        }
        if another && change.answers.is_none() {
            self.carried = self.count_carried();
        }
        if let Some(answers) = change.answers {
            self.erase();
            self.undo = None;
            self.answers = answers;
        }
        // Who gave a bare total sees a bare total.
        let bare = |answer: &Data| !matches!(answer, Data::Object(_) | Data::Null);
        for input in &self.policy.inputs {
            if !self.is_total(&input.id)
                && self.window(input).is_some()
                && self.answers.get(&input.id).is_some_and(bare)
            {
                self.totals.push(input.id.clone());
            }
        }
        self.preset();
    }

    /// Puts the answers that only the policy so far asks for aside, and takes out those that the next one asks for.
    /// What neither knows is the host's mistake, and stays to be told.
    fn sort_out(&mut self, next: &Policy) {
        for Input { id, .. } in &self.policy.inputs {
            if next.inputs.iter().all(|input| input.id != *id)
                && let Some(answer) = self.answers.remove(id)
            {
                self.elsewhere.insert(id.clone(), answer);
            }
        }
        for Input { id, .. } in &next.inputs {
            if let Some(answer) = self.elsewhere.remove(id) {
                self.answers.insert(id.clone(), answer);
            }
        }
    }

    fn erase(&mut self) {
        self.answers.clear();
        self.elsewhere.clear();
        self.typed.clear();
        self.totals.clear();
        self.editing = None;
    }

    /// Answers that the form shows as chosen from the start are answers like any other.
    fn preset(&mut self) {
        if let Some(check) = self.check {
            for (input, value) in presets(&self.policy, check) {
                if !self.answers.contains_key(&input) {
                    self.answers.insert(input, value);
                }
            }
        }
    }

    fn keep(&self, step: Step) -> Rc<Undo> {
        Rc::new(Undo {
            step,
            answers: self.answers.clone(),
            elsewhere: self.elsewhere.clone(),
            typed: self.typed.clone(),
            totals: self.totals.clone(),
        })
    }

    pub(super) fn set(&mut self, input: &str, value: Option<Data>) {
        match value {
            Some(value) => self.answers.insert(input.to_owned(), value),
            None => self.answers.remove(input),
        };
    }
}

/// Where there is but one check, nobody has to choose it.
fn sole_check(policy: &Policy) -> Option<usize> {
    (policy.checks.len() == 1).then_some(0)
}
