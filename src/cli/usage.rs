//! What is wrong with the arguments, in aplomb's words. The parser's own words name types and forms such
//! as `<FILE>`.

use std::error::Error;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Arguments;
use crate::domain::id::nearest;

/// Returns the sentences for wrong arguments: what happened and what to write. `None` where the parser's own words
/// stay, as for help.
pub(super) fn sentences(error: &clap::Error) -> Option<String> {
    let texts = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let text = |kind| texts(kind).into_iter().next();
    let near = |kind| text(kind).map(|near| format!(" Did you mean {near}?"));
    match error.kind() {
        // The readers of aplomb's own arguments return whole sentences.
        ErrorKind::ValueValidation => error.source().map(ToString::to_string),
        ErrorKind::InvalidValue => {
            let (name, value) = (text(ContextKind::InvalidArg)?, text(ContextKind::InvalidValue)?);
            let possible = texts(ContextKind::ValidValue);
            match value.is_empty() {
                true if possible.is_empty() => Some(format!("{name} is not complete.{}", usage(error))),
                true => Some(format!("{name} needs one of {}.", possible.join(", "))),
                false => Some(format!("'{value}' does not go with {name}. Write {}.", possible.join(", "))),
            }
        }
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand)?;
            let all = Arguments::command();
            let (within, name) = command_of(error, &all);
            let hint = match nearest(&command, within.get_subcommands().map(clap::Command::get_name)) {
                Some(near) => format!(" Did you mean {near}?"),
                None => format!(" Run {name} --help for the list."),
            };
            Some(format!("There is no command '{command}'.{hint}"))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(ContextKind::InvalidArg).join(" ").replace("...", "");
            Some(format!("{missing} is missing.{}", usage(error)))
        }
        ErrorKind::ArgumentConflict => {
            // The parser adds the value's name: `--week <WEEK>`.
            let name = |text: String| text.split(' ').next().unwrap_or_default().to_owned();
            let (one, other) = (text(ContextKind::InvalidArg)?, text(ContextKind::PriorArg)?);
            Some(format!("{} does not go with {}.", name(one), name(other)))
        }
        ErrorKind::UnknownArgument => {
            let unknown = text(ContextKind::InvalidArg)?;
            let near = near(ContextKind::SuggestedArg);
            Some(match unknown.starts_with('-') {
                true => {
                    let help = || format!(" Run {} --help.", command_of(error, &Arguments::command()).1);
                    format!("There is no option '{unknown}'.{}", near.unwrap_or_else(help))
                }
                false => {
                    let hint = near.unwrap_or_else(|| usage(error));
                    format!("'{unknown}' is not known here.{hint}")
                }
            })
        }
        _ => None,
    }
}

/// Returns the command that was misused, with its name. It may be one of a command: `aplomb template save`.
fn command_of<'a>(error: &clap::Error, all: &'a clap::Command) -> (&'a clap::Command, String) {
    usage_words(error).iter().fold((all, "aplomb".to_owned()), |at, word| match at.0.find_subcommand(word) {
        Some(sub) => (sub, format!("{} {word}", at.1)),
        None => at,
    })
}

/// Returns how to write the command: ` Write it as: aplomb move <ID> <DATE>`. Empty where it is not known.
fn usage(error: &clap::Error) -> String {
    let words = usage_words(error);
    if words.is_empty() { String::new() } else { format!(" Write it as: {}", words.join(" ")) }
}

/// Returns the words of how to write the command. Empty where it is not known.
fn usage_words(error: &clap::Error) -> Vec<String> {
    match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => {
            let usage = usage.to_string();
            usage.trim_start_matches("Usage:").split_whitespace().map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
