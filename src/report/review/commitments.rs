//! Boundaries kept and crossed in a week, promises, and things the user said no to.

use chrono::NaiveDate;

use crate::alignment::Score;
use crate::domain::date::plus;
use crate::domain::ledger::{No, Promise};
use crate::domain::{AreaTree, Block, Ctx, Life, Minutes, Place, Status, Week, covered};
use crate::planning::crossing::keeps_out;
use crate::report::gather::REACH;

/// A boundary in one week: how often it was kept and crossed.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundaryWeek {
    /// Id of the boundary.
    pub id: String,
    /// Name of the boundary.
    pub name: String,
    /// Number of windows that have begun, on days on which anything was recorded.
    pub windows: u32,
    /// Number of windows that were crossed.
    pub crossed: u32,
    /// Minutes by which they were crossed.
    pub minutes: f64,
    /// Blocks that crossed it, the longest first.
    pub by: Vec<CrossedBy>,
    /// Who knows about it.
    pub told: Vec<String>,
    /// Planned conversation about it: with whom, and by when.
    pub talk: Option<(String, Option<NaiveDate>)>,
}

/// A block that crossed a boundary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossedBy {
    /// Day on which it began.
    pub date: NaiveDate,
    /// Title of the block.
    pub title: String,
    /// Name of its engagement, else of its area.
    pub whose: String,
    /// Minutes by which it crossed.
    pub minutes: i64,
}

/// A promise as it was at the end of a week: open, or kept or called off in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised {
    /// The promise.
    pub promise: Promise,
    /// Day for which the figures are given: today, or the Sunday of a week that is over.
    pub seen: NaiveDate,
    /// Minutes done for it by the end of that day.
    pub done: i64,
    /// Minutes planned after that day.
    pub planned: i64,
    /// Whether both are known: every loaded day could be read.
    pub is_known: bool,
}

impl Promised {
    /// Returns whether it was open on that day. Later changes don't count.
    pub fn was_open(&self) -> bool {
        was_open(&self.promise, self.seen)
    }

    /// Returns whether it was open past its due day, with hours left.
    pub fn is_overdue(&self) -> bool {
        let is_late = self.was_open() && self.promise.by.is_some_and(|by| by < self.seen);
        is_late && self.left() != Some(0) && (self.is_known || self.promise.minutes.is_none())
    }

    /// Returns the minutes left. `None` if it has no length, was not open, or a day can't be read.
    pub fn left(&self) -> Option<i64> {
        let Minutes(minutes) = self.promise.minutes.filter(|_| self.was_open() && self.is_known)?;
        Some((i64::from(minutes) - self.done).max(0))
    }
}

/// Returns whether a promise was made by a day, and was neither kept nor called off by then.
fn was_open(promise: &Promise, seen: NaiveDate) -> bool {
    let by_then = |date: Option<NaiveDate>| date.is_some_and(|date| date <= seen);
    promise.made.is_none_or(|made| made <= seen) && !by_then(promise.kept) && !by_then(promise.released)
}

/// Returns how the boundaries of a week were kept, with the figures of its score, and what crossed them.
pub fn boundaries(life: &Life, ctx: &Ctx, week: Week, score: &Score) -> Vec<BoundaryWeek> {
    let areas = AreaTree::new(&life.profile);
    let mut held: Vec<BoundaryWeek> = Vec::new();
    for figures in &score.figures.boundaries {
        let Some(boundary) = life.profile.boundary(&figures.id) else { continue };
        let talks = life.ledger.talks.iter().filter(|talk| talk.held.is_none());
        let talk = talks
            .filter(|talk| {
                let about = talk.boundary.as_deref().and_then(|id| life.profile.boundary(id));
                about.is_some_and(|about| about.id == boundary.id)
            })
            .map(|talk| (talk.with.clone(), talk.by))
            .next();
        let name = if boundary.name.is_empty() { boundary.id.clone() } else { boundary.name.clone() };
        let mut by: Vec<CrossedBy> = Vec::new();
        let days = (-REACH..7 + REACH).filter_map(|days| life.day(plus(week.monday(), days)));
        for day in days.filter(|day| day.head.grace.is_none()) {
            let kept_out = day.blocks.iter().filter(|one| keeps_out(boundary, &life.profile, &areas, one));
            for block in kept_out {
                let lived = life.lived(ctx, day, block);
                let shared = figures
                    .windows
                    .iter()
                    .flat_map(|window| lived.iter().map(|span| (span.0.max(window.0), span.1.min(window.1))));
                let minutes = covered(shared.filter(|(start, end)| start < end).collect());
                if minutes > 0 {
                    let (title, whose) = (block.title.clone(), whose(life, &areas, block));
                    by.push(CrossedBy { date: day.date, title, whose, minutes });
                }
            }
        }
        by.sort_by_key(|by| std::cmp::Reverse(by.minutes));
        held.push(BoundaryWeek {
            id: boundary.id.clone(),
            name,
            windows: u32::try_from(figures.windows.len()).unwrap_or(u32::MAX),
            crossed: figures.crossings,
            minutes: figures.minutes,
            by,
            told: boundary.told.clone(),
            talk,
        });
    }
    held.sort_by(|one, other| other.minutes.total_cmp(&one.minutes));
    held
}

