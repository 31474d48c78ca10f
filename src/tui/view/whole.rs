//! Sheets that take the whole screen: why, and help.

use ratatui::layout::Position;

use super::parts::{bar, wrap};
use crate::alignment::reasons;
use crate::app::sheet::{Help, Scope, Why};
use crate::app::words::{alignment, balance, figure, length};
use crate::app::{Context, Model, Screen, Verb};
use crate::domain::date::long;
use crate::domain::entry::fold;
use crate::domain::text::width as text_width;
use crate::tui::canvas::Canvas;
use crate::tui::theme::Role;

/// Why: the reasons, with points, and what would help.
pub fn why(canvas: &mut Canvas<'_>, model: &Model, why: &Why) {
    let area = canvas.area();
    let (width, end) = (area.width, area.width - 1);
    let is_wide = width >= 100;
    let of = match why.scope {
        Scope::Day => format!("{}, as it stands", long(why.of.0.from)),
        Scope::Week => format!("W{:02}, as it stands", model.week().number()),
        Scope::SoFar => format!("W{:02}, as far as it is lived", model.week().number()),
        Scope::Season => model
            .life
            .season_on(model.date)
            .map_or_else(String::new, |season| format!("{}, to the end of this week", season.name)),
    };
    let (balanced, share) = balance(Some(&why.score));
    let numbers = format!(
        "{}   {balanced}{}",
        alignment(Some(&why.score)),
        if share.is_empty() { String::new() } else { format!(", {share}") }
    );
    canvas.put(1, 0, width / 2, &of, Role::Muted);
    canvas.put_right(end, 0, width / 2, &numbers, Role::Score);
    let mut y = 2;
    let shown = why.score.is_shown();
    let first = match (why.score.alignment.filter(|_| shown), why.reasons.first()) {
        (Some(aligned), Some(reason)) => format!("Alignment {}. {}.", figure(aligned), reason.words),
        (Some(aligned), None) => format!("Alignment {}. Nothing holds it back.", figure(aligned)),
        (None, _) => "Too little is known yet to say how well the hours fit: plan or log a few.".to_owned(),
    };
    for line in wrap(&first, usize::from(width - 2)) {
        canvas.put(1, y, width - 2, &line, Role::Strong);
        y += 1;
    }
    let is_low = area.height < 16;
    if let Some(evidence) = why.score.evidence.filter(|_| shown && !is_low) {
        let words = format!(
            "On {} of {} points of evidence, from {} of {}.",
            evidence.round(),
            why.score.full_evidence.round(),
            why.score.days,
            if why.of.0.length() == 1 { "1 day".to_owned() } else { format!("{} days", why.of.0.length()) }
        );
        canvas.put(1, y, width - 2, &words, Role::Muted);
        y += 1;
    }
    y += u16::from(!is_low);
    let bottom = area.height - 2;
    if shown && why.score.alignment.is_some() {
        y = losses(canvas, why, y, is_wide);
    }
    y += 1;
    let season = model.life.season_on(why.of.0.from);
    if shown {
        let figure = why.score.balance.score.map(|score| format!("Balance {}. ", figure(score)));
        let said = figure.unwrap_or_default() + &reasons::balance(&why.score, season);
        for line in wrap(&said, usize::from(width - 2)) {
            if y >= bottom {
                break;
            }
            canvas.put(1, y, width - 2, &line, if is_wide { Role::Strong } else { Role::Text });
            y += 1;
        }
    }
    y += 1;
    if y + 3 < bottom {
        hours(canvas, model, why, y);
    }
    super::footer::draw(canvas, model, area.height - 1);
    canvas.cursor = canvas.cursor.or(Some(Position::new(1, 2)));
}

