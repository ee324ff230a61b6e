//! Checks policy files and compiles them: pure functions from text to result.

mod case_reader;
mod cases;
mod changes;
mod check_tables;
mod cited;
mod coverage;
mod criteria;
mod expressions;
mod facts;
mod finding;
mod form;
mod head;
mod inputs;
mod numbering;
mod options;
mod percent;
mod requirement;
mod score;
mod source;
mod statements;
mod table;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

pub use cases::{Cases, Codes, Expected, Try, Unnoticed, read_cases};
pub use changes::{Change, Changeable};
pub use coverage::{Coverage, CoverageItem, Made, Reason, coverage};
pub use finding::{File, Finding, Problem};

use crate::answers::{Data, Fields};
use crate::expression::types::Symbol;
use crate::policy::Lang;
use source::{Node, Source};
use table::{Rows, Table};

/// A compiled policy.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What [`super::Policy::load`] reads, with its hash.
    pub data: Data,
    /// The canonical JSON text in all languages: keys sorted, no white space, hash included.
    pub json: String,
    /// What a list of policies says of it, in all languages.
    pub listing: Data,
}

impl Compiled {
    /// What a list of policies says of it, in one language.
    #[must_use]
    pub fn listing_in(&self, lang: Lang) -> Data {
        one_language(&self.listing, lang)
    }

    /// The JSON text of a file for browsers: the policy with its texts in one language, Chinese where a text has
    /// no other, and whether there are examples of it. The hash is that of the whole, without either.
    #[must_use]
    pub fn in_language(&self, lang: Lang, has_examples: bool) -> String {
        canonical(&self.for_browsers(lang, has_examples))
    }

    /// The same without what only a report tells: all that a form needs to be filled in, and its results.
    #[must_use]
    pub fn form_in_language(&self, lang: Lang, has_examples: bool) -> String {
        canonical(&form::without_reports(
            self.for_browsers(lang, has_examples),
        ))
    }

    fn for_browsers(&self, lang: Lang, has_examples: bool) -> Fields {
        let Data::Object(mut fields) = one_language(&self.data, lang) else {
            return Fields::new();
        };
        fields.insert("lang".to_owned(), Data::text(lang.code()));
        if has_examples {
            fields.insert("examples".to_owned(), Data::Bool(true));
        }
        fields
    }
}

fn one_language(data: &Data, lang: Lang) -> Data {
    match data {
        Data::Object(fields) if fields.contains_key("zh") => {
            let text = fields.get(lang.code()).or_else(|| fields.get("zh"));
            text.cloned().unwrap_or_default()
        }
        Data::Object(fields) => {
            let fields = fields.iter();
            Data::object(fields.map(|(name, value)| (name, one_language(value, lang))))
        }
        Data::List(items) => {
            let items = items.iter();
            Data::List(items.map(|item| one_language(item, lang)).collect())
        }
        _ => data.clone(),
    }
}

/// Checks and compiles a policy file with the vocabulary that it shares with others.
///
/// # Errors
/// Everything that is wrong in either file, in the order of the lines.
pub fn compile(policy: &str, vocabulary: &str) -> Result<Compiled, Vec<Finding>> {
    let mut findings = Vec::new();
    let vocabulary = Source::parse(vocabulary, File::Vocabulary, &mut findings);
    let policy = Source::parse(policy, File::Policy, &mut findings);
    if !findings.is_empty() {
        return Err(in_order(findings));
    }
    compile_sources(&policy, &vocabulary).map(|(data, listing)| seal(data, listing))
}

/// What both files come to, still without a hash, and what a list says of the policy.
fn compile_sources(
    policy: &Source<'_>,
    vocabulary: &Source<'_>,
) -> Result<(Data, Out), Vec<Finding>> {
    let mut compiler = Compiler::new(policy, vocabulary);
    let data = compiler.document();
    compiler.unused_inputs(&data);
    if compiler.findings.is_empty() {
        Ok((data, compiler.listing))
    } else {
        Err(in_order(compiler.findings))
    }
}

/// By file, line and column; what a shared template causes several times, once.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.file, finding.line, finding.column));
    findings.dedup();
    findings
}

/// Adds the hash of the canonical form. Other ids of the vocabulary change no result, so they stay
/// outside the hash: a new policy must not make older reports look outdated.
fn seal(data: Data, mut listing: Out) -> Compiled {
    let Data::Object(mut fields) = data else {
        return Compiled {
            data,
            json: String::new(),
            listing: listing.done(),
        };
    };
    let vocabulary = fields.remove("vocabulary");
    let digest = Sha256::digest(canonical(&fields));
    let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    fields.insert("hash".to_owned(), Data::Text(hash));
    if let Some(vocabulary) = vocabulary {
        fields.insert("vocabulary".to_owned(), vocabulary);
    }
    for key in ["id", "version", "hash", "title", "number", "issuer"] {
        listing.maybe(key, fields.get(key).cloned());
    }
    let in_force = fields.get("inForce");
    let days = ["from", "until"].map(|key| Some((key, in_force?.get(key)?.clone())));
    listing.set("inForce", Data::object(days.into_iter().flatten()));
    let windows = fields.get("round").and_then(|round| round.get("windows"));
    listing.maybe("windows", windows.cloned());
    Compiled {
        json: canonical(&fields),
        data: Data::Object(fields),
        listing: listing.done(),
    }
}

