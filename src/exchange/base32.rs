//! Bytes as text of capital letters and digits (RFC 4648, without padding).
//!
//! Why not base64: a QR symbol stores capitals and digits in 5.5 bits each, so these bytes take 8.8
//! bits there instead of 10.7, and the text can be read out on the phone. Why not base45: it needs
//! blanks and per cent signs, which addresses turn into something else.

/// The 32 signs.
const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The bytes as text.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u16, 0);
    let mut sign = |held: u16| text.push(char::from(SIGNS[usize::from(held & 31)]));
    for byte in bytes {
        held = held << 8 | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            sign(held >> bits);
        }
    }
    if bits > 0 {
        sign(held << (5 - bits));
    }
    text
}

/// The bytes in a text; `None` for anything [`write`] does not give.
pub fn read(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u16, 0);
    for sign in text.bytes() {
        let value = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'2'..=b'7' => sign - b'2' + 26,
            _ => return None,
        };
        held = held << 5 | u16::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            let [_, byte] = (held >> bits).to_be_bytes();
            bytes.push(byte);
        }
    }
    // what fills the last sign is zero and shorter than a sign, else two texts would say the same
    let rest = held & ((1 << bits) - 1);
    (bits < 5 && rest == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(write(bytes.as_bytes()), text);
            assert_eq!(read(text).as_deref(), Some(bytes.as_bytes()));
        }
        for bad in ["mzxw6", "MZ W6", "MZXW1", "M", "MZ", "MZXW6=", "MYA", "ÄÖ"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_text_has_one_meaning(bytes in any::<Vec<u8>>(), text in "[A-Z2-7]{0,20}") {
            let written = write(&bytes);
            prop_assert_eq!(read(&written), Some(bytes));
            if let Some(bytes) = read(&text) {
                prop_assert_eq!(write(&bytes), text);
            }
        }
    }
}
