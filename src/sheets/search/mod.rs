//! Search: what has a text, on all days, newest first, while one types.

use chrono::Datelike;
use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::model::Cursor;
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb, picker};
use crate::canvas::widgets::typed_line;
use crate::canvas::{Area, Canvas, Role};
use crate::domain::config::Clock;
use crate::domain::date::short;
use crate::report::search::Hit;
use crate::sheets::prompt::{earlier, remember};

/// How many hits a search keeps; more would not be read.
const HITS: usize = 500;
/// What stands before the line, and under which lines of this kind are remembered.
const NAME: &str = "Search";

/// A search that goes on while one types.
#[derive(Debug, Default)]
pub struct Search {
    /// What is looked for.
    pub input: Input,
    /// What it has found so far.
    pub hits: Vec<Hit>,
    /// The hit that is chosen.
    pub chosen: usize,
    /// Whether it is still going through the days.
    pub searching: bool,
    /// How many files it could not read.
    pub unread: usize,
}

/// Opens a search.
pub fn open(turn: &mut Turn<'_>) {
    turn.open(Search::default());
}

impl Sheet for Search {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn line(&self) -> Option<&Input> {
        Some(&self.input)
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        Some(&mut self.input)
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        match verb {
            Verb::Close => {
                turn.stop_search();
                Then::Close
            }
            Verb::Take => self.take(turn),
            Verb::Down | Verb::Up if self.hits.is_empty() => {
                if let Some(line) = earlier(turn, NAME, self.input.value(), verb == Verb::Down) {
                    self.input = Input::new(line);
                    return self.typed(turn);
                }
                Then::Stay
            }
            _ if picker::choose(&mut self.chosen, verb, self.hits.len()) => Then::Stay,
            _ => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> Then {
        let text = self.input.value().trim().to_owned();
        (self.searching, self.unread, self.chosen) = (!text.is_empty(), 0, 0);
        self.hits.clear();
        turn.search_for(text);
        Then::Stay
    }

    fn found(&mut self, _: &Model, hits: Vec<Hit>) {
        let room = HITS.saturating_sub(self.hits.len());
        self.hits.extend(hits.into_iter().take(room));
    }

    fn searched_all(&mut self, unread: usize) {
        (self.searching, self.unread) = (false, unread);
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> Cover {
        Cover::Lower((rows * 2 / 3).max(6))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("open")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        typed_line(canvas, NAME, &self.input, 1, area.y, area.right() - 1);
        draw_hits(canvas, self, area, model.config.clock);
    }
}

impl Search {
    /// Goes to the day of the hit that is chosen.
    fn take(&self, turn: &mut Turn<'_>) -> Then {
        let Some(hit) = self.hits.get(self.chosen).cloned() else { return Then::Stay };
        turn.stop_search();
        remember(turn, NAME, self.input.value());
        turn.show(turn.model.house.home().verb());
        turn.go(hit.date);
        if let Some(block) = hit.block {
            turn.model.cursor = Cursor::Block(hit.date, block.id);
        }
        turn.stale = true;
        Then::Close
    }
}

fn draw_hits(canvas: &mut Canvas<'_>, search: &Search, area: Area, clock: Clock) {
    let end = area.right() - 1;
    if search.hits.is_empty() {
        let words = match (search.input.value().trim().is_empty(), search.searching) {
            (true, _) => "titles, notes, people and tags of all days, newest first",
            (false, true) => "looking …",
            (false, false) if search.unread > 0 => "not found in the files that could be read",
            (false, false) => "nothing has that",
        };
        canvas.put(1, area.y + 1, end, words, Role::Faint);
        return;
    }
    let list = Area::new(0, area.y + 1, area.width, area.height.saturating_sub(1));
    picker::draw(canvas, list, 1, (search.hits.len(), search.chosen), |canvas, y, index, here| {
        let hit = &search.hits[index];
        let when = format!("{} {}", short(hit.date), hit.date.year());
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
    });
    let below = search.hits.len() + 1;
    if search.unread > 0 && below < usize::from(area.height) {
        let words = "some files can't be read; run aplomb check";
        canvas.put(3, area.y + below as u16, end.saturating_sub(3), words, Role::Faint);
    }
}
