//! Draws the side panel: the week's values and reasons, hours by job, with people, the inbox, or a card.

use super::hours;
use crate::alignment::rounded;
use crate::app::frame::WIDE;
use crate::app::model::PanelFace;
use crate::app::{Model, Verb, chrome};
use crate::canvas::widgets::{Bar, bar, in_rows, panel_head as head, wrap};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Minutes;
use crate::domain::date::{days_between, weekday_name};
use crate::domain::text::width;
use crate::report::day::words::{figure, length};
use crate::report::review::sentences::all_done;
use crate::report::unread::NO_NUMBERS;
use crate::sheets::inbox;

/// Most columns of a name of a reason that is always shown in full.
const SHORT_NAME: usize = 10;

/// Draws the sheet that takes the panel. Without one, draws the chosen face.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, area: Region) {
    match model.face.unwrap_or(PanelFace::Week) {
        _ if chrome::sheet_takes_panel(model) => chrome::sheet(canvas, model, area),
        face => {
            let mut y = draw_face(canvas, model, face, area, &model.keymap.key(Verb::NextPart));
            // A wide panel shows the other faces below, in the order of Tab, where they have the rows.
            let all = PanelFace::ALL.into_iter().chain(PanelFace::ALL).skip_while(|one| *one != face);
            let after = all.skip(1).take(PanelFace::ALL.len() - 1);
            for next in after.filter(|_| area.width >= WIDE.1) {
                let below = area.without_top(y + 2 - area.y);
                if below.height < LEAST_ROWS {
                    break;
                }
                y = draw_face(canvas, model, next, below, "");
            }
        }
    }
}

/// Fewest rows for another face below the chosen one.
const LEAST_ROWS: u16 = 6;

/// Draws a face, with a key beside its heading. Returns the row below it.
fn draw_face(canvas: &mut Canvas<'_>, model: &Model, face: PanelFace, area: Region, key: &str) -> u16 {
    match face {
        PanelFace::Week => week(canvas, model, area, key),
        PanelFace::Engagements => hours::by_job(canvas, model, area, key),
        PanelFace::People => hours::with_whom(canvas, model, area, key),
        PanelFace::Inbox => inbox::draw(canvas, model, area, key),
    }
}

fn week(canvas: &mut Canvas<'_>, model: &Model, area: Region, key: &str) -> u16 {
    let mut y = area.y;
    let is_this = model.week() == crate::domain::Week::of(model.today);
    let words = if is_this { "THIS WEEK".to_owned() } else { format!("WEEK {}", model.week().number()) };
    head(canvas, area, y, &words, key);
    y += 2;
    let Some(standing) = &model.standing else {
        canvas.put(area.x + 1, y, area.width - 2, "Loading the week …", Role::Faint);
        return y + 1;
    };
    y = values(canvas, model, area, y);
    let limit = area.bottom();
    if y + 3 < limit && !standing.reasons.is_empty() && standing.score.is_shown() {
        y += 1;
        let aligned = figure(standing.score.alignment.unwrap_or_default());
        head(canvas, area, y, &format!("WHY {aligned}"), &model.keymap.key(Verb::Why));
        y += 2;
        let columns = usize::from(area.width - 5);
        for (index, reason) in standing.reasons.iter().take(3).enumerate() {
            // A short name is not shortened: its figures take a third row.
            let rows = if width(&reason.name) <= SHORT_NAME { 3 } else { 2 };
            let words = in_rows(&reason.words, &reason.name, columns, rows);
            let remedy = reason.remedy.iter().flat_map(|remedy| wrap(&remedy.words, columns));
            let words = words.into_iter().map(|line| (line, Role::Text));
            let lines: Vec<_> = words.chain(remedy.map(|line| (line, Role::Muted))).collect();
            // What would help is shown in full, or its reason is left out too.
            if index > 0 && y + cells(lines.len()) > limit {
                break;
            }
            canvas.put(area.x + 1, y, 1, &(index + 1).to_string(), Role::Key);
            for ((line, role), y) in lines.iter().zip(y..limit) {
                canvas.put(area.x + 4, y, area.width - 5, line, *role);
            }
            y = (y + cells(lines.len())).min(limit);
        }
    }
    if y + 4 < limit { today(canvas, model, area, y) } else { y }
}

