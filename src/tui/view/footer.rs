//! The last line: the likeliest keys of where one is.

use crate::app::layout::WITH_PANEL;
use crate::app::layout::review::Layout;
use crate::app::layout::week::{self, is_low};
use crate::app::model::Cursor;
use crate::app::prompt::Purpose;
use crate::app::season::Part as SeasonPart;
use crate::app::sheet::Sheet;
use crate::app::week::Part;
use crate::app::{Context, Model, Screen, Verb};
use crate::domain::text::width;
use crate::report::review::{Line, Page};
use crate::report::season::Grain;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Draws the likeliest keys of where one is, as far as they fit.
pub fn draw(canvas: &mut Canvas<'_>, model: &Model, y: u16) {
    use Verb::*;
    let context = model.context();
    let running = model.selected().is_some_and(|item| item.block.running_since().is_some());
    let timer = if running { "stop" } else { "start" };
    let hints: Vec<(Verb, &str)> = match context {
        Context::Day if model.screen == Screen::Week => week(model, timer),
        Context::Day if model.selected().is_none() => {
            vec![
                (Add, "add"),
                (StartStop, "start"),
                (Inbox, "inbox"),
                (Why, "why"),
                (Replan, "replan"),
                (Undo, "undo"),
                (NextPart, "week"),
            ]
        }
        Context::Day => vec![
            (Timer, timer),
            (Felt, "felt"),
            (Edit, "edit"),
            (Done, "done"),
            (Later, "later"),
            (Earlier, "earlier"),
            (Longer, "longer"),
            (Add, "add"),
            (Why, "why"),
            (Replan, "replan"),
            (Undo, "undo"),
        ],
        Context::Prompt => {
            let purpose = match &model.sheet {
                Some(Sheet::Prompt(prompt)) => Some(&prompt.purpose),
                _ => None,
            };
            match purpose {
                Some(Purpose::Search) => vec![(Take, "open"), (Down, ""), (Up, "choose"), (Close, "close")],
                Some(Purpose::LostTime) => {
                    vec![(Take, "name it"), (Complete, "complete"), (Close, "back")]
                }
                Some(Purpose::GoTo) => vec![(Take, "go"), (Close, "close")],
                Some(purpose) if purpose.is_entry() => {
                    vec![(Take, "save"), (Complete, "complete"), (Close, "close")]
                }
                Some(_) => vec![(Take, "save"), (Close, "close")],
                None => vec![(Take, "keep"), (Close, "all")],
            }
        }
        Context::Card | Context::Start | Context::Palette => {
            vec![(Take, "do it"), (Down, ""), (Up, "choose"), (Close, "close")]
        }
        Context::Felt => {
            vec![(Less, ""), (More, "less, more"), (Take, "take it"), (Choose0, "not said"), (Close, "close")]
        }
        Context::Why => vec![
            (Take, if model.size.0 < 60 { "what helps" } else { "go to what helps" }),
            (Down, ""),
            (Up, "choose"),
            (Close, "back"),
            (Less, ""),
            (More, "day, week, so far, season"),
        ],
        Context::Inbox => vec![
            (Take, "place it"),
            (Move, "to a date"),
            (Add, "add"),
            (Edit, "edit"),
            (Delete, "delete"),
            (Close, "back"),
        ],
        Context::DayMenu => vec![(Take, "do it"), (Close, "close")],
        Context::Help => vec![(Down, ""), (Up, "scroll"), (Narrow, "narrow"), (Close, "close")],
        Context::SeasonMenu => vec![(Take, "do it"), (Down, ""), (Up, "choose"), (Close, "close")],
        Context::Table => season(model),
        Context::Review | Context::ReviewSigns | Context::ReviewQuestion => review(model),
        Context::Global | Context::Welcome | Context::Replan => Vec::new(),
    };
    // What stands at the right, in fewer and fewer words.
    let right: &[&[(Verb, &str)]] = match context {
        Context::Day => &[&[(Open, "more"), (Help, "help")]],
        Context::Table => &[&[(Help, "help")]],
        Context::Review | Context::ReviewSigns | Context::ReviewQuestion => {
            &[&[(Back, "leave, kept"), (Help, "help")], &[(Back, "leave"), (Help, "help")], &[(Help, "help")]]
        }
        _ => &[&[]],
    };
    // On a screen the keys of everywhere count as its own.
    let is_review = matches!(context, Context::Review | Context::ReviewSigns | Context::ReviewQuestion);
    let is_screen = is_review || matches!(context, Context::Day | Context::Table);
    let is_ascii = canvas.is_ascii();
    let key = |verb: Verb| {
        let own = model.keymap.keys(context, verb).into_iter().next();
        let of_review = || model.keymap.keys(Context::Review, verb).into_iter().next();
        let own = own.or_else(|| is_review.then(of_review).flatten());
        let anywhere = || model.keymap.keys(Context::Global, verb).into_iter().next();
        let key = own.or_else(|| is_screen.then(anywhere).flatten()).unwrap_or_default();
        match key.as_str() {
            // An arrow alone is a key here, and no sign.
            "↓" if is_ascii => "Down".to_owned(),
            "↑" if is_ascii => "Up".to_owned(),
            "←" if is_ascii => "Left".to_owned(),
            "→" if is_ascii => "Right".to_owned(),
            _ => key,
        }
    };
    let words = |hints: &[(Verb, &str)]| -> Vec<(String, String)> {
        hints
            .iter()
            .filter(|(verb, _)| *verb != Undo || !is_screen || model.can_undo())
            .filter(|(verb, _)| *verb != Replan || model.date == model.today)
            .map(|(verb, words)| (key(*verb), (*words).to_owned()))
            .filter(|(key, _)| !key.is_empty())
            .fold(Vec::new(), joined)
    };
    let all = words(&hints);
    let end = canvas.area().width - 1;
    let room = |right: &[(String, String)]| match taken(right) {
        0 => usize::from(end),
        columns => usize::from(end).saturating_sub(columns + 2),
    };
    // Fewer words at the right where all keys fit so; how to leave is named from 60 columns on.
    let right: Vec<_> = right.iter().take(if end < 59 { 3 } else { 2 }).map(|right| words(right)).collect();
    let all_fit = right.iter().find(|right| taken(&all) < room(right));
    let right = all_fit.or(right.last()).cloned().unwrap_or_default();
    let mut x = 1;
    // Keys without words of their own belong to the ones behind them: they stand together or not at all.
    for group in all.split_inclusive(|(_, words)| !words.is_empty()) {
        // What is too long leaves its room to what follows.
        if usize::from(x) + taken(group) > room(&right) {
            continue;
        }
        x = group.iter().fold(x, |x, hint| one_hint(canvas, x, y, end, hint));
    }
    // What a tag begins with, where there is room for it.
    let is_entry = matches!(&model.sheet, Some(Sheet::Prompt(prompt)) if prompt.purpose.is_entry());
    let sigils = ["@area +engagement #value %agenda %demand", "@area #value"];
    let fits = |words: &&&str| usize::from(x) + words.len() <= usize::from(end);
    if let Some(words) = sigils.iter().find(|words| is_entry && fits(words)) {
        canvas.put_right(end, y, words.len() as u16, words, Role::Faint);
    }
    let mut x = end.saturating_sub(taken(&right) as u16);
    for hint in &right {
        x = one_hint(canvas, x, y, end, hint);
    }
}

