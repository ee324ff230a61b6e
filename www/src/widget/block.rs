//! A block of a spreadsheet that is pasted into a figure. Pure.

use eligibility_check::form::FieldKind;

use super::outcome::Section;
use super::state::{Slot, State};

/// Which cell goes where: to the right over the years, downwards over the questions. A single column goes over the years of its
/// question where these take it. Cells that are blank or find no field are left out; what is no block gives nothing.
pub(crate) fn places(
    state: &State,
    sections: &[Section],
    from: &Slot,
    text: &str,
) -> Vec<(Slot, String)> {
    let lines = cells(text);
    let mut places = Vec::new();
    if lines.iter().map(Vec::len).sum::<usize>() < 2 {
        return places;
    }
    let rows = rows(state, sections);
    let mut start = None;
    for (down, row) in rows.iter().enumerate() {
        if let Some(right) = row.iter().position(|slot| slot == from) {
            start = Some((down, right));
        }
    }
    let Some((first, column)) = start else {
        return places;
    };
    let years = rows.get(first).map_or(0, |row| row.len() - column);
    let turned = lines.len() <= years && lines.iter().all(|line| line.len() == 1);
    for (down, line) in lines.iter().enumerate() {
        for (right, cell) in line.iter().enumerate() {
            let (down, right) = if turned { (right, down) } else { (down, right) };
            let row = rows.get(first + down);
            let slot = row.and_then(|row| row.get(column + right));
            if let (Some(slot), false) = (slot, cell.is_empty()) {
                places.push((slot.clone(), (*cell).to_owned()));
            }
        }
    }
    places
}

/// Lines and tabs, as spreadsheets write them.
fn cells(text: &str) -> Vec<Vec<&str>> {
    let mut lines = Vec::new();
    for line in text.trim_end_matches(['\n', '\r']).split('\n') {
        lines.push(line.split('\t').map(str::trim).collect());
    }
    lines
}

/// The fields to type in, in the order of the form: a question is a row, a year a column.
fn rows(state: &State, sections: &[Section]) -> Vec<Vec<Slot>> {
    let mut rows = Vec::new();
    for field in sections.iter().flat_map(|section| &section.fields) {
        match field.kind {
            FieldKind::Number {
                years: Some((from, until)),
                ..
            } if !state.is_total(&field.id) => {
                rows.push(
                    (from..=until)
                        .map(|year| Slot::year(&field.id, year))
                        .collect(),
                );
            }
            FieldKind::Number { .. } | FieldKind::Date => rows.push(vec![Slot::of(&field.id)]),
            _ => {}
        }
    }
    rows
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use std::rc::Rc;

    use eligibility_check::answers::Data;
    use eligibility_check::exact::Date;
    use eligibility_check::policy::{Lang, Policy};

    use super::super::outcome::outcome;
    use super::super::state::{Action, Slot, State, reduce};

    const POLICY: &str = r#"{
        "format": 1, "id": "block", "version": "1", "hash": "h",
        "title": { "zh": "政策" }, "issuer": { "zh": "某局" }, "inForce": { "from": "2025-06-04" },
        "sections": [{ "id": "all", "title": { "zh": "全部" } }],
        "inputs": [
            { "id": "trained", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "培训" } },
            { "id": "told", "kind": "yes-no", "section": "all", "label": { "zh": "是否" } },
            { "id": "certified", "kind": "count", "section": "all", "years": { "last": 3 }, "label": { "zh": "取证" } },
            { "id": "staff", "kind": "count", "section": "all", "label": { "zh": "员工" } }
        ],
        "checks": [{ "id": "firm", "kind": "eligibility", "title": { "zh": "企业" }, "criteria": [
            { "id": "some", "clause": "一", "statement": { "zh": "有人" }, "holds": ["or", ["input", "told"],
              ["at_least", ["+", ["+", ["input", "staff"], ["input", "trained"]], ["input", "certified"]], 1]] }
        ] }]
    }"#;

    fn form() -> State {
        let policy = Policy::load(&Data::from_json(POLICY).expect("JSON"), Lang::Zh);
        let day = Date::new(2026, 11, 24).expect("a day");
        State::new(Rc::new(policy.expect("a policy")), day)
    }

    /// Where the cells of a block go that is pasted into a field: `trained-2023=1`.
    fn pasted(state: &State, from: &Slot, text: &str) -> Vec<String> {
        let outcome = outcome(state).expect("a check is chosen");
        let places = super::places(state, &outcome.sections, from, text);
        let told = places.into_iter().map(|(slot, cell)| match slot.year {
            Some(year) => format!("{}-{year}={cell}", slot.input),
            None => format!("{}={cell}", slot.input),
        });
        told.collect()
    }

    #[test]
    fn a_block_goes_right_over_the_years_and_down_over_the_questions() {
        let state = form();
        let from = Slot::year("trained", 2023);
        assert_eq!(
            pasted(&state, &from, "1\t2\t3\r\n4\t\t6\r\n7\t8\r\n9\r\n"),
            [
                "trained-2023=1",
                "trained-2024=2",
                "trained-2025=3",
                "certified-2023=4",
                "certified-2025=6",
                "staff=7"
            ]
        );
        // What is left of the years when it begins later.
        let from = Slot::year("trained", 2025);
        assert_eq!(
            pasted(&state, &from, "1\t2\n3\t4"),
            ["trained-2025=1", "certified-2025=3"]
        );
    }

    #[test]
    fn a_column_goes_over_the_years_of_its_question_where_they_take_it() {
        let state = form();
        let from = Slot::year("trained", 2023);
        assert_eq!(
            pasted(&state, &from, "1\n2\n3"),
            ["trained-2023=1", "trained-2024=2", "trained-2025=3"]
        );
        assert_eq!(
            pasted(&state, &from, "1\n2\n3\n4"),
            ["trained-2023=1", "certified-2023=2", "staff=3"]
        );
    }

    #[test]
    fn where_only_the_total_is_asked_it_is_one_field() {
        let inputs = vec!["trained".to_owned()];
        let state = reduce(&form(), &Action::Total(inputs, true));
        let from = Slot::of("trained");
        assert_eq!(
            pasted(&state, &from, "1\n2"),
            ["trained=1", "certified-2023=2"]
        );
    }

    #[test]
    fn a_single_cell_is_no_block() {
        let state = form();
        for text in ["1200", " 1200 人\n", "", "\n\n"] {
            assert_eq!(
                pasted(&state, &Slot::of("staff"), text),
                [""; 0],
                "{text:?}"
            );
        }
        assert_eq!(pasted(&state, &Slot::of("unknown"), "1\t2"), [""; 0]);
    }
}
