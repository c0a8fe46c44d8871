//! A text as a QR symbol: modules, and one SVG path that draws the dark ones.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules that belong around a symbol, or cameras do not find it (ISO/IEC 18004).
pub const QUIET: usize = 4;
/// Largest version: cameras of ordinary phones read up to here, printed 4 cm wide.
const LARGEST: u8 = 20;
/// From this length on, capitals and digits at the end are worth a segment of their own.
const WORTH_IT: usize = 20;

/// A symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    size: usize,
    dark: Vec<bool>,
}

impl Symbol {
    /// The symbol of a text, with a quarter of redundancy or more (level M); `None` when the text
    /// is too long for a symbol that cameras read well.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::encode_segments_advanced(
            &segments(text),
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None::<Mask>,
            true,
        )
        .ok()?;
        let side = code.size();
        let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        Some(Self {
            size: usize::try_from(side).ok()?,
            dark: dark.map(|(x, y)| code.get_module(x, y)).collect(),
        })
    }

    /// Modules on each side, without the quiet zone.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The symbol's version, 1 to 40; each has four more modules on a side.
    pub fn version(&self) -> usize {
        (self.size - 17) / 4
    }

    /// Whether a module is dark; outside nothing is.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).copied().unwrap_or(false)
    }

    /// Side of the drawing in modules, with the quiet zone: for `viewBox="0 0 n n"`.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// The dark modules as data of one SVG path, run by run.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|x| self.dark(*x, y)).count();
                if run > 0 {
                    for (sign, number) in [("M", x + QUIET), (" ", y + QUIET), ("h", run)] {
                        path.push_str(sign);
                        path.push_str(&number.to_string());
                    }
                    path.push_str("v1h-");
                    path.push_str(&run.to_string());
                    path.push('z');
                }
                // what ends a run is light
                x += run + 1;
            }
        }
        path
    }
}

/// A text as segments: its end of capitals and digits, if long, in the denser alphabet.
fn segments(text: &str) -> Vec<QrSegment> {
    let dense = |char: &char| char.is_ascii_uppercase() || char.is_ascii_digit();
    let tail = text.chars().rev().take_while(dense).count();
    // the tail is ASCII, so characters are bytes
    let (head, tail) = text.split_at(text.len() - tail);
    if tail.len() < WORTH_IT {
        return QrSegment::make_segments(text);
    }
    let mut segments = QrSegment::make_segments(head);
    segments.extend(QrSegment::make_segments(tail));
    segments
}
