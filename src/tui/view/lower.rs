//! Sheets that take the lower part: lines that are typed, start or stop, how it felt, and the card where there is
//! no panel.

use ratatui::layout::{Position, Rect};

use super::panel;
use super::parts::{wrap, wrap_all};
use crate::app::model::Face;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::sheet::{Menu, Palette, Sheet, StartLine, StartList};
use crate::app::{Model, Verb};
use crate::domain::Energy;
use crate::domain::config::Clock;
use crate::domain::date::short;
use crate::domain::text::{fit, width};
use crate::line::{Candidate, Kind};
use crate::report::day::words::length;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Draws the open sheet, a rule above it.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    canvas.clear(area);
    canvas.fill(area.x + 1, area.y, area.width.saturating_sub(2), "─", "-", Role::Rule);
    let inside = Rect::new(area.x, area.y + 1, area.width, area.height.saturating_sub(1));
    match &model.sheet {
        Some(Sheet::Prompt(prompt)) => draw_prompt(canvas, model, prompt, inside),
        Some(Sheet::Start(list)) => start(canvas, list, model.config.clock, inside),
        Some(Sheet::Felt(felt)) => {
            let title = &felt.target.block.title;
            canvas.put(1, inside.y, inside.width - 2, &format!("How did {title} feel?"), Role::Strong);
            let mut x = 1;
            for (index, word) in Energy::WORDS.iter().enumerate() {
                let here = index == felt.chosen;
                // Where there is no room for the words between, the ends say which way it goes.
                let is_between = inside.width < 56 && !here && (1..4).contains(&index);
                let word = if is_between { "" } else { word };
                let text =
                    if here { format!("({}) {word}", index + 1) } else { format!("{} {word}", index + 1) };
                let text = text.trim_end();
                if here {
                    canvas.cursor = Some(Position::new(x, inside.y + 1));
                }
                x += canvas.put(
                    x,
                    inside.y + 1,
                    inside.width.saturating_sub(x + 1),
                    text,
                    if here { Role::Strong } else { Role::Muted },
                );
                x += if inside.width < 70 { 2 } else { 4 };
            }
        }
        Some(Sheet::Menu(of, chosen)) => menu(canvas, model, *of, *chosen, inside),
        Some(Sheet::Palette(palette)) => draw_palette(canvas, model, palette, inside),
        Some(Sheet::Card(card)) => {
            panel::card(
                canvas,
                model,
                card,
                Rect::new(inside.x + 1, inside.y, inside.width - 2, inside.height),
            );
        }
        Some(Sheet::Inbox(_)) if model.face == Face::Inbox => {
            panel::inbox(canvas, model, Rect::new(inside.x + 1, inside.y, inside.width - 2, inside.height));
        }
        _ => {}
    }
}

/// A name and a line with its cursor, scrolled so that the cursor is seen.
fn line(canvas: &mut Canvas<'_>, name: &str, input: &tui_input::Input, x: u16, y: u16, end: u16) -> u16 {
    let x = x + canvas.put(x, y, end.saturating_sub(x), name, Role::Head) + 2;
    let room = usize::from(end.saturating_sub(x + 1));
    let before: String = input.value().chars().take(input.cursor()).collect();
    let hidden = (width(&before) + 1).saturating_sub(room);
    let mut skipped = 0;
    let mut text = String::new();
    for letter in input.value().chars() {
        if skipped < hidden {
            skipped += width(&letter.to_string());
        } else {
            text.push(letter);
        }
    }
    canvas.put(x, y, room as u16, &fit(&text, room), Role::Strong);
    let at = x + (width(&before).saturating_sub(skipped)) as u16;
    canvas.cursor = Some(Position::new(at.min(end), y));
    at
}

