use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use super::glossary::retired;

/// A temporary data directory, and the time of its commands: Wednesday of week 47, in Lisbon.
pub struct Planner {
    home: TempDir,
    now: String,
}

/// The exit code and the output of a command.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Planner {
    /// Makes a data directory with these files.
    pub fn with(files: &[(&str, &str)]) -> Planner {
        let planner = Planner { home: TempDir::new().unwrap(), now: "2026-11-18T09:42".into() };
        std::fs::create_dir(planner.root()).unwrap();
        for (name, text) in files {
            planner.write(name, text);
        }
        planner
    }

    /// Makes a data directory with values, a job and a boundary.
    pub fn new() -> Planner {
        Planner::with(&[("life.toml", LIFE)])
    }

    pub fn at(&mut self, now: &str) -> &mut Planner {
        self.now = if now.len() == 5 { format!("2026-11-18T{now}") } else { now.to_owned() };
        self
    }

    pub fn root(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// Returns the folder with the log of changes, wherever this system keeps it.
    pub fn log(&self) -> PathBuf {
        fn find(folder: &Path) -> Option<PathBuf> {
            let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let mut folders = entries.filter(|path| path.is_dir());
            folders.find_map(|path| if path.ends_with("log") { Some(path) } else { find(&path) })
        }
        find(self.home.path()).unwrap()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.root().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn file(&self, name: &str) -> String {
        std::fs::read_to_string(self.root().join(name)).unwrap_or_default()
    }

    pub fn today(&self) -> String {
        self.file("days/2026/2026-11-18.toml")
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        run(self.home.path(), &self.root(), &self.now, arguments)
    }

    /// Runs a command whose answer goes to a full disk.
    #[cfg(target_os = "linux")]
    pub fn answered_to_full_disk(&self, arguments: &[&str]) -> Said {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = std::process::Command::new(assert_cmd::cargo::cargo_bin!("aplomb"))
            .env_clear()
            .envs([("HOME", self.home.path()), ("TZ", Path::new("Europe/Lisbon"))])
            .args(["--dir", self.root().to_str().unwrap(), "--now", &self.now])
            .args(arguments)
            .stdout(full)
            .output()
            .unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        Said { code: output.status.code().unwrap(), out: String::new(), err }
    }

    /// Runs a command that succeeds. Returns its output.
    #[track_caller]
    pub fn done(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}: {said:?}");
        said.out
    }

    /// Runs a command that is refused and changes nothing. Returns its message.
    #[track_caller]
    pub fn refused(&self, arguments: &[&str]) -> String {
        let before = self.today();
        let said = self.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{arguments:?}: {said:?}");
        assert!(said.err.starts_with("aplomb: ") && said.err.ends_with('\n'), "{said:?}");
        assert_eq!(self.today(), before);
        said.err
    }

    /// Runs a command with wrong usage. Returns its message.
    #[track_caller]
    pub fn misused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {said:?}");
        said.err
    }

    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(arguments)).unwrap()
    }

    /// Adds a block. Returns its id.
    #[track_caller]
    pub fn add(&self, line: &str) -> String {
        id(&self.done(&["add", line]))
    }
}

/// Returns the id at the start of an answer.
pub fn id(answer: &str) -> String {
    answer.split_whitespace().next().unwrap().to_owned()
}

pub fn run(home: &Path, root: &Path, now: &str, arguments: &[&str]) -> Said {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("aplomb"))
        .env_clear()
        .env("HOME", home)
        .env("TZ", "Europe/Lisbon")
        .args(["--dir", root.to_str().unwrap(), "--now", now])
        .args(arguments)
        .output()
        .unwrap();
    let said = Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    // JSON has the keys of the files, and a page names them.
    if !arguments.iter().any(|argument| argument.contains("json")) {
        for line in said.out.lines().chain(said.err.lines()) {
            let keys = line.split("data-key=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let line = keys.fold(line.to_owned(), |line, key| line.replace(key, ""));
            assert_eq!(retired(&line), None, "{arguments:?}: {line}");
        }
    }
    said
}

const LIFE: &str = r#"schema = 1
zone = "Europe/Lisbon"

[[value]]
id = "craft"
name = "Craft"
weekly = "21h"

[[value]]
id = "family"
name = "Family"
weekly = "14h"

[[engagement]]
id = "acme"
name = "Acme, day job"
area = "work"
agenda = "theirs"

[[boundary]]
id = "dinner"
name = "Dinner at home"
days = ["weekdays"]
window = "18:00-20:00"
no = ["work"]
"#;
