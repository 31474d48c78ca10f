//! Edits of routines: made of a block, changed or ended from a day on, changed as a whole, deleted.
//!
//! A change from a day on ends the routine the day before and adds one that goes on for it. So all earlier days stay as
//! they are. A block that was touched on its day is that day's own, and stays too.

use chrono::NaiveDate;

use super::{Target, changes, day, span_words};
use crate::domain::block::Block;
use crate::domain::ctx::Ctx;
use crate::domain::date::{Week, long, plus};
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::id::of_words;
use crate::domain::life::Life;
use crate::domain::profile::in_force;
use crate::domain::routine::Routine;

/// How much of a routine an edit changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoutineScope {
    /// Its blocks from this day on.
    Later(NaiveDate),
    /// All of it.
    All,
}

/// Returns the routine with an id.
///
/// # Errors
///
/// No routine has the id.
pub fn routine<'a>(life: &'a Life, id: &str) -> Result<&'a Routine, Refused> {
    life.routines
        .iter()
        .find(|routine| routine.id == id)
        .ok_or_else(|| Refused::because(format!("No routine has the id '{id}'.")))
}

/// Returns the routine that brings a block to its day. Of a routine that was changed from a day on, it is the one in
/// force on the block's day. None: the block is of no routine.
pub fn routine_of<'a>(life: &'a Life, target: &Target) -> Option<&'a Routine> {
    let known = || life.routines.iter().filter(|routine| routine.knows(&target.block));
    let on_its_day = |routine: &&Routine| in_force(routine.from, routine.until, target.date);
    known()
        .find(on_its_day)
        .or_else(|| known().find(|routine| Some(&routine.id) == target.block.routine.as_ref()))
}

/// Returns a routine in words: `every Monday and Wednesday, 7:00 to 7:45`. With its first and its last day where these
/// are still to come.
pub fn routine_words(life: &Life, ctx: &Ctx, routine: &Routine) -> String {
    let mut words = routine.rule_words();
    if let Some(plan) = routine.plan {
        words.push_str(&format!(", {}", span_words(ctx, plan)));
    }
    if let Some(days) = routine.lasts.filter(|days| *days > 1 && routine.plan.is_none()) {
        words.push_str(&format!(", {days} days"));
    }
    let today = life.today(ctx);
    if let Some(from) = routine.from.filter(|from| *from > today) {
        words.push_str(&format!(", from {}", super::dated(ctx, from)));
    }
    if let Some(until) = routine.until {
        words.push_str(&format!(", until {}", super::dated(ctx, until)));
    }
    if routine.once {
        words.push_str(", no second one while the last is not marked");
    }
    words
}

/// Adds a routine, with an id made from its title. Without a first day it begins today, so that no day past changes.
///
/// # Errors
///
/// Its rule names no day, or names it in a way that `aplomb check` reports.
pub fn routine_add(life: &Life, ctx: &Ctx, routine: Routine) -> Result<Edit, Refused> {
    let routine = begun(life, life.today(ctx), routine);
    let label = format!("{}: routine added, {}", routine.title, routine_words(life, ctx, &routine));
    tried(life, Edit::new(label, vec![added(life, routine)]))
}

/// Makes a routine of a block. Where the routine falls on the block's day, the block is its block there. Without a first
/// day it begins on the block's day, or today where that is later.
///
/// # Errors
///
/// The block is of a routine already, its day is not loaded, or [`routine_add`] would refuse.
pub fn routine_from_block(
    life: &Life,
    ctx: &Ctx,
    target: &Target,
    routine: Routine,
) -> Result<Edit, Refused> {
    if let Some(own) = routine_of(life, target) {
        return Err(Refused::because(format!(
            "{} is already of the routine {}.",
            target.block.title, own.id
        )));
    }
    let routine = begun(life, life.today(ctx).max(target.date), routine);
    let label = format!("{}: routine made, {}", routine.title, routine_words(life, ctx, &routine));
    let mut edit = Edit::new(label, vec![added(life, routine.clone())]);
    if routine.falls_on(target.date) && target.block.moved_from.is_none() {
        let own = Block { routine: Some(routine.id), ..target.block.clone() };
        edit.changes.extend(changes(life, ctx, target, own)?);
    }
    tried(life, edit)
}

