//! A day: its agenda, what runs now and what is next, and its sentences.

pub mod agenda;
pub mod headline;
mod stops;
mod wind_down;
mod windows;
pub mod words;

pub use agenda::{Agenda, Item};
