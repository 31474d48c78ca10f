//! What the screens show, and what the user is about.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::history::History;
use super::house::House;
use super::keymap::{Context, Keymap};
use super::message::{Message, Said, Tone};
use super::screen::{Screen, ScreenState, ScreenStates};
use super::sheet::Sheet;
use super::waiting::Waiting;
use crate::alignment::Score;
use crate::domain::config::{Config, Zoom};
use crate::domain::edits::Target;
use crate::domain::file::{LoadedFile, Revision};
use crate::domain::{AreaTree, Block, Ctx, Edit, Life, Place, Span, Week};
use crate::planning::whole_day::BESIDE;
use crate::report::day::agenda::{Agenda, Item, MinuteSpan, Stop};
use crate::report::standing::Standing;

/// The panel's faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// The week's values, the reasons, what concerns today.
    Week,
    /// Hours by engagement.
    Engagements,
    /// The inbox.
    Inbox,
}

impl Face {
    /// All of them, in the order of Tab.
    pub const ALL: [Face; 3] = [Face::Week, Face::Engagements, Face::Inbox];
}

/// Where the cursor stands; it finds its place again when the day changes around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// On a block: the day that stores it and its id.
    Block(NaiveDate, String),
    /// On free time or nowhere in particular: the minute of the day.
    Minute(i64),
    /// On what the week is for, above its days.
    Intention,
}

/// The screen as it would be with what is being typed.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The day that is written about.
    pub agenda: Agenda,
    /// The block that is written, by the day that stores it and its id.
    pub block: Option<(NaiveDate, String)>,
    /// The week's numbers, as they would stand.
    pub score: Option<Score>,
}

/// Everything that the screens show.
pub struct Model {
    /// The data, as far as it is loaded.
    pub life: Life,
    /// The areas of its profile.
    pub areas: AreaTree,
    /// How aplomb looks.
    pub config: Config,
    /// Which key does what.
    pub keymap: Keymap,
    /// The screens, and what opens sheets.
    pub house: &'static House,
    /// The screen in view.
    pub screen: &'static dyn Screen,
    /// What the screens keep.
    states: ScreenStates,
    /// The day in view.
    pub date: NaiveDate,
    /// The day in view, laid out.
    pub agenda: Agenda,
    /// Where the cursor stands.
    pub cursor: Cursor,
    /// What lies over the screen.
    pub sheet: Option<Box<dyn Sheet>>,
    /// As it would be, while something is typed.
    pub preview: Option<Preview>,
    /// The panel's face.
    pub face: Face,
    /// How much of a day one row shows.
    pub zoom: Zoom,
    /// The blocks that are marked.
    pub marks: BTreeSet<(NaiveDate, String)>,
    /// What was copied.
    pub clipboard: Vec<Block>,
    /// What the message line says.
    pub message: Option<Message>,
    /// The week in view as it stands; none until its days are there.
    pub standing: Option<Standing>,
    /// Whether touching blocks move along.
    pub touch: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is wrong with `config.toml` and `keys.toml`.
    pub problems: Vec<String>,
    /// What is on no disk yet.
    pub unsaved: BTreeSet<Place>,
    /// Whether to quit was asked for with something on no disk: asked once more, it is left behind.
    pub is_leaving: bool,
    /// Which of them one edit has changed together: all are saved, or none.
    pub(super) linked: Vec<Vec<Place>>,
    /// Which state of each file is in hand; of those without, the first that was read.
    pub revisions: BTreeMap<Place, Revision>,
    /// Why the last save of a file failed, until one succeeds.
    pub not_saved: BTreeMap<Place, String>,
    /// The minute that is shown.
    pub today: NaiveDate,
    /// What the mouse holds.
    pub held: Option<super::mouse::Held>,
    pub(super) history: History,
    /// What waits for days to be loaded.
    pub(super) waiting: Option<Waiting>,
    /// Lines typed before, by kind, latest last.
    pub typed: BTreeMap<&'static str, Vec<String>>,
    /// How many searches there have been.
    pub(super) searches: u64,
}

