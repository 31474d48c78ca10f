//! Search: blocks and notes of all days that contain a text, newest first, while the user types.

use chrono::{Datelike, NaiveDate};
use tui_input::Input;

use crate::app::footer::{Hints, of_a_list};
use crate::app::model::Cursor;
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::config::Clock;
use crate::domain::date::short;
use crate::report::search::Hit;
use crate::sheets::prompt::{earlier, remember};

/// Most hits that are kept.
const HITS: usize = 500;
/// Label of the line. Earlier lines are kept under it too.
const NAME: &str = "Search";
/// With fewer columns, dates and times are shorter.
const NARROW: u16 = 60;

/// Search while the user types.
#[derive(Debug, Default)]
pub struct Search {
    /// Text to search for.
    pub input: Input,
    /// Hits so far.
    pub hits: Vec<Hit>,
    /// Index of the chosen hit.
    pub chosen: usize,
    /// Whether the search is still running.
    pub searching: bool,
    /// Number of files that could not be read.
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Close => {
                turn.stop_search();
                SheetNext::Close
            }
            Verb::Take => self.take(turn),
            Verb::Down | Verb::Up if self.hits.is_empty() => {
                if let Some(line) = earlier(turn, NAME, self.input.value(), verb == Verb::Down) {
                    self.input = Input::new(line);
                    return self.typed(turn);
                }
                SheetNext::Stay
            }
            _ if picker::choose(&mut self.chosen, verb, self.hits.len()) => SheetNext::Stay,
            _ => turn.edit_line(self, verb),
        }
    }

    fn typed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let text = self.input.value().trim().to_owned();
        (self.searching, self.unread, self.chosen) = (!text.is_empty(), 0, 0);
        self.hits.clear();
        turn.search_for(text);
        SheetNext::Stay
    }

    fn found(&mut self, _: &Model, hits: Vec<Hit>) {
        let room = HITS.saturating_sub(self.hits.len());
        self.hits.extend(hits.into_iter().take(room));
    }

    fn searched_all(&mut self, unread: usize) {
        (self.searching, self.unread) = (false, unread);
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower((rows * 2 / 3).max(6))
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("open", self.hits.len())
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        picker::filter_line(canvas, NAME, &self.input, area, (self.hits.len(), self.chosen));
        draw_hits(canvas, self, area, model);
    }
}

impl Search {
    /// Goes to the day of the chosen hit, and to its block.
    fn take(&self, turn: &mut Turn<'_>) -> SheetNext {
        let Some(hit) = self.hits.get(self.chosen).cloned() else { return SheetNext::Stay };
        turn.stop_search();
        remember(turn, NAME, self.input.value());
        turn.show(turn.model.house.home().verb());
        turn.go(hit.date);
        if let Some(block) = hit.block {
            turn.model.cursor = Cursor::Block(hit.date, block.id);
        }
        turn.stale = true;
        SheetNext::Close
    }
}

/// Draws the hits below the line, or words for why there are none.
fn draw_hits(canvas: &mut Canvas<'_>, search: &Search, area: Region, model: &Model) {
    let end = area.right() - 1;
    if search.hits.is_empty() {
        let words = match (search.input.value().trim().is_empty(), search.searching) {
            (true, _) => "titles, notes, people and tags of all days, newest first",
            (false, true) => "Searching …",
            (false, false) if search.unread > 0 => "No matches in the files that could be read",
            (false, false) => "No matches",
        };
        canvas.put(1, area.y + 1, end, words, Role::Faint);
        return;
    }
    let list = area.without_top(1);
    let [time_x, title_x] = columns(area.width, model.config.clock);
    picker::draw(canvas, list, 1, (&search.hits, search.chosen), |canvas, y, hit, here| {
        let (date, time) = when(hit, area.width, model.today);
        let room = if time.is_empty() { title_x } else { time_x };
        canvas.put(3, y, room - 4, &date, Role::Muted);
        canvas.put(time_x, y, title_x - time_x - 1, time, Role::Muted);
        let role = if here { Role::Strong } else { Role::Text };
        canvas.put(title_x, y, end.saturating_sub(title_x), &hit.title, role);
    });
    let below = search.hits.len() + 1;
    if search.unread > 0 && below < usize::from(area.height) {
        let words = "Some files can't be read. Run aplomb check.";
        canvas.put(3, area.y + cells(below), end.saturating_sub(3), words, Role::Faint);
    }
}

/// Returns the date and the time of a hit. A narrow terminal leaves out this year's number and the end of the time, so
/// that there is room for titles.
fn when(hit: &Hit, width: u16, today: NaiveDate) -> (String, &str) {
    let date = short(hit.date);
    match width {
        ..NARROW if hit.date.year() == today.year() => (date, hit.when.split('–').next().unwrap_or_default()),
        ..NARROW => (format!("{date} {}", hit.date.year()), ""),
        _ => (format!("{date} {}", hit.date.year()), &hit.when),
    }
}

/// Returns the first columns of times and of titles.
fn columns(width: u16, clock: Clock) -> [u16; 2] {
    let is_half_day = clock == Clock::Hours12;
    match width {
        // A hit of an earlier year has its year in the column of times.
        ..NARROW if is_half_day => [14, 23],
        ..NARROW => [14, 21],
        _ => [20, if is_half_day { 39 } else { 33 }],
    }
}
