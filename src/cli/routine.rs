//! `routine`: lists routines, and adds, changes and ends them.

use clap::Subcommand;

use super::adding::note;
use super::args::{Global, example};
use super::failure::Failure;
use super::print::{Align, shown, table, write};
use super::session::Session;
use super::values::{DateArg, TextArg, WeekArg};
use crate::domain::date::plus;
use crate::domain::edits::{self, RoutineScope};
use crate::domain::id::nearest;
use crate::domain::{Change, Edit, EntryChange, Place, Routine, Week};
use crate::line::{read_routine, tags_in_words};
use crate::planning;
use crate::report::day::words::length;
use crate::report::ideal::{self as report, IdealRow, IdealWeek};

/// Runs `routine`. Without a command it lists all routines.
pub(super) fn routine(global: &Global, command: Option<RoutineCommand>) -> Result<(), Failure> {
    match command {
        None | Some(RoutineCommand::List) => list(global),
        Some(RoutineCommand::Add(text)) => add(global, &text.line()?),
        Some(RoutineCommand::Edit { from, id, text }) => {
            let mut session = Session::edit(global)?;
            let scope = from.map_or(RoutineScope::All, |from| RoutineScope::Later(from.on(session.today())));
            change(&mut session, &id, &text.line()?, scope)
        }
        Some(RoutineCommand::Skip { id, date }) => {
            let mut session = Session::edit(global)?;
            let (id, date) = (session.routine(&id)?.id, date.on(session.today()));
            session.carry_out(|life, ctx| edits::routine_skip(life, ctx, &id, date)).map(drop)
        }
        Some(RoutineCommand::End { id, date }) => {
            let mut session = Session::edit(global)?;
            let (id, today) = (session.routine(&id)?.id, session.today());
            session.load_coming();
            let last = date.map_or(plus(today, -1), |date| date.on(today));
            session.carry_out(|life, ctx| edits::routine_end(life, ctx, &id, last)).map(drop)
        }
        Some(RoutineCommand::Ideal) => ideal(global),
        Some(RoutineCommand::LayOut { week }) => {
            let mut session = Session::edit(global)?;
            let week = week.map_or(Week::of(session.today()), |week| week.on(session.today()));
            let edit = session.carry_out(|life, ctx| planning::ideal::lay_out(life, ctx, week))?;
            session.say_warnings(&edit)
        }
        Some(RoutineCommand::FromWeek { week }) => {
            let mut session = Session::edit(global)?;
            let week = week.map_or(Week::of(session.today()).plus(-1), |week| week.on(session.today()));
            // Days that have such a block already are left out.
            let today = session.today();
            session.load_aside(today, plus(Week::of(today).sunday(), 7));
            session.carry_out(|life, ctx| planning::ideal::from_week(life, ctx, week)).map(drop)
        }
        Some(RoutineCommand::Rm { id }) => {
            let mut session = Session::edit(global)?;
            let id = session.routine(&id)?.id;
            session.load_coming();
            session.carry_out(|life, ctx| edits::routine_remove(life, ctx, &id)).map(drop)
        }
    }
}

/// Prints one line for each routine, in the order of the file: its id, when it comes, and its title.
fn list(global: &Global) -> Result<(), Failure> {
    let others = [Place::Seasons, Place::Inbox, Place::Ledger];
    let session = Session::read(global)?.without(&others);
    let (life, ctx) = (&session.life, &session.ctx);
    if life.routines.is_empty() {
        let is_read = life.unread(Place::Routines).is_none();
        return session.answer(if is_read {
            "No routines yet. Add one: aplomb routine add 'mon wed 7:00-7:45 Run'\n"
        } else {
            ""
        });
    }
    let row = |routine: &Routine| {
        vec![routine.id.clone(), edits::routine_words(life, ctx, routine), routine.title.clone()]
    };
    let rows: Vec<Vec<String>> = life.routines.iter().map(row).collect();
    session.answer(&(table(&[Align::Left, Align::Left, Align::Left], &rows).join("\n") + "\n"))
}

/// Prints what routines plan a week beside what was done in the last weeks: a line for each area and each value.
fn ideal(global: &Global) -> Result<(), Failure> {
    let mut session = Session::read(global)?.without(&[Place::Seasons, Place::Inbox, Place::Ledger]);
    let (from, to) = report::needed(&session.life, &session.ctx);
    session.load_days(from, to);
    let ideal = IdealWeek::new(&session.life, &session.ctx);
    let figure = |minutes: i64| if minutes > 0 { length(minutes) } else { "·".to_owned() };
    let row = |row: &IdealRow| {
        let done = row.done.map_or("—".to_owned(), figure);
        vec![row.name.clone(), figure(row.ideal), done, row.difference()]
    };
    let heads = |name: &str| vec![name.to_owned(), "IDEAL".to_owned(), "DONE".to_owned(), String::new()];
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (head, lines) in [("AREAS", &ideal.areas), ("VALUES", &ideal.values)] {
        if !lines.is_empty() {
            rows.push(heads(head));
            rows.extend(lines.iter().map(row));
        }
    }
    let lines = table(&[Align::Left, Align::Right, Align::Right, Align::Left], &rows);
    let lines: String = lines.iter().map(|line| format!("{}\n", line.trim_end())).collect();
    session.answer(&format!("{}\n{lines}", ideal.sentence()))
}

