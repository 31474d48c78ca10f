//! From the model to a frame. Views read the model and name roles; they decide nothing and remember nothing.

mod footer;
mod grid;
mod list;
mod lower;
mod panel;
mod parts;
mod replan;
mod review;
mod season;
mod week;
mod welcome;
mod whole;
mod why;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::theme::{Role, Theme};
use crate::app::layout::{Body, Frame, Layout, WITH_PANEL, has_room};
use crate::app::model::Tone;
use crate::app::sheet::Sheet;
use crate::app::{Context, Model, Screen};
use crate::domain::text::width;
use crate::report::day::words::{alignment, balance, dateline, headline};

/// Draws the model; gives where the terminal's own cursor is to stand.
pub fn draw(model: &Model, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let mut canvas = Canvas::new(buffer, theme);
    let area = canvas.area();
    if !has_room((area.width, area.height)) {
        no_room(&mut canvas);
        return canvas.cursor;
    }
    match &model.sheet {
        Some(Sheet::Why(why)) => why::draw(&mut canvas, model, why),
        Some(Sheet::Replan(sheet)) => replan::draw(&mut canvas, model, sheet),
        Some(Sheet::Prompt(prompt)) if prompt.over.is_some() => {
            replan::draw_under(&mut canvas, model, prompt)
        }
        Some(Sheet::Help(help)) => whole::help(&mut canvas, model, help),
        Some(Sheet::Welcome(welcome)) => welcome::draw(&mut canvas, welcome, model.config.clock),
        _ => match model.screen {
            Screen::Day => day(&mut canvas, model),
            Screen::Week => week::draw(&mut canvas, model),
            Screen::Review => review::draw(&mut canvas, model),
            Screen::Season => whole_width(&mut canvas, model),
        },
    }
    canvas.cursor.or(Some(Position::new(1, 1)))
}

/// A sentence that asks for room, where there is too little for anything else.
fn no_room(canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    let words = "aplomb needs 40 columns and 10 rows.";
    for (row, line) in parts::wrap(words, usize::from(area.width)).into_iter().enumerate() {
        canvas.put(0, row as u16, area.width, &line, Role::Text);
    }
    canvas.cursor = Some(Position::new(0, 0));
}

fn day(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let Layout { frame, body } = Layout::new(model, (area.width, area.height));
    let is_wide = frame.panel.is_some();
    let shown = model.preview.as_ref();
    let agenda = model.shown();
    title(canvas, model, is_wide, &dateline(&model.life, model.today, agenda, true));
    let is_past = agenda.date < model.today;
    let said = headline(agenda, is_past, model.config.clock);
    let when = dateline(&model.life, model.today, agenda, !is_wide);
    let when = if shown.is_some() { format!("{when} · as it would be") } else { when };
    let width = frame.main.width.saturating_sub(2);
    if is_wide {
        canvas.put(1, 2, width, &said, Role::Strong);
        canvas.put(1, 3, width, &when, Role::Muted);
    } else {
        canvas.put(1, 1, width, &said, Role::Strong);
    }
    match body {
        Body::Grid(grid) => grid::draw(canvas, model, agenda, &grid),
        Body::List(list) => list::draw(canvas, model, agenda, &list),
    }
    if let Some(panel) = frame.panel.map(Rect::from) {
        for y in panel.y..panel.bottom() {
            canvas.fill(panel.x - 1, y, 1, "│", "|", Role::Rule);
        }
        match &model.sheet {
            Some(Sheet::Card(card)) => panel::card(canvas, model, card, panel),
            _ => panel::draw(canvas, model, panel),
        }
    }
    if let Some(lower) = frame.lower {
        lower::draw(canvas, model, lower.into());
    }
    message(canvas, model, frame.message, frame.lower.is_some());
    footer::draw(canvas, model, frame.footer);
}

/// A screen other than Day: what it shows takes the whole width.
fn whole_width(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let is_wide = area.width >= WITH_PANEL;
    let frame = Frame::new(model, (area.width, area.height));
    let top = if is_wide { 2 } else { 1 };
    let bottom = frame.lower.map_or(frame.message, |lower| lower.y);
    let body = Rect::new(0, top, area.width, bottom.saturating_sub(top));
    let place = season::draw(canvas, model, body);
    title(canvas, model, is_wide, &place);
    if let Some(lower) = frame.lower {
        lower::draw(canvas, model, lower.into());
    }
    message(canvas, model, frame.message, frame.lower.is_some());
    footer::draw(canvas, model, frame.footer);
}

