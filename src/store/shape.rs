//! The content of a file in the form in which files are compared and merged: its own fields, and the fields of each
//! record by id.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use toml::Spanned;
use toml::de::{DeTable, Deserializer};

use super::document;
use crate::domain::file::SCHEMA;
use crate::domain::ledger::{Experiment, No, Promise, Talk};
use crate::domain::place::Place;
use crate::domain::{
    Block, Day, DayHead, Fields, FileContent, Ledger, Profile, Record, Routine, Season, Source, Template,
    Week, WeekRecord, Zone, id,
};

/// Reads any file. Records without an id get one. Their sources are not attached.
///
/// # Errors
///
/// If the text is no TOML, or a key has a value of the wrong kind.
pub fn read(place: Place, text: &str) -> Result<ReadFile<FileContent>, toml::de::Error> {
    read_table(place, DeTable::parse(text)?)
}

/// Reads the table of any file, as [`read`] does.
///
/// # Errors
///
/// If a key has a value of the wrong kind.
pub fn read_table(
    place: Place,
    table: Spanned<DeTable<'_>>,
) -> Result<ReadFile<FileContent>, toml::de::Error> {
    fn wrap<T>(read: ReadFile<T>, content: impl FnOnce(T) -> FileContent) -> ReadFile<FileContent> {
        ReadFile { schema: read.schema, name_inside: read.name_inside, value: content(read.value) }
    }
    Ok(match place {
        Place::Day(date) => wrap(read_day(table, date)?, FileContent::Day),
        Place::Week(_) => wrap(read_week(table)?, |week| FileContent::Week(Box::new(week))),
        Place::Inbox => wrap(read_inbox(table)?, FileContent::Inbox),
        Place::Routines => wrap(read_routines(table)?, FileContent::Routines),
        Place::Templates => wrap(read_templates(table)?, FileContent::Templates),
        Place::Ledger => wrap(read_ledger(table)?, FileContent::Ledger),
        Place::Life => wrap(read_profile(table)?, |profile| FileContent::Profile(Box::new(profile))),
        Place::Seasons => wrap(read_seasons(table)?, FileContent::Seasons),
    })
}

/// A record of a file.
#[derive(Debug, Clone)]
pub struct FileRecord {
    /// Name of its list.
    pub list: &'static str,
    /// Id in its list.
    pub id: String,
    /// Fields of the record.
    pub fields: Fields,
    /// Source of the record.
    pub source: Source,
}

impl FileRecord {
    /// Returns the text that it was read from. `None` if it is new, or its list is in one line.
    pub fn text(&self) -> Option<String> {
        document::record(self.list, self.source.origin()?)
    }
}

/// A file in the form in which it is compared.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Fields of the file itself.
    pub root: Fields,
    /// Records, in order.
    pub entries: Vec<FileRecord>,
}

/// Returns the names of the lists whose entries are records.
pub fn lists(place: Place) -> &'static [&'static str] {
    match place {
        Place::Day(_) => &["block"],
        Place::Week(_) => &[],
        Place::Inbox => &["task"],
        Place::Routines => &["routine"],
        Place::Templates => &["template"],
        Place::Ledger => &["promise", "no", "talk", "experiment"],
        Place::Life => &["value", "area", "engagement", "boundary", "questionnaire"],
        Place::Seasons => &["season"],
    }
}

/// Returns the first lines of a new file.
pub fn opening(place: Place) -> String {
    match place {
        Place::Day(date) => format!("schema = {SCHEMA}\ndate = {date}\n"),
        Place::Week(week) => format!("schema = {SCHEMA}\nweek = \"{week}\"\n"),
        _ => format!("schema = {SCHEMA}\n"),
    }
}

#[derive(Deserialize)]
#[serde(default)]
struct DayFile {
    schema: i64,
    #[serde(deserialize_with = "crate::domain::date::optional")]
    date: Option<NaiveDate>,
    zone: Option<Zone>,
    grace: Option<String>,
    note: Option<String>,
    block: Vec<Block>,
}

impl Default for DayFile {
    fn default() -> DayFile {
        DayFile { schema: SCHEMA, date: None, zone: None, grace: None, note: None, block: Vec::new() }
    }
}

/// A file's schema and content.
pub struct ReadFile<T> {
    /// Schema. 1 if none is given.
    pub schema: i64,
    /// Day or week that the text names. If they differ, the file's name counts.
    pub name_inside: Option<String>,
    /// The content of the file.
    pub value: T,
}

