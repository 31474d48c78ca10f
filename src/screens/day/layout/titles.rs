//! Words of blocks in the grid. Layout measures them, drawing puts them.

use super::grid::GridCell;
use super::scale::RowScale;
use crate::app::Model;
use crate::canvas::to_ascii;
use crate::report::day::agenda::{Agenda, BlockState, Item};
use crate::report::day::words::since;

/// Returns the title of a planned stretch, with the minute of its start and its signs.
pub fn planned_title(
    model: &Model,
    agenda: &Agenda,
    cell: &GridCell,
    item: &Item,
    scale: &RowScale,
) -> String {
    let is_new = model.preview.is_some() && model.is_under_cursor(agenda, item);
    let sign = match item.state {
        _ if is_new => "+ ",
        BlockState::Skipped | BlockState::Released => "– ",
        BlockState::Moved => "→ ",
        _ => "",
    };
    let fixed = if item.block.is_fixed() { " ◆" } else { "" };
    shown(model, format!("{sign}{}{}{fixed}", cell.minute_mark(scale), item.block.title))
}

/// Returns words as they are drawn, because in ASCII some signs are longer.
fn shown(model: &Model, words: String) -> String {
    if model.is_ascii { to_ascii(&words) } else { words }
}

/// Returns the words of a done stretch. One done as planned has only its sign.
pub fn done_words(model: &Model, agenda: &Agenda, cell: &GridCell, item: &Item, scale: &RowScale) -> String {
    let as_planned = item.plan.map(|plan| scale.row(plan.start)) == Some(cell.rows.0);
    let words = match item.state {
        BlockState::Running if cell.is_first || item.lived.len() == 1 => {
            let words = format!("● {}", since(agenda, item, model.config.clock));
            if as_planned { words } else { format!("{words} {}", item.block.title) }
        }
        BlockState::Running => "●".to_owned(),
        _ if !as_planned && (cell.is_first || item.plan.is_none()) => {
            format!("{}{}", cell.minute_mark(scale), item.block.title)
        }
        _ => "✓".to_owned(),
    };
    shown(model, words)
}
