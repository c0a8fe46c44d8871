//! Exact numbers: points with three decimals, and fractions for scores.
//!
//! Scores are compared with band limits, and a limit hit exactly must fall on the same side on
//! every machine. So nothing here is a float.

use std::cmp::Ordering;
use std::fmt;

/// Points an answer earns, in thousandths (an answer worth half a point is `Points(500)`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(pub i32);

impl Points {
    /// Largest amount an author may write, either sign: 1,000 points.
    pub const LIMIT: i32 = 1_000_000;

    /// Points from a whole number.
    pub const fn whole(points: i32) -> Self {
        Self(points * 1000)
    }
}

impl fmt::Display for Points {
    /// Decimal with as many places as needed, `2`, `0.5`, `-3`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let abs = self.0.unsigned_abs();
        write!(out, "{sign}{}", abs / 1000)?;
        match abs % 1000 {
            0 => Ok(()),
            rest => {
                let digits = format!("{rest:03}");
                write!(out, ".{}", digits.trim_end_matches('0'))
            }
        }
    }
}

/// A fraction in lowest terms with a positive denominator.
///
/// Sums of many unlike denominators could outgrow 64 bits; then the value is rounded to the
/// nearest billionth (see [`Ratio::new_wide`]). No published instrument gets near that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i64,
    den: i64,
}

/// Denominator used when a fraction does not fit: one billionth.
const ROUNDED: i64 = 1_000_000_000;

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { num: 0, den: 1 };
    /// All of it.
    pub const ONE: Self = Self { num: 1, den: 1 };

    /// `num / den` in lowest terms; zero when `den` is not positive.
    pub fn new(num: i64, den: i64) -> Self {
        if den <= 0 {
            return Self::ZERO;
        }
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs())
            .max(1)
            .cast_signed();
        Self {
            num: num / divisor,
            den: den / divisor,
        }
    }

    /// `num / den` from wide numbers, rounded to a billionth only if it does not fit 64 bits.
    fn new_wide(num: i128, den: i128) -> Self {
        if let (Ok(num), Ok(den)) = (i64::try_from(num), i64::try_from(den)) {
            return Self::new(num, den);
        }
        let divisor = gcd_wide(num.unsigned_abs(), den.unsigned_abs())
            .max(1)
            .cast_signed();
        let (num, den) = (num / divisor, den / divisor);
        match (i64::try_from(num), i64::try_from(den)) {
            (Ok(num), Ok(den)) => Self { num, den },
            _ => Self::rounded(num, den),
        }
    }

    /// Nearest billionth; values beyond 64 bits (no score gets there) stop at the edge.
    fn rounded(num: i128, den: i128) -> Self {
        let whole = num / den;
        // the remainder is smaller than `den` < 2^127; halving both keeps the product in range
        let shift = 127 - den.leading_zeros().min(97);
        let shift = shift.saturating_sub(90);
        let part = ((num % den) >> shift) * i128::from(ROUNDED) / (den >> shift).max(1);
        let value = whole
            .saturating_mul(i128::from(ROUNDED))
            .saturating_add(part);
        let fit = value.clamp(i128::from(i64::MIN + 1), i128::from(i64::MAX));
        i64::try_from(fit).map_or(Self::ZERO, |num| Self::new(num, ROUNDED))
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let (a, b) = (i128::from(self.num), i128::from(other.num));
        let (c, d) = (i128::from(self.den), i128::from(other.den));
        if c == d {
            return Self::new_wide(a + b, c);
        }
        Self::new_wide(a * d + b * c, c * d)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self {
            num: -other.num,
            den: other.den,
        })
    }

    /// This times a whole number.
    #[must_use]
    pub fn times(self, factor: u32) -> Self {
        Self::new_wide(i128::from(self.num) * i128::from(factor), self.den.into())
    }

    /// This divided by a whole number; zero when the number is zero.
    #[must_use]
    pub fn over(self, divisor: u32) -> Self {
        if divisor == 0 {
            return Self::ZERO;
        }
        Self::new_wide(self.num.into(), i128::from(self.den) * i128::from(divisor))
    }

    /// This limited to what a score can be, 0 to 1.
    #[must_use]
    pub fn clamped(self) -> Self {
        self.max(Self::ZERO).min(Self::ONE)
    }

    /// Whether this, in per cent, is at least `limit` thousandths of a per cent.
    pub fn reaches(self, limit: i32) -> bool {
        i128::from(self.num) * 100_000 >= i128::from(limit) * i128::from(self.den)
    }

    /// Per cent rounded half up to a whole number, as people read it.
    pub fn percent(self) -> i32 {
        let (num, den) = (i128::from(self.num), i128::from(self.den));
        i32::try_from((num * 200 + den).div_euclid(den * 2)).unwrap_or(i32::MAX)
    }

    /// Hundredths of a per cent, rounded half up: `3333` is 33.33 %. For figures with decimals.
    pub fn basis_points(self) -> i32 {
        let (num, den) = (i128::from(self.num), i128::from(self.den));
        i32::try_from((num * 20_000 + den).div_euclid(den * 2)).unwrap_or(i32::MAX)
    }

    /// Numerator and denominator, for a trace that shows the exact value.
    pub const fn parts(self) -> (i64, i64) {
        (self.num, self.den)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.num) * i128::from(other.den);
        left.cmp(&(i128::from(other.num) * i128::from(self.den)))
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn gcd_wide(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_add_up_to_one() {
        let third = Ratio::new(1, 3);
        assert_eq!(third.plus(third).plus(third), Ratio::ONE);
    }

    #[test]
    fn a_limit_is_reached_exactly_at_it() {
        assert!(Ratio::new(1, 4).reaches(25_000));
        assert!(!Ratio::new(249_999, 1_000_000).reaches(25_000));
        assert!(Ratio::new(1, 3).reaches(33_333));
        assert!(!Ratio::new(1, 3).reaches(33_334));
    }

    #[test]
    fn per_cent_rounds_half_up() {
        for (num, den, shown) in [
            (29, 36, 81),
            (1, 200, 1),
            (1, 201, 0),
            (2, 3, 67),
            (1, 1, 100),
        ] {
            assert_eq!(Ratio::new(num, den).percent(), shown, "{num}/{den}");
        }
    }

    #[test]
    fn points_print_as_authors_write_them() {
        for (points, text) in [
            (500, "0.5"),
            (-3000, "-3"),
            (0, "0"),
            (1125, "1.125"),
            (-250, "-0.25"),
        ] {
            assert_eq!(Points(points).to_string(), text);
        }
    }

    #[test]
    fn huge_denominators_round_instead_of_failing() {
        let primes = [1_000_003_i64, 999_983, 998_244_353, 1_000_000_007];
        let sum = primes
            .iter()
            .fold(Ratio::ZERO, |sum, prime| sum.plus(Ratio::new(1, *prime)));
        assert!(sum > Ratio::ZERO && sum < Ratio::new(1, 100_000), "{sum:?}");
    }

    proptest! {
        #[test]
        #[allow(clippy::cast_precision_loss, reason = "the float is the rough one")]
        fn sums_stay_within_a_millionth_of_the_float(parts in prop::collection::vec((0_i64..1000, 1_i64..100_000), 0..40)) {
            let exact = parts.iter().fold(Ratio::ZERO, |sum, (num, den)| sum.plus(Ratio::new(*num, *den)));
            let float: f64 = parts.iter().map(|(num, den)| *num as f64 / *den as f64).sum();
            let (num, den) = exact.parts();
            prop_assert!((num as f64 / den as f64 - float).abs() < 1e-6 * (1.0 + float));
        }
    }
}
