//! x
pub mod canvas;
pub mod theme;
pub mod view;
