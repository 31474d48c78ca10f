//! Sentences of a replanning proposal, and the words of its lines.

use chrono::{Datelike, NaiveDate};

use crate::alignment::Score;
use crate::domain::config::Clock;
use crate::domain::date::{days_between, short, weekday_name};
use crate::domain::{Block, Profile, Span, Week};
use crate::planning::replan::{
    Compared, Fate, Mark, Overload, Proposal, ReplanLine, ReplanRequest, ReplanWay, ReplanWhy,
};
use crate::report::day::words::{length, shown};
use crate::report::limits::planned_words;

/// What becomes of a block that is called off.
const NEXT_ONE: &str = "its routine plans the next one";
/// Returns how much time is lost and what that means: `3h lost, until 14:00. What matters most
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
    let (gone, start, until) = (length(minutes), lost.start.short(clock), lost.end.short(clock));
    let fate = match clash(proposal) {
        Some(clash) => format!("{clash} {}", fate(&proposal.lines, true)),
        None => fate(&proposal.lines, false).to_owned(),
    };
    match (&proposal.block, asked.starts) {
        (None, _) => format!("{start} to {until} is already taken. {fate}"),
        (_, Some(_)) => format!("{gone} found, {start} to {until}. {fate}"),
        (_, None) => format!("{gone} lost, until {until}. {fate}"),
    }
}

/// Returns which blocks stay although the lost time overlaps them, in a sentence. `None` if no block does.
fn clash(proposal: &Proposal) -> Option<String> {
    let clashes: Vec<&ReplanLine> = proposal.clashes().collect();
    Some(match clashes.as_slice() {
        [] => return None,
        [one] if one.block.is_fixed() => format!("{} is fixed and overlaps the lost time.", one.block.title),
        [one] => format!("{} stays and overlaps the lost time.", one.block.title),
        [one, other] => {
            format!("{} and {} stay and overlap the lost time.", one.block.title, other.block.title)
        }
        several => format!("{} blocks stay and overlap the lost time.", several.len()),
    })
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

/// Returns what happens to the blocks that give way, in a sentence. If others clash with the lost time, it is about
/// the rest only.
fn fate(lines: &[ReplanLine], has_clash: bool) -> &'static str {
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
    let [all, rest] = if hit.is_empty() {
        ["No planned block has to move.", "No other block has to move."]
    } else if hit.iter().all(|line| is_today(line) && is_whole(line)) {
        ["Every block still fits today.", "Every other block still fits today."]
    } else if hit.iter().all(&is_today) {
        [
            "Every block still fits today, some of them shorter.",
            "Every other block still fits today, some of them shorter.",
        ]
    } else if !dear.is_empty() && dear.iter().all(is_today) {
        ["What matters most still fits today."; 2]
    } else if hit.iter().all(is_placed) {
        [
            "Every block has a place, some on another day.",
            "Every other block has a place, some on another day.",
        ]
    } else {
        ["Not everything fits."; 2]
    };
    if has_clash { rest } else { all }
}

/// A small table of both numbers of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreTable {
    /// Heads of the columns.
    pub heads: Vec<&'static str>,
    /// Name and figures of each row.
    pub rows: Vec<(&'static str, Vec<String>)>,
}

/// Returns alignment and balance now, with this plan and not replanned. Numbers are hidden before 4 hours. A plan that
/// changes nothing has only the numbers of now.
pub fn scores(proposal: &Proposal) -> ScoreTable {
    let Compared { before, like_this, left_alone } = &proposal.scores;
    let columns = match proposal.edit.changes.is_empty() {
        true => vec![("now", before)],
        false => vec![("now", before), ("with this plan", like_this), ("not replanned", left_alone)],
    };
    let row = |name: &'static str, of: fn(&Score) -> Option<f64>| {
        let figure = |score: &Score| {
            of(score)
                .filter(|_| score.is_shown())
                .map_or("—".to_owned(), |number| format!("{:.0}", shown(number)))
        };
        (name, columns.iter().map(|(_, score)| figure(score)).collect())
    };
    let rows = vec![row("alignment", |score| score.alignment), row("balance", |score| score.balance.score)];
    ScoreTable { heads: columns.iter().map(|(head, _)| *head).collect(), rows }
}

