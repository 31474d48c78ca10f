//! Edits of `life.toml`: values, areas, jobs and clients and boundaries are added, changed, archived and brought back.
//! The keys outside these lists are changed too.
//!
//! An id never changes. What is new begins today and what is archived ends today, so that no day past changes.

mod anew;
mod named;
mod since;

pub use since::scores_since;

use self::anew::{boundary_anew, goes_on_anew};
use self::named::is_named;
use crate::domain::ctx::Ctx;
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::id::of_words;
use crate::domain::life::Life;
use crate::domain::place::Place;
use crate::domain::profile::{AreaTree, Engagement, LifeKind, LifeRecord, Profile, Value, find};

/// Adds a value with an id and a name and without a weekly target, at the end of the list.
///
/// # Errors
///
/// As [`record_add`].
pub fn value_add(life: &Life, ctx: &Ctx, id: &str, name: &str) -> Result<Edit, Refused> {
    let value = Value { id: id.to_owned(), name: name.to_owned(), ..Value::default() };
    record_add(life, ctx, LifeRecord::Value(value))
}

/// Adds a job or client with an id, a name and the area work, at the end of the list.
///
/// # Errors
///
/// As [`record_add`].
pub fn engagement_add(life: &Life, ctx: &Ctx, id: &str, name: &str) -> Result<Edit, Refused> {
    let area = Some("work".to_owned());
    let job = Engagement { id: id.to_owned(), name: name.to_owned(), area, ..Engagement::default() };
    record_add(life, ctx, LifeRecord::Engagement(job))
}

/// Returns a record by its id or an earlier one.
///
/// # Errors
///
/// `life.toml` can't be read, or no record of the kind has the id.
pub fn record(life: &Life, kind: LifeKind, id: &str) -> Result<LifeRecord, Refused> {
    life.need([Place::Life])?;
    LifeRecord::find(&life.profile, kind, id)
        .ok_or_else(|| Refused::because(format!("No {} has the id '{id}'.", kind.noun())))
}

/// Adds a record at the end of its list. Without an id it gets one made from its name, without a first day it begins
/// today.
///
/// # Errors
///
/// `life.toml` can't be read, the name is empty or another record's, or the record is not valid.
pub fn record_add(life: &Life, ctx: &Ctx, mut record: LifeRecord) -> Result<Edit, Refused> {
    life.need([Place::Life])?;
    let kind = record.kind();
    has_own_name(life, &mut record)?;
    if record.id().is_empty() {
        // What follows a comma explains a name: `Acme, day job`.
        let words = record.name().split(',').next().unwrap_or_default();
        record.set_id(of_words(words, |id| LifeRecord::find(&life.profile, kind, id).is_some()));
    }
    if record.from().is_none() {
        record.set_from(Some(life.today(ctx)));
    }
    let label = format!("{} added to your {}", record.name(), kind.nouns());
    tried(life, Edit::new(label, vec![entry(usize::MAX, None, Some(record))?]))
}

/// Changes a record to `after`, with the caller's label. A boundary that gets other days, hours or other things to keep
/// out ends yesterday, and a new one goes on from today. Blocks of the coming weeks that may cross it may cross the new
/// one.
///
/// # Errors
///
/// - No record has the id, or nothing would change.
/// - The name is empty or another record's, or the result is not valid.
/// - An area would lie under itself.
/// - [`Refused::Need`]: coming days are not loaded.
pub fn record_replace(
    life: &Life,
    ctx: &Ctx,
    mut after: LifeRecord,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    let before = record(life, after.kind(), after.id())?;
    if before == after {
        return Err(Refused::Already(format!("Nothing changes in {}.", before.name())));
    }
    has_own_name(life, &mut after)?;
    if let LifeRecord::Area(area) = &after {
        is_not_under_itself(life, &area.id, area.parent.as_deref())?;
    }
    let today = life.today(ctx);
    let edit = match (&before, &after) {
        (LifeRecord::Boundary(old), LifeRecord::Boundary(new)) if goes_on_anew(life, today, old, new) => {
            boundary_anew(life, ctx, old, new, label.into())?
        }
        _ => Edit::new(label, vec![changed(life, before, after)?]),
    };
    tried(life, edit)
}

