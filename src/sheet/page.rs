//! The printed sheet: what it is about, the result, what to do, what was entered, the criteria, what else is worth
//! knowing, and lines to sign.

use super::model::{Model, Told};
use super::node::Element;
use super::tables::{criteria, figures};
use super::tree::Tree;
use super::words::{
    APPROVAL, COLON, CONTACT, DATES, DAY, FIGURES, FILLED_BY, HAND_IN, HAND_IN_OPEN, HASH, ISSUER,
    LISTED, MADE, MATERIALS, NUMBER, OBSTACLES, PHONE, PRODUCT, PROOFS, PROOFS_HELP, READING,
    RESULT, ROUND, SHEET, SIGNATURE, SIGNED_ON, SOURCE, SPACE, STOP, Say, TO_MEND, UNIT, VERSION,
    Word, in_the_way,
};
use crate::policy::Lang;
use crate::report::PRODUCT_VERSION;

/// The `main` of the sheet.
pub(super) fn page(model: &Model<'_>) -> Element {
    let mut tree = Tree::of("main");
    head(model, &mut tree);
    result(model, &mut tree);
    ahead(model, &mut tree);
    if !model.entries.is_empty() {
        tree.open("section");
        tree.open("h2");
        tree.with("id", "figures");
        tree.text(model.say.word(FIGURES));
        tree.close();
        figures(model, &mut tree);
        tree.close();
    }
    criteria(model, &mut tree);
    facts(model, &mut tree);
    foot(model, &mut tree);
    tree.done()
}

fn head(model: &Model<'_>, tree: &mut Tree) {
    let say = model.say;
    tree.open("header");
    tree.line_of("p", "kind", say.word(SHEET));
    tree.open("h1");
    // An opening quotation mark hangs into the margin.
    if say.0 == Lang::Zh && model.title.starts_with('“') {
        tree.with("class", "hanging");
    }
    tree.text(&model.title);
    tree.close();
    let about = [
        (model.about(), model.check.as_str()),
        (DAY, &model.day),
        (NUMBER, model.number()),
        (VERSION, &model.version),
    ];
    pairs(tree, "facts short", &about, say);
    let source = [
        (ISSUER, model.issuer.as_str()),
        (ROUND, &model.round),
        (SOURCE, &model.url),
        (HASH, &model.hash),
    ];
    pairs(tree, "facts", &source, say);
    blanks(tree, "blanks", &[UNIT, FILLED_BY, PHONE], say);
    tree.close();
}

/// Names with their values; those without one are left out.
fn pairs(tree: &mut Tree, class: &'static str, facts: &[(Word, &str)], say: Say) {
    tree.open_of("dl", class);
    for (name, value) in facts {
        if !value.is_empty() {
            pair(tree, say.word(name), value);
        }
    }
    tree.close();
}

/// Names with room to write.
fn blanks(tree: &mut Tree, class: &'static str, names: &[Word], say: Say) {
    tree.open_of("dl", class);
    for name in names {
        pair(tree, say.word(name), "");
    }
    tree.close();
}

fn pair(tree: &mut Tree, name: &str, value: &str) {
    tree.open("div");
    tree.line("dt", name);
    tree.line("dd", value);
    tree.close();
}

fn result(model: &Model<'_>, tree: &mut Tree) {
    tree.open_of("section", "result");
    tree.line("h2", model.say.word(RESULT));
    tree.line_of("p", "verdict", &model.verdict);
    if !model.detail.is_empty() {
        tree.line("p", &model.detail);
    }
    if !model.notice.is_empty() {
        tree.open("p");
        tree.line("b", &model.notice);
        tree.close();
    }
    tree.open_of("ul", "tallies");
    for tally in &model.tallies {
        tree.line("li", tally);
    }
    tree.close();
    tree.close();
}

/// Opens a headed list, whose items follow.
fn open_list(tree: &mut Tree, title: &str, class: &'static str, help: &str) {
    tree.open("section");
    tree.line("h2", title);
    tree.line_if("p", "help", help);
    tree.open_of("ul", class);
}

