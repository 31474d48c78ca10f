//! Replanning from now: what is over and not marked, and what becomes of the rest of today.

mod draw;
mod state;

use crate::alignment::{Gathered, Period};
use crate::app::footer::Hints;
use crate::app::model::Cursor;
use crate::app::{Action, Context, Cover, Model, Said, Sheet, Then, Tone, Turn, Verb, picker};
use crate::canvas::{Area, Canvas};
use crate::domain::config::Clock;
use crate::domain::{Change, Refused, Week};
use crate::line::{self, EntryTime, LineFor, Vocabulary};
use crate::planning::replan::{ReplanRequest, UNNAMED, next_way, propose};
use crate::report::gather::gather;
use crate::sheets::prompt::{Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays, Text, noted};

pub use state::Replan;

/// Lists what is over and not marked, and proposes what becomes of the rest of today, with nothing gone yet.
pub fn open(turn: &mut Turn<'_>) {
    if turn.model.date != turn.model.today {
        return turn.say(Tone::Plain, Said::from("Replanning is for today.").key(Verb::Today, "today"));
    }
    // A timer that was forgotten on another day comes first: only a person knows when it ended.
    if turn.ask_when_ended(None) {
        return;
    }
    match proposed(turn, &ReplanRequest::from(turn.ctx.minute())) {
        Ok(replan) => turn.open(replan),
        Err(refused) => turn.refuse(refused, Action::Do(Verb::Replan)),
    }
}

fn proposed(turn: &Turn<'_>, asked: &ReplanRequest) -> Result<Replan, Refused> {
    let proposal = with_week(turn, asked, |week| propose(&turn.model.life, turn.ctx, week, asked))?;
    Ok(Replan { asked: asked.clone(), proposal, chosen: 0 })
}

/// Does something with the days of the week that is replanned.
fn with_week<T>(turn: &Turn<'_>, asked: &ReplanRequest, act: impl FnOnce(&Gathered) -> T) -> T {
    let life = &turn.model.life;
    let week = Week::of(life.planning_day(turn.ctx.zone, asked.at));
    match turn.model.standing.as_ref().filter(|standing| standing.week == week) {
        Some(standing) => act(standing.gathered()),
        None => act(&gather(life, turn.ctx, Period::week(week))),
    }
}

