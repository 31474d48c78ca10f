//! One walk over the edges of everything that counts in a segment: minutes by value and by side, and how the hours
//! felt and whose they were.
//!
//! Blocks may lie over each other in any number. Where a minute is shared by n blocks that are averaged on it, each
//! has 1/n of it. The walk keeps the integral of 1/n over time: a block's share of all its minutes is then the
//! integral at its end less the integral at its start, so that the walk costs the sorting of its edges and no more.

use super::counting::Piece;
use super::gather::{GatheredBlock, GatheredDay};
use super::places::Places;
use crate::domain::{Agenda, Moment, Side};

/// How far a shared agenda falls short of one's own: 1 − g, where g = 3/4.
const SHARED_LACKS: f64 = 0.25;
/// How far others' agenda falls short where the block serves an active value: g = 1/2.
const SERVING_LACKS: f64 = 0.5;
/// How far others' agenda falls short else: g = 0.
const THEIRS_LACKS: f64 = 1.0;

/// A piece with the block that it is of.
pub(super) struct Placed<'a> {
    pub piece: Piece,
    pub day: &'a GatheredDay,
    pub block: &'a GatheredBlock,
}

/// Minutes of a segment.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// By value.
    pub values: Vec<i64>,
    /// Covered by anything that counts.
    pub counted: i64,
    /// On the work side.
    pub work: f64,
    /// On the life side.
    pub life: f64,
    /// Under upkeep alone.
    pub upkeep: f64,
    /// How they felt.
    pub energy: Average,
    /// Whose they were.
    pub agency: Average,
}

/// A mean over the minutes that blocks of a kind cover, with what each place takes from it.
#[derive(Debug, Default)]
pub(super) struct Average {
    /// Minutes averaged.
    pub minutes: i64,
    /// By place; what is asked of a place that has none is nothing.
    pub places: Vec<PlaceShare>,
    sharing: u32,
    integral: f64,
}

/// What one place has of the minutes that are averaged.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct PlaceShare {
    /// Its minutes, shared ones in part.
    pub minutes: f64,
    /// Of them those that pull down: left one tired, or belonged to others.
    pub low: f64,
    /// Of them those that fell short of 1 at all.
    pub short: f64,
    /// Minutes times how far each fell short of 1.
    pub lacking: f64,
}

impl Average {
    fn new(places: usize) -> Average {
        Average { places: vec![PlaceShare::default(); places], ..Average::default() }
    }

    fn pass(&mut self, minutes: i64) {
        if self.sharing > 0 {
            self.minutes += minutes;
            self.integral += minutes as f64 / f64::from(self.sharing);
        }
    }

    fn open(&mut self) -> f64 {
        self.sharing += 1;
        self.integral
    }

    fn close(&mut self, since: f64, place: usize, short: Short) {
        self.sharing -= 1;
        if let Some(share) = self.places.get_mut(place) {
            let minutes = self.integral - since;
            share.minutes += minutes;
            share.lacking += minutes * short.lacks;
            if short.is_low {
                share.low += minutes;
            }
            if short.lacks > 0.0 {
                share.short += minutes;
            }
        }
    }

    /// All that is lacking, in minutes.
    pub fn lacking(&self) -> f64 {
        self.places.iter().map(|share| share.lacking).sum()
    }
}

/// How far a block's minutes fall short of 1.
#[derive(Clone, Copy)]
struct Short {
    lacks: f64,
    is_low: bool,
}

fn energy_short(placed: &Placed) -> Option<Short> {
    let felt = placed.block.energy.filter(|_| placed.piece.is_lived)?;
    Some(Short { lacks: f64::from(2 - felt) / 4.0, is_low: felt < 0 })
}

fn agency_short(placed: &Placed, is_active: &[bool]) -> Option<Short> {
    let serves = || placed.day.values(placed.block).iter().any(|&value| is_active[value as usize]);
    let lacks = match placed.block.agenda? {
        Agenda::Mine => 0.0,
        Agenda::Shared => SHARED_LACKS,
        Agenda::Theirs if serves() => SERVING_LACKS,
        Agenda::Theirs => THEIRS_LACKS,
    };
    Some(Short { lacks, is_low: placed.block.agenda == Some(Agenda::Theirs) })
}

/// How many blocks cover the current moment, of one kind.
#[derive(Default, Clone, Copy)]
struct Cover {
    blocks: u32,
    since: Moment,
}

/// What a piece remembers from its start to its end.
#[derive(Default, Clone, Copy)]
struct Open {
    place: usize,
    energy: Option<(f64, Short)>,
    agency: Option<(f64, Short)>,
}

/// Walks over the pieces of a segment, in any order. `is_active` says of each value whether it is active.
pub(super) fn sweep<'a>(pieces: &[Placed<'a>], is_active: &[bool], places: &mut Places<'a>) -> Swept {
    let mut edges: Vec<(Moment, u32)> = Vec::with_capacity(2 * pieces.len());
    let mut open: Vec<Open> = Vec::with_capacity(pieces.len());
    for (number, placed) in (0..).step_by(2).zip(pieces) {
        edges.push((placed.piece.start, number + 1));
        edges.push((placed.piece.end, number));
        open.push(Open { place: places.number(placed.day, placed.block), ..Open::default() });
    }
    edges.sort_unstable();

    let mut swept = Swept {
        values: vec![0; is_active.len()],
        energy: Average::new(places.len()),
        agency: Average::new(places.len()),
        ..Swept::default()
    };
    let mut values = vec![Cover::default(); is_active.len()];
    let (mut all, mut work, mut life, mut upkeep) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut last = edges.first().map_or(0, |edge| edge.0);
    for (moment, edge) in edges {
        let minutes = moment - last;
        last = moment;
        if minutes > 0 && all > 0 {
            swept.counted += minutes;
            match (work > 0, life > 0) {
                (true, true) => {
                    swept.work += minutes as f64 / 2.0;
                    swept.life += minutes as f64 / 2.0;
                }
                (true, false) => swept.work += minutes as f64,
                (false, true) => swept.life += minutes as f64,
                (false, false) if upkeep > 0 => swept.upkeep += minutes as f64,
                (false, false) => {}
            }
            swept.energy.pass(minutes);
            swept.agency.pass(minutes);
        }
        let number = (edge / 2) as usize;
        let (placed, memory) = (&pieces[number], &mut open[number]);
        let begins = edge % 2 == 1;
        let step = |count: &mut u32| if begins { *count += 1 } else { *count -= 1 };
        step(&mut all);
        match placed.block.side {
            Some(Side::Work) => step(&mut work),
            Some(Side::Life) => step(&mut life),
            Some(Side::Upkeep) => step(&mut upkeep),
            None => {}
        }
        for &value in placed.day.values(placed.block) {
            let cover = &mut values[value as usize];
            if begins {
                if cover.blocks == 0 {
                    cover.since = moment;
                }
                cover.blocks += 1;
            } else {
                cover.blocks -= 1;
                if cover.blocks == 0 {
                    swept.values[value as usize] += moment - cover.since;
                }
            }
        }
        if begins {
            memory.energy = energy_short(placed).map(|short| (swept.energy.open(), short));
            memory.agency = agency_short(placed, is_active).map(|short| (swept.agency.open(), short));
        } else {
            if let Some((since, short)) = memory.energy {
                swept.energy.close(since, memory.place, short);
            }
            if let Some((since, short)) = memory.agency {
                swept.agency.close(since, memory.place, short);
            }
        }
    }
    swept
}
