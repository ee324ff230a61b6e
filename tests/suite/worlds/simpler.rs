//! Simpler cases of the same lie: a criterion, waiver, bound or lever less, a smaller figure.

use super::model::{Given, Model, Required, Rule, Said, Test, Visitor, Way};

pub(super) type Case = (Model, Visitor);

/// The simplest case to which such steps lead.
pub(super) fn simplest(mut case: Case, fails: impl Fn(&Case) -> bool) -> Case {
    while let Some(simpler) = simpler(&case).into_iter().find(&fails) {
        case = simpler;
    }
    case
}

/// Every case that is simpler by one step.
fn simpler((model, visitor): &Case) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut with = |model: Model| cases.push((model, visitor.clone()));
    for rules in fewer(&model.rules) {
        if !rules.is_empty() {
            with(Model {
                rules,
                ..model.clone()
            });
        }
    }
    for place in 0..model.within.len() {
        let mut model = model.clone();
        model.within.remove(place);
        with(model);
    }
    for place in 0..model.figures.len() {
        let figure = &model.figures[place];
        let mut change = |change: &dyn Fn(&mut Model)| {
            let mut model = model.clone();
            change(&mut model);
            with(model);
        };
        if figure.asked_when.is_some() {
            change(&|model| model.figures[place].asked_when = None);
        }
        if figure.max.is_some() {
            change(&|model| model.figures[place].max = None);
        }
        if figure.min > 0 {
            change(&|model| model.figures[place].min = 0);
        }
    }
    for place in 0..model.flags.len() {
        if model.flags[place].asked_when.is_some() {
            let mut model = model.clone();
            model.flags[place].asked_when = None;
            with(model);
        }
    }
    for place in 0..model.figures.len() {
        for given in smaller(&visitor.figures[place], model.figures[place].min) {
            let mut visitor = visitor.clone();
            visitor.figures[place] = given;
            cases.push((model.clone(), visitor));
        }
    }
    for place in 0..model.flags.len() {
        if matches!(visitor.flags[place], Said::Unknown | Said::Refused) {
            let mut visitor = visitor.clone();
            visitor.flags[place] = Said::Blank;
            cases.push((model.clone(), visitor));
        }
    }
    cases
}

/// The same list with one criterion less, or a simpler one.
fn fewer(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut lists = Vec::new();
    for (place, rule) in rules.iter().enumerate() {
        let mut without = rules.to_vec();
        without.remove(place);
        lists.push(without);
        for simpler in simpler_rules(rule) {
            let mut with = rules.to_vec();
            with[place] = simpler;
            lists.push(with);
        }
    }
    lists
}

fn simpler_rules(rule: &Rule) -> Vec<Rule> {
    let mut simpler = Vec::new();
    let mut with = |change: &dyn Fn(&mut Rule)| {
        let mut rule = rule.clone();
        change(&mut rule);
        simpler.push(rule);
    };
    if rule.soft {
        with(&|rule| rule.soft = false);
    }
    if !rule.waived.is_empty() {
        with(&|rule| drop(rule.waived.pop()));
    }
    if rule.applies.is_some() {
        with(&|rule| rule.applies = None);
    }
    for test in rule.waived.first().into_iter().flat_map(inside) {
        with(&|rule| rule.waived[0] = test.clone());
    }
    for test in rule.applies.iter().flat_map(inside) {
        with(&|rule| rule.applies = Some(test.clone()));
    }
    match &rule.way {
        Way::Compare {
            levers,
            measure,
            comparison,
            required,
        } => {
            let compare = |levers: &[_], required: &Required| Way::Compare {
                levers: levers.to_vec(),
                measure: measure.clone(),
                comparison: *comparison,
                required: required.clone(),
            };
            for place in 0..levers.len() {
                let mut fewer = levers.clone();
                fewer.remove(place);
                with(&|rule| rule.way = compare(&fewer, required));
                if levers[place].only_new {
                    let mut plain = levers.clone();
                    plain[place].only_new = false;
                    with(&|rule| rule.way = compare(&plain, required));
                }
            }
            let row = match required {
                Required::ByOption(rows) => rows.first(),
                Required::ByPoor(yes, _) => Some(yes),
                Required::Num(_) => None,
            };
            if let Some(row) = row {
                with(&|rule| rule.way = compare(levers, &Required::Num(row.clone())));
            }
        }
        Way::All(parts) | Way::AtLeast(_, parts) => {
            for part in parts {
                let part = Rule {
                    soft: rule.soft,
                    ..part.clone()
                };
                simpler.push(part);
            }
            for parts in fewer(parts) {
                let way = match rule.way {
                    Way::AtLeast(needed, _) => Way::AtLeast(needed.min(parts.len()), parts),
                    _ => Way::All(parts),
                };
                if matches!(&way, Way::All(parts) | Way::AtLeast(_, parts) if !parts.is_empty()) {
                    let rule = Rule {
                        way,
                        ..rule.clone()
                    };
                    simpler.push(rule);
                }
            }
        }
        _ => {}
    }
    simpler
}

fn inside(test: &Test) -> Vec<Test> {
    match test {
        Test::And(one, other) | Test::Or(one, other) => vec![(**one).clone(), (**other).clone()],
        Test::Not(inner) => vec![(**inner).clone()],
        _ => Vec::new(),
    }
}

fn smaller(given: &Given, min: i64) -> Vec<Given> {
    let less = |value: i64| value - 1;
    match given {
        Given::Blank => Vec::new(),
        Given::Unknown | Given::Refused(_) => vec![Given::Blank],
        Given::Single(value) if *value > min => vec![Given::Single(less(*value))],
        Given::Total(value) if *value > min => vec![Given::Total(less(*value))],
        Given::Single(_) | Given::Total(_) => Vec::new(),
        Given::Years(years) => {
            let mut all = Vec::new();
            for place in 0..years.len() {
                let mut years = years.clone();
                years[place] = match years[place] {
                    Some(value) if value > min => Some(less(value)),
                    _ => continue,
                };
                all.push(Given::Years(years));
            }
            all
        }
    }
}
