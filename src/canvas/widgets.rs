//! Small pieces that several views draw, and text in rows and columns.

use unicode_segmentation::UnicodeSegmentation;

use super::{Canvas, Region, Role, cells};
pub use crate::domain::text::wrap;
use crate::domain::text::{LONGEST, fit, width};

/// Draws the sign in front of a row: the cursor's, else the mark's, else none.
pub fn pointer(canvas: &mut Canvas<'_>, x: u16, y: u16, under_cursor: bool, marked: bool) {
    if under_cursor {
        canvas.put(x, y, 1, "›", Role::Accent);
    } else if marked {
        canvas.put(x, y, 1, "*", Role::Accent);
    }
}

/// Draws a label and a line being typed, scrolled so that its cursor is visible, up to column `end`. A line near the
/// longest length shows its length at the end. Returns the column of the cursor.
pub fn typed_line(
    canvas: &mut Canvas<'_>,
    name: &str,
    input: &tui_input::Input,
    x: u16,
    y: u16,
    end: u16,
) -> u16 {
    let x = x + canvas.put(x, y, end.saturating_sub(x), name, Role::Head) + 2;
    let length = input.value().chars().count();
    let mut end = end;
    if length > LONGEST / 10 * 9 {
        let full = format!("{length} of {LONGEST} characters");
        end = end.saturating_sub(cells(width(&full)) + 1);
        canvas.put(end + 1, y, cells(width(&full)), &full, Role::Notice);
    }
    let columns = end.saturating_sub(x + 1);
    let room = usize::from(columns);
    let before: String = input.value().chars().take(input.cursor()).collect();
    let hidden = (width(&before) + 1).saturating_sub(room);
    let mut skipped = 0;
    let mut text = String::new();
    for grapheme in input.value().graphemes(true) {
        if skipped < hidden {
            skipped += width(grapheme);
        } else {
            text.push_str(grapheme);
        }
    }
    canvas.put(x, y, columns, &fit(&text, room), Role::Strong);
    let at = x + cells(width(&before).saturating_sub(skipped));
    canvas.point(at.min(end), y);
    at
}

/// Draws the heading of a panel, with its key at the right.
pub fn panel_head(canvas: &mut Canvas<'_>, area: Region, y: u16, words: &str, key: &str) {
    canvas.put(area.x + 1, y, area.width - 2, words, Role::Head);
    canvas.put_right(area.right() - 1, y, 9, key, Role::Key);
}

/// Returns how many of `cells` cells a part fills. The part goes from 0 to 1.
#[expect(clippy::cast_possible_truncation, reason = "at most `cells`")]
pub fn filled(cells: u16, part: f64) -> u16 {
    (part.clamp(0.0, 1.0) * f64::from(cells)).round() as u16
}

/// Figures of a bar, in minutes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Minutes done.
    pub done: f64,
    /// Forecast: minutes done or planned.
    pub forecast: f64,
    /// Target, at which the bar is full.
    pub target: f64,
    /// Minutes needed so far, shown by a tick. There is no tick for `None`, 0, or the target and above.
    pub needed: Option<f64>,
}

/// Draws a bar of `cells` cells. A forecast beyond the target ends it with a sign.
pub fn bar(canvas: &mut Canvas<'_>, x: u16, y: u16, cells: u16, Bar { done, forecast, target, needed }: Bar) {
    let whole = target.max(1.0);
    let cell = |minutes: f64| filled(cells, minutes / whole);
    let at_least = |minutes: f64, cells: u16| if minutes > 0.0 { cells.max(1) } else { cells };
    let served = at_least(done, cell(done)).min(cells);
    let coming = at_least(forecast - done, cell(forecast)).clamp(served, cells);
    canvas.fill(x, y, served, "━", "#", Role::Served);
    canvas.fill(x + served, y, coming - served, "╍", "+", Role::Coming);
    canvas.fill(x + coming, y, cells - coming, "─", "-", Role::Track);
    if forecast > target && cells > 1 {
        let role = if served == cells { Role::Served } else { Role::Coming };
        canvas.fill(x + cells - 1, y, 1, "▸", ">", role);
    }
    if let Some(needed) = needed.filter(|needed| *needed > 0.0 && *needed < target) {
        let at = cell(needed).min(cells.saturating_sub(1));
        match at < served {
            true => canvas.fill(x + at, y, 1, "┿", "|", Role::Served),
            false => canvas.fill(x + at, y, 1, "┼", "|", Role::Muted),
        }
    }
}