/// Changes a routine to `after`, for all its blocks or from a day on. The id stays that of the earlier part. What `after`
/// has as first day counts only for all. A change from a day on where no earlier day has a block is one of all. The
/// target, if it is a block that was touched and is not marked, gets the new title, time and tags too.
///
/// # Errors
///
/// No routine has the id, the routine is over by that day, nothing would change, or the new rule names no day.
pub fn routine_change(
    life: &Life,
    ctx: &Ctx,
    id: &str,
    after: Routine,
    (scope, target): (RoutineScope, Option<&Target>),
) -> Result<Edit, Refused> {
    let before = routine(life, id)?;
    let after =
        Routine { id: before.id.clone(), was: before.was.clone(), source: before.source.clone(), ..after };
    let begins = match scope {
        RoutineScope::Later(date) => Some(begins_on(ctx, before, date)?),
        RoutineScope::All => None,
    };
    let kept = if begins.is_some() { before.from } else { after.from };
    if (Routine { from: kept, ..after.clone() }) == *before {
        return Err(Refused::Already(format!("Nothing changes in {}.", before.title)));
    }
    let from = begins.map(|begins| begins.first).or(after.from);
    let mut later = Routine { from, ..after };
    let mut all = Vec::new();
    match begins.filter(|begins| begins.has_earlier) {
        None => all.push(changed(before, later.clone())),
        Some(Begins { first, .. }) => {
            let mut ended = Routine { until: Some(plus(first, -1)), ..before.clone() };
            ended.skip.retain(|date| *date < first);
            later.skip.retain(|date| *date >= first);
            later.was.insert(0, before.id.clone());
            later.id = new_id(life, &later.title);
            later.source = Default::default();
            let at = life.routines.iter().position(|routine| routine.id == id).map_or(0, |index| index + 1);
            let entry = EntryChange { index: at, before: None, after: Some(later.clone()) };
            all.extend([changed(before, ended), Change::Routine(entry)]);
        }
    }
    // The words of the routine name a first day that is still to come.
    let from = begins.filter(|begins| begins.first <= life.today(ctx));
    let from = from.map(|begins| format!(" from {} on", super::dated(ctx, begins.first))).unwrap_or_default();
    let label = format!("{}: routine changed{from}, {}", later.title, routine_words(life, ctx, &later));
    if let Some(target) = target.filter(|target| !target.block.is_virtual && target.block.is_open())
        && later.falls_on(target.date)
    {
        let block = &target.block;
        let own =
            Block { id: block.id.clone(), is_virtual: false, source: block.source.clone(), ..later.block() };
        let own = Block { moved_from: block.moved_from, due: block.due, carried: block.carried, ..own };
        if own != *block {
            all.extend(changes(life, ctx, target, own)?);
        }
    }
    tried(life, Edit::new(label, all))
}

/// Leaves one day out of a routine. A block of it that is planned on the day already is deleted.
///
/// # Errors
///
/// No routine has the id, it does not fall on that day, the day is not loaded, or its block there is marked.
pub fn routine_skip(life: &Life, ctx: &Ctx, id: &str, date: NaiveDate) -> Result<Edit, Refused> {
    let before = routine(life, id)?;
    if before.skip.contains(&date) {
        return Err(Refused::Already(format!("{} is already left out on {}.", before.title, long(date))));
    }
    if !before.falls_on(date) {
        return Err(Refused::because(format!(
            "{} has no block on {}. It comes {}.",
            before.title,
            long(date),
            routine_words(life, ctx, before)
        )));
    }
    let mut after = before.clone();
    after.skip.push(date);
    after.skip.sort_unstable();
    // A block that is planned on the day already goes too, unless something was done with it.
    let own = day(life, date)?.blocks.iter().find(|block| before.brought(block));
    if let Some(kept) = own.filter(|block| !block.is_open()) {
        let title = &kept.title;
        return Err(Refused::because(format!("{title} is marked on {} already.", super::dated(ctx, date))));
    }
    let mut changes = vec![changed(before, after)];
    changes.extend(own.map(|block| Change::without_block(date, block)));
    Ok(Edit::new(format!("{} left out on {}", before.title, super::dated(ctx, date)), changes))
}

