//! Sentences of a replanning proposal, and the words of its lines.

use chrono::Datelike;

use crate::alignment::Score;
use crate::domain::config::Clock;
use crate::domain::date::{days_between, short, weekday_name};
use crate::domain::{Block, Profile, Span};
use crate::planning::replan::{Compared, Mark, Proposal, ReplanLine, ReplanRequest, ReplanWay, ReplanWhy};
use crate::report::day::words::{length, shown};
use crate::report::wording::{and, capital};

/// What becomes of a block that is called off.
const NEXT_ONE: &str = "its routine plans the next one";
/// Returns how much time is lost and what that means: `3h gone, until 14:00. What matters most
/// still fits.`
pub fn sentence(asked: &ReplanRequest, proposal: &Proposal, clock: Clock) -> String {
    let Some(lost) = proposal.lost else {
        let open = proposal.past.iter().filter(|past| past.mark == Mark::NotMarked).count();
        return match open {
            0 => "No time is lost yet. Everything stays as planned.".to_owned(),
            1 => "1 block is not marked. No time is lost yet.".to_owned(),
            open => format!("{open} blocks are not marked. No time is lost yet."),
        };
    };
    let minutes = gone(asked, lost);
    let (gone, until) = (length(minutes), lost.end.short(clock));
    format!("{gone} gone, until {until}. {}", fate(&proposal.lines))
}

/// Returns the mark of a past block, in words.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::NotMarked => "not marked",
        Mark::Done => "done as planned",
        Mark::NotDone => "not done",
    }
}

/// Returns the lost minutes as the user gave them, if the span is less than 5 minutes longer because its end is
/// rounded up. Otherwise returns the minutes of the span.
pub fn gone(asked: &ReplanRequest, lost: Span) -> i64 {
    let minutes = i64::from(lost.minutes());
    if (0..5).contains(&(minutes - asked.gone)) { asked.gone } else { minutes }
}

/// Returns what happens to the blocks that give way, in a sentence.
fn fate(lines: &[ReplanLine]) -> &'static str {
    let hit: Vec<&ReplanLine> = lines.iter().filter(|line| line.way != ReplanWay::Stays).collect();
    let is_today = |line: &&ReplanLine| matches!(line.way, ReplanWay::Shorter(_) | ReplanWay::Later(_));
    let is_whole = |line: &ReplanLine| line.lengths().0 >= line.lengths().1;
    // What the user has sent away does not fail to fit.
    let is_placed = |line: &&ReplanLine| {
        matches!(line.why, ReplanWhy::Chosen) || !matches!(line.way, ReplanWay::Inbox | ReplanWay::LetGo)
    };
    let matters = |line: &ReplanLine| {
        line.block.due.is_some() || matches!(line.why, ReplanWhy::Short(..) | ReplanWhy::Due(_))
    };
    let dear: Vec<&ReplanLine> = hit.iter().filter(|line| matters(line)).copied().collect();
    if hit.is_empty() {
        "No planned block has to move."
    } else if hit.iter().all(|line| is_today(line) && is_whole(line)) {
        "All of it still fits today."
    } else if hit.iter().all(&is_today) {
        "All of it still fits today, some of it shorter."
    } else if !dear.is_empty() && dear.iter().all(is_today) {
        "What matters most still fits."
    } else if hit.iter().all(is_placed) {
        "Everything has a place, some of it on another day."
    } else {
        "Not everything fits."
    }
}

/// Returns what the plan does to both numbers of the week, then the numbers with it and without it: `This plan adds 2
/// points of alignment and costs 1 of balance. Alignment 90, without it 88. Balance 83, without it 84.` Empty if too
/// little is counted for a number.
pub fn numbers(proposal: &Proposal) -> String {
    let Compared { like_this, left_alone, .. } = &proposal.scores;
    let both = |name: &'static str, of: fn(&Score) -> Option<f64>| {
        let figure = |score: &Score| of(score).filter(|_| score.is_shown()).map(shown);
        Some((name, figure(like_this)?, figure(left_alone)?))
    };
    let known: Vec<(&str, f64, f64)> =
        [both("alignment", |score| score.alignment), both("balance", |score| score.balance.score)]
            .into_iter()
            .flatten()
            .collect();
    let is_unchanged = proposal.edit.changes.is_empty();
    let figures = known.iter().map(|(name, with, without)| match (is_unchanged, with == without) {
        (true, _) => format!("{} {with:.0}.", capital(name)),
        (false, true) => format!("{} {with:.0} either way.", capital(name)),
        (false, false) => format!("{} {with:.0}, without it {without:.0}.", capital(name)),
    });
    let changes: Vec<(&str, f64)> =
        known.iter().map(|(name, with, without)| (*name, with - without)).collect();
    let verdict = (!is_unchanged).then(|| effect(&changes)).flatten();
    verdict.into_iter().chain(figures).collect::<Vec<_>>().join(" ")
}