fn draw_prompt(canvas: &mut Canvas<'_>, model: &Model, prompt: &Prompt, area: Rect) {
    let end = area.right() - 1;
    let at = line(canvas, prompt.purpose.name(), &prompt.input, 1, area.y, end);
    if prompt.purpose == Purpose::Search {
        return hits(canvas, prompt, area, model.config.clock);
    }
    if let (Some(offer), true) = (&prompt.offer, prompt.input.value().is_empty()) {
        let took = canvas.put(at, area.y, end.saturating_sub(at), offer, Role::Faint);
        canvas.put(at + took + 3, area.y, end.saturating_sub(at + took + 3), "Enter takes it", Role::Muted);
    } else if prompt.input.value().is_empty() {
        let clock = model.config.clock;
        let span = clock.example("9-10:30", "9am-10:30am");
        let hint = match &prompt.purpose {
            Purpose::Add(Some(gap)) => {
                format!(
                    "{span} Pricing page +engagement #value, or only a title: it takes {}",
                    crate::planning::free::taken_of(*gap).short(clock)
                )
            }
            Purpose::Add(None) => format!("{span} Pricing page +engagement #value"),
            Purpose::Log => format!("{span} What it was, or 45m What it was, for just now"),
            Purpose::GoTo => "fri, +3, -7, 24, 2026-12-24, 2026-W52; g first block, e last".to_owned(),
            Purpose::Move(_) | Purpose::Place(_) => {
                format!("fri, {}, tomorrow {span}", clock.example("14:00", "2pm"))
            }
            Purpose::Task => "Call the accountant due:fri estimate:30m".to_owned(),
            Purpose::Grace(_) => "Ada has the flu; or nothing".to_owned(),
            Purpose::Season(line) => line.hint().to_owned(),
            Purpose::LostTime => "Ada, ill @care #family".to_owned(),
            Purpose::Intention(_) => "Ship the pricing page; two dinners with Mum".to_owned(),
            _ => String::new(),
        };
        canvas.put(at, area.y, end.saturating_sub(at), &hint, Role::Faint);
    }
    let mut y = area.y + 1;
    if let Some(completion) = &prompt.completion {
        let x = at.saturating_sub(12).clamp(1, end.saturating_sub(44).max(1));
        let rows = 3.min(area.height.saturating_sub(4)) as usize;
        let top = prompt.chosen.unwrap_or(0).saturating_sub(rows.saturating_sub(1));
        for (index, candidate) in completion.candidates.iter().enumerate().skip(top).take(rows) {
            let first = if candidate.is_new { None } else { Some(0) };
            let here = prompt.chosen.or(first) == Some(index);
            canvas.put(x, y, 1, if here { "›" } else { " " }, Role::Accent);
            let (insert, room) = match candidate.id.is_empty() {
                true => (candidate.insert.trim_start(), 40),
                false => (candidate.insert.as_str(), 16),
            };
            let took = canvas.put(x + 2, y, room, insert, if here { Role::Strong } else { Role::Text });
            let note = note(model, candidate).unwrap_or_else(|| match (candidate.is_new, candidate.kind) {
                (false, _) => candidate.name.clone(),
                (true, Kind::Engagement) => format!("new job or client: {}  ↓ Enter", candidate.name),
                (true, _) => format!("new value: {}  ↓ Enter", candidate.name),
            });
            canvas.put(x + 3 + took.max(10), y, end.saturating_sub(x + 3 + took.max(10)), &note, Role::Muted);
            y += 1;
        }
    }
    let reading = &prompt.reading;
    let bottom = area.bottom();
    let mut y = (area.y + 2).max(y);
    if prompt.completion.is_none() && reading.says.is_empty() && reading.notice.is_none() {
        return;
    }
    let notice = reading.notice.as_ref().map(ToString::to_string);
    let texts: Vec<&str> = reading.says.iter().chain(&notice).map(String::as_str).collect();
    let columns = usize::from(end.saturating_sub(8));
    // Where they need it, the air above them is theirs.
    let needed: usize = texts.iter().map(|text| wrap(text, columns).len()).sum();
    if usize::from(bottom.saturating_sub(y)) < needed && prompt.completion.is_none() {
        y = area.y + 1;
    }
    if !reading.says.is_empty() && y < bottom {
        let saves = if prompt.purpose == Purpose::LostTime { "Adds" } else { "Saves" };
        canvas.put(1, y, 6, saves, Role::Head);
    }
    for (index, line) in wrap_all(&texts, columns, usize::from(bottom.saturating_sub(y))) {
        let role = match index {
            _ if index == reading.says.len() => Role::Notice,
            0 => Role::Text,
            _ => Role::Muted,
        };
        canvas.put(8, y, end.saturating_sub(8), &line, role);
        y += 1;
    }
    if prompt.offer.is_some() {
        let example = model.config.clock.example("9-10:30", "9am-10:30am");
        let own = format!("Or type your own:  {example} Pricing page");
        let lines: &[&str] = match &prompt.purpose {
            Purpose::Season(_) => &["Or type a name of your own."],
            _ => &[&own, "The two numbers come when a few hours of the day are planned."],
        };
        for line in lines {
            y += 1;
            if y < bottom {
                canvas.put(8, y, end.saturating_sub(8), line, Role::Muted);
            }
        }
    }
}

