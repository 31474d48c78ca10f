//! **aplomb** is a keyboard-driven daily planner for the terminal. Other planners ask whether the day is full, or
//! balanced. aplomb asks: *does the way I work support the way I want to live?*
//!
//! The rooms (modules). Imports run only downwards, which `tests/layering.rs` checks:
//!
//! ```text
//! cli/          tui/         two front ends over the same edits; the one clock and the runner of effects
//!               screens/     a screen is a folder: what it keeps, its keys, its layout, how it looks
//!               sheets/      a sheet likewise: what may lie over a screen
//!               app/         what all screens share: model, update, keymap, history, messages
//! report/       store/       report: figures and sentences, made once; store: TOML files, the only room at the disk
//!        planning/           pure: recurrence, free time, replanning, a typed line to an Edit
//!        alignment/          pure: scores and losses as numbers
//!        line/               the one-line language of blocks
//!               canvas/      drawing words in roles, cleaned and measured; themes
//!        domain/             values, blocks, days, seasons, ledger, zones; Edit and its inverse
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod alignment;
pub mod app;
pub mod canvas;
pub mod cli;
pub mod domain;
pub mod line;
pub mod planning;
pub mod report;
pub mod screens;
pub mod sheets;
pub mod store;
pub mod tui;
