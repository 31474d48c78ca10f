//! `value`, `area`, `engagement` and `boundary`: list, add, change, archive and bring back what `life.toml` defines.
//! `life`: its keys outside these lists.

use clap::Subcommand;

use super::args::{Global, example};
use super::failure::Failure;
use super::output::{note, write};
use super::print::{Align, shown, table};
use super::session::Session;
use super::values::TextArg;
use crate::domain::edits;
use crate::domain::fold::fold;
use crate::domain::id::nearest;
use crate::domain::profile::{LifeKind, LifeRecord};
use crate::domain::{Change, Edit, Place};
use crate::line::{LifeReader, PROFILE_FIELDS, ProfileField, Vocabulary, change_life, read_life};
use crate::report::life::words;
use crate::report::wording::capital;

/// What is done with the records of one kind.
enum Asked {
    List,
    Add(String),
    Edit(String, String),
    Archive(String),
    Reopen(String),
}

/// The commands of one kind of record.
macro_rules! commands {
    (
        $name:ident, $id:literal, $list:literal, $add:literal, [$($added:literal),+],
        $edit:literal, $edited:literal, $archive:literal, $archived:literal, $reopen:literal, $reopened:literal
    ) => {
        #[derive(Debug, Subcommand)]
        pub(super) enum $name {
            #[doc = $list]
            List,

            #[doc = $add]
            #[command(after_help = example!($($added),+))]
            Add(TextArg),

            #[doc = $edit]
            #[command(after_help = example!($edited))]
            Edit {
                /// Its id or its name
                #[arg(value_name = $id)]
                id: String,
                #[command(flatten)]
                text: TextArg,
            },

            #[doc = $archive]
            #[command(after_help = example!($archived))]
            Archive {
                /// Its id or its name
                #[arg(value_name = $id)]
                id: String,
            },

            #[doc = $reopen]
            #[command(after_help = example!($reopened))]
            Reopen {
                /// Its id or its name
                #[arg(value_name = $id)]
                id: String,
            },
        }

        impl $name {
            fn asked(&self) -> Result<Asked, Failure> {
                Ok(match self {
                    $name::List => Asked::List,
                    $name::Add(text) => Asked::Add(text.line()?),
                    $name::Edit { id, text } => Asked::Edit(id.clone(), text.line()?),
                    $name::Archive { id } => Asked::Archive(id.clone()),
                    $name::Reopen { id } => Asked::Reopen(id.clone()),
                })
            }
        }
    };
}

commands!(
    ValueCommand,
    "VALUE",
    "List your values. The same as aplomb value alone",
    "Add a value: its name, a weekly target, weight: and why:",
    ["aplomb value add 'Music 3h weight:2 why:\"it is me\"'"],
    "Change a value. Only what you write changes. why:none removes a key",
    "aplomb value edit music '4h weight:3'",
    "Archive a value: it counts until today and is offered no more",
    "aplomb value archive music",
    "Bring back an archived value",
    "aplomb value reopen music"
);
commands!(
    AreaCommand,
    "AREA",
    "List all areas, those that aplomb brings too. The same as aplomb area alone",
    "Add an area: its name, side: and parent:",
    ["aplomb area add 'Band side:life parent:people'"],
    "Change an area. Only what you write changes. most:none removes a key",
    "aplomb area edit work most:45h",
    "Archive an area: it is offered no more. What was done in it stays",
    "aplomb area archive band",
    "Bring back an archived area",
    "aplomb area reopen band"
);
commands!(
    EngagementCommand,
    "JOB",
    "List your jobs and clients. The same as aplomb engagement alone",
    "Add a job or client: its name, @area, %agenda, #values, pay: and hours:",
    [
        "aplomb engagement add 'Acme @work %theirs #craft pay:3200EUR/month hours:\"weekdays 9-17\"'",
        "aplomb engagement add 'Studio pay:48EUR/hour after:15m most:20h'"
    ],
    "Change a job or client. Only what you write changes. most:none removes a key",
    "aplomb engagement edit acme 'pay:3400EUR/month value:-craft'",
    "Archive a job or client: it ends today and is offered no more",
    "aplomb engagement archive acme",
    "Bring back an archived job or client",
    "aplomb engagement reopen acme"
);
commands!(
    BoundaryCommand,
    "BOUNDARY",
    "List your boundaries. The same as aplomb boundary alone",
    "Add a boundary: its name, days and hours, no: for what it keeps out, told: for who knows",
    ["aplomb boundary add 'Dinner at home daily 18-20 no:work told:Ada weight:2'"],
    "Change a boundary. With other hours it goes on as a new one from today, so that the past keeps its scores",
    "aplomb boundary edit dinner 'told:\"Acme team lead\"'",
    "Archive a boundary: it counts until today",
    "aplomb boundary archive dinner",
    "Bring back an archived boundary",
    "aplomb boundary reopen dinner"
);

/// The commands of what `life.toml` defines.
#[derive(Debug, Subcommand)]
pub(super) enum RecordsCommand {
    /// List your values, and add, change or archive one
    #[command(disable_help_subcommand = true, after_help = example!("aplomb value", "aplomb value add 'Music 3h weight:2'"))]
    Value {
        #[command(subcommand)]
        command: Option<ValueCommand>,
    },

