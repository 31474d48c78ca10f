//! Edits of seasons: adding, changing, splitting, ending and deleting them. Each edit is validated when it is built:
//! seasons never overlap, none ends before it starts, and only a heavy side has a share.

use chrono::NaiveDate;

use crate::domain::ctx::Ctx;
use crate::domain::date::{Week, days_between, long, plus, span};
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::id::of_words;
use crate::domain::life::Life;
use crate::domain::profile::{Value, find};
use crate::domain::season::{Heavy, Intent, Season};
use crate::domain::time::Minutes;

/// The weeks of a season that follows no other, the week of its first day included: a quarter of a year.
const FIRST_SEASON_WEEKS: i64 = 13;
/// The most days of a season: two years. A longer one counts as a typing error.
const LONGEST: i64 = 731;

/// Returns a season by its id or an earlier one.
///
/// # Errors
///
/// No season has the id.
pub fn season<'a>(life: &'a Life, id: &str) -> Result<&'a Season, Refused> {
    find(&life.seasons, id, |season| &season.id, |season| &season.was)
        .ok_or_else(|| Refused::because(format!("No season has the id '{id}'.")))
}

/// Changes a season to `after`, with the caller's label. Without a heavy side the share is removed too.
///
/// # Errors
///
/// No season has the id, nothing would change, or the result is longer than two years or not valid.
pub fn season_replace(
    life: &Life,
    id: &str,
    mut after: Season,
    label: impl Into<String>,
) -> Result<Edit, Refused> {
    let before = season(life, id)?;
    if after.heavy.is_none() {
        after.ratio = None;
    }
    if *before == after {
        return Err(Refused::because(format!("Nothing changes: {} already says so.", before.name)));
    }
    has_an_end(Some(before), &after)?;
    let edit = Edit::new(label, vec![changed(before, after)]);
    makes_sense(life, &edit)?;
    Ok(edit)
}

/// Sets the weight and target of a value in a season. The value itself does not change.
///
/// # Errors
///
/// As [`season_replace`].
pub fn season_intent(life: &Life, id: &str, value: &str, intent: Intent) -> Result<Edit, Refused> {
    let before = season(life, id)?;
    let name = life.profile.value(value).map(|value| value.name.as_str()).filter(|name| !name.is_empty());
    let name = name.unwrap_or(value);
    let key = intent_key(life, before, value);
    let label = format!("{name} in {}: {}", before.name, intent_words(&intent));
    let mut after = before.clone();
    // An intent without any setting is removed. An empty one that the user wrote stays.
    if intent != Intent::default() {
        after.intent.insert(key, intent);
    } else if after.intent.get(&key).is_some_and(|said| *said != intent) {
        after.intent.remove(&key);
    }
    season_replace(life, id, after, label)
}

/// Returns the key under which a season has the intent of a value: its id or an earlier one.
pub fn intent_key(life: &Life, season: &Season, value: &str) -> String {
    let is_its = |key: &&String| life.profile.value(key).is_some_and(|known| known.id == value);
    let own = season.intent.keys().find(|key| *key == value);
    own.or_else(|| season.intent.keys().find(is_its)).map_or_else(|| value.to_owned(), String::clone)
}

/// Returns the intent of a value in a season, by its id or an earlier one. It is the default where the season has none.
pub fn intent_of(life: &Life, season: &Season, value: &str) -> Intent {
    season.intent.get(&intent_key(life, season, value)).cloned().unwrap_or_default()
}

/// The weight and weekly target of a value: the season's, else the value's own.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueTarget {
    /// The season's intent, without the value's own weight and target.
    pub said: Intent,
    /// The weight, the value's own or 1 where the season sets none.
    pub weight: f64,
    /// The weekly target, the value's own where the season sets none. None: no target.
    pub weekly: Option<Minutes>,
}

impl ValueTarget {
    /// Returns the weekly target in minutes. None: the value is paused, has weight 0 or has no target.
    pub fn minutes(&self) -> Option<u32> {
        let weekly = self.weekly.filter(|weekly| weekly.0 > 0 && self.weight > 0.0);
        weekly.filter(|_| !self.said.resting).map(|weekly| weekly.0)
    }
}

/// Returns the weight and target of a value in a season, or outside all seasons.
pub fn value_target(life: &Life, season: Option<&Season>, value: &Value) -> ValueTarget {
    let said = season.map_or_else(Intent::default, |season| intent_of(life, season, &value.id));
    let weight = said.weight.or(value.weight).unwrap_or(1.0);
    ValueTarget { weight, weekly: said.weekly.or(value.weekly), said }
}

