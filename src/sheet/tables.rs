//! The tables of the sheet: what was entered, and the criteria of each kind of evidence.

use super::entries::Value;
use super::marks::mark;
use super::model::{Model, Row};
use super::node::Element;
use super::words::{
    CRITERION, DUE, GAP, ITEM, JUDGED_HELP, LOOKS_AT, MEASURED, ORDINAL, POINTS, READING, REMARKS,
    SOFT, STATUS, TOTAL_OR_VALUE, VALUE, evidence, required,
};
use crate::evaluation::Status;
use crate::policy::Evidence;

/// How deeply a row is nested, as an attribute; the deepest stand below each other.
const DEPTHS: [&str; 4] = ["0", "1", "2", "3"];

/// A table whose head is printed again on each page.
struct Table {
    head: Element,
    body: Element,
}

impl Table {
    const fn new() -> Self {
        Self {
            head: Element::new("tr"),
            body: Element::new("tbody"),
        }
    }

    fn column(&mut self, name: &str, class: &'static str) {
        let cell = Element::of("th", class).with("scope", "col");
        self.head.add(cell.text(name));
    }

    /// With the id of the heading that names it.
    fn done(self, class: &'static str, named_by: &'static str) -> Element {
        Element::of("table", class)
            .with("aria-labelledby", named_by)
            .child(Element::new("thead").child(self.head))
            .child(self.body)
    }
}

/// What was entered: series with their years and their sum, everything else with its value.
pub(super) fn figures(model: &Model<'_>) -> Element {
    let say = model.say;
    let yearly = !model.years.is_empty();
    let mut table = Table::new();
    table.column(say.word(ITEM), "item");
    for year in &model.years {
        table.column(year, "year");
    }
    let value = if yearly { TOTAL_OR_VALUE } else { VALUE };
    table.column(say.word(value), "value");
    for entry in &model.entries {
        let mut name = Element::new("th").with("scope", "row").text(&entry.label);
        name.add_line(Element::of("span", "unit"), &say.bracketed(&entry.unit));
        let mut line = Element::new("tr").child(name);
        for year in &model.years {
            line.add(Element::of("td", "number").text(entry.year(year)));
        }
        let class = match entry.value {
            Value::Blank(_) => "number blank",
            Value::Whole(_) | Value::SoFar(_) => "number",
        };
        let value = entry.value.written(say, str::to_owned);
        line.add(Element::of("td", class).text(&value));
        table.body.add(line);
    }
    let class = if yearly { "figures yearly" } else { "figures" };
    table.done(class, "figures")
}

/// The criteria of each kind of evidence, parts below their whole.
pub(super) fn criteria(model: &Model<'_>, main: &mut Element) {
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
        let title = Element::new("h2").with("id", kind.code());
        let title = title.text(model.say.word(evidence(kind)));
        let mut section = Element::new("section").child(title);
        if kind == Evidence::Judged {
            section.add(Element::of("p", "help").text(model.say.word(JUDGED_HELP)));
        }
        main.add(section.child(table_of(model, &rows, kind)));
    }
}

/// The columns that only some tables have.
struct Columns {
    points: bool,
    figures: bool,
    gaps: bool,
    remarks: bool,
}

fn table_of(model: &Model<'_>, rows: &[&Row<'_>], kind: Evidence) -> Element {
    let say = model.say;
    let any = |is: fn(&Row<'_>) -> bool| rows.iter().any(|row| is(row));
    let columns = Columns {
        points: any(|row| !row.points.is_empty()),
        figures: any(|row| !row.measured.is_empty() || !row.required.is_empty()),
        gaps: any(|row| !row.gaps.all.is_empty()),
        remarks: kind == Evidence::Judged,
    };
    let mut table = Table::new();
    table.column(say.word(ORDINAL), "ordinal");
    table.column(say.word(STATUS), "status");
    table.column(say.word(CRITERION), "criterion");
    if columns.points {
        table.column(say.word(POINTS), "figure");
    }
    if columns.figures {
        table.column(say.word(MEASURED), "figure");
        table.column(say.word(required(model.kind)), "figure");
    }
    if columns.gaps {
        table.column(say.word(GAP), "gap");
    }
    if columns.remarks {
        table.column(say.word(REMARKS), "remarks");
    }
    for row in rows {
        table.body.add(line(model, row, &columns));
    }
    let class = match kind {
        Evidence::Computed => "criteria computed",
        Evidence::Declared => "criteria declared",
        Evidence::Judged => "criteria judged",
    };
    table.done(class, kind.code())
}

fn line(model: &Model<'_>, row: &Row<'_>, columns: &Columns) -> Element {
    let cell = |class, text: &str| Element::of("td", class).text(text);
    let depth = DEPTHS.get(row.depth).or(DEPTHS.last());
    let word = Element::of("span", "word").text(row.word);
    let status = Element::of("td", "status").child(mark(row.look));
    let mut line = Element::of("tr", if row.depth > 0 { "part" } else { "whole" })
        .with("data-depth", depth.copied().unwrap_or_default())
        .with("data-look", row.look)
        .child(cell("ordinal", &row.number))
        .child(status.child(word))
        .child(statement(model, row));
    if columns.points {
        line.add(cell("figure", &row.points));
    }
    if columns.figures {
        let mut measured = cell("figure", &row.measured);
        if !row.measured.is_empty() {
            // What can be checked by hand.
            measured.add_line(Element::of("span", "more"), &row.arithmetic);
        }
        line.add(measured);
        line.add(cell("figure", &row.required));
    }
    if columns.gaps {
        line.add(cell("gap", &model.gaps(row)));
    }
    if columns.remarks {
        line.add(cell("remarks", ""));
    }
    line
}

/// The statement of a criterion with all that belongs to it.
fn statement(model: &Model<'_>, row: &Row<'_>) -> Element {
    let say = model.say;
    let mut statement = Element::of("span", "statement").text(&row.statement);
    statement.add_text(" ");
    statement.add_line(Element::of("span", "clause"), &row.clause);
    let mut cell = Element::of("td", "criterion").child(statement);
    let mut more = |text: &str| cell.add_line(Element::of("span", "more"), text);
    more(&row.why);
    if !row.looks_at.is_empty() {
        more(&[say.word(LOOKS_AT), &row.looks_at].concat());
    }
    if !row.due.is_empty() {
        more(&say.fill(DUE, &[&row.due]));
    }
    if row.soft && row.look == Status::Unmet.code() {
        more(say.word(SOFT));
    }
    if !row.note.is_empty() {
        more(&[say.word(READING), &row.note].concat());
    }
    cell
}
