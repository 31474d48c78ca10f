//! Which room (a folder of `src`) may name which, checked in the sources. Imports run down only, and the pure rooms
//! use no file, no terminal and no clock. The table is the one of `src/lib.rs`.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]
#![allow(clippy::disallowed_methods, reason = "it reads the sources, which no room of the library does")]

use std::fs;
use std::path::{Path, PathBuf};

/// The other rooms that each room may name.
const TABLE: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("line", &["domain"]),
    ("alignment", &["domain"]),
    ("canvas", &["domain"]),
    ("planning", &["domain", "line", "alignment"]),
    ("report", &["domain", "line", "alignment", "planning"]),
    ("store", &["domain", "line", "alignment", "planning"]),
    ("app", &["domain", "line", "alignment", "planning", "report", "canvas"]),
    ("sheets", &["domain", "line", "alignment", "planning", "report", "canvas", "app"]),
    ("screens", &["domain", "line", "alignment", "planning", "report", "canvas", "app", "sheets"]),
    ("cli", &["domain", "line", "alignment", "planning", "report", "store", "app"]),
    (
        "tui",
        &["domain", "line", "alignment", "planning", "report", "store", "canvas", "app", "sheets", "screens"],
    ),
];

/// A room, a room that it may name only in part, and the names that it may use: of the screens, the command line
/// knows only the keymap.
const ONLY: (&str, &str, &[&str]) = ("cli", "app", &["Keymap", "keymap"]);

/// The only names of `tui` that the command line may use, to open the screens. Otherwise the front ends do not know
/// each other.
const DOOR: (&str, &str, &[&str]) = ("cli", "tui", &["run", "Options", "has_terminal"]);

/// The pure rooms, which get everything as arguments.
const PURE: [&str; 8] = ["domain", "line", "alignment", "planning", "report", "app", "sheets", "screens"];

/// Names that a pure room never uses: each is a run of segments anywhere in a path.
const IMPURE: [&[&str]; 11] = [
    &["std", "fs"],
    &["std", "io"],
    &["std", "env"],
    &["std", "process"],
    &["std", "net"],
    &["crossterm"],
    &["ratatui"],
    &["Utc", "now"],
    &["Local", "now"],
    &["SystemTime"],
    &["Instant"],
];

/// The files that may write to standard output and standard error: one for the command line, one for the frames of
/// the screens.
const WAYS_OUT: [&str; 2] = ["src/cli/output.rs", "src/tui/terminal.rs"];

/// How many lines a file may have, and how many a file of tests, which has long tables. From 400 on, look for a place
/// to split it.
const LONGEST: usize = 450;
const LONGEST_OF_TESTS: usize = 600;

#[test]
fn every_room_names_only_what_lies_below_it() {
    assert_none(sources().iter().flat_map(misplaced).collect());
}

#[test]
fn pure_rooms_know_no_file_no_terminal_and_no_clock() {
    assert_none(sources().iter().flat_map(impure).collect());
}

#[test]
fn every_byte_goes_out_by_one_way() {
    assert_none(sources().iter().flat_map(past_the_way_out).collect());
}

#[test]
fn no_file_outgrows_one_idea() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        let longest = if source.is_test() { LONGEST_OF_TESTS } else { LONGEST };
        (lines > longest).then(|| format!("{} has {lines} lines, more than {longest}", source.name))
    };
    assert_none(sources().iter().filter_map(long).collect());
}

#[test]
fn every_folder_is_a_room_of_the_table() {
    let rooms: Vec<String> = sources().iter().filter_map(|source| source.room().map(str::to_owned)).collect();
    let strangers: Vec<&String> =
        rooms.iter().filter(|room| !TABLE.iter().any(|(known, _)| known == room)).collect();
    assert!(strangers.is_empty(), "not in the table: {strangers:?}");
    let empty: Vec<&str> =
        TABLE.iter().map(|(room, _)| *room).filter(|room| !rooms.iter().any(|one| one == room)).collect();
    assert!(empty.is_empty(), "in the table without a source: {empty:?}");
}

#[test]
fn no_circle_of_files_is_wider_than_a_folder() {
    let sources: Vec<Source> = sources().into_iter().filter(|source| !source.is_test()).collect();
    assert_none(circles(&sources));
}

fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A source file.
struct Source {
    /// The path from the top of the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// Returns the folder of `src` that the file is in. None for `lib.rs` and `main.rs`.
    fn room(&self) -> Option<&str> {
        self.name.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
    }

    /// Returns how many modules deep the file is. A room itself is 1.
    fn depth(&self) -> usize {
        let steps = self.name.matches('/').count();
        if self.name.ends_with("/mod.rs") { steps - 1 } else { steps }
    }

    /// Returns the folder that the file belongs to: a room, or one screen or sheet.
    fn folder(&self) -> &str {
        let steps = if matches!(self.room(), Some("screens" | "sheets")) { 3 } else { 2 };
        let ends = self.name.match_indices('/').map(|(at, _)| at);
        ends.take(steps).last().map_or("", |end| &self.name[..end])
    }

    /// Returns the sources that the file names, by their places in `all`.
    fn names(&self, all: &[Source]) -> Vec<usize> {
        let module = self.name.trim_end_matches(".rs").trim_end_matches("/mod").trim_start_matches("src/");
        let own: Vec<&str> = module.split('/').collect();
        let file = |segments: &[&str]| {
            let path = format!("src/{}", segments.join("/"));
            let is_it = |source: &Source| {
                source.name == format!("{path}.rs") || source.name == format!("{path}/mod.rs")
            };
            all.iter().position(is_it)
        };
        let target = |path: &Named| {
            let climbs = path.segments.iter().take_while(|segment| *segment == "super").count();
            let (from, rest) = match path.segments.first()?.as_str() {
                "crate" => (&own[..0], &path.segments[1..]),
                "self" => (&own[..], &path.segments[1..]),
                "super" => {
                    let modules = climbs.saturating_sub(path.nesting);
                    (&own[..own.len().checked_sub(modules)?], &path.segments[climbs..])
                }
                // One of its own modules, by its name.
                _ => (&own[..], &path.segments[..]),
            };
            let segments: Vec<&str> = from.iter().copied().chain(rest.iter().map(String::as_str)).collect();
            // Only `pub(in crate::room)` has a room without a name after it.
            let shortest = if path.segments[0] == "crate" { 1 } else { from.len().max(1) };
            let least = shortest + usize::from(!matches!(path.segments[0].as_str(), "crate" | "super"));
            let is_room_alone = path.segments[0] == "crate" && path.segments.len() < 3;
            let found = (least..=segments.len()).rev().find_map(|length| file(&segments[..length]));
            found.filter(|_| !is_room_alone)
        };
        paths(&without_tests(&tokens(&self.text)))
            .iter()
            .filter_map(target)
            .filter(|at| all[*at].name != self.name)
            .collect()
    }

    /// Whether the whole file is a module of tests.
    fn is_test(&self) -> bool {
        self.name.split('/').any(|part| part == "tests" || part == "tests.rs")
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&top.join("src"), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let steps = path.strip_prefix(top).unwrap().iter().map(|step| step.to_str().unwrap());
        Source { name: steps.collect::<Vec<_>>().join("/"), text: fs::read_to_string(path).unwrap() }
    };
    paths.iter().map(read).collect()
}

