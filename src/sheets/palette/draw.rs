//! Draws the palette: the line, and the actions with their keys.

use super::{Palette, PaletteAction};
use crate::app::footer::key_name;
use crate::app::{Model, picker};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::width;

/// Column of the words.
const WORDS: u16 = 13;
/// The same in a narrow terminal, where a longer key moves the words of its row.
const NARROW_WORDS: u16 = 10;
/// Most columns of a line, so that the name stays near the words.
const LINE: u16 = 76;

pub(super) fn draw(canvas: &mut Canvas<'_>, model: &Model, palette: &Palette, area: Region) {
    let shown = (palette.shown.len(), palette.chosen);
    picker::filter_line(canvas, "Do", &palette.input, area, shown);
    let list = area.without_top(1);
    if palette.shown.is_empty() {
        let (said, nearest) = match palette.nearest {
            Some(nearest) => ("No matches. Nearest: ", nearest.words),
            None => ("No matches.", ""),
        };
        let role = if palette.takes_nearest { Role::Strong } else { Role::Text };
        canvas.put_all(3, list.y, area.right() - 1, &[(said, Role::Muted), (nearest, role)]);
        if palette.takes_nearest {
            picker::point(canvas, 1, list.y, (area.x, area.width));
        }
        return;
    }
    let shown = (palette.shown.as_slice(), palette.chosen);
    picker::draw(canvas, list, 1, shown, |canvas, y, action, here| {
        line(canvas, model, area, y, (action, here))
    });
}

/// Draws the key, the words and, where it has room, the name in `keys.toml`. An action that does nothing here has no
/// key, but words about that.
fn line(
    canvas: &mut Canvas<'_>,
    model: &Model,
    area: Region,
    y: u16,
    (action, here): (&PaletteAction, bool),
) {
    let key = model.keymap.key_in(model.screen.context(model), action.verb);
    let (key, key_role) = match action.works {
        true => (key_name(&key, canvas.is_ascii()), Role::Key),
        false => ("not here", Role::Faint),
    };
    let key_end = 3 + canvas.put(3, y, WORDS - 4, key, key_role);
    let at = if area.width < 60 { NARROW_WORDS.max(key_end + 2) } else { WORDS };
    let end = (area.right() - 1).min(LINE);
    let role = match (here, action.works) {
        (true, _) => Role::Strong,
        (false, true) => Role::Text,
        (false, false) => Role::Faint,
    };
    let took = at + canvas.put(at, y, end.saturating_sub(at), action.words, role) + 2;
    let name = action.verb.name();
    if took + cells(width(name)) <= end {
        canvas.put_right(end, y, end - took, name, Role::Faint);
    }
}
