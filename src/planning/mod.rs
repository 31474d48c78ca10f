//! Planning: routines, free time, boundaries a block crosses, replanning, and typed lines as edits. Pure,
//! like the domain.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod crossing;
pub mod free;
pub mod now;
pub mod recurrence;
pub mod remedy;
pub mod replan;
pub mod slot;
pub mod typed;
pub mod whole_day;
