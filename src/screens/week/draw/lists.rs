//! Draws the week as lists beside each other: every start, and titles where there is room.

use chrono::NaiveDate;

use super::blocks::BlockLook;
use crate::app::Model;
use crate::canvas::{Canvas, Role};
use crate::domain::config::Clock;
use crate::domain::text::{pad_left, width};
use crate::report::day::agenda::{Agenda, BlockState, MinuteSpan, Stop};
use crate::report::week::Showing;
use crate::screens::cursor::put_pointer;
use crate::screens::days::draw_time::time_words;
use crate::screens::days::marks::is_marked;
use crate::screens::week::layout::hours::is_here;
use crate::screens::week::layout::lists::{ColumnLine, ListColumn};
use crate::screens::week::layout::{ColumnHead, WeekLayout};
use crate::screens::week::state::{agenda_of, kept};

/// With fewer columns no title is shown.
const SHORTEST: u16 = 4;

/// Draws the days.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, days: &[ListColumn]) {
    for (day, head) in days.iter().zip(&layout.heads.1) {
        let Some(agenda) = agenda_of(model, day.date) else { continue };
        for (line, y) in day.lines.iter().zip(layout.area.y..) {
            let (from, to) = head.columns();
            match line {
                ColumnLine::Entry(stop) => entry(canvas, model, agenda, *stop, *head, y),
                ColumnLine::Earlier(count) => {
                    let words = counted(canvas, *count, ("above", "↑"), to - from);
                    canvas.put(from, y, to - from, &words, Role::Faint);
                }
                ColumnLine::Later(count) => {
                    let words = counted(canvas, *count, ("below", "↓"), to - from);
                    canvas.put(from, y, to - from, &words, Role::Faint);
                }
            }
        }
        if day.lines.is_empty() && day.date == model.shown().date {
            let is_unread = agenda.unread.is_some();
            let words = if is_unread { "its file can't be read" } else { "nothing recorded this day" };
            canvas.put(head.x + 1, layout.area.y, head.width - 1, words, Role::Faint);
        }
    }
}

/// Returns how many entries are out of view: `12 below`, or with few columns `12 ↓`, in ASCII `+12`.
fn counted(
    canvas: &Canvas<'_>,
    count: usize,
    (word, sign): (&'static str, &'static str),
    columns: u16,
) -> String {
    let words = format!("{count} {word}");
    match (width(&words) <= usize::from(columns), canvas.sign(sign, "")) {
        (true, _) => words,
        (false, "") => format!("+{count}"),
        (false, sign) => format!("{count} {sign}"),
    }
}

fn entry(canvas: &mut Canvas<'_>, model: &Model, agenda: &Agenda, stop: Stop, head: ColumnHead, y: u16) {
    let clock = model.config.clock;
    let here = is_here(model, agenda, stop);
    if here {
        canvas.tint(head.x, y, head.width);
        put_pointer(canvas, head.x, y);
    }
    let (from, to) = head.columns();
    let times = if clock == Clock::Hours12 { 6 } else { 5 };
    let behind = from + 1 + times;
    match stop {
        Stop::Gap(gap) => {
            let role = if here { Role::Strong } else { Role::Faint };
            canvas.put(from + 1, y, times, &pad_left(&start(gap, clock), times.into()), role);
            let words = format!("free to {}", letter(&gap.span().end.short(clock)));
            canvas.put(behind + 2, y, to.saturating_sub(behind + 2), &words, role);
        }
        Stop::Item(item) => {
            let Some(item) = agenda.items.get(item) else { return };
            let look = BlockLook::new(model, agenda, item);
            if !here && is_marked(model, look.item) {
                canvas.put(head.x, y, 1, "*", Role::Accent);
            }
            canvas.put(from, y, 1, look.edge(None), look.edge_role(model));
            let is_untimed = look.item.state == BlockState::Untimed;
            let time = if is_untimed { String::new() } else { begins(model, agenda.date, &look) };
            canvas.put(from + 1, y, times, &pad_left(&time, times.into()), look.role());
            let (sign, role) = look.sign(look.item.shares);
            let mut x = if is_untimed { from + 1 } else { behind };
            x += canvas.put(x, y, to.saturating_sub(x), sign, role);
            // A sign stands apart from the time and the title beside it.
            x += u16::from(!is_untimed && !sign.trim().is_empty());
            // Without a set time, sign and title begin in the column of the times.
            if let Some((mark, role)) = look.mark() {
                x += canvas.put(x, y, to.saturating_sub(x), mark, role);
            }
            let room = (to - 1).saturating_sub(x);
            if room >= SHORTEST {
                canvas.put(x, y, room, &look.title(room, canvas.is_ascii()), look.role());
            }
        }
    }
}

/// Returns when a block begins, in the view chosen. Three dots mean an earlier day.
fn begins(model: &Model, date: NaiveDate, look: &BlockLook) -> String {
    let item = look.item;
    let extent = match kept(model).showing {
        Showing::Plan => item.plan,
        Showing::Lived => item.lived.first().copied(),
        Showing::Outlook => None,
    };
    if item.date == date { start(extent.unwrap_or(item.place), model.config.clock) } else { "…".to_owned() }
}

/// Returns `9:05`, or `9:05a` with 12 hours.
fn start(extent: MinuteSpan, clock: Clock) -> String {
    letter(&time_words(extent.start.rem_euclid(24 * 60), clock))
}

/// Shortens ` am` and ` pm` to one letter.
fn letter(time: &str) -> String {
    time.replace(" am", "a").replace(" pm", "p")
}
