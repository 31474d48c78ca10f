//! Actions on blocks: on the block under the cursor, or on all marked ones in one edit.

use crate::app::model::free_time;
use crate::app::{Model, Said, Tone, Turn, Verb};
use crate::domain::config::Clock;
use crate::domain::edits::{self, InTurn, RoutineScope, Target, edits_in_turn, timer, together};
use crate::domain::{AreaTree, Block, Ctx, Edit, Life, Minutes, Refused};
use crate::planning::free::nearest_free;
use crate::planning::tools;
use crate::planning::whole_day::WholeDay;
use crate::report::day::agenda::Item;
use crate::sheets::prompt::blocks::{Add, Log, MoveBlocks, PushRest};
use crate::sheets::prompt::routines::{EditRoutine, MakeRoutine, NewRoutine};
use crate::sheets::prompt::{FreeText, Prompt};
use crate::sheets::{card, felt, scope, start};

impl Turn<'_> {
    /// Carries out an action on blocks. Returns false for other actions.
    pub(in crate::screens) fn on_blocks(&mut self, verb: Verb) -> bool {
        match verb {
            Verb::Open if card::open(self) => {}
            Verb::Open | Verb::Add => Prompt::new(Add(free_time(self.model)), "").open(self),
            Verb::Log => Prompt::new(Log, "").open(self),
            Verb::Edit => self.one(|turn, target| {
                if !scope::asks(turn, &target, false) {
                    scope::edit_this(turn, target);
                }
            }),
            Verb::Routine if self.model.selected().is_none() => Prompt::new(NewRoutine, "").open(self),
            Verb::Routine => self.one(|turn, target| match edits::routine_of(&turn.model.life, &target) {
                Some(_) => EditRoutine::open(turn, &target, RoutineScope::All),
                None => MakeRoutine::open(turn, target),
            }),
            Verb::Note => self.one(|turn, target| {
                let note = target.block.note.clone().unwrap_or_default();
                Prompt::new(FreeText::Note(Box::new(target)), note).open(turn);
            }),
            Verb::Move => {
                let targets = self.model.targets();
                if targets.is_empty() {
                    self.say(Tone::Plain, "No block is under the cursor.");
                } else {
                    let offer = self.nearest_free(&targets);
                    let prompt = Prompt::new(MoveBlocks(targets), "").offering(offer);
                    match self.offers_nearest() {
                        true => prompt.take_offer(self),
                        false => prompt.open(self),
                    }
                }
            }
            Verb::Felt => self.one(felt::open),
            Verb::Timer => self.one(|turn, target| {
                if target.block.running_since().is_some() {
                    turn.stop(None);
                } else {
                    turn.start(timer::Started::Block(target), None, None, verb);
                }
            }),
            Verb::StartStop => start::open(self),
            Verb::Done => self.each(verb, edits::done),
            Verb::CrossOut => self.each(verb, edits::skip),
            Verb::Reopen => self.each(verb, edits::reopen),
            Verb::Delete => match self.model.targets().as_slice() {
                [only] if scope::asks(self, only, true) => {}
                _ => self.each(verb, edits::remove),
            },
            Verb::ToInbox => self.each(verb, edits::to_inbox),
            Verb::Later => self.shift(verb, self.model.screen.grain(self.model)),
            Verb::Earlier => self.shift(verb, -self.model.screen.grain(self.model)),
            Verb::Longer => self.resize(verb, self.model.screen.grain(self.model)),
            Verb::Shorter => self.resize(verb, -self.model.screen.grain(self.model)),
            Verb::NextDay => self.across_days(verb, 1),
            Verb::PreviousDay => self.across_days(verb, -1),
            Verb::Fix => {
                let all_fixed = self.model.targets().iter().all(|target| target.block.fixed);
                self.each(verb, |life, ctx, target| edits::set_fixed(life, ctx, target, !all_fixed));
            }
            Verb::LetCross => self.let_cross(),
            Verb::PushRest => {
                let first = self.model.selected().map(|item| Target::new(item.date, item.block.clone()));
                let by = Minutes(self.model.screen.grain(self.model).try_into().unwrap_or_default());
                let rest = PushRest { date: self.model.date, first };
                Prompt::new(rest, "").offering(Some(by.short())).open(self);
            }
            Verb::ShrinkToFit => self.one(|turn, target| {
                turn.make_and_follow(tools::shrink(&turn.model.life, turn.ctx, &target), verb);
            }),
            Verb::SwapNext => self.one(|turn, target| {
                let cursor = turn.model.cursor.clone();
                if turn.make(tools::swap(&turn.model.life, turn.ctx, &target), verb) {
                    turn.model.cursor = cursor;
                }
            }),
            Verb::Copy => {
                let blocks: Vec<Block> =
                    self.model.targets().into_iter().map(|target| target.block).collect();
                let what = match blocks.as_slice() {
                    [] => return true,
                    [one] => one.title.clone(),
                    many => format!("{} blocks", many.len()),
                };
                self.model.clipboard = blocks;
                self.model.clear_selection();
                self.say(Tone::Plain, Said::from(format!("{what} copied.")).key(Verb::Paste, "paste"));
            }
            Verb::Paste => {
                let date = self.model.date;
                let mut pasted = Vec::new();
                let mut life = self.model.life.clone();
                let shift = paste_shift(self.model);
                for block in &self.model.clipboard {
                    let mut block = block.anew();
                    block.plan = block.plan.map(|plan| plan.shifted(shift).unwrap_or(plan));
                    // Each block is added to the life with the ones before it, so that their ids differ.
                    let edit = edits::add(&life, self.ctx, date, block);
                    pasted.push(edit.and_then(|edit| life.apply(edit.clone()).map(|_| edit)));
                }
                match pasted.into_iter().collect::<Result<Vec<Edit>, Refused>>() {
                    Ok(edits) if edits.is_empty() => self.say(Tone::Plain, "Nothing is copied yet."),
                    edits => {
                        self.make_and_follow(edits.map(together), verb);
                    }
                }
            }
            Verb::Mark => {
                if let Some(item) = self.model.selected() {
                    let mark = (item.date, item.block.id.clone());
                    if !self.model.marks.remove(&mark) {
                        self.model.marks.insert(mark);
                    }
                }
            }
            Verb::MarkAll => {
                let own = self.model.agenda.items.iter().filter(|item| item.date == self.model.date);
                let all = own.map(|item| (item.date, item.block.id.clone())).collect();
                self.model.marks = if self.model.marks == all { Default::default() } else { all };
            }
            Verb::Touch => {
                self.model.touch = !self.model.touch;
                let words = if self.model.touch {
                    "On: blocks next to it move too."
                } else {
                    "Off: only the block itself moves."
                };
                self.say(Tone::Plain, words);
            }
            _ => return false,
        }
        true
    }

    /// Returns the nearest free time as it would be typed. None for several blocks, for a block that crosses no
    /// boundary, and where no time is free.
    fn nearest_free(&self, targets: &[Target]) -> Option<String> {
        let [target] = targets else { return None };
        let crosses = self.model.selected().is_some_and(|item| !item.crossings.is_empty());
        let day = self.model.life.day(target.date).filter(|_| crosses)?;
        let areas = AreaTree::new(&self.model.life.profile);
        let now = (target.date == self.model.today).then(|| self.ctx.minute());
        let (profile, zone) = (&self.model.life.profile, self.ctx.zone);
        let whole = WholeDay::new(&self.model.life, self.ctx, day);
        let span = nearest_free(profile, &areas, &whole, &target.block, zone, now)?;
        // The text is parsed again, and typed times have 24 hours.
        Some(format!("{}-{}", span.start.short(Clock::Hours24), span.end.short(Clock::Hours24)))
    }

    /// Calls `act` with the block under the cursor. Shows a message where there is none.
    fn one(&mut self, act: impl FnOnce(&mut Self, Target)) {
        match self.model.selected() {
            Some(item) => {
                let target = Target::new(item.date, item.block.clone());
                act(self, target);
            }
            None => self.say(Tone::Plain, "No block is under the cursor."),
        }
    }

    /// Makes one edit out of the edits that `edit` returns for the targets. Clears the marks once it is made.
    pub(in crate::screens) fn each(
        &mut self,
        verb: Verb,
        edit: impl Fn(&Life, &Ctx, &Target) -> Result<Edit, Refused>,
    ) {
        let targets = self.model.targets();
        if targets.is_empty() {
            return self.say(Tone::Plain, "No block is under the cursor.");
        }
        let edits = edits_in_turn(&self.model.life, self.ctx, &targets, |life, ctx, target| {
            edit(life, ctx, &target.now(life))
        });
        if self.make(edits.map(InTurn::together), verb) {
            self.model.clear_selection();
        }
    }

    /// Allows the block under the cursor to cross its boundaries this once.
    fn let_cross(&mut self) {
        let crossings = self.model.selected().map_or(&[][..], |item| &item.crossings);
        let boundaries: Vec<String> = crossings.iter().filter_map(|one| one.boundary().cloned()).collect();
        if boundaries.is_empty() {
            let words = match crossings.first() {
                Some(once) => format!("{} is not a boundary. It happens only once.", once.name),
                None => "This block crosses no boundary.".to_owned(),
            };
            return self.say(Tone::Plain, words);
        }
        self.each(Verb::LetCross, |life, ctx, target| {
            if let [one] = boundaries.as_slice() {
                return edits::allow(life, ctx, target, one);
            }
            let mut allowed = target.block.clone();
            for boundary in &boundaries {
                if !allowed.allow.contains(boundary) {
                    allowed.allow.push(boundary.clone());
                }
            }
            let label = format!("{} may cross, this once", target.block.title);
            edits::replace(life, ctx, target, allowed, label)
        });
    }
}

/// Returns the minutes by which a pasted block moves: 0 where it fits at its own time, else up to the start of the
/// free time at the cursor. Several blocks keep their times.
fn paste_shift(model: &Model) -> i64 {
    let [Block { plan: Some(first), .. }] = model.clipboard.as_slice() else { return 0 };
    let (first, Some(gap)) = (*first, free_time(model)) else { return 0 };
    let is_taken = |item: &Item| {
        let spans = item.plan.iter().chain(&item.lived);
        spans.into_iter().any(|extent| extent.span().overlaps(first))
    };
    let fits = match model.gap() {
        Some(gap) => gap.span().start <= first.start && first.end <= gap.span().end,
        None => !model.agenda.items.iter().any(is_taken),
    };
    if fits { 0 } else { i64::from(gap.start.minutes()) - i64::from(first.start.minutes()) }
}
