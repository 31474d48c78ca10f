//! What can be typed: commands, their arguments, and their help with an example each.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::page::Form;
use super::period::ScoreArgs;
use super::values::{AtArg, DateArg, DayOrInbox, FeltArg, TextArg, WeekArg, day_or_inbox, felt, local_time};
use crate::report::season::Grain;

/// A daily planner for the terminal that shows balance and alignment side by side.
///
/// Alone it opens on today; where there is no terminal it prints today.
///
/// DATE is today, yesterday, tomorrow, mon to sun (the next one, today included), 2026-11-24, +3 or -1. WEEK is
/// this, last, next or 2026-W47. ID is a block's id, looked for on today and then in the 60 days around;
/// DATE/ID names one exactly; words that only one block of today (else of these days) has in its title do
/// too.
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

/// What holds for every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Global {
    /// Where the data lies; else $APLOMB_DIR, else where this system keeps configuration
    #[arg(long, global = true, display_order = 100, value_name = "DIR")]
    pub(super) dir: Option<PathBuf>,
    /// The time to take for now, as in 2026-11-22T09:42, local in the current zone
    #[arg(long, global = true, display_order = 100, value_name = "TIME", env = "APLOMB_NOW", hide_env_values = true, value_parser = local_time)]
    pub(super) now: Option<NaiveDateTime>,
    /// Whether to use bold and dim
    #[arg(long, global = true, display_order = 100, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
}

/// Whether something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, and where NO_COLOR is not set
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

/// How `status` speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatusFormat {
    /// A sentence
    Plain,
    /// What runs and what is next
    Json,
    /// A module of waybar
    Waybar,
    /// A status line of tmux
    Tmux,
}

macro_rules! example {
    ($($text:literal),+) => {
        concat!("Example:", $("\n  ", $text),+)
    };
}

#[derive(Debug, Subcommand)]
#[command(rename_all = "kebab-case")]
pub(super) enum Command {
    /// Make the data directory, with files that explain themselves
    #[command(after_help = example!("aplomb --dir ~/planner init"))]
    Init,

    /// Look at a sample life that is set around today
    #[command(after_help = example!("aplomb demo --print"))]
    Demo {
        /// Write the sample into this directory, absent or empty, and leave it there
        #[arg(long, value_name = "DIR")]
        keep: Option<PathBuf>,
        /// Print its today instead of opening it
        #[arg(long)]
        print: bool,
    },

    /// Show a day: the plan beside what happened, with its scores
    #[command(allow_negative_numbers = true, after_help = example!("aplomb day yesterday", "aplomb day -1 --json"))]
    Day {
        /// The day; else today
        date: Option<DateArg>,
        /// For programs
        #[arg(long)]
        json: bool,
    },

    /// Show a week, Monday to Sunday: what it is for, its blocks, its hours by day and area, its values
    #[command(after_help = example!("aplomb week next", "aplomb week 2026-W53 --json"))]
    Week {
        /// The week; else this one
        week: Option<WeekArg>,
        /// For programs
        #[arg(long)]
        json: bool,
    },

    /// Plan a block, or put something into the inbox where no time is given
    #[command(after_help = example!("aplomb add '9-10:30 Pricing page #craft +acme'", "aplomb add 'Dentist fri 14:00 45m'", "aplomb add --inbox 'Call the accountant 30m due:fri'"))]
    Add {
        /// Put it into the inbox: a length in the line is its estimate
        #[arg(long)]
        inbox: bool,
        #[command(flatten)]
        text: TextArg,
    },

    /// Write down what has already been done
    #[command(after_help = example!("aplomb log '8:10-8:25 Incident call +acme'", "aplomb log '45m Walk #health'"))]
    Log(TextArg),

    /// Start the timer: on a block, on something new, or alone on what is planned for now
    #[command(after_help = example!("aplomb start k3f9x", "aplomb start 'Incident call +acme' --at 8:10", "aplomb start k3f9x --ended 17:00"))]
    Start {
        #[command(flatten)]
        at: AtArg,
        /// When what runs ended, where that was before this starts
        #[arg(long, value_name = "TIME")]
        ended: Option<String>,
        /// A block's id, or a line as in add
        #[arg(value_name = "ID | TEXT", allow_negative_numbers = true)]
        what: Vec<String>,
    },

