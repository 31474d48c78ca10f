//! What is said where files can't be read: of a day, and of a time of which figures would be shown.

use chrono::NaiveDate;

use crate::alignment::Period;
use crate::domain::date::plus;
use crate::domain::{Life, Place, Week};

/// In place of the numbers of a time of which a file can't be read.
pub const NO_NUMBERS: &str =
    "Some files of this time can't be read, so there are no numbers. Run aplomb check.";

/// The first file that can't be read of those that say what a day holds; none where all were read.
pub fn of_day(life: &Life, today: NaiveDate, date: NaiveDate) -> Option<String> {
    let routines = (date >= today).then_some(Place::Routines);
    sentence(life, today, [Place::Day(date), Place::Life].into_iter().chain(routines))
}

/// The first file that can't be read of those from which something may still run; none where all were read.
pub fn of_nights_before(life: &Life, today: NaiveDate) -> Option<String> {
    sentence(life, today, [-1, -2].map(|days| Place::Day(plus(today, days))))
}

/// The first file that can't be read of those that the figures of a period need; none where all were read.
pub fn of_period(life: &Life, today: NaiveDate, period: Period) -> Option<String> {
    let is_of_it = |place: &Place| match place {
        Place::Day(date) => (plus(period.from, -1)..=period.to).contains(date),
        Place::Week(week) => (Week::of(period.from)..=Week::of(period.to)).contains(week),
        Place::Life | Place::Seasons => true,
        Place::Routines => today <= period.to,
        Place::Inbox | Place::Ledger => false,
    };
    let own = life.unread.keys().copied().filter(is_of_it);
    // What all of it rests on comes first, then today.
    let first = [Place::Life, Place::Seasons, Place::Routines, Place::Day(today)];
    let first = first.into_iter().filter(is_of_it);
    sentence(life, today, first.chain(own))
}

fn sentence(life: &Life, today: NaiveDate, places: impl IntoIterator<Item = Place>) -> Option<String> {
    life.first_unread(places).map(|(place, unread)| unread.sentence(place, today))
}
