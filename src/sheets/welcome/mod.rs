//! First start: three pages, then today with a first half hour offered.

mod draw;
mod state;

use chrono::Timelike;
use tui_input::Input;

pub use state::{Welcome, WelcomePage};

use crate::app::footer::{self, Hint, Hints};
use crate::app::model::free_time;
use crate::app::{Context, Effect, Model, Sheet, SheetNext, Turn, Verb};
use crate::canvas::{Canvas, Region};
use crate::domain::Time;
use crate::sheets::prompt::{Prompt, blocks};

impl Sheet for Welcome {
    fn context(&self) -> Context {
        Context::Welcome
    }

    fn line(&self) -> Option<&Input> {
        self.typed_line()
    }

    fn line_mut(&mut self) -> Option<&mut Input> {
        self.input()
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match verb {
            Verb::Quit => {
                turn.effects.push(Effect::Quit);
                return SheetNext::Close;
            }
            // Nothing was answered yet. So nothing is written, and the questions come again at the next start.
            Verb::Close if self.page == WelcomePage::What => return SheetNext::Close,
            Verb::Close => return begin(self, turn),
            Verb::Take if self.go_on() => return begin(self, turn),
            Verb::Back => self.go_back(),
            Verb::Down | Verb::Up => self.choose(if verb == Verb::Down { 1 } else { -1 }),
            Verb::Less | Verb::More => self.change(verb == Verb::More),
            _ => {}
        }
        SheetNext::Stay
    }

    fn typed(&mut self, _: &mut Turn<'_>) -> SheetNext {
        self.make_room();
        SheetNext::Stay
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        const KEEP: &[&[Hint]] = &[&[(Close, "keep, to today")], &[(Close, "keep")]];
        let choose = [(Down, ""), (Up, "choose"), (Less, "")];
        match self.page {
            WelcomePage::What => Hints::of([(Take, "next")])
                .right(&[&[(Close, "to today"), (Help, "help")], &[(Close, "to today")]]),
            WelcomePage::Values => {
                let keys =
                    [(Take, "next")].into_iter().chain(choose).chain([(More, "hours"), (Back, "previous")]);
                Hints::of(keys.collect::<Vec<_>>()).right(KEEP)
            }
            WelcomePage::Season => {
                let keys =
                    [(Take, "begin")].into_iter().chain(choose).chain([(More, "change"), (Back, "previous")]);
                Hints::of(keys.collect::<Vec<_>>()).right(KEEP)
            }
        }
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, _: Region) {
        draw::draw(canvas, self, model.config.clock);
        footer::draw(canvas, model, canvas.area().height - 1, Hints::default);
    }
}

/// Opens the questions of the first start if the life is still empty.
pub fn open(turn: &mut Turn<'_>) {
    if turn.model.life.is_blank() {
        let (today, zone) = (turn.model.today, turn.ctx.zone);
        turn.open(Welcome::new(today, zone));
    }
}

/// Makes the commented files, saves the answers in them, and opens today with a first half hour offered.
fn begin(welcome: &Welcome, turn: &mut Turn<'_>) -> SheetNext {
    turn.effects.push(Effect::MakeFiles);
    let edit = welcome.edit(&turn.model.life, turn.ctx.zone);
    if turn.make(Ok(edit), Verb::Open) {
        turn.model.message = None;
        turn.model.refresh(turn.ctx);
        turn.model.to_now();
        let local = turn.ctx.local();
        let now = Time::from_minutes(local.hour() * 60 + local.minute());
        let line = Prompt::new(blocks::Add(free_time(turn.model)), "").offering(welcome.first_line(now));
        line.open(turn);
    }
    SheetNext::Close
}
