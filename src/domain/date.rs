//! Civil days, without a clock or a time zone: the policy date and the dates of rules.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::id_enum;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(Date);

/// Reason why a text is not a day, or not the day that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayError {
    /// It is not a date.
    #[error("`{0}` is not a date; write year-month-day, such as 2021-09-28")]
    Format(String),
    /// It is outside the range of policy dates.
    #[error("`{0}` is not a policy date; use a date from {first} to {last}", first = Day::FIRST, last = Day::LAST)]
    NotAPolicyDate(Day),
}

impl Day {
    /// The first day of the time bar.
    pub const FIRST: Self = Self(jiff::civil::date(2011, 1, 1));
    /// The last day of the time bar.
    pub const LAST: Self = Self(jiff::civil::date(2026, 12, 31));
    /// The default policy date, 28 September 2021.
    pub const DEFAULT: Self = Self(jiff::civil::date(2021, 9, 28));
    /// The earliest day that can be written.
    pub const MIN: Self = Self(Date::MIN);
    /// The latest day that can be written.
    pub const MAX: Self = Self(Date::MAX);

    /// A day from its parts; `None` if the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// The day after; the last writable day stays itself.
    pub fn next(self) -> Self {
        self.0.tomorrow().map_or(Self::MAX, Self)
    }

    /// The day before; the first writable day stays itself.
    pub fn previous(self) -> Self {
        self.0.yesterday().map_or(Self::MIN, Self)
    }

    /// This day moved by whole days, held inside the time bar.
    pub fn plus_days(self, days: i64) -> Self {
        self.plus(
            i32::try_from(days)
                .unwrap_or(if days < 0 { -400_000 } else { 400_000 })
                .days(),
        )
    }

    /// This day moved by whole months (31 January plus one is the last of February), held inside
    /// the time bar.
    pub fn plus_months(self, months: i32) -> Self {
        self.plus(months.clamp(-12_000, 12_000).months())
    }

    /// Whole days from `earlier` to this day; negative if it is later.
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.since(earlier.0).map_or(0, |span| span.get_days())
    }

    /// This day, or the nearest one on the time bar.
    pub fn to_policy_date(self) -> Self {
        self.clamp(Self::FIRST, Self::LAST)
    }

    /// Whether the time bar has this day.
    pub fn is_policy_date(self) -> bool {
        self == self.to_policy_date()
    }

    fn plus(self, span: Span) -> Self {
        Self(self.0.saturating_add(span)).to_policy_date()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let wrong = || DayError::Format(text.to_owned());
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| {
                if i == 4 || i == 7 {
                    *b == b'-'
                } else {
                    b.is_ascii_digit()
                }
            });
        if !shape {
            return Err(wrong());
        }
        text.parse::<Date>().map(Self).map_err(|_| wrong())
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

id_enum! {
    /// Precision of a date. A month is stored as its first day and shown as the month.
    #[derive(Default)]
    pub enum Precision: "a precision" {
        /// The source names the day.
        #[default]
        Day = "day",
        /// The source names only the month.
        Month = "month",
    }
}

impl Precision {
    /// The day as the source gives it: `2018-04-03`, or `2018-04` for a month.
    pub fn show(self, day: Day) -> String {
        let (year, month, _) = day.parts();
        match self {
            Self::Day => day.to_string(),
            Self::Month => format!("{year:04}-{month:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_day_is_refused() {
        for text in [
            "",
            "2021",
            "2021-9-28",
            "2021-02-30",
            "2021-13-01",
            "28.09.2021",
            "2021-09-28T00",
            "２０２１-09-28",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn days_round_trip_and_count() {
        assert_eq!("2021-09-28".parse(), Ok(Day::DEFAULT));
        assert_eq!(Day::DEFAULT.to_string(), "2021-09-28");
        assert_eq!(Day::LAST.days_since(Day::FIRST), 5843);
        assert_eq!(Day::FIRST.plus_days(5843), Day::LAST);
    }

    #[test]
    fn days_stay_on_the_time_bar() {
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_months(-1), Day::FIRST);
        assert_eq!(Day::FIRST.plus_days(i64::MAX), Day::LAST);
        assert_eq!(Day::MAX.next(), Day::MAX);
        assert_eq!(Day::MIN.previous(), Day::MIN);
    }
}
