//! JSON values, small: what content files and saved records are read into.
//!
//! Parsing is `serde_json`'s. The value type is our own because `serde_json::Value` brings a B-tree
//! and float printing along, which nothing here needs and every visitor would load (see the
//! README). Objects keep the order of the file, also what stands in them twice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; the whole ones are exact up to 2^53.
    Number(f64),
    /// A text.
    Text(Box<str>),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order of the file.
    Object(Vec<(Box<str>, Json)>),
}

impl Json {
    /// Parses a text.
    ///
    /// # Errors
    /// Line and column where the text stops being JSON.
    pub fn parse(text: &str) -> Result<Self, (usize, usize)> {
        serde_json::from_str(text).map_err(|error| (error.line(), error.column()))
    }

    /// A field of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => find(fields, key),
            _ => None,
        }
    }

    /// A text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub fn as_u32(&self) -> Option<u32> {
        match self {
            Self::Number(number) => whole(*number),
            _ => None,
        }
    }

    /// True or false.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The value as text, without spaces. Numbers that are not whole are written with three places.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(true) => out.push_str("true"),
            Self::Bool(false) => out.push_str("false"),
            Self::Number(number) => write_number(*number, out),
            Self::Text(text) => write_text(text, out),
            Self::List(entries) => {
                out.push('[');
                for (at, entry) in entries.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    entry.write(out);
                }
                out.push(']');
            }
            Self::Object(fields) => {
                out.push('{');
                for (at, (key, value)) in fields.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// A field in a list of fields.
pub fn find<'a>(fields: &'a [(Box<str>, Json)], key: &str) -> Option<&'a Json> {
    fields
        .iter()
        .find(|(known, _)| **known == *key)
        .map(|(_, value)| value)
}

/// A float as a whole number, if it is one in range.
fn whole(number: f64) -> Option<u32> {
    let fits =
        number >= 0.0 && number <= f64::from(u32::MAX) && number.fract().abs() < f64::EPSILON;
    // in range and whole, as just looked at
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fits.then_some(number as u32)
}

/// A float in thousandths, if it has at most three decimals and is not larger than a million.
pub fn thousandths(number: f64) -> Option<i32> {
    let scaled = number * 1000.0;
    let near = scaled.round();
    let fits = near.abs() <= 1e9 && (scaled - near).abs() < 1e-6;
    // in range, as just looked at
    #[allow(clippy::cast_possible_truncation)]
    fits.then_some(near as i32)
}

fn write_number(number: f64, out: &mut String) {
    let whole = number.trunc();
    // records hold small whole numbers only; anything beyond stops at the edge
    #[allow(clippy::cast_possible_truncation)]
    out.push_str(&(whole as i64).to_string());
    let part = thousandths((number - whole).abs()).unwrap_or(0);
    if part > 0 {
        out.push('.');
        for place in [100, 10, 1] {
            out.push(char::from(
                b'0' + u8::try_from(part / place % 10).unwrap_or(0),
            ));
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{0}'..='\u{1f}' => {
                out.push_str("\\u00");
                let code = char as u32;
                for nibble in [code >> 4, code & 15] {
                    out.push(char::from_digit(nibble, 16).unwrap_or('0'));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Values)
    }
}

struct Values;

impl<'de> Visitor<'de> for Values {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Bool(flag))
    }

    // beyond 2^53 digits are lost; no file of ours has such numbers
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            entries.push(entry);
        }
        Ok(Json::List(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(key) = map.next_key()? {
            fields.push((key, map.next_value()?));
        }
        Ok(Json::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Bool),
            (-1_000_000_i32..1_000_000).prop_map(|number| Json::Number(f64::from(number))),
            any::<String>().prop_map(|text| Json::Text(text.into())),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
                prop::collection::vec((any::<String>().prop_map(Into::into), inner), 0..6)
                    .prop_map(Json::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(json in any_json()) {
            let mut text = String::new();
            json.write(&mut text);
            prop_assert_eq!(Json::parse(&text), Ok(json));
        }
    }

    #[test]
    fn decimals_keep_three_places() {
        for (number, text) in [(0.5, "0.500"), (-3.0, "-3"), (1.125, "1.125"), (7.0, "7")] {
            let mut out = String::new();
            Json::Number(number).write(&mut out);
            assert_eq!(out, text);
        }
        for (number, value) in [
            (66.667, Some(66_667)),
            (0.0005, None),
            (1e12, None),
            (-0.25, Some(-250)),
        ] {
            assert_eq!(thousandths(number), value, "{number}");
        }
    }
}
