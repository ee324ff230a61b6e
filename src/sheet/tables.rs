//! The tables of the sheet: what was entered, and the criteria of each kind of evidence.

use super::entries::Value;
use super::marks::mark;
use super::model::Model;
use super::page::more;
use super::rows::Row;
use super::tree::Tree;
use super::words::{
    CRITERION, DUE, GAP, ITEM, JUDGED_HELP, LOOKS_AT, MEASURED, ORDINAL, POINTS, READING, REMARKS,
    SOFT, STATUS, TOTAL_OR_VALUE, VALUE, Word, evidence, required,
};
use crate::evaluation::Status;
use crate::policy::Evidence;

/// How deeply a row is nested, as an attribute; the deepest stand below each other.
const DEPTHS: [&str; 4] = ["0", "1", "2", "3"];

/// Opens a table that a heading names, and its head, which is printed again on each page.
fn open_table(tree: &mut Tree, class: &'static str, named_by: &'static str) {
    tree.open_of("table", class);
    tree.with("aria-labelledby", named_by);
    tree.open("thead");
    tree.open("tr");
}

fn column(tree: &mut Tree, name: &str, class: &'static str) {
    tree.open_of("th", class);
    tree.with("scope", "col");
    tree.text(name);
    tree.close();
}

/// Closes the head; the lines follow.
fn open_body(tree: &mut Tree) {
    tree.close();
    tree.close();
    tree.open("tbody");
}

fn close_table(tree: &mut Tree) {
    tree.close();
    tree.close();
}

/// What was entered: series with their years and their sum, everything else with its value.
pub(super) fn figures(model: &Model<'_>, tree: &mut Tree) {
    let say = model.say;
    let (class, value) = if model.years.is_empty() {
        ("figures", VALUE)
    } else {
        ("figures yearly", TOTAL_OR_VALUE)
    };
    open_table(tree, class, "figures");
    column(tree, say.word(ITEM), "item");
    for year in &model.years {
        column(tree, year, "year");
    }
    column(tree, say.word(value), "value");
    open_body(tree);
    for entry in &model.entries {
        tree.open("tr");
        tree.open("th");
        tree.with("scope", "row");
        tree.text(&entry.label);
        tree.line_if("span", "unit", &say.bracketed(&entry.unit));
        tree.close();
        for year in &model.years {
            tree.line_of("td", "number", entry.year(year));
        }
        let class = match entry.value {
            Value::Blank(_) => "number blank",
            Value::Whole(_) | Value::SoFar(_) => "number",
        };
        let value = entry.value.written(say, str::to_owned);
        tree.line_of("td", class, &value);
        tree.close();
    }
    close_table(tree);
}

/// The criteria of each kind of evidence, parts below their whole.
pub(super) fn criteria(model: &Model<'_>, tree: &mut Tree) {
    for kind in Evidence::ALL {
        let mut rows = Vec::new();
        let mut within = false;
        for row in &model.rows {
            if row.depth == 0 {
                within = row.evidence == kind;
            }
            if within {
                rows.push(row);
            }
        }
        if rows.is_empty() {
            continue;
        }
        tree.open("section");
        tree.open("h2");
        tree.with("id", kind.code());
        tree.text(model.say.word(evidence(kind)));
        tree.close();
        if kind == Evidence::Judged {
            tree.line_of("p", "help", model.say.word(JUDGED_HELP));
        }
        table(model, tree, &rows, kind);
        tree.close();
    }
}

/// The columns that only some tables have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Points,
    Measured,
    Required,
    Gap,
    Remarks,
}

impl Column {
    const ALL: [Self; 5] = [
        Self::Points,
        Self::Measured,
        Self::Required,
        Self::Gap,
        Self::Remarks,
    ];

    /// Whether a table of such criteria has it for a row.
    fn is_of(self, row: &Row<'_>, kind: Evidence) -> bool {
        match self {
            Self::Points => !row.points.is_empty(),
            Self::Measured | Self::Required => !row.measured.is_empty() || !row.required.is_empty(),
            Self::Gap => !row.gaps.all.is_empty(),
            Self::Remarks => kind == Evidence::Judged,
        }
    }

    fn name(self, model: &Model<'_>) -> Word {
        match self {
            Self::Points => POINTS,
            Self::Measured => MEASURED,
            Self::Required => required(model.kind),
            Self::Gap => GAP,
            Self::Remarks => REMARKS,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Points | Self::Measured | Self::Required => "figure",
            Self::Gap => "gap",
            Self::Remarks => "remarks",
        }
    }
}

fn table(model: &Model<'_>, tree: &mut Tree, rows: &[&Row<'_>], kind: Evidence) {
    let say = model.say;
    let mut columns = Vec::new();
    for column in Column::ALL {
        if rows.iter().any(|row| column.is_of(row, kind)) {
            columns.push(column);
        }
    }
    let class = match kind {
        Evidence::Computed => "criteria computed",
        Evidence::Declared => "criteria declared",
        Evidence::Judged => "criteria judged",
    };
    open_table(tree, class, kind.code());
    column(tree, say.word(ORDINAL), "ordinal");
    column(tree, say.word(STATUS), "status");
    column(tree, say.word(CRITERION), "criterion");
    for further in &columns {
        column(tree, say.word(further.name(model)), further.class());
    }
    open_body(tree);
    for row in rows {
        line(model, tree, row, &columns);
    }
    close_table(tree);
}

fn line(model: &Model<'_>, tree: &mut Tree, row: &Row<'_>, columns: &[Column]) {
    tree.open_of("tr", if row.depth > 0 { "part" } else { "whole" });
    let depth = DEPTHS.get(row.depth).or(DEPTHS.last());
    tree.with("data-depth", depth.copied().unwrap_or_default());
    tree.with("data-look", row.look);
    tree.line_of("td", "ordinal", &row.number);
    tree.open_of("td", "status");
    mark(tree, row.look);
    tree.line_of("span", "word", row.word);
    tree.close();
    statement(model, tree, row);
    for column in columns {
        tree.open_of("td", column.class());
        match column {
            Column::Points => tree.text(&row.points),
            Column::Measured => {
                tree.text(&row.measured);
                if !row.measured.is_empty() {
                    // What can be checked by hand.
                    more(tree, "", &row.arithmetic);
                }
            }
            Column::Required => tree.text(&row.required),
            Column::Gap => tree.text(&model.gaps(row)),
            Column::Remarks => {}
        }
        tree.close();
    }
    tree.close();
}

/// The statement of a criterion with all that belongs to it.
fn statement(model: &Model<'_>, tree: &mut Tree, row: &Row<'_>) {
    let say = model.say;
    tree.open_of("td", "criterion");
    tree.open_of("span", "statement");
    tree.text(&row.statement);
    tree.text(" ");
    tree.line_if("span", "clause", &row.clause);
    tree.close();
    more(tree, "", &row.why);
    more(tree, say.word(LOOKS_AT), &row.looks_at);
    if !row.due.is_empty() {
        more(tree, "", &say.fill(DUE, &[&row.due]));
    }
    if row.soft && row.look == Status::Unmet.code() {
        more(tree, "", say.word(SOFT));
    }
    more(tree, say.word(READING), &row.note);
    tree.close();
}