/// Reads a day file. Blocks without an id get one.
///
/// # Errors
///
/// If the text is no TOML, or a key has a value of the wrong kind.
fn read_day(table: Spanned<DeTable<'_>>, date: NaiveDate) -> Result<ReadFile<Day>, toml::de::Error> {
    let file = DayFile::deserialize(Deserializer::from(table))?;
    let head = DayHead { zone: file.zone, grace: file.grace, note: file.note };
    let mut day = Day { date, head, blocks: file.block, has_file: true };
    name_blocks(&date.to_string(), &mut day.blocks);
    Ok(ReadFile { schema: file.schema, name_inside: file.date.map(|date| date.to_string()), value: day })
}

/// Gives ids to blocks without one, and to the second of two with the same.
fn name_blocks(date: &str, blocks: &mut [Block]) {
    let derive = |block: &Block, taken: &dyn Fn(&str) -> bool| {
        let span = match (block.plan, block.actual.first()) {
            (Some(plan), _) => plan.to_string(),
            (None, Some(first)) => first.to_string(),
            (None, None) => String::new(),
        };
        id::derived(date, &block.title, &span, taken)
    };
    name(blocks, |block| &mut block.id, derive);
}

/// Gives ids to records without one, and to the second of two with the same.
fn name<T>(
    records: &mut [T],
    id: impl Fn(&mut T) -> &mut String,
    derive: impl Fn(&T, &dyn Fn(&str) -> bool) -> String,
) {
    let mut seen: HashSet<String> = HashSet::with_capacity(records.len());
    let mut unnamed = Vec::new();
    for (index, record) in records.iter_mut().enumerate() {
        if id(record).is_empty() || !seen.insert(id(record).clone()) {
            unnamed.push(index);
        }
    }
    for index in unnamed {
        let derived = derive(&records[index], &|id| seen.contains(id));
        seen.insert(derived.clone());
        *id(&mut records[index]) = derived;
    }
}

/// Like [`name`], for records that people tag by hand: the id is made of their words.
fn name_by_words<T>(records: &mut [T], id_of: impl Fn(&mut T) -> &mut String, words: impl Fn(&T) -> &String) {
    name(records, id_of, |record, taken| id::of_words(words(record), taken));
}

/// Attaches its source to each record.
pub fn attach_sources(file: &Arc<str>, content: &mut FileContent) {
    match content {
        FileContent::Day(day) => attach(file, &mut day.blocks, |one| &mut one.source),
        FileContent::Week(_) => {}
        FileContent::Inbox(tasks) => attach(file, tasks, |one| &mut one.source),
        FileContent::Routines(routines) => attach(file, routines, |one| &mut one.source),
        FileContent::Templates(templates) => attach(file, templates, |one| &mut one.source),
        FileContent::Ledger(ledger) => {
            attach(file, &mut ledger.promises, |one| &mut one.source);
            attach(file, &mut ledger.noes, |one| &mut one.source);
            attach(file, &mut ledger.talks, |one| &mut one.source);
            attach(file, &mut ledger.experiments, |one| &mut one.source);
        }
        FileContent::Profile(profile) => {
            attach(file, &mut profile.values, |one| &mut one.source);
            attach(file, &mut profile.own_areas, |one| &mut one.source);
            attach(file, &mut profile.engagements, |one| &mut one.source);
            attach(file, &mut profile.boundaries, |one| &mut one.source);
            attach(file, &mut profile.questionnaires, |one| &mut one.source);
        }
        FileContent::Seasons(seasons) => attach(file, seasons, |one| &mut one.source),
    }
}

fn attach<T>(file: &Arc<str>, records: &mut [T], source: impl Fn(&mut T) -> &mut Source) {
    let count = records.len();
    for (index, record) in records.iter_mut().enumerate() {
        *source(record) = Source::new(file, index, count);
    }
}

#[derive(Deserialize)]
#[serde(default)]
struct ListFile {
    schema: i64,
    task: Vec<Block>,
    routine: Vec<Routine>,
    template: Vec<Template>,
    promise: Vec<Promise>,
    no: Vec<No>,
    talk: Vec<Talk>,
    experiment: Vec<Experiment>,
}

impl Default for ListFile {
    fn default() -> ListFile {
        ListFile {
            schema: SCHEMA,
            task: Vec::new(),
            routine: Vec::new(),
            template: Vec::new(),
            promise: Vec::new(),
            no: Vec::new(),
            talk: Vec::new(),
            experiment: Vec::new(),
        }
    }
}

