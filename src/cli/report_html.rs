//! The printed sheet as a document that is one file.

use eligibility_check::report::{Guided, Report};
use eligibility_check::sheet::{Sheet, escape, html, sheet};

/// The style of the sheet, which the browser uses as well.
const STYLE: &str = include_str!("../../www/style/sheet.css");
/// Nothing in the document can load or run anything.
const NOTHING_ELSE: &str = "default-src 'none'; style-src 'unsafe-inline'";

pub(super) fn render(report: Report<'_>, guided: &Guided<'_>) -> String {
    let Sheet {
        lang,
        title,
        running,
        main,
    } = sheet(report, Some(guided));
    let mut name = String::new();
    escape(&mut name, &title);
    let (main, running) = (html(&main), css_string(&running));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"{NOTHING_ELSE}\">\n\
        <meta name=\"viewport\" content=\"width=device-width\">\n<title>{name}</title>\n\
        <style>\n{STYLE}\n@page {{\n  @bottom-left {{\n    content: {running};\n  }}\n}}\n</style>\n</head>\n\
        <body>\n{main}\n</body>\n</html>\n"
    )
}

/// A text as CSS writes it: by the numbers of its letters, so that none of them ends it.
fn css_string(text: &str) -> String {
    let letters = text
        .chars()
        .map(|letter| format!("\\{:x} ", u32::from(letter)));
    format!("\"{}\"", letters.collect::<String>())
}
