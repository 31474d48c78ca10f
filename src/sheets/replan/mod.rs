//! Replanning from now: marks blocks that are over, and proposes new times for the rest of today.

mod draw;
mod layout;
mod state;

use crate::alignment::{Gathered, Period};
use crate::app::footer::{Hints, LEAVE};
use crate::app::model::Cursor;
use crate::app::{Action, Context, Model, Said, Sheet, SheetNext, Tone, Turn, Verb, picker};
use crate::canvas::{Canvas, Region};
use crate::domain::config::Clock;
use crate::domain::{Change, Refused, Week};
use crate::line::{self, EntryTime, LineFor, Vocabulary};
use crate::planning::replan::{ReplanRequest, UNNAMED, next_way, propose};
use crate::report::gather::gather;
use crate::sheets::prompt::{FreeText, Outcome, Outlined, Prompt, Purpose, Reader, Reading, Stays, noted};
use crate::sheets::write;

pub use state::Replan;

/// Opens replanning with no time lost yet. It is for today only, and a forgotten timer has to be stopped first.
pub fn open(turn: &mut Turn<'_>) {
    if turn.model.date != turn.model.today {
        return turn.say(Tone::Plain, Said::from("You can only replan today.").key(Verb::Today, "today"));
    }
    // Only the user knows when a forgotten timer ended.
    if turn.ask_when_ended(None) {
        return;
    }
    match proposed(turn, &ReplanRequest::from(turn.ctx.minute())) {
        Ok(replan) => turn.open(replan),
        Err(refused) => turn.refuse(refused, Action::Do(Verb::Replan)),
    }
}

/// Builds the sheet with a proposal for a request.
///
/// # Errors
/// Days have to be loaded, or the proposal is refused.
fn proposed(turn: &Turn<'_>, asked: &ReplanRequest) -> Result<Replan, Refused> {
    let proposal = with_week(turn, asked, |week| propose(&turn.model.life, turn.ctx, week, asked))?;
    Ok(Replan { asked: asked.clone(), proposal, chosen: 0 })
}

/// Calls `act` with the gathered days of the week that is replanned.
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

    fn on(&mut self, turn: &mut Turn<'_>, verb: Verb) -> SheetNext {
        match (verb, verb.figure()) {
            (Verb::Close, _) => SheetNext::Close,
            (Verb::Take, _) => self.apply(turn),
            (Verb::NameTime, _) => self.ask_for_name(turn),
            (Verb::Grace, _) => self.grace_instead(turn),
            (Verb::OtherWay, _) => self.other_way(turn),
            (Verb::Fix, _) => self.let_stay(turn),
            (Verb::WriteDown, _) => self.write_down(turn),
            (Verb::Less | Verb::More, _) => {
                self.asked.quarter(verb == Verb::More);
                self.propose_again(turn)
            }
            (_, Some(hours)) if hours > 0 => {
                let was_nothing = self.first_hit().is_none();
                self.asked.hours(hours);
                let then = self.propose_again(turn);
                // The cursor goes to the first block that is affected.
                if was_nothing {
                    self.chosen = self.first_hit().unwrap_or(self.chosen);
                }
                then
            }
            _ => {
                let rows = self.rows();
                picker::choose(&mut self.chosen, verb, rows);
                SheetNext::Stay
            }
        }
    }

    fn refresh(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.propose_again(turn)
    }

    fn changed(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        self.propose_again(turn)
    }

    fn hints(&self, _: &Model) -> Hints {
        use Verb::*;
        let way = if self.past().is_some() { "mark" } else { "other choice" };
        let has_lines = self.rows() > 0;
        let keys = [
            (Take, "apply"),
            (Choose1, ""),
            (Choose9, "hours lost"),
            (Less, ""),
            (More, "15m"),
            (OtherWay, way),
            (Fix, "stays"),
            (NameTime, "name it"),
            (Grace, "grace"),
            (Down, ""),
            (Up, "line"),
        ];
        let of_a_line = [OtherWay, Fix, Down, Up];
        let keys = keys.into_iter().filter(|(verb, _)| has_lines || !of_a_line.contains(verb));
        Hints::of(keys.collect::<Vec<_>>()).right(LEAVE)
    }

    fn draw(&self, model: &Model, canvas: &mut Canvas<'_>, area: Region) {
        draw::draw(canvas, model, self, area);
    }
}

impl Replan {
    /// Proposes again, after a change of the request or of the life. The cursor stays on its block.
    fn propose_again(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let under = self.past().map(|past| &past.block).or(self.line().map(|line| &line.block));
        match proposed(turn, &self.asked) {
            Ok(fresh) => {
                let here = under.and_then(|block| fresh.row_of(&block.id));
                let chosen = here.unwrap_or(self.chosen).min(fresh.rows().saturating_sub(1));
                *self = Replan { chosen, ..fresh };
                SheetNext::Stay
            }
            Err(refused @ (Refused::Need(..) | Refused::NeedWeek(_))) => {
                turn.refuse(refused, Action::Do(Verb::Replan));
                SheetNext::Close
            }
            Err(refused) => {
                turn.say(Tone::Notice, refused.to_string());
                SheetNext::Stay
            }
        }
    }

