//! Shades of the map of values and of the scores of the year, and the line that says what they mean.

use crate::canvas::{Canvas, Role, cells};
use crate::domain::text::width;

/// Returns the sign and the role of a shade, from 0 to 4.
pub fn shade(canvas: &Canvas<'_>, level: usize) -> (&'static str, Role) {
    let (heat, sign, plain) = match level {
        0 => (0, "·", "."),
        1 => (1, "░", ":"),
        2 => (2, "▒", "+"),
        3 => (3, "▓", "%"),
        _ => (4, "█", "#"),
    };
    (canvas.sign(sign, plain), Role::Heat(heat))
}

/// Returns the sign behind a cell that got clearly more than its target.
pub fn over(canvas: &Canvas<'_>) -> &'static str {
    canvas.sign("▸", ">")
}

/// Writes what the shades of the map of values mean, as fully as `columns` columns allow.
pub fn of_targets(canvas: &mut Canvas<'_>, at: (u16, u16), columns: u16) {
    legend(
        canvas,
        at,
        columns,
        &[
            ("Of its target:  ", ["none", "some", "33%", "67%", "100%", "125% and more"], "  "),
            ("", ["none", "some", "33%", "67%", "100%", "125%"], "  "),
            ("", ["0", "1", "33", "67", "100", "125%"], " "),
        ],
    );
}

/// Writes what the shades of the scores mean. The last sign of the map has no meaning there.
pub fn of_scores(canvas: &mut Canvas<'_>, at: (u16, u16), columns: u16) {
    legend(
        canvas,
        at,
        columns,
        &[
            ("", ["no number", "below 40", "40", "70", "85 and more", ""], "  "),
            ("", ["none", "0", "40", "70", "85", ""], " "),
        ],
    );
}

/// Words before the shades, words for each shade, and the gap between two.
type Legend = (&'static str, [&'static str; 6], &'static str);

/// Writes the first of some legends that fits. Where none does, the last is cut.
fn legend(canvas: &mut Canvas<'_>, (x, y): (u16, u16), columns: u16, legends: &[Legend]) {
    let length = |(lead, words, gap): &&Legend| {
        let words = words.iter().filter(|words| !words.is_empty());
        // The last shade has two signs.
        width(lead) + words.map(|words| width(words) + 2 + gap.len()).sum::<usize>() + 1 - gap.len()
    };
    let fitting = legends.iter().find(|legend| cells(length(legend)) <= columns);
    let Some((lead, words, gap)) = fitting.or(legends.last()) else { return };
    let end = x + columns;
    let mut x = canvas.put_all(x, y, end, &[(lead, Role::Faint)]);
    for (level, words) in words.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
        let (sign, role) = shade(canvas, level);
        let more = if level > 4 { over(canvas) } else { "" };
        x = canvas.put_all(
            x,
            y,
            end,
            &[(sign, role), (more, role), (" ", Role::Faint), (words, Role::Faint), (gap, Role::Faint)],
        );
    }
}
