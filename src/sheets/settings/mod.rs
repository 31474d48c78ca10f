//! Settings: every setting of `config.toml` with its value, changed by steps or by a line.

mod draw;

use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Model, Sheet, SheetCover, SheetNext, Turn, Verb, picker};
use crate::canvas::{Canvas, Region, cells};
use crate::domain::Refused;
use crate::domain::config::Clock;
use crate::line::{SETTINGS, Setting};
use crate::sheets::prompt::cell::AS_IT_IS;
use crate::sheets::prompt::{Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays};

/// Sheet of the settings.
#[derive(Debug, Clone, Copy)]
pub struct SettingsSheet {
    /// Index of the chosen setting.
    pub chosen: usize,
}

/// Opens the settings with the first one chosen.
pub fn open(turn: &mut Turn<'_>) {
    turn.open(SettingsSheet { chosen: 0 });
}

impl SettingsSheet {
    /// Returns the chosen setting.
    fn setting(self) -> Option<&'static Setting> {
        SETTINGS.get(self.chosen)
    }
}

impl Sheet for SettingsSheet {
    fn context(&self) -> Context {
        Context::Settings
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match (verb, self.setting()) {
            (Verb::Close, _) => return SheetNext::Close,
            (Verb::Take, Some(setting)) if setting.is_typed() => {
                let text = setting.shown(&turn.model.config);
                Prompt::new(TypedSetting(setting), text).over(*self).open(turn);
            }
            (Verb::Take | Verb::More | Verb::Less, Some(setting)) => {
                let change = setting.step(&turn.model.config, verb != Verb::Less);
                turn.change_setting(setting, change);
            }
            _ => {
                picker::choose(&mut self.chosen, verb, SETTINGS.len());
            }
        }
        SheetNext::Stay
    }

    fn cover(&self, _: &Model, (_, rows): (u16, u16)) -> SheetCover {
        SheetCover::Lower(cells(SETTINGS.len() + draw::AROUND).min((rows * 3 / 4).max(6)))
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let take = if self.setting().is_some_and(Setting::is_typed) { "type it" } else { "next value" };
        Hints::of([(Take, take), (More, ""), (Less, "change"), (Down, ""), (Up, "choose")]).right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, *self, model, area);
    }
}

/// Line for the value of a setting.
#[derive(Debug)]
struct TypedSetting(&'static Setting);

impl Purpose for TypedSetting {
    fn name(&self) -> &'static str {
        self.0.name
    }

    fn hint(&self, clock: Clock) -> String {
        clock.example("8:00", "8:00am").to_owned()
    }

    fn unchanged(&self) -> Option<Vec<String>> {
        Some(vec![AS_IT_IS.to_owned(), self.0.does.to_owned()])
    }

    fn is_of_a_day(&self) -> bool {
        false
    }

    fn rows(&self) -> u16 {
        5
    }

    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        let change =
            self.0.read(&reader.model.config, text).map_err(|why| Stays::Refused(Refused::because(why)))?;
        let says = self.0.says(&change);
        let outcome =
            if change.after == change.before { Outcome::Close } else { Outcome::Set(Box::new(change)) };
        Ok((outcome, vec![says], None))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        if let Some(Outcome::Set(change)) = taken.map(|reading| &reading.outcome) {
            turn.change_setting(self.0, (**change).clone());
        }
    }
}
