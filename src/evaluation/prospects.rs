//! What a criterion can still come to over facts that are partly open, and what keeps it open.

use super::decided::decided;
use super::lifting::Lift;
use super::nesting::{Possible, Tally};
use super::{Outcome, Status};
use crate::answers::{Facts, Inputs};
use crate::policy::{Criterion, Decision, Evidence};

/// The statuses that a criterion can come to within these facts, its parts, waivers and applicability
/// included. It is the same set that an evaluation keeps, without the figures and the missing inputs.
pub(crate) fn prospects(facts: &Facts, criterion: &Criterion) -> Possible {
    let own = match &criterion.decision {
        Decision::AllOf(parts) => group(facts, parts, None),
        Decision::AtLeast(needed, parts) => group(facts, parts, Some(*needed)),
        _ => Possible::of(decided(facts, criterion).status),
    };
    Lift::new(facts, criterion).of(own)
}

fn group(facts: &Facts, parts: &[Criterion], needed: Option<usize>) -> Possible {
    let mut tally = Tally::default();
    for part in parts {
        tally.add(prospects(facts, part));
    }
    tally.possible(needed)
}

/// Adds the inputs that keep the figures of a comparison open, also where its status is already decided;
/// of nested criteria those of every comparison in them.
pub(crate) fn depends_on(facts: &Facts, criterion: &Criterion, found: &mut Inputs) {
    if let Decision::Compare(compare) = &criterion.decision {
        compare.measure.open_inputs(facts, found);
        compare.required.open_inputs(facts, found);
    }
    for part in standing(facts, criterion) {
        depends_on(facts, part, found);
    }
}

/// Adds the inputs that keep it open whether a criterion, or a part of it, is lifted.
pub(crate) fn open_lifts(facts: &Facts, criterion: &Criterion, found: &mut Inputs) {
    for clause in criterion.waivers.iter().chain(&criterion.applies) {
        clause.when.open_inputs(facts, found);
    }
    for part in standing(facts, criterion) {
        open_lifts(facts, part, found);
    }
}

/// The nested criteria but for those that are certainly lifted, on which nothing depends.
fn standing<'c>(facts: &Facts, criterion: &'c Criterion) -> impl Iterator<Item = &'c Criterion> {
    let parts = criterion.parts().iter();
    parts.filter(move |part| !prospects(facts, part).is_within(Possible::LIFTED))
}

/// Adds the inputs that a criterion waits for before it can be planned for: what is declared is a question, and nothing to
/// plan for; what may lift it is, unless it is lifted either way.
pub(crate) fn planned_missing(criterion: &Criterion, outcome: &Outcome, found: &mut Inputs) {
    if outcome.possible.is_within(Possible::LIFTED) {
        return;
    }
    if criterion.parts().is_empty() || criterion.evidence() == Evidence::Computed {
        let missing = outcome.missing.iter();
        return found.extend(missing.filter(|input| criterion.declares() != Some(**input)));
    }
    let mut lifting = Inputs::new();
    criterion.lifting_inputs(&mut lifting);
    let missing = outcome.missing.iter();
    found.extend(missing.filter(|input| lifting.contains(input)));
    for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
        if outcome.status == Status::Unanswered {
            planned_missing(part, outcome, found);
        }
    }
}

#[cfg(feature = "author")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Answers, Data};
    use crate::evaluation::evaluate;
    use crate::exact::Date;
    use crate::policy::author::compile;
    use crate::policy::{Kind, Lang, Policy};
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    fn library() -> Vec<Policy> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
        let read = |path: &std::path::Path| std::fs::read_to_string(path).ok();
        let vocabulary = read(&root.join("vocabulary.toml")).expect("a vocabulary");
        let folders = std::fs::read_dir(&root).expect("policies").flatten();
        let texts = folders.filter_map(|folder| read(&folder.path().join("policy.toml")));
        let compiled = texts.map(|text| compile(&text, &vocabulary).expect("sound"));
        let loaded = compiled.map(|compiled| Policy::load(&compiled.data, Lang::Zh));
        loaded.collect::<Result<_, _>>().expect("loads")
    }

    fn answer(kind: &Kind, figure: i64, index: Index) -> Data {
        match kind {
            _ if figure % 11 == 0 => Data::Null,
            _ if figure % 13 == 0 => Data::Integer(-1),
            Kind::Count(_) | Kind::Amount(_) => Data::Integer(figure),
            Kind::YesNo | Kind::Declared => Data::Bool(figure % 2 == 0),
            Kind::Choice(options) => Data::text(index.get(options).id.as_str()),
            Kind::Date { .. } => {
                let day = Date::from_days(16_000 + figure % 5_000).expect("a day");
                Data::text(day.written())
            }
        }
    }

    fn agree(facts: &Facts, criterion: &Criterion, outcome: &Outcome) {
        let possible = prospects(facts, criterion);
        assert_eq!(possible, outcome.possible, "{}", criterion.id);
        for (status, alone) in [
            (Status::Unmet, Possible::UNMET),
            (Status::Waived, Possible::WAIVED),
            (Status::NotApplicable, Possible::NOT_APPLICABLE),
        ] {
            let agrees = (outcome.status == status) == (possible == alone);
            assert!(agrees, "{} {possible:?} {status:?}", criterion.id);
        }
        let invalid = outcome.status == Status::Invalid;
        assert_eq!(invalid, possible.can_be(Possible::INVALID));
        assert!(outcome.status == Status::Met || possible != Possible::MET);
        let mut depends = Inputs::new();
        depends_on(facts, criterion, &mut depends);
        if let (Some(measured), Some(required)) = (outcome.measured, outcome.required) {
            let known = measured.is_settled() && required.is_settled();
            assert_eq!(known, depends.is_empty(), "{}", criterion.id);
        }
        for (part, outcome) in criterion.parts().iter().zip(&outcome.parts) {
            agree(facts, part, outcome);
        }
    }

    #[test]
    fn prospects_are_what_an_evaluation_comes_to() {
        let figures = [
            0, 1, 2, 74, 75, 249, 250, 299, 300, 1019, 1200, 3000, 10_000,
        ];
        let figure = prop_oneof![2 => select(figures.to_vec()), 1 => 0..5_000_i64];
        let visit = prop::collection::vec(prop::option::of((figure, any::<Index>())), 80);
        let as_of = Date::parse("2026-11-24").expect("a date");
        for policy in library() {
            let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(60));
            let run = runner.run(&visit, |visit| {
                let given = policy.inputs.iter().zip(visit);
                let given = given.filter_map(|(input, given)| {
                    let (figure, index) = given?;
                    Some((input.id.clone(), answer(&input.kind, figure, index)))
                });
                let answers = given.collect::<Answers>();
                for (check, definition) in policy.checks.iter().enumerate() {
                    let evaluation = evaluate(&policy, check, &answers, as_of).expect("a check");
                    for (criterion, outcome) in definition.criteria.iter().zip(&evaluation.outcomes)
                    {
                        agree(&evaluation.facts, criterion, outcome);
                    }
                }
                Ok(())
            });
            run.unwrap_or_else(|failure| panic!("{}: {failure}", policy.id));
        }
    }
}
