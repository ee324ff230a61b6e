//! The printed sheet: what it is about, the result, what to do, what was entered, the criteria, what else is worth
//! knowing, and lines to sign.

use super::model::{Model, Told};
use super::node::Element;
use super::tables::{criteria, figures};
use super::words::{
    APPROVAL, COLON, CONTACT, DATES, DAY, FIGURES, FILLED_BY, HAND_IN, HAND_IN_OPEN, HASH, ISSUER,
    LISTED, MADE, MATERIALS, NUMBER, OBSTACLES, PHONE, PRODUCT, PROOFS, PROOFS_HELP, READING,
    RESULT, ROUND, SEMICOLON, SHEET, SIGNATURE, SIGNED_ON, SOURCE, SPACE, STOP, Say, TO_MEND, UNIT,
    VERSION, Word, in_the_way,
};
use crate::policy::Lang;
use crate::report::PRODUCT_VERSION;

/// The `main` of the sheet.
pub(super) fn page(model: &Model<'_>) -> Element {
    let mut main = Element::new("main").child(head(model)).child(result(model));
    ahead(model, &mut main);
    if !model.entries.is_empty() {
        let title = Element::new("h2").with("id", "figures");
        let title = title.text(model.say.word(FIGURES));
        main.add(Element::new("section").child(title).child(figures(model)));
    }
    criteria(model, &mut main);
    facts(model, &mut main);
    main.child(foot(model))
}

fn head(model: &Model<'_>) -> Element {
    let say = model.say;
    // An opening quotation mark hangs into the margin.
    let title = match say.0 == Lang::Zh && model.title.starts_with('“') {
        true => Element::of("h1", "hanging"),
        false => Element::new("h1"),
    };
    let round = model.round.as_ref().map(|round| {
        let text = [round.text.as_str(), &say.bracketed(&round.clause)].concat();
        say.joined(&[&round.title, &text], SEMICOLON)
    });
    let about = [
        (model.about(), model.check.as_str()),
        (DAY, &model.day),
        (NUMBER, model.number()),
        (VERSION, &model.version),
    ];
    let source = [
        (ISSUER, model.issuer.as_str()),
        (ROUND, round.as_deref().unwrap_or_default()),
        (SOURCE, &model.url),
        (HASH, &model.hash),
    ];
    Element::new("header")
        .child(Element::of("p", "kind").text(say.word(SHEET)))
        .child(title.text(&model.title))
        .child(pairs("facts short", &about, say))
        .child(pairs("facts", &source, say))
        .child(blanks("blanks", &[UNIT, FILLED_BY, PHONE], say))
}

/// Names with their values; those without one are left out.
fn pairs(class: &'static str, facts: &[(Word, &str)], say: Say) -> Element {
    let mut list = Element::of("dl", class);
    for (name, value) in facts {
        if !value.is_empty() {
            let name = Element::holding("dt", say.word(*name));
            let value = Element::holding("dd", value);
            list.add(Element::new("div").child(name).child(value));
        }
    }
    list
}

/// Names with room to write.
fn blanks(class: &'static str, names: &[Word], say: Say) -> Element {
    let mut list = Element::of("dl", class);
    for name in names {
        let name = Element::holding("dt", say.word(*name));
        list.add(Element::new("div").child(name).child(Element::new("dd")));
    }
    list
}

fn result(model: &Model<'_>) -> Element {
    let mut section = Element::of("section", "result")
        .child(Element::holding("h2", model.say.word(RESULT)))
        .child(Element::of("p", "verdict").text(&model.verdict));
    section.add_line(Element::new("p"), &model.detail);
    if !model.notice.is_empty() {
        let notice = Element::holding("b", &model.notice);
        section.add(Element::new("p").child(notice));
    }
    let mut tallies = Element::of("ul", "tallies");
    for tally in &model.tallies {
        tallies.add(Element::holding("li", tally));
    }
    section.child(tallies)
}

/// A headed list of its items.
struct List {
    section: Element,
    list: Element,
}

impl List {
    fn new(title: &str, class: &'static str) -> Self {
        Self {
            section: Element::new("section").child(Element::holding("h2", title)),
            list: Element::of("ul", class),
        }
    }

