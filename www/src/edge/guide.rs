//! Guidance for the page: how far, what to change, what another figure or another check would give.

use std::cell::RefCell;

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::{Evaluation, evaluate};
use eligibility_check::exact::Rational;
use eligibility_check::form::presets;
use eligibility_check::guidance::{Request, Wants, WhatIf, Work, what_if};
use eligibility_check::policy::Policy;
use eligibility_check::report::{Compared, Guided, Report, Variant, mark_nearest};
use wasm_bindgen::prelude::*;

use super::policies::{Kept, check_position, policy};
use super::reply::{self, Failure};
use super::request::{bad, day, read_fields, request};
use super::write::to_js;

/// Evaluates a check as `evaluate` does, and says how far each criterion is and what to change.
///
/// Takes `{ policy, check, answers, asOf, compare?, whatIf?, slow? }`: `compare` is a list of
/// `{ policy?, check?, answers? }`, each the same answers put to another check or with some of them given
/// otherwise; `whatIf` is `{ input, figure }`, the figure as decimal text. One that cannot be tried gives no `whatIf`.
/// `slow` says that this is no WebAssembly: it gets a tenth of the work.
///
/// Answers `{ report }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn guide(request: JsValue) -> JsValue {
    reply::answer(Guiding::begin(&request).map(|mut guiding| {
        while !guiding.advance(Work::REQUEST) {}
        guiding.reply()
    }))
}

/// Begins what `guide` does, to be gone on with in slices; what was begun before is dropped.
///
/// Answers `{}` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn guide_begin(request: JsValue) -> JsValue {
    reply::answer(Guiding::begin(&request).map(|guiding| {
        GUIDING.with_borrow_mut(|kept| *kept = Some(guiding));
        reply::object(&[])
    }))
}

/// Goes on with what was begun, for one slice: a few milliseconds.
///
/// Answers `{ more: true }`, or `{ report }` as `guide` does, or `{}` where nothing was begun.
#[wasm_bindgen]
pub fn guide_next() -> JsValue {
    let guiding = GUIDING.take();
    let Some(mut guiding) = guiding else {
        return reply::object(&[]);
    };
    if guiding.advance(SLICE) {
        return guiding.reply();
    }
    GUIDING.with_borrow_mut(|kept| *kept = Some(guiding));
    reply::object(&[("more", true.into())])
}

/// Nodes of expressions and criteria that are visited before the page has its turn again.
const SLICE: u64 = 40_000;

thread_local! {
    static GUIDING: RefCell<Option<Guiding>> = const { RefCell::new(None) };
}

/// A request that may wait between two slices.
struct Guiding {
    policy: Kept,
    answers: Answers,
    evaluation: Option<Evaluation>,
    request: Request,
    others: Vec<Other>,
    what_if: Option<Data>,
}

/// The same answers put otherwise: a policy, the position of a check in it, and the answers that differ.
struct Other {
    policy: Kept,
    check: usize,
    changed: Answers,
    evaluation: Option<Evaluation>,
    /// All answers, as they are put.
    answers: Answers,
    request: Option<Request>,
}

impl Guiding {
    fn begin(value: &JsValue) -> Result<Self, Failure> {
        let mut fields = read_fields(value)?;
        let wanted = request(&mut fields)?;
        let policy = policy(wanted.policy.as_deref())?;
        let check = check_position(&policy, wanted.check.as_deref())?;
        let answers = wanted.answers.unwrap_or_default();
        let as_of = day(wanted.as_of)?;
        let others = match fields.remove("compare") {
            Some(Data::List(others)) => others,
            _ => Vec::new(),
        };
        let others = others.into_iter().map(|other| {
            let mut other = Other::read(other, &policy, check, &answers)?;
            other.answers = other.variant().answers(&answers);
            other.evaluation = evaluate(&other.policy, other.check, &other.answers, as_of);
            Ok(other)
        });
        let slow = matches!(fields.get("slow"), Some(Data::Bool(true)));
        Ok(Self {
            others: others.collect::<Result<_, Failure>>()?,
            evaluation: evaluate(&policy, check, &answers, as_of),
            request: Request::new(
                Wants::All,
                Work::of(Work::REQUEST / if slow { 10 } else { 1 }),
            ),
            what_if: fields.remove("whatIf"),
            policy,
            answers,
        })
    }

    /// Gives whether everything is computed.
    fn advance(&mut self, slice: u64) -> bool {
        let Some(evaluation) = &self.evaluation else {
            return true;
        };
        if !self
            .request
            .advance(&self.policy, evaluation, &self.answers, slice)
        {
            return false;
        }
        let mut work = self.request.work();
        for other in &mut self.others {
            let Some(evaluation) = &other.evaluation else {
                continue;
            };
            let fresh = || Request::new(Wants::Distances, work);
            let request = other.request.get_or_insert_with(fresh);
            if !request.advance(&other.policy, evaluation, &other.answers, slice) {
                return false;
            }
            work = request.work();
        }
        true
    }

    /// The report with everything that was computed.
    fn reply(self) -> JsValue {
        let Some(evaluation) = &self.evaluation else {
            return reply::object(&[]);
        };
        let guidance = self.request.finish(&self.policy, evaluation, &self.answers);
        let mut guided = Guided::from(guidance);
        for other in &self.others {
            if let (Some(evaluation), Some(request)) = (&other.evaluation, &other.request) {
                guided.comparison.push(Compared {
                    variant: other.variant(),
                    evaluation: evaluation.clone(),
                    distances: request.distances().to_vec(),
                    nearest: false,
                });
            }
        }
        mark_nearest(&mut guided.comparison, evaluation);
        let wanted = self.what_if.as_ref();
        guided.what_if =
            wanted.and_then(|wanted| tried(wanted, &self.policy, evaluation, &self.answers));
        let report = Report::new(&self.policy, evaluation, &self.answers);
        let report = report.map(|report| to_js(&report.guided(&guided).record()));
        reply::object(&[("report", report.unwrap_or_default())])
    }
}

impl Other {
    /// What its form shows as chosen from the start is answered so.
    fn read(other: Data, own: &Kept, check: usize, answers: &Answers) -> Result<Self, Failure> {
        let Data::Object(mut fields) = other else {
            return Err(bad(
                "compare 应为对象的列表。 compare must be a list of objects.",
            ));
        };
        let wanted = request(&mut fields)?;
        let policy = match wanted.policy.as_deref() {
            Some(id) => policy(Some(id))?,
            None => Kept::clone(own),
        };
        let check = match wanted.check.as_deref() {
            Some(id) => check_position(&policy, Some(id))?,
            None => check,
        };
        let mut changed = wanted.answers.unwrap_or_default();
        for (input, value) in presets(&policy, check) {
            if !answers.contains_key(&input) && !changed.contains_key(&input) {
                changed.insert(input, value);
            }
        }
        Ok(Self {
            policy,
            check,
            changed,
            evaluation: None,
            answers: Answers::new(),
            request: None,
        })
    }

    fn variant(&self) -> Variant<'_> {
        Variant {
            policy: &self.policy,
            check: self.check,
            changed: self.changed.clone(),
        }
    }
}

fn tried(
    wanted: &Data,
    policy: &Policy,
    evaluation: &Evaluation,
    answers: &Answers,
) -> Option<WhatIf> {
    let input = policy.input_position(wanted.get("input")?.as_text()?)?;
    let figure = match wanted.get("figure")? {
        Data::Integer(figure) => Rational::integer(*figure),
        figure => Rational::parse_decimal(figure.as_text()?)?,
    };
    what_if(policy, evaluation, answers, input, figure)
}
