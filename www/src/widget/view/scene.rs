//! What every part of the widget sees, and where it draws.
//!
//! Elements are drawn one after the other, as they stand on the page: `open`, what belongs inside, `close`. `html!`
//! would read a little better and writes out every element where it stands, a quarter of a kilobyte each; functions that
//! give elements back cost a third more than these, for everything that may be absent has to be wrapped and unwrapped.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use eligibility_check::policy::Lang;
use eligibility_check::text;
use wasm_bindgen::JsValue;
use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};

use crate::widget::gesture::Gesture;
use crate::widget::state::{State, Step};
use crate::widget::store::Store;
use crate::widget::words::{Words, words};

thread_local! {
    /// The lists of attribute names that occur, each once. Yew compares elements with the same list by their
    /// values alone, and hashes names where the lists differ.
    static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// What every part sees, and where it draws.
pub(crate) struct Scene<'a> {
    store: &'a Rc<Store>,
    pub(super) state: &'a State,
    pub(super) words: &'static Words,
    /// The key of the element that is opened next.
    key: Option<Key>,
    here: Box<Open>,
}

/// An element that is not closed yet; without a tag, a place.
#[derive(Default)]
struct Open {
    tag: Option<VTag>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
    around: Option<Box<Self>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(store: &'a Rc<Store>, state: &'a State) -> Self {
        Self {
            store,
            state,
            words: words(state.policy.lang),
            key: None,
            here: Box::default(),
        }
    }

    /// Everything that was drawn.
    pub(super) fn finish(&mut self) -> Html {
        debug_assert!(self.here.around.is_none(), "an element is not closed");
        list(mem::take(&mut self.here.children))
    }

    /// Begins an element: `p`, or `p.note` with a class.
    pub(super) fn open(&mut self, element: &'static str) -> &mut Self {
        let (name, class) = match element.split_once('.') {
            Some((name, class)) => (name, Some(class)),
            None => (element, None),
        };
        let mut tag = VTag::new(name);
        tag.key = self.key.take();
        self.begin(Some(tag));
        if let Some(class) = class {
            self.set("class", AttributeOrProperty::Static(class));
        }
        self
    }

    /// Begins a place for what comes and goes. Whatever may be absent stands in one, or leaves a `gap`, so that Yew
    /// never takes one element for another and a field never loses the focus to a remark below it.
    pub(super) fn place(&mut self) {
        self.begin(None);
    }

    fn begin(&mut self, tag: Option<VTag>) {
        let around = mem::take(&mut self.here);
        self.here.tag = tag;
        self.here.around = Some(around);
    }

    /// Ends what was opened last.
    pub(super) fn close(&mut self) {
        let around = self.here.around.take().unwrap_or_default();
        let open = mem::replace(&mut self.here, around);
        let mut node = list(open.children);
        if let Some(mut tag) = open.tag {
            if let Some(children) = tag.children_mut() {
                *children = node;
            }
            tag.attributes = Attributes::Dynamic {
                keys: shape(open.names),
                values: open.values.into_boxed_slice(),
            };
            node = VNode::VTag(Rc::new(tag));
        }
        self.here.children.push(node);
    }

    /// In the place of what is absent.
    pub(super) fn gap(&mut self) {
        self.here.children.push(VNode::default());
    }

