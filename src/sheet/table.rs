//! The report as a table for spreadsheets: what it is about, the answers, every criterion.

use super::figure::ungrouped;
use super::model::Model;
use super::rows::Row;
use super::words::{
    CLAUSE, CRITERION, DAY, EVIDENCE, GAP, GRADE, HASH, ISSUER, ITEM, LOOKS_AT, MEASURED, NOTE,
    NUMBER, ORDINAL, POINTS, PRODUCT, RESULT, SCORE, SEMICOLON, SHEET, STATUS, UNIT_COLUMN, VALUE,
    VERSION, Word, evidence, required,
};
use crate::report::PRODUCT_VERSION;

/// The lines of the table, each with its fields. They are texts as they are, with no guard against spreadsheets.
pub(super) fn table(model: &Model<'_>) -> Vec<Vec<String>> {
    let mut lines = head(model);
    lines.push(Vec::new());
    answers(model, &mut lines);
    let scored = model.is_scored();
    let mut names = vec![ORDINAL, CRITERION, CLAUSE, EVIDENCE, STATUS];
    if scored {
        names.push(POINTS);
    }
    names.extend([MEASURED, required(model.kind), GAP, NOTE]);
    let names = names.into_iter();
    lines.push(names.map(|name| model.say.word(name).to_owned()).collect());
    for row in &model.rows {
        lines.push(criterion(model, row, scored));
    }
    lines
}

fn head(model: &Model<'_>) -> Vec<Vec<String>> {
    let say = model.say;
    let mut lines = Vec::new();
    let mut line = |name: Word, value: &str| {
        lines.push(vec![say.word(name).to_owned(), value.to_owned()]);
    };
    line(SHEET, &model.title);
    line(model.about(), &model.check);
    line(NUMBER, model.number());
    line(ISSUER, &model.issuer);
    line(VERSION, &model.version);
    line(HASH, &model.hash);
    line(DAY, &model.day);
    line(
        RESULT,
        &say.joined(&[&model.verdict, &model.detail], SEMICOLON),
    );
    if let Some(score) = &model.score {
        line(SCORE, &score.text);
        line(GRADE, &score.grade);
    }
    if !model.notice.is_empty() {
        line(NOTE, &model.notice);
    }
    line(PRODUCT, PRODUCT_VERSION);
    line(NOTE, model.disclaimer);
    lines
}

fn answers(model: &Model<'_>, lines: &mut Vec<Vec<String>>) {
    if model.entries.is_empty() {
        return;
    }
    let names = [ITEM, VALUE, UNIT_COLUMN].map(|name| model.say.word(name).to_owned());
    let mut names = names.to_vec();
    names.extend_from_slice(&model.years);
    lines.push(names);
    for entry in &model.entries {
        let mut line = vec![
            entry.label.clone(),
            entry.value.written(model.say, ungrouped),
            entry.unit.clone(),
        ];
        for year in &model.years {
            line.push(ungrouped(entry.year(year)));
        }
        lines.push(line);
    }
    lines.push(Vec::new());
}

fn criterion(model: &Model<'_>, row: &Row<'_>, scored: bool) -> Vec<String> {
    let say = model.say;
    let mut looks_at = String::new();
    if !row.looks_at.is_empty() {
        looks_at.extend([say.word(LOOKS_AT), &row.looks_at]);
    }
    let mut line = vec![
        row.number.clone(),
        row.statement.clone(),
        row.clause.clone(),
        say.word(evidence(row.evidence)).to_owned(),
        row.word.to_owned(),
    ];
    if scored {
        line.push(row.points.clone());
    }
    line.push(row.measured.clone());
    line.push(row.required.clone());
    line.push(model.gaps(row));
    line.push(say.joined(&[&row.why, &looks_at, &row.note], SEMICOLON));
    line
}
