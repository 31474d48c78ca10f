//! Notes on a line for the user: a time at night that may be meant for the afternoon, and title that looks like a
//! time, a day or a tag.

use chrono::{Datelike, NaiveDate};

use super::clock::{self, ClockWord};
use super::dates::{Dated, DayForm, date_at};
use super::ends::{DEADLINES, LineEnds, start_of};
use super::moment::Setting;
use super::prefix::{forms, is_sigil};
use super::tokens::{Word, typed};
use super::{EntryTime, LineFor, dates, length};
use crate::domain::date::weekday_name;
use crate::domain::id::nearest;
use crate::domain::time::{DAY, HOUR, Time};

/// The shortest length of a start alone, in minutes.
const UNSAID_LENGTH: u32 = 30;

/// Returns the notes on a line, a sentence each, in the order of the line.
pub(super) fn of(words: &[&Word], ends: &LineEnds, setting: &Setting) -> Vec<String> {
    let mut notes: Vec<String> = at_night(ends, setting).into_iter().collect();
    let mut at = ends.title.start;
    while at < ends.title.end {
        let (note, taken) = note_at(words, at, ends, setting);
        notes.extend(note);
        at += taken.max(1);
    }
    notes
}

/// Returns the note on a time without am or pm that ends before the waking hours. It suggests the time in the
/// afternoon.
fn at_night(ends: &LineEnds, setting: &Setting) -> Option<String> {
    let start = start_of(ends.when).filter(|_| !ends.has_half)?;
    let length = match ends.when {
        EntryTime::Span(span) => span.end.minutes().saturating_sub(span.start.minutes()),
        EntryTime::From(_, length) => length.0,
        _ => UNSAID_LENGTH,
    };
    let (from, wakes) = (start.minutes(), setting.day.wake.start.minutes());
    if setting.is_waking(start) || from + length > wakes {
        return None;
    }
    let part = if from < 5 * HOUR { "at night" } else { "in the morning" };
    let time = |minutes: u32, bare: bool| match (minutes / HOUR, minutes % HOUR) {
        (hours, 0) if bare => hours.to_string(),
        (hours, past) => format!("{hours}:{past:02}"),
    };
    let (later, end) = (from + DAY / 2, from + DAY / 2 + length);
    let hint = match ends.when {
        // A log is about the past, so no later time is suggested.
        _ if setting.aim == LineFor::Log => String::new(),
        _ if !setting.is_waking(Time::from_minutes(later)) || end > DAY => String::new(),
        EntryTime::Span(_) | EntryTime::From(..) => {
            let bare = later % HOUR == 0 && end % HOUR == 0;
            format!(" Did you mean {}-{}?", time(later, bare), time(end, bare))
        }
        _ => format!(" Did you mean {}?", time(later, false)),
    };
    Some(format!("{} {part}.{hint}", time(from, false)))
}

/// Returns the note on the text at a word of the title, and its number of words. None where no note is needed.
fn note_at(words: &[&Word], at: usize, ends: &LineEnds, setting: &Setting) -> (Option<String>, usize) {
    let Some(word) = words.get(at).filter(|word| !word.literal) else { return (None, 1) };
    let within = |taken: usize| at + taken <= ends.title.end;
    let part = |taken: usize| format!("'{}' is part of the title.", typed(words, at..at + taken));
    match clock::read_at(words, at, setting.day.start) {
        ClockWord::Time(clock) if within(clock.words) => {
            let hint = match ends.when {
                _ if setting.aim.is_inbox() => " Things in the inbox have no time.",
                EntryTime::None => " Put it first to make it the time.",
                _ => "",
            };
            return (Some(part(clock.words) + hint), clock.words);
        }
        ClockWord::Refused(_) => return (Some(part(1)), 1),
        // After the first word it is a result, such as `Chess 2-2`.
        ClockWord::Text(taken, Some(why)) if why == clock::SAME_HOUR && at > ends.title.start => {
            return (None, taken);
        }
        ClockWord::Text(taken, Some(why)) if within(taken) => {
            return (Some(format!("{} {why}", part(taken))), taken);
        }
        ClockWord::Text(taken, None) => return (None, taken),
        _ if length::is_no_length(word) => return (Some(part(1)), 1),
        _ => {}
    }
    if let Some(note) = marked(word, at, ends, setting) {
        return (Some(note), 1);
    }
    let is_last = at + 1 == ends.title.end && ends.date.is_some() && ends.title.end < words.len();
    if is_last && ["next", "last", "this"].iter().any(|one| word.text.eq_ignore_ascii_case(one)) {
        return (Some(format!("{} Write the date where you mean another week.", part(1))), 1);
    }
    if let Some(day) = date_at(words, at, setting.today, setting.aim).filter(|day| within(day.words)) {
        return (day_note(words, at, &day, ends, setting).map(|hint| part(day.words) + &hint), day.words);
    }
    (tag_note(&word.text, setting.aim).map(|hint| part(1) + &hint), 1)
}

