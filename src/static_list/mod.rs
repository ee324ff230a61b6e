//! Floor 9: what a policy asks, as HTML for the inside of the tag: for browsers in which the check cannot run, for
//! readers and for search engines.

mod apply;
mod html;

use crate::answers::Answers;
use crate::evaluation::evaluate;
use crate::exact::Date;
use crate::policy::{CheckKind, Decision, Evidence, Policy};
use crate::report::{CriterionReport, Report};
use crate::text::list::{self, Words};
use crate::text::stated_with;
use html::Html;

/// A statement that is not the same so many days later takes its figure from the day of the check.
const LATER: i64 = 400;

/// The criteria and what is worth knowing of a policy, in its language. The same policy gives the same text,
/// whatever the day.
#[must_use]
pub fn static_list(policy: &Policy) -> String {
    let mut page = Page {
        policy,
        words: list::words(policy.lang),
        html: Html::default(),
    };
    page.write();
    page.html.done()
}

struct Page<'p> {
    policy: &'p Policy,
    words: &'static Words,
    html: Html,
}

impl Page<'_> {
    fn write(&mut self) {
        let policy = self.policy;
        self.html.open_in("div", list::tag(policy.lang));
        self.html.line("h2", &policy.title);
        self.html.line_if("p", policy.about.as_deref());
        self.source();
        self.html.line("h3", self.words.criteria);
        for check in 0..policy.checks.len() {
            self.check(check);
        }
        self.applying();
        self.html.line("p", self.words.disclaimer);
        self.html.close("div");
    }

    /// Which document it is, and where it can be read.
    fn source(&mut self) {
        let policy = self.policy;
        let in_force = &policy.in_force;
        let in_force = list::in_force(in_force.from, in_force.until, policy.lang);
        let number = policy.number.as_deref();
        let parts = number
            .into_iter()
            .chain([policy.issuer.as_str(), &in_force]);
        let text = parts.collect::<Vec<_>>().join(" · ");
        self.html.open("p");
        self.html.text(&text);
        if let Some(url) = &policy.url {
            self.html.text(" · ");
            self.html.link(url, self.words.official);
        }
        self.html.close("p");
    }

    fn check(&mut self, position: usize) {
        let policy = self.policy;
        let answers = Answers::new();
        let first = policy.in_force.from;
        let later = Date::from_days(i64::from(first.days()) + LATER).unwrap_or(first);
        let on = |day| evaluate(policy, position, &answers, day);
        let (Some(first), Some(later)) = (on(first), on(later)) else {
            return;
        };
        let report = |evaluation| Report::new(policy, evaluation, &answers);
        let (Some(first), Some(later)) = (report(&first), report(&later)) else {
            return;
        };
        let check = first.check;
        let count = list::count(check.criteria.len(), policy.lang);
        self.folded(&check.title, &count);
        let about = [check.summary.as_deref(), check.clause.as_deref()];
        let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        self.html.line_if("p", Some(about.as_str()));
        if check.kind == CheckKind::Exit {
            self.html.line("p", self.words.exit);
        }
        self.criteria(&mut first.criteria(), &mut later.criteria());
        self.html.close("details");
    }

    /// Opens what is unfolded by a click.
    fn folded(&mut self, title: &str, aside: &str) {
        self.html.open("details");
        self.html.open("summary");
        self.html.inline("b", title);
        if !aside.is_empty() {
            self.html.text(" ");
            self.html.inline("small", aside);
        }
        self.html.close("summary");
    }

    fn criteria<'r>(
        &mut self,
        criteria: &mut dyn Iterator<Item = CriterionReport<'r>>,
        later: &mut dyn Iterator<Item = CriterionReport<'r>>,
    ) {
        self.html.open("ul");
        for (one, later) in criteria.zip(later) {
            let criterion = one.criterion;
            self.html.open("li");
            let mut statement = one.statement();
            if statement != later.statement() {
                statement = stated_with(criterion, self.words.on_the_day);
            }
            self.html.text(&statement);
            self.remarks(one);
            if !criterion.parts().is_empty() {
                self.criteria(&mut one.parts(), &mut later.parts());
            }
            self.html.close("li");
        }
        self.html.close("ul");
    }

    /// The clause, how it is decided where that is not by figures, and what else belongs to a criterion.
    fn remarks(&mut self, report: CriterionReport<'_>) {
        let criterion = report.criterion;
        let trigger = report.evaluation.verdict.kind == CheckKind::Exit;
        let lang = self.policy.lang;
        let words = self.words;
        let mut marks = vec![criterion.clause.clone()];
        if let Some(points) = &criterion.points {
            marks.push(list::points(points.out_of, lang));
        }
        if matches!(criterion.decision, Decision::Judged(_)) {
            let judged = crate::text::evidence(Evidence::Judged, lang);
            marks.push(judged.to_owned());
        }
        if criterion.soft {
            marks.push(words.soft.to_owned());
        }
        if let Some(day) = &criterion.by {
            marks.push(list::by(day, lang));
        }
        marks.retain(|mark| !mark.is_empty());
        self.aside(&marks.join(" · "));
        if let Some(parts) = list::parts(&criterion.decision, trigger, lang) {
            self.remark(&parts, None);
        }
        if let Some(applies) = &criterion.applies {
            self.remark(words.applies, Some((&applies.statement, &applies.clause)));
        }
        for waiver in &criterion.waivers {
            self.remark(words.waived, Some((&waiver.statement, &waiver.clause)));
        }
        if let Decision::Judged(Some(looks_at)) = &criterion.decision {
            self.remark(words.looks_at, Some((looks_at, "")));
        }
        for material in &criterion.materials {
            self.remark(words.proof, Some((material, "")));
        }
        if let Some(note) = &criterion.note {
            self.remark(words.note, Some((note, "")));
        }
    }

    /// A clause or a mark after a text.
    fn aside(&mut self, text: &str) {
        if !text.is_empty() {
            self.html.text(" ");
            self.html.inline("small", text);
        }
    }

    /// A line of its own, with its source.
    fn remark(&mut self, label: &str, cited: Option<(&str, &str)>) {
        self.html.new_line();
        let Some((text, clause)) = cited else {
            return self.html.inline("small", label);
        };
        let clause = Some(clause).filter(|clause| !clause.is_empty());
        let clause = clause.map(|clause| list::bracketed(clause, self.policy.lang));
        let line = [label, text, &clause.unwrap_or_default()].concat();
        self.html.inline("small", &line);
    }
}
