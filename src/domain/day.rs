//! A planning day: its blocks, and the keys of the day itself.

use chrono::NaiveDate;

use super::block::Block;
use super::record::{FieldList, Fields, Record};
use super::time::Span;
use super::zone::{Moment, Zone};

/// The keys of a day file above its blocks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DayHead {
    /// The zone of its wall times. None: the zone of `life.toml`, else the system's.
    pub zone: Option<Zone>,
    /// Some: a grace day, with its reason, which may be empty. None: an ordinary day.
    pub grace: Option<String>,
    /// A note.
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

/// A planning day. It may begin later than midnight (`[day] start`), and its times run to 48:00.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// The date, which is the name of its file.
    pub date: NaiveDate,
    /// The keys of the day itself.
    pub head: DayHead,
    /// The blocks, in the order of the file.
    pub blocks: Vec<Block>,
    /// Whether the day has a file, readable or not.
    pub has_file: bool,
}

impl Day {
    /// Returns a day without a file.
    pub fn empty(date: NaiveDate) -> Day {
        Day { date, head: DayHead::default(), blocks: Vec::new(), has_file: false }
    }

    /// Returns the zone of a block's wall times: the block's own, else the day's, else `life`.
    pub fn zone_of(&self, block: &Block, life: Zone) -> Zone {
        block.zone.or(self.head.zone).unwrap_or(life)
    }

    /// Returns the start and end of a block's span as moments, half-open. None: the span is empty in the block's zone.
    /// `life` is the zone where neither the block nor the day has one.
    pub fn resolve(&self, block: &Block, span: Span, life: Zone) -> Option<(Moment, Moment)> {
        self.zone_of(block, life).resolve(self.date, span)
    }

    /// Returns the block with an id. None: no block has it.
    pub fn block(&self, id: &str) -> Option<&Block> {
        self.blocks.iter().find(|block| block.id == id)
    }

    /// Returns the index at which to insert a block, so that a file stays in the order of its day.
    ///
    /// A block with a time goes after the last one that does not start later. Its start is [`Block::place`]: the
    /// earlier of the planned and the actual start. A block without a time goes after those with no set time at the
    /// top.
    pub fn position(&self, block: &Block) -> usize {
        let Some(place) = block.place() else {
            return self.blocks.iter().take_while(|other| other.is_untimed()).count();
        };
        let after = self.blocks.iter().rposition(|other| other.place().is_none_or(|start| start <= place));
        after.map_or(0, |index| index + 1)
    }
}
