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

/// Returns hints for a list with one chosen line. `take` is the verb for Enter.
pub fn of_a_list(take: &'static str) -> Hints {
    Hints::of([(Verb::Take, take), (Verb::Down, ""), (Verb::Up, "choose"), (Verb::Close, "back")])
}

/// Draws the hints of the open sheet, else those of the screen, in row `y`.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, y: u16, of_screen: impl FnOnce() -> Hints) {
    let hints = model.sheet.as_ref().map_or_else(of_screen, |sheet| sheet.hints(model));
    let context = model.context();
    let is_screen = model.sheet.is_none();
    let is_ascii = canvas.is_ascii();
    let key = |verb: Verb| {
        let places = if is_screen { context.chain() } else { &[context] };
        match model.keymap.first_key(places, verb).unwrap_or_default().as_str() {
            // An ASCII canvas can't draw arrows, so these keys are named in words.
            "↓" if is_ascii => "Down".to_owned(),
            "↑" if is_ascii => "Up".to_owned(),
            "←" if is_ascii => "Left".to_owned(),
            "→" if is_ascii => "Right".to_owned(),
            key => key.to_owned(),
        }
    };
    let words = |hints: &[Hint]| -> Vec<(String, String)> {
        hints
            .iter()
            .filter(|(verb, _)| *verb != Verb::Undo || !is_screen || model.can_undo())
            .filter(|(verb, _)| *verb != Verb::Replan || model.date == model.today)
            .map(|(verb, words)| (key(*verb), (*words).to_owned()))
            .filter(|(key, _)| !key.is_empty())
            .fold(Vec::new(), joined)
    };
    let all = words(&hints.keys);
    let end = canvas.area().width - 1;
    let room = |right: &[(String, String)]| match taken(right) {
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
    // Keys that share words are shown together or not at all.
    for group in all.split_inclusive(|(_, words)| !words.is_empty()) {
        // A group that is too long is skipped, because a shorter one may still fit.
        if usize::from(x) + taken(group) > room(&right) {
            continue;
        }
        x = group.iter().fold(x, |x, hint| one_hint(canvas, x, y, end, hint));
    }
    let fits = |words: &&&str| usize::from(x) + words.len() <= usize::from(end);
    if let Some(words) = hints.sigils.iter().find(fits) {
        canvas.put_right(end, y, cells(words.len()), words, Role::Faint);
    }
    let mut x = end.saturating_sub(cells(taken(&right)));
    for hint in &right {
        x = one_hint(canvas, x, y, end, hint);
    }
}

/// Returns the width in columns of hints that [`one_hint`] draws in a row.
fn taken(hints: &[(String, String)]) -> usize {
    let columns = |(key, words): &(String, String)| match words.is_empty() {
        true => width(key) + 1,
        false => width(key) + 1 + width(words) + 2,
    };
    hints.iter().map(columns).sum::<usize>().saturating_sub(2)
}

/// Adds a hint. Two digits that share words become a range: `1–5`.
fn joined(mut hints: Vec<(String, String)>, (key, words): (String, String)) -> Vec<(String, String)> {
    let is_digit = |key: &str| matches!(key.as_bytes(), [digit] if digit.is_ascii_digit());
    match hints.last_mut() {
        Some((first, none)) if none.is_empty() && is_digit(first) && is_digit(&key) => {
            (*first, *none) = (format!("{first}–{key}"), words);
        }
        _ => hints.push((key, words)),
    }
    hints
}

/// Draws a key and its words. Returns the column where the next hint begins.
pub fn one_hint(canvas: &mut Canvas<'_>, x: u16, y: u16, end: u16, (key, words): &(String, String)) -> u16 {
    let x = x + canvas.put(x, y, end.saturating_sub(x), key, Role::Key);
    let gap = if words.is_empty() { 2 } else { 3 };
    let words = format!(" {words}");
    let took = canvas.put(x, y, end.saturating_sub(x), words.trim_end(), Role::Muted);
    x + took + gap - 1
}
