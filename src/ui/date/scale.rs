//! The position of a day on the line of the time bar, and the day at a position.
//!
//! Pure arithmetic: draws nothing and knows no milestone but by its day. Months in which more
//! happened are given more room, so that the crowded autumn of 2021 stays readable and selectable;
//! the ticks of the years show it.

use crate::domain::Day;

/// Room for each milestone in a month, in widths of a month without one.
const ROOM_FOR_A_STOP: f32 = 2.5;
/// More milestones than these in one month get no more room.
const MAX_MILESTONES: u16 = 6;

/// The share of the line for each month of the time bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// First day of each month, and the last day of the time bar.
    firsts: Vec<Day>,
    /// Position of each of `firsts`, from 0 to 1.
    edges: Vec<f32>,
}

impl Scale {
    /// A scale that gives room to these days.
    pub fn new(marks: impl IntoIterator<Item = Day>) -> Self {
        let firsts = month_starts();
        let mut counts = vec![0u16; firsts.len()];
        for mark in marks {
            if let Some(count) = counts.get_mut(month_of(&firsts, mark)) {
                *count = count.saturating_add(1);
            }
        }
        counts.pop();
        let weights: Vec<f32> = counts
            .iter()
            .map(|count| 1.0 + ROOM_FOR_A_STOP * f32::from((*count).min(MAX_MILESTONES)))
            .collect();
        let total: f32 = weights.iter().sum();
        let mut sum = 0.0;
        let mut edges = vec![0.0];
        edges.extend(weights.iter().map(|weight| {
            sum += weight;
            sum / total
        }));
        Self { firsts, edges }
    }

    /// Position of a day: 0 is the first day of the time bar, 1 the last.
    pub fn fraction(&self, day: Day) -> f32 {
        let (month, first, next) = self.month(month_of(&self.firsts, day.to_policy_date()));
        let (start, end) = month;
        start + (end - start) * days(day.to_policy_date(), first) / days(next, first).max(1.0)
    }

    /// The day nearest to a place; places beside the line are its ends.
    pub fn day(&self, fraction: f32) -> Day {
        let fraction = fraction.clamp(0.0, 1.0);
        let row = self
            .edges
            .partition_point(|edge| *edge <= fraction)
            .saturating_sub(1);
        let ((start, end), first, next) = self.month(row);
        let share = (fraction - start) / (end - start).max(f32::EPSILON);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most the days of a month"
        )]
        let offset = (share * days(next, first)).round() as i64;
        first.plus_days(offset)
    }

    /// The edges of a month's share, its first day and that of the next.
    fn month(&self, row: usize) -> ((f32, f32), Day, Day) {
        let row = row.min(self.firsts.len().saturating_sub(2));
        let edge = |row: usize| self.edges.get(row).copied().unwrap_or(1.0);
        let first = |row: usize| self.firsts.get(row).copied().unwrap_or(Day::LAST);
        ((edge(row), edge(row + 1)), first(row), first(row + 1))
    }
}

/// The first days of the years of the time bar.
pub fn years() -> impl Iterator<Item = (i16, Day)> {
    let ((first, ..), (last, ..)) = (Day::FIRST.parts(), Day::LAST.parts());
    (first..=last).filter_map(|year| Day::new(year, 1, 1).map(|day| (year, day)))
}

fn month_starts() -> Vec<Day> {
    let mut starts = vec![Day::FIRST];
    let mut at = Day::FIRST;
    while at < Day::LAST {
        at = at.plus_months(1);
        starts.push(at);
    }
    starts
}

fn month_of(firsts: &[Day], day: Day) -> usize {
    firsts
        .partition_point(|first| *first <= day)
        .saturating_sub(1)
}

fn days(later: Day, earlier: Day) -> f32 {
    // At most the days of a month.
    i16::try_from(later.days_since(earlier)).map_or(0.0, f32::from)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn crowded() -> Scale {
        Scale::new(
            [
                "2011-05-01",
                "2021-09-09",
                "2021-09-13",
                "2021-09-17",
                "2021-09-28",
                "2021-09-30",
                "2024-10-09",
            ]
            .map(day),
        )
    }

    #[test]
    fn every_day_is_found_where_it_lies() {
        for scale in [Scale::new([]), crowded()] {
            let mut at = Day::FIRST;
            let mut before = -1.0;
            while at < Day::LAST {
                let fraction = scale.fraction(at);
                assert!(fraction > before, "{at}");
                assert_eq!(scale.day(fraction), at);
                (before, at) = (fraction, at.next());
            }
        }
    }

    #[test]
    fn the_line_begins_and_ends_with_the_dial() {
        let scale = crowded();
        assert!(
            scale.fraction(Day::FIRST).abs() < 1e-6
                && (scale.fraction(Day::LAST) - 1.0).abs() < 1e-6
        );
        assert_eq!((scale.day(-0.5), scale.day(1.5)), (Day::FIRST, Day::LAST));
        assert_eq!(
            scale.day(f32::NAN),
            scale.day(f32::NAN),
            "no place makes it panic"
        );
    }

    #[test]
    fn a_month_in_which_much_happened_is_wider() {
        let scale = crowded();
        let width = |from: &str, to: &str| scale.fraction(day(to)) - scale.fraction(day(from));
        assert!(width("2021-09-01", "2021-10-01") > 5.0 * width("2021-06-01", "2021-07-01"));
    }
}
