//! A planning day: its blocks, and what is said of it as a whole.

use chrono::NaiveDate;

use super::block::Block;
use super::record::{FieldList, Fields, Record};
use super::time::Span;
use super::zone::{Moment, Zone};

/// What a day file says above its blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DayHead {
    /// The zone that its wall times are read in; absent: life's.
    pub zone: Option<Zone>,
    /// A day of grace, and why; empty where no reason is given.
    pub grace: Option<String>,
    /// A note on the day.
    pub note: Option<String>,
}

impl Record for DayHead {
    fn fields(&self) -> Fields {
        FieldList::default()
            .with("zone", &self.zone)
            .with("grace", &self.grace)
            .with("note", &self.note)
            .done()
    }
}

/// A planning day.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Which day it is: the name of its file.
    pub date: NaiveDate,
    /// What is said of it as a whole.
    pub head: DayHead,
    /// Its blocks, in the order of the file.
    pub blocks: Vec<Block>,
    /// Whether it has a file, readable or not.
    pub has_file: bool,
}

impl Day {
    /// A day without a file.
    pub fn empty(date: NaiveDate) -> Day {
        Day { date, head: DayHead::default(), blocks: Vec::new(), has_file: false }
    }

    /// The zone in which a block of this day is read: its own, else the day's, else the one given.
    pub fn zone_of(&self, block: &Block, life: Zone) -> Zone {
        block.zone.or(self.head.zone).unwrap_or(life)
    }

    /// The moments of a block's span on this day, where it resolves to any.
    pub fn resolve(&self, block: &Block, span: Span, life: Zone) -> Option<(Moment, Moment)> {
        self.zone_of(block, life).resolve(self.date, span)
    }

    /// The block of that id.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// Where a block that starts at `start` belongs among the others, so that files stay in the day's order.
    pub fn position(&self, block: &Block) -> usize {
        let Some(place) = block.place() else {
            return self.blocks.iter().take_while(|other| other.is_untimed()).count();
        };
        let after = self.blocks.iter().rposition(|other| other.place().is_none_or(|start| start <= place));
        after.map_or(0, |index| index + 1)
    }
}
