//! Runs the screens in the terminal: reads events, carries out effects and draws frames.
//!
//! The terminal is asked for its background first, and answers while files are read. The first frame does not wait for
//! the answer, and is drawn before any thread starts. Then one thread reads the terminal (`listen.rs`), one reads and
//! writes files (`worker.rs`), and one receives signals. The main thread sleeps until one of them sends an event or
//! the minute changes.

#[cfg_attr(not(unix), allow(dead_code, reason = "only on Unix is the terminal asked"))]
pub mod background;
#[cfg_attr(not(unix), allow(dead_code, reason = "bytes are read only on Unix, elsewhere crossterm's events"))]
mod decode;
pub mod environment;
mod inbox;
pub mod input;
mod listen;
mod looks;
mod signals;
mod terminal;
mod worker;

use std::io;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{Action, Effect, Keymap, Model, update};
use crate::canvas::{Canvas, Theme};
use crate::domain::config::Ground;
use crate::domain::edits::timer;
use crate::domain::{Ctx, IdSource, LoadedFile, Place, Zone};
use crate::report::search::Needle;
use crate::screens;
use crate::store::{Problem, StateFolder, Store};
use decode::Sent;
use environment::Environment;
use inbox::Inbox;
use input::Input;
use listen::Listener;
use looks::Looks;
use signals::Signals;
use terminal::TerminalScreen;
pub use terminal::has_terminal;
use worker::Worker;

/// How long a frame waits for days that are being read, before it is drawn without them. After the screens close,
/// also how often aplomb checks that the worker's thread still runs.
const PATIENCE: Duration = Duration::from_millis(30);

/// The arguments with which the screens start.
pub struct Options {
    /// The data directory.
    pub store: Store,
    /// The folder in which aplomb remembers how it looked last. `None` remembers nothing.
    pub state: Option<StateFolder>,
    /// The keymap.
    pub keymap: Keymap,
    /// The problems of the user's `keys.toml`.
    pub problems: Vec<Problem>,
    /// Returns the current time in a zone.
    pub clock: Box<dyn Fn(Zone) -> DateTime<Utc>>,
    /// The zone where the profile names none.
    pub system_zone: Zone,
    /// The seed of new ids.
    pub seed: u64,
    /// Whether to use colours. `None` follows the terminal.
    pub colour: Option<bool>,
}

/// An event for the main thread.
enum Event {
    /// The terminal sent something.
    Sent(Sent),
    /// An effect has a result.
    Act(Action),
    /// Days and weeks were loaded. The date is the first day that has a file.
    Loaded(Vec<(Place, LoadedFile)>, Option<NaiveDate>),
    /// The process has to end.
    End,
    /// The process has to stop, as with Ctrl-Z in a shell.
    #[cfg(unix)]
    Stop,
    /// The process continues after it was stopped.
    #[cfg(unix)]
    Continued,
    /// The size of the terminal changed.
    #[cfg(unix)]
    Resized,
}

