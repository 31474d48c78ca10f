//! The year as a strip: a heavy line where a season was lived, a dashed one where it is still to come, dots between
//! seasons; below it the weeks' two numbers, where the year is looked at.

use chrono::Datelike;
use ratatui::layout::{Position, Rect};

use super::columns::shade;
use crate::app::season::content::level;
use crate::app::season::{Content, Part, State};
use crate::app::trend::WeekPoint;
use crate::domain::Week;
use crate::domain::date::{MONTHS, plus};
use crate::domain::text::width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// From which number on a week has which shade; the last but one begins where a number is good.
const SHADES: [f64; 4] = [0.0, 40.0, 70.0, 85.0];

/// So many columns a name may stand before its season, where another one follows.
const SHIFT: u16 = 10;

/// Where weeks lie on the strip.
struct Scale {
    start: u16,
    /// Columns of so many weeks.
    columns: u16,
    weeks: u16,
}

impl Scale {
    fn new(area: Rect, weeks: u16) -> Scale {
        let start = area.x + if area.width < 70 { 9 } else { 13 };
        let room = area.right().saturating_sub(start + 1);
        match room / weeks.max(1) {
            0 => Scale { start, columns: 1, weeks: weeks.div_ceil(room.max(1)).max(2) },
            columns => Scale { start, columns: columns.min(3), weeks: 1 },
        }
    }

    /// The column at which the week of that number begins.
    fn at(&self, week: usize) -> u16 {
        self.start + week as u16 / self.weeks * self.columns
    }
}

/// Draws the strip.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, content: &Content, area: Rect) {
    let weeks = content.year.all_weeks();
    let scale = Scale::new(area, weeks.len() as u16);
    canvas.put(area.x + 3, area.y, 6, &content.year.period.from.year().to_string(), Role::Head);
    months(canvas, content, &weeks, &scale, area);
    if area.height > 1 {
        line(canvas, content, &weeks, &scale, area.y + 1);
    }
    if area.height > 2 {
        names(canvas, state, content, &weeks, &scale, Rect { y: area.y + 2, ..area });
    }
    let has_room = |points: &&[WeekPoint]| area.height > 4 && !points.is_empty();
    let Some(points) = content.year.weeks.as_deref().filter(has_room) else { return };
    let shown = |point: &&WeekPoint| point.score.is_shown();
    let words = if area.width < 70 { ["align", "bal"] } else { ["alignment", "balance"] };
    for (row, name) in words.into_iter().enumerate() {
        let y = area.y + 3 + row as u16;
        canvas.put(area.x + 3, y, scale.start.saturating_sub(area.x + 4), name, Role::Faint);
        for point in points.iter().filter(shown) {
            let Some(place) = weeks.iter().position(|week| *week == point.week) else { continue };
            let value = if row == 0 { point.score.alignment } else { point.score.balance.score };
            let (sign, role) = shade(canvas, value.map_or(0, |value| level(value, &SHADES)));
            let columns = scale.columns.max(2) - 1;
            for x in 0..columns {
                canvas.put(scale.at(place) + x, y, 1, sign, role);
            }
        }
    }
}

fn months(canvas: &mut Canvas<'_>, content: &Content, weeks: &[Week], scale: &Scale, area: Rect) {
    let year = content.year.period.from.year();
    let letters = if scale.columns > 1 || scale.weeks == 1 { 3 } else { 1 };
    let mut said = None;
    for (place, week) in weeks.iter().enumerate() {
        let thursday = plus(week.monday(), 3);
        if thursday.year() == year && said != Some(thursday.month0()) {
            said = Some(thursday.month0());
            let name = &MONTHS[thursday.month0() as usize][..letters];
            canvas.put(scale.at(place), area.y, letters as u16, name, Role::Faint);
        }
    }
}

