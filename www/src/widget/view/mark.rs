//! The mark of a status: its shape differs as well as its colour.

use super::tag::{Fixed, Tag, is, tag};

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
    const SVG: Fixed = &[
        ("class", is("mark")),
        ("viewBox", is("0 0 20 20")),
        ("aria-hidden", is("true")),
    ];
    const NOTHING: Fixed = &[];
    const RING: &str = "M10 1.1a8.9 8.9 0 1 0 .01 0z";
    // The outline, and what stands in it.
    let (outline, inner): (Fixed, Fixed) = match look {
        "met" => (
            &[
                ("class", is("solid")),
                ("d", is("M10 0a10 10 0 1 0 .01 0z")),
            ],
            &[("class", is("inner")), ("d", is("M5.5 10.4l3 3 6-6.4"))],
        ),
        "unmet" => (&[("d", is(RING))], &[("d", is("M5.8 10h8.4"))]),
        "judged" => (&[("d", is("M10 1.6l8.4 8.4-8.4 8.4L1.6 10z"))], NOTHING),
        "invalid" => (
            &[("class", is("solid")), ("d", is("M10 1l9.4 17.4H.6z"))],
            &[("class", is("inner")), ("d", is("M10 7.4v5.2M10 14.6v1.6"))],
        ),
        "unanswered" => (&[("class", is("dashed")), ("d", is(RING))], NOTHING),
        _ => (&[("d", is("M4 10h12"))], NOTHING),
    };
    let path = |line: Fixed| tag("path").fixed(line);
    tag("svg")
        .fixed(SVG)
        .child(path(outline))
        .child(path(inner))
}