impl Model {
    /// On today, with the small files loaded and the days still to come.
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
            touch: config.edges == crate::domain::config::Edges::Touch,
            areas: AreaTree::new(&life.profile),
            life,
            config,
            keymap,
            house,
            screen: house.home(),
            states: ScreenStates::of(house.screens),
            date: today,
            agenda,
            cursor: Cursor::Minute(0),
            sheet: None,
            preview: None,
            face: Face::Week,
            marks: BTreeSet::new(),
            clipboard: Vec::new(),
            message: None,
            standing: None,
            size,
            problems: Vec::new(),
            unsaved: BTreeSet::new(),
            linked: Vec::new(),
            is_leaving: false,
            revisions: BTreeMap::new(),
            not_saved: BTreeMap::new(),
            today,
            held: None,
            history: History::default(),
            waiting: None,
            typed: BTreeMap::new(),
            searches: 0,
        };
        model.reckon(ctx);
        model.to_now();
        model
    }

    /// Where keys are looked up.
    pub fn context(&self) -> Context {
        self.sheet.as_ref().map_or_else(|| self.screen.context(self), |sheet| sheet.context())
    }

    /// Whether the first screen is in view: Day.
    pub fn is_home(&self) -> bool {
        self.screen.verb() == self.house.home().verb()
    }

    /// What a screen keeps.
    pub fn kept<T: ScreenState>(&self) -> &T {
        self.states.get()
    }

    /// The same, to be changed.
    pub fn kept_mut<T: ScreenState>(&mut self) -> &mut T {
        self.states.get_mut()
    }

    /// The open sheet as the one that it is. None where another one is open, or none.
    pub fn sheet_as<T: Sheet>(&self) -> Option<&T> {
        self.sheet.as_ref()?.as_a()
    }

    /// The week in view.
    pub fn week(&self) -> Week {
        Week::of(self.date)
    }

    /// Puts the cursor on what runs, else on what is planned for now, else on now.
    pub fn to_now(&mut self) {
        let now = self.agenda.now.unwrap_or(self.agenda.wake.start);
        let running = self.agenda.running();
        let covers = |item: &&Item| item.plan.is_some_and(|plan| plan.start <= now && now < plan.end);
        let waits = self.agenda.after(i64::MIN).find(covers);
        // What was forgotten comes after what is planned for now.
        let item = running.filter(|item| !item.is_forgotten).or(waits).or(running);
        self.cursor = match item {
            Some(item) => Cursor::Block(item.date, item.block.id.clone()),
            None => match self.agenda.stops.iter().find(|stop| self.start(**stop) >= now) {
                Some(stop) => self.cursor_of(*stop),
                None => Cursor::Minute(now),
            },
        };
    }

    /// The minute with which a stop begins.
    pub fn start(&self, stop: Stop) -> i64 {
        match stop {
            Stop::Item(index) => self.agenda.items[index].place.start,
            Stop::Gap(gap) => gap.start,
        }
    }

    /// The cursor on a stop.
    pub fn cursor_of(&self, stop: Stop) -> Cursor {
        match stop {
            Stop::Item(index) => {
                let item = &self.agenda.items[index];
                Cursor::Block(item.date, item.block.id.clone())
            }
            Stop::Gap(gap) => Cursor::Minute(gap.start),
        }
    }

    /// The number of the stop that the cursor is on: the block, else the stop at or before its minute.
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

    /// The block under the cursor.
    pub fn selected(&self) -> Option<&Item> {
        self.agenda.item(*self.agenda.stops.get(self.stop()?)?)
    }

    /// The free time under the cursor.
    pub fn gap(&self) -> Option<MinuteSpan> {
        match self.agenda.stops.get(self.stop()?)? {
            Stop::Gap(gap) => Some(*gap),
            Stop::Item(_) => None,
        }
    }

    /// The day as it is shown: as it would be, while something is typed or dragged.
    pub fn shown(&self) -> &Agenda {
        self.preview.as_ref().map_or(&self.agenda, |preview| &preview.agenda)
    }

    /// Whether a block of that day is the one under the cursor, or the one that is being written.
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

    /// The blocks that a verb is meant for: those that are marked, else the one under the cursor.
    pub fn targets(&self) -> Vec<Target> {
        if self.marks.is_empty() {
            return self
                .selected()
                .map(|item| Target::new(item.date, item.block.clone()))
                .into_iter()
                .collect();
        }
        let marked = |item: &&Item| self.marks.contains(&(item.date, item.block.id.clone()));
        self.agenda
            .items
            .iter()
            .filter(marked)
            .map(|item| Target::new(item.date, item.block.clone()))
            .collect()
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// These files with all that is to be saved together with them, what an edit fills before what it empties.
    pub(super) fn together(&self, places: Vec<Place>) -> Vec<Place> {
        let mut all = places;
        loop {
            let is_of_it = |group: &&Vec<Place>| group.iter().any(|place| all.contains(place));
            let linked = self.linked.iter().filter(is_of_it).flatten();
            let mut more: Vec<Place> = Vec::new();
            for place in linked.chain(&all) {
                if !more.contains(place) {
                    more.push(*place);
                }
            }
            if more.len() == all.len() {
                return more;
            }
            all = more;
        }
    }

    /// All that is on no disk yet, in batches that are saved each as a whole.
    pub fn batches(&self) -> Vec<Vec<Place>> {
        let mut left: Vec<Place> = self.unsaved.iter().copied().collect();
        let mut batches = Vec::new();
        while let Some(first) = left.first() {
            let batch = self.together(vec![*first]);
            left.retain(|place| !batch.contains(place));
            batches.push(batch);
        }
        batches
    }

    /// Hears that a file is saved: nothing waits for it any more.
    pub(super) fn is_saved(&mut self, place: Place) {
        self.unsaved.remove(&place);
        for group in &mut self.linked {
            group.retain(|other| *other != place);
        }
        self.linked.retain(|group| group.len() > 1);
    }

    /// Takes over what was found in a file: edits of it go on from that.
    /// What is older than what is in hand comes too late.
    pub(super) fn take_over(&mut self, place: Place, found: LoadedFile) {
        if self.revisions.get(&place).is_some_and(|held| *held > found.revision) {
            return;
        }
        self.revisions.insert(place, found.revision);
        self.life.load(place, found);
    }

    /// Every problem of the files that are loaded, each once.
    pub fn all_problems(&self) -> Vec<&str> {
        let of_files = self.life.unread.values().flat_map(|unread| &unread.problems);
        let mut all: Vec<&str> = Vec::new();
        for problem in of_files.chain(&self.problems) {
            // One folder in the way is in the way of many days.
            if !all.contains(&problem.as_str()) {
                all.push(problem);
            }
        }
        all
    }

    /// Says something in the message line.
    pub fn say(&mut self, tone: Tone, said: impl Into<Said>) {
        self.message = Some(Message { tone, said: said.into() });
    }

    /// The day and numbers with an edit made, without making it.
    pub fn preview_of(&self, ctx: &Ctx, edit: &Edit) -> Option<Preview> {
        let block = edit.changes.iter().find_map(|change| match change {
            crate::domain::Change::Block(date, entry) => Some((*date, entry.after.as_ref()?.id.clone())),
            _ => None,
        });
        let date = block.as_ref().map_or(self.date, |(date, _)| *date);
        // Tried out on no more than it touches and what is seen of it: a season may be loaded.
        let mut life = self.life.around(edit.days().chain([date]), BESIDE);
        life.apply(edit.clone()).ok()?;
        let score =
            self.standing.as_ref().zip(life.day(date)).map(|(standing, day)| standing.with_day(&life, day));
        Some(Preview { agenda: Agenda::new(&life, ctx, date), block, score })
    }
}

/// The first free time at or after the cursor, for a line without a time. None where the day has none.
pub fn free_time(model: &Model) -> Option<Span> {
    free_from_cursor(model, |_| true).map(MinuteSpan::span)
}

/// The first free time at or after the cursor that is as wanted, else the first of the day.
pub fn free_from_cursor(model: &Model, wanted: impl Fn(MinuteSpan) -> bool) -> Option<MinuteSpan> {
    let here = model.stop().unwrap_or(0);
    let free = |stop: &Stop| match stop {
        Stop::Gap(gap) if wanted(*gap) => Some(*gap),
        _ => None,
    };
    let stops = &model.agenda.stops;
    stops.get(here..).unwrap_or_default().iter().find_map(free).or_else(|| stops.iter().find_map(free))
}
