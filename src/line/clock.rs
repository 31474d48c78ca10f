//! Times of day and ranges, as people type them: `9-10:30`, `9 to 10`, `9am - 10.30am`, `22:00-1:30`, `3 pm`, `14:00`.
//!
//! Words are taken apart into numbers, halves of the day and dashes first, so that it makes no difference which of them
//! stand apart.

use super::length;
use super::tokens::{self, Word};
use super::{EntryError, When};
use crate::domain::time::{DAY, HOUR, Minutes, Span, Time};

pub(super) const DASHES: [char; 3] = ['-', '–', '—'];

const NOON: u32 = DAY / 2;
/// A range into the night lasts at most this long.
const LONGEST_NIGHT: u32 = 12 * HOUR;
/// A time is written in at most this many words: `9 am to 10 am`.
const MOST_WORDS: usize = 5;

/// What stands at a place of a line where a time could.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read {
    /// A time.
    Time(Clocked),
    /// What means a time and can't be one.
    Refused(EntryError),
    /// Text that looks like a time: so many words, and why it is none where that has to be said.
    Text(usize, Option<String>),
    /// Anything else.
    Nothing,
}

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clocked {
    /// A range, or a start alone.
    pub(super) when: When,
    /// How many words it takes.
    pub(super) words: usize,
    /// Whether it says am or pm.
    pub(super) has_half: bool,
    /// Whether a dot stands for a colon in it, without am or pm.
    pub(super) has_dot: bool,
}

/// Reads a time of day: `14:05`, `9am`, `9.30am`, `25:30`. One before the day's start means that night.
pub fn time(text: &str, day_start: Time) -> Option<Time> {
    match all_of(text, day_start) {
        Some(When::At(time)) => Some(time),
        _ => None,
    }
}

/// Reads a range: `9-10:30`, `9am-10.30am`, `22:00-1:30`, and `14:00 45m`.
///
/// # Errors
///
/// Where the text is no range, ends before it starts, or ends too late, with what would be right where there is one.
pub fn span(text: &str, day_start: Time) -> Result<Span, EntryError> {
    match spans(text, day_start)?.as_slice() {
        [span] => Ok(*span),
        _ => Err(no_range(text)),
    }
}

/// Reads ranges one after another: `9:05-9:50 10:00 - 10:40`.
///
/// # Errors
///
/// As [`span`], for the first that is none.
pub fn spans(text: &str, day_start: Time) -> Result<Vec<Span>, EntryError> {
    let words = tokens::words(text);
    let words: Vec<&Word> = words.iter().collect();
    let mut spans = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let clocked = match read_at(&words, at, day_start) {
            Read::Time(clocked) => clocked,
            Read::Refused(error) => return Err(EntryError { at: 0..text.len(), ..error }),
            Read::Text(..) | Read::Nothing => return Err(no_range(words[at].text.as_str())),
        };
        let next = at + clocked.words;
        let (span, taken) = match (clocked.when, length::length_at(&words, next)) {
            (When::Span(span), _) => (span, 0),
            (When::At(start), Some((length, taken))) => {
                let refused = |fault: Fault| EntryError {
                    message: fault.sentence(&typed(&words[at..next + taken])),
                    at: 0..text.len(),
                    suggestion: fault.suggestion(),
                };
                (lasting(start, length).map_err(refused)?, taken)
            }
            _ => return Err(no_range(words[at].text.as_str())),
        };
        spans.push(span);
        at = next + taken;
    }
    Ok(spans)
}

fn no_range(text: &str) -> EntryError {
    let message = format!("'{}' is not a time range. Write it as 9-10:30 or 9am-10:30am.", text.trim());
    EntryError { message, at: 0..text.len(), suggestion: None }
}

/// What a text says, if all of it is one time.
fn all_of(text: &str, day_start: Time) -> Option<When> {
    let words = tokens::words(text);
    let words: Vec<&Word> = words.iter().collect();
    match read_at(&words, 0, day_start) {
        Read::Time(clocked) if clocked.words == words.len() => Some(clocked.when),
        _ => None,
    }
}