/// With this many rows, the values leave rows for the reasons and the day, and how many.
const WITH_REASONS: u16 = 20;
const BELOW_VALUES: u16 = 9;

/// Fewest columns of a value's name.
const NAME: u16 = 8;
/// Fewest columns of a value's bar, and most in a panel and in a wide one.
const CELLS: (u16, u16, u16) = (4, 10, 20);

/// Draws a text over the width of the panel. Returns the row below it.
pub(super) fn paragraph(canvas: &mut Canvas<'_>, area: Region, mut y: u16, text: &str) -> u16 {
    for line in wrap(text, usize::from(area.width - 2)) {
        canvas.put(area.x + 1, y, area.width - 2, &line, Role::Muted);
        y += 1;
    }
    y
}

/// Draws the week's values as bars. Returns the row below them.
fn values(canvas: &mut Canvas<'_>, model: &Model, area: Region, mut y: u16) -> u16 {
    let Some(standing) = &model.standing else { return y };
    let name = |id: &str| model.life.profile.value(id).map_or(id.to_owned(), |value| value.name.clone());
    let limit = area.bottom() - if area.height >= WITH_REASONS { BELOW_VALUES } else { 0 };
    if !standing.score.is_whole {
        return paragraph(canvas, area, y, NO_NUMBERS);
    }
    if standing.score.values.iter().all(|value| value.target.is_none() && !value.resting) {
        return paragraph(canvas, area, y, "No value has a weekly target yet. Press 5 to set one.");
    }
    let done = |id: &str| standing.lived.values.iter().find(|lived| lived.id == id);
    let lived = |id: &str| done(id).map_or(0.0, |lived| lived.minutes);
    let shown = standing.score.values.iter().filter(|value| value.resting || value.target.is_some());
    let rows: Vec<_> = shown
        .map(|value| {
            let target = value.target.filter(|_| !value.resting);
            let words = target.map_or("paused this season".to_owned(), |target| {
                format!("{} of {}", length(rounded(lived(&value.id))), length(rounded(target)))
            });
            (value, name(&value.id), target, words)
        })
        .collect();
    // Bars give way to names and figures. A name that is still too long has its own row.
    let figures = rows.iter().filter(|(.., target, _)| target.is_some()).map(|(.., words)| width(words));
    let room = area.width.saturating_sub(4 + cells(figures.max().unwrap_or(0)));
    let most = room.saturating_sub(CELLS.0).max(NAME);
    let fitting = rows.iter().map(|(_, name, ..)| width(name)).filter(|name| *name <= usize::from(most));
    let names = cells(fitting.max().unwrap_or(0)).max(NAME);
    let most = if area.width >= WIDE.1 { CELLS.2 } else { CELLS.1 };
    let bar_cells = room.saturating_sub(names).clamp(CELLS.0, most);
    let (x, end) = (area.x + 1, area.right() - 1);
    let all = rows.len();
    for (index, (value, name, target, words)) in rows.into_iter().enumerate() {
        let is_long = width(&name) > usize::from(names);
        let own_rows = if is_long { wrap(&name, usize::from(area.width - 2)) } else { Vec::new() };
        // The last row says how many have no room.
        let left = limit.saturating_sub(y + cells(own_rows.len()));
        if left == 0 || left == 1 && index + 1 < all {
            let mut words = format!("{} more", all - index);
            if model.sheet.is_none() {
                words.push_str(&format!(". Press {} for all.", model.keymap.key(Verb::Why)));
            }
            canvas.put(x, limit.saturating_sub(1).max(y), area.width - 2, &words, Role::Faint);
            return limit;
        }
        for line in &own_rows {
            canvas.put(x, y, area.width - 2, line, Role::Text);
            y += 1;
        }
        if !is_long {
            canvas.put(x, y, names, &name, Role::Text);
        }
        let mut behind = x + names + 1;
        if let Some(target) = target {
            let needed = done(&value.id).and_then(|done| done.needed);
            let figures = Bar { done: lived(&value.id), forecast: value.minutes, target, needed };
            bar(canvas, behind, y, bar_cells, figures);
            behind += bar_cells + 1;
        }
        canvas.put(behind, y, end.saturating_sub(behind), &words, Role::Muted);
        y += 1;
    }
    y
}

