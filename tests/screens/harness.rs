//! The app without a terminal. Keys go through the real input, keymap, update and store. Only the clock and the
//! thread that saves are simulated.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use aplomb::app::chord::{Chord, Key};
use aplomb::app::model::Cursor;
use aplomb::app::{Action, Effect, Keymap, Model, update};
use aplomb::domain::file::{EditToLog, FileToSave};
use aplomb::domain::place::places_of;
use aplomb::domain::{Ctx, IdSource, LoadedFile, Place, Week, Zone};
use aplomb::line::{PROFILE_FIELDS, life_fields};
use aplomb::planning::close::{CloseLine, CloseRow};
use aplomb::planning::replan::ReplanKind;
use aplomb::planning::suggest::FillLine;
use aplomb::report::review::AheadLine;
use aplomb::report::search::Needle;
use aplomb::screens;
use aplomb::screens::life::state::LifeState;
use aplomb::screens::review::state::ReviewState;
use aplomb::screens::season::FACTS;
use aplomb::screens::season::state::{SeasonPart, SeasonState};
use aplomb::sheets::card::Card;
use aplomb::sheets::close::CloseSheet;
use aplomb::sheets::felt::FeltSheet;
use aplomb::sheets::fill::FillSheet;
use aplomb::sheets::goto::{Destination, GoToDate};
use aplomb::sheets::help::Help;
use aplomb::sheets::ideal::IdealSheet;
use aplomb::sheets::inbox::Inbox;
use aplomb::sheets::menu::Menu;
use aplomb::sheets::palette::Palette;
use aplomb::sheets::prompt::Prompt;
use aplomb::sheets::replan::Replan;
use aplomb::sheets::rhythm::RhythmSheet;
use aplomb::sheets::scope::ScopeSheet;
use aplomb::sheets::search::Search;
use aplomb::sheets::settings::SettingsSheet;
use aplomb::sheets::start::StartList;
use aplomb::sheets::suggest::{SuggestLine, SuggestSheet};
use aplomb::sheets::templates::TemplateSheet;
use aplomb::sheets::values::{ValuesPage, ValuesSheet};
use aplomb::sheets::welcome::Welcome;
use aplomb::sheets::why::Why;
use aplomb::store::{StateFolder, Store};
use aplomb::tui::input::{Input, input};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tempfile::TempDir;

use super::files::{Files, read};
use super::lives::NOW;

/// The time that a key takes. Keys without a pause are one step of undo.
const PRESS: TimeDelta = TimeDelta::milliseconds(100);

/// A job of the disk thread.
enum Order {
    Load(NaiveDate, NaiveDate),
    Save(Vec<FileToSave>, Vec<EditToLog>),
    Step(bool, chrono::NaiveDateTime),
    Watch(Vec<Place>),
}

/// The app on a temporary directory, with its own clock.
pub struct App {
    home: TempDir,
    states: TempDir,
    store: Store,
    pub model: Model,
    pub ctx: Ctx,
    /// Whether the app has asked to end.
    pub has_quit: bool,
    /// Whether saves are done only by [`App::deliver`].
    pub is_slow: bool,
    /// Whether days are read only by [`App::deliver`].
    pub reads_slowly: bool,
    waiting: VecDeque<Order>,
    seed: u64,
}

