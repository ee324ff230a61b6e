//! A generated policy as a policy file.

use std::fmt::Write as _;

use super::model::{
    BASES, COMPARISONS, DAYS, FIGURES, Figure, KINDS, Model, Num, OPTIONS, POOR, Points, Required,
    Rule, Test, Way,
};

/// The first year of the series of every generated policy; they end with the year before the check.
pub(super) fn first_year(years: usize) -> i64 {
    2026 - years as i64
}

pub(super) fn flag_id(model: &Model, flag: usize) -> String {
    if model.flags[flag].declared {
        format!("said{flag}")
    } else {
        format!("p{flag}")
    }
}

pub(super) fn decimal(digits: i64, places: u32) -> String {
    let scale = 10_i64.pow(places);
    let sign = if digits < 0 { "-" } else { "" };
    let (whole, part) = (digits.abs() / scale, digits.abs() % scale);
    if places == 0 {
        return format!("{sign}{whole}");
    }
    format!("{sign}{whole}.{part:0width$}", width = places as usize)
}

pub(super) fn date(day: usize) -> String {
    let (year, month, day) = DAYS[day];
    format!("{year}-{month:02}-{day:02}")
}

pub(super) struct Writer<'m>(pub(super) &'m Model);

impl Writer<'_> {
    pub(super) fn num(&self, num: &Num) -> String {
        let two = |one: &Num, sign: &str, other: &Num| {
            format!("({} {sign} {})", self.num(one), self.num(other))
        };
        let of = |name: &str, one: &Num, other: &Num| {
            format!("{name}({}, {})", self.num(one), self.num(other))
        };
        match num {
            Num::Decimal(digits, places) => decimal(*digits, *places),
            Num::Percent(percent) => format!("{percent}%"),
            Num::Figure(figure) => FIGURES[*figure].to_owned(),
            Num::Lowest(figure) => format!("min({})", FIGURES[*figure]),
            Num::Highest(figure) => format!("max({})", FIGURES[*figure]),
            Num::Base => "k.base".to_owned(),
            Num::Age => "years and months duration(d, as_of).years".to_owned(),
            Num::YearOf => "d.year".to_owned(),
            Num::Add(one, other) => two(one, "+", other),
            Num::Subtract(one, other) => two(one, "-", other),
            Num::Multiply(one, other) => two(one, "*", other),
            Num::Divide(one, other) => two(one, "/", other),
            Num::Min(one, other) => of("min", one, other),
            Num::Max(one, other) => of("max", one, other),
            Num::If(test, one, other) => format!(
                "(if {} then {} else {})",
                self.test(test),
                self.num(one),
                self.num(other)
            ),
        }
    }

    pub(super) fn test(&self, test: &Test) -> String {
        match test {
            Test::Flag(flag) => flag_id(self.0, *flag),
            Test::Option(option) => format!("k = \"{}\"", OPTIONS[*option]),
            Test::From(option) => format!("k >= \"{}\"", OPTIONS[*option]),
            Test::Poor => "k.poor".to_owned(),
            Test::Compare(comparison, one, other) => format!(
                "({} {} {})",
                self.num(one),
                COMPARISONS[*comparison].0,
                self.num(other)
            ),
            Test::Between(value, one, other) => format!(
                "({} between {} and {})",
                self.num(value),
                self.num(one),
                self.num(other)
            ),
            Test::Before(day) => format!("(d < date(\"{}\"))", date(*day)),
            Test::After(years) => format!("(as_of > d + duration(\"P{years}Y\"))"),
            Test::And(one, other) => format!("({} and {})", self.test(one), self.test(other)),
            Test::Or(one, other) => format!("({} or {})", self.test(one), self.test(other)),
            Test::Not(inner) => format!("not ({})", self.test(inner)),
        }
    }

    fn required(&self, required: &Required) -> String {
        match required {
            Required::Num(num) => format!("'{}'", self.num(num)),
            Required::ByOption(rows) => {
                let rows = OPTIONS.iter().zip(rows);
                let rows = rows.map(|(option, row)| format!("{option} = '{}'", self.num(row)));
                format!("{{ by = \"k\", {} }}", rows.collect::<Vec<_>>().join(", "))
            }
            Required::ByPoor(yes, no) => {
                let (yes, no) = (self.num(yes), self.num(no));
                format!("{{ by = \"k.poor\", true = '{yes}', false = '{no}' }}")
            }
        }
    }

    fn rule(&self, rule: &Rule) -> String {
        let mut text = format!("{{ id = \"{}\", clause = \"一\"", rule.id);
        let statement = "statement = { zh = \"甲\" }";
        let list = |parts: &[Rule]| {
            let parts = parts.iter().map(|part| self.rule(part));
            parts.collect::<Vec<_>>().join(", ")
        };
        let _ = match &rule.way {
            Way::Compare {
                measure,
                comparison,
                required,
                levers,
            } => {
                let levers = levers.iter().map(|lever| {
                    let id = FIGURES[lever.figure];
                    match (lever.only_new, self.0.figures[lever.figure].down) {
                        (false, false) => format!("\"{id}\""),
                        (only_new, down) => format!(
                            "{{ input = \"{id}\"{}{} }}",
                            if only_new { ", only_new = true" } else { "" },
                            if down { ", down = true" } else { "" }
                        ),
                    }
                });
                let levers = levers.collect::<Vec<_>>().join(", ");
                write!(
                    text,
                    ", measure = '{}', {} = {}, levers = [{levers}], statement = {{ zh = \"{{required}}\" }}",
                    self.num(measure),
                    COMPARISONS[*comparison].1,
                    self.required(required)
                )
            }
            Way::Holds(test) => write!(text, ", holds = '{}', {statement}", self.test(test)),
            Way::Declared { fixed, .. } => write!(
                text,
                ", declared = {{ zh = \"乙\" }}, section = \"all\"{}",
                if *fixed { ", fixed = true" } else { "" }
            ),
            Way::Judged => write!(text, ", judged = {{ zh = \"乙\" }}"),
            Way::All(parts) => write!(text, ", all_of = [{}], {statement}", list(parts)),
            Way::AtLeast(1, parts) => write!(text, ", any_of = [{}], {statement}", list(parts)),
            Way::AtLeast(needed, parts) => write!(
                text,
                ", at_least_k_of = {{ k = {needed}, parts = [{}] }}, {statement}",
                list(parts)
            ),
            Way::Points => write!(text, ", {statement}"),
        };
        if rule.soft {
            text += ", soft = true";
        }
        let lifts = |key: &str, test: &Test| {
            format!(
                ", {key} = {{ when = '{}', clause = \"二\", {statement} }}",
                self.test(test)
            )
        };
        match &*rule.waived {
            [] => {}
            [one] => text += &lifts("waived", one),
            several => {
                let several = several.iter().map(|test| {
                    format!(
                        "{{ when = '{}', clause = \"二\", {statement} }}",
                        self.test(test)
                    )
                });
                let several = several.collect::<Vec<_>>().join(", ");
                let _ = write!(text, ", waived = [{several}]");
            }
        }
        if let Some(test) = &rule.applies {
            text += &lifts("applies", test);
        }
        if let Some(row) = &rule.row {
            let _ = match &row.points {
                Points::Full(full) => write!(text, ", points = {full}"),
                Points::Deducted(full, tenths) => write!(
                    text,
                    ", points = {full}, deduct = \"{}\"",
                    decimal(*tenths, 1)
                ),
                Points::ByOption(rows) => {
                    let rows = OPTIONS.iter().zip(rows);
                    let rows = rows.map(|(option, row)| format!("{option} = {row}"));
                    let rows = rows.collect::<Vec<_>>().join(", ");
                    write!(text, ", points = {{ by = \"k\", {rows} }}")
                }
                Points::Computed(num, most) => {
                    write!(text, ", points = '{}', out_of = {most}", self.num(num))
                }
            };
            if let Some(test) = &row.zero_when {
                let _ = write!(text, ", zero_when = '{}'", self.test(test));
            }
        }
        text + " }"
    }

    fn figure(&self, place: usize, figure: &Figure, decimals: bool) -> String {
        let kind = if figure.amount { "amount" } else { "count" };
        let mut text = format!("[inputs.{}]\nkind = \"{kind}\"\n", FIGURES[place]);
        // Without a word an amount has two decimals.
        if figure.amount && figure.decimals != 2 && decimals {
            let _ = writeln!(text, "decimals = {}", figure.decimals);
        }
        if figure.min != 0 {
            let _ = writeln!(text, "min = {}", decimal(figure.min, figure.decimals));
        }
        if let Some(max) = figure.max {
            let _ = writeln!(text, "max = {}", decimal(max, figure.decimals));
        }
        if figure.yearly {
            let _ = writeln!(text, "per_year = {}", self.0.years);
        }
        text + &self.asked(figure.asked_when.as_ref())
    }

    fn asked(&self, when: Option<&Test>) -> String {
        let when = when.map(|when| format!("asked_when = '{}'\n", self.test(when)));
        when.unwrap_or_default() + "label = { zh = \"丁\" }\n"
    }

    /// The policy file. `decimals` is whether the format knows that key.
    pub(super) fn policy(&self, decimals: bool) -> String {
        let Self(model) = self;
        let mut names = Vec::new();
        let mut inputs = String::new();
        // A route reads everything, so that no question is unused.
        let mut reads = Vec::new();
        for (place, figure) in model.figures.iter().enumerate() {
            names.push(FIGURES[place].to_owned());
            inputs += &self.figure(place, figure, decimals);
            reads.push(format!("{} >= 0", FIGURES[place]));
        }
        for (place, flag) in model.flags.iter().enumerate() {
            if !flag.declared {
                names.push(flag_id(model, place));
                let _ = write!(inputs, "[inputs.p{place}]\nkind = \"yes-no\"\n");
                inputs += &self.asked(flag.asked_when.as_ref());
                reads.push(flag_id(model, place));
            }
        }
        if let Some(choice) = &model.choice {
            names.push("k".to_owned());
            let options = (0..choice.options).map(|place| {
                format!(
                    "{{ id = \"{}\", label = {{ zh = \"丙\" }}, base = {}, poor = {} }}",
                    OPTIONS[place], BASES[place], POOR[place]
                )
            });
            let options = options.collect::<Vec<_>>().join(", ");
            let ordered = if choice.ordered {
                "ordered = true\n"
            } else {
                ""
            };
            let _ = write!(
                inputs,
                "[inputs.k]\nkind = \"choice\"\n{ordered}options = [{options}]\nlabel = {{ zh = \"己\" }}\n"
            );
            reads.push("k = \"low\"".to_owned());
        }
        if let Some(bounded) = model.date {
            names.push("d".to_owned());
            let max = if bounded { "max = \"as_of\"\n" } else { "" };
            let _ = write!(
                inputs,
                "[inputs.d]\nkind = \"date\"\n{max}label = {{ zh = \"戊\" }}\n"
            );
            reads.push("d < as_of".to_owned());
        }
        let mut rules = String::new();
        for (part, whole) in &model.within {
            let _ = writeln!(
                rules,
                "[[consistency]]\nparts = [\"{}\"]\nwithin = \"{}\"",
                FIGURES[*part], FIGURES[*whole]
            );
        }
        let criteria = model
            .rules
            .iter()
            .map(|rule| format!("  {},\n", self.rule(rule)));
        let grades = if model.kind == super::model::ASSESSMENT {
            format!(
                "grades = [{{ id = \"good\", title = {{ zh = \"良\" }}, at_least = {cut} }}, {{ id = \"bad\", title = {{ zh = \"差\" }}, less_than = {cut} }}]\n",
                cut = model.cut
            )
        } else {
            String::new()
        };
        format!(
            r#"format = 1
id = "p"
version = "1"
title = {{ zh = "题" }}
issuer = {{ zh = "局" }}
in_force = {{ from = 2020-01-01 }}
checked = 2026-11-25
not_stated = ["number", "url", "published"]
for_whom = {{ zh = "者" }}
checks = ["c"]
[[sections]]
id = "all"
title = {{ zh = "全" }}
inputs = [{names}]
{inputs}{rules}[[routes]]
when = '{reads}'
to = {{ zh = "处" }}
clause = "三"
[check.c]
kind = "{kind}"
title = {{ zh = "查" }}
{grades}criteria = [
{criteria}]
"#,
            names = names
                .iter()
                .map(|name| format!("\"{name}\""))
                .collect::<Vec<_>>()
                .join(", "),
            reads = reads.join(" or "),
            kind = KINDS[model.kind],
            criteria = criteria.collect::<String>(),
        )
    }
}
