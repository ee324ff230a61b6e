//! A report for the terminal.

use std::fmt::Write as _;

use eligibility_check::policy::{Lang, Policy};
use eligibility_check::report::{Cited, CriterionReport, Figure, Report};
use eligibility_check::text::{capitalised, input_label};

/// The order in which criteria are told: what needs something first.
const ORDER: [&str; 7] = [
    "invalid",
    "unmet",
    "unanswered",
    "judged",
    "met",
    "waived",
    "not-applicable",
];

pub(super) fn render(policy: &Policy, check: usize, report: &Report, lang: Lang) -> String {
    let mut out = Page {
        text: String::new(),
        lang,
    };
    out.head(report);
    let messages = report
        .problems
        .iter()
        .map(|problem| problem.message.clone());
    out.list("请先改正", "Correct first", messages);
    out.criteria(report);
    let label = |id: &String| format!("{} ({id})", input_label(policy, Some(check), id));
    let figures = report
        .missing
        .iter()
        .filter(|id| !is_declared(&report.criteria, id));
    out.list("待填的数据", "Figures still to fill in", figures.map(label));
    let for_route = report.missing_for_route.iter().map(label);
    out.list(
        "只影响报送途径的待填项",
        "Needed only to find the route",
        for_route,
    );
    let routes = report.routes.iter().map(|route| {
        let note = route.note.as_deref().map(|note| format!("\n    {note}"));
        format!(
            "{} [{}]{}",
            route.to,
            route.clause,
            note.unwrap_or_default()
        )
    });
    out.list("报送途径", "Where to hand in", routes);
    out.facts("申报程序", "Procedure", &report.procedure);
    out.facts("奖补与使用", "Award and its use", &report.award);
    out.facts("材料", "Documents", &report.materials);
    let round = report.round_text.iter().cloned().collect::<Vec<_>>();
    out.facts("时间", "Dates", &[round, report.dates.clone()].concat());
    out.foot(report);
    out.text
}

