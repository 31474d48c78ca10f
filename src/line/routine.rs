//! The line of a routine: when it repeats, then the line of its blocks.
//!
//! ```text
//! RULE [TIME] TITLE…     tags and keys anywhere after the rule
//!
//! RULE     mon wed  weekdays  daily      weekdays, every week
//!          3 tue  last fri  31           days of the month, the last where it is shorter
//!          05-14                         a day of the year
//! keys     every:2  from:2026-11-30  until:2027-06-30  once:yes  lasts:3
//! ```

use chrono::{Datelike, NaiveDate};

use super::dates::day_of_year;
use super::prefix::forms;
use super::tokens::{self, Word, as_a_word};
use super::vocabulary::Vocabulary;
use super::write::line_in_quotes;
use super::{EntryError, EntryTime, LineFor, ParsedEntry, dates, line, read};
use crate::domain::date::{month_name, weekday};
use crate::domain::id::nearest;
use crate::domain::routine::month_and_day;
use crate::domain::{Block, Minutes, MonthDay, Routine, Span, Weekdays};

/// The keys that only routines have.
const KEYS: [&str; 4] = ["every", "from", "until", "once"];
/// How long a block lasts whose line has only a start.
const LENGTH: Minutes = Minutes(30);
/// What a line of a routine begins with.
const RULES: &str = "mon wed, weekdays, daily, 3 tue, last fri, 31 or 05-14";

/// The content of a routine's line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoutineLine {
    /// The line of its blocks. It has no day.
    pub entry: ParsedEntry,
    /// The weekdays, the day of the month and the day of the year. None: the line has no rule.
    rule: Option<Rule>,
    every: Option<u32>,
    once: Option<bool>,
    /// The first day. None: the line has none. Some(None): `from:none`.
    from: Option<Option<NaiveDate>>,
    until: Option<Option<NaiveDate>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Rule {
    Days(Weekdays),
    Month(MonthDay),
    Year(String),
}

/// Reads a routine's line. With `edits` it changes a routine: it needs no rule and no title.
///
/// ```
/// use aplomb::domain::{Ledger, Profile};
/// use aplomb::line::{Vocabulary, read_routine};
///
/// let vocabulary = Vocabulary::new(&Profile::default(), &Ledger::default());
/// let wednesday = "2026-11-18".parse()?;
/// let line = read_routine("3 tue 19-21 Club @people", &vocabulary, wednesday, false)?;
/// let club = line.routine(&vocabulary)?;
/// assert_eq!(club.monthly.map(|day| day.words()).as_deref(), Some("3rd Tuesday"));
/// assert_eq!((club.title.as_str(), club.plan), ("Club", "19:00-21:00".parse().ok()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// - A new routine has no rule or no title.
/// - A key is unknown, or its value is none that it takes.
/// - The rest of the line has a day, or is refused as the line of a block.
pub fn read_routine(
    text: &str,
    vocabulary: &Vocabulary,
    today: NaiveDate,
    edits: bool,
) -> Result<RoutineLine, EntryError> {
    let words = tokens::words(text);
    let mut line = RoutineLine::default();
    let (rule, taken) = rule_in_front(&words)?;
    // `12-13` is a day of the year and a time. Without a title it changes the time.
    let is_time = words.first().is_some_and(|first| is_hours(&first.text)) && words.len() == 1 && edits;
    let (rule, taken) = if is_time { (None, 0) } else { (rule, taken) };
    line.rule = rule;
    let mut own: Vec<&Word> = words.iter().take(taken).collect();
    for word in words.iter().skip(taken).filter(|word| word.is_plain()) {
        if line.key(word, today)? {
            own.push(word);
        }
    }
    let rest = without(text, &own);
    let end = text.len();
    if line.rule.is_none() && !edits {
        return Err(refused(format!("write first when it repeats: {RULES}"), end..end));
    }
    if matches!(line.rule, Some(Rule::Month(_) | Rule::Year(_))) && line.every.is_some() {
        let at = words.iter().find(|word| word.text.to_lowercase().starts_with("every:"));
        let at = at.map_or(end..end, |word| word.range.clone());
        return Err(refused("every:2 means every 2 weeks. It needs a weekday: mon every:2".to_owned(), at));
    }
    if edits && tokens::words(&rest).is_empty() {
        return match own.is_empty() {
            true => Err(refused("nothing changes".to_owned(), end..end)),
            false => Ok(line),
        };
    }
    let aim = if edits { LineFor::Edit } else { LineFor::Add };
    line.entry = read(&rest, vocabulary, today, aim)?;
    if let (Some(Rule::Year(day)), Some(first)) =
        (&line.rule, words.first().filter(|first| is_hours(&first.text)))
    {
        let when = day_of_year(day, today.year()).map(without_year).unwrap_or_default();
        let example = first.text.replace('-', ":00-");
        line.entry.notes.push(format!("{day} is {when} here. For a time write mon {example}:00."));
    }
    if line.entry.date.is_some() {
        let message = "a routine has no date. Write from:2026-11-30 for its first day";
        return Err(refused(message.to_owned(), end..end));
    }
    Ok(line)
}

