//! Hours of a period by side and by area. Grace days are included unless they are left out: their hours are shown,
//! but do not count in sums or scores.

use super::counting::{CountedPiece, count};
use super::gathered::Gathered;
use super::rounding::index;
use super::{AsOf, Lens, Period};
use crate::domain::{Side, covered};

/// Minutes done and forecast. Overlaps count once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Covered {
    /// Done.
    pub lived: i64,
    /// Forecast: done or planned.
    pub in_sight: i64,
}

/// A part of a block that counts, with its side and area.
#[derive(Debug, Clone)]
struct CountedStretch {
    piece: CountedPiece,
    side: Option<Side>,
    /// Index in the list of areas.
    area: Option<usize>,
    /// Whether its day is a grace day.
    is_grace: bool,
}

/// The parts of blocks that count in a period through a lens.
#[derive(Debug, Clone)]
pub struct CountedHours {
    areas: Vec<String>,
    stretches: Vec<CountedStretch>,
}

impl CountedHours {
    /// Returns the ids of areas with any time, in order of first use. Ids that the profile does not know are
    /// included.
    pub fn areas(&self) -> &[String] {
        &self.areas
    }

    /// Returns the minutes in the areas for which `is_meant` is true.
    pub fn under(&self, is_meant: impl Fn(&str) -> bool) -> Covered {
        let meant: Vec<bool> = self.areas.iter().map(|area| is_meant(area)).collect();
        self.covered(|stretch| stretch.area.and_then(|area| meant.get(area)) == Some(&true))
    }

    /// Returns the hours without grace days, as in sums and scores.
    pub fn without_grace(mut self) -> CountedHours {
        self.stretches.retain(|stretch| !stretch.is_grace);
        self
    }

    /// Returns minutes of work and of life. As in balance, a minute of both counts half for each.
    pub fn sides(&self) -> (f64, f64) {
        let half = self.both() as f64 / 2.0;
        (self.side(Side::Work) as f64 - half, self.side(Side::Life) as f64 - half)
    }

    /// Returns minutes that are work and life at once.
    pub fn both(&self) -> i64 {
        let either = |stretch: &CountedStretch| matches!(stretch.side, Some(Side::Work | Side::Life));
        self.side(Side::Work) + self.side(Side::Life) - self.covered(either).in_sight
    }

    fn side(&self, side: Side) -> i64 {
        self.covered(|stretch| stretch.side == Some(side)).in_sight
    }

    fn covered(&self, is_meant: impl Fn(&CountedStretch) -> bool) -> Covered {
        let meant = || self.stretches.iter().filter(|stretch| is_meant(stretch)).map(|stretch| stretch.piece);
        let lived = length(meant().filter(|piece| piece.is_lived));
        Covered { lived, in_sight: length(meant()) }
    }
}

/// Returns the minutes of some parts. Overlaps count once.
fn length(pieces: impl Iterator<Item = CountedPiece>) -> i64 {
    covered(pieces.map(|piece| (piece.start, piece.end)).collect())
}

impl Gathered {
    /// Returns the hours of a period, grace days included. The days must be inserted.
    pub fn hours(&self, period: Period, lens: Lens, as_of: &AsOf) -> CountedHours {
        let mut hours = CountedHours { areas: Vec::new(), stretches: Vec::new() };
        let mut pieces: Vec<CountedPiece> = Vec::new();
        for day in self.days(self.candidates(None, period, lens, as_of)) {
            for block in &day.blocks {
                pieces.clear();
                count(day, block, lens, as_of, &mut pieces);
                if pieces.is_empty() {
                    continue;
                }
                let area = block.area.map(|area| {
                    let known = self.terms().areas.get(area as usize);
                    let stranger = || day.stranger(area.saturating_sub(index(self.terms().areas.len())));
                    let id = known.map_or_else(stranger, |area| &area.id);
                    hours.areas.iter().position(|other| other == id).unwrap_or_else(|| {
                        hours.areas.push(id.to_owned());
                        hours.areas.len() - 1
                    })
                });
                let is_grace = day.is_grace();
                let stretch =
                    |piece: &CountedPiece| CountedStretch { piece: *piece, side: block.side, area, is_grace };
                hours.stretches.extend(pieces.iter().map(stretch));
            }
        }
        hours
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{Sample, as_of, period, sample};
    use super::*;

    fn block(keys: &str) -> String {
        format!("[[block]]\ntitle = \"X\"\n{keys}\n")
    }

    /// Overlapping care and work, a swim still to come, and an hour in an unknown area.
    fn monday() -> Sample {
        let day = [
            block("actual = [\"08:00-10:00\"]\narea = \"care\""),
            block("actual = [\"09:00-11:00\"]\narea = \"work\""),
            block("actual = [\"09:30-10:30\"]\narea = \"work\""),
            block("plan = \"18:00-19:00\"\narea = \"self-care\""),
            block("actual = [\"11:00-12:00\"]\narea = \"nowhere\""),
        ]
        .concat();
        sample("", "", &[("2026-11-16", &day)])
    }

    #[test]
    fn hours_lie_on_two_sides_and_a_minute_of_both_is_half_each() {
        let life = monday();
        let week = period("2026-11-16..2026-11-22");
        for lens in [Lens::Actual, Lens::Plan, Lens::Outlook] {
            let as_of = as_of("2026-11-16T12:00");
            let balance = life.gathered.score(week, lens, &as_of).balance;
            let sides = life.gathered.hours(week, lens, &as_of).sides();
            assert_eq!(sides, (balance.work, balance.life), "{lens}");
        }
        let sides = life.gathered.hours(week, Lens::Outlook, &as_of("2026-11-16T12:00")).sides();
        assert_eq!(sides, (90.0, 150.0));
    }

    #[test]
    fn areas_count_overlaps_once_and_tell_lived_from_planned() {
        let life = monday();
        let hours =
            life.gathered.hours(period("2026-11-16..2026-11-16"), Lens::Outlook, &as_of("2026-11-16T12:00"));
        assert_eq!(hours.areas(), ["care", "work", "self-care", "nowhere"]);
        let under = |id: &str| hours.under(|area| area == id);
        assert_eq!(under("work"), Covered { lived: 120, in_sight: 120 });
        assert_eq!(under("self-care"), Covered { lived: 0, in_sight: 60 });
        assert_eq!(under("nowhere"), Covered { lived: 60, in_sight: 60 });
        assert_eq!(hours.under(|_| true), Covered { lived: 240, in_sight: 300 });
    }

    #[test]
    fn a_day_of_grace_shows_its_hours_and_no_day_before_the_first_or_after_today_is_lived() {
        let grace = format!("grace = \"\"\n{}", block("actual = [\"09:00-10:00\"]\narea = \"care\""));
        let planned = block("plan = \"09:00-10:00\"\narea = \"work\"");
        let life = sample("", "", &[("2026-11-16", &grace), ("2026-11-19", &planned)]);
        let week = period("2026-11-16..2026-11-22");
        let sides = |lens| life.gathered.hours(week, lens, &as_of("2026-11-17T09:00")).sides();
        assert_eq!(sides(Lens::Outlook), (60.0, 60.0));
        assert_eq!(sides(Lens::Actual), (0.0, 60.0));
        assert_eq!(life.gathered.score(week, Lens::Actual, &as_of("2026-11-17T09:00")).balance.life, 0.0);
    }
}