/// A start and a length as a range.
///
/// # Errors
///
/// Where it lasts more than a day, or ends after 48:00.
pub(super) fn lasting(start: Time, length: Minutes) -> Result<Span, Fault> {
    if length.0 > DAY {
        return Err(Fault::Long);
    }
    start.shifted(i64::from(length.0)).map(|end| Span::new(start, end)).ok_or(Fault::Late)
}

/// What stands at a word where a time could.
pub(super) fn read_at(words: &[&Word], at: usize, day_start: Time) -> Read {
    let pieces = Pieces::of(words, at);
    let refused = |message: String, words_taken: usize, suggestion| {
        let range = words[at].range.start..words[at + words_taken - 1].range.end;
        Read::Refused(EntryError { message, at: range, suggestion })
    };
    let text = |words_taken: usize| typed(&words[at..at + words_taken]);
    let Some((start, after)) = pieces.clock(0) else { return Read::Nothing };
    let range = pieces.dash(after, &start).and_then(|after| pieces.clock(after)).and_then(|(end, after)| {
        let words_taken = pieces.words_before(after)?;
        Some((end, words_taken))
    });
    if let Some((end, taken)) = range {
        let both_bare = start.is_bare() && end.is_bare();
        let unit = words.get(at + taken).filter(|word| !word.literal && word.tag.is_none());
        if both_bare && (start.hours == end.hours || unit.is_some_and(|word| length::is_unit(&word.text))) {
            return Read::Text(taken, None);
        }
        if [&start, &end].iter().any(|clock| clock.is_bare() && clock.hours > 24) {
            let why = "After 24, write the minutes too, as in 24:30.";
            return Read::Text(taken, Some(why.to_owned()));
        }
        let typed = text(taken);
        return match (start.minutes(), end.minutes()) {
            (Some(_), Some(_)) => match forward_range(&start, &end, day_start) {
                Ok(span) => Read::Time(Clocked {
                    when: When::Span(span),
                    words: taken,
                    has_half: start.half.is_some() || end.half.is_some(),
                    has_dot: start.half.or(end.half).is_none()
                        && [&start, &end].iter().any(|clock| clock.mark == Some('.')),
                }),
                Err(fault) => refused(fault.sentence(&typed), taken, fault.suggestion()),
            },
            _ => refused(not_a_time(&typed), taken, None),
        };
    }
    match pieces.words_before(after) {
        Some(taken) if start.stands_alone() => match start.minutes() {
            Some(minutes) if minutes < 2 * DAY => Read::Time(Clocked {
                when: When::At(Time::from_minutes(start.in_day(minutes, day_start))),
                words: taken,
                has_half: start.half.is_some(),
                has_dot: false,
            }),
            _ => refused(not_a_time(&text(taken)), taken, None),
        },
        _ => Read::Nothing,
    }
}

fn not_a_time(text: &str) -> String {
    format!("'{text}' is not a time; quote it to keep it as text")
}

/// Words as they were typed, with one space between them and without a mark at their end.
pub(super) fn typed(words: &[&Word]) -> String {
    let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    text.trim_end_matches([':', ',']).to_owned()
}

/// What is wrong with a range.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It ends before it starts, or too far into the night. What would be right, where there is something.
    Backward(Option<String>),
    /// It ends after 48:00.
    Late,
    /// It is longer than a day.
    Long,
}

impl Fault {
    pub(super) fn sentence(&self, text: &str) -> String {
        match self {
            Fault::Backward(Some(better)) => {
                format!("'{text}' ends before it starts. Did you mean {better}?")
            }
            Fault::Backward(None) => {
                format!("'{text}' ends before it starts. Into the night it may last 12 hours at most.")
            }
            Fault::Late => format!("'{text}' ends after 48:00, too late for one day."),
            Fault::Long => format!("'{text}' is longer than a day; quote it to keep it as text"),
        }
    }

    pub(super) fn suggestion(&self) -> Option<String> {
        match self {
            Fault::Backward(better) => better.clone(),
            Fault::Late | Fault::Long => None,
        }
    }
}

