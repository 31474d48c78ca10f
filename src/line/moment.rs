//! A day and a time side by side among the words of a line: `[DATE] TIME` or `TIME DATE`.

use std::ops::Range;

use chrono::NaiveDate;

use super::clock::{self, ClockWord, Clocked, RangeFault, lasting};
use super::dates::{Dated, date_at};
use super::length::{is_no_length, length_at};
use super::tokens::{Word, as_a_word, bytes, typed};
use super::{EntryError, EntryTime, LineFor};
use crate::domain::profile::DayShape;
use crate::domain::time::{DAY, Time};

/// Words that belong to the time or the day after them, not to the title.
pub(super) const LEADS: [&str; 3] = ["at", "on", "from"];

/// The settings for reading a line: the date, the hours of a day, and the line's purpose.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// The planning day that `today` means.
    pub(super) today: NaiveDate,
    /// When days start, and the waking hours.
    pub(super) day: DayShape,
    /// The purpose of the line.
    pub(super) aim: LineFor,
}

impl Setting {
    /// Whether a time is inside the waking hours.
    pub(super) fn is_waking(&self, time: Time) -> bool {
        let wake = self.day.wake;
        let within = |minutes: u32| (wake.start.minutes()..wake.end.minutes()).contains(&minutes);
        within(time.minutes()) || within(time.minutes() + DAY)
    }
}

/// A time, and the day beside it, if there is one: `[DATE] TIME` or `TIME DATE`.
#[derive(Clone, Copy)]
pub(super) struct DayAndTime {
    /// The day. None where there is no day beside the time.
    pub(super) date: Option<NaiveDate>,
    pub(super) time: TimeRead,
    /// The index of the word at which the time begins.
    pub(super) at: usize,
    /// The number of words of both.
    pub(super) words: usize,
}

/// A time or a length that was read.
#[derive(Clone, Copy)]
pub(super) struct TimeRead {
    pub(super) when: EntryTime,
    /// The number of words.
    pub(super) words: usize,
    /// Whether it says am or pm.
    pub(super) has_half: bool,
    /// Whether it has a dot in place of the colon, without am or pm.
    pub(super) has_dot: bool,
}

/// The words of a line without its tags.
pub(super) struct LineWords<'a> {
    pub(super) words: &'a [&'a Word],
    pub(super) setting: &'a Setting,
}

