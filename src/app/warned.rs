//! What to know about a change of the plan, before and after it is made.

use super::keymap::Context;
use super::message::{Said, Tone};
use super::model::Model;
use super::update::Turn;
use super::verb::Verb;
use crate::domain::{Ctx, Edit};
use crate::planning::recurrence::part;
use crate::report::warnings::{self, Warnings};

/// What the key that moves does after a crossing.
const NEAREST: &str = "nearest free time";

impl Model {
    /// Returns what to know about an edit before it is made. Nothing if the life refuses it.
    pub fn warnings_of(&self, ctx: &Ctx, edit: &Edit) -> Warnings {
        let mut life = part(&self.life, self.today, edit.days(), warnings::reach(&self.life));
        match life.apply(edit.clone()) {
            Ok(_) => warnings::of_edit(&life, &self.life, ctx, edit).priced(&life, self.standing.as_ref()),
            Err(_) => Warnings::default(),
        }
    }

    /// Returns what is too much with an edit, and the keys to say no to something. `None` if nothing is.
    pub fn too_much(&self, warnings: &Warnings) -> Option<String> {
        let said = warnings.too_much();
        (!said.is_empty())
            .then(|| format!("{} {}", said.join(" "), self.say_no_words()).trim_end().to_owned())
    }

    /// Returns a sentence with the keys to say no to a block. Empty if one of them has no key.
    pub fn say_no_words(&self) -> String {
        let write = self.keymap.key(Verb::WriteDown);
        let no = self.keymap.own_key(Context::Write, Verb::WriteNo);
        match write.is_empty() || no.is_empty() {
            true => String::new(),
            false => format!("Press {write}, then {no}, to say no to one."),
        }
    }
}

impl Turn<'_> {
    /// Returns whether the message that was shown when the key was pressed offers the nearest free time.
    pub fn offers_nearest(&self) -> bool {
        self.offered.as_ref().is_some_and(|said| said.keys.contains(&(Verb::Move, NEAREST)))
    }

    /// Adds what to know about an edit that was just made to its message. A single block that crosses something offers
    /// what can be done about it instead of undo.
    pub(super) fn warn(&mut self, edit: &Edit) {
        let life = &self.model.life;
        let warnings =
            warnings::of_edit(life, life, self.ctx, edit).priced(life, self.model.standing.as_ref());
        let too_much = self.model.too_much(&warnings);
        let crosses = warnings.crosses();
        if crosses.is_none() && too_much.is_none() {
            return;
        }
        let in_one = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let said = match warnings.own() {
            [_, ..] => {
                let said = Said::from(in_one(vec![crosses, too_much])).key(Verb::Move, NEAREST);
                match warnings.own().iter().all(|one| one.boundary().is_some()) {
                    true => said.key(Verb::LetCross, "allow this once"),
                    false => said.key(Verb::WriteDown, "promise to make up for it"),
                }
            }
            _ => {
                let label = Some(format!("{}.", edit.label));
                Said::from(in_one(vec![label, crosses, too_much])).key(Verb::Undo, "undo")
            }
        };
        self.say(Tone::Notice, said);
    }
}
