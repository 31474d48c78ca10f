//! Sentences about a week.

use chrono::{Datelike, NaiveDate};

use super::Showing;
use super::figures::{AreaRow, DayHours, WeekReport, WeekValueRow};
use crate::alignment::{Period, rounded};
use crate::domain::text::width;
use crate::report::day::words::length;

/// Returns the dimmed line: dates, season, and the hours of both sides. `brief` leaves out the season and the dates
/// of the ISO week.
pub fn quiet(content: &WeekReport, brief: bool) -> String {
    let mut parts = vec![dates(content.shown, content.today)];
    parts.extend(content.season.clone().filter(|_| !brief));
    let hours = sides(content);
    parts.push(if content.is_askew() {
        let week = dates(Period::week(content.week), content.today);
        let week = if brief { String::new() } else { format!(", {week}") };
        format!("W{:02}{week}: {hours}", content.week.number())
    } else {
        hours
    });
    parts.join(" · ")
}

/// Returns the dimmed line for a width in columns. Parts that are also shown elsewhere are left out first. The hours
/// of both sides stay.
pub fn quiet_within(content: &WeekReport, brief: bool, columns: usize) -> String {
    let week = if content.is_askew() { format!("W{:02}: ", content.week.number()) } else { String::new() };
    let shorter = [quiet(content, brief), quiet(content, true), week + &sides(content)];
    shorter.into_iter().find(|words| width(words) <= columns).unwrap_or_else(|| sides(content))
}

/// Returns the hours of both sides: `work 31h50, life 18h50, forecast`.
pub fn sides(content: &WeekReport) -> String {
    let balance = &content.score.balance;
    let (work, life) = (rounded(balance.work), rounded(balance.life));
    if !content.score.is_whole {
        return "work —, life —".to_owned();
    }
    let seen = match content.showing {
        // A week that is over has no forecast.
        Showing::Outlook | Showing::Lived if content.is_over() => "done",
        showing => showing.word(),
    };
    match (work, life) {
        (0, 0) if content.score.counted_minutes > 0.0 => "no work or life".to_owned(),
        (0, 0) if content.showing == Showing::Lived || content.is_over() => "nothing recorded".to_owned(),
        (0, 0) => "nothing planned yet".to_owned(),
        (work, 0) => format!("work {}, {seen}", length(work)),
        (0, life) => format!("life {}, {seen}", length(life)),
        (work, life) => format!("work {}, life {}, {seen}", length(work), length(life)),
    }
}

/// Returns dates: `16 to 22 November`, with the year if it is not this one.
pub fn dates(Period { from, to }: Period, today: NaiveDate) -> String {
    let year = if to.year() == today.year() && from.year() == to.year() {
        String::new()
    } else {
        format!(" {}", to.year())
    };
    let first = if from.year() != to.year() {
        format!("{} {}", from.format("%-d %B"), from.year())
    } else if from.month() != to.month() {
        from.format("%-d %B").to_string()
    } else {
        from.day().to_string()
    };
    format!("{first} to {}{year}", to.format("%-d %B"))
}

/// Returns minutes of a day for a table: a dot for none, a dash if they are not known.
pub fn figure_of(hours: &DayHours, minutes: i64) -> String {
    if hours.is_known { figure(minutes) } else { "—".to_owned() }
}

/// Returns a length for a table: a dot for none.
pub fn figure(minutes: i64) -> String {
    if minutes == 0 { "·".to_owned() } else { length(minutes) }
}

/// Returns the hours of a day: `work 5h50, life 4h50, including care 1h20`.
pub fn day(hours: &DayHours) -> String {
    if !hours.is_known {
        return "work —, life —".to_owned();
    }
    if (hours.work, hours.life) == (0, 0) {
        return if hours.is_grace { "grace day" } else { "no work or life" }.to_owned();
    }
    let part = |name: &str, minutes: i64| (minutes > 0).then(|| format!("{name} {}", length(minutes)));
    let parts = [part("work", hours.work), part("life", hours.life), part("including care", hours.care)];
    let words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if hours.is_grace { format!("grace day: {words}") } else { words }
}

/// Returns minutes and target of a value: `forecast 9h35, target 12h`. `brief` leaves out what is shown.
pub fn value(content: &WeekReport, value: &WeekValueRow, brief: bool) -> String {
    if value.resting {
        return "paused this season".to_owned();
    }
    if !content.score.is_whole {
        return match value.weekly.0 {
            0 => "—".to_owned(),
            _ => format!("—, target {}", value.weekly.short()),
        };
    }
    let minutes = length(rounded(value.in_sight));
    let Some(asked) = value.asked else {
        return match (rounded(value.in_sight), value.weekly.0) {
            (0, 0) => "no target".to_owned(),
            (0, _) => format!("{} a week", value.weekly.short()),
            _ => minutes,
        };
    };
    let seen = match content.showing {
        _ if brief => "",
        Showing::Plan => "planned ",
        Showing::Outlook if !content.is_over() => "forecast ",
        Showing::Outlook | Showing::Lived => "done ",
    };
    format!("{seen}{minutes}, target {}", length(rounded(asked)))
}

/// Returns the hours of an area: `done 14h52, forecast 31h50`, or `brief`: `31h50, done 14h52`.
pub fn area(content: &WeekReport, area: &AreaRow, brief: bool) -> String {
    let all = length(area.in_sight);
    match content.showing {
        Showing::Plan => format!("{all} planned"),
        Showing::Lived => format!("{all} done"),
        Showing::Outlook if area.lived == area.in_sight => format!("{all} done"),
        Showing::Outlook if area.lived == 0 => format!("{all} planned"),
        Showing::Outlook if brief => format!("{all}, done {}", length(area.lived)),
        Showing::Outlook => format!("done {}, forecast {all}", length(area.lived)),
    }
}

/// Returns the minutes that are work and life at once: `45m, half for each`. `None` without any.
pub fn both(content: &WeekReport) -> Option<String> {
    (content.both > 0).then(|| format!("{}, half to each side of balance", length(content.both)))
}