/// Returns how much is hidden above and below, in words: `↑ 3 more above  ↓ 4 more below`. Empty where nothing is.
pub fn hidden(canvas: &Canvas<'_>, above: usize, below: usize) -> String {
    hidden_within(canvas, (above, below), u16::MAX)
}

/// Returns the same with as many of its words as fit into `columns` columns.
pub fn hidden_within(canvas: &Canvas<'_>, (above, below): (usize, usize), columns: u16) -> String {
    let (up, down) = (canvas.sign("↑ ", ""), canvas.sign("↓ ", ""));
    let said = |more: &str| {
        let part = |sign: &str, count: usize, words: &str| match count {
            0 => String::new(),
            count => format!("{sign}{count}{more} {words}"),
        };
        [part(up, above, "above"), part(down, below, "below")].join("  ").trim().to_owned()
    };
    let whole = said(" more");
    if width(&whole) <= usize::from(columns) { whole } else { said("") }
}

/// Writes how many rows of a list are hidden above and below, ending before column `end`. Nothing where none are.
pub fn out_of_sight(canvas: &mut Canvas<'_>, end: u16, y: u16, above: usize, below: usize) {
    let words = hidden(canvas, above, below);
    canvas.put_right(end, y, 32, &words, Role::Faint);
}

/// Returns as much of a sentence as fits into `columns` columns, cut at a comma, full stop, colon or `·`. If not even
/// the first part fits, the sentence is cut inside it.
pub fn whole_parts(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let ends = [", ", ". ", ": ", " · "].iter().flat_map(|end| text.match_indices(end));
    let parts = ends.map(|(at, _)| &text[..at]).filter(|part| width(part) <= columns);
    parts.max_by_key(|part| part.len()).map_or_else(|| fit(text, columns), str::to_owned)
}

/// Fewest columns of a name that is shortened.
pub const SHORTEST: usize = 8;

/// Returns as much of a text as fits into `columns` columns. Whole sentences are left out at its end first. Then the
/// longest of the `names` in it is shortened, so that the figures around it are kept. Only then it loses parts as in
/// [`whole_parts`].
pub fn keeping(text: &str, names: &[&str], columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let named = || names.iter().filter(|name| !name.is_empty() && text.contains(**name));
    // Full stops in names end no sentence.
    let is_inside = |at: usize| {
        let mut places =
            named().flat_map(|name| text.match_indices(*name).map(|(from, _)| from..from + name.len()));
        places.any(|place| place.contains(&at))
    };
    let ends = || text.match_indices(". ").map(|(at, _)| at).filter(|at| !is_inside(*at));
    let sentences = ends().map(|at| &text[..at]).filter(|part| width(part) <= columns);
    if let Some(part) = sentences.max_by_key(|part| part.len()) {
        return part.to_owned();
    }
    let first = ends().next().map_or(text, |at| &text[..at]);
    let longest = named().filter(|name| first.contains(**name)).max_by_key(|name| width(name));
    let shorter = longest.and_then(|name| {
        let room = (columns + width(name)).checked_sub(width(first))?;
        let said = (room >= SHORTEST).then(|| first.replacen(*name, &fit(name, room), 1))?;
        // A cut name ends the sentence.
        Some(said.strip_suffix("….").map_or(said.clone(), |cut| format!("{cut}…")))
    });
    shorter.unwrap_or_else(|| whole_parts(first, columns))
}

/// Wraps a sentence into at most `rows` rows. If it is too long and begins with `name`, the name is shortened, so
/// that the figures after it are kept if they fit. Else it loses its last parts (see [`whole_parts`]).
pub fn in_rows(text: &str, name: &str, columns: usize, rows: usize) -> Vec<String> {
    let whole = wrap(text, columns);
    let said = text.strip_prefix(name).filter(|_| whole.len() > rows);
    let shorter = |said: &str| {
        let lengths = (1..width(name)).rev();
        let mut lines = lengths.map(|length| wrap(&format!("{}{said}", fit(name, length)), columns));
        lines.find(|lines| lines.len() <= rows)
    };
    let last = || wrap_all(&[text], columns, rows).into_iter().map(|(_, line)| line).collect();
    match said.and_then(shorter) {
        Some(lines) => lines,
        None if whole.len() <= rows => whole,
        None => last(),
    }
}