/// Returns the pairs of files of two folders that import each other in a circle.
fn circles(sources: &[Source]) -> Vec<String> {
    let arrows: Vec<Vec<usize>> = sources.iter().map(|source| source.names(sources)).collect();
    let reached = |from: usize| {
        let (mut seen, mut left) = (vec![false; sources.len()], vec![from]);
        while let Some(here) = left.pop() {
            for &next in arrows[here].iter().filter(|next| !std::mem::replace(&mut seen[**next], true)) {
                left.push(next);
            }
        }
        seen
    };
    let reached: Vec<Vec<bool>> = (0..sources.len()).map(reached).collect();
    let pairs = (0..sources.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    let faults = pairs.filter(|(one, other)| reached[*one][*other] && reached[*other][*one]).filter_map(
        |(one, other)| {
            let (one, other) = (&sources[one], &sources[other]);
            (one.folder() != other.folder())
                .then(|| format!("{} and {} lie on a circle", one.name, other.name))
        },
    );
    faults.collect()
}

/// Returns the names that a source uses from rooms beside or above its own.
fn misplaced(source: &Source) -> Vec<String> {
    let found = paths(&tokens(&source.text));
    let faults = found.iter().filter_map(|path| {
        let fault = |what: &str| Some(format!("{}:{}: {}: {what}", source.name, path.line, path.text()));
        let climbs = path.segments.iter().take_while(|segment| *segment == "super").count();
        if climbs > 0 && climbs >= source.depth() + path.nesting {
            return fault("write crate:: and the room");
        }
        let target = match path.segments.first().map(String::as_str) {
            // Without more segments it is `pub(crate)`.
            Some("crate") => path.segments.get(1)?.as_str(),
            Some("aplomb") if source.room().is_none() => return None,
            Some("aplomb") => return fault("write crate:: and the room"),
            _ => return None,
        };
        let room = source.room()?;
        let is_door = (room, target) == (DOOR.0, DOOR.1)
            && path.segments.len() == 3
            && DOOR.2.contains(&path.segments[2].as_str());
        if target == room || is_door {
            return None;
        }
        if !TABLE.iter().any(|(known, _)| *known == target) {
            return fault("no room of that name");
        }
        let below = TABLE.iter().find(|(own, _)| *own == room).map_or(&[][..], |(_, below)| below);
        if (room, target) == (ONLY.0, ONLY.1)
            && !path.segments.get(2).is_some_and(|of| ONLY.2.contains(&of.as_str()))
        {
            return fault(&format!("{room} may name only {:?} of {target}", ONLY.2));
        }
        if below.contains(&target) { None } else { fault(&format!("{room} may not name {target}")) }
    });
    faults.collect()
}

/// Returns the names that a source of a pure room uses from outside. Its tests may use them.
fn impure(source: &Source) -> Vec<String> {
    if source.is_test() || !source.room().is_some_and(|room| PURE.contains(&room)) {
        return Vec::new();
    }
    let found = paths(&without_tests(&tokens(&source.text)));
    let faults = found.iter().filter_map(|path| {
        let names =
            |run: &&[&str]| path.segments.windows(run.len()).any(|window| window.iter().eq(run.iter()));
        IMPURE.iter().any(names).then(|| format!("{}:{}: {}", source.name, path.line, path.text()))
    });
    faults.collect()
}

/// Returns where a source prints without [`WAYS_OUT`]: the streams by their names, the macros that print, and clap's
/// own printing.
fn past_the_way_out(source: &Source) -> Vec<String> {
    if source.is_test() || WAYS_OUT.contains(&source.name.as_str()) {
        return Vec::new();
    }
    let all = without_tests(&tokens(&source.text));
    let is = |place: usize, text: &str| all.get(place).is_some_and(|token| token.is(text));
    let faults = all.iter().enumerate().filter_map(|(place, token)| {
        let is_past = match token.text.as_str() {
            "stdout" | "stderr" | "Stdout" | "Stderr" => true,
            "print" | "println" | "eprint" | "eprintln" | "dbg" if is(place + 1, "!") => true,
            "print" | "exit" => place > 0 && is(place - 1, ".") && is(place + 1, "(") && is(place + 2, ")"),
            _ => false,
        };
        is_past.then(|| format!("{}:{}: {} goes past {}", source.name, token.line, token.text, WAYS_OUT[0]))
    });
    faults.collect()
}

/// A word or a sign of a source. Comments and literals are left out.
#[derive(Debug, Clone, PartialEq)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.text == text
    }

    fn is_word(&self) -> bool {
        self.text.starts_with(|first: char| first.is_alphabetic() || first == '_')
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| chars.get(place).copied().unwrap_or('\0');
    let is_part = |one: char| one.is_alphanumeric() || one == '_';
    let (mut found, mut line, mut place) = (Vec::new(), 1, 0);
    while place < chars.len() {
        let start = place;
        match (at(place), at(place + 1)) {
            ('/', '/') => place = end_of(&chars, place, |place| at(place) == '\n'),
            ('/', '*') => {
                let mut open = 0;
                loop {
                    match (at(place), at(place + 1)) {
                        ('/', '*') => (open, place) = (open + 1, place + 2),
                        ('*', '/') => (open, place) = (open - 1, place + 2),
                        _ => place += 1,
                    }
                    if open == 0 || place >= chars.len() {
                        break;
                    }
                }
            }
            ('"', _) => place = end_of_string(&chars, place),
            // A character literal. Else the quote starts a lifetime.
            ('\'', '\\') => place = end_of(&chars, place + 3, |place| at(place) == '\'') + 1,
            ('\'', _) if at(place + 2) == '\'' => place += 3,
            ('r', '"' | '#') | ('b' | 'c', 'r') if is_raw(&chars, place) => {
                let quote = end_of(&chars, place, |place| at(place) == '"');
                let hashes = chars[place..quote].iter().filter(|one| **one == '#').count();
                let closes =
                    |place: usize| at(place) == '"' && (1..=hashes).all(|further| at(place + further) == '#');
                place = end_of(&chars, quote + 1, closes) + 1 + hashes;
            }
            (first, _) if is_part(first) => {
                place = end_of(&chars, place, |place| !is_part(at(place)));
                found.push(Token { text: chars[start..place].iter().collect(), line });
            }
            (':', ':') => {
                place += 2;
                found.push(Token { text: "::".into(), line });
            }
            (sign, _) => {
                place += 1;
                if !sign.is_whitespace() {
                    found.push(Token { text: sign.into(), line });
                }
            }
        }
        place = place.min(chars.len());
        line += chars[start..place].iter().filter(|one| **one == '\n').count();
    }
    found
}

