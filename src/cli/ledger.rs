//! `promise`, `no`, `talk` and `experiment`: list what is in the ledger, and add to it.

use clap::Subcommand;

use super::args::{Global, example};
use super::failure::Failure;
use super::print::{Align, shown, table, write};
use super::say::{engagement_name, value_name};
use super::session::Session;
use super::values::TextArg;
use crate::domain::date::short;
use crate::domain::ledger::{Experiment, No, Promise, Talk};
use crate::domain::{Change, Life, Minutes, Place};
use crate::line::{LedgerKind, read_ledger};
use crate::planning::typed;

/// The commands of each part of the ledger: its list, and a new entry from one line.
macro_rules! commands {
    ($name:ident, $list:literal, $add:literal, $($example:literal),+) => {
        #[derive(Debug, Subcommand)]
        pub(super) enum $name {
            #[doc = $list]
            List,

            #[doc = $add]
            #[command(after_help = example!($($example),+))]
            Add(TextArg),
        }

        impl $name {
            /// Returns the line to add. None: list all.
            ///
            /// # Errors
            ///
            /// The line can't be one.
            fn line(&self) -> Result<Option<String>, Failure> {
                match self {
                    $name::List => Ok(None),
                    $name::Add(text) => text.line().map(Some),
                }
            }
        }
    };
}

commands!(
    PromiseCommand,
    "List all promises",
    "Write down a promise: to whom, a colon, what, and how long it takes",
    "aplomb promise add 'Ada: Saturday at the aquarium 4h by:sat because:\"missed the play\"'"
);
commands!(
    NoCommand,
    "List what you said no to",
    "Write down what you said no to, the hours freed, and for which value",
    "aplomb no add 'committee: a talk in March 20h #family'"
);
commands!(
    TalkCommand,
    "List all conversations",
    "Write down a conversation to have: with whom, a colon, and what about",
    "aplomb talk add 'team lead: no calls after 17:00 boundary:dinner by:fri'"
);
commands!(
    ExperimentCommand,
    "List all trials",
    "Write down a trial: something to try for a while",
    "aplomb experiment add 'acme remote: 2 days a week from home until:2027-01-10'"
);

/// The commands of the ledger.
#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// List promises, and write one down
    #[command(args_conflicts_with_subcommands = true, after_help = example!("aplomb promise", "aplomb promise add 'Ada: Saturday at the aquarium 4h by:sat'"))]
    Promise {
        #[command(subcommand)]
        command: Option<PromiseCommand>,
    },

    /// List what you said no to, and write one down
    #[command(args_conflicts_with_subcommands = true, after_help = example!("aplomb no", "aplomb no add 'committee: a talk in March 20h #family'"))]
    No {
        #[command(subcommand)]
        command: Option<NoCommand>,
    },

    /// List conversations to have, and write one down
    #[command(args_conflicts_with_subcommands = true, after_help = example!("aplomb talk", "aplomb talk add 'Ines: no calls after 17:00 by:fri'"))]
    Talk {
        #[command(subcommand)]
        command: Option<TalkCommand>,
    },

    /// List trials, and write one down
    #[command(args_conflicts_with_subcommands = true, after_help = example!("aplomb experiment", "aplomb experiment add '2 days a week from home until:2027-01-10'"))]
    Experiment {
        #[command(subcommand)]
        command: Option<ExperimentCommand>,
    },
}

