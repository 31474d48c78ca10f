//! Help: the keys of the current place and of all others.

use tui_input::Input;

use crate::app::{Context, Model, Sheet, SheetNext, Turn, Verb};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::Energy;
use crate::domain::text::width;
use crate::line::fold;

/// Lines per page.
const PAGE: usize = 10;

/// List of keys, scrolled and filtered.
#[derive(Debug, Default)]
pub struct Help {
    /// Index of the first visible line. May be beyond the end.
    pub top: usize,
    /// Text that filters the lines.
    pub input: Input,
    /// Whether that text is being typed.
    pub typing: bool,
    /// Sheet to go back to. None means the screen.
    under: Option<Box<dyn Sheet>>,
}

impl Help {
    /// Returns help over another sheet, whose keys come first.
    pub fn over(sheet: impl Sheet) -> Help {
        Help { under: Some(Box::new(sheet)), ..Help::default() }
    }
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close if self.typing => (self.typing, self.input) = (false, Input::default()),
            Verb::Close => {
                turn.model.sheet = self.under.take();
                return SheetNext::Close;
            }
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
        SheetNext::Stay
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        self.top = 0;
        SheetNext::Stay
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Region) {
        draw_keys(canvas, model, self);
    }
}

/// Draws help over the whole terminal.
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
    for (y, (key, name, words)) in (2..).zip(lines.iter().skip(top).take(rows)) {
        if words.is_empty() {
            canvas.put(1, y, area.width - 2, name, Role::Head);
        } else {
            canvas.put(3, y, 19, key, Role::Key);
            let end = (area.width - 1).min(96);
            let name_width = cells(width(name));
            canvas.put(23, y, end.saturating_sub(24 + name_width), words, Role::Text);
            canvas.put_right(end, y, 16, name, Role::Faint);
        }
    }
    if lines.is_empty() {
        canvas.put(1, 2, area.width - 2, "No matches", Role::Faint);
    }
    let more = if lines.len() > rows {
        format!("{} of {}", (top + rows).min(lines.len()), lines.len())
    } else {
        String::new()
    };
    let words = if help.typing {
        "type to filter  Enter keep  Esc back"
    } else {
        "↓ ↑ scroll  / filter  Esc back"
    };
    canvas.put(1, area.height - 1, area.width - 14, words, Role::Muted);
    canvas.put_right(area.width - 1, area.height - 1, 12, &more, Role::Muted);
    canvas.point(1, 2);
}

/// Returns key, name and words of each action. A heading has only a name.
fn help_lines(model: &Model, help: &Help) -> Vec<(String, String, String)> {
    let wanted = fold(help.input.value());
    let titles = [
        (Context::Day, "DAY AND WEEK"),
        (Context::Review, "REVIEW"),
        (Context::ReviewSigns, "REVIEW, THE CHECK-IN"),
        (Context::ReviewQuestion, "REVIEW, THE QUESTION"),
        (Context::Table, "SEASON"),
        (Context::Global, "EVERYWHERE"),
        (Context::Card, "THE CARD (Enter on a block, the keys beside its lines work too)"),
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
    // First the keys of the current screen, then those of every screen.
    let here = model.screen.help();
    let under = help.under.as_ref().map(|sheet| sheet.context());
    let place = |context: Context| {
        if under == Some(context) {
            return 0;
        }
        let own = here.iter().position(|other| *other == context).map(|own| own + 1);
        own.unwrap_or(1 + here.len() + usize::from(context != Context::Global))
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

/// Returns the words for a digit in the sheet that asks how a block felt.
fn felt_word(verb: Verb) -> String {
    let step = verb.figure().and_then(|figure| figure.checked_sub(1));
    step.and_then(|step| Energy::WORDS.get(step.min(4))).map_or("no rating", |word| word).to_owned()
}
