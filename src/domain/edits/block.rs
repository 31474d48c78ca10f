//! Adding, logging, editing and deleting blocks.

use chrono::NaiveDate;

use super::{Target, change, here, over_by_now, put_new, when, without};
use crate::domain::block::{Block, Status};
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Edit, Refused};
use crate::domain::life::Life;
use crate::domain::time::{Minutes, Span, Stretch};

/// Plans a block. It gets a new id, and the current zone where the day has another.
///
/// # Errors
///
/// The clocks skip its planned time.
pub fn add(life: &Life, ctx: &Ctx, date: NaiveDate, block: Block) -> Result<Edit, Refused> {
    let label = format!("{} planned, {}", block.title, when(life, ctx, date, block.plan));
    let block = Block { id: String::new(), ..block };
    Ok(Edit::new(label, put_new(life, ctx, date, block, ctx.zone)?))
}

/// Logs a block that is done, with spans in the current zone.
///
/// # Errors
///
/// A span ends after now, or the clocks skip it.
pub fn log(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    block: Block,
    lived: Vec<Stretch>,
) -> Result<Edit, Refused> {
    let spans = || lived.iter().filter_map(|stretch| stretch.over());
    over_by_now(life, ctx, date, ctx.zone, spans())?;
    let label = format!("{} logged, {}", block.title, when(life, ctx, date, spans()));
    let block = Block { id: String::new(), actual: lived, status: Some(Status::Done), ..block };
    Ok(Edit::new(label, put_new(life, ctx, date, block, ctx.zone)?))
}

/// Returns the planning day and the span, in the current zone, of something that took so many minutes and ends now.
/// The day is the planning day of the start.
///
/// # Errors
///
/// The span does not fit into the 48 hours of its day, or the clocks showed its start twice.
pub fn ending_now(life: &Life, ctx: &Ctx, length: Minutes) -> Result<(NaiveDate, Span), Refused> {
    let (end, zone) = (ctx.minute(), ctx.zone);
    let start = end - i64::from(length.0);
    let date = life.planning_day(zone, start);
    let span =
        zone.time_on(date, start).zip(zone.time_on(date, end)).map(|(start, end)| Span::new(start, end));
    match span.and_then(|span| Some((span, zone.resolve(date, span)?))) {
        Some((span, exact)) if exact == (start, end) => Ok((date, span)),
        Some((span, _)) => Err(Refused::because(format!(
            "The clocks showed {} twice. Write from when to when.",
            span.start.short(ctx.clock)
        ))),
        None => Err(Refused::because(format!("{} is too long to have just ended.", length.short()))),
    }
}

/// Returns a span of the current zone, cut off at now. A span that is over or has not begun does not change.
pub fn until_now(ctx: &Ctx, date: NaiveDate, span: Span) -> Span {
    let now = ctx.minute();
    let is_on = ctx.zone.resolve(date, span).is_some_and(|(start, end)| start < now && now < end);
    match ctx.zone.time_on(date, now).filter(|_| is_on) {
        Some(end) => Span::new(span.start, end),
        None => span,
    }
}

/// Changes a block to `after`, with the caller's label. The times of `after` are in the block's own zone, see
/// [`super::typed_span`]. The id stays.
///
/// # Errors
///
/// The clocks skip a new span, or a forgotten timer would end.
pub fn replace(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    after: Block,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    let after = Block { id: target.block.id.clone(), ..after };
    change(life, ctx, target, after, label)
}

/// Sets or clears the note of a block.
///
/// # Errors
///
/// The note is the same already.
pub fn note(life: &Life, ctx: &Ctx, target: &Target, note: Option<String>) -> Result<Edit, Refused> {
    if note.is_none() && target.block.note.is_none() {
        return Err(Refused::Already(format!("{} has no note.", target.block.title)));
    }
    let did = if note.is_some() { "note saved" } else { "note removed" };
    let label = format!("{}: {did}", target.block.title);
    change(life, ctx, target, Block { note, ..target.block.clone() }, label)
}

/// Sets whether replanning must leave a block where it is.
///
/// # Errors
///
/// The block is fixed, or not fixed, already, or it happens only once, which is always fixed.
pub fn set_fixed(life: &Life, ctx: &Ctx, target: &Target, fixed: bool) -> Result<Edit, Refused> {
    if target.block.milestone {
        let title = &target.block.title;
        return Err(Refused::Already(format!("{title} happens only once, so it is always fixed.")));
    }
    let label = format!("{} {}", target.block.title, if fixed { "fixed" } else { "no longer fixed" });
    change(life, ctx, target, Block { fixed, ..target.block.clone() }, label)
}

/// Allows a block to cross a boundary, this once.
///
/// # Errors
///
/// The block may cross it already.
pub fn allow(life: &Life, ctx: &Ctx, target: &Target, boundary: &str) -> Result<Edit, Refused> {
    let name = life.profile.boundary(boundary).map_or(boundary, |boundary| &boundary.name);
    let mut after = target.block.clone();
    if !after.allow.iter().any(|id| id == boundary) {
        after.allow.push(boundary.to_owned());
    }
    change(life, ctx, target, after, format!("{} may cross {name}, this once", target.block.title))
}

/// Deletes a block. Its routine, if it has one, skips the day from now on.
///
/// # Errors
///
/// The block is usual and its routine skips the day already, or a forgotten timer would end.
pub fn remove(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    let mut changes = without(life, target);
    if changes.is_empty() {
        return Err(Refused::Changed(target.block.title.clone()));
    }
    changes.extend(super::timer::earlier_ended(life, ctx, target)?);
    let day = super::on_other_day(life, ctx, target.date);
    Ok(Edit::new(format!("{} deleted{day}", target.block.title), changes))
}

/// Plans a copy of a block on a day, at a time of the current zone. Without a time the copy keeps the planned one, or
/// takes the time at which the block was done.
///
/// # Errors
///
/// A day is not loaded, or the clocks skip the time.
pub fn copy(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    date: NaiveDate,
    span: Option<Span>,
) -> Result<Edit, Refused> {
    let block = &target.block;
    let zone = match span {
        Some(_) => ctx.zone,
        None => super::day(life, target.date)?.zone_of(block, ctx.zone),
    };
    let lived = block.lived().reduce(|all, one| Span::new(all.start.min(one.start), all.end.max(one.end)));
    let after = Block { plan: span.or(block.plan).or(lived), carried: 0, ..block.anew() };
    let told = span.or_else(|| here(life, ctx, target, after.plan?)).or(after.plan);
    let label = format!("{} copied to {}", block.title, when(life, ctx, date, told));
    Ok(Edit::new(label, put_new(life, ctx, date, after, zone)?))
}