    /// Stop the timer
    #[command(allow_negative_numbers = true, after_help = example!("aplomb stop --at 11:40 --energy 1"))]
    Stop {
        #[command(flatten)]
        at: AtArg,
        /// How it felt: -2 drained, -1 tired, 0 level, 1 lifted, 2 energised
        #[arg(long, value_name = "N", value_parser = felt, allow_negative_numbers = true)]
        energy: Option<FeltArg>,
    },

    /// Say what runs, what is planned now and what is next
    #[command(after_help = example!("aplomb status --format tmux"))]
    Status {
        /// In which form
        #[arg(long, value_name = "FORMAT", default_value = "plain")]
        format: StatusFormat,
        /// The same as --format json
        #[arg(long)]
        json: bool,
    },

    /// Mark a block as done, as planned where nothing was tracked
    #[command(after_help = example!("aplomb done k3f9x", "aplomb done 'code rev' k3f9x"))]
    Done(Ids),

    /// Cross a block out: the plan was not kept
    #[command(after_help = example!("aplomb skip k3f9x"))]
    Skip(Ids),

    /// Let a block go because life turned over: it counts as never planned
    #[command(after_help = example!("aplomb release k3f9x"))]
    Release(Ids),

    /// Open a block again
    #[command(after_help = example!("aplomb reopen yesterday/k3f9x"))]
    Reopen(Ids),

    /// Say how a block felt
    #[command(allow_negative_numbers = true, after_help = example!("aplomb energy k3f9x -1", "aplomb energy k3f9x none"))]
    Energy {
        /// The block, or several of them
        #[arg(value_name = "ID", allow_hyphen_values = true, required = true)]
        ids: Vec<String>,
        /// -2 drained, -1 tired, 0 level, 1 lifted, 2 energised, or none
        #[arg(value_name = "N", value_parser = felt, required = true)]
        felt: FeltArg,
    },

    /// Say when a block was really done
    #[command(after_help = example!("aplomb did k3f9x 9:05-9:50 10:00-10:40"))]
    Did {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// When, as in add
        #[arg(value_name = "SPAN", required = true)]
        spans: Vec<String>,
    },

    /// Change a block or a task of the inbox: only what is written changes
    #[command(after_help = example!("aplomb edit k3f9x '10-11:30 value:-craft'"))]
    Edit {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        #[command(flatten)]
        text: TextArg,
    },

    /// Move a block to a day, at its own time or another, or to the inbox
    #[command(allow_negative_numbers = true, after_help = example!("aplomb move k3f9x fri 14:00-15:30", "aplomb move k3f9x inbox"))]
    Move {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// The day, or inbox
        #[arg(value_name = "DATE", value_parser = day_or_inbox)]
        date: DayOrInbox,
        /// The time, where it is another
        #[arg(value_name = "SPAN")]
        span: Vec<String>,
    },

    /// Plan the same again on a day, at its own time or another
    #[command(allow_negative_numbers = true, after_help = example!("aplomb copy k3f9x tomorrow"))]
    Copy {
        /// The block
        #[arg(allow_hyphen_values = true)]
        id: String,
        /// The day
        date: DateArg,
        /// The time, where it is another
        #[arg(value_name = "SPAN")]
        span: Vec<String>,
    },

    /// Delete a block or a task of the inbox
    #[command(after_help = example!("aplomb rm k3f9x"))]
    Rm(Ids),

    /// Write a note on a block, a task of the inbox or a day; an empty one takes it away
    #[command(allow_negative_numbers = true, after_help = example!("aplomb note k3f9x 'bring the sketches'", "aplomb note today 'snow'"))]
    Note {
        /// The block or the day
        #[arg(value_name = "ID | DATE")]
        on: String,
        #[command(flatten)]
        text: TextArg,
    },

    /// Make a day one of grace: it asks for nothing, and is left out of the scores
    #[command(allow_negative_numbers = true, after_help = example!("aplomb grace fri 'Ada is ill'", "aplomb grace fri --off"))]
    Grace {
        /// The day
        date: DateArg,
        /// Make it an ordinary day again
        #[arg(long, conflicts_with = "reason")]
        off: bool,
        /// Why
        reason: Vec<String>,
    },

