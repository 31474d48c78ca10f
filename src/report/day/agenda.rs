//! A day as it is looked at: its blocks in their order, the free time between them, and the boundaries' windows.
//!
//! All times are minutes after the midnight of the day that is looked at, by the clocks of the current zone. A
//! block that runs through midnight is seen on both days and stored once, on the day where it began.

use chrono::NaiveDate;

use crate::domain::date::plus;
use crate::domain::running::{counted, of_block};
use crate::domain::{AreaTree, Block, Ctx, Day, Life, Moment, Place, Span, Status, Zone};
use crate::planning::crossing::{Crossing, crossings, standing};
use crate::planning::now::in_view;
use crate::planning::whole_day::taken_on;
use crate::report::day::headline::Headline;
use crate::report::unread;

/// The shortest free time that is a stop for the cursor, in minutes.
const SHORTEST_GAP: i64 = 30;
/// Free time that has begun starts at the next quarter of an hour.
const QUARTER: i64 = 15;

/// From a minute to a minute of the day that is looked at; both may lie beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MinuteSpan {
    /// Its first minute.
    pub start: i64,
    /// The minute after its last.
    pub end: i64,
}

impl MinuteSpan {
    /// Its length in minutes.
    pub fn minutes(self) -> i64 {
        (self.end - self.start).max(0)
    }

    /// Whether both share a minute.
    pub fn overlaps(self, other: MinuteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span of the same minutes, as far as a planning day reaches.
    pub fn span(self) -> Span {
        let time = |minute: i64| crate::domain::Time::from_minutes(minute.clamp(0, 2880) as u32);
        Span::new(time(self.start), time(self.end))
    }
}

/// What a block looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockState {
    /// Without a time.
    Untimed,
    /// A routine's occurrence that no one has touched.
    Ghost,
    /// Planned, nothing done yet.
    Planned,
    /// Begun, and left for now.
    Paused,
    /// It runs.
    Running,
    /// Done.
    Done,
    /// Crossed out.
    Skipped,
    /// Carried elsewhere.
    Moved,
    /// Let go.
    Released,
}

/// A block of the day that is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The day that stores it.
    pub date: NaiveDate,
    /// The block.
    pub block: Block,
    /// What it looks like.
    pub state: BlockState,
    /// Its plan.
    pub plan: Option<MinuteSpan>,
    /// What was lived of it, in the order of time; what runs reaches as far as it counts.
    pub lived: Vec<MinuteSpan>,
    /// Where it stands: what was lived, or its plan.
    pub place: MinuteSpan,
    /// Minutes that it runs past its plan, once it has run so long that no more of it counts.
    pub far_over: Option<i64>,
    /// Whether it runs and was forgotten, so that aplomb asks when it ended.
    pub is_forgotten: bool,
    /// Whether it is sleep: time that is not set against waking hours.
    pub is_sleep: bool,
    /// Whether it shares time with a block above it.
    pub shares: bool,
    /// The boundaries that it crosses.
    pub crossings: Vec<Crossing>,
}

/// A stop for the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The block of that number.
    Item(usize),
    /// Free time.
    Gap(MinuteSpan),
}

/// A boundary's window on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryWindow {
    /// The boundary's name.
    pub name: String,
    /// When it holds.
    pub extent: MinuteSpan,
    /// What it keeps out, in words.
    pub keeps_out: String,
}

/// A day as it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// Which day.
    pub date: NaiveDate,
    /// Its blocks in the order of the day, untimed ones first.
    pub items: Vec<Item>,
    /// Blocks and free time in the order of the day.
    pub stops: Vec<Stop>,
    /// The boundaries' windows.
    pub windows: Vec<BoundaryWindow>,
    /// The minute with which the day begins.
    pub begins: i64,
    /// The waking hours.
    pub wake: MinuteSpan,
    /// Now, where it lies on this day.
    pub now: Option<i64>,
    /// What runs now and what is next, on today.
    pub headline: Option<String>,
    /// That a file that says what the day holds can't be read; none where all were read.
    pub unread: Option<String>,
}

