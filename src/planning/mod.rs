//! Planning: routines, free time, suggested times, boundaries that a block crosses, replanning, closing a day, simple
//! tools for a day, and typed lines as edits. Like the domain it reads no file, no clock and no terminal.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

mod clocked;
pub mod close;
pub mod crossing;
pub mod draft;
pub mod free;
pub mod ideal;
pub mod now;
pub mod recurrence;
pub mod remedy;
pub mod replan;
pub mod suggest;
pub mod tools;
pub mod typed;
pub mod whole_day;
