//! Draws the parts around every screen: first line, message line, open sheet and footer.

use super::footer::{self, Hints};
use super::frame::{Frame, WITH_PANEL};
use super::keymap::Context;
use super::message_line;
use super::model::Model;
use super::screen::{ScoreSpan, Screen};
use super::sheet::SheetCover;
use super::verb::Verb;
use crate::canvas::widgets::{SHORTEST, whole_parts};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::text::{fit, width};
use crate::report::verdict::{alignment, balance};

/// Fewest columns in which the current place is shown.
const LEAST_PLACE: u16 = 6;

/// Draws the names of the screens, `place` where they leave no room for it in their row, and both scores of the span that
/// the screen shows.
pub fn title(canvas: &mut Canvas<'_>, model: &Model, frame: &Frame, place: &str) {
    let columns = canvas.area().width;
    let (is_wide, end) = (columns >= WITH_PANEL, columns - 1);
    let digits = tabs_width(model, false);
    // The scores leave room for the first part of the place, but only a third of the row for a long name.
    let first = place.split(", ").next().map_or(0, |first| width(first) + 2).min(usize::from(columns / 3));
    let (left, place) = if is_wide { (tabs_width(model, true), "") } else { (first, place) };
    let room = usize::from(end).saturating_sub(left + 2);
    let scores = scores(model, room);
    let length: usize = scores.iter().map(|(text, _)| width(text)).sum();
    let start = end.saturating_sub(cells(length));
    let pieces: Vec<(&str, Role)> = scores.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    canvas.put_all(start, frame.place, end, &pieces);
    let room = start.saturating_sub(2);
    let mut x = 1;
    if is_wide {
        tabs(canvas, model, room, true);
    } else if frame.place > 0 {
        tabs(canvas, model, end, has_names(model, columns));
    } else if digits + width(place) <= usize::from(room) {
        x = tabs(canvas, model, room, false);
    }
    let room = room.saturating_sub(x - 1);
    let mut words = place_within(model, place, room.into());
    if words.ends_with('…') {
        // A name that is cut has 2 blank columns behind it. With hardly any room it is left out.
        words = place_within(model, place, room.saturating_sub(1).into());
    }
    // A date loses its month, as a figure that is cut is another figure.
    let cut = words.strip_suffix('…').map(str::trim_end);
    if cut.is_some_and(|cut| cut.ends_with(|last: char| last.is_ascii_digit())) {
        let ends = place.match_indices(' ').map(|(at, _)| &place[..at]);
        let part = ends.filter(|part| width(part) <= room.into()).max_by_key(|part| part.len());
        words = part.unwrap_or_default().to_owned();
    }
    if room >= LEAST_PLACE {
        canvas.put(x, frame.place, room, &words, Role::Muted);
    }
}

/// Returns as much of a place as fits into `columns` columns. The season's name is shortened before it is left out.
fn place_within(model: &Model, place: &str, columns: usize) -> String {
    let words = whole_parts(place, columns);
    let seasons = model.life.seasons.iter().map(|season| season.name.as_str());
    let name =
        seasons.filter(|name| place.contains(*name) && !words.contains(*name)).max_by_key(|name| name.len());
    let Some((before, name)) = name.and_then(|name| Some((place.split_once(name)?.0, name))) else {
        return words;
    };
    match columns.checked_sub(width(before)) {
        Some(room) if room >= SHORTEST => format!("{before}{}", fit(name, room)),
        _ => words,
    }
}

