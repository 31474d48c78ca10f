//! What screens, commands and pages tell, made once for all: figures and their sentences.
//!
//! [`gather`] brings days, moment and life together for scoring. Every figure comes from there. The room
//! knows no screen, no file and no clock.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod day;
pub mod gather;
pub mod reasons;
pub mod replan;
pub mod review;
pub mod search;
pub mod season;
pub mod standing;
pub mod trend;
pub mod unread;
pub mod week;
pub mod wording;
