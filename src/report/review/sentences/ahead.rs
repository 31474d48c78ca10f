//! What is said of the week ahead, and of what a review changes in it.

use chrono::{Datelike, NaiveDate};

use crate::domain::config::Clock;
use crate::domain::date::{short, weekday_name};
use crate::domain::{Minutes, Span};
use crate::planning::slot;
use crate::report::review::ahead::{Ahead, DayAhead, Starving};
use crate::report::review::figures::ReviewReport;
use crate::report::review::left_over::{DayWay, LeftDay, LeftOverWay, LeftOverWhy, Leftover};
use crate::report::season::sentences::counted;

/// What it is for, else the question, with how many blocks were left over or, of a week that is reviewed, stay.
pub(super) fn headline(content: &ReviewReport) -> String {
    let ahead = &content.ahead;
    if let Some(intention) = &ahead.intention {
        return intention.clone();
    }
    let is_reviewed = content.record.reviewed.is_some();
    let counts = |one: &&Leftover| !is_reviewed || one.way().0 == LeftOverWay::Leave;
    let left = match (ahead.leftovers.iter().filter(counts).count(), is_reviewed) {
        (0, _) => String::new(),
        (1, false) => " One block was left over.".to_owned(),
        (1, true) => " One block stays as it is.".to_owned(),
        (count, false) => format!(" {} blocks were left over.", capital(&counted(count))),
        (count, true) => format!(" {} blocks stay as they are.", capital(&counted(count))),
    };
    format!("What is W{:02} for?{left}", ahead.week.number())
}

/// What blocks are that have no status: left over or, of a week that is reviewed, left as they are.
pub fn left(content: &ReviewReport) -> &'static str {
    if content.record.reviewed.is_some() { "left as it is" } else { "left over" }
}

/// With a large first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// What finishing has changed, part by part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// In the week that is over: `two crossed out`, `one done`.
    pub behind: Vec<String>,
    /// In the week ahead: `two carried`, `Friday a day of grace`.
    pub ahead: Vec<String>,
}

impl Done {
    /// What finishing changes, as it stands.
    pub fn of(ahead: &Ahead) -> Done {
        Done::parted(ahead, summary(ahead))
    }

    /// The same in few letters, for the last line.
    pub fn in_brief(ahead: &Ahead) -> Done {
        Done::parted(ahead, brief(ahead))
    }

    /// The blocks that are carried come first, then the others that were left over, then what concerns days ahead.
    fn parted(ahead: &Ahead, parts: Vec<String>) -> Done {
        let (all, carried) =
            (counts(ahead).len(), counts(ahead).iter().filter(|one| one.1 == CARRIED).count());
        let mut done = Done::default();
        for (at, part) in parts.into_iter().enumerate() {
            if (carried..all).contains(&at) { done.behind.push(part) } else { done.ahead.push(part) }
        }
        done
    }

    /// `: two crossed out. Next week: one carried`, to follow a word on the review; nothing where nothing changed.
    pub fn in_words(&self, ahead: &str, join: fn(&[String]) -> String) -> String {
        let behind = if self.behind.is_empty() { String::new() } else { format!(": {}", join(&self.behind)) };
        match self.ahead.is_empty() {
            true => behind,
            false => format!("{behind}. {ahead}: {}", join(&self.ahead)),
        }
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.ahead.is_empty()
    }
}

const CARRIED: &str = "carried";

/// How many blocks go which way, those that are carried first; not those that stay.
fn counts(ahead: &Ahead) -> Vec<(usize, &'static str)> {
    let count = |is_meant: fn(LeftOverWay) -> bool| {
        ahead.leftovers.iter().filter(|one| is_meant(one.way().0)).count()
    };
    let ways = [
        (count(|way| matches!(way, LeftOverWay::Day(_))), CARRIED),
        (count(|way| way == LeftOverWay::Inbox), "to the inbox"),
        (count(|way| way == LeftOverWay::CrossOut), "crossed out"),
        (count(|way| way == LeftOverWay::Done), "done"),
    ];
    ways.into_iter().filter(|(count, _)| *count > 0).collect()
}

