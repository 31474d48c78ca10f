//! Reads and writes files while the screen is drawn: one thread for the data, one for each search.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use chrono::NaiveDate;

use super::Event;
use crate::app::Action;
use crate::domain::config::{Ground, SettingChange, Zoom};
use crate::domain::file::{EditToLog, FileToSave};
use crate::domain::place::places_of;
use crate::domain::{LoadedFile, Place, Zone};
use crate::report::search::Needle;
use crate::store::{StateFolder, StepError, Store};

/// An order to the worker.
enum Order {
    Load(NaiveDate, NaiveDate),
    Save(Vec<FileToSave>, Vec<EditToLog>),
    Step(bool, chrono::NaiveDateTime),
    MakeFiles,
    Watch(Vec<Place>),
    ChangeSetting(Box<SettingChange>),
    KeepZoom(StateFolder, Zoom, Zoom),
    KeepAsked(StateFolder, chrono::NaiveDate),
    KeepGround(StateFolder, String, Ground),
    End,
}

/// The thread that reads and writes the data files, once the first frame is drawn.
pub struct Worker {
    orders: Sender<Order>,
    thread: Option<JoinHandle<()>>,
    root: std::path::PathBuf,
    events: Sender<Event>,
    zone: Zone,
    /// The number of the current search. 0 means no search. Older searches end.
    wanted: Arc<AtomicU64>,
}

impl Worker {
    /// Starts the thread. Results of orders arrive as events.
    pub fn start(store: Store, zone: Zone, events: Sender<Event>) -> Worker {
        let (orders, inbox) = channel();
        let (root, answers) = (store.root().to_path_buf(), events.clone());
        let thread = std::thread::spawn(move || serve(store, zone, &inbox, &answers));
        Worker { orders, thread: Some(thread), root, events, zone, wanted: Arc::default() }
    }

    /// Loads days, and the weeks that they are in.
    pub fn load(&self, from: NaiveDate, to: NaiveDate) {
        self.order(Order::Load(from, to));
    }

    /// Saves files that belong together, in this order, with the edits that they were changed by.
    pub fn save(&self, files: Vec<FileToSave>, edits: Vec<EditToLog>) {
        self.order(Order::Save(files, edits));
    }

    /// Takes back the newest operation of the log, or with `again` makes it again.
    pub fn step(&self, again: bool, at: chrono::NaiveDateTime) {
        self.order(Order::Step(again, at));
    }

    /// Writes the missing commented files of a new directory.
    pub fn make_files(&self) {
        self.order(Order::MakeFiles);
    }

    /// Checks whether another program has changed these files.
    pub fn watch(&self, places: Vec<Place>) {
        self.order(Order::Watch(places));
    }

    /// Remembers the day on which the user was asked to close the days before.
    pub fn keep_asked(&self, state: StateFolder, day: chrono::NaiveDate) {
        self.order(Order::KeepAsked(state, day));
    }

    /// Writes a changed setting into `config.toml`.
    pub fn change_setting(&self, change: Box<SettingChange>) {
        self.order(Order::ChangeSetting(change));
    }

    /// Remembers the zoom that the user chose. `configured` is the one of `config.toml`.
    pub fn keep_zoom(&self, state: StateFolder, zoom: Zoom, configured: Zoom) {
        self.order(Order::KeepZoom(state, zoom, configured));
    }

    /// Remembers the background of this kind of terminal.
    pub fn keep_ground(&self, state: StateFolder, kind: String, ground: Ground) {
        self.order(Order::KeepGround(state, kind, ground));
    }