impl Agenda {
    /// Of a day, as far as it is loaded.
    pub fn new(life: &Life, ctx: &Ctx, date: NaiveDate) -> Agenda {
        let areas = AreaTree::new(&life.profile);
        let today = life.today(ctx);
        let clocks =
            Clocks { zone: ctx.zone, midnight: ctx.zone.moment(date, crate::domain::Time::MIDNIGHT), date };
        let now = clocks.minute(ctx.minute());
        let begins = i64::from(life.profile.day.start.minutes());
        let mut items: Vec<Item> = Vec::new();
        for day in (-2..=0).filter_map(|days| life.day(plus(date, days))) {
            let day = in_view(life, ctx, day);
            for block in &day.blocks {
                let item = clocks.item(life, ctx, &areas, &day, block);
                let reaches = item.place.end > begins && item.state != BlockState::Untimed;
                // What runs is seen today, though its planning day is over.
                let runs_on = item.state == BlockState::Running && date == today;
                if day.date == date || reaches || runs_on {
                    items.push(item);
                }
            }
        }
        items.sort_by_key(|item| (item.state != BlockState::Untimed, item.place.start, item.place.end));
        for index in 1..items.len() {
            let (above, item) = items.split_at(index);
            let occupies = |item: &Item| {
                !matches!(
                    item.state,
                    BlockState::Untimed | BlockState::Skipped | BlockState::Moved | BlockState::Released
                )
            };
            let shares = above.iter().any(|other| occupies(other) && other.place.overlaps(item[0].place));
            items[index].shares = shares && occupies(&items[index]);
        }
        let wake = MinuteSpan {
            start: i64::from(life.profile.day.wake.start.minutes()),
            end: i64::from(life.profile.day.wake.end.minutes()),
        };
        let windows = windows(life, &areas, &clocks);
        let mut stops = stops(&items, busy(life, ctx, &clocks), wake, now);
        if life.unread(Place::Day(date)).is_some() {
            // Nobody knows what is free.
            stops.retain(|stop| matches!(stop, Stop::Item(_)));
        }
        let is_today = date == today;
        let now_and_next = is_today.then(|| Headline::new(life, ctx));
        let headline = now_and_next.as_ref().map(|headline| headline.sentence(ctx));
        let unread = match now_and_next {
            Some(headline) => headline.unread,
            None => unread::of_day(life, today, date),
        };
        Agenda { date, items, stops, windows, begins, wake, now: is_today.then_some(now), headline, unread }
    }

    /// The block under a stop.
    pub fn item(&self, stop: Stop) -> Option<&Item> {
        match stop {
            Stop::Item(index) => self.items.get(index),
            Stop::Gap(_) => None,
        }
    }

    /// The block that runs, if it is seen on this day.
    pub fn running(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.state == BlockState::Running)
    }

    /// Whether a block runs since a day before this one, and neither its plan nor what counts of it reaches into this
    /// day: it stands above the hours, none of which are its.
    pub fn runs_on(&self, item: &Item) -> bool {
        let reaches = |extent: &MinuteSpan| extent.end > self.begins;
        let is_here = item.plan.iter().chain(&item.lived).any(reaches);
        item.state == BlockState::Running && item.date < self.date && !is_here
    }

    /// The next blocks that are planned to begin after a minute, in their order.
    pub fn after(&self, minute: i64) -> impl Iterator<Item = &Item> {
        let waits =
            |item: &&Item| matches!(item.state, BlockState::Planned | BlockState::Ghost | BlockState::Paused);
        self.items.iter().filter(waits).filter(move |item| item.plan.is_some_and(|plan| plan.start >= minute))
    }

    /// Minutes that are planned for anything but sleep, overlaps counted once; routines included.
    pub fn planned_minutes(&self) -> i64 {
        let counts = |item: &&Item| {
            !matches!(item.state, BlockState::Released | BlockState::Moved)
                && item.date == self.date
                && !item.is_sleep
        };
        union(self.items.iter().filter(counts).filter_map(|item| item.plan))
    }

    /// Minutes that were lived awake, overlaps counted once.
    pub fn lived_minutes(&self) -> i64 {
        let own = self.items.iter().filter(|item| item.date == self.date && !item.is_sleep);
        union(own.flat_map(|item| item.lived.iter().copied()))
    }
}

fn union(extents: impl Iterator<Item = MinuteSpan>) -> i64 {
    let mut extents: Vec<MinuteSpan> = extents.collect();
    extents.sort_unstable();
    let mut reached = i64::MIN;
    let mut sum = 0;
    for extent in extents {
        sum += (extent.end - extent.start.max(reached)).max(0);
        reached = reached.max(extent.end);
    }
    sum
}