/// The first line: the screens, or in a narrow terminal where one is, and both numbers of the week as it stands.
fn title(canvas: &mut Canvas<'_>, model: &Model, is_wide: bool, place: &str) {
    let end = canvas.area().width - 1;
    let now = model.standing.as_ref().map(|standing| &standing.score);
    let (aligned, (balanced, share)) = (alignment(now), balance(now));
    let then = model.preview.as_ref().and_then(|preview| preview.score.as_ref());
    let change = |before: &str, after: String| {
        let figure = |words: &str| words.split(' ').next_back().unwrap_or_default().to_owned();
        (before != after && then.is_some()).then(|| format!(", then {}", figure(&after)))
    };
    let mut pieces: Vec<(String, Role)> = Vec::new();
    if is_wide {
        pieces.push((format!("W{:02} as it stands   ", model.week().number()), Role::Faint));
    } else if model.screen == Screen::Season {
        // Beside the name of a season, numbers of a week would be taken for its own.
        pieces.push((format!("W{:02} ", model.week().number()), Role::Faint));
    }
    pieces.push((aligned.clone(), Role::Score));
    pieces.extend(change(&aligned, alignment(then)).map(|words| (words, Role::Muted)));
    let is_season = model.screen == Screen::Season && !is_wide;
    let columns = canvas.area().width;
    pieces.push((if is_season && columns < 60 { "  " } else { "   " }.to_owned(), Role::Text));
    pieces.push((balanced.clone(), Role::Score));
    pieces.extend(change(&balanced, balance(then).0).map(|words| (words, Role::Muted)));
    if !share.is_empty() && columns >= if is_season { 68 } else { 60 } {
        pieces.push((format!(", {share}"), Role::Muted));
    }
    let length: usize = pieces.iter().map(|(text, _)| crate::domain::text::width(text)).sum();
    let start = end.saturating_sub(length as u16);
    let pieces: Vec<(&str, Role)> = pieces.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    let room = start.saturating_sub(2);
    if is_wide {
        tabs(canvas, model, room);
    } else {
        canvas.put(1, 0, room, &parts::whole_parts(place, usize::from(room)), Role::Muted);
    }
    canvas.put_all(start, 0, end, &pieces);
}

/// The screens by name and digit, the one in view strong; as many as fit.
fn tabs(canvas: &mut Canvas<'_>, model: &Model, end: u16) {
    let mut x = 1;
    for screen in Screen::ALL {
        let digit = model.keymap.keys(Context::Global, screen.verb()).into_iter().next();
        let words = format!("{} {}", digit.unwrap_or_default(), screen.name());
        let words = words.trim_start();
        if x + width(words) as u16 > end {
            return;
        }
        let role = if screen == model.screen { Role::Tab } else { Role::Faint };
        x += canvas.put(x, 0, end - x, words, role) + 2;
    }
}

fn message(canvas: &mut Canvas<'_>, model: &Model, y: u16, is_covered: bool) {
    let columns = canvas.area().width.saturating_sub(2);
    if let Some(reason) = model.not_saved.values().next() {
        // What matters comes before what may be too long for the line.
        let words = match model.is_leaving {
            true => format!(
                "Not saved. {} once more leaves it behind. {reason}",
                model.keymap.key(crate::app::Verb::Leave)
            ),
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
        canvas.put(1, y, columns, &parts::message_words(&message.text, usize::from(columns)), role);
    } else if let (Some((problem, others)), false) = (model.all_problems().split_first(), is_covered) {
        let more = match others.len() {
            0 => String::new(),
            count => format!(", and {count} more"),
        };
        let words = format!("{problem}{more}  aplomb check has all");
        canvas.put(1, y, columns, &parts::message_words(&words, usize::from(columns)), Role::Error);
    } else if !model.marks.is_empty() {
        let words = format!("{} marked; what you do is done to all of them.  Esc none", model.marks.len());
        canvas.put(1, y, columns, &parts::message_words(&words, usize::from(columns)), Role::Accent);
    }
}
