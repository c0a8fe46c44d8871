//! Decimals as authors write them, exactly: no float on the way.

/// A JSON number in thousandths; `None` when it has more than three decimals or is too large.
pub fn thousandths(number: &str) -> Option<i32> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, number),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    if part.len() > 3 || whole.is_empty() {
        return None;
    }
    let mut value: i32 = 0;
    for digit in whole.bytes().chain((0..3).map(|at| part.as_bytes().get(at).copied().unwrap_or(b'0'))) {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(i32::from(digit - b'0'))?;
    }
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::thousandths;

    #[test]
    fn three_decimals_and_no_more() {
        for (text, value) in [
            ("0", Some(0)),
            ("2", Some(2000)),
            ("-3", Some(-3000)),
            ("0.5", Some(500)),
            ("66.667", Some(66_667)),
            ("1.2500", Some(1250)),
            ("0.0005", None),
            ("1e3", None),
            ("99999999999", None),
            ("", None),
        ] {
            assert_eq!(thousandths(text), value, "{text}");
        }
    }
}
