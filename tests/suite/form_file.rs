//! What a visitor's form starts with comes to the same as the whole policy.

use eligibility_check::answers::{Answers, Data};
use eligibility_check::evaluation::evaluate;
use eligibility_check::exact::Date;
use eligibility_check::form::{form, presets};
use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{CriterionReport, Report};
use eligibility_check::text;

use crate::cases::files;

fn load(json: &str) -> Policy {
    let data = Data::from_json(json).expect("JSON");
    Policy::load(&data, Lang::Zh).expect("a policy")
}

/// What stands in a row of the result.
fn row(criterion: CriterionReport<'_>) -> String {
    let own = (
        (&criterion.criterion.id, &criterion.criterion.clause),
        (criterion.statement(), criterion.status_text()),
        (criterion.measured(), criterion.required()),
        (criterion.points_text(), criterion.arithmetic()),
        (criterion.looks_at(), criterion.reason_text()),
        (criterion.missing(), criterion.waived()),
    );
    let parts = criterion.parts().map(row).collect::<Vec<_>>();
    format!("{own:?} {parts:?}")
}

/// Everything that a form shows of these answers.
fn shown(policy: &Policy, check: &str, answers: &Answers, as_of: Date) -> String {
    let check = policy.check_position(check).expect("a check");
    let evaluation = evaluate(policy, check, answers, as_of).expect("a check");
    let report = Report::new(policy, &evaluation, answers).expect("its policy");
    let head = (
        (
            &policy.title,
            &policy.about,
            &policy.prepare,
            policy.minutes,
        ),
        (&policy.issuer, &policy.number, &policy.hash, &policy.url),
        (report.round(), text::headline(policy, &evaluation)),
    );
    let rows = report.criteria().map(row).collect::<Vec<_>>();
    let mut fields = form(policy, check, &evaluation.facts);
    for field in fields.iter_mut().flat_map(|section| &mut section.fields) {
        // That there is one is shown; what it says comes with the report.
        field.note = field.note.take().map(|_| String::new());
    }
    let missing = (&evaluation.missing, &evaluation.missing_for_route);
    format!("{head:?}\n{evaluation:?}\n{rows:?}\n{missing:?}\n{fields:?}")
}

#[test]
fn it_shows_what_the_whole_would_show() {
    for files in files() {
        let compiled = files.compiled();
        let cases = files.read_cases(&files.load()).tries;
        for lang in [Lang::Zh, Lang::En] {
            let (whole, part) = (
                compiled.in_language(lang, true),
                compiled.form_in_language(lang, true),
            );
            assert!(part.len() < whole.len(), "{}", files.name);
            let (whole, part) = (load(&whole), load(&part));
            assert!(part.award.is_empty() && part.procedure.is_empty());
            for case in &cases {
                let mut answers = case.answers.clone();
                for blank in [true, false] {
                    let both = [&whole, &part]
                        .map(|policy| shown(policy, &case.check, &answers, case.as_of));
                    assert_eq!(both[0], both[1], "{} {}", files.name, case.name);
                    if blank {
                        let check = part.check_position(&case.check).expect("a check");
                        answers = presets(&part, check);
                    }
                }
            }
        }
    }
}
