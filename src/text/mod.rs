//! The words of the interface: typed keys, placeholders, plural forms. One content file per
//! language; [`Key`] is made from the German one at build time.
//!
//! Knows nothing of questionnaires: their words stand in their own files (see `content::wording`).

mod fingerprint;

use crate::content::Problem;
use crate::content::decode::{Log, Node};

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The texts of one language, in the order of [`Key`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    texts: Vec<Text>,
}

/// One text: the same for every number, or one for exactly one thing and one for all others.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Text {
    Plain(&'static str),
    Counted {
        one: &'static str,
        other: &'static str,
    },
}

impl Texts {
    /// Reads `interface/<language>.json`.
    ///
    /// # Errors
    /// All problems of the file: missing keys, keys nobody knows, empty texts, keys out of order.
    pub fn load(file: &str, json: &str) -> Result<Self, Vec<Problem>> {
        Log::new(file).read(json, |node| {
            let mut texts = Vec::with_capacity(COUNT);
            let mut list = fingerprint::START;
            let mut keys = Vec::new();
            node.map(|key, node| {
                if key.starts_with('$') {
                    return Some(());
                }
                list = fingerprint::add(list, key);
                keys.push(Box::<str>::from(key));
                texts.push(text(node)?);
                Some(())
            })?;
            if list == LIST {
                return Some(Self { texts });
            }
            explain(node, &keys);
            node.wrong("the keys must be those of the German file, in alphabetical order")
        })
    }

    /// A text without placeholders.
    pub fn get(&self, key: Key) -> &str {
        match self.texts.get(key as usize) {
            Some(Text::Plain(text) | Text::Counted { other: text, .. }) => text,
            None => "",
        }
    }

    /// A text with its placeholders filled: `{name}` becomes the value given for `name`.
    pub fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// A text that depends on a number, which also fills `{n}`.
    pub fn count(&self, key: Key, n: usize) -> String {
        let text = match self.texts.get(key as usize) {
            Some(Text::Counted { one, .. }) if n == 1 => one,
            _ => self.get(key),
        };
        fill(text, &[("n", &number(n))])
    }
}

/// Names what is wrong with a list of keys. The page carries no keys and only notices it.
#[cfg(target_arch = "wasm32")]
fn explain(_node: &Node<'_>, _keys: &[Box<str>]) {}

/// Names what is wrong with a list of keys.
#[cfg(not(target_arch = "wasm32"))]
fn explain(node: &Node<'_>, keys: &[Box<str>]) {
    for key in keys.iter().filter(|key| !NAMES.contains(&&***key)) {
        node.wrong::<()>(|| format!("nobody knows the key \"{key}\""));
    }
    for name in NAMES {
        match keys.iter().filter(|key| &***key == name).count() {
            1 => {}
            0 => {
                node.wrong::<()>(|| format!("the text \"{name}\" is missing"));
            }
            _ => {
                node.wrong::<()>(|| format!("the text \"{name}\" stands here twice"));
            }
        }
    }
    for pair in keys.windows(2).filter(|pair| pair[0] > pair[1]) {
        node.wrong::<()>(|| format!("\"{}\" must stand before \"{}\"", pair[1], pair[0]));
    }
}

fn text(node: &Node<'_>) -> Option<Text> {
    node.either(
        |node| crate::content::decode::text(node).map(Text::Plain),
        |node| {
            node.object(|fields| {
                let one = fields.need("one", "For exactly one.", crate::content::decode::text);
                let other = fields.need(
                    "other",
                    "For all other numbers.",
                    crate::content::decode::text,
                );
                Some(Text::Counted {
                    one: one?,
                    other: other?,
                })
            })
        },
    )
}

/// Fills `{name}` placeholders; one without a value stays visible, so that it is found.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = after;
        let mut found = "{";
        for (name, value) in values {
            let tail = after
                .strip_prefix(name)
                .and_then(|tail| tail.strip_prefix('}'));
            if let Some(tail) = tail {
                (found, rest) = (value, tail);
                break;
            }
        }
        filled.push_str(found);
    }
    filled.push_str(rest);
    filled
}

/// A number as a text, for placeholders.
pub fn number(number: impl TryInto<i64>) -> String {
    number.try_into().unwrap_or(i64::MAX).to_string()
}
