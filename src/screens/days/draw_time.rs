//! Times on the screens of days: hours, the line of now, windows of boundaries.

use crate::canvas::widgets::keeping;
use crate::canvas::{Canvas, Region, Role};
use crate::domain::Time;
use crate::domain::config::Clock;
use crate::domain::text::width;
use crate::report::day::agenda::{BoundaryWindow, WindDown};

/// Returns an hour with its number in two columns, such as ` 9` or ` 9 am`.
pub fn hour_words(hour: i64, clock: Clock) -> String {
    let hour = hour.rem_euclid(24);
    match clock {
        Clock::Hours24 => format!("{hour:2}"),
        Clock::Hours12 => format!("{:2} {}", (hour + 11) % 12 + 1, if hour < 12 { "am" } else { "pm" }),
    }
}

/// Returns a minute of the day as a time, cut to 00:00 to 48:00.
pub fn time_words(minute: i64, clock: Clock) -> String {
    Time::from_minutes(minute.clamp(0, 2880) as u32).short(clock)
}

/// Returns the words of a window in at most `columns` columns: the boundary's name, what it keeps out, and its times. A
/// name that fits only alone stands alone. A longer one is shortened, and the rest stays.
pub fn window_words(window: &BoundaryWindow, clock: Clock, columns: usize) -> String {
    let name = &window.name;
    let words = format!("{name}, no {} {}", window.keeps_out, window.extent.span().short(clock));
    match width(name) <= columns && width(&words) > columns {
        true => name.clone(),
        false => keeping(&words, &[name], columns),
    }
}

/// Returns the words of free time in at most `columns` columns: the boundary in whose window it is, and the time around
/// a job's blocks that is in it. Both lose their times before one of them is left out. Empty if it has neither.
pub fn free_words(
    window: Option<&BoundaryWindow>,
    wind_downs: &[&WindDown],
    clock: Clock,
    columns: usize,
) -> String {
    let window = window.map(|window| (window_words(window, clock, columns), &window.name));
    let mut forms: Vec<String> = Vec::new();
    let [timed, named, short] = [0, 1, 2].map(|form| {
        let words = wind_downs.iter().filter_map(|one| one.forms(clock).into_iter().nth(form));
        words.collect::<Vec<_>>().join(", ")
    });
    match window {
        Some((words, _)) if wind_downs.is_empty() => return words,
        Some((words, name)) => {
            forms.extend([&timed, &named].map(|wind_down| format!("{words}, {wind_down}")));
            forms.extend([&timed, &named, &short].map(|wind_down| format!("{name}, {wind_down}")));
            forms.push(words);
        }
        None => forms.extend([timed, named, short]),
    }
    let fits = forms.iter().position(|words| width(words) <= columns);
    forms.swap_remove(fits.unwrap_or(forms.len() - 1))
}

/// Draws the line of now in a row.
pub fn now_line(canvas: &mut Canvas<'_>, area: Region, y: u16, now: i64, clock: Clock) {
    canvas.fill(area.x + 1, y, area.width.saturating_sub(2), "─", "-", Role::Accent);
    canvas.put(area.x + 2, y, 10, &format!(" {} ", time_words(now, clock)), Role::Accent);
}
