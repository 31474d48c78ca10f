//! The Week screen: what the week is for, its seven days, their hours, and what its values or areas are given.

mod below;
mod blocks;
mod hours;
mod lists;

use crate::app::frame::WITH_PANEL;
use crate::app::model::Cursor;
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::{Canvas, Role};
use crate::domain::date::weekday_name;
use crate::domain::text::width;
use crate::report::week::{self, sentences};
use crate::screens::days::draw_list;
use crate::screens::week::hints::hints;
use crate::screens::week::layout::{Head, WeekBody, WeekLayout};
use crate::screens::week::state::kept;
use chrono::{Datelike, NaiveDate};

/// Draws the screen.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let size = (canvas.area().width, canvas.area().height);
    let layout = WeekLayout::new(model, size);
    chrome::title(canvas, model, &place(model), false);
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

/// What a narrow terminal says of where one is.
fn place(model: &Model) -> String {
    let week = format!("W{:02}", model.week().number());
    let season = kept(model).content.as_deref().and_then(|content| content.season.clone());
    [week].into_iter().chain(season).collect::<Vec<_>>().join(" · ")
}

/// What the week is for, and the quiet line.
fn answer(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let columns = canvas.area().width.saturating_sub(2);
    let Some(content) = kept(model).content.as_deref() else {
        canvas.put(
            1,
            layout.intention.unwrap_or(layout.area.y),
            columns,
            "A moment: the week is being read.",
            Role::Faint,
        );
        return;
    };
    let shown = week::shown(model.shown().date, model.config.week_start);
    if shown != content.shown {
        // What is written about lies in another week, of which nothing else is known yet.
        let y = layout.intention.unwrap_or(layout.area.y);
        let words = format!("{} · as it would be", sentences::dates(shown, model.today));
        canvas.put(1, y, columns, &words, Role::Strong);
        return;
    }
    if let Some(y) = layout.intention {
        let here = model.cursor == Cursor::Intention && model.preview.is_none();
        match content.unread.as_ref().or(content.intention.as_ref()) {
            Some(intention) => canvas.put(1, y, columns, intention, Role::Strong),
            None => {
                let words = if here { "Enter".to_owned() } else { intention_keys(model) };
                let role = if here { Role::Strong } else { Role::Muted };
                canvas.put(1, y, columns, &format!("{words} says what this week is for."), role)
            }
        };
        if here {
            canvas.tint(0, y, columns + 2);
            canvas.put(0, y, 1, "›", Role::Accent);
            canvas.cursor = Some((0, y));
        }
    }
    if let Some(y) = layout.quiet {
        let words = sentences::quiet_within(content, columns + 2 < WITH_PANEL, columns.into());
        canvas.put(1, y, columns, &words, Role::Muted);
    }
}

/// The keys that say what a week is for, from anywhere on the screen: `D i`.
fn intention_keys(model: &Model) -> String {
    let first = |context, verb| model.keymap.keys(context, verb).into_iter().next();
    let keys = [first(Context::Day, Verb::DayMenu), first(Context::DayMenu, Verb::Intention)];
    keys.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `Mon 16`.
fn name(date: NaiveDate) -> String {
    format!("{} {}", &weekday_name(date.weekday())[..3], date.day())
}

/// What is said of a day beside its name.
fn said(model: &Model, date: NaiveDate) -> Option<(&'static str, Role)> {
    let is_grace = model.life.day(date).is_some_and(|day| day.head.grace.is_some());
    if is_grace {
        Some(("grace", Role::Faint))
    } else {
        (date == model.today).then_some(("today", Role::Accent))
    }
}

/// The names of the days above their columns; what else is said of them beside the name, where there is room, or below.
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
        // Where the day has no stop for it, the cursor stands on its name.
        let has_none = model.shown().stops.is_empty() && model.cursor != Cursor::Intention;
        if head.date == here && has_none {
            canvas.put(x - 1, *y, 1, "›", Role::Accent);
            canvas.cursor = Some((x - 1, *y));
        }
        let Some((words, role)) = said(model, head.date) else { continue };
        let behind = x + took + 1;
        if behind + width(words) as u16 <= end {
            canvas.put(behind, *y, end - behind, words, role);
        } else if let Some(notes) = layout.notes {
            canvas.put(x, notes, end.saturating_sub(x), words, role);
        }
    }
}

/// The names of the days beside each other, the one in view in round brackets, today in square ones.
fn strip(canvas: &mut Canvas<'_>, model: &Model, layout: &WeekLayout) {
    let (Some(y), heads) = &layout.heads else { return };
    let here = model.shown().date;
    for Head { date, x, width } in heads {
        let full = name(*date);
        let name = if *width >= 8 { full.as_str() } else { &full[..3] };
        let (role, brackets) = match *date {
            date if date == here => (Role::Strong, Some(("(", ")"))),
            date if date == model.today => (Role::Tab, Some(("[", "]"))),
            date if said(model, date).is_some() => (Role::Faint, None),
            _ => (Role::Head, None),
        };
        let took = canvas.put(x + 1, *y, width - 1, name, role);
        if let Some((left, right)) = brackets {
            canvas.put(*x, *y, 1, left, role);
            canvas.put(x + 1 + took, *y, 1, right, role);
        }
    }
}
