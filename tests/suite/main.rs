//! The tests of the core and of the command line, in one binary so that they link once.

mod lint;
mod support;
