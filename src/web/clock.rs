//! Time and chance, which the rest of the program gets as arguments.

use js_sys::{Date, Math};
use time::Month;

use crate::app::model::Now;
use crate::store::{AssessmentId, Moment};

/// This moment, and an id nobody has yet.
pub fn now() -> Now {
    Now {
        moment: moment(&Date::new_0(), Zone::Persons),
        tick: tick(),
        fresh: fresh(),
    }
}

/// This moment in UTC, for files that are read elsewhere.
pub fn utc() -> Moment {
    moment(&Date::new_0(), Zone::Utc)
}

/// Whose clock.
#[derive(Clone, Copy, PartialEq)]
enum Zone {
    Persons,
    Utc,
}

fn moment(date: &Date, zone: Zone) -> Moment {
    let [year, month, day, hours, minutes] = if zone == Zone::Utc {
        [
            date.get_utc_full_year(),
            date.get_utc_month(),
            date.get_utc_date(),
            date.get_utc_hours(),
            date.get_utc_minutes(),
        ]
    } else {
        [
            date.get_full_year(),
            date.get_month(),
            date.get_date(),
            date.get_hours(),
            date.get_minutes(),
        ]
    };
    let day = || {
        let month = Month::try_from(u8::try_from(month + 1).ok()?).ok()?;
        let year = i32::try_from(year).ok()?;
        time::Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
    };
    Moment {
        // only a clock set to an impossible year gets here
        day: day().unwrap_or(time::Date::MIN),
        minute: u16::try_from(hours * 60 + minutes).unwrap_or(0),
    }
}

/// Milliseconds that only ever grow; the ordinary clock where there is no better one.
fn tick() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or_else(Date::now, |performance| performance.now())
}

fn fresh() -> AssessmentId {
    let mut bytes = [0; AssessmentId::LENGTH];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let drawn = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if drawn.is_none() {
        // Ids are names, not secrets, and the database refuses one that exists: this will do.
        for byte in &mut bytes {
            *byte = Math::random().to_bits().to_le_bytes()[3];
        }
    }
    AssessmentId::from_random(bytes)
}
