//! All criteria at a glance.

use eligibility_check::exact::digits;
use eligibility_check::report::Report;
use yew::prelude::*;

use crate::widget::view::mark::shapes;

/// Marks in a line, and the distance from one to the next.
const LINE: usize = 20;
const STEP: usize = 26;

/// How each criterion looks, and the word for its status.
type Marks = Vec<(&'static str, &'static str)>;

/// What is seen of the criteria, in the order of the text.
pub(super) fn marks(report: Report<'_>) -> Marks {
    let rows = report.criteria();
    rows.map(|row| (row.look(), row.status_text())).collect()
}

/// What the picture depends on.
#[derive(Properties, PartialEq)]
pub(super) struct OverviewProps {
    pub(super) marks: Marks,
}

/// One small mark each. The picture is named by the counts in words.
#[component]
pub(super) fn Overview(OverviewProps { marks }: &OverviewProps) -> Html {
    let height = digits(marks.len().div_ceil(LINE) * STEP);
    let view_box = ["-1 -1 ", &digits(LINE * STEP), " ", &height].concat();
    let paths = marks.iter().enumerate().map(|(place, (look, _))| {
        // What is cut out of a filled mark is too small to see here.
        let [(class, outline), (inner, sign)] = shapes(look);
        let sign = if inner == "inner" { "" } else { sign };
        let (x, y) = (digits(place % LINE * STEP), digits(place / LINE * STEP));
        let transform = ["translate(", &x, " ", &y, ")"].concat();
        html! { <path {class} d={[outline, sign].concat()} {transform} data-look={*look} /> }
    });
    html! {
        <div>
            <svg role="img" class="guide-overview" viewBox={view_box} aria-label={name(marks)}>{ paths.collect::<Html>() }</svg>
        </div>
    }
}

/// How many there are of each status, in the order in which they occur.
fn name(marks: &Marks) -> String {
    let mut counts = Vec::<(&str, usize)>::new();
    for (_, word) in marks {
        match counts.iter_mut().find(|(known, _)| known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let mut name = String::new();
    for (word, count) in counts {
        let dot = if name.is_empty() { "" } else { " · " };
        name.extend([dot, word, " ", &digits(count)]);
    }
    name
}
