//! Parts of a plan that are not in its file: usual blocks of routines, and crossed boundaries.

use chrono::NaiveDate;

use crate::domain::{AreaTree, Block, Ctx, Day, Life};
use crate::planning::{crossing, now};

/// Returns a day with the usual blocks of its routines: from today on, and those of earlier days that are not over.
pub(super) fn day(life: &Life, ctx: &Ctx, date: NaiveDate) -> Day {
    match life.day(date) {
        Some(day) => now::in_view(life, ctx, day).into_owned(),
        None => now::in_view(life, ctx, &Day::empty(date)).into_owned(),
    }
}

/// Returns a sentence about the boundaries that a block crosses with its done or planned time. None where it crosses
/// none.
pub(super) fn crossings(life: &Life, ctx: &Ctx, date: NaiveDate, block: &Block) -> Option<String> {
    let day = life.day(date)?;
    let spans = crossing::standing(life, ctx, day, block);
    let areas = AreaTree::new(&life.profile);
    crossing::sentence(&crossing::crossed_by(life, ctx, &areas, day, block, &spans))
}
