//! Policies from scratch: every construct of the format, put together at random.

use std::fmt::Write as _;

use super::grammar::{Gives, expression};
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
pub(super) const FIGURES: [&str; 8] = ["a", "b", "c", "m", "n", "s", "t", "w"];
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

/// A policy in the making.
pub(super) struct Made<'r> {
    pub(super) text: String,
    pub(super) random: &'r mut Random,
    pub(super) ids: usize,
}

impl Made<'_> {
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub(super) fn key(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    pub(super) fn expression(&mut self, gives: Gives) -> String {
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

    fn grades(&mut self, check: usize) {
        let limit = self.random.below(40);
        for (id, bound) in [("good", "at_least"), ("bad", "less_than")] {
            self.line(&format!("[[check.c{check}.grades]]\nid = \"{id}\"\ntitle = {{ zh = \"等级\" }}\n{bound} = {limit}"));
        }
    }
}
