//! Times on the screens of days: hours, the line of now, windows of boundaries.

use crate::canvas::widgets::keeping;
use crate::canvas::{Canvas, Region, Role};
use crate::domain::Time;
use crate::domain::config::Clock;
use crate::domain::text::width;
use crate::report::day::agenda::BoundaryWindow;

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

/// Draws the line of now in a row.
pub fn now_line(canvas: &mut Canvas<'_>, area: Region, y: u16, now: i64, clock: Clock) {
    canvas.fill(area.x + 1, y, area.width.saturating_sub(2), "─", "-", Role::Accent);
    canvas.put(area.x + 2, y, 10, &format!(" {} ", time_words(now, clock)), Role::Accent);
}
