//! Properties of gaps and plans, over every policy of the library.
//!
//! `VISITORS` is how many visitors each policy gets, `PROPTEST_RNG_SEED` draws the same ones again, and `VISITORS_OF`
//! names one policy.

use eligibility_check::answers::{Answers, Data, Fact};
use eligibility_check::evaluation::{Evaluation, Outcome, Status, evaluate};
use eligibility_check::exact::{Range, Rational};
use eligibility_check::guidance::{Distance, Gap, Guidance, PlanStatus, with_gap};
use eligibility_check::policy::{
    CheckKind, Criterion, Decision, Direction, Evidence, Kind, Policy,
};
use eligibility_check::report::{CriterionReport, Guided, Report};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

use crate::cases::library;
use crate::properties::visits;
use crate::support::{TODAY, day};

/// So many visitors for each of the six policies: ten thousand in all.
const VISITORS: u32 = 1_700;

fn visitors() -> u32 {
    let wanted = std::env::var("VISITORS").ok();
    wanted
        .and_then(|count| count.parse().ok())
        .unwrap_or(VISITORS)
}

/// A visitor's check with what came of it.
struct Visit<'p> {
    policy: &'p Policy,
    check: usize,
    answers: Answers,
    evaluation: Evaluation,
}

impl<'p> Visit<'p> {
    fn new(policy: &'p Policy, check: usize, answers: Answers) -> Self {
        let evaluation = evaluate(policy, check, &answers, day(TODAY)).expect("a check");
        Self {
            policy,
            check,
            answers,
            evaluation,
        }
    }

    fn criteria(&self) -> &'p [Criterion] {
        &self.policy.checks[self.check].criteria
    }

    fn guidance(&self) -> Guidance<'p> {
        Guidance::new(self.policy, &self.evaluation, &self.answers)
    }

    fn with(&self, answers: Answers) -> Self {
        Self::new(self.policy, self.check, answers)
    }
}