    /// Returns whether the thread has ended before it was asked to.
    pub fn is_gone(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    fn order(&self, order: Order) {
        // The thread outlives this worker. If it has ended anyway, quitting reports the unsaved files.
        let _ = self.orders.send(order);
    }

    /// Searches all days on a thread of its own. An older search ends.
    pub fn search(&self, number: u64, needle: Needle) {
        self.wanted.store(number, Ordering::Relaxed);
        let (root, events, wanted) = (self.root.clone(), self.events.clone(), self.wanted.clone());
        let zone = self.zone;
        std::thread::spawn(move || {
            let is_wanted = || wanted.load(Ordering::Relaxed) == number;
            let scanned = Store::open(root).scan(None, None, true, zone, &mut |day| {
                let hits = needle.hits(&day);
                let is_heard =
                    hits.is_empty() || events.send(Event::Act(Action::Found(number, hits))).is_ok();
                if is_heard && is_wanted() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            if is_wanted() {
                let _ = events.send(Event::Act(Action::SearchedAll(number, scanned.problems.len())));
            }
        });
    }

    /// Ends the current search.
    pub fn stop_search(&self) {
        self.wanted.store(0, Ordering::Relaxed);
    }
}

impl Drop for Worker {
    /// Waits until all orders are done.
    fn drop(&mut self) {
        self.stop_search();
        self.order(Order::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(mut store: Store, zone: Zone, orders: &Receiver<Order>, events: &Sender<Event>) {
    let tell = |action: Action| {
        let _ = events.send(Event::Act(action));
    };
    for order in orders {
        match order {
            Order::Load(from, to) => {
                let contents = load(&mut store, zone, from, to);
                let _ = events.send(Event::Loaded(contents, store.first_day()));
            }
            Order::Save(files, edits) => {
                let outcome = store.lock().and_then(|_lock| store.save_together(&files, zone, &edits));
                let (saved, reason) = match outcome {
                    Ok(saved) => (saved, String::new()),
                    Err(error) => (Vec::new(), error.to_string()),
                };
                let mut saved = saved.into_iter();
                for (place, sent, _) in files {
                    tell(match saved.next() {
                        Some(fresh) => Action::Saved(place, Box::new(sent), Box::new(fresh)),
                        None => Action::NotSaved(place, reason.clone()),
                    });
                }
            }
            Order::Step(again, at) => {
                let locked = store.lock();
                let outcome = locked.map_err(StepError::from).and_then(|_lock| store.step(again, at));
                for place in outcome.iter().flat_map(|step| step.places.clone()) {
                    if let Some(found) = store.changed_since(place, zone) {
                        tell(Action::Changed(place, Box::new(found)));
                    }
                }
                let outcome = outcome.map(|step| step.words()).map_err(|error| error.to_string());
                tell(Action::Stepped(again, outcome));
            }
            // Errors are ignored: a save follows, and reports what is wrong with the directory.
            Order::MakeFiles => {
                let _ = store.lock().and_then(|_lock| store.make_files());
            }
            Order::Watch(places) => {
                for place in places {
                    if let Some(found) = store.changed_since(place, zone) {
                        tell(Action::Changed(place, Box::new(found)));
                    }
                }
            }
            Order::ChangeSetting(change) => {
                let outcome = store.lock().and_then(|_lock| store.change_setting(&change));
                tell(match outcome {
                    Ok(()) => Action::SettingSaved(change.after),
                    Err(error) => Action::SettingRefused(store.config_after(&error), error.to_string()),
                });
            }
            // Errors are ignored: the next start then looks like this one. That is not worth a message.
            Order::KeepAsked(state, day) => {
                let _ = state.keep_asked(day);
            }
            Order::KeepZoom(state, zoom, configured) => {
                let _ = state.keep_zoom(zoom, configured);
            }
            Order::KeepGround(state, kind, ground) => {
                let _ = state.keep_ground(&kind, ground);
            }
            Order::End => return,
        }
    }
}

/// Loads days and weeks. Returns the content of each file.
fn load(store: &mut Store, zone: Zone, from: NaiveDate, to: NaiveDate) -> Vec<(Place, LoadedFile)> {
    places_of(from, to).map(|place| (place, store.find(place, zone))).collect()
}
