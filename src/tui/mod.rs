//! The screens in the terminal: events in, frames out, and the runner of effects between.
//!
//! The terminal is asked for its background first, and answers while files are read. The first frame does not wait for
//! the answer, and is drawn before any thread is started. After it one thread reads what the terminal sends
//! (`listen.rs`), one reads and writes files (`worker.rs`), one hears signals; this one waits for any of them, or for
//! the next minute, and sleeps.

#[cfg_attr(not(unix), allow(dead_code, reason = "only on Unix is the terminal asked"))]
mod background;
#[cfg_attr(not(unix), allow(dead_code, reason = "only on Unix are bytes read; elsewhere crossterm's events"))]
mod decode;
pub mod environment;
pub mod input;
mod listen;
mod looks;
mod signals;
mod terminal;
mod worker;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{Action, Effect, Keymap, Model, update};
use crate::canvas::{Canvas, Theme};
use crate::domain::edits::timer;
use crate::domain::{Ctx, IdSource, LoadedFile, Place, Zone};
use crate::report::search::Needle;
use crate::screens;
use crate::sheets::welcome::Welcome;
use crate::store::{Problem, StateFolder, Store};
use decode::Sent;
use environment::Environment;
use input::Input;
use listen::Listener;
use looks::Looks;
use signals::Signals;
use terminal::TerminalScreen;
pub use terminal::has_terminal;
use worker::Worker;

/// How long a frame waits for days that are being read, before it is drawn without them.
const PATIENCE: Duration = Duration::from_millis(30);
/// How long quitting waits for the disk.
const LAST_SAVE: Duration = Duration::from_millis(1500);

/// What the screens are opened on.
pub struct Options {
    /// The data directory.
    pub store: Store,
    /// What is kept beside the data; none where nothing is to be.
    pub state: Option<StateFolder>,
    /// The keys in force.
    pub keymap: Keymap,
    /// What is wrong in files of the user's own.
    pub problems: Vec<Problem>,
    /// What time it is, from the one clock.
    pub clock: Box<dyn Fn(Zone) -> DateTime<Utc>>,
    /// The zone where life names none.
    pub system_zone: Zone,
    /// Where new ids come from.
    pub seed: u64,
    /// Whether there are to be colours; none: as the terminal has it.
    pub colour: Option<bool>,
}

/// What the runner hears.
enum Event {
    /// From the terminal.
    Sent(Sent),
    /// What came of an effect.
    Act(Action),
    /// Days were read.
    Loaded(Vec<(Place, LoadedFile)>, Option<NaiveDate>),
    /// The process is to end.
    End,
    /// The process is to stop, as the shell's job control does.
    #[cfg(unix)]
    Stop,
    /// The process goes on after it was stopped.
    #[cfg(unix)]
    Continued,
    /// The terminal has another size.
    #[cfg(unix)]
    Resized,
}

/// Opens the screens, and comes back when they are left. Gives what the shell is to say, if anything.
pub fn run(options: Options) -> io::Result<Option<String>> {
    let Options { mut store, state, keymap, problems, clock, system_zone, seed, colour } = options;
    let (config, config_problems) = store.config();
    let kept = |kind: &str| state.as_ref().and_then(|state| state.is_light(kind));
    let mut looks = Looks::new(Environment::of_process(), config, colour, kept);
    let signals = Signals::new()?;
    let mut screen = TerminalScreen::take(config.mouse, looks.question())?;
    let mut life = store.load();
    let zone = life.profile.zone.unwrap_or(system_zone);
    let ctx = || {
        let now = clock(zone);
        // Each moment draws its own ids.
        let ids = IdSource { seed: seed ^ now.timestamp_nanos_opt().unwrap_or_default() as u64 };
        Ctx { now, zone, ids, clock: config.clock }
    };
    let now = ctx();
    let today = life.today(&now);
    let (from, to) = Model::days_around(today);
    store.load_days(&mut life, from, to);
    store.load_weeks(&mut life, crate::domain::Week::of(from), crate::domain::Week::of(to));
    let is_first_start = !store.has_data();
    let size = screen.terminal.size()?;
    let mut model = screens::model(life, config, keymap, &now, (size.width, size.height));
    let problems = config_problems.iter().chain(&problems);
    model.problems = problems.map(|problem| problem.to_string()).collect();
    if let Some(zoom) = state.as_ref().and_then(|state| state.zoom(config.zoom)) {
        model.zoom = zoom;
    }
    update(&mut model, Action::Begin, &now);
    if is_first_start {
        model.sheet = Some(Box::new(Welcome::new(today)));
    }
    // What has been answered by now is heard; the rest is not waited for.
    let mut listener = Listener::new();
    let sent = listener.pending();
    let to_keep: Vec<(String, bool)> = sent.iter().filter_map(|sent| looks.hear(sent)).collect();
    draw(&mut screen, &model, looks.theme())?;

    let (sender, events) = channel();
    let worker = Worker::start(store, zone, sender.clone());
    let runner = Runner { worker, state, sender, events, early: RefCell::default() };
    runner.early.borrow_mut().extend(sent.into_iter().map(Event::Sent));
    to_keep.into_iter().for_each(|(kind, is_light)| runner.keep_light(kind, is_light));
    runner.listen(listener, signals);
    let ended = runner.run(&mut model, &mut screen, &mut looks, &ctx).or_else(|error| {
        runner.save_all(&mut model, &ctx);
        // Where the terminal is gone, drawing may fail before reading says so.
        if has_terminal() { Err(error) } else { Ok(()) }
    });
    drop(screen);
    drop(runner);
    ended?;
    if let Some(reason) = model.not_saved.values().next() {
        return Err(io::Error::other(format!("not saved: {reason}")));
    }
    let running = timer::running(&model.life, &ctx());
    Ok(running.map(|running| format!("{} runs since {}.", running.block.title, ctx().tells(running.since))))
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
    events: Receiver<Event>,
    /// What was heard while days were awaited, in its order; it comes before what is heard later.
    early: RefCell<VecDeque<Event>>,
}