/// Returns what a plan does to the numbers: `This plan adds 2 points of alignment and costs 1 of balance.` `None`
/// without numbers.
fn effect(changes: &[(&str, f64)]) -> Option<String> {
    let verb = |change: f64| if change > 0.0 { "adds" } else { "costs" };
    let mut changed: Vec<(&str, f64)> =
        changes.iter().filter(|(_, change)| *change != 0.0).copied().collect();
    // What it adds comes first.
    changed.sort_by(|one, other| other.1.total_cmp(&one.1));
    let words: Vec<String> = changed
        .iter()
        .enumerate()
        .map(|(at, (name, change))| {
            let points = match (at, change.abs()) {
                (0, 1.0) => "1 point".to_owned(),
                (0, many) => format!("{many:.0} points"),
                (_, many) => format!("{many:.0}"),
            };
            // The verb is said once where it is the same.
            let is_said = at > 0 && changed.first().is_some_and(|first| verb(first.1) == verb(*change));
            let verb = if is_said { String::new() } else { format!("{} ", verb(*change)) };
            format!("{verb}{points} of {name}")
        })
        .collect();
    match (changes, words.as_slice()) {
        ([], _) => None,
        ([(name, _)], []) => Some(format!("This plan does not change {name}.")),
        (_, []) => Some("This plan changes neither number.".to_owned()),
        (_, words) => Some(format!("This plan {}.", and(words))),
    }
}

/// Returns where a block goes, and notes on its length: `Thu 17:00–18:00`, `1h, after Release`.
pub fn from_here(proposal: &Proposal, line: &ReplanLine, clock: Clock) -> (String, String) {
    let (now, before) = line.lengths();
    let mut notes: Vec<String> = Vec::new();
    if now != before {
        notes.push(length(now.into()));
    }
    notes.extend(line.after.as_ref().map(|title| format!("after {title}")));
    let when = match line.way {
        ReplanWay::Stays => "stays".to_owned(),
        ReplanWay::Inbox => "inbox".to_owned(),
        ReplanWay::LetGo => "called off".to_owned(),
        ReplanWay::Shorter(span) | ReplanWay::Later(span) => span.short(clock),
        ReplanWay::AnotherDay(date, span) => {
            let words = short(date);
            let mut words = words.split(' ');
            let day = words.next().unwrap_or_default().to_owned();
            // From 7 days on, the weekday alone would be ambiguous.
            let day =
                if days_between(proposal.date, date) < 7 { day } else { words.collect::<Vec<_>>().join(" ") };
            format!("{day} {}", span.short(clock))
        }
    };
    (when, notes.join(", "))
}

/// Returns why a block stays, moves or is called off, in words. Empty if there is no reason to give.
pub fn why(line: &ReplanLine, profile: &Profile) -> String {
    let name = |id: &str| profile.value(id).map_or(id.to_owned(), |value| value.name.clone());
    match (&line.why, line.way) {
        (ReplanWhy::Chosen, ReplanWay::Stays) => return "you kept it here".to_owned(),
        (ReplanWhy::Chosen, _) => return "as you chose".to_owned(),
        (_, ReplanWay::Inbox) => return "no day has room".to_owned(),
        (_, ReplanWay::LetGo) => return NEXT_ONE.to_owned(),
        (ReplanWhy::NoValue, ReplanWay::AnotherDay(date, _)) => {
            return format!("linked to no value, and {} has room", weekday_name(date.weekday()));
        }
        _ => {}
    }
    match &line.why {
        ReplanWhy::Untouched | ReplanWhy::Chosen => String::new(),
        ReplanWhy::Fixed => "fixed".to_owned(),
        ReplanWhy::Late(minutes) => format!("runs {} late", length(*minutes)),
        ReplanWhy::Due(date) => format!("due {}", short(*date)),
        ReplanWhy::Short(value, lacks) => format!("{} is {} short", name(value), length(*lacks)),
        ReplanWhy::Served => "its values are on target".to_owned(),
        ReplanWhy::NoValue => "linked to no value".to_owned(),
    }
}