/// Draws what concerns the day shown, below row `y`: boundaries crossed, promises, the inbox. Returns the row below it.
fn today(canvas: &mut Canvas<'_>, model: &Model, area: Region, y: u16) -> u16 {
    let agenda = &model.agenda;
    // A sign, a sentence, the name in it that may be shortened, and a second line.
    let mut lines: Vec<(&str, Role, String, &str, String)> = Vec::new();
    // A block that began on the day before crosses that day's boundaries, not those of the day shown.
    for item in agenda.items.iter().filter(|item| item.date == agenda.date) {
        for crossing in &item.crossings {
            let did = if item.lived.is_empty() { "would be crossed" } else { "crossed" };
            let minutes = Minutes(crossing.minutes).short();
            lines.push((
                "!",
                Role::Notice,
                format!("{}: {did} {minutes}", crossing.name),
                &crossing.name,
                format!("by {}", item.block.title),
            ));
        }
    }
    for promise in model.life.ledger.promises.iter().filter(|promise| promise.is_open()) {
        let is_in = |ids: &[String]| ids.contains(&promise.id);
        let (is_done, is_unknown) = model
            .standing
            .as_ref()
            .map_or((false, true), |one| (is_in(&one.promises.0), is_in(&one.promises.1)));
        let when = match promise.by.map(|by| (by, days_between(agenda.date, by))) {
            Some((_, 7..)) => continue,
            _ if is_done => {
                format!(", {}", all_done(&promise.minutes.map(Minutes::short).unwrap_or_default()))
            }
            Some((by, days)) if days < 0 && is_unknown => {
                format!(", was due {}", crate::domain::date::short(by))
            }
            Some((_, days)) if days < 0 => ", overdue".to_owned(),
            Some((_, 0)) => ", today".to_owned(),
            Some((by, _)) => format!(", by {}", weekday_name(chrono::Datelike::weekday(&by))),
            None => String::new(),
        };
        let to = if promise.to.is_empty() { String::new() } else { format!(" {}", promise.to) };
        lines.push(("·", Role::Text, format!("Promised{to}: {}{when}", promise.what), "", String::new()));
    }
    let tasks = &model.life.inbox;
    if !tasks.is_empty() {
        let due = tasks.iter().filter_map(|task| task.due).min();
        let due = match due.map(|due| (due, days_between(model.today, due))) {
            Some((_, days)) if days < 0 => ", one overdue".to_owned(),
            Some((_, 0)) => ", one due today".to_owned(),
            Some((_, 1)) => ", one due tomorrow".to_owned(),
            Some((due, 2..=6)) => format!(", one due {}", weekday_name(chrono::Datelike::weekday(&due))),
            _ => String::new(),
        };
        lines.push(("·", Role::Text, format!("Inbox: {}{due}", tasks.len()), "", String::new()));
    }
    let (wake, awake) = (agenda.wake.minutes(), agenda.planned_minutes());
    if awake > wake && agenda.date >= model.today {
        let words = format!("{} planned of {} awake", length(awake), length(wake));
        lines.insert(0, ("·", Role::Notice, words, "", String::new()));
    }
    if lines.is_empty() {
        return y;
    }
    let words = if agenda.date == model.today { "TODAY" } else { "THIS DAY" };
    head(canvas, area, y + 1, words, "");
    let mut y = y + 3;
    for (sign, role, first, name, second) in lines {
        // The last columns are for the key of the inbox.
        let is_inbox = first.starts_with("Inbox:");
        let first = in_rows(&first, name, usize::from(area.width - if is_inbox { 8 } else { 5 }), 2);
        for (row, line) in
            first.iter().map(|line| (line, Role::Text)).chain([(&second, Role::Muted)]).enumerate()
        {
            if line.0.is_empty() {
                continue;
            }
            if y >= area.bottom() {
                return y;
            }
            if row == 0 {
                canvas.put(area.x + 1, y, 1, sign, role);
                if is_inbox {
                    canvas.put_right(area.right() - 1, y, 3, &model.keymap.key(Verb::Inbox), Role::Key);
                }
            }
            canvas.put(area.x + 4, y, area.width - 5, line.0, line.1);
            y += 1;
        }
    }
    y
}
