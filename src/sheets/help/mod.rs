//! Help: the keys that work here.

use tui_input::Input;

use crate::app::footer::Hints;
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb};
use crate::canvas::{Area, Canvas, Role};
use crate::line::fold;

/// How many lines a page scrolls.
const PAGE: usize = 10;

/// The keys that work here, scrolled and narrowed.
#[derive(Debug, Default)]
pub struct Help {
    /// The first line that is shown.
    pub top: usize,
    /// What narrows it.
    pub input: Input,
    /// Whether that is being typed.
    pub typing: bool,
}

/// Opens help at its top.
pub fn open(turn: &mut Turn<'_>) {
    turn.open(Help::default());
}

impl Sheet for Help {
    fn context(&self) -> Context {
        if self.typing { Context::Prompt } else { Context::Help }
    }

    fn line(&self) -> Option<&Input> {
        self.typing.then_some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        self.typing.then_some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        match verb {
            Verb::Close if self.typing => (self.typing, self.input) = (false, Input::default()),
            Verb::Close => return Then::Close,
            Verb::Take if self.typing => self.typing = false,
            Verb::Narrow => self.typing = true,
            Verb::Down => self.top += 1,
            Verb::Up => self.top = self.top.saturating_sub(1),
            Verb::PageDown => self.top += PAGE,
            Verb::PageUp => self.top = self.top.saturating_sub(PAGE),
            Verb::First => self.top = 0,
            Verb::Last => self.top = usize::MAX / 2,
            _ => return turn.edit_line(self, verb),
        }
        Then::Stay
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> Then {
        self.top = 0;
        Then::Stay
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> Cover {
        Cover::Whole
    }

    fn hints(&self, _: &Model) -> Hints {
        Hints::default()
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Area) {
        draw_keys(canvas, model, self);
    }
}

/// The keys that work here, from the table.
fn draw_keys(canvas: &mut Canvas<'_>, model: &Model, help: &Help) {
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
    canvas.point(1, 2);
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
    let here = model.screen.help();
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