fn canonical(fields: &Fields) -> String {
    // Plain data without floating-point numbers always has a JSON form.
    serde_json::to_string(fields).unwrap_or_default()
}

/// The ids of the policy that expressions and other keys refer to, and what was found so far.
struct Compiler<'t> {
    policy: &'t Source<'t>,
    vocabulary: &'t Source<'t>,
    findings: Vec<Finding>,
    /// Unit ids with their names.
    units: BTreeMap<String, Data>,
    /// Kinds of applicants with their names, in order.
    applicants: Vec<(String, Data)>,
    symbols: Vec<Symbol>,
    /// Ids that declared criteria share as the names of their inputs, in order.
    declared: Vec<String>,
    sections: Vec<String>,
    checks: Vec<String>,
    /// The check that is being read has targets, which may be due by a day.
    targets: bool,
    /// What only a list of policies says; it changes no result and stays outside the hash.
    listing: Out,
    /// The checks, as such a list names them.
    listed_checks: Vec<Data>,
}

impl<'t> Compiler<'t> {
    /// Reads a policy, or another file in its place.
    const fn new(policy: &'t Source<'t>, vocabulary: &'t Source<'t>) -> Self {
        Self {
            policy,
            vocabulary,
            findings: Vec::new(),
            units: BTreeMap::new(),
            applicants: Vec::new(),
            symbols: Vec::new(),
            declared: Vec::new(),
            sections: Vec::new(),
            checks: Vec::new(),
            targets: false,
            listing: Out(Fields::new()),
            listed_checks: Vec::new(),
        }
    }

    /// Notes a problem at a place of a file.
    fn problem(&mut self, file: File, span: std::ops::Range<usize>, problem: Problem) {
        self.findings.push(self.source(file).finding(span, problem));
    }

    /// What no check reads is a slip: nobody would be asked for it. Looked for once all else is sound.
    fn unused_inputs(&mut self, data: &Data) {
        if !self.findings.is_empty() {
            return;
        }
        let policy = match super::Policy::load(data, Lang::Zh) {
            Ok(policy) => policy,
            Err(error) => {
                let problem = Problem::Load(error);
                return self.problem(File::Policy, 0..0, problem);
            }
        };
        let asked = (0..policy.checks.len())
            .flat_map(|check| policy.asked(check).iter().copied())
            .collect::<Vec<_>>();
        let unused = policy
            .inputs
            .iter()
            .enumerate()
            .filter(|(position, _)| !asked.contains(position));
        for (_, input) in unused {
            let span = self.input_span(&input.id);
            let name = input.id.clone();
            let problem = Problem::Unused {
                what: "input",
                name,
            };
            self.problem(File::Policy, span, problem);
        }
    }

    fn problem_at(&mut self, node: &Node, problem: Problem) {
        self.problem(node.file, node.span.clone(), problem);
    }

    /// A reference to one of some ids; the id if it is known.
    fn reference(&mut self, node: &Node, what: &'static str, known: &[String]) -> Option<String> {
        let id = self.string(node)?;
        if known.contains(&id) {
            return Some(id);
        }
        let suggestion =
            crate::expression::types::suggestion(&id, known.iter().map(String::as_str));
        let name = id;
        self.problem_at(
            node,
            Problem::UnknownReference {
                what,
                name,
                suggestion,
            },
        );
        None
    }

    /// Reports keys that nothing asked for.
    fn finish(&mut self, table: Table<'t>) {
        for (field, suggestion) in table.unread() {
            let problem = Problem::UnknownKey {
                key: field.key.clone(),
                suggestion,
            };
            self.problem(field.value.file, field.key_span.clone(), problem);
        }
    }
}

/// A compiled object under construction.
#[derive(Default)]
struct Out(Fields);

impl Out {
    fn set(&mut self, name: &str, value: Data) {
        self.0.insert(name.to_owned(), value);
    }

    /// Sets a field unless there is nothing to set.
    fn maybe(&mut self, name: &str, value: Option<Data>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    fn list(&mut self, name: &str, items: Vec<Data>) {
        if !items.is_empty() {
            self.set(name, Data::List(items));
        }
    }

    fn done(self) -> Data {
        Data::Object(self.0)
    }
}
