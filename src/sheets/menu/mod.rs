//! Menu of rare actions: a title, and actions with their keys.

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, Role, cells};

/// A menu.
#[derive(Debug)]
pub struct Menu {
    /// Place where its keys are looked up.
    pub context: Context,
    /// Title.
    pub title: String,
    /// Actions, each with its words.
    pub lines: Vec<(Verb, &'static str)>,
    /// Index of the chosen line.
    pub chosen: usize,
}

impl Menu {
    /// Builds a menu of actions, each with its words in `context`.
    pub fn new(context: Context, title: String, verbs: &[Verb]) -> Menu {
        let lines = verbs.iter().map(|verb| (*verb, verb.doc_in(context))).collect();
        Menu { context, title, lines, chosen: 0 }
    }
}

impl Sheet for Menu {
    fn context(&self) -> Context {
        self.context
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        if verb != Verb::Close && !picker::choose(&mut self.chosen, verb, self.lines.len()) {
            let taken = self.lines.get(self.chosen).filter(|_| verb == Verb::Take);
            turn.verb(taken.map_or(verb, |(verb, _)| *verb));
            return SheetNext::Close;
        }
        if verb == Verb::Close { SheetNext::Close } else { SheetNext::Stay }
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> SheetCover {
        SheetCover::Lower(cells(self.lines.len()) + 2)
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        canvas.put(1, area.y, area.width - 2, &self.title, Role::Head);
        let list = area.without_top(1);
        picker::draw(canvas, list, 1, (&self.lines, self.chosen), |canvas, y, (verb, words), here| {
            let key = model.keymap.own_key(self.context, *verb);
            canvas.put(3, y, 4, &key, Role::Key);
            let role = if here { Role::Strong } else { Role::Text };
            canvas.put(8, y, area.width.saturating_sub(9), words, role);
        });
    }
}

/// Opens the menu of the current day and its week.
pub fn open_of_day(turn: &mut Turn<'_>) {
    let model = &turn.model;
    let is_grace = model.is_grace(model.date);
    let title = format!("{}, and its week", crate::domain::date::long(model.date));
    let mut menu = Menu::new(Context::DayMenu, title, &[Verb::Grace, Verb::DayNote, Verb::Intention]);
    if let (true, Some((_, words))) = (is_grace, menu.lines.first_mut()) {
        *words = "no longer a grace day";
    }
    turn.open(menu);
}
