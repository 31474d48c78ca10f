//! Edits of the inbox: tasks, which are blocks without a day.

use chrono::NaiveDate;

use super::moving::{carrying_on, comes_from, has_begun, left_behind, may_move};
use super::{Target, new_id, put_new, when, without};
use crate::domain::block::Block;
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::life::Life;
use crate::domain::time::{Minutes, Span};

/// Adds a task to the inbox, with a new id.
///
/// # Errors
///
/// It is never refused. It returns a result like the functions beside it.
pub fn inbox_add(life: &Life, ctx: &Ctx, task: Block) -> Result<Edit, Refused> {
    let label = format!("{} put into the inbox", task.title);
    let task = Block { id: new_id(life, ctx), ..task };
    Ok(Edit::new(label, vec![new_task(life, ctx, task)]))
}

/// Moves a block to the inbox. A block that has begun, or whose time is past, stays with status moved, and a new task
/// continues it.
///
/// # Errors
///
/// The block is done or moved already, or a forgotten timer would end.
pub fn to_inbox(life: &Life, ctx: &Ctx, target: &Target) -> Result<Edit, Refused> {
    may_move(target)?;
    let block = &target.block;
    let begun = has_begun(life, ctx, target)?;
    let mut task = if begun {
        carrying_on(target)
    } else {
        Block { status: None, moved_from: comes_from(target, None), is_virtual: false, ..block.clone() }
    };
    // Without an estimate, the planned length becomes the estimate.
    let planned = block.plan.map(|plan| Minutes(plan.minutes())).filter(|length| length.0 > 0);
    task.estimate = task.estimate.or(planned);
    if task.id.is_empty() || life.inbox.iter().any(|other| other.id == task.id) {
        task.id = new_id(life, ctx);
    }
    let mut changes = vec![new_task(life, ctx, task)];
    changes.extend(if begun { left_behind(life, ctx, target, None)? } else { without(life, target) });
    Ok(Edit::new(format!("{} moved to the inbox", block.title), changes))
}

/// Moves a task from the inbox to a day, at a time of the current zone. Without a time it becomes an item of that day.
///
/// # Errors
///
/// No task has the id, or the clocks skip the time.
pub fn place(
    life: &Life,
    ctx: &Ctx,
    task: &str,
    date: NaiveDate,
    span: impl Into<Option<Span>>,
) -> Result<Edit, Refused> {
    let (task, span) = (find(life, task)?, span.into());
    let block = Block { plan: span, created: None, ..task.clone() };
    let mut changes = put_new(life, ctx, date, block, ctx.zone)?;
    changes.push(Change::Task(EntryChange { index: 0, before: Some(task.clone()), after: None }));
    Ok(Edit::new(format!("{} planned, {}", task.title, when(life, ctx, date, span)), changes))
}

/// Changes a task to `after`, with the caller's label. The id stays.
///
/// # Errors
///
/// No task has the id, or nothing would change.
pub fn inbox_replace(
    life: &Life,
    task: &str,
    after: Block,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    let task = find(life, task)?;
    let after = Block { id: task.id.clone(), ..after };
    if after == *task {
        return Err(Refused::Already(format!("Nothing changes in {}.", task.title)));
    }
    let entry = EntryChange { index: 0, before: Some(task.clone()), after: Some(after) };
    Ok(Edit::new(label, vec![Change::Task(entry)]))
}

/// Deletes a task.
///
/// # Errors
///
/// No task has the id.
pub fn inbox_remove(life: &Life, task: &str) -> Result<Edit, Refused> {
    let task = find(life, task)?;
    let entry = EntryChange { index: 0, before: Some(task.clone()), after: None };
    Ok(Edit::new(format!("{} deleted", task.title), vec![Change::Task(entry)]))
}

/// Returns the task with an id.
fn find<'a>(life: &'a Life, id: &str) -> Result<&'a Block, Refused> {
    let task = life.inbox.iter().find(|task| task.id == id);
    task.ok_or_else(|| Refused::because(format!("Nothing in the inbox has the id '{id}'.")))
}

/// Returns the change that adds a task at the end of the inbox, without the keys that only blocks of a day have.
fn new_task(life: &Life, ctx: &Ctx, task: Block) -> Change {
    let task = Block {
        plan: None,
        actual: Vec::new(),
        energy: None,
        status: None,
        moved_to: None,
        created: Some(life.today(ctx)),
        zone: None,
        ..task
    };
    Change::Task(EntryChange { index: life.inbox.len(), before: None, after: Some(task) })
}
