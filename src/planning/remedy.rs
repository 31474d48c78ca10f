//! What would help with a loss: a slot of free time, a talk that is set, someone to tell.

use chrono::NaiveDate;

use super::free::gaps;
use super::recurrence::with_routines;
use crate::alignment::{Component, Loss, Score};
use crate::domain::date::{Week, plus, weekday_name};
use crate::domain::{Ctx, Life, Span};

/// The least time that is worth a suggestion, in minutes: even half an hour counts.
const LEAST: u32 = 30;
/// The most that one suggestion asks for.
const MOST: u32 = 90;
/// Suggestions are in whole quarters of an hour.
const QUARTER: u32 = 15;

/// What would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// In words.
    pub words: String,
    /// The slot, where it is one.
    pub slot: Option<(NaiveDate, Span)>,
}

impl Remedy {
    fn words(words: impl Into<String>) -> Option<Remedy> {
        Some(Remedy { words: words.into(), slot: None })
    }
}

/// What would help with a loss of a score, as far as the loaded days can tell; free time is looked for from now to
/// the end of the week.
pub fn remedy(loss: &Loss, score: &Score, life: &Life, ctx: &Ctx) -> Option<Remedy> {
    match loss.component {
        Component::Values => {
            let value = score.values.iter().find(|value| value.id == loss.cause)?;
            let lacking = (value.target? - value.minutes).max(0.0).ceil() as u32;
            slot(life, ctx, lacking)
        }
        Component::Energy | Component::Agency => {
            let engagement = loss.cause.split_once('/').map(|(_, engagement)| engagement)?;
            let talk = life.ledger.talks.iter().find(|talk| {
                talk.held.is_none()
                    && !engagement.is_empty()
                    && talk.engagement.as_deref() == Some(engagement)
            })?;
            Remedy::words(match talk.by {
                Some(by) => format!(
                    "the talk set for {}: {}",
                    weekday_name(chrono::Datelike::weekday(&by)),
                    talk.about
                ),
                None => format!("the talk to have: {}", talk.about),
            })
        }
        Component::Boundaries => {
            let boundary = life.profile.boundary(&loss.cause)?;
            let talk =
                life.ledger.talks.iter().find(|talk| {
                    talk.held.is_none() && talk.boundary.as_deref() == Some(boundary.id.as_str())
                });
            match talk {
                Some(talk) => Remedy::words(format!("the talk with {}: {}", talk.with, talk.about)),
                None if boundary.told.is_empty() => {
                    Remedy::words("no one knows of it yet; tell whom it concerns")
                }
                None => None,
            }
        }
        Component::Signs | Component::Intention => None,
    }
}

/// The first free slot from now to the end of the week that would take what is lacking, at most an hour and a half
/// of it; else the longest that takes half an hour.
fn slot(life: &Life, ctx: &Ctx, lacking: u32) -> Option<Remedy> {
    let today = life.today(ctx);
    let wanted = (lacking.div_ceil(QUARTER) * QUARTER).clamp(LEAST, MOST);
    let days = today.iter_days().take_while(|date| *date <= Week::of(today).sunday());
    let mut best: Option<(u32, NaiveDate, Span)> = None;
    for date in days {
        let Some(day) = life.day(date).filter(|day| day.head.grace.is_none()) else { continue };
        let day = with_routines(&life.routines, day, today);
        let now = (date == today).then(|| ctx.minute());
        for gap in gaps(&day, life.profile.day.wake, ctx.zone, now) {
            let start = gap.start.minutes().div_ceil(QUARTER) * QUARTER;
            let length = gap.end.minutes().saturating_sub(start).min(wanted) / QUARTER * QUARTER;
            if length >= LEAST && best.is_none_or(|(longest, ..)| length > longest) {
                let start = crate::domain::Time::from_minutes(start);
                let span = Span::new(start, start.shifted(length.into())?);
                best = Some((length, date, span));
            }
        }
        if best.is_some_and(|(length, ..)| length >= wanted) {
            break;
        }
    }
    let (length, date, span) = best?;
    let day = match date {
        date if date == today => "today".to_owned(),
        date if date == plus(today, 1) => "tomorrow".to_owned(),
        date => format!("on {}", weekday_name(chrono::Datelike::weekday(&date))),
    };
    let long = match length {
        30 => "half an hour".to_owned(),
        60 => "an hour".to_owned(),
        length => crate::domain::Minutes(length).short(),
    };
    Some(Remedy { words: format!("{long} {day}, {}, is free", span.start.short()), slot: Some((date, span)) })
}
