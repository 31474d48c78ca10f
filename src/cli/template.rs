//! `template`: days by name, to plan on other days.

use clap::{Args, Subcommand};

use super::args::{Global, example};
use super::failure::Failure;
use super::print::{Align, shown, table};
use super::session::Session;
use super::values::DateArg;
use crate::domain::Place;
use crate::domain::edits;
use crate::domain::id::nearest;
use crate::domain::template::Template;
use crate::line::tags_in_words;

/// The arguments of `template`.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub(super) struct TemplateArgs {
    #[command(subcommand)]
    command: Option<TemplateCommand>,
}

#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// List your templates. The same as aplomb template alone
    #[command(after_help = example!("aplomb template list"))]
    List,

    /// Save a day's planned blocks by a name, or replace the template of that name
    #[command(allow_negative_numbers = true, after_help = example!("aplomb template save 'Office day' tue"))]
    Save {
        /// The name, in quotes if it has spaces
        name: String,
        /// The day. Default: today
        date: Option<DateArg>,
    },

    /// Plan a template's blocks on a day. A block that is there already is left out
    #[command(allow_negative_numbers = true, after_help = example!("aplomb template use 'Office day' tomorrow"))]
    Use {
        /// The template, by its name or id
        name: String,
        /// The day. Default: today
        date: Option<DateArg>,
    },

    /// Show a template's blocks
    #[command(after_help = example!("aplomb template show office-day"))]
    Show {
        /// The template, by its name or id
        name: String,
    },

    /// Give a template another name
    #[command(after_help = example!("aplomb template rename 'Office day' 'Desk day'"))]
    Rename {
        /// The template, by its name or id
        name: String,
        /// The new name
        new: String,
    },

    /// Delete a template. Days that you used it on don't change
    #[command(after_help = example!("aplomb template rm office-day"))]
    Rm {
        /// The template, by its name or id
        name: String,
    },
}

/// Runs `template`.
pub(super) fn template(global: &Global, arguments: &TemplateArgs) -> Result<(), Failure> {
    use TemplateCommand::{List, Rename, Rm, Save, Show, Use};
    match arguments.command.as_ref().unwrap_or(&List) {
        List => list(global),
        Show { name } => show(global, name),
        Save { name, date } => {
            let mut session = Session::edit(global)?.needing(Place::Templates);
            let date = date.as_ref().map_or(session.today(), |date| date.on(session.today()));
            session.carry_out(|life, _| edits::template_save(life, name, date))?;
            Ok(())
        }
        Use { name, date } => {
            let mut session = Session::edit(global)?.needing(Place::Templates);
            let date = date.as_ref().map_or(session.today(), |date| date.on(session.today()));
            let id = session.template(name)?.id;
            let edit = session.carry_out(|life, ctx| edits::template_use(life, ctx, &id, date))?;
            session.say_warnings(&edit)
        }
        Rename { name, new } => {
            let mut session = Session::edit(global)?.needing(Place::Templates);
            let id = session.template(name)?.id;
            session.carry_out(|life, _| edits::template_rename(life, &id, new))?;
            Ok(())
        }
        Rm { name } => {
            let mut session = Session::edit(global)?.needing(Place::Templates);
            let id = session.template(name)?.id;
            session.carry_out(|life, _| edits::template_remove(life, &id))?;
            Ok(())
        }
    }
}

/// The files that a list of templates does not need.
const OTHERS: [Place; 5] = [Place::Life, Place::Seasons, Place::Routines, Place::Inbox, Place::Ledger];

/// Prints one line for each template, in the order of the file.
fn list(global: &Global) -> Result<(), Failure> {
    let session = Session::read(global)?.needing(Place::Templates).without(&OTHERS);
    if session.life.templates.is_empty() {
        let is_read = session.life.unread(Place::Templates).is_none();
        let words = "No templates yet. Save today as one: aplomb template save 'Office day'\n";
        return session.answer(if is_read { words } else { "" });
    }
    let row = |one: &Template| {
        let (count, hours) = one.summary(session.ctx.clock);
        vec![one.id.clone(), one.name.clone(), count, hours]
    };
    let rows: Vec<Vec<String>> = session.life.templates.iter().map(row).collect();
    let lines = table(&[Align::Left, Align::Left, Align::Right, Align::Right], &rows);
    session.answer(&(lines.join("\n") + "\n"))
}

/// Prints a template's name, and one line for each of its blocks.
fn show(global: &Global, name: &str) -> Result<(), Failure> {
    let session = Session::read(global)?.needing(Place::Templates).without(&OTHERS[1..]);
    let template = session.template(name)?;
    let rows = template.blocks.iter().map(|block| {
        let plan = block.plan.map(|plan| plan.short(session.ctx.clock)).unwrap_or_default();
        vec![plan, block.title.clone(), tags_in_words(block, &session.life).join(", ")]
    });
    let lines = table(&[Align::Right, Align::Left, Align::Left], &rows.collect::<Vec<_>>());
    let heading = session.paint.strong(&shown(&template.name));
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    session.answer(&format!("{heading}\n{lines}"))
}

impl Session {
    /// Returns the template with an id or a name.
    ///
    /// # Errors
    ///
    /// Fails where there is none, with the nearest name, and where the file can't be read.
    fn template(&self, words: &str) -> Result<Template, Failure> {
        self.life.need([Place::Templates])?;
        if let Some(template) = edits::template(&self.life, words) {
            return Ok(template.clone());
        }
        let all = &self.life.templates;
        let near = nearest(words, all.iter().flat_map(|one| [one.name.as_str(), one.id.as_str()]));
        let hint = match near {
            Some(near) => format!("; did you mean {near}?"),
            None => ". Run aplomb template for the list.".to_owned(),
        };
        Err(Failure::refused(format!("No template is named '{words}'{hint}")))
    }
}
