//! Templates: days that are kept by name, to put on other days.

use super::block::Block;
use super::config::Clock;
use super::record::{Field, Record, Source, record};
use super::time::Span;

record! {
    /// A day that is kept by name.
    pub struct Template {
        /// The id.
        pub id: String,
        /// The name.
        pub name: String,
        /// The blocks, in the order of the file. Each has a plan, and no actual times, energy or status. Ids mean
        /// nothing here.
        pub blocks as "block": Vec<Block> => |blocks: &Vec<Block>| {
            (!blocks.is_empty()).then(|| Field::Tables(blocks.iter().map(Record::fields).collect()))
        },
    }
    beside {
        /// The place in the file that it was read from.
        pub source: Source,
    }
}

impl Template {
    /// Returns how many blocks it has, and from when to when: `5 blocks`, `9:00–17:00`. The time is empty where it has
    /// no blocks.
    pub fn summary(&self, clock: Clock) -> (String, String) {
        let count = match self.blocks.len() {
            1 => "1 block".to_owned(),
            count => format!("{count} blocks"),
        };
        let plans = || self.blocks.iter().filter_map(|block| block.plan);
        let start = plans().map(|plan| plan.start).min();
        let end = plans().map(|plan| plan.end).max();
        let hours = start.zip(end).map(|(start, end)| Span::new(start, end).short(clock));
        (count, hours.unwrap_or_default())
    }
}
