//! Keys while a sheet is open.

use super::Turn;
use crate::app::action::Action;
use crate::app::layout::has_room;
use crate::app::layout::why::{Layout, REASONS};
use crate::app::model::Tone;
use crate::app::prompt::Purpose;
use crate::app::sheet::{Card, Felt, Menu, Palette, Scope, Sheet, StartLine, StartList, Why};
use crate::app::verb::Verb;
use crate::app::{start, why};
use crate::domain::verbs::{self, timer};
use crate::domain::{Energy, Moment, Refused, Time};
use crate::line::{self, LineFor, Vocabulary};
use crate::planning::typed;

impl Turn<'_> {
    pub(super) fn on_sheet(&mut self, verb: Verb) {
        let Some(sheet) = self.model.sheet.take() else { return };
        match sheet {
            Sheet::Prompt(prompt) => self.on_prompt(*prompt, verb),
            Sheet::Card(card) => self.on_card(card, verb),
            Sheet::Start(list) => self.on_start(list, verb),
            Sheet::Felt(felt) => self.on_felt(felt, verb),
            Sheet::Why(mut sheet) => {
                let last = sheet.reasons.len().min(REASONS).saturating_sub(1);
                let scope = Scope::ALL.iter().position(|scope| *scope == sheet.scope).unwrap_or(1);
                match (verb, verb.figure()) {
                    (Verb::Close, _) => return,
                    (Verb::Down, _) if sheet.chosen < last => sheet.chosen += 1,
                    // Behind the last reason the same keys scroll to what stands below.
                    (Verb::Down, _) => sheet.below = (sheet.below + 1).min(self.most_below(&sheet)),
                    (Verb::Up, _) => match sheet.below.min(self.most_below(&sheet)) {
                        0 => (sheet.chosen, sheet.below) = (sheet.chosen.saturating_sub(1), 0),
                        below => sheet.below = below - 1,
                    },
                    (Verb::Less, _) => return self.open_why(Scope::ALL[scope.saturating_sub(1)], Verb::Why),
                    (Verb::More, _) => return self.open_why(Scope::ALL[(scope + 1).min(3)], Verb::Why),
                    (Verb::Take, _) => return self.go_for_help(&sheet.reasons, sheet.chosen),
                    (_, Some(figure)) if figure > 0 => return self.go_for_help(&sheet.reasons, figure - 1),
                    _ => {}
                }
                self.model.sheet = Some(Sheet::Why(sheet));
            }
            Sheet::Replan(replan) => self.on_replan(*replan, verb),
            Sheet::Welcome(welcome) => self.on_welcome(*welcome, verb),
            Sheet::Inbox(chosen) => self.on_inbox(chosen, verb),
            Sheet::Menu(menu, chosen) => match verb {
                Verb::Close => {}
                Verb::Down => {
                    let last = menu.lines().len() - 1;
                    self.model.sheet = Some(Sheet::Menu(menu, (chosen + 1).min(last)));
                }
                Verb::Up => self.model.sheet = Some(Sheet::Menu(menu, chosen.saturating_sub(1))),
                Verb::Take => self.take_of_menu(menu, menu.lines()[chosen]),
                other => self.take_of_menu(menu, other),
            },
            Sheet::Palette(mut palette) => match verb {
                Verb::Close => {}
                Verb::Take => {
                    if let Some(verb) = palette.shown.get(palette.chosen).copied() {
                        self.verb(verb);
                    }
                }
                _ => {
                    let last = palette.shown.len().saturating_sub(1);
                    match verb {
                        Verb::Down => palette.chosen = (palette.chosen + 1).min(last),
                        Verb::Up => palette.chosen = palette.chosen.saturating_sub(1),
                        _ => {}
                    }
                    self.model.sheet = Some(Sheet::Palette(palette));
                    self.line_verb(verb);
                }
            },
            Sheet::Help(mut help) => {
                const PAGE: usize = 10;
                match verb {
                    Verb::Close if help.typing => (help.typing, help.input) = (false, Default::default()),
                    Verb::Close => return,
                    Verb::Take if help.typing => help.typing = false,
                    Verb::Narrow => help.typing = true,
                    Verb::Down => help.top += 1,
                    Verb::Up => help.top = help.top.saturating_sub(1),
                    Verb::PageDown => help.top += PAGE,
                    Verb::PageUp => help.top = help.top.saturating_sub(PAGE),
                    Verb::First => help.top = 0,
                    Verb::Last => help.top = usize::MAX / 2,
                    _ => {}
                }
                self.model.sheet = Some(Sheet::Help(help));
                self.line_verb(verb);
            }
        }
    }

    fn on_card(&mut self, mut card: Card, verb: Verb) {
        let last = card.lines.len().saturating_sub(1);
        match verb {
            Verb::Close => {}
            Verb::Down => {
                card.chosen = (card.chosen + 1).min(last);
                self.model.sheet = Some(Sheet::Card(card));
            }
            Verb::Up => {
                card.chosen = card.chosen.saturating_sub(1);
                self.model.sheet = Some(Sheet::Card(card));
            }
            Verb::Take => {
                if let Some((verb, _)) = card.lines.get(card.chosen).copied() {
                    self.verb(verb);
                }
            }
            // A key of the card does what it does without the card.
            other if card.lines.iter().any(|(verb, _)| *verb == other) => self.verb(other),
            _ => self.model.sheet = Some(Sheet::Card(card)),
        }
    }

    fn take_of_menu(&mut self, menu: Menu, verb: Verb) {
        match menu {
            Menu::Day => self.elsewhere(verb),
            Menu::Season => {
                self.on_season(verb);
            }
        }
    }

    pub(super) fn open_start(&mut self) {
        let list = start::list(self.model, self.ctx);
        self.model.sheet = Some(Sheet::Start(list));
    }

    fn on_start(&mut self, mut list: StartList, verb: Verb) {
        let last = list.shown.len().saturating_sub(1);
        if matches!(verb, Verb::Close | Verb::Take) {
            self.stop_search();
        }
        match verb {
            Verb::Close => {}
            Verb::Down | Verb::Up => {
                list.chosen = if verb == Verb::Down {
                    (list.chosen + 1).min(last)
                } else {
                    list.chosen.saturating_sub(1)
                };
                self.model.sheet = Some(Sheet::Start(list));
            }
            Verb::Take => {
                let (typed, time) = start::typed(&list, self.model);
                let is_done = match list.shown.get(list.chosen).cloned() {
                    Some(StartLine::Stop { .. }) => self.stop_or_go_on(&list, time),
                    Some(StartLine::Block { target, .. }) => {
                        let (at, ended) = self.at_or_ended(&list, time);
                        self.start(timer::Started::Block(*target), at, ended, Verb::StartStop)
                    }
                    Some(StartLine::New) => self.start_new(&list, &typed, time),
                    None => true,
                };
                if !is_done {
                    self.model.sheet = Some(Sheet::Start(list));
                }
            }
            other => {
                self.model.sheet = Some(Sheet::Start(list));
                self.line_verb(other);
            }
        }
    }

    /// Stops what runs, at a time where one is typed, and starts what was to start after it.
    fn stop_or_go_on(&mut self, list: &StartList, time: Option<Time>) -> bool {
        let ended = time.and_then(|time| self.ended_at(time));
        match (list.then.as_deref(), ended) {
            (Some((what, at)), Some(_)) => self.start(what.clone(), *at, ended, Verb::StartStop),
            (Some(then), None) => self.ask_when_ended(Some(then.clone())),
            _ => self.stop(ended),
        }
    }

    /// What a time is about that is typed beside something to start: its start, else the end of what was forgotten.
    fn at_or_ended(&self, list: &StartList, time: Option<Time>) -> (Option<Moment>, Option<Moment>) {
        match time {
            Some(time) if list.asks => (None, self.ended_at(time)),
            time => (time.map(|time| timer::started_at(&self.model.life, self.ctx, time)), None),
        }
    }

    /// The moment that a time typed for the end of what runs means. None where nothing runs.
    fn ended_at(&self, time: Time) -> Option<Moment> {
        Some(timer::to_end(&self.model.life, self.ctx)?.ended_at(self.ctx, time))
    }

    fn start_new(&mut self, list: &StartList, text: &str, time: Option<Time>) -> bool {
        let vocabulary = Vocabulary::of_life(&self.model.life);
        match line::read(text, &vocabulary, self.model.today, LineFor::Add) {
            Ok(entry) => {
                let (at, ended) = self.at_or_ended(list, time);
                let began = at.unwrap_or(self.ctx.minute());
                match typed::started(&self.model.life, self.ctx, &vocabulary, &entry, began) {
                    Ok(block) => self.start(timer::Started::New(block), at, ended, Verb::StartStop),
                    Err(refused) => {
                        self.model.say(Tone::Notice, refused.to_string());
                        false
                    }
                }
            }
            Err(error) => {
                let words =
                    if text.is_empty() { "Write what starts, then Enter.".to_owned() } else { error.message };
                self.model.say(Tone::Notice, words);
                false
            }
        }
    }

    fn on_felt(&mut self, mut felt: Felt, verb: Verb) {
        let chosen = match (verb, verb.figure()) {
            (Verb::Close, _) => return,
            (Verb::Less, _) => {
                felt.chosen = felt.chosen.saturating_sub(1);
                None
            }
            (Verb::More, _) => {
                felt.chosen = (felt.chosen + 1).min(4);
                None
            }
            (Verb::Take, _) => Some(Some(felt.chosen)),
            (_, Some(0)) => Some(None),
            (_, Some(figure)) => Some(Some(figure - 1)),
            _ => None,
        };
        match chosen {
            Some(step) => {
                let energy = step.and_then(|step| Energy::new(step as i64 - 2));
                let edit = verbs::energy(&self.model.life, self.ctx, &felt.target, energy);
                self.make(edit, Verb::Felt);
            }
            None => self.model.sheet = Some(Sheet::Felt(felt)),
        }
    }

    /// How far the reasons scroll below the one that is chosen.
    fn most_below(&self, why: &Why) -> usize {
        let size = self.model.size;
        if has_room(size) { Layout::new(self.model, why, size).most_below(why.chosen) } else { 0 }
    }

    pub(super) fn open_why(&mut self, scope: Scope, again: Verb) {
        match why::why(self.model, self.ctx, scope) {
            Ok(sheet) => self.model.sheet = Some(Sheet::Why(Box::new(sheet))),
            Err(Refused::Need(from, to)) => {
                // The season's days are on their way; the key that asked for them is pressed again when they come.
                let current = why::why(self.model, self.ctx, Scope::Week).ok();
                self.model.sheet = current.map(|mut sheet| {
                    sheet.scope = Scope::SoFar;
                    Sheet::Why(Box::new(sheet))
                });
                let again = if self.model.sheet.is_some() { Verb::More } else { again };
                self.wait_for(from, to, Action::Do(again));
            }
            Err(refused) => {
                self.model.say(Tone::Plain, refused.to_string());
                if let Ok(sheet) = why::why(self.model, self.ctx, Scope::SoFar) {
                    self.model.sheet = Some(Sheet::Why(Box::new(sheet)));
                }
            }
        }
    }

    fn go_for_help(&mut self, reasons: &[crate::report::standing::Reason], index: usize) {
        let remedy = reasons.get(index).and_then(|reason| reason.remedy.clone());
        match remedy {
            Some(remedy) => match remedy.slot {
                Some((date, span)) => {
                    self.go(date);
                    self.model.cursor = crate::app::model::Cursor::Minute(i64::from(span.start.minutes()));
                    self.prompt(Purpose::Add(Some(span)), String::new());
                }
                None => self.model.say(Tone::Notice, remedy.words),
            },
            None => {
                self.model.say(Tone::Plain, "Nothing that aplomb knows of would mend this one.");
                self.open_why(Scope::Week, Verb::Why);
            }
        }
    }

    pub(super) fn toggle_grace(&mut self) {
        let date = self.model.date;
        let is_grace = self.model.life.day(date).is_some_and(|day| day.head.grace.is_some());
        if is_grace {
            let edit = verbs::grace(&self.model.life, self.ctx, date, None);
            self.make(edit, Verb::Grace);
        } else {
            self.prompt(Purpose::Grace(date), String::new());
        }
    }

    pub(super) fn open_palette(&mut self) {
        let mut palette = Palette::default();
        crate::app::palette::narrow(&mut palette);
        self.model.sheet = Some(Sheet::Palette(palette));
    }
}
