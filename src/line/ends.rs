//! When a line says it is: from the words in front and from those at the end. What stands between is the title.
//!
//! In front `[DATE] TIME` or `TIME DATE`, else at the end `[DATE] TIME` or `TIME [DATE]`, else a day alone. What one
//! end lacks the other gives. In front what means a time and is none is refused; elsewhere it is title.

use std::ops::Range;

use chrono::NaiveDate;

use super::clock::{DASHES, lasting, typed};
use super::dates::Dated;
use super::length::length_at;
use super::moment::{LEADS, Line, Moment, Setting, TimeRead};
use super::tokens::Word;
use super::{EntryError, LineFor, When, notes};
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

/// `[DATE] TIME` takes at most so many words: `20 nov 2026 at 9 am to 10 am`.
const MOST_WORDS: usize = 9;
/// A length takes at most so many words: `1 hour 30 minutes`.
const LENGTH_WORDS: usize = 4;
/// A range takes at most so many words: `9 am to 10 am`.
const RANGE_WORDS: usize = 5;
/// A length alone is at most so long; what is longer is mostly a time of day.
const LONGEST_ALONE: u32 = 8 * HOUR;
/// Words after which a time or a day says until when, and is title.
pub(super) const DEADLINES: [&str; 4] = ["by", "before", "until", "for"];

/// When a line says it is, and which of its words are the title.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub(super) date: Option<NaiveDate>,
    pub(super) when: When,
    /// Whether the time says am or pm.
    pub(super) has_half: bool,
    pub(super) title: Range<usize>,
    /// What looks like a time or a day and is title, and what may be meant otherwise: a sentence each.
    pub(super) notes: Vec<String>,
}

