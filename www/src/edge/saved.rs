//! What was saved before: share links, and what a policy takes over of answers from elsewhere.

use eligibility_check::answers::Data;
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::{Date, digits};
use eligibility_check::form;
use eligibility_check::policy::Policy;
use eligibility_check::report::{Link, Report};
use wasm_bindgen::prelude::*;

use super::policies::{check_position, policy};
use super::reply::{self, answers_to_js, object};
use super::request::{day, read_fields, read_request, request};

/// Writes a share link: `{ policy: id, check?, answers, asOf }`.
///
/// Answers `{ fragment }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn write_link(request: JsValue) -> JsValue {
    let write = || {
        let request = read_request(&request)?;
        let policy = policy(request.policy.as_deref())?;
        let as_of = day(request.as_of)?;
        let answers = request.answers.unwrap_or_default();
        let check = request.check.as_deref();
        let check = check.map(|id| check_position(&policy, Some(id)));
        let evaluation = check
            .transpose()?
            .and_then(|check| evaluate(&policy, check, &answers, as_of));
        let report = evaluation
            .as_ref()
            .and_then(|evaluation| Report::new(&policy, evaluation, &answers));
        let link = report.map(Link::of).unwrap_or_else(|| Link {
            policy: policy.id.clone(),
            version: policy.version.clone(),
            as_of,
            check: String::new(),
            verdict: String::new(),
            answers: answers.clone(),
            statuses: Vec::new(),
        });
        Ok(object(&[("fragment", link.fragment().into())]))
    };
    reply::answer(write())
}

/// Reads the fragment of an address.
///
/// Answers `{ link: { policy, version, asOf, check, verdict, answers, statuses, key } }`, `{ unread: "broken" | "newer" }`,
/// or an empty object where the fragment is not of this product. `key` tells one link from another.
#[wasm_bindgen]
pub fn read_link(fragment: JsValue) -> JsValue {
    let fragment = fragment.as_string().unwrap_or_default();
    let link = match Link::read(&fragment) {
        None => return object(&[]),
        Some(Err(error)) => return object(&[("unread", error.code().into())]),
        Some(Ok(link)) => link,
    };
    let statuses = link.statuses.iter();
    let statuses = statuses.map(|(id, status)| (id.as_str(), status.code().into()));
    let link = object(&[
        ("policy", link.policy.into()),
        ("version", link.version.into()),
        ("asOf", link.as_of.written().into()),
        ("check", link.check.into()),
        ("verdict", link.verdict.into()),
        ("answers", answers_to_js(&link.answers)),
        ("statuses", object(&statuses.collect::<Vec<_>>())),
        ("key", Link::key(&fragment).into()),
    ]);
    object(&[("link", link)])
}

/// Sorts answers into those that a policy takes and the others: `{ policy: id, answers, asOf }`.
///
/// Answers `{ answers, dropped: [id] }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn carry_over(request: JsValue) -> JsValue {
    let carry_over = || {
        let request = read_request(&request)?;
        let policy = policy(request.policy.as_deref())?;
        let answers = request.answers.unwrap_or_default();
        let carried = form::carry_over(&policy, &answers, day(request.as_of)?);
        let dropped = carried.dropped.iter().map(String::as_str);
        Ok(object(&[
            ("answers", answers_to_js(&carried.answers)),
            ("dropped", reply::texts(dropped)),
        ]))
    };
    reply::answer(carry_over())
}

/// Says which figures of a moving window have to be replaced: `{ policy: id, answers, given, asOf }`, where `given` is the
/// day of the answers; a draft may have noted any text there.
///
/// Answers `{ window?: { from, until }, years: [year], series: [label], totals: [label] }` or
/// `{ error: { code, message } }`. Without a window nothing has moved on.
#[wasm_bindgen]
pub fn outdated(options: JsValue) -> JsValue {
    let outdated = || {
        let mut fields = read_fields(&options)?;
        let given = fields.remove("given");
        let given = given.as_ref().and_then(Data::as_text).and_then(Date::parse);
        let request = request(&mut fields)?;
        let policy = policy(request.policy.as_deref())?;
        let answers = request.answers.unwrap_or_default();
        let as_of = day(request.as_of)?;
        let found = given.and_then(|given| form::outdated(&policy, &answers, given, as_of));
        Ok(found.map_or_else(|| object(&[]), |found| moved(&policy, &found)))
    };
    reply::answer(outdated())
}

fn moved(policy: &Policy, found: &form::Outdated) -> JsValue {
    let label = |position: &usize| {
        let input = policy.inputs.get(*position);
        input.map_or("", |input| input.label.as_deref().unwrap_or(&input.id))
    };
    let labels = |positions: &[usize]| reply::texts(positions.iter().map(label));
    let years = found.years.iter().map(|year| digits(*year));
    let (from, until) = found.window;
    object(&[
        (
            "window",
            object(&[("from", from.into()), ("until", until.into())]),
        ),
        ("years", reply::texts(years)),
        ("series", labels(&found.series)),
        ("totals", labels(&found.totals)),
    ])
}
