//! Amounts of money as whole minor units with a currency. No floating point, no silent overflow, no
//! mixing of currencies.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id_enum;

id_enum! {
    /// A currency with two decimals, by its ISO 4217 code; the demo's shops ask for
    /// [`Currency::Cny`].
    #[derive(Default, PartialOrd, Ord)]
    pub enum Currency: "a currency" {
        /// Renminbi; minor unit fen.
        #[default]
        Cny = "CNY",
        /// Hong Kong dollar; minor unit cent.
        Hkd = "HKD",
    }
}

impl Currency {
    /// The sign before an amount.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Cny => "¥",
            Self::Hkd => "HK$",
        }
    }
}

/// An amount, which may be negative: `1280` minor units of [`Currency::Cny`] are `¥12.80`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Minor units: fen or cents.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

/// Why an amount can't be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Larger than any amount that can be held.
    #[error("the amount is too large")]
    Overflow,
    /// Two currencies in one sum.
    #[error("{} and {} can't be added up", .0.id(), .1.id())]
    Currencies(Currency, Currency),
}

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an amount; write it like 12 or 12.80")]
pub struct AmountError(String);

impl Money {
    /// An amount of minor units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// An amount of fen.
    pub const fn fen(minor: i64) -> Self {
        Self::new(minor, Currency::Cny)
    }

    /// Nothing.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Parses a typed amount: digits, at most two decimals; the currency's sign and
    /// commas between thousands if they like. Never negative.
    ///
    /// # Errors
    /// Any other text, or an amount that is too large.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, AmountError> {
        let wrong = || AmountError(text.to_owned());
        let amount = text
            .trim()
            .trim_start_matches(currency.sign())
            .trim_start_matches('￥')
            .trim_start();
        let (major, minor) = amount.split_once('.').unwrap_or((amount, "0"));
        let major = ungrouped(major).ok_or_else(wrong)?;
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(&major) || !digits(minor) || minor.len() > 2 {
            return Err(wrong());
        }
        let hundredths = format!("{minor:0<2}").parse::<i64>().map_err(|_| wrong())?;
        let whole = major
            .parse::<i64>()
            .ok()
            .and_then(|major| major.checked_mul(100));
        let total = whole
            .and_then(|whole| whole.checked_add(hundredths))
            .ok_or_else(wrong)?;
        Ok(Self::new(total, currency))
    }

    /// The sum.
    ///
    /// # Errors
    /// Two currencies, or overflow.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.minor
            .checked_add(other.minor)
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::Overflow)
    }

    /// The difference.
    ///
    /// # Errors
    /// Two currencies, or overflow.
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.minor
            .checked_sub(other.minor)
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::Overflow)
    }

    /// This amount so many times.
    ///
    /// # Errors
    /// Overflow.
    pub fn times(self, count: u32) -> Result<Self, MoneyError> {
        self.minor
            .checked_mul(i64::from(count))
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::Overflow)
    }

    /// The amount with the other sign.
    ///
    /// # Errors
    /// Overflow: the lowest amount has no counterpart.
    pub fn negated(self) -> Result<Self, MoneyError> {
        self.minor
            .checked_neg()
            .map(|minor| Self { minor, ..self })
            .ok_or(MoneyError::Overflow)
    }

    /// The sum of many amounts of one currency; nothing, if there are none.
    ///
    /// # Errors
    /// Another currency among them, or overflow.
    pub fn sum(
        currency: Currency,
        amounts: impl IntoIterator<Item = Self>,
    ) -> Result<Self, MoneyError> {
        amounts
            .into_iter()
            .try_fold(Self::zero(currency), Self::plus)
    }

    /// Whether it is as much as `price`, in the same currency.
    pub fn covers(self, price: Self) -> bool {
        self.currency == price.currency && self.minor >= price.minor
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::Currencies(self.currency, other.currency))
        }
    }
}