fn add(global: &Global, text: &str) -> Result<(), Failure> {
    let mut session = Session::edit(global)?;
    let vocabulary = session.vocabulary();
    let line = read_routine(text, &vocabulary, session.today(), false)?;
    let routine = line.routine(&vocabulary)?;
    let edit = session.ask(|life, ctx| edits::routine_add(life, ctx, routine.clone()))?;
    session.make(&edit)?;
    session.say_routine(&edit)?;
    note(&line.entry);
    Ok(())
}

fn change(session: &mut Session, id: &str, text: &str, scope: RoutineScope) -> Result<(), Failure> {
    let before = session.routine(id)?;
    let vocabulary = session.vocabulary();
    let line = read_routine(text, &vocabulary, session.today(), true)?;
    let after = line.changed(&before, &vocabulary)?;
    let edit = session
        .ask(|life, ctx| edits::routine_change(life, ctx, &before.id, after.clone(), (scope, None)))?;
    session.make(&edit)?;
    session.say_routine(&edit)?;
    note(&line.entry);
    Ok(())
}

/// Days after today in whose files a routine may have blocks.
const DAYS_AHEAD: i64 = 400;

impl Session {
    /// Loads the coming days that may have blocks of a routine.
    fn load_coming(&mut self) {
        let today = self.today();
        self.load_aside(today, plus(today, DAYS_AHEAD));
    }

    /// Returns the routine with an id.
    ///
    /// # Errors
    ///
    /// Fails where no routine has it, with the nearest id.
    fn routine(&self, id: &str) -> Result<Routine, Failure> {
        self.life.may_edit(Place::Routines)?;
        if let Some(routine) = self.life.routines.iter().find(|routine| routine.id.eq_ignore_ascii_case(id)) {
            return Ok(routine.clone());
        }
        let near = nearest(id, self.life.routines.iter().map(|routine| routine.id.as_str()));
        Err(Failure::refused(match near {
            Some(near) => format!("No routine has the id '{id}'. Did you mean {near}?"),
            None => format!("No routine has the id '{id}'. Run aplomb routine for the list."),
        }))
    }

    /// Prints the routine that an edit adds or changes: its id, what was done, and its tags.
    fn say_routine(&self, edit: &Edit) -> Result<(), Failure> {
        let changed = edit.changes.iter().rev().find_map(|change| match change {
            Change::Routine(EntryChange { after: Some(routine), .. }) => Some(routine),
            _ => None,
        });
        let Some(routine) = changed else { return self.say_done(edit) };
        write(&format!("{}  {}.\n", self.paint.strong(&shown(&routine.id)), shown(&edit.label)))?;
        let words = tags_in_words(&routine.block(), &self.life);
        if words.is_empty() {
            return Ok(());
        }
        write(&format!("       {}\n", self.paint.faint(&shown(&words.join(" · ")))))
    }
}

/// The commands of `routine`.
#[derive(Debug, Subcommand)]
#[command(rename_all = "kebab-case")]
pub(super) enum RoutineCommand {
    /// List all routines
    List,

    /// Add a routine: when it repeats, then its time, title and tags
    #[command(after_help = example!("aplomb routine add 'mon wed 7:00-7:45 Run #health every:2 from:2026-11-30'", "aplomb routine add '3 tue 19-21 Club'", "aplomb routine add 'last fri 18-19 Beer'", "aplomb routine add '31 Rent once:yes'", "aplomb routine add \"05-14 Mum's birthday\""))]
    Add(TextArg),

    /// Change a routine. Only what you write changes
    #[command(allow_negative_numbers = true, after_help = example!("aplomb routine edit run '8:00-8:45 value:-health'", "aplomb routine edit --from fri run 'tue thu'"))]
    Edit {
        /// Change it from this day on. Earlier days stay as they are. Default: change all of it
        #[arg(long, value_name = "DATE")]
        from: Option<DateArg>,
        /// The routine
        #[arg(value_name = "ROUTINE")]
        id: String,
        #[command(flatten)]
        text: TextArg,
    },

    /// Leave one day out of a routine
    #[command(allow_negative_numbers = true, after_help = example!("aplomb routine skip run fri"))]
    Skip {
        /// The routine
        #[arg(value_name = "ROUTINE")]
        id: String,
        /// The day
        date: DateArg,
    },

    /// End a routine
    #[command(allow_negative_numbers = true, after_help = example!("aplomb routine end run 2026-12-18"))]
    End {
        /// The routine
        #[arg(value_name = "ROUTINE")]
        id: String,
        /// Its last day. Default: yesterday
        date: Option<DateArg>,
    },

    /// Show your ideal week: what your routines plan, beside what you did in the last 4 weeks
    #[command(after_help = example!("aplomb routine ideal"))]
    Ideal,

    /// Lay out your ideal week: plan the blocks of your routines in a week
    #[command(after_help = example!("aplomb routine lay-out", "aplomb routine lay-out next"))]
    LayOut {
        /// The week. Default: this week
        week: Option<WeekArg>,
    },

    /// Turn the blocks of a week into weekly routines, as your ideal week
    #[command(after_help = example!("aplomb routine from-week last"))]
    FromWeek {
        /// The week. Default: last week
        week: Option<WeekArg>,
    },

    /// Delete a routine. Where a day has a block of it, it ends yesterday instead
    #[command(after_help = example!("aplomb routine rm run"))]
    Rm {
        /// The routine
        #[arg(value_name = "ROUTINE")]
        id: String,
    },
}
