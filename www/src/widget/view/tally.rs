//! Three counts that are never mixed: computed, declared, for the experts.

use eligibility_check::evaluation::Status;
use eligibility_check::policy::{CheckKind, Evidence};
use eligibility_check::report::Tally;
use eligibility_check::text;
use yew::prelude::*;

use super::mark::{look, mark};
use super::{Outcome, Scene};

pub(super) fn tally(scene: &Scene<'_>, outcome: &Outcome) -> Html {
    let counts = &outcome.report.counts;
    let cells = [
        cell(scene, outcome, Evidence::Computed, &counts.computed),
        cell(scene, outcome, Evidence::Declared, &counts.declared),
        cell(scene, outcome, Evidence::Judged, &counts.judged),
    ];
    html! { <dl class="tally">{ for cells.into_iter().flatten() }</dl> }
}

fn cell(scene: &Scene<'_>, outcome: &Outcome, evidence: Evidence, counts: &Tally) -> Option<Html> {
    let all = counts.total();
    let kind = outcome.evaluation.verdict.kind;
    let good = if kind == CheckKind::Exit {
        Status::Unmet
    } else {
        Status::Met
    };
    let of = |status: Status| counts.count(status.code());
    // What does not apply or is waived is in neither number.
    let counted = all - of(Status::Waived) - of(Status::NotApplicable);
    let figure = if evidence == Evidence::Judged && of(Status::Judged) == counted {
        html! { <b>{ counted }</b> }
    } else {
        html! { <><b>{ of(good) }</b>{ format!(" / {counted}") }</> }
    };
    let others = Status::ALL
        .into_iter()
        .filter(|status| *status != good && of(*status) > 0);
    let others = others.filter(|status| (evidence, *status) != (Evidence::Judged, Status::Judged));
    let others = others.map(|status| {
        let favourable = (kind == CheckKind::Exit && status == Status::Met).then_some(false);
        let look = look(status.code(), favourable);
        html! {
            <span class={look}>{ mark(look) }<span class="unseen">{ text::status(status, kind, scene.state.lang) }{ " " }</span>{ of(status) }</span>
        }
    });
    (all > 0).then(|| {
        html! {
            <div class="tally-cell">
                <dt>{ text::evidence(evidence, scene.state.lang) }</dt>
                <dd><span class="tally-figure">{ figure }</span><span class="tally-rest">{ for others }</span></dd>
            </div>
        }
    })
}
