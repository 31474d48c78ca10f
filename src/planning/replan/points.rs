//! Points of a plan: what each block is worth, and how much of that a way keeps. Replanning looks for the plan with
//! the most points.

use chrono::NaiveDate;

use super::{ReplanLine, ReplanWay};
use crate::domain::date::days_between;
use crate::domain::intervals::Interval;
use crate::domain::{Moment, Span};

/// All of a block, in thousandths.
pub(super) const WHOLE: i64 = 1000;
/// Cost of an hour's distance today, in thousandths of the block. A convention, as are the others.
const HOUR_AWAY: i64 = 100;
/// Cost of another day, before distance and length.
const ANOTHER_DAY: i64 = 800;
/// Cost of a day's distance. On another day all distances cost a fifth.
const DAY_AWAY: i64 = 100;
/// Cost of an hour's distance on another day. The time of day matters less there.
const HOUR_AWAY_THERE: i64 = 10;
/// Part of the distances that counts on another day.
const FIFTH: i64 = 5;
/// Least that a place keeps of a block: any place is better than none.
const LEAST_KEPT: i64 = 5;
/// Worth of any block, before what the week would lose without it.
pub(super) const ANY_BLOCK: i64 = 10;
/// Worth of a block that is due today, above all others.
pub(super) const DUE_TODAY: i64 = 1000;

/// Returns how much of a block a place today keeps, in thousandths. Shortening costs little at first and half of the
/// block at half of the length. Inside its old place a block has no distance, else it has the distance of its start
/// from the wished one.
pub(super) fn kept_today(old: Interval, wished: Moment, place: Interval) -> i64 {
    let cost = shorter(old, place) + HOUR_AWAY * distance(old, wished, place) / 60;
    (WHOLE - cost).max(LEAST_KEPT)
}

/// Returns how much of a block a place on another day keeps, in thousandths. `old` is its old place moved to that day.
pub(super) fn kept_there(old: Interval, place: Interval, days: i64) -> i64 {
    let away = DAY_AWAY * days + HOUR_AWAY_THERE * distance(old, old.0, place) / 60;
    (WHOLE - ANOTHER_DAY - (shorter(old, place) + away) / FIFTH).max(LEAST_KEPT)
}

fn shorter(old: Interval, place: Interval) -> i64 {
    let length = (old.1 - old.0).max(1);
    let lost = (length - (place.1 - place.0)).clamp(0, length);
    2 * WHOLE * lost * lost / (length * length)
}

fn distance(old: Interval, wished: Moment, place: Interval) -> i64 {
    if old.0 <= place.0 && place.1 <= old.1 { 0 } else { (place.0 - wished).abs() }
}

impl ReplanLine {
    /// Returns the points of a way for this block: its worth times the thousandths of it that the way keeps. A block
    /// in the inbox or called off has none. `today` is the day that is replanned.
    pub fn points(&self, today: NaiveDate, way: ReplanWay) -> i64 {
        let minutes = |span: Span| (i64::from(span.start.minutes()), i64::from(span.end.minutes()));
        let old = minutes(self.planned);
        let kept = match way {
            ReplanWay::Stays => WHOLE,
            ReplanWay::Shorter(span) | ReplanWay::Later(span) => kept_today(old, old.0, minutes(span)),
            ReplanWay::AnotherDay(date, span) => kept_there(old, minutes(span), days_between(today, date)),
            ReplanWay::Inbox | ReplanWay::LetGo => 0,
        };
        self.worth * kept
    }
}