/// Returns the first place from `from` on where `is_end` is true, or the end.
fn end_of(chars: &[char], from: usize, is_end: impl Fn(usize) -> bool) -> usize {
    (from..chars.len()).find(|place| is_end(*place)).unwrap_or(chars.len())
}

fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut place = from + 1;
    while place < chars.len() && chars[place] != '"' {
        place += if chars[place] == '\\' { 2 } else { 1 };
    }
    place + 1
}

/// Whether a raw string begins here, and no word or raw identifier such as `r#type`.
fn is_raw(chars: &[char], from: usize) -> bool {
    let marks = chars[from..].iter().skip_while(|one| matches!(one, 'b' | 'c' | 'r'));
    let mut after = marks.skip_while(|one| **one == '#');
    after.next() == Some(&'"')
}

/// A path in full. A `use` with braces has one for each leaf.
#[derive(Debug, Clone)]
struct Named {
    segments: Vec<String>,
    line: usize,
    /// How many modules of its own file are around it.
    nesting: usize,
}

impl Named {
    fn text(&self) -> String {
        self.segments.join("::")
    }
}

fn paths(tokens: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    // For each open brace, whether it opens a module.
    let mut braces: Vec<bool> = Vec::new();
    let mut place = 0;
    while let Some(token) = tokens.get(place) {
        if token.is("{") {
            let is_module = place >= 2 && tokens[place - 2].is("mod");
            braces.push(is_module);
        } else if token.is("}") {
            braces.pop();
        } else if token.is_word() {
            let nesting = braces.iter().filter(|is_module| **is_module).count();
            let from = found.len();
            place = tree(tokens, place, &[], &mut found);
            for path in &mut found[from..] {
                path.nesting = nesting;
            }
            continue;
        }
        place += 1;
    }
    found
}

/// Reads one path with its braces. Returns the place after it.
fn tree(tokens: &[Token], mut place: usize, before: &[String], found: &mut Vec<Named>) -> usize {
    let mut segments = before.to_vec();
    let line = tokens.get(place).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(place) {
        if token.is("{") {
            place += 1;
            while tokens.get(place).is_some_and(|token| !token.is("}")) {
                if tokens[place].is_word() || tokens[place].is("*") || tokens[place].is("{") {
                    place = tree(tokens, place, &segments, found);
                    if tokens.get(place).is_some_and(|token| token.is("as")) {
                        place += 2;
                    }
                } else {
                    place += 1;
                }
            }
            return place + 1;
        }
        if !(token.is_word() || token.is("*")) {
            break;
        }
        segments.push(token.text.clone());
        place += 1;
        if !tokens.get(place).is_some_and(|token| token.is("::")) {
            break;
        }
        place += 1;
    }
    found.push(Named { segments, line, nesting: 0 });
    place
}

