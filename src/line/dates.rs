//! Days as people type them: alone as an argument, and among the words of a line.

use chrono::{Datelike, NaiveDate, Weekday};

use super::LineFor;
use super::tokens::Word;
use crate::domain::date::{self, Week, plus};

/// The most years to look for a day without a year: 29 February comes again within 8 years.
const YEARS: i32 = 8;

/// Reads a DATE argument: `today`, `yesterday`, `tomorrow`, `mon` to `sun` (the next one, today included),
/// `2026-11-24`, `+3`, `-1`. None where the text is anything else.
///
/// ```
/// use aplomb::line::date;
///
/// let wednesday = "2026-11-18".parse().unwrap();
/// assert_eq!(date("fri", wednesday), "2026-11-20".parse().ok());
/// assert_eq!(date("+3", wednesday), "2026-11-21".parse().ok());
/// assert_eq!(date("someday", wednesday), None);
/// ```
pub fn date(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    argument(text, today, LineFor::Add)
}

/// Reads a DATE argument as [`date()`] does, but a weekday is the last one, today included.
pub fn date_past(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    argument(text, today, LineFor::Log)
}

fn argument(text: &str, today: NaiveDate, aim: LineFor) -> Option<NaiveDate> {
    let far = || steps(text.trim(), 5).map(|days| plus(today, days));
    one_word(text.trim(), today, aim).map(|(date, _)| date).or_else(far)
}

/// Reads a day in every form, for places where only a day can be typed: a DATE, a WEEK (its Monday), `24` (of the
/// month of `seen`), and `12-24`, `24 dec`, `December 24` (of this year) or `24 dec 2027`. None for any other text.
pub fn day(text: &str, today: NaiveDate, seen: NaiveDate) -> Option<NaiveDate> {
    let of_month = || {
        let number: u32 = text.trim().parse().ok().filter(|number| (1..=31).contains(number))?;
        seen.with_day(number)
    };
    date(text, today)
        .or_else(|| week(text, today).map(Week::monday))
        .or_else(of_month)
        .or_else(|| day_of_year(text, today.year()))
        .or_else(|| {
            let (day, year) = text.trim().rsplit_once(' ')?;
            in_words(day, self::year(year)?)
        })
}

/// Reads a day without a year as one of this year: `12-24`, `24 dec`, `December 24`. None where the text is anything
/// else.
pub fn day_of_year(text: &str, year: i32) -> Option<NaiveDate> {
    date::parse_iso(&format!("{year:04}-{}", text.trim())).or_else(|| in_words(text, year))
}

/// Reads `24 dec` or `December 24`, of that year.
fn in_words(text: &str, year: i32) -> Option<NaiveDate> {
    let (first, second) = text.trim().split_once(' ')?;
    let (month, day, _) = month_and_day(first, second.trim())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Reads a WEEK argument: `this`, `last`, `next`, `2026-W47`. None where the text is anything else.
pub fn week(text: &str, today: NaiveDate) -> Option<Week> {
    let word = text.trim().to_ascii_lowercase();
    let this = Week::of(today);
    match word.as_str() {
        "this" => Some(this),
        "last" => Some(this.plus(-1)),
        "next" => Some(this.plus(1)),
        _ => word.to_ascii_uppercase().parse().ok(),
    }
}

/// A day among the words of a line.
#[derive(Clone, Copy)]
pub(super) struct Dated {
    /// The day. None where the calendar has no such day: `31 nov`.
    pub(super) date: Option<NaiveDate>,
    /// The number of words.
    pub(super) words: usize,
    /// The form in which it is typed.
    pub(super) form: DayForm,
}

/// The form in which a day is typed. It decides where the day counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DayForm {
    /// `today`, `tomorrow`, a weekday in full, an ISO date.
    Plain,
    /// `yesterday`.
    Yesterday,
    /// `20 nov`.
    DayAndMonth,
    /// `nov 20`, `20.11.`, `+3`, `fri`. They count only beside a time.
    Short,
}

impl DayForm {
    /// Whether it counts in front of a line without a time beside it.
    pub(super) fn leads(self) -> bool {
        self != DayForm::Short
    }

    /// Whether it counts at the end of a line without a time beside it. `yesterday` does only in a log.
    pub(super) fn closes(self, aim: LineFor) -> bool {
        self == DayForm::Plain || self == DayForm::Yesterday && aim == LineFor::Log
    }
}

/// Whether a word is a day that counts without a time beside it.
pub(super) fn is_plain(word: &str, today: NaiveDate) -> bool {
    one_word(word, today, LineFor::Add).is_some_and(|(_, form)| form != DayForm::Short)
}

