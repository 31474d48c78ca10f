//! State of the screens: what is shown, and what the user is doing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::history::History;
use super::house::House;
use super::keymap::{Context, Keymap};
use super::message::{Message, Said, Tone};
use super::saves::Saves;
use super::screen::{Screen, ScreenState, ScreenStates};
use super::sheet::Sheet;
use super::waiting::Waiting;
use crate::alignment::Score;
use crate::domain::config::{Config, Edges, Zoom};
use crate::domain::edits::Target;
use crate::domain::file::EditToLog;
use crate::domain::file::Revision;
use crate::domain::{AreaTree, Block, Ctx, Edit, Life, Place, Span, Week};
use crate::planning::recurrence::part;
use crate::planning::whole_day::BESIDE;
use crate::report::day::agenda::{Agenda, Item, MinuteSpan, Stop};
use crate::report::standing::Standing;

/// What the side panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelFace {
    /// Values of the week, reasons, and notices about today.
    Week,
    /// Hours by job or client.
    Engagements,
    /// Hours with people.
    People,
    /// The inbox.
    Inbox,
}

impl PanelFace {
    /// All faces, in the order of Tab.
    pub const ALL: [PanelFace; 4] =
        [PanelFace::Week, PanelFace::Engagements, PanelFace::People, PanelFace::Inbox];
}

/// Position of the cursor on Day and Week. It names its block, so it stays on the block when the day changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// On a block: date of the file that stores it, and id.
    Block(NaiveDate, String),
    /// On free time or no block: minutes from midnight of the current day.
    Minute(i64),
    /// On the week's goal, above the days of Week.
    Intention,
}

/// The current day and week as they would be with the edit that is being typed or dragged.
#[derive(Debug, Clone)]
pub struct Preview {
    /// Day that the edit is about.
    pub agenda: Agenda,
    /// Block that the edit writes: date of its file, and id. `None` if it writes no block.
    pub block: Option<(NaiveDate, String)>,
    /// Scores of the week. `None` while its days are missing.
    pub score: Option<Score>,
}

/// State of the screens.
pub struct Model {
    /// The user's data that is loaded.
    pub life: Life,
    /// Areas of life of the profile.
    pub areas: AreaTree,
    /// Settings in force.
    pub config: Config,
    /// Settings of `config.toml`, as they were last read or written.
    pub(super) saved_config: Config,
    /// Keymap with the user's keys.
    pub keymap: Keymap,
    /// All screens, and the actions that open sheets.
    pub house: &'static House,
    /// Current screen.
    pub screen: &'static dyn Screen,
    /// States of the screens.
    states: ScreenStates,
    /// Current day.
    pub date: NaiveDate,
    /// Agenda of the current day.
    pub agenda: Agenda,
    /// Position of the cursor.
    pub cursor: Cursor,
    /// Open sheet.
    pub sheet: Option<Box<dyn Sheet>>,
    /// Preview of an edit while it is typed or dragged.
    pub preview: Option<Preview>,
    /// What the side panel shows. `None` means the week. In a terminal without a side panel, a face covers the day, and
    /// `None` means the day itself.
    pub face: Option<PanelFace>,
    /// Minutes per row of the day, as the user chose.
    pub zoom: Zoom,
    /// Marked blocks: date of the file, and id.
    pub marks: BTreeSet<(NaiveDate, String)>,
    /// Day on which a stretch of days was begun on Week. It goes on to the current day. `None`: none was.
    pub days_from: Option<NaiveDate>,
    /// Copied blocks.
    pub clipboard: Vec<Block>,
    /// Current message.
    pub message: Option<Message>,
    /// Scores and hours of the current week. `None` until its days are loaded.
    pub standing: Option<Standing>,
    /// Whether blocks that touch a moved block move along.
    pub touch: bool,
    /// Size of the terminal in columns and rows.
    pub size: (u16, u16),
    /// Name of this run in the log of operations.
    pub run: String,
    /// Edits for the log, whose files are not sent to be saved yet, oldest first.
    pub(super) unlogged: Vec<EditToLog>,
    /// Edits for the log, of the save in progress.
    pub(super) being_logged: Vec<EditToLog>,
    /// Whether the terminal shows only ASCII. Some keys are words there.
    pub is_ascii: bool,
    /// Problems of `config.toml` and `keys.toml`, as sentences.
    pub problems: Vec<String>,
    /// Files with unsaved changes.
    pub unsaved: BTreeSet<Place>,
    /// Whether the user wants to quit. aplomb quits once everything is saved, or at once if the user quits again.
    pub is_leaving: bool,
    /// The save in progress, and the files that wait for it.
    pub saves: Saves,
    /// Groups of unsaved files that one edit has changed. A group is saved as a whole.
    pub(super) linked: Vec<Vec<Place>>,
    /// Revision of each loaded file. A file that is missing here was never read.
    pub revisions: BTreeMap<Place, Revision>,
    /// Reason, as a sentence, why the last save of a file failed. Removed once a save succeeds.
    pub not_saved: BTreeMap<Place, String>,
    /// Today's date, by the user's start of the day.
    pub today: NaiveDate,
    /// Last day on which the user was asked to close the days before. `None`: never.
    pub asked_on: Option<NaiveDate>,
    /// Day whose closing the user put off. The headline then asks no more for it.
    pub put_off_on: Option<NaiveDate>,
    /// State of the mouse while its button is held.
    pub held: Option<super::mouse::MouseHold>,
    /// Steps to undo and redo.
    pub(super) history: History,
    /// Action that waits for days to be loaded.
    pub(super) waiting: Option<Waiting>,
    /// Lines typed before in this run, by the label of the line, latest last.
    pub typed: BTreeMap<&'static str, Vec<String>>,
    /// Number of the latest search.
    pub(super) searches: u64,
}