/// Runs the screens until the user quits. Returns a sentence for the shell that names the running timer. `None` if no
/// timer runs.
///
/// # Errors
///
/// Fails where the terminal can't be used, and where changes could not be saved.
pub fn run(options: Options) -> io::Result<Option<String>> {
    let Options { mut store, state, keymap, problems, clock, system_zone, seed, colour } = options;
    let (config, config_problems) = store.config();
    let kept = |kind: &str| state.as_ref().and_then(|state| state.ground(kind));
    let mut looks = Looks::new(Environment::of_process(), config, colour, kept);
    let signals = Signals::new()?;
    let mut screen = TerminalScreen::take(config.mouse, looks.question())?;
    if store.is_unfinished() {
        // If this fails, the first save tries again and says why it can't.
        let _ = store.lock().and_then(|_lock| store.take_back());
    }
    if let Some(state) = &state {
        store.keep_log(state);
    }
    let mut life = store.load();
    let zone = life.profile.zone.unwrap_or(system_zone);
    let ctx = || {
        let now = clock(zone);
        // Ids differ from one moment to the next.
        let ids = IdSource { seed: seed ^ now.timestamp_nanos_opt().unwrap_or_default() as u64 };
        Ctx { now, zone, ids, clock: config.clock, hours: config.hours }
    };
    let now = ctx();
    let today = life.today(&now);
    let asked_on = state.as_ref().map_or(Some(today), |state| state.asked_on());
    let (from, to) = Model::days_around(today);
    store.load_days(&mut life, from, to);
    store.load_weeks(&mut life, crate::domain::Week::of(from), crate::domain::Week::of(to));
    let size = screen.terminal.size()?;
    let mut model = screens::model(life, config, keymap, &now, (size.width, size.height));
    store.begin_run(&model.run);
    model.is_ascii = looks.theme().is_ascii;
    model.asked_on = asked_on;
    let problems = config_problems.iter().chain(&problems);
    model.problems = problems.map(|problem| problem.to_string()).collect();
    if let Some(zoom) = state.as_ref().and_then(|state| state.zoom(config.zoom)) {
        model.zoom = zoom;
    }
    let begun = update(&mut model, Action::Begin, &now);
    // Use an answer that is here already. Don't wait for others.
    let mut listener = Listener::new();
    let mut sent = listener.pending();
    if model.sheet.as_ref().is_some_and(|sheet| sheet.lets_through()) {
        // Keys typed before the sheet is drawn were meant for something else.
        sent.retain(|sent| !matches!(sent, Sent::Event(_)));
    }
    let to_keep: Vec<(String, Ground)> = sent.iter().filter_map(|sent| looks.hear(sent)).collect();
    draw(&mut screen, &model, looks.theme())?;

    let (sender, events) = channel();
    let worker = Worker::start(store, zone, sender.clone());
    let inbox = Inbox::new(events, sent.into_iter().map(Event::Sent));
    let runner = Runner { worker, state, sender, inbox };
    to_keep.into_iter().for_each(|(kind, ground)| runner.keep_ground(kind, ground));
    runner.carry_out(&mut model, begun, &ctx);
    runner.listen(listener, signals);
    let ended = runner.run(&mut model, &mut screen, &mut looks, &ctx).or_else(|error| {
        // Where the terminal is closed, drawing may fail before reading reports it.
        if has_terminal() { Err(error) } else { Ok(()) }
    });
    drop(screen);
    runner.save_rest(&mut model, &ctx);
    drop(runner);
    ended?;
    if let Some(reason) = model.not_saved.values().next() {
        return Err(io::Error::other(format!("not saved: {reason}")));
    }
    let ctx = ctx().with_settings(&model.config);
    let running = timer::running(&model.life, &ctx);
    Ok(running.map(|running| format!("{} has run since {}.", running.block.title, ctx.tells(running.since))))
}

fn draw(screen: &mut TerminalScreen, model: &Model, theme: Theme) -> io::Result<()> {
    screen.terminal.draw(|frame| {
        let cursor = screens::draw(model, &mut Canvas::new(frame.buffer_mut(), theme));
        frame.set_cursor_position(cursor);
    })?;
    Ok(())
}

struct Runner {
    worker: Worker,
    state: Option<StateFolder>,
    sender: Sender<Event>,
    inbox: Inbox<Event>,
}

impl Runner {
    /// Starts the threads that listen to the terminal and to signals.
    fn listen(&self, listener: Listener, signals: Signals) {
        let (terminal, system) = (self.sender.clone(), self.sender.clone());
        std::thread::spawn(move || {
            listener.run(|sent| terminal.send(Event::Sent(sent)).is_ok());
            let _ = terminal.send(Event::End);
        });
        std::thread::spawn(move || signals.run(|event| system.send(event).is_ok()));
    }

    /// Handles events until the user quits.
    fn run(
        &self,
        model: &mut Model,
        screen: &mut TerminalScreen,
        looks: &mut Looks,
        ctx: &dyn Fn() -> Ctx,
    ) -> io::Result<()> {
        let mut minute = ctx().minute();
        loop {
            // Handle all waiting events before drawing once.
            for _ in 0..self.inbox.gather(until_next_minute(&ctx())) {
                let Ok(event) = self.inbox.take(Duration::ZERO) else { break };
                if let Event::Sent(sent) = &event
                    && let Some((kind, ground)) = looks.hear(sent)
                {
                    self.keep_ground(kind, ground);
                }
                if self.hear(event, model, screen, ctx)? {
                    return Ok(());
                }
            }
            if ctx().minute() != minute {
                minute = ctx().minute();
                self.act(model, Action::Tick, ctx);
            }
            if let Some(question) = looks.follow(&model.config) {
                model.is_ascii = looks.theme().is_ascii;
                screen.follow(model.config.mouse, question)?;
            }
            // This also notices a size that changed before the signals were listened to.
            let size = screen.terminal.size()?;
            if (size.width, size.height) != model.size {
                self.act(model, Action::Resized(size.width, size.height), ctx);
            }
            draw(screen, model, looks.theme())?;
        }
    }

