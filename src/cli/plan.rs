//! What a plan holds beyond its file: routines' ghosts, free time, crossings.

use chrono::NaiveDate;

use crate::domain::{AreaTree, Block, Ctx, Day, Life, Minutes, Span, Time};
use crate::planning::whole::Whole;
use crate::planning::{crossing, free, now};

/// A day with the blocks of routines that no one has touched: from today on, and those of last night that are not
/// over.
pub(super) fn day(life: &Life, ctx: &Ctx, date: NaiveDate) -> Day {
    match life.day(date) {
        Some(day) => now::in_view(life, ctx, day).into_owned(),
        None => now::in_view(life, ctx, &Day::empty(date)).into_owned(),
    }
}

/// The span of something new on a day of which only the start is said.
pub(super) fn from_start(life: &Life, ctx: &Ctx, date: NaiveDate, start: Time) -> Span {
    let day = day(life, ctx, date);
    let block = in_current_zone(&day, ctx, Block::default());
    free::until_next(&Whole::new(life, ctx, &day), &block, start, ctx.zone)
}

/// The next free time of a day that is long enough and in which a new block crosses no boundary.
pub(super) fn next_free(
    life: &Life,
    ctx: &Ctx,
    date: NaiveDate,
    block: &Block,
    length: Minutes,
) -> Option<Span> {
    let day = day(life, ctx, date);
    let block = in_current_zone(&day, ctx, block.clone());
    let now = (date == life.today(ctx)).then_some(ctx.minute());
    let areas = AreaTree::new(&life.profile);
    free::next_free(&life.profile, &areas, &Whole::new(life, ctx, &day), &block, length, ctx.zone, now)
}

/// What a block crosses as things stand, in a sentence.
pub(super) fn crossings(life: &Life, ctx: &Ctx, date: NaiveDate, block: &Block) -> Option<String> {
    let day = life.day(date)?;
    let spans = crossing::standing(life, ctx, day, block);
    let areas = AreaTree::new(&life.profile);
    let found = crossing::crossings(&life.profile, &areas, day, block, spans, ctx.zone);
    crossing::sentence(&found)
}

/// What is typed is meant in the current zone.
fn in_current_zone(day: &Day, ctx: &Ctx, block: Block) -> Block {
    let zone = (day.head.zone.unwrap_or(ctx.zone) != ctx.zone).then_some(ctx.zone);
    Block { zone, ..block }
}
