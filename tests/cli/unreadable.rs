//! A file that can't be read is never treated as an empty one. Every command that needs it names it, prints the data
//! that could be read, and exits with 1. No command writes to the file or blocks on it.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::Path;

use serde_json::Value;

use super::support::Planner;

const TODAY: &str = "days/2026/2026-11-18.toml";
const MONDAY: &str = "days/2026/2026-11-16.toml";
const BLOCK: &str = "schema = 1\n\n[[block]]\nid = \"k3f9x\"\ntitle = \"Pages\"\nplan = \"03:00-08:00\"\narea = \"work\"\nvalues = [\"craft\"]\nstatus = \"done\"\n";
const SEASON: &str =
    "schema = 1\n[[season]]\nid = \"launch\"\nname = \"Launch\"\nstart = 2026-10-05\nend = 2027-01-03\n";

/// The kinds of unreadable things in a file's place, each with its message.
const KINDS: &[(&str, &str)] = &[
    ("syntax", "closing ]] is missing"),
    ("nonsense", "below a line of its own"),
    ("schema", "schema 9 was written by a later aplomb"),
    ("bytes", "this is not UTF-8 text"),
    ("directory", "this is a directory, and a file belongs here"),
];

/// The same kinds on Unix. Windows does not have them, or not for every user.
#[cfg(unix)]
const KINDS_OF_UNIX: &[(&str, &str)] = &[
    ("pipe", "this is a pipe, and a file belongs here"),
    ("socket", "this is a socket, and a file belongs here"),
    ("device", "this is a device, and a file belongs here"),
    ("loop", "this link leads back to itself"),
    ("nowhere", "this link leads nowhere"),
];

/// Puts a thing of a kind into a file's place.
fn put(path: &Path, kind: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match kind {
        "syntax" => fs::write(path, "[[block]\n").unwrap(),
        "nonsense" => {
            fs::write(path, "block = 3\nvalue = 3\nseason = 3\nroutine = 3\ntask = 3\nintention = 3\n")
                .unwrap();
        }
        "schema" => fs::write(path, "schema = 9\n").unwrap(),
        "bytes" => fs::write(path, b"a = \"\xff\"\n").unwrap(),
        "directory" => fs::create_dir(path).unwrap(),
        #[cfg(unix)]
        "pipe" => assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success()),
        #[cfg(unix)]
        "socket" => drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
        #[cfg(unix)]
        "device" => symlink("/dev/zero", path).unwrap(),
        #[cfg(unix)]
        "loop" => symlink(path.file_name().unwrap(), path).unwrap(),
        #[cfg(unix)]
        "nowhere" => symlink("gone-away", path).unwrap(),
        "file" => fs::write(path, "").unwrap(),
        _ => unreachable!("{kind}"),
    }
}

/// Returns what is at a path: its type, with the content of a file or the target of a link.
fn lies(path: &Path) -> String {
    let found = fs::symlink_metadata(path).unwrap();
    let holds = match found.file_type() {
        kind if kind.is_symlink() => fs::read_link(path).unwrap().display().to_string().into_bytes(),
        kind if kind.is_file() => fs::read(path).unwrap(),
        _ => Vec::new(),
    };
    format!("{:?} {holds:?}", found.file_type())
}

/// Makes a life with a season, values and a day, and puts a thing of a kind into a file's place.
fn with(place: &str, kind: &str) -> Planner {
    let planner = Planner::new();
    planner.write("seasons.toml", SEASON);
    if place != "days" {
        planner.write(TODAY, BLOCK);
    }
    let path = planner.root().join(place);
    let _ = fs::remove_file(&path);
    put(&path, kind);
    planner
}