    /// Makes the edit of the proposal.
    fn apply(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let edit = self.proposal.edit.clone();
        if edit.changes.is_empty() {
            turn.say(
                Tone::Plain,
                match self.proposal.lost {
                    None => "No time is lost yet. Press 1 to 9 for the hours lost.",
                    Some(_) => "Nothing changes: this time is already taken.",
                },
            );
            return SheetNext::Stay;
        }
        // The lost time is the last block that the edit adds.
        let came = edit.changes.iter().rev().find_map(|change| match change {
            Change::Block(date, entry) if entry.before.is_none() => {
                Some((*date, entry.after.as_ref()?.id.clone()))
            }
            _ => None,
        });
        let came = came.filter(|_| self.proposal.block.is_some());
        if !turn.make(Ok(edit), Verb::Replan) {
            return self.propose_again(turn);
        }
        // The cursor goes to the lost time, as it may still need a name.
        if let Some((date, id)) = came {
            turn.model.cursor = Cursor::Block(date, id);
            if let (None, Some(message)) = (&self.asked.name, &mut turn.model.message) {
                message.said.keys.push((Verb::Edit, "name it"));
            }
        }
        SheetNext::Close
    }

    /// Gives the chosen past block its next mark, or the chosen line its next way.
    fn other_way(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        if let Some(past) = self.past() {
            let (id, mark) = (past.block.id.clone(), past.mark.next());
            self.asked.marks.insert(id, mark);
            return self.propose_again(turn);
        }
        let Some(line) = self.line().cloned() else { return SheetNext::Stay };
        let title = &line.block.title;
        if line.block.is_fixed() {
            let said = match line.block.milestone {
                true => Said::from(format!("{title} happens only once: it stays.")),
                false => Said::from(format!("{title} is fixed: replanning leaves it."))
                    .key(Verb::Fix, "unfix it on Day"),
            };
            turn.say(Tone::Plain, said);
            return SheetNext::Stay;
        }
        // What was kept here is free again.
        if self.asked.fixed.remove(&line.block.id) {
            return self.propose_again(turn);
        }
        let (life, ctx, asked) = (&turn.model.life, turn.ctx, &self.asked);
        match with_week(turn, asked, |week| next_way(life, ctx, week, asked, &line)) {
            Some(kind) => {
                self.asked.chosen.insert(line.block.id.clone(), kind);
                self.propose_again(turn)
            }
            None => {
                turn.say(Tone::Plain, format!("There is no other choice for {title}."));
                SheetNext::Stay
            }
        }
    }

    /// Keeps the chosen block where it is, or takes that back.
    fn let_stay(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        if let Some(past) = self.past() {
            let said = Said::from(format!("{} is over.", past.block.title)).key(Verb::OtherWay, "mark it");
            turn.say(Tone::Plain, said);
            return SheetNext::Stay;
        }
        if let Some(line) = self.line() {
            if line.block.is_fixed() {
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

    /// Leaves the proposal for the menu of what can be written down, about the chosen block.
    fn write_down(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let chosen = self.past().map(|past| &past.block).or(self.line().map(|line| &line.block));
        if let Some(block) = chosen {
            turn.model.cursor = Cursor::Block(self.proposal.date, block.id.clone());
        }
        write::open(turn);
        SheetNext::Close
    }

    /// Opens a line for the name of the lost time.
    fn ask_for_name(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let vocabulary = Vocabulary::of_life(&turn.model.life);
        let line = self.asked.name.as_ref().map(|name| line::line(name, &vocabulary)).unwrap_or_default();
        self.over(turn, Prompt::new(LostTime, line))
    }

    /// Opens a line that makes today a grace day instead.
    fn grace_instead(&mut self, turn: &mut Turn<'_>) -> SheetNext {
        let date = self.proposal.date;
        if turn.model.is_grace(date) {
            turn.say(Tone::Plain, "It is already a grace day.");
            return SheetNext::Stay;
        }
        self.over(turn, Prompt::new(FreeText::Grace(date, date), ""))
    }

    /// Opens a line over the proposal.
    fn over(&mut self, turn: &mut Turn<'_>, prompt: Prompt) -> SheetNext {
        prompt.over(self.clone()).open(turn);
        SheetNext::Close
    }
}

/// Line for the name of the lost time.
#[derive(Debug)]
struct LostTime;

impl Purpose for LostTime {
    fn name(&self) -> &'static str {
        "Lost time"
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

    /// Reads title and tags. Times are refused, as they are set in the proposal.
    fn read(&self, reader: &Reader<'_>, text: &str) -> Result<Outlined, Stays> {
        if text.is_empty() {
            let says = format!("{UNNAMED}, without an area. You can name it later.");
            return Ok((Outcome::Name(None), vec![says], None));
        }
        let entry = reader.entry(text, LineFor::Add)?;
        if entry.date.is_some() || entry.when != EntryTime::None {
            return Err(
                Refused::because("Only the name goes here. Set the length with 1–9 and the arrows.").into()
            );
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