/// The columns that keys and their words take beside each other, as [`one_hint`] draws them.
fn taken(hints: &[(String, String)]) -> usize {
    let columns = |(key, words): &(String, String)| match words.is_empty() {
        true => width(key) + 1,
        false => width(key) + 1 + width(words) + 2,
    };
    hints.iter().map(columns).sum::<usize>().saturating_sub(2)
}

/// Digits that follow each other are said as one key: `1–5`.
fn joined(mut hints: Vec<(String, String)>, (key, words): (String, String)) -> Vec<(String, String)> {
    let is_digit = |key: &str| key.len() == 1 && key.as_bytes()[0].is_ascii_digit();
    match hints.last_mut() {
        Some((first, none)) if none.is_empty() && is_digit(first) && is_digit(&key) => {
            (*first, *none) = (format!("{first}–{key}"), words);
        }
        _ => hints.push((key, words)),
    }
    hints
}

/// In the review they differ from page to page; those that one cannot do without come first.
fn review(model: &Model) -> Vec<(Verb, &'static str)> {
    use Verb::*;
    let review = &model.review;
    let (on, back, note) = ((GoOn, "on"), (GoBack, "back"), (Note, "note"));
    let is_wide = model.size.0 >= WITH_PANEL;
    let content = review.content.as_deref().filter(|_| review.lines().is_none());
    let page = content.map(|content| Layout::new(model, content, model.size));
    let scrolls = page.is_some_and(|page| page.last_top() > 0);
    let scroll = [(Down, ""), (Up, "scroll")].into_iter().filter(|_| scrolls);
    match review.page {
        Page::LookBack => {
            let other = (NextPart, if review.is_other { "what differs most" } else { "all of it" });
            [on].into_iter().chain(scroll).chain([other, note]).collect()
        }
        Page::Signs => {
            let whose = match (&review.whose, is_wide) {
                (Some(_), _) => "the next one",
                (None, true) => "one engagement alone",
                (None, false) => "one alone",
            };
            let answer = [(Choose1, ""), (Choose5, "answer"), (Down, ""), (Up, "line")];
            answer.into_iter().chain([on, (NextPart, whose), note, back]).collect()
        }
        Page::Numbers if review.is_other => {
            vec![on, (Down, ""), (Up, "week"), (NextPart, "as a chart"), note, back]
        }
        Page::Numbers => {
            let week = [on, (Less, ""), (More, "week")].into_iter();
            week.chain(scroll).chain([(NextPart, "as a table"), note, back]).collect()
        }
        Page::Boundaries => [on].into_iter().chain(scroll).chain([back, note]).collect(),
        Page::Fit => {
            let answers = match is_wide {
                true => vec![(Choose1, "yes"), (Choose2, "partly"), (Choose3, "no")],
                // The page itself says what they are.
                false => vec![(Choose1, ""), (Choose3, "answer")],
            };
            let edit = (Edit, if is_wide { "in your words" } else { "your words" });
            answers.into_iter().chain([on]).chain(scroll).chain([edit, note, back]).collect()
        }
        Page::NextWeek => next_week(model, is_wide),
    }
}