/// The commands that read, each with whether it needs the files of days, weeks, seasons, routines and the inbox. All
/// of them need `life.toml`, for zone and names.
const READING: &[(&[&str], [bool; 5])] = &[
    (&["day"], [true, true, true, true, false]),
    (&["day", "--json"], [true, true, true, true, false]),
    (&["week"], [true, true, true, true, false]),
    (&["week", "--json"], [true, true, true, true, false]),
    (&["review", "2026-W47"], [true, true, true, true, true]),
    (&["review", "2026-W47", "--json"], [true, true, true, true, true]),
    (&["season"], [true, true, true, true, false]),
    (&["season", "--json"], [true, true, true, true, false]),
    (&["season", "--by", "months", "--json"], [true, true, true, true, false]),
    (&["search", "Pages"], [true, false, false, false, false]),
    (&["search", "--json", "Pages"], [true, false, false, false, false]),
    (&["status"], [true, false, false, true, false]),
    (&["status", "--json"], [true, false, false, true, false]),
    (&["score"], [true, true, true, true, false]),
    (&["score", "--json"], [true, true, true, true, false]),
    (&["score", "--json", "--from", "2026-01-01", "--to", "2026-11-18"], [true, true, true, true, false]),
    (&["why"], [true, true, true, true, false]),
    (&["why", "--json"], [true, true, true, true, false]),
    (&["inbox"], [false, false, false, false, true]),
];