/// The losses, largest first; gives the row below them.
fn losses(canvas: &mut Canvas<'_>, why: &Why, mut y: u16, is_wide: bool) -> u16 {
    let area = canvas.area();
    let bottom = area.height.saturating_sub(if is_wide {
        10
    } else if area.height < 16 {
        3
    } else {
        6
    });
    let points_end = if is_wide { 66 } else { area.width - 1 };
    let tenths = |tenths: i64| format!("{}.{}", tenths / 10, tenths % 10);
    // Where there is little room, the reasons alone.
    let is_low = area.height < 16;
    if !is_low {
        canvas.put(6, y, 40, "WHAT HOLDS IT BACK", Role::Head);
        canvas.put_right(points_end, y, 8, "POINTS", Role::Head);
        y += 1;
    }
    if is_wide {
        canvas.put(72, y.saturating_sub(1), 40, "WHAT WOULD HELP", Role::Head);
        y += 1;
    }
    let (mut rest, mut is_full) = (0, false);
    for (index, reason) in why.reasons.iter().enumerate() {
        let rows = 1 + u16::from(reason.remedy.as_ref().is_some_and(|remedy| {
            !is_wide || text_width(&remedy.words) > usize::from(area.width.saturating_sub(73))
        }));
        is_full |= index >= 9 || y + rows >= bottom;
        if is_full {
            rest += reason.tenths;
            continue;
        }
        let here = index == why.chosen;
        if here {
            canvas.put(4, y, 1, "›", Role::Accent);
            canvas.tint(0, y, area.width);
            canvas.cursor = Some(Position::new(4, y));
        }
        canvas.put(6, y, 1, &(index + 1).to_string(), Role::Key);
        canvas.put(
            8,
            y,
            points_end.saturating_sub(15),
            &reason.words,
            if here { Role::Strong } else { Role::Text },
        );
        canvas.put_right(points_end, y, 5, &tenths(reason.tenths), Role::Text);
        if let Some(remedy) = &reason.remedy {
            if is_wide {
                let lines = wrap(&remedy.words, usize::from(area.width.saturating_sub(73)));
                for (row, line) in lines.iter().take(2).enumerate() {
                    y += u16::from(row > 0);
                    canvas.put(72, y, area.width.saturating_sub(73), line, Role::Muted);
                }
            } else {
                y += 1;
                canvas.put(10, y, area.width.saturating_sub(11), &remedy.words, Role::Muted);
            }
        }
        y += 1;
    }
    if rest > 0 {
        canvas.put(8, y, 40, "smaller ones", Role::Muted);
        canvas.put_right(points_end, y, 5, &tenths(rest), Role::Muted);
        y += 1;
    }
    if is_low {
        return y;
    }
    let sum: i64 = why.reasons.iter().map(|reason| reason.tenths).sum();
    if is_wide {
        canvas.fill(points_end - 6, y, 6, "─", "-", Role::Rule);
        y += 1;
    }
    let words = format!("with alignment {} they make 100", tenths(1000 - sum));
    canvas.put(8, y, points_end.saturating_sub(14), &words, Role::Muted);
    canvas.put_right(points_end, y, 5, &tenths(sum), Role::Text);
    y + 1
}

fn hours(canvas: &mut Canvas<'_>, model: &Model, why: &Why, mut y: u16) {
    let area = canvas.area();
    let is_wide = area.width >= 100;
    canvas.put(1, y, 30, "WHERE THE HOURS GO", Role::Head);
    if is_wide {
        let words = if why.scope == Scope::Week { "lived, in sight, asked" } else { "in sight, asked" };
        canvas.put(60, y, 40, words, Role::Muted);
    }
    y += if is_wide { 2 } else { 1 };
    let lived = model.standing.as_ref().filter(|_| why.scope == Scope::Week).map(|standing| &standing.lived);
    for value in &why.score.values {
        if y + 2 >= area.height {
            return;
        }
        let name = model.life.profile.value(&value.id).map_or(value.id.as_str(), |value| value.name.as_str());
        let Some(target) = value.target else {
            if value.resting {
                canvas.put(6, y, 10, name, Role::Text);
                canvas.put(17, y, 30, "rests this season", Role::Muted);
                y += 1;
            }
            continue;
        };
        canvas.put(6, y, 10, name, Role::Text);
        let served = lived
            .and_then(|lived| lived.values.iter().find(|one| one.id == value.id))
            .map_or(value.minutes, |one| one.minutes);
        let cells = if is_wide { 40 } else { area.width.saturating_sub(40).clamp(8, 30) };
        bar(canvas, 17, y, cells, served, value.minutes, target.max(value.minutes));
        let figures = [served, value.minutes, target].map(|minutes| length(minutes.round() as i64));
        // Without a plan in sight the first two are one.
        let from = usize::from(why.scope != Scope::Week);
        let words = figures[from..].join(", ");
        canvas.put(20 + cells, y, area.width.saturating_sub(21 + cells), &words, Role::Muted);
        y += 1;
    }
}

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
