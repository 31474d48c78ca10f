//! Sentences about a season.

use chrono::{Datelike, NaiveDate};

use super::figures::{SeasonReport, SeasonValueRow, Served, Steps};
use super::{Grain, SeasonColumn};
use crate::alignment::swing::Swing;
use crate::alignment::{Balance, Period, Score, Standing, rounded};
use crate::domain::date::span;
use crate::domain::{Heavy, Life, Season};
use crate::report::day::words::{figure, length};
use crate::report::unread::NO_NUMBERS;
use crate::report::verdict::{alignment_unknown, balance_unknown, work_share};
use crate::report::wording::and;

/// Status of a value before enough is recorded.
const TOO_EARLY: &str = "too early";
/// What a value got of a season that is over, if it got what was needed on the recorded days.
const ENOUGH: &str = "enough for the days recorded";

/// Returns the first line: what the season is for, else whether its values are on track.
pub fn headline(content: &SeasonReport) -> String {
    if let Some(unread) = &content.unread {
        return unread.clone();
    }
    match &content.season {
        None if content.date == content.today => "No season today.".to_owned(),
        None => format!("No season on {}.", day(content.date, content.today)),
        Some(season) => match season.success.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
            Some(success) => success.to_owned(),
            None => course(content).unwrap_or_else(|| match content.today {
                today if today < season.start => format!("{} is still to come.", season.name),
                today if today > season.end => format!("{} is over.", season.name),
                _ => format!("{} has begun.", season.name),
            }),
        },
    }
}

/// Returns the dimmed line: the season, its current week, its dates and its heavy side.
pub fn when(content: &SeasonReport) -> String {
    let Some(season) = &content.season else {
        let own = "The values' own targets apply";
        return if content.unread.is_some() { "The season can't be read" } else { own }.to_owned();
    };
    format!("{} · {} · {}", which(season, content.today), dates(season), leaning(season))
}

/// Returns the season of a week or a shorter period, and its week: `Launch, week 7 of 13`. If the season changes
/// within it, returns both: `Launch, then Winter`. `None` if most of the days are in no season.
pub fn named(life: &Life, Period { from, to }: Period) -> Option<String> {
    match life.seasons_in(from, to).as_slice() {
        [first, .., last] => Some(format!("{}, then {}", first.name, last.name)),
        _ => {
            let season = life.season_of(from, to)?;
            let (week, weeks) = season.week_of(to.min(season.end));
            Some(format!("{}, week {week} of {weeks}", season.name))
        }
    }
}

/// Returns the season and its week: `Launch, week 7 of 13`. Before and after the season: its length.
pub fn which(season: &Season, today: NaiveDate) -> String {
    let (week, weeks) = season.week_of(today);
    let (name, length) = (&season.name, season.length());
    if today < season.start {
        format!("{name}, {length}, still to come")
    } else if today > season.end {
        format!("{name}, {length}, over")
    } else {
        format!("{name}, week {week} of {weeks}")
    }
}

/// Returns the dates of a season: `5 October 2026 to 3 January 2027`.
pub fn dates(season: &Season) -> String {
    span(season.start, season.end)
}

/// Returns the heavy side of a season: `60% of work and life hours are for work`.
pub fn leaning(season: &Season) -> String {
    match season.heavy {
        None => "leans to neither side".to_owned(),
        Some(heavy) => format!("{:.0}% of work and life hours are for {heavy}", share(season)),
    }
}

/// Returns the heavy side's part of the work and life hours in percent.
fn share(season: &Season) -> f64 {
    season.ratio.unwrap_or(0.6) * 100.0
}

/// Returns the heavy side's part for a table: `60% for work`. A dash if no side is heavy.
pub fn share_for(season: &Season) -> String {
    season.heavy.map_or("—".to_owned(), |heavy| format!("{:.0}% for {heavy}", share(season)))
}

/// Returns both numbers of the season so far, and the work share. `None` without a season, or before it has begun.
pub fn to_date(content: &SeasonReport) -> Option<String> {
    let score = content.score.as_ref()?;
    let has_begun = content.season.as_ref().is_some_and(|season| season.start <= content.today);
    if !score.is_whole {
        return Some(NO_NUMBERS.to_owned());
    }
    if !score.is_shown() {
        let why = alignment_unknown(score).unwrap_or_default();
        return has_begun.then(|| format!("No numbers yet: {why}."));
    }
    let alignment = match (score.alignment, alignment_unknown(score)) {
        (Some(alignment), _) => figure(alignment),
        (None, why) => format!("— ({})", why.unwrap_or_default()),
    };
    let (balance, why) = match score.balance.score {
        Some(balance) => (figure(balance), work_share(score)),
        None => ("—".to_owned(), balance_unknown(score)),
    };
    let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
    let steps = steps_in_words(content).map(|words| format!(" {words}")).unwrap_or_default();
    let so_far = if is_over(content) { "" } else { " so far" };
    Some(format!("Alignment {alignment}, balance {balance}{so_far}{why}.{steps}"))
}