/// Returns the problems of a JSON answer. They are under a key, or in the last element of a list.
fn problems(out: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(out).unwrap();
    let object = value.as_array().and_then(|list| list.last()).unwrap_or(&value);
    let problems = object["problems"].as_array().cloned().unwrap_or_default();
    problems.iter().map(|problem| problem.as_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn check(planner: &Planner, place: &str, arguments: &[&str], is_needed: bool) {
    let said = planner.run(arguments);
    assert_eq!(said.code, i32::from(is_needed), "{place}, {arguments:?}: {said:?}");
    assert_eq!(said.err.contains(place), is_needed, "{place}, {arguments:?}: {said:?}");
    if arguments.contains(&"--json") {
        let named = problems(&said.out);
        assert_eq!(named.iter().any(|one| one.starts_with(&format!("{place}:1:"))), is_needed, "{said:?}");
    }
    for lie in
        ["is open", "Nothing found.", "is empty", "Nothing is written", "Nothing is lived", "Fewer than"]
    {
        assert!(!is_needed || !said.out.contains(lie), "{place}, {arguments:?}: {said:?}");
    }
}

#[test]
fn every_answer_names_the_file_that_it_needed() {
    let places = [TODAY, "weeks/2026-W47.toml", "seasons.toml", "routines.toml", "inbox.toml"];
    for (number, place) in places.into_iter().enumerate() {
        let planner = with(place, "syntax");
        for (arguments, needs) in READING {
            check(&planner, place, arguments, needs[number]);
        }
    }
    for place in ["life.toml", "days"] {
        let planner = with(place, "syntax");
        for (arguments, needs) in READING {
            // An empty inbox needs no names from `life.toml`.
            let needs_life = place == "life.toml" && *arguments != ["inbox"];
            check(&planner, place, arguments, needs_life || needs[0]);
        }
    }
}

#[test]
fn whatever_lies_in_a_files_place_is_named_and_left_alone() {
    are_named_and_left_alone(KINDS);
}

#[cfg(unix)]
#[test]
fn what_only_unix_has_is_named_and_left_alone() {
    are_named_and_left_alone(KINDS_OF_UNIX);
}

fn are_named_and_left_alone(kinds: &[(&str, &str)]) {
    for place in [TODAY, "life.toml"] {
        for (kind, words) in kinds {
            let planner = with(place, kind);
            let before = lies(&planner.root().join(place));
            for arguments in [&["day"][..], &["status"], &["search", "Pages"], &["score"]] {
                check(&planner, place, arguments, true);
            }
            let said = planner.run(&["check"]);
            assert!(said.code == 1 && said.out.starts_with(place) && said.out.contains(words), "{said:?}");
            if place == TODAY {
                for arguments in [
                    &["add", "9-10 Walk"][..],
                    &["log", "9:00-9:30 Walk"],
                    &["start", "Walk"],
                    &["stop"],
                    &["done", "k3f9x"],
                    &["move", "k3f9x", "tomorrow"],
                    &["rm", "k3f9x"],
                    &["grace", "today"],
                    &["note", "today", "rain"],
                ] {
                    let said = planner.run(arguments);
                    assert_eq!((said.code, said.out.as_str()), (1, ""), "{kind}, {arguments:?}: {said:?}");
                    let name = place.rsplit('/').next().unwrap();
                    let is_named = said.err.contains("aplomb: Can't save: ") && said.err.contains(name);
                    assert!(is_named, "{kind}: {said:?}");
                }
            }
            assert_eq!(lies(&planner.root().join(place)), before, "{kind}");
            assert!(!planner.root().join("gone-away").exists());
        }
    }
}

#[test]
fn folders_that_are_none_are_named() {
    for place in ["days", "days/2026", "weeks"] {
        let kinds: &[&str] = if cfg!(unix) { &["file", "pipe", "loop", "nowhere"] } else { &["file"] };
        for kind in kinds {
            let planner = Planner::new();
            if place == "weeks" {
                planner.write(TODAY, BLOCK);
            }
            put(&planner.root().join(place), kind);
            let before = lies(&planner.root().join(place));
            check(&planner, place, &["day"], true);
            let (day, week) = (["add", "9-10 Walk"], ["intention", "Ship"]);
            let said = planner.run(if place == "weeks" { &week } else { &day });
            assert!(said.code == 1 && said.err.contains(&format!("Can't save: {place}: this ")), "{said:?}");
            assert!(planner.run(&["check"]).out.starts_with(place));
            assert_eq!(lies(&planner.root().join(place)), before);
        }
    }
}

/// The same for the configuration, the keys and the lock: no command blocks on them.
#[cfg(unix)]
#[test]
fn what_lies_beside_the_data_is_not_waited_for_either() {
    for (name, kind) in [("config.toml", "pipe"), ("keys.toml", "device"), ("config.toml", "nowhere")] {
        let planner = with(name, kind);
        let said = planner.run(&["check"]);
        assert!(said.code == 1 && said.out.starts_with(&format!("{name}:1:1: this ")), "{said:?}");
        planner.done(&["day"]);
    }
    for kind in ["pipe", "directory", "device", "loop"] {
        let planner = with(".lock", kind);
        let before = lies(&planner.root().join(".lock"));
        assert!(planner.refused(&["add", "9-10 Walk"]).contains(".lock: "));
        assert_eq!(lies(&planner.root().join(".lock")), before);
    }
}

#[cfg(unix)]
#[test]
fn a_directory_that_is_a_link_to_nowhere_is_no_empty_life() {
    for target in ["gone-away", "data"] {
        let planner = Planner::with(&[]);
        fs::remove_dir(planner.root()).unwrap();
        symlink(target, planner.root()).unwrap();
        for arguments in [&["day"][..], &["add", "9-10 Walk"], &["init"]] {
            assert!(planner.refused(arguments).contains("is a link that leads nowhere"));
        }
    }
}

#[test]
fn the_bars_are_told_by_a_class_and_never_fail() {
    let planner = with(TODAY, "syntax");
    let words = "Today's file has an error in line 1. Run aplomb check.";
    let said = planner.run(&["status", "--format", "waybar"]);
    let value: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &value["class"], &value["text"]), (0, &"unreadable".into(), &words.into()));
    let said = planner.run(&["status", "--format", "tmux"]);
    assert_eq!((said.code, said.out), (0, format!("{words}\n")));
    assert_eq!(planner.run(&["status"]).out, format!("{words}\n"));
}

