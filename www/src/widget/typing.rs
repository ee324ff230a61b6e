//! From typed text to answers and back.

use std::rc::Rc;

use eligibility_check::answers::{Data, Fields};
use eligibility_check::exact::{Rational, digits};
use eligibility_check::form::{TypedError, read_date, read_number, sum_of_years};
use eligibility_check::policy::{Input, Kind};
use eligibility_check::text;

use super::state::{Slot, State};

/// The largest whole number up to which JavaScript holds every one exactly; beyond it an answer is decimal text.
const LARGEST_WHOLE: u64 = (1 << 53) - 1;

/// Typed texts by field. A list does for the few that there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed(Vec<(Slot, String)>);

impl Typed {
    fn get(&self, slot: &Slot) -> Option<&String> {
        let found = self.0.iter().find(|(typed, _)| typed == slot);
        found.map(|(_, text)| text)
    }

    pub(super) fn set(&mut self, slot: &Slot, text: String) {
        for (typed, old) in &mut self.0 {
            if typed == slot {
                *old = text;
                return;
            }
        }
        self.0.push((slot.clone(), text));
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets what was typed for an input, so that its fields show the answer.
    pub(super) fn forget(&mut self, input: &str) {
        self.0.retain(|(slot, _)| slot.input != input);
    }
}

impl State {
    /// The text of a field: what was typed, or the answer that came from elsewhere.
    pub(crate) fn text(&self, slot: &Slot) -> String {
        if let Some(text) = self.typed.get(slot) {
            return text.clone();
        }
        let answer = self.answers.get(&slot.input);
        let answer = match slot.year {
            Some(year) => answer.and_then(|answer| answer.get(&digits(year))),
            None => answer,
        };
        match answer {
            Some(Data::Integer(value)) => digits(*value),
            Some(Data::Text(text) | Data::Decimal(text)) => text.clone(),
            _ => String::new(),
        }
    }

    /// Whether only the total of a series is asked.
    pub(crate) fn is_total(&self, input: &str) -> bool {
        self.totals.iter().any(|total| total == input)
    }

    /// The first and last year of a series, seen from the day of the check.
    pub(super) fn window(&self, input: &Input) -> Option<(i32, i32)> {
        match &input.kind {
            Kind::Count(figure) | Kind::Amount(figure) => {
                figure.years.map(|years| years.window(self.as_of))
            }
            _ => None,
        }
    }

    /// The answer of an input from its typed texts. A text that cannot be read stays as it is, so that the
    /// core marks it: it is neither unanswered nor zero.
    pub(super) fn read_typed(&mut self, id: &str) {
        let policy = Rc::clone(&self.policy);
        let Some(input) = policy.inputs.iter().find(|input| input.id == id) else {
            return;
        };
        let whole = || self.text(&Slot::of(id));
        let value = match (&input.kind, self.window(input)) {
            (Kind::Date { .. }, _) => value(&whole(), read_date),
            (_, Some((from, until))) if !self.is_total(id) => {
                let mut years = Fields::new();
                for year in from..=until {
                    let text = self.text(&Slot::year(id, year));
                    if let Some(value) = value(&text, read_number) {
                        years.insert(digits(year), value);
                    }
                }
                (!years.is_empty()).then_some(Data::Object(years))
            }
            _ => value(&whole(), read_number),
        };
        self.set(id, value);
    }

    /// Asks only the total of these series, or each year again. Whichever is hidden is kept as it was typed.
    pub(super) fn ask_total(&mut self, inputs: &[String], only: bool) {
        let policy = Rc::clone(&self.policy);
        for id in inputs {
            let input = policy.inputs.iter().find(|input| input.id == *id);
            let Some((from, until)) = input.and_then(|input| self.window(input)) else {
                continue;
            };
            if only && !self.is_total(id) {
                for year in from..=until {
                    self.pin(&Slot::year(id, year));
                }
                let sum = sum_of_years(self.answers.get(id), (from, until));
                let sum = sum.filter(|sum| sum.complete);
                if let Some(sum) = sum {
                    self.typed.set(&Slot::of(id), digits_of(sum.total));
                }
                self.totals.push(id.clone());
            } else if !only && self.is_total(id) {
                self.pin(&Slot::of(id));
                self.totals.retain(|total| total != id);
            }
            self.read_typed(id);
        }
    }

    /// Remembers a text that so far stands only in the answer.
    fn pin(&mut self, slot: &Slot) {
        let text = self.text(slot);
        self.typed.set(slot, text);
    }
}

/// The answer that a text stands for; `None` for a blank.
fn value(text: &str, read: fn(&str) -> Result<Option<Data>, TypedError>) -> Option<Data> {
    match read(text) {
        Ok(Some(Data::Integer(value))) if value.unsigned_abs() > LARGEST_WHOLE => {
            Some(Data::Decimal(digits(value)))
        }
        Ok(value) => value,
        Err(_) => Some(Data::text(text)),
    }
}

/// A number as it stands in a field.
pub(crate) fn digits_of(number: Rational) -> String {
    text::number(number, Some(number)).replace(',', "")
}

pub(super) fn rational(value: &Data) -> Option<Rational> {
    match value {
        Data::Integer(value) => Some(Rational::integer(*value)),
        Data::Decimal(digits) => Rational::parse(digits),
        _ => None,
    }
}