/// What a value that could be meant still lacks this week.
fn note(model: &Model, candidate: &Candidate) -> Option<String> {
    let standing = model.standing.as_ref()?;
    let value = standing
        .score
        .values
        .iter()
        .find(|value| candidate.kind == Kind::Value && value.id == candidate.id)?;
    if value.resting {
        return Some("rests this season".to_owned());
    }
    let lived =
        standing.lived.values.iter().find(|lived| lived.id == value.id).map_or(0.0, |lived| lived.minutes);
    let target = value.target?;
    Some(format!("{} of {} this week", length(lived as i64), length(target.round() as i64)))
}

fn hits(canvas: &mut Canvas<'_>, prompt: &Prompt, area: Rect, clock: Clock) {
    let end = area.right() - 1;
    if prompt.hits.is_empty() {
        let words = match (prompt.input.value().trim().is_empty(), prompt.searching) {
            (true, _) => "titles, notes, people and tags of all days, newest first",
            (false, true) => "looking …",
            (false, false) if prompt.unread > 0 => "not found in the files that could be read",
            (false, false) => "nothing has that",
        };
        canvas.put(1, area.y + 1, end, words, Role::Faint);
        return;
    }
    let rows = usize::from(area.height.saturating_sub(1));
    let chosen = prompt.chosen.unwrap_or(0);
    let top = chosen.saturating_sub(rows.saturating_sub(1));
    let shown = prompt.hits.iter().enumerate().skip(top).take(rows);
    for (y, (index, hit)) in (area.y + 1..).zip(shown) {
        let here = index == chosen;
        if here {
            canvas.put(1, y, 1, "›", Role::Accent);
            canvas.tint(0, y, area.width);
        }
        let when = format!("{} {}", short(hit.date), chrono::Datelike::year(&hit.date));
        canvas.put(3, y, 16, &when, Role::Muted);
        let title_x = if clock == Clock::Hours12 { 39 } else { 33 };
        canvas.put(20, y, title_x - 21, &hit.when, Role::Muted);
        canvas.put(
            title_x,
            y,
            end.saturating_sub(title_x),
            &hit.title,
            if here { Role::Strong } else { Role::Text },
        );
    }
    let below = prompt.hits.len() + 1;
    if prompt.unread > 0 && below < usize::from(area.height) {
        let words = "some files can't be read; run aplomb check";
        canvas.put(3, area.y + below as u16, end.saturating_sub(3), words, Role::Faint);
    }
}

