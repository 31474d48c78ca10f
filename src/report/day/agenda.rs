//! A day as shown: its blocks in order, the free time between them, and the boundaries' windows.
//!
//! All times are minutes after midnight of the day shown, by the clocks of the current zone. A block that
//! runs past midnight is shown on both days and stored once, on the day where it began.

use chrono::NaiveDate;

use super::stops::{busy, stops};
pub use super::wind_down::WindDown;
use super::wind_down::wind_downs;
pub use super::windows::BoundaryWindow;
use super::windows::windows;
use crate::domain::date::plus;
use crate::domain::running::{counted, of_block};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Place, Span, Status, Zone, covered};
use crate::planning::close;
use crate::planning::crossing::{Crossing, crossed_by, standing};
use crate::planning::now::{in_view, stays};
use crate::report::day::headline::Headline;
use crate::report::unread;

/// A range of minutes of the day shown. Both ends may be outside the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MinuteSpan {
    /// First minute.
    pub start: i64,
    /// Minute after the last.
    pub end: i64,
}

impl MinuteSpan {
    /// Returns the length in minutes.
    pub fn minutes(self) -> i64 {
        (self.end - self.start).max(0)
    }

    /// Returns whether both share a minute.
    pub fn overlaps(self, other: MinuteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the span of these minutes, cut to 00:00 to 48:00.
    pub fn span(self) -> Span {
        let time = |minute: i64| {
            crate::domain::Time::from_minutes(u32::try_from(minute.clamp(0, 2880)).unwrap_or(0))
        };
        Span::new(time(self.start), time(self.end))
    }
}

/// State in which a block is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockState {
    /// No set time.
    Untimed,
    /// Usual: a routine's block that nobody touched.
    Ghost,
    /// Planned, nothing done yet.
    Planned,
    /// Begun and stopped, not marked.
    Paused,
    /// Running.
    Running,
    /// Done.
    Done,
    /// Skipped.
    Skipped,
    /// Moved.
    Moved,
    /// Called off.
    Released,
}

/// A block of the day shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Day that stores it.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// State of the block.
    pub state: BlockState,
    /// Planned minutes. `None` if not planned.
    pub plan: Option<MinuteSpan>,
    /// Done minutes, in order. A running span ends where it stops counting.
    pub lived: Vec<MinuteSpan>,
    /// Minutes where it is drawn: its done minutes, or its plan.
    pub place: MinuteSpan,
    /// Minutes past the end of its plan, once it has run so long that further minutes no longer count. `None` before.
    pub far_over: Option<i64>,
    /// Whether it still runs and was probably forgotten. aplomb then asks when it ended.
    pub is_forgotten: bool,
    /// Whether it is sleep, which does not count among waking hours.
    pub is_sleep: bool,
    /// Whether it overlaps a block above it.
    pub shares: bool,
    /// Whether it is over and nobody marked it, so that closing the day asks about it.
    pub is_unmarked: bool,
    /// Boundaries and milestones that it crosses.
    pub crossings: Vec<Crossing>,
}

impl Item {
    /// Returns whether it takes the time where it is drawn.
    pub fn takes_time(&self) -> bool {
        let takes_none = [BlockState::Untimed, BlockState::Skipped, BlockState::Moved, BlockState::Released];
        !takes_none.contains(&self.state)
    }

    /// Returns whether it is shown on a day only because it began on an earlier one. An item without a set time stands
    /// on each of its days in full.
    pub fn is_tail(&self, date: NaiveDate) -> bool {
        self.date != date && self.state != BlockState::Untimed
    }
}

/// A stop for the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A block, by its index.
    Item(usize),
    /// Free time.
    Gap(MinuteSpan),
}

/// A day as shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The day.
    pub date: NaiveDate,
    /// Blocks in the order of the day, those with no set time first.
    pub items: Vec<Item>,
    /// Blocks and free time in the order of the day.
    pub stops: Vec<Stop>,
    /// Windows of the boundaries.
    pub windows: Vec<BoundaryWindow>,
    /// Time to settle in before a job's blocks and to wind down after them, as far as it is free and not over.
    pub wind_downs: Vec<WindDown>,
    /// Minute at which the day begins.
    pub begins: i64,
    /// Waking hours.
    pub wake: MinuteSpan,
    /// Whether the day is before today.
    pub is_past: bool,
    /// The current minute. `None` if the day is not today.
    pub now: Option<i64>,
    /// Sentence about what runs now and what is next. `None` if the day is not today.
    pub headline: Option<String>,
    /// Sentences about the limits of the week that are reached. Empty if none is, or if the day is not today.
    pub reached: String,
    /// Number of blocks that nobody marked, once the plan of today is over. 0 before, and on another day.
    pub unmarked: usize,
    /// Sentence about a file of the day that can't be read. `None` if all were read.
    pub unread: Option<String>,
}

