//! When a line says it is: from the words in front and from those at the end. What stands between is the title.
//!
//! In front `[DATE] TIME` or `TIME DATE`, else at the end `[DATE] TIME` or `TIME [DATE]`, else a day alone. What one
//! end lacks the other gives. In front what means a time and is none is refused; elsewhere it is title.

use std::ops::Range;

use chrono::NaiveDate;

use super::clock::{self, DASHES, Fault, Read, lasting, typed};
use super::dates::{Dated, date_at};
use super::length::length_at;
use super::tokens::Word;
use super::{EntryError, LineFor, When, notes};
use crate::domain::profile::DayShape;
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

/// `[DATE] TIME` takes at most so many words: `20 nov 2026 at 9 am to 10 am`.
const MOST_WORDS: usize = 9;
/// A length takes at most so many words: `1 hour 30 minutes`.
const LENGTH_WORDS: usize = 4;
/// A length alone is at most so long; what is longer is mostly a time of day.
const LONGEST_ALONE: u32 = 8 * HOUR;
/// Words that lead to a time or a day, and go with it.
const LEADS: [&str; 3] = ["at", "on", "from"];
/// Words after which a time or a day says until when, and is title.
pub(super) const DEADLINES: [&str; 4] = ["by", "before", "until", "for"];

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

/// `[DATE] TIME` or `TIME DATE`.
#[derive(Debug, Clone, Copy)]
struct Moment {
    date: Option<NaiveDate>,
    time: TimeRead,
    /// The word with which the time begins.
    at: usize,
    /// How many words it takes.
    words: usize,
}

/// A time or a length.
#[derive(Debug, Clone, Copy)]
struct TimeRead {
    when: When,
    words: usize,
    has_half: bool,
    has_dot: bool,
}

