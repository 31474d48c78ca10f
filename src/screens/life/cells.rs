//! The keys of `life.toml` as cells that are edited in place.

use crate::app::table::{Cell, CellRead, Fixed};
use crate::domain::edits::{self, scores_since};
use crate::domain::profile::LifeRecord;
use crate::domain::{Ctx, Edit, Life, Refused};
use crate::line::{LifeField, LifeReader, ProfileField, Vocabulary};
use crate::report::life::words;
use crate::report::wording::capital;

impl Cell<LifeRecord> for LifeField {
    fn name(&self) -> &'static str {
        self.name
    }

    fn hint(&self) -> &'static str {
        self.hint
    }

    fn choices(&self) -> Option<String> {
        Some(choices(self.hint, self.empty))
    }

    fn text(&self, life: &Life, ctx: &Ctx, row: &LifeRecord) -> Result<String, Fixed> {
        Ok(reading(life, ctx, |reader| LifeField::text(self, row, reader)))
    }

    fn read(&self, life: &Life, ctx: &Ctx, row: &LifeRecord, line: &str) -> CellRead {
        let mut after = row.clone();
        reading(life, ctx, |reader| self.set(&mut after, line, reader)).map_err(sentence)?;
        if after == *row {
            return Ok(None);
        }
        let edit = replaced(life, ctx, row, after)?;
        let says = says(life, ctx, &edit);
        Ok(Some((edit, says)))
    }

    fn step(&self, life: &Life, ctx: &Ctx, row: &LifeRecord, more: bool) -> Option<Result<Edit, Refused>> {
        if !self.has_steps() {
            return None;
        }
        let mut after = row.clone();
        reading(life, ctx, |reader| LifeField::step(self, &mut after, more, reader));
        // Steps of one key are undone together.
        let step = format!("{} {}", self.key, row.id());
        Some(replaced(life, ctx, row, after).map(|edit| edit.as_step(step)))
    }
}

/// The row of a key outside the lists: there is one profile.
#[derive(Debug, Clone, Copy)]
pub struct WholeProfile;

impl Cell<WholeProfile> for ProfileField {
    fn name(&self) -> &'static str {
        self.name
    }

    fn hint(&self) -> &'static str {
        self.hint
    }

    fn choices(&self) -> Option<String> {
        Some(choices(self.hint, self.empty))
    }

    fn text(&self, life: &Life, _: &Ctx, _: &WholeProfile) -> Result<String, Fixed> {
        Ok(ProfileField::text(self, &life.profile))
    }

    fn read(&self, life: &Life, ctx: &Ctx, _: &WholeProfile, line: &str) -> CellRead {
        let mut after = life.profile.clone();
        self.set(&mut after, line).map_err(sentence)?;
        if after == life.profile {
            return Ok(None);
        }
        let edit = edits::profile_change(life, words::profile_change(self, &after), |profile| {
            // The line was read above.
            let _ = self.set(profile, line);
        })?;
        let says = says(life, ctx, &edit);
        Ok(Some((edit, says)))
    }

    fn step(&self, life: &Life, _: &Ctx, _: &WholeProfile, more: bool) -> Option<Result<Edit, Refused>> {
        if !self.has_steps() {
            return None;
        }
        let mut after = life.profile.clone();
        ProfileField::step(self, &mut after, more);
        let label = words::profile_change(self, &after);
        let edit = edits::profile_change(life, label, |profile| ProfileField::step(self, profile, more));
        Some(edit.map(|edit| edit.as_step(self.key)))
    }
}

/// Calls a function that reads or writes values of keys.
fn reading<T>(life: &Life, ctx: &Ctx, read: impl FnOnce(&LifeReader<'_>) -> T) -> T {
    let vocabulary = Vocabulary::of_life(life);
    read(&LifeReader { vocabulary: &vocabulary, today: life.today(ctx) })
}

/// Returns the edit of a record that was changed.
fn replaced(life: &Life, ctx: &Ctx, row: &LifeRecord, after: LifeRecord) -> Result<Edit, Refused> {
    let label = reading(life, ctx, |reader| words::change(row, &after, reader));
    edits::record_replace(life, ctx, after, label)
}

/// Returns what an edit does, in words, with what it does to past scores.
fn says(life: &Life, ctx: &Ctx, edit: &Edit) -> String {
    match scores_since(life, ctx, edit) {
        Some(since) => format!("{}. {}", edit.label, words::scores_change(since)),
        None => edit.label.clone(),
    }
}

/// Returns the sentence about what may be typed.
fn choices(hint: &str, empty: &str) -> String {
    match empty {
        "" => format!("For example: {hint}."),
        empty => format!("For example: {hint}. Empty: {empty}."),
    }
}

/// Returns a refusal of a text that can't be read.
fn sentence(message: String) -> Refused {
    let message = capital(message.trim_end_matches('.'));
    Refused::because(if message.ends_with('?') { message } else { format!("{message}.") })
}