/// The clocks of the current zone, as seen from the day that is looked at.
struct Clocks {
    zone: Zone,
    midnight: Moment,
    date: NaiveDate,
}

impl Clocks {
    /// The minute that the clocks show at a moment, counted from the day's midnight.
    fn minute(&self, moment: Moment) -> i64 {
        let local = self.zone.local(moment);
        local.signed_duration_since(self.date.and_time(chrono::NaiveTime::MIN)).num_minutes()
    }

    fn extent(&self, moments: (Moment, Moment)) -> MinuteSpan {
        let start = self.minute(moments.0);
        let end = self.minute(moments.1);
        // Where the clocks go back within it, its length says more than the figures on the clock.
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
            // Once its planned time is past, it is where it was; until then, where it goes on.
            BlockState::Paused if plan.is_none_or(|plan| plan.end <= now) => whole.or(plan),
            BlockState::Running | BlockState::Paused => plan.or(whole),
            _ => plan.or(whole),
        };
        let runs = of_block(life, ctx, day, block).next_back();
        let spans = standing(life, ctx, day, block);
        let crossings = crossings(&life.profile, areas, day, block, spans, self.zone);
        let place = place.unwrap_or(MinuteSpan { start: 0, end: 0 });
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
            crossings,
        }
    }
}

fn windows(life: &Life, areas: &AreaTree, clocks: &Clocks) -> Vec<BoundaryWindow> {
    let mut windows: Vec<BoundaryWindow> = Vec::new();
    for date in [plus(clocks.date, -1), clocks.date] {
        let zone = life.day(date).and_then(|day| day.head.zone).unwrap_or(clocks.zone);
        for boundary in life.profile.boundaries.iter().filter(|one| one.holds_on(date)) {
            let Some(extent) = zone.resolve(date, boundary.window).map(|moments| clocks.extent(moments))
            else {
                continue;
            };
            if date == clocks.date || extent.end > i64::from(life.profile.day.start.minutes()) {
                let keeps_out =
                    boundary.no.iter().map(|no| forbidden_name(life, areas, no)).collect::<Vec<_>>();
                windows.push(BoundaryWindow {
                    name: boundary.name.clone(),
                    extent,
                    keeps_out: keeps_out.join(", "),
                });
            }
        }
    }
    windows.sort_by_key(|window| window.extent);
    windows
}

fn forbidden_name(life: &Life, areas: &AreaTree, no: &crate::domain::profile::Forbidden) -> String {
    use crate::domain::profile::Forbidden;
    match no {
        Forbidden::Area(id) => areas.get(id).map_or(id.clone(), |area| area.name.to_lowercase()),
        Forbidden::Engagement(id) => {
            life.profile.engagement(id).map_or(id.clone(), |one| one.short_name().to_owned())
        }
    }
}

/// What is taken of a day, what reaches in from the days beside included.
fn busy(life: &Life, ctx: &Ctx, clocks: &Clocks) -> Vec<MinuteSpan> {
    let taken = taken_on(life, ctx, clocks.date);
    taken.into_iter().map(|interval| clocks.extent(interval)).collect()
}

/// The stops of the cursor: blocks, and the free time of the waking hours that is still to come.
fn stops(items: &[Item], mut busy: Vec<MinuteSpan>, wake: MinuteSpan, now: i64) -> Vec<Stop> {
    let mut stops: Vec<(i64, Stop)> =
        items.iter().enumerate().map(|(index, item)| (item.place.start, Stop::Item(index))).collect();
    let untimed = items.iter().filter(|item| item.state == BlockState::Untimed).count();
    busy.push(MinuteSpan { start: wake.end, end: i64::MAX });
    busy.sort_unstable();
    let from = if now > wake.start { (now + QUARTER - 1).div_euclid(QUARTER) * QUARTER } else { wake.start };
    let mut free_from = wake.start.max(from);
    for extent in busy {
        let gap = MinuteSpan { start: free_from, end: extent.start.min(wake.end) };
        if gap.minutes() >= SHORTEST_GAP {
            stops.push((gap.start, Stop::Gap(gap)));
        }
        free_from = free_from.max(extent.end);
    }
    // Untimed items stay on top, whatever their minute; a gap stands behind a block that begins with it.
    stops[untimed..].sort_by_key(|(start, stop)| (*start, matches!(stop, Stop::Gap(_))));
    stops.into_iter().map(|(_, stop)| stop).collect()
}
