//! `week`, `grace` and `intention`.

use serde_json::{Value, json};

use super::args::Global;
use super::day;
use super::failure::Failure;
use super::json;
use super::plan;
use super::print::{Align, shown, table};
use super::score::both_numbers;
use super::session::Session;
use super::values::{DaysArg, WeekArg, joined};
use crate::alignment::{Gathered, Lens, Period};
use crate::domain::date::{long, short};
use crate::domain::{Day, Place, Week, edits};
use crate::line;
use crate::report::week::{AreaRow, DayHours, Showing, WeekReport, WeekValueRow, sentences};

/// Runs `week` for an ISO week, even where the screens start weeks on Sunday.
pub(super) fn week(global: &Global, week: Option<&WeekArg>, as_json: bool) -> Result<(), Failure> {
    let mut session = Session::read(global)?.without(&[Place::Inbox]);
    let week = week.map_or(Week::of(session.today()), |week| week.on(session.today()));
    let gathered = session.gather(Period::week(week))?;
    session.load_weeks(week.monday(), week.sunday());
    let days: Vec<Day> = week.days().map(|date| plan::day(&session.life, &session.ctx, date)).collect();
    if as_json {
        return session.answer_json(of_week(&session, &gathered, week, &days));
    }
    session.answer(&text(&session, &gathered, week, &days))
}

/// Returns the object of `week --json`: the days as in `day --json`, the score as in `score --week --json`, then the
/// week's goal, its forecast, and its hours.
fn of_week(session: &Session, gathered: &Gathered, week: Week, days: &[Day]) -> Value {
    let seen = |period| session.seen(gathered, period, Lens::Actual);
    let days: Vec<Value> =
        days.iter().map(|day| day::of_day(session, day, &seen(Period::day(day.date)))).collect();
    let score = json::score(&seen(Period::week(week)), &session.ctx);
    let outlook = json::score(&session.seen(gathered, Period::week(week), Lens::Outlook), &session.ctx);
    let content = content(session, gathered, week);
    let number = |minutes: f64| json::number_or_null(content.score.known(minutes));
    let hours = |day: &DayHours| {
        let figure = |minutes: i64| Some(minutes).filter(|_| day.is_known);
        json!({
            "date": day.date.to_string(), "grace": day.is_grace,
            "work": figure(day.work), "life": figure(day.life), "care": figure(day.care),
        })
    };
    let value = |value: &WeekValueRow| {
        json!({
            "id": value.id, "name": value.name, "resting": value.resting,
            "lived": number(value.lived), "in_sight": number(value.in_sight),
            "target": json::number_or_null(value.asked), "due": json::number_or_null(value.needed),
        })
    };
    let area = |area: &AreaRow| {
        json!({
            "id": area.id, "name": area.name, "side": area.side.map(|side| side.word()),
            "lived": area.lived, "in_sight": area.in_sight,
        })
    };
    json!({
        "week": week.to_string(),
        "days": days,
        "score": score,
        "intention": content.intention,
        "outlook": outlook,
        "hours": content.days.iter().map(hours).collect::<Vec<_>>(),
        "values": content.values.iter().map(value).collect::<Vec<_>>(),
        "areas": content.areas.iter().map(area).collect::<Vec<_>>(),
        "both": Some(content.both).filter(|_| content.score.is_whole),
    })
}

/// Returns the week's report, as a forecast: done so far plus what is still planned.
fn content(session: &Session, gathered: &Gathered, week: Week) -> WeekReport {
    let (as_of, period) = (session.as_of(), Period::week(week));
    // For this week use today, so that the report shows the current season.
    let date = if week == Week::of(as_of.today) { as_of.today } else { week.monday() };
    WeekReport::new(&session.life, gathered, &as_of, date, period, Showing::Outlook)
}

fn text(session: &Session, gathered: &Gathered, week: Week, days: &[Day]) -> String {
    let (paint, as_of, period) = (session.paint, session.as_of(), Period::week(week));
    let content = content(session, gathered, week);
    let mut text = match content.unread.as_ref().or(content.intention.as_ref()) {
        Some(intention) => format!("{}\n", paint.strong(&shown(intention))),
        None if week == Week::of(as_of.today) => {
            "No goal for this week yet. Set one with 'aplomb intention TEXT'.\n".to_owned()
        }
        None => format!("No goal for {week} yet. Set one with 'aplomb intention {week} TEXT'.\n"),
    };
    let quiet = format!("W{:02}, {}", week.number(), sentences::quiet(&content, false));
    text.push_str(&format!("{}\n\n", paint.faint(&shown(&quiet))));
    let number = |lens| both_numbers(&gathered.score(period, lens, &as_of));
    let row = |name: &str, lens| vec![name.to_owned(), number(lens)];
    // A week that is over has no forecast.
    let numbers = match content.is_over() {
        true => vec![row("done", Lens::Actual)],
        false => vec![row("so far", Lens::Actual), row("forecast", Lens::Outlook)],
    };
    text.push_str(&format!("{}\n", table(&[Align::Left, Align::Left], &numbers).join("\n")));
    text.push_str(&blocks(session, days));
    let mut part = |head: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n{}\n", paint.strong(head), lines.join("\n")));
        }
    };
    part("Hours by day", hours(&content));
    part("Values", values(&content));
    // The sums above leave grace days out, too.
    let has_grace = content.days.iter().any(|day| day.is_grace);
    part(if has_grace { "Hours by area, without grace days" } else { "Hours by area" }, areas(&content));
    text
}