impl Agenda {
    /// Returns a day as shown, from the days that are loaded.
    pub fn new(life: &Life, ctx: &Ctx, date: NaiveDate) -> Agenda {
        let areas = AreaTree::new(&life.profile);
        let today = life.today(ctx);
        let clocks = DayClocks {
            zone: ctx.zone,
            midnight: ctx.zone.moment(date, crate::domain::Time::MIDNIGHT),
            date,
        };
        let now = clocks.minute(ctx.minute());
        let begins = i64::from(life.profile.day.start.minutes());
        let mut items: Vec<Item> = Vec::new();
        for day in (-2..=0).filter_map(|days| life.day(plus(date, days))) {
            let day = in_view(life, ctx, day);
            for block in &day.blocks {
                let item = clocks.item(life, ctx, &areas, &day, block);
                let reaches = item.place.end > begins && item.state != BlockState::Untimed;
                // A running block is shown today, even if its planning day is over.
                let runs_on = item.state == BlockState::Running && date == today;
                if day.date == date || reaches || runs_on {
                    items.push(item);
                }
            }
        }
        for (first, block) in stays(life, ctx, date) {
            if let Some(day) = life.day(first) {
                let item = clocks.item(life, ctx, &areas, day, &block);
                // Its time was on the earlier day.
                let (state, place) = (BlockState::Untimed, MinuteSpan { start: 0, end: 0 });
                items.retain(|one| (one.date, &one.block.id) != (first, &block.id));
                items.push(Item { state, place, plan: None, ..item });
            }
        }
        items.sort_by_key(|item| (item.state != BlockState::Untimed, item.place.start, item.place.end));
        for index in 1..items.len() {
            let (above, rest) = items.split_at_mut(index);
            let Some(item) = rest.first_mut() else { break };
            let shares = above.iter().any(|other| other.takes_time() && other.place.overlaps(item.place));
            item.shares = shares && item.takes_time();
        }
        let wake = MinuteSpan {
            start: i64::from(life.profile.day.wake.start.minutes()),
            end: i64::from(life.profile.day.wake.end.minutes()),
        };
        let windows = windows(life, &areas, &clocks);
        let wind_downs = wind_downs(life, &items, now);
        let mut stops = stops(&items, busy(life, ctx, &clocks), wake, now, &windows);
        if life.unread(Place::Day(date)).is_some() {
            // Without the day's file, aplomb does not know which time is free.
            stops.retain(|stop| matches!(stop, Stop::Item(_)));
        }
        let is_today = date == today;
        let now_and_next = is_today.then(|| Headline::new(life, ctx));
        let headline = now_and_next.as_ref().map(|headline| headline.sentence(ctx));
        let unmarked = now_and_next.as_ref().map_or(0, |headline| headline.unmarked);
        let reached = now_and_next.as_ref().map(Headline::limits).unwrap_or_default();
        let unread = match now_and_next {
            Some(headline) => headline.unread,
            None => unread::of_day(life, today, date),
        };
        Agenda {
            date,
            items,
            stops,
            windows,
            wind_downs,
            begins,
            wake,
            is_past: date < today,
            now: is_today.then_some(now),
            headline,
            reached,
            unmarked,
            unread,
        }
    }

    /// Returns the block of a stop. `None` for free time.
    pub fn item(&self, stop: Stop) -> Option<&Item> {
        match stop {
            Stop::Item(index) => self.items.get(index),
            Stop::Gap(_) => None,
        }
    }

    /// Returns the running block of this day. `None` if none runs.
    pub fn running(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.state == BlockState::Running)
    }

    /// Returns whether a block has run since an earlier day, and neither its plan nor its done minutes reach into
    /// this day. It is shown above the hours.
    pub fn runs_on(&self, item: &Item) -> bool {
        let reaches = |extent: &MinuteSpan| extent.end > self.begins;
        let is_here = item.plan.iter().chain(&item.lived).any(reaches);
        item.state == BlockState::Running && item.date < self.date && !is_here
    }

    /// Returns the blocks planned to begin at or after a minute, in order.
    pub fn after(&self, minute: i64) -> impl Iterator<Item = &Item> {
        let waits =
            |item: &&Item| matches!(item.state, BlockState::Planned | BlockState::Ghost | BlockState::Paused);
        self.items.iter().filter(waits).filter(move |item| item.plan.is_some_and(|plan| plan.start >= minute))
    }

    /// Returns planned minutes without sleep, usual blocks included. Overlaps count once.
    pub fn planned_minutes(&self) -> i64 {
        // On a day past a usual block that nobody marked counts nowhere.
        let counts = |item: &&Item| {
            let counts_nowhere = match item.state {
                BlockState::Released | BlockState::Moved => true,
                BlockState::Ghost => self.is_past,
                _ => false,
            };
            !counts_nowhere && item.date == self.date && !item.is_sleep
        };
        union(self.items.iter().filter(counts).filter_map(|item| item.plan))
    }

    /// Returns done minutes without sleep. Overlaps count once.
    pub fn lived_minutes(&self) -> i64 {
        let own = self.items.iter().filter(|item| item.date == self.date && !item.is_sleep);
        union(own.flat_map(|item| item.lived.iter().copied()))
    }
}

