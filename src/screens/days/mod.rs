//! What Day and Week share: the ways through the days, what is done with blocks, the mouse, the list of a day.

pub mod blocks;
pub mod drag;
pub mod draw_list;
pub mod list;
pub mod marks;
pub mod moving;
pub mod travel;