/// Returns why both numbers are lower with this plan than without it: `Not replanning scores higher: this plan moves
/// Pricing page to next week.` `None` if they are not, by a point as shown.
pub fn lower(proposal: &Proposal) -> Option<String> {
    let Compared { like_this, left_alone, .. } = &proposal.scores;
    if proposal.edit.changes.is_empty() || !like_this.is_shown() || !left_alone.is_shown() {
        return None;
    }
    let point = |score: Option<f64>| score.map(|number| shown(number).round());
    let is_lower = |one: Option<f64>, other: Option<f64>| Some(point(one)? + 1.0 <= point(other)?);
    let both = [
        is_lower(like_this.alignment, left_alone.alignment),
        is_lower(like_this.balance.score, left_alone.balance.score),
    ];
    if both != [Some(true); 2] {
        return None;
    }
    Some(format!("Not replanning scores higher: {}", why_lower(&proposal.lines, proposal.date)))
}

/// Returns what the plan does that scores low this week, in a clause.
fn why_lower(lines: &[ReplanLine], date: NaiveDate) -> String {
    let named = |lines: Vec<&ReplanLine>| match lines.as_slice() {
        [] => None,
        [one] => Some(one.block.title.clone()),
        several => Some(format!("{} blocks", several.len())),
    };
    let this_week = Week::of(date);
    let is_next = |line: &&ReplanLine| matches!(line.way, ReplanWay::AnotherDay(date, _) if Week::of(date) != this_week);
    let is_valueless = |line: &&ReplanLine| {
        line.is_hit && !line.is_clash && line.way.span().is_some() && line.block.values.is_empty()
    };
    let moved = named(lines.iter().filter(is_next).collect());
    let kept = named(lines.iter().filter(is_valueless).collect());
    match (moved, kept) {
        (Some(moved), _) => format!("this plan moves {moved} to next week."),
        (None, Some(kept)) => format!("this plan keeps {kept}, linked to no value."),
        (None, None) => "this plan keeps more hours, and they count for less.".to_owned(),
    }
}

/// Returns what becomes of the running block: `Pricing page is stopped now. What is left goes to 13:15–14:00.` `None` if
/// nothing runs.
pub fn running(proposal: &Proposal, clock: Clock) -> Option<String> {
    let (block, fate) = proposal.running.as_ref()?;
    let title = &block.title;
    Some(match fate {
        Fate::GoesOn => format!("{title} keeps running."),
        Fate::Done => format!("{title} is stopped now and marked as done."),
        Fate::Stopped => format!("{title} is stopped now."),
        Fate::Moves => {
            let line = proposal.lines.iter().find(|line| line.block.id == block.id)?;
            let rest = match line.way {
                ReplanWay::LetGo => "is called off".to_owned(),
                ReplanWay::Inbox => "goes to the inbox".to_owned(),
                _ => format!("goes to {}", from_here(proposal, line, clock).0),
            };
            format!("{title} is stopped now. What is left {rest}.")
        }
    })
}

/// Returns what is too much with this plan: the rest of today, and limits of the week.
pub fn too_much(proposal: &Proposal, clock: Clock) -> Vec<String> {
    let today = proposal.overload.map(|overload| too_full(overload, clock));
    today.into_iter().chain(proposal.limits.iter().map(planned_words)).collect()
}

