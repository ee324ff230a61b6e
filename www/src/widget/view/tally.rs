//! Three counts that are never mixed: computed, declared, for the experts.

use eligibility_check::evaluation::Status;
use eligibility_check::policy::{CheckKind, Evidence};
use eligibility_check::report::Tally;
use eligibility_check::text;

use super::mark::{look, mark};
use super::tag::{Tag, tag};
use super::{Outcome, Scene, unseen};

pub(super) fn tally(scene: &Scene<'_>, outcome: &Outcome) -> Tag {
    let counts = &outcome.report.counts;
    tag("dl")
        .class("tally")
        .child_if(cell(scene, outcome, Evidence::Computed, &counts.computed))
        .child_if(cell(scene, outcome, Evidence::Declared, &counts.declared))
        .child_if(cell(scene, outcome, Evidence::Judged, &counts.judged))
}

fn cell(scene: &Scene<'_>, outcome: &Outcome, evidence: Evidence, counts: &Tally) -> Option<Tag> {
    let kind = outcome.evaluation.verdict.kind;
    let of = |status: Status| counts.count(status.code());
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