/// Adds an entry from a line, or lists all entries.
pub(super) fn ledger(global: &Global, command: &LedgerCommand) -> Result<(), Failure> {
    let (kind, line) = match command {
        LedgerCommand::Promise { command } => {
            (LedgerKind::Promise, command.as_ref().map(PromiseCommand::line))
        }
        LedgerCommand::No { command } => (LedgerKind::No, command.as_ref().map(NoCommand::line)),
        LedgerCommand::Talk { command } => (LedgerKind::Talk, command.as_ref().map(TalkCommand::line)),
        LedgerCommand::Experiment { command } => {
            (LedgerKind::Trial, command.as_ref().map(ExperimentCommand::line))
        }
    };
    let Some(line) = line.transpose()?.flatten() else { return list(global, kind) };
    let mut session = Session::edit(global)?;
    let entry = read_ledger(kind, &line, &session.vocabulary(), session.today())?;
    let edit = typed::ledger(&session.life, entry);
    session.make(&edit)?;
    let id = edit.changes.iter().find_map(|change| match change {
        Change::Promise(one) => one.after.as_ref().map(|one| one.id.clone()),
        Change::No(one) => one.after.as_ref().map(|one| one.id.clone()),
        Change::Talk(one) => one.after.as_ref().map(|one| one.id.clone()),
        Change::Experiment(one) => one.after.as_ref().map(|one| one.id.clone()),
        _ => None,
    });
    let id = session.paint.strong(&shown(&id.unwrap_or_default()));
    write(&format!("{id}  {}.\n", shown(edit.label.trim_end_matches('.'))))
}

/// Prints one line for each entry, in the order of the file.
fn list(global: &Global, kind: LedgerKind) -> Result<(), Failure> {
    let session = Session::read(global)?.without(&[Place::Seasons, Place::Routines, Place::Inbox]);
    let life = &session.life;
    let ledger = &life.ledger;
    let (rows, command): (Vec<Vec<String>>, _) = match kind {
        LedgerKind::Promise => (ledger.promises.iter().map(promise).collect(), "promise"),
        LedgerKind::No => (ledger.noes.iter().map(|one| no(life, one)).collect(), "no"),
        LedgerKind::Talk => (ledger.talks.iter().map(talk).collect(), "talk"),
        LedgerKind::Trial => (ledger.experiments.iter().map(|one| trial(life, one)).collect(), "experiment"),
    };
    if rows.is_empty() {
        let is_read = life.unread(Place::Ledger).is_none();
        let words =
            format!("Nothing is written down yet. Add one: aplomb {command} add '{}'\n", kind.example());
        return session.answer(if is_read { &words } else { "" });
    }
    let lines = table(&[Align::Left, Align::Left, Align::Left, Align::Left], &rows);
    session.answer(&(lines.join("\n") + "\n"))
}

fn length(minutes: Option<Minutes>) -> String {
    minutes.map(|minutes| format!(", {}", minutes.short())).unwrap_or_default()
}

fn promise(one: &Promise) -> Vec<String> {
    let state = match (one.kept, one.released, one.by) {
        (Some(kept), _, _) => format!("kept {}", short(kept)),
        (None, Some(released), _) => format!("called off {}", short(released)),
        (None, None, Some(by)) => format!("by {}", short(by)),
        (None, None, None) => "open".to_owned(),
    };
    vec![one.id.clone(), state, one.to.clone(), format!("{}{}", one.what, length(one.minutes))]
}

fn no(life: &Life, one: &No) -> Vec<String> {
    let values: Vec<String> = one.protects.iter().map(|id| value_name(life, id)).collect();
    let gains = if values.is_empty() { String::new() } else { format!(", for {}", values.join(", ")) };
    let freed = one.spared.map(|spared| format!(", {} freed", spared.short())).unwrap_or_default();
    let on = one.on.map(short).unwrap_or_default();
    vec![one.id.clone(), on, one.to.clone(), format!("{}{freed}{gains}", one.what)]
}

fn talk(one: &Talk) -> Vec<String> {
    let state = match (one.held, one.by) {
        (Some(held), _) => format!("held {}", short(held)),
        (None, Some(by)) => format!("by {}", short(by)),
        (None, None) => "open".to_owned(),
    };
    let outcome = one.outcome.as_ref().map(|outcome| format!(" ({outcome})")).unwrap_or_default();
    vec![one.id.clone(), state, one.with.clone(), format!("{}{outcome}", one.about)]
}

fn trial(life: &Life, one: &Experiment) -> Vec<String> {
    let until = one.until.map(|until| format!("until {}", short(until))).unwrap_or_default();
    let job = one.engagement.as_deref().map(|id| engagement_name(life, id)).unwrap_or_default();
    let result = one.result.as_ref().map(|result| format!(" ({result})")).unwrap_or_default();
    vec![one.id.clone(), until, job, format!("{}{result}", one.what)]
}