/// The range from one clock to another: `2-3pm` is in the afternoon, `9-5pm` begins in the morning, `10-1am` in the
/// evening.
fn forward_range(start: &Clock, end: &Clock, day_start: Time) -> Result<Span, Fault> {
    if let (None, Some(half)) = (start.half, end.half) {
        let same = Clock { half: Some(half), ..*start };
        let before = same.minutes().zip(end.minutes()).is_some_and(|(from, to)| from < to);
        let evening = Clock { half: Some(Half::Afternoon), ..*start };
        let starts =
            [Some(same).filter(|_| before), Some(*start), Some(evening).filter(|_| half == Half::Morning)];
        let found = starts.iter().flatten().find_map(|start| forward(start, end, day_start));
        if let Some(span) = found {
            return Ok(span);
        }
    } else if let Some(span) = forward(start, end, day_start) {
        return Ok(span);
    }
    let later = end.later_half(start);
    Err(Fault::Backward(later.and_then(|later| {
        forward(start, &later, day_start).map(|_| format!("{}-{}", start.shown(), later.shown()))
    })))
}

fn forward(start: &Clock, end: &Clock, day_start: Time) -> Option<Span> {
    let (typed_from, typed_to) = (start.minutes()?, end.minutes()?);
    let from = start.in_day(typed_from, day_start);
    let to = if typed_to >= DAY || (from < DAY && typed_to > from) {
        typed_to
    } else if from >= DAY {
        // The start lies in the night, and so does the end.
        typed_to + DAY
    } else {
        let to = typed_to + DAY;
        (from >= NOON && to - from <= LONGEST_NIGHT).then_some(to)?
    };
    (to > from && to <= 2 * DAY).then(|| Span::new(Time::from_minutes(from), Time::from_minutes(to)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// A time as it was typed: `9`, `9:30`, `9.30`, `9am`, `9:30pm`. It need not be one that a day has.
#[derive(Debug, Clone, Copy)]
struct Clock {
    hours: u32,
    /// What stands between hours and minutes, if minutes are written.
    mark: Option<char>,
    past: u32,
    half: Option<Half>,
}

impl Clock {
    /// After midnight, with the half of the day taken into account. None where no day has such a time.
    fn minutes(&self) -> Option<u32> {
        let hours = match self.half {
            None => self.hours,
            Some(half) if (1..=12).contains(&self.hours) => {
                self.hours % 12 + if half == Half::Afternoon { 12 } else { 0 }
            }
            Some(_) => return None,
        };
        let minutes = hours * HOUR + self.past;
        (self.past < HOUR && minutes <= 2 * DAY).then_some(minutes)
    }

    /// Hours alone.
    fn is_bare(&self) -> bool {
        self.mark.is_none() && self.half.is_none()
    }

    /// Whether it is a time outside a range too: a lone `9` or `3.14` is text.
    fn stands_alone(&self) -> bool {
        self.mark == Some(':') || self.half.is_some()
    }

    /// Minutes into the planning day: a time before its start means that night.
    fn in_day(&self, minutes: u32, day_start: Time) -> u32 {
        let before = minutes < DAY && minutes < day_start.minutes();
        if before { minutes + DAY } else { minutes }
    }

    /// The same time in the afternoon, written as its start is: what `9-5` most likely means.
    fn later_half(&self, start: &Clock) -> Option<Clock> {
        if self.minutes()? >= NOON {
            return None;
        }
        Some(if self.half.is_some() || start.half.is_some() {
            let hours = if self.hours == 0 { 12 } else { self.hours };
            Clock { hours, half: Some(Half::Afternoon), ..*self }
        } else {
            Clock { hours: self.hours + 12, ..*self }
        })
    }

    fn shown(&self) -> String {
        let half = match self.half {
            None => "",
            Some(Half::Morning) => "am",
            Some(Half::Afternoon) => "pm",
        };
        match self.mark {
            Some(mark) => format!("{}{mark}{:02}{half}", self.hours, self.past),
            None => format!("{}{half}", self.hours),
        }
    }
}

/// A part of what a time is written with.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Number {
        hours: u32,
        mark: Option<char>,
        past: u32,
    },
    Half(Half),
    Dash,
    /// A mark at the end of a word, behind which no time goes on.
    Stop,
}

/// The parts of the words from one on, each with the number of the word that it stands in.
struct Pieces(Vec<(Piece, usize)>);

impl Pieces {
    fn of(words: &[&Word], at: usize) -> Pieces {
        let mut all = Vec::new();
        for (number, word) in words.iter().skip(at).take(MOST_WORDS).enumerate() {
            let pieces = if word.literal || word.tag.is_some() { None } else { pieces_of(&word.text) };
            let Some(pieces) = pieces else { break };
            all.extend(pieces.into_iter().map(|piece| (piece, number)));
        }
        Pieces(all)
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        self.0.get(at).map(|(piece, _)| *piece)
    }

    fn starts_word(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.0.get(before)), self.0.get(at)) {
            (Some((_, before)), Some((_, here))) => before != here,
            _ => true,
        }
    }

    /// The clock that begins at a piece, and where it ends.
    fn clock(&self, at: usize) -> Option<(Clock, usize)> {
        let Some(Piece::Number { hours, mark, past }) = self.piece(at) else { return None };
        let bare = Clock { hours, mark, past, half: None };
        match self.piece(at + 1) {
            Some(Piece::Half(half)) => Some((Clock { half: Some(half), ..bare }, at + 2)),
            _ => Some((bare, at + 1)),
        }
    }

    /// Where what follows the dash at a piece begins. None where there is no dash, or where it begins a date of its own:
    /// `9:00 -1`.
    fn dash(&self, at: usize, start: &Clock) -> Option<usize> {
        let Some(Piece::Dash) = self.piece(at) else { return None };
        let leads = self.starts_word(at) && !self.starts_word(at + 1);
        let bare_number = matches!(self.piece(at + 1), Some(Piece::Number { mark: None, .. }));
        (!leads || !bare_number || !start.stands_alone()).then_some(at + 1)
    }

    /// How many words end before a piece. None where a word goes on there.
    fn words_before(&self, at: usize) -> Option<usize> {
        let at = if matches!(self.piece(at), Some(Piece::Stop)) { at + 1 } else { at };
        let (_, last) = self.0.get(at.checked_sub(1)?)?;
        self.starts_word(at).then_some(last + 1)
    }
}

