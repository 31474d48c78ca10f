//! Draws the year as a strip: a heavy line for past parts of seasons, a dashed one for those to come, dots between
//! seasons. Alignment and balance of each week are below it, while the cursor is on the strip.

use super::shades::{of_scores, shade};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Week;
use crate::domain::date::{month_name, plus};
use crate::domain::text::{fit, width};
use crate::report::season::SeasonReport;
use crate::report::season::figures::level;
use crate::report::trend::WeekPoint;
use crate::screens::season::axis::StripAxis;
use crate::screens::season::layout::has_scores;
use crate::screens::season::state::{SeasonPart, SeasonState};
use chrono::Datelike;

/// Least score for each shade above the first. From 70 on, a score counts as good.
const SHADES: [f64; 4] = [0.0, 40.0, 70.0, 85.0];

/// Columns that a name may begin before its season.
const SHIFT: u16 = 10;
/// Fewest columns of a name that is cut.
const LEAST: u16 = 4;

/// Draws the strip.
pub fn draw(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    strip: &StripAxis,
    area: Region,
) {
    let first = strip.weeks.first().map_or(content.date, |week| plus(week.monday(), 3));
    canvas.put(3, area.y, 6, &first.year().to_string(), Role::Head);
    months(canvas, strip, area);
    line(canvas, content, strip, area.y + 1);
    names(canvas, state, content, strip, Region { y: area.y + 2, ..area });
    let Some(points) = content.year.weeks.as_deref().filter(|_| has_scores(content)) else { return };
    let shown = |point: &&WeekPoint| point.score.is_shown();
    let words = if strip.at(0) < 13 { ["align", "bal"] } else { ["alignment", "balance"] };
    for ((row, name), y) in words.into_iter().enumerate().zip(area.y + 3..) {
        canvas.put(3, y, strip.at(0).saturating_sub(4), name, Role::Faint);
        for point in points.iter().filter(shown) {
            let Some(place) = strip.index(point.week) else { continue };
            let value = if row == 0 { point.score.alignment } else { point.score.balance.score };
            let shown = value.map_or(0, |value| level(value, &SHADES));
            let (sign, role) = shade(canvas, shown);
            // In a wide week the cell is as wide as in the map of values.
            let columns = match strip.width(place) {
                _ if shown == 0 => 1,
                // Without a gap between all of them, no two have one.
                columns if !strip.has_for_each(2) => columns,
                columns @ ..4 => columns.max(2) - 1,
                columns => columns - 2,
            };
            for x in 0..columns {
                canvas.put(strip.at(place) + x, y, 1, sign, role);
            }
        }
    }
    of_scores(canvas, (3, area.y + 5), area.width.saturating_sub(4));
}

fn months(canvas: &mut Canvas<'_>, strip: &StripAxis, area: Region) {
    let letters = if strip.has_for_each(1) { 3 } else { 1 };
    let mut said = None;
    for (place, week) in strip.weeks.iter().enumerate() {
        let thursday = plus(week.monday(), 3);
        let is_first =
            strip.weeks.get(place + 1).is_some_and(|next| next.monday().month0() != thursday.month0());
        // The name of a month that ends at once would touch the next one.
        let has_room = place > 0 || !is_first || strip.width(place) > 3;
        if said != Some(thursday.month0()) && has_room {
            said = Some(thursday.month0());
            let name = month_name(thursday).get(..letters).unwrap_or_default();
            canvas.put(strip.at(place), area.y, 3, name, Role::Faint);
        }
    }
}

fn line(canvas: &mut Canvas<'_>, content: &SeasonReport, strip: &StripAxis, y: u16) {
    let in_view = content.year.stretch_on(content.date);
    let now = Week::of(content.today);
    let mut before = None;
    for (place, week) in strip.weeks.iter().enumerate() {
        let stretch = content.year.stretch_of(*week);
        let x = strip.at(place);
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
                canvas.fill(x, y, strip.width(place), " ", " ", Role::Faint);
                let dots = if strip.has_for_each(2) { 1 } else { strip.width(place) };
                canvas.fill(x, y, dots, "·", ".", Role::Faint);
            }
            (true, true) => canvas.fill(x, y, strip.width(place), "━", "#", role),
            (true, false) => canvas.fill(x, y, strip.width(place), "╍", "+", role),
        }
        // A season that began before the first week of the strip has no sign for its start.
        let begins = content.year.stretches.get(stretch).is_some_and(|one| one.whole.from >= week.monday());
        if is_season && before != Some(stretch) && (place > 0 || begins) {
            let (sign, plain) = if is_over { ("┃", "|") } else { ("│", "|") };
            canvas.fill(x, y, 1, sign, plain, role);
        }
        before = Some(stretch);
    }
    if let Some(place) = strip.index(now) {
        canvas.fill(strip.at(place) + strip.width(place) / 2, y, 1, "┼", "^", Role::Accent);
    }
}

