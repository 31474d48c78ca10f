//! What a plan holds beyond its file: the blocks of routines, and crossings.

use chrono::NaiveDate;

use crate::domain::{AreaTree, Block, Ctx, Day, Life};
use crate::planning::{crossing, now};

/// A day with the blocks of routines that no one has touched: from today on, and those of last night that are not
/// over.
pub(super) fn day(life: &Life, ctx: &Ctx, date: NaiveDate) -> Day {
    match life.day(date) {
        Some(day) => now::in_view(life, ctx, day).into_owned(),
        None => now::in_view(life, ctx, &Day::empty(date)).into_owned(),
    }
}

/// What a block crosses as things stand, in a sentence.
pub(super) fn crossings(life: &Life, ctx: &Ctx, date: NaiveDate, block: &Block) -> Option<String> {
    let day = life.day(date)?;
    let spans = crossing::standing(life, ctx, day, block);
    let areas = AreaTree::new(&life.profile);
    let found = crossing::crossings(&life.profile, &areas, day, block, spans, ctx.zone);
    crossing::sentence(&found)
}
