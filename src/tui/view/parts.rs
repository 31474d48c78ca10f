//! Small pieces that several views draw.

use crate::app::Model;
use crate::app::agenda::{Item, State};
pub use crate::domain::text::wrap;
use crate::domain::text::{fit, width};
use crate::domain::{AreaTree, Block, Energy};
use crate::tui::canvas::Canvas;
use crate::tui::theme::{Hue, Role};

/// The hue of a block's area: that of the shipped area it is or lies under.
pub fn hue(block: &Block, areas: &AreaTree) -> Hue {
    let Some(id) = block.area.as_deref() else { return Hue::None };
    let named = |id: &str| match id {
        "work" => Some(Hue::Work),
        "care" => Some(Hue::Care),
        "people" => Some(Hue::People),
        "self-care" | "downtime" => Some(Hue::Own),
        "growth" => Some(Hue::Growth),
        "community" => Some(Hue::Community),
        "home" | "commute" | "meals" | "sleep" => Some(Hue::Upkeep),
        _ => None,
    };
    let by_side = || match areas.side(id) {
        Some(crate::domain::Side::Work) => Hue::Work,
        Some(crate::domain::Side::Life) => Hue::Own,
        Some(crate::domain::Side::Upkeep) => Hue::Upkeep,
        None => Hue::None,
    };
    areas.line(id).find_map(|area| named(&area.id)).unwrap_or_else(by_side)
}

/// The role of a block's edge.
pub fn edge_role(block: &Block, areas: &AreaTree) -> Role {
    Role::Area(hue(block, areas))
}

/// The sign of a state, and the word that stands for it where signs are words.
pub fn sign(item: &Item) -> (&'static str, &'static str) {
    match item.state {
        State::Running => ("●", "now"),
        State::Done => ("✓", "done"),
        State::Skipped => ("–", "skip"),
        State::Moved => ("→", "moved"),
        State::Released => ("–", "let go"),
        State::Ghost => ("·", "usual"),
        State::Planned | State::Paused => ("·", "plan"),
        State::Untimed => ("·", ""),
    }
}

/// How a block felt: a sign and its role, or a word.
pub fn felt(energy: Option<Energy>, is_ascii: bool) -> Option<(&'static str, Role)> {
    let energy = energy?;
    let sign = match energy.felt() {
        -2 => ("▼▼", Role::Down),
        -1 => ("▼", Role::Down),
        1 => ("▲", Role::Up),
        2 => ("▲▲", Role::Up),
        _ => return None,
    };
    Some(if is_ascii { (energy.word(), sign.1) } else { sign })
}

/// Whether an item is marked.
pub fn is_marked(model: &Model, item: &Item) -> bool {
    model.marks.contains(&(item.date, item.block.id.clone()))
}

/// The sign in front of a row: the cursor's, or that of a mark.
pub fn pointer(canvas: &mut Canvas<'_>, x: u16, y: u16, under_cursor: bool, marked: bool) {
    if under_cursor {
        canvas.put(x, y, 1, "›", Role::Accent);
    } else if marked {
        canvas.put(x, y, 1, "*", Role::Accent);
    }
}

/// A bar of so many cells: lived, still planned, still asked.
pub fn bar(canvas: &mut Canvas<'_>, x: u16, y: u16, cells: u16, lived: f64, in_sight: f64, asked: f64) {
    let whole = asked.max(1.0);
    let cell = |minutes: f64| ((minutes / whole).clamp(0.0, 1.0) * f64::from(cells)).round() as u16;
    let at_least = |minutes: f64, cells: u16| if minutes > 0.0 { cells.max(1) } else { cells };
    let served = at_least(lived, cell(lived)).min(cells);
    let coming = at_least(in_sight - lived, cell(in_sight)).clamp(served, cells);
    canvas.fill(x, y, served, "━", "#", Role::Served);
    canvas.fill(x + served, y, coming - served, "╍", "+", Role::Coming);
    canvas.fill(x + coming, y, cells - coming, "─", "-", Role::Track);
}

/// A message in so many columns. The keys stand at its end, behind two spaces each: where not all of it fits, it is
/// cut before them, as long as some of its words are left.
pub fn message_words(text: &str, columns: usize) -> String {
    /// The columns that are left to the words in any case.
    const WORDS: usize = 12;
    if width(text) <= columns {
        return text.to_owned();
    }
    let keys = text.match_indices("  ").map(|(at, _)| text.split_at(at));
    let fitting = keys.map(|(words, keys)| (words, keys, width(keys) + WORDS));
    match fitting.into_iter().find(|(.., wanted)| *wanted <= columns) {
        Some((words, keys, _)) => format!("{}{keys}", fit(words, columns - width(keys))),
        None => fit(text, columns),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_cut_before_its_keys() {
        let text = "Reviewed W47. W48: Walk carried, an hour for Health.  u undo";
        assert_eq!(message_words(text, 80), text);
        assert_eq!(message_words(text, 38), "Reviewed W47. W48: Walk carri…  u undo");
        let two = "Crosses Dinner at home by 30 min.  m nearest free time  X let it";
        assert_eq!(message_words(two, 50), "Crosses Dinner at …  m nearest free time  X let it");
        assert_eq!(message_words(two, 38), "Crosses Dinner at home by 3…  X let it");
        // No keys, or no room for both.
        assert_eq!(message_words("Nothing is left to decide here.", 12), "Nothing is …");
        assert_eq!(message_words("Done.  a very long word about keys", 20), "Done.  a very long …");
    }
}