struct Line<'a> {
    words: &'a [&'a Word],
    setting: &'a Setting,
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
            None if self.is_one_of(0, &LEADS) => {
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
            When::Span(_) | When::None => None,
        };
        match added.filter(|(.., begins)| *begins > front) {
            Some((start, length, begins)) => {
                let span = lasting(start, length).map_err(|fault| self.refused(&fault, begins..end))?;
                (when, end) = (When::Span(span), begins);
            }
            None => self.is_short_enough(&time, at)?,
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
                When::At(at) => is_said || self.setting.is_waking(at),
                When::Span(span) => is_said || self.setting.is_waking(span.start),
                When::Length(_) => true,
                When::None => false,
            };
            let is_whole = start + moment.words == last && counts && !moment.time.has_dot;
            is_whole.then_some((start, moment))
        });
        found.filter(|(start, moment)| !self.is_deadline(*start, moment.time.when))
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
            let counts = (time.has_half || self.setting.is_waking(at)) && !self.is_deadline(start, time.when);
            counts.then(|| (at, self.before(start)))
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

    /// The moment that begins at a word.
    fn moment_at(&self, at: usize) -> Result<Option<Moment>, EntryError> {
        if let Some(moment) = self.iso_moment(at) {
            return Ok(Some(moment));
        }
        if let Some(day) = self.day_at(at) {
            let next = at + day.words;
            let next = next + usize::from(self.is_one_of(next, &LEADS));
            if let Some(time) = self.time_at(next)? {
                let date = Some(self.of_calendar(&day, at)?);
                return Ok(Some(Moment { date, time, at: next, words: next + time.words - at }));
            }
        }
        let Some(time) = self.time_at(at)? else { return Ok(None) };
        let next = at + time.words;
        let next = next + usize::from(self.is_one_of(next, &["on"]) && self.day_at(next + 1).is_some());
        Ok(Some(match self.day_at(next) {
            Some(day) => {
                let date = Some(self.of_calendar(&day, next)?);
                Moment { date, time, at, words: next + day.words - at }
            }
            None => Moment { date: None, time, at, words: time.words },
        }))
    }

    /// `2026-11-30T15:42`, with a length behind it or without.
    fn iso_moment(&self, at: usize) -> Option<Moment> {
        let word = self.words.get(at).filter(|word| !word.literal && word.text.get(10..11) == Some("T"))?;
        let date = crate::domain::date::parse_iso(word.text.get(..10)?)?;
        let start = clock::time(word.text.get(11..)?, self.setting.day.start)?;
        let with_length = length_at(self.words, at + 1)
            .and_then(|(length, taken)| Some((When::Span(lasting(start, length).ok()?), 1 + taken)));
        let (when, words) = with_length.unwrap_or((When::At(start), 1));
        let time = TimeRead { when, words, has_half: false, has_dot: false };
        Some(Moment { date: Some(date), time, at, words })
    }

    /// Refuses `31 nov` right before a time: a block that means that day must not land on another.
    fn has_no_missing_day(&self, end: usize) -> Result<(), EntryError> {
        let missing = (end.saturating_sub(3)..end).find_map(|start| {
            self.day_at(start).filter(|day| start + day.words == end).map(|day| (start, day))
        });
        missing.map_or(Ok(()), |(start, day)| self.of_calendar(&day, start).map(|_| ()))
    }

    fn day_at(&self, at: usize) -> Option<Dated> {
        date_at(self.words, at, self.setting.today, self.setting.aim)
    }

    /// The time or the length that begins at a word.
    fn time_at(&self, at: usize) -> Result<Option<TimeRead>, EntryError> {
        match clock::read_at(self.words, at, self.setting.day.start) {
            Read::Refused(error) => Err(error),
            Read::Time(clock) => {
                let read = TimeRead {
                    when: clock.when,
                    words: clock.words,
                    has_half: clock.has_half,
                    has_dot: clock.has_dot,
                };
                let length = length_at(self.words, at + clock.words);
                Ok(Some(match (clock.when, length) {
                    (When::At(start), Some((length, taken))) => {
                        let all = at..at + clock.words + taken;
                        let span =
                            lasting(start, length).map_err(|fault| self.refused(&fault, all.clone()))?;
                        TimeRead { when: When::Span(span), words: all.len(), ..read }
                    }
                    _ => read,
                }))
            }
            Read::Text(..) => Ok(None),
            Read::Nothing => Ok(length_at(self.words, at).map(|(length, words)| TimeRead {
                when: When::Length(length),
                words,
                has_half: false,
                has_dot: false,
            })),
        }
    }

    fn of_calendar(&self, day: &Dated, at: usize) -> Result<NaiveDate, EntryError> {
        day.date.ok_or_else(|| {
            let words = at..at + day.words;
            let text = typed(&self.words[words.clone()]);
            let message = format!("'{text}' is not a date of the calendar; quote it to keep it as text");
            EntryError { message, at: self.bytes(words), suggestion: None }
        })
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

    fn refused(&self, fault: &Fault, words: Range<usize>) -> EntryError {
        let text = typed(&self.words[words.clone()]);
        let (message, suggestion) = (fault.sentence(&text), fault.suggestion());
        EntryError { message, at: self.bytes(words), suggestion }
    }

    fn bytes(&self, words: Range<usize>) -> Range<usize> {
        self.words[words.start].range.start..self.words[words.end - 1].range.end
    }

    /// Where the title ends before a time or a day: a word that leads to it goes with it, and `for` before a length.
    fn before(&self, start: usize) -> usize {
        let leads = start > 1 && self.is_one_of(start - 1, &LEADS);
        let lasts = start > 1 && self.is_one_of(start - 1, &["for"]);
        start - usize::from(leads || lasts && length_at(self.words, start).is_some())
    }

    /// Whether what begins at a word says until when: `by friday`.
    fn is_deadline(&self, start: usize, when: When) -> bool {
        let lasts = matches!(when, When::Length(_)) && start > 0 && self.is_one_of(start - 1, &["for"]);
        start > 0 && self.is_one_of(start - 1, &DEADLINES) && !lasts
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| !word.literal && words.iter().any(|one| word.text.eq_ignore_ascii_case(one)))
    }
}

/// A range or a start as minutes, where a time says one.
pub(super) fn start_of(when: When) -> Option<Time> {
    match when {
        When::Span(Span { start, .. }) | When::At(start) => Some(start),
        When::Length(_) | When::None => None,
    }
}
