//! Values of several shapes, and the drawing of schemas by the decoders themselves.
//!
//! A decoder that runs without a value describes what it would read. In the browser nothing of that
//! is compiled.

#[cfg(not(target_arch = "wasm32"))]
use std::cell::RefCell;

use crate::json::Json;
#[cfg(not(target_arch = "wasm32"))]
use serde_json::Map;
use serde_json::Value;

#[cfg(not(target_arch = "wasm32"))]
use super::decode::Log;
use super::decode::Node;

impl Node<'_> {
    /// Describes the value for a schema; does nothing while reading, and nothing at all in the browser.
    #[cfg(target_arch = "wasm32")]
    #[inline(always)]
    #[allow(clippy::unused_self, clippy::inline_always)]
    pub(super) fn sketch_as(&self, _: impl FnOnce() -> Value) {}

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketch_as(&self, describe: impl FnOnce() -> Value) {
        if let Some(sketch) = self.sketch {
            *sketch.borrow_mut() = describe();
        }
    }

    /// The schema a decoder draws.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketch_of(&self, decode: impl FnOnce(&Node<'_>)) -> Value {
        let sketch = RefCell::new(Value::Object(Map::new()));
        decode(&Node {
            value: None,
            place: super::place::Place::Root,
            log: self.log,
            sketch: Some(&sketch),
        });
        sketch.into_inner()
    }

    /// One of two shapes, told apart by whether the value is an object.
    pub fn either<T>(
        &self,
        plain: impl FnOnce(&Node<'_>) -> Option<T>,
        object: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let shapes = [
                self.sketch_of(|node| {
                    plain(node);
                }),
                self.sketch_of(|node| {
                    object(node);
                }),
            ];
            self.sketch_as(|| serde_json::json!({"anyOf": shapes}));
            return None;
        }
        if matches!(self.value, Some(Json::Object(_))) {
            object(self)
        } else {
            plain(self)
        }
    }

    /// `true` (gives `Some(None)`), or another shape.
    pub fn or_true<T>(&self, other: impl FnOnce(&Node<'_>) -> Option<T>) -> Option<Option<T>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let shape = self.sketch_of(|node| {
                other(node);
            });
            self.sketch_as(|| serde_json::json!({"anyOf": [{"const": true}, shape]}));
            return None;
        }
        if matches!(self.value, Some(Json::Bool(true))) {
            Some(None)
        } else {
            other(self).map(Some)
        }
    }

    /// A shape with a name, drawn once per schema; needed where shapes contain themselves.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub fn named<T>(&self, name: &str, decode: impl FnOnce(&Node<'_>) -> Option<T>) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let known = self.log.definitions.borrow().contains_key(name);
            if !known {
                self.log
                    .definitions
                    .borrow_mut()
                    .insert(name.to_owned(), Value::Null);
                let drawn = self.sketch_of(|node| {
                    decode(node);
                });
                self.log
                    .definitions
                    .borrow_mut()
                    .insert(name.to_owned(), drawn);
            }
            self.sketch_as(|| serde_json::json!({"$ref": format!("#/$defs/{name}")}));
            return None;
        }
        decode(self)
    }

    /// A root node that draws a schema.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn sketching<'b>(log: &'b Log, sketch: &'b RefCell<Value>) -> Node<'b> {
        Node {
            value: None,
            place: super::place::Place::Root,
            log,
            sketch: Some(sketch),
        }
    }
}
