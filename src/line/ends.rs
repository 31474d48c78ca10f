//! Reads the day and the time of a line, from its first words and from its last. The words between are the title.
//!
//! The first match counts: `[DATE] TIME` or `TIME DATE` in front, then `[DATE] TIME` or `TIME [DATE]` at the end,
//! then a day alone. What is missing at one end may be at the other. In front, text that looks like a time but is
//! none is refused. Elsewhere it is title.

use std::ops::Range;

use chrono::NaiveDate;

use super::clock::lasting;
use super::clock_parts::DASHES;
use super::dates::Dated;
use super::length::length_at;
use super::moment::{DayAndTime, LEADS, LineWords, Setting, TimeRead};
use super::tokens::{Word, bytes, typed};
use super::{EntryError, EntryTime, LineFor, notes};
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

/// The most words of `[DATE] TIME`: `20 nov 2026 at 9 am to 10 am`.
const MOST_WORDS: usize = 9;
/// The most words of a length: `1 hour 30 minutes`.
const LENGTH_WORDS: usize = 4;
/// The most words of a range: `9 am to 10 am`.
const RANGE_WORDS: usize = 5;
/// The longest length alone, in minutes. A longer one is more likely a time of day.
const LONGEST_ALONE: u32 = 8 * HOUR;
/// Words that turn the time or the day after them into a deadline, which is part of the title.
pub(super) const DEADLINES: [&str; 4] = ["by", "before", "until", "for"];

/// The day and the time of a line, and which of its words are the title.
#[derive(Default)]
pub(super) struct LineEnds {
    /// The day. None: the line names none.
    pub(super) date: Option<NaiveDate>,
    pub(super) when: EntryTime,
    /// Whether the time says am or pm.
    pub(super) has_half: bool,
    /// The words of the title, by index.
    pub(super) title: Range<usize>,
    /// Notes for the user, a sentence each.
    pub(super) notes: Vec<String>,
}

/// Reads both ends of a line from its words without the tags.
///
/// # Errors
///
/// The text in front looks like a time or a day but is none, or a length alone is above 8 hours.
pub(super) fn read(words: &[&Word], setting: &Setting) -> Result<LineEnds, EntryError> {
    let line = LineWords { words, setting };
    let mut ends = if setting.aim.is_inbox() { line.estimate() } else { line.ends()? };
    // A dash or a colon between the title and the time or the day is part of neither.
    let is_mark = |at: usize| {
        let word = words.get(at).filter(|word| !word.literal);
        word.is_some_and(|word| word.text == ":" || DASHES.iter().any(|dash| word.text.chars().eq([*dash])))
    };
    if ends.title.start > 0 && ends.title.len() > 1 && is_mark(ends.title.start) {
        ends.title.start += 1;
    }
    if ends.title.end < words.len() && ends.title.len() > 1 && is_mark(ends.title.end - 1) {
        ends.title.end -= 1;
    }
    ends.notes = notes::of(words, &ends, setting);
    Ok(ends)
}