/// Ends a routine. `last` is its last day.
///
/// # Errors
///
/// No routine has the id, it ends by then already, or it begins later.
pub fn routine_end(life: &Life, ctx: &Ctx, id: &str, last: NaiveDate) -> Result<Edit, Refused> {
    end(life, ctx, id, last, None)
}

/// Ends a routine as [`routine_end`] does. A block that is deleted with it is not said to stay.
fn end(life: &Life, ctx: &Ctx, id: &str, last: NaiveDate, but: Option<&Target>) -> Result<Edit, Refused> {
    let before = routine(life, id)?;
    if let Some(from) = before.from.filter(|from| *from > last) {
        return Err(Refused::because(format!(
            "{} begins on {}. Delete it, or name a later day.",
            before.title,
            super::dated(ctx, from)
        )));
    }
    if let Some(until) = before.until.filter(|until| *until <= last) {
        return Err(Refused::Already(format!(
            "{} already ends on {}.",
            before.title,
            super::dated(ctx, until)
        )));
    }
    let after = Routine { until: Some(last), ..before.clone() };
    let stay = stay_words(life, before, last, but);
    let label = format!("{} ends on {}{stay}", before.title, super::dated(ctx, last));
    Ok(Edit::new(label, vec![changed(before, after)]))
}

/// Returns how many blocks of a routine are planned after its last day and stay, in brackets. Empty if none does. A block
/// that is deleted with it does not count.
fn stay_words(life: &Life, before: &Routine, last: NaiveDate, but: Option<&Target>) -> String {
    let goes = |date: &NaiveDate, block: &Block| {
        but.is_some_and(|target| (&target.date, &target.block.id) == (date, &block.id))
    };
    let later = life.days.range(plus(last, 1)..);
    let later = later.flat_map(|(date, day)| day.blocks.iter().filter(|block| !goes(date, block)));
    match later.filter(|block| before.brought(block) && block.is_open()).count() {
        0 => String::new(),
        1 => " (1 block planned after that stays)".to_owned(),
        count => format!(" ({count} blocks planned after that stay)"),
    }
}

/// Deletes a routine where no day has a block of it. Otherwise it ends yesterday, or on its first day if that is later.
///
/// # Errors
///
/// No routine has the id, it is over already, or days since its first one are not loaded.
pub fn routine_remove(life: &Life, ctx: &Ctx, id: &str) -> Result<Edit, Refused> {
    remove_but(life, ctx, id, None)
}

/// Deletes a routine as [`routine_remove`] does. A block that is deleted with it does not count.
fn remove_but(life: &Life, ctx: &Ctx, id: &str, but: Option<&Target>) -> Result<Edit, Refused> {
    let before = routine(life, id)?;
    let today = life.today(ctx);
    let first = life.first_day.map(|first| before.from.map_or(first, |from| from.max(first)));
    if let Some((from, to)) =
        first.filter(|first| *first <= today).and_then(|first| life.missing(first, today))
    {
        return Err(Refused::Need(from, to));
    }
    let is_own = |block: &Block| block.routine.as_deref() == Some(id);
    let goes = |date: NaiveDate, block: &Block| {
        but.is_some_and(|target| (target.date, &target.block.id) == (date, &block.id))
    };
    let on_days = life.days.values().flat_map(|day| day.blocks.iter().map(|block| (day.date, block)));
    let is_used = on_days.into_iter().any(|(date, block)| is_own(block) && !goes(date, block))
        || life.inbox.iter().any(is_own)
        || life.routines.iter().any(|other| other.was.iter().any(|old| old == id));
    if is_used {
        let yesterday = plus(today, -1);
        let last = before.from.map_or(yesterday, |from| from.max(yesterday));
        let stay = stay_words(life, before, last, but);
        let label = format!("{} deleted from {} on{stay}", before.title, super::dated(ctx, plus(last, 1)));
        return end(life, ctx, id, last, but).map(|edit| Edit { label, ..edit });
    }
    let entry = EntryChange { index: 0, before: Some(before.clone()), after: None };
    Ok(Edit::new(format!("{}: routine deleted", before.title), vec![Change::Routine(entry)]))
}