impl LineWords<'_> {
    /// Returns the day and the time that begin at a word. None where there is no time, with or without a day before
    /// it.
    ///
    /// # Errors
    ///
    /// The text there looks like a time, a length or a day but is none.
    pub(super) fn moment_at(&self, at: usize) -> Result<Option<DayAndTime>, EntryError> {
        if let Some(moment) = self.iso_moment(at) {
            return Ok(Some(moment));
        }
        if let Some(day) = self.day_at(at) {
            let next = at + day.words;
            let next = next + usize::from(self.is_lead(next));
            if let Some(time) = self.time_at(next)? {
                let date = Some(self.of_calendar(&day, at)?);
                return Ok(Some(DayAndTime { date, time, at: next, words: next + time.words - at }));
            }
        }
        let Some(time) = self.time_at(at)? else { return Ok(None) };
        let next = at + time.words;
        let next = next + usize::from(self.is_one_of(next, &["on"]) && self.day_at(next + 1).is_some());
        let Some(day) = self.day_at(next) else {
            return Ok(Some(DayAndTime { date: None, time, at, words: time.words }));
        };
        let date = Some(self.of_calendar(&day, next)?);
        let end = next + day.words;
        if let (EntryTime::Length(length), Some((start, taken))) = (time.when, self.start_at(end)) {
            // `1h tomorrow 14:00`.
            let all = at..end + taken;
            lasting(start, length).map_err(|fault| self.refused(&fault, all.clone()))?;
            let time = TimeRead { when: EntryTime::From(start, length), ..time };
            return Ok(Some(DayAndTime { date, time, at, words: all.len() }));
        }
        // `14:00 tomorrow 45m`.
        Ok(Some(match self.lasting_at(time.when, end)? {
            Some((when, taken)) => {
                let time = TimeRead { when, ..time };
                DayAndTime { date, time, at, words: end + taken - at }
            }
            None => DayAndTime { date, time, at, words: end - at },
        }))
    }

    /// Reads `2026-11-30T15:42`, and a length after it, if there is one.
    pub(super) fn iso_moment(&self, at: usize) -> Option<DayAndTime> {
        let word = self.words.get(at).filter(|word| !word.literal && word.text.get(10..11) == Some("T"))?;
        let date = crate::domain::date::parse_iso(word.text.get(..10)?)?;
        let start = clock::time(word.text.get(11..)?, self.setting.day.start)?;
        let with_length = self.lasting_at(EntryTime::At(start), at + 1).ok().flatten();
        let (when, words) = with_length.map_or((EntryTime::At(start), 1), |(when, taken)| (when, 1 + taken));
        let time = TimeRead { when, words, has_half: false, has_dot: false };
        Some(DayAndTime { date: Some(date), time, at, words })
    }

    /// Returns the day that begins at a word. None where there is none.
    pub(super) fn day_at(&self, at: usize) -> Option<Dated> {
        date_at(self.words, at, self.setting.today, self.setting.aim)
    }

    /// Returns the time or the length that begins at a word. None where there is none.
    ///
    /// # Errors
    ///
    /// The text there looks like a time or a length but is none.
    pub(super) fn time_at(&self, at: usize) -> Result<Option<TimeRead>, EntryError> {
        match clock::read_at(self.words, at, self.setting.day.start) {
            ClockWord::Refused(error) => Err(error),
            ClockWord::Time(clock) => {
                let read = TimeRead {
                    when: clock.when,
                    words: clock.words,
                    has_half: clock.has_half,
                    has_dot: clock.has_dot,
                };
                Ok(Some(match self.lasting_at(clock.when, at + clock.words)? {
                    Some((when, taken)) => TimeRead { when, words: clock.words + taken, ..read },
                    None => read,
                }))
            }
            ClockWord::Text(..) => Ok(None),
            ClockWord::Nothing => self.length_first(at),
        }
    }

    /// Returns the length that begins at a word, and the start after it, if there is one: `1h 14:00`.
    ///
    /// # Errors
    ///
    /// The text there looks like a length but is none, or the range ends after 48:00.
    pub(super) fn length_first(&self, at: usize) -> Result<Option<TimeRead>, EntryError> {
        self.is_no_bad_length(at)?;
        let Some((length, words)) = length_at(self.words, at) else { return Ok(None) };
        let next = at + words + usize::from(self.is_one_of(at + words, &LEADS));
        let alone = TimeRead { when: EntryTime::Length(length), words, has_half: false, has_dot: false };
        let ClockWord::Time(clock) = clock::read_at(self.words, next, self.setting.day.start) else {
            return Ok(Some(alone));
        };
        let EntryTime::At(start) = clock.when else { return Ok(Some(alone)) };
        let all = at..next + clock.words;
        lasting(start, length).map_err(|fault| self.refused(&fault, all.clone()))?;
        let when = EntryTime::From(start, length);
        Ok(Some(TimeRead { when, words: all.len(), has_half: clock.has_half, has_dot: false }))
    }

    /// Returns the start alone that begins at a word, and its number of words. `at`, `on` or `from` before it is part
    /// of it.
    fn start_at(&self, at: usize) -> Option<(Time, usize)> {
        let lead = usize::from(self.is_one_of(at, &LEADS));
        match clock::read_at(self.words, at + lead, self.setting.day.start) {
            ClockWord::Time(Clocked { when: EntryTime::At(start), words, .. }) => Some((start, lead + words)),
            _ => None,
        }
    }

    /// Whether a word belongs to the time or the day after it: `at 14:00`, `for 45m`.
    pub(super) fn is_lead(&self, at: usize) -> bool {
        self.is_one_of(at, &LEADS) || self.is_one_of(at, &["for"]) && length_at(self.words, at + 1).is_some()
    }

    /// Refuses a word that looks like a length but is none.
    fn is_no_bad_length(&self, at: usize) -> Result<(), EntryError> {
        match self.words.get(at).filter(|word| is_no_length(word)) {
            Some(word) => {
                let message = as_a_word(&format!("'{}' is not a length", word.text), &word.text);
                Err(EntryError { message, at: word.range.clone(), suggestion: None })
            }
            None => Ok(()),
        }
    }

    /// Returns the time made of a start alone and the length at a word, and the length's number of words: `45m`,
    /// `for 45m`. None where there is no length, or where `when` is not a start alone.
    ///
    /// # Errors
    ///
    /// The text there looks like a length but is none, or the range ends after 48:00.
    pub(super) fn lasting_at(
        &self,
        when: EntryTime,
        at: usize,
    ) -> Result<Option<(EntryTime, usize)>, EntryError> {
        let lead = usize::from(self.is_one_of(at, &["for"]));
        if let EntryTime::At(_) = when {
            self.is_no_bad_length(at + lead)?;
        }
        match (when, length_at(self.words, at + lead)) {
            (EntryTime::At(start), Some((length, taken))) => {
                let refused = |fault: RangeFault| self.refused(&fault, at - 1..at + lead + taken);
                lasting(start, length).map_err(refused)?;
                Ok(Some((EntryTime::From(start, length), lead + taken)))
            }
            _ => Ok(None),
        }
    }

    /// Returns the date of a day at a word.
    ///
    /// # Errors
    ///
    /// The calendar has no such day.
    pub(super) fn of_calendar(&self, day: &Dated, at: usize) -> Result<NaiveDate, EntryError> {
        day.date.ok_or_else(|| {
            let words = at..at + day.words;
            let text = typed(self.words, words.clone());
            let message = as_a_word(&format!("'{text}' is not a date of the calendar"), &text);
            EntryError { message, at: bytes(self.words, words), suggestion: None }
        })
    }

    /// Returns the refusal of a range in these words.
    pub(super) fn refused(&self, fault: &RangeFault, words: Range<usize>) -> EntryError {
        let text = typed(self.words, words.clone());
        let (message, suggestion) = (fault.sentence(&text), fault.suggestion());
        EntryError { message, at: bytes(self.words, words), suggestion }
    }

    /// Whether the word at `at` is one of these and not quoted. Case makes no difference.
    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| !word.literal && words.iter().any(|one| word.text.eq_ignore_ascii_case(one)))
    }
}
