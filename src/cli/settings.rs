//! `settings`: lists the settings of `config.toml`, and changes one.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::Error;
use clap::{Args, Command};
use serde_json::{Value, json};

use super::args::Global;
use super::failure::Failure;
use super::json::field_value;
use super::output::{self, Paint};
use super::print::{Align, shown, table, write};
use super::session::{directory, saved};
use crate::domain::Config;
use crate::domain::id::nearest;
use crate::line::{SETTINGS, Setting};
use crate::store::Store;

/// The arguments of `settings`.
#[derive(Debug, Args)]
pub(super) struct SettingsArgs {
    /// The setting. Default: all of them
    #[arg(value_name = "KEY", value_parser = KeyParser)]
    key: Option<String>,
    /// Its new value. default brings back the default
    #[arg(value_name = "VALUE", requires = "key")]
    value: Option<String>,
    /// Print JSON, for programs
    #[arg(long)]
    json: bool,
}

/// Takes any key, so that a wrong one is refused with the nearest. Help and completions list those that exist.
#[derive(Debug, Clone)]
struct KeyParser;

impl TypedValueParser for KeyParser {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(SETTINGS.iter().map(|setting| PossibleValue::new(setting.key))))
    }
}

/// Runs `settings`.
pub(super) fn settings(global: &Global, arguments: &SettingsArgs) -> Result<(), Failure> {
    let setting = arguments.key.as_deref().map(named).transpose()?;
    if let (Some(setting), Some(value)) = (setting, &arguments.value) {
        return change(global, setting, value, arguments.json);
    }
    let (config, problems) = Store::open_to_read(directory(global)?).config();
    // The default of a key that can't be read is not what it is set to.
    if !problems.is_empty() {
        problems.iter().for_each(|problem| output::report(problem, Paint::new(global.color)));
        return Err(Failure::Said);
    }
    match (setting, arguments.json) {
        (Some(setting), true) => output::json(&as_json(setting, &config))?,
        (None, true) => output::json(&SETTINGS.iter().map(|setting| as_json(setting, &config)).collect())?,
        (Some(setting), false) => write(&format!("{}\n", setting.text(&config)))?,
        (None, false) => write(&list(&config, Paint::new(global.color)))?,
    }
    Ok(())
}

/// Returns the setting with a key.
///
/// # Errors
///
/// Fails where there is none, with the nearest one.
fn named(key: &str) -> Result<&'static Setting, Failure> {
    Setting::named(key).ok_or_else(|| {
        let keys = || SETTINGS.iter().map(|setting| setting.key);
        let hint = match nearest(&key.trim().to_lowercase(), keys()) {
            Some(near) => format!("Did you mean {near}?"),
            None => format!("Write one of: {}.", keys().collect::<Vec<_>>().join(", ")),
        };
        Failure::refused(format!("There is no setting '{}'. {hint}", key.trim()))
    })
}

/// Returns a line for each setting: its key, its value and its default.
fn list(config: &Config, paint: Paint) -> String {
    let usual = Config::default();
    let row = |setting: &Setting| vec![setting.key.to_owned(), setting.text(config)];
    let rows: Vec<Vec<String>> = SETTINGS.iter().map(row).collect();
    let lines = table(&[Align::Left, Align::Left], &rows);
    let widest = lines.iter().map(|line| line.trim_end().len()).max().unwrap_or(0);
    let line = |(line, setting): (&String, &Setting)| {
        let default = paint.faint(&format!("(default {})", setting.text(&usual)));
        format!("{:widest$}  {default}\n", line.trim_end())
    };
    lines.iter().zip(&SETTINGS).map(line).collect()
}

/// Changes a setting, and says what it was.
fn change(global: &Global, setting: &Setting, value: &str, json: bool) -> Result<(), Failure> {
    let store = Store::open(directory(global)?);
    let _lock = store.lock()?;
    let (config, _) = store.config();
    let change = setting.read(&config, value).map_err(Failure::refused)?;
    store.change_setting(&change)?;
    saved();
    match json {
        true => output::json(&as_json(setting, &change.after)),
        false => write(&format!("{}\n", shown(&setting.says(&change)))),
    }
}

/// Returns a setting as JSON: its key, its value and its default as in `config.toml`, and what it does.
fn as_json(setting: &Setting, config: &Config) -> Value {
    json!({
        "key": setting.key,
        "value": field_value(&setting.value(config)),
        "default": field_value(&setting.value(&Config::default())),
        "does": setting.does,
    })
}
