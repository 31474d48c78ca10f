//! Small pieces that several views draw.

use crate::app::Model;
use crate::app::layout::review::Weight;
pub use crate::domain::text::wrap;
use crate::domain::text::{fit, width};
use crate::domain::{AreaTree, Block, Energy};
use crate::report::day::agenda::{Item, State};
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

/// Says in a row how many rows lie above what is seen of a list, and how many below, where there are any.
pub fn out_of_sight(canvas: &mut Canvas<'_>, end: u16, y: u16, above: usize, below: usize) {
    let words = match (above, below) {
        (0, 0) => return,
        (0, below) => format!("{below} more below"),
        (above, 0) => format!("{above} more above"),
        (above, below) => format!("{above} above, {below} below"),
    };
    canvas.put_right(end, y, 28, &words, Role::Faint);
}

/// As many of a sentence's parts as fit into so many columns: what follows a comma, a semicolon, a colon or a dot goes
/// whole. Where not even the first of them fits, that one is cut.
pub fn whole_parts(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let ends = [", ", "; ", ": ", " · "].iter().flat_map(|end| text.match_indices(end));
    let parts = ends.map(|(at, _)| &text[..at]).filter(|part| width(part) <= columns);
    parts.max_by_key(|part| part.len()).map_or_else(|| fit(text, columns), str::to_owned)
}

/// A sentence in at most so many rows. Where it begins with a name that leaves no room for what is said of it, the
/// name is cut: its figures never are, as long as they fit by themselves.
pub fn in_rows(text: &str, name: &str, columns: usize, rows: usize) -> Vec<String> {
    let whole = wrap(text, columns);
    let said = text.strip_prefix(name).filter(|_| whole.len() > rows);
    let shorter = |said: &str| {
        let lengths = (1..width(name)).rev();
        let mut lines = lengths.map(|length| wrap(&format!("{}{said}", fit(name, length)), columns));
        lines.find(|lines| lines.len() <= rows)
    };
    let mut lines = said.and_then(shorter).unwrap_or(whole);
    lines.truncate(rows);
    lines
}

/// Texts below each other in so many rows: each is wrapped into the rows that those behind it can spare, and has one in
/// any case, as long as there are any. What has no room is cut at the end of its last row. Gives of each row which text
/// it belongs to.
pub fn wrap_all(texts: &[&str], columns: usize, rows: usize) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let behind = texts.len() - index - 1;
        let left = rows.saturating_sub(lines.len());
        let room = left.saturating_sub(behind).max(1).min(left);
        // What fits stands as it is: keys are set off by two spaces.
        let mut own = if width(text) <= columns { vec![(*text).to_owned()] } else { wrap(text, columns) };
        if own.len() > room {
            let last = own.split_off(room.saturating_sub(1)).join(" ");
            own.push(fit(&last, columns));
            own.truncate(room);
        }
        lines.extend(own.into_iter().map(|line| (index, line)));
    }
    lines
}

/// A message in so many columns. Its keys stand behind its words, after two spaces each: where not all of it fits, the
/// words are cut before them, as long as some of these are left; else the last of the keys go.
pub fn message_words(text: &str, columns: usize) -> String {
    /// The columns that are left to the words in any case.
    const WORDS: usize = 12;
    let Some((words, keys)) = text.split_once("  ").filter(|_| width(text) > columns) else {
        return fit(text, columns);
    };
    let mut keys = format!("  {keys}");
    while width(&keys) + WORDS > columns {
        match keys.rfind("  ") {
            None | Some(0) => return fit(text, columns),
            Some(last) => keys.truncate(last),
        }
    }
    format!("{}{keys}", fit(words, columns - width(&keys)))
}

/// The role in which words of a weight are drawn.
pub fn role(weight: Weight) -> Role {
    match weight {
        Weight::Strong => Role::Strong,
        Weight::Head => Role::Head,
        Weight::Text => Role::Text,
        Weight::Muted => Role::Muted,
        Weight::Faint => Role::Faint,
        Weight::Notice => Role::Notice,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_loses_whole_parts() {
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 30), "W47 · Launch, week 7 of 13");
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 20), "W47 · Launch");
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 11), "W47");
        assert_eq!(whole_parts("work 2h35, life 4h50, of it care 30 min", 30), "work 2h35, life 4h50");
        assert_eq!(whole_parts("One long sentence", 9), "One long…");
    }

    #[test]
    fn a_name_is_cut_before_its_figures() {
        let name = "Friends and the people I would call at three at night";
        let text = format!("{name}: 3h30 of 5h09 in sight");
        let lines = in_rows(&text, name, 31, 2);
        assert_eq!(lines, ["Friends and the people I would", "call at…: 3h30 of 5h09 in sight"]);
        assert_eq!(in_rows(&text, name, 31, 3), wrap(&text, 31));
        assert_eq!(in_rows("Health: 3h40 of 4h17 in sight", "Health", 31, 2).len(), 1);
        // Words that are too long by themselves are cut as before.
        let long = "The work matched my values: 2 of 5, over a great many check-ins";
        assert_eq!(in_rows(long, "Craft", 20, 2), wrap(long, 20)[..2]);
    }

    #[test]
    fn texts_take_the_rows_that_the_others_can_spare() {
        let texts = ["one two three", "four five", "six"];
        let said = |rows| {
            let lines = wrap_all(&texts, 8, rows).into_iter();
            lines.map(|(index, line)| format!("{index} {line}")).collect::<Vec<_>>()
        };
        assert_eq!(said(9), ["0 one two", "0 three", "1 four", "1 five", "2 six"]);
        assert_eq!(said(4), ["0 one two", "0 three", "1 four fi…", "2 six"]);
        assert_eq!(said(3), ["0 one two…", "1 four fi…", "2 six"]);
        assert_eq!(said(2), ["0 one two…", "1 four fi…"]);
        assert!(said(0).is_empty());
        assert_eq!(wrap_all(&["twelve letters"], 30, 2), [(0, "twelve letters".to_owned())]);
    }

    #[test]
    fn a_message_is_cut_before_its_keys() {
        let text = "Reviewed W47. W48: Walk carried, an hour for Health.  u undo";
        assert_eq!(message_words(text, 80), text);
        assert_eq!(message_words(text, 38), "Reviewed W47. W48: Walk carri…  u undo");
        let two = "Crosses Dinner at home by 30 min.  m nearest free time  X let it";
        assert_eq!(message_words(two, 50), "Crosses Dinner at …  m nearest free time  X let it");
        assert_eq!(message_words(two, 38), "Crosses Dinner a…  m nearest free time");
        // No keys, or no room for both.
        assert_eq!(message_words("Nothing is left to decide here.", 12), "Nothing is …");
        assert_eq!(message_words("Done.  a very long word about keys", 20), "Done.  a very long …");
    }
}
