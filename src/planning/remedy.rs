//! What would help with a loss: a slot of free time, a talk that is set, someone to tell.

use chrono::NaiveDate;

use super::free::gaps;
use super::recurrence::with_routines;
use crate::alignment::{Component, Loss, Period, Score};
use crate::domain::date::{plus, weekday_name};
use crate::domain::{Ctx, Life, Span};

/// The least time that is worth a suggestion, in minutes: even half an hour counts.
const LEAST: u32 = 30;
/// The most that one suggestion asks for.
const MOST: u32 = 90;
/// Free time is looked for in so many days.
const DAYS_AHEAD: i64 = 7;
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

/// What would help with a loss of a score, as far as the loaded days can tell. Free time is looked for in the days
/// of its period that are left, at most a week of them.
pub fn remedy(loss: &Loss, score: &Score, life: &Life, ctx: &Ctx) -> Option<Remedy> {
    match loss.component {
        Component::Values => {
            let value = score.values.iter().find(|value| value.id == loss.cause)?;
            let lacking = (value.target? - value.minutes).max(0.0).ceil() as u32;
            slot(life, ctx, score.period, lacking)
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

/// The parts of a span that lie outside others.
fn outside(span: Span, others: &[Span]) -> Vec<Span> {
    others.iter().fold(vec![span], |parts, other| {
        let cut = |part: Span| {
            let before = Span::new(part.start, part.end.min(other.start));
            let after = Span::new(part.start.max(other.end), part.end);
            if part.overlaps(*other) { vec![before, after] } else { vec![part] }
        };
        parts.into_iter().flat_map(cut).filter(|part| part.is_forward()).collect()
    })
}

/// The first free slot that would take what is lacking, at most an hour and a half of it; else the longest that
/// takes half an hour.
fn slot(life: &Life, ctx: &Ctx, period: Period, lacking: u32) -> Option<Remedy> {
    let today = life.today(ctx);
    let wanted = (lacking.div_ceil(QUARTER) * QUARTER).clamp(LEAST, MOST);
    let last = period.to.min(plus(today, DAYS_AHEAD - 1));
    let days = period.from.max(today).iter_days().take_while(|date| *date <= last);
    let mut best: Option<(u32, NaiveDate, Span)> = None;
    for date in days {
        let Some(day) = life.day(date).filter(|day| day.head.grace.is_none()) else { continue };
        let day = with_routines(&life.routines, day, today);
        let now = (date == today).then(|| ctx.minute());
        let passed = now.and_then(|now| day.head.zone.unwrap_or(ctx.zone).time_on(date, now));
        // Whatever the block will be, it is not offered where a boundary holds.
        let kept: Vec<Span> = life
            .profile
            .boundaries
            .iter()
            .filter(|one| !one.archived && one.holds_on(date))
            .map(|one| one.window)
            .collect();
        let free =
            gaps(&day, life.profile.day.wake, ctx.zone, now).into_iter().flat_map(|gap| outside(gap, &kept));
        for gap in free {
            let from = passed.map_or(gap.start, |passed| passed.max(gap.start));
            let start = from.minutes().div_ceil(QUARTER) * QUARTER;
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
    Some(Remedy {
        words: format!("{long} {day}, {}, is free", span.start.short(ctx.clock)),
        slot: Some((date, span)),
    })
}
