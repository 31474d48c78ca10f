//! The last line: the likeliest keys of where one is.

use super::model::Model;
use super::verb::Verb;
use crate::canvas::{Canvas, Role};
use crate::domain::text::width;

/// An action, and what its key does in a word or two. Without words it belongs to the one behind it.
pub type Hint = (Verb, &'static str);

/// The keys that the last line names.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// The likeliest first, as far as they fit.
    pub keys: Vec<Hint>,
    /// What stands at the right, in fewer and fewer words.
    pub right: &'static [&'static [Hint]],
    /// What a tag begins with, in fewer and fewer words, where there is room for it.
    pub sigils: &'static [&'static str],
}

impl Hints {
    /// These keys, and nothing at the right.
    pub fn of(keys: impl Into<Vec<Hint>>) -> Hints {
        Hints { keys: keys.into(), ..Hints::default() }
    }

    /// The same with what stands at the right.
    pub fn right(self, right: &'static [&'static [Hint]]) -> Hints {
        Hints { right, ..self }
    }
}

/// A list one chooses from.
pub fn of_a_list(take: &'static str) -> Hints {
    Hints::of([(Verb::Take, take), (Verb::Down, ""), (Verb::Up, "choose"), (Verb::Close, "close")])
}

/// Draws the keys of the open sheet, else those of the screen.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, y: u16, of_screen: impl FnOnce() -> Hints) {
    let hints = model.sheet.as_ref().map_or_else(of_screen, |sheet| sheet.hints(model));
    let context = model.context();
    let is_screen = model.sheet.is_none();
    let is_ascii = canvas.is_ascii();
    let key = |verb: Verb| {
        let keys = |context: &_| model.keymap.keys(*context, verb).into_iter().next();
        let of_sheet = &context.chain()[..1];
        let chain = if is_screen { context.chain() } else { of_sheet };
        match chain.iter().find_map(keys).unwrap_or_default().as_str() {
            // An arrow alone is a key here, and no sign.
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
    // Fewer words at the right where all keys fit so; how to leave is named from 60 columns on.
    let right: Vec<_> =
        hints.right.iter().take(if end < 59 { 3 } else { 2 }).map(|right| words(right)).collect();
    let all_fit = right.iter().find(|right| taken(&all) < room(right));
    let right = all_fit.or(right.last()).cloned().unwrap_or_default();
    let mut x = 1;
    // Keys without words of their own belong to the ones behind them: they stand together or not at all.
    for group in all.split_inclusive(|(_, words)| !words.is_empty()) {
        // What is too long leaves its room to what follows.
        if usize::from(x) + taken(group) > room(&right) {
            continue;
        }
        x = group.iter().fold(x, |x, hint| one_hint(canvas, x, y, end, hint));
    }
    let fits = |words: &&&str| usize::from(x) + words.len() <= usize::from(end);
    if let Some(words) = hints.sigils.iter().find(fits) {
        canvas.put_right(end, y, words.len() as u16, words, Role::Faint);
    }
    let mut x = end.saturating_sub(taken(&right) as u16);
    for hint in &right {
        x = one_hint(canvas, x, y, end, hint);
    }
}

/// The columns that keys and their words take beside each other, as [`one_hint`] draws them.
fn taken(hints: &[(String, String)]) -> usize {
    let columns = |(key, words): &(String, String)| match words.is_empty() {
        true => width(key) + 1,
        false => width(key) + 1 + width(words) + 2,
    };
    hints.iter().map(columns).sum::<usize>().saturating_sub(2)
}

/// Digits that follow each other are said as one key: `1–5`.
fn joined(mut hints: Vec<(String, String)>, (key, words): (String, String)) -> Vec<(String, String)> {
    let is_digit = |key: &str| key.len() == 1 && key.as_bytes()[0].is_ascii_digit();
    match hints.last_mut() {
        Some((first, none)) if none.is_empty() && is_digit(first) && is_digit(&key) => {
            (*first, *none) = (format!("{first}–{key}"), words);
        }
        _ => hints.push((key, words)),
    }
    hints
}

/// A key and its words; gives the column where the next one begins.
pub fn one_hint(canvas: &mut Canvas<'_>, x: u16, y: u16, end: u16, (key, words): &(String, String)) -> u16 {
    let x = x + canvas.put(x, y, end.saturating_sub(x), key, Role::Key);
    let gap = if words.is_empty() { 2 } else { 3 };
    let words = format!(" {words}");
    let took = canvas.put(x, y, end.saturating_sub(x), words.trim_end(), Role::Muted);
    x + took + gap - 1
}
