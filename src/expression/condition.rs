//! Expressions with a truth value as result.

use super::Quantity;
use crate::answers::{Facts, Given, Inputs};
use crate::exact::{Overflow, Truth, Values};

/// How two values are compared. Bounds are inclusive or exclusive as the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `>=`: 以上, 不少于, 不低于.
    AtLeast,
    /// `>`: 大于, 超过.
    MoreThan,
    /// `<=`: 不超过, 以内.
    AtMost,
    /// `<`: 小于, 不满, 低于.
    LessThan,
    /// `=`.
    Is,
}

impl Comparison {
    /// Compares two values that may still be open.
    #[must_use]
    pub fn compare(self, left: Values, right: Values) -> Truth {
        let (below, above) = (left.less_than(&right), right.less_than(&left));
        match self {
            Self::AtLeast => below.negate(),
            Self::MoreThan => above,
            Self::AtMost => above.negate(),
            Self::LessThan => below,
            Self::Is => below.negate().and(above.negate()),
        }
    }

    /// The name in policy files and reports.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::AtMost => "at_most",
            Self::LessThan => "less_than",
            Self::Is => "is",
        }
    }

    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::LessThan,
        Self::Is,
    ];
}

/// An expression that holds or does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// `true` or `false` as written.
    Literal(bool),
    /// The answer to a yes/no input.
    Input(usize),
    /// Whether the chosen option is one of these, a flag for each option in order.
    OneOf(usize, Vec<bool>),
    /// A comparison of two numbers or dates.
    Compare(Comparison, Quantity, Quantity),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// One of two, by a third; as in FEEL, what does not hold takes the second.
    If(Box<Condition>, Box<Condition>, Box<Condition>),
    /// Both hold or neither does: `if a then b else not b`, with each side written once.
    Same(Box<Condition>, Box<Condition>),
}

/// For which outcomes it is asked what keeps a condition open. Undefined satisfies neither a condition nor its
/// negation, so what leaves the one open may have decided the other.
#[derive(Clone, Copy)]
struct Sides {
    plain: bool,
    negated: bool,
}

impl Sides {
    const PLAIN: Self = Self {
        plain: true,
        negated: false,
    };

    const fn flipped(self) -> Self {
        Self {
            plain: self.negated,
            negated: self.plain,
        }
    }

    const fn when(self, wanted: bool) -> Self {
        Self {
            plain: self.plain && wanted,
            negated: self.negated && wanted,
        }
    }

    const fn and_also(self, other: Self) -> Self {
        Self {
            plain: self.plain || other.plain,
            negated: self.negated || other.negated,
        }
    }

    /// Those that a truth value leaves open.
    fn open(self, truth: Truth) -> Self {
        Self {
            plain: self.plain && truth.is_open(),
            negated: self.negated && truth.negate().is_open(),
        }
    }

    const fn is_none(self) -> bool {
        !self.plain && !self.negated
    }
}

impl Condition {
    /// The outcomes that the expression can still have.
    ///
    /// # Errors
    /// [`Overflow`] when a figure does not fit.
    pub fn truth(&self, facts: &Facts) -> Result<Truth, Overflow> {
        Ok(match self {
            Self::Literal(value) => Truth::from(*value),
            Self::Input(input) => facts.truth(*input),
            Self::OneOf(input, options) => one_of(facts, *input, options),
            Self::Compare(comparison, left, right) => {
                comparison.compare(left.values(facts)?, right.values(facts)?)
            }
            Self::All(parts) => connect(parts, facts, Truth::TRUE, Truth::FALSE, Truth::and)?,
            Self::Any(parts) => connect(parts, facts, Truth::FALSE, Truth::TRUE, Truth::or)?,
            Self::Not(inner) => inner.truth(facts)?.negate(),
            Self::If(condition, then, otherwise) => {
                let truth = condition.choice(facts)?;
                if truth.holds() {
                    then.truth(facts)?
                } else if truth.fails() {
                    otherwise.truth(facts)?
                } else {
                    then.truth(facts)?.or_also(otherwise.truth(facts)?)
                }
            }
            Self::Same(left, right) => {
                let (left, right) = (left.truth(facts)?, right.truth(facts)?);
                if left.holds() {
                    right
                } else if left.fails() {
                    right.negate()
                } else {
                    right.or_also(right.negate())
                }
            }
        })
    }

    /// Which of two it chooses. Undefined takes the second as what does not hold; but that there is nothing to take a
    /// share of says nothing about an answer that was refused.
    pub(super) fn choice(&self, facts: &Facts) -> Result<Truth, Overflow> {
        let truth = self.truth(facts)?;
        let refused = truth.is_undefined() && facts.any_marked(&|found| self.inputs(found));
        Ok(if refused { Truth::OPEN } else { truth })
    }