    /// List areas of life, and add, change or archive one
    #[command(disable_help_subcommand = true, after_help = example!("aplomb area", "aplomb area add 'Band side:life parent:people'"))]
    Area {
        #[command(subcommand)]
        command: Option<AreaCommand>,
    },

    /// List your jobs and clients, and add, change or archive one
    #[command(disable_help_subcommand = true, after_help = example!("aplomb engagement", "aplomb engagement add 'Studio @work pay:48EUR/hour'"))]
    Engagement {
        #[command(subcommand)]
        command: Option<EngagementCommand>,
    },

    /// List your boundaries, and add, change or archive one
    #[command(disable_help_subcommand = true, after_help = example!("aplomb boundary", "aplomb boundary add 'Dinner at home daily 18-20 no:work told:Ada'"))]
    Boundary {
        #[command(subcommand)]
        command: Option<BoundaryCommand>,
    },

    /// Show or set your waking hours, time zone, style and energy by hour
    #[command(after_help = example!("aplomb life", "aplomb life wake 6-22", "aplomb life rhythm lark"))]
    Life {
        /// What to set: wake, start, zone, approach or rhythm
        #[arg(value_name = "KEY", requires = "text")]
        key: Option<String>,
        /// Its value. none brings back the default
        #[arg(value_name = "VALUE")]
        text: Option<String>,
    },
}

/// Carries out a command of what `life.toml` defines.
pub(super) fn life(global: &Global, command: &RecordsCommand) -> Result<(), Failure> {
    let (kind, asked) = match command {
        RecordsCommand::Value { command } => (LifeKind::Value, command.as_ref().map(ValueCommand::asked)),
        RecordsCommand::Area { command } => (LifeKind::Area, command.as_ref().map(AreaCommand::asked)),
        RecordsCommand::Engagement { command } => {
            (LifeKind::Engagement, command.as_ref().map(EngagementCommand::asked))
        }
        RecordsCommand::Boundary { command } => {
            (LifeKind::Boundary, command.as_ref().map(BoundaryCommand::asked))
        }
        RecordsCommand::Life { key, text } => {
            return match (key, text) {
                (Some(key), Some(text)) => set(global, key, text),
                _ => show(global),
            };
        }
    };
    match asked.transpose()?.unwrap_or(Asked::List) {
        Asked::List => list(global, kind),
        Asked::Add(line) => {
            let mut session = Session::edit(global)?;
            let record = session.reading(|reader| read_life(kind, &line, reader))?;
            let edit = session.ask(|life, ctx| edits::record_add(life, ctx, record.clone()))?;
            session.change_life(&edit)
        }
        Asked::Edit(id, line) => {
            let mut session = Session::edit(global)?;
            let before = session.record(kind, &id)?;
            let after = session.reading(|reader| change_life(&before, &line, reader))?;
            let label = session.reading(|reader| words::change(&before, &after, reader));
            let edit =
                session.ask(|life, ctx| edits::record_replace(life, ctx, after.clone(), label.clone()))?;
            session.change_life(&edit)
        }
        Asked::Archive(id) => {
            let mut session = Session::edit(global)?;
            let id = session.record(kind, &id)?.id().to_owned();
            let edit = session.ask(|life, ctx| edits::record_archive(life, ctx, kind, &id))?;
            session.change_life(&edit)
        }
        Asked::Reopen(id) => {
            let mut session = Session::edit(global)?;
            let id = session.record(kind, &id)?.id().to_owned();
            let edit = session.ask(|life, ctx| edits::record_reopen(life, ctx, kind, &id))?;
            session.change_life(&edit)
        }
    }
}

/// The word of a kind in commands.
fn command_word(kind: LifeKind) -> &'static str {
    match kind {
        LifeKind::Value => "value",
        LifeKind::Area => "area",
        LifeKind::Engagement => "engagement",
        LifeKind::Boundary => "boundary",
    }
}

/// Prints one line for each record, archived ones last.
fn list(global: &Global, kind: LifeKind) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];
    let session = Session::read(global)?.without(&others);
    let mut all = LifeRecord::all(&session.life.profile, kind);
    all.sort_by_key(LifeRecord::is_archived);
    if all.is_empty() {
        let is_read = session.life.unread(Place::Life).is_none();
        let words = format!(
            "No {} yet. Add one: aplomb {} add '{}'\n",
            kind.nouns(),
            command_word(kind),
            kind.example()
        );
        return session.answer(if is_read { &words } else { "" });
    }
    let rows = session.reading(|reader| {
        let row = |one: &LifeRecord| {
            vec![one.id().to_owned(), one.name().to_owned(), words::said(one, reader).join(" · ")]
        };
        all.iter().map(row).collect::<Vec<_>>()
    });
    let lines = table(&[Align::Left, Align::Left, Align::Left], &rows);
    let lines: String = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect();
    session.answer(&lines)
}

