//! Sentences about files that can't be read, for a day and for a period.

use chrono::NaiveDate;

use crate::alignment::Period;
use crate::domain::date::plus;
use crate::domain::{Life, Place, Week};

/// Sentence in place of the numbers of a period with files that can't be read.
pub const NO_NUMBERS: &str = "Some files can't be read, so there are no numbers. Run aplomb check.";

/// Returns the sentence about the first file of a day that can't be read. `None` if all were read.
pub fn of_day(life: &Life, today: NaiveDate, date: NaiveDate) -> Option<String> {
    let routines = (date >= today).then_some(Place::Routines);
    sentence(life, today, [Place::Day(date), Place::Life].into_iter().chain(routines))
}

/// Returns the sentence about a file of the two days before today that can't be read. A block of these days may still
/// run. `None` if both were read.
pub fn of_nights_before(life: &Life, today: NaiveDate) -> Option<String> {
    sentence(life, today, [-1, -2].map(|days| Place::Day(plus(today, days))))
}

/// Returns the sentence about the first file that the figures of a period need and that can't be read. `None`
/// if all were read.
pub fn of_period(life: &Life, today: NaiveDate, period: Period) -> Option<String> {
    let is_of_it = |place: &Place| match place {
        Place::Day(date) => (plus(period.from, -1)..=period.to).contains(date),
        Place::Week(week) => (Week::of(period.from)..=Week::of(period.to)).contains(week),
        Place::Life | Place::Seasons => true,
        Place::Routines => today <= period.to,
        Place::Inbox | Place::Templates | Place::Ledger => false,
    };
    let own = life.unread.keys().copied().filter(is_of_it);
    // Files that everything depends on come first, then today.
    let first = [Place::Life, Place::Seasons, Place::Routines, Place::Day(today)];
    let first = first.into_iter().filter(is_of_it);
    sentence(life, today, first.chain(own))
}

fn sentence(life: &Life, today: NaiveDate, places: impl IntoIterator<Item = Place>) -> Option<String> {
    life.first_unread(places).map(|(place, unread)| unread.sentence(place, today))
}
