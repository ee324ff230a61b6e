//! Criteria from scratch: every way to be decided, nested, waived, with levers.

use super::expression::figures_in;
use super::grammar::Gives;
use super::odd;
use super::policy::{FIGURES, Made};

const COMPARISONS: [&str; 5] = ["at_least", "more_than", "at_most", "less_than", "is"];

impl Made<'_> {
    fn id(&mut self) {
        self.ids += 1;
        let id = self.ids;
        self.text.push_str(&format!("id = \"i{id}\""));
    }

    /// The keys of a criterion, between them what `end` says: a line's end, or a comma inside a table.
    pub(super) fn criterion(&mut self, depth: usize, end: &str) {
        self.id();
        let mut keys = vec!["clause = \"一\"".to_owned()];
        let state = "statement = { zh = \"做到 {required}\", en = \"reach {required}\" }";
        let plain = "statement = { zh = \"做到\", en = \"do it\" }";
        match self.random.below(if depth < 3 { 11 } else { 7 }) {
            0..=3 => {
                let measure = self.measure();
                let mut figures = figures_in(&measure);
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

    pub(super) fn row(&mut self) {
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
