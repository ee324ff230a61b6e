//! Parts of the seeds, to put into others.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use eligibility_check::answers::Data;

use super::{SHIPPED, compiled_small, library, shipped_compiled, small_policies};

/// Trees to take parts from.
pub(crate) fn trees() -> &'static [Data] {
    static TREES: OnceLock<Vec<Data>> = OnceLock::new();
    TREES.get_or_init(|| {
        let mut trees = vec![shipped_compiled()[5].data.clone()];
        trees.extend(
            compiled_small()
                .iter()
                .filter_map(|text| Data::from_json(text).ok()),
        );
        trees
    })
}

/// The names of fields and answers.
pub(crate) fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        fn add(data: &Data, names: &mut BTreeMap<String, ()>) {
            match data {
                Data::List(items) => items.iter().for_each(|item| add(item, names)),
                Data::Object(fields) => {
                    for (name, value) in fields.iter() {
                        names.insert(name.clone(), ());
                        add(value, names);
                    }
                }
                _ => {}
            }
        }
        let mut names = BTreeMap::new();
        trees().iter().for_each(|tree| add(tree, &mut names));
        let inputs = library().iter().flat_map(|policies| &policies[0].inputs);
        names.extend(inputs.map(|input| (input.id.clone(), ())));
        names.into_keys().collect()
    })
}

/// Lines of the six policies, their cases and their coverage.
pub(crate) fn lines() -> &'static [String] {
    static LINES: OnceLock<Vec<String>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut lines = BTreeMap::new();
        let small = small_policies();
        let texts = SHIPPED
            .iter()
            .flat_map(|(policy, cases, coverage)| [*policy, *cases, *coverage]);
        for line in texts
            .chain(small.iter().map(String::as_str))
            .flat_map(str::lines)
        {
            lines.insert(line.to_owned(), ());
        }
        lines.into_keys().collect()
    })
}

/// The lines that give a key a value.
pub(crate) fn lines_of(key: &str) -> &'static [String] {
    static BY_KEY: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let by_key = BY_KEY.get_or_init(|| {
        let mut by_key = BTreeMap::<String, Vec<String>>::new();
        for line in lines() {
            if let Some((key, _)) = line.split_once('=') {
                by_key
                    .entry(key.trim().to_owned())
                    .or_default()
                    .push(line.clone());
            }
        }
        by_key
    });
    by_key.get(key).map_or(&[], Vec::as_slice)
}

/// Blocks of policies, each with its header.
pub(crate) fn line_blocks() -> &'static [Vec<String>] {
    static BLOCKS: OnceLock<Vec<Vec<String>>> = OnceLock::new();
    BLOCKS.get_or_init(|| {
        let mut blocks = Vec::<Vec<String>>::new();
        let small = small_policies();
        for line in small
            .iter()
            .map(String::as_str)
            .chain([SHIPPED[5].0, SHIPPED[1].0])
            .flat_map(str::lines)
        {
            match blocks.last_mut() {
                Some(block) if !line.starts_with('[') => block.push(line.to_owned()),
                _ => blocks.push(vec![line.to_owned()]),
            }
        }
        blocks
    })
}
