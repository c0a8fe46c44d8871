//! Turns the keys of `public/content/interface/de.json` into the Rust enum `Key`, so that a text
//! that does not exist does not compile. The texts themselves stay in the content file.

#![allow(clippy::panic, reason = "a build that cannot read its texts must stop")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[path = "src/text/fingerprint.rs"]
mod fingerprint;

const SOURCE: &str = "public/content/interface/de.json";

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    println!("cargo::rerun-if-changed=build.rs");
    let json = fs::read_to_string(SOURCE).unwrap_or_else(|error| panic!("{SOURCE}: {error}"));
    let texts: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{SOURCE}: {error}"));
    let keys: Vec<&String> = texts.keys().filter(|key| !key.starts_with('$')).collect();

    let mut code = String::from(
        "/// Every text of the interface. Made from `public/content/interface/de.json`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\n#[allow(missing_docs)]\npub enum Key {\n",
    );
    for key in &keys {
        let _ = writeln!(code, "    {},", variant(key));
    }
    let list = keys
        .iter()
        .fold(fingerprint::START, |list, key| fingerprint::add(list, key));
    let _ = write!(
        code,
        "}}\n\n/// How many there are.\nconst COUNT: usize = {count};\n\n\
         /// What the keys as they stand in the files give together, in the order of the enum.\n\
         const LIST: u32 = 0x{high:04x}_{low:04x};\n\n\
         /// The keys as they stand in the files, in the order of the enum.\n\
         #[cfg(not(target_arch = \"wasm32\"))]\nconst NAMES: [&str; COUNT] = {keys:?};\n",
        count = keys.len(),
        high = list >> 16,
        low = list & 0xffff
    );

    let out = env::var("OUT_DIR").unwrap_or_else(|error| panic!("OUT_DIR: {error}"));
    fs::write(Path::new(&out).join("keys.rs"), code)
        .unwrap_or_else(|error| panic!("{out}: {error}"));
}

/// `question.next` becomes `QuestionNext`.
fn variant(key: &str) -> String {
    let fits = |char: char| {
        char.is_ascii_lowercase() || char.is_ascii_digit() || matches!(char, '.' | '_')
    };
    assert!(
        key.chars().all(fits),
        "{SOURCE}: the key \"{key}\" may hold only a-z, 0-9, dot and underscore"
    );
    let words = key.split(['.', '_']).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        })
        .collect()
}
