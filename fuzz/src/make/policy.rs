//! Policies from scratch: every construct of the format, put together at random.

use std::fmt::Write as _;

use super::expression::{Gives, expression};
use super::{odd, toml};
use crate::random::Random;

const KINDS: [&str; 6] = [
    "eligibility",
    "obligations",
    "targets",
    "exit",
    "eligibility",
    "assessment",
];
const COMPARISONS: [&str; 5] = ["at_least", "more_than", "at_most", "less_than", "is"];
const FIGURES: [&str; 8] = ["a", "b", "c", "m", "n", "s", "t", "w"];
const ALL: [&str; 15] = [
    "a", "b", "c", "m", "n", "s", "t", "w", "p", "q", "r", "k", "o", "d", "e",
];

/// A policy that mostly compiles.
pub(crate) fn fresh(random: &mut Random) -> String {
    let mut made = Made {
        text: String::new(),
        random,
        ids: 0,
    };
    made.policy();
    made.text
}

struct Made<'r> {
    text: String,
    random: &'r mut Random,
    ids: usize,
}

impl Made<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn key(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    fn expression(&mut self, gives: Gives) -> String {
        let depth = self.random.below(4);
        toml::literal(&expression(gives, depth, self.random))
    }

    fn policy(&mut self) {
        let checks = 1 + self.random.below(3);
        let ids = (0..checks)
            .map(|check| format!("\"c{check}\""))
            .collect::<Vec<_>>()
            .join(", ");
        self.line(
            "format = 1\nid = \"tried\"\nversion = \"1\"\ntitle = { zh = \"试\", en = \"Tried\" }",
        );
        self.line(
            "issuer = { zh = \"某局\" }\nin_force = { from = 2025-01-01 }\nchecked = 2026-01-01",
        );
        self.line("not_stated = [\"number\", \"url\", \"published\"]\nfor_whom = { zh = \"试\" }");
        self.key("checks", format!("[{ids}]"));
        let all = ALL.map(|id| format!("\"{id}\"")).join(", ");
        self.line(&format!(
            "[[sections]]\nid = \"all\"\ntitle = {{ zh = \"全部\" }}\ninputs = [{all}]"
        ));
        for id in ALL {
            self.input(id);
        }
        for _ in 0..self.random.below(4) {
            self.consistency();
        }
        for check in 0..checks {
            let other = *self.random.pick(&KINDS);
            // The first one reads every input, which a scorecard does not.
            let kind = if check == 0 && other == "assessment" {
                "exit"
            } else {
                other
            };
            self.line(&format!("[check.c{check}]\ntitle = {{ zh = \"检查\" }}"));
            self.key("kind", format!("\"{kind}\""));
            for _ in 0..1 + self.random.below(5) {
                self.line(&format!("[[check.c{check}.criteria]]"));
                if kind == "assessment" {
                    self.row()
                } else {
                    self.criterion(0, "\n")
                }
            }
            if kind == "assessment" {
                self.grades(check);
            } else if check == 0 {
                self.line("[[check.c0.criteria]]\nid = \"all_read\"\nclause = \"九\"\nstatement = { zh = \"都用到\" }");
                self.line("holds = 'a + b + c + m + n + s + t + w >= 0 and (p or q or r) and k = \"low\" and o = \"x\" and d <= e'");
            }
        }
        if self.random.one_in(3) {
            let when = self.expression(Gives::Truth);
            self.line(&format!(
                "[[routes]]\nto = {{ zh = \"某处\" }}\nclause = \"十\"\nwhen = {when}"
            ));
        }
    }

    fn input(&mut self, id: &str) {
        self.line(&format!("[inputs.{id}]\nlabel = {{ zh = \"{id}\" }}"));
        match id {
            "p" | "q" | "r" => self.key("kind", "\"yes-no\""),
            "k" => self.line(concat!(
                "kind = \"choice\"\nordered = true\noptions = [{ id = \"low\", label = { zh = \"低\" }, group = \"one\", ",
                "base = 10, poor = true }, { id = \"mid\", label = { zh = \"中\" }, group = \"one\", base = 200 }, ",
                "{ id = \"high\", label = { zh = \"高\" }, group = \"two\", base = 3000 }]",
            )),
            "o" => self.line("kind = \"choice\"\noptions = [{ id = \"x\", label = { zh = \"此\" } }, { id = \"y\", label = { zh = \"彼\" } }]"),
            "d" | "e" => {
                self.key("kind", "\"date\"");
                if self.random.one_in(3) {
                    self.key("max", "\"as_of\"");
                }
                if self.random.one_in(3) {
                    let period = odd::good_period(self.random);
                    self.key("min", format!("\"as_of - {period}\""));
                }
            }
            _ => self.figure(id),
        }
        if self.random.one_in(8) {
            let when = self.expression(Gives::Truth);
            self.key("asked_when", when);
        }
    }

    fn figure(&mut self, id: &str) {
        let amount = matches!(id, "m" | "n" | "w");
        self.key("kind", if amount { "\"amount\"" } else { "\"count\"" });
        if self.random.one_in(4) {
            let min = self.random.below(20);
            self.key("min", min);
        }
        if self.random.one_in(4) {
            let max = 20 + self.random.below_one_of(&[20, 5_000]);
            self.key("max", max);
        }
        match id {
            "s" | "t" => self.key("per_year", 3),
            "w" => self.key("per_year", "{ from = 2021, until = 2025 }"),
            _ => {}
        }
    }

    fn consistency(&mut self) {
        let (parts, whole) = *self.random.pick(&[
            ("\"b\"", "a"),
            ("\"c\"", "b"),
            ("\"c\"", "a"),
            ("\"b\", \"c\"", "a"),
            ("\"t\"", "s"),
            ("\"n\"", "m"),
            ("\"a\"", "s"),
        ]);
        self.line(&format!(
            "[[consistency]]\nparts = [{parts}]\nwithin = \"{whole}\""
        ));
    }

    fn id(&mut self) {
        self.ids += 1;
        let id = self.ids;
        self.text.push_str(&format!("id = \"i{id}\""));
    }

    /// The keys of a criterion, between them what `end` says: a line's end, or a comma inside a table.
    fn criterion(&mut self, depth: usize, end: &str) {
        self.id();
        let mut keys = vec!["clause = \"一\"".to_owned()];
        let state = "statement = { zh = \"做到 {required}\", en = \"reach {required}\" }";
        let plain = "statement = { zh = \"做到\", en = \"do it\" }";
        match self.random.below(if depth < 3 { 11 } else { 7 }) {
            0..=3 => {
                let measure = self.measure();
                let mut figures = super::expression::figures_in(&measure);
                figures.retain(|_| !self.random.one_in(4));
                let levers = levers(&figures, self.random.one_in(5));
                let comparison = *self.random.pick(&COMPARISONS);
                let requirement = self.requirement();
                keys.extend([
                    format!("measure = {measure}"),
                    format!("{comparison} = {requirement}"),
                    format!("levers = [{levers}]"),
                    state.to_owned(),
                ]);
            }
            4 => keys.extend([
                format!("holds = {}", self.expression(Gives::Truth)),
                plain.to_owned(),
            ]),
            5 => {
                keys.push(
                    "declared = { zh = \"声明\" }\u{1}section = \"all\"".replace('\u{1}', end),
                );
                if self.random.one_in(3) {
                    keys.push("fixed = true".to_owned());
                }
            }
            6 => keys.push("judged = { zh = \"评审\" }".to_owned()),
            _ => {
                keys.push(plain.to_owned());
                let text = std::mem::take(&mut self.text);
                let parts = (0..1 + self.random.below(3)).map(|_| {
                    self.text.push_str("{ ");
                    self.criterion(depth + 1, ", ");
                    self.text.push_str(" }");
                    std::mem::take(&mut self.text)
                });
                let parts = parts.collect::<Vec<_>>();
                self.text = text;
                let k = 1 + self.random.below(parts.len());
                let parts = parts.join(", ");
                keys.push(match self.random.below(3) {
                    0 => format!("any_of = [{parts}]"),
                    1 => format!("all_of = [{parts}]"),
                    _ => format!("at_least_k_of = {{ k = {k}, parts = [{parts}] }}"),
                });
            }
        }
        if depth == 0 && self.random.one_in(6) {
            keys.push("soft = true".to_owned());
        }
        for (name, times) in [("waived", 6), ("applies", 8)] {
            if self.random.one_in(times) {
                let when = self.expression(Gives::Truth);
                keys.push(format!("{name} = {{ when = {when}, clause = \"二\", statement = {{ zh = \"另有规定\" }} }}"));
            }
        }
        for key in keys {
            self.text.push_str(end);
            self.text.push_str(&key);
        }
        if depth == 0 {
            self.text.push('\n');
        }
    }

    /// Often one of those that occur in practice.
    fn measure(&mut self) -> String {
        match self.random.below(6) {
            0 => format!("\"{}\"", self.random.pick(&FIGURES)),
            1 => format!(
                "\"{} / {}\"",
                self.random.pick(&FIGURES),
                self.random.pick(&FIGURES)
            ),
            2 => format!("\"min({})\"", self.random.pick(&["s", "t", "w"])),
            3 => format!(
                "\"{} + {}\"",
                self.random.pick(&FIGURES),
                self.random.pick(&FIGURES)
            ),
            _ => self.expression(Gives::Number),
        }
    }

    fn requirement(&mut self) -> String {
        match self.random.below(7) {
            0 => format!("\"{}%\"", self.random.below(120)),
            1 => self.expression(Gives::Number),
            2 => format!(
                "{{ by = \"k\", low = {}, mid = {}, high = {} }}",
                self.random.below(9),
                self.random.below(90),
                self.random.below(900)
            ),
            3 => odd::number(self.random),
            _ => self.random.below(500).to_string(),
        }
    }

    fn row(&mut self) {
        self.id();
        self.line("\nclause = \"一\"");
        let statement = "statement = { zh = \"得分\", en = \"points\" }";
        match self.random.below(5) {
            0 => {
                let requirement = 1 + self.random.below(50);
                self.line(&format!("measure = \"a\"\nat_least = {requirement}\npoints = 30\ndeduct = \"0.1\"\nstatement = {{ zh = \"做到 {{required}}\", en = \"reach {{required}}\" }}"));
                if self.random.one_in(2) {
                    let when = self.expression(Gives::Truth);
                    self.key("zero_when", when);
                }
            }
            1 => self.line(&format!(
                "points = {{ by = \"k\", low = 1, mid = 20, high = 30 }}\n{statement}"
            )),
            2 => {
                let points = format!(
                    "\"{} + {}\"",
                    self.random.pick(&FIGURES),
                    self.random.below(9)
                );
                self.line(&format!("points = {points}\nout_of = 30\n{statement}"));
            }
            3 => {
                let holds = self.expression(Gives::Truth);
                self.line(&format!("holds = {holds}\npoints = 30\n{statement}"));
            }
            _ => self.line("judged = { zh = \"评审\" }\npoints = 30"),
        }
    }

    fn grades(&mut self, check: usize) {
        let limit = self.random.below(40);
        for (id, bound) in [("good", "at_least"), ("bad", "less_than")] {
            self.line(&format!("[[check.c{check}.grades]]\nid = \"{id}\"\ntitle = {{ zh = \"等级\" }}\n{bound} = {limit}"));
        }
    }
}

/// Figures as levers: down, or up and in part by new cases only.
pub(crate) fn levers(figures: &[&str], down: bool) -> String {
    let levers = figures.iter().map(|figure| match *figure {
        "c" | "n" if down => format!("{{ input = \"{figure}\", down = true }}"),
        "b" | "t" => format!("{{ input = \"{figure}\", only_new = true }}"),
        _ => format!("\"{figure}\""),
    });
    levers.collect::<Vec<_>>().join(", ")
}
