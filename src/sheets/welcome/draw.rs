//! Draws the pages of the first start.

use super::state::{ROWS, SeasonRow, Welcome, WelcomePage};
use crate::app::picker;
use crate::canvas::widgets::{Bar, bar, whole_parts, wrap};
use crate::canvas::{Canvas, Region, Role, cells as cells_of};
use crate::domain::Heavy;
use crate::domain::config::Clock;
use crate::domain::date::{long, short};
use crate::domain::text::width as text_width;

/// With fewer rows, empty rows are left out.
const LOW: u16 = 20;
/// With fewer rows, the sentence below a question has a single row.
const LOWEST: u16 = 12;
/// With fewer rows, there is no room for the note above the footer.
const WITH_NOTE: u16 = 24;
/// With fewer columns, there is no room for bars.
const WITH_BARS: u16 = 50;

/// Draws the current page, without its footer.
pub fn draw(canvas: &mut Canvas<'_>, welcome: &Welcome, clock: Clock) {
    match welcome.page {
        WelcomePage::What => what(canvas),
        WelcomePage::Values => values(canvas, welcome),
        WelcomePage::Season => season(canvas, welcome, clock),
    }
    let Region { width, height, .. } = canvas.area();
    if height >= WITH_NOTE {
        let notes = match welcome.page {
            WelcomePage::What => ["Nothing is saved yet."; 2],
            _ => ["Esc keeps what is shown and goes to today.", "Esc keeps what is shown."],
        };
        let fitting = notes.iter().find(|words| text_width(words) <= (width - 2).into());
        canvas.put_right(width - 1, height - 2, width - 2, fitting.unwrap_or(&notes[1]), Role::Faint);
    }
}

/// Draws wrapped texts below each other from row `y` on. Of a text without room only whole sentences are drawn. Returns
/// the row below them.
fn lines(canvas: &mut Canvas<'_>, mut y: u16, lines: &[(&str, Role)]) -> u16 {
    let columns = canvas.area().width.saturating_sub(5);
    let bottom = canvas.area().height - 1;
    for (text, role) in lines {
        // Where there is little room, empty rows are left out.
        if text.is_empty() {
            y += u16::from(canvas.area().height >= LOW);
            continue;
        }
        for line in whole_sentences(text, columns.into(), bottom.saturating_sub(y).into()) {
            canvas.put(4, y, columns, &line, *role);
            y += 1;
        }
    }
    y
}

/// Returns the first sentences of a text that fit into `rows` rows, wrapped.
fn whole_sentences(text: &str, columns: usize, rows: usize) -> Vec<String> {
    let ends = text.match_indices(". ").map(|(at, _)| at + 1).chain([text.len()]);
    let fitting = ends.map(|end| wrap(&text[..end], columns)).take_while(|lines| lines.len() <= rows);
    fitting.last().unwrap_or_default()
}

/// Draws the question of a page and the sentence below it. Returns the row below them.
fn question(canvas: &mut Canvas<'_>, question: &str, words: &str) -> u16 {
    let columns = canvas.area().width - 2;
    canvas.put(1, 1, columns, question, Role::Strong);
    let mut y = 2;
    let mut lines = wrap(words, columns.into());
    // In the lowest terminals the rows below need what would be the second row.
    if canvas.area().height < LOWEST && lines.len() > 1 {
        lines = vec![whole_parts(words, columns.into())];
        lines.retain(|line| !line.ends_with('…'));
        y += u16::from(lines.is_empty());
    }
    for line in lines {
        canvas.put(1, y, columns, &line, Role::Muted);
        y += 1;
    }
    y + u16::from(canvas.area().height >= LOW)
}

/// Draws the page about what aplomb is.
fn what(canvas: &mut Canvas<'_>) {
    let top = if canvas.area().height < LOW { 0 } else { 2 };
    let text = [
        ("aplomb", Role::Strong),
        ("", Role::Text),
        ("A daily planner with one question:", Role::Text),
        ("does the way I work support the way I want to live?", Role::Strong),
        ("", Role::Text),
    ];
    let mut y = lines(canvas, top, &text);
    let words = [
        ("balance", "how your hours are split between work and life"),
        ("alignment", "how well they serve what you value"),
    ];
    for (word, meaning) in words {
        canvas.put(4, y, 12, word, Role::Strong);
        let columns = canvas.area().width.saturating_sub(17);
        for line in wrap(meaning, columns.into()) {
            canvas.put(16, y, columns, &line, Role::Text);
            y += 1;
        }
    }
    let rest = [
        ("", Role::Text),
        (
            "You always see both, with the reasons. Scores appear after 4 recorded hours. No streaks, no nagging.",
            Role::Text,
        ),
        ("", Role::Text),
        (
            "2 short pages, then your first block. Press Enter to accept what is shown, or the arrows to change it. You can change everything later.",
            Role::Muted,
        ),
    ];
    lines(canvas, y, &rest);
    canvas.cursor = Some((4, top));
}

/// Marks a row, where it is the chosen one.
fn point(canvas: &mut Canvas<'_>, y: u16, here: bool) {
    if here {
        picker::point(canvas, 2, y, (0, canvas.area().width));
    }
}