/// Returns the line that reads back as this routine. `with_from` writes its first day too.
pub fn routine_line(routine: &Routine, vocabulary: &Vocabulary, with_from: bool) -> String {
    let rule = match (&routine.monthly, &routine.yearly) {
        (Some(day), _) => day.to_string(),
        (None, Some(day)) => day.clone(),
        (None, None) => routine.days.names().collect::<Vec<_>>().join(" "),
    };
    let date = |key: &str, date: Option<NaiveDate>| date.map(|date| format!("{key}:{date}"));
    let keys = [
        routine.every.filter(|every| *every > 1).map(|every| format!("every:{every}")),
        date("from", routine.from.filter(|_| with_from)),
        date("until", routine.until),
        routine.once.then(|| "once:yes".to_owned()),
    ];
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    let whole = |block: String| {
        let parts = [rule.clone(), block].into_iter().chain(keys.iter().cloned());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let plain = whole(line(&routine.block(), vocabulary));
    let reads_back = read_routine(&plain, vocabulary, NaiveDate::default(), true)
        .is_ok_and(|line| line.entry.title == routine.title);
    if reads_back { plain } else { whole(line_in_quotes(&routine.block(), vocabulary)) }
}

impl RoutineLine {
    /// Returns a new routine, without an id.
    ///
    /// # Errors
    ///
    /// The line has a length and no start.
    pub fn routine(&self, vocabulary: &Vocabulary) -> Result<Routine, EntryError> {
        let block = self.entry.block(vocabulary);
        self.onto(&Routine::default(), block, self.plan(None)?)
    }

    /// Returns a routine with what the line says changed.
    ///
    /// # Errors
    ///
    /// The line has a length and the routine no start, or its time would end after 48:00.
    pub fn changed(&self, routine: &Routine, vocabulary: &Vocabulary) -> Result<Routine, EntryError> {
        let block = self.entry.changed(&routine.block(), vocabulary);
        let plan = match self.entry.when {
            EntryTime::None => routine.plan,
            _ => self.plan(routine.plan)?,
        };
        self.onto(routine, block, plan)
    }

    /// Returns a routine after its whole line was edited, as in the prompt. What is gone from the line is removed, but
    /// for the first day.
    ///
    /// # Errors
    ///
    /// The line has no rule, or the same as [`RoutineLine::changed`].
    pub fn rewritten(
        &self,
        routine: &Routine,
        vocabulary: &Vocabulary,
        today: NaiveDate,
    ) -> Result<Routine, EntryError> {
        if self.rule.is_none() {
            return Err(refused(format!("write first when it repeats: {RULES}"), 0..0));
        }
        let block = self.entry.rewritten(&routine.block(), vocabulary, today);
        let bare = Routine { every: None, until: None, once: false, ..routine.clone() };
        self.onto(&bare, block, self.plan(routine.plan)?)
    }

    /// Returns the routine with the rule, the keys and the block of the line.
    fn onto(&self, routine: &Routine, block: Block, plan: Option<Span>) -> Result<Routine, EntryError> {
        let mut routine = routine.like(&Block { plan, ..block });
        if let Some(rule) = &self.rule {
            (routine.days, routine.monthly, routine.yearly) = match rule.clone() {
                Rule::Days(days) => (days, None, None),
                Rule::Month(day) => (Weekdays::default(), Some(day), None),
                Rule::Year(day) => (Weekdays::default(), None, Some(day)),
            };
        }
        routine.every = self.every.map_or(routine.every, |every| Some(every).filter(|every| *every > 1));
        routine.once = self.once.unwrap_or(routine.once);
        routine.from = self.from.unwrap_or(routine.from);
        routine.until = self.until.unwrap_or(routine.until);
        Ok(routine)
    }

    /// Returns the planned time. None: no set time.
    fn plan(&self, before: Option<Span>) -> Result<Option<Span>, EntryError> {
        let when = match (self.entry.when, before) {
            (EntryTime::None, _) => return Ok(None),
            (EntryTime::At(start), None) => EntryTime::From(start, LENGTH),
            (when, _) => when,
        };
        let plan = when.applied_to(before);
        plan.map(Some).ok_or_else(|| refused("write from when to when, as in 7:00-7:45".to_owned(), 0..0))
    }

    /// Takes a word that is one of the keys of routines. Returns false where it is another word.
    fn key(&mut self, word: &Word, today: NaiveDate) -> Result<bool, EntryError> {
        let Some((key, value)) = word.text.split_once(':') else { return Ok(false) };
        let is_key = !key.is_empty() && key.chars().all(char::is_alphabetic);
        let is_own = KEYS.contains(&key.to_lowercase().as_str());
        if !is_key || (value.is_empty() && !is_own) || value.starts_with("//") {
            return Ok(false);
        }
        let wrong = |hint: &str| match value.is_empty() {
            true => refused(format!("{key}: is empty. Write {key}:{hint}"), word.range.clone()),
            false => {
                refused(format!("{key}:{value} is not possible. Write {key}:{hint}"), word.range.clone())
            }
        };
        let day = || match value.to_lowercase().as_str() {
            "none" => Some(None),
            text => dates::date(text, today).map(Some),
        };
        let number = || value.parse::<u32>().ok().filter(|number| *number > 0);
        match key.to_lowercase().as_str() {
            "every" => self.every = Some(number().ok_or_else(|| wrong("2 for every 2 weeks"))?),
            "from" => self.from = Some(day().ok_or_else(|| wrong("2026-11-30, or none"))?),
            "until" => self.until = Some(day().ok_or_else(|| wrong("2026-11-30, or none"))?),
            "once" => {
                self.once = Some(match value.to_lowercase().as_str() {
                    "yes" | "true" => true,
                    "no" | "false" => false,
                    _ => return Err(wrong("yes or once:no")),
                });
            }
            other => {
                let tags = forms().filter_map(|form| form.strip_suffix(':'));
                let near = nearest(other, KEYS.into_iter().chain(tags));
                let message = match near {
                    Some(near) => format!("no key '{key}:'; did you mean {near}:{value}?"),
                    None => as_a_word(&format!("no key '{key}:'"), &word.text),
                };
                let suggestion = near.map(|near| format!("{near}:{value}"));
                return Err(EntryError { message, at: word.range.clone(), suggestion });
            }
        }
        Ok(true)
    }
}

/// Returns whether a word that names a day of the year could be a time as well: `12-13`, not `05-14` or `12-24`.
fn is_hours(word: &str) -> bool {
    let hours = word.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    hours.is_some_and(|(from, to): (u32, u32)| !word.starts_with('0') && from < to && to < 24)
}

/// Returns `13 December`.
fn without_year(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month_name(date))
}