/// Archives a record: it is offered no more, and its last day is today. What was done with it stays.
///
/// # Errors
///
/// No record has the id, or it is archived.
pub fn record_archive(life: &Life, ctx: &Ctx, kind: LifeKind, id: &str) -> Result<Edit, Refused> {
    let before = record(life, kind, id)?;
    if before.is_archived() {
        return Err(Refused::Already(format!("{} is already archived.", before.name())));
    }
    let today = life.today(ctx);
    let until = before.until().map_or(today, |until| until.min(today));
    let mut after = before.clone();
    after.set_archived(true);
    after.set_until(Some(before.from().map_or(until, |from| until.max(from))));
    let label = format!("{} archived", before.name());
    tried(life, Edit::new(label, vec![changed(life, before, after)?]))
}

/// Brings back an archived record. It has no last day then, unless that is still to come.
///
/// # Errors
///
/// No record has the id, or it is not archived.
pub fn record_reopen(life: &Life, ctx: &Ctx, kind: LifeKind, id: &str) -> Result<Edit, Refused> {
    let before = record(life, kind, id)?;
    if !before.is_archived() {
        return Err(Refused::Already(format!("{} is not archived.", before.name())));
    }
    let today = life.today(ctx);
    let mut after = before.clone();
    after.set_archived(false);
    after.set_until(before.until().filter(|until| *until > today));
    let label = format!("{} brought back", before.name());
    tried(life, Edit::new(label, vec![changed(life, before, after)?]))
}

/// Deletes a record that began today and that nothing names, so that a slip leaves no trace. Archives any other.
///
/// # Errors
///
/// As [`record_archive`].
pub fn record_drop(life: &Life, ctx: &Ctx, kind: LifeKind, id: &str) -> Result<Edit, Refused> {
    let before = record(life, kind, id)?;
    let is_new = before.from().is_some_and(|from| from >= life.today(ctx));
    if !is_new || is_named(life, kind, before.id()) {
        return record_archive(life, ctx, kind, id);
    }
    let label = format!("{} deleted", before.name());
    Ok(Edit::new(label, vec![entry(0, Some(before), None)?]))
}

/// Moves a record to the position of another of its kind. That record and those between move by one position.
///
/// # Errors
///
/// No record has one of the ids, both are the same, or one is an area that only aplomb brings.
pub fn record_to(life: &Life, kind: LifeKind, id: &str, other: &str) -> Result<Edit, Refused> {
    life.need([Place::Life])?;
    let all: Vec<LifeRecord> = match kind {
        LifeKind::Area => life.profile.own_areas.iter().cloned().map(LifeRecord::Area).collect(),
        _ => LifeRecord::all(&life.profile, kind),
    };
    let place = |id: &str| {
        let found = all.iter().enumerate().find(|(_, one)| one.id() == id);
        found.ok_or_else(|| match kind {
            LifeKind::Area => Refused::because("Only your own areas can change places."),
            _ => Refused::because(format!("No {} has the id '{id}'.", kind.noun())),
        })
    };
    let ((from, moved), (to, other)) = (place(id)?, place(other)?);
    if from == to {
        return Err(Refused::because(format!("{} is already there.", moved.name())));
    }
    let side = if from < to { "below" } else { "above" };
    let label = format!("{} moved {side} {}", moved.name(), other.name());
    let gone = entry(from, Some(moved.clone()), None)?;
    Ok(Edit::new(label, vec![gone, entry(to, None, Some(moved.clone()))?]))
}