/// Prints the keys outside the lists, with their values.
fn show(global: &Global) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];
    let session = Session::read(global)?.without(&others);
    let row = |field: &ProfileField| {
        let text = field.text(&session.life.profile);
        let text = if text.is_empty() { field.empty.to_owned() } else { text };
        vec![field.key.to_owned(), field.name.to_owned(), text]
    };
    let rows: Vec<Vec<String>> = PROFILE_FIELDS.iter().map(row).collect();
    let lines = table(&[Align::Left, Align::Left, Align::Left], &rows);
    session.answer(&(lines.join("\n") + "\n"))
}

/// Sets a key outside the lists.
fn set(global: &Global, key: &str, text: &str) -> Result<(), Failure> {
    let keys = || PROFILE_FIELDS.iter().map(|field| field.key);
    let Some(field) = PROFILE_FIELDS.iter().find(|field| field.key.eq_ignore_ascii_case(key)) else {
        let hint = match nearest(key, keys()) {
            Some(near) => format!("Did you mean {near}?"),
            None => format!("Write one of: {}.", keys().collect::<Vec<_>>().join(", ")),
        };
        return Err(Failure::refused(format!("There is no '{key}' to set. {hint}")));
    };
    let mut session = Session::edit(global)?;
    let mut after = session.life.profile.clone();
    field.set(&mut after, text).map_err(|message| Failure::refused(format!("{}.", capital(&message))))?;
    let label = words::profile_change(field, &after);
    let edit = session.ask(|life, _| {
        edits::profile_change(life, label.clone(), |profile| {
            // The text was read above.
            let _ = field.set(profile, text);
        })
    })?;
    session.change_life(&edit)
}

impl Session {
    /// Calls a function that reads or writes values of keys.
    fn reading<T>(&self, read: impl FnOnce(&LifeReader<'_>) -> T) -> T {
        let vocabulary: Vocabulary = self.vocabulary();
        read(&LifeReader { vocabulary: &vocabulary, today: self.today() })
    }

    /// Returns the record with an id or a name, or the only one whose name begins so. A record that is not archived
    /// comes first.
    ///
    /// # Errors
    ///
    /// Fails where there is none, with the nearest one.
    pub(super) fn record(&self, kind: LifeKind, words: &str) -> Result<LifeRecord, Failure> {
        self.life.may_edit(Place::Life)?;
        let mut all = LifeRecord::all(&self.life.profile, kind);
        let (bare, wanted) = (words.trim(), fold(words.trim()));
        let short = |one: &LifeRecord| one.name().split(',').next().map(fold).unwrap_or_default();
        let begins = |one: &&LifeRecord| !one.is_archived() && fold(one.name()).starts_with(&wanted);
        let is_clear = wanted.chars().count() >= 3 && all.iter().filter(begins).count() == 1;
        let found = all
            .iter()
            .position(|one| one.id() == bare)
            .or_else(|| all.iter().position(|one| fold(one.id()) == wanted))
            .or_else(|| all.iter().position(|one| !one.is_archived() && fold(one.name()) == wanted))
            .or_else(|| all.iter().position(|one| !one.is_archived() && short(one) == wanted))
            .or_else(|| all.iter().position(|one| fold(one.name()) == wanted))
            .or_else(|| all.iter().position(|one| begins(&one)).filter(|_| is_clear))
            .or_else(|| all.iter().position(|one| one.was().iter().any(|old| old == bare)));
        if let Some(at) = found {
            return Ok(all.swap_remove(at));
        }
        let (noun, command) = (kind.noun(), command_word(kind));
        Err(Failure::refused(match nearest(&wanted, all.iter().map(LifeRecord::id)) {
            Some(near) => format!("No {noun} is named '{bare}'. Did you mean {near}?"),
            None => format!("No {noun} is named '{bare}'. Run aplomb {command} for the list."),
        }))
    }

    /// Saves an edit of `life.toml` and prints it: the record with its id, and what it does to past scores.
    fn change_life(&mut self, edit: &Edit) -> Result<(), Failure> {
        let since = edits::scores_since(&self.life, &self.ctx, edit);
        self.make(edit)?;
        let record = edit.changes.iter().rev().find_map(|change| match change {
            Change::Value(one) => one.after.clone().map(LifeRecord::Value),
            Change::Area(one) => one.after.clone().map(LifeRecord::Area),
            Change::Engagement(one) => one.after.clone().map(LifeRecord::Engagement),
            Change::Boundary(one) => one.after.clone().map(LifeRecord::Boundary),
            _ => None,
        });
        let label = shown(edit.label.trim_end_matches('.'));
        match record {
            None => write(&format!("{label}.\n"))?,
            Some(record) => {
                let said = self.reading(|reader| words::said(&record, reader)).join(" · ");
                write(&format!("{}  {label}.\n", self.paint.strong(&shown(record.id()))))?;
                if !said.is_empty() {
                    write(&format!("       {}\n", self.paint.faint(&shown(&said))))?;
                }
            }
        }
        if let Some(since) = since {
            note(&words::scores_change(since));
        }
        Ok(())
    }
}