/// Returns both scores of the span that the screen shows, with as many words as fit into `room` columns: the name of the
/// span, and the work share.
fn scores(model: &Model, room: usize) -> Vec<(String, Role)> {
    let (names, now, then) = match model.screen.span(model) {
        Some(ScoreSpan { names, score }) => {
            let names = names.iter().map(|name| format!("{name}   "));
            (names.chain([String::new()]).collect(), score, None)
        }
        None => {
            let names = [
                format!("Week {} forecast   ", model.week().number()),
                "forecast   ".to_owned(),
                String::new(),
            ];
            let then = model.preview.as_ref().and_then(|preview| preview.score.as_ref());
            (names.to_vec(), model.standing.as_ref().map(|standing| &standing.score), then)
        }
    };
    let (aligned, (balanced, share)) = (alignment(now), balance(now));
    let change = |joint: &str, before: &str, after: String| {
        let figure = |words: &str| words.split(' ').next_back().unwrap_or_default().to_owned();
        (before != after && then.is_some()).then(|| format!("{joint}{}", figure(&after)))
    };
    let share = if share.is_empty() { share } else { format!(" ({share})") };
    let pieces = |joint: &str, name: &str, share: &str| {
        let mut pieces = vec![(name.to_owned(), Role::Faint), (aligned.clone(), Role::Score)];
        pieces.extend(change(joint, &aligned, alignment(then)).map(|words| (words, Role::Muted)));
        pieces.push(("   ".to_owned(), Role::Text));
        pieces.push((balanced.clone(), Role::Score));
        pieces.extend(change(joint, &balanced, balance(then).0).map(|words| (words, Role::Muted)));
        pieces.push((share.to_owned(), Role::Muted));
        pieces
    };
    // Of a change, the word between both figures is the last to be shortened.
    let (words, arrow) = (", then ", if model.is_ascii { " -> " } else { " → " });
    // That a number is a forecast says more than the share, so a row without a name comes last.
    let mut all: Vec<(&String, &str)> = [share.as_str(), ""]
        .into_iter()
        .flat_map(|share| names.iter().map(move |name| (name, share)))
        .collect();
    all.sort_by_key(|(name, _)| name.is_empty());
    let fits =
        |pieces: &Vec<(String, Role)>| pieces.iter().map(|(text, _)| width(text)).sum::<usize>() <= room;
    all.into_iter()
        .map(|(name, share)| pieces(words, name, share))
        .find(fits)
        .unwrap_or_else(|| pieces(arrow, "", ""))
}

/// Returns the screens in the first line, by digit and name, or with `has_names` false by digit and the name of the
/// current one: as many as fit before column `end`, each with its first column and its words.
fn placed_tabs(model: &Model, end: u16, has_names: bool) -> Vec<(u16, String, &'static dyn Screen)> {
    let mut x = 1;
    let tabs = model.house.screens.iter().map(|screen| (tab(model, *screen, has_names), *screen));
    let placed = tabs.map(|(words, screen)| {
        let at = x;
        x += cells(width(&words)) + if has_names { 2 } else { 1 };
        (at, words, screen)
    });
    placed.take_while(|(x, words, _)| x + cells(width(words)) <= end).collect()
}

/// Draws the screens in the first line. The current one is highlighted. Returns the column behind them.
fn tabs(canvas: &mut Canvas<'_>, model: &Model, end: u16, has_names: bool) -> u16 {
    let placed = placed_tabs(model, end, has_names);
    for (x, words, screen) in &placed {
        let role = if is_current(model, *screen) { Role::Tab } else { Role::Faint };
        canvas.put(*x, 0, end.saturating_sub(*x), words, role);
    }
    placed.last().map_or(2, |(x, words, _)| x + cells(width(words)) + 2)
}

/// Returns the action that shows the screen whose name is in a column of the first line. None between names, and on a
/// screen or in a terminal without names there.
pub fn tab_under(model: &Model, x: u16) -> Option<Verb> {
    let (columns, rows) = model.size;
    if !model.screen.has_tabs() || columns < WITH_PANEL && rows < super::frame::LOW {
        return None;
    }
    let end = columns - 1;
    let mut placed = placed_tabs(model, end, has_names(model, columns)).into_iter();
    let here = placed.find(|(from, words, _)| (*from..from + cells(width(words))).contains(&x));
    here.map(|(_, _, screen)| screen.verb())
}

/// Returns whether the first line has room for the names of all screens, where they have it for themselves or beside the
/// scores of a wide terminal.
fn has_names(model: &Model, columns: u16) -> bool {
    columns >= WITH_PANEL || tabs_width(model, true) < usize::from(columns)
}