    fn add(&mut self, item: Element) {
        self.list.add(Element::new("li").child(item));
    }

    fn add_text(&mut self, item: &str) {
        self.list.add(Element::holding("li", item));
    }

    fn add_texts(mut self, items: &[String]) -> Self {
        for item in items {
            self.add_text(item);
        }
        self
    }

    /// Puts it into the sheet, unless it is empty.
    fn end(self, main: &mut Element) {
        if !self.list.children.is_empty() {
            main.add(self.section.child(self.list));
        }
    }
}

/// What stands in the way, and what to do about it.
fn ahead(model: &Model<'_>, main: &mut Element) {
    let say = model.say;
    let plan = &model.plan;
    let titled = |title: Word| List::new(say.word(title), "plain");
    titled(TO_MEND).add_texts(&model.problems).end(main);
    let mut unmet = List::new(say.word(in_the_way(model.kind)), "unmet");
    for row in model.in_the_way() {
        let number = [&row.number, ". "].concat();
        let mut item = Element::new("span")
            .child(Element::holding("b", &number))
            .text(&row.statement);
        item.add_line(Element::of("span", "clause"), &say.bracketed(&row.clause));
        let distance = model.distance(row, &model.gaps(row));
        item.add_line(Element::of("span", "more"), &distance);
        unmet.add(item);
    }
    unmet.end(main);
    titled(plan.title).add_texts(&plan.changes).end(main);
    titled(OBSTACLES).add_texts(&plan.obstacles).end(main);
    // Only below a plan: alone they would speak of nothing.
    if !plan.changes.is_empty() || !plan.obstacles.is_empty() {
        for note in &plan.notes {
            main.add_line(Element::of("p", "help"), note);
        }
    }
}

/// Where to hand in, what to bring, and when.
fn facts(model: &Model<'_>, main: &mut Element) {
    let say = model.say;
    let titled = |title: Word| List::new(say.word(title), "plain");
    let mut routes = titled(HAND_IN);
    for route in &model.routes {
        routes.add(told(route, say));
    }
    if model.routes.is_empty() && model.route_open {
        routes.add_text(say.word(HAND_IN_OPEN));
    }
    routes.end(main);
    let mut materials = titled(MATERIALS);
    for material in &model.materials {
        materials.add(told(material, say));
    }
    materials.end(main);
    let mut proofs = List::new(say.word(PROOFS), "boxes");
    proofs
        .section
        .add(Element::of("p", "help").text(say.word(PROOFS_HELP)));
    for (material, numbers) in &model.proofs {
        let numbers = say.bracketed(&say.joined(numbers, LISTED));
        proofs.add_text(&[material.as_str(), &numbers].concat());
    }
    proofs.end(main);
    let mut dates = titled(DATES);
    for date in &model.dates {
        dates.add(told(date, say));
    }
    dates.end(main);
    titled(CONTACT).add_texts(&model.contact).end(main);
}

fn told(fact: &Told, say: Say) -> Element {
    let mut item = Element::new("span");
    // The heading has said so.
    if fact.title != say.word(MATERIALS) && !fact.title.is_empty() {
        let title = [fact.title.as_str(), say.word(COLON)].concat();
        item.add(Element::holding("b", &title));
    }
    item.add_text(&fact.text);
    item.add_line(Element::of("span", "clause"), &say.bracketed(&fact.clause));
    if !fact.note.is_empty() {
        let note = [say.word(READING), &fact.note].concat();
        item.add(Element::of("span", "more").text(&note));
    }
    item
}

fn foot(model: &Model<'_>) -> Element {
    let say = model.say;
    let product = [SPACE, PRODUCT, COLON].map(|word| say.word(word)).concat();
    let made = Element::of("p", "help")
        .text(say.word(MADE))
        .text(&product)
        .text(PRODUCT_VERSION)
        .text(say.word(STOP));
    let lines = [SIGNATURE, APPROVAL, SIGNED_ON];
    Element::new("footer")
        .child(blanks("blanks signatures", &lines, say))
        .child(Element::of("p", "disclaimer").text(model.disclaimer))
        .child(made)
}