/// Returns an intent in words: `weight 5, 12h a week`.
fn intent_words(intent: &Intent) -> String {
    if intent.resting {
        return "paused".to_owned();
    }
    let weight = intent.weight.map(|weight| format!("weight {weight}"));
    let weekly = intent.weekly.map(|weekly| format!("{} a week", weekly.short()));
    let parts: Vec<String> = weight.into_iter().chain(weekly).collect();
    if parts.is_empty() { "weight and target of life.toml".to_owned() } else { parts.join(", ") }
}

/// Adds a season, with an id made from its name.
///
/// # Errors
///
/// The season has no name, is longer than two years, overlaps another or is not valid.
pub fn season_add(life: &Life, mut season: Season) -> Result<Edit, Refused> {
    season.name = season.name.trim().to_owned();
    if season.name.is_empty() {
        return Err(Refused::because("A season needs a name."));
    }
    season.id = new_id(life, &season.name);
    season.intent.retain(|_, intent| *intent != Intent::default());
    has_an_end(None, &season)?;
    let label = format!("{} added, from {}", season.name, long(season.start));
    let edit = Edit::new(label, vec![added(life, season)]);
    makes_sense(life, &edit)?;
    Ok(edit)
}

/// Ends a season today. Its label says how early that is, in weeks from 2 weeks on.
///
/// # Errors
///
/// No season has the id, the season has not begun, or it has ended.
pub fn season_end(life: &Life, ctx: &Ctx, id: &str) -> Result<Edit, Refused> {
    let before = season(life, id)?;
    let today = life.today(ctx);
    if before.start > today {
        return Err(Refused::because(format!(
            "{} has not begun: it starts on {}.",
            before.name,
            long(before.start)
        )));
    }
    if before.end < today {
        return Err(Refused::because(format!("{} ended on {}.", before.name, long(before.end))));
    }
    let early = match days_between(today, before.end) {
        0 => return Err(Refused::because(format!("{} already ends today.", before.name))),
        1 => "1 day".to_owned(),
        days @ ..14 => format!("{days} days"),
        days => format!("{} weeks", (days + 3) / 7),
    };
    let label = format!("{} ends today, {early} early", before.name);
    season_replace(life, id, Season { end: today, ..before.clone() }, label)
}

/// Splits a season in two. The second part begins on a day and has the same share and intents. With an empty name it is
/// numbered: `Launch 2`.
///
/// # Errors
///
/// No season has the id, or the day is not one of its days after the first.
pub fn season_split(life: &Life, id: &str, from: NaiveDate, name: &str) -> Result<Edit, Refused> {
    let before = season(life, id)?;
    if from <= before.start || from > before.end {
        return Err(Refused::because(format!(
            "{} goes from {} to {}. The second part has to begin after the first day.",
            before.name,
            long(before.start),
            long(before.end)
        )));
    }
    let second = second_part(life, before, from, name);
    let label = format!("{} split: {} from {}", before.name, second.name, long(from));
    let first = Season { end: plus(from, -1), ..before.clone() };
    let edit = Edit::new(label, vec![changed(before, first), added(life, second)]);
    makes_sense(life, &edit)?;
    Ok(edit)
}

fn second_part(life: &Life, whole: &Season, from: NaiveDate, name: &str) -> Season {
    let name = match name.trim() {
        "" => next_name(life, &whole.name),
        name => name.to_owned(),
    };
    let mut second = Season {
        id: new_id(life, &name),
        name,
        start: from,
        was: Vec::new(),
        source: Default::default(),
        ..whole.clone()
    };
    second.intent.retain(|_, intent| *intent != Intent::default());
    second
}

/// Deletes a season without a recorded day. Its days stay.
///
/// # Errors
///
/// No season has the id, days of it are not loaded, or one of them has a block that was tracked or marked.
pub fn season_remove(life: &Life, ctx: &Ctx, id: &str) -> Result<Edit, Refused> {
    let before = season(life, id)?;
    let first = life.first_day.map_or(before.start, |first| first.max(before.start));
    let last = before.end.min(life.today(ctx));
    if life.first_day.is_some() && first <= last {
        if let Some((from, to)) = life.missing(first, last) {
            return Err(Refused::Need(from, to));
        }
        let is_lived = |(_, day): (_, &crate::domain::Day)| {
            day.blocks.iter().any(|block| !block.actual.is_empty() || !block.is_open())
        };
        if life.days.range(first..=last).any(is_lived) {
            return Err(Refused::because(format!(
                "{} has recorded days. End it, or change its dates.",
                before.name
            )));
        }
    }
    let entry = EntryChange { index: 0, before: Some(before.clone()), after: None };
    Ok(Edit::new(format!("{} deleted", before.name), vec![Change::Season(entry)]))
}