/// Reads both ends of a line from its words without the tags.
///
/// # Errors
///
/// Where what stands in front means a time or a day and is none, or a length alone is above eight hours.
pub(super) fn read(words: &[&Word], setting: &Setting) -> Result<Ends, EntryError> {
    let line = Line { words, setting };
    let mut ends = if setting.aim.is_inbox() { line.estimate() } else { line.ends()? };
    // A dash or a colon between the title and what was read belongs to neither.
    let is_mark = |at: usize| {
        let mut letters = words[at].text.chars();
        let is_one = letters.next().is_some_and(|letter| letter == ':' || DASHES.contains(&letter));
        !words[at].literal && is_one && letters.next().is_none()
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

impl Line<'_> {
    fn ends(&self) -> Result<Ends, EntryError> {
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
                (When::At(at), Some((length, begins))) => {
                    lasting(at, length).map_err(|fault| self.refused(&fault, begins..end))?;
                    let time = TimeRead { when: When::From(at, length), ..moment.time };
                    (Moment { time, ..moment }, begins)
                }
                _ => (moment, end),
            };
            let front = front.filter(|(_, taken)| moment.date.is_none() && *taken < end);
            let (date, begin) = front.map_or((moment.date, 0), |(date, taken)| (Some(date), taken));
            let TimeRead { when, has_half, .. } = moment.time;
            return Ok(Ends { date, when, has_half, title: begin..end, ..Ends::default() });
        }
        if let Some((date, taken)) = front {
            return Ok(Ends { date: Some(date), title: taken..last, ..Ends::default() });
        }
        let (date, end) = self.day_before(last).map_or((None, last), |(date, end)| (Some(date), end));
        Ok(Ends { date, title: 0..end, ..Ends::default() })
    }

    /// Of a thing for the inbox only a length is read, at either end.
    fn estimate(&self) -> Ends {
        let last = self.words.len();
        let (when, title) = match (length_at(self.words, 0), self.length_before(last)) {
            (Some((length, taken)), _) => (When::Length(length), taken..last),
            (None, Some((length, end))) => (When::Length(length), 0..end),
            (None, None) => (When::None, 0..last),
        };
        Ends { when, title, ..Ends::default() }
    }

    /// The moment in front of the line, with a word that leads to it: `at 14:00`.
    fn in_front(&self) -> Result<Option<Moment>, EntryError> {
        match self.moment_at(0)? {
            None if self.is_lead(0) => {
                Ok(self.moment_at(1)?.map(|moment| Moment { words: moment.words + 1, ..moment }))
            }
            moment => Ok(moment),
        }
    }

    /// What stands in front, with what the end adds to it: the day, or what a start or a length alone lacks.
    fn with_the_end(&self, Moment { mut date, time, at, words: front }: Moment) -> Result<Ends, EntryError> {
        let (mut when, mut end) = (time.when, self.words.len());
        if date.is_none()
            && let Some((day, begins)) = self.day_before(end).filter(|(_, begins)| *begins > front)
        {
            (date, end) = (Some(day), begins);
        }
        let added = match when {
            When::At(start) => self.length_before(end).map(|(length, begins)| (start, length, begins)),
            When::Length(length) => self.start_before(end).map(|(start, begins)| (start, length, begins)),
            When::Span(_) | When::From(..) | When::None => None,
        };
        match added.filter(|(.., begins)| *begins > front) {
            Some((start, length, begins)) => {
                lasting(start, length).map_err(|fault| self.refused(&fault, begins..end))?;
                (when, end) = (When::From(start, length), begins);
            }
            None => self.is_short_enough(&time, at)?,
        }
        // `45m Swim tomorrow 14:00`.
        if date.is_none()
            && let Some((day, begins)) = self.day_before(end).filter(|(_, begins)| *begins > front)
        {
            (date, end) = (Some(day), begins);
        }
        Ok(Ends { date, when, has_half: time.has_half, title: front..end, ..Ends::default() })
    }

    /// The moment that ends the line, and the word with which it begins.
    fn at_the_end(&self) -> Option<(usize, Moment)> {
        let last = self.words.len();
        let found = (last.saturating_sub(MOST_WORDS).max(1)..last).find_map(|start| {
            let moment = self.moment_at(start).ok().flatten()?;
            let is_said = moment.time.has_half || moment.date.is_some();
            let counts = match moment.time.when {
                When::At(at) | When::From(at, _) => is_said || self.setting.is_waking(at),
                When::Span(span) => is_said || self.setting.is_waking(span.start),
                // Behind a time that is not read a length is title: nothing in the middle is read.
                When::Length(_) => !self.follows_time(moment.at),
                When::None => false,
            };
            let is_whole =
                start + moment.words == last && counts && !moment.time.has_dot && !self.is_in_range(start);
            is_whole.then_some((start, moment))
        });
        found.filter(|(start, _)| !self.is_deadline(*start))
    }

    /// Whether a time begins before a word and reaches up to it, or over it.
    fn follows_time(&self, at: usize) -> bool {
        (0..at).rev().take(RANGE_WORDS).any(|start| {
            let time =
                self.time_at(start).ok().flatten().filter(|time| start + time.words >= self.before(at));
            time.is_some_and(|time| !matches!(time.when, When::Length(_)))
        })
    }

    /// Whether a range that begins before a word goes on behind it.
    fn is_in_range(&self, at: usize) -> bool {
        (0..at).rev().take(RANGE_WORDS - 1).any(|start| {
            let time = self.time_at(start).ok().flatten().filter(|time| start + time.words > at);
            time.is_some_and(|time| matches!(time.when, When::Span(_)))
        })
    }

    /// The length that ends before a word, and where what stands before it ends.
    fn length_before(&self, end: usize) -> Option<(Minutes, usize)> {
        (end.saturating_sub(LENGTH_WORDS)..end).find_map(|start| {
            let (length, taken) = length_at(self.words, start)?;
            (start + taken == end).then(|| (length, self.before(start)))
        })
    }

    /// The start alone that ends before a word, and where what stands before it ends.
    fn start_before(&self, end: usize) -> Option<(Time, usize)> {
        (end.saturating_sub(2)..end).find_map(|start| {
            let time = self.time_at(start).ok().flatten().filter(|time| start + time.words == end)?;
            let When::At(at) = time.when else { return None };
            let counts = (time.has_half || self.setting.is_waking(at)) && !self.is_deadline(start);
            (counts && !self.is_in_range(start)).then(|| (at, self.before(start)))
        })
    }

    /// The day in front of the line where it needs no time, and how many words it takes. After `on` it may have any form.
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

    /// The day that ends before a word where it needs no time, and where what stands before it ends.
    fn day_before(&self, end: usize) -> Option<(NaiveDate, usize)> {
        let start = end.checked_sub(1).filter(|start| *start > 0)?;
        let day = self.day_at(start).filter(|day| day.form.closes(self.setting.aim))?;
        (!self.is_one_of(start - 1, &DEADLINES)).then(|| Some((day.date?, self.before(start))))?
    }

    /// Refuses `31 nov` right before a time: a block that means that day must not land on another.
    fn has_no_missing_day(&self, end: usize) -> Result<(), EntryError> {
        let missing = (end.saturating_sub(3)..end).find_map(|start| {
            self.day_at(start).filter(|day| start + day.words == end).map(|day| (start, day))
        });
        missing.map_or(Ok(()), |(start, day)| self.of_calendar(&day, start).map(|_| ()))
    }

    /// Refuses a length that stands alone and is above eight hours: `15h30` mostly means 15:30.
    fn is_short_enough(&self, time: &TimeRead, at: usize) -> Result<(), EntryError> {
        let When::Length(length) = time.when else { return Ok(()) };
        if length.0 <= LONGEST_ALONE {
            return Ok(());
        }
        let words = at..at + time.words;
        let text = typed(&self.words[words.clone()]);
        let clock = format!("{}:{:02}", length.0 / HOUR, length.0 % HOUR);
        let as_time = (length.0 < DAY && text.contains(['h', 'H'])).then_some(clock);
        let hint = match &as_time {
            Some(clock) => format!("For the time of day write {clock}."),
            None => "Write from when to when.".to_owned(),
        };
        let message = format!("'{text}' is longer than 8 hours. {hint}");
        Err(EntryError { message, at: self.bytes(words), suggestion: as_time })
    }

    /// Where the title ends before a time or a day: a word that leads to it goes with it, and `for` before a length.
    fn before(&self, start: usize) -> usize {
        let leads = start > 1 && self.is_one_of(start - 1, &LEADS);
        let lasts = start > 1 && self.is_one_of(start - 1, &["for"]);
        start - usize::from(leads || lasts && length_at(self.words, start).is_some())
    }

    /// Whether what begins at a word says until when: `by friday`.
    fn is_deadline(&self, start: usize) -> bool {
        let lasts =
            start > 0 && self.is_one_of(start - 1, &["for"]) && length_at(self.words, start).is_some();
        start > 0 && self.is_one_of(start - 1, &DEADLINES) && !lasts
    }
}

/// A range or a start as minutes, where a time says one.
pub(super) fn start_of(when: When) -> Option<Time> {
    match when {
        When::Span(Span { start, .. }) | When::From(start, _) | When::At(start) => Some(start),
        When::Length(_) | When::None => None,
    }
}