/// Changes the keys of `life.toml` outside its lists: the zone, the day, the style, energy by hour.
///
/// # Errors
///
/// `life.toml` can't be read, nothing would change, or the result is not valid.
pub fn profile_change(
    life: &Life,
    label: impl Into<String>,
    change: impl FnOnce(&mut Profile),
) -> Result<Edit, Refused> {
    life.need([Place::Life])?;
    let now = &life.profile;
    let head = Profile {
        zone: now.zone,
        approach: now.approach,
        day: now.day,
        score: now.score.clone(),
        rhythm: now.rhythm.clone(),
        ..Profile::default()
    };
    let mut after = head.clone();
    change(&mut after);
    if after == head {
        return Err(Refused::Already("Nothing changes.".to_owned()));
    }
    tried(life, Edit::new(label, vec![Change::Profile(Box::new(after))]))
}

/// Checks that a record has a name, and one that no other record of its kind has.
fn has_own_name(life: &Life, record: &mut LifeRecord) -> Result<(), Refused> {
    let name = record.name().trim().to_owned();
    let noun = record.kind().noun();
    if name.is_empty() {
        return Err(Refused::because(format!("Write a name for the {noun}.")));
    }
    let is_other = |one: &&LifeRecord| {
        one.id() != record.id() && !one.is_archived() && one.name().to_lowercase() == name.to_lowercase()
    };
    if let Some(other) = LifeRecord::all(&life.profile, record.kind()).iter().find(is_other) {
        return Err(Refused::because(format!("Another {noun} is named {}.", other.name())));
    }
    record.set_name(name);
    Ok(())
}

/// Refuses a parent that is the area itself or under it.
fn is_not_under_itself(life: &Life, id: &str, parent: Option<&str>) -> Result<(), Refused> {
    let tree = AreaTree::new(&life.profile);
    match parent.filter(|parent| *parent == id || tree.is_under(parent, id)) {
        Some(parent) => {
            let name = |id: &str| tree.get(id).map_or(id.to_owned(), |area| area.name.clone());
            Err(Refused::because(format!("{} can't be part of {}.", name(id), name(parent))))
        }
        None => Ok(()),
    }
}

/// Returns the change from one record to another. An area that only aplomb brings gets an entry in the file.
fn changed(life: &Life, before: LifeRecord, after: LifeRecord) -> Result<Change, Refused> {
    match before {
        LifeRecord::Area(area) => {
            let own = &life.profile.own_areas;
            let of_file = find(own, &area.id, |one| &one.id, |one| &one.was).cloned();
            entry(own.len(), of_file.map(LifeRecord::Area), Some(after))
        }
        before => entry(0, Some(before), Some(after)),
    }
}

/// Returns the change of an entry. Both records are of one kind.
fn entry(index: usize, before: Option<LifeRecord>, after: Option<LifeRecord>) -> Result<Change, Refused> {
    let kind = before.as_ref().or(after.as_ref()).map(LifeRecord::kind);
    macro_rules! of {
        ($kind:ident) => {{
            let own = |record: Option<LifeRecord>| match record {
                Some(LifeRecord::$kind(one)) => Some(one),
                _ => None,
            };
            Change::$kind(EntryChange { index, before: own(before), after: own(after) })
        }};
    }
    Ok(match kind {
        Some(LifeKind::Value) => of!(Value),
        Some(LifeKind::Area) => of!(Area),
        Some(LifeKind::Engagement) => of!(Engagement),
        Some(LifeKind::Boundary) => of!(Boundary),
        None => return Err(Refused::because("Nothing changes.")),
    })
}

/// Returns the edit if [`Life::apply`] takes what it changes in `life.toml`.
fn tried(life: &Life, edit: Edit) -> Result<Edit, Refused> {
    let own = edit.changes.iter().filter(|change| change.place() == Place::Life).cloned().collect();
    let mut then = Life { profile: life.profile.clone(), ..Life::default() };
    then.apply(Edit::new("", own))?;
    Ok(edit)
}
