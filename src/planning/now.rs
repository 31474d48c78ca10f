//! What is planned now and next, from today and from nights whose plans reach into today.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::recurrence::with_routines_since;
use crate::domain::block::MOST_DAYS;
use crate::domain::date::{days_between, plus};
use crate::domain::edits::Target;
use crate::domain::running::DAYS_BACK;
use crate::domain::{Block, Ctx, Day, Life, Moment};

/// A block and its plan as moments.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Day of the block.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// Start of the plan.
    pub begins: Moment,
    /// End of the plan.
    pub ends: Moment,
}

impl Planned {
    /// Returns whether the plan contains a moment.
    pub fn holds(&self, at: Moment) -> bool {
        (self.begins..self.ends).contains(&at)
    }

    /// Returns whether it can be started: it has no status and does not run.
    pub fn can_start(&self) -> bool {
        self.block.can_start()
    }

    /// Returns whether it can be started and nothing was done since its plan began. A block begun early and
    /// stopped is due again.
    pub fn is_due(&self, life: &Life, ctx: &Ctx) -> bool {
        let lived = life.day(self.date).map(|day| life.lived(ctx, day, &self.block)).unwrap_or_default();
        self.can_start() && lived.iter().all(|(_, end)| *end <= self.begins)
    }

    /// Returns the block as the target of an edit.
    pub fn target(self) -> Target {
        Target::new(self.date, self.block)
    }
}

/// Returns the blocks whose plan is not over at a moment, in order of their start. They are blocks of the planning
/// day that contains the moment, and of the two days before it. Days that are not loaded have none.
pub fn not_over(life: &Life, ctx: &Ctx, at: Moment) -> Vec<Planned> {
    let today = life.planning_day(ctx.zone, at);
    let days = life.days.range(plus(today, -DAYS_BACK)..=today);
    let mut found: Vec<Planned> = days
        .flat_map(|(date, day)| {
            let whole = with_routines_since(life, day, *date, today);
            let planned = |block: &Block| {
                let (begins, ends) = whole.resolve(block, block.plan?, ctx.zone)?;
                (ends > at).then(|| Planned { date: *date, block: block.clone(), begins, ends })
            };
            whole.blocks.iter().filter_map(planned).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by_key(|planned| planned.begins);
    found
}

/// Returns the blocks that can be started and whose plan contains a moment, in order of their start.
pub fn planned_at(life: &Life, ctx: &Ctx, at: Moment) -> Vec<Planned> {
    let mut found = not_over(life, ctx, at);
    found.retain(|planned| planned.holds(at) && planned.can_start());
    found
}

/// Returns what of earlier days stands on a day, with the day that has each: items with no set time that last until then,
/// and on today the blocks of routines with `once` that are not marked. Earliest first. Days that are not loaded have
/// none.
pub fn stays(life: &Life, ctx: &Ctx, date: NaiveDate) -> Vec<(NaiveDate, Block)> {
    let mut found = Vec::new();
    for (first, day) in life.days.range(plus(date, 1 - i64::from(MOST_DAYS))..date) {
        let lasts = day.blocks.iter().map(|block| block.lasts);
        // Most days have nothing that lasts.
        if lasts.chain(life.routines.iter().map(|routine| routine.lasts)).all(|lasts| lasts.is_none()) {
            continue;
        }
        let day = in_view(life, ctx, day);
        let blocks = day.blocks.iter().filter(|block| days_between(*first, date) < i64::from(block.days()));
        found.extend(blocks.map(|block| (*first, block.clone())));
    }
    if date == life.today(ctx) {
        for (first, day) in life.days.range(plus(date, -super::close::DAYS_BACK)..date) {
            let is_new = |block: &&Block| found.iter().all(|(day, one)| (day, &one.id) != (first, &block.id));
            let open = day.blocks.iter().filter(|block| is_open_once(life, block)).filter(is_new);
            let open: Vec<(NaiveDate, Block)> = open.map(|block| (*first, block.clone())).collect();
            found.extend(open);
        }
    }
    found
}

/// Returns whether a block in a file is of a routine with `once`, and not marked. It stands on today until it is.
fn is_open_once(life: &Life, block: &Block) -> bool {
    block.status.is_none()
        && block.actual.is_empty()
        && life.routines.iter().any(|routine| routine.once && routine.knows(block))
}

/// Returns a day as shown: with its usual blocks from today on, and on the [`close::DAYS_BACK`] days before, where they
/// can still be marked. Before the first day with a file there are none.
///
/// [`close::DAYS_BACK`]: super::close::DAYS_BACK
pub fn in_view<'a>(life: &Life, ctx: &Ctx, day: &'a Day) -> Cow<'a, Day> {
    let today = life.today(ctx);
    let asked = plus(today, -super::close::DAYS_BACK);
    let since = life.first_day.map_or(today, |first| first.clamp(asked, today));
    with_routines_since(life, day, since, today)
}
