//! Replanning: keys while the proposal stands there.

use super::Turn;
use crate::alignment::Gathered;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::{Cursor, Tone};
use crate::app::prompt::{Prompt, Purpose};
use crate::app::sheet::{Replan, Sheet};
use crate::app::verb::Verb;
use crate::domain::{Block, Change, Refused, Week};
use crate::line::{self, Vocabulary};
use crate::planning::replan::{Asked, next_way, propose};
use crate::report::gather::gather;
use crate::report::standing::Standing;

impl Turn<'_> {
    /// Lists what is over and not marked, and proposes what becomes of the rest of today, with nothing gone yet.
    pub(super) fn open_replan(&mut self) {
        if self.model.date != self.model.today {
            let key = self.model.keymap.key(Verb::Today);
            return self.model.say(Tone::Plain, format!("Replanning is for today.  {key} today"));
        }
        // A timer that was forgotten on another day comes first: only a person knows when it ended.
        if self.ask_when_ended(None) {
            return;
        }
        match self.propose(&Asked::from(self.ctx.minute())) {
            Ok(replan) => self.model.sheet = Some(Sheet::Replan(Box::new(replan))),
            Err(refused) => self.refuse(refused, Action::Do(Verb::Replan)),
        }
    }

    fn propose(&self, asked: &Asked) -> Result<Replan, Refused> {
        let proposal = self.with_week(asked, |week| propose(&self.model.life, self.ctx, week, asked))?;
        Ok(Replan { asked: asked.clone(), proposal, chosen: 0 })
    }

    /// Does something with the days of the week that is replanned.
    fn with_week<T>(&self, asked: &Asked, act: impl FnOnce(&Gathered) -> T) -> T {
        let life = &self.model.life;
        let week = Week::of(life.planning_day(self.ctx.zone, asked.at));
        match self.model.standing.as_ref().filter(|standing| standing.week == week) {
            Some(standing) => act(Standing::gathered(standing)),
            None => act(&gather(life, self.ctx, crate::alignment::Period::week(week))),
        }
    }

    /// Proposes again, after what is asked or the life has changed. The cursor stays on its block.
    fn propose_again(&mut self, replan: Replan) {
        let under = replan.past().map(|past| &past.block).or(replan.line().map(|line| &line.block));
        match self.propose(&replan.asked) {
            Ok(mut fresh) => {
                let here = under.and_then(|block| fresh.row_of(&block.id));
                fresh.chosen = here.unwrap_or(replan.chosen).min(fresh.rows().saturating_sub(1));
                self.model.sheet = Some(Sheet::Replan(Box::new(fresh)));
            }
            Err(refused @ (Refused::Need(..) | Refused::NeedWeek(_))) => {
                self.refuse(refused, Action::Do(Verb::Replan));
            }
            Err(refused) => {
                self.model.say(Tone::Notice, refused.to_string());
                self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            }
        }
    }

    /// The same where anything else has changed while the proposal stands there.
    pub(super) fn replan_again(&mut self) {
        match self.model.sheet.take() {
            Some(Sheet::Replan(replan)) => self.propose_again(*replan),
            other => self.model.sheet = other,
        }
    }

    pub(super) fn on_replan(&mut self, mut replan: Replan, verb: Verb) {
        let last = replan.rows().saturating_sub(1);
        match (verb, verb.figure()) {
            (Verb::Close, _) => return,
            (Verb::Down, _) => replan.chosen = (replan.chosen + 1).min(last),
            (Verb::Up, _) => replan.chosen = replan.chosen.saturating_sub(1),
            (Verb::Take, _) => return self.apply_replan(replan),
            (Verb::NameTime, _) => return self.ask_for_name(replan),
            (Verb::Grace, _) => return self.grace_instead(replan),
            (Verb::OtherWay, _) => return self.other_way(replan),
            (Verb::Fix, _) => return self.let_stay(replan),
            (Verb::Less, _) => {
                replan.asked.quarter(false);
                return self.propose_again(replan);
            }
            (Verb::More, _) => {
                replan.asked.quarter(true);
                return self.propose_again(replan);
            }
            (_, Some(hours)) if hours > 0 => {
                let was_nothing = replan.first_hit().is_none();
                replan.asked.hours(hours);
                self.propose_again(replan);
                // The first line that has to give way is the one to look at.
                if let (true, Some(Sheet::Replan(replan))) = (was_nothing, &mut self.model.sheet) {
                    replan.chosen = replan.first_hit().unwrap_or(replan.chosen);
                }
                return;
            }
            _ => {}
        }
        self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
    }

    fn apply_replan(&mut self, replan: Replan) {
        if replan.proposal.edit.changes.is_empty() {
            self.model.say(Tone::Plain, "Nothing is gone yet: say how much, or leave.");
            self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            return;
        }
        let edit = replan.proposal.edit.clone();
        // The time that is gone is written last.
        let came = edit.changes.iter().rev().find_map(|change| match change {
            Change::Block(date, entry) if entry.before.is_none() => {
                Some((*date, entry.after.as_ref()?.id.clone()))
            }
            _ => None,
        });
        let came = came.filter(|_| replan.proposal.lost.is_some());
        if !self.make(Ok(edit), Verb::Replan) {
            self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            return self.replan_again();
        }
        // The cursor waits on what came up: a name is what it may still lack.
        if let Some((date, id)) = came {
            self.model.cursor = Cursor::Block(date, id);
            if let (None, Some(message)) = (&replan.asked.name, &mut self.model.message) {
                message.text.push_str(&format!("  {} name it", self.model.keymap.key(Verb::Edit)));
            }
        }
    }

    fn other_way(&mut self, mut replan: Replan) {
        if let Some(past) = replan.past() {
            let (id, mark) = (past.block.id.clone(), past.mark.next());
            replan.asked.marks.insert(id, mark);
            return self.propose_again(replan);
        }
        let Some(line) = replan.line().cloned() else {
            self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            return;
        };
        let title = &line.block.title;
        let next = (!line.block.fixed)
            .then(|| {
                let (life, ctx, asked) = (&self.model.life, self.ctx, &replan.asked);
                self.with_week(asked, |week| next_way(life, ctx, week, asked, &line))
            })
            .flatten();
        match next {
            Some(kind) => {
                replan.asked.fixed.remove(&line.block.id);
                replan.asked.chosen.insert(line.block.id.clone(), kind);
                self.propose_again(replan);
            }
            None => {
                let words = if line.block.fixed {
                    let key = self.model.keymap.key(Verb::Fix);
                    format!("{title} is fixed: it stays.  {key} on Day frees it")
                } else {
                    format!("There is no other way for {title}.")
                };
                self.model.say(Tone::Plain, words);
                self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            }
        }
    }

    /// Lets a block stay where it is, or takes that back.
    fn let_stay(&mut self, mut replan: Replan) {
        if let Some(past) = replan.past() {
            let key = self.model.keymap.keys(Context::Replan, Verb::OtherWay).into_iter().next();
            let words = format!("{} is over.  {} mark it", past.block.title, key.unwrap_or_default());
            self.model.say(Tone::Plain, words);
            self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            return;
        }
        if let Some(line) = replan.line() {
            if line.block.fixed {
                return self.other_way(replan);
            }
            let id = line.block.id.clone();
            if !replan.asked.fixed.remove(&id) {
                replan.asked.chosen.remove(&id);
                replan.asked.fixed.insert(id);
            }
        }
        self.propose_again(replan);
    }

    fn ask_for_name(&mut self, replan: Replan) {
        let vocabulary = Vocabulary::of_life(&self.model.life);
        let line = replan.asked.name.as_ref().map(|name| line::line(name, &vocabulary)).unwrap_or_default();
        self.over(replan, Purpose::LostTime, line);
    }

    fn grace_instead(&mut self, replan: Replan) {
        let date = replan.proposal.date;
        if self.model.life.day(date).is_some_and(|day| day.head.grace.is_some()) {
            self.model.say(Tone::Plain, "It is a day of grace already.");
            self.model.sheet = Some(Sheet::Replan(Box::new(replan)));
            return;
        }
        self.over(replan, Purpose::Grace(date), String::new());
    }

    /// Opens a line over the proposal, which it goes back to.
    fn over(&mut self, replan: Replan, purpose: Purpose, text: String) {
        let mut prompt = Prompt::new(purpose, text);
        prompt.over = Some(Box::new(replan));
        self.model.sheet = Some(Sheet::Prompt(Box::new(prompt)));
        self.read_again();
    }

    /// Calls the time that is gone what was typed, and goes back to the proposal.
    pub(super) fn name_time(&mut self, mut prompt: Prompt, name: Option<Block>) {
        self.remember(&prompt);
        if let Some(mut replan) = prompt.over.take() {
            replan.asked.name = name;
            self.propose_again(*replan);
        }
    }
}