fn read_inbox(table: Spanned<DeTable<'_>>) -> Result<ReadFile<Vec<Block>>, toml::de::Error> {
    let mut file = ListFile::deserialize(Deserializer::from(table))?;
    name_blocks("inbox", &mut file.task);
    Ok(ReadFile { schema: file.schema, name_inside: None, value: file.task })
}

fn read_routines(table: Spanned<DeTable<'_>>) -> Result<ReadFile<Vec<Routine>>, toml::de::Error> {
    let mut file = ListFile::deserialize(Deserializer::from(table))?;
    name_by_words(&mut file.routine, |one| &mut one.id, |one| &one.title);
    Ok(ReadFile { schema: file.schema, name_inside: None, value: file.routine })
}

fn read_templates(table: Spanned<DeTable<'_>>) -> Result<ReadFile<Vec<Template>>, toml::de::Error> {
    let mut file = ListFile::deserialize(Deserializer::from(table))?;
    name_by_words(&mut file.template, |one| &mut one.id, |one| &one.name);
    Ok(ReadFile { schema: file.schema, name_inside: None, value: file.template })
}

fn read_ledger(table: Spanned<DeTable<'_>>) -> Result<ReadFile<Ledger>, toml::de::Error> {
    let file = ListFile::deserialize(Deserializer::from(table))?;
    let mut ledger =
        Ledger { promises: file.promise, noes: file.no, talks: file.talk, experiments: file.experiment };
    name_by_words(&mut ledger.promises, |one| &mut one.id, |one| &one.what);
    name_by_words(&mut ledger.noes, |one| &mut one.id, |one| &one.what);
    name_by_words(&mut ledger.talks, |one| &mut one.id, |one| &one.about);
    name_by_words(&mut ledger.experiments, |one| &mut one.id, |one| &one.what);
    Ok(ReadFile { schema: file.schema, name_inside: None, value: ledger })
}

fn first_schema() -> i64 {
    SCHEMA
}

/// Removes a key from a file's table, and returns its value.
fn take<'de, T: Deserialize<'de>>(
    table: &mut Spanned<DeTable<'de>>,
    key: &str,
) -> Result<Option<T>, toml::de::Error> {
    table.get_mut().remove(key).map(|value| T::deserialize(value.into_deserializer())).transpose()
}

fn read_profile(mut table: Spanned<DeTable<'_>>) -> Result<ReadFile<Profile>, toml::de::Error> {
    let schema = take(&mut table, "schema")?.unwrap_or(SCHEMA);
    let mut profile = Profile::deserialize(Deserializer::from(table))?;
    name_by_words(&mut profile.values, |one| &mut one.id, |one| &one.name);
    name_by_words(&mut profile.own_areas, |one| &mut one.id, |one| &one.name);
    name_by_words(&mut profile.engagements, |one| &mut one.id, |one| &one.name);
    name_by_words(&mut profile.boundaries, |one| &mut one.id, |one| &one.name);
    Ok(ReadFile { schema, name_inside: None, value: profile })
}

fn read_seasons(table: Spanned<DeTable<'_>>) -> Result<ReadFile<Vec<Season>>, toml::de::Error> {
    #[derive(Deserialize)]
    struct SeasonFile {
        #[serde(default = "first_schema")]
        schema: i64,
        #[serde(default)]
        season: Vec<Season>,
    }
    let mut file = SeasonFile::deserialize(Deserializer::from(table))?;
    name_by_words(&mut file.season, |one| &mut one.id, |one| &one.name);
    Ok(ReadFile { schema: file.schema, name_inside: None, value: file.season })
}

fn read_week(mut table: Spanned<DeTable<'_>>) -> Result<ReadFile<WeekRecord>, toml::de::Error> {
    let schema = take(&mut table, "schema")?.unwrap_or(SCHEMA);
    let inside: Option<Week> = take(&mut table, "week")?;
    let mut record = WeekRecord::deserialize(Deserializer::from(table))?;
    record.has_file = true;
    Ok(ReadFile { schema, name_inside: inside.map(|week| week.to_string()), value: record })
}