/// Wraps texts below each other into at most `rows` rows. Each text gets the rows that the later ones do not need,
/// and at least one while any row is left. A text with too few rows loses its last parts (see [`whole_parts`]). Returns
/// the rows, each with the index of its text.
pub fn wrap_all(texts: &[&str], columns: usize, rows: usize) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let behind = texts.len() - index - 1;
        let left = rows.saturating_sub(lines.len());
        let room = left.saturating_sub(behind).max(1).min(left);
        // Wrapping would lose the two spaces before a key.
        let mut own = if width(text) <= columns { vec![(*text).to_owned()] } else { wrap(text, columns) };
        if own.len() > room {
            let last = own.split_off(room.saturating_sub(1)).join(" ");
            own.push(whole_parts(&last, columns));
            own.truncate(room);
        }
        lines.extend(own.into_iter().map(|line| (index, line)));
    }
    lines
}

/// Returns a message in at most `columns` columns: its words, then its keys after two spaces each. If it is too long,
/// the words are cut, but not below 12 columns. Then the last keys are left out.
fn message_words(words: &str, keys: &[String], columns: usize) -> String {
    /// Columns that the words always keep.
    const WORDS: usize = 12;
    let behind = |count: usize| keys.iter().take(count).map(|key| format!("  {key}")).collect::<String>();
    let least = width(words).min(WORDS);
    let fitting = (0..=keys.len()).rev().map(behind).find(|keys| width(keys) + least <= columns);
    let keys = fitting.unwrap_or_default();
    format!("{}{keys}", fit(words, columns.saturating_sub(width(&keys))))
}

/// Returns a message in at most `rows` rows of `columns` columns: its words, then its keys, each in one piece. If that is
/// too little, the longest of the `names` in it is shortened. Only if that is too little too, the words are cut in the
/// last row.
pub fn message_rows(
    words: &str,
    names: &[&str],
    keys: &[String],
    columns: usize,
    rows: usize,
) -> Vec<String> {
    let whole = in_pieces(words, keys, columns);
    if whole.len() <= rows {
        return whole;
    }
    let longest = names.iter().filter(|name| words.contains(**name)).max_by_key(|name| width(name));
    let shorter = longest.and_then(|name| {
        let lengths = (SHORTEST..width(name)).rev();
        let mut lines =
            lengths.map(|length| in_pieces(&words.replacen(*name, &fit(name, length), 1), keys, columns));
        lines.find(|lines| lines.len() <= rows)
    });
    shorter.unwrap_or_else(|| {
        let mut lines = wrap(words, columns);
        let rest = lines.split_off(lines.len().min(rows.saturating_sub(1))).join(" ");
        lines.push(message_words(if rows < 2 { words } else { &rest }, keys, columns));
        lines
    })
}

