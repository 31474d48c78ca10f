//! A mean over minutes, of which each has the least that any block on it has: something pleasant beside a draining
//! thing does not lift it (`scoring.md`, components "energy" and "agency").
//!
//! A minute is shared equally by the places that have the least on it. The walk keeps, for each level, the integral of
//! 1/n over the minutes on which it is the least, n the places that have it. The share of a place is then the integral
//! at its end minus that at its start, so that the walk costs no more than sorting the edges.

/// Levels: 0 to 4 quarters.
const LEVELS: usize = 5;

/// A mean, and what each place takes from it.
#[derive(Debug, Default)]
pub(super) struct Least {
    levels: [Level; LEVELS],
}

/// Minutes on which this level is the least.
#[derive(Debug, Default)]
struct Level {
    minutes: i64,
    /// Places that have it now.
    open: u32,
    integral: f64,
    places: Vec<PlaceAt>,
}

/// A place at one level.
#[derive(Debug, Default, Clone, Copy)]
struct PlaceAt {
    blocks: u32,
    since: f64,
    /// Its minutes, shared ones in part.
    minutes: f64,
}

/// Minutes of one place, shared ones in part.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct PlaceShare {
    pub minutes: f64,
    /// Those at the levels that count as low.
    pub low: f64,
    /// Those below what is asked.
    pub short: f64,
    /// Minutes times what each lacks to what is asked.
    pub lacking: f64,
}

/// Returns the worth of a level, 0 to 1.
fn worth(quarters: usize) -> f64 {
    quarters as f64 / 4.0
}

impl Least {
    pub fn new(places: usize) -> Least {
        let level = || Level { places: vec![PlaceAt::default(); places], ..Level::default() };
        Least { levels: std::array::from_fn(|_| level()) }
    }

    /// Lets minutes pass.
    pub fn pass(&mut self, minutes: i64) {
        if let Some(level) = self.levels.iter_mut().find(|level| level.open > 0) {
            level.minutes += minutes;
            level.integral += minutes as f64 / f64::from(level.open);
        }
    }

    /// Begins or ends a block of a place.
    pub fn step(&mut self, begins: bool, quarters: usize, place: usize) {
        let Some(level) = self.levels.get_mut(quarters) else { return };
        let Some(at) = level.places.get_mut(place) else { return };
        if begins {
            if at.blocks == 0 {
                level.open += 1;
                at.since = level.integral;
            }
            at.blocks += 1;
        } else {
            at.blocks -= 1;
            if at.blocks == 0 {
                level.open -= 1;
                at.minutes += level.integral - at.since;
            }
        }
    }

    /// Returns the minutes in the mean.
    pub fn minutes(&self) -> i64 {
        self.levels.iter().map(|level| level.minutes).sum()
    }

    /// Returns the mean, 0 to 1. `None` without minutes.
    pub fn mean(&self) -> Option<f64> {
        let sum: f64 = (0..).zip(&self.levels).map(|(at, level)| worth(at) * level.minutes as f64).sum();
        let minutes = self.minutes();
        (minutes > 0).then(|| sum / minutes as f64)
    }

    /// Returns the share of a place, where `asked` (0 to 1) is asked of each minute, and `low` quarters or fewer are low.
    pub fn share(&self, place: usize, asked: f64, low: usize) -> PlaceShare {
        let mut share = PlaceShare::default();
        for (quarters, level) in self.levels.iter().enumerate() {
            let minutes = level.places.get(place).map_or(0.0, |at| at.minutes);
            let lacks = (asked - worth(quarters)).max(0.0);
            share.minutes += minutes;
            share.lacking += minutes * lacks;
            if quarters <= low {
                share.low += minutes;
            }
            if lacks > 0.0 {
                share.short += minutes;
            }
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_minute_has_the_least_of_its_blocks_and_is_shared_by_their_places() {
        let mut least = Least::new(3);
        least.step(true, 0, 0);
        least.pass(60);
        // A pleasant hour beside it lifts nothing, and takes nothing.
        least.step(true, 4, 1);
        least.pass(60);
        // A second draining place shares the hour; a second block of it changes nothing.
        least.step(true, 0, 2);
        least.step(true, 0, 2);
        least.pass(60);
        least.step(false, 0, 0);
        least.step(false, 0, 2);
        least.step(false, 0, 2);
        least.pass(60);
        least.step(false, 4, 1);
        least.pass(60);
        assert_eq!((least.minutes(), least.mean()), (240, Some(0.25)));
        let minutes = |place: usize| least.share(place, 0.625, 1).minutes;
        assert_eq!([minutes(0), minutes(1), minutes(2)], [150.0, 60.0, 30.0]);
        let draining = PlaceShare { minutes: 150.0, low: 150.0, short: 150.0, lacking: 150.0 * 0.625 };
        assert_eq!(least.share(0, 0.625, 1), draining);
        let pleasant = PlaceShare { minutes: 60.0, ..PlaceShare::default() };
        assert_eq!(least.share(1, 0.625, 1), pleasant);
    }
}