impl App {
    /// Opens the app on these files, at a local time such as `2026-11-18T09:42`.
    pub fn open(files: &[(&str, &str)], now: &str) -> App {
        let home = TempDir::new().unwrap();
        for (name, text) in files {
            let path = home.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        App::on(home, TempDir::new().unwrap(), now)
    }

    /// Opens the app on the sample life.
    pub fn sample() -> App {
        App::sample_at(NOW)
    }

    /// Opens the app on the sample life of another time. The files are always the same, so they are written once and
    /// kept.
    pub fn sample_at(now: &str) -> App {
        static WRITTEN: Mutex<BTreeMap<String, Arc<Files>>> = Mutex::new(BTreeMap::new());
        let files =
            WRITTEN.lock().unwrap().entry(now.to_owned()).or_insert_with(|| Arc::new(sample(now))).clone();
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        App::open(&files, now)
    }

    fn on(home: TempDir, states: TempDir, now: &str) -> App {
        let mut store = Store::open(home.path());
        store.keep_log(&StateFolder::new(states.path(), home.path()));
        let mut life = store.load();
        let zone = life.profile.zone.unwrap_or(Zone::UTC);
        let now = DateTime::from_timestamp(zone.moment_of(local(now)) * 60, 0).unwrap();
        let config = store.config().0;
        let ctx = Ctx { now, zone, ids: IdSource { seed: 0 }, clock: config.clock, hours: config.hours };
        let (from, to) = Model::days_around(life.today(&ctx));
        store.load_days(&mut life, from, to);
        store.load_weeks(&mut life, Week::of(from), Week::of(to));
        let mut model = screens::model(life, config, Keymap::default(), &ctx, (80, 24));
        model.problems = store.problems().iter().map(|problem| problem.to_string()).collect();
        // Each run has its own name in the log.
        static RUNS: AtomicU64 = AtomicU64::new(0);
        model.run = RUNS.fetch_add(1, Ordering::Relaxed).to_string();
        store.begin_run(&model.run);
        if let Some(zoom) = StateFolder::new(states.path(), home.path()).zoom(config.zoom) {
            model.zoom = zoom;
        }
        if let Some(day) = StateFolder::new(states.path(), home.path()).asked_on() {
            model.asked_on = Some(day);
        }
        let waiting = VecDeque::new();
        let mut app = App {
            home,
            states,
            store,
            model,
            ctx,
            has_quit: false,
            is_slow: false,
            reads_slowly: false,
            waiting,
            seed: 0,
        };
        app.act(Action::Begin);
        app
    }

    /// Opens the app again with this `config.toml`.
    pub fn configured(self, text: &str) -> App {
        self.write("config.toml", text);
        self.open_again(NOW)
    }

    /// Leaves the app and opens it again on the same directory, at a local time.
    pub fn open_again(self, now: &str) -> App {
        let App { home, states, .. } = self;
        App::on(home, states, now)
    }

    /// Notes the day on which the user was asked to close the days before, as an earlier start did.
    pub fn asked_on(self, date: &str) -> App {
        self.state().keep_asked(date.parse().unwrap()).unwrap();
        self
    }

    fn state(&self) -> StateFolder {
        StateFolder::new(self.states.path(), self.root())
    }

    /// Returns what the log has, oldest first: the kind and the words of each operation.
    pub fn log(&self) -> Vec<String> {
        let word = |one: aplomb::store::Operation| format!("{:?}: {}", one.kind, one.label);
        self.store.operations().into_iter().map(word).collect()
    }

    pub fn root(&self) -> &Path {
        self.home.path()
    }

    /// Returns the files of the directory as they are now.
    pub fn files(&self) -> Files {
        let mut files = Files::new();
        read(self.root(), self.root(), &mut files);
        files
    }

    /// Writes a file as another program would.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Presses keys: characters as such, the others as `<Enter>`, `<Ctrl-U>`. `<2s>` lets time pass, `<80x24>`
    /// resizes, `<tick>` is the clock's next minute, `<paste …>` pastes.
    pub fn press(&mut self, script: &str) -> &mut App {
        let mut rest = script;
        while let Some(letter) = rest.chars().next() {
            let name = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
            rest = match name {
                Some((name, after)) if self.named(name) => after,
                _ => {
                    self.key(Chord::plain(Key::Char(letter)));
                    &rest[letter.len_utf8()..]
                }
            };
        }
        self
    }

    fn named(&mut self, name: &str) -> bool {
        let size = name.split_once('x').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)));
        if let Some(seconds) = name.strip_suffix('s').and_then(|seconds| seconds.parse().ok()) {
            self.ctx.now += TimeDelta::seconds(seconds);
        } else if let Some((columns, rows)) = size {
            self.event(Event::Resize(columns, rows));
        } else if let Some(text) = name.strip_prefix("paste ") {
            self.event(Event::Paste(text.to_owned()));
        } else if name == "tick" {
            self.act(Action::Tick);
        } else if let (Ok(chord), true) = (name.parse(), name.len() > 1) {
            self.key(chord);
        } else {
            return false;
        }
        true
    }

    pub fn key(&mut self, chord: Chord) {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, chord.ctrl);
        modifiers.set(KeyModifiers::ALT, chord.alt);
        let code = match chord.key {
            Key::Char(letter) => KeyCode::Char(letter),
            Key::Enter => KeyCode::Enter,
            Key::Esc => KeyCode::Esc,
            Key::Tab => KeyCode::Tab,
            Key::BackTab => KeyCode::BackTab,
            Key::Backspace => KeyCode::Backspace,
            Key::Delete => KeyCode::Delete,
            Key::Left => KeyCode::Left,
            Key::Right => KeyCode::Right,
            Key::Up => KeyCode::Up,
            Key::Down => KeyCode::Down,
            Key::Home => KeyCode::Home,
            Key::End => KeyCode::End,
            Key::PageUp => KeyCode::PageUp,
            Key::PageDown => KeyCode::PageDown,
            Key::Function(number) => KeyCode::F(number),
        };
        self.event(Event::Key(KeyEvent::new(code, modifiers)));
        self.ctx.now += PRESS;
    }

    pub fn event(&mut self, event: Event) {
        if let Input::Act(action) = input(&self.model, event) {
            self.act(action);
        }
    }

    /// Sends an action to the model and carries out its effects.
    pub fn act(&mut self, action: Action) {
        self.seed += 1;
        self.ctx.ids = IdSource { seed: self.seed };
        for effect in update(&mut self.model, action, &self.ctx) {
            self.carry_out(effect);
        }
        if !self.is_slow {
            self.deliver();
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Load(from, to) if self.reads_slowly => self.waiting.push_back(Order::Load(from, to)),
            Effect::Load(from, to) => {
                self.deliver();
                let contents = self.load(from, to);
                let first = self.store.first_day();
                self.act(Action::Loaded(contents, first));
            }
            Effect::Save(files, edits) => self.waiting.push_back(Order::Save(files, edits)),
            Effect::Step { again, at } => self.waiting.push_back(Order::Step(again, at)),
            Effect::MakeFiles => drop(self.store.make_files().unwrap()),
            Effect::Watch(places) => self.waiting.push_back(Order::Watch(places)),
            Effect::Search(number, text) => {
                let needle = Needle::new(&text, &self.model.life.profile, self.ctx.clock);
                let mut found = Vec::new();
                let scanned = Store::open(self.root()).scan(None, None, true, self.ctx.zone, &mut |day| {
                    found.push(needle.hits(&day));
                    ControlFlow::Continue(())
                });
                for hits in found {
                    self.act(Action::Found(number, hits));
                }
                self.act(Action::SearchedAll(number, scanned.problems.len()));
            }
            Effect::StopSearch => {}
            Effect::ChangeSetting(change) => {
                let outcome = self.store.change_setting(&change);
                self.act(match outcome {
                    Ok(()) => Action::SettingSaved(change.after),
                    Err(error) => Action::SettingRefused(self.store.config_after(&error), error.to_string()),
                });
            }
            Effect::KeepAsked(day) => self.state().keep_asked(day).unwrap(),
            Effect::KeepZoom(zoom) => self.state().keep_zoom(zoom, self.model.config.zoom).unwrap(),
            Effect::Quit => self.has_quit = true,
        }
    }

    fn load(&mut self, from: NaiveDate, to: NaiveDate) -> Vec<(Place, LoadedFile)> {
        places_of(from, to).map(|place| (place, self.store.find(place, self.ctx.zone))).collect()
    }

    /// Does all jobs of the disk thread, in order.
    pub fn deliver(&mut self) {
        while self.deliver_one() {}
    }

    /// Does one job of the disk thread. Returns whether there was one.
    pub fn deliver_one(&mut self) -> bool {
        let Some(order) = self.waiting.pop_front() else { return false };
        match order {
            Order::Step(again, at) => {
                let outcome = self.store.step(again, at);
                for place in outcome.iter().flat_map(|step| step.places.clone()) {
                    if let Some(found) = self.store.changed_since(place, self.ctx.zone) {
                        self.act(Action::Changed(place, Box::new(found)));
                    }
                }
                let outcome = outcome.map(|step| step.words()).map_err(|error| error.to_string());
                self.act(Action::Stepped(again, outcome));
            }
            Order::Save(files, edits) => {
                let (saved, reason) = match self.store.save_together(&files, self.ctx.zone, &edits) {
                    Ok(saved) => (saved, String::new()),
                    Err(error) => (Vec::new(), error.to_string()),
                };
                let mut saved = saved.into_iter();
                // The model gets the result of one job before the next job is done.
                let is_slow = std::mem::replace(&mut self.is_slow, true);
                for (place, sent, _) in files {
                    self.act(match saved.next() {
                        Some(fresh) => Action::Saved(place, Box::new(sent), Box::new(fresh)),
                        None => Action::NotSaved(place, reason.clone()),
                    });
                }
                self.is_slow = is_slow;
            }
            Order::Load(from, to) => {
                let contents = self.load(from, to);
                let first = self.store.first_day();
                self.act(Action::Loaded(contents, first));
            }
            Order::Watch(places) => {
                for place in places {
                    if let Some(found) = self.store.changed_since(place, self.ctx.zone) {
                        self.act(Action::Changed(place, Box::new(found)));
                    }
                }
            }
        }
        true
    }

    /// Closes open sheets and undoes everything. Returns the number of steps.
    pub fn undo_all(&mut self) -> usize {
        self.repeat("u", "Nothing to undo.")
    }

    /// Redoes everything that was undone. Returns the number of steps.
    pub fn redo_all(&mut self) -> usize {
        self.repeat("U", "Nothing to redo.")
    }

    fn repeat(&mut self, key: &str, until: &str) -> usize {
        while self.model.sheet.is_some() {
            self.press("<Esc>");
        }
        for steps in 0..1000 {
            self.press(key);
            let said = self.said();
            if said == until {
                return steps;
            }
            assert!(said.starts_with("Undone: ") || said.starts_with("Done again: "), "{key}: {said}");
        }
        panic!("{key} never comes to an end");
    }

    /// Returns the text of the message line.
    pub fn said(&self) -> String {
        let Some(message) = &self.model.message else { return String::new() };
        let keys = message.said.keys_in(&self.model.keymap, self.model.context());
        keys.iter().fold(message.said.words.clone(), |text, key| format!("{text}  {key}"))
    }

    /// Returns the problems of the directory, without notes.
    pub fn problems(&self) -> Vec<String> {
        Store::open(self.root())
            .check(|_| self.ctx.minute())
            .iter()
            .filter(|problem| !problem.is_note())
            .map(|problem| problem.to_string())
            .collect()
    }

    /// Checks that all is saved: the files, read again, give the life that the model has.
    #[track_caller]
    pub fn assert_saved(&self) {
        assert!(self.model.unsaved.is_empty(), "not saved: {:?}", self.model.unsaved);
        let mut store = Store::open(self.root());
        let mut life = store.load();
        for date in self.model.life.days.keys() {
            store.load_days(&mut life, *date, *date);
        }
        for week in self.model.life.weeks.keys() {
            store.load_weeks(&mut life, *week, *week);
        }
        assert_eq!(life.days, self.model.life.days);
        assert_eq!(life.weeks, self.model.life.weeks);
        assert_eq!(life.inbox, self.model.life.inbox);
        assert_eq!(life.routines, self.model.life.routines);
        assert_eq!(life.seasons, self.model.life.seasons);
    }

    /// Returns where the cursor is: a block's title, or free time.
    pub fn place(&self) -> String {
        match (self.model.selected(), self.model.gap(), &self.model.cursor) {
            (Some(item), ..) => item.block.title.clone(),
            (None, Some(gap), _) => format!("free {}", gap.span().short(self.ctx.clock)),
            (None, None, Cursor::Intention) => "set the goal".to_owned(),
            (None, None, Cursor::Minute(minute)) => format!("minute {minute}"),
            (None, None, Cursor::Block(date, id)) => format!("lost {date} {id}"),
        }
    }

    /// Returns the place on the Life screen: the part, the record, and the name of the fact under the cursor.
    pub fn life(&self) -> String {
        let state: &LifeState = self.model.kept();
        let mut place = state.part.names().0.to_owned();
        place.extend(state.record().map(|record| format!(", {}", record.name())));
        let Some(fact) = state.cursor().fact else { return place };
        let name = match state.part.kind() {
            Some(kind) => life_fields(kind).get(fact).map(|field| field.name),
            None => PROFILE_FIELDS.get(fact).map(|field| field.name),
        };
        format!("{place}, {}", name.unwrap_or("what is said"))
    }

    /// Returns the place on the Season screen: the season, the part, and the cursor's place in it.
    pub fn season(&self) -> String {
        let state: &SeasonState = self.model.kept();
        let Some(content) = state.content.as_deref() else { return "nothing yet".to_owned() };
        let name = content.season.as_ref().map_or("no season", |season| &season.name);
        let value = content.values.get(state.at.row).map_or("", |value| &value.name);
        let column = content.columns.get(state.column_in(content)).map_or("", |column| &column.label);
        let cell = match state.part {
            SeasonPart::Year => String::new(),
            SeasonPart::Intents => format!(" {value} {}", ["weight", "hours", "rests"][state.at.column]),
            SeasonPart::Facts => format!(" {}", FACTS[state.fact].name),
            SeasonPart::Values => format!(" {value} {column}"),
            SeasonPart::Swing => format!(" {column}"),
        };
        format!("{name}, {:?}{cell}", state.part)
    }

    /// Returns the place in the review: the week, the page, and the line of the cursor.
    pub fn review(&self) -> String {
        let state: &ReviewState = self.model.kept();
        let Some(content) = state.content.as_deref() else { return "nothing yet".to_owned() };
        let whose = state.whose.as_deref().map(|id| format!(" of {id}")).unwrap_or_default();
        let here = match state.line_ahead() {
            Some(AheadLine::Intention) => " intention".to_owned(),
            Some(AheadLine::Unmarked(at)) => match &content.ahead.rows[at] {
                CloseRow::Line(line) => {
                    let one = &content.ahead.unmarked[*line];
                    format!(" {}: {:?}", one.target.block.title, one.way)
                }
                CloseRow::Day(lines) => {
                    let date = content.ahead.unmarked[lines.start].target.date;
                    format!(" all {} of {date}", lines.len())
                }
            },
            Some(AheadLine::Starving(at)) => {
                let starving = &content.ahead.starving[at];
                format!(" {}: {:?}", starving.id, starving.chosen)
            }
            Some(AheadLine::Day(at)) => format!(" {}", content.ahead.days[at].date),
            None => format!(" {}", state.line),
        };
        let column = state.column.map(|week| format!(", at {week}")).unwrap_or_default();
        let other = if state.is_other { ", the other form" } else { "" };
        format!("{}, {}{whose}{here}{column}{other}", content.week, state.page)
    }

    /// Returns the sheet that is open over the screen, in words. None where none is open.
    pub fn sheet(&self) -> Option<String> {
        let line = |input: &tui_input::Input| format!("‹{}›", input.value());
        let sheet = self.model.sheet.as_ref()?;
        macro_rules! open {
            ($($kind:ident($it:ident) => $words:expr,)*) => {
                $(if let Some($it) = sheet.as_a::<$kind>() { return Some($words); })*
            };
        }
        open! {
            Prompt(prompt) => {
                let mut words = format!("{} {}", prompt.purpose.name(), line(&prompt.input));
                for said in &prompt.reading.says {
                    words.push_str(&format!(" | {said}"));
                }
                if let Some(notice) = &prompt.reading.notice {
                    words.push_str(&format!(" ! {notice}"));
                }
                words
            },
            GoToDate(goto) => {
                let said = if goto.destination == Destination::Nowhere { "!" } else { "|" };
                format!("Go to {} {said} {}", line(&goto.input), goto.says)
            },
            Search(search) => {
                let mut words = format!("Search {}", line(&search.input));
                for hit in search.hits.iter().take(3) {
                    words.push_str(&format!(" | {} {} {}", hit.date, hit.when, hit.title));
                }
                words
            },
            ScopeSheet(scope) => format!("scope of {}", scope.target.block.title),
            Card(card) => format!("card of {}, {}", card.target.block.title, card.lines[card.chosen].1),
            Welcome(welcome) => format!("welcome {:?} {}", welcome.page, welcome.row),
            StartList(list) => format!("start {} {}", line(&list.input), list.chosen),
            FeltSheet(felt) => format!("felt {} {}", felt.target.block.title, felt.chosen),
            RhythmSheet(rhythm) => {
                let levels: String = rhythm.levels.iter().map(u8::to_string).collect();
                format!("energy by hour {levels}, {}", rhythm.hour)
            },
            ValuesSheet(values) => {
                let page = match &values.page {
                    ValuesPage::Ask(answers) => format!("question {}", answers.len() + 1),
                    ValuesPage::Pick(_) => "values".to_owned(),
                };
                let picked: Vec<String> = values.picked.iter().map(|id| format!(", {id}")).collect();
                format!("{page} {}{}", values.chosen, picked.concat())
            },
            Why(why) => format!("why {:?} {}", why.scope, why.chosen),
            Replan(replan) => {
                let lost =
                    replan.proposal.lost.map_or("nothing".to_owned(), |lost| lost.short(Default::default()));
                let gives_way =
                    replan.proposal.lines.iter().filter(|line| line.way.kind() != ReplanKind::Stays);
                let ways: Vec<String> =
                    gives_way.map(|line| format!(" | {} {:?}", line.block.title, line.way.kind())).collect();
                let under = replan.past().map(|past| &past.block).or(replan.line().map(|line| &line.block));
                let here = under.map_or("no line", |block| block.title.as_str());
                let past = replan.proposal.past.iter();
                let past: Vec<String> =
                    past.map(|past| format!(" | {} {:?}", past.block.title, past.mark)).collect();
                format!("replan {lost} gone, on {here}{}{}", past.concat(), ways.concat())
            },
            CloseSheet(close) => {
                let way = |line: &CloseLine| format!(" | {} {:?}", line.target.block.title, line.way);
                let here = close.line().map_or("a day", |line| line.target.block.title.as_str());
                let asks = if close.is_asking { ", asking" } else { "" };
                let ways: String = close.closing.lines.iter().map(way).collect();
                format!("close on {here}{asks}{ways}")
            },
            SuggestSheet(sheet) => {
                let line = |line: &SuggestLine| match &line.title {
                    Some(title) => format!(" | {title} {}", line.when),
                    None => format!(" | {}", line.when),
                };
                let lines: Vec<String> = sheet.lines.iter().take(3).map(line).collect();
                format!("suggest {}, {}{}", sheet.chosen, sheet.heading, lines.concat())
            },
            FillSheet(sheet) => {
                let line = |(line, is_out): &(FillLine, bool)| {
                    let (date, span) = line.suggestion.slot;
                    let out = if *is_out { ", left out" } else { "" };
                    format!(" | {} {date} {span}{out}", line.block.title)
                };
                let lines: Vec<String> = sheet.lines.iter().map(line).collect();
                format!("fill {}{}", sheet.chosen, lines.concat())
            },
            TemplateSheet(sheet) => format!("templates {}", sheet.chosen),
            SettingsSheet(sheet) => format!("settings {}", sheet.chosen),
            IdealSheet(sheet) => {
                let said = sheet.shown.as_ref().map(|shown| shown.sentence());
                format!("ideal {} {}", sheet.chosen, said.unwrap_or("loading".to_owned()))
            },
            Inbox(inbox) => format!("inbox {}", inbox.chosen),
            Menu(menu) => {
                format!("{} {}", menu.context.word(), menu.chosen)
            },
            Palette(palette) => {
                let chosen = palette.shown.get(palette.chosen).or(palette.nearest.as_ref());
                let verb = chosen.map_or("nothing", |action| action.verb.name());
                let near = if palette.shown.is_empty() { "not " } else { "" };
                format!("palette {} {near}{verb}", line(&palette.input))
            },
            Help(help) => {
                let typing = if help.typing { ", typing" } else { "" };
                format!("help from {} {}{typing}", help.top, line(&help.input))
            },
        }
        panic!("no words for {sheet:?}");
    }
}

pub fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// Returns the files of the sample life, written at this time.
fn sample(now: &str) -> Files {
    let home = TempDir::new().unwrap();
    let (local, zone) = (local(now), "Europe/Lisbon".parse().unwrap());
    Store::open(home.path()).write_sample(local.date(), local, zone).unwrap();
    let mut files = Files::new();
    read(home.path(), home.path(), &mut files);
    files
}
