//! Stufen: names for a value, half-open, without gaps or overlaps.

use super::id::{BandId, BandIx};
use super::number::Ratio;

/// A list of bands, lowest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bands {
    /// What is done to the value before the limits are looked at.
    pub rounding: Rounding,
    list: Vec<Band>,
}

/// One band: from its limit up to the next one, the last up to and with 100 per cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Name in files.
    pub id: BandId,
    /// Lowest value in thousandths of a per cent.
    pub from: i32,
}

/// What is done to a value before it is put into a band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rounding {
    /// Nothing: the exact value counts.
    #[default]
    Exact,
    /// Rounded half up to a whole per cent, as some published instruments demand.
    HalfUp,
}

/// Why a list of bands cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandsError {
    /// There is no band at all, or more than 100.
    Count,
    /// The first band must begin at 0.
    FirstNotZero,
    /// The limit of the band at this position does not lie above the one before, or not below 100.
    NotRising(usize),
}

impl Bands {
    /// Bands from a list, lowest first.
    ///
    /// # Errors
    /// When the list does not cover 0 to 100 without gap and overlap.
    pub fn new(rounding: Rounding, list: Vec<Band>) -> Result<Self, BandsError> {
        if list.is_empty() || list.len() > 100 {
            return Err(BandsError::Count);
        }
        if list[0].from != 0 {
            return Err(BandsError::FirstNotZero);
        }
        let rising = |at: &usize| list[at - 1].from < list[*at].from && list[*at].from < 100_000;
        match (1..list.len()).find(|at| !rising(at)) {
            Some(at) => Err(BandsError::NotRising(at)),
            None => Ok(Self { rounding, list }),
        }
    }

    /// The bands, lowest first.
    pub fn list(&self) -> &[Band] {
        &self.list
    }

    /// The band a value falls into.
    pub fn locate(&self, value: Ratio) -> BandIx {
        let value = match self.rounding {
            Rounding::Exact => value,
            Rounding::HalfUp => Ratio::new(value.percent().into(), 100),
        };
        let above = self
            .list
            .iter()
            .skip(1)
            .take_while(|band| value.reaches(band.from));
        // at most 100 bands, so the count fits
        BandIx(u8::try_from(above.count()).unwrap_or(u8::MAX))
    }

    /// The band with this id.
    pub fn find(&self, id: &str) -> Option<BandIx> {
        let at = self.list.iter().position(|band| band.id.as_str() == id)?;
        u8::try_from(at).ok().map(BandIx)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]
mod tests {
    use super::*;

    fn bands(rounding: Rounding, limits: &[i32]) -> Result<Bands, BandsError> {
        let band = |(at, from): (usize, &i32)| Band {
            id: BandId::parse(&format!("b{at}")).expect("a good id"),
            from: *from,
        };
        Bands::new(rounding, limits.iter().enumerate().map(band).collect())
    }

    #[test]
    fn limits_belong_to_the_band_above() {
        let bands = bands(Rounding::Exact, &[0, 25_000, 50_000, 75_000]).expect("good bands");
        for (num, den, at) in [
            (0, 1, 0),
            (2_499_999, 10_000_000, 0),
            (1, 4, 1),
            (1, 3, 1),
            (4_999, 10_000, 1),
            (1, 2, 2),
            (2, 3, 2),
            (74_999, 100_000, 2),
            (3, 4, 3),
            (1, 1, 3),
        ] {
            assert_eq!(
                bands.locate(Ratio::new(num, den)),
                BandIx(at),
                "{num}/{den}"
            );
        }
    }

    #[test]
    fn rounding_happens_before_the_limit_when_asked_for() {
        let limits = [0, 30_000, 48_000, 81_000];
        let rounded = bands(Rounding::HalfUp, &limits).expect("good bands");
        let exact = bands(Rounding::Exact, &limits).expect("good bands");
        assert_eq!(rounded.locate(Ratio::new(29, 36)), BandIx(3));
        assert_eq!(exact.locate(Ratio::new(29, 36)), BandIx(2));
    }

    #[test]
    fn gaps_and_overlaps_cannot_be_built() {
        for (limits, error) in [
            (&[][..], BandsError::Count),
            (&[1_000][..], BandsError::FirstNotZero),
            (&[0, 50_000, 50_000][..], BandsError::NotRising(2)),
            (&[0, 50_000, 25_000][..], BandsError::NotRising(2)),
            (&[0, 100_000][..], BandsError::NotRising(1)),
        ] {
            assert_eq!(bands(Rounding::Exact, limits), Err(error), "{limits:?}");
        }
    }
}
