//! The tests of the core and of the command line, in one binary so that they link once.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that stops says where"
)]

mod aggregates;
mod authoring;
mod batch;
mod carried;
mod cases;
mod changes;
mod claims;
mod command_line;
mod command_line_edges;
mod command_line_files;
mod command_line_formats;
mod coverage;
mod guidance;
mod guidance_properties;
mod hostile;
mod levers;
mod limits;
mod links;
mod lint;
mod listing;
mod lowered;
mod naive;
mod open_figures;
mod properties;
mod ranges;
mod report;
mod report_files;
mod report_types;
mod scorecards;
mod semantics;
mod sheet;
mod shown;
mod statements;
mod static_list;
mod support;
mod tiny;
mod verdict_words;
mod worlds;
mod years;
