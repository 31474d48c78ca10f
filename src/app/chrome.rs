//! What stands around a screen: the first line, the line of messages, the open sheet and the keys.

use super::footer::{self, Hints};
use super::frame::{Frame, WITH_PANEL};
use super::keymap::Context;
use super::message::Tone;
use super::model::Model;
use super::sheet::Cover;
use super::verb::Verb;
use crate::canvas::widgets::{message_words, whole_parts};
use crate::canvas::{Area, Canvas, Role};
use crate::domain::text::width;
use crate::report::day::words::{alignment, balance};

/// The first line: the screens by name where there is room, else where one is; and both numbers of the week in view.
pub fn title(canvas: &mut Canvas<'_>, model: &Model, place: &str, has_own_name: bool) {
    let columns = canvas.area().width;
    let (is_wide, end) = (columns >= WITH_PANEL, columns - 1);
    let now = model.standing.as_ref().map(|standing| &standing.score);
    let (aligned, (balanced, share)) = (alignment(now), balance(now));
    let then = model.preview.as_ref().and_then(|preview| preview.score.as_ref());
    let change = |before: &str, after: String| {
        let figure = |words: &str| words.split(' ').next_back().unwrap_or_default().to_owned();
        (before != after && then.is_some()).then(|| format!(", then {}", figure(&after)))
    };
    // Beside a name of the screen's own, numbers of a week would be taken for its own.
    let is_narrow_named = has_own_name && !is_wide;
    let mut pieces: Vec<(String, Role)> = Vec::new();
    if is_wide {
        pieces.push((format!("W{:02} as it stands   ", model.week().number()), Role::Faint));
    } else if has_own_name {
        pieces.push((format!("W{:02} ", model.week().number()), Role::Faint));
    }
    pieces.push((aligned.clone(), Role::Score));
    pieces.extend(change(&aligned, alignment(then)).map(|words| (words, Role::Muted)));
    pieces.push((if is_narrow_named && columns < 60 { "  " } else { "   " }.to_owned(), Role::Text));
    pieces.push((balanced.clone(), Role::Score));
    pieces.extend(change(&balanced, balance(then).0).map(|words| (words, Role::Muted)));
    if !share.is_empty() && columns >= if is_narrow_named { 68 } else { 60 } {
        pieces.push((format!(", {share}"), Role::Muted));
    }
    let length: usize = pieces.iter().map(|(text, _)| width(text)).sum();
    let start = end.saturating_sub(length as u16);
    let pieces: Vec<(&str, Role)> = pieces.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    let room = start.saturating_sub(2);
    if is_wide {
        tabs(canvas, model, room);
    } else {
        canvas.put(1, 0, room, &whole_parts(place, usize::from(room)), Role::Muted);
    }
    canvas.put_all(start, 0, end, &pieces);
}

/// The screens by name and digit, the one in view strong; as many as fit.
fn tabs(canvas: &mut Canvas<'_>, model: &Model, end: u16) {
    let mut x = 1;
    for screen in model.house.screens {
        let digit = model.keymap.keys(Context::Global, screen.verb()).into_iter().next();
        let words = format!("{} {}", digit.unwrap_or_default(), screen.name());
        let words = words.trim_start();
        if x + width(words) as u16 > end {
            return;
        }
        let role = if screen.verb() == model.screen.verb() { Role::Tab } else { Role::Faint };
        x += canvas.put(x, 0, end - x, words, role) + 2;
    }
}

/// What stands below a screen: the open sheet where it takes the lower part, the message, the keys.
pub fn below(canvas: &mut Canvas<'_>, model: &Model, frame: &Frame, hints: impl FnOnce() -> Hints) {
    if let Some(area) = frame.lower {
        lower(canvas, model, area);
    }
    message(canvas, model, frame.message, frame.lower.is_some());
    footer::draw(canvas, model, frame.footer, hints);
}

/// The open sheet in the lower part, a rule above it.
fn lower(canvas: &mut Canvas<'_>, model: &Model, area: Area) {
    let inside = under_rule(canvas, area);
    let margin = u16::from(sheet_takes_panel(model));
    sheet(canvas, model, Area { x: margin, width: inside.width - 2 * margin, ..inside });
}

/// Whether the open sheet takes the side panel, where there is one.
pub fn sheet_takes_panel(model: &Model) -> bool {
    let takes_panel = |cover| matches!(cover, Cover::Panel(_));
    model.sheet.as_ref().is_some_and(|sheet| takes_panel(sheet.cover(model, model.size)))
}

/// The open sheet. The terminal's own cursor stands in it, where it has one.
pub fn sheet(canvas: &mut Canvas<'_>, model: &Model, area: Area) {
    let below = canvas.cursor.take();
    if let Some(sheet) = &model.sheet {
        sheet.draw(model, canvas, area);
    }
    canvas.cursor = canvas.cursor.or(below);
}

/// An emptied area with a rule on top. Returns what lies under the rule.
pub fn under_rule(canvas: &mut Canvas<'_>, area: Area) -> Area {
    canvas.clear(area);
    canvas.fill(area.x + 1, area.y, area.width.saturating_sub(2), "─", "-", Role::Rule);
    Area::new(area.x, area.y + 1, area.width, area.height.saturating_sub(1))
}

/// The line of messages. What is wrong in files is left out where a sheet covers the screen.
pub fn message(canvas: &mut Canvas<'_>, model: &Model, y: u16, is_covered: bool) {
    let columns = canvas.area().width.saturating_sub(2);
    let put = |canvas: &mut Canvas<'_>, words: &str, keys: &[String], role| {
        canvas.put(1, y, columns, &message_words(words, keys, usize::from(columns)), role);
    };
    if let Some(reason) = model.not_saved.values().next() {
        // What matters comes before what may be too long for the line.
        let words = match model.is_leaving {
            true => {
                let leave = model.keymap.key(Verb::Leave);
                format!("Not saved. {leave} once more leaves it behind. {reason}")
            }
            false => format!("Not saved yet, kept here. {reason}"),
        };
        canvas.put(1, y, columns, &words, Role::Error);
    } else if let Some(message) = &model.message {
        let role = match message.tone {
            Tone::Plain => Role::Text,
            Tone::Notice => Role::Notice,
            Tone::Error => Role::Error,
        };
        canvas.fill(0, y, canvas.area().width, " ", " ", Role::Text);
        let keys = message.said.keys_in(&model.keymap, model.context());
        put(canvas, &message.said.words, &keys, role);
    } else if let (Some((problem, others)), false) = (model.all_problems().split_first(), is_covered) {
        let more = match others.len() {
            0 => String::new(),
            count => format!(", and {count} more"),
        };
        put(canvas, &format!("{problem}{more}"), &["aplomb check has all".to_owned()], Role::Error);
    } else if !model.marks.is_empty() {
        let words = format!("{} marked; what you do is done to all of them.", model.marks.len());
        put(canvas, &words, &["Esc none".to_owned()], Role::Accent);
    }
}