/// Returns the name of a block's engagement, else of its area.
fn whose(life: &Life, areas: &AreaTree, block: &Block) -> String {
    match (block.engagement.as_deref(), block.area.as_deref()) {
        (Some(id), _) => life.profile.engagement(id).map_or(id, |one| one.short_name()).to_owned(),
        (None, Some(id)) => areas.get(id).map_or(id.to_owned(), |area| area.name.to_lowercase()),
        (None, None) => String::new(),
    }
}

/// Returns the promises open on the day `seen`, the earliest due day first, then those kept or called off in the
/// week. Blocks of the loaded days count for them.
pub fn promises(life: &Life, ctx: &Ctx, week: Week, seen: NaiveDate) -> Vec<Promised> {
    let in_week = |date: Option<NaiveDate>| date.is_some_and(|date| Week::of(date) == week);
    let concerns =
        |promise: &&Promise| was_open(promise, seen) || in_week(promise.kept) || in_week(promise.released);
    let is_known = !life.unread.keys().any(|place| matches!(place, Place::Day(_)));
    let mut promises: Vec<Promised> = life
        .ledger
        .promises
        .iter()
        .filter(concerns)
        .map(|promise| {
            let (done, planned) = made_good(life, ctx, &promise.id, seen);
            Promised { promise: promise.clone(), seen, done, planned, is_known }
        })
        .collect();
    promises.sort_by_key(|one| (!one.was_open(), one.promise.by.is_none(), one.promise.by));
    promises
}

/// Returns the minutes done for a promise by the end of a day, and the minutes planned after it. If the day is today,
/// plans count from now on. If it is an earlier day, plans of blocks done since then count too.
fn made_good(life: &Life, ctx: &Ctx, promise: &str, seen: NaiveDate) -> (i64, i64) {
    let is_past = seen < life.today(ctx);
    let (mut lived, mut planned) = (Vec::new(), Vec::new());
    for day in life.days.values() {
        for block in day.blocks.iter().filter(|block| block.promise.as_deref() == Some(promise)) {
            if day.date <= seen {
                lived.extend(life.lived(ctx, day, block));
            }
            let stood = match block.status {
                None => true,
                Some(status) => is_past && status == Status::Done,
            };
            let ahead = block.plan.filter(|_| stood && (!is_past || day.date > seen));
            let ahead = ahead.and_then(|plan| day.resolve(block, plan, ctx.zone));
            let ahead =
                ahead.map(|(start, end)| if is_past { (start, end) } else { (start.max(ctx.minute()), end) });
            planned.extend(ahead.filter(|(start, end)| start < end));
        }
    }
    (covered(lived), covered(planned))
}

/// Returns whether all minutes of a promise are done by today. `None` if it has no length, or if days that may have
/// more of them are not loaded or can't be read.
pub fn is_all_done(life: &Life, ctx: &Ctx, promise: &Promise) -> Option<bool> {
    let Minutes(minutes) = promise.minutes?;
    let today = life.today(ctx);
    let (lived, _) = made_good(life, ctx, &promise.id, today);
    if lived >= i64::from(minutes) {
        return Some(true);
    }
    let from = promise.made.or(life.first_day).unwrap_or(today);
    let from = life.first_day.map_or(from, |first| first.max(from));
    let is_read = |date: NaiveDate| life.unread(Place::Day(date)).is_none();
    let are_read = from.iter_days().take_while(|date| *date <= today).all(is_read);
    (life.missing(from, today).is_none() && are_read).then_some(false)
}

/// Returns the things said no to in a week.
pub fn noes(life: &Life, week: Week) -> Vec<No> {
    let noes = life.ledger.noes.iter();
    noes.filter(|no| no.on.is_some_and(|on| Week::of(on) == week)).cloned().collect()
}

/// Returns the earliest day on which a promise open on the day `seen` was made. `None` if there is none.
pub fn oldest_promise(life: &Life, seen: NaiveDate) -> Option<NaiveDate> {
    let open = life.ledger.promises.iter().filter(|promise| was_open(promise, seen));
    open.filter_map(|promise| promise.made).min()
}