/// Draws the seasons' names below the line, and `today`. The name of the season shown is placed first, and is
/// complete where the strip has room. Other names begin below their season or a little before it, with a blank on
/// both sides. They are cut, or left out where too little would be left.
fn names(
    canvas: &mut Canvas<'_>,
    state: &SeasonState,
    content: &SeasonReport,
    strip: &StripAxis,
    area: Region,
) {
    let stretches = &content.year.stretches;
    let in_view = content.year.stretch_on(content.date);
    let end = area.right().saturating_sub(1);
    let is_chosen = state.part == SeasonPart::Year;
    let place_of = |stretch: usize| {
        let at = strip.weeks.iter().position(|week| content.year.stretch_of(*week) == stretch)?;
        Some(strip.at(at))
    };
    let name_of = |index: usize| stretches.get(index).and_then(|stretch| stretch.season.as_ref());
    // A name may begin in the gap before its season.
    let gap_before = |index: usize| {
        let before = index.checked_sub(1).filter(|before| name_of(*before).is_none())?;
        name_of(index).and_then(|_| place_of(before))
    };
    let mut taken: Vec<(u16, u16)> = Vec::new();
    let here = match name_of(in_view) {
        Some((_, name)) => Some(name.as_str()),
        None => is_chosen.then_some("no season"),
    };
    // A season of few days has no week of its own on the strip.
    let of_day = || strip.index(Week::of(content.date)).map(|at| strip.at(at));
    if let Some((name, x)) = here.zip(place_of(in_view).or_else(of_day)) {
        let mark = if is_chosen { 2 } else { 0 };
        let wanted = cells(width(name));
        // The name moves into the gap before it, to make room for the next name.
        let gap = gap_before(in_view);
        let next =
            (in_view + 1..stretches.len()).filter(|later| name_of(*later).is_some()).find_map(place_of);
        let aside = next.map_or(x, |next| x.min(next.saturating_sub(1).saturating_sub(wanted)));
        let x = if gap.is_some_and(|gap| gap + mark <= aside) { aside } else { x };
        let x = x.min(end.saturating_sub(wanted)).max(strip.at(0));
        let took = canvas.put(x, area.y, end.saturating_sub(x), name, Role::Strong);
        taken.push((x.saturating_sub(mark), x + took));
        if is_chosen {
            canvas.put(x.saturating_sub(mark), area.y, 1, "›", Role::Accent);
            canvas.cursor = Some((x, area.y));
        }
    }
    for index in (0..stretches.len()).filter(|index| *index != in_view) {
        let Some((name, x)) = name_of(index).map(|(_, name)| name).zip(place_of(index)) else { continue };
        let next = (index + 1..stretches.len()).filter(|later| name_of(*later).is_some()).find_map(place_of);
        let until = next.map_or(end, |next| next.saturating_sub(1));
        // The first one on the strip may begin left of it, as nothing is there.
        let from = if x == strip.at(0) { 3 } else { gap_before(index).unwrap_or(x) };
        let from = from.max(x.saturating_sub(SHIFT));
        if let Some((x, text)) = fitted(name, (from, x, until), &taken) {
            let took = canvas.put(x, area.y, cells(width(&text)), &text, Role::Muted);
            taken.push((x, x + took));
        }
    }
    if let Some(place) = strip.index(Week::of(content.today)) {
        let x = strip.at(place) + strip.width(place) / 2;
        let is_free = taken.iter().all(|(from, to)| x + 7 < *from || *to + 1 < x);
        if is_free && x + 5 <= end {
            canvas.put(x, area.y, 5, "today", Role::Accent);
        }
    }
}

/// Returns the column of a name, and as much of it as fits. It begins at `x` or, where it is too long, further left,
/// at most at `from`. It ends before `until`. None where too little would be left.
fn fitted(name: &str, (from, x, until): (u16, u16, u16), taken: &[(u16, u16)]) -> Option<(u16, String)> {
    let wanted = cells(width(name));
    // Names at its left and its right, each with a blank.
    let before = taken.iter().filter(|(from, _)| *from <= x).map(|(_, to)| to + 1).max();
    let behind = taken.iter().filter(|(from, _)| *from > x).map(|(from, _)| from.saturating_sub(1)).min();
    let until = behind.map_or(until, |behind| behind.min(until));
    let first = before.unwrap_or(from).max(from);
    let shifted = x.min(until.saturating_sub(wanted)).max(first);
    if shifted.saturating_add(wanted) <= until {
        return Some((shifted, name.to_owned()));
    }
    let x = x.max(first);
    let room = until.saturating_sub(x);
    (room >= LEAST.min(wanted)).then(|| (x, fit(name, usize::from(room))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fits a name with a gap of ten columns before it.
    fn at(name: &str, x: u16, until: u16, taken: &[(u16, u16)]) -> Option<(u16, String)> {
        fitted(name, (x - 10, x, until), taken)
    }

    #[test]
    fn a_name_stands_below_its_season_or_a_little_before_it() {
        let is = |x: u16, text: &str| Some((x, text.to_owned()));
        assert_eq!(at("Launch", 20, 30, &[]), is(20, "Launch"));
        assert_eq!(at("Launch", 20, 23, &[]), is(17, "Launch"), "nothing stands before it");
        assert_eq!(at("Launch", 20, 24, &[(9, 19)]), is(20, "Lau…"), "with a blank behind what does");
        assert_eq!(at("Launch", 20, 23, &[(9, 19)]), None, "too little of it says nothing");
        assert_eq!(at("Launch", 20, 40, &[(24, 30)]), is(17, "Launch"), "a blank before what follows");
        assert_eq!(at("Launch", 20, 40, &[(9, 25)]), is(26, "Launch"));
        assert_eq!(
            at("A name that goes on and on", 30, 42, &[]),
            is(30, "A name that…"),
            "it does not slide far"
        );
        assert_eq!(
            fitted("Launch", (20, 20, 25), &[]),
            is(20, "Laun…"),
            "a season lies before it, not a gap"
        );
        assert_eq!(at("Sea", 20, 23, &[(9, 19)]), is(20, "Sea"));
    }
}