impl Model {
    /// Opens the first screen on today. The small files must be loaded. The days may still be missing.
    pub fn new(
        house: &'static House,
        life: Life,
        config: Config,
        keymap: Keymap,
        ctx: &Ctx,
        size: (u16, u16),
    ) -> Model {
        let today = life.today(ctx);
        let agenda = Agenda::new(&life, ctx, today);
        let mut model = Model {
            zoom: config.zoom,
            touch: config.edges == Edges::Touch,
            areas: AreaTree::new(&life.profile),
            life,
            config,
            saved_config: config,
            keymap,
            house,
            screen: house.home(),
            states: ScreenStates::of(house.screens),
            date: today,
            agenda,
            cursor: Cursor::Minute(0),
            sheet: None,
            preview: None,
            face: None,
            marks: BTreeSet::new(),
            days_from: None,
            clipboard: Vec::new(),
            message: None,
            standing: None,
            size,
            run: format!("{:x}", ctx.ids.seed),
            unlogged: Vec::new(),
            being_logged: Vec::new(),
            is_ascii: false,
            problems: Vec::new(),
            unsaved: BTreeSet::new(),
            saves: Saves::default(),
            linked: Vec::new(),
            is_leaving: false,
            revisions: BTreeMap::new(),
            not_saved: BTreeMap::new(),
            today,
            // Whoever opens the screens says when the user was asked.
            asked_on: Some(today),
            put_off_on: None,
            held: None,
            history: History::default(),
            waiting: None,
            typed: BTreeMap::new(),
            searches: 0,
        };
        model.reckon(ctx);
        let screen = model.screen;
        screen.refresh(&mut model, ctx);
        model.to_now();
        model
    }

    /// Uses these settings from now on. What the user chose instead of a setting stays until that setting changes.
    pub(super) fn use_config(&mut self, config: Config) {
        if config.zoom != self.config.zoom {
            self.zoom = config.zoom;
        }
        if config.edges != self.config.edges {
            self.touch = config.edges == Edges::Touch;
        }
        self.config = config;
    }