/// The parts of a word. None where it holds anything else.
fn pieces_of(word: &str) -> Option<Vec<Piece>> {
    let word = word.to_lowercase();
    if word == "to" {
        return Some(vec![Piece::Dash]);
    }
    let (mut rest, stops) = match word.strip_suffix([':', ',']) {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (word.as_str(), false),
    };
    let mut pieces = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (piece, length) = match first {
            'a' if rest.starts_with("am") => (Piece::Half(Half::Morning), 2),
            'p' if rest.starts_with("pm") => (Piece::Half(Half::Afternoon), 2),
            dash if DASHES.contains(&dash) => (Piece::Dash, dash.len_utf8()),
            _ => number(rest)?,
        };
        pieces.push(piece);
        rest = &rest[length..];
    }
    pieces.extend(stops.then_some(Piece::Stop));
    Some(pieces)
}

/// Hours at the head of a text, with minutes of two digits or without, and how many bytes they take.
fn number(text: &str) -> Option<(Piece, usize)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let length = digits(text);
    let hours = text.get(..length).filter(|_| (1..=2).contains(&length))?.parse().ok()?;
    let after = text.get(length..)?;
    match after.chars().next() {
        Some(mark @ (':' | '.')) => {
            let minutes = after.get(1..)?;
            let past = minutes.get(..2).filter(|_| digits(minutes) == 2)?.parse().ok()?;
            Some((Piece::Number { hours, mark: Some(mark), past }, length + 3))
        }
        _ => Some((Piece::Number { hours, mark: None, past: 0 }, length)),
    }
}
