//! Menu of rare actions: a title, and actions with their keys.

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::widgets::wrap;
use crate::canvas::{Canvas, Region, Role, cells};
use crate::domain::date::{long, span};
use crate::domain::text::width as text_width;

/// Column of the keys, and the fewest columns from there to the words.
const KEYS: (u16, u16) = (3, 5);

/// A line of a menu.
#[derive(Debug)]
pub struct MenuLine {
    /// Its action.
    pub verb: Verb,
    /// Words for the action.
    pub words: &'static str,
    /// What will happen, or why it can't. `None` if the words say all.
    pub says: Option<String>,
}

impl MenuLine {
    /// Returns the rows of the line in `room` columns: in each a part of its words, and a part of what it says. Both share
    /// a row where they fit.
    fn rows(&self, room: usize) -> Vec<(String, String)> {
        let says = self.says.as_deref().unwrap_or_default();
        if text_width(self.words) + 3 + text_width(says) <= room {
            let gap = if says.is_empty() { "" } else { "   " };
            return vec![(self.words.to_owned(), format!("{gap}{says}"))];
        }
        let words = wrap(self.words, room).into_iter().map(|words| (words, String::new()));
        words.chain(wrap(says, room).into_iter().map(|says| (String::new(), says))).collect()
    }
}

/// A menu.
#[derive(Debug)]
pub struct Menu {
    /// Place where its keys are looked up.
    pub context: Context,
    /// Title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<MenuLine>,
    /// Index of the chosen line.
    pub chosen: usize,
}

impl Menu {
    /// Builds a menu of actions, each with its words in `context`.
    pub fn new(context: Context, title: String, verbs: &[Verb]) -> Menu {
        let line = |verb: &Verb| MenuLine { verb: *verb, words: verb.doc_in(context), says: None };
        let lines = verbs.iter().map(line).collect();
        Menu { context, title, lines, chosen: 0 }
    }

    /// Returns the key of a line.
    fn key(&self, model: &Model, verb: Verb) -> String {
        model.keymap.own_key(self.context, verb)
    }

    /// Returns the column of the words, and how many columns they have in a terminal of `width` columns.
    fn words(&self, model: &Model, width: u16) -> (u16, usize) {
        let keys = self.lines.iter().map(|line| self.key(model, line.verb));
        let at = KEYS.0 + picker::key_columns(keys, KEYS.1);
        (at, width.saturating_sub(at + 1).into())
    }

    /// Adds what will happen to the line of an action.
    pub fn saying(mut self, verb: Verb, says: Option<String>) -> Menu {
        self.say(verb, says);
        self
    }

    /// Like [`Menu::saying`], of a menu that is open.
    pub fn say(&mut self, verb: Verb, says: Option<String>) {
        self.lines.iter_mut().filter(|line| line.verb == verb).for_each(|line| line.says.clone_from(&says));
    }
}

impl Sheet for Menu {
    fn context(&self) -> Context {
        self.context
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        if verb != Verb::Close && !picker::choose(&mut self.chosen, verb, self.lines.len()) {
            let taken = self.lines.get(self.chosen).filter(|_| verb == Verb::Take);
            turn.verb(taken.map_or(verb, |line| line.verb));
            return SheetNext::Close;
        }
        if verb == Verb::Close { SheetNext::Close } else { SheetNext::Stay }
    }

    fn cover(&self, model: &Model, (width, _): (u16, u16)) -> SheetCover {
        let (_, room) = self.words(model, width);
        SheetCover::Lower(cells(self.lines.iter().map(|line| line.rows(room).len()).sum()) + 2)
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it", self.lines.len())
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        canvas.put(1, area.y, area.width - 2, &self.title, Role::Head);
        let list = area.without_top(1);
        let (at, room) = self.words(model, area.width);
        // The key is in the first row of its line.
        let mut rows: Vec<(Option<Verb>, String, String)> = Vec::new();
        let mut chosen = 0;
        for (index, line) in self.lines.iter().enumerate() {
            if index == self.chosen {
                chosen = rows.len();
            }
            let keys = [Some(line.verb)].into_iter().chain(std::iter::repeat(None));
            rows.extend(line.rows(room).into_iter().zip(keys).map(|((words, says), key)| (key, words, says)));
        }
        picker::draw(canvas, list, 1, (&rows, chosen), |canvas, y, (verb, words, says), here| {
            let key = verb.map_or(String::new(), |verb| self.key(model, verb));
            canvas.put(KEYS.0, y, at - KEYS.0, &key, Role::Key);
            let role = if here { Role::Strong } else { Role::Text };
            canvas.put_all(at, y, area.width.saturating_sub(1), &[(words, role), (says, Role::Muted)]);
        });
    }
}

/// Opens the menu of the current day and its week.
pub fn open_of_day(turn: &mut Turn<'_>) {
    let model = &turn.model;
    let (from, to) = model.selected_days();
    let is_grace = from.iter_days().take_while(|date| *date <= to).all(|date| model.is_grace(date));
    let title = match from == to {
        true => format!("{}, and its week", long(from)),
        false => format!("{}, and the week", span(from, to)),
    };
    let verbs = [
        Verb::Grace,
        Verb::DayNote,
        Verb::Intention,
        Verb::LayOut,
        Verb::IdealWeek,
        Verb::Template,
        Verb::FillWeek,
    ];
    let mut menu = Menu::new(Context::DayMenu, title, &verbs);
    if let Some(line) = menu.lines.first_mut() {
        line.words = match (is_grace, from == to) {
            (false, true) => line.words,
            (false, false) => "grace days, and why",
            (true, true) => "no longer a grace day",
            (true, false) => "no longer grace days",
        };
    }
    turn.open(menu);
}
