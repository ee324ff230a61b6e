//! The report as a short message, to paste into a chat or a mail.

use super::model::Model;
use super::words::{BASIS, COLON, DOT, HAND_IN_SHORT, HEAD, MORE, RESULT, SHEET, in_the_way_short};
use crate::exact::digits;

/// A message that is read on a phone names no more criteria than these.
const MOST: usize = 8;

/// Paragraphs of lines; empty ones are left out.
#[derive(Default)]
struct Message {
    text: String,
    within: bool,
}

impl Message {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(if self.within { "\n" } else { "\n\n" });
        }
        self.text.push_str(line);
        self.within = true;
    }

    const fn paragraph(&mut self) {
        self.within = false;
    }
}

pub(super) fn message(model: &Model<'_>) -> String {
    let say = model.say;
    let mut message = Message::default();
    message.line(&say.fill(HEAD, &[say.word(SHEET), &model.title]));
    message.line(&say.joined(&[&model.number, &model.check], DOT));
    message.paragraph();
    let result = [say.word(RESULT), say.word(COLON), &model.verdict];
    message.line(&result.concat());
    message.line(&model.detail);
    message.line(&model.notice);
    for tally in &model.tallies {
        message.line(tally);
    }
    message.paragraph();
    let unmet = model.in_the_way();
    if !unmet.is_empty() {
        message.line(say.word(in_the_way_short(model.kind)));
    }
    for (place, row) in unmet.iter().take(MOST).enumerate() {
        let distance = model.distance(row, &row.gaps.nearest);
        let colon = if distance.is_empty() {
            ""
        } else {
            say.word(COLON)
        };
        let clause = say.bracketed(&row.clause);
        let number = digits(place + 1);
        let line = [&number, ". ", &row.statement, &clause, colon, &distance];
        message.line(&line.concat());
    }
    if let Some(more) = unmet.len().checked_sub(MOST).filter(|more| *more > 0) {
        message.line(&say.fill(MORE, &[&digits(more)]));
    }
    message.paragraph();
    for route in &model.routes {
        let clause = say.bracketed(&route.clause);
        message.line(&[say.word(HAND_IN_SHORT), &route.text, &clause].concat());
    }
    message.paragraph();
    message.line(&say.fill(BASIS, &[&model.day, &model.version]));
    message.line(model.disclaimer);
    message.text
}
