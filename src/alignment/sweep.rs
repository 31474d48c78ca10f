//! One walk over the edges of everything that counts in a segment. It sums minutes by value and by side, felt
//! energy and agenda.
//!
//! Any number of blocks may overlap. If n averaged blocks share a minute, each gets 1/n of it. The walk keeps
//! the integral of 1/n over time. A block's share of its minutes is then the integral at its end minus the
//! integral at its start, so the walk costs no more than sorting the edges.

use super::counting::CountedPiece;
use super::gathered_day::{GatheredBlock, GatheredDay};
use super::places::Places;
use crate::domain::{Agenda, Moment, Side};

/// What a shared agenda lacks: 1 − g with g = 3/4.
const SHARED_LACKS: f64 = 0.25;
/// What someone else's agenda lacks if the block serves an active value: 1 − g with g = 1/2.
const SERVING_LACKS: f64 = 0.5;
/// What someone else's agenda lacks otherwise: 1 − g with g = 0.
const THEIRS_LACKS: f64 = 1.0;

/// A counted part with its block.
pub(super) struct PlacedPiece<'a> {
    pub piece: CountedPiece,
    pub day: &'a GatheredDay,
    pub block: &'a GatheredBlock,
}

/// Minutes of a segment, as the walk sums them.
#[derive(Debug, Default)]
pub(super) struct Swept {
    /// Minutes by value.
    pub values: Vec<i64>,
    /// Minutes covered by anything that counts.
    pub counted: i64,
    /// Minutes of work.
    pub work: f64,
    /// Minutes of life.
    pub life: f64,
    /// Minutes of upkeep alone.
    pub upkeep: f64,
    /// Felt energy.
    pub energy: Average,
    /// Agency.
    pub agency: Average,
}

/// A mean over the minutes of some blocks, with what each place takes from it.
#[derive(Debug, Default)]
pub(super) struct Average {
    /// Minutes in the mean.
    pub minutes: i64,
    /// Shares by place.
    pub places: Vec<PlaceShare>,
    sharing: u32,
    integral: f64,
}

/// Share of one place in the averaged minutes.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct PlaceShare {
    /// Minutes, shared ones in part.
    pub minutes: f64,
    /// Minutes that felt tiring or draining, or with an agenda set by someone else.
    pub low: f64,
    /// Minutes below 1.
    pub short: f64,
    /// Minutes times what each lacks to 1.
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

    /// Returns everything that is lacking, in minutes.
    pub fn lacking(&self) -> f64 {
        self.places.iter().map(|share| share.lacking).sum()
    }
}

/// What the minutes of a block lack to 1.
#[derive(Clone, Copy)]
struct Short {
    lacks: f64,
    is_low: bool,
}

fn energy_short(placed: &PlacedPiece) -> Option<Short> {
    let felt = placed.block.energy.filter(|_| placed.piece.is_lived)?;
    Some(Short { lacks: f64::from(2 - felt) / 4.0, is_low: felt < 0 })
}

fn agency_short(placed: &PlacedPiece, is_active: &[bool]) -> Option<Short> {
    let serves =
        || placed.day.values(placed.block).iter().any(|&value| is_active.get(value as usize) == Some(&true));
    let lacks = match placed.block.agenda? {
        Agenda::Mine => 0.0,
        Agenda::Shared => SHARED_LACKS,
        Agenda::Theirs if serves() => SERVING_LACKS,
        Agenda::Theirs => THEIRS_LACKS,
    };
    Some(Short { lacks, is_low: placed.block.agenda == Some(Agenda::Theirs) })
}

/// Number of blocks of one value that cover the current moment.
#[derive(Default, Clone, Copy)]
struct CoverCount {
    blocks: u32,
    since: Moment,
    /// Minutes covered so far.
    minutes: i64,
}

/// State of a part between its start and its end.
#[derive(Clone, Copy)]
struct Open<'a> {
    placed: &'a PlacedPiece<'a>,
    place: usize,
    energy: Option<(f64, Short)>,
    agency: Option<(f64, Short)>,
}

/// Sums the parts of a segment, given in any order. `is_active` says for each value whether it is active.
pub(super) fn sweep<'a>(pieces: &[PlacedPiece<'a>], is_active: &[bool], places: &mut Places<'a>) -> Swept {
    let mut edges: Vec<(Moment, u32)> = Vec::with_capacity(2 * pieces.len());
    let mut open: Vec<Open<'_>> = Vec::with_capacity(pieces.len());
    for (number, placed) in (0..).step_by(2).zip(pieces) {
        edges.push((placed.piece.start, number + 1));
        edges.push((placed.piece.end, number));
        let place = places.number(placed.day, placed.block);
        open.push(Open { placed, place, energy: None, agency: None });
    }
    edges.sort_unstable();

    let mut swept =
        Swept { energy: Average::new(places.len()), agency: Average::new(places.len()), ..Swept::default() };
    let mut values = vec![CoverCount::default(); is_active.len()];
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
        let Some(memory) = open.get_mut(number) else { continue };
        let placed = memory.placed;
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
            let Some(cover) = values.get_mut(value as usize) else { continue };
            if begins {
                if cover.blocks == 0 {
                    cover.since = moment;
                }
                cover.blocks += 1;
            } else {
                cover.blocks -= 1;
                if cover.blocks == 0 {
                    cover.minutes += moment - cover.since;
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
    swept.values = values.iter().map(|cover| cover.minutes).collect();
    swept
}
