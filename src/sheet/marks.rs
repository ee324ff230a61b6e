//! Marks whose shape alone tells the status, for print in black.

use super::tree::Tree;

/// A path: its class and its line.
type Path = (&'static str, &'static str);

const RING: Path = ("line", "M10 1.1a8.9 8.9 0 1 0 .01 0z");
const DASHED_RING: Path = ("dashed", RING.1);
const MET: [Path; 2] = [
    ("solid", "M10 0a10 10 0 1 0 .01 0z"),
    ("inner", "M5.5 10.4l3 3 6-6.4"),
];
const UNMET: [Path; 2] = [RING, ("line", "M5.8 10h8.4")];
const JUDGED: [Path; 1] = [("line", "M10 1.6l8.4 8.4-8.4 8.4L1.6 10z")];
const INVALID: [Path; 2] = [
    ("solid", "M10 1l9.4 17.4H.6z"),
    ("inner", "M10 7.4v5.2M10 14.6v1.6"),
];
const UNANSWERED: [Path; 1] = [DASHED_RING];
const DASH: [Path; 1] = [("line", "M4 10h12")];

/// The paths of the mark of a look, the outline first; a dash where there is none. In a box of 20 by 20.
#[must_use]
pub fn mark_paths(look: &str) -> &'static [(&'static str, &'static str)] {
    match look {
        "met" => &MET,
        "unmet" => &UNMET,
        "judged" => &JUDGED,
        "invalid" => &INVALID,
        "unanswered" => &UNANSWERED,
        _ => &DASH,
    }
}

/// Adds the mark of a look.
pub(super) fn mark(tree: &mut Tree, look: &str) {
    tree.open("svg");
    tree.with("viewBox", "0 0 20 20");
    tree.with("class", "mark");
    tree.with("aria-hidden", "true");
    for (class, line) in mark_paths(look) {
        tree.open_of("path", class);
        tree.with("d", line);
        tree.close();
    }
    tree.close();
}
