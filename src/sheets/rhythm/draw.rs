//! Draws the 24 bars, and what was felt below them.

use super::{FeltHour, MOST, RhythmSheet};
use crate::app::Model;
use crate::canvas::widgets::wrap;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Time;
use crate::report::day::words::length;

/// First column of the bars.
const LEFT: u16 = 3;
/// Columns from which an hour has three.
const WIDE: u16 = 78;
/// Rows from which a level has two.
const TALL: u16 = 22;

/// Draws the sheet.
pub(super) fn draw(canvas: &mut Canvas<'_>, sheet: &RhythmSheet, model: &Model, area: Region) {
    let room = area.width.saturating_sub(2);
    canvas.put(1, area.y, room, "Energy by hour", Role::Head);
    let mut y = area.y + 1;
    for line in wrap(&about(sheet, model), room.into()) {
        canvas.put(1, y, room, &line, Role::Text);
        y += 1;
    }
    let unit = if area.height >= TALL { 2 } else { 1 };
    let (rows, wide) = (u16::from(MOST) * unit, if area.width >= WIDE { 3 } else { 1 });
    y += u16::from(area.height >= 14);
    for (hour, (level, felt)) in sheet.levels.iter().zip(&sheet.felt).enumerate() {
        let (x, is_here) = (LEFT + cells(hour) * wide, hour == sheet.hour);
        let (bar, columns) = (u16::from(*level) * unit, wide.max(2) - 1);
        let role = if is_here { Role::Strong } else { Role::Served };
        for row in 0..bar {
            canvas.fill(x, y + rows - 1 - row, columns, "█", "#", role);
        }
        if bar == 0 {
            canvas.fill(x, y + rows - 1, columns, "_", "_", role);
        }
        // With one column an hour there is room for every sixth.
        if wide > 1 || hour % 6 == 0 {
            let name = if is_here { Role::Strong } else { Role::Muted };
            canvas.put(x, y + rows, 2, &hour.to_string(), name);
        }
        let (sign, role) = felt_sign(canvas, felt);
        canvas.put(x, y + rows + 1, 1, sign, role);
        if is_here {
            canvas.put(x, y + rows + 2, columns, &"^".repeat(columns.into()), Role::Accent);
            canvas.point(x, y + rows + 2);
        }
    }
    let words = "Suggested times prefer your best hours. It is never scored.";
    let felt = match sheet.felt.iter().any(|felt| felt.mean().is_some()) {
        true => "Below the hours, how they felt in the last 8 weeks: lifted, level (=) or tired. ",
        false => "",
    };
    y += rows + 4;
    for line in wrap(&format!("{felt}{words}"), usize::from(room.min(76))) {
        if y < area.bottom() {
            canvas.put(1, y, room, &line, Role::Muted);
        }
        y += 1;
    }
}

/// Returns a sentence about the hour under the cursor: `9:00 to 10:00: highest. Felt lifted, 6h rated.`
fn about(sheet: &RhythmSheet, model: &Model) -> String {
    let at = |hour: usize| {
        let minutes = u32::try_from(hour * 60).unwrap_or_default();
        Time::from_minutes(minutes).short(model.config.clock)
    };
    let words = ["lowest", "low", "medium", "high", "highest"];
    let level =
        sheet.levels.get(sheet.hour).and_then(|level| words.get(usize::from(*level))).unwrap_or(&"medium");
    let felt = sheet.felt.get(sheet.hour).copied().unwrap_or_default();
    let said = felt.mean().map(|mean| format!(" Felt {}, {} rated.", word(mean), length(felt.minutes)));
    format!("{} to {}: {level}.{}", at(sheet.hour), at((sheet.hour + 1) % 24), said.unwrap_or_default())
}

fn word(mean: f64) -> &'static str {
    match mean {
        mean if mean >= 1.5 => "energised",
        mean if mean >= 0.5 => "lifted",
        mean if mean <= -1.5 => "drained",
        mean if mean <= -0.5 => "tired",
        _ => "level",
    }
}

/// Returns the sign of how an hour felt. Blank where too little is rated.
fn felt_sign(canvas: &Canvas<'_>, felt: &FeltHour) -> (&'static str, Role) {
    match felt.mean() {
        None => (" ", Role::Faint),
        Some(mean) if mean >= 0.5 => (canvas.sign("▲", "+"), Role::Text),
        Some(mean) if mean <= -0.5 => (canvas.sign("▼", "-"), Role::Text),
        Some(_) => ("=", Role::Muted),
    }
}