/// Returns the day that begins at a word. None where there is none.
pub(super) fn date_at(words: &[&Word], at: usize, today: NaiveDate, aim: LineFor) -> Option<Dated> {
    let plain = |at: usize| {
        let word = words.get(at).filter(|word| word.is_plain())?;
        Some(word.text.trim_end_matches([':', ',']))
    };
    let first = plain(at)?;
    if let Some((date, form)) = one_word(first, today, aim) {
        return Some(Dated { date: Some(date), words: 1, form });
    }
    let day = first.get(..10).filter(|_| first.get(10..11) == Some("T")).unwrap_or(first);
    if has_iso_form(day) && date::parse_iso(day).is_none() {
        return Some(Dated { date: None, words: 1, form: DayForm::Plain });
    }
    if let Some((day, month, year)) = dotted(first) {
        return Some(Dated { date: in_year(month, day, year, today, aim), words: 1, form: DayForm::Short });
    }
    let (month, day, day_first) = month_and_day(first, plain(at + 1)?)?;
    let form = if day_first { DayForm::DayAndMonth } else { DayForm::Short };
    let year = plain(at + 2).and_then(year);
    let words = 2 + usize::from(year.is_some());
    Some(Dated { date: in_year(month, day, year, today, aim), words, form })
}

fn one_word(word: &str, today: NaiveDate, aim: LineFor) -> Option<(NaiveDate, DayForm)> {
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "today" => return Some((today, DayForm::Plain)),
        "yesterday" => return Some((plus(today, -1), DayForm::Yesterday)),
        "tomorrow" => return Some((plus(today, 1), DayForm::Plain)),
        _ => {}
    }
    if let Some(days) = steps(&lower, 2) {
        return Some((plus(today, days), DayForm::Short));
    }
    if let Some(day) = date::weekday(&lower) {
        let form = if lower.len() > 3 { DayForm::Plain } else { DayForm::Short };
        return Some((weekday(day, today, aim), form));
    }
    date::parse_iso(&lower).map(|date| (date, DayForm::Plain))
}

/// Returns the date of a weekday: the next one, today included. In a log it is the last one.
fn weekday(day: Weekday, today: NaiveDate, aim: LineFor) -> NaiveDate {
    let (day, now) = (day.num_days_from_monday(), today.weekday().num_days_from_monday());
    match aim {
        LineFor::Log => plus(today, -i64::from((7 + now - day) % 7)),
        _ => plus(today, i64::from((7 + day - now) % 7)),
    }
}

/// Reads `+3` or `-1`, with at most `most` digits.
fn steps(word: &str, most: usize) -> Option<i64> {
    let digits = word.strip_prefix(['+', '-'])?;
    let days: i64 = (digits.len() <= most && all_digits(digits)).then(|| digits.parse().ok()).flatten()?;
    Some(if word.starts_with('-') { -days } else { days })
}

fn has_iso_form(word: &str) -> bool {
    let form = |(place, letter): (usize, u8)| {
        if matches!(place, 4 | 7) { letter == b'-' } else { letter.is_ascii_digit() }
    };
    word.len() == 10 && word.bytes().enumerate().all(form)
}

/// Reads `20.11.` or `20.11.2026` as day, month and year. The year is None where there is none.
fn dotted(word: &str) -> Option<(u32, u32, Option<i32>)> {
    let mut parts = word.split('.');
    let mut number = || -> Option<u32> {
        let digits = parts.next().filter(|digits| digits.len() <= 2 && all_digits(digits))?;
        digits.parse().ok()
    };
    let (day, month) = (number()?, number()?);
    match (parts.next()?, parts.next()) {
        ("", None) => Some((day, month, None)),
        (last, None) => Some((day, month, Some(year(last)?))),
        _ => None,
    }
}

/// Reads month and day of `20 nov`, `20. November` or `nov 20`, and whether the day comes first. A month needs at
/// least three letters.
fn month_and_day(first: &str, second: &str) -> Option<(u32, u32, bool)> {
    let (first, second) = (first.trim_end_matches('.'), second.trim_end_matches('.'));
    let day_first = all_digits(first);
    let (number, name) = if day_first { (first, second) } else { (second, first) };
    let day: u32 = (number.len() <= 2 && all_digits(number)).then(|| number.parse().ok()).flatten()?;
    let name = name.to_lowercase();
    let is_it = |month: &str| name.len() >= 3 && month.to_lowercase().starts_with(&name);
    let (number, _) = (1..).zip(date::MONTHS).find(|(_, month)| is_it(month))?;
    Some((number, day, day_first))
}

/// Reads a year of this century, in four digits.
fn year(word: &str) -> Option<i32> {
    (word.len() == 4 && word.starts_with("20") && all_digits(word)).then(|| word.parse().ok()).flatten()
}

/// Returns a day of a year. Without a year it is the next such day, today included. In a log it is the last one. None
/// where there is no such day.
fn in_year(month: u32, day: u32, year: Option<i32>, today: NaiveDate, aim: LineFor) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let years = (0..=YEARS).map(|years| if aim == LineFor::Log { -years } else { years });
    years
        .filter_map(|years| NaiveDate::from_ymd_opt(today.year() + years, month, day))
        .find(|date| if aim == LineFor::Log { *date <= today } else { *date >= today })
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
