//! Planning: what recurs, where a day has room, what a block would cross, and what becomes of a day that turns over.
//! Pure, as the domain is.

pub mod crossing;
pub mod free;
pub mod now;
pub mod recurrence;
pub mod remedy;
pub mod replan;
pub mod slot;
pub mod typed;
pub mod whole_day;