#[test]
fn what_could_be_read_is_printed_and_no_number_is_made_of_it() {
    let planner = with(MONDAY, "syntax");
    let said = planner.run(&["day"]);
    assert!(said.code == 1 && said.out.contains("Pages"), "{said:?}");
    assert!(said.out.contains("Week 47 forecast  alignment —   balance —"), "{said:?}");
    let said = planner.run(&["week"]);
    assert!(said.out.contains("Pages") && said.out.contains("its file can't be read"), "{said:?}");
    assert!(said.out.contains("Wed 18 Nov    5h") && said.out.contains("Mon 16 Nov     —"), "{said:?}");
    let json = |arguments: &[&str]| serde_json::from_str::<Value>(&planner.run(arguments).out).unwrap();
    let week = json(&["week", "--json"]);
    assert!(week["score"]["balance"]["work"].is_null() && week["score"]["alignment"]["score"].is_null());
    assert!(week["hours"][0]["work"].is_null() && week["hours"][2]["work"] == 300, "{week:#}");
    // A file is reported in the same way where its days are scanned without keeping them.
    planner.write("days/2026/2026-10-06.toml", BLOCK);
    let sentence = "The file of Monday 16 November has an error in line 1. Run aplomb check.";
    assert!(planner.run(&["season"]).out.starts_with(sentence));
    for command in [&["season"][..], &["review", "2026-W47"]] {
        let file = planner.root().join("page.md");
        let _ = fs::remove_file(&file);
        let page = ["--markdown", file.to_str().unwrap()];
        assert_eq!(planner.run(&[command, &page].concat()).code, 1);
        let page = planner.file("page.md");
        assert!(page.starts_with(&format!("# {sentence}")) && page.matches(sentence).count() == 1, "{page}");
        assert!(page.contains("| W41 |") && page.contains("| 5h |"), "{page}");
        assert!(!page.contains("| W47 | — | — | 0") && !page.contains("so far | — | — | 0"), "{page}");
    }
    let season = json(&["season", "--json"]);
    assert!(season["score"]["balance"]["work"].is_null() && season["swing"].is_null(), "{season:#}");
    // Other weeks, and days with readable files, work as before.
    planner.done(&["day", "2026-12-02"]);
    planner.done(&["week", "2026-W49"]);
    planner.done(&["add", "12:00-12:30 Walk"]);
}

#[test]
fn tags_of_a_life_that_cant_be_read_are_not_called_unknown() {
    let planner = with("life.toml", "syntax");
    assert_eq!(planner.run(&["check"]).out.lines().count(), 1);
    let said = planner.run(&["add", "9-10 Walk #craft"]);
    assert!(said.code == 1 && !said.err.contains("no value"), "{said:?}");
    assert!(said.err.contains("Can't look up the value 'craft': life.toml can't be read."), "{said:?}");
    assert_eq!(planner.run(&["add", "9-10 Walk"]).code, 0);
}

/// The file behind the link is emptied and filled again. The link stays.
#[cfg(unix)]
#[test]
fn a_file_that_is_a_link_and_becomes_empty_stays_one() {
    let planner = Planner::new();
    planner.write("elsewhere/day.toml", BLOCK);
    planner.write("elsewhere/inbox.toml", "schema = 1\n");
    fs::create_dir_all(planner.root().join("days/2026")).unwrap();
    symlink(planner.root().join("elsewhere/day.toml"), planner.root().join(TODAY)).unwrap();
    symlink("elsewhere/inbox.toml", planner.root().join("inbox.toml")).unwrap();
    let is_link = |name: &str| fs::symlink_metadata(planner.root().join(name)).unwrap().is_symlink();
    planner.done(&["rm", "k3f9x"]);
    assert!(is_link(TODAY) && !planner.file("elsewhere/day.toml").contains("Pages"));
    planner.add("9-10 Walk");
    assert!(is_link(TODAY) && planner.file("elsewhere/day.toml").contains("Walk"));
    let task = planner.add("Stamps");
    planner.done(&["place", &task, "today", "12-13"]);
    assert!(is_link("inbox.toml") && !planner.file("elsewhere/inbox.toml").contains("Stamps"));
    planner.done(&["check"]);
}
