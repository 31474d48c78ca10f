//! A moment among the words of a line: `[DATE] TIME` or `TIME DATE`, wherever it begins.

use std::ops::Range;

use chrono::NaiveDate;

use super::clock::{self, Clocked, Fault, Read, lasting, typed};
use super::dates::{Dated, date_at};
use super::length::{is_no_length, length_at};
use super::tokens::Word;
use super::{EntryError, LineFor, When};
use crate::domain::profile::DayShape;
use crate::domain::time::{DAY, Time};

/// Words that lead to a time or a day, and go with it.
pub(super) const LEADS: [&str; 3] = ["at", "on", "from"];

/// What the words of a line are read against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) today: NaiveDate,
    pub(super) day: DayShape,
    pub(super) aim: LineFor,
}

impl Setting {
    /// Whether a time lies in the waking hours.
    pub(super) fn is_waking(&self, time: Time) -> bool {
        let wake = self.day.wake;
        let within = |minutes: u32| (wake.start.minutes()..wake.end.minutes()).contains(&minutes);
        within(time.minutes()) || within(time.minutes() + DAY)
    }
}

/// `[DATE] TIME` or `TIME DATE`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) date: Option<NaiveDate>,
    pub(super) time: TimeRead,
    /// The word with which the time begins.
    pub(super) at: usize,
    /// How many words it takes.
    pub(super) words: usize,
}

/// A time or a length.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimeRead {
    pub(super) when: When,
    pub(super) words: usize,
    pub(super) has_half: bool,
    pub(super) has_dot: bool,
}

pub(super) struct Line<'a> {
    pub(super) words: &'a [&'a Word],
    pub(super) setting: &'a Setting,
}