/// Returns whether the season is over.
fn is_over(content: &SeasonReport) -> bool {
    content.season.as_ref().is_some_and(|season| season.end < content.today)
}

/// Returns in how many weeks the user said that the week was a step towards what the season is for. `None` without an
/// answer.
pub fn steps_in_words(content: &SeasonReport) -> Option<String> {
    let Steps { yes, partly, all } = content.steps;
    let partly = if partly == 0 { String::new() } else { format!(", partly in {partly}") };
    let weeks = if all == 1 { "week" } else { "weeks" };
    (all > 0).then(|| format!("A step towards it: yes in {yes} of {all} {weeks}{partly}."))
}

/// Returns whether enough is counted to say which values are on track. One morning is too little.
fn is_known(content: &SeasonReport) -> bool {
    content.score.as_ref().is_some_and(Score::is_shown)
}

/// Most values that a sentence names as behind.
const MOST_BEHIND: usize = 4;

/// Returns which values are on track and which are behind, the furthest behind first. `None` if too little is known.
pub fn course(content: &SeasonReport) -> Option<String> {
    if !is_known(content) {
        return None;
    }
    let mut behind: Vec<(&SeasonValueRow, u32)> = Vec::new();
    let mut on_course: Vec<&str> = Vec::new();
    for value in &content.values {
        match value.served {
            Served::Behind(minutes) => behind.push((value, minutes)),
            Served::OnCourse => on_course.push(&value.name),
            _ => {}
        }
    }
    let share = |(value, minutes): &(&SeasonValueRow, u32)| {
        f64::from(*minutes) / value.needed.unwrap_or(1.0).max(1.0)
    };
    behind.sort_by(|one, other| share(other).total_cmp(&share(one)));
    let is_over = is_over(content);
    // Of many only the furthest behind have a name.
    let shown = if behind.len() > MOST_BEHIND { MOST_BEHIND - 1 } else { behind.len() };
    let lacking = behind.iter().map(|(value, minutes)| (value.name.as_str(), length(i64::from(*minutes))));
    let mut lacking: Vec<String> = lacking
        .take(shown)
        .enumerate()
        .map(|(at, (name, lacks))| match at {
            0 if is_over => format!("{name} was {lacks} short"),
            0 => format!("{name} is {lacks} behind"),
            _ => format!("{name} {lacks}"),
        })
        .collect();
    let more = behind.len() - shown;
    lacking.extend((more > 0).then(|| format!("{more} more")));
    let names: Vec<String> = on_course.iter().map(|name| (*name).to_owned()).collect();
    let on_track = match names.len() {
        0 => String::new(),
        all if is_over && all > 2 => format!("The other {all} got {ENOUGH}."),
        _ if is_over => format!("{} got {ENOUGH}.", and(&names)),
        1 => format!("{} is on track.", and(&names)),
        2 => format!("{} are on track.", and(&names)),
        all => format!("The other {all} are on track."),
    };
    match (lacking.is_empty(), on_course.is_empty()) {
        (true, true) => None,
        (true, false) if is_over => Some(format!("Every value got {ENOUGH}.")),
        (true, false) => Some("Every value is on track.".to_owned()),
        (false, _) => Some(format!("{}. {on_track}", and(&lacking)).trim_end().to_owned()),
    }
}

/// Returns whether a value is on track, in words. Empty without a season.
pub fn fares(content: &SeasonReport, value: &SeasonValueRow) -> String {
    match value.served {
        _ if content.season.is_none() => String::new(),
        _ if minutes(content, value).is_none() => "—".to_owned(),
        Served::Resting => "paused".to_owned(),
        Served::AsksNothing => "no target".to_owned(),
        Served::NotYet => match content.season.as_ref().filter(|season| season.start > content.today) {
            Some(season) => format!("starts {}", season.start.format("%-d %b")),
            None => TOO_EARLY.to_owned(),
        },
        _ if !is_known(content) => TOO_EARLY.to_owned(),
        Served::OnCourse if is_over(content) => "enough".to_owned(),
        Served::Behind(minutes) if is_over(content) => format!("{} short", length(i64::from(minutes))),
        Served::OnCourse => "on track".to_owned(),
        Served::Behind(minutes) => format!("{} behind", length(i64::from(minutes))),
    }
}

