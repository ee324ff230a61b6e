//! Criteria at random: what they measure, what they require, what lifts them.

use super::generate::{Maker, boxed};
use super::model::{
    ASSESSMENT, EXIT, Flag, Lever, Model, Num, Points, Required, Row, Rule, Test, Way,
};

impl Maker<'_> {
    pub(super) fn check(&mut self) {
        self.model.kind = self.draw.weighted(&[70, 8, 8, 6, 8]);
        let rules = 1 + self.draw.weighted(&[3, 6, 5, 3, 1]);
        if self.model.kind == ASSESSMENT {
            let mut most = 0;
            for place in 0..rules {
                let (rule, points) = self.row(place);
                most += points;
                self.model.rules.push(rule);
            }
            self.model.cut = self.draw.between(1, most);
            return;
        }
        for place in 0..rules {
            let mut rule = self.rule(&format!("r{place}"), 0);
            rule.soft = self.model.kind != EXIT && self.draw.chance(18);
            self.model.rules.push(rule);
        }
    }

    fn rule(&mut self, id: &str, depth: usize) -> Rule {
        let groups = if depth < 2 {
            [8, 22][usize::from(depth == 0)]
        } else {
            0
        };
        let way = match self.draw.weighted(&[60, groups, 7, 9, 4]) {
            0 => self.compare(),
            1 => {
                let parts = (0..2 + self.draw.weighted(&[6, 3]))
                    .map(|place| self.rule(&format!("{id}_{place}"), depth + 1))
                    .collect::<Vec<_>>();
                match self.draw.weighted(&[5, 3, 4]) {
                    0 => Way::AtLeast(1, parts),
                    1 => Way::All(parts),
                    _ => Way::AtLeast(self.draw.between(1, parts.len() as i64) as usize, parts),
                }
            }
            2 => Way::Holds(self.test(1)),
            3 => {
                let fixed = self.draw.chance(40);
                let flag = self.declared();
                Way::Declared { flag, fixed }
            }
            _ => Way::Judged,
        };
        let id = match way {
            Way::Declared { flag, .. } => format!("said{flag}"),
            _ => id.to_owned(),
        };
        let waived = match self.draw.weighted(&[82, 15, 3]) {
            0 => Vec::new(),
            1 => vec![self.test(1)],
            _ => vec![self.test(0), self.test(0)],
        };
        let applies = if self.draw.chance(14) {
            Some(self.test(1))
        } else {
            None
        };
        Rule {
            id,
            way,
            soft: false,
            waived,
            applies,
            row: None,
        }
    }

    fn declared(&mut self) -> usize {
        self.model.flags.push(Flag {
            declared: true,
            asked_when: None,
        });
        self.model.flags.len() - 1
    }

    fn figure(&mut self) -> usize {
        self.draw.below(self.model.figures.len())
    }

    /// A number near to what a figure can be.
    pub(super) fn limit(&mut self, figure: usize) -> Num {
        let decimals = self.model.figures[figure].decimals;
        let series = if self.model.figures[figure].yearly {
            4
        } else {
            0
        };
        let value = self.draw.between(0, 5 + series);
        if self.draw.chance(6) {
            // Between two steps.
            return Num::Decimal(value * 10 + 5, decimals + 1);
        }
        Num::Decimal(value, decimals)
    }

    fn compare(&mut self) -> Way {
        let one = self.figure();
        let other = self.figure();
        let yearly = self.model.figures[one].yearly;
        let figure = |place| boxed(Num::Figure(place));
        let mut raise = vec![one];
        let whole = self.model.wholes(one).first().copied();
        let (measure, share) = match self.draw.weighted(&[38, 22, 12, 6, 5, 10, 3, 2, 4, 1]) {
            0 => (Num::Figure(one), false),
            1 => {
                let below = match whole {
                    Some(whole) if !self.draw.chance(20) => whole,
                    _ => other,
                };
                (Num::Divide(figure(one), figure(below)), true)
            }
            2 => {
                raise.push(other);
                (Num::Add(figure(one), figure(other)), false)
            }
            3 => {
                let twice = boxed(Num::Multiply(boxed(Num::Decimal(2, 0)), figure(one)));
                (Num::Subtract(twice, figure(other)), false)
            }
            4 => {
                raise.push(other);
                let least = self.draw.chance(50);
                let pair = (figure(one), figure(other));
                if least {
                    (Num::Min(pair.0, pair.1), false)
                } else {
                    (Num::Max(pair.0, pair.1), false)
                }
            }
            5 if yearly => {
                if self.draw.chance(25) {
                    (Num::Highest(one), false)
                } else {
                    (Num::Lowest(one), false)
                }
            }
            5 => (Num::Figure(one), false),
            6 => {
                let factor = self.draw.pick(&[(5, 1), (2, 0), (3, 0)]);
                let factor = boxed(Num::Decimal(factor.0, factor.1));
                (Num::Multiply(figure(one), factor), false)
            }
            7 => {
                raise.push(other);
                (Num::Multiply(figure(one), figure(other)), false)
            }
            8 => {
                let test = boxed(self.test(0));
                let least = boxed(Num::Decimal(self.draw.between(0, 3), 0));
                (Num::If(test, figure(one), least), false)
            }
            _ if self.model.date.is_some() => {
                raise.clear();
                (Num::Age, false)
            }
            _ => (Num::Figure(one), false),
        };
        raise.dedup();
        let comparison = self.comparison(one);
        let required = self.required(one, other, share, &measure);
        let mut levers = Vec::new();
        if !self.draw.chance(15) {
            if self.draw.chance(15) {
                raise.reverse();
            }
            if share && self.draw.chance(8) {
                raise.push(other);
            }
            for figure in raise {
                if measure.reads(figure) && !levers.iter().any(|one: &Lever| one.figure == figure) {
                    let only_new = self.only_new[figure] && self.draw.chance(80);
                    levers.push(Lever { figure, only_new });
                }
            }
        }
        Way::Compare {
            measure,
            comparison,
            required,
            levers,
        }
    }

    fn comparison(&mut self, figure: usize) -> usize {
        let down = self.model.figures[figure].down;
        let weights = if down {
            [10, 5, 50, 20, 10]
        } else {
            [50, 20, 9, 6, 9]
        };
        self.draw.weighted(&weights)
    }

    fn required(&mut self, one: usize, other: usize, share: bool, measure: &Num) -> Required {
        let plain = |maker: &mut Self| {
            if share {
                Num::Percent(maker.draw.pick(&[50, 25, 100, 75, 40, 85, 10, 60, 120]))
            } else if matches!(measure, Num::Age) {
                Num::Decimal(maker.draw.between(0, 8), 0)
            } else {
                maker.limit(one)
            }
        };
        match self.draw.weighted(&[70, 10, 5, 5, 4]) {
            1 if self.model.choice.is_some() => {
                let count = self.model.choice.as_ref().map_or(0, |one| one.options);
                Required::ByOption((0..count).map(|_| plain(self)).collect())
            }
            2 if self.model.choice.is_some() => Required::ByPoor(plain(self), plain(self)),
            3 if self.model.choice.is_some() && !share => Required::Num(Num::Base),
            4 if !share => {
                let more = self.limit(one);
                Required::Num(Num::Add(boxed(Num::Figure(other)), boxed(more)))
            }
            _ => Required::Num(plain(self)),
        }
    }

    fn test(&mut self, depth: usize) -> Test {
        let deeper = if depth > 0 { 18 } else { 0 };
        match self.draw.weighted(&[40, 25, 14, 8, deeper]) {
            1 if !self.model.flags.is_empty() => {
                Test::Flag(self.draw.below(self.model.flags.len()))
            }
            2 => match self.model.choice.clone() {
                Some(choice) => match self.draw.weighted(&[4, 2, 2]) {
                    1 if choice.ordered => Test::From(self.draw.below(choice.options)),
                    2 => Test::Poor,
                    _ => Test::Option(self.draw.below(choice.options)),
                },
                None => self.comparing(),
            },
            3 if self.model.date.is_some() => match self.draw.below(3) {
                0 => Test::After(self.draw.between(1, 5)),
                1 => Test::Before(self.draw.below(5)),
                _ => Test::Compare(self.draw.below(5), Num::YearOf, Num::Decimal(2022, 0)),
            },
            4 => {
                let one = boxed(self.test(depth - 1));
                match self.draw.weighted(&[3, 3, 4]) {
                    0 => Test::And(one, boxed(self.test(depth - 1))),
                    1 => Test::Or(one, boxed(self.test(depth - 1))),
                    _ => Test::Not(one),
                }
            }
            _ => self.comparing(),
        }
    }

    fn comparing(&mut self) -> Test {
        let figure = self.figure();
        let limit = self.limit(figure);
        let measured = match self.draw.weighted(&[8, 1, 1]) {
            1 => {
                let below = self.figure();
                let share = Num::Divide(boxed(Num::Figure(figure)), boxed(Num::Figure(below)));
                return Test::Compare(self.draw.below(5), share, Num::Percent(50));
            }
            2 if self.model.figures[figure].yearly => Num::Lowest(figure),
            _ => Num::Figure(figure),
        };
        if self.draw.chance(12) {
            let upper = self.limit(figure);
            return Test::Between(measured, limit, upper);
        }
        Test::Compare(self.draw.below(5), measured, limit)
    }

    /// A row of a scorecard, and the most that it gives.
    fn row(&mut self, place: usize) -> (Rule, i64) {
        let full = self.draw.between(1, 5);
        let mut most = full;
        let counts = |model: &Model, place: usize| !model.figures[place].amount;
        let (way, points) = match self.draw.weighted(&[40, 20, 10, 10, 10, 10]) {
            1 => {
                let figure = self.figure();
                if counts(&self.model, figure) {
                    let comparison = self.draw.pick(&[0, 2]);
                    let required = Num::Decimal(self.draw.between(0, 5), 0);
                    let lever = Lever {
                        figure,
                        only_new: self.only_new[figure],
                    };
                    let way = Way::Compare {
                        measure: Num::Figure(figure),
                        comparison,
                        required: Required::Num(required),
                        levers: vec![lever],
                    };
                    (way, Points::Deducted(full, self.draw.between(1, 15)))
                } else {
                    (self.compare(), Points::Full(full))
                }
            }
            2 => {
                let flag = self.declared();
                (Way::Declared { flag, fixed: false }, Points::Full(full))
            }
            3 => (Way::Judged, Points::Full(full)),
            4 if self.model.choice.is_some() => {
                let count = self.model.choice.as_ref().map_or(0, |one| one.options);
                let rows = (0..count)
                    .map(|_| self.draw.between(0, 4))
                    .collect::<Vec<_>>();
                most = rows.iter().copied().max().unwrap_or(0);
                if most == 0 {
                    most = full;
                    (Way::Judged, Points::Full(full))
                } else {
                    (Way::Points, Points::ByOption(rows))
                }
            }
            5 => {
                let figure = self.figure();
                (Way::Points, Points::Computed(Num::Figure(figure), full))
            }
            _ => (self.compare(), Points::Full(full)),
        };
        let zero = !matches!(way, Way::Judged) && self.draw.chance(15);
        let id = match way {
            Way::Declared { flag, .. } => format!("said{flag}"),
            _ => format!("r{place}"),
        };
        let zero_when = if zero { Some(self.test(0)) } else { None };
        let rule = Rule {
            id,
            way,
            soft: false,
            waived: Vec::new(),
            applies: None,
            row: Some(Row { points, zero_when }),
        };
        (rule, most)
    }
}
