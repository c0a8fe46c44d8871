//! Reading JSON with all errors at once.
//!
//! A decoder is a function from a [`Node`] to `Option`: it reads every field first and combines
//! them at the end, so that one bad field hides no other. The same decoders, run without a value,
//! describe themselves: that is how the JSON Schemas under `public/content/schema` are made
//! (host only, see [`super::schema`]), so schema and reader cannot drift apart.

use super::Problem;
use super::fields::Fields;
use crate::json::{Json, thousandths};
use std::cell::RefCell;

/// Most problems kept of one file; a broken file should not flood anyone.
const MOST_PROBLEMS: usize = 200;

/// Collects the problems of one file.
pub struct Log {
    file: Box<str>,
    problems: RefCell<Vec<Problem>>,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) definitions: RefCell<serde_json::Map<String, serde_json::Value>>,
}

/// Why something is wrong: a text, or a function that makes one.
pub trait Reason {
    /// The text.
    fn reason(self) -> String;
}

impl Reason for &str {
    fn reason(self) -> String {
        self.to_owned()
    }
}

impl<F: FnOnce() -> String> Reason for F {
    fn reason(self) -> String {
        self()
    }
}

impl Log {
    /// A log for one file.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.into(),
            problems: RefCell::default(),
            #[cfg(not(target_arch = "wasm32"))]
            definitions: RefCell::default(),
        }
    }

    fn add(&self, path: String, reason: String) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(Problem {
                file: self.file.clone(),
                path: path.into(),
                reason: reason.into(),
            });
        }
    }

    /// Notes that something is wrong, without saying what.
    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    fn fail(&self) {
        if self.problems.borrow().is_empty() {
            self.add(String::new(), String::new());
        }
    }

    /// Parses and decodes a whole file.
    ///
    /// # Errors
    /// All problems found, when there is at least one.
    pub fn read<T>(
        self,
        json: &str,
        decode: impl FnOnce(&Node<'_>) -> Option<T>,
    ) -> Result<T, Vec<Problem>> {
        let value = match Json::parse(json) {
            Ok(value) => value,
            Err((line, column)) => {
                #[cfg(not(target_arch = "wasm32"))]
                self.add(
                    format!("line {line}, column {column}"),
                    "this is not valid JSON here".to_owned(),
                );
                #[cfg(target_arch = "wasm32")]
                {
                    let _ = (line, column);
                    self.fail();
                }
                return Err(self.problems.into_inner());
            }
        };
        let root = Node {
            value: Some(&value),
            #[cfg(not(target_arch = "wasm32"))]
            place: super::place::Place::Root,
            log: &self,
            #[cfg(not(target_arch = "wasm32"))]
            sketch: None,
        };
        let decoded = decode(&root);
        let mut problems = self.problems.into_inner();
        match decoded {
            Some(decoded) if problems.is_empty() => Ok(decoded),
            _ => {
                if problems.is_empty() {
                    problems.push(Problem {
                        file: self.file,
                        path: "".into(),
                        reason: "nothing usable in this file".into(),
                    });
                }
                Err(problems)
            }
        }
    }
}

/// One value of a file, with its place.
pub struct Node<'a> {
    /// The value; missing only while a schema is being drawn.
    pub(super) value: Option<&'a Json>,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) place: super::place::Place<'a>,
    pub(super) log: &'a Log,
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) sketch: Option<&'a RefCell<serde_json::Value>>,
}

