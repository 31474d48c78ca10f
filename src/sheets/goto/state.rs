//! State of the line for a date, and of the calendar beside it.

use chrono::{Datelike, Months, NaiveDate};
use tui_input::Input;

use crate::app::Model;
use crate::domain::date::{days_between, long, month_name, plus};
use crate::line;

/// Where Enter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// To this day.
    Day(NaiveDate),
    /// To the first or last stop of the screen.
    Ends {
        /// Whether to the first.
        first: bool,
    },
    /// Nowhere, because the text is not a date.
    Nowhere,
}

/// Sheet for a date to go to.
#[derive(Debug)]
pub struct GoToDate {
    /// Text that is typed. While it is empty, the arrows move the chosen day.
    pub input: Input,
    /// Day chosen in the calendar.
    pub chosen: NaiveDate,
    /// Cell of the terminal in which that day was chosen with the mouse. `None` if it was chosen otherwise. In a low
    /// terminal the day may be in another row since.
    pub(super) clicked: Option<(u16, u16)>,
    /// Where Enter goes.
    pub destination: Destination,
    /// Words for the destination, or about what can't be read.
    pub says: String,
}

impl GoToDate {
    /// Returns the sheet with the current day chosen.
    pub fn new(model: &Model) -> GoToDate {
        let mut sheet = GoToDate {
            input: Input::default(),
            chosen: model.date,
            clicked: None,
            destination: Destination::Day(model.date),
            says: String::new(),
        };
        sheet.read(model);
        sheet
    }

    /// Reads the line again.
    pub(super) fn read(&mut self, model: &Model) {
        let day = |date| (Destination::Day(date), in_words(date, model.today));
        (self.destination, self.says) = match self.input.value().trim() {
            "" => day(self.chosen),
            "g" => (Destination::Ends { first: true }, "the first block".to_owned()),
            "e" => (Destination::Ends { first: false }, "the last block".to_owned()),
            text => match line::day(text, model.today, model.date) {
                Some(date) => day(date),
                None => (Destination::Nowhere, no_day(text, model.date)),
            },
        };
    }

    /// Chooses a day. What was typed is removed.
    pub(super) fn choose(&mut self, model: &Model, day: NaiveDate) {
        self.input = Input::default();
        self.chosen = day;
        self.read(model);
    }

    /// Moves the chosen day by a number of days.
    pub(super) fn step(&mut self, model: &Model, days: i64) {
        self.chosen = plus(self.chosen, days);
        self.read(model);
    }

    /// Moves the chosen day one month on, else back. In a shorter month it becomes the last day.
    pub(super) fn step_month(&mut self, model: &Model, is_on: bool) {
        let month = Months::new(1);
        let moved = match is_on {
            true => self.chosen.checked_add_months(month),
            false => self.chosen.checked_sub_months(month),
        };
        self.chosen = moved.unwrap_or(self.chosen);
        self.read(model);
    }

    /// Returns the day that the calendar shows: the one that was typed, else the chosen one.
    pub fn shown(&self) -> NaiveDate {
        match self.destination {
            Destination::Day(date) => date,
            Destination::Ends { .. } | Destination::Nowhere => self.chosen,
        }
    }

    /// Returns the first and last day of the month that the calendar shows.
    pub fn month(&self) -> (NaiveDate, NaiveDate) {
        let shown = self.shown();
        let first = shown.with_day(1).unwrap_or(shown);
        let next = first.checked_add_months(Months::new(1));
        (first, next.map_or(shown, |next| plus(next, -1)))
    }
}

/// Returns why a text is not a day: the month has no such day, or how to write one.
fn no_day(text: &str, seen: NaiveDate) -> String {
    match text.parse::<u32>() {
        Ok(day @ 29..=31) => format!("There is no {day} {}.", month_name(seen)),
        _ => "write a day: fri, +3, -7, 24, 24 dec, 2026-12-24, or a week: 2026-W52".to_owned(),
    }
}

/// Returns a day as `Sunday 22 November 2026, in 4 days`.
fn in_words(date: NaiveDate, today: NaiveDate) -> String {
    let away = match days_between(today, date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    };
    format!("{} {}, {away}", long(date), date.year())
}
