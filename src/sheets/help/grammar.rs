//! The entry line in a few rows.

use super::content::HelpRow;
use crate::domain::config::Clock;
use crate::line::tag_forms;

/// Returns examples of times and days with their meanings, and the tags.
pub(super) fn rows(clock: Clock) -> Vec<HelpRow> {
    let example = |by_24, by_12| clock.example(by_24, by_12);
    vec![
        HelpRow::new(
            example("9-10:30", "9am-10:30am"),
            example("from 9:00 to 10:30", "from 9:00 am to 10:30 am"),
        ),
        HelpRow::new(example("14:00 45m", "2pm 45m"), example("45m from 14:00", "45m from 2:00 pm")),
        HelpRow::new("45m", "the next free 45m"),
        HelpRow::new(example("fri 14:00", "fri 2pm"), "a day, beside a time"),
        HelpRow::new("", tag_forms().join(" ")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Profile;
    use crate::domain::date::parse_iso;
    use crate::line::{EntryTime, LineFor, Vocabulary, read};

    #[test]
    fn every_example_is_read_as_a_time() {
        let today = parse_iso("2026-11-18").unwrap();
        for clock in [Clock::Hours24, Clock::Hours12] {
            for row in rows(clock).iter().filter(|row| !row.key.is_empty()) {
                let vocabulary = Vocabulary::of_life(&crate::domain::Life {
                    profile: Profile::default(),
                    ..crate::domain::Life::default()
                });
                let entry = read(&format!("{} Walk", row.key), &vocabulary, today, LineFor::Add).unwrap();
                assert_eq!(entry.title, "Walk", "{}", row.key);
                assert_ne!(entry.when, EntryTime::None, "{}", row.key);
                assert_eq!(entry.date.is_some(), row.key.starts_with("fri"), "{}", row.key);
            }
        }
    }
}
