//! Fields that stand twice in one object. JSON readers keep the last one without a word; an author
//! would never know. Host only: what is shipped has been checked.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Places of objects with the names of the fields that stand in them twice.
pub fn fields_given_twice(json: &str) -> Vec<(String, String)> {
    let found = RefCell::default();
    let look = Look {
        path: String::new(),
        found: &found,
    };
    // what is not JSON at all is reported elsewhere
    let _ = serde_json::Deserializer::from_str(json).deserialize_any(look);
    found.into_inner()
}

/// Walks through a value and notes what stands twice.
struct Look<'a> {
    path: String,
    found: &'a RefCell<Vec<(String, String)>>,
}

impl Look<'_> {
    fn at(&self, step: &str) -> Self {
        Look {
            path: format!("{}{step}", self.path),
            found: self.found,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let dot = if self.path.is_empty() { "" } else { "." };
            map.next_value_seed(self.at(&format!("{dot}{key}")))?;
            if seen.contains(&key) {
                self.found.borrow_mut().push((self.path.clone(), key));
            } else {
                seen.push(key);
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut at = 0;
        while list
            .next_element_seed(self.at(&format!("[{at}]")))?
            .is_some()
        {
            at += 1;
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::fields_given_twice;

    #[test]
    fn every_second_mention_is_found() {
        let json = r#"{"a": 1, "b": [{"c": 1.5, "c": null}, {"a": "x"}], "a": true}"#;
        let found = fields_given_twice(json);
        let pairs: Vec<(&str, &str)> = found.iter().map(|(path, key)| (&**path, &**key)).collect();
        assert_eq!(pairs, [("b[0]", "c"), ("", "a")]);
        assert!(fields_given_twice("{").is_empty());
    }
}