fn union(spans: impl Iterator<Item = MinuteSpan>) -> i64 {
    covered(spans.map(|span| (span.start, span.end)).collect())
}

/// Converts moments to minutes of the day shown, by the clocks of the current zone.
pub(super) struct DayClocks {
    pub(super) zone: Zone,
    pub(super) midnight: Moment,
    pub(super) date: NaiveDate,
}

impl DayClocks {
    /// Returns the minute that the clocks show at a moment, counted from the day's midnight.
    fn minute(&self, moment: Moment) -> i64 {
        let local = self.zone.local(moment);
        local.signed_duration_since(self.date.and_time(chrono::NaiveTime::MIN)).num_minutes()
    }

    pub(super) fn extent(&self, moments: (Moment, Moment)) -> MinuteSpan {
        let start = self.minute(moments.0);
        let end = self.minute(moments.1);
        // If the clocks go back during it, its end follows from its length, not from the clock.
        let end =
            if end <= start && self.midnight <= moments.0 { start + (moments.1 - moments.0) } else { end };
        MinuteSpan { start, end }
    }

    fn item(&self, life: &Life, ctx: &Ctx, areas: &AreaTree, day: &Day, block: &Block) -> Item {
        let now = self.minute(ctx.minute());
        let resolve = |span: Span| day.resolve(block, span, self.zone).map(|moments| self.extent(moments));
        let plan = block.plan.and_then(resolve);
        let running = counted(life, ctx, day, block).map(|(start, end)| {
            if start < end {
                return self.extent((start, end));
            }
            let start = self.minute(start);
            MinuteSpan { start, end: start }
        });
        let mut lived: Vec<MinuteSpan> = block.lived().filter_map(resolve).chain(running).collect();
        lived.sort_unstable();
        let state = match block.status {
            _ if block.is_untimed() => BlockState::Untimed,
            _ if running.is_some() => BlockState::Running,
            Some(Status::Done) => BlockState::Done,
            Some(Status::Skipped) => BlockState::Skipped,
            Some(Status::Moved) => BlockState::Moved,
            Some(Status::Released) => BlockState::Released,
            None if block.is_virtual => BlockState::Ghost,
            None if !block.actual.is_empty() => BlockState::Paused,
            None => BlockState::Planned,
        };
        let whole = lived.first().map(|first| MinuteSpan {
            start: first.start,
            end: lived.iter().map(|extent| extent.end).max().unwrap_or(first.end),
        });
        let place = match state {
            BlockState::Done => whole.or(plan),
            // Once its plan is over, it is drawn where it was done. Until then, it is drawn at its plan, where it may
            // go on.
            BlockState::Paused if plan.is_none_or(|plan| plan.end <= now) => whole.or(plan),
            BlockState::Running | BlockState::Paused => plan.or(whole),
            _ => plan.or(whole),
        };
        let runs = of_block(life, ctx, day, block).next_back();
        let spans = standing(life, ctx, day, block);
        let crossings = crossed_by(life, ctx, areas, day, block, &spans);
        // A time that the clocks skip is drawn where they go on.
        let skipped = block.plan.map(|plan| {
            let minute = self.minute(day.zone_of(block, self.zone).moment(day.date, plan.start));
            MinuteSpan { start: minute, end: minute }
        });
        let place = place.or(skipped).unwrap_or(MinuteSpan { start: 0, end: 0 });
        let is_sleep = block.area.as_deref().is_some_and(|area| areas.is_under(area, "sleep"));
        Item {
            date: day.date,
            block: block.clone(),
            state,
            plan,
            lived,
            place,
            far_over: runs.as_ref().and_then(|running| running.far_over(ctx)),
            is_forgotten: runs.is_some_and(|running| running.is_forgotten(ctx)),
            is_sleep,
            shares: false,
            is_unmarked: close::is_unmarked(life, ctx, areas, day, block),
            crossings,
        }
    }
}