/// Returns the number of columns that all tabs take, with the margin at the left.
fn tabs_width(model: &Model, has_names: bool) -> usize {
    let gap = if has_names { 2 } else { 1 };
    model.house.screens.iter().map(|screen| width(&tab(model, *screen, has_names)) + gap).sum::<usize>() + 1
}

fn tab(model: &Model, screen: &dyn Screen, has_names: bool) -> String {
    let key = model.keymap.own_key(Context::Global, screen.verb());
    match has_names || is_current(model, screen) {
        true => format!("{key} {}", screen.name()).trim_start().to_owned(),
        false => key,
    }
}

fn is_current(model: &Model, screen: &dyn Screen) -> bool {
    screen.verb() == model.screen.verb()
}

/// Draws the rows below a screen: the open sheet if it takes the lower part, the message line and the footer.
///
/// `hints` are those of the screen: it may know them from a layout that it has already.
pub fn below(canvas: &mut Canvas<'_>, model: &Model, frame: &Frame, hints: impl FnOnce() -> Hints) {
    if let Some(area) = frame.lower {
        lower(canvas, model, area);
    }
    message(canvas, model, frame.footer - 1, frame.lower.is_some());
    footer::draw(canvas, model, frame.footer, hints);
}

/// Draws the open sheet in the lower part, below a rule.
fn lower(canvas: &mut Canvas<'_>, model: &Model, area: Region) {
    let inside = under_rule(canvas, area);
    let margin = u16::from(sheet_takes_panel(model));
    sheet(canvas, model, Region { x: margin, width: inside.width - 2 * margin, ..inside });
}

/// Returns whether the open sheet takes the side panel. False if no sheet is open.
pub fn sheet_takes_panel(model: &Model) -> bool {
    let takes_panel = |cover| matches!(cover, SheetCover::Panel(_));
    model.sheet.as_ref().is_some_and(|sheet| takes_panel(sheet.cover(model, model.size)))
}

/// Draws the open sheet. Its cursor, if it sets one, replaces the screen's.
pub fn sheet(canvas: &mut Canvas<'_>, model: &Model, area: Region) {
    let below = canvas.cursor.take();
    if let Some(sheet) = &model.sheet {
        sheet.draw(model, canvas, area);
    }
    canvas.cursor = canvas.cursor.or(below);
}

/// Clears a region and draws a rule on its first row. Returns the region below the rule.
pub fn under_rule(canvas: &mut Canvas<'_>, area: Region) -> Region {
    canvas.clear(area);
    canvas.fill(area.x + 1, area.y, area.width.saturating_sub(2), "─", "-", Role::Rule);
    area.without_top(1)
}

/// Draws the message in its rows, the last of which is row `last`. Problems of files are left out if a sheet covers the
/// screen (`is_covered`).
pub fn message(canvas: &mut Canvas<'_>, model: &Model, last: u16, is_covered: bool) {
    let size = (canvas.area().width, canvas.area().height);
    let Some(said) = message_line::shown(model, is_covered) else { return };
    let lines = said.lines(size);
    let first = (last + 1).saturating_sub(cells(lines.len()));
    for (y, line) in (first..).zip(&lines) {
        canvas.fill(0, y, size.0, " ", " ", Role::Text);
        canvas.put(1, y, size.0.saturating_sub(2), line, said.role);
    }
}

/// Draws a sheet over the whole terminal: what `body` draws above a row, then the message line and the footer. Where a
/// line is open below the sheet, only the body above that line.
pub fn sheet_with_body(
    canvas: &mut Canvas<'_>,
    model: &Model,
    area: Region,
    body: impl Fn(&mut Canvas<'_>, u16),
) {
    let all = canvas.area().height;
    if area.height < all {
        return body(canvas, area.height);
    }
    body(canvas, all - 1);
    message(canvas, model, all - 2, true);
    footer::draw(canvas, model, all - 1, Hints::default);
}
