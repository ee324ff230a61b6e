//! The mark of a status: its shape differs as well as its colour.

use super::tag::{Tag, tag};

/// How a criterion looks: by its status, and in an `exit` check by what that means for the applicant.
pub(super) fn look(status: &'static str, favourable: Option<bool>) -> &'static str {
    match (status, favourable) {
        ("met", Some(false)) => "unmet",
        ("unmet", Some(true)) => "met",
        _ => status,
    }
}

/// The mark of a look.
pub(super) fn mark(look: &str) -> Tag {
    // The outline, how it is drawn, and what stands in it.
    let (outline, class, inner) = match look {
        "met" => ("M10 0a10 10 0 1 0 .01 0z", "solid", "M5.5 10.4l3 3 6-6.4"),
        "unmet" => ("M10 1.1a8.9 8.9 0 1 0 .01 0z", "", "M5.8 10h8.4"),
        "judged" => ("M10 1.6l8.4 8.4-8.4 8.4L1.6 10z", "", ""),
        "invalid" => ("M10 1l9.4 17.4H.6z", "solid", "M10 7.4v5.2M10 14.6v1.6"),
        "unanswered" => ("M10 1.1a8.9 8.9 0 1 0 .01 0z", "dashed", ""),
        _ => ("M4 10h12", "", ""),
    };
    let path = |line: &str, class: &'static str| tag("path").class(class).attr("d", line);
    let svg = tag("svg")
        .class("mark")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true");
    svg.child(path(outline, class))
        .child(path(inner, if class == "solid" { "inner" } else { "" }))
}