impl Line<'_> {
    /// The moment that begins at a word.
    pub(super) fn moment_at(&self, at: usize) -> Result<Option<Moment>, EntryError> {
        if let Some(moment) = self.iso_moment(at) {
            return Ok(Some(moment));
        }
        if let Some(day) = self.day_at(at) {
            let next = at + day.words;
            let next = next + usize::from(self.is_lead(next));
            if let Some(time) = self.time_at(next)? {
                let date = Some(self.of_calendar(&day, at)?);
                return Ok(Some(Moment { date, time, at: next, words: next + time.words - at }));
            }
        }
        let Some(time) = self.time_at(at)? else { return Ok(None) };
        let next = at + time.words;
        let next = next + usize::from(self.is_one_of(next, &["on"]) && self.day_at(next + 1).is_some());
        let Some(day) = self.day_at(next) else {
            return Ok(Some(Moment { date: None, time, at, words: time.words }));
        };
        let date = Some(self.of_calendar(&day, next)?);
        let end = next + day.words;
        if let (When::Length(length), Some((start, taken))) = (time.when, self.start_at(end)) {
            // `1h tomorrow 14:00`.
            let all = at..end + taken;
            lasting(start, length).map_err(|fault| self.refused(&fault, all.clone()))?;
            let time = TimeRead { when: When::From(start, length), ..time };
            return Ok(Some(Moment { date, time, at, words: all.len() }));
        }
        // `14:00 tomorrow 45m`.
        Ok(Some(match self.lasting_at(time.when, end)? {
            Some((when, taken)) => {
                let time = TimeRead { when, ..time };
                Moment { date, time, at, words: end + taken - at }
            }
            None => Moment { date, time, at, words: end - at },
        }))
    }

    /// `2026-11-30T15:42`, with a length behind it or without.
    pub(super) fn iso_moment(&self, at: usize) -> Option<Moment> {
        let word = self.words.get(at).filter(|word| !word.literal && word.text.get(10..11) == Some("T"))?;
        let date = crate::domain::date::parse_iso(word.text.get(..10)?)?;
        let start = clock::time(word.text.get(11..)?, self.setting.day.start)?;
        let with_length = self.lasting_at(When::At(start), at + 1).ok().flatten();
        let (when, words) = with_length.map_or((When::At(start), 1), |(when, taken)| (when, 1 + taken));
        let time = TimeRead { when, words, has_half: false, has_dot: false };
        Some(Moment { date: Some(date), time, at, words })
    }

    pub(super) fn day_at(&self, at: usize) -> Option<Dated> {
        date_at(self.words, at, self.setting.today, self.setting.aim)
    }

    /// The time or the length that begins at a word.
    pub(super) fn time_at(&self, at: usize) -> Result<Option<TimeRead>, EntryError> {
        match clock::read_at(self.words, at, self.setting.day.start) {
            Read::Refused(error) => Err(error),
            Read::Time(clock) => {
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
            Read::Text(..) => Ok(None),
            Read::Nothing => self.length_first(at),
        }
    }

    /// The length that begins at a word, with the start behind it where there is one: `1h 14:00`.
    pub(super) fn length_first(&self, at: usize) -> Result<Option<TimeRead>, EntryError> {
        self.is_no_bad_length(at)?;
        let Some((length, words)) = length_at(self.words, at) else { return Ok(None) };
        let next = at + words + usize::from(self.is_one_of(at + words, &LEADS));
        let alone = TimeRead { when: When::Length(length), words, has_half: false, has_dot: false };
        let Read::Time(clock) = clock::read_at(self.words, next, self.setting.day.start) else {
            return Ok(Some(alone));
        };
        let When::At(start) = clock.when else { return Ok(Some(alone)) };
        let all = at..next + clock.words;
        lasting(start, length).map_err(|fault| self.refused(&fault, all.clone()))?;
        let when = When::From(start, length);
        Ok(Some(TimeRead { when, words: all.len(), has_half: clock.has_half, has_dot: false }))
    }

    /// The start alone that begins at a word, with a word that leads to it, and how many words that takes.
    fn start_at(&self, at: usize) -> Option<(Time, usize)> {
        let lead = usize::from(self.is_one_of(at, &LEADS));
        match clock::read_at(self.words, at + lead, self.setting.day.start) {
            Read::Time(Clocked { when: When::At(start), words, .. }) => Some((start, lead + words)),
            _ => None,
        }
    }

    /// Whether a word leads to a time or a day and goes with it: `at 14:00`, `for 45m`.
    pub(super) fn is_lead(&self, at: usize) -> bool {
        self.is_one_of(at, &LEADS) || self.is_one_of(at, &["for"]) && length_at(self.words, at + 1).is_some()
    }

    fn is_no_bad_length(&self, at: usize) -> Result<(), EntryError> {
        match self.words.get(at).filter(|word| is_no_length(word)) {
            Some(word) => {
                let message = format!("'{}' is not a length; quote it to keep it as text", word.text);
                Err(EntryError { message, at: word.range.clone(), suggestion: None })
            }
            None => Ok(()),
        }
    }

    /// What a start alone makes with the length at a word, and how many words that takes: `45m`, `for 45m`.
    pub(super) fn lasting_at(&self, when: When, at: usize) -> Result<Option<(When, usize)>, EntryError> {
        let lead = usize::from(self.is_one_of(at, &["for"]));
        if let When::At(_) = when {
            self.is_no_bad_length(at + lead)?;
        }
        match (when, length_at(self.words, at + lead)) {
            (When::At(start), Some((length, taken))) => {
                let refused = |fault: Fault| self.refused(&fault, at - 1..at + lead + taken);
                lasting(start, length).map_err(refused)?;
                Ok(Some((When::From(start, length), lead + taken)))
            }
            _ => Ok(None),
        }
    }

    pub(super) fn of_calendar(&self, day: &Dated, at: usize) -> Result<NaiveDate, EntryError> {
        day.date.ok_or_else(|| {
            let words = at..at + day.words;
            let text = typed(&self.words[words.clone()]);
            let message = format!("'{text}' is not a date of the calendar; quote it to keep it as text");
            EntryError { message, at: self.bytes(words), suggestion: None }
        })
    }

    pub(super) fn refused(&self, fault: &Fault, words: Range<usize>) -> EntryError {
        let text = typed(&self.words[words.clone()]);
        let (message, suggestion) = (fault.sentence(&text), fault.suggestion());
        EntryError { message, at: self.bytes(words), suggestion }
    }

    pub(super) fn bytes(&self, words: Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| !word.literal && words.iter().any(|one| word.text.eq_ignore_ascii_case(one)))
    }
}