/// Returns a message in as many rows as it needs.
fn in_pieces(words: &str, keys: &[String], columns: usize) -> Vec<String> {
    let needed = width(words) + keys.iter().map(|key| width(key) + 2).sum::<usize>();
    if needed <= columns {
        return vec![message_words(words, keys, columns)];
    }
    let mut lines = wrap(words, columns);
    for key in keys {
        match lines.last_mut() {
            Some(last) if width(last) + 2 + width(key) <= columns => {
                last.push_str("  ");
                last.push_str(key);
            }
            _ => lines.push(fit(key, columns)),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_message_of_several_rows_keeps_its_keys(
            words in "[a-z]{1,9}( [a-z]{1,9}){0,20}", keys in proptest::collection::vec("[a-z] [a-z]{1,12}", 0..3),
            columns in 40usize..100, rows in 1usize..4,
        ) {
            let lines = message_rows(&words, &[], &keys, columns, rows);
            prop_assert!(lines.len() <= rows && lines.iter().all(|line| width(line) <= columns));
            if rows > 1 && keys.len() < 2 {
                let said = lines.join(" ");
                prop_assert!(keys.iter().all(|key| said.contains(key.as_str())), "{said}");
            }
            if width(&words) + keys.iter().map(|key| width(key) + 2).sum::<usize>() <= columns {
                prop_assert_eq!(lines.len(), 1);
            }
        }
    }

    #[test]
    fn a_sentence_loses_whole_parts() {
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 30), "W47 · Launch, week 7 of 13");
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 20), "W47 · Launch");
        assert_eq!(whole_parts("W47 · Launch, week 7 of 13", 11), "W47");
        assert_eq!(whole_parts("work 2h35, life 4h50, including care 30m", 30), "work 2h35, life 4h50");
        assert_eq!(whole_parts("One long sentence", 9), "One long…");
    }

    #[test]
    fn a_sentence_keeps_its_figures_and_shortens_a_name() {
        let title = "Notes, drafts and a list. Then more";
        let text = format!("{title}, 48m left. Then Stand-up at 10:30.");
        let said = |columns| keeping(&text, &[title, "Stand-up"], columns);
        assert_eq!(said(90), text);
        assert_eq!(said(60), format!("{title}, 48m left"));
        assert_eq!(said(40), "Notes, drafts and a list. The…, 48m left");
        assert_eq!(said(20), "Notes, dr…, 48m left");
        assert_eq!(said(16), "Notes", "a shorter name says nothing");
        assert_eq!(keeping("Free until 9:45, then Family", &["Family"], 20), "Free until 9:45");
        assert_eq!(
            keeping("Free until 9, then Family and Ada.", &["Family and Ada"], 30),
            "Free until 9, then Family an…"
        );
    }

    #[test]
    fn a_name_is_cut_before_its_figures() {
        let name = "Friends and the people I would call at three at night";
        let text = format!("{name}: 3h30 of 5h09 planned");
        let lines = in_rows(&text, name, 31, 2);
        assert_eq!(lines, ["Friends and the people I would", "call at …: 3h30 of 5h09 planned"]);
        assert_eq!(in_rows(&text, name, 31, 3), wrap(&text, 31));
        assert_eq!(in_rows("Health: 3h40 of 4h17 planned", "Health", 31, 2).len(), 1);
        // A text without the name loses its last part.
        let long = "The work matched my values: 2 of 5, over a great many check-ins";
        assert_eq!(in_rows(long, "Craft", 20, 2), ["The work matched my", "values: 2 of 5"]);
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
    fn a_message_shortens_a_title_before_it_loses_what_helps() {
        let title = "A title of sixty letters, which says a lot about little work";
        let words = format!("{title} has run since 9:35. Stop it first.");
        let said = |rows| message_rows(&words, &["Call", title], &[], 38, rows);
        assert_eq!(said(3), wrap(&words, 38), "there is room for all of it");
        assert_eq!(
            said(2),
            ["A title of sixty letters, which says a", "lo… has run since 9:35. Stop it first."]
        );
        assert_eq!(said(1), ["A title of sixty letters, which says …"], "not even so");
    }

    #[test]
    fn a_message_is_cut_before_its_keys() {
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let (words, undo) = ("Reviewed W47. W48: Walk carried, an hour for Health.", keys(&["u undo"]));
        assert_eq!(message_words(words, &undo, 80), format!("{words}  u undo"));
        assert_eq!(message_words(words, &undo, 38), "Reviewed W47. W48: Walk carri…  u undo");
        let (words, two) = ("Crosses Dinner at home by 30m.", keys(&["m nearest free time", "X let it"]));
        assert_eq!(message_words(words, &two, 50), "Crosses Dinner at …  m nearest free time  X let it");
        assert_eq!(message_words(words, &two, 38), "Crosses Dinner a…  m nearest free time");
        // Without keys, and without room for both.
        assert_eq!(message_words("Nothing is left to decide here.", &[], 12), "Nothing is …");
        let long = keys(&["a very long word about keys"]);
        assert_eq!(message_words("Done.", &long, 20), "Done.");
        // Two spaces in a title do not end the words.
        assert_eq!(message_words("Walk  the dog added.", &undo, 26), "Walk  the dog add…  u undo");
    }
}
