//! Boundaries with new rules: the old one ends yesterday and a new one goes on, so that the past keeps its scores.

use chrono::NaiveDate;

use crate::domain::ctx::Ctx;
use crate::domain::date::plus;
use crate::domain::edit::{Change, Edit, EntryChange, Refused};
use crate::domain::id::of_words;
use crate::domain::life::Life;
use crate::domain::profile::Boundary;

/// The days from today on whose blocks may cross the new boundary if they may cross the old one.
const DAYS_AHEAD: i64 = 35;

/// Returns whether a boundary with other rules has days past that must keep the old ones.
pub(super) fn goes_on_anew(life: &Life, today: NaiveDate, old: &Boundary, new: &Boundary) -> bool {
    let is_other = (&old.days, old.window, &old.no) != (&new.days, new.window, &new.no);
    let has_past = life.first_day.is_some_and(|first| first < today)
        && old.from.is_none_or(|from| from < today)
        && old.until.is_none_or(|until| until >= today)
        && !old.is_closed();
    is_other && has_past
}

/// Ends a boundary yesterday and adds a new one with the new rules from today on.
///
/// # Errors
///
/// [`Refused::Need`]: a coming day is not loaded.
pub(super) fn boundary_anew(
    life: &Life,
    ctx: &Ctx,
    old: &Boundary,
    new: &Boundary,
    label: String,
) -> Result<Edit, Refused> {
    let today = life.today(ctx);
    let boundaries = &life.profile.boundaries;
    let id = of_words(&new.name, |id| life.profile.boundary(id).is_some());
    let ended = Boundary { until: Some(plus(today, -1)), archived: true, ..old.clone() };
    let later = Boundary {
        id: id.clone(),
        from: Some(today),
        was: Vec::new(),
        source: Default::default(),
        ..new.clone()
    };
    let at = boundaries.iter().position(|one| one.id == old.id).map_or(boundaries.len(), |at| at + 1);
    let mut made = vec![
        Change::Boundary(EntryChange { index: 0, before: Some(old.clone()), after: Some(ended) }),
        Change::Boundary(EntryChange { index: at, before: None, after: Some(later) }),
    ];
    let last = plus(today, DAYS_AHEAD);
    if let Some((from, to)) = life.missing(today, last) {
        return Err(Refused::Need(from, to));
    }
    for day in life.days.range(today..=last).map(|(_, day)| day) {
        for block in day.blocks.iter().filter(|block| block.allow.contains(&old.id)) {
            let mut after = block.clone();
            after.allow.push(id.clone());
            made.push(Change::of_block(day.date, block, after));
        }
    }
    Ok(Edit::new(format!("{label}, from today"), made))
}