fn line(canvas: &mut Canvas<'_>, content: &Content, weeks: &[Week], scale: &Scale, y: u16) {
    let in_view = content.year.stretch_on(content.date);
    let now = Week::of(content.today);
    let mut before = None;
    for (place, week) in weeks.iter().enumerate() {
        let stretch = content.year.stretch_of(*week);
        let x = scale.at(place);
        let is_over = week.sunday() < content.today || *week == now;
        let role = match (stretch == in_view, is_over) {
            (true, true) => Role::Served,
            (true, false) => Role::Coming,
            (false, true) => Role::Muted,
            (false, false) => Role::Track,
        };
        let is_season = content.year.stretches.get(stretch).is_some_and(|stretch| stretch.season.is_some());
        match (is_season, is_over) {
            (false, _) => {
                canvas.fill(x, y, scale.columns, " ", " ", Role::Faint);
                canvas.fill(x, y, 1, "·", ".", Role::Faint);
            }
            (true, true) => canvas.fill(x, y, scale.columns, "━", "#", role),
            (true, false) => canvas.fill(x, y, scale.columns, "╍", "+", role),
        }
        if is_season && before != Some(stretch) {
            let (sign, plain) = if is_over { ("┃", "|") } else { ("│", "|") };
            canvas.fill(x, y, 1, sign, plain, role);
        }
        before = Some(stretch);
    }
    if let Some(place) = weeks.iter().position(|week| *week == now) {
        canvas.fill(scale.at(place) + scale.columns / 2, y, 1, "┼", "^", Role::Accent);
    }
}

fn names(
    canvas: &mut Canvas<'_>,
    state: &State,
    content: &Content,
    weeks: &[Week],
    scale: &Scale,
    area: Rect,
) {
    let in_view = content.year.stretch_on(content.date);
    let end = area.right().saturating_sub(1);
    let place_of = |stretch: usize| weeks.iter().position(|week| content.year.stretch_of(*week) == stretch);
    let is_season = |index: usize| content.year.stretches.get(index).is_some_and(|one| one.season.is_some());
    let mut taken: Vec<(u16, u16)> = Vec::new();
    for (index, stretch) in content.year.stretches.iter().enumerate() {
        let here = index == in_view;
        let Some(x) = place_of(index).map(|place| scale.at(place)) else { continue };
        let is_chosen = here && state.part == Part::Year;
        let name = match &stretch.season {
            Some((_, name)) => name.as_str(),
            None if is_chosen => "no season",
            None => continue,
        };
        let rest = (index + 1..content.year.stretches.len()).find(|later| is_season(*later));
        // Room is left for the cursor before the name that follows.
        let gap = if state.part == Part::Year { 3 } else { 1 };
        let next = rest.and_then(place_of).map_or(end, |place| scale.at(place).saturating_sub(gap));
        // Too little of it would say nothing.
        if !here && next.saturating_sub(x) < 4.min(width(name) as u16) {
            continue;
        }
        // A name stands as far left as it has to, though not far from its season; near the end of the year it may.
        let wanted = width(name) as u16;
        let last = taken.last().map_or(scale.start, |(_, last)| *last + 2);
        let shifted = x.min(next.saturating_sub(wanted)).max(last.min(x));
        let x = if next == end || x - shifted <= SHIFT { shifted } else { x };
        let role = if here { Role::Strong } else { Role::Muted };
        let took = canvas.put(x, area.y, next.saturating_sub(x), name, role);
        taken.push((x, x + took));
        if is_chosen {
            canvas.put(x.saturating_sub(2), area.y, 1, "›", Role::Accent);
            canvas.cursor = Some(Position::new(x, area.y));
        }
    }
    if let Some(place) = weeks.iter().position(|week| *week == Week::of(content.today)) {
        let x = scale.at(place) + scale.columns / 2;
        let is_free = taken.iter().all(|(from, to)| x + 7 < *from || *to + 1 < x);
        if is_free && x + 5 <= end {
            canvas.put(x, area.y, 5, "today", Role::Accent);
        }
    }
}
