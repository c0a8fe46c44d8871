//! A short mark of what a view shows. A view is made anew when its mark changes, and only then; so
//! comparing what is shown costs one number instead of a copy and a type of its own.

/// A mark in the making (FNV-1a). Two of 4 billion are alike by chance.
#[derive(Clone, Copy)]
pub struct Mark(u32);

impl Mark {
    /// A mark of nothing.
    pub const fn new() -> Self {
        Self(0x811c_9dc5)
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            self.byte(byte);
        }
        // no text holds this byte, so it parts two texts
        self.byte(0xff);
    }

    /// Adds a small number.
    #[inline(never)]
    pub fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }

    /// The mark.
    pub const fn get(self) -> u32 {
        self.0
    }
}