/// On the last page they differ from line to line.
fn next_week(model: &Model, is_wide: bool) -> Vec<(Verb, &'static str)> {
    use Verb::*;
    let review = &model.review;
    let is_finished = review.content.as_deref().is_some_and(|content| review.is_finished(content));
    let on = match is_wide {
        _ if is_finished => "to Day",
        true => "do what is shown",
        false => "do it",
    };
    let edit = match review.line_ahead() {
        _ if !is_wide => "edit",
        Some(Line::Day(_)) => "grace, and why",
        _ => "what the week is for",
    };
    let mut hints = vec![(GoOn, on)];
    let other = match review.line_ahead() {
        _ if !is_wide => "other",
        Some(Line::LeftDay(_)) => "all or each",
        _ => "another way",
    };
    // Of the intention there is nothing to choose from.
    if review.line_ahead() != Some(Line::Intention) {
        hints.extend([(Less, ""), (More, other)]);
    }
    let (line, back) = ([(Down, ""), (Up, "line")], [(GoBack, "back")]);
    hints.push((Edit, edit));
    match is_wide {
        true => hints.extend(back.into_iter().chain(line)),
        false => hints.extend(line.into_iter().chain(back)),
    }
    hints
}

/// On Week they say how to get about, and what Day has no key for; what the card names too comes last where there is
/// little room.
fn week(model: &Model, timer: &'static str) -> Vec<(Verb, &'static str)> {
    use Verb::*;
    let is_wide = model.size.0 >= WITH_PANEL;
    let across = [(NextDay, ""), (PreviousDay, "other day")];
    let across = || across.into_iter().filter(|_| model.selected().is_some());
    let mut hints = vec![(DayBefore, ""), (DayAfter, "day")];
    if model.cursor == Cursor::Intention {
        hints.insert(0, (Edit, "edit"));
    }
    hints.extend(across().filter(|_| is_wide));
    let is_low = is_low(model.size);
    let hidden = week::Layout::new(model, model.size).part_hidden.1;
    let part = match model.week.part(is_low).next(is_low) {
        // What has no room comes first.
        _ if hidden > 0 => "rest",
        Part::Days => "hours",
        Part::Values => "values",
        Part::Areas => "areas",
    };
    let menu = (DayMenu, if is_wide { "intention, grace" } else { "intention" });
    let (add, lived, part) = ((Add, "add"), (PlanLived, "plan, lived"), (NextPart, part));
    match is_wide {
        true => hints.extend([add, lived, menu, part]),
        // What else there is to be seen is named first: there is no room to show it.
        false => hints.extend([part, add, lived, menu]),
    }
    hints.extend(across().filter(|_| !is_wide));
    if model.selected().is_some() {
        hints.extend([(Later, ""), (Earlier, "move"), (Timer, timer)]);
    }
    hints.extend([(Why, "why"), (Undo, "undo")]);
    hints
}