    /// Returns the place where keys are looked up: the place of the open sheet, else of the screen.
    pub fn context(&self) -> Context {
        self.sheet.as_ref().map_or_else(|| self.screen.context(self), |sheet| sheet.context())
    }

    /// Returns whether a day is a grace day. False for a day that is not loaded.
    pub fn is_grace(&self, date: NaiveDate) -> bool {
        self.life.day(date).is_some_and(|day| day.head.grace.is_some())
    }

    /// Returns whether Day, the first screen, is shown.
    pub fn is_home(&self) -> bool {
        self.screen.verb() == self.house.home().verb()
    }

    /// Returns the state of a screen, by its type.
    pub fn kept<T: ScreenState>(&self) -> &T {
        self.states.get()
    }

    /// Returns the same as [`Model::kept`], mutable.
    pub fn kept_mut<T: ScreenState>(&mut self) -> &mut T {
        self.states.get_mut()
    }

    /// Returns the open sheet as type `T`. `None` if no sheet of that type is open.
    pub fn sheet_as<T: Sheet>(&self) -> Option<&T> {
        self.sheet.as_ref()?.as_a()
    }

    /// Returns the current week.
    pub fn week(&self) -> Week {
        Week::of(self.date)
    }

    /// Moves the cursor to the running block, else to the block planned for now, else to the first stop from now on.
    pub fn to_now(&mut self) {
        let now = self.agenda.now.unwrap_or(self.agenda.wake.start);
        let running = self.agenda.running();
        let covers = |item: &&Item| item.plan.is_some_and(|plan| plan.start <= now && now < plan.end);
        let waits = self.agenda.after(i64::MIN).find(covers);
        // A block planned for now comes before a forgotten timer.
        let item = running.filter(|item| !item.is_forgotten).or(waits).or(running);
        self.cursor = match item {
            Some(item) => Cursor::Block(item.date, item.block.id.clone()),
            None => match self.agenda.stops.iter().find(|stop| self.start(**stop) >= now) {
                Some(stop) => self.cursor_of(*stop),
                None => Cursor::Minute(now),
            },
        };
    }

    /// Returns the start of a stop, in minutes from midnight of the current day.
    pub fn start(&self, stop: Stop) -> i64 {
        match stop {
            Stop::Gap(gap) => gap.start,
            Stop::Item(_) => self.agenda.item(stop).map_or(0, |item| item.place.start),
        }
    }

    /// Returns the position of the cursor on a stop.
    pub fn cursor_of(&self, stop: Stop) -> Cursor {
        match self.agenda.item(stop) {
            Some(item) => Cursor::Block(item.date, item.block.id.clone()),
            None => Cursor::Minute(self.start(stop)),
        }
    }

    /// Returns the index of the stop under the cursor: its block, else the free time around its minute, else the last
    /// stop that starts at or before it, else the first. `None` if its block is gone or the day has no stops.
    pub fn stop(&self) -> Option<usize> {
        let stops = &self.agenda.stops;
        match &self.cursor {
            Cursor::Block(date, id) => stops.iter().position(|stop| {
                self.agenda.item(*stop).is_some_and(|item| item.date == *date && item.block.id == *id)
            }),
            Cursor::Intention => None,
            Cursor::Minute(minute) => {
                let gap =
                    |stop: &Stop| matches!(stop, Stop::Gap(gap) if gap.start <= *minute && *minute < gap.end);
                let before = |stop: &Stop| self.start(*stop) <= *minute;
                stops
                    .iter()
                    .position(gap)
                    .or_else(|| stops.iter().rposition(before))
                    .or((!stops.is_empty()).then_some(0))
            }
        }
    }

    /// Returns the stop under the cursor, as [`Model::stop`] finds it.
    pub fn stop_here(&self) -> Option<Stop> {
        self.agenda.stops.get(self.stop()?).copied()
    }

    /// Returns the block under the cursor. `None` if the cursor is on free time.
    pub fn selected(&self) -> Option<&Item> {
        self.agenda.item(self.stop_here()?)
    }