    /// Say what a week is for; an empty text takes it away
    #[command(after_help = example!("aplomb intention 'Ship the pricing page.'", "aplomb intention next 'Two dinners with Mum.'"))]
    Intention {
        /// The week, else this one, and the intention
        #[arg(value_name = "[WEEK] TEXT", required = true)]
        words: Vec<String>,
    },

    /// List the inbox
    #[command(after_help = example!("aplomb inbox"))]
    Inbox,

    /// Give a task of the inbox its day and its time
    #[command(allow_negative_numbers = true, after_help = example!("aplomb place t4 fri 14:00-14:30"))]
    Place {
        /// The task
        id: String,
        /// The day
        date: DateArg,
        /// The time, as in add
        #[arg(value_name = "SPAN", required = true)]
        span: Vec<String>,
    },

    /// Search all days, newest first: titles, notes, people and tags
    #[command(after_help = example!("aplomb search 'pricing ines'"))]
    Search {
        /// Words that must all be there, case and accents aside
        #[arg(required = true)]
        text: Vec<String>,
        /// For programs
        #[arg(long)]
        json: bool,
    },

    /// Show alignment and balance side by side; of this week so far, where nothing else is said
    #[command(allow_negative_numbers = true, after_help = example!("aplomb score --week last", "aplomb score --lens outlook --json"))]
    Score(ScoreArgs),

    /// Show what holds alignment back, largest first, with what would help
    #[command(allow_negative_numbers = true, after_help = example!("aplomb why --season launch"))]
    Why(ScoreArgs),

    /// Show the review of a week: what was planned and lived, how it felt, both numbers, what was kept and crossed
    #[command(after_help = example!("aplomb review last", "aplomb review 2026-W47 --json", "aplomb review last --html week.html"))]
    Review {
        /// The week; else this one or, early in the week, the last one while it waits for its review
        week: Option<WeekArg>,
        /// For programs
        #[arg(long, conflicts_with_all = ["html", "markdown"])]
        json: bool,
        #[command(flatten)]
        form: PageArgs,
    },

    /// Show a season: what it asks, what that was given so far, and its weeks; else the one that holds today
    #[command(after_help = example!("aplomb season launch", "aplomb season --by months --json", "aplomb season --html season.html"))]
    Season {
        /// The season
        id: Option<String>,
        /// The weeks of the season, or the months or quarters of the year
        #[arg(long, value_name = "weeks|months|quarters", default_value = "weeks", value_parser = grain)]
        by: Grain,
        /// For programs
        #[arg(long, conflicts_with_all = ["html", "markdown"])]
        json: bool,
        #[command(flatten)]
        form: PageArgs,
    },

    /// Name every problem in every file
    #[command(after_help = example!("aplomb check"))]
    Check {
        /// Fail on notes too, such as a key that aplomb does not know
        #[arg(long)]
        strict: bool,
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

/// A page instead of text.
#[derive(Debug, Clone, Args)]
pub(super) struct PageArgs {
    /// Write it as a page that can be shown to others: one file, with its charts in it; - is standard output
    #[arg(long, value_name = "FILE", conflicts_with = "markdown")]
    html: Option<PathBuf>,
    /// Write it as Markdown, for notes; - is standard output
    #[arg(long, value_name = "FILE")]
    markdown: Option<PathBuf>,
}

impl PageArgs {
    /// In which form, and to which file; none where no page is asked for.
    pub(super) fn page(&self) -> Option<(Form, &Path)> {
        let html = self.html.as_deref().map(|file| (Form::Html, file));
        html.or_else(|| Some((Form::Markdown, self.markdown.as_deref()?)))
    }
}

fn grain(text: &str) -> Result<Grain, String> {
    text.parse()
}

/// One block or several.
#[derive(Debug, Args)]
pub(super) struct Ids {
    /// The block, or several of them
    #[arg(value_name = "ID", allow_hyphen_values = true, required = true)]
    pub(super) ids: Vec<String>,
}