    /// A piece of text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let text = VText::new(shared(text));
        self.here.children.push(VNode::VText(text));
        self
    }

    /// An element with nothing but text.
    pub(super) fn line(&mut self, element: &'static str, text: &str) {
        self.open(element).text(text).close();
    }

    /// The same of a text that may be absent.
    pub(super) fn maybe(&mut self, element: &'static str, text: &Option<String>) {
        self.line_if(element, text.as_deref());
    }

    /// The same of a borrowed one.
    pub(super) fn line_if(&mut self, element: &'static str, text: Option<&str>) {
        match text {
            Some(text) => self.line(element, text),
            None => self.gap(),
        }
    }

    /// An attribute of what was opened last.
    pub(super) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.set(name, AttributeOrProperty::Attribute(shared(value)))
    }

    /// An attribute that is an id or names one. All ids of the widget have one form.
    pub(super) fn id(&mut self, name: &'static str, id: &str, part: &str) -> &mut Self {
        self.attr(name, &["ec-", id, part].concat())
    }

    /// Names the elements that describe what was opened last: id and part of each; without a part there is none.
    pub(super) fn described_by(&mut self, ids: &[(&str, &str)]) {
        let mut all = String::new();
        for (id, part) in ids {
            if !part.is_empty() {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(&["ec-", id, part].concat());
            }
        }
        if !all.is_empty() {
            self.attr("aria-describedby", &all);
        }
    }

    /// A property of what was opened last, for what an attribute does not change once the visitor has touched it.
    pub(super) fn property(&mut self, name: &'static str, value: &str) -> &mut Self {
        let value = JsValue::from_str(value);
        self.set(name, AttributeOrProperty::Property(value))
    }

    fn set(&mut self, name: &'static str, value: AttributeOrProperty) -> &mut Self {
        self.here.names.push(name);
        self.here.values.push(Some(value));
        self
    }

    /// The key of the element that is opened next: by it Yew finds one again among others that come and go.
    pub(super) fn key(&mut self, key: &str) -> &mut Self {
        self.key = Some(Key::from(key));
        self
    }

    /// Makes what was opened last react.
    pub(super) fn on(&mut self, kind: On, gesture: Gesture) -> &mut Self {
        let ear = Rc::new(Ear {
            kind,
            store: Rc::clone(self.store),
            gesture,
        });
        if let Some(tag) = self.tag() {
            tag.add_listener(ear);
        }
        self
    }

    /// The element that was opened last, for what Yew still needs: a reference, the value of a field, whether it is chosen.
    pub(super) const fn tag(&mut self) -> Option<&mut VTag> {
        self.here.tag.as_mut()
    }

    /// A button.
    pub(super) fn button(&mut self, element: &'static str, gesture: Gesture, text: &str) {
        self.open_button(element, gesture).text(text).close();
    }

    pub(super) fn open_button(&mut self, element: &'static str, gesture: Gesture) -> &mut Self {
        let button = self.open(element).attr("type", "button");
        button.on(On::Click, gesture)
    }

    /// A button that leads to a question.
    pub(super) fn lead_to(&mut self, input: &str, text: &str) {
        self.button("button.link", Gesture::Lead(input.to_owned()), text);
    }

    /// What is heard and not seen.
    pub(super) fn unseen(&mut self, text: &str) {
        self.line("span.unseen", text);
    }

    /// A clause as it is cited.
    pub(super) fn clause(&mut self, clause: &str) {
        self.line("span.clause", clause);
    }

    /// A paragraph that hangs into the margin where it begins with a mark that is blank on its left.
    pub(super) fn hanging(&mut self, element: &'static str, line: &str) {
        let hangs = self.state.policy.lang == Lang::Zh && line.starts_with(['“', '《', '「']);
        let class = if hangs { "hangs" } else { "" };
        self.open(element).attr("class", class).text(line).close();
    }

    /// Begins a card, and in it its head.
    pub(super) fn open_card(&mut self, part: &str, id: &str, title: &str) {
        self.open("section.card").attr("part", part);
        self.id("aria-labelledby", id, "");
        self.open("div.card-head");
        self.open("h3").id("id", id, "").text(title).close();
    }

    /// Begins a card with nothing but a heading in its head.
    pub(super) fn card(&mut self, part: &str, title: &str) {
        self.open_card(part, part, title);
        self.close();
    }

    /// Begins a list without marks; the role brings back what some browsers take away with them.
    pub(super) fn list(&mut self, element: &'static str) {
        self.open(element).attr("role", "list");
    }

    /// Ends a list and what it stands in. Where it has no entry, only a gap is left of both.
    pub(super) fn close_list(&mut self) {
        let empty = self.here.children.is_empty();
        self.close();
        self.close();
        if empty {
            self.here.children.pop();
            self.gap();
        }
    }

    /// What an input asks.
    pub(super) fn label(&self, input: &str) -> String {
        text::input_label(&self.state.policy, self.state.check, input)
    }

    /// Whether this step is the one that can be taken back.
    pub(super) fn can_undo(&self, step: &Step) -> bool {
        let undo = self.state.undo.as_ref();
        undo.is_some_and(|undo| undo.step == *step)
    }
}

/// Nodes in the place of one.
fn list(nodes: Vec<VNode>) -> VNode {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

fn shared(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

/// A list of names; kept for good, for there are no more than kinds of elements.
fn shape(names: Vec<&'static str>) -> &'static [&'static str] {
    SHAPES.with_borrow_mut(|shapes| {
        for known in shapes.iter().copied() {
            if *known == *names {
                return known;
            }
        }
        let shape = &*names.leak();
        shapes.push(shape);
        shape
    })
}

/// What an element reacts to.
#[derive(Clone, Copy)]
pub(super) enum On {
    Click,
    Input,
    Change,
    FocusOut,
}

/// One listener for all elements and events.
struct Ear {
    kind: On,
    store: Rc<Store>,
    gesture: Gesture,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            On::Click => ListenerKind::onclick,
            On::Input => ListenerKind::oninput,
            On::Change => ListenerKind::onchange,
            On::FocusOut => ListenerKind::onfocusout,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        self.store.hear(&self.gesture, &event);
    }

    fn passive(&self) -> bool {
        false
    }
}
