//! What counts of a block, and which days count, under a lens at a moment (`scoring.md`, "Words").

use chrono::NaiveDate;

use super::gather::{GatheredBlock, GatheredDay, Interval, merge};
use super::terms::Terms;
use super::{AsOf, Lens};
use crate::domain::{Moment, Status};

/// A stretch of a block that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Piece {
    pub start: Moment,
    pub end: Moment,
    /// Whether it was lived, not only planned: only then can it have felt like something.
    pub is_lived: bool,
}

/// Adds what counts of a block to `pieces`; the pieces of one block never overlap.
pub(super) fn count(
    day: &GatheredDay,
    block: &GatheredBlock,
    lens: Lens,
    as_of: &AsOf,
    pieces: &mut Vec<Piece>,
) {
    let mut add = |start: Moment, end: Moment, is_lived: bool| {
        if start < end {
            pieces.push(Piece { start, end, is_lived });
        }
    };
    if lens != Lens::Plan {
        let now = as_of.now;
        match block.running {
            None => {
                for &(start, end) in day.lived(block) {
                    add(start, end.min(now), true);
                }
            }
            Some((since, end_of_day)) => {
                let mut lived: Vec<Interval> = day.lived(block).to_vec();
                if since < now {
                    lived.push((since, end_of_day.min(now)));
                }
                merge(&mut lived, 0);
                for (start, end) in lived {
                    add(start, end.min(now), true);
                }
            }
        }
    }
    let planned = match lens {
        Lens::Actual => None,
        Lens::Plan => block.plan.filter(|_| is_planned(block)),
        Lens::Outlook => block
            .plan
            .filter(|_| is_planned(block) && block.status != Some(Status::Done))
            .map(|(start, end)| (start.max(as_of.now), end)),
    };
    if let Some((start, end)) = planned
        && !(block.is_virtual && day.date < as_of.today)
    {
        add(start, end, false);
    }
}

/// Whether the plan of a block still stands.
fn is_planned(block: &GatheredBlock) -> bool {
    !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released))
}

/// How much of a counted day is live, 0 to 1. Only in the lens actual is today less than a whole day: the fraction
/// of its waking window that has passed.
pub(super) fn live_part(terms: &Terms, day: &GatheredDay, lens: Lens, as_of: &AsOf) -> f64 {
    if lens != Lens::Actual || day.date != as_of.today {
        return 1.0;
    }
    let (start, end) = terms.wake_on(day.date, day.zone);
    if as_of.now >= end {
        1.0
    } else if as_of.now <= start {
        0.0
    } else {
        (as_of.now - start) as f64 / (end - start) as f64
    }
}

/// Whether a day can count at all, what happened on it apart: after today nothing has happened yet.
pub(super) fn may_count(date: NaiveDate, lens: Lens, as_of: &AsOf) -> bool {
    lens != Lens::Actual || date <= as_of.today
}