fn close_list(tree: &mut Tree) {
    tree.close();
    tree.close();
}

/// A headed list of texts, unless there are none.
fn texts(tree: &mut Tree, title: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    open_list(tree, title, "plain", "");
    for text in texts {
        tree.line("li", text);
    }
    close_list(tree);
}

/// What stands in the way, and what to do about it.
fn ahead(model: &Model<'_>, tree: &mut Tree) {
    let say = model.say;
    let plan = &model.plan;
    texts(tree, say.word(TO_MEND), &model.problems);
    let unmet = model.in_the_way();
    if !unmet.is_empty() {
        open_list(tree, say.word(in_the_way(model.kind)), "unmet", "");
        for row in unmet {
            tree.open("li");
            tree.open("span");
            tree.open("b");
            tree.text(&row.number);
            tree.text(". ");
            tree.close();
            tree.text(&row.statement);
            tree.line_if("span", "clause", &say.bracketed(&row.clause));
            tree.line_if("span", "more", &model.distance(row, &model.gaps(row)));
            tree.close();
            tree.close();
        }
        close_list(tree);
    }
    texts(tree, say.word(plan.title), &plan.changes);
    texts(tree, say.word(OBSTACLES), &plan.obstacles);
    // Only below a plan: alone they would speak of nothing.
    if !plan.changes.is_empty() || !plan.obstacles.is_empty() {
        for note in &plan.notes {
            tree.line_of("p", "help", note);
        }
    }
}

/// Where to hand in, what to bring, and when.
fn facts(model: &Model<'_>, tree: &mut Tree) {
    let say = model.say;
    if model.routes.is_empty() && model.route_open {
        open_list(tree, say.word(HAND_IN), "plain", "");
        tree.line("li", say.word(HAND_IN_OPEN));
        close_list(tree);
    }
    told(tree, HAND_IN, &model.routes, say);
    told(tree, MATERIALS, &model.materials, say);
    if !model.proofs.is_empty() {
        open_list(tree, say.word(PROOFS), "boxes", say.word(PROOFS_HELP));
        for (material, numbers) in &model.proofs {
            tree.open("li");
            tree.text(material);
            tree.text(&say.bracketed(&say.joined(numbers, LISTED)));
            tree.close();
        }
        close_list(tree);
    }
    told(tree, DATES, &model.dates, say);
    texts(tree, say.word(CONTACT), &model.contact);
}

/// A headed list of what the text says, unless it says nothing.
fn told(tree: &mut Tree, title: Word, facts: &[Told], say: Say) {
    if facts.is_empty() {
        return;
    }
    open_list(tree, say.word(title), "plain", "");
    for fact in facts {
        tree.open("li");
        tree.open("span");
        // The heading has said so.
        if fact.title != say.word(MATERIALS) && !fact.title.is_empty() {
            tree.open("b");
            tree.text(&fact.title);
            tree.text(say.word(COLON));
            tree.close();
        }
        tree.text(&fact.text);
        tree.line_if("span", "clause", &say.bracketed(&fact.clause));
        more(tree, say.word(READING), &fact.note);
        tree.close();
        tree.close();
    }
    close_list(tree);
}

/// A line of its own with a word before it, unless there is nothing to say.
pub(super) fn more(tree: &mut Tree, before: &str, text: &str) {
    if !text.is_empty() {
        tree.open_of("span", "more");
        tree.text(before);
        tree.text(text);
        tree.close();
    }
}

fn foot(model: &Model<'_>, tree: &mut Tree) {
    let say = model.say;
    tree.open("footer");
    let lines = [SIGNATURE, APPROVAL, SIGNED_ON];
    blanks(tree, "blanks signatures", &lines, say);
    tree.line_of("p", "disclaimer", model.disclaimer);
    tree.open_of("p", "help");
    for word in [MADE, SPACE, PRODUCT, COLON] {
        tree.text(say.word(word));
    }
    tree.text(PRODUCT_VERSION);
    tree.text(say.word(STOP));
    tree.close();
    tree.close();
}
