//! What is done with blocks: the one under the cursor, or all that are marked, in one edit.

use chrono::Timelike;

use super::Turn;
use crate::app::card::card;
use crate::app::model::{Cursor, Tone};
use crate::app::prompt::{Purpose, free_time};
use crate::app::sheet::{Felt, Sheet};
use crate::app::verb::Verb;
use crate::domain::config::Clock;
use crate::domain::verbs::{self, Target, edits_in_turn, timer, together};
use crate::domain::{Block, Change, Edit, Entry, Moment, Refused, Time};
use crate::line::{self, Vocabulary};
use crate::planning::whole::Whole;
use crate::report::day::agenda::Item;

impl Turn<'_> {
    /// Does what a verb says about blocks; says whether it was such a verb.
    pub(super) fn on_blocks(&mut self, verb: Verb) -> bool {
        let (life, ctx) = (&self.model.life, self.ctx);
        match verb {
            Verb::Open => match self.model.selected() {
                Some(item) => {
                    let is_over = self.model.date < self.model.today;
                    self.model.sheet = Some(Sheet::Card(card(item, self.model.agenda.now, is_over)));
                }
                None => self.prompt(Purpose::Add(free_time(self.model)), String::new()),
            },
            Verb::Add => self.prompt(Purpose::Add(free_time(self.model)), String::new()),
            Verb::Log => self.prompt(Purpose::Log, String::new()),
            Verb::Edit => self.one(|turn, target| {
                let vocabulary = Vocabulary::of_life(&turn.model.life);
                let line = line::line(&target.block, &vocabulary);
                turn.prompt(Purpose::Edit(target), line);
            }),
            Verb::Note => self.one(|turn, target| {
                let note = target.block.note.clone().unwrap_or_default();
                turn.prompt(Purpose::Note(target), note);
            }),
            Verb::Move => {
                let targets = self.model.targets();
                if targets.is_empty() {
                    self.model.say(Tone::Plain, "No block is under the cursor.");
                } else {
                    let offer = self.nearest_free(&targets);
                    self.prompt(Purpose::Move(targets), String::new());
                    if let Some(Sheet::Prompt(prompt)) = &mut self.model.sheet {
                        prompt.offer = offer;
                    }
                    self.read_again();
                }
            }
            Verb::Felt => self.one(|turn, target| {
                let chosen = target.block.energy.map_or(2, |energy| (energy.felt() + 2) as usize);
                turn.model.sheet = Some(Sheet::Felt(Felt { target, chosen }));
            }),
            Verb::Timer => self.one(|turn, target| {
                if target.block.running_since().is_some() {
                    let _ = turn.stop(None);
                } else {
                    let _ = turn.start(timer::Started::Block(target), None, None, verb);
                }
            }),
            Verb::StartStop => self.open_start(),
            Verb::Done => self.each(verb, verbs::done),
            Verb::CrossOut => self.each(verb, verbs::skip),
            Verb::Reopen => self.each(verb, verbs::reopen),
            Verb::Delete => self.each(verb, verbs::remove),
            Verb::ToInbox => self.each(verb, verbs::to_inbox),
            Verb::Later => self.shift(verb, self.grain()),
            Verb::Earlier => self.shift(verb, -self.grain()),
            Verb::Longer => self.resize(verb, self.grain()),
            Verb::Shorter => self.resize(verb, -self.grain()),
            Verb::NextDay => self.across_days(verb, 1),
            Verb::PreviousDay => self.across_days(verb, -1),
            Verb::Fix => {
                let all_fixed = self.model.targets().iter().all(|target| target.block.fixed);
                // Those that are so already are left as they are.
                let own = |target: &Target| (target.date, target.block.id.clone());
                let targets = self.model.targets();
                let others = targets.iter().filter(|target| target.block.fixed == all_fixed);
                let marks = self.model.marks.clone();
                if targets.len() > 1 {
                    self.model.marks = others.map(own).collect();
                }
                self.each(verb, |life, ctx, target| verbs::set_fixed(life, ctx, target, !all_fixed));
                if !self.model.marks.is_empty() {
                    self.model.marks = marks;
                }
            }
            Verb::LetCross => self.let_cross(),
            Verb::Copy => {
                let blocks: Vec<Block> =
                    self.model.targets().into_iter().map(|target| target.block).collect();
                let what = match blocks.as_slice() {
                    [] => return true,
                    [one] => one.title.clone(),
                    many => format!("{} blocks", many.len()),
                };
                let paste = self.model.keymap.key(Verb::Paste);
                self.model.clipboard = blocks;
                self.model.marks.clear();
                self.model.say(Tone::Plain, format!("{what} copied.  {paste} paste"));
            }
            Verb::Paste => {
                let date = self.model.date;
                let mut pasted = Vec::new();
                let mut life = life.clone();
                let shift = paste_shift(self.model);
                for block in &self.model.clipboard {
                    let mut block = block.anew();
                    block.plan = block.plan.map(|plan| plan.shifted(shift).unwrap_or(plan));
                    // Each is pasted beside the ones before it, so that ids differ.
                    let edit = verbs::add(&life, ctx, date, block);
                    pasted.push(edit.and_then(|edit| life.apply(edit.clone()).map(|_| edit)));
                }
                match pasted.into_iter().collect::<Result<Vec<Edit>, Refused>>() {
                    Ok(edits) if edits.is_empty() => self.model.say(Tone::Plain, "Nothing is copied yet."),
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
                    self.step(1);
                }
            }
            Verb::MarkAll => {
                let own = self.model.agenda.items.iter().filter(|item| item.date == self.model.date);
                let all = own.map(|item| (item.date, item.block.id.clone())).collect();
                self.model.marks = if self.model.marks == all { Default::default() } else { all };
            }
            Verb::Touch => {
                self.model.touch = !self.model.touch;
                let words =
                    if self.model.touch { "Touching blocks move along." } else { "Blocks move alone." };
                self.model.say(Tone::Plain, words);
            }
            _ => return false,
        }
        true
    }

    /// The nearest free time for a block that crosses a boundary, as it would be typed.
    fn nearest_free(&self, targets: &[Target]) -> Option<String> {
        let [target] = targets else { return None };
        let crosses = self.model.selected().is_some_and(|item| !item.crossings.is_empty());
        let day = self.model.life.day(target.date).filter(|_| crosses)?;
        let areas = crate::domain::AreaTree::new(&self.model.life.profile);
        let now = (target.date == self.model.today).then(|| self.ctx.minute());
        let (profile, zone) = (&self.model.life.profile, self.ctx.zone);
        let whole = Whole::new(&self.model.life, self.ctx, day);
        let span = crate::planning::free::nearest_free(profile, &areas, &whole, &target.block, zone, now)?;
        // It is a line to be read, in which times are as files have them.
        Some(format!("{}-{}", span.start.short(Clock::Hours24), span.end.short(Clock::Hours24)))
    }

    /// Does something with the block under the cursor.
    pub(super) fn one(&mut self, act: impl FnOnce(&mut Self, Target)) {
        match self.model.selected() {
            Some(item) => {
                let target = Target::new(item.date, item.block.clone());
                act(self, target);
            }
            None => self.model.say(Tone::Plain, "No block is under the cursor."),
        }
    }

    /// Makes one edit of what each target's verb gives.
    pub(super) fn each(
        &mut self,
        verb: Verb,
        edit: impl Fn(&crate::domain::Life, &crate::domain::Ctx, &Target) -> Result<Edit, Refused>,
    ) {
        let targets = self.model.targets();
        if targets.is_empty() {
            return self.model.say(Tone::Plain, "No block is under the cursor.");
        }
        let edits = edits_in_turn(&self.model.life, self.ctx, &targets, |life, ctx, target| {
            edit(life, ctx, &target.now(life))
        });
        if self.make(edits.map(together), verb) {
            self.model.marks.clear();
        }
    }

    /// Makes an edit and puts the cursor on the block that it leaves.
    pub(super) fn make_and_follow(&mut self, edit: Result<Edit, Refused>, verb: Verb) -> bool {
        let left = edit.as_ref().ok().and_then(|edit| {
            let mut blocks = edit.changes.iter().filter_map(|change| match change {
                Change::Block(date, Entry { after: Some(block), .. }) => Some((*date, block.id.clone())),
                _ => None,
            });
            // The last change is what the edit is about: a start comes after what it stops.
            blocks.next_back()
        });
        let is_made = self.make(edit, verb);
        if let (true, Some((date, id))) = (is_made, left) {
            if date != self.model.date && self.model.life.day(date).is_some() {
                self.model.refresh(self.ctx);
                let is_it = |item: &Item| item.date == date && item.block.id == id;
                // Last night's block stands on the day in view as well.
                if !self.model.agenda.items.iter().any(is_it) {
                    self.go(date);
                }
            }
            self.model.cursor = Cursor::Block(date, id);
        }
        is_made
    }

    /// Starts something, now or at a moment before, and goes where it runs; says whether it did. Where something was
    /// forgotten it asks first when that ended, unless that is said.
    pub(super) fn start(
        &mut self,
        what: timer::Started,
        at: Option<Moment>,
        ended: Option<Moment>,
        verb: Verb,
    ) -> bool {
        match timer::start(&self.model.life, self.ctx, what.clone(), at, ended) {
            Err(Refused::WhenEnded { .. }) => self.ask_when_ended(Some((what, at))),
            edit => self.make_and_follow(edit, verb),
        }
    }

    /// Stops what runs, and says whether it did or asks: only a person knows when something forgotten ended.
    pub(super) fn stop(&mut self, at: Option<Moment>) -> bool {
        match timer::stop(&self.model.life, self.ctx, at, None) {
            Ok((edit, stopped)) => {
                if self.make(Ok(edit), Verb::Timer) && stopped.kept {
                    let felt = self.model.keymap.key(Verb::Felt);
                    self.model.say(Tone::Plain, format!("{}.  {felt} how it felt", stopped.words()));
                    self.model.cursor = Cursor::Block(stopped.date, stopped.id);
                }
                true
            }
            Err(Refused::WhenEnded { .. }) => self.ask_when_ended(None),
            Err(refused) => {
                self.refuse(refused, crate::app::action::Action::Do(Verb::Timer));
                false
            }
        }
    }

    /// Asks when something ended that was forgotten while it ran, before what is to start after it; says whether there
    /// is such a thing.
    pub(super) fn ask_when_ended(&mut self, then: Option<(timer::Started, Option<Moment>)>) -> bool {
        let end = then.as_ref().and_then(|(_, at)| *at).unwrap_or(self.ctx.minute());
        let Some(running) = timer::forgotten(&self.model.life, self.ctx, end) else { return false };
        self.open_start();
        let planned = running.plan_end.map(|end| self.ctx.zone.local(end).time());
        let planned = planned.map(|end| Time::from_minutes(end.num_seconds_from_midnight() / 60));
        if let Some(Sheet::Start(list)) = &mut self.model.sheet {
            let typed = planned.map(|end| end.typed(self.ctx.clock)).unwrap_or_default();
            list.input = tui_input::Input::new(typed);
            list.asks = true;
            list.then = then.map(Box::new);
        }
        let hint = match planned {
            Some(planned) => format!("Enter: until {}, as planned", planned.short(self.ctx.clock)),
            None => format!("Type when it ended, as in {}", self.ctx.clock.example("17:00", "5pm")),
        };
        let since = self.ctx.tells(running.since);
        self.model.say(Tone::Notice, format!("{} has run since {since}. {hint}.", running.block.title));
        true
    }

    fn let_cross(&mut self) {
        let crosses = self.model.selected().is_some_and(|item| !item.crossings.is_empty());
        if !crosses {
            return self.model.say(Tone::Plain, "This block crosses no boundary.");
        }
        let boundaries: Vec<String> = self
            .model
            .selected()
            .map(|item| item.crossings.iter().map(|crossing| crossing.boundary.clone()).collect())
            .unwrap_or_default();
        self.each(Verb::LetCross, |life, ctx, target| {
            let mut allowed = target.block.clone();
            for boundary in &boundaries {
                if !allowed.allow.contains(boundary) {
                    allowed.allow.push(boundary.clone());
                }
            }
            match boundaries.as_slice() {
                [one] => verbs::allow(life, ctx, target, one),
                _ => verbs::replace(
                    life,
                    ctx,
                    target,
                    allowed,
                    format!("{} may cross, this once", target.block.title),
                ),
            }
        });
    }
}

/// By how many minutes what is pasted moves: it keeps its time where that is free, and on free time within it; else
/// the first of it begins with the free time at the cursor.
fn paste_shift(model: &crate::app::Model) -> i64 {
    let first = model.clipboard.iter().filter_map(|block| block.plan).min();
    let (Some(first), Some(gap)) = (first, free_time(model)) else { return 0 };
    let is_taken = |item: &crate::report::day::agenda::Item| {
        let spans = item.plan.iter().chain(&item.lived);
        spans.into_iter().any(|extent| extent.span().overlaps(first))
    };
    let fits = match model.gap() {
        Some(gap) => gap.span().start <= first.start && first.end <= gap.span().end,
        None => !model.agenda.items.iter().any(is_taken),
    };
    if fits { 0 } else { i64::from(gap.start.minutes()) - i64::from(first.start.minutes()) }
}
