//! Policies at random, with everything that the format has. They are small, so that every world of theirs can be tried, and
//! dense: the same few figures stand in several criteria, waivers and questions.

use super::draw::Draw;
use super::model::{Choice, Figure, Flag, Model, Num, Test};

pub(super) struct Maker<'d> {
    pub(super) draw: &'d mut Draw,
    pub(super) model: Model,
    /// New cases only, where a criterion says so at all.
    pub(super) only_new: Vec<bool>,
}

pub(super) fn boxed<T>(value: T) -> Box<T> {
    Box::new(value)
}

/// A policy. `decimals` is whether amounts may say how many decimals they have.
pub(super) fn model(draw: &mut Draw, decimals: bool) -> Model {
    let mut maker = Maker {
        draw,
        model: Model::default(),
        only_new: Vec::new(),
    };
    maker.questions(decimals);
    maker.check();
    maker.model
}

impl Maker<'_> {
    fn questions(&mut self, decimals: bool) {
        let count = 1 + self.draw.weighted(&[2, 6, 6, 3, 1]);
        let series = self.draw.chance(40);
        let amounts = self.draw.chance(25);
        self.model.years = if self.draw.chance(25) { 3 } else { 2 };
        for _ in 0..count {
            let yearly = series && self.draw.chance(60);
            let amount = amounts && self.draw.chance(50);
            let places = [2, 1, 0, 3][self.draw.weighted(&[4, 2, 1, 1])];
            let most = match (yearly, self.model.years) {
                (true, 2) => self.draw.between(2, 4),
                (true, _) => self.draw.between(1, 2),
                _ => self.draw.between(3, 6),
            };
            let min = if self.draw.chance(12) { 1 } else { 0 };
            let max = if self.draw.chance(18) {
                None
            } else {
                Some(most.max(min + 1))
            };
            let down = self.draw.chance(15);
            self.model.figures.push(Figure {
                amount,
                decimals: if !amount {
                    0
                } else if decimals {
                    places
                } else {
                    2
                },
                min,
                max,
                yearly,
                down,
                asked_when: None,
            });
            let only_new = self.draw.chance(30);
            self.only_new.push(only_new);
        }
        for part in 0..count {
            for whole in part + 1..count {
                let alike = self.model.figures[part].amount == self.model.figures[whole].amount;
                if alike && self.draw.chance(35) {
                    self.model.within.push((part, whole));
                }
            }
        }
        for _ in 0..self.draw.weighted(&[4, 4, 2]) {
            self.model.flags.push(Flag {
                declared: false,
                asked_when: None,
            });
        }
        if self.draw.chance(35) {
            let options = 3 - self.draw.below(2);
            let ordered = self.draw.chance(50);
            self.model.choice = Some(Choice { options, ordered });
        }
        if self.draw.chance(15) {
            self.model.date = Some(self.draw.chance(60));
        }
        // A question waits for an earlier one only, so that none waits for itself.
        for place in 0..count {
            if self.draw.chance(8) {
                let when = self.asked_when(place);
                self.model.figures[place].asked_when = when;
            }
        }
        for place in 0..self.model.flags.len() {
            if self.draw.chance(10) {
                let when = self.asked_when(0);
                self.model.flags[place].asked_when = when.filter(|_| place > 0);
            }
        }
    }

    fn asked_when(&mut self, before: usize) -> Option<Test> {
        if !self.model.flags.is_empty() && self.draw.chance(60) {
            return Some(Test::Flag(0));
        }
        if self.model.choice.is_some() && self.draw.chance(50) {
            return Some(Test::Option(0));
        }
        let figure = before.checked_sub(1)?;
        let limit = self.limit(figure);
        Some(Test::Compare(0, Num::Figure(figure), limit))
    }
}
