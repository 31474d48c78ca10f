//! Draws Day: a headline, the day as a grid or a list, and the side panel.

mod grid;
mod hours;
mod panel;

use super::layout::{DayBody, DayLayout};
use crate::app::frame::is_covered;
use crate::app::{Context, Model, Verb, chrome};
use crate::canvas::widgets::{keeping, out_of_sight};
use crate::canvas::{Canvas, Role};
use crate::domain::date::{long, plus};
use crate::report::close;
use crate::report::day::headline::after_limits;
use crate::report::day::words::{about_day, dateline, headline};
use crate::screens::day::hints::hints;
use crate::screens::day::state::next_day;
use crate::screens::days::draw_list;

/// Draws the screen.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model) {
    let area = canvas.area();
    let DayLayout { frame, body, next } = DayLayout::new(model, (area.width, area.height));
    let agenda = model.shown();
    chrome::title(canvas, model, &frame, &dateline(&model.life, model.today, agenda, true));
    let is_past = agenda.date < model.today;
    let said = match agenda.unmarked {
        count if count > 0 && model.put_off_on != Some(model.today) => {
            let key = model.keymap.own_key(Context::Day, Verb::CloseDay);
            let words = format!("{} Press {key} to close the day.", close::headline(count));
            after_limits(&agenda.reached, &words)
        }
        _ => headline(agenda, is_past, model.config.clock),
    };
    let width = frame.main.width.saturating_sub(2);
    if frame.panel.is_some() {
        let when = dateline(&model.life, model.today, agenda, false);
        let when = if model.preview.is_some() { format!("{when} · with this change") } else { when };
        let season = model.life.season_on(agenda.date).map_or("", |season| &season.name);
        let grace = model.life.day(agenda.date).and_then(|day| day.head.grace.as_deref()).unwrap_or("");
        canvas.put(1, frame.answer + 1, width, &keeping(&when, &[season, grace], width.into()), Role::Muted);
    }
    let titles: Vec<&str> = agenda.items.iter().map(|item| item.block.title.as_str()).collect();
    canvas.put(1, frame.answer, width, &keeping(&said, &titles, width.into()), Role::Strong);
    if let Some(y) = frame.note() {
        let words = about_day(&model.life, agenda);
        // The user's own words are cut where they end.
        canvas.put(1, y, width, &words, Role::Muted);
    }
    let covers = is_covered(model) && frame.lower.is_none();
    match body {
        _ if covers => panel::draw(canvas, model, frame.main),
        DayBody::Grid(grid) => grid::draw(canvas, model, agenda, &grid),
        DayBody::List(list) => draw_list::draw(canvas, model, agenda, &list),
    }
    if let (Some(next), Some(agenda)) = (&next, next_day(model)) {
        let x = next.list.area.x + 1;
        let is_tomorrow = plus(model.today, 1) == agenda.date;
        let words = if is_tomorrow { "TOMORROW".to_owned() } else { long(agenda.date).to_uppercase() };
        canvas.put(x, next.head, width, &words, Role::Head);
        out_of_sight(canvas, next.list.area.right() - 1, next.head, 0, next.hidden);
        draw_list::draw(canvas, model, agenda, &next.list);
    }
    if let Some(area) = frame.panel {
        for y in area.y..area.bottom() {
            canvas.fill(area.x - 1, y, 1, "│", "|", Role::Rule);
        }
        panel::draw(canvas, model, area);
    }
    chrome::below(canvas, model, &frame, || hints(model));
}
