//! The commands, their arguments, and their help with an example each.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand};

use super::availability::AvailabilityArgs;
use super::ledger::LedgerCommand;
use super::life::RecordsCommand;
use super::page::PageArgs;
use super::period::ScoreArgs;
use super::replan::ReplanArgs;
use super::routine::RoutineCommand;
use super::settings::SettingsArgs;
use super::template::TemplateArgs;
use super::values::{
    AtArg, DateArg, DayOrInbox, DaysArg, FeltArg, Ids, StatusFormat, TextArg, WeekArg, When, day_or_inbox,
    felt, grain, local_time, number_of_days,
};
use crate::report::season::Grain;

/// A daily planner for the terminal that shows balance and alignment side by side.
///
/// Without a command it opens today. Where there is no terminal, it prints today.
///
/// DATE is today, yesterday, tomorrow, mon to sun, 2026-11-24, +3 or -1. mon to sun is the next one, but the last one
/// in commands that look back: log, did, energy, close, score and why. WEEK is this, last, next or 2026-W47. ID is a
/// block's id: aplomb looks on today, then in the 60 days around. DATE/ID names one exactly. Words from a title work
/// too, if only one block has them (start needs the whole title).
#[derive(Debug, Parser)]
#[command(
    name = "aplomb",
    version,
    disable_help_subcommand = true,
    args_override_self = true,
    max_term_width = 100
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// Options for every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for every command")]
pub(super) struct Global {
    /// Your data directory. Default: $APLOMB_DIR, else your system's place for configuration
    #[arg(long, global = true, display_order = 100, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// Use this local time as now, as in 2026-11-22T09:42
    #[arg(long, global = true, display_order = 100, value_name = "TIME", env = "APLOMB_NOW", hide_env_values = true, value_parser = local_time)]
    pub(super) now: Option<NaiveDateTime>,
    /// When to use bold and dim
    #[arg(long, global = true, display_order = 100, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

macro_rules! example {
    ($($text:literal),+) => {
        concat!("Example:", $("\n  ", $text),+)
    };
}

pub(super) use example;

#[derive(Debug, Subcommand)]
#[command(rename_all = "kebab-case")]
pub(super) enum Command {
    /// Make your data directory, with commented files
    #[command(after_help = example!("aplomb --dir ~/planner init"))]
    Init,

    /// Open a sample life, dated around today
    #[command(after_help = example!("aplomb demo --print"))]
    Demo {
        /// Write the sample to this new or empty directory, and don't open it
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
        /// Print the sample's day, and don't open it
        #[arg(long)]
        print: bool,
    },

