//! Numbers of any width one after the other, highest bit first: what a code is packed into.

/// Bits being written.
#[derive(Default)]
pub struct Out {
    bytes: Vec<u8>,
    used: usize,
}

impl Out {
    /// Appends the lowest `width` bits of a number.
    pub fn put(&mut self, number: u64, width: u32) {
        for at in (0..width.min(64)).rev() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                let bit = u8::from(number >> at & 1 == 1);
                *last |= bit << (7 - self.used % 8);
            }
            self.used += 1;
        }
    }

    /// Appends one bit.
    pub fn flag(&mut self, flag: bool) {
        self.put(flag.into(), 1);
    }

    /// Appends a short text with its length; what is longer than 255 bytes loses its length too,
    /// so callers cut before.
    pub fn text(&mut self, text: &str) {
        self.put(u64::try_from(text.len()).unwrap_or(0), 8);
        for byte in text.bytes() {
            self.put(byte.into(), 8);
        }
    }

    /// The bytes; the last one is filled with zeros.
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Bits being read.
pub struct In<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> In<'a> {
    /// From the first bit on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next number of so many bits; `None` at the end.
    pub fn take(&mut self, width: u32) -> Option<u64> {
        let mut number = 0;
        for _ in 0..width.min(64) {
            let byte = self.bytes.get(self.at / 8)?;
            number = number << 1 | u64::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(number)
    }

    /// The next bit.
    pub fn flag(&mut self) -> Option<bool> {
        Some(self.take(1)? == 1)
    }

    /// The next short text.
    pub fn text(&mut self) -> Option<String> {
        let mut bytes = Vec::new();
        for _ in 0..self.take(8)? {
            bytes.push(u8::try_from(self.take(8)?).ok()?);
        }
        String::from_utf8(bytes).ok()
    }

    /// Whether nothing is left but the zeros that fill the last byte.
    pub fn ends(mut self) -> bool {
        let left = self.bytes.len() * 8 - self.at.min(self.bytes.len() * 8);
        left < 8 && self.take(u32::try_from(left).unwrap_or(0)) == Some(0)
    }
}

/// Bits needed for the numbers below `count`.
pub fn width(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn widths() {
        for (count, bits) in [
            (0, 0),
            (1, 0),
            (2, 1),
            (3, 2),
            (4, 2),
            (5, 3),
            (8, 3),
            (9, 4),
        ] {
            assert_eq!(width(count), bits, "{count}");
        }
    }

    #[test]
    fn the_end_is_noticed() {
        let mut out = Out::default();
        out.put(5, 3);
        let bytes = out.bytes();
        assert_eq!(bytes, [0b1010_0000]);
        let mut bits = In::new(&bytes);
        assert_eq!(
            (bits.take(3), bits.take(5), bits.take(1)),
            (Some(5), Some(0), None)
        );
        let mut bits = In::new(&[0b1010_0001]);
        bits.take(3);
        assert!(!bits.ends(), "the filling is not zero");
        let mut bits = In::new(&[0b1010_0000, 0]);
        bits.take(3);
        assert!(!bits.ends(), "a byte too many");
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers in prop::collection::vec((any::<u64>(), 0_u32..=64), 0..40), text in "[a-zä]{0,20}") {
            let cut = |number: u64, width: u32| if width == 0 { 0 } else { number >> (64 - width) };
            let mut out = Out::default();
            for (number, width) in &numbers {
                out.put(cut(*number, *width), *width);
            }
            out.text(&text);
            let bytes = out.bytes();
            let mut bits = In::new(&bytes);
            for (number, width) in &numbers {
                prop_assert_eq!(bits.take(*width), Some(cut(*number, *width)));
            }
            prop_assert_eq!(bits.text(), Some(text));
            prop_assert!(bits.ends());
        }
    }
}
