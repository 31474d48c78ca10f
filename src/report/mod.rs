//! Figures and sentences that screens, commands and pages share.
//!
//! [`gather`] collects what scoring needs: days, the time and the profile. Every figure comes from there. This module
//! knows no screen, no file and no clock.

#![warn(clippy::indexing_slicing, clippy::cast_possible_truncation)]
#![cfg_attr(test, allow(clippy::indexing_slicing, clippy::cast_possible_truncation))]

pub mod availability;
pub mod axis;
pub mod close;
pub mod day;
pub mod gather;
pub mod ideal;
pub mod life;
pub mod limits;
pub mod people;
pub mod reasons;
pub mod replan;
pub mod review;
pub mod search;
pub mod season;
pub mod standing;
pub mod suggest;
pub mod trend;
pub mod unread;
pub mod verdict;
pub mod warnings;
pub mod week;
pub mod wording;
