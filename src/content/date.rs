//! Dates as authors write them: `2026-11-23`.

use time::{Date, Month};

use super::decode::Node;

/// The date in `text`, or `None` when it is not a calendar day in the form year-month-day.
pub fn parse(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let fits = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    let digits = |from: usize, to: usize| -> Option<u16> {
        let part = bytes.get(from..to)?;
        part.iter().all(u8::is_ascii_digit).then_some(())?;
        Some(
            part.iter()
                .fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0')),
        )
    };
    if !fits {
        return None;
    }
    let month = Month::try_from(u8::try_from(digits(5, 7)?).ok()?).ok()?;
    let day = u8::try_from(digits(8, 10)?).ok()?;
    Date::from_calendar_date(digits(0, 4)?.into(), month, day).ok()
}

/// The date in the form authors write it.
pub fn write(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

/// Decodes a date.
pub fn decode(node: &Node<'_>) -> Option<Date> {
    let text = node.text()?;
    parse(text).or_else(|| node.wrong("a day is needed here, written like 2026-11-23"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_and_nothing_else() {
        for good in ["2026-11-23", "2024-02-29", "0001-01-01"] {
            assert_eq!(parse(good).map(write).as_deref(), Some(good));
        }
        for bad in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-1-01",
            "23.11.2026",
            "2026-11-2３",
            "+026-11-23",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
