//! One walk over the edges of everything that counts in a segment. It sums minutes by value and by side, felt
//! energy and agenda.

use chrono::NaiveDate;

use super::counting::CountedPiece;
use super::gathered_day::{GatheredBlock, GatheredDay};
use super::least::Least;
use super::places::Places;
use crate::domain::date::days_between;
use crate::domain::{Agenda, Moment, Side, Week};

/// A part of a block that counts, with its day and block.
pub(super) struct PlacedPiece<'a> {
    pub piece: CountedPiece,
    pub day: &'a GatheredDay,
    pub block: &'a GatheredBlock,
}

/// Minutes of a segment, as the walk sums them.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// Minutes by value.
    pub values: Vec<ServedMinutes>,
    /// Minutes covered by anything that counts.
    pub counted: i64,
    /// Of these, minutes covered by anything but sleep.
    pub awake: i64,
    /// Of these, minutes that were done.
    pub lived_awake: i64,
    /// Minutes of work.
    pub work: f64,
    /// Minutes of life.
    pub life: f64,
    /// Minutes of chores, meals, travel or sleep alone, without work or life.
    pub upkeep: f64,
    /// Felt energy (e + 2)/4, in quarters.
    pub energy: Least,
    /// Agency g, from the agenda, in quarters.
    pub agency: Least,
}

/// Minutes that serve a value.
#[derive(Debug, Default, Clone)]
pub(super) struct ServedMinutes {
    /// Minutes covered by at least one block.
    pub all: i64,
    /// Minutes covered by the blocks of each ISO week. The first week contains the segment's first day.
    pub by_week: Vec<i64>,
}

/// Returns the energy of a part in quarters: 0 drained, 4 energised. `None` if it was not rated or not done.
fn energy_of(placed: &PlacedPiece) -> Option<usize> {
    let felt = placed.block.energy.filter(|_| placed.piece.is_lived)?;
    usize::try_from(felt + 2).ok()
}

/// Returns the agency of a part in quarters: 4 under the user's own agenda, 3 shared. Someone else's agenda has 2
/// where the block serves an active value, else 0. `None` without an agenda.
fn agency_of(placed: &PlacedPiece, is_active: &[bool]) -> Option<usize> {
    let serves =
        || placed.day.values(placed.block).iter().any(|&value| is_active.get(value as usize) == Some(&true));
    Some(match placed.block.agenda? {
        Agenda::Mine => 4,
        Agenda::Shared => 3,
        Agenda::Theirs if serves() => 2,
        Agenda::Theirs => 0,
    })
}

/// Number of blocks that cover the current moment, and the minutes covered so far.
#[derive(Default, Clone, Copy)]
struct Cover {
    blocks: u32,
    since: Moment,
    minutes: i64,
}

impl Cover {
    fn step(&mut self, begins: bool, moment: Moment) {
        if begins {
            if self.blocks == 0 {
                self.since = moment;
            }
            self.blocks += 1;
        } else {
            self.blocks -= 1;
            if self.blocks == 0 {
                self.minutes += moment - self.since;
            }
        }
    }

    fn is_open(self) -> bool {
        self.blocks > 0
    }
}

/// A counted part, with the numbers that the walk uses.
struct Walked<'a> {
    placed: &'a PlacedPiece<'a>,
    place: usize,
    week: usize,
    energy: Option<usize>,
    agency: Option<usize>,
}

/// Sums the parts of a segment, given in any order. `first` is the segment's first day. `is_active` says for each
/// value whether it is active.
pub(super) fn sweep<'a>(
    pieces: &[PlacedPiece<'a>],
    first: NaiveDate,
    is_active: &[bool],
    places: &mut Places<'a>,
) -> Swept {
    let monday = Week::of(first).monday();
    let mut edges: Vec<(Moment, u32)> = Vec::with_capacity(2 * pieces.len());
    let mut walked: Vec<Walked<'_>> = Vec::with_capacity(pieces.len());
    for (number, placed) in (0..).step_by(2).zip(pieces) {
        edges.push((placed.piece.start, number + 1));
        edges.push((placed.piece.end, number));
        walked.push(Walked {
            placed,
            place: places.number(placed.day, placed.block),
            week: usize::try_from(days_between(monday, placed.day.date()) / 7).unwrap_or(0),
            energy: energy_of(placed),
            agency: agency_of(placed, is_active),
        });
    }
    edges.sort_unstable();

    let weeks = walked.iter().map(|one| one.week + 1).max().unwrap_or(0);
    let mut swept =
        Swept { energy: Least::new(places.len()), agency: Least::new(places.len()), ..Swept::default() };
    // Each value has one cover for all its blocks, then one for each week.
    let mut values = vec![vec![Cover::default(); 1 + weeks]; is_active.len()];
    let (mut all, mut awake, mut lived_awake) = (Cover::default(), Cover::default(), Cover::default());
    let [mut work, mut life, mut upkeep] = [Cover::default(); 3];
    let mut last = edges.first().map_or(0, |edge| edge.0);
    for (moment, edge) in edges {
        let minutes = moment - last;
        last = moment;
        if minutes > 0 && all.is_open() {
            match (work.is_open(), life.is_open()) {
                (true, true) => {
                    swept.work += minutes as f64 / 2.0;
                    swept.life += minutes as f64 / 2.0;
                }
                (true, false) => swept.work += minutes as f64,
                (false, true) => swept.life += minutes as f64,
                (false, false) if upkeep.is_open() => swept.upkeep += minutes as f64,
                (false, false) => {}
            }
            swept.energy.pass(minutes);
            swept.agency.pass(minutes);
        }
        let Some(one) = walked.get((edge / 2) as usize) else { continue };
        let (block, begins) = (one.placed.block, edge % 2 == 1);
        all.step(begins, moment);
        if !block.is_sleep {
            awake.step(begins, moment);
            if one.placed.piece.is_lived {
                lived_awake.step(begins, moment);
            }
        }
        match block.side {
            Some(Side::Work) => work.step(begins, moment),
            Some(Side::Life) => life.step(begins, moment),
            Some(Side::Upkeep) => upkeep.step(begins, moment),
            None => {}
        }
        for &value in one.placed.day.values(block) {
            let Some(covers) = values.get_mut(value as usize) else { continue };
            for at in [0, 1 + one.week] {
                if let Some(cover) = covers.get_mut(at) {
                    cover.step(begins, moment);
                }
            }
        }
        for (least, quarters) in [(&mut swept.energy, one.energy), (&mut swept.agency, one.agency)] {
            if let Some(quarters) = quarters {
                least.step(begins, quarters, one.place);
            }
        }
    }
    (swept.counted, swept.awake, swept.lived_awake) = (all.minutes, awake.minutes, lived_awake.minutes);
    let served = values.iter().map(|covers| {
        let mut minutes = covers.iter().map(|cover| cover.minutes);
        ServedMinutes { all: minutes.next().unwrap_or(0), by_week: minutes.collect() }
    });
    swept.values = served.collect();
    swept
}