/// A whole number without the commas between its thousands; `None` if a comma is anywhere else.
fn ungrouped(number: &str) -> Option<String> {
    let mut groups = number.split(',').enumerate().peekable();
    let mut digits = String::new();
    while let Some((at, group)) = groups.next() {
        let whole = at == 0 && (groups.peek().is_none() || (1..=3).contains(&group.len()));
        if !whole && (at == 0 || group.len() != 3) {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

impl fmt::Display for Money {
    /// The sign of the currency, thousands apart, and always two decimals: `¥12.80`, `-¥0.05`,
    /// `¥2,888.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.minor < 0 { "-" } else { "" };
        let size = self.minor.unsigned_abs();
        let whole = (size / 100).to_string();
        let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        f.pad(&format!(
            "{minus}{}{grouped}.{:02}",
            self.currency.sign(),
            size % 100
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_show_their_currency_and_two_decimals() {
        for (minor, shown) in [
            (1280, "¥12.80"),
            (5, "¥0.05"),
            (0, "¥0.00"),
            (-5, "-¥0.05"),
            (-10_000, "-¥100.00"),
            (288_800, "¥2,888.00"),
            (100_000_000, "¥1,000,000.00"),
        ] {
            assert_eq!(Money::fen(minor).to_string(), shown);
        }
        assert_eq!(Money::new(1280, Currency::Hkd).to_string(), "HK$12.80");
        assert_eq!(
            format!("{:>9}|{:<9}|", Money::fen(1280), Money::fen(1280)),
            "   ¥12.80|¥12.80   |"
        );
        assert_eq!(
            Money::fen(i64::MIN).to_string(),
            "-¥92,233,720,368,547,758.08"
        );
    }

    #[test]
    fn typed_amounts_are_read_to_the_minor_unit() {
        for (text, minor) in [
            ("12", 1200),
            ("12.8", 1280),
            (" ¥12.80 ", 1280),
            ("￥0.05", 5),
            ("1,234.5", 123_450),
            ("92233720368547758.07", i64::MAX),
        ] {
            assert_eq!(
                Money::parse(text, Currency::Cny),
                Ok(Money::fen(minor)),
                "{text}"
            );
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "-1",
            "1.234",
            "1e3",
            "１２",
            "12,80",
            ",100",
            "1000,000",
            "1,,000",
            "1 000",
            "92233720368547758.08",
            "99999999999999999999",
        ] {
            assert!(Money::parse(text, Currency::Cny).is_err(), "{text}");
        }
    }

    #[test]
    fn arithmetic_ends_in_an_error_never_in_another_amount() {
        let most = Money::fen(i64::MAX);
        let least = Money::fen(i64::MIN);
        let one = Money::fen(1);
        for overflow in [
            most.plus(one),
            least.minus(one),
            most.times(2),
            least.times(2),
            least.negated(),
            one.minus(least),
        ] {
            assert_eq!(overflow, Err(MoneyError::Overflow));
        }
        assert_eq!(most.minus(most), Ok(Money::fen(0)));
        assert_eq!(most.plus(least), Ok(Money::fen(-1)));
        assert_eq!(
            Money::sum(Currency::Cny, [most, one, least]),
            Err(MoneyError::Overflow)
        );
        assert_eq!(
            Money::sum(Currency::Hkd, []),
            Ok(Money::zero(Currency::Hkd))
        );
    }

    #[test]
    fn currencies_never_mix() {
        let (yuan, dollar) = (Money::fen(100), Money::new(100, Currency::Hkd));
        let mixed = Err(MoneyError::Currencies(Currency::Cny, Currency::Hkd));
        assert_eq!(yuan.plus(dollar), mixed);
        assert_eq!(yuan.minus(dollar), mixed);
        assert!(!yuan.covers(dollar));
        assert!(yuan.covers(Money::fen(100)) && !yuan.covers(Money::fen(101)));
    }

    proptest::proptest! {
        // What fails is printed, and becomes a case of its own above.
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_is_shown_can_be_typed_again(minor in 0_i64..) {
            proptest::prop_assert_eq!(Money::parse(&Money::fen(minor).to_string(), Currency::Cny), Ok(Money::fen(minor)));
        }
    }
}