/// Returns the minutes done for a value so far. `None` if a file can't be read.
pub fn minutes(content: &SeasonReport, value: &SeasonValueRow) -> Option<f64> {
    Some(value.minutes).filter(|_| content.score.as_ref().is_none_or(|score| score.is_whole))
}

/// Returns minutes and target of a value: `62h10 of 78h40`.
pub fn given(content: &SeasonReport, value: &SeasonValueRow) -> String {
    if minutes(content, value).is_none() {
        return "—".to_owned();
    }
    let minutes = length(rounded(value.minutes));
    match value.asked {
        Some(asked) => format!("{minutes} of {}", length(rounded(asked))),
        None if value.minutes >= 1.0 => minutes,
        None => String::new(),
    }
}

/// Returns in how many columns every value got some time. `None` without targets.
pub fn every_value(content: &SeasonReport) -> Option<String> {
    let (some, all) = content.with_every_value();
    let whole = match content.grain {
        Grain::Weeks => "week",
        Grain::Months => "month",
        Grain::Quarters => "quarter",
    };
    let pauses = content.values.iter().any(|value| value.resting);
    let every = if pauses { "very value not paused" } else { "very value" };
    Some(match (some, all) {
        (_, 0) => return None,
        (1, 1) if content.columns.iter().any(|one| one.is_now && one.has_every_value() == Some(true)) => {
            format!("E{every} had 30m or more this {whole}.")
        }
        (1, 1) => format!("E{every} had 30m or more in the 1 {whole} that is over."),
        (0, 1) => format!("Not e{every} had 30m in the 1 {whole} that is over."),
        (0, all) => format!("Not e{every} had 30m in any of {all} {whole}s."),
        (some, all) if some == all => {
            format!("E{every} had 30m or more in all {all} {whole}s.")
        }
        (some, all) => {
            format!("E{every} had 30m or more in {some} of {all} {whole}s.")
        }
    })
}

/// Returns a value in a column: `W44, Craft: 9h35 of 12h`.
pub fn in_column(content: &SeasonReport, value: &SeasonValueRow, column: &SeasonColumn) -> String {
    let of = format!("{}, {}", column.label, value.name);
    let Some((minutes, target)) = column.value(&value.id) else {
        let words = if column.period.from > content.today { "still to come" } else { unknown(content) };
        return format!("{of}: {words}");
    };
    let minutes = length(rounded(minutes));
    let grace = match column.grace {
        0 => String::new(),
        1 => ", 1 grace day".to_owned(),
        days => format!(", {days} grace days"),
    };
    match target {
        Some(target) => format!("{of}: {minutes} of {}{grace}", length(rounded(target))),
        None => format!("{of}: {minutes}, no target{grace}"),
    }
}

/// Returns both sides of a column: `W44: work 38h10, life 21h, alignment 61, balance 90`.
pub fn sides_in(content: &SeasonReport, column: &SeasonColumn) -> String {
    let Some(score) = &column.score else {
        let words = if column.period.from > content.today { "still to come" } else { unknown(content) };
        return format!("{}: {words}", column.label);
    };
    let whole = (score.balance.work, score.balance.life);
    let (work, life) = column.sides.unwrap_or(whole);
    // In the first and last week, the sides cover only days in the season. The numbers cover the whole week.
    let within = if (work, life) == whole { "" } else { " within the season" };
    let so_far = if column.is_now { " so far" } else { within };
    let exact = |minutes: f64| length(rounded(minutes));
    let mut words = format!("{}: work {}, life {}{so_far}", column.label, exact(work), exact(life));
    words.push_str(&numbers(score).map(|numbers| format!(", {numbers}")).unwrap_or_default());
    words
}

/// Returns why a column that has begun has no figures.
fn unknown(content: &SeasonReport) -> &'static str {
    if content.unread.is_some() { "a file can't be read" } else { "nothing recorded" }
}

fn numbers(score: &Score) -> Option<String> {
    let (alignment, balance) = score.shown_numbers();
    let both = alignment.zip(balance);
    both.map(|(alignment, balance)| format!("alignment {}, balance {}", figure(alignment), figure(balance)))
}

