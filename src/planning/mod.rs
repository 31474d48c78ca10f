//! Planning: what recurs, where a day has room, and what a block would cross. Pure, as the domain is.

pub mod crossing;
pub mod free;
pub mod recurrence;
pub mod remedy;
