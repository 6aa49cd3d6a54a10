//! Times and days in words. Takes civil times; who asks has applied the time zone.

use jiff::civil::{Date, DateTime};

use super::{Lang, words};
use crate::domain::{Day, Precision};

words! {
    TODAY: "Today", "今天";
    YESTERDAY: "Yesterday", "昨天";
    TIME_BAR: "Policy date", "演示日期";
    DATE: "Date", "日期";
    DATE_HINT: "year-month-day, 2011-01-01 to 2026-12-31", "年-月-日，2011-01-01 至 2026-12-31";
    PREVIOUS_MILESTONE: "Previous milestone", "上一个时间节点";
    NEXT_MILESTONE: "Next milestone", "下一个时间节点";
    MILESTONES: "Milestones", "时间节点";
    TIME_KEYS: "← → by day, Shift by month, Page Up and Page Down by milestone, Home and End", "← → 按天，加 Shift 按月，Page Up / Page Down 按时间节点，Home / End 到两端";
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Hours and minutes, `14:05`.
pub fn clock(at: DateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// A day mark in a thread: "Today", "Yesterday", or the date.
pub fn day_mark(lang: Lang, date: Date, today: Date) -> String {
    if date == today {
        TODAY.get(lang).to_owned()
    } else if date.tomorrow().is_ok_and(|next| next == today) {
        YESTERDAY.get(lang).to_owned()
    } else {
        long_date(lang, date.year(), date.month(), date.day())
    }
}

/// The time beside a conversation: the clock today, else the day.
pub fn row_time(lang: Lang, at: DateTime, today: Date) -> String {
    let date = at.date();
    if date == today {
        clock(at)
    } else if date.tomorrow().is_ok_and(|next| next == today) {
        YESTERDAY.get(lang).to_owned()
    } else {
        match lang {
            Lang::En => format!("{} {}", date.day(), month_name(date.month())),
            Lang::Zh => format!("{}月{}日", date.month(), date.day()),
        }
    }
}

/// A day in words: `28 Sep 2021`, `2021年9月28日`.
pub fn long_day(lang: Lang, day: Day) -> String {
    let (year, month, date) = day.parts();
    long_date(lang, year, month, date)
}

/// A day as exactly as it is known: a month without its day.
pub fn known_day(lang: Lang, day: Day, precision: Precision) -> String {
    let (year, month, _) = day.parts();
    match (precision, lang) {
        (Precision::Day, _) => long_day(lang, day),
        (Precision::Month, Lang::En) => format!("{} {year}", month_name(month)),
        (Precision::Month, Lang::Zh) => format!("{year}年{month}月"),
    }
}

fn long_date(lang: Lang, year: i16, month: i8, day: i8) -> String {
    match lang {
        Lang::En => format!("{day} {} {year}", month_name(month)),
        Lang::Zh => format!("{year}年{month}月{day}日"),
    }
}

fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|index| MONTHS.get(index))
        .copied()
        .unwrap_or("?")
}