impl LineWords<'_> {
    /// Reads both ends of a line that can have a day and a time.
    fn ends(&self) -> Result<LineEnds, EntryError> {
        let last = self.words.len();
        if let Some(moment) = self.in_front()? {
            return self.with_the_end(moment);
        }
        let front = self.day_in_front()?;
        if let Some((start, moment)) = self.at_the_end() {
            self.has_no_missing_day(start)?;
            self.is_short_enough(&moment.time, moment.at)?;
            let end = self.before(start);
            // `Deep work 1h 14:00`.
            let length = self.length_before(end).filter(|(_, begins)| *begins > 0);
            let (moment, end) = match (moment.time.when, length) {
                (EntryTime::At(at), Some((length, begins))) => {
                    lasting(at, length).map_err(|fault| self.refused(&fault, begins..end))?;
                    let time = TimeRead { when: EntryTime::From(at, length), ..moment.time };
                    (DayAndTime { time, ..moment }, begins)
                }
                _ => (moment, end),
            };
            let front = front.filter(|(_, taken)| moment.date.is_none() && *taken < end);
            let (date, begin) = front.map_or((moment.date, 0), |(date, taken)| (Some(date), taken));
            let TimeRead { when, has_half, .. } = moment.time;
            return Ok(LineEnds { date, when, has_half, title: begin..end, ..LineEnds::default() });
        }
        if let Some((date, taken)) = front {
            return Ok(LineEnds { date: Some(date), title: taken..last, ..LineEnds::default() });
        }
        let (date, end) = self.day_before(last).map_or((None, last), |(date, end)| (Some(date), end));
        Ok(LineEnds { date, title: 0..end, ..LineEnds::default() })
    }

    /// Reads the length at either end of a line for the inbox. Nothing else is read there.
    fn estimate(&self) -> LineEnds {
        let last = self.words.len();
        let (when, title) = match (length_at(self.words, 0), self.length_before(last)) {
            (Some((length, taken)), _) => (EntryTime::Length(length), taken..last),
            (None, Some((length, end))) => (EntryTime::Length(length), 0..end),
            (None, None) => (EntryTime::None, 0..last),
        };
        LineEnds { when, title, ..LineEnds::default() }
    }

    /// Returns the day and the time in front of the line, `at`, `on` or `from` included.
    fn in_front(&self) -> Result<Option<DayAndTime>, EntryError> {
        match self.moment_at(0)? {
            None if self.is_lead(0) => {
                Ok(self.moment_at(1)?.map(|moment| DayAndTime { words: moment.words + 1, ..moment }))
            }
            moment => Ok(moment),
        }
    }

    /// Returns the time in front, with what the end adds to it: the day, the length of a start, or the start of a
    /// length.
    fn with_the_end(
        &self,
        DayAndTime { mut date, time, at, words: front }: DayAndTime,
    ) -> Result<LineEnds, EntryError> {
        let (mut when, mut end) = (time.when, self.words.len());
        if date.is_none()
            && let Some((day, begins)) = self.day_before(end).filter(|(_, begins)| *begins > front)
        {
            (date, end) = (Some(day), begins);
        }
        let added = match when {
            EntryTime::At(start) => self.length_before(end).map(|(length, begins)| (start, length, begins)),
            EntryTime::Length(length) => {
                self.start_before(end).map(|(start, begins)| (start, length, begins))
            }
            EntryTime::Span(_) | EntryTime::From(..) | EntryTime::None => None,
        };
        match added.filter(|(.., begins)| *begins > front) {
            Some((start, length, begins)) => {
                lasting(start, length).map_err(|fault| self.refused(&fault, begins..end))?;
                (when, end) = (EntryTime::From(start, length), begins);
            }
            None => self.is_short_enough(&time, at)?,
        }
        // `45m Swim tomorrow 14:00`.
        if date.is_none()
            && let Some((day, begins)) = self.day_before(end).filter(|(_, begins)| *begins > front)
        {
            (date, end) = (Some(day), begins);
        }
        Ok(LineEnds { date, when, has_half: time.has_half, title: front..end, ..LineEnds::default() })
    }

    /// Returns the day and the time at the end of the line, and the index of their first word.
    fn at_the_end(&self) -> Option<(usize, DayAndTime)> {
        let last = self.words.len();
        let found = (last.saturating_sub(MOST_WORDS).max(1)..last).find_map(|start| {
            let moment = self.moment_at(start).ok().flatten()?;
            let is_said = moment.time.has_half || moment.date.is_some();
            let counts = match moment.time.when {
                EntryTime::At(at) | EntryTime::From(at, _) => is_said || self.setting.is_waking(at),
                EntryTime::Span(span) => is_said || self.setting.is_waking(span.start),
                // After a time that is not read, a length is title: nothing in the middle is read.
                EntryTime::Length(_) => !self.follows_time(moment.at),
                EntryTime::None => false,
            };
            let is_whole =
                start + moment.words == last && counts && !moment.time.has_dot && !self.is_in_range(start);
            is_whole.then_some((start, moment))
        });
        found.filter(|(start, _)| !self.is_deadline(*start))
    }

    /// Whether a time that begins before a word ends right before it, or later.
    fn follows_time(&self, at: usize) -> bool {
        (0..at).rev().take(RANGE_WORDS).any(|start| {
            let time =
                self.time_at(start).ok().flatten().filter(|time| start + time.words >= self.before(at));
            time.is_some_and(|time| !matches!(time.when, EntryTime::Length(_)))
        })
    }

    /// Whether a range that begins before a word ends after that word has begun.
    fn is_in_range(&self, at: usize) -> bool {
        (0..at).rev().take(RANGE_WORDS - 1).any(|start| {
            let time = self.time_at(start).ok().flatten().filter(|time| start + time.words > at);
            time.is_some_and(|time| matches!(time.when, EntryTime::Span(_)))
        })
    }

    /// Returns the length that ends before a word, and the end of the title before it.
    fn length_before(&self, end: usize) -> Option<(Minutes, usize)> {
        (end.saturating_sub(LENGTH_WORDS)..end).find_map(|start| {
            let (length, taken) = length_at(self.words, start)?;
            (start + taken == end).then(|| (length, self.before(start)))
        })
    }

    /// Returns the start alone that ends before a word, and the end of the title before it.
    fn start_before(&self, end: usize) -> Option<(Time, usize)> {
        (end.saturating_sub(2)..end).find_map(|start| {
            let time = self.time_at(start).ok().flatten().filter(|time| start + time.words == end)?;
            let EntryTime::At(at) = time.when else { return None };
            let counts = (time.has_half || self.setting.is_waking(at)) && !self.is_deadline(start);
            (counts && !self.is_in_range(start)).then(|| (at, self.before(start)))
        })
    }

    /// Returns the day in front of a line without a time beside it, and its number of words. After `on` the day may
    /// have any form.
    fn day_in_front(&self) -> Result<Option<(NaiveDate, usize)>, EntryError> {
        let is_all = |day: &Dated| self.setting.aim == LineFor::Edit && day.words == self.words.len();
        if let Some(day) = self.day_at(0).filter(|day| day.form.leads() || is_all(day)) {
            return Ok(Some((self.of_calendar(&day, 0)?, day.words)));
        }
        match self.day_at(1).filter(|_| self.is_one_of(0, &["on"])) {
            Some(day) => Ok(Some((self.of_calendar(&day, 1)?, 1 + day.words))),
            None => Ok(None),
        }
    }

    /// Returns the day that ends before a word, without a time beside it, and the end of the title before it.
    fn day_before(&self, end: usize) -> Option<(NaiveDate, usize)> {
        let start = end.checked_sub(1).filter(|start| *start > 0)?;
        let day = self.day_at(start).filter(|day| day.form.closes(self.setting.aim))?;
        (!self.is_one_of(start - 1, &DEADLINES)).then(|| Some((day.date?, self.before(start))))?
    }

    /// Refuses `31 nov` right before a time, so that the block doesn't land on another day.
    fn has_no_missing_day(&self, end: usize) -> Result<(), EntryError> {
        let missing = (end.saturating_sub(3)..end).find_map(|start| {
            self.day_at(start).filter(|day| start + day.words == end).map(|day| (start, day))
        });
        missing.map_or(Ok(()), |(start, day)| self.of_calendar(&day, start).map(|_| ()))
    }

    /// Refuses a length alone that is above 8 hours: `15h30` more likely means 15:30.
    fn is_short_enough(&self, time: &TimeRead, at: usize) -> Result<(), EntryError> {
        let EntryTime::Length(length) = time.when else { return Ok(()) };
        if length.0 <= LONGEST_ALONE {
            return Ok(());
        }
        let words = at..at + time.words;
        let text = typed(self.words, words.clone());
        let clock = format!("{}:{:02}", length.0 / HOUR, length.0 % HOUR);
        let as_time = (length.0 < DAY && text.contains(['h', 'H'])).then_some(clock);
        let hint = match &as_time {
            Some(clock) => format!("For the time of day write {clock}."),
            None => "Write from when to when.".to_owned(),
        };
        let message = format!("'{text}' is longer than 8 hours. {hint}");
        Err(EntryError { message, at: bytes(self.words, words), suggestion: as_time })
    }

    /// Returns the end of the title before a time or a day. `at`, `on` and `from` belong to the time, and so does
    /// `for` before a length.
    fn before(&self, start: usize) -> usize {
        let leads = start > 1 && self.is_one_of(start - 1, &LEADS);
        let lasts = start > 1 && self.is_one_of(start - 1, &["for"]);
        start - usize::from(leads || lasts && length_at(self.words, start).is_some())
    }

    /// Whether the time or the day at a word is a deadline: `by friday`.
    fn is_deadline(&self, start: usize) -> bool {
        let lasts =
            start > 0 && self.is_one_of(start - 1, &["for"]) && length_at(self.words, start).is_some();
        start > 0 && self.is_one_of(start - 1, &DEADLINES) && !lasts
    }
}

/// Returns the start of a time. None for a length alone, and for no time.
pub(super) fn start_of(when: EntryTime) -> Option<Time> {
    match when {
        EntryTime::Span(Span { start, .. }) | EntryTime::From(start, _) | EntryTime::At(start) => Some(start),
        EntryTime::Length(_) | EntryTime::None => None,
    }
}
