//! A mean over minutes. Each minute has the lowest level of the blocks that cover it, so something pleasant beside a
//! draining block does not lift it (`scoring.md`, components "energy" and "agency").
//!
//! The places at that lowest level share the minute equally. For each level the walk keeps the integral of 1/n over
//! the minutes on which the level is the lowest. n is the number of places at the level. The share of a place is the
//! integral at its end minus the integral at its start. So the walk costs no more than sorting the edges.

/// Number of levels: 0 to 4 quarters.
const LEVELS: usize = 5;

/// A mean over minutes, with the share of each place.
#[derive(Debug, Default)]
pub(super) struct Least {
    levels: [Level; LEVELS],
}

/// One level: the minutes on which it is the lowest, and its places.
#[derive(Debug, Default)]
struct Level {
    minutes: i64,
    /// Number of places at this level now.
    open: u32,
    integral: f64,
    places: Vec<PlaceAt>,
}

/// A place at one level.
#[derive(Debug, Default, Clone, Copy)]
struct PlaceAt {
    blocks: u32,
    since: f64,
    /// Its minutes. A shared minute counts in part.
    minutes: f64,
}

/// Minutes of one place. A shared minute counts in part.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct PlaceShare {
    pub minutes: f64,
    /// Minutes at a low level.
    pub low: f64,
    /// Minutes below the target.
    pub short: f64,
    /// Sum of what each minute is short of the target.
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

    /// Adds minutes to the lowest level that a block has now. Does nothing if there is no block.
    pub fn pass(&mut self, minutes: i64) {
        if let Some(level) = self.levels.iter_mut().find(|level| level.open > 0) {
            level.minutes += minutes;
            level.integral += minutes as f64 / f64::from(level.open);
        }
    }

    /// Begins or ends a block of a place at a level.
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

    /// Returns the share of a place. `asked` is the target of each minute, 0 to 1. `low` quarters or fewer are low.
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
        // A pleasant hour beside it does not lift the mean, and has no share.
        least.step(true, 4, 1);
        least.pass(60);
        // A second draining place shares the hour. A second block of that place changes nothing.
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
