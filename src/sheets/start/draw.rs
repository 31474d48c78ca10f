//! Draws the list of blocks that can be started or stopped.

use std::borrow::Cow;

use super::{StartLine, StartList};
use crate::app::picker;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::config::Clock;
use crate::domain::text::width;

/// First column of the titles.
const TITLE: u16 = 10;
/// Fewest blank columns between two parts of a line, and most that are added where there is room.
const GAP: u16 = 2;
const MOST: u16 = 12;

/// Draws the line being typed, and the lines that match it.
pub(super) fn draw(canvas: &mut Canvas<'_>, list: &StartList, clock: Clock, area: Region) {
    let edge = area.right() - 1;
    let shown = (list.shown.len(), list.chosen);
    let (at, end) = picker::filter_line(canvas, "Start or stop", &list.input, area, shown);
    if let (Some(offer), true) = (list.offer, list.input.value().is_empty()) {
        let x = at + canvas.put(at, area.y, end.saturating_sub(at), &offer.typed(clock), Role::Faint) + 3;
        canvas.put(x, area.y, end.saturating_sub(x), "Enter uses it", Role::Muted);
    } else if list.input.value().is_empty() {
        let columns = end.saturating_sub(at + 3);
        let time = format!("Type to filter, or a time such as {}", clock.example("9:40", "9:40am"));
        let words = [format!("{time} to backdate"), time, "Type to filter".to_owned()];
        if let Some(words) = words.iter().find(|words| width(words) <= columns.into()) {
            canvas.put(at + 3, area.y, columns, words, Role::Faint);
        }
    }
    let rows = area.without_top(1);
    let columns = StartColumns::new(list, edge);
    picker::draw(canvas, rows, 2, (&list.shown, list.chosen), |canvas, y, entry, here| {
        let role = if here { Role::Strong } else { Role::Text };
        let (verb, title, whose, when) = parts(entry);
        canvas.put(4, y, 5, verb, Role::Muted);
        canvas.put(TITLE, y, columns.title, title, role);
        canvas.put(columns.whose.0, y, columns.whose.1, whose, Role::Muted);
        let when = if columns.is_brief { brief(when) } else { when.into() };
        canvas.put(columns.when, y, edge.saturating_sub(columns.when), &when, Role::Muted);
    });
}

/// Returns the verb, the title, whose it is and when it ran or will run.
fn parts(line: &StartLine) -> (&str, &str, &str, &str) {
    match line {
        StartLine::Stop { title, whose, when } => ("stop", title, whose, when),
        StartLine::Block { target, whose, when } => ("start", &target.block.title, whose, when),
        StartLine::New => ("start", "something new …", "", ""),
    }
}

/// Returns the time with fewer words: `to 8:30` for `stopped 8:30`.
fn brief(when: &str) -> Cow<'_, str> {
    let when = when.strip_prefix("running ").or(when.strip_prefix("planned ")).unwrap_or(when);
    when.strip_prefix("stopped ").map_or(when.into(), |time| format!("to {time}").into())
}

/// Columns of the list.
struct StartColumns {
    /// Columns of a title.
    title: u16,
    /// First column of whose it is, and its columns. 0 where there is no room.
    whose: (u16, u16),
    /// First column of the time.
    when: u16,
    /// Whether the times have fewer words.
    is_brief: bool,
}

impl StartColumns {
    /// Returns the columns before column `edge`. The times are never cut. Where rows are too narrow they have fewer
    /// words, then whose it is is left out, then titles are cut.
    fn new(list: &StartList, edge: u16) -> StartColumns {
        let longest = |of: fn(&StartLine) -> usize| cells(list.shown.iter().map(of).max().unwrap_or(0));
        let titles = longest(|line| width(parts(line).1));
        let whose = longest(|line| width(parts(line).2));
        let [all, few] = [longest(|line| width(parts(line).3)), longest(|line| width(&brief(parts(line).3)))];
        let room = edge.saturating_sub(TITLE);
        let needed = |whose: u16, when: u16| titles + if whose > 0 { whose + GAP } else { 0 } + when + GAP;
        let (whose, when, is_brief) = match room {
            _ if needed(whose, all) <= room => (whose, all, false),
            _ if needed(whose, few) <= room => (whose, few, true),
            _ => (0, few, true),
        };
        let spare = room.saturating_sub(needed(whose, when));
        let title = titles.min(room.saturating_sub(when + GAP));
        // Columns that are left set the parts apart.
        let apart = GAP + (spare / 2).min(MOST);
        let whose_x = TITLE + title + apart;
        let when_x = if whose > 0 { whose_x + whose + apart } else { whose_x };
        StartColumns { title, whose: (whose_x, whose), when: when_x, is_brief }
    }
}