/// Returns what the lost time counts for. If it counts for nothing yet, the words name `key`, which changes that.
pub fn counts_for(block: &Block, key: &str) -> String {
    let parts: Vec<&str> = block.area.iter().chain(&block.values).map(String::as_str).collect();
    match parts.as_slice() {
        [] => format!("Press {key} to name it"),
        [one] => format!("counts for {one}"),
        several => format!("counts for {}", several.join(", ")),
    }
}

/// Returns where all blocks are: `Nothing is lost: of 9 blocks 8 stay today, 1 goes to Thursday.`
pub fn tally(proposal: &Proposal) -> String {
    let lines = &proposal.lines;
    let blocks = if lines.len() == 1 { "block" } else { "blocks" };
    let mut parts: Vec<String> = Vec::new();
    let mut add = |count: usize, one: &str, many: &str, place: &str| {
        if count > 0 {
            parts.push(format!("{} {} {place}", count, if count == 1 { one } else { many }));
        }
    };
    let on_day = |line: &&ReplanLine| match line.way {
        ReplanWay::AnotherDay(date, _) => Some(date),
        _ => None,
    };
    let stay = lines
        .iter()
        .filter(|line| !matches!(line.way, ReplanWay::AnotherDay(..) | ReplanWay::Inbox | ReplanWay::LetGo))
        .count();
    if stay == lines.len() {
        return all_stay(stay);
    }
    add(stay, "stays", "stay", "today");
    let mut days: Vec<_> = lines.iter().filter_map(|line| on_day(&line)).collect();
    days.sort_unstable();
    let all = days.clone();
    days.dedup();
    for day in days {
        let count = all.iter().filter(|one| **one == day).count();
        add(count, "goes", "go", &format!("to {}", weekday_name(day.weekday())));
    }
    let waiting = lines.iter().filter(|line| line.way == ReplanWay::Inbox).count();
    add(waiting, "goes", "go", "to the inbox");
    let released = lines.iter().filter(|line| line.way == ReplanWay::LetGo).count();
    add(
        released,
        "is",
        "are",
        if released == 1 {
            "called off today, its routine plans the next one"
        } else {
            "called off today, their routines plan the next ones"
        },
    );
    format!("Nothing is lost: of {} {blocks} {}.", lines.len(), parts.join(", "))
}

fn all_stay(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "Nothing is lost: your 1 block stays today.".to_owned(),
        2 => "Nothing is lost: both blocks stay today.".to_owned(),
        all => format!("Nothing is lost: all {} blocks stay today.", all),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_effect_of_a_plan_says_what_it_adds_and_costs() {
        let said = |alignment: f64, balance: f64| effect(&[("alignment", alignment), ("balance", balance)]);
        assert_eq!(said(2.0, -4.0).unwrap(), "This plan adds 2 points of alignment and costs 4 of balance.");
        assert_eq!(said(-4.0, 1.0).unwrap(), "This plan adds 1 point of balance and costs 4 of alignment.");
        assert_eq!(said(2.0, 3.0).unwrap(), "This plan adds 3 points of balance and 2 of alignment.");
        assert_eq!(said(0.0, -1.0).unwrap(), "This plan costs 1 point of balance.");
        assert_eq!(said(0.0, 0.0).unwrap(), "This plan changes neither number.");
        assert_eq!(effect(&[("alignment", 0.0)]).unwrap(), "This plan does not change alignment.");
        assert_eq!(effect(&[]), None);
    }

    #[test]
    fn two_are_both_and_more_are_all() {
        let said = |count| all_stay(count).replace("Nothing is lost: ", "");
        assert_eq!(
            [0, 1, 2, 3].map(said),
            ["", "your 1 block stays today.", "both blocks stay today.", "all 3 blocks stay today."]
        );
    }
}
