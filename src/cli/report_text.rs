//! A report for the terminal.

use std::fmt::Write as _;

use eligibility_check::evaluation::{Evaluation, Status};
use eligibility_check::guidance::PlanStatus;
use eligibility_check::policy::{Criterion, Evidence, Lang, Policy};
use eligibility_check::report::{
    Cited, CriterionReport, Figure, Guided, Number, PRODUCT_VERSION, Report,
};
use eligibility_check::text::{self, capitalised, input_label};

use super::terminal::capped;

/// So many problems of answers are told one by one.
const MOST_PROBLEMS: usize = 50;

/// The order in which criteria are told: what needs something first.
const ORDER: [Status; 7] = [
    Status::Invalid,
    Status::Unmet,
    Status::Unanswered,
    Status::Judged,
    Status::Met,
    Status::Waived,
    Status::NotApplicable,
];

pub(super) fn render(report: Report<'_>, guided: &Guided<'_>, lang: Lang) -> String {
    let Report {
        policy, evaluation, ..
    } = report;
    let check = evaluation.check;
    let mut out = Page {
        text: String::new(),
        lang,
    };
    out.head(report);
    let messages = evaluation.problems.iter();
    let messages = messages.map(|problem| text::problem(policy, check, problem));
    let messages = capped(messages.collect(), MOST_PROBLEMS, lang).into_iter();
    out.list("请先改正", "Correct first", messages);
    out.guidance(report, guided);
    out.criteria(report);
    let label = |id: &str| format!("{} ({id})", input_label(policy, Some(check), id));
    let missing = policy.ids(&evaluation.missing).into_iter();
    let figures = missing.filter(|id| !is_declared(&report.check.criteria, id));
    out.list("待填的数据", "Figures still to fill in", figures.map(label));
    let for_route = policy.ids(&evaluation.missing_for_route).into_iter();
    out.list(
        "只影响报送途径的待填项",
        "Needed only to find the route",
        for_route.map(label),
    );
    let routes = report.routes().map(|route| {
        let note = route.note.as_deref().map(|note| format!("\n    {note}"));
        format!(
            "{} [{}]{}",
            route.to,
            route.clause,
            note.unwrap_or_default()
        )
    });
    out.list("报送途径", "Where to hand in", routes);
    let procedure = report.cited(&policy.procedure);
    out.facts("申报程序", "Procedure", procedure);
    let award = report.cited(&policy.award);
    out.facts("奖补与使用", "Award and its use", award);
    out.facts("材料", "Documents", report.cited(&policy.materials));
    let dates = report.round().into_iter();
    let dates = dates.chain(report.cited(&policy.dates));
    out.facts("时间", "Dates", dates);
    out.foot(policy);
    out.text
}

/// A declared criterion is already listed where it stands, with its id.
fn is_declared(criteria: &[Criterion], id: &str) -> bool {
    let mut all = Criterion::with_parts(criteria).into_iter();
    all.any(|criterion| criterion.evidence() == Evidence::Declared && criterion.id == id)
}

struct Page {
    text: String,
    lang: Lang,
}

impl Page {
    fn word<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn title(&mut self, zh: &str, en: &str) {
        let title = self.word(zh, en).to_owned();
        self.line("");
        self.line(&title);
    }

    fn list(&mut self, zh: &str, en: &str, items: impl Iterator<Item = String>) {
        let items = items.collect::<Vec<_>>();
        if items.is_empty() {
            return;
        }
        self.title(zh, en);
        for item in items {
            self.line(&format!("  - {item}"));
        }
    }

