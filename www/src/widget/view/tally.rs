//! Three counts that are never mixed: computed, declared, for the experts.

use eligibility_check::evaluation::Status;
use eligibility_check::policy::{CheckKind, Evidence};
use eligibility_check::report::Report;
use eligibility_check::text;

use super::mark::{look, mark};
use super::tag::{Tag, tag};
use super::{Scene, unseen};

pub(super) fn tally(scene: &Scene<'_>, report: Report<'_>) -> Tag {
    let mut tally = tag("dl").class("tally");
    for evidence in [Evidence::Computed, Evidence::Declared, Evidence::Judged] {
        tally = tally.child_if(cell(scene, report, evidence));
    }
    tally
}

fn cell(scene: &Scene<'_>, report: Report<'_>, evidence: Evidence) -> Option<Tag> {
    let kind = report.check.kind;
    let counts = report.tally(evidence);
    let of = |status: Status| counts.of(status);
    let (good, favourable) = match kind {
        CheckKind::Exit => (Status::Unmet, Some(false)),
        _ => (Status::Met, None),
    };
    // What does not apply or is waived is in neither number.
    let counted = counts.total() - of(Status::Waived) - of(Status::NotApplicable);
    let only_judged = evidence == Evidence::Judged && of(Status::Judged) == counted;
    let figure = tag("span").class("tally-figure");
    let figure = if only_judged {
        figure.child(tag("b").text(&counted.to_string()))
    } else {
        let done = tag("b").text(&of(good).to_string());
        figure
            .child(done)
            .text(&[" / ", &counted.to_string()].concat())
    };
    let mut rest = Vec::new();
    for status in Status::ALL {
        let told = status == good || only_judged && status == Status::Judged;
        if told || of(status) == 0 {
            continue;
        }
        let look = look(status.code(), favourable.filter(|_| status == Status::Met));
        let word = unseen(&[text::status(status, kind, scene.state.policy.lang), " "].concat());
        rest.push(
            tag("span")
                .attr("data-look", look)
                .child(mark(look))
                .child(word)
                .text(&of(status).to_string())
                .into(),
        );
    }
    let rest = tag("span").class("tally-rest").list(rest);
    let name = tag("dt").text(text::evidence(evidence, scene.state.policy.lang));
    let cell = tag("div").class("tally-cell").child(name);
    (counts.total() > 0).then(|| cell.child(tag("dd").child(figure).child(rest)))
}
