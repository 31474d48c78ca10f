//! A menu of what is rare and heavy: a title, and actions with their keys.

use crate::app::footer::{Hints, of_a_list};
use crate::app::{Context, Cover, Model, Sheet, Then, Turn, Verb, picker};
use crate::canvas::{Area, Canvas, Role};

/// What a menu offers.
#[derive(Debug)]
pub struct Menu {
    /// Where its keys are looked up.
    pub context: Context,
    /// The title.
    pub title: String,
    /// The actions, each with what the menu says of it.
    pub lines: Vec<(Verb, &'static str)>,
    /// The line that is chosen.
    pub chosen: usize,
}

impl Menu {
    /// A menu of actions, with the words that they have in its place.
    pub fn new(context: Context, title: String, verbs: &[Verb]) -> Menu {
        let lines = verbs.iter().map(|verb| (*verb, verb.doc_in(context))).collect();
        Menu { context, title, lines, chosen: 0 }
    }
}

impl Sheet for Menu {
    fn context(&self) -> Context {
        self.context
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        if verb != Verb::Close && !picker::choose(&mut self.chosen, verb, self.lines.len()) {
            let taken = self.lines.get(self.chosen).filter(|_| verb == Verb::Take);
            turn.verb(taken.map_or(verb, |(verb, _)| *verb));
            return Then::Close;
        }
        if verb == Verb::Close { Then::Close } else { Then::Stay }
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> Cover {
        Cover::Lower(self.lines.len() as u16 + 2)
    }

    fn hints(&self, _: &Model) -> Hints {
        of_a_list("do it")
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        canvas.put(1, area.y, area.width - 2, &self.title, Role::Head);
        let list = Area::new(0, area.y + 1, area.width, area.height.saturating_sub(1));
        picker::draw(canvas, list, 1, (self.lines.len(), self.chosen), |canvas, y, index, here| {
            let (verb, words) = self.lines[index];
            let key = model.keymap.keys(self.context, verb).into_iter().next().unwrap_or_default();
            canvas.put(3, y, 4, &key, Role::Key);
            let role = if here { Role::Strong } else { Role::Text };
            canvas.put(8, y, area.width.saturating_sub(9), words, role);
        });
    }
}

/// Opens the menu of the day in view and its week.
pub fn open_of_day(turn: &mut Turn<'_>) {
    let model = &turn.model;
    let is_grace = model.life.day(model.date).is_some_and(|day| day.head.grace.is_some());
    let title = format!("{}, and its week", crate::domain::date::long(model.date));
    let mut menu = Menu::new(Context::DayMenu, title, &[Verb::Grace, Verb::DayNote, Verb::Intention]);
    if is_grace {
        menu.lines[0].1 = "no longer a day of grace";
    }
    turn.open(menu);
}