/// Returns the note on a word that would be a time or a day without its punctuation: `tomorrow.`, `(12-13)`, `17.00`.
fn marked(word: &Word, at: usize, ends: &LineEnds, setting: &Setting) -> Option<String> {
    let (text, start) = (&word.text, setting.day.start);
    let inner = text.trim_start_matches('(').trim_end_matches([')', '.', ',', '!', '?', ';']);
    let note = |meant: &str, what: &str| {
        Some(format!("'{text}' is part of the title. Write {meant} to make it the {what}."))
    };
    let is_at_an_edge = at == ends.title.start || at + 1 == ends.title.end;
    let with_colon = inner.replace('.', ":");
    match clock::time(&with_colon, start) {
        _ if setting.aim.is_inbox() => None,
        _ if inner != text && (clock::span(inner, start).is_ok() || clock::time(inner, start).is_some()) => {
            Some(format!("'{text}' is part of the title. Write {inner} in front to make it the time."))
        }
        _ if inner != text && length::duration(inner).is_some() => note(inner, "length"),
        _ if inner != text && dates::is_plain(inner, setting.today) => note(inner, "day"),
        Some(time)
            if with_colon != *text
                && is_at_an_edge
                && ends.when == EntryTime::None
                && setting.is_waking(time) =>
        {
            note(&with_colon, "time")
        }
        _ => None,
    }
}

/// Returns the hint on a day in the title. None where it is probably not a day: `+3`, or `sat` in the middle.
fn day_note(words: &[&Word], at: usize, day: &Dated, ends: &LineEnds, setting: &Setting) -> Option<String> {
    let is_at_an_edge = at == ends.title.start || at + day.words == ends.title.end;
    let is_step = words.get(at).is_some_and(|word| word.text.starts_with(['+', '-']));
    if day.form == DayForm::Short && (!is_at_an_edge || is_step) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_deadline =
        before.is_some_and(|word| DEADLINES.iter().any(|one| word.text.eq_ignore_ascii_case(one)));
    // `next friday` may mean another week, so the date itself is offered. The word before it stays in the title.
    let is_after_next = before.is_some_and(|word| word.text.eq_ignore_ascii_case("next"));
    Some(match day.date {
        Some(date) if is_deadline || setting.aim.is_inbox() => {
            format!(" Write due:{} to make it the due date.", shortest(date, setting))
        }
        Some(_) if ends.date.is_some() => String::new(),
        Some(date) if is_after_next => format!(" Write the date in front: {date}."),
        Some(_) if day.form.leads() => " Put it first to make it the day.".to_owned(),
        Some(date)
            if day.form == DayForm::Short
                && day.words == 1
                && words.get(at).is_some_and(|word| word.text.chars().all(char::is_alphabetic)) =>
        {
            let name = weekday_name(date.weekday()).to_lowercase();
            format!(" Write {name} to make it the day, or put it beside a time.")
        }
        Some(_) => " Put it beside a time to make it the day.".to_owned(),
        None => String::new(),
    })
}

/// Returns a day as the text of a tag: the weekday, such as `fri`, where the next one is that day, else the date.
fn shortest(date: NaiveDate, setting: &Setting) -> String {
    let name = weekday_name(date.weekday())[..3].to_lowercase();
    let next = super::dates::date(&name, setting.today);
    if next == Some(date) { name } else { date.to_string() }
}

/// Returns the hint on a word of the title that looks like a tag. None for other words.
fn tag_note(word: &str, aim: LineFor) -> Option<String> {
    if aim.edits()
        && let Some(tag) = word.strip_prefix("-#")
    {
        return Some(format!(" Write value:-{tag} to take the value away."));
    }
    let mut letters = word.chars();
    if let (Some('(' | '['), Some(sigil), Some(first)) = (letters.next(), letters.next(), letters.next())
        && is_sigil(sigil)
        && first.is_alphabetic()
    {
        return Some(format!(" Put a space before {sigil} to make it a tag."));
    }
    let (key, name) = word.split_once(':')?;
    if name.is_empty() && forms().any(|form| word.eq_ignore_ascii_case(form)) {
        return Some(" Write a name after the colon to make it a tag.".to_owned());
    }
    let forms = forms().map(|form| form.trim_end_matches(':'));
    let is_key = key.len() >= 3 && key.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !is_key || name.is_empty() || name.starts_with('/') {
        return None;
    }
    let near = nearest(key, forms)?;
    Some(match near.eq_ignore_ascii_case(key) {
        true => " Close its quote to make it a tag.".to_owned(),
        false => format!(" Did you mean {near}:{name}?"),
    })
}
