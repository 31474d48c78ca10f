//! Places of the line for a date and of its calendar, from the region and the month.

use chrono::NaiveDate;

use crate::canvas::Region;
use crate::domain::config::WeekStart;
use crate::domain::date::plus;

/// Number of columns from which the calendar is beside the line. In a narrower terminal it is above the line.
const BESIDE: u16 = 76;
/// Most columns of the line beside a calendar.
const LINE: u16 = 60;
/// Rows of a calendar: the month, the weekdays, and as many weeks as a month can touch.
const CALENDAR: u16 = 8;
/// Rows of the line and its words below a calendar.
const WORDS: u16 = 3;
/// Columns for the number of a week.
const WEEK: u16 = 4;
/// Columns of a day with a place of its own for the cursor's sign.
const ROOMY: u16 = 6;

/// Returns the rows that the sheet wants, with the rule above it.
pub(super) fn rows(columns: u16) -> u16 {
    if columns >= BESIDE { CALENDAR + 1 } else { CALENDAR + 1 + WORDS }
}

/// Places of the line and the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GoToLayout {
    /// Region of the line and of the words below it.
    pub line: Region,
    /// Whether the calendar is beside the line.
    pub is_beside: bool,
    /// Calendar. `None` where it has no room.
    pub calendar: Option<Calendar>,
}

/// Places of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Calendar {
    /// Row of the month's name. `None` where rows are few.
    pub title: Option<u16>,
    /// Row of the weekdays.
    pub head: u16,
    /// Column of the weeks' numbers.
    pub x: u16,
    /// Columns of a day: 6, or 5 in a narrow terminal.
    pub cell: u16,
    /// Weeks in view: row, and first day.
    pub weeks: Vec<(u16, NaiveDate)>,
}

impl GoToLayout {
    /// Divides a region. The weeks that touch the month `from` to `to` are shown, or as many around the day `shown` as
    /// have room.
    pub fn new(
        area: Region,
        (from, to): (NaiveDate, NaiveDate),
        shown: NaiveDate,
        start: WeekStart,
    ) -> GoToLayout {
        let cell = if area.width > WEEK + 7 * ROOMY { ROOMY } else { ROOMY - 1 };
        let columns = WEEK + 7 * cell;
        let is_beside = area.width >= BESIDE;
        let (line, place) = if is_beside {
            let line = LINE.min(area.width.saturating_sub(columns + 2));
            (Region { width: line, ..area }, Region { x: area.x + line + 1, width: columns, ..area })
        } else {
            // The line keeps at least a row for its words.
            let words = WORDS.min((area.height / 3).max(2));
            let above = area.height.saturating_sub(words).min(CALENDAR);
            (area.without_top(above), Region { x: area.x + 1, width: columns, height: above, ..area })
        };
        let calendar = Calendar::new(place, cell, (from, to), shown, start);
        match calendar {
            Some(calendar) => GoToLayout { line, is_beside, calendar: Some(calendar) },
            None => GoToLayout { line: area, is_beside, calendar: None },
        }
    }
}

impl Calendar {
    /// Returns `None` if the place has no room for the weekdays and 2 weeks.
    fn new(
        place: Region,
        cell: u16,
        (from, to): (NaiveDate, NaiveDate),
        shown: NaiveDate,
        start: WeekStart,
    ) -> Option<Calendar> {
        let first = start.first_day(from);
        let all: Vec<NaiveDate> =
            (0..).map(|week| plus(first, 7 * week)).take(6).take_while(|day| *day <= to).collect();
        let title = (place.height >= CALENDAR).then_some(place.y);
        let head = place.y + u16::from(title.is_some());
        let rows = usize::from(place.bottom().saturating_sub(head + 1));
        if rows < 2 {
            return None;
        }
        let at = all.iter().position(|day| *day == start.first_day(shown)).unwrap_or(0);
        // The week of the shown day is in the middle, except near the ends of the month.
        let top = at.saturating_sub(rows / 2).min(all.len().saturating_sub(rows));
        let weeks = (head + 1..).zip(all.into_iter().skip(top).take(rows)).collect();
        Some(Calendar { title, head, x: place.x, cell, weeks })
    }

    /// Returns the first column of the `index`th day of a week.
    pub fn day_x(&self, index: u16) -> u16 {
        self.x + WEEK + index * self.cell
    }

    /// Returns the day at a cell of the terminal. `None` outside the weeks.
    pub fn day_at(&self, x: u16, y: u16) -> Option<NaiveDate> {
        let (_, first) = self.weeks.iter().find(|(row, _)| *row == y)?;
        let index = x.checked_sub(self.day_x(0))? / self.cell;
        (index < 7).then(|| plus(*first, index.into()))
    }

    /// Returns the column of a day's digits. The cursor's sign and a bracket have room before them, in a narrow terminal
    /// one of both.
    pub fn digits_x(&self, index: u16) -> u16 {
        self.day_x(index) + self.cell - 4
    }

    /// Returns the column after the last day.
    pub fn right(&self) -> u16 {
        self.day_x(7)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;

    fn day(text: &str) -> NaiveDate {
        parse_iso(text).unwrap()
    }

    fn november(area: Region, shown: &str, start: WeekStart) -> GoToLayout {
        GoToLayout::new(area, (day("2026-11-01"), day("2026-11-30")), day(shown), start)
    }

    #[test]
    fn the_weeks_begin_on_the_chosen_first_day_and_cover_the_month() {
        for (start, first, count) in [
            (WeekStart::Monday, "2026-10-26", 6),
            (WeekStart::Sunday, "2026-11-01", 5),
            (WeekStart::Saturday, "2026-10-31", 5),
        ] {
            let layout = november(Region::new(0, 10, 80, 8), "2026-11-18", start);
            let calendar = layout.calendar.unwrap();
            assert_eq!(calendar.weeks[0], (12, day(first)));
            assert_eq!(calendar.weeks.len(), count);
            assert!(layout.is_beside && calendar.right() <= 80);
            assert!(layout.line.right() < calendar.x);
        }
    }

    #[test]
    fn with_few_rows_the_week_of_the_shown_day_is_in_view_and_the_line_has_its_words() {
        for height in 2..14 {
            for shown in ["2026-11-01", "2026-11-18", "2026-11-30"] {
                let area = Region::new(0, 3, 40, height);
                let layout = november(area, shown, WeekStart::Monday);
                assert!(layout.line.height >= 2 && layout.line.bottom() == area.bottom(), "{height}");
                let Some(calendar) = layout.calendar else {
                    assert!(height < 5, "{height}");
                    continue;
                };
                let week = WeekStart::Monday.first_day(day(shown));
                assert!(calendar.weeks.iter().any(|(_, first)| *first == week), "{height} {shown}");
                let last = calendar.weeks.last().unwrap().0;
                assert!(last < layout.line.y && calendar.right() <= 40, "{height} {shown}");
            }
        }
    }
}
