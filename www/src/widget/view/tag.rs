//! Builds elements step by step.
//!
//! `html!` would read a little better and writes out every element where it stands, a quarter of a
//! kilobyte each; the first load has room for a tenth of that. And a child that is absent keeps its place here,
//! so that Yew never takes one element for another and a field never loses the focus to a remark below it.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;

use yew::Html;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};

pub(super) use yew::virtual_dom::AttributeOrProperty::Static as is;

use crate::widget::gesture::Gesture;
use crate::widget::store::Store;

thread_local! {
    /// The lists of attribute names that occur, each once. Yew compares elements with the same list by their
    /// values alone, and hashes names where the lists differ.
    static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
}

/// An element under construction.
pub(super) struct Tag(Rc<VTag>);

/// Attributes that never change: Yew compares them by their address.
pub(super) type Fixed = &'static [(&'static str, AttributeOrProperty)];

/// Begins an element.
pub(super) fn tag(name: &'static str) -> Tag {
    let mut tag = VTag::new(name);
    tag.attributes = Attributes::Dynamic {
        keys: &[],
        values: Box::default(),
    };
    Tag(Rc::new(tag))
}

/// A list of names with one more; kept for good, for there are no more than kinds of elements.
fn shape(names: &[&'static str], name: &'static str) -> &'static [&'static str] {
    SHAPES.with_borrow_mut(|shapes| {
        let fits = |shape: &&[&str]| {
            let last = shape.split_last();
            last.is_some_and(|(last, first)| *last == name && first == names)
        };
        if let Some(known) = shapes.iter().copied().find(fits) {
            return known;
        }
        let mut names = names.to_vec();
        names.push(name);
        let shape = &*names.leak();
        shapes.push(shape);
        shape
    })
}

/// A piece of text.
pub(super) fn text(text: &str) -> Html {
    VNode::VText(VText::new(shared(text)))
}

/// Nodes in the place of one.
pub(super) fn list(nodes: Vec<Html>) -> Html {
    VNode::VList(Rc::new(VList::with_children(nodes, None)))
}

fn shared(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

impl Tag {
    pub(super) fn class(self, class: &'static str) -> Self {
        self.set("class", is(class))
    }

    pub(super) fn attr(self, name: &'static str, value: &str) -> Self {
        self.set(name, AttributeOrProperty::Attribute(shared(value)))
    }

    /// An attribute or property.
    pub(super) fn set(self, name: &'static str, value: AttributeOrProperty) -> Self {
        self.with(|tag| {
            if let Attributes::Dynamic { keys, values } = &mut tag.attributes {
                *keys = shape(keys, name);
                let mut all = mem::take(values).into_vec();
                all.push(Some(value));
                *values = all.into_boxed_slice();
            }
        })
    }

    /// All attributes of an element of which none ever changes.
    pub(super) fn fixed(self, attributes: Fixed) -> Self {
        self.with(|tag| tag.attributes = Attributes::Static(attributes))
    }

    /// An attribute that may be absent.
    pub(super) fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    pub(super) fn key(self, key: &str) -> Self {
        self.with(|tag| tag.key = Some(Key::from(key)))
    }

    pub(super) fn text(self, content: &str) -> Self {
        self.push(text(content))
    }

    pub(super) fn child(self, child: Tag) -> Self {
        self.push(child.into())
    }

    /// A child that may be absent; its place stays.
    pub(super) fn child_if(self, child: Option<Tag>) -> Self {
        self.push(child.map(VNode::from).unwrap_or_default())
    }

    pub(super) fn push(self, child: Html) -> Self {
        self.with(|tag| tag.add_child(child))
    }

    /// Children that come and go: they share one place.
    pub(super) fn list(self, children: Vec<Html>) -> Self {
        self.push(list(children))
    }

    /// Makes an element react.
    pub(super) fn on(self, kind: On, store: &Rc<Store>, gesture: Gesture) -> Self {
        let store = Rc::clone(store);
        let ear = Rc::new(Ear {
            kind,
            store,
            gesture,
        });
        self.with(|tag| {
            tag.add_listener(ear);
        })
    }

    /// What Yew still needs: a reference, the value of a field, whether it is chosen.
    pub(super) fn with(mut self, change: impl FnOnce(&mut VTag)) -> Self {
        // Nobody else holds an element that is under construction.
        if let Some(tag) = Rc::get_mut(&mut self.0) {
            change(tag);
        }
        self
    }
}

impl From<Tag> for VNode {
    fn from(tag: Tag) -> Self {
        Self::VTag(tag.0)
    }
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