/// Deletes a routine's block and all later ones, or all of the routine. A block that was touched on its day is deleted
/// only if it is the target.
///
/// # Errors
///
/// The block is of no routine, the routine is over by that day, or days are not loaded.
pub fn routine_delete(life: &Life, ctx: &Ctx, target: &Target, scope: RoutineScope) -> Result<Edit, Refused> {
    let Some(own) = routine_of(life, target) else {
        return Err(Refused::because(format!("{} is of no routine.", target.block.title)));
    };
    let begins = match scope {
        RoutineScope::Later(date) => Some(begins_on(ctx, own, date)?).filter(|begins| begins.has_earlier),
        RoutineScope::All => None,
    };
    let mut edit = match begins {
        Some(Begins { first, .. }) => {
            let mut after = Routine { until: Some(plus(first, -1)), ..own.clone() };
            after.skip.retain(|date| *date < first);
            let label = format!("{} deleted from {} on", own.title, super::dated(ctx, target.date));
            Edit::new(label, vec![changed(own, after)])
        }
        None => remove_but(life, ctx, &own.id, Some(target))?,
    };
    if !target.block.is_virtual {
        edit.changes.insert(0, Change::without_block(target.date, &target.block));
        edit.changes.extend(super::timer::earlier_ended(life, ctx, target)?);
    }
    Ok(edit)
}

/// Where the part of a routine begins that an edit changes.
#[derive(Debug, Clone, Copy)]
struct Begins {
    /// The first day.
    first: NaiveDate,
    /// Whether the routine has a block before it.
    has_earlier: bool,
}

/// Returns where the part of a routine begins that has its block on a date and all later ones. With `once` the block may
/// stand there since an earlier day.
///
/// # Errors
///
/// The routine is over by that day.
fn begins_on(ctx: &Ctx, routine: &Routine, date: NaiveDate) -> Result<Begins, Refused> {
    if let Some(until) = routine.until.filter(|until| *until < date) {
        let sentence = format!("{} ended on {}.", routine.title, super::dated(ctx, until));
        return Err(Refused::because(sentence));
    }
    let first = match routine.once {
        true => routine.last_named(date).unwrap_or(date),
        false => date,
    };
    let first = routine.from.map_or(first, |from| from.max(first));
    // Every n weeks counts from the week of its first day, so that has to be one of its own weeks.
    let next = |first: NaiveDate| first.iter_days().take(MOST_DAYS_AHEAD).find(|day| routine.names(*day));
    let in_step = |first: NaiveDate| next(first).map_or(first, |next| first.max(Week::of(next).monday()));
    let first = if routine.every > Some(1) { in_step(first) } else { first };
    let has_earlier = match routine.from {
        Some(from) => from.iter_days().take_while(|day| *day < first).any(|day| routine.names(day)),
        None => true,
    };
    Ok(Begins { first, has_earlier })
}

/// The furthest that the next day of a routine is looked for: ten years.
const MOST_DAYS_AHEAD: usize = 3660;

/// Returns a routine with a new id and a first day.
fn begun(life: &Life, from: NaiveDate, routine: Routine) -> Routine {
    Routine { id: new_id(life, &routine.title), from: routine.from.or(Some(from)), ..routine }
}

/// Returns a free id made from a title.
fn new_id(life: &Life, title: &str) -> String {
    of_words(title, |id| {
        life.routines.iter().any(|routine| routine.id == id || routine.was.iter().any(|old| old == id))
    })
}

fn changed(before: &Routine, after: Routine) -> Change {
    Change::Routine(EntryChange { index: 0, before: Some(before.clone()), after: Some(after) })
}

/// Returns the change that adds a routine at the end of the list.
fn added(life: &Life, routine: Routine) -> Change {
    Change::Routine(EntryChange { index: life.routines.len(), before: None, after: Some(routine) })
}

/// Returns the edit if [`Life::apply`] takes its routines.
fn tried(life: &Life, edit: Edit) -> Result<Edit, Refused> {
    let is_routine = |change: &&Change| matches!(change, Change::Routine(_));
    let own = edit.changes.iter().filter(is_routine).cloned().collect();
    let mut then = Life { routines: life.routines.clone(), ..Life::default() };
    then.apply(Edit::new("", own))?;
    Ok(edit)
}
