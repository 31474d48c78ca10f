//! Edits of a day itself: grace and note.

use chrono::NaiveDate;

use super::day;
use crate::domain::ctx::Ctx;
use crate::domain::date::long;
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
