//! What a generated policy reads: its criteria with their parts, its levers and wholes, what stands in its expressions.

use super::model::{Lever, Model, Num, Points, Required, Row, Rule, Test, Way};

impl Rule {
    pub(super) fn parts(&self) -> &[Self] {
        match &self.way {
            Way::All(parts) | Way::AtLeast(_, parts) => parts,
            _ => &[],
        }
    }

    /// With all nested ones, in the order of the text.
    pub(super) fn with_parts(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for part in self.parts() {
            all.extend(part.with_parts());
        }
        all
    }
}

impl Model {
    pub(super) fn all_rules(&self) -> Vec<&Rule> {
        self.rules.iter().flat_map(Rule::with_parts).collect()
    }

    /// The figures that can be changed, in the policy's order, with what one criterion says for all.
    pub(super) fn levers(&self) -> Vec<Lever> {
        let mut levers = Vec::<Lever>::new();
        for rule in self.all_rules() {
            let Way::Compare { levers: named, .. } = &rule.way else {
                continue;
            };
            for lever in named {
                match levers.iter_mut().find(|known| known.figure == lever.figure) {
                    Some(known) => known.only_new |= lever.only_new,
                    None => levers.push(*lever),
                }
            }
        }
        levers
    }

    pub(super) fn wholes(&self, part: usize) -> Vec<usize> {
        let pairs = self.within.iter().filter(|(one, _)| *one == part);
        pairs.map(|(_, whole)| *whole).collect()
    }

    /// Every whole above, each once.
    pub(super) fn all_wholes(&self, part: usize) -> Vec<usize> {
        let mut all = self.wholes(part);
        let mut place = 0;
        while place < all.len() {
            for further in self.wholes(all[place]) {
                if !all.contains(&further) {
                    all.push(further);
                }
            }
            place += 1;
        }
        all
    }

    /// Every test that decides whether a criterion is assessed or a question asked.
    pub(super) fn tests(&self) -> Vec<&Test> {
        let mut tests = Vec::new();
        for rule in self.all_rules() {
            tests.extend(rule.waived.iter().chain(&rule.applies));
            tests.extend(rule.row.iter().filter_map(|row| row.zero_when.as_ref()));
            if let Way::Holds(test) = &rule.way {
                tests.push(test);
            }
        }
        tests.extend(
            self.figures
                .iter()
                .filter_map(|one| one.asked_when.as_ref()),
        );
        tests.extend(self.flags.iter().filter_map(|one| one.asked_when.as_ref()));
        tests
    }

    /// Every expression with a number of the criteria themselves.
    pub(super) fn nums(&self) -> Vec<&Num> {
        let mut nums = Vec::new();
        for rule in self.all_rules() {
            if let Way::Compare {
                measure, required, ..
            } = &rule.way
            {
                nums.push(measure);
                match required {
                    Required::Num(num) => nums.push(num),
                    Required::ByOption(rows) => nums.extend(rows),
                    Required::ByPoor(yes, no) => nums.extend([yes, no]),
                }
            }
            if let Some(Row {
                points: Points::Computed(num, _),
                ..
            }) = &rule.row
            {
                nums.push(num);
            }
        }
        nums
    }

    /// Whether something reads a single year of a figure.
    pub(super) fn reads_years(&self, figure: usize) -> bool {
        let is = |num: &Num| matches!(num, Num::Lowest(one) | Num::Highest(one) if *one == figure);
        self.any_num(&is)
    }

    pub(super) fn any_num(&self, is: &dyn Fn(&Num) -> bool) -> bool {
        self.nums().into_iter().any(|num| num.any(is))
            || self
                .tests()
                .into_iter()
                .any(|test| test.any(is, &|_| false))
    }

    /// Whether a test reads a flag.
    pub(super) fn tests_read(&self, flag: usize) -> bool {
        let is = |test: &Test| matches!(test, Test::Flag(one) if *one == flag);
        self.tests()
            .into_iter()
            .any(|test| test.any(&|_| false, &is))
            || self.nums().into_iter().any(|num| num.any_test(&is))
    }
}

impl Num {
    /// Whether something holds of it or anything inside.
    pub(super) fn any(&self, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self)
            || match self {
                Self::Add(one, other)
                | Self::Subtract(one, other)
                | Self::Multiply(one, other)
                | Self::Divide(one, other)
                | Self::Min(one, other)
                | Self::Max(one, other) => one.any(is) || other.any(is),
                Self::If(test, one, other) => {
                    test.any(is, &|_| false) || one.any(is) || other.any(is)
                }
                _ => false,
            }
    }

    fn any_test(&self, is: &dyn Fn(&Test) -> bool) -> bool {
        self.any(&|num| matches!(num, Self::If(test, ..) if test.any(&|_| false, is)))
    }

    pub(super) fn reads(&self, figure: usize) -> bool {
        self.any(&|num| {
            matches!(num, Self::Figure(one) | Self::Lowest(one) | Self::Highest(one) if *one == figure)
        })
    }
}

impl Test {
    pub(super) fn any(&self, num: &dyn Fn(&Num) -> bool, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self)
            || match self {
                Self::Compare(_, one, other) => one.any(num) || other.any(num),
                Self::Between(value, one, other) => {
                    value.any(num) || one.any(num) || other.any(num)
                }
                Self::And(one, other) | Self::Or(one, other) => {
                    one.any(num, is) || other.any(num, is)
                }
                Self::Not(inner) => inner.any(num, is),
                _ => false,
            }
    }
}
