//! Three counts that are never mixed: computed, declared, for the experts.

use eligibility_check::evaluation::Status;
use eligibility_check::exact::digits;
use eligibility_check::policy::{CheckKind, Evidence};
use eligibility_check::report::Report;
use eligibility_check::text;

use super::Scene;
use super::mark::{look, mark};

pub(super) fn tally(scene: &mut Scene<'_>, report: Report<'_>) {
    scene.open("dl.tally");
    for evidence in [Evidence::Computed, Evidence::Declared, Evidence::Judged] {
        cell(scene, report, evidence);
    }
    scene.close();
}

fn cell(scene: &mut Scene<'_>, report: Report<'_>, evidence: Evidence) {
    let counts = report.tally(evidence);
    if counts.total() == 0 {
        return scene.gap();
    }
    let lang = scene.state.policy.lang;
    let kind = report.check.kind;
    let of = |status: Status| counts.of(status);
    let (good, favourable) = match kind {
        CheckKind::Exit => (Status::Unmet, Some(false)),
        _ => (Status::Met, None),
    };
    // What does not apply or is waived is in neither number.
    let counted = counts.total() - of(Status::Waived) - of(Status::NotApplicable);
    let only_judged = evidence == Evidence::Judged && of(Status::Judged) == counted;
    scene.open("div.tally-cell");
    scene.line("dt", text::evidence(evidence, lang));
    scene.open("dd");
    scene.open("span.tally-figure");
    let counted = digits(counted);
    if only_judged {
        scene.line("b", &counted);
    } else {
        scene.line("b", &digits(of(good)));
        scene.text(" / ").text(&counted);
    }
    scene.close();
    scene.open("span.tally-rest");
    for status in Status::ALL {
        let told = status == good || only_judged && status == Status::Judged;
        if told || of(status) == 0 {
            continue;
        }
        let look = look(status.code(), favourable.filter(|_| status == Status::Met));
        scene.open("span").attr("data-look", look);
        mark(scene, look);
        scene.open("span.unseen");
        scene
            .text(text::status(status, kind, lang))
            .text(" ")
            .close();
        scene.text(&digits(of(status))).close();
    }
    scene.close();
    scene.close();
    scene.close();
}
