//! `score` and `why`: alignment and balance, and where points are lost.

use chrono::Datelike;

use super::args::Global;
use super::failure::Failure;
use super::json;
use super::period::ScoreArgs;
use super::print::{Align, Paint, shown, table};
use super::say::value_name;
use super::scoring::AsSeen;
use super::session::Session;
use crate::alignment::{Lens, Period, Score};
use crate::domain::date::{long, month_name};
use crate::domain::{Life, Minutes, Place, Week};
use crate::report::unread::NO_NUMBERS;
use crate::report::verdict::{
    alignment, alignment_unknown, balance, balance_unknown, based_on, without_side,
};
use crate::report::wording;

/// Runs `score`.
pub(super) fn score(global: &Global, asked: &ScoreArgs) -> Result<(), Failure> {
    let mut session = Session::read(global)?.without(&[Place::Inbox]);
    let period = asked.period(&session.life, &session.ctx)?;
    let seen = session.score(period, asked.lens)?;
    if asked.json {
        return session.answer_json(json::score(&seen, &session.ctx));
    }
    let score = &seen.score;
    let mut text = heading(&session, score);
    text.push_str(&components(score));
    text.push_str(&values(&session.life, score));
    let losses = losses(&seen, session.paint, false);
    if !losses.is_empty() {
        text.push_str(&format!("\nWhat holds alignment back, in points\n{losses}"));
    }
    session.answer(&text)
}

/// Runs `why`: prints the losses, each with what would help.
pub(super) fn why(global: &Global, asked: &ScoreArgs) -> Result<(), Failure> {
    let mut session = Session::read(global)?.without(&[Place::Inbox]);
    let period = asked.period(&session.life, &session.ctx)?;
    let seen = session.score(period, asked.lens)?;
    if asked.json {
        return session.answer_json(json::losses(&seen));
    }
    let mut text = heading(&session, &seen.score);
    let losses = losses(&seen, session.paint, true);
    text.push_str(if losses.is_empty() && seen.score.is_whole {
        "\nNo reasons yet. Record what you do with aplomb start or aplomb log.\n"
    } else {
        "\n"
    });
    text.push_str(&losses);
    session.answer(&text)
}

/// Returns both numbers, such as `alignment 79   balance 100, 63% work`. Where a number is missing, the text says
/// why.
pub(super) fn both_numbers(score: &Score) -> String {
    let (balanced, share) = balance(Some(score));
    let share = if share.is_empty() { share } else { format!(" ({share})") };
    format!("{}   {balanced}{share}", alignment(Some(score)))
}

/// Returns the largest losses, a line each, with their points. `with_remedies` adds what would help.
pub(super) fn losses(seen: &AsSeen, paint: Paint, with_remedies: bool) -> String {
    if !seen.score.is_shown() {
        return String::new();
    }
    let mut text = String::new();
    for (place, tenths) in seen.score.shown_losses().into_iter().filter(|(_, tenths)| *tenths > 0) {
        let reason = &seen.reasons[place];
        let points = format!("{}.{}", tenths / 10, tenths % 10);
        text.push_str(&format!("{points:>5}  {}\n", shown(&reason.words)));
        if with_remedies {
            let remedy = reason.remedy.as_ref();
            text.extend(remedy.map(|remedy| format!("       {}\n", paint.faint(&shown(&remedy.words)))));
        }
    }
    text
}

/// Returns the numbers, their period and season, and how many days they are based on.
fn heading(session: &Session, score: &Score) -> String {
    let lens = match score.lens {
        Lens::Actual if score.period.to < session.today() => "done",
        Lens::Actual => "done so far",
        Lens::Plan => "planned",
        Lens::Outlook => "forecast",
    };
    let mut second = vec![format!("{}, {lens}", period_words(score.period))];
    if score.period.length() <= 7 {
        second.extend(session.season_words(score.period));
    }
    let mut text = format!("{}\n", session.paint.strong(&both_numbers(score)));
    text.push_str(&format!("{}\n", session.paint.faint(&shown(&second.join(" · ")))));
    if !score.is_whole {
        text.push_str(&format!("{NO_NUMBERS}\n"));
        return text;
    }
    // The first line says why there is no balance.
    let why = alignment_unknown(score).filter(|why| balance_unknown(score).as_ref() != Some(why));
    text.extend(why.map(|why| format!("No alignment: {why}.\n")));
    if !score.is_shown() {
        return text;
    }
    let balance = &score.balance;
    let mut third = format!("work {}, life {}", minutes(balance.work), minutes(balance.life));
    if let Some(target) = balance.target {
        third.push_str(&format!(", work target {:.0}%", target * 100.0));
    }
    text.push_str(&format!("{third}\n{}\n", based_on(score, session.today())));
    text.extend(without_side(score).map(|words| words + "\n"));
    text
}

fn components(score: &Score) -> String {
    if score.components.is_empty() || !score.is_shown() {
        return String::new();
    }
    let rows: Vec<Vec<String>> = score
        .components
        .iter()
        .map(|one| {
            vec![
                wording::component(one.id).to_owned(),
                format!("{:.0}%", one.value * 100.0),
                format!("weight {:.0}", one.weight),
            ]
        })
        .collect();
    format!("\n{}\n", table(&[Align::Left, Align::Right, Align::Left], &rows).join("\n"))
}

fn values(life: &Life, score: &Score) -> String {
    let rows: Vec<Vec<String>> = score
        .values
        .iter()
        .filter(|value| value.target.is_some() || value.resting || value.minutes > 0.0)
        .map(|value| {
            let second = match value.target {
                Some(target) => format!("{} of {}", minutes(value.minutes), minutes(target)),
                None if value.resting => "paused this season".to_owned(),
                None => minutes(value.minutes),
            };
            vec![value_name(life, &value.id), second]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    format!("\n{}\n", table(&[Align::Left, Align::Left], &rows).join("\n"))
}

/// Returns a length, such as `4h47`.
fn minutes(minutes: f64) -> String {
    Minutes(minutes.round().max(0.0) as u32).short()
}

/// Returns a period in words: one day, a range, or a week such as `W47, 16 to 22 November 2026`.
fn period_words(Period { from, to }: Period) -> String {
    let month = |date: chrono::NaiveDate| month_name(date);
    if from == to {
        return format!("{} {}", long(from), from.year());
    }
    let days = if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{} to {} {} {}", from.day(), to.day(), month(to), to.year())
    } else if from.year() == to.year() {
        format!("{} {} to {} {} {}", from.day(), month(from), to.day(), month(to), to.year())
    } else {
        format!("{} {} {} to {} {} {}", from.day(), month(from), from.year(), to.day(), month(to), to.year())
    };
    let week = Week::of(from);
    if Period::week(week) == Period::new(from, to) { format!("W{:02}, {days}", week.number()) } else { days }
}