/// Returns the blocks, a line each, by day. Each block is named `DATE/ID`, as commands take it.
fn blocks(session: &Session, days: &[Day]) -> String {
    let named = |day: &Day| -> Vec<Vec<String>> {
        let mut rows = day::rows(session, day);
        rows.iter_mut().for_each(|row| row[0] = format!("{}/{}", day.date, row[0]));
        rows
    };
    let all: Vec<Vec<Vec<String>>> = days.iter().map(named).collect();
    // One table aligns the columns of all days.
    let mut lines = table(&day::SIDES, &all.concat()).into_iter();
    let mut text = String::new();
    for (day, rows) in days.iter().zip(&all) {
        let unread = session.life.unread(Place::Day(day.date));
        if rows.is_empty() && day.head.grace.is_none() && unread.is_none() {
            continue;
        }
        let unread = unread.map(|_| "its file can't be read".to_owned());
        let head: Vec<String> = [long(day.date)].into_iter().chain(unread).chain(day::grace(day)).collect();
        text.push_str(&format!("\n{}\n", session.paint.strong(&shown(&head.join(" · ")))));
        for line in lines.by_ref().take(rows.len()) {
            text.push_str(&format!("{line}\n"));
        }
    }
    text
}

/// Returns a row of hours for each day, and one for the week without its grace days.
fn hours(content: &WeekReport) -> Vec<String> {
    let row = |name: String, (work, life, care): (i64, i64, i64), words: &str| {
        let figure = sentences::figure;
        vec![name, figure(work), figure(life), figure(care), words.to_owned()]
    };
    let unknown = |name: String| {
        let dash = || "—".to_owned();
        vec![name, dash(), dash(), dash(), String::new()]
    };
    let head = ["", "work", "life", "of life: care"].map(str::to_owned).to_vec();
    let mut rows = vec![head];
    for day in &content.days {
        let words = match day.date.cmp(&content.today) {
            _ if !day.is_known => {
                rows.push(unknown(short(day.date)));
                continue;
            }
            _ if day.is_grace => "grace",
            _ if day.work + day.life == 0 => "",
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "forecast",
            std::cmp::Ordering::Greater => "planned",
        };
        rows.push(row(short(day.date), (day.work, day.life, day.care), words));
    }
    let balance = &content.score.balance;
    let care = content.days.iter().filter(|day| !day.is_grace).map(|day| day.care).sum();
    let words = if content.days.iter().any(|day| day.is_grace) { "without grace days" } else { "" };
    let sum = (balance.work.round() as i64, balance.life.round() as i64, care);
    let name = format!("W{:02}", content.week.number());
    rows.push(if content.score.is_whole { row(name, sum, words) } else { unknown(name) });
    table(&[Align::Left, Align::Right, Align::Right, Align::Right, Align::Left], &rows)
}

fn values(content: &WeekReport) -> Vec<String> {
    let row = |value: &WeekValueRow| {
        let is_part = value.lived.round() > 0.0 && value.lived.round() < value.in_sight.round();
        let lived = is_part.then(|| format!("{} done", sentences::figure(value.lived.round() as i64)));
        let lived = lived.unwrap_or_default();
        vec![value.name.clone(), sentences::value(content, value, false), lived]
    };
    let rows: Vec<Vec<String>> = content.values.iter().map(row).collect();
    table(&[Align::Left, Align::Left, Align::Left], &rows)
}

fn areas(content: &WeekReport) -> Vec<String> {
    let row = |area: &AreaRow| vec![area.name.clone(), sentences::area(content, area, false)];
    let mut rows: Vec<Vec<String>> = content.areas.iter().map(row).collect();
    rows.extend(sentences::both(content).map(|words| vec!["Work and life at once".to_owned(), words]));
    table(&[Align::Left, Align::Left], &rows)
}

/// Most days that one `grace` changes.
const DAYS: usize = 100;

/// Runs `grace`: makes days grace days, or ordinary days again.
pub(super) fn grace(global: &Global, days: &DaysArg, off: bool, reason: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let dates = days.on(session.today())?;
    if dates.len() > DAYS {
        let count = dates.len();
        return Err(Failure::refused(format!("These are {count} days. Take at most {DAYS} at once.")));
    }
    let reason = joined(reason)?;
    let reason = (!off).then(|| reason.trim().to_owned());
    session.carry_out_all(&dates, |life, ctx, date| edits::grace(life, ctx, *date, reason.clone()))
}

/// Runs `intention`: sets the goal of a week. The first word may name the week. Otherwise it is this week.
pub(super) fn intention(global: &Global, words: &[String]) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let today = session.today();
    let named = words.first().filter(|_| words.len() > 1).and_then(|word| line::week(word, today));
    let looks_like_a_week = |word: &String| {
        let (year, rest) = word.split_at_checked(4).unwrap_or((word, ""));
        year.len() == 4
            && year.bytes().all(|letter| letter.is_ascii_digit())
            && rest.to_ascii_uppercase().starts_with("-W")
    };
    if let Some(word) =
        words.first().filter(|word| named.is_none() && words.len() > 1 && looks_like_a_week(word))
    {
        let words =
            format!("'{word}' is not a week. Write it as 2026-W47, or write the whole text in quotes.");
        return Err(Failure::refused(words));
    }
    if let [word] = words
        && line::week(word, today).is_some()
    {
        let words = format!("'{word}' names a week. Write its goal too: aplomb intention {word} 'TEXT'.");
        return Err(Failure::refused(words));
    }
    let text = joined(&words[usize::from(named.is_some())..])?.trim().to_owned();
    let week = named.unwrap_or(Week::of(today));
    let intention = Some(text).filter(|text| !text.is_empty());
    session.carry_out(|life, _| edits::intention(life, week, intention.clone()))?;
    Ok(())
}
