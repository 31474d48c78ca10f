//! Reads `config.toml`.

use super::problem::Problem;
use super::{Store, shape};
use crate::domain::Config;

impl Store {
    /// Returns the settings of `config.toml`, and its problem if there is one. A key that makes no sense has
    /// its default.
    pub fn config(&self) -> (Config, Option<Problem>) {
        const NAME: &str = "config.toml";
        let text = match self.text_of(NAME) {
            Ok(text) => text,
            Err(problem) => return (Config::default(), Some(problem)),
        };
        match toml::from_str::<Config>(&text) {
            Ok(config) if config.schema > shape::SCHEMA => (
                config,
                Some(Problem::of_file(NAME, format!("schema {} is of a later aplomb", config.schema))),
            ),
            Ok(config) => (config, None),
            Err(error) => (without_faults(&text), Some(Problem::of_toml(NAME, &text, &error))),
        }
    }
}

/// Returns the settings from the keys that make sense. The defaults if the text does not parse.
fn without_faults(text: &str) -> Config {
    let mut keys: toml::Table = toml::from_str(text).unwrap_or_default();
    keys.retain(|key, value| {
        let alone: toml::Table = [(key.to_owned(), value.clone())].into_iter().collect();
        alone.try_into::<Config>().is_ok()
    });
    keys.try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::config::{Clock, ThemeChoice, Zoom};

    fn config(text: &str) -> (Config, Option<String>) {
        let root = tempfile::tempdir().unwrap();
        super::super::write::replace(&root.path().join("config.toml"), text).unwrap();
        let (config, problem) = Store::open(root.path()).config();
        (config, problem.map(|problem| problem.to_string()))
    }

    #[test]
    fn what_is_set_is_taken_and_the_rest_stays_at_its_default() {
        let (read, problem) = config("zoom = 30\nclock = 12\ntheme = \"light\"\nmine = 1\n");
        let expected = Config {
            zoom: Zoom::Grid(30),
            clock: Clock::Hours12,
            theme: ThemeChoice::Light,
            ..Config::default()
        };
        assert_eq!((read, problem), (expected, None));
    }

    #[test]
    fn a_key_that_makes_no_sense_takes_no_other_along() {
        let (read, problem) = config("clock = 12\nweek_start = \"tomorrow\"\nzoom = 30\n");
        assert_eq!(read, Config { clock: Clock::Hours12, zoom: Zoom::Grid(30), ..Config::default() });
        assert!(problem.unwrap().starts_with("config.toml:2:14: "));
    }

    #[test]
    fn what_makes_no_sense_is_named_and_the_defaults_hold() {
        for (text, place) in [
            ("zoom = 45\n", "1:8"),
            ("zoom = \"grid\"\n", "1:8"),
            ("clock = 25\n", "1:9"),
            ("theme = \"blue\"\n", "1:9"),
            ("theme\n", "1:6"),
        ] {
            let (read, problem) = config(text);
            assert_eq!(read, Config::default());
            assert!(problem.clone().unwrap().starts_with(&format!("config.toml:{place}: ")), "{problem:?}");
        }
    }
}