    /// Adds the inputs that keep the choice open.
    pub(super) fn open_choice(&self, facts: &Facts, found: &mut Inputs) {
        self.open_inputs(facts, found);
        if facts.has_marked && self.truth(facts).is_ok_and(Truth::is_undefined) {
            let mut read = Inputs::new();
            self.inputs(&mut read);
            for input in read.iter() {
                if facts.given(*input) == Given::Marked {
                    found.push(*input);
                }
            }
        }
    }

    /// Adds the inputs that keep open whether the condition holds. Parts that are decided add none.
    pub fn open_inputs(&self, facts: &Facts, found: &mut Inputs) {
        self.keep_open(facts, Sides::PLAIN, found);
    }

    /// Each part is visited once, whichever sides of it are asked for.
    fn keep_open(&self, facts: &Facts, sides: Sides, found: &mut Inputs) {
        let Ok(truth) = self.truth(facts) else {
            return;
        };
        let sides = sides.open(truth);
        if sides.is_none() {
            return;
        }
        match self {
            Self::Literal(_) => {}
            Self::Input(input) | Self::OneOf(input, _) => found.push(*input),
            Self::Compare(_, left, right) => {
                left.open_inputs(facts, found);
                right.open_inputs(facts, found);
            }
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.keep_open(facts, sides, found);
                }
            }
            Self::Not(inner) => inner.keep_open(facts, sides.flipped(), found),
            Self::If(condition, then, otherwise) => {
                let truth = condition.choice(facts);
                condition.open_choice(facts, found);
                if !truth.is_ok_and(Truth::fails) {
                    then.keep_open(facts, sides, found);
                }
                if !truth.is_ok_and(Truth::holds) {
                    otherwise.keep_open(facts, sides, found);
                }
            }
            Self::Same(left, right) => {
                let truth = left.truth(facts);
                left.open_inputs(facts, found);
                let same = sides.when(!truth.is_ok_and(Truth::fails));
                let other = sides.flipped().when(!truth.is_ok_and(Truth::holds));
                right.keep_open(facts, same.and_also(other), found);
            }
        }
    }

    /// How many nodes the expression has.
    pub(crate) fn nodes(&self) -> usize {
        1 + match self {
            Self::Literal(_) | Self::Input(_) | Self::OneOf(..) => 0,
            Self::Compare(_, left, right) => left.nodes() + right.nodes(),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::nodes).sum(),
            Self::Not(inner) => inner.nodes(),
            Self::Same(left, right) => left.nodes() + right.nodes(),
            Self::If(condition, then, otherwise) => {
                condition.nodes() + then.nodes() + otherwise.nodes()
            }
        }
    }

    /// Adds every input that the expression reads.
    pub fn inputs(&self, found: &mut Inputs) {
        match self {
            Self::Literal(_) => {}
            Self::Input(input) | Self::OneOf(input, _) => found.push(*input),
            Self::Compare(_, left, right) => {
                left.inputs(found);
                right.inputs(found);
            }
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().for_each(|part| part.inputs(found));
            }
            Self::Not(inner) => inner.inputs(found),
            Self::Same(left, right) => {
                left.inputs(found);
                right.inputs(found);
            }
            Self::If(condition, then, otherwise) => {
                condition.inputs(found);
                then.inputs(found);
                otherwise.inputs(found);
            }
        }
    }
}

fn one_of(facts: &Facts, input: usize, options: &[bool]) -> Truth {
    if let Some(&within) = facts.choice(input).and_then(|chosen| options.get(chosen)) {
        return Truth::from(within);
    }
    match (options.contains(&true), options.contains(&false)) {
        (true, false) => Truth::TRUE,
        (false, true) => Truth::FALSE,
        _ => Truth::OPEN,
    }
}

/// Connects conditions and stops at the first that settles the whole. A part whose figures do not
/// fit counts only where no other part settles it: `a or b` holds when `a` does.
fn connect(
    parts: &[Condition],
    facts: &Facts,
    neutral: Truth,
    settling: Truth,
    operator: impl Fn(Truth, Truth) -> Truth,
) -> Result<Truth, Overflow> {
    let mut connected = neutral;
    let mut overflow = None;
    for part in parts {
        match part.truth(facts) {
            Ok(truth) if truth == settling => return Ok(settling),
            Ok(truth) => connected = operator(connected, truth),
            Err(error) => overflow = Some(error),
        }
    }
    overflow.map_or(Ok(connected), Err)
}
