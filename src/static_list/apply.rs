//! How to apply: when, where, in which steps, with what.

use super::Page;
use crate::policy::{Fact, Route};

impl Page<'_> {
    pub(super) fn applying(&mut self) {
        let policy = self.policy;
        let words = self.words;
        let facts = [
            (words.procedure, &policy.procedure),
            (words.materials, &policy.materials),
            (words.dates, &policy.dates),
            (words.award, &policy.award),
        ];
        let contact = [&policy.contact_phone, &policy.contact_address];
        let contact = contact.into_iter().flatten().map(String::as_str);
        let contact = contact.collect::<Vec<_>>().join(" · ");
        if policy.routes.is_empty()
            && policy.round.is_none()
            && contact.is_empty()
            && facts.iter().all(|(_, facts)| facts.is_empty())
        {
            return;
        }
        self.html.line("h3", words.to_apply);
        if let Some(round) = &policy.round {
            self.html.open("p");
            self.html.text(&round.statement);
            self.aside(&round.clause);
            self.html.close("p");
        }
        self.routes();
        for (title, facts) in facts {
            self.facts(title, facts);
        }
        if !contact.is_empty() {
            self.html.line("p", &[words.contact, &contact].concat());
        }
    }

    fn routes(&mut self) {
        // Where the document names nobody there is nothing to list, and several conditions may lead to one place.
        let mut routes = Vec::<(&Route, Vec<usize>)>::new();
        for route in self.policy.routes.iter().filter(|route| !route.unspecified) {
            let place = (&route.to, &route.clause, &route.note);
            let known = routes
                .iter_mut()
                .find(|(other, _)| (&other.to, &other.clause, &other.note) == place);
            match known {
                // Without any it belongs to all checks.
                Some((_, checks)) if checks.is_empty() || route.checks.is_empty() => checks.clear(),
                Some((_, checks)) => {
                    checks.extend(&route.checks);
                    checks.sort_unstable();
                    checks.dedup();
                }
                None => routes.push((route, route.checks.clone())),
            }
        }
        if routes.is_empty() {
            return;
        }
        self.folded(self.words.routes, "");
        if routes.iter().any(|(route, _)| route.when.is_some()) {
            self.html.line("p", self.words.route_depends);
        }
        self.html.open("ul");
        for (route, checks) in routes {
            self.html.open("li");
            self.html.text(&route.to);
            self.aside(&self.with_checks(&route.clause, &checks));
            if let Some(note) = &route.note {
                self.remark(self.words.note, Some((note, "")));
            }
            self.html.close("li");
        }
        self.html.close("ul");
        self.html.close("details");
    }

    fn facts(&mut self, title: &str, facts: &[Fact]) {
        if facts.is_empty() {
            return;
        }
        self.folded(title, "");
        self.html.open("ul");
        for fact in facts {
            self.html.open("li");
            if let Some(title) = &fact.title {
                self.html.inline("b", title);
                self.html.text(" ");
            }
            self.html.text(&fact.text);
            self.aside(&self.with_checks(&fact.clause, &fact.checks));
            if let Some(note) = &fact.note {
                self.remark(self.words.note, Some((note, "")));
            }
            self.html.close("li");
        }
        self.html.close("ul");
        self.html.close("details");
    }

    /// A clause, and the checks that something belongs to where it does not belong to all.
    fn with_checks(&self, clause: &str, checks: &[usize]) -> String {
        let all = &self.policy.checks;
        let named = checks.len() < all.len();
        let titles = checks.iter().filter(|_| named);
        let titles = titles.filter_map(|check| Some(all.get(*check)?.title.as_str()));
        let titles = titles.collect::<Vec<_>>().join(self.words.and);
        let parts = [clause, &titles]
            .into_iter()
            .filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }
}
