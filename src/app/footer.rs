//! The footer: the most useful keys of the current place.

use super::model::Model;
use super::verb::Verb;
use crate::canvas::{Canvas, Role, cells};
use crate::domain::text::width;

/// An action, and a word or two for what its key does. With empty words, its key shares the words of the next hint.
pub type Hint = (Verb, &'static str);

/// Content of the footer.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Keys at the left, most useful first. Those that do not fit are left out.
    pub keys: Vec<Hint>,
    /// Alternatives for the right end, longest first.
    pub right: &'static [&'static [Hint]],
    /// Alternatives for the list of sigils, longest first. Shown only if there is room.
    pub sigils: &'static [&'static str],
}

impl Hints {
    /// Returns hints with these keys and nothing at the right.
    pub fn of(keys: impl Into<Vec<Hint>>) -> Hints {
        Hints { keys: keys.into(), ..Hints::default() }
    }

    /// Sets the alternatives for the right end.
    pub fn right(self, right: &'static [&'static [Hint]]) -> Hints {
        Hints { right, ..self }
    }
}

/// Hints at the right end of a sheet. Help is left out where it has no key, as in a list that is filtered by typing.
pub const LEAVE: &[&[Hint]] = &[&[(Verb::Close, "back"), (Verb::Help, "help")], &[(Verb::Close, "back")]];

/// Returns hints for a list of `lines` lines, one of which is chosen. `take` is the verb for Enter. An empty list has
/// nothing to take or to choose.
pub fn of_a_list(take: &'static str, lines: usize) -> Hints {
    let keys = [(Verb::Take, take), (Verb::Down, ""), (Verb::Up, "choose")];
    Hints::of(if lines == 0 { Vec::new() } else { keys.to_vec() }).right(LEAVE)
}

/// A hint in its place in the footer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedHint {
    /// First column.
    pub x: u16,
    /// Number of columns.
    pub width: u16,
    /// Action of its key. Of keys that share words, each has its own.
    pub verb: Verb,
    key: String,
    words: String,
}

/// Key, words and action of a hint.
type KeyHint = (String, String, Verb);

/// Returns the hints of the open sheet, else those of the screen.
fn of_model(model: &Model, of_screen: impl FnOnce() -> Hints) -> Hints {
    model.sheet.as_ref().map_or_else(of_screen, |sheet| sheet.hints(model))
}

/// Places hints in a row of `columns` columns. Also returns the column behind those at the left.
fn place(model: &Model, hints: &Hints, columns: u16) -> (Vec<PlacedHint>, u16) {
    let context = model.context();
    let is_screen = model.sheet.is_none();
    let key = |verb: Verb| {
        let places = if is_screen { context.chain() } else { &[context] };
        key_name(&model.keymap.first_key(places, verb).unwrap_or_default(), model.is_ascii).to_owned()
    };
    let words = |hints: &[Hint]| -> Vec<KeyHint> {
        hints
            .iter()
            .filter(|(verb, _)| *verb != Verb::Undo || !is_screen || model.can_undo())
            .filter(|(verb, _)| *verb != Verb::Replan || model.date == model.today)
            .map(|(verb, words)| (key(*verb), (*words).to_owned(), *verb))
            .filter(|(key, ..)| !key.is_empty())
            .fold(Vec::new(), joined)
    };
    let all = words(&hints.keys);
    let end = columns - 1;
    let room = |right: &[KeyHint]| match taken(right) {
        0 => usize::from(end),
        columns => usize::from(end).saturating_sub(columns + 2),
    };
    // Takes the longest alternative with which all keys fit. Another than the first has no hint for leaving, so it is
    // used only below 60 columns.
    let alternatives = if end < 59 { hints.right.len() } else { 1 };
    let right: Vec<_> = hints.right.iter().take(alternatives).map(|right| words(right)).collect();
    let all_fit = right.iter().find(|right| taken(&all) < room(right));
    let right = all_fit.or(right.last()).cloned().unwrap_or_default();
    let mut x = 1;
    let mut placed = Vec::new();
    // Keys that share words are shown together or not at all.
    for group in all.split_inclusive(|(_, words, _)| !words.is_empty()) {
        // A group that is too long is skipped, because a shorter one may still fit.
        if usize::from(x) + taken(group) > room(&right) {
            continue;
        }
        x = group.iter().fold(x, |x, hint| add(&mut placed, x, hint));
    }
    let right_x = end.saturating_sub(cells(taken(&right)));
    right.iter().fold(right_x, |x, hint| add(&mut placed, x, hint));
    (placed, x)
}

/// Adds a hint in column `x`. Returns the column where the next one begins.
fn add(placed: &mut Vec<PlacedHint>, x: u16, (key, words, verb): &KeyHint) -> u16 {
    let needed = width(key) + if words.is_empty() { 0 } else { 1 + width(words) };
    placed.push(PlacedHint { x, width: cells(needed), verb: *verb, key: key.clone(), words: words.clone() });
    x + cells(needed) + if words.is_empty() { 1 } else { 2 }
}

/// Returns the action of the hint in a column of the footer. None between hints.
pub fn under(model: &Model, columns: u16, x: u16) -> Option<Verb> {
    let (placed, _) = place(model, &of_model(model, || model.screen.hints(model)), columns);
    placed.into_iter().find(|hint| (hint.x..hint.x + hint.width).contains(&x)).map(|hint| hint.verb)
}

/// Draws the footer in row `y`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, y: u16, of_screen: impl FnOnce() -> Hints) {
    let hints = of_model(model, of_screen);
    let end = canvas.area().width - 1;
    let (placed, x) = place(model, &hints, canvas.area().width);
    let fits = |words: &&&str| usize::from(x) + words.len() <= usize::from(end);
    if let Some(words) = hints.sigils.iter().find(fits) {
        canvas.put_right(end, y, cells(words.len()), words, Role::Faint);
    }
    for PlacedHint { x, key, words, .. } in &placed {
        let took = canvas.put(*x, y, end.saturating_sub(*x), key, Role::Key);
        let behind = x + took + 1;
        canvas.put(behind, y, end.saturating_sub(behind), words, Role::Muted);
    }
}

/// Returns a key as it is shown. An ASCII canvas can't draw arrows, so these keys are named in words there.
pub fn key_name(key: &str, is_ascii: bool) -> &str {
    match key {
        "↓" if is_ascii => "Down",
        "↑" if is_ascii => "Up",
        "←" if is_ascii => "Left",
        "→" if is_ascii => "Right",
        key => key,
    }
}

/// Returns the columns that hints take in a row.
fn taken(hints: &[KeyHint]) -> usize {
    let columns = |(key, words, _): &KeyHint| match words.is_empty() {
        true => width(key) + 1,
        false => width(key) + 1 + width(words) + 2,
    };
    hints.iter().map(columns).sum::<usize>().saturating_sub(2)
}

/// Adds a hint. Two digits that share words become a range: `1–5`.
fn joined(mut hints: Vec<KeyHint>, (key, words, verb): KeyHint) -> Vec<KeyHint> {
    let is_digit = |key: &str| matches!(key.as_bytes(), [digit] if digit.is_ascii_digit());
    match hints.last_mut() {
        Some((first, none, _)) if none.is_empty() && is_digit(first) && is_digit(&key) => {
            (*first, *none) = (format!("{first}–{key}"), words);
        }
        _ => hints.push((key, words, verb)),
    }
    hints
}