impl<'a> Node<'a> {
    /// Notes that something is wrong here; always `None`, so that decoders can end with it.
    ///
    /// The page shows people one plain sentence whatever is wrong with a file, so place and reason
    /// are for authors only and are not compiled into the wasm.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "so that unused reasons are dropped in the browser"
    )]
    pub fn wrong<T>(&self, reason: impl Reason) -> Option<T> {
        #[cfg(not(target_arch = "wasm32"))]
        // without a value a schema is being drawn, and nothing can be wrong
        if self.value.is_some() {
            self.log.add(self.path(), reason.reason());
        }
        #[cfg(target_arch = "wasm32")]
        {
            drop(reason);
            self.log.fail();
        }
        None
    }

    /// Notes a problem unless `fine`.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as for `wrong`")]
    pub fn require(&self, fine: bool, reason: impl Reason) {
        if !fine {
            self.wrong::<()>(reason);
        }
    }

    /// The raw value.
    pub fn value(&self) -> Option<&'a Json> {
        self.value
    }

    /// A field of this object.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub(super) fn field<'b>(&'b self, key: &'b str, value: &'b Json) -> Node<'b> {
        Node {
            value: Some(value),
            #[cfg(not(target_arch = "wasm32"))]
            place: super::place::Place::Field(self, key),
            log: self.log,
            #[cfg(not(target_arch = "wasm32"))]
            sketch: None,
        }
    }

    /// An entry of this list.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    fn entry<'b>(&'b self, at: usize, value: &'b Json) -> Node<'b> {
        Node {
            value: Some(value),
            #[cfg(not(target_arch = "wasm32"))]
            place: super::place::Place::Entry(self, at),
            log: self.log,
            #[cfg(not(target_arch = "wasm32"))]
            sketch: None,
        }
    }

    /// A text that is not empty.
    pub fn text(&self) -> Option<&'a str> {
        self.sketch_as(|| serde_json::json!({"type": "string", "minLength": 1}));
        match self.value? {
            Json::Text(text) if !text.trim().is_empty() => Some(text),
            Json::Text(_) => self.wrong("the text is empty"),
            _ => self.wrong("a text is needed here"),
        }
    }

    /// A whole number within bounds.
    pub fn whole(&self, from: u32, to: u32) -> Option<u32> {
        self.sketch_as(|| serde_json::json!({"type": "integer", "minimum": from, "maximum": to}));
        let number = self.value?.as_u32();
        match number {
            Some(number) if (from..=to).contains(&number) => Some(number),
            _ => self.wrong(|| format!("a whole number from {from} to {to} is needed here")),
        }
    }

    /// A decimal with at most three places, in thousandths, within bounds given in thousandths.
    pub fn thousandths(&self, from: i32, to: i32) -> Option<i32> {
        self.sketch_as(|| {
            serde_json::json!({"type": "number", "minimum": f64::from(from) / 1000.0,
                "maximum": f64::from(to) / 1000.0, "multipleOf": 0.001})
        });
        let number = match self.value? {
            Json::Number(number) => thousandths(*number),
            _ => None,
        };
        match number.filter(|number| (from..=to).contains(number)) {
            Some(number) => Some(number),
            None => self.wrong(|| {
                format!(
                    "a number from {} to {} with at most three decimal places is needed here",
                    from / 1000,
                    to / 1000
                )
            }),
        }
    }

    /// True or false.
    pub fn flag(&self) -> Option<bool> {
        self.sketch_as(|| serde_json::json!({"type": "boolean"}));
        match self.value? {
            Json::Bool(flag) => Some(*flag),
            _ => self.wrong("true or false is needed here"),
        }
    }

    /// One of a few words.
    pub fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Option<T> {
        self.sketch_as(|| {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            serde_json::json!({"enum": words})
        });
        let given = self.value?.as_str().unwrap_or_default();
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == given) {
            return Some(*meaning);
        }
        self.wrong(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            format!("one of these words is needed here: {}", known.join(", "))
        })
    }

    /// An id made by `parse`.
    pub fn id<T>(&self, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.sketch_as(
            || serde_json::json!({"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,31}$"}),
        );
        match self.value?.as_str().and_then(parse) {
            Some(id) => Some(id),
            None => self.wrong(
                "an id is needed here: 1 to 32 lower-case letters, digits or hyphens, not beginning with a hyphen",
            ),
        }
    }

    /// A list; entries with an `id` are named by it in paths.
    pub fn list<T>(&self, mut entry: impl FnMut(&Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let items = self.sketch_of(|node| {
                entry(node);
            });
            self.sketch_as(|| serde_json::json!({"type": "array", "items": items}));
        }
        let Json::List(entries) = self.value? else {
            return self.wrong("a list is needed here");
        };
        let mut decoded = Vec::with_capacity(entries.len());
        for (at, value) in entries.iter().enumerate() {
            // every entry is read, also after a bad one
            decoded.extend(entry(&self.entry(at, value)));
        }
        (decoded.len() == entries.len()).then_some(decoded)
    }

    /// An object with known fields; fields nobody asked for are problems.
    pub fn object<T>(&self, read: impl FnOnce(&Fields<'_>) -> Option<T>) -> Option<T> {
        let map = match self.value {
            Some(Json::Object(map)) => Some(map),
            Some(_) => return self.wrong("an object { … } is needed here"),
            None => None,
        };
        let fields = Fields::new(self, map.map(Vec::as_slice));
        let decoded = read(&fields);
        fields.finish();
        decoded
    }

    /// A map from ids to values of one kind, in the order of the file.
    pub fn map<T>(
        &self,
        mut entry: impl FnMut(&str, &Node<'_>) -> Option<T>,
    ) -> Option<Vec<(Box<str>, T)>> {
        #[cfg(not(target_arch = "wasm32"))]
        if self.sketch.is_some() {
            let values = self.sketch_of(|node| {
                entry("", node);
            });
            self.sketch_as(
                || serde_json::json!({"type": "object", "additionalProperties": values}),
            );
        }
        let Json::Object(entries) = self.value? else {
            return self.wrong("an object { … } is needed here");
        };
        let mut decoded = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let found = entry(key, &self.field(key, value));
            decoded.extend(found.map(|found| (key.clone(), found)));
        }
        (decoded.len() == entries.len()).then_some(decoded)
    }
}

/// Decodes a text that is not empty, for as long as the program runs: content is read once and
/// stays. Texts that need no cleaning up save 5 kB of wasm.
#[inline(never)]
pub fn text(node: &Node<'_>) -> Option<&'static str> {
    node.text().map(keep)
}

/// Decodes an id that is only compared and shown.
#[inline(never)]
pub fn name(node: &Node<'_>) -> Option<&'static str> {
    node.id(|id| crate::domain::id::is_id(id).then(|| keep(id)))
}

/// Keeps a text for as long as the program runs.
pub fn keep(text: &str) -> &'static str {
    Box::leak(Box::from(text))
}

/// Decodes true or false.
pub fn flag(node: &Node<'_>) -> Option<bool> {
    node.flag()
}

/// Notes the second and later use of an id.
pub fn unique<'i>(node: &Node<'_>, what: &str, ids: impl IntoIterator<Item = &'i str>) {
    let mut seen = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            node.wrong::<()>(|| format!("the {what} \"{id}\" stands here twice"));
        }
        seen.push(id);
    }
}
