//! Draws Week: the week's goal, its days, their hours, and bars of values or areas.

mod below;
mod blocks;
mod hours;
mod lists;

use chrono::{Datelike, NaiveDate};

use crate::alignment::Period;
use crate::app::frame::WITH_PANEL;
use crate::app::model::Cursor;
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::widgets::whole_parts;
use crate::canvas::{Canvas, Role, cells};
use crate::domain::Week;
use crate::domain::date::weekday_name;
use crate::domain::text::width;
use crate::report::season::sentences::named;
use crate::report::week::{self, sentences};
use crate::screens::cursor::{put_label, put_pointer};
use crate::screens::days::draw_list;
use crate::screens::week::hints::hints;
use crate::screens::week::layout::{ColumnHead, WeekBody, WeekLayout};
use crate::screens::week::state::kept;

/// Draws the screen.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let size = (canvas.area().width, canvas.area().height);
    let layout = WeekLayout::new(model, size);
    chrome::title(canvas, model, &layout.frame, &place(model));
    answer(canvas, model, &layout);
    match &layout.body {
        WeekBody::Hours(of) => {
            heads(canvas, model, &layout, 3);
            hours::draw(canvas, model, &layout, of);
        }
        WeekBody::Lists(days) => {
            heads(canvas, model, &layout, 1);
            lists::draw(canvas, model, &layout, days);
        }
        WeekBody::List(of) => {
            strip(canvas, model, &layout);
            draw_list::draw(canvas, model, model.shown(), of);
        }
    }
    below::draw(canvas, model, &layout);
    chrome::below(canvas, model, &layout.frame, || hints(model, &layout));
}

/// Returns the title of a narrow terminal: week and season. With a block being written they are those of its day.
fn place(model: &Model) -> String {
    let week = Week::of(model.shown().date);
    let season = named(&model.life, Period::week(week));
    let week = format!("W{:02}", week.number());
    [week].into_iter().chain(season).collect::<Vec<_>>().join(" · ")
}

/// Draws the week's goal and the line below it.
fn answer(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let columns = canvas.area().width.saturating_sub(2);
    let Some(content) = kept(model).content.as_deref() else {
        if let Some(y) = layout.intention {
            canvas.put(1, y, columns, "Loading the week …", Role::Faint);
        }
        return;
    };
    let shown = week::shown(model.shown().date, model.config.week_start);
    if shown != content.shown {
        // The block being written is in another week, whose report is not built yet.
        if let Some(y) = layout.intention {
            let words = format!("{} · with this change", sentences::dates(shown, model.today));
            canvas.put(1, y, columns, &words, Role::Strong);
        }
        return;
    }
    if let Some(y) = layout.intention {
        let here = model.cursor == Cursor::Intention && model.preview.is_none();
        match content.unread.as_ref().or(content.intention.as_ref()) {
            Some(intention) => {
                // A sentence of aplomb loses whole parts. The user's own is cut where it ends.
                let is_own = content.unread.is_none();
                let words = if is_own { intention.clone() } else { whole_parts(intention, columns.into()) };
                canvas.put(1, y, columns, &words, Role::Strong)
            }
            None => {
                let keys = if here { "Enter".to_owned() } else { intention_keys(model) };
                let role = if here { Role::Strong } else { Role::Muted };
                let words = [" for this week", ""].map(|when| format!("No goal{when} yet. Press {keys}."));
                let fitting = words.iter().find(|words| width(words) <= columns.into());
                canvas.put(1, y, columns, fitting.unwrap_or(&words[1]), role)
            }
        };
        if here {
            canvas.tint(0, y, columns + 2);
            put_pointer(canvas, 0, y);
        }
    }
    if let Some(y) = layout.quiet {
        let words = sentences::quiet_within(content, columns + 2 < WITH_PANEL, columns.into());
        canvas.put(1, y, columns, &words, Role::Muted);
    }
}

/// Returns the keys that set the week's goal from anywhere on the screen, such as `D, then i`.
fn intention_keys(model: &Model) -> String {
    let first = |context, verb| model.keymap.keys(context, verb).into_iter().next();
    let keys = [first(Context::Day, Verb::DayMenu), first(Context::DayMenu, Verb::Intention)];
    keys.into_iter().flatten().collect::<Vec<_>>().join(", then ")
}

/// Returns `Mon 16`.
fn name(date: NaiveDate) -> String {
    format!("{} {}", &weekday_name(date.weekday())[..3], date.day())
}

/// Returns whether a day is one of several that were chosen.
fn is_chosen(model: &Model, date: NaiveDate) -> bool {
    let (from, to) = model.selected_days();
    from < to && (from..=to).contains(&date)
}

/// Returns the note beside a day's name: chosen, grace day or today. None for other days.
fn said(model: &Model, date: NaiveDate) -> Option<(&'static str, Role)> {
    let is_grace = model.life.day(date).is_some_and(|day| day.head.grace.is_some());
    if is_chosen(model, date) {
        Some(("chosen", Role::Accent))
    } else if is_grace {
        Some(("grace", Role::Faint))
    } else {
        (date == model.today).then_some(("today", Role::Accent))
    }
}

/// Draws the days' names above their columns. Notes are beside a name, or below it where there is no room.
fn heads(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout, indent: u16) {
    let (Some(y), heads) = &layout.heads else { return };
    let here = model.shown().date;
    for head in heads {
        let x = head.x + indent;
        let role = match head.date {
            date if date == here => Role::Strong,
            date if date == model.today => Role::Tab,
            _ => Role::Head,
        };
        let end = head.x + head.width;
        let took = canvas.put(x, *y, end.saturating_sub(x), &name(head.date), role);
        // A day without stops has the cursor on its name.
        let has_none = model.shown().stops.is_empty() && model.cursor != Cursor::Intention;
        if head.date == here && has_none {
            put_pointer(canvas, x - 1, *y);
        }
        let Some((words, role)) = said(model, head.date) else { continue };
        let behind = x + took + 1;
        if behind + cells(width(words)) <= end {
            canvas.put(behind, *y, end - behind, words, role);
        } else if let Some(notes) = layout.notes {
            canvas.put(x, notes, end.saturating_sub(x), words, role);
        }
    }
}

/// Draws the days' names in a row: the day shown in round brackets, today in square ones.
fn strip(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let (Some(y), heads) = &layout.heads else { return };
    let here = model.shown().date;
    for ColumnHead { date, x, width } in heads {
        let full = name(*date);
        let name = if *width >= 8 { full.as_str() } else { &full[..3] };
        let role = match *date {
            date if date == here => Role::Strong,
            date if date == model.today => Role::Tab,
            date => match said(model, date) {
                Some((_, role)) => role,
                None => Role::Head,
            },
        };
        let is_starred = is_chosen(model, *date) && *date != here;
        let marks = (*date == here, *date == model.today && !is_starred);
        put_label(canvas, (x + 1, *y), width - 1, name, role, marks);
        if is_starred {
            canvas.put(*x, *y, 1, "*", Role::Accent);
        }
    }
}
