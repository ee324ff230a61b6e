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
mod findings;
mod head;
mod inputs;
mod limits;
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

use crate::answers::limits::MAX_VALUES;
use crate::answers::{Data, Fields};
use crate::expression::LoadError;
use crate::expression::types::{Symbol, SymbolKind, Symbols, suggestion};
use crate::policy::Lang;
use limits::MOST_PAIRS;

pub use limits::MOST_BYTES;

use findings::Findings;
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
    /// What its author should look at, although it changes no result.
    pub warnings: Vec<Finding>,
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
        let Data::Object(mut fields) = one_language(&self.data, lang) else {
            return String::new();
        };
        fields.insert("lang".to_owned(), Data::text(lang.code()));
        if has_examples {
            fields.insert("examples".to_owned(), Data::Bool(true));
        }
        canonical(&fields)
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
    compile_sources(&policy, &vocabulary)
        .map(seal)
        .and_then(readable)
}

/// Refuses what no reader would take: a compiled policy is read with the limits of all data.
fn readable(compiled: Compiled) -> Result<Compiled, Vec<Finding>> {
    if Data::from_json(&compiled.json).is_ok() {
        return Ok(compiled);
    }
    let (what, most) = ("compiled", MAX_VALUES);
    Err(vec![Finding {
        file: File::Policy,
        line: 1,
        column: 1,
        problem: Problem::TooMany { what, most },
    }])
}

/// What both files come to, still without a hash.
struct Draft {
    data: Data,
    /// What a list of policies says of it.
    listing: Out,
    warnings: Vec<Finding>,
}

fn compile_sources(policy: &Source<'_>, vocabulary: &Source<'_>) -> Result<Draft, Vec<Finding>> {
    let mut compiler = Compiler::new(policy, vocabulary);
    let data = compiler.document();
    let warnings = compiler.unused_inputs(&data);
    let source = |file| match file {
        File::Vocabulary => vocabulary,
        File::Policy | File::Coverage | File::Cases => policy,
    };
    if compiler.findings.is_empty() {
        Ok(Draft {
            data,
            listing: compiler.listing,
            warnings: warnings.in_order(source),
        })
    } else {
        Err(compiler.findings.in_order(source))
    }
}

/// By file, line and column.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| (finding.file, finding.line, finding.column));
    findings
}

/// Adds the hash of the canonical form. Other ids of the vocabulary change no result, so they stay
/// outside the hash: a new policy must not make older reports look outdated.
fn seal(draft: Draft) -> Compiled {
    let Draft {
        data,
        mut listing,
        warnings,
    } = draft;
    let Data::Object(mut fields) = data else {
        return Compiled {
            data,
            json: String::new(),
            listing: listing.done(),
            warnings,
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
        warnings,
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
    findings: Findings,
    /// Something was left unread, because there is too much of it.
    is_cut: bool,
    /// What was made of the files so far, in bytes.
    made: usize,
    /// The parts of all lowered expressions so far.
    lowered: usize,
    /// The criteria so far, nested ones included.
    criteria: usize,
    /// Unit ids with their names.
    units: BTreeMap<String, Data>,
    /// Kinds of applicants with their names, in order.
    applicants: Vec<(String, Data)>,
    symbols: Symbols,
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
    fn new(policy: &'t Source<'t>, vocabulary: &'t Source<'t>) -> Self {
        Self {
            policy,
            vocabulary,
            findings: Findings::default(),
            is_cut: false,
            made: 0,
            lowered: 0,
            criteria: 0,
            units: BTreeMap::new(),
            applicants: Vec::new(),
            symbols: Symbols::default(),
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
        let is_limit = matches!(problem, Problem::TooMany { .. } | Problem::TooMuch { .. });
        // What was left unread may be just what the rest of the file lacks.
        if is_limit || !self.is_cut {
            self.findings.add(file, span.start, problem);
        }
        self.is_cut |= is_limit;
    }

    /// What no check reads may be a slip: nobody is asked for it. Looked for once all else is sound.
    fn unused_inputs(&mut self, data: &Data) -> Findings {
        let mut unused = Findings::default();
        if !self.findings.is_empty() {
            return unused;
        }
        let policy = match super::Policy::load(data, Lang::Zh) {
            Ok(policy) => policy,
            Err(error) => {
                let consistency = self.policy.root.get("consistency");
                let (span, problem) = match (error, consistency) {
                    (LoadError::TooLarge(at), Some(node)) if at == "consistency" => {
                        let (what, most) = ("pairs", MOST_PAIRS);
                        (node.span.clone(), Problem::TooMany { what, most })
                    }
                    (error, _) => (0..0, Problem::Load(error)),
                };
                self.problem(File::Policy, span, problem);
                return unused;
            }
        };
        let mut asked = vec![false; policy.inputs.len()];
        for check in 0..policy.checks.len() {
            for input in policy.asked(check) {
                if let Some(asked) = asked.get_mut(*input) {
                    *asked = true;
                }
            }
        }
        let places = self.input_places();
        for (input, asked) in policy.inputs.iter().zip(asked) {
            if !asked {
                let place = places.get(input.id.as_str()).copied().unwrap_or_default();
                let (what, name) = ("input", input.id.clone());
                unused.add(File::Policy, place, Problem::Unused { what, name });
            }
        }
        unused
    }

    fn problem_at(&mut self, node: &Node, problem: Problem) {
        self.problem(node.file, node.span.clone(), problem);
    }

    /// The nearest of some names, unless nobody will be told.
    fn suggestion<'n>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<String> {
        let tells = !self.findings.is_full();
        tells.then(|| suggestion(name, known)).flatten()
    }

    /// A reference to one of some ids; the id if it is known.
    fn reference<'n>(
        &mut self,
        node: &Node,
        what: &'static str,
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) -> Option<String> {
        let id = self.string(node)?;
        if known.clone().into_iter().any(|known| known == id) {
            return Some(id);
        }
        let near = self.suggestion(&id, known);
        self.unknown(node, what, id, near);
        None
    }

    /// The same for ids that the compiler itself keeps, here as a slice of its own.
    fn own_reference(
        &mut self,
        node: &Node,
        what: &'static str,
        own: for<'c> fn(&'c Self) -> &'c [String],
    ) -> Option<String> {
        let id = self.string(node)?;
        if own(self).contains(&id) {
            return Some(id);
        }
        let near = self.suggestion(&id, own(self).iter().map(String::as_str));
        self.unknown(node, what, id, near);
        None
    }

    /// An input of any of some kinds.
    fn input_reference(&mut self, node: &Node, fits: fn(&SymbolKind) -> bool) -> Option<String> {
        let id = self.string(node)?;
        let fitting = |symbol: &&Symbol| fits(&symbol.kind);
        if self.symbols.get(&id).filter(fitting).is_some() {
            return Some(id);
        }
        let known = self.symbols.iter().filter(fitting);
        let near = self.suggestion(&id, known.map(|symbol| symbol.id.as_str()));
        self.unknown(node, "input", id, near);
        None
    }

    fn unknown(
        &mut self,
        node: &Node,
        what: &'static str,
        name: String,
        suggestion: Option<String>,
    ) {
        let problem = Problem::UnknownReference {
            what,
            name,
            suggestion,
        };
        self.problem_at(node, problem);
    }

    /// Reports keys that nothing asked for.
    fn finish(&mut self, table: Table<'t>) {
        for field in table.unread() {
            let problem = Problem::UnknownKey {
                key: field.key.clone(),
                suggestion: self.suggestion(&field.key, table.asked()),
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
