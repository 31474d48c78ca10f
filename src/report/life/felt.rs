//! How energy was really felt by the hour of the clock.

use chrono::Timelike;

use crate::domain::date::plus;
use crate::domain::{Ctx, Energy, Life, Moment, Zone};
use crate::report::life::evidence;

/// Rated minutes from which the ratings can take the place of a guess.
pub const ENOUGH: i64 = 600;
/// Rated minutes of one hour of the clock from which they say something about it.
const HOUR_ENOUGH: i64 = 30;

/// What was felt in an hour of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FeltHour {
    /// Minutes of rated blocks in that hour.
    pub minutes: i64,
    /// Sum of the ratings, -2 to 2, each times its minutes.
    sum: i64,
}

impl FeltHour {
    /// Returns the mean rating, -2 (drained) to 2 (energised). `None` where too little is rated.
    pub fn mean(&self) -> Option<f64> {
        (self.minutes >= HOUR_ENOUGH).then(|| self.sum as f64 / self.minutes as f64)
    }

    /// Returns the mean as a level of energy, 0 to 4. `None` where too little is rated.
    pub fn level(&self) -> Option<u8> {
        let nearest = |mean: &f64, level: &u8| (mean + 2.0 - f64::from(*level)).abs();
        let mean = self.mean()?;
        (0..=4).min_by(|one, other| nearest(&mean, one).total_cmp(&nearest(&mean, other)))
    }
}

/// Returns what was felt in each hour of the clock, from midnight on, by the rated blocks of the loaded days that
/// [`evidence::needed`] names. Grace days count too: the body keeps its hours.
pub fn felt_by_hour(life: &Life, ctx: &Ctx) -> [FeltHour; 24] {
    let mut hours = [FeltHour::default(); 24];
    let (from, to) = evidence::needed(life.today(ctx));
    for day in from.iter_days().take_while(|date| *date < plus(to, 1)).filter_map(|date| life.day(date)) {
        let zone = day.head.zone.unwrap_or(ctx.zone);
        for block in &day.blocks {
            let Some(felt) = block.energy.map(Energy::felt) else { continue };
            for span in life.lived(ctx, day, block) {
                each_hour(zone, span, |hour, minutes| {
                    if let Some(one) = hours.get_mut(hour as usize) {
                        one.minutes += minutes;
                        one.sum += i64::from(felt) * minutes;
                    }
                });
            }
        }
    }
    hours
}

/// Calls a function for each part of a span that lies in one hour of the clock: with that hour, 0 to 23, and minutes.
pub(super) fn each_hour(zone: Zone, (start, end): (Moment, Moment), mut part: impl FnMut(u32, i64)) {
    let mut at = start;
    while at < end {
        let clock = zone.local(at);
        let until = (at + i64::from(60 - clock.minute())).min(end);
        part(clock.hour(), until - at);
        at = until;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_split_at_full_hours() {
        let nine = 9 * 60 + 40;
        let mut parts = Vec::new();
        each_hour(Zone::UTC, (nine, nine + 90), |hour, minutes| parts.push((hour, minutes)));
        assert_eq!(parts, [(9, 20), (10, 60), (11, 10)]);
    }

    #[test]
    fn a_mean_needs_half_an_hour_and_is_the_nearest_level() {
        let hour = |minutes, sum| FeltHour { minutes, sum };
        assert_eq!(hour(29, 58).mean(), None);
        assert_eq!((hour(30, 60).mean(), hour(30, 60).level()), (Some(2.0), Some(4)));
        assert_eq!(hour(60, -120).level(), Some(0));
        assert_eq!(hour(60, 0).level(), Some(2));
        assert_eq!(hour(60, 40).level(), Some(3));
    }
}
