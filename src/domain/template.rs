//! Templates: days that are kept by name, to put on other days.

use super::block::Block;
use super::record::{Field, Record, Source, record};

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
