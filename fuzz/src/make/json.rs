//! Compiled policies and answers with something changed, node by node.

use eligibility_check::answers::{Data, Fields};
use eligibility_check::policy::author::compile;

use super::{answers, odd, policy};
use crate::random::Random;
use crate::seeds;

/// Names of operations and codes of compiled policies.
const CODES: [&str; 46] = [
    "input",
    "one-of",
    "and",
    "or",
    "not",
    "if",
    "as-of",
    "date",
    "lowest-year",
    "highest-year",
    "by",
    "neg",
    "+",
    "-",
    "*",
    "/",
    "min",
    "max",
    "after",
    "before",
    "full-years",
    "year",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "is",
    "is_not",
    "eligibility",
    "obligations",
    "targets",
    "exit",
    "assessment",
    "count",
    "amount",
    "choice",
    "declared",
    "yes-no",
    "share",
    "plain",
    "a",
    "s",
    "p",
    "k",
    "d",
    "as_of - P16Y",
];

/// The compiled form of a policy from scratch, perhaps with something changed.
pub(crate) fn fresh_policy(random: &mut Random) -> String {
    let compiled = compile(&policy::fresh(random), seeds::VOCABULARY);
    let text = compiled.map(|compiled| compiled.json);
    let text = text.unwrap_or_else(|_| random.pick(seeds::compiled_small()).clone());
    if random.one_in(2) {
        text
    } else {
        changed(&text, random)
    }
}

/// A text of JSON with something changed.
pub(crate) fn changed(text: &str, random: &mut Random) -> String {
    if random.one_in(20) {
        return odd::other_figure(text, random);
    }
    let Ok(mut data) = Data::from_json(text) else {
        return odd::misspelt(text, random);
    };
    let other = node(&data, random).clone();
    let other = if random.one_in(3) {
        node(&random.pick(seeds::trees()).clone(), random).clone()
    } else {
        other
    };
    edit(&mut data, other, random);
    serde_json::to_string(&data).unwrap_or_default()
}

/// How many nodes a tree has.
fn size(data: &Data) -> usize {
    1 + match data {
        Data::List(items) => items.iter().map(size).sum(),
        Data::Object(fields) => fields.values().map(size).sum(),
        _ => 0,
    }
}

/// Any node of a tree, each as likely.
fn node<'d>(data: &'d Data, random: &mut Random) -> &'d Data {
    let mut left = random.below(size(data));
    let mut at = data;
    loop {
        if left == 0 {
            return at;
        }
        left -= 1;
        let inner: Vec<&Data> = match at {
            Data::List(items) => items.iter().collect(),
            Data::Object(fields) => fields.values().collect(),
            _ => return at,
        };
        for one in inner {
            let size = size(one);
            if left < size {
                at = one;
                break;
            }
            left -= size;
        }
    }
}

/// Changes a node of the tree; `other` may come in its place.
fn edit(data: &mut Data, other: Data, random: &mut Random) {
    let mut left = random.below(size(data));
    let mut at = data;
    'down: loop {
        // Inside a list or an object it is the holder that changes half of the time.
        if left == 0 || (left < 6 && random.one_in(3)) {
            return change(at, other, random);
        }
        left -= 1;
        let inner: Vec<&mut Data> = match at {
            Data::List(items) => items.iter_mut().collect(),
            Data::Object(fields) => fields.values_mut().collect(),
            _ => unreachable!("a leaf is one node"),
        };
        for one in inner {
            let size = size(one);
            if left < size {
                at = one;
                continue 'down;
            }
            left -= size;
        }
        unreachable!("the place is inside the tree");
    }
}

fn change(at: &mut Data, other: Data, random: &mut Random) {
    match at {
        Data::List(items) if !items.is_empty() && !random.one_in(4) => {
            of_list(items, other, random)
        }
        Data::Object(fields) if !fields.is_empty() && !random.one_in(4) => {
            of_fields(fields, other, random)
        }
        Data::Text(text) if random.one_in(2) => {
            *text = match random.below(6) {
                0 => odd::misspelt(text, random),
                1 => odd::other_figure(text, random),
                2 => odd::day(random),
                3 => odd::number(random),
                _ => (*random.pick(&CODES)).to_owned(),
            };
        }
        Data::Integer(number) if random.one_in(2) => {
            *number = number.saturating_add(i64::try_from(random.below(3)).unwrap_or_default() - 1);
        }
        _ => {
            *at = match random.below(6) {
                0 => answers::anything(2, random),
                1 => Data::text(odd::number(random)),
                2 => wrapped(at.clone(), random),
                _ => other,
            }
        }
    }
}

fn of_list(items: &mut Vec<Data>, other: Data, random: &mut Random) {
    let place = random.below(items.len());
    match random.below(7) {
        0 => drop(items.remove(place)),
        1 => items.insert(place, items[place].clone()),
        2 => items.insert(place, other),
        3 => {
            let second = random.below(items.len());
            items.swap(place, second);
        }
        4 => items[place] = other,
        5 if random.one_in(20) => {
            let times = random.below_one_of(&[4, 40, 1000]);
            let copied = items[place].clone();
            let times = times.min(seeds::largest() / (8 * size(&copied)));
            items.extend(std::iter::repeat_n(copied, times));
        }
        _ => items[place] = wrapped(items[place].clone(), random),
    }
}

fn of_fields(fields: &mut Fields, other: Data, random: &mut Random) {
    let names = fields
        .iter()
        .map(|(name, _)| name.clone())
        .collect::<Vec<_>>();
    let name = random.pick(&names);
    match random.below(6) {
        0 => drop(fields.remove(name)),
        1 => drop(fields.insert(odd::misspelt(name, random), other)),
        2 => {
            let name = seeds::names();
            fields.insert(random.pick(name).clone(), other);
        }
        3 => {
            let (second, value) = (random.pick(&names).clone(), fields.get(name).cloned());
            fields.insert(second, value.unwrap_or_default());
        }
        4 => drop(fields.insert(name.clone(), answers::anything(2, random))),
        _ => drop(fields.insert(name.clone(), other)),
    }
}

/// The node inside operations, lists or objects.
fn wrapped(node: Data, random: &mut Random) -> Data {
    let mut node = node;
    let times = 1 + random.below_one_of(&[1, 2, 3, 40, 200]);
    for _ in 0..times {
        node = match random.below(5) {
            0 => Data::List(vec![Data::text("not"), node]),
            1 => Data::List(vec![Data::text("and"), node.clone(), node]),
            2 => Data::List(vec![Data::text(*random.pick(&CODES)), node]),
            3 => Data::List(vec![node]),
            _ => Data::List(vec![Data::text("+"), Data::Integer(1), node]),
        };
        if size(&node) > 2_000 {
            break;
        }
    }
    node
}