/// Draws the page of values.
fn values(canvas: &mut Canvas<'_>, welcome: &Welcome) {
    let width = canvas.area().width;
    let words = "Set hours a week with ← →. A line at 'not now' is left out. 3 to 5 are plenty.";
    let mut y = question(canvas, "What should your weeks have room for?", words);
    let cells = if width < 64 { 8 } else { 20 };
    let hours_x = if width < WITH_BARS { 28 } else { 30 + cells };
    let given = |canvas: &mut Canvas<'_>, y: u16, hours: u32| {
        let done = f64::from(hours);
        if width >= WITH_BARS {
            bar(canvas, 28, y, cells, Bar { done, forecast: done, target: 20.0, needed: None });
        }
        let words = if hours == 0 { "not now".to_owned() } else { format!("{hours}h") };
        canvas.put(hours_x, y, 9, &words, if hours == 0 { Role::Muted } else { Role::Text });
    };
    let rows: Vec<usize> = (0..welcome.offers.len() + welcome.own.len()).collect();
    let is_low = canvas.area().height < LOW;
    let below = if is_low { 2 } else { 6 };
    let height = cells_of(rows.len()).min(canvas.area().height.saturating_sub(y + below));
    let area = Region { x: 0, y, width, height };
    picker::draw(canvas, area, 2, (&rows, welcome.row), |canvas, y, row, is_here| {
        let own = row.checked_sub(welcome.offers.len()).and_then(|own| welcome.own.get(own));
        if let Some(offer) = welcome.offers.get(*row) {
            let role = match (is_here, offer.hours) {
                (true, _) => Role::Strong,
                (false, 0) => Role::Muted,
                _ => Role::Text,
            };
            canvas.put(4, y, 23, offer.name, role);
            given(canvas, y, offer.hours);
        } else if let Some((name, hours)) = own {
            typed(canvas, 4, y, 23, name, "in your own words …", is_here);
            if !name.value().trim().is_empty() {
                given(canvas, y, *hours);
            }
        }
    });
    y = area.bottom() - 1;
    let awake = welcome.wake.minutes() / 60 * 7;
    let words = format!(
        "{} of the {awake} hours you are awake. One hour can count for several: a walk with a friend is Health, and Family and friends.",
        welcome.hours()
    );
    let gap = if is_low { 1 } else { 3 };
    lines(canvas, y + gap, &[(words.as_str(), Role::Muted)]);
}

/// Draws a text being typed, or a hint while it is empty.
fn typed(
    canvas: &mut Canvas<'_>,
    x: u16,
    y: u16,
    columns: u16,
    input: &tui_input::Input,
    hint: &str,
    here: bool,
) {
    if input.value().is_empty() {
        canvas.put(x, y, columns, hint, if here { Role::Text } else { Role::Muted });
    } else {
        canvas.put(x, y, columns, input.value(), if here { Role::Strong } else { Role::Text });
    }
    if here {
        let at = x + cells_of(input.visual_cursor()).min(columns);
        canvas.cursor = Some((at, y));
    }
}

/// Draws the page of the season.
fn season(canvas: &mut Canvas<'_>, welcome: &Welcome, clock: Clock) {
    let (width, is_low) = (canvas.area().width, canvas.area().height < LOW);
    let words = "A season is a part of your year with its own targets.";
    let mut y = question(canvas, "What is this season about?", words);
    for (index, row) in ROWS.iter().enumerate() {
        let here = welcome.row == index;
        point(canvas, y, here);
        let label = match row {
            SeasonRow::Name => "Name",
            SeasonRow::Until => "Until",
            SeasonRow::Leans => "Leans",
            SeasonRow::Success => "Good season if",
            SeasonRow::Wake => "My day from",
            SeasonRow::Bed => "to",
        };
        canvas.put(4, y, 15, label, Role::Muted);
        let columns = width.saturating_sub(21);
        let role = if here { Role::Strong } else { Role::Text };
        match row {
            SeasonRow::Name => typed(canvas, 20, y, columns, &welcome.name, "This season", here),
            SeasonRow::Success => {
                let hint = "… a sentence of your own, or none";
                let hint = if text_width(hint) > columns.into() { "… in your words" } else { hint };
                typed(canvas, 20, y, columns, &welcome.success, hint, here)
            }
            SeasonRow::Until => {
                let weeks = if welcome.weeks == 1 {
                    "this week".to_owned()
                } else {
                    format!("{} weeks", welcome.weeks)
                };
                let until = [long, short].map(|date| format!("{}, {weeks}", date(welcome.until())));
                let words = until.iter().find(|words| text_width(words) <= columns.into());
                canvas.put(20, y, columns, words.unwrap_or(&until[1]), role);
            }
            SeasonRow::Leans => {
                let words = match welcome.leans {
                    None => "neither way",
                    Some(Heavy::Work) => "towards work",
                    Some(Heavy::Life) => "towards life",
                };
                let took = canvas.put(20, y, columns, words, role);
                let room = columns.saturating_sub(took + 2);
                let ways = ["← towards life   towards work →", "← life   work →", "← →"];
                let ways = ways.into_iter().find(|ways| text_width(ways) <= room.into());
                canvas.put(22 + took, y, room, ways.unwrap_or_default(), Role::Faint);
            }
            SeasonRow::Wake => {
                canvas.put(20, y, columns, &welcome.wake.start.short(clock), role);
            }
            SeasonRow::Bed => {
                canvas.put(20, y, columns, &welcome.wake.end.short(clock), role);
            }
        }
        y += if is_low || *row == SeasonRow::Wake { 1 } else { 2 };
    }
    let words = "Work counts as work. Care, people, self-care, downtime, growth and community count as life. Home, meals, commute and sleep count as neither. You can change this in life.toml.";
    if !is_low {
        lines(canvas, y + 1, &[(words, Role::Muted)]);
    }
}