/// What finishing changes, part by part: `two carried`, `Friday a day of grace`.
pub fn summary(ahead: &Ahead) -> Vec<String> {
    let ways = counts(ahead).into_iter().map(|(count, words)| format!("{} {words}", counted(count)));
    let mut parts: Vec<String> = ways.collect();
    for day in changed_days(ahead) {
        let no = if day.is_grace { "a day of grace" } else { "no day of grace" };
        parts.push(format!("{} {no}", weekday_name(day.date.weekday())));
    }
    for (one, date, span) in slots(ahead) {
        let length = Minutes(span.minutes()).short();
        parts.push(format!("{length} on {} for {}", weekday_name(date.weekday()), one.name));
    }
    parts
}

/// The same in few letters, for the last line: `2 carried`, `Fri grace`, `Health on Mon`.
fn brief(ahead: &Ahead) -> Vec<String> {
    let day = |date: NaiveDate| weekday_name(date.weekday())[..3].to_owned();
    let ways = counts(ahead).into_iter().map(|(count, words)| format!("{count} {words}"));
    let grace = changed_days(ahead)
        .map(|one| format!("{} {}", day(one.date), if one.is_grace { "grace" } else { "no grace" }));
    let slots = slots(ahead).map(|(one, date, _)| format!("{} on {}", one.name, day(date)));
    ways.chain(grace).chain(slots).collect()
}

fn changed_days(ahead: &Ahead) -> impl Iterator<Item = &DayAhead> {
    ahead.days.iter().filter(|day| day.is_grace != day.was_grace)
}

fn slots(ahead: &Ahead) -> impl Iterator<Item = (&Starving, NaiveDate, Span)> {
    ahead.starving.iter().filter_map(|one| one.slot().map(|(date, span)| (one, date, span)))
}

/// What becomes of a block that was left over: `carried to Tue 24 Nov, 9:00`.
pub fn way(clock: Clock, leftover: &Leftover) -> String {
    match leftover.way() {
        (LeftOverWay::Day(date), Some(span)) => {
            format!("carry to {}, {}", short(date), span.start.short(clock))
        }
        (LeftOverWay::Day(date), None) => format!("carry to {}", short(date)),
        (LeftOverWay::Inbox, _) => "back to the inbox".to_owned(),
        (LeftOverWay::CrossOut, _) => "cross out".to_owned(),
        (LeftOverWay::Done, _) => "it was done, as planned".to_owned(),
        (LeftOverWay::Leave, _) => "leave it as it is".to_owned(),
    }
}

/// Why a block is offered that way, where that is not plain: `its routine brings it again`.
pub fn why(leftover: &Leftover) -> Option<&'static str> {
    Some(match leftover.why? {
        LeftOverWhy::Begun => "something of it was lived",
        LeftOverWhy::OwnHour => "its hour is over",
        LeftOverWhy::Routine => "its routine brings it again",
        LeftOverWhy::Upkeep => "chores end with their day",
    })
}

/// How much was left over of a day: `9 blocks, nothing written down`.
pub fn left_of_day(day: &LeftDay, is_short: bool) -> String {
    let count = day.blocks.len();
    match (is_short, day.is_past) {
        (true, _) => format!("{count} blocks, no word"),
        (false, true) => format!("{count} blocks without a word"),
        (false, false) => format!("{count} blocks, nothing written down"),
    }
}

/// What becomes of that: `cross them all out`.
pub fn way_of_day(ahead: &Ahead, day: &LeftDay) -> &'static str {
    let blocks = ahead.leftovers.get(day.blocks.clone()).unwrap_or_default();
    match day.way {
        DayWay::Leave => "leave them as they are",
        // What was lived was not lived as planned.
        DayWay::Done if blocks.iter().any(|one| !one.target.block.actual.is_empty()) => "all done",
        DayWay::Done => "all done, as planned",
        DayWay::CrossOut => "cross them all out",
        DayWay::Each => "one by one",
    }
}

/// What a starving value is offered, and whether it is taken: `plan half an hour on Tuesday, 17:15`.
pub fn offer(clock: Clock, today: NaiveDate, starving: &Starving) -> String {
    let words = |(date, span): &(NaiveDate, Span)| slot::in_words(clock, today, *date, *span);
    match (starving.slot(), starving.slots.first()) {
        (Some(slot), _) => format!("plan {}", words(&slot)),
        (None, Some(free)) => format!("{} is free", words(free)),
        (None, None) => "no half hour is free outside your boundaries".to_owned(),
    }
}
