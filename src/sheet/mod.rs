//! Floor 9: what a visitor takes along of a report: the printed sheet, a table, a short message.
//!
//! All of them are made of plain texts of bounded length with nothing in them that cannot be seen, whatever a policy or an
//! answer holds, and in the language of the report. Nothing here draws: a sheet is a tree of plain nodes, of which the
//! browser makes a document by DOM calls and the command line HTML.

mod counts;
mod csv;
mod entries;
mod figure;
mod file_name;
mod guidance;
mod html;
mod marks;
mod message;
mod model;
mod node;
mod page;
mod plain;
mod rows;
mod table;
mod tables;
mod tree;
mod words;

pub use csv::csv;
pub use file_name::{FileKind, file_name};
pub use html::{escape, html};
pub use marks::mark_paths;
pub use node::{Element, Node};

use crate::policy::Lang;
use crate::report::{Guided, Report};
use model::Model;
use words::{DOT, FILE};

/// The printed sheet: a document of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The language of the document, as HTML names it.
    pub lang: &'static str,
    /// The title, which browsers propose as the name of the PDF.
    pub title: String,
    /// What stands at the foot of each page.
    pub running: String,
    /// Everything in its body.
    pub main: Element,
}

/// The sheet of a report, with guidance on the same evaluation where it is there.
#[must_use]
pub fn sheet(report: Report<'_>, guided: Option<&Guided<'_>>) -> Sheet {
    let model = Model::new(report, guided);
    let say = model.say;
    let file = say.word(FILE);
    let title = [&model.title, &model.check, file, &model.day];
    Sheet {
        lang: match say.0 {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        },
        title: say.joined(&title, &[" ", " "]),
        running: say.joined(&[&model.title, &model.check, &model.day], DOT),
        main: page::page(&model),
    }
}

/// The report as a table, line by line, which [`csv`] writes.
#[must_use]
pub fn table(report: Report<'_>, guided: Option<&Guided<'_>>) -> Vec<Vec<String>> {
    table::table(&Model::new(report, guided))
}

/// The report as a short message.
#[must_use]
pub fn message(report: Report<'_>, guided: Option<&Guided<'_>>) -> String {
    message::message(&Model::new(report, guided))
}
