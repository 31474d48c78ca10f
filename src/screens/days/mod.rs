//! Parts that Day and Week share: moving the cursor, actions on blocks, the mouse, the list of a day, lanes and
//! times.

pub mod beside;
pub mod blocks;
pub mod draw_list;
pub mod draw_time;
pub mod lanes;
pub mod list;
pub mod marks;
pub mod mouse;
pub mod moving;
pub mod scroll;
pub mod texts;
pub mod travel;
