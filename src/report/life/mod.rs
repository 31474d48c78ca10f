//! What a person has defined in `life.toml`, in words and figures.

pub mod evidence;
pub mod facts;
pub mod felt;
pub mod words;
