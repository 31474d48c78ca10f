//! Reads `config.toml`.

use serde::Deserialize;
use toml::de::Deserializer;

use super::Store;
use super::examine::Examination;
use super::known;
use super::problem::Problem;
use crate::domain::{Config, validate};

impl Store {
    /// Returns the settings of `config.toml`, and its problems. A key with an invalid value gets its default.
    pub fn config(&self) -> (Config, Vec<Problem>) {
        self.examine_config(false)
    }

    /// Returns the settings, and the problems of their file. `has_notes` adds notes on unknown keys.
    pub(super) fn examine_config(&self, has_notes: bool) -> (Config, Vec<Problem>) {
        const NAME: &str = "config.toml";
        let text = match self.text_of(NAME) {
            Ok(text) => text,
            Err(problem) => return (Config::default(), vec![problem]),
        };
        let read = |table| Config::deserialize(Deserializer::from(table));
        let mut found = Examination::new(NAME, &text, known::CONFIG, read);
        let config = found.content.unwrap_or_default();
        found.add(&Vec::from_iter(validate::later_schema(config.schema)));
        if has_notes {
            found.add_notes();
        }
        (config, found.problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::config::{Clock, ThemeChoice, Zoom};

    fn config(text: &str) -> (Config, Option<String>) {
        let root = tempfile::tempdir().unwrap();
        super::super::write::replace(&root.path().join("config.toml"), text).unwrap();
        let (config, problem) = Store::open(root.path()).config();
        (config, problem.first().map(|problem| problem.to_string()))
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
    fn hours_for_suggestions_may_be_given_in_part_and_have_to_run_forward() {
        let hours = |text: &str| {
            let (config, problem) = config(text);
            (format!("{}-{}", config.hours.earliest, config.hours.latest), problem)
        };
        assert_eq!(hours("hours = { earliest = \"06:30\" }\n"), ("06:30-21:00".to_owned(), None));
        let (read, problem) = hours("hours = { earliest = \"22:00\" }\n");
        assert_eq!(read, "08:00-21:00");
        assert!(problem.unwrap().contains("latest has to be after earliest"));
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
