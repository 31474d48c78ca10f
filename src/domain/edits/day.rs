//! Edits of a day itself: grace and note.

use chrono::NaiveDate;

use super::{day, edits_in_turn};
use crate::domain::ctx::Ctx;
use crate::domain::date::{long, span};
use crate::domain::day::DayHead;
use crate::domain::edit::{Change, Edit, Refused};
use crate::domain::life::Life;
use crate::domain::merge::RecordChange;

/// Makes a day a grace day, with a reason that may be empty. None makes it an ordinary day again.
///
/// # Errors
///
/// The day is a grace day with this reason, or an ordinary day, already.
pub fn grace(life: &Life, ctx: &Ctx, date: NaiveDate, reason: Option<String>) -> Result<Edit, Refused> {
    let label = match &reason {
        Some(reason) if !reason.is_empty() => format!("{} is a grace day: {reason}", long(date)),
        Some(_) => format!("{} is a grace day", long(date)),
        None => format!("{} is an ordinary day", long(date)),
    };
    head(life, ctx, date, label, |head| head.grace = reason)
}

/// Makes the days of a stretch grace days as [`grace`] does, or ordinary days again. Without a reason, grace days of a
/// longer stretch keep their own.
///
/// # Errors
///
/// All of them are like that already.
pub fn grace_days(
    life: &Life,
    ctx: &Ctx,
    (from, to): (NaiveDate, NaiveDate),
    reason: Option<String>,
) -> Result<Edit, Refused> {
    let dates: Vec<NaiveDate> = from.iter_days().take_while(|date| *date <= to).collect();
    let is_stretch = dates.len() > 1;
    let edits = edits_in_turn(life, ctx, &dates, |life, ctx, date| {
        let is_grace = day(life, *date)?.head.grace.is_some();
        match &reason {
            Some(reason) if reason.is_empty() && is_grace && is_stretch => {
                Err(Refused::Already(format!("{} is a grace day already.", long(*date))))
            }
            _ => grace(life, ctx, *date, reason.clone()),
        }
    })?;
    if !is_stretch {
        return Ok(edits.together());
    }
    let kind = if reason.is_some() { "grace" } else { "ordinary" };
    let because = reason.filter(|reason| !reason.is_empty()).map(|reason| format!(": {reason}"));
    let label = match edits.edits.len() {
        1 => format!("1 {kind} day, {}", span(from, to)),
        count => format!("{count} {kind} days, {}", span(from, to)),
    } + &because.unwrap_or_default();
    Ok(Edit { label, step: None, ..edits.together() })
}

/// Sets or clears the note of a day.
///
/// # Errors
///
/// The note is the same already.
pub fn day_note(life: &Life, ctx: &Ctx, date: NaiveDate, note: Option<String>) -> Result<Edit, Refused> {
    if note.is_none() && day(life, date)?.head.note.is_none() {
        return Err(Refused::Already(format!("{} has no note.", long(date))));
    }
    let did = if note.is_some() { "note saved" } else { "note removed" };
    head(life, ctx, date, format!("{}: {did}", long(date)), |head| head.note = note)
}

/// Returns the edit of a day's own keys. A day without a file gets the current zone.
fn head(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    label: String,
    set: impl FnOnce(&mut DayHead),
) -> Result<Edit, Refused> {
    let day = day(life, date)?;
    let mut head = day.head.clone();
    set(&mut head);
    if head == day.head {
        return Err(Refused::Already(format!("{label} already.")));
    }
    if !day.has_file {
        head.zone = head.zone.or(Some(ctx.zone));
    }
    Ok(Edit::new(label, vec![Change::DayHead(date, RecordChange { before: day.head.clone(), after: head })]))
}
