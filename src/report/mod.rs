//! What screens, commands and pages tell, made once for all of them: figures with their sentences.
//!
//! [`gather`] brings days, moment and life together for the scores; every figure that is shown comes from there. The
//! room knows no screen, no file and no clock.

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