impl Runner {
    /// Starts to listen to the terminal and to signals.
    fn listen(&self, listener: Listener, signals: Signals) {
        let (terminal, system) = (self.sender.clone(), self.sender.clone());
        std::thread::spawn(move || {
            listener.run(|sent| terminal.send(Event::Sent(sent)).is_ok());
            let _ = terminal.send(Event::End);
        });
        std::thread::spawn(move || signals.run(|event| system.send(event).is_ok()));
    }

    /// Until the screens are left.
    fn run(
        &self,
        model: &mut Model,
        screen: &mut TerminalScreen,
        looks: &mut Looks,
        ctx: &dyn Fn() -> Ctx,
    ) -> io::Result<()> {
        let mut minute = ctx().minute();
        loop {
            let mut heard: Vec<Event> = self.early.take().into();
            if heard.is_empty() {
                match self.events.recv_timeout(until_next_minute(&ctx())) {
                    Ok(event) => heard.push(event),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                }
            }
            // Whatever else has come by now is taken too, and drawn once.
            heard.extend(self.events.try_iter());
            for event in heard {
                if let Event::Sent(sent) = &event
                    && let Some((kind, is_light)) = looks.hear(sent)
                {
                    self.keep_light(kind, is_light);
                }
                if self.hear(event, model, screen, ctx)? {
                    return Ok(());
                }
            }
            if ctx().minute() != minute {
                minute = ctx().minute();
                self.act(model, Action::Tick, ctx);
            }
            // A size that changed before anyone listened is seen here.
            let size = screen.terminal.size()?;
            if (size.width, size.height) != model.size {
                self.act(model, Action::Resized(size.width, size.height), ctx);
            }
            draw(screen, model, looks.theme())?;
        }
    }

    /// Takes an event. Returns whether it was the last.
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
            Event::End => {
                self.save_all(model, ctx);
                true
            }
        })
    }

    /// Takes an action to the model and carries out its effects. Returns whether the screens are to be left.
    fn act(&self, model: &mut Model, action: Action, ctx: &dyn Fn() -> Ctx) -> bool {
        // Whoever quits while something is on no disk is told first; only quitting once more leaves it behind.
        let was_told = model.is_leaving;
        model.is_leaving &= !matches!(action, Action::Do(_) | Action::Type(_) | Action::Mouse(_));
        for effect in update(model, action, &ctx()) {
            match effect {
                Effect::Load(from, to) => {
                    self.worker.load(from, to);
                    self.await_days(model, ctx);
                }
                Effect::Save(places) => self.save(model, &places),
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
                Effect::Quit => {
                    self.save_all(model, ctx);
                    if model.unsaved.is_empty() || was_told {
                        return true;
                    }
                    model.is_leaving = true;
                }
            }
        }
        false
    }

    fn keep_light(&self, kind: String, is_light: bool) {
        if let Some(state) = &self.state {
            self.worker.keep_light(state.clone(), kind, is_light);
        }
    }

    fn save(&self, model: &Model, places: &[Place]) {
        let held = |place: &Place| model.revisions.get(place).copied();
        let files =
            places.iter().filter_map(|place| Some((*place, model.life.content(*place)?, held(place))));
        self.worker.save(files.collect());
    }

    /// Gives days that are being read a moment to come, so that they are in the next frame.
    fn await_days(&self, model: &mut Model, ctx: &dyn Fn() -> Ctx) {
        let until = Instant::now() + PATIENCE;
        while let Ok(event) = self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
            match event {
                Event::Loaded(contents, first) => {
                    self.act(model, Action::Loaded(contents, first), ctx);
                    return;
                }
                // A key that comes meanwhile waits its turn.
                other => self.early.borrow_mut().push_back(other),
            }
        }
    }

    /// Saves what is not saved yet and waits for it, as long as a disk may take.
    fn save_all(&self, model: &mut Model, ctx: &dyn Fn() -> Ctx) {
        for event in self.early.take() {
            if let Event::Act(action @ (Action::Saved(..) | Action::NotSaved(..))) = event {
                update(model, action, &ctx());
            }
        }
        if model.unsaved.is_empty() {
            return;
        }
        model.not_saved.clear();
        for batch in model.batches() {
            self.save(model, &batch);
        }
        let until = Instant::now() + LAST_SAVE;
        while model.unsaved.iter().any(|place| !model.not_saved.contains_key(place)) {
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Event::Act(action @ (Action::Saved(..) | Action::NotSaved(..)))) => {
                    update(model, action, &ctx());
                }
                Ok(_) => {}
                Err(_) => {
                    let silent = "the disk does not answer".to_owned();
                    model.not_saved.extend(model.unsaved.iter().map(|place| (*place, silent.clone())));
                }
            }
        }
    }
}

/// How long the clock still shows the minute that it shows.
fn until_next_minute(ctx: &Ctx) -> Duration {
    let into = ctx.now.timestamp_millis().rem_euclid(60_000);
    Duration::from_millis((60_000 - into) as u64 + 5)
}
