//! Elements by function instead of by macro: `el("p", "muted").text("…")`.
//!
//! Why not `view!`: the macro gives every element a type of its own, and each type brings its own
//! copy of everything an element can do. With some hundred elements that was a large part of the
//! wasm (figures in the README); this is one type for all of them. It is a thin layer on Leptos' own element, signals and effects work as ever.

use leptos::ev::Custom;
use leptos::html::{ElementChild, custom};
use leptos::prelude::*;
use leptos::tachys::html::InertElement;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;

use super::context::{Ui, Watch};
use crate::app::Message;
use crate::text::Key;
use crate::web;

/// What browsers report.
pub type Event = leptos::ev::Event;

/// An element in the making. Boxed, so that handing it on costs a pointer.
pub struct El(Box<Parts>);

struct Parts {
    /// Empty for a drawing, which is its only child.
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Where the focus goes when a message was sent.
#[derive(Clone, Copy)]
pub enum Focus {
    /// It stays.
    Stays,
    /// To the heading of the page.
    Heading,
    /// To the element of this id.
    To(&'static str),
}

/// An element with a class; an empty class sets none.
#[inline(never)]
pub fn el(tag: &'static str, class: &str) -> El {
    let element = El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }));
    if class.is_empty() {
        element
    } else {
        element.set("class", class)
    }
}

/// A drawing from its markup, which must hold nothing that people typed.
#[inline(never)]
pub fn drawing(svg: String) -> El {
    El(Box::new(Parts {
        tag: "",
        attributes: Vec::new(),
        children: vec![InertElement::new(svg).into_any()],
    }))
}

impl El {
    /// Sets an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        let attribute = custom_attribute(name, value.to_owned());
        self.0.attributes.push(attribute.into_any_attr());
        self
    }

    /// Names it for people who hear the page.
    #[inline(never)]
    pub fn label(self, ui: Ui, key: Key) -> Self {
        self.set("aria-label", &ui.t(key))
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<&'static str> + Send + 'static,
    ) -> Self {
        self.live_boxed(name, Box::new(value))
    }

    #[inline(never)]
    fn live_boxed(mut self, name: &'static str, value: Live) -> Self {
        let attribute = custom_attribute(name, value);
        self.0.attributes.push(attribute.into_any_attr());
        self
    }

    /// Hidden while the mark is not 0.
    #[inline(never)]
    pub fn hidden(self, mark: Watch) -> Self {
        self.live("hidden", move || mark.on().then_some(""))
    }

    /// Marks a box or circle as chosen.
    #[inline(never)]
    pub fn checked(self, checked: bool) -> Self {
        if checked {
            self.set("checked", "")
        } else {
            self
        }
    }

    /// Reacts to an event.
    pub fn on(self, event: &'static str, react: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(react))
    }

    #[inline(never)]
    fn on_boxed(mut self, event: &'static str, react: Box<dyn FnMut(Event)>) -> Self {
        let event: Custom<Event> = Custom::new(event);
        self.0.attributes.push(on(event, react).into_any_attr());
        self
    }

    /// Sends a message when pressed.
    #[inline(never)]
    pub fn sends(self, ui: Ui, message: Message) -> Self {
        self.answers("click", ui, message, Focus::Stays)
    }

    /// Sends a message when pressed, then moves the focus.
    #[inline(never)]
    pub fn sends_then(self, ui: Ui, message: Message, focus: Focus) -> Self {
        self.answers("click", ui, message, focus)
    }

    /// Sends a message instead of a form.
    #[inline(never)]
    pub fn submits(self, ui: Ui, message: Message) -> Self {
        self.answers("submit", ui, message, Focus::Stays)
    }

    #[inline(never)]
    fn answers(self, event: &'static str, ui: Ui, message: Message, focus: Focus) -> Self {
        self.on(event, move |event| {
            event.prevent_default();
            ui.send(message.clone());
            match focus {
                Focus::Stays => {}
                Focus::Heading => web::page::focus_heading(),
                Focus::To(id) => web::page::focus_by_id(id),
            }
        })
    }

    /// Adds a text of one's own.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.children.push(text.to_owned().into_any());
        self
    }

    /// Adds a text of the interface.
    #[inline(never)]
    pub fn t(self, ui: Ui, key: Key) -> Self {
        self.text(&ui.t(key))
    }

    /// Adds a text that follows signals.
    pub fn say(self, mut text: impl FnMut() -> String + Send + 'static) -> Self {
        self.part(Box::new(move || text().into_any()))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn add(mut self, child: Self) -> Self {
        self.0.children.push(child.view());
        self
    }

    /// Adds an element, if there is one.
    #[inline(never)]
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.add(child),
            None => self,
        }
    }

    /// Adds a part that follows signals.
    pub fn follow(self, mut part: impl FnMut() -> Option<Self> + Send + 'static) -> Self {
        self.part(Box::new(move || view(part())))
    }

    #[inline(never)]
    fn part(mut self, part: Box<dyn FnMut() -> AnyView + Send>) -> Self {
        self.0.children.push(part.into_any());
        self
    }

    /// Its children alone, as Leptos shows them.
    pub fn contents(self) -> Vec<AnyView> {
        self.0.children
    }
}

/// An attribute that follows signals.
type Live = Box<dyn FnMut() -> Option<&'static str> + Send>;

impl El {
    fn view(self) -> AnyView {
        view(Some(self))
    }
}

/// An element as Leptos shows it; nothing is an empty text.
#[inline(never)]
fn view(element: Option<El>) -> AnyView {
    match element.map(|element| *element.0) {
        None => String::new().into_any(),
        Some(mut drawing) if drawing.tag.is_empty() => {
            drawing.children.pop().unwrap_or_else(|| view(None))
        }
        Some(element) => custom(element.tag)
            .child(element.children)
            .add_any_attr(element.attributes)
            .into_any(),
    }
}
