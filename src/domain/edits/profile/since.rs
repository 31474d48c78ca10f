//! What a change of `life.toml` does to scores of the past.

use chrono::NaiveDate;

use crate::domain::ctx::Ctx;
use crate::domain::date::plus;
use crate::domain::edit::{Change, Edit, EntryChange};
use crate::domain::edits::intent_of;
use crate::domain::edits::profile::named::is_named;
use crate::domain::life::Life;
use crate::domain::profile::{Area, AreaTree, Boundary, LifeKind, Value};

/// Returns the first day whose scores an edit of `life.toml` changes. None: no score of a day before today changes.
/// `life` is the life before the edit.
pub fn scores_since(life: &Life, ctx: &Ctx, edit: &Edit) -> Option<NaiveDate> {
    let (first, today) = (life.first_day?, life.today(ctx));
    let since = edit.changes.iter().filter_map(|change| match change {
        Change::Value(EntryChange { before: Some(before), after: Some(after), .. }) => {
            value_since(life, before, after)
        }
        Change::Boundary(EntryChange { before: Some(before), after: Some(after), .. }) => {
            boundary_since(before, after)
        }
        Change::Area(EntryChange { before, after, .. }) => {
            let id = &before.as_ref().or(after.as_ref())?.id;
            let tree = AreaTree::new(&life.profile);
            let place = |area: &Area| (area.side, area.parent.clone());
            let known = tree.get(id).map(place);
            // Blocks may name an area before it is defined.
            let is_old = known.is_some() || is_named(life, LifeKind::Area, id);
            (is_old && known != after.as_ref().map(place)).then_some(NaiveDate::MIN)
        }
        Change::Profile(after) => {
            let now = &life.profile;
            (after.day != now.day || after.score != now.score).then_some(NaiveDate::MIN)
        }
        _ => None,
    });
    since.min().map(|since| since.max(first)).filter(|since| *since < today)
}

/// A period: the first day, the last day, and whether it counts on no day.
type Period = (Option<NaiveDate>, Option<NaiveDate>, bool);

/// Returns the first day that is in one period and not in the other. None: the periods are the same.
fn period_since(before: Period, after: Period) -> Option<NaiveDate> {
    let begins = before.0.unwrap_or(NaiveDate::MIN).min(after.0.unwrap_or(NaiveDate::MIN));
    if (before.0, before.2) != (after.0, after.2) {
        return Some(begins);
    }
    let ends = [before.1, after.1].into_iter().flatten().min()?;
    (before.1 != after.1).then(|| plus(ends, 1))
}

fn boundary_since(before: &Boundary, after: &Boundary) -> Option<NaiveDate> {
    let rules = |one: &Boundary| (one.days.clone(), one.window, one.no.clone(), one.weight);
    if rules(before) != rules(after) {
        return Some(before.from.unwrap_or(NaiveDate::MIN));
    }
    let period = |one: &Boundary| (one.from, one.until, one.is_closed());
    period_since(period(before), period(after))
}

/// Returns the first day whose scores a change of a value changes. A season that sets the weight or the target itself
/// is not changed by the value's own.
fn value_since(life: &Life, before: &Value, after: &Value) -> Option<NaiveDate> {
    let period = |one: &Value| (one.from, one.until, one.is_closed());
    let by_period = period_since(period(before), period(after));
    let (weight, weekly) = (before.weight != after.weight, before.weekly != after.weekly);
    if !weight && !weekly {
        return by_period;
    }
    let mut day = before.from.or(life.first_day)?;
    // Each season is passed at most once.
    for _ in &life.seasons {
        let Some(season) = life.season_on(day) else { break };
        let said = intent_of(life, season, &before.id);
        let is_set =
            said.resting || ((!weight || said.weight.is_some()) && (!weekly || said.weekly.is_some()));
        if !is_set {
            break;
        }
        day = plus(season.end, 1);
    }
    by_period.into_iter().chain([day]).min()
}
