//! Many applicants at once: numbers in, numbers out, a chunk at a time so that the memory stays small.

use eligibility_check::answers::Data;
use eligibility_check::batch::{Batch, Column, Outcomes, verdicts};
use eligibility_check::exact::digits;
use eligibility_check::policy::{Check, Policy};
use js_sys::{Array, Float64Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;

use super::policies::{check_position, policy};
use super::read::{number_data, read};
use super::reply::{self, Failure, object};
use super::request::{bad, day, read_request};

/// So many applicants at a time: their columns fit the cache of a processor, and calls between them cost nothing.
const CHUNK: u32 = 4096;

/// Puts a check to many applicants: `{ policy, check, asOf }`, the names of the columns as `[input, year]` (the year
/// only of a series that is given year by year), how many applicants there are, where to fetch the columns of some of
/// them, `next(begin, end)` → `[values, unanswered, …]`, and where to put what came of them, `emit(begin, end, bytes)`: first
/// the verdicts, then the statuses of each criterion. Values are a `Float64Array` or a list of answers.
///
/// Answers `{ criteria: [id], verdicts: { number: name } }` or `{ error: { code, message } }`.
#[wasm_bindgen]
pub fn batch(request: JsValue, names: Array, rows: u32, next: Function, emit: Function) -> JsValue {
    let run = || {
        let request = read_request(&request)?;
        let policy = policy(request.policy.as_deref())?;
        let position = check_position(&policy, request.check.as_deref())?;
        let as_of = day(request.as_of)?;
        let places = places(&policy, &names)?;
        // The position is one of the policy.
        let Some(mut batch) = Batch::new(&policy, position, as_of) else {
            return Ok(JsValue::UNDEFINED);
        };
        let mut outcomes = Outcomes::default();
        let mut begin = 0;
        while begin < rows {
            let end = rows.min(begin.saturating_add(CHUNK));
            let given = next.call2(&JsValue::NULL, &begin.into(), &end.into());
            let given = given.map_err(|_| unreadable())?;
            let rows = (end - begin) as usize;
            let columns = columns(&policy, &places, &given.unchecked_into(), rows)?;
            batch.evaluate(&columns, rows, &mut outcomes);
            let mut bytes = std::mem::take(&mut outcomes.verdicts);
            for statuses in &outcomes.statuses {
                bytes.extend_from_slice(statuses);
            }
            let bytes = Uint8Array::from(bytes.as_slice());
            let told = emit.call3(&JsValue::NULL, &begin.into(), &end.into(), &bytes);
            told.map_err(|_| unreadable())?;
            begin = end;
        }
        Ok(head(batch.check()))
    };
    reply::answer(run())
}

fn unreadable() -> Failure {
    bad("数据列无法读取。 The columns cannot be read.")
}

fn head(check: &Check) -> JsValue {
    let criteria = Array::new();
    for criterion in &check.criteria {
        criteria.push(&criterion.id.as_str().into());
    }
    let mut names = Vec::new();
    for (number, name) in verdicts(check) {
        names.push((digits(number), JsValue::from_str(name)));
    }
    let names = names.iter();
    let names = names.map(|(number, name)| (number.as_str(), name.clone()));
    object(&[
        ("criteria", criteria.into()),
        ("verdicts", object(&names.collect::<Vec<_>>())),
    ])
}

/// Where a column belongs: the position of its input, if the policy has it, and the year.
type Place = (Option<usize>, Option<String>);

fn places(policy: &Policy, names: &Array) -> Result<Vec<Place>, Failure> {
    let mut places = Vec::new();
    for name in names.iter() {
        let pair = Array::from(&name);
        let id = pair.get(0).as_string().unwrap_or_default();
        let position = policy.input_position(&id);
        if position.is_none() && !policy.vocabulary.contains(&id) {
            let message =
                "没有名为“".to_owned() + &id + "”的问题。 No question is named so: " + &id;
            return Err(Failure::new("unknown-input", &message));
        }
        places.push((position, pair.get(1).as_string()));
    }
    Ok(places)
}

fn columns(
    policy: &Policy,
    places: &[Place],
    given: &Array,
    rows: usize,
) -> Result<Vec<Option<Column>>, Failure> {
    let mut columns = Vec::new();
    columns.resize(policy.inputs.len(), None);
    let mut at = 0;
    for (position, year) in places {
        let (values, open) = (given.get(at), given.get(at + 1));
        at += 2;
        let Some(place) = position.and_then(|position| columns.get_mut(position)) else {
            continue;
        };
        let column = column(&values, &open, rows)?;
        match (year, place) {
            (Some(year), Some(Column::Years(years))) => years.push((year.clone(), column)),
            (Some(year), place) => *place = Some(Column::Years(vec![(year.clone(), column)])),
            (None, place) => *place = Some(column),
        }
    }
    Ok(columns)
}

/// A column of so many rows: where one is missing, an answer would be.
fn column(values: &JsValue, open: &JsValue, rows: usize) -> Result<Column, Failure> {
    let open = match open.dyn_ref::<Uint8Array>() {
        Some(open) => open.to_vec().into_iter().map(|open| open != 0).collect(),
        None => Vec::new(),
    };
    let is_open = |row: usize| open.get(row).copied().unwrap_or_default();
    let Some(numbers) = values.dyn_ref::<Float64Array>() else {
        let answers = read(values).map_err(|trouble| bad(trouble.sentence()))?;
        let Data::List(mut answers) = answers else {
            return Err(unreadable());
        };
        if answers.len() != rows {
            return Err(unreadable());
        }
        for (row, answer) in answers.iter_mut().enumerate() {
            if is_open(row) {
                *answer = Data::Null;
            }
        }
        return Ok(Column::Answers(answers));
    };
    let numbers = numbers.to_vec();
    if numbers.len() != rows {
        return Err(unreadable());
    }
    let mut whole = Vec::with_capacity(numbers.len());
    for (row, number) in numbers.iter().enumerate() {
        match number_data(*number) {
            Data::Integer(value) => whole.push(value),
            _ if is_open(row) => whole.push(0),
            _ => break,
        }
    }
    if whole.len() == numbers.len() {
        return Ok(Column::Whole(whole, open));
    }
    // Fractions, and what is no number at all: as a single evaluation reads them.
    let numbers = numbers.iter().enumerate();
    let answers = numbers.map(|(row, number)| match is_open(row) {
        true => Data::Null,
        false => number_data(*number),
    });
    Ok(Column::Answers(answers.collect()))
}
