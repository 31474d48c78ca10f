//! Edits of templates: saving a day by name, planning it on another day, renaming and deleting.

use chrono::NaiveDate;

use super::{day, edits_in_turn, on_other_day, put_new};
use crate::domain::block::{Block, Status};
use crate::domain::ctx::Ctx;
use crate::domain::day::Day;
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::id::of_words;
use crate::domain::life::Life;
use crate::domain::place::Place;
use crate::domain::template::Template;

/// Returns the template with an id or a name. Case makes no difference in a name. None: there is none.
pub fn template<'a>(life: &'a Life, words: &str) -> Option<&'a Template> {
    let (words, all) = (words.trim(), &life.templates);
    let is_named = |one: &&Template| one.name.trim().to_lowercase() == words.to_lowercase();
    all.iter().find(|one| one.id == words).or_else(|| all.iter().find(is_named))
}

/// Returns the blocks of a day as a template has them, by their start: those with a plan, unless they were skipped,
/// moved or called off, or belong to a routine. Each is as planned, without what became of it.
pub fn template_blocks(day: &Day) -> Vec<Block> {
    let is_kept = |block: &&Block| {
        block.plan.is_some_and(|plan| plan.is_forward())
            && !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released))
            && block.routine.is_none()
    };
    let as_planned = |block: &Block| Block { due: None, created: None, carried: 0, ..block.anew() };
    let mut blocks: Vec<Block> = day.blocks.iter().filter(is_kept).map(as_planned).collect();
    blocks.sort_by_key(|block| block.plan.map(|plan| plan.start));
    blocks
}

/// Saves the planned blocks of a day by a name. A template with that name or id gets these blocks instead of its own.
///
/// # Errors
///
/// The name is empty, the day has nothing planned, or the template has the same blocks already.
pub fn template_save(life: &Life, name: &str, date: NaiveDate) -> Result<Edit, Refused> {
    life.need([Place::Templates])?;
    let name = filled(name)?;
    let blocks = template_blocks(day(life, date)?);
    if blocks.is_empty() {
        return Err(Refused::because(
            "Nothing to save: apart from routines, nothing is planned on this day.",
        ));
    }
    let count = count_words(blocks.len());
    let Some(before) = template(life, name) else {
        let id = of_words(name, |id| life.templates.iter().any(|one| one.id == id));
        let after = Template { id, name: name.to_owned(), blocks, ..Template::default() };
        let entry = EntryChange { index: life.templates.len(), before: None, after: Some(after) };
        return Ok(Edit::new(format!("{name} saved: {count}"), vec![Change::Template(entry)]));
    };
    // A block that stays keeps the id that the file may give it.
    let as_before = |block: Block| {
        let is_it = |old: &&Block| Block { id: String::new(), ..(*old).clone() } == block;
        before.blocks.iter().find(is_it).cloned().unwrap_or(block)
    };
    let after = Template { blocks: blocks.into_iter().map(as_before).collect(), ..before.clone() };
    if after == *before {
        return Err(Refused::Already(format!("{} already has these blocks.", before.name)));
    }
    let label = format!("{} replaced: {count} instead of {}", before.name, before.blocks.len());
    Ok(Edit::new(label, vec![changed(before, Some(after))]))
}

/// Plans the blocks of a template on a day, at their times by the clocks of that day. A block that is there already,
/// with the same title and plan, is not planned again.
///
/// # Errors
///
/// No template has the id or name, it has no blocks, the day has them all, or the clocks skip one of its times.
pub fn template_use(life: &Life, ctx: &Ctx, words: &str, date: NaiveDate) -> Result<Edit, Refused> {
    let template = known(life, words)?;
    let day = day(life, date)?;
    if template.blocks.is_empty() {
        return Err(Refused::because(format!("{} has no blocks.", template.name)));
    }
    let day_zone = day.head.zone.unwrap_or(ctx.zone);
    let mut there: Vec<&Block> = day.blocks.iter().collect();
    let mut missing: Vec<&Block> = Vec::new();
    for block in &template.blocks {
        let is_it = |other: &&Block| {
            other.title == block.title
                && other.plan == block.plan
                && day.zone_of(other, ctx.zone) == block.zone.unwrap_or(day_zone)
        };
        match there.iter().position(is_it) {
            // Each block of the day stands for one of the template.
            Some(at) => drop(there.remove(at)),
            None => missing.push(block),
        }
    }
    let on = on_other_day(life, ctx, date);
    if missing.is_empty() {
        return Err(Refused::Already(format!("All blocks of {} are planned already{on}.", template.name)));
    }
    let made = edits_in_turn(life, ctx, &missing, |life, ctx, block| {
        let zone = block.zone.unwrap_or(day_zone);
        let block = Block { id: String::new(), ..(*block).clone() };
        Ok(Edit::new(String::new(), put_new(life, ctx, date, block, zone)?))
    })?;
    let already = match template.blocks.len() - missing.len() {
        0 => String::new(),
        1 => " (1 already was)".to_owned(),
        count => format!(" ({count} already were)"),
    };
    let label = format!("{} of {} planned{on}{already}", count_words(missing.len()), template.name);
    Ok(Edit { label, step: None, ..made.together() })
}

/// Gives a template another name. Its id stays.
///
/// # Errors
///
/// No template has the id or name, the new name is empty or the same, or another template has it.
pub fn template_rename(life: &Life, words: &str, name: &str) -> Result<Edit, Refused> {
    let before = known(life, words)?;
    let name = filled(name)?;
    if before.name == name {
        return Err(Refused::Already(format!("{name} is its name already.")));
    }
    if let Some(other) = template(life, name).filter(|other| other.id != before.id) {
        return Err(Refused::because(format!("Another template is named {}.", other.name)));
    }
    let after = Template { name: name.to_owned(), ..before.clone() };
    Ok(Edit::new(format!("{} is now {name}", before.name), vec![changed(before, Some(after))]))
}

/// Deletes a template. Days that it was used on don't change.
///
/// # Errors
///
/// No template has the id or name.
pub fn template_remove(life: &Life, words: &str) -> Result<Edit, Refused> {
    let before = known(life, words)?;
    Ok(Edit::new(format!("Template {} deleted", before.name), vec![changed(before, None)]))
}

/// Returns a number of blocks in words: `1 block`, `5 blocks`.
fn count_words(count: usize) -> String {
    if count == 1 { "1 block".to_owned() } else { format!("{count} blocks") }
}

fn known<'a>(life: &'a Life, words: &str) -> Result<&'a Template, Refused> {
    life.need([Place::Templates])?;
    template(life, words).ok_or_else(|| Refused::because(format!("No template is named '{words}'.")))
}

fn filled(name: &str) -> Result<&str, Refused> {
    let name = name.trim();
    if name.is_empty() { Err(Refused::because("A template needs a name.")) } else { Ok(name) }
}

fn changed(before: &Template, after: Option<Template>) -> Change {
    Change::Template(EntryChange { index: 0, before: Some(before.clone()), after })
}
