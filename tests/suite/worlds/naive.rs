//! The second evaluator: complete worlds only, plain fractions, no ranges. It shares no code with the core, so that a
//! mistake there does not hide here.

use super::frac::Frac;
use super::model::{BASES, DAYS, Model, Num, POOR, Points, Required, Row, Rule, Test, Way};

/// Everything is known.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    pub(super) totals: Vec<i64>,
    /// The years of a series; empty of a bare total whose years nothing reads.
    pub(super) years: Vec<Vec<i64>>,
    pub(super) flags: Vec<bool>,
    pub(super) option: usize,
    pub(super) day: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naive {
    Met,
    Unmet,
    Judged,
    Waived,
    NotApplicable,
}

impl Naive {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::Judged => "judged",
            Self::Waived => "waived",
            Self::NotApplicable => "not-applicable",
        }
    }

    const fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::Unmet }
    }
}

pub(super) struct Reader<'m> {
    pub(super) model: &'m Model,
    pub(super) world: &'m World,
}

impl Reader<'_> {
    fn steps(&self, figure: usize, value: i64) -> Frac {
        Frac::decimal(value, self.model.figures[figure].decimals)
    }

    pub(super) fn num(&self, num: &Num) -> Option<Frac> {
        let both = |one: &Num, other: &Num| Some((self.num(one)?, self.num(other)?));
        Some(match num {
            Num::Decimal(digits, places) => Frac::decimal(*digits, *places),
            Num::Percent(percent) => Frac::decimal(*percent, 2),
            Num::Figure(figure) => self.steps(*figure, self.world.totals[*figure]),
            Num::Lowest(figure) => {
                self.steps(*figure, self.world.years[*figure].iter().copied().min()?)
            }
            Num::Highest(figure) => {
                self.steps(*figure, self.world.years[*figure].iter().copied().max()?)
            }
            Num::Base => Frac::whole(BASES[self.world.option]),
            Num::Age => {
                let ((born, month, day), (year, now, today)) = (DAYS[self.world.day], DAYS[4]);
                Frac::whole(year - born - i64::from((now, today) < (month, day)))
            }
            Num::YearOf => Frac::whole(DAYS[self.world.day].0),
            Num::Add(one, other) => both(one, other).map(|(one, other)| one.plus(other))?,
            Num::Subtract(one, other) => both(one, other).map(|(one, other)| one.minus(other))?,
            Num::Multiply(one, other) => both(one, other).map(|(one, other)| one.times(other))?,
            Num::Divide(one, other) => both(one, other).and_then(|(one, other)| one.over(other))?,
            Num::Min(one, other) => both(one, other).map(|(one, other)| one.min(other))?,
            Num::Max(one, other) => both(one, other).map(|(one, other)| one.max(other))?,
            Num::If(test, one, other) => {
                return self.num(if self.holds(test) { one } else { other });
            }
        })
    }

    fn compare(&self, comparison: usize, one: Option<Frac>, other: Option<Frac>) -> Option<bool> {
        let order = one?.cmp(&other?);
        Some(match comparison {
            0 => order.is_ge(),
            1 => order.is_gt(),
            2 => order.is_le(),
            3 => order.is_lt(),
            _ => order.is_eq(),
        })
    }

    /// Undefined is neither true nor false.
    fn test(&self, test: &Test) -> Option<bool> {
        Some(match test {
            Test::Flag(flag) => self.world.flags[*flag],
            Test::Option(option) => self.world.option == *option,
            Test::From(option) => self.world.option >= *option,
            Test::Poor => POOR[self.world.option],
            Test::Compare(comparison, one, other) => {
                return self.compare(*comparison, self.num(one), self.num(other));
            }
            Test::Between(value, one, other) => {
                let value = self.num(value);
                let above = self.compare(0, value, self.num(one));
                return and(above, self.compare(2, value, self.num(other)));
            }
            Test::Before(day) => DAYS[self.world.day] < DAYS[*day],
            Test::After(years) => {
                let (year, month, mut day) = DAYS[self.world.day];
                let year = year + years;
                if (month, day) == (2, 29) && (year % 4 != 0 || year % 100 == 0 && year % 400 != 0)
                {
                    day = 28;
                }
                DAYS[4] > (year, month, day)
            }
            Test::And(one, other) => return and(self.test(one), self.test(other)),
            Test::Or(one, other) => {
                let [one, other] = [one, other].map(|test| self.test(test).map(|holds| !holds));
                return and(one, other).map(|holds| !holds);
            }
            Test::Not(inner) => return self.test(inner).map(|holds| !holds),
        })
    }

    pub(super) fn holds(&self, test: &Test) -> bool {
        self.test(test) == Some(true)
    }

    pub(super) fn required(&self, required: &Required) -> Option<Frac> {
        match required {
            Required::Num(num) => self.num(num),
            Required::ByOption(rows) => self.num(rows.get(self.world.option)?),
            Required::ByPoor(yes, no) => self.num(if POOR[self.world.option] { yes } else { no }),
        }
    }

    /// What a row gives; nothing where experts say.
    pub(super) fn points(&self, rule: &Rule, row: &Row) -> Option<Frac> {
        if matches!(rule.way, Way::Judged) {
            return None;
        }
        if row.zero_when.as_ref().is_some_and(|zero| self.holds(zero)) {
            return Some(Frac::ZERO);
        }
        Some(match &row.points {
            Points::Full(full) => match self.own(rule) {
                Naive::Met => Frac::whole(*full),
                _ => Frac::ZERO,
            },
            Points::Deducted(full, tenths) => {
                let Way::Compare {
                    measure,
                    comparison,
                    required,
                    ..
                } = &rule.way
                else {
                    return None;
                };
                let (have, need) = (self.num(measure)?, self.required(required)?);
                let lacking = match comparison {
                    0 => need.minus(have),
                    _ => have.minus(need),
                };
                let lost = lacking.max(Frac::ZERO).times(Frac::decimal(*tenths, 1));
                Frac::whole(*full).minus(lost).max(Frac::ZERO)
            }
            Points::ByOption(rows) => Frac::whole(*rows.get(self.world.option)?),
            Points::Computed(num, most) => {
                let value = self.num(num).unwrap_or(Frac::ZERO);
                value.min(Frac::whole(*most)).max(Frac::ZERO)
            }
        })
    }

    pub(super) fn out_of(row: &Row) -> i64 {
        match &row.points {
            Points::Full(full) | Points::Deducted(full, _) | Points::Computed(_, full) => *full,
            Points::ByOption(rows) => rows.iter().copied().max().unwrap_or(0),
        }
    }

    /// What a criterion comes to before anything lifts it.
    fn own(&self, rule: &Rule) -> Naive {
        match &rule.way {
            Way::Compare {
                measure,
                comparison,
                required,
                ..
            } => {
                let compared =
                    self.compare(*comparison, self.num(measure), self.required(required));
                Naive::of(compared == Some(true))
            }
            Way::Holds(test) => Naive::of(self.holds(test)),
            Way::Declared { flag, .. } => Naive::of(self.world.flags[*flag]),
            Way::Judged | Way::Points => Naive::Judged,
            Way::All(parts) => self.nested(parts, None),
            Way::AtLeast(needed, parts) => self.nested(parts, Some(*needed)),
        }
    }

    fn nested(&self, parts: &[Rule], needed: Option<usize>) -> Naive {
        let (mut left, mut good, mut judged) = (0, 0, 0);
        for part in parts {
            match self.status(part) {
                Naive::NotApplicable => continue,
                Naive::Met | Naive::Waived => good += 1,
                Naive::Judged => judged += 1,
                Naive::Unmet => {}
            }
            left += 1;
        }
        let needed = needed.unwrap_or(left);
        if left == 0 {
            Naive::NotApplicable
        } else if good >= needed {
            Naive::Met
        } else if good + judged >= needed {
            Naive::Judged
        } else {
            Naive::Unmet
        }
    }

    pub(super) fn status(&self, rule: &Rule) -> Naive {
        if rule.applies.as_ref().is_some_and(|test| !self.holds(test)) {
            return Naive::NotApplicable;
        }
        if let Some(row) = &rule.row {
            return match self.points(rule, row) {
                None => Naive::Judged,
                Some(points) => Naive::of(points == Frac::whole(Self::out_of(row))),
            };
        }
        let status = self.own(rule);
        if status != Naive::NotApplicable && rule.waived.iter().any(|test| self.holds(test)) {
            return Naive::Waived;
        }
        status
    }

    /// Whether the form asks a question.
    pub(super) fn asks(&self, when: Option<&Test>) -> bool {
        when.is_none_or(|when| self.holds(when))
    }

    /// The pairs of part and whole that contradict each other, of questions that are asked. A part of a part is a part,
    /// also where the question in between is not asked.
    pub(super) fn contradictions(&self) -> Vec<(usize, usize)> {
        let parts = 0..self.model.figures.len();
        let pairs = parts.flat_map(|part| {
            let wholes = self.model.all_wholes(part).into_iter();
            wholes.map(move |whole| (part, whole))
        });
        pairs
            .filter(|(part, whole)| self.contradict(*part, *whole))
            .collect()
    }

    /// Whether the rules as they are written contradict nothing.
    pub(super) fn keeps_rules(&self) -> bool {
        let mut pairs = self.model.within.iter();
        pairs.all(|(part, whole)| !self.contradict(*part, *whole))
    }

    fn contradict(&self, part: usize, whole: usize) -> bool {
        let asked = |figure: usize| self.asks(self.model.figures[figure].asked_when.as_ref());
        let above = |one: i64, other: i64| self.steps(part, one) > self.steps(whole, other);
        let (totals, years) = (&self.world.totals, &self.world.years);
        let mut each = years[part].iter().zip(&years[whole]);
        asked(part)
            && asked(whole)
            && (above(totals[part], totals[whole])
                || each.any(|(part, whole)| above(*part, *whole)))
    }
}

fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}