/// A declared criterion is already listed where it stands, with its id.
fn is_declared(criteria: &[CriterionReport], id: &str) -> bool {
    criteria.iter().any(|criterion| {
        criterion.evidence == "declared" && criterion.id == id || is_declared(&criterion.parts, id)
    })
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

    fn facts(&mut self, zh: &str, en: &str, facts: &[Cited]) {
        let items = facts.iter().map(|fact| {
            let title = fact.title.as_deref().map(|title| format!("{title}: "));
            let title = title.unwrap_or_default();
            let note = fact.note.as_deref().map(|note| format!("\n    {note}"));
            format!(
                "{title}{} [{}]{}",
                fact.text,
                fact.clause,
                note.unwrap_or_default()
            )
        });
        self.list(zh, en, items);
    }

    fn head(&mut self, report: &Report) {
        if let Some(validity) = &report.validity_text {
            self.line(&format!("! {validity}"));
            self.line("");
        }
        self.line(&format!("{} · {}", report.policy.title, report.check.title));
        let number = report.policy.document_number.as_deref();
        let number =
            number.unwrap_or_else(|| self.word("文号未注明", "document number not stated"));
        let day = self.word("自查日期", "checked as of");
        let line = format!("{number} · {day} {}", report.as_of);
        self.line(&line);
        self.line("");
        self.line(&report.headline.title);
        if !report.headline.detail.is_empty() {
            self.line(&report.headline.detail);
        }
        self.line("");
        let rows = [
            (self.word("可计算条件", "Computed"), &report.counts.computed),
            (self.word("声明条件", "Declared"), &report.counts.declared),
            (self.word("评审条件", "Judged"), &report.counts.judged),
        ];
        let lines = rows.map(|(name, counts)| {
            let parts = counts
                .0
                .iter()
                .map(|(code, count)| format!("{} {count}", word_of(report, code)));
            format!("  {name}: {}", parts.collect::<Vec<_>>().join(" · "))
        });
        lines.iter().for_each(|line| self.line(line));
    }

    /// The criteria by status; what is met or waived in one line each, without notes.
    fn criteria(&mut self, report: &Report) {
        for status in ORDER {
            let having = report
                .criteria
                .iter()
                .filter(|criterion| criterion.status == status);
            let having = having.collect::<Vec<_>>();
            if having.is_empty() {
                continue;
            }
            self.line("");
            let title = format!(
                "{} ({})",
                capitalised(word_of(report, status)),
                having.len()
            );
            self.line(&title);
            for criterion in having {
                self.criterion(criterion, 1);
            }
        }
    }

    fn criterion(&mut self, criterion: &CriterionReport, depth: usize) {
        let indent = "  ".repeat(depth);
        let mark = match criterion.status {
            "met" => "✓",
            "unmet" => "✗",
            "judged" => "◇",
            "waived" => "–",
            "not-applicable" => "·",
            "invalid" => "!",
            _ => "○",
        };
        let soft = if criterion.soft {
            self.word("（一般要求）", " (general rule)")
        } else {
            ""
        };
        let id = if criterion.status == "unanswered" && criterion.evidence == "declared" {
            format!(" ({})", criterion.id)
        } else {
            String::new()
        };
        let (statement, clause) = (&criterion.statement, &criterion.clause);
        self.line(&format!("{indent}{mark} {statement}{soft} [{clause}]{id}"));
        let inner = "  ".repeat(depth + 1);
        for detail in self.details(criterion) {
            self.line(&format!("{inner}{detail}"));
        }
        for part in &criterion.parts {
            self.criterion(part, depth + 1);
        }
    }

    fn details(&self, criterion: &CriterionReport) -> Vec<String> {
        let mut details = Vec::new();
        details.extend(criterion.points_text.clone());
        if let Some(measured) = &criterion.measured
            && criterion.status != "waived"
            && !matches!(measured, Figure::Between { max: None, .. })
        {
            let mut line = String::new();
            let now = self.word("现为", "now");
            let _ = write!(line, "{now} {}", figure(measured));
            if let Some(arithmetic) = &criterion.arithmetic {
                let _ = write!(line, " ({arithmetic})");
            }
            details.push(line);
        }
        details.extend(criterion.by.as_ref().map(|by| match self.lang {
            Lang::Zh => format!("目标期限：{by}"),
            Lang::En => format!("to be reached by {by}"),
        }));
        details.extend(criterion.reason_text.map(str::to_owned));
        details.extend(
            criterion
                .waived
                .as_ref()
                .map(|waived| format!("{} [{}]", waived.statement, waived.clause)),
        );
        if let Some(looks_at) = &criterion.looks_at {
            details.push(format!(
                "{}{looks_at}",
                self.word("专家看：", "Experts look at: ")
            ));
        }
        if let Some(note) = &criterion.note
            && !matches!(criterion.status, "met" | "waived" | "not-applicable")
        {
            details.push(format!("{}{note}", self.word("说明：", "Note: ")));
        }
        details
    }

    fn foot(&mut self, report: &Report) {
        if let Some(contact) = &report.contact {
            let parts = [&contact.phone, &contact.address];
            let parts = parts.into_iter().flatten().cloned();
            self.list("咨询", "Questions", parts);
        }
        self.line("");
        self.line(report.disclaimer);
        let link = report.policy.url.as_deref();
        let link = link.unwrap_or_else(|| self.word("网址未注明", "link not stated"));
        self.line(&format!(
            "{} {link}",
            self.word("官方文件：", "Official document:")
        ));
        let hash = report.policy.hash.get(..12).unwrap_or_default();
        self.line(&format!(
            "{} {} · {hash} · eligibility-check {}",
            report.policy.id, report.policy.version, report.product_version
        ));
    }
}

/// The word for a status, in the words of the kind of check.
fn word_of(report: &Report, code: &str) -> &'static str {
    let mut all = report.criteria.iter();
    all.find(|criterion| criterion.status == code)
        .map_or("", |criterion| criterion.status_text)
}

/// A figure, or what it can still be.
fn figure(figure: &Figure) -> String {
    let side = |number: &Option<eligibility_check::report::Number>| {
        number
            .as_ref()
            .map_or("…".to_owned(), |number| number.text.clone())
    };
    match figure {
        Figure::Exact(number) => number.text.clone(),
        Figure::Between { min, max } => format!("{} … {}", side(min), side(max)),
    }
}