fn entries<'a, T: Record + 'a>(
    list: &'static str,
    records: &'a [T],
    of: impl Fn(&'a T) -> (&'a String, &'a Source),
) -> impl Iterator<Item = FileRecord> {
    records.iter().map(move |record| {
        let (id, source) = of(record);
        FileRecord { list, id: id.clone(), fields: record.fields(), source: source.clone() }
    })
}

impl Shape {
    /// Returns the shape of a day.
    pub fn of_day(day: &Day) -> Shape {
        let blocks = entries("block", &day.blocks, |block| (&block.id, &block.source));
        Shape { root: day.head.fields(), entries: blocks.collect() }
    }

    /// Returns the shape of a week.
    pub fn of_week(week: &WeekRecord) -> Shape {
        Shape { root: week.fields(), entries: Vec::new() }
    }

    /// Returns the shape of the inbox.
    pub fn of_inbox(tasks: &[Block]) -> Shape {
        let tasks = entries("task", tasks, |task| (&task.id, &task.source));
        Shape { root: Vec::new(), entries: tasks.collect() }
    }

    /// Returns the shape of the routines.
    pub fn of_routines(routines: &[Routine]) -> Shape {
        let routines = entries("routine", routines, |routine| (&routine.id, &routine.source));
        Shape { root: Vec::new(), entries: routines.collect() }
    }

    /// Returns the shape of the templates.
    pub fn of_templates(templates: &[Template]) -> Shape {
        let templates = entries("template", templates, |template| (&template.id, &template.source));
        Shape { root: Vec::new(), entries: templates.collect() }
    }

    /// Returns the shape of a ledger.
    pub fn of_ledger(ledger: &Ledger) -> Shape {
        let all = entries("promise", &ledger.promises, |one| (&one.id, &one.source))
            .chain(entries("no", &ledger.noes, |one| (&one.id, &one.source)))
            .chain(entries("talk", &ledger.talks, |one| (&one.id, &one.source)))
            .chain(entries("experiment", &ledger.experiments, |one| (&one.id, &one.source)));
        Shape { root: Vec::new(), entries: all.collect() }
    }

    /// Returns the shape of a profile.
    pub fn of_profile(profile: &Profile) -> Shape {
        let taken = profile.questionnaires.iter().map(|one| FileRecord {
            list: "questionnaire",
            id: one.on.to_string(),
            fields: one.fields(),
            source: one.source.clone(),
        });
        let all = entries("value", &profile.values, |one| (&one.id, &one.source))
            .chain(entries("area", &profile.own_areas, |one| (&one.id, &one.source)))
            .chain(entries("engagement", &profile.engagements, |one| (&one.id, &one.source)))
            .chain(entries("boundary", &profile.boundaries, |one| (&one.id, &one.source)))
            .chain(taken);
        Shape { root: profile.fields(), entries: all.collect() }
    }

    /// Returns the shape of the seasons.
    pub fn of_seasons(seasons: &[Season]) -> Shape {
        let seasons = entries("season", seasons, |one| (&one.id, &one.source));
        Shape { root: Vec::new(), entries: seasons.collect() }
    }

    /// Returns the shape of a file's content.
    pub fn of_content(content: &FileContent) -> Shape {
        match content {
            FileContent::Day(day) => Shape::of_day(day),
            FileContent::Week(week) => Shape::of_week(week),
            FileContent::Inbox(tasks) => Shape::of_inbox(tasks),
            FileContent::Routines(routines) => Shape::of_routines(routines),
            FileContent::Templates(templates) => Shape::of_templates(templates),
            FileContent::Ledger(ledger) => Shape::of_ledger(ledger),
            FileContent::Profile(profile) => Shape::of_profile(profile),
            FileContent::Seasons(seasons) => Shape::of_seasons(seasons),
        }
    }

    /// Returns the shape of a text, with sources.
    ///
    /// # Errors
    ///
    /// If the text is no TOML, or a key has a value of the wrong kind.
    pub fn of_text(place: Place, text: &str) -> Result<Shape, toml::de::Error> {
        let mut content = read(place, text)?.value;
        attach_sources(&text.into(), &mut content);
        Ok(Shape::of_content(&content))
    }

    /// Returns whether both have the same content. Their sources make no difference.
    pub fn says_as(&self, other: &Shape) -> bool {
        let has = |entry: &FileRecord| {
            other.entry(entry.list, &entry.id).is_some_and(|theirs| theirs.fields == entry.fields)
        };
        self.root == other.root && self.entries.len() == other.entries.len() && self.entries.iter().all(has)
    }

    /// Returns a record by list and id. `None` if there is none.
    pub fn entry(&self, list: &str, id: &str) -> Option<&FileRecord> {
        self.entries.iter().find(|entry| entry.list == list && entry.id == id)
    }
}