/// Returns the rule in front of a line, and how many words it has. None: the line begins with something else.
fn rule_in_front(words: &[Word]) -> Result<(Option<Rule>, usize), EntryError> {
    let plain = |at: usize| {
        let word = words.get(at).filter(|word| word.is_plain())?;
        Some(word.text.trim_end_matches([',', '.']).to_lowercase())
    };
    let Some(first) = plain(0) else { return Ok((None, 0)) };
    let counted = ["st", "nd", "rd", "th"].iter().find_map(|end| first.strip_suffix(end));
    let number = counted.filter(|_| first != "last").unwrap_or(&first);
    let of_month = plain(1).filter(|second| weekday(second).is_some()).map(|day| format!("{number} {day}"));
    let is_counted = first == "last" || number.parse::<u32>().is_ok();
    if let Some(text) = of_month.filter(|_| is_counted) {
        let at =
            words.first().map_or(0, |word| word.range.start)..words.get(1).map_or(0, |word| word.range.end);
        return match text.parse() {
            Ok(day) => Ok((Some(Rule::Month(day)), 2)),
            Err(message) => Err(refused(message, at)),
        };
    }
    if let Ok(day) = number.parse::<u32>() {
        let at = words.first().map_or(0..0, |word| word.range.clone());
        return match (1..=31).contains(&day) {
            true => Ok((Some(Rule::Month(MonthDay::Number(day))), 1)),
            false => Err(refused("a day of the month goes from 1 to 31".to_owned(), at)),
        };
    }
    if month_and_day(&first).is_some() {
        return Ok((Some(Rule::Year(first)), 1));
    }
    let names = (0..).map_while(|at| Weekdays::name(&plain(at)?)).collect::<Vec<_>>();
    let days: Weekdays = names.iter().copied().collect();
    Ok(((!days.is_empty()).then_some(Rule::Days(days)), names.len()))
}

/// Returns the text with some words left out, each with the space behind it. All other bytes keep their place.
fn without(text: &str, words: &[&Word]) -> String {
    let is_in = |at: usize| {
        words.iter().any(|word| {
            let has_space = text.get(word.range.end..).is_some_and(|rest| rest.starts_with(' '));
            (word.range.start..word.range.end + usize::from(has_space)).contains(&at)
        })
    };
    // Control characters are no part of a line.
    let kept = text.char_indices().map(|(at, letter)| match is_in(at) {
        true => "\u{1}".repeat(letter.len_utf8()),
        false => letter.to_string(),
    });
    kept.collect()
}

fn refused(message: String, at: std::ops::Range<usize>) -> EntryError {
    EntryError { message, at, suggestion: None }
}

#[cfg(test)]
mod tests;