fn for_visits(test: impl Fn(&Visit<'_>) -> Result<(), TestCaseError>) {
    let only = std::env::var("VISITORS_OF").ok();
    for policy in library() {
        if only.as_ref().is_some_and(|id| *id != policy.id) {
            continue;
        }
        let mut runner = TestRunner::new(ProptestConfig {
            cases: visitors(),
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        let outcome = runner.run(&visits(&policy), |(check, given)| {
            let answers = given.into_iter().collect::<Answers>();
            test(&Visit::new(&policy, check, answers))
        });
        match outcome {
            Ok(()) => {}
            Err(TestError::Fail(reason, (check, given))) => {
                let answers = given.into_iter().collect::<Answers>();
                let answers = serde_json::to_string(&answers).expect("JSON");
                panic!(
                    "{} {}: {reason}\n{answers}",
                    policy.id, policy.checks[check].id
                );
            }
            Err(aborted) => panic!("{}: {aborted}", policy.id),
        }
    }
}

/// Every criterion with its distance, nested ones included, and how to find it again.
fn all<'a>(
    criteria: &'a [Criterion],
    outcomes: &'a [Outcome],
    distances: &'a [Distance],
    path: &[usize],
    found: &mut Vec<(Vec<usize>, &'a Criterion, &'a Outcome, &'a Distance)>,
) {
    for (place, ((criterion, outcome), distance)) in
        criteria.iter().zip(outcomes).zip(distances).enumerate()
    {
        let path = [path, &[place]].concat();
        all(
            criterion.parts(),
            &outcome.parts,
            &distance.parts,
            &path,
            found,
        );
        found.push((path, criterion, outcome, distance));
    }
}

fn outcome_at<'e>(evaluation: &'e Evaluation, path: &[usize]) -> &'e Outcome {
    let mut outcomes = &evaluation.outcomes;
    let (last, before) = path.split_last().expect("a path");
    for place in before {
        outcomes = &outcomes[*place].parts;
    }
    &outcomes[*last]
}

/// The gap with one step less of everything that it moves; `None` when nothing is left of it, and of series, whose
/// years would have to be shared out again.
fn one_less(gap: &Gap) -> Option<Gap> {
    let step = Rational::integer(if gap.by.is_negative() { 1 } else { -1 });
    let by = gap.by.plus(step).expect("fits");
    let moved = gap.moved.iter().map(|(input, fact)| match fact {
        Fact::Number(range) => {
            let less = range.single().expect("a figure").plus(step).expect("fits");
            Some((*input, Fact::Number(Range::point(less))))
        }
        _ => None,
    });
    let moved = moved.collect::<Option<Vec<_>>>()?;
    (!by.is_zero()).then(|| Gap {
        by,
        moved,
        ..gap.clone()
    })
}

#[test]
fn a_gap_meets_its_criterion_and_one_less_does_not() {
    for_visits(|visit| {
        let guidance = visit.guidance();
        let mut found = Vec::new();
        let outcomes = &visit.evaluation.outcomes;
        all(
            visit.criteria(),
            outcomes,
            &guidance.distances,
            &[],
            &mut found,
        );
        for (path, criterion, outcome, distance) in found {
            let applied = |gap: &Gap| {
                let answers = with_gap(visit.policy, &visit.evaluation, &visit.answers, gap);
                visit.with(answers)
            };
            for gap in &distance.gaps {
                let after = applied(gap);
                prop_assert_eq!(
                    outcome_at(&after.evaluation, &path).status,
                    Status::Met,
                    "{} {:?}",
                    criterion.id,
                    gap
                );
                no_new_problem(visit, &after)?;
                let before = match one_less(gap) {
                    Some(less) => outcome_at(&applied(&less).evaluation, &path).status,
                    None => outcome.status,
                };
                prop_assert!(before != Status::Met, "{} {:?}", criterion.id, gap);
                // What it breaks is named, and nothing else.
                for (place, (today, then)) in
                    outcomes.iter().zip(&after.evaluation.outcomes).enumerate()
                {
                    let broken = today.status != Status::Unmet && then.status == Status::Unmet;
                    prop_assert_eq!(broken, gap.breaks.contains(&place), "{:?}", gap);
                }
            }
            let rising = distance.gaps.windows(2);
            prop_assert!(
                rising
                    .into_iter()
                    .all(|pair| pair[0].compare(&pair[1]).is_le())
            );
            if let Decision::Compare(compare) = &criterion.decision {
                for gap in &distance.gaps {
                    let mut levers = compare.levers.iter();
                    let lever = levers.find(|lever| lever.input == gap.input);
                    let up = lever.map(|lever| lever.direction) == Some(Direction::Up);
                    prop_assert_eq!(up, !gap.by.is_negative());
                    within_bounds(visit.policy, gap)?;
                }
            }
            if distance.short && distance.depends.is_empty() && distance.gaps.is_empty() {
                prop_assert!(outcome.status != Status::Met);
            }
        }
        Ok(())
    });
}

/// A larger whole may mend a contradiction; nothing makes one.
fn no_new_problem(before: &Visit<'_>, after: &Visit<'_>) -> Result<(), TestCaseError> {
    for problem in &after.evaluation.problems {
        let mut known = before.evaluation.problems.iter();
        let known =
            known.any(|one| one.inputs == problem.inputs && one.kind.code() == problem.kind.code());
        prop_assert!(known, "{:?}", problem);
    }
    Ok(())
}

fn within_bounds(policy: &Policy, gap: &Gap) -> Result<(), TestCaseError> {
    if let Kind::Count(figure) | Kind::Amount(figure) = &policy.inputs[gap.input].kind
        && figure.years.is_none()
    {
        prop_assert!(figure.min <= gap.to);
        prop_assert!(figure.max.is_none_or(|max| gap.to <= max));
    }
    Ok(())
}

/// The contract of a plan: evaluating its answers gives `met` for exactly what it claims, and no new problem.
#[test]
fn a_plan_comes_true() {
    for_visits(|visit| {
        let guidance = visit.guidance();
        let kind = visit.policy.checks[visit.check].kind;
        let Some(plan) = &guidance.plan else {
            prop_assert!(matches!(kind, CheckKind::Exit | CheckKind::Assessment));
            return Ok(());
        };
        prop_assert!(plan.status != PlanStatus::NotComputed);
        let mut answers = visit.answers.clone();
        answers.extend(plan.answers.clone());
        let after = visit.with(answers.clone());
        no_new_problem(visit, &after)?;
        let met = visit.criteria().iter().zip(&after.evaluation.outcomes);
        let met = met.filter(|(_, outcome)| outcome.status == Status::Met);
        let met = met.map(|(criterion, _)| &criterion.id).collect::<Vec<_>>();
        let claimed = plan.meets.iter().map(|criterion| &criterion.id);
        prop_assert_eq!(claimed.collect::<Vec<_>>(), met);
        if plan.mend_first {
            prop_assert!(plan.changes.is_empty());
            return Ok(());
        }
        for step in &plan.steps {
            answers.insert(step.id.clone(), Data::Bool(true));
        }
        let done = visit.with(answers);
        let rows = visit.criteria().iter().zip(&done.evaluation.outcomes);
        for ((criterion, then), today) in rows.zip(&visit.evaluation.outcomes) {
            let named = plan.obstacles.iter().any(|one| one.id == criterion.id);
            prop_assert!(!named || today.status != Status::Met, "{}", criterion.id);
            let lasting = today.status != Status::Met || then.status != Status::Unmet;
            prop_assert!(lasting || criterion.soft, "{} was met", criterion.id);
            if then.status == Status::Unmet {
                let known = named || criterion.soft || !plan.missing.is_empty();
                prop_assert!(known, "{} after {:?}", criterion.id, plan.changes);
            }
            if plan.status == PlanStatus::Complete || plan.status == PlanStatus::NothingToDo {
                let computed = criterion.evidence() == Evidence::Computed;
                let settled = Status::Met == then.status
                    || matches!(then.status, Status::Waived | Status::NotApplicable);
                prop_assert!(
                    settled || !computed,
                    "{} after {:?}",
                    criterion.id,
                    plan.changes
                );
            }
        }
        // Once it is applied, nothing is left to plan.
        let next = done.guidance().plan.expect("a plan");
        prop_assert!(next.changes.is_empty(), "{:?}", next.changes);
        prop_assert!(next.steps.is_empty());
        Ok(())
    });
}

#[test]
fn explanations_tell_the_figures_of_the_report() {
    fn check(row: CriterionReport<'_>) -> Result<(), TestCaseError> {
        let explanation = row.explanation();
        let lifted = matches!(row.outcome.status, Status::Waived | Status::NotApplicable);
        for figure in [row.measured(), row.required()] {
            if let Some(eligibility_check::report::Figure::Exact(number)) = figure
                && !lifted
            {
                prop_assert!(
                    explanation.contains(&number.text),
                    "{} in {}",
                    number.text,
                    explanation
                );
            }
        }
        let whole = !explanation.contains("{") && !explanation.is_empty();
        prop_assert!(whole, "{}: {:?}", row.criterion.id, explanation);
        for part in row.parts() {
            check(part)?;
        }
        Ok(())
    }
    for_visits(|visit| {
        let guided = Guided::new(visit.policy, &visit.evaluation, &visit.answers);
        let report = Report::new(visit.policy, &visit.evaluation, &visit.answers);
        let report = report.expect("a report").guided(&guided);
        for row in report.criteria() {
            check(row)?;
        }
        Ok(())
    });
}

#[test]
fn the_order_of_answers_is_irrelevant() {
    for_visits(|visit| {
        let mut backwards = visit.answers.clone().into_iter().collect::<Vec<_>>();
        backwards.reverse();
        let other = visit.with(backwards.into_iter().collect());
        let written = |visit: &Visit<'_>| {
            let guided = Guided::new(visit.policy, &visit.evaluation, &visit.answers);
            let report = Report::new(visit.policy, &visit.evaluation, &visit.answers);
            serde_json::to_string(&report.expect("a report").guided(&guided)).expect("JSON")
        };
        prop_assert_eq!(written(visit), written(&other));
        Ok(())
    });
}