fn start(canvas: &mut Canvas<'_>, list: &StartList, clock: Clock, area: Rect) {
    let end = area.right() - 1;
    let at = line(canvas, "Start or stop", &list.input, 1, area.y, end);
    if list.input.value().is_empty() {
        canvas.put(
            at + 3,
            area.y,
            end.saturating_sub(at + 3),
            &format!("letters narrow it, a time sets the clock back: {}", clock.example("9:40", "9:40am")),
            Role::Faint,
        );
    }
    let rows = usize::from(area.height.saturating_sub(1));
    let top = list.chosen.saturating_sub(rows.saturating_sub(1));
    let third = (area.width.saturating_sub(11)) / 3;
    for (row, (index, entry)) in list.shown.iter().enumerate().skip(top).take(rows).enumerate() {
        let (y, here) = (area.y + 1 + row as u16, index == list.chosen);
        let role = if here { Role::Strong } else { Role::Text };
        if here {
            canvas.put(2, y, 1, "›", Role::Accent);
            canvas.tint(0, y, area.width);
        }
        let (verb, title, whose, when) = match entry {
            StartLine::Stop { title, whose, when } => ("stop", title.as_str(), whose.as_str(), when.as_str()),
            StartLine::Block { target, whose, when } => {
                ("start", target.block.title.as_str(), whose.as_str(), when.as_str())
            }
            StartLine::New => ("start", "something new …", "", ""),
        };
        canvas.put(4, y, 6, verb, Role::Muted);
        canvas.put(11, y, third.max(18), title, role);
        canvas.put(12 + third.max(18), y, third.saturating_sub(2), whose, Role::Muted);
        let x = 12 + third.max(18) + third.saturating_sub(1);
        canvas.put(x, y, end.saturating_sub(x), when, Role::Muted);
    }
}

fn menu(canvas: &mut Canvas<'_>, model: &Model, menu: Menu, chosen: usize, area: Rect) {
    let title = match menu {
        Menu::Day => format!("{}, and its week", crate::domain::date::long(model.date)),
        Menu::Season => model.life.season_on(model.date).map_or("", |season| &season.name).to_owned(),
    };
    let is_grace = model.life.day(model.date).is_some_and(|day| day.head.grace.is_some());
    canvas.put(1, area.y, area.width - 2, &title, Role::Head);
    for (index, verb) in menu.lines().iter().enumerate() {
        let y = area.y + 1 + index as u16;
        let here = index == chosen;
        if here {
            canvas.put(1, y, 1, "›", Role::Accent);
            canvas.cursor = Some(Position::new(1, y));
        }
        let key = model.keymap.keys(menu.context(), *verb).into_iter().next().unwrap_or_default();
        canvas.put(3, y, 4, &key, Role::Key);
        let words = match verb {
            Verb::Grace if is_grace => "no longer a day of grace",
            verb => verb.doc_in(menu.context()),
        };
        canvas.put(8, y, area.width.saturating_sub(9), words, if here { Role::Strong } else { Role::Text });
    }
}

fn draw_palette(canvas: &mut Canvas<'_>, model: &Model, palette: &Palette, area: Rect) {
    line(canvas, "Do", &palette.input, 1, area.y, area.right() - 1);
    let rows = usize::from(area.height.saturating_sub(1));
    let top = palette.chosen.saturating_sub(rows.saturating_sub(1));
    if palette.shown.is_empty() {
        canvas.put(3, area.y + 1, area.width.saturating_sub(4), "nothing is called that", Role::Faint);
    }
    for (row, (index, verb)) in palette.shown.iter().enumerate().skip(top).take(rows).enumerate() {
        let (y, here) = (area.y + 1 + row as u16, index == palette.chosen);
        if here {
            canvas.put(1, y, 1, "›", Role::Accent);
            canvas.tint(0, y, area.width);
        }
        canvas.put(3, y, 16, verb.name(), if here { Role::Strong } else { Role::Text });
        canvas.put(20, y, area.width.saturating_sub(32), verb.doc(), Role::Muted);
        canvas.put_right(area.right() - 1, y, 9, &model.keymap.key(*verb), Role::Key);
    }
}