    /// Returns the free time under the cursor. `None` if the cursor is on a block.
    pub fn gap(&self) -> Option<MinuteSpan> {
        match self.stop_here()? {
            Stop::Gap(gap) => Some(gap),
            Stop::Item(_) => None,
        }
    }

    /// Returns the agenda to draw: the preview's if there is one.
    pub fn shown(&self) -> &Agenda {
        self.preview.as_ref().map_or(&self.agenda, |preview| &preview.agenda)
    }

    /// Returns whether an item is under the cursor or, with a preview, is the block being written. `agenda` is the
    /// agenda of the item.
    pub fn is_under_cursor(&self, agenda: &Agenda, item: &Item) -> bool {
        let is_it = |date: NaiveDate, id: &str| (date, id) == (item.date, item.block.id.as_str());
        match &self.preview {
            Some(preview) => preview.block.as_ref().is_some_and(|(date, id)| is_it(*date, id)),
            None => {
                std::ptr::eq(agenda, &self.agenda)
                    && self.selected().is_some_and(|selected| is_it(selected.date, &selected.block.id))
            }
        }
    }

    /// Returns the blocks that an action applies to: the marked ones, else the one under the cursor.
    pub fn targets(&self) -> Vec<Target> {
        let target = |item: &Item| Target::new(item.date, item.block.clone());
        if self.marks.is_empty() {
            return self.selected().map(target).into_iter().collect();
        }
        let is_marked = |item: &&Item| self.marks.contains(&(item.date, item.block.id.clone()));
        self.agenda.items.iter().filter(is_marked).map(target).collect()
    }

    /// Returns the first and the last of the selected days: the current day, unless a stretch was begun on Week.
    pub fn selected_days(&self) -> (NaiveDate, NaiveDate) {
        let other = self.days_from.unwrap_or(self.date);
        (other.min(self.date), other.max(self.date))
    }

    /// Takes back what was selected: blocks and days.
    pub fn clear_selection(&mut self) {
        self.marks.clear();
        self.days_from = None;
    }

    /// Returns whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Returns the problems of all loaded files, each once, as sentences.
    pub fn all_problems(&self) -> Vec<&str> {
        let of_files = self.life.unread.values().flat_map(|unread| &unread.problems);
        let mut all: Vec<&str> = Vec::new();
        for problem in of_files.chain(&self.problems) {
            // An unreadable folder is the same problem on many days.
            if !all.contains(&problem.as_str()) {
                all.push(problem);
            }
        }
        all
    }

    /// Shows a message.
    pub fn say(&mut self, tone: Tone, said: impl Into<Said>) {
        self.message = Some(Message { tone, said: said.into() });
    }

    /// Returns a preview of an edit without making it. `None` if the life refuses it.
    pub fn preview_of(&self, ctx: &Ctx, edit: &Edit) -> Option<Preview> {
        let block = edit.changes.iter().find_map(|change| match change {
            crate::domain::Change::Block(date, entry) => Some((*date, entry.after.as_ref()?.id.clone())),
            _ => None,
        });
        let date = block.as_ref().map_or(self.date, |(date, _)| *date);
        // Copies only the days around the edit, because a whole season may be loaded.
        let mut life = part(&self.life, self.today, edit.days().chain([date]), BESIDE);
        life.apply(edit.clone()).ok()?;
        let score =
            self.standing.as_ref().zip(life.day(date)).map(|(standing, day)| standing.with_day(&life, day));
        Some(Preview { agenda: Agenda::new(&life, ctx, date), block, score })
    }
}

/// Returns the first free time at or after the cursor, else the first of the day. `None` if the day has none.
pub fn free_time(model: &Model) -> Option<Span> {
    let here = model.stop().unwrap_or(0);
    let free = |stop: &Stop| match stop {
        Stop::Gap(gap) => Some(gap.span()),
        Stop::Item(_) => None,
    };
    let stops = &model.agenda.stops;
    stops.get(here..).unwrap_or_default().iter().find_map(free).or_else(|| stops.iter().find_map(free))
}