fn too_full(Overload { planned, left, until }: Overload, clock: Clock) -> String {
    let (planned, left, until) = (length(planned), length(left), until.short(clock));
    format!("Today is too full: {planned} planned, {left} left until {until}.")
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

/// Returns why a block stays, moves or is called off, in words. `today` is the day that is replanned. Empty if there
/// is no reason to give.
pub fn why(line: &ReplanLine, profile: &Profile, today: NaiveDate) -> String {
    match (line.is_clash, reason(line, profile, today)) {
        (false, reason) => reason,
        (true, reason) if reason.is_empty() => "in the lost time".to_owned(),
        (true, reason) => format!("{reason}, in the lost time"),
    }
}

fn reason(line: &ReplanLine, profile: &Profile, today: NaiveDate) -> String {
    let name = |id: &str| profile.value(id).map_or(id.to_owned(), |value| value.name.clone());
    match (&line.why, line.way) {
        (ReplanWhy::Chosen, ReplanWay::Stays) => return "you kept it here".to_owned(),
        (ReplanWhy::Chosen, _) => return "as you chose".to_owned(),
        (ReplanWhy::Tied, _) => return "no time near its own is free".to_owned(),
        (ReplanWhy::Small, _) => return "the next 2 days have no room".to_owned(),
        (_, ReplanWay::Inbox) => return "no day has room".to_owned(),
        (_, ReplanWay::LetGo) => return NEXT_ONE.to_owned(),
        (ReplanWhy::NoValue, ReplanWay::AnotherDay(date, _)) => {
            return format!("linked to no value, and {} has room", weekday_name(date.weekday()));
        }
        // What a value lacks this week is no reason to leave the week.
        (ReplanWhy::Short(..), ReplanWay::AnotherDay(date, _)) if Week::of(date) != Week::of(today) => {
            return "no room left this week".to_owned();
        }
        _ => {}
    }
    match &line.why {
        ReplanWhy::Untouched | ReplanWhy::Chosen | ReplanWhy::Tied | ReplanWhy::Small => String::new(),
        ReplanWhy::Fixed => "fixed".to_owned(),
        ReplanWhy::Late(minutes) => format!("runs {} late", length(*minutes)),
        ReplanWhy::Due(date) => format!("due {}", short(*date)),
        ReplanWhy::Short(value, lacks) => {
            format!("{} is {} below this week's target", name(value), length(*lacks))
        }
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
    fn what_is_too_much_is_said_with_what_it_is_compared_with() {
        let full = Overload { planned: 570, left: 480, until: "23:00".parse().unwrap() };
        let said = "Today is too full: 9h30 planned, 8h left until 23:00.";
        assert_eq!(too_full(full, Clock::Hours24), said);
    }

    /// A line with a title, that is hit and takes a way.
    fn line(title: &str, way: ReplanWay) -> ReplanLine {
        ReplanLine {
            block: Block { title: title.to_owned(), ..Block::default() },
            planned: "09:00-10:30".parse().unwrap(),
            is_begun: false,
            is_hit: true,
            is_clash: false,
            worth: 1,
            way,
            why: ReplanWhy::NoValue,
            after: None,
        }
    }

    #[test]
    fn why_a_plan_scores_lower_is_told() {
        let day = |text: &str| crate::domain::date::parse_iso(text).unwrap();
        let span: Span = "11:00-12:00".parse().unwrap();
        let why = |lines: &[ReplanLine]| why_lower(lines, day("2026-11-18"));
        let (kept, next) = (ReplanWay::Later(span), ReplanWay::AnotherDay(day("2026-11-23"), span));
        let [kept, next] = [line("Code reviews", kept), line("Pricing page", next)];
        assert_eq!(why(&[kept.clone(), next.clone()]), "this plan moves Pricing page to next week.");
        assert_eq!(why(&[next.clone(), next]), "this plan moves 2 blocks to next week.");
        assert_eq!(why(&[kept]), "this plan keeps Code reviews, linked to no value.");
        assert_eq!(why(&[]), "this plan keeps more hours, and they count for less.");
    }

    /// The line of a block that clashes with the lost time says so.
    #[test]
    fn a_clash_is_part_of_the_reason() {
        let stays = ReplanLine { is_clash: true, why: ReplanWhy::Fixed, ..line("Call", ReplanWay::Stays) };
        assert_eq!(why(&stays, &Profile::default(), NaiveDate::default()), "fixed, in the lost time");
        let sleep = ReplanLine { why: ReplanWhy::Untouched, ..stays };
        assert_eq!(why(&sleep, &Profile::default(), NaiveDate::default()), "in the lost time");
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