    /// Show a day: its plan, what was done, and its scores
    #[command(allow_negative_numbers = true, after_help = example!("aplomb day yesterday", "aplomb day -1 --json"))]
    Day {
        /// The day. Default: today
        date: Option<DateArg>,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Show a week, Monday to Sunday: its goal, its blocks, hours by day and area, and values
    #[command(after_help = example!("aplomb week next", "aplomb week 2026-W53 --json"))]
    Week {
        /// The week. Default: this week
        week: Option<WeekArg>,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Plan a block. Without a day, a time or a length it goes to the inbox
    #[command(after_help = example!("aplomb add '9-10:30 Pricing page #craft +acme'", "aplomb add 'Dentist fri 14:00 45m'", "aplomb add --inbox 'Call the accountant 30m due:fri'"))]
    Add {
        /// Add it to the inbox. A length in the line becomes its estimate
        #[arg(long)]
        inbox: bool,
        #[command(flatten)]
        text: TextArg,
    },

    /// Record what you have already done
    #[command(after_help = example!("aplomb log '8:10-8:25 Incident call +acme'", "aplomb log '45m Walk #health'"))]
    Log(TextArg),

    /// Start the timer on a block, on something new, or on what is planned now
    #[command(after_help = example!("aplomb start k3f9x", "aplomb start 'Incident call +acme' --at 8:10", "aplomb start k3f9x --ended 17:00"))]
    Start {
        #[command(flatten)]
        at: AtArg,
        /// When the running block ended, if it ended earlier
        #[arg(long, value_name = "TIME")]
        ended: Option<String>,
        /// A block's ID or whole title. Any other line, as in add, starts a new block
        #[arg(value_name = "ID | TEXT", allow_negative_numbers = true)]
        what: Vec<String>,
    },

    /// Stop the timer
    #[command(allow_negative_numbers = true, after_help = example!("aplomb stop --at 11:40 --energy lifted"))]
    Stop {
        #[command(flatten)]
        at: AtArg,
        /// How it felt: drained, tired, level, lifted, energised, or -2 to 2
        #[arg(long, value_name = "FELT", value_parser = felt, allow_negative_numbers = true)]
        energy: Option<FeltArg>,
    },

    /// Show what is running, what is planned now, and what is next
    #[command(after_help = example!("aplomb status --format tmux"))]
    Status {
        /// The output format
        #[arg(long, value_name = "FORMAT", default_value = "plain")]
        format: StatusFormat,
        /// The same as --format json
        #[arg(long)]
        json: bool,
    },

    /// Mark blocks as done. Without recorded time, they count as done at their planned time
    #[command(after_help = example!("aplomb done k3f9x", "aplomb done 'code rev' k3f9x"))]
    Done(Ids),

    /// Mark blocks as skipped: planned, but not done. What you recorded of them stays
    #[command(after_help = example!("aplomb skip k3f9x"))]
    Skip(Ids),

    /// Call blocks off, because something bigger came up: they count as never planned. What you recorded stays
    #[command(after_help = example!("aplomb release k3f9x"))]
    Release(Ids),

    /// Take the mark off blocks: no longer done, skipped or called off
    #[command(after_help = example!("aplomb reopen yesterday/k3f9x"))]
    Reopen(Ids),

    /// Say how a block felt
    #[command(allow_negative_numbers = true, after_help = example!("aplomb energy k3f9x tired", "aplomb energy k3f9x none"))]
    Energy {
        /// The block, or several of them
        #[arg(value_name = "ID", allow_hyphen_values = true, required = true)]
        ids: Vec<String>,
        /// How it felt: drained, tired, level, lifted, energised, or -2 to 2. none removes the answer
        #[arg(value_name = "FELT", value_parser = felt, required = true)]
        felt: FeltArg,
    },

    /// Set when a block was really done
    #[command(after_help = example!("aplomb did k3f9x 9:05-9:50 10:00-10:40"))]
    Did {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// From when to when, such as 9:05-9:50
        #[arg(value_name = "TIME", required = true)]
        spans: Vec<String>,
    },

    /// Change a block or an inbox task. Only what you write changes
    #[command(after_help = example!("aplomb edit k3f9x '10-11:30 value:-craft'"))]
    Edit {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        #[command(flatten)]
        text: TextArg,
    },

    /// Move a block to another day or time, or to the inbox
    #[command(allow_negative_numbers = true, after_help = example!("aplomb move k3f9x fri 14:00-15:30", "aplomb move k3f9x inbox"))]
    Move {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// The day, or inbox
        #[arg(value_name = "DATE", value_parser = day_or_inbox)]
        date: DayOrInbox,
        /// The new time. Default: the time it has
        #[arg(value_name = "TIME")]
        span: Vec<String>,
    },

    /// Close the day: list what is not marked, of today and the 14 days before, and what it would become
    #[command(allow_negative_numbers = true, after_help = example!("aplomb close", "aplomb close --yes", "aplomb close yesterday --json"))]
    Close {
        /// One day. mon to sun is the last one. Default: today and the 14 days before
        date: Option<DateArg>,
        /// Do what the list shows
        #[arg(long)]
        yes: bool,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Plan a block again on another day
    #[command(allow_negative_numbers = true, after_help = example!("aplomb copy k3f9x tomorrow"))]
    Copy {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// The day
        date: DateArg,
        /// The new time. Default: the time it has
        #[arg(value_name = "TIME")]
        span: Vec<String>,
    },

    /// Delete blocks or inbox tasks
    #[command(after_help = example!("aplomb rm k3f9x"))]
    Rm(Ids),

    /// Write a note on a block, an inbox task or a day. An empty note removes it
    #[command(allow_negative_numbers = true, after_help = example!("aplomb note k3f9x 'bring the sketches'", "aplomb note today 'snow'"))]
    Note {
        /// The block or the day
        #[arg(value_name = "ID | DATE")]
        on: String,
        #[command(flatten)]
        text: TextArg,
    },

    /// Give the rest of today new times: when time is lost, or to find time that you need
    #[command(after_help = example!("aplomb replan --lost 14:00", "aplomb replan --need 2h --dry-run"))]
    Replan(ReplanArgs),

    /// Make days grace days: they have no targets and are left out of the scores
    #[command(allow_negative_numbers = true, after_help = example!("aplomb grace fri 'Ada is ill'", "aplomb grace 2026-12-24..2026-12-27 Holiday", "aplomb grace fri --off"))]
    Grace {
        /// The day, or the first and the last: fri..sun
        date: DaysArg,
        /// Make it an ordinary day again
        #[arg(long, conflicts_with = "reason")]
        off: bool,
        /// Why
        reason: Vec<String>,
    },

    /// Set a week's goal. An empty text removes it
    #[command(after_help = example!("aplomb intention 'Ship the pricing page.'", "aplomb intention next 'Two dinners with Mum.'"))]
    Intention {
        /// The week (default: this week), then its goal
        #[arg(value_name = "[WEEK] TEXT", required = true)]
        words: Vec<String>,
    },

    /// List the inbox
    #[command(after_help = example!("aplomb inbox"))]
    Inbox,

    /// Plan an inbox task: give it a day and a time
    #[command(allow_negative_numbers = true, after_help = example!("aplomb place t4 fri 14:00-14:30"))]
    Place {
        /// The task
        id: String,
        /// The day
        date: DateArg,
        /// From when to when, or a start time. Default: no set time
        #[arg(value_name = "TIME")]
        span: Vec<String>,
    },

    /// List routines, which are blocks that repeat, and add, change and end them
    #[command(args_conflicts_with_subcommands = true, after_help = example!("aplomb routine", "aplomb routine add 'mon wed 7:00-7:45 Run #health'", "aplomb routine edit --from fri run '8:00'"))]
    Routine {
        #[command(subcommand)]
        command: Option<RoutineCommand>,
    },

    /// Suggest three free times, best first, each with its reason
    #[command(after_help = example!("aplomb suggest", "aplomb suggest t4", "aplomb suggest --text 'Walk with Ada 45m #family'", "aplomb suggest --value craft --days 14 --json"))]
    Suggest {
        /// An inbox task, or a block to move. Default: the value furthest behind
        #[arg(conflicts_with_all = ["text", "value"])]
        id: Option<String>,
        /// Something new, written as for aplomb add --inbox
        #[arg(long, value_name = "TEXT", conflicts_with = "value")]
        text: Option<String>,
        /// A value, by its id
        #[arg(long, value_name = "ID")]
        value: Option<String>,
        /// Look in this many days, from today on
        #[arg(long, value_name = "N", default_value = "7", value_parser = number_of_days)]
        days: i64,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Show when you are free for each job or client, to send to others. No titles, no names of boundaries
    Availability(AvailabilityArgs),

    #[command(flatten)]
    Ledger(LedgerCommand),

    #[command(flatten)]
    Records(RecordsCommand),

    /// Save days by name, and plan them on other days
    #[command(after_help = example!("aplomb template save 'Office day'", "aplomb template use 'Office day' mon"))]
    Template(TemplateArgs),

    /// Take back the last change, made by a command or on the screens
    #[command(after_help = example!("aplomb undo"))]
    Undo,

    /// Make again what undo took back
    #[command(after_help = example!("aplomb redo"))]
    Redo,

    /// List the last changes, newest first
    #[command(after_help = example!("aplomb history"))]
    History {
        /// List all changes that are kept: a year of them
        #[arg(long)]
        all: bool,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Bring back a file as it was before a change
    #[command(after_help = example!("aplomb restore days/2026/2026-11-18.toml@k3f9x"))]
    Restore {
        /// The file, then the change's id in history
        #[arg(value_name = "FILE@ID")]
        version: String,
    },

    /// Search all days, newest first: titles, notes, people and tags
    #[command(after_help = example!("aplomb search 'pricing ines'"))]
    Search {
        /// Words that must all be in a block. Case and accents don't matter
        #[arg(required = true)]
        text: Vec<String>,
        /// Print JSON, for programs
        #[arg(long)]
        json: bool,
    },

    /// Show alignment and balance side by side. Default: this week so far
    #[command(allow_negative_numbers = true, after_help = example!("aplomb score --week last", "aplomb score --lens forecast --json"))]
    Score(ScoreArgs),

    /// Show what holds alignment back, largest first, and what would help
    #[command(allow_negative_numbers = true, after_help = example!("aplomb why --season launch"))]
    Why(ScoreArgs),

    /// Show a week's review: what was planned and done, how it felt, both numbers, and boundaries
    #[command(after_help = example!("aplomb review last", "aplomb review 2026-W47 --json", "aplomb review last --html week.html"))]
    Review {
        /// The week. Default: this week or, early in the week, last week until it is reviewed
        week: Option<WeekArg>,
        /// Print JSON, for programs
        #[arg(long, conflicts_with_all = ["html", "markdown"])]
        json: bool,
        #[command(flatten)]
        form: PageArgs,
    },

    /// Show a season: its targets, what was done so far, and its weeks
    #[command(after_help = example!("aplomb season launch", "aplomb season --by months --json", "aplomb season --html season.html"))]
    Season {
        /// The season. Default: today's
        id: Option<String>,
        /// Show the season's weeks, or the year's months or quarters
        #[arg(long, value_name = "weeks|months|quarters", default_value = "weeks", value_parser = grain)]
        by: Grain,
        /// Print JSON, for programs
        #[arg(long, conflicts_with_all = ["html", "markdown"])]
        json: bool,
        #[command(flatten)]
        form: PageArgs,
    },

    /// List every problem in every file
    #[command(after_help = example!("aplomb check"))]
    Check {
        /// Fail on notes too, such as a key that aplomb doesn't know
        #[arg(long)]
        strict: bool,
    },

    /// Show or change the settings: theme, clock, first day of the week and more
    #[command(after_help = example!("aplomb settings", "aplomb settings clock 12", "aplomb settings theme default"))]
    Settings(SettingsArgs),

    /// Read the guide: a page for each topic
    #[command(after_help = example!("aplomb guide", "aplomb guide scores"))]
    Guide {
        /// The topic. Default: the list of topics
        topic: Vec<String>,
    },

    /// Print completions for a shell
    #[command(after_help = example!("aplomb completions fish > ~/.config/fish/completions/aplomb.fish"))]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },

    /// Print the manual page
    #[command(after_help = example!("aplomb man > aplomb.1"))]
    Man,
}