/// On Season they differ from part to part.
fn season(model: &Model) -> Vec<(Verb, &'static str)> {
    use Verb::*;
    let (mut hints, last) = match model.season.part {
        SeasonPart::Year => (vec![(Left, ""), (Right, "season"), (Open, "open"), (Add, "next season")], None),
        _ if model.life.season_on(model.date).is_none() => (vec![(Add, "name a season")], None),
        SeasonPart::Intents => {
            let hints = [(Edit, "edit"), (Longer, "more"), (Shorter, "less"), (CrossOut, "rests")];
            (hints.into_iter().chain([(Add, "next season")]).collect(), Some((SeasonMenu, "end, split")))
        }
        SeasonPart::Facts => {
            let hints = [(Edit, "edit"), (Longer, "more"), (Shorter, "less"), (Add, "next season")];
            (hints.to_vec(), Some((SeasonMenu, "end, split")))
        }
        SeasonPart::Values | SeasonPart::Swing => {
            (vec![(Left, ""), (Right, "column"), (Open, "open it"), (Add, "next season")], None)
        }
    };
    // Where not all parts are shown, the way to them stands behind what the arrows or e do.
    let at = match model.size.0 {
        80.. => hints.len(),
        _ => hints.iter().position(|(_, words)| !words.is_empty()).map_or(0, |at| at + 1),
    };
    hints.insert(at, (NextPart, "next part"));
    hints.extend(last);
    let next = match model.season.grain {
        Grain::Weeks => "months",
        Grain::Months => "quarters",
        Grain::Quarters => "weeks",
    };
    hints.extend([(Zoom, next), (Undo, "undo")]);
    hints
}

/// A key and its words; gives the column where the next one begins.
pub fn one_hint(canvas: &mut Canvas<'_>, x: u16, y: u16, end: u16, (key, words): &(String, String)) -> u16 {
    let x = x + canvas.put(x, y, end.saturating_sub(x), key, Role::Key);
    let gap = if words.is_empty() { 2 } else { 3 };
    let words = format!(" {words}");
    let took = canvas.put(x, y, end.saturating_sub(x), words.trim_end(), Role::Muted);
    x + took + gap - 1
}
