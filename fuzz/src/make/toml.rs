//! Policy files with something changed, line by line and block by block.

use super::expression;
use super::grammar::{self, Gives};
use super::odd;
use crate::random::Random;
use crate::seeds;

/// The keys whose texts are expressions.
const EXPRESSIONS: [&str; 14] = [
    "measure",
    "holds",
    "when",
    "zero_when",
    "asked_when",
    "points",
    "deduct",
    "out_of",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "is",
    "waived",
];

/// A text as TOML writes it.
pub(crate) fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => literal.extend(['\\', character]),
            c if c.is_control() => literal.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => literal.push(c),
        }
    }
    literal + "\""
}

/// A policy file with something changed.
pub(crate) fn changed(text: &str, random: &mut Random) -> String {
    let mut lines = text.lines().map(str::to_owned).collect::<Vec<_>>();
    if lines.is_empty() {
        return super::policy::fresh(random);
    }
    let at = random.below(lines.len());
    match random.below(24) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let other = random.below(lines.len());
            lines.swap(at, other);
        }
        3 => drop(lines.drain(block(&lines, at))),
        4 => {
            let copied = lines[block(&lines, at)].to_vec();
            let other = random.below(lines.len());
            let other = block(&lines, other).end;
            lines.splice(other..other, copied);
        }
        5 | 6 => {
            let other = seeds::line_blocks();
            let other = random.pick(other).clone();
            let end = block(&lines, at).end;
            lines.splice(end..end, other);
        }
        7 if random.one_in(10) => repeat(&mut lines, at, random),
        8 => lines[at] = odd::misspelt(&lines[at], random),
        9 | 10 => lines[at] = odd::other_figure(&lines[at], random),
        11 => lines.insert(at, random.pick(seeds::lines()).clone()),
        12 => lines[at] = nested(&lines[at], random),
        13 => lines.insert(at, addition(random)),
        14..=18 => {
            // A line with an expression, if one is near.
            let count = lines.len();
            let near = (0..count).map(|step| (at + step) % count);
            let mut near =
                near.filter(|at| key(&lines[*at]).is_some_and(|key| EXPRESSIONS.contains(&key)));
            let at = near.next().unwrap_or(at);
            lines[at] = other_expression(&lines[at], random);
        }
        _ => lines[at] = other_value(&lines[at], random),
    }
    lines.join("\n") + "\n"
}

/// The lines from one header to the next.
fn block(lines: &[String], at: usize) -> std::ops::Range<usize> {
    let header = |line: &String| line.starts_with('[');
    let start = lines[..=at].iter().rposition(header).unwrap_or(0);
    let end = lines[start + 1..].iter().position(header);
    start..end.map_or(lines.len(), |end| start + 1 + end)
}

fn key(line: &str) -> Option<&str> {
    Some(line.split_once('=')?.0.trim())
}

/// The block many times over, each with names of its own.
fn repeat(lines: &mut Vec<String>, at: usize, random: &mut Random) {
    let copied = lines[block(lines, at)].to_vec();
    let times = random.below_one_of(&[3, 10, 100, 2000]);
    let bytes = copied.iter().map(String::len).sum::<usize>() + 1;
    let times = times.min(seeds::largest() / bytes);
    for turn in 0..times {
        for line in &copied {
            let named =
                line.starts_with("id ") || line.starts_with("id=") || line.starts_with("[inputs.");
            lines.push(
                match (named, line.find(['"', ']']), line.rfind(['"', ']'])) {
                    (true, Some(_), Some(end)) => {
                        format!("{}_{turn}{}", &line[..end], &line[end..])
                    }
                    _ => line.clone(),
                },
            );
        }
    }
}

/// A header one level further in or out.
fn nested(line: &str, random: &mut Random) -> String {
    let inside = *random.pick(&[".any_of", ".all_of", ".at_least_k_of.parts"]);
    match line.strip_suffix("]]") {
        Some(name) => match name.rsplit_once(".any_of") {
            Some((outer, _)) if random.one_in(2) => format!("{outer}]]"),
            _ => format!("{name}{inside}]]"),
        },
        None => other_value(line, random),
    }
}

/// A key that may stand in many places.
fn addition(random: &mut Random) -> String {
    let truth = literal(&grammar::expression(Gives::Truth, 2, random));
    match random.below(10) {
        0 => "soft = true".to_owned(),
        1 => "fixed = true".to_owned(),
        2 => format!(
            "waived = {{ when = {truth}, clause = \"一\", statement = {{ zh = \"不作要求\" }} }}"
        ),
        3 => format!(
            "applies = {{ when = {truth}, clause = \"一\", statement = {{ zh = \"适用\" }} }}"
        ),
        4 => format!("asked_when = {truth}"),
        5 => format!("min = {}", odd::number(random)),
        6 => format!("max = {}", odd::number(random)),
        7 => format!("per_year = {}", random.below(12)),
        8 => format!(
            "per_year = {{ from = {}, until = {} }}",
            odd::number(random),
            odd::number(random)
        ),
        _ => format!(
            "levers = [\"{}\", {{ input = \"{}\", only_new = true }}]",
            random.pick(&["a", "s"]),
            random.pick(&["b", "t"])
        ),
    }
}

/// The line with another expression, or with its own changed.
fn other_expression(line: &str, random: &mut Random) -> String {
    let Some((key, value)) = line.split_once('=') else {
        return line.to_owned();
    };
    let quote = value.trim().chars().next();
    let written = match quote {
        Some(quote @ ('"' | '\'')) => value.trim().trim_matches(quote),
        _ => value.trim(),
    };
    let gives = if matches!(key.trim(), "holds" | "when" | "zero_when" | "asked_when") {
        Gives::Truth
    } else {
        Gives::Number
    };
    let other = if random.one_in(3) {
        grammar::expression(gives, 3, random)
    } else {
        expression::changed(&written.replace("\\\"", "\""), random)
    };
    format!("{key}= {}", literal(&other))
}

/// The line with another value: one that this key has elsewhere, or any.
fn other_value(line: &str, random: &mut Random) -> String {
    let Some((key, value)) = line.split_once('=') else {
        return odd::misspelt(line, random);
    };
    let elsewhere = seeds::lines_of(key.trim());
    let value = match random.below(12) {
        0..=3 if !elsewhere.is_empty() => return random.pick(elsewhere).clone(),
        4 => odd::number(random),
        5 => odd::day(random),
        6 => literal(&odd::misspelt(value.trim().trim_matches('"'), random)),
        7 => (*random.pick(&[
            "true", "false", "[]", "{}", "\"\"", "[[]]", "[{}]", "12:30:00", "inf", "'a'",
        ]))
        .to_owned(),
        8 => format!("[{}, {}]", value.trim(), value.trim()),
        9 => format!(
            "{{ by = \"k\", low = {}, mid = {}, high = 3 }}",
            odd::number(random),
            odd::number(random)
        ),
        10 => format!("{{ zh = {} }}", value.trim()),
        _ => return odd::other_figure(line, random),
    };
    format!("{key}= {value}")
}
