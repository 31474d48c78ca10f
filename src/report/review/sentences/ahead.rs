//! Sentences about next week, and about what a review changes in it.

use chrono::{Datelike, NaiveDate};

use crate::domain::config::Clock;
use crate::domain::date::weekday_name;
use crate::domain::{Minutes, Span};
use crate::planning::close::CloseWay;
use crate::planning::suggest;
use crate::report::close::{CloseKind, counts};
use crate::report::review::ahead::{Ahead, DayAhead, Starving};
use crate::report::review::figures::ReviewReport;
use crate::report::wording::and;

/// Returns the goal of the week. Without one, returns the question what the week is for, with the number of blocks
/// that are not marked.
pub(super) fn headline(content: &ReviewReport) -> String {
    let ahead = &content.ahead;
    if let Some(intention) = &ahead.intention {
        return intention.clone();
    }
    let is_reviewed = content.record.reviewed.is_some();
    let left = match ahead.unmarked.len() {
        count if count == 0 || is_reviewed => String::new(),
        1 => format!(" 1 block of week {} is not marked.", content.week.number()),
        count => format!(" {count} blocks of week {} are not marked.", content.week.number()),
    };
    format!("What is the goal of week {}?{left}", ahead.week.number())
}

/// Changes made by finishing a review, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Changes in the week that is over: `two skipped`, `one done`.
    pub behind: Vec<String>,
    /// Changes in next week: `2 moved`, `Friday made a grace day`.
    pub ahead: Vec<String>,
}

impl Done {
    /// Returns what finishing changes.
    pub fn of(ahead: &Ahead) -> Done {
        Done::parted(ahead, summary(ahead))
    }

    /// Returns the same in brief, for the message line.
    pub fn in_brief(ahead: &Ahead) -> Done {
        Done::parted(ahead, brief(ahead))
    }

    /// Divides the parts between the two weeks. In `parts` blocks that are not marked come first.
    fn parted(ahead: &Ahead, parts: Vec<String>) -> Done {
        let kinds = counts(&ahead.unmarked);
        let mut done = Done::default();
        for (at, part) in parts.into_iter().enumerate() {
            let kind = kinds.get(at).map(|(_, kind)| *kind);
            let is_ahead = kind.is_none_or(|kind| kind == CloseKind::Moved);
            if is_ahead { done.ahead.push(part) } else { done.behind.push(part) }
        }
        done
    }

    /// Returns the changes as the end of a sentence: `: two skipped. Next week: one moved`. Empty if
    /// nothing changed.
    pub fn in_words(&self, ahead: &str, join: fn(&[String]) -> String) -> String {
        let behind = if self.behind.is_empty() { String::new() } else { format!(": {}", join(&self.behind)) };
        match self.ahead.is_empty() {
            true => behind,
            false => format!("{behind}. {ahead}: {}", join(&self.ahead)),
        }
    }

    /// Returns whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.ahead.is_empty()
    }
}

/// Returns what becomes of blocks that are not marked: `2 done`, `1 moved`.
fn marked(ahead: &Ahead) -> Vec<String> {
    counts(&ahead.unmarked).into_iter().map(|(count, kind)| format!("{count} {}", kind.as_word())).collect()
}

/// Returns what finishing changes, part by part: `2 moved`, `Friday made a grace day`.
pub fn summary(ahead: &Ahead) -> Vec<String> {
    let mut parts = marked(ahead);
    for day in changed_days(ahead) {
        let made = if day.is_grace { "made a grace day" } else { "made an ordinary day" };
        parts.push(format!("{} {made}", weekday_name(day.date.weekday())));
    }
    for (one, date, span) in slots(ahead) {
        let length = Minutes(span.minutes()).short();
        parts.push(format!("{length} on {} for {}", weekday_name(date.weekday()), one.name));
    }
    parts
}

/// Returns what Enter does, with a verb for each part: `moves 2, skips 1 and makes Friday a grace day`. `None` if it
/// only marks the week as reviewed.
pub(super) fn enter_does(ahead: &Ahead) -> Option<String> {
    let ways = counts(&ahead.unmarked).into_iter().map(|(count, kind)| kind.as_verb(&count.to_string()));
    let days = changed_days(ahead).map(|day| {
        let kind = if day.is_grace { "a grace day" } else { "an ordinary day" };
        format!("makes {} {kind}", weekday_name(day.date.weekday()))
    });
    let slots = slots(ahead).map(|(one, date, span)| {
        let length = Minutes(span.minutes()).short();
        format!("plans {length} for {} on {}", one.name, weekday_name(date.weekday()))
    });
    let parts: Vec<String> = ways.chain(days).chain(slots).collect();
    (!parts.is_empty()).then(|| and(&parts))
}

/// Returns how many blocks stay on their days, not marked, and what that means. Empty if none does.
pub(super) fn stays_unmarked(ahead: &Ahead) -> String {
    match ahead.unmarked.iter().filter(|one| one.way == CloseWay::Left).count() {
        0 => String::new(),
        1 => " 1 stays on its day: only what you recorded counts.".to_owned(),
        count => format!(" {count} stay on their days: only what you recorded counts."),
    }
}

/// Returns the same in brief: `2 moved`, `Fri grace`, `Health on Mon`.
fn brief(ahead: &Ahead) -> Vec<String> {
    let day = |date: NaiveDate| weekday_name(date.weekday())[..3].to_owned();
    let grace = changed_days(ahead)
        .map(|one| format!("{} {}", day(one.date), if one.is_grace { "grace" } else { "no grace" }));
    let slots = slots(ahead).map(|(one, date, _)| format!("{} on {}", one.name, day(date)));
    marked(ahead).into_iter().chain(grace).chain(slots).collect()
}

fn changed_days(ahead: &Ahead) -> impl Iterator<Item = &DayAhead> {
    ahead.days.iter().filter(|day| day.is_grace != day.was_grace)
}

fn slots(ahead: &Ahead) -> impl Iterator<Item = (&Starving, NaiveDate, Span)> {
    ahead.starving.iter().filter_map(|one| one.slot().map(|(date, span)| (one, date, span)))
}

/// Returns what a value that fell short is offered, and whether it is chosen: `plan 30m on Tuesday at 17:15`.
pub fn offer(clock: Clock, today: NaiveDate, starving: &Starving) -> String {
    let words = |(date, span): &(NaiveDate, Span)| suggest::in_words(clock, today, *date, *span);
    match (starving.slot(), starving.slots.first()) {
        (Some(slot), _) => format!("plan {}", words(&slot)),
        (None, Some(free)) => format!("free: {}", words(free)),
        (None, None) => "no 30m are free outside your boundaries".to_owned(),
    }
}
