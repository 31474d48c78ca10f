//! Sentences about closing a day: blocks that nobody marked, and what becomes of them.

use chrono::NaiveDate;

use crate::domain::Block;
use crate::domain::config::Clock;
use crate::domain::date::{long, plus, short};
use crate::planning::close::{CloseLine, CloseWay, OFTEN};
use crate::report::day::words::length;
use crate::report::wording::{capital, times};

/// Returns how many blocks are not marked: `3 blocks are not marked.`
pub fn headline(count: usize) -> String {
    match count {
        0 => "Every block is marked.".to_owned(),
        1 => "1 block is not marked.".to_owned(),
        count => format!("{count} blocks are not marked."),
    }
}

/// Returns what Enter does, from the ways of all lines: `Enter marks 3 as done and moves 1.`
pub fn enter_does(lines: &[CloseLine]) -> String {
    let what = |count: usize| if lines.len() == 1 { "it".to_owned() } else { count.to_string() };
    let parts: Vec<String> =
        counts(lines).into_iter().map(|(count, kind)| kind.as_verb(&what(count))).collect();
    match parts.is_empty() {
        true => "Enter changes nothing: all of them stay on their days.".to_owned(),
        false => format!("Enter {}.{}", super::wording::and(&parts), stays(lines)),
    }
}

/// Returns how many blocks stay on their days: ` 3 stay on their days.` Empty for none.
fn stays(lines: &[CloseLine]) -> String {
    match lines.iter().filter(|line| line.way == CloseWay::Left).count() {
        0 => String::new(),
        1 => " 1 stays on its day.".to_owned(),
        count => format!(" {count} stay on their days."),
    }
}

/// Returns what closing did, as the label of its edit: `Wed 18 Nov closed: 3 done, 1 moved`, `3 days closed: 9 done`.
pub fn summary(lines: &[CloseLine]) -> String {
    let changed = lines.iter().filter(|line| line.way != CloseWay::Left);
    let days: std::collections::BTreeSet<NaiveDate> = changed.map(|line| line.target.date).collect();
    let what = match days.first() {
        Some(date) if days.len() == 1 => short(*date),
        _ => format!("{} days", days.len()),
    };
    let parts: Vec<String> =
        counts(lines).into_iter().map(|(count, kind)| format!("{count} {}", kind.as_word())).collect();
    format!("{what} closed: {}", parts.join(", "))
}

/// A kind of way, in the words of a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CloseKind {
    /// Done.
    Done,
    /// Moved to a day.
    Moved,
    /// Moved to the inbox.
    Inbox,
    /// Skipped.
    Skipped,
    /// Called off.
    CalledOff,
}

impl CloseKind {
    /// Returns the kind of a way. `None` for a block that is left.
    fn of(way: &CloseWay) -> Option<CloseKind> {
        Some(match way {
            CloseWay::Left => return None,
            CloseWay::Done | CloseWay::DoneAt(_) => CloseKind::Done,
            CloseWay::Day(_) => CloseKind::Moved,
            CloseWay::Inbox => CloseKind::Inbox,
            CloseWay::Skipped | CloseWay::HandedOver(_) | CloseWay::SaidNo => CloseKind::Skipped,
            CloseWay::CalledOff => CloseKind::CalledOff,
        })
    }

    /// Returns its word behind a number: `done`.
    pub fn as_word(self) -> &'static str {
        match self {
            CloseKind::Done => "done",
            CloseKind::Moved => "moved",
            CloseKind::Inbox => "to the inbox",
            CloseKind::Skipped => "skipped",
            CloseKind::CalledOff => "called off",
        }
    }

    /// Returns what is done to some blocks, given their number or `it`: `marks 3 as done`, `skips it`.
    pub fn as_verb(self, what: &str) -> String {
        match self {
            CloseKind::Done => format!("marks {what} as done"),
            CloseKind::Moved => format!("moves {what}"),
            CloseKind::Inbox => format!("moves {what} to the inbox"),
            CloseKind::Skipped => format!("skips {what}"),
            CloseKind::CalledOff => format!("calls {what} off"),
        }
    }
}

/// Returns the number of lines of each kind, without those that are left.
pub fn counts(lines: &[CloseLine]) -> Vec<(usize, CloseKind)> {
    let mut counts = std::collections::BTreeMap::new();
    for kind in lines.iter().filter_map(|line| CloseKind::of(&line.way)) {
        *counts.entry(kind).or_insert(0) += 1;
    }
    counts.into_iter().map(|(kind, count)| (count, kind)).collect()
}

/// Returns the way of a line: `done as planned`, `45m done, rest to Thu 19 Nov, 9:00–9:45`.
pub fn way(line: &CloseLine, today: NaiveDate, clock: Clock) -> String {
    let rest = |to: String| match line.done {
        0 => format!("moved {to}"),
        done => format!("{} done, rest {to}", length(done)),
    };
    let kept = match line.done {
        0 => String::new(),
        done => format!(", {} stays recorded", length(done)),
    };
    match &line.way {
        CloseWay::Left => "stays on its day".to_owned(),
        CloseWay::Done if line.target.block.running_since().is_some() => match line.target.block.plan {
            Some(plan) => format!("done, end not known: counted to {}", plan.end.short(clock)),
            None => format!("done, end not known: {} counted", length(line.done)),
        },
        CloseWay::Done if line.done > 0 => format!("done, {} tracked", length(line.done)),
        CloseWay::Done if line.target.block.plan.is_none() => "done".to_owned(),
        CloseWay::Done => "done as planned".to_owned(),
        CloseWay::DoneAt(spans) => {
            let spans: Vec<String> = spans.iter().map(|span| span.short(clock)).collect();
            format!("done {}", super::wording::and(&spans))
        }
        CloseWay::Skipped => format!("skipped{kept}"),
        CloseWay::Day(date) => {
            let at = line.span.map(|span| format!(", {}", span.short(clock))).unwrap_or_default();
            rest(format!("to {}{at}", day(*date, today)))
        }
        CloseWay::Inbox => rest("to the inbox".to_owned()),
        CloseWay::CalledOff => format!("called off{kept}"),
        CloseWay::HandedOver(name) => format!("skipped, and \"Ask {name}\" in the inbox{kept}"),
        CloseWay::SaidNo => format!("skipped, because you said no{kept}"),
    }
}

/// Returns a day to which a block moves: `today`, `tomorrow`, `Fri 20 Nov`.
fn day(date: NaiveDate, today: NaiveDate) -> String {
    match date {
        date if date == today => "today".to_owned(),
        date if date == plus(today, 1) => "tomorrow".to_owned(),
        date => short(date),
    }
}

/// Returns how many blocks of a day are left: `13 blocks`.
pub fn of_day(count: usize) -> String {
    format!("{count} blocks")
}

/// What becomes of blocks of a day that are left.
pub const LEFT: &str = "stay on this day";

/// Returns the heading of a day: `Today, Wednesday 18 November`, `Monday 9 November`.
pub fn heading(date: NaiveDate, today: NaiveDate) -> String {
    let name = match date {
        date if date == today => "today, ",
        date if date == plus(today, -1) => "yesterday, ",
        _ => "",
    };
    capital(&format!("{name}{}", long(date)))
}

/// Returns how often a block was moved: `moved 3 times`. Empty for less than twice.
pub fn moved(block: &Block) -> String {
    if block.carried < OFTEN { String::new() } else { format!("moved {}", times(block.carried as usize)) }
}
