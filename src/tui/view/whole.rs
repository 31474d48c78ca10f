//! Help: the keys that work here.

use ratatui::layout::Position;

use crate::app::sheet::Help;
use crate::app::{Context, Model, Screen, Verb};
use crate::line::fold;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// The keys that work here, from the table.
pub fn help(canvas: &mut Canvas<'_>, model: &Model, help: &Help) {
    let area = canvas.area();
    let lines = help_lines(model, help);
    let narrowed = if help.typing || !help.input.value().is_empty() {
        format!("   / {}", help.input.value())
    } else {
        String::new()
    };
    canvas.put(1, 0, area.width - 2, &format!("The keys that work here{narrowed}"), Role::Strong);
    let rows = usize::from(area.height.saturating_sub(4));
    let top = help.top.min(lines.len().saturating_sub(rows));
    for (row, (key, name, words)) in lines.iter().skip(top).take(rows).enumerate() {
        let y = 2 + row as u16;
        if words.is_empty() {
            canvas.put(1, y, area.width - 2, name, Role::Head);
        } else {
            canvas.put(3, y, 19, key, Role::Key);
            let end = (area.width - 1).min(96);
            let name_width = crate::domain::text::width(name) as u16;
            canvas.put(23, y, end.saturating_sub(24 + name_width), words, Role::Text);
            canvas.put_right(end, y, 16, name, Role::Faint);
        }
    }
    let more = if lines.len() > rows {
        format!("{} of {}", (top + rows).min(lines.len()), lines.len())
    } else {
        String::new()
    };
    let words = if help.typing {
        "type to narrow  Enter keep  Esc all"
    } else {
        "↓ ↑ scroll  / narrow  Esc close"
    };
    canvas.put(1, area.height - 1, area.width - 14, words, Role::Muted);
    canvas.put_right(area.width - 1, area.height - 1, 12, &more, Role::Muted);
    canvas.cursor = Some(Position::new(1, 2));
}

/// Key, name and doc of what works; a heading has no doc.
fn help_lines(model: &Model, help: &Help) -> Vec<(String, String, String)> {
    let wanted = fold(help.input.value());
    let titles = [
        (Context::Day, "DAY AND WEEK"),
        (Context::Review, "REVIEW"),
        (Context::ReviewSigns, "REVIEW, THE SIGNS"),
        (Context::ReviewQuestion, "REVIEW, THE QUESTION"),
        (Context::Table, "SEASON"),
        (Context::Global, "EVERYWHERE"),
        (Context::Card, "THE CARD (Enter on a block); the keys beside its lines work too"),
        (Context::Prompt, "A LINE THAT IS TYPED"),
        (Context::Start, "START OR STOP"),
        (Context::Felt, "HOW IT FELT"),
        (Context::Why, "WHY"),
        (Context::Replan, "REPLAN"),
        (Context::Inbox, "INBOX"),
        (Context::DayMenu, "THIS DAY, THIS WEEK"),
        (Context::SeasonMenu, "THIS SEASON"),
        (Context::Palette, "ANY ACTION BY NAME"),
        (Context::Help, "HELP"),
        (Context::Welcome, "THE FIRST START"),
    ];
    // What works here comes first, then what works everywhere.
    let here: &[Context] = match model.screen {
        Screen::Day | Screen::Week => &[Context::Day],
        Screen::Review => &[Context::Review, Context::ReviewSigns, Context::ReviewQuestion],
        Screen::Season => &[Context::Table, Context::SeasonMenu],
    };
    let place = |context: Context| {
        let own = here.iter().position(|other| *other == context);
        own.unwrap_or(here.len() + usize::from(context != Context::Global))
    };
    let mut titles = titles;
    titles.sort_by_key(|(context, _)| place(*context));
    let mut lines = Vec::new();
    for (context, title) in titles {
        let listing = model.keymap.listing(context).into_iter().map(|(verb, keys)| {
            let words = if verb.figure().is_some() && context == Context::Felt {
                felt_word(verb)
            } else {
                verb.doc_in(context).to_owned()
            };
            (keys.join(" "), verb.name().to_owned(), words)
        });
        let fits = |line: &(String, String, String)| {
            wanted.is_empty() || fold(&format!("{} {} {}", line.0, line.1, line.2)).contains(&wanted)
        };
        let listing: Vec<_> = listing.filter(fits).collect();
        if !listing.is_empty() {
            if !lines.is_empty() {
                lines.push((String::new(), String::new(), String::new()));
            }
            lines.push((String::new(), title.to_owned(), String::new()));
            lines.extend(listing);
        }
    }
    lines
}

fn felt_word(verb: Verb) -> String {
    match verb.figure() {
        Some(0) | None => "not said".to_owned(),
        Some(figure) => crate::domain::Energy::WORDS[(figure - 1).min(4)].to_owned(),
    }
}