impl Sheet for Replan {
    fn context(&self) -> Context {
        Context::Replan
    }

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> Then {
        match (verb, verb.figure()) {
            (Verb::Close, _) => Then::Close,
            (Verb::Take, _) => self.apply(turn),
            (Verb::NameTime, _) => self.ask_for_name(turn),
            (Verb::Grace, _) => self.grace_instead(turn),
            (Verb::OtherWay, _) => self.other_way(turn),
            (Verb::Fix, _) => self.let_stay(turn),
            (Verb::Less | Verb::More, _) => {
                self.asked.quarter(verb == Verb::More);
                self.propose_again(turn)
            }
            (_, Some(hours)) if hours > 0 => {
                let was_nothing = self.first_hit().is_none();
                self.asked.hours(hours);
                let then = self.propose_again(turn);
                // The first line that has to give way is the one to look at.
                if was_nothing {
                    self.chosen = self.first_hit().unwrap_or(self.chosen);
                }
                then
            }
            _ => {
                let rows = self.rows();
                picker::choose(&mut self.chosen, verb, rows);
                Then::Stay
            }
        }
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> Then {
        self.propose_again(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> Then {
        self.propose_again(turn)
    }

    fn cover(&self, _: &Model, _: (u16, u16)) -> Cover {
        Cover::Whole
    }

    fn hints(&self, _: &Model) -> Hints {
        Hints::default()
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Area) {
        draw::draw(canvas, model, self, area);
    }
}

impl Replan {
    /// Proposes again, after what is asked or the life has changed. The cursor stays on its block.
    fn propose_again(&mut self, turn: &mut Turn<'_>) -> Then {
        let under = self.past().map(|past| &past.block).or(self.line().map(|line| &line.block));
        match proposed(turn, &self.asked) {
            Ok(fresh) => {
                let here = under.and_then(|block| fresh.row_of(&block.id));
                let chosen = here.unwrap_or(self.chosen).min(fresh.rows().saturating_sub(1));
                *self = Replan { chosen, ..fresh };
                Then::Stay
            }
            Err(refused @ (Refused::Need(..) | Refused::NeedWeek(_))) => {
                turn.refuse(refused, Action::Do(Verb::Replan));
                Then::Close
            }
            Err(refused) => {
                turn.say(Tone::Notice, refused.to_string());
                Then::Stay
            }
        }
    }

    fn apply(&mut self, turn: &mut Turn<'_>) -> Then {
        let edit = self.proposal.edit.clone();
        if edit.changes.is_empty() {
            turn.say(Tone::Plain, "Nothing is gone yet: say how much, or leave.");
            return Then::Stay;
        }
        // The time that is gone is written last.
        let came = edit.changes.iter().rev().find_map(|change| match change {
            Change::Block(date, entry) if entry.before.is_none() => {
                Some((*date, entry.after.as_ref()?.id.clone()))
            }
            _ => None,
        });
        let came = came.filter(|_| self.proposal.lost.is_some());
        if !turn.make(Ok(edit), Verb::Replan) {
            return self.propose_again(turn);
        }
        // The cursor waits on what came up: a name is what it may still lack.
        if let Some((date, id)) = came {
            turn.model.cursor = Cursor::Block(date, id);
            if let (None, Some(message)) = (&self.asked.name, &mut turn.model.message) {
                message.said.keys.push((Verb::Edit, "name it"));
            }
        }
        Then::Close
    }

    fn other_way(&mut self, turn: &mut Turn<'_>) -> Then {
        if let Some(past) = self.past() {
            let (id, mark) = (past.block.id.clone(), past.mark.next());
            self.asked.marks.insert(id, mark);
            return self.propose_again(turn);
        }
        let Some(line) = self.line().cloned() else { return Then::Stay };
        let title = &line.block.title;
        if line.block.fixed {
            let said = Said::from(format!("{title} is fixed: it stays.")).key(Verb::Fix, "on Day: free it");
            turn.say(Tone::Plain, said);
            return Then::Stay;
        }
        let (life, ctx, asked) = (&turn.model.life, turn.ctx, &self.asked);
        match with_week(turn, asked, |week| next_way(life, ctx, week, asked, &line)) {
            Some(kind) => {
                self.asked.fixed.remove(&line.block.id);
                self.asked.chosen.insert(line.block.id.clone(), kind);
                self.propose_again(turn)
            }
            None => {
                turn.say(Tone::Plain, format!("There is no other way for {title}."));
                Then::Stay
            }
        }
    }

    /// Lets a block stay where it is, or takes that back.
    fn let_stay(&mut self, turn: &mut Turn<'_>) -> Then {
        if let Some(past) = self.past() {
            let said = Said::from(format!("{} is over.", past.block.title)).key(Verb::OtherWay, "mark it");
            turn.say(Tone::Plain, said);
            return Then::Stay;
        }
        if let Some(line) = self.line() {
            if line.block.fixed {
                return self.other_way(turn);
            }
            let id = line.block.id.clone();
            if !self.asked.fixed.remove(&id) {
                self.asked.chosen.remove(&id);
                self.asked.fixed.insert(id);
            }
        }
        self.propose_again(turn)
    }

    fn ask_for_name(&mut self, turn: &mut Turn<'_>) -> Then {
        let vocabulary = Vocabulary::of_life(&turn.model.life);
        let line = self.asked.name.as_ref().map(|name| line::line(name, &vocabulary)).unwrap_or_default();
        self.over(turn, Prompt::new(LostTime, line))
    }

    fn grace_instead(&mut self, turn: &mut Turn<'_>) -> Then {
        let date = self.proposal.date;
        if turn.model.life.day(date).is_some_and(|day| day.head.grace.is_some()) {
            turn.say(Tone::Plain, "It is a day of grace already.");
            return Then::Stay;
        }
        self.over(turn, Prompt::new(Text::Grace(date), ""))
    }

    /// Opens a line over the proposal, which it goes back to.
    fn over(&mut self, turn: &mut Turn<'_>, prompt: Prompt) -> Then {
        prompt.over(self.clone()).open(turn);
        Then::Close
    }
}

/// What the time is for that is gone.
#[derive(Debug)]
struct LostTime;

impl Purpose for LostTime {
    fn name(&self) -> &'static str {
        "The time is for"
    }

    fn hint(&self, _: Clock) -> String {
        "Ada, ill @care #family".to_owned()
    }

    fn entry(&self) -> Option<LineFor> {
        Some(LineFor::Add)
    }

    fn saves(&self) -> &'static str {
        "Adds"
    }

    fn takes(&self) -> &'static str {
        "name it"
    }

    /// What the time is called and belongs to; its times stand where it is replanned.
    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            let says = format!("{UNNAMED}, of no area; it can be named later");
            return Ok((Outcome::Name(None), vec![says], None));
        }
        let entry = reader.entry(text, LineFor::Add)?;
        if entry.date.is_some() || entry.when != EntryTime::None {
            return Err(Refused::because("how long it takes is said above, with 1–9 and the arrows").into());
        }
        let block = entry.block(&reader.vocabulary);
        let says = vec![reader.words(&block)];
        Ok((Outcome::Name(Some(Box::new(block))), says, noted(&entry)))
    }

    fn closed(&self, turn: &mut Turn<'_>, taken: Option<&Reading>) {
        let replan = turn.model.sheet.as_mut().and_then(|sheet| sheet.as_a_mut::<Replan>());
        if let (Some(replan), Some(Outcome::Name(name))) = (replan, taken.map(|reading| &reading.outcome)) {
            replan.asked.name = name.clone().map(|name| *name);
        }
    }
}