/// Returns a draft of the season after another: of the same length, but not into the next season, with the other side
/// heavy and the same intents. It has no name yet.
pub fn next_season(life: &Life, season: &Season) -> Season {
    let length = days_between(season.start, season.end).clamp(0, LONGEST - 1);
    let (start, end) = free_days(life, plus(season.end, 1), |start| plus(start, length));
    Season {
        id: String::new(),
        name: String::new(),
        start,
        end,
        heavy: season.heavy.map(|heavy| match heavy {
            Heavy::Work => Heavy::Life,
            Heavy::Life => Heavy::Work,
        }),
        ratio: season.ratio,
        success: None,
        intent: season.intent.clone(),
        was: Vec::new(),
        source: Default::default(),
    }
}

/// Returns a draft of 13 weeks, the week of its first day included, from the first day without a season on. It ends
/// before the next season. It has no name, no heavy side and no intents yet.
pub fn first_season(life: &Life, from: NaiveDate) -> Season {
    let last = |start| Week::of(start).plus(FIRST_SEASON_WEEKS - 1).sunday();
    let (start, end) = free_days(life, from, last);
    bare(start, end)
}

/// Returns a draft for the gap between seasons around a day. It begins today if today is in the gap, else on the
/// first day of the gap. Before all seasons it is the 13 weeks before the first. It has no name yet.
pub fn season_in_gap(life: &Life, today: NaiveDate, date: NaiveDate) -> Season {
    let before = life.seasons.iter().map(|season| season.end).filter(|end| *end < date).max();
    let after = life.seasons.iter().map(|season| season.start).filter(|start| *start > date).min();
    let first = before.map(|end| plus(end, 1));
    let holds_today = first.is_none_or(|first| first <= today) && after.is_none_or(|after| today < after);
    match (holds_today, first, after) {
        (true, ..) => first_season(life, today),
        (false, Some(first), _) => first_season(life, first),
        (false, None, Some(after)) => {
            let end = plus(after, -1);
            bare(Week::of(end).plus(1 - FIRST_SEASON_WEEKS).monday(), end)
        }
        (false, None, None) => first_season(life, date),
    }
}

/// Returns a draft of these days with nothing else.
fn bare(start: NaiveDate, end: NaiveDate) -> Season {
    Season {
        id: String::new(),
        name: String::new(),
        start,
        end,
        heavy: None,
        ratio: None,
        success: None,
        intent: Default::default(),
        was: Vec::new(),
        source: Default::default(),
    }
}

/// Returns the first run of days without a season from a day on. `until` takes its first day and returns the last day
/// that it may have.
fn free_days(
    life: &Life,
    from: NaiveDate,
    until: impl FnOnce(NaiveDate) -> NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let mut start = from;
    // Each season is passed at most once, in any order.
    for _ in &life.seasons {
        match life.season_on(start) {
            Some(season) => start = plus(season.end, 1),
            None => break,
        }
    }
    let next = life.seasons.iter().map(|season| season.start).filter(|other| *other > start).min();
    let wanted = until(start);
    (start, next.map_or(wanted, |next| wanted.min(plus(next, -1))))
}

/// Returns the next free name: `Launch 2` for `Launch`, `Launch 3` where that is taken.
fn next_name(life: &Life, name: &str) -> String {
    let stem = match name.rsplit_once(' ') {
        Some((stem, count)) if count.parse::<u32>().is_ok() => stem,
        _ => name,
    };
    let is_taken = |name: &str| life.seasons.iter().any(|season| season.name == name);
    (2..).map(|count| format!("{stem} {count}")).find(|name| !is_taken(name)).unwrap_or_default()
}

/// Returns a free id made from a name.
fn new_id(life: &Life, name: &str) -> String {
    of_words(name, |id| {
        life.seasons.iter().any(|season| season.id == id || season.was.iter().any(|old| old == id))
    })
}

fn changed(before: &Season, after: Season) -> Change {
    Change::Season(EntryChange { index: 0, before: Some(before.clone()), after: Some(after) })
}

/// Returns the change that adds a season, before the first in the file that starts later.
fn added(life: &Life, season: Season) -> Change {
    let later = life.seasons.iter().position(|other| other.start > season.start);
    Change::Season(EntryChange {
        index: later.unwrap_or(life.seasons.len()),
        before: None,
        after: Some(season),
    })
}

/// Refuses a season longer than two years, unless its dates do not change.
fn has_an_end(before: Option<&Season>, after: &Season) -> Result<(), Refused> {
    let is_as_it_was = before.is_some_and(|before| (before.start, before.end) == (after.start, after.end));
    match days_between(after.start, after.end) < LONGEST || is_as_it_was {
        true => Ok(()),
        false => Err(Refused::because(format!(
            "A season lasts at most 2 years. {} would go from {}.",
            after.name,
            span(after.start, after.end)
        ))),
    }
}

/// Refuses an edit that [`Life::apply`] would refuse as not valid.
fn makes_sense(life: &Life, edit: &Edit) -> Result<(), Refused> {
    let mut then = Life { seasons: life.seasons.clone(), ..Life::default() };
    then.apply(edit.clone()).map(|_| ())
}
