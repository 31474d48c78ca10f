//! Reads `config.toml`, and writes a changed setting into it.

use serde::Deserialize;
use toml::de::Deserializer;
use toml_edit::{DocumentMut, InlineTable, Item, value};

use super::document::{Document, FilePiece};
use super::examine::Examination;
use super::interpret::unread;
use super::patch::{KeyChange, PatchError, apply};
use super::problem::Problem;
use super::{Store, StoreError, disk, known, read, write};
use crate::domain::config::SettingChange;
use crate::domain::{Config, validate};

/// Name of the file.
const NAME: &str = "config.toml";

impl Store {
    /// Returns the settings of `config.toml`, and its problems. A key with an invalid value gets its default.
    pub fn config(&self) -> (Config, Vec<Problem>) {
        self.examine_config(false)
    }

    /// Returns the settings, and the problems of their file. `has_notes` adds notes on unknown keys.
    pub(super) fn examine_config(&self, has_notes: bool) -> (Config, Vec<Problem>) {
        match self.text_of(NAME) {
            Ok(text) => examine(&text, has_notes),
            Err(problem) => (Config::default(), vec![problem]),
        }
    }

    /// Returns the settings that another program wrote meanwhile, if that is why a change was refused. `None` for any
    /// other reason.
    pub fn config_after(&self, refusal: &StoreError) -> Option<Config> {
        matches!(refusal, StoreError::Changed(_)).then(|| self.config().0)
    }

    /// Writes a changed setting into `config.toml`. Everything else in it stays: comments, order, unknown keys, line
    /// ends. Takes no lock.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unreadable`] if the file has a problem, [`StoreError::Changed`] if its settings are not those
    /// before the change, [`StoreError::Unwritable`] if it can't be edited, [`StoreError::Disk`] if the disk refuses.
    /// Nothing is written then.
    pub fn change_setting(&self, change: &SettingChange) -> Result<(), StoreError> {
        let unwritable = |reason: String| StoreError::Unwritable { path: NAME.to_owned(), reason };
        if self.only_reads {
            return Err(unwritable("it was opened to be read".to_owned()));
        }
        let unreadable = |problems: Vec<Problem>| StoreError::Unreadable(unread(&problems));
        let text = read::text(&self.root, NAME).map_err(|problem| unreadable(vec![problem]))?;
        let text = text.unwrap_or_else(|| "schema = 1\n".to_owned());
        match examine(&text, false) {
            (_, problems) if !problems.is_empty() => return Err(unreadable(problems)),
            (config, _) if config != change.before => return Err(StoreError::Changed(NAME.to_owned())),
            _ => {}
        }
        let changed = changed(&text, change).map_err(|error| unwritable(error.to_string()))?;
        // A text that would be read differently is not written.
        if examine(&changed, false) != (change.after, Vec::new()) {
            return Err(unwritable(format!("{} can't be edited in it", change.path.join("."))));
        }
        let path = self.root.join(NAME);
        write::replace(&path, &changed).map_err(|source| disk(&path, source))
    }
}

/// Returns the settings of a text, and its problems. `has_notes` adds notes on unknown keys.
fn examine(text: &str, has_notes: bool) -> (Config, Vec<Problem>) {
    let read = |table| Config::deserialize(Deserializer::from(table));
    let mut found = Examination::new(NAME, text, known::CONFIG, read);
    let config = found.content.unwrap_or_default();
    found.add(&Vec::from_iter(validate::later_schema(config.schema)));
    if has_notes {
        found.add_notes();
    }
    (config, found.problems)
}