/// A figure as large as the largest that is taken, and everything else that can be wrong, ends in a report.
#[test]
fn figures_near_the_bounds_end_in_a_report() {
    for policy in library() {
        for check in 0..policy.checks.len() {
            for figure in [0, 1, 999_999_999_999_999, 1_000_000_000_000_000] {
                let mut answers = Answers::new();
                for input in policy.asked(check) {
                    let input = &policy.inputs[*input];
                    let answer = match &input.kind {
                        Kind::Count(bounds) | Kind::Amount(bounds) => {
                            let most = bounds.max.and_then(Rational::to_i64);
                            Data::Integer(most.map_or(figure, |most| most.min(figure)))
                        }
                        Kind::YesNo | Kind::Declared => Data::Bool(true),
                        Kind::Choice(options) => Data::text(&options[0].id),
                        Kind::Date { .. } => Data::text("2022-01-01"),
                    };
                    answers.insert(input.id.clone(), answer);
                }
                let visit = Visit::new(&policy, check, answers);
                let guided = Guided::new(&policy, &visit.evaluation, &visit.answers);
                let report = Report::new(&policy, &visit.evaluation, &visit.answers);
                let report = report.expect("a report").guided(&guided);
                assert!(serde_json::to_string(&report).is_ok());
            }
        }
    }
}
