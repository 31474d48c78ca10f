//! The hours of a day in which a time may be suggested.

use chrono::{NaiveDate, Timelike};

use super::habit::Habit;
use super::{AWAKE, QUARTER};
use crate::domain::date::plus;
use crate::domain::intervals::Interval;
use crate::domain::time::DAY;
use crate::domain::{Block, Ctx, Day, Life, Moment, Place, Zone};
use crate::planning::whole_day::BESIDE;

/// A day on which times are suggested.
#[derive(Debug, Clone)]
pub(super) struct OpenDay {
    pub date: NaiveDate,
    /// The zone of the day's clocks.
    pub own: Zone,
    /// Waking hours, from now on.
    pub window: Interval,
    /// The quarters of an hour that begin in them: the moment, and the number of the quarter on the clock.
    pub quarters: Vec<(Moment, usize)>,
    /// The windows of boundaries: the index of the boundary in the profile, and the window.
    pub boundaries: Vec<(usize, Interval)>,
}

impl OpenDay {
    /// Returns a day as it is open now. `None` if no time is suggested on it: it is over, a grace day, can't be read,
    /// or is not loaded.
    pub fn new(life: &Life, ctx: &Ctx, date: NaiveDate) -> Option<OpenDay> {
        let is_open = |day: &&Day| day.head.grace.is_none() && life.unread(Place::Day(date)).is_none();
        let day = life.day(date).filter(is_open)?;
        let own = day.head.zone.unwrap_or(ctx.zone);
        let (wakes, sleeps) = own.resolve(date, life.profile.day.wake)?;
        let window = (wakes.max(ctx.minute()), sleeps);
        if window.0 >= window.1 {
            return None;
        }
        let quarter = i64::from(QUARTER);
        let minute = |moment: Moment| {
            let local = own.local(moment);
            local.hour() * 60 + local.minute()
        };
        let past = i64::from(minute(window.0)) % quarter;
        let first = window.0 + (quarter - past) % quarter;
        let starts = (0..).map(|count| first + count * quarter).take_while(|start| *start < window.1);
        let quarters = starts.map(|start| (start, (minute(start) / QUARTER) as usize)).collect();
        let around = || (-BESIDE..=BESIDE).map(|days| plus(date, days));
        let windows = life.profile.boundaries.iter().enumerate().flat_map(|(index, boundary)| {
            let held = around().filter(|date| boundary.holds_on(*date));
            held.filter_map(move |date| Some((index, own.resolve(date, boundary.window)?)))
        });
        Some(OpenDay { date, own, window, quarters, boundaries: windows.collect() })
    }
}

/// Returns for each quarter of an hour of the day whether a time may be suggested in it: in the hours of the settings,
/// after them at energy enough, or where it is often done.
pub(super) fn chosen(life: &Life, ctx: &Ctx, habit: Option<&Habit>) -> Vec<bool> {
    let wake = life.profile.day.wake.start;
    let is_chosen = |quarter: u32| {
        let minute = quarter * QUARTER;
        let in_settings = [minute, minute + DAY].into_iter().any(|minute| {
            ctx.hours.earliest.minutes() <= minute && minute + QUARTER <= ctx.hours.latest.minutes()
        });
        // Hours before the day begins are late ones of the night.
        let is_early = (wake.minutes()..ctx.hours.earliest.minutes()).contains(&minute);
        let is_awake =
            !is_early && life.profile.rhythm.level(minute / 60).is_some_and(|level| level >= AWAKE);
        let is_usual = habit.and_then(|habit| habit.quarters.get(quarter as usize)).copied();
        in_settings || is_awake || is_usual == Some(true)
    };
    (0..DAY / QUARTER).map(is_chosen).collect()
}

/// Returns whether a block may cross a boundary by its own choice.
pub(super) fn allows(life: &Life, block: &Block, boundary: usize) -> bool {
    let boundary = life.profile.boundaries.get(boundary);
    boundary.is_some_and(|one| block.allow.iter().any(|id| *id == one.id || one.was.contains(id)))
}