/// Returns which side had more hours, in how many weeks and in how many in a row, and by how much a side is short of
/// its share. `None` if there is nothing to say.
pub fn swing(content: &SeasonReport) -> Option<String> {
    if content.grain != Grain::Weeks {
        return swing_of_year(content);
    }
    swing_in_words(content.swing.as_ref()?, is_over(content))
}

/// Returns work and life by week in words, over the complete weeks of a season: `More life than work in 4 of 6
/// weeks, all of the last 4.` `was` asks for the past tense. `None` if there is nothing to say.
pub fn swing_in_words(swing: &Swing, was: bool) -> Option<String> {
    let weeks = swing.weeks.iter().filter(|week| week.work + week.life > 0.0).count();
    let owed = owed(&swing.so_far, was);
    if weeks == 0 {
        let none = if was { "No week was over." } else { "No week is over yet." };
        return owed.map(|owed| format!("{none} {owed}"));
    }
    let (work, life) = (swing.larger(Heavy::Work), swing.larger(Heavy::Life));
    let (side, times) = if work >= life { (Heavy::Work, work) } else { (Heavy::Life, life) };
    // Empty weeks do not count. The sentence says so if there are any.
    let mut words = larger(side, times, weeks, "week", weeks < swing.weeks.len());
    match swing.current.filter(|run| run.weeks > 1 && times < weeks) {
        Some(run) if run.side != side => {
            words.push_str(&format!(", more {} in the last {}", run.side, run.weeks));
        }
        Some(run) if run.weeks as usize == times => {
            words.push_str(&format!(", all of the last {}", run.weeks));
        }
        Some(run) => words.push_str(&format!(", the last {} among them", run.weeks)),
        None => {}
    }
    words.push('.');
    words.extend(owed.map(|owed| format!(" {owed}")));
    Some(words)
}

fn swing_of_year(content: &SeasonReport) -> Option<String> {
    let sides =
        content.columns.iter().filter_map(|column| column.sides).filter(|(work, life)| work + life > 0.0);
    let (mut work, mut life, mut all) = (0, 0, 0);
    for (one, other) in sides {
        work += usize::from(one > other);
        life += usize::from(other > one);
        all += 1;
    }
    let (side, times) = if work >= life { (Heavy::Work, work) } else { (Heavy::Life, life) };
    let whole = if content.grain == Grain::Months { "month" } else { "quarter" };
    (all > 0).then(|| larger(side, times, all, whole, false) + ".")
}

fn larger(side: Heavy, times: usize, all: usize, whole: &str, are_some_empty: bool) -> String {
    let what = match (times, side) {
        (0, _) => "As much work as life",
        (_, Heavy::Work) => "More work than life",
        (_, Heavy::Life) => "More life than work",
    };
    let with_hours = if are_some_empty { " with hours" } else { "" };
    match (if times == 0 { all } else { times }, all) {
        (_, 1) => format!("{what} in the only {whole}{with_hours} so far"),
        (times, all) if times == all => format!("{what} in all {all} {whole}s{with_hours}"),
        (times, all) => format!("{what} in {times} of {all} {whole}s{with_hours}"),
    }
}

/// Returns by how much a side is short of its share of the season. `None` if the share is on target, or for less than
/// an hour.
fn owed(so_far: &Balance, was: bool) -> Option<String> {
    let owed =
        so_far.owed.filter(|_| so_far.standing().is_some_and(|standing| standing != Standing::OnTarget))?;
    let work = so_far.target.unwrap_or(0.5) * 100.0;
    let (side, share) = match owed.round() {
        owed if owed >= 60.0 => ("Life", 100.0 - work),
        owed if owed <= -60.0 => ("Work", work),
        _ => return None,
    };
    let (is, this_season) = if was { ("was", "") } else { ("is", " this season") };
    Some(format!("{side} {is} {} short of its share{this_season} (target {share:.0}%).", hours(owed.abs())))
}

/// Returns a length, from 10 hours on in whole hours.
pub fn hours(minutes: f64) -> String {
    if minutes >= 600.0 { format!("{:.0}h", minutes / 60.0) } else { length(rounded(minutes)) }
}

/// Returns `today`, or a date. A date of another year has its year.
fn day(date: NaiveDate, today: NaiveDate) -> String {
    match date == today {
        true => "today".to_owned(),
        false if date.year() == today.year() => date.format("%-d %B").to_string(),
        false => format!("{} {}", date.format("%-d %B"), date.year()),
    }
}