/// Returns the tokens outside of modules with `#[cfg(test)]`.
fn without_tests(tokens: &[Token]) -> Vec<Token> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let is_mark = |place: usize| {
        tokens[place..].len() > MARK.len()
            && MARK.iter().zip(&tokens[place..]).all(|(text, one)| one.is(text))
    };
    let (mut kept, mut place) = (Vec::new(), 0);
    while place < tokens.len() {
        let module = place + MARK.len();
        if is_mark(place) && tokens[module].is("mod") && tokens.get(module + 2).is_some_and(|one| one.is("{"))
        {
            let mut open = 0;
            place = module + 2;
            while place < tokens.len() {
                match tokens[place].text.as_str() {
                    "{" => open += 1,
                    "}" => open -= 1,
                    _ => {}
                }
                place += 1;
                if open == 0 {
                    break;
                }
            }
        } else {
            kept.push(tokens[place].clone());
            place += 1;
        }
    }
    kept
}

mod scanner {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source { name: name.into(), text: text.into() }
    }

    #[test]
    fn circles_are_found_through_any_number_of_files() {
        let on_circle = |of_week: &str| {
            circles(&[
                source("src/screens/mod.rs", "pub mod day; pub mod week;"),
                source("src/screens/day/mod.rs", "use super::week::{keys, Week};"),
                source("src/screens/week/mod.rs", "mod keys; use keys::on;"),
                source("src/screens/week/keys.rs", of_week),
            ])
        };
        assert_eq!(
            on_circle("use crate::app::Model; pub(in crate::screens) fn on() {}"),
            Vec::<String>::new()
        );
        let faults = on_circle("use crate::screens::day::Day;");
        let beside = ["src/screens/week/mod.rs", "src/screens/week/keys.rs"];
        assert_eq!(faults, beside.map(|name| format!("{name} and src/screens/day/mod.rs lie on a circle")));
    }

    /// Returns the misplaced names of a text as if it were `src/domain/block.rs`.
    fn in_domain(text: &str) -> Vec<String> {
        faults("src/domain/block.rs", text)
    }

    fn faults(name: &str, text: &str) -> Vec<String> {
        misplaced(&source(name, text))
            .iter()
            .map(|fault| fault.split(": ").nth(1).unwrap().to_owned())
            .collect()
    }

    fn impure_in(name: &str, text: &str) -> Vec<String> {
        impure(&source(name, text)).iter().map(|fault| fault.split_once(": ").unwrap().1.to_owned()).collect()
    }

    #[test]
    fn an_import_from_above_is_found_with_its_line() {
        let found =
            misplaced(&source("src/domain/block.rs", "use super::day::Day;\nuse crate::store::Store;\n"));
        assert_eq!(found, ["src/domain/block.rs:2: crate::store::Store: domain may not name store"]);
    }

    #[test]
    fn imports_in_braces_and_paths_in_code_are_found() {
        assert_eq!(
            in_domain("use crate::{app::{Model, update as step}, domain::Day, cli};"),
            ["crate::app::Model", "crate::app::update", "crate::cli"]
        );
        assert_eq!(
            in_domain("fn f(x: &crate::alignment::Score) { crate::tui::run::<u8>(x) }"),
            ["crate::alignment::Score", "crate::tui::run"]
        );
        assert_eq!(in_domain("macro_rules! m { () => { $crate::store::open() } }"), ["crate::store::open"]);
        assert_eq!(in_domain("pub(in crate::app) fn f() {}"), ["crate::app"]);
        assert_eq!(in_domain("use crate::*;"), ["crate::*"]);
        assert_eq!(in_domain("pub(crate) fn f() {}"), [""; 0]);
    }

    #[test]
    fn ways_around_the_name_of_a_room_are_found() {
        assert_eq!(in_domain("use super::super::store::Store;"), ["super::super::store::Store"]);
        assert_eq!(in_domain("mod tests { use super::super::day::Day; }"), [""; 0]);
        assert_eq!(
            in_domain("mod tests { use super::super::super::store; }"),
            ["super::super::super::store"]
        );
        assert_eq!(faults("src/domain/entry/mod.rs", "use super::super::app;"), ["super::super::app"]);
        assert_eq!(faults("src/domain/entry/read.rs", "use super::super::day;"), [""; 0]);
        assert_eq!(in_domain("use aplomb::store::Store;"), ["aplomb::store::Store"]);
    }

    #[test]
    fn each_room_has_its_own_floor() {
        assert_eq!(faults("src/alignment/score.rs", "use crate::{domain, planning};"), ["crate::planning"]);
        assert_eq!(
            faults("src/planning/free.rs", "use crate::{domain, alignment, store};"),
            ["crate::store"]
        );
        assert_eq!(
            faults("src/app/model.rs", "use crate::{planning, store, tui};"),
            ["crate::store", "crate::tui"]
        );
        assert_eq!(faults("src/store/mod.rs", "use crate::{domain, alignment, app};"), ["crate::app"]);
        assert_eq!(faults("src/tui/mod.rs", "use crate::{app, store, cli::say};"), ["crate::cli::say"]);
    }

    #[test]
    fn the_command_line_opens_the_screens_and_knows_nothing_else_of_them() {
        assert_eq!(
            faults("src/cli/mod.rs", "use crate::tui::{Options}; fn f() { crate::tui::run(x) }"),
            [""; 0]
        );
        assert_eq!(
            faults("src/cli/mod.rs", "use crate::tui::{run, theme::Theme};"),
            ["crate::tui::theme::Theme"]
        );
        assert_eq!(faults("src/cli/mod.rs", "use crate::tui;"), ["crate::tui"]);
        assert_eq!(faults("src/app/mod.rs", "fn f() { crate::tui::run(x) }"), ["crate::tui::run"]);
    }

    #[test]
    fn comments_and_literals_name_nothing() {
        let text = concat!(
            "//! [`crate::store`]\n/* crate::app /* crate::cli */ crate::tui */\n",
            "const A: &str = \"crate::store \\\" crate::app\";\n",
            "const B: &str = r#\"crate::store \" crate::app\"#;\n",
            "const C: char = '\"'; const D: char = '\\''; fn f<'a>(x: &'a str) -> crate::cli::X {}\n",
        );
        let found = misplaced(&source("src/domain/block.rs", text));
        assert_eq!(found, ["src/domain/block.rs:5: crate::cli::X: domain may not name cli"]);
    }

    #[test]
    fn a_pure_room_that_looks_outside_is_found() {
        assert_eq!(
            impure_in(
                "src/app/model.rs",
                "use std::{collections::HashMap, fs::{self, File}, time::Duration};"
            ),
            ["std::fs::self", "std::fs::File"]
        );
        assert_eq!(
            impure_in(
                "src/planning/free.rs",
                "let a = chrono::Utc::now(); let b = Local::now(); let c = x.now();"
            ),
            ["chrono::Utc::now", "Local::now"]
        );
        assert_eq!(
            impure_in(
                "src/alignment/score.rs",
                "use std::time::Instant; use crossterm::event::Event; std::env::var(a);"
            ),
            ["std::time::Instant", "crossterm::event::Event", "std::env::var"]
        );
        assert_eq!(impure_in("src/store/walk.rs", "use std::fs;"), [""; 0]);
    }

    #[test]
    fn what_writes_past_the_way_out_is_found() {
        let past = |name: &str, text: &str| past_the_way_out(&source(name, text)).len();
        for text in [
            "println!(\"x\");",
            "eprint!(\"x\");",
            "dbg!(x);",
            "use std::io::{self, stdout};",
            "let _ = writeln!(io::stderr(), \"x\");",
            "fn f(to: io::Stdout) {}",
            "let _ = error.print();",
            "error.exit()",
        ] {
            assert_eq!(past("src/cli/day.rs", text), 1, "{text}");
            assert_eq!(past(WAYS_OUT[0], text), 0, "{text}");
        }
        for text in
            ["error.use_stderr()", "day::print(session, date)", "self.print(x)", "mod print;", "// println!"]
        {
            assert_eq!(past("src/cli/day.rs", text), 0, "{text}");
        }
    }

    #[test]
    fn tests_of_a_pure_room_may_look_outside() {
        let text = "#[cfg(test)]\nmod tests { use std::fs; fn f() { if x { y } } }\nuse std::process;";
        assert_eq!(impure_in("src/domain/day.rs", text), ["std::process"]);
        assert_eq!(impure_in("src/domain/entry/tests/table.rs", "use std::fs;"), [""; 0]);
    }
}