    fn facts<'a>(&mut self, zh: &str, en: &str, facts: impl Iterator<Item = Cited<'a>>) {
        let items = facts.map(|fact| {
            let title = fact.title.map(|title| format!("{title}: "));
            let title = title.unwrap_or_default();
            let note = fact.note.map(|note| format!("\n    {note}"));
            format!(
                "{title}{} [{}]{}",
                fact.text,
                fact.clause,
                note.unwrap_or_default()
            )
        });
        self.list(zh, en, items);
    }

    fn head(&mut self, report: Report<'_>) {
        let Report {
            policy, evaluation, ..
        } = report;
        let as_of = evaluation.facts.as_of;
        if let Some(notice) = text::not_live(policy, evaluation) {
            self.line(&format!("! {notice}"));
            self.line("");
        }
        self.line(&format!("{} · {}", policy.title, report.check.title));
        let number = policy.number.as_deref();
        let number =
            number.unwrap_or_else(|| self.word("文号未注明", "document number not stated"));
        let day = self.word("自查日期", "checked as of");
        let line = format!("{number} · {day} {as_of}");
        self.line(&line);
        self.line("");
        let headline = text::headline(policy, evaluation);
        let verdict = [&headline.title, self.mark(evaluation)].concat();
        self.line(&verdict);
        if !headline.detail.is_empty() {
            self.line(&headline.detail);
        }
        self.line("");
        let rows = [
            (self.word("可计算条件", "Computed"), Evidence::Computed),
            (self.word("声明条件", "Declared"), Evidence::Declared),
            (self.word("评审条件", "Judged"), Evidence::Judged),
        ];
        for (name, evidence) in rows {
            let tally = report.tally(evidence);
            if tally.total() == 0 {
                continue;
            }
            let having = Status::ALL.into_iter();
            let having = having.filter(|status| tally.of(*status) > 0);
            let parts =
                having.map(|status| format!("{} {}", word(report, status), tally.of(status)));
            let parts = parts.collect::<Vec<_>>().join(" · ");
            self.line(&format!("  {name}: {parts}"));
        }
    }

    /// What stands behind a verdict that is no answer for the day.
    fn mark(&self, evaluation: &Evaluation) -> &'static str {
        if evaluation.is_live() {
            ""
        } else {
            text::not_live_mark(self.lang)
        }
    }

    /// The nearest gaps, the plan, and what the same answers come to otherwise.
    fn guidance(&mut self, report: Report<'_>, guided: &Guided<'_>) {
        let Report {
            policy, evaluation, ..
        } = report;
        let nearest = report.nearest_gaps().into_iter();
        let nearest = nearest
            .map(|(row, gap)| format!("{} [{}]", text::gap(policy, gap), row.criterion.clause));
        self.list("最近的差距", "Nearest", nearest);
        if let Some(plan) = &guided.guidance.plan {
            let reason = self.word("原因", "because").to_owned();
            let changes = plan.changes.iter().map(|change| {
                let why = text::reason_of_change(policy, evaluation, change);
                format!("{}\n    {reason}: {why}", text::change(policy, change))
            });
            let named = |criterion: &&Criterion| {
                let statement = text::stated(policy, &evaluation.facts, criterion);
                format!("{statement} [{}]", criterion.clause)
            };
            if plan.status == PlanStatus::Blocked {
                self.list(
                    "还需要的数字（只做到这些还不够）",
                    "Needed, and not sufficient alone",
                    changes,
                );
            } else {
                self.list("方案", "Plan", changes);
            }
            let steps = plan.steps.iter().map(named);
            self.list("还要做到", "Also to be done", steps);
            let obstacles = plan.obstacles.iter().map(named);
            self.list("方案解决不了的条件", "What no plan can mend", obstacles);
            for note in text::plan_notes(policy, evaluation, plan) {
                self.line(&format!("  {note}"));
            }
        }
        if let Some(what_if) = &guided.what_if {
            let figure = text::amount(policy, what_if.input, what_if.figure);
            let name = text::input_name(policy, what_if.input);
            let tried = text::headline(policy, &what_if.evaluation).title;
            let mut lines = vec![format!("{name} {figure}: {tried}")];
            for turned in &what_if.turned {
                let criterion = report.check.criteria.get(*turned);
                let after = what_if.evaluation.outcomes.get(*turned);
                if let (Some(criterion), Some(after)) = (criterion, after) {
                    let facts = &what_if.evaluation.facts;
                    let statement = text::stated(policy, facts, criterion);
                    lines.push(format!("{}: {statement}", word(report, after.status)));
                }
            }
            self.list("试算", "What if", lines.into_iter());
        }
        let compared = guided.comparison.iter().filter_map(|one| {
            let other = one.variant.policy;
            let mut result = Report::new(other, &one.evaluation, report.answers)?;
            result.distances = &one.distances;
            let nearest = self.word("（最近）", " (nearest)");
            let nearest = if one.nearest { nearest } else { "" };
            let verdict = text::verdict_text(&one.evaluation, policy.lang);
            let mark = self.mark(&one.evaluation);
            let title = &result.check.title;
            let policy = &other.title;
            Some(format!(
                "{policy} · {title}{nearest}: {verdict}{mark}\n    {}",
                result.why()
            ))
        });
        let compared = compared.collect::<Vec<_>>();
        self.list("对照", "Comparison", compared.into_iter());
    }

    /// The criteria by status; what is met or waived in one line each, without notes.
    fn criteria(&mut self, report: Report<'_>) {
        for status in ORDER {
            let having = report.criteria();
            let having = having.filter(|criterion| criterion.outcome.status == status);
            let having = having.collect::<Vec<_>>();
            if having.is_empty() {
                continue;
            }
            self.line("");
            let title = format!("{} ({})", capitalised(word(report, status)), having.len());
            self.line(&title);
            for criterion in having {
                self.criterion(criterion, 1);
            }
        }
    }

    fn criterion(&mut self, report: CriterionReport<'_>, depth: usize) {
        let (criterion, status) = (report.criterion, report.outcome.status);
        let indent = "  ".repeat(depth);
        // A trigger that holds is met, and bad news.
        let mark = match status {
            Status::Met | Status::Unmet if report.favourable() == Some(true) => "✓",
            Status::Met | Status::Unmet => "✗",
            Status::Unanswered => "○",
            Status::Judged => "◇",
            Status::Waived => "–",
            Status::NotApplicable => "·",
            Status::Invalid => "!",
        };
        let soft = if criterion.soft {
            self.word("（一般要求）", " (general rule)")
        } else {
            ""
        };
        let declared = criterion.evidence() == Evidence::Declared;
        let id = if status == Status::Unanswered && declared {
            format!(" ({})", criterion.id)
        } else {
            String::new()
        };
        let (statement, clause) = (report.statement(), &criterion.clause);
        self.line(&format!("{indent}{mark} {statement}{soft} [{clause}]{id}"));
        let inner = "  ".repeat(depth + 1);
        for detail in self.details(report) {
            self.line(&format!("{inner}{detail}"));
        }
        for part in report.parts() {
            self.criterion(part, depth + 1);
        }
    }

    fn details(&self, report: CriterionReport<'_>) -> Vec<String> {
        let status = report.outcome.status;
        let mut details = Vec::new();
        details.extend(report.points_text());
        if let Some(measured) = report.measured()
            && status != Status::Waived
            && !matches!(measured, Figure::Between { max: None, .. })
        {
            let mut line = String::new();
            let now = self.word("现为", "now");
            let _ = write!(line, "{now} {}", figure(&measured));
            if let Some(arithmetic) = report.arithmetic() {
                let _ = write!(line, " ({arithmetic})");
            }
            details.push(line);
        }
        details.extend(report.criterion.by.as_ref().map(|by| match self.lang {
            Lang::Zh => format!("目标期限：{by}"),
            Lang::En => format!("to be reached by {by}"),
        }));
        details.extend(report.reason_text().map(str::to_owned));
        let lifted = report.waived().or_else(|| report.inapplicable());
        details.extend(lifted.map(|lifted| format!("{} [{}]", lifted.statement, lifted.clause)));
        if let Some(distance) = report.distance.filter(|distance| distance.short) {
            let gaps = distance.gaps.iter();
            details.extend(gaps.map(|gap| text::gap(report.policy, gap)));
        }
        if let Some(looks_at) = report.looks_at() {
            details.push(format!(
                "{}{looks_at}",
                self.word("专家看：", "Experts look at: ")
            ));
        }
        if let Some(note) = &report.criterion.note
            && !matches!(status, Status::Met | Status::Waived | Status::NotApplicable)
        {
            details.push(format!("{}{note}", self.word("说明：", "Note: ")));
        }
        details
    }

    fn foot(&mut self, policy: &Policy) {
        let contact = [&policy.contact_phone, &policy.contact_address];
        let contact = contact.into_iter().flatten().cloned();
        self.list("咨询", "Questions", contact);
        self.line("");
        self.line(text::disclaimer(policy.lang));
        let link = policy.url.as_deref();
        let link = link.unwrap_or_else(|| self.word("网址未注明", "link not stated"));
        self.line(&format!(
            "{} {link}",
            self.word("官方文件：", "Official document:")
        ));
        let hash = policy.hash.get(..12).unwrap_or_default();
        self.line(&format!(
            "{} {} · {hash} · eligibility-check {}",
            policy.id, policy.version, PRODUCT_VERSION
        ));
    }
}

/// The word for a status, in the words of the kind of check.
fn word(report: Report<'_>, status: Status) -> &'static str {
    text::status(status, report.check.kind, report.policy.lang)
}

/// A figure, or what it can still be.
fn figure(figure: &Figure) -> String {
    let side = |number: &Option<Number>| {
        number
            .as_ref()
            .map_or("…".to_owned(), |number| number.text.clone())
    };
    match figure {
        Figure::Exact(number) => number.text.clone(),
        Figure::Between { min, max } => format!("{} … {}", side(min), side(max)),
    }
}
