//! What a time is looked for: a task, a block or a value.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{LEAST, MOST, QUARTER};
use crate::domain::edits::Target;
use crate::domain::{Agenda, Block, Ctx, Life, common_values, covered};
use crate::line::value_name;

/// What a time is looked for, and how long it should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The block that would be planned. Its tags decide where it may be.
    pub block: Block,
    /// Minutes that it needs.
    pub length: u32,
    /// Fewest minutes that would help. The same as `length` for what has a length of its own.
    pub shortest: u32,
    /// The day on which it is now. `None` if it is on no day.
    pub from: Option<NaiveDate>,
}

impl Wanted {
    /// Returns what a task needs: its estimate, else 30 minutes.
    pub fn task(task: &Block) -> Wanted {
        let length = task.estimate.filter(|estimate| estimate.0 > 0).map_or(LEAST, |estimate| estimate.0);
        Wanted { block: Block { plan: None, ..task.clone() }, length, shortest: length, from: None }
    }

    /// Returns what a block needs: as much as it is planned for, without what is done of it already, else as a task.
    pub fn block(life: &Life, ctx: &Ctx, target: &Target) -> Wanted {
        let Target { date, block } = target;
        let day = life.day(*date);
        let planned = day.and_then(|day| day.resolve(block, block.plan?, ctx.zone));
        let planned = planned.map_or(0, |(start, end)| end - start);
        let done = day.map_or(0, |day| covered(life.lived(ctx, day, block)));
        let quarter = i64::from(QUARTER);
        let left = match done {
            0 => planned,
            done => (planned - done + quarter - 1).div_euclid(quarter).max(1) * quarter,
        };
        let length = u32::try_from(left.min(planned)).unwrap_or(0);
        match length {
            0 => Wanted { from: Some(*date), ..Wanted::task(block) },
            length => Wanted { block: block.clone(), length, shortest: length, from: Some(*date) },
        }
    }

    /// Returns what a value needs that is so many minutes short: these minutes in whole quarters of an hour, from
    /// [`LEAST`] to [`MOST`], or less if no such time is free.
    pub fn value(life: &Life, value: &str, short: u32) -> Wanted {
        let length = (short.div_ceil(QUARTER) * QUARTER).clamp(LEAST, MOST);
        Wanted { block: block_for(life, value), length, shortest: LEAST, from: None }
    }
}

/// Returns the block that plans time for a value: named like it, in the area of most blocks that serve it in the loaded
/// days. Without such a block the area is the one that the value gets at the first start.
pub fn block_for(life: &Life, value: &str) -> Block {
    let is_it = |id: &String| life.profile.value(id).is_some_and(|known| known.id == value);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let blocks = life.days.values().flat_map(|day| &day.blocks);
    let serving = blocks.filter(|block| block.values.iter().any(is_it));
    for area in serving.filter_map(|block| block.area.as_deref()) {
        *counts.entry(area).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count).map(|(area, _)| area);
    Block {
        title: value_name(life, value),
        area: most.or_else(|| common_values::area_of(value)).map(str::to_owned),
        values: vec![value.to_owned()],
        agenda: Some(Agenda::Mine),
        ..Block::default()
    }
}
