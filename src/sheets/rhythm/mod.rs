//! Energy by hour: 24 bars drawn by keys, beside what was really felt.

mod draw;

use chrono::NaiveDate;

use crate::app::footer::{Hints, LEAVE};
use crate::app::{Context, Model, Said, Sheet, SheetNext, Tone, Turn, Verb};
use crate::canvas::{Canvas, Region};
use crate::domain::edits;
use crate::domain::profile::{Preset, Rhythm};
use crate::report::day::words::length;
use crate::report::life::evidence::needed;
use crate::report::life::felt::{ENOUGH, FeltHour, felt_by_hour};

/// Level of an hour where nothing is set.
const MIDDLE: u8 = 2;
/// The highest level.
const MOST: u8 = 4;

/// Sheet of energy by hour.
#[derive(Debug)]
pub struct RhythmSheet {
    /// Levels from midnight on, 0 to 4.
    pub levels: [u8; 24],
    /// Hour under the cursor.
    pub hour: usize,
    /// What was felt in each hour.
    felt: [FeltHour; 24],
}

/// Opens the sheet on what `life.toml` says, or else on the middle of all hours.
pub fn open(turn: &mut Turn<'_>) {
    let levels = levels(&turn.model.life.profile.rhythm).unwrap_or([MIDDLE; 24]);
    let felt = felt_by_hour(&turn.model.life, turn.ctx);
    turn.open(RhythmSheet { levels, hour: 9, felt });
}

/// Returns the 24 levels of energy by hour. `None` where nothing is set.
fn levels(rhythm: &Rhythm) -> Option<[u8; 24]> {
    let all: Option<Vec<u8>> = (0..24).map(|hour| rhythm.level(hour)).collect();
    all?.try_into().ok()
}

/// Returns a course by its name.
fn named(preset: Preset) -> Rhythm {
    Rhythm { preset: Some(preset), levels: Vec::new() }
}

impl RhythmSheet {
    /// Returns energy by hour as it is drawn: by name where it is a named course.
    fn drawn(&self) -> Rhythm {
        let by_name = Preset::ALL.iter().map(|preset| named(*preset));
        let by_name = by_name.into_iter().find(|rhythm| levels(rhythm) == Some(self.levels));
        by_name.unwrap_or_else(|| Rhythm { preset: None, levels: self.levels.to_vec() })
    }

    fn save(&self, turn: &mut Turn<'_>) -> SheetNext {
        let drawn = self.drawn();
        if levels(&turn.model.life.profile.rhythm) == Some(self.levels) {
            turn.say(Tone::Plain, "Energy by hour is as it was.");
            return SheetNext::Close;
        }
        let label = match drawn.preset {
            Some(preset) => format!("Energy by hour: {}", preset.word()),
            None => "Energy by hour drawn".to_owned(),
        };
        let edit = edits::profile_change(&turn.model.life, label, |profile| profile.rhythm = drawn.clone());
        if turn.make(edit, Verb::Edit) { SheetNext::Close } else { SheetNext::Stay }
    }

    /// Takes over what was felt, hour by hour. Hours without ratings stay.
    fn take_over(&mut self, turn: &mut Turn<'_>) {
        let rated: i64 = self.felt.iter().map(|felt| felt.minutes).sum();
        if rated < ENOUGH {
            let (rated, enough) = (length(rated), length(ENOUGH));
            let words =
                format!("{rated} rated in the last 8 weeks. From {enough} on they can be taken over.");
            return turn.say(Tone::Plain, words);
        }
        let mut hours = 0;
        for (level, felt) in self.levels.iter_mut().zip(&self.felt) {
            if let Some(of_felt) = felt.level() {
                *level = of_felt;
                hours += 1;
            }
        }
        let words = format!("{hours} hours as you felt them. The others stay.");
        turn.say(Tone::Plain, Said::from(words).key(Verb::Take, "save"));
    }
}

impl Sheet for RhythmSheet {
    fn context(&self) -> Context {
        Context::Rhythm
    }

    fn days(&self, model: &Model) -> Option<(NaiveDate, NaiveDate)> {
        Some(needed(model.today))
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        let preset = verb.figure().and_then(|figure| Preset::ALL.get(figure.checked_sub(1)?));
        match verb {
            Verb::Close => return SheetNext::Close,
            Verb::Take => return self.save(turn),
            Verb::Less => self.hour = (self.hour + 23) % 24,
            Verb::More => self.hour = (self.hour + 1) % 24,
            Verb::Up | Verb::Down => {
                if let Some(level) = self.levels.get_mut(self.hour) {
                    *level = if verb == Verb::Up { (*level + 1).min(MOST) } else { level.saturating_sub(1) };
                }
            }
            Verb::Add => self.take_over(turn),
            _ => {
                if let Some(levels) = preset.and_then(|preset| levels(&named(*preset))) {
                    self.levels = levels;
                }
            }
        }
        SheetNext::Stay
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.felt = felt_by_hour(&turn.model.life, turn.ctx);
        SheetNext::Stay
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.refresh(turn)
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        Hints::of([
            (Take, "save"),
            (Less, ""),
            (More, "hour"),
            (Up, "more"),
            (Down, "less"),
            (Choose1, "lark"),
            (Choose2, "neutral"),
            (Choose3, "owl"),
            (Add, "as felt"),
        ])
        .right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, self, model, area);
    }
}
