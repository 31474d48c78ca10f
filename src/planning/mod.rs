//! Planning: what recurs, where there is room, and what would help. It asks [`crate::alignment`] for prices.

pub mod recurrence;