    /// Handles an event. Returns whether to quit.
    fn hear(
        &self,
        event: Event,
        model: &mut Model,
        screen: &mut TerminalScreen,
        ctx: &dyn Fn() -> Ctx,
    ) -> io::Result<bool> {
        Ok(match event {
            Event::Sent(Sent::Event(event)) => match input::input(model, event) {
                Input::Act(action) => self.act(model, action, ctx),
                #[cfg(unix)]
                Input::Suspend => {
                    terminal::stop_job()?;
                    false
                }
                Input::Redraw => {
                    screen.empty()?;
                    false
                }
                Input::Nothing => false,
            },
            Event::Sent(_) => false,
            #[cfg(unix)]
            Event::Resized => false,
            Event::Act(action) => self.act(model, action, ctx),
            Event::Loaded(contents, first) => self.act(model, Action::Loaded(contents, first), ctx),
            #[cfg(unix)]
            Event::Continued => {
                screen.take_again()?;
                if let Ok((columns, rows)) = crossterm::terminal::size() {
                    self.act(model, Action::Resized(columns, rows), ctx);
                }
                self.act(model, Action::Tick, ctx)
            }
            #[cfg(unix)]
            Event::Stop => {
                screen.lend(|| {
                    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
                })?;
                self.act(model, Action::Tick, ctx)
            }
            Event::End => true,
        })
    }

    /// Updates the model with an action and carries out its effects. Returns whether to quit.
    fn act(&self, model: &mut Model, action: Action, ctx: &dyn Fn() -> Ctx) -> bool {
        let effects = update(model, action, &ctx());
        self.carry_out(model, effects, ctx)
    }

    /// Carries out effects. Returns whether to quit.
    fn carry_out(&self, model: &mut Model, effects: Vec<Effect>, ctx: &dyn Fn() -> Ctx) -> bool {
        for effect in effects {
            match effect {
                Effect::Load(from, to) => {
                    self.worker.load(from, to);
                    self.await_days(model, ctx);
                }
                Effect::Save(files, edits) => self.worker.save(files, edits),
                Effect::Step { again, at } => self.worker.step(again, at),
                Effect::MakeFiles => self.worker.make_files(),
                Effect::Watch(places) => self.worker.watch(places),
                Effect::Search(number, text) => {
                    self.worker.search(number, Needle::new(&text, &model.life.profile, model.config.clock))
                }
                Effect::StopSearch => self.worker.stop_search(),
                Effect::KeepZoom(zoom) => {
                    if let Some(state) = &self.state {
                        self.worker.keep_zoom(state.clone(), zoom, model.config.zoom);
                    }
                }
                Effect::ChangeSetting(change) => self.worker.change_setting(change),
                Effect::KeepAsked(day) => {
                    if let Some(state) = &self.state {
                        self.worker.keep_asked(state.clone(), day);
                    }
                }
                Effect::Quit => return true,
            }
        }
        false
    }

    fn keep_ground(&self, kind: String, ground: Ground) {
        if let Some(state) = &self.state {
            self.worker.keep_ground(state.clone(), kind, ground);
        }
    }

    /// Waits for days that are being read, for at most `PATIENCE`, so that they are in the next frame.
    fn await_days(&self, model: &mut Model, ctx: &dyn Fn() -> Ctx) {
        let loaded = self.inbox.take_first(PATIENCE, |event| matches!(event, Event::Loaded(..)));
        if let Some(Event::Loaded(contents, first)) = loaded {
            self.act(model, Action::Loaded(contents, first), ctx);
        }
    }

    /// Saves the unsaved files after the screens close, and waits until that is done.
    fn save_rest(&self, model: &mut Model, ctx: &dyn Fn() -> Ctx) {
        model.not_saved.clear();
        let mut action = Action::End;
        loop {
            for effect in update(model, action, &ctx()) {
                if let Effect::Save(files, edits) = effect {
                    self.worker.save(files, edits);
                }
            }
            if model.saves.is_idle() {
                return;
            }
            let Some(answer) = self.next_answer() else {
                let silent = "the disk does not respond".to_owned();
                model.not_saved.extend(model.unsaved.iter().map(|place| (*place, silent.clone())));
                return;
            };
            action = answer;
        }
    }

    /// Waits for the result of saving a file, and drops all other events. None where the worker's thread has ended.
    fn next_answer(&self) -> Option<Action> {
        loop {
            let event = match self.inbox.take(PATIENCE) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) if !self.worker.is_gone() => continue,
                Err(_) => return None,
            };
            if let Event::Act(action @ (Action::Saved(..) | Action::NotSaved(..))) = event {
                return Some(action);
            }
        }
    }
}

/// Returns how long it is until the next minute.
fn until_next_minute(ctx: &Ctx) -> Duration {
    let into = ctx.now.timestamp_millis().rem_euclid(60_000);
    Duration::from_millis((60_000 - into) as u64 + 5)
}
