//! Which parts of a block count, and which days count, through a lens at a moment (`scoring.md`, "Words").

use chrono::NaiveDate;

use super::gathered_day::{GatheredBlock, GatheredDay};
use super::sweep::PlacedPiece;
use super::terms::Terms;
use super::{AsOf, Lens};
use crate::domain::intervals::{Interval, merge};
use crate::domain::{Moment, Status, covered};

/// A part of a block that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct CountedPiece {
    pub start: Moment,
    pub end: Moment,
    /// Whether it was done. A part that is only planned has no felt energy.
    pub is_lived: bool,
}

/// Adds the parts of a block that count to `pieces`. The parts of one block never overlap.
pub(super) fn count(
    day: &GatheredDay,
    block: &GatheredBlock,
    lens: Lens,
    as_of: &AsOf,
    pieces: &mut Vec<CountedPiece>,
) {
    let mut add = |start: Moment, end: Moment, is_lived: bool| {
        if start < end {
            pieces.push(CountedPiece { start, end, is_lived });
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
            Some((since, counts_to)) => {
                let mut lived: Vec<Interval> = day.lived(block).to_vec();
                if since < now {
                    lived.push((since, counts_to.min(now)));
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

/// Returns whether the plan of a block still counts: not skipped, moved or called off.
fn is_planned(block: &GatheredBlock) -> bool {
    !matches!(block.status, Some(Status::Skipped | Status::Moved | Status::Released))
}

/// Evidence of a day: its weight, and whether anything was recorded on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Known {
    /// Live, the weight of the day, 0 to 1. What is not known is not judged.
    pub live: f64,
    /// Whether a block of it counts in the lens `actual`.
    pub is_recorded: bool,
}

/// Returns the evidence of a day. `pieces` are the parts of its blocks that count in the lens, each with its block.
pub(super) fn known(
    terms: &Terms,
    day: &GatheredDay,
    lens: Lens,
    as_of: &AsOf,
    pieces: &[PlacedPiece<'_>],
) -> Known {
    let is_recorded = day.date <= as_of.today
        && match lens {
            Lens::Actual => !pieces.is_empty(),
            Lens::Outlook => pieces.iter().any(|placed| placed.piece.is_lived),
            Lens::Plan => day.blocks.iter().any(|block| {
                let mut lived = Vec::new();
                count(day, block, Lens::Actual, as_of, &mut lived);
                !lived.is_empty()
            }),
        };
    let (wakes, sleeps) = terms.wake_on(day.date, day.zone);
    let lived = || match is_recorded {
        false => 0.0,
        true if day.date < as_of.today => 1.0,
        true if as_of.now >= sleeps => 1.0,
        true => ((as_of.now - wakes) as f64 / (sleeps - wakes).max(1) as f64).max(0.0),
    };
    let fill = || {
        let awake = pieces.iter().filter(|placed| !placed.block.is_sleep);
        let minutes = covered(awake.map(|placed| (placed.piece.start, placed.piece.end)).collect());
        match sleeps - wakes {
            0 => f64::from(u8::from(minutes > 0)),
            window => (2.0 * minutes as f64 / window as f64).min(1.0),
        }
    };
    let live = match lens {
        Lens::Actual => lived(),
        Lens::Plan => fill(),
        Lens::Outlook if day.date > as_of.today => fill(),
        Lens::Outlook => {
            let is_ahead = pieces.iter().any(|placed| !placed.piece.is_lived);
            if day.date == as_of.today || is_ahead { lived().max(fill()) } else { lived() }
        }
    };
    Known { live, is_recorded }
}

/// Returns whether a day can count at all. In the lens `actual` no day after today does.
pub(super) fn may_count(date: NaiveDate, lens: Lens, as_of: &AsOf) -> bool {
    lens != Lens::Actual || date <= as_of.today
}

#[cfg(test)]
mod tests {
    use super::super::samples::{as_of, day};
    use super::*;
    use crate::domain::{Profile, Zone};

    /// Returns the parts of a block on 16 November that count, in minutes of that day, and whether each was done.
    fn counted(keys: &str, lens: Lens, now: &str) -> Vec<(i64, i64, bool)> {
        let text = format!("[[block]]\ntitle = \"Block\"\n{keys}\n");
        let mut day = day("2026-11-16", &text);
        day.blocks[0].is_virtual = keys.contains("routine");
        let profile: Profile = toml::from_str("day = { start = \"04:00\" }").unwrap();
        let day = Terms::new(&profile, &[], Zone::UTC).gather(&day);
        let midnight = Zone::UTC.moment(day.date, "00:00".parse().unwrap());
        let mut pieces = Vec::new();
        count(&day, &day.blocks[0], lens, &as_of(now), &mut pieces);
        pieces.iter().map(|piece| (piece.start - midnight, piece.end - midnight, piece.is_lived)).collect()
    }

    const NINE: i64 = 9 * 60;

    #[test]
    fn a_block_counts_as_its_status_and_the_lens_say() {
        let plan = "plan = \"09:00-10:00\"";
        let both = "plan = \"09:00-10:00\"\nactual = [\"09:15-10:15\"]";
        let whole = (NINE, NINE + 60, false);
        let as_planned = (NINE, NINE + 60, true);
        let lived = (NINE + 15, NINE + 75, true);
        // What counts afterwards, in `actual`, `plan` and `outlook`.
        for (keys, actual, planned, outlook) in [
            (plan.to_owned(), vec![], vec![whole], vec![]),
            (format!("{plan}\nstatus = \"done\""), vec![as_planned], vec![whole], vec![as_planned]),
            (format!("{plan}\nstatus = \"skipped\""), vec![], vec![], vec![]),
            (both.to_owned(), vec![lived], vec![whole], vec![lived]),
            (format!("{both}\nstatus = \"moved\""), vec![lived], vec![], vec![lived]),
            (format!("{both}\nstatus = \"released\""), vec![lived], vec![], vec![lived]),
            (
                "actual = [\"09:00-09:30\", \"09:20-10:00\", \"10:00-10:00\"]".into(),
                vec![as_planned],
                vec![],
                vec![as_planned],
            ),
            (String::from("plan = \"10:00-09:00\""), vec![], vec![], vec![]),
        ] {
            for (lens, expected) in [(Lens::Actual, actual), (Lens::Plan, planned), (Lens::Outlook, outlook)]
            {
                assert_eq!(counted(&keys, lens, "2026-11-17T09:00"), expected, "{keys} {lens}");
            }
        }
    }

    #[test]
    fn the_outlook_is_lived_up_to_now_and_planned_from_there() {
        let now = "2026-11-16T09:30";
        let of = |keys: &str| counted(keys, Lens::Outlook, now);
        let (half, rest) = ((NINE, NINE + 30, true), (NINE + 30, NINE + 60, false));
        assert_eq!(of("plan = \"09:00-10:00\""), [rest]);
        assert_eq!(of("plan = \"09:00-10:00\"\nactual = [\"09:00-\"]"), [half, rest]);
        assert_eq!(of("plan = \"09:00-10:00\"\nstatus = \"done\""), [half]);
        assert_eq!(of("plan = \"09:00-10:00\"\nstatus = \"released\""), []);
        assert_eq!(of("plan = \"08:00-10:00\"\nroutine = \"tea\""), [rest]);
    }

    #[test]
    fn a_routine_no_one_touched_counts_from_today_on() {
        let keys = "plan = \"09:00-10:00\"\nroutine = \"tea\"";
        let whole = (NINE, NINE + 60, false);
        for lens in [Lens::Plan, Lens::Outlook] {
            assert_eq!(counted(keys, lens, "2026-11-16T08:00"), [whole], "{lens}");
            assert_eq!(counted(keys, lens, "2026-11-17T08:00"), [], "{lens}");
        }
        assert_eq!(counted(keys, Lens::Actual, "2026-11-16T12:00"), []);
    }

    #[test]
    fn a_running_block_counts_to_the_end_of_its_plan_and_for_twice_its_length_at_most() {
        let running = |plan: &str, since: &str| format!("plan = \"{plan}\"\nactual = [\"{since}-\"]");
        for (keys, now, until) in [
            // A planned hour counts for two hours at most, at any time.
            (running("09:00-10:00", "09:00"), "2026-11-16T10:30", 10 * 60 + 30),
            (running("09:00-10:00", "09:00"), "2026-11-16T22:10", 11 * 60),
            (running("09:00-10:00", "09:00"), "2026-11-17T09:00", 11 * 60),
            // A night counts to the end of the planned time, though the day ends at four.
            (running("22:00-30:00", "22:10"), "2026-11-17T05:00", 29 * 60),
            (running("22:00-30:00", "22:10"), "2026-11-18T09:00", 30 * 60),
            (running("22:00-25:30", "22:10"), "2026-11-18T09:00", 28 * 60),
        ] {
            let counted: Vec<_> = counted(&keys, Lens::Actual, now);
            assert_eq!(counted.last().map(|last| last.1), Some(until), "{keys} {now}");
        }
    }

    #[test]
    fn a_running_block_ends_now_and_at_most_with_its_day() {
        let keys = "actual = [\"08:00-08:30\", \"08:30-09:00\", \"22:00-\"]";
        let morning = (8 * 60, NINE, true);
        let until = |end: i64| vec![morning, (22 * 60, end, true)];
        assert_eq!(counted(keys, Lens::Actual, "2026-11-16T21:00"), [morning]);
        assert_eq!(counted(keys, Lens::Actual, "2026-11-16T23:00"), until(23 * 60));
        assert_eq!(counted(keys, Lens::Actual, "2026-11-20T23:00"), until(28 * 60), "the day ends at four");
    }
}
