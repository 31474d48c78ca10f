//! What a plan holds beyond its file: the blocks of routines, and crossings.

use chrono::NaiveDate;

use crate::domain::{AreaTree, Block, Ctx, Day, Life};
use crate::planning::{crossing, recurrence};

/// A day with the blocks of routines that no one has touched: from today on.
pub(super) fn day(life: &Life, ctx: &Ctx, date: NaiveDate) -> Day {
    let today = life.today(ctx);
    match life.day(date) {
        Some(day) => recurrence::with_routines(&life.routines, day, today).into_owned(),
        None => recurrence::with_routines(&life.routines, &Day::empty(date), today).into_owned(),
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