/// Returns the text of the file with a changed setting.
fn changed(text: &str, change: &SettingChange) -> Result<String, PatchError> {
    let mut document = Document::parse(text, &[]);
    let own = document.pieces.first().map(|piece| piece.text.clone()).unwrap_or_default();
    // The key stands below the comments of a file that has nothing else.
    let is_bare = own.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let (above, own) = if is_bare { (own.as_str(), "") } else { ("", own.as_str()) };
    let mut keys: DocumentMut = own.parse().map_err(|_| PatchError::of("it can't be read"))?;
    if let [table, _] = change.path.as_slice()
        && !keys.contains_key(table)
    {
        keys.insert(table, value(InlineTable::new()));
    }
    apply(keys.as_table_mut(), &[KeyChange::new(change.path.clone(), Some(change.value.clone()))]);
    if let [table, key] = change.path.as_slice()
        && let Some(table) = keys.get_mut(table).and_then(Item::as_inline_table_mut)
        && table.iter().last().is_some_and(|(last, _)| last == key)
    {
        // A key that is new at the end would stand behind the space before the brace.
        table.fmt();
    }
    let text = format!("{above}{keys}");
    document.pieces = vec![FilePiece::root(text)];
    Ok(document.text())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::config::{Clock, ThemeChoice, Zoom};
    use crate::line::{SETTINGS, Setting};

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

    /// Returns the text of the file after a setting was changed in it, or the refusal.
    fn set(text: &str, key: &str, value: &str) -> Result<String, String> {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(NAME);
        write::replace(&path, text).unwrap();
        let store = Store::open(root.path());
        let change = Setting::named(key).unwrap().read(&store.config().0, value).unwrap();
        let outcome = store.change_setting(&change).map_err(|error| error.to_string());
        let after = store.text_of(NAME).unwrap();
        if outcome.is_err() {
            assert_eq!(after, text, "a refusal writes nothing");
        }
        outcome.map(|()| after)
    }

    #[test]
    fn a_setting_is_written_key_by_key_and_the_rest_stays() {
        let text = "# mine\nschema = 1\nclock = 24   # as in Lisbon\n\n# later\nmine = { a = 1 }\n[own]\nb = 2\n# end\n";
        assert_eq!(set(text, "clock", "12").unwrap(), text.replace("clock = 24", "clock = 12"));
        assert_eq!(
            set(text, "theme", "dark").unwrap(),
            text.replace("mine = { a = 1 }\n", "mine = { a = 1 }\ntheme = \"dark\"\n")
        );
        let hours = "mine = { a = 1 }\nhours = { latest = \"22:00\" }\n";
        assert_eq!(set(text, "hours.latest", "22:00").unwrap(), text.replace("mine = { a = 1 }\n", hours));
        let inline = "hours = { earliest = \"07:00\" }  # early\n";
        let both = "hours = { earliest = \"07:00\", latest = \"22:00\" }  # early\n";
        assert_eq!(set(inline, "hours.latest", "22:00").unwrap(), both);
        assert_eq!(set("# only words\r\n", "mouse", "off").unwrap(), "# only words\r\nmouse = false\r\n");
        assert_eq!(set("", "zoom", "30").unwrap(), "zoom = 30\n");
    }

    #[test]
    fn a_missing_file_is_made_by_the_first_change() {
        let root = tempfile::tempdir().unwrap();
        let store = Store::open(root.path().join("new"));
        let change = Setting::named("theme").unwrap().read(&Config::default(), "light").unwrap();
        store.change_setting(&change).unwrap();
        assert_eq!(store.text_of(NAME).unwrap(), "schema = 1\ntheme = \"light\"\n");
    }

    #[test]
    fn a_file_that_is_broken_or_changed_meanwhile_is_not_written() {
        let refused = |text: &str| set(text, "clock", "12").unwrap_err();
        assert_eq!(
            refused("schema = 1\ntheme = \"blue\"\n"),
            "Can't save: config.toml has an error in line 2. Fix it, or run aplomb check."
        );
        assert!(refused("clock\n").starts_with("Can't save: config.toml has an error in line 1."));
        assert!(refused("schema = 9\n").starts_with("Can't save: config.toml has an error in line 1."));
        let root = tempfile::tempdir().unwrap();
        write::replace(&root.path().join(NAME), "theme = \"dark\"\n").unwrap();
        let store = Store::open(root.path());
        let change = Setting::named("clock").unwrap().read(&Config::default(), "12").unwrap();
        let refusal = store.change_setting(&change).unwrap_err().to_string();
        assert_eq!(refusal, "Can't save: config.toml changed meanwhile. Nothing was saved. Try again");
        let reader = Store::open_to_read(root.path());
        assert!(matches!(reader.change_setting(&change), Err(StoreError::Unwritable { .. })));
        assert_eq!(store.text_of(NAME).unwrap(), "theme = \"dark\"\n");
    }

    /// Lines of a file. Each key is on a line of its own.
    const LINES: [&str; 12] = [
        "# a comment",
        "",
        "  # another, \"quoted\" = 1",
        "schema = 1",
        "theme = \"dark\" # night",
        "clock=12",
        "  zoom  =  30",
        "mouse = false\t# no",
        "mine = [1, # one\n  2]",
        "hours = { latest = \"20:00\" } # h",
        "week_start = 'sun'",
        "own.a = '''\nx\n'''",
    ];

    proptest::proptest! {
        #[test]
        fn any_text_keeps_its_other_lines(
            lines in proptest::collection::vec(0..LINES.len(), 0..10),
            has_returns in proptest::bool::ANY,
            which in 0..SETTINGS.len(),
            value in 0_usize..5,
        ) {
            let newline = if has_returns { "\r\n" } else { "\n" };
            let text: String = lines.iter().map(|at| format!("{}\n", LINES[*at]).replace('\n', newline)).collect();
            let setting = &SETTINGS[which];
            let value = setting.choices().nth(value).unwrap_or(["06:00", "07:30", "default"][value % 3]);
            let (config, problems) = examine(&text, false);
            let (Ok(change), true) = (setting.read(&config, value), problems.is_empty()) else { return Ok(()) };
            let after = changed(&text, &change).unwrap();
            proptest::prop_assert_eq!(examine(&after, false), (change.after, Vec::new()));
            let name = &change.path[0];
            let others = |text: &str| -> String {
                text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with(name)).collect()
            };
            proptest::prop_assert_eq!(others(&after), others(&text));
        }
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
