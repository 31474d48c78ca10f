//! The real binary in a pseudo-terminal: it opens, takes keys, and restores the terminal however it ends.
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

use aplomb::canvas::theme::{Depth, Role, Theme};
use ratatui::style::Color;

use super::lives::{LIFE, NOW};

/// How long a screen may take to appear. It is far more than it needs.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long the end may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// The binary in its own terminal.
pub(super) struct Terminal {
    pub(super) home: TempDir,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    child: Option<Box<dyn Child + Send + Sync>>,
    pid: u32,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything that the binary has written.
    pub(super) written: Vec<u8>,
    /// The settings of the terminal before the binary started.
    before: String,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Terminal {
    /// Opens the screens on the small life, or runs a command.
    fn open(command: &[&str]) -> Terminal {
        Terminal::open_with(command, &[])
    }

    /// The same, with more files.
    pub(super) fn open_with(command: &[&str], files: &[(&str, &str)]) -> Terminal {
        Terminal::open_in(command, files, &[])
    }

    /// The same, with more environment variables.
    fn open_in(command: &[&str], files: &[(&str, &str)], variables: &[(&str, &str)]) -> Terminal {
        Terminal::open_at(TempDir::new().unwrap(), command, files, variables)
    }

    /// The same, in a given home folder, which may have state of an earlier run.
    pub(super) fn open_at(
        home: TempDir,
        command: &[&str],
        files: &[(&str, &str)],
        variables: &[(&str, &str)],
    ) -> Terminal {
        for (name, text) in LIFE.iter().chain(files) {
            let path = home.path().join("data").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        // Tests of closing the day have their own files. Here it is not asked for by itself.
        let config = home.path().join("data/config.toml");
        let text = std::fs::read_to_string(&config).unwrap_or_default();
        std::fs::write(config, format!("carry = \"off\"\n{}", text.replace("carry = \"off\"\n", "")))
            .unwrap();
        let pty = native_pty_system().openpty(size(120, 40)).unwrap();
        let before = format!("{:?}", pty.master.get_termios());
        let mut run = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("aplomb"));
        run.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "Europe/Lisbon"),
            ("HOME", home.path().to_str().unwrap()),
            ("APLOMB_STATE", home.path().join("state").to_str().unwrap()),
        ]
        .iter()
        .chain(variables)
        {
            run.env(name, value);
        }
        run.args(["--dir", home.path().join("data").to_str().unwrap(), "--now", NOW]);
        run.args(command);
        let child = pty.slave.spawn_command(run).unwrap();
        let pid = child.process_id().unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keys = pty.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(40), cells(120), 0);
        let written = Vec::new();
        Terminal { home, master: pty.master, keys, child: Some(child), pid, output, parser, written, before }
    }

    /// Shows bytes in the terminal.
    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.written.extend(bytes);
    }

    /// Waits until the screen fulfils a condition.
    #[track_caller]
    fn comes(&mut self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !is(self.parser.screen()) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("{what} does not come ({error}):\n{}", self.parser.screen().contents()),
            }
        }
    }

    pub(super) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(super) fn shows(&mut self, text: &str) {
        self.comes(&format!("{text:?}"), |screen| screen.contents().contains(text));
    }

    /// Waits until the binary asks for the background colour, and answers as a terminal does.
    #[track_caller]
    fn is_asked(&mut self, answer: &str) {
        let until = Instant::now() + PATIENCE;
        while !self.written.windows(8).any(|bytes| bytes == b"\x1b]11;?\x07\x1b") {
            let bytes = self.output.recv_timeout(until.saturating_duration_since(Instant::now())).unwrap();
            self.take(&bytes);
        }
        self.press(answer);
    }

    /// Waits until the line under the headline has the muted colour of a theme.
    #[track_caller]
    fn is_light(&mut self, is_light: bool) {
        let theme = Theme { is_light, depth: Depth::Indexed, is_ascii: false };
        let Some(Color::Indexed(colour)) = theme.style(Role::Muted).fg else { panic!("it has a colour") };
        let colour = vt100::Color::Idx(colour);
        self.comes("the theme", |screen| screen.cell(3, 1).is_some_and(|cell| cell.fgcolor() == colour));
    }

    /// Checks that the line under the headline has the terminal's own text colour.
    #[track_caller]
    fn has_its_own_colours(&self) {
        let cell = self.parser.screen().cell(3, 1).unwrap();
        assert!(cell.has_contents());
        assert_eq!(cell.fgcolor(), vt100::Color::Default);
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.pid.to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until the process is stopped.
    #[track_caller]
    fn is_stopped(&self) {
        let until = Instant::now() + PATIENCE;
        let state = || {
            let output = Command::new("ps").args(["-o", "state=", "-p", &self.pid.to_string()]).output();
            String::from_utf8(output.unwrap().stdout).unwrap()
        };
        while !state().trim_start().starts_with('T') {
            assert!(Instant::now() < until, "it goes on: {}", state());
        }
    }

    /// Clears what the terminal shows, as if another program had written over it.
    fn is_wiped(&mut self) {
        while let Ok(bytes) = self.output.try_recv() {
            self.take(&bytes);
        }
        self.parser = vt100::Parser::new(cells(40), cells(120), 0);
    }

    /// Waits for the end of the binary. Returns its exit code. The terminal then shows its last output.
    #[track_caller]
    pub(super) fn ends(&mut self) -> u32 {
        let mut child = self.child.take().unwrap();
        let (sender, ended) = channel();
        std::thread::spawn(move || sender.send(child.wait().unwrap().exit_code()));
        let code = ended.recv_timeout(FAREWELL).expect("it goes on");
        // No other process has the terminal open, so the output ends with the binary.
        let until = Instant::now() + FAREWELL;
        while let Ok(bytes) = self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
            self.take(&bytes);
        }
        code
    }

    /// Checks that the terminal is as the shell had it.
    #[track_caller]
    fn is_given_back(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is left");
        assert!(!screen.bracketed_paste(), "pasting is as it was");
        assert!(!screen.hide_cursor(), "the cursor is shown");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(format!("{:?}", self.master.get_termios()), self.before);
    }

    /// Returns the texts of a file of the state folder.
    fn state(&self, name: &str) -> Vec<String> {
        let folders = std::fs::read_dir(self.home.path().join("state")).into_iter().flatten();
        let texts = folders.map(|folder| std::fs::read_to_string(folder.unwrap().path().join(name)));
        texts.map(Result::unwrap).collect()
    }

    fn today(&self) -> String {
        let path: PathBuf = self.home.path().join("data/days/2026/2026-11-18.toml");
        std::fs::read_to_string(path).unwrap()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            let _ = child.kill();
        }
    }
}

#[test]
fn the_demo_opens_on_today_hears_keys_and_gives_the_terminal_back() {
    let mut terminal = Terminal::open(&["demo"]);
    terminal.shows("Pricing page, 48m left. Then Stand-up at 10:30.");
    terminal.shows("Enter more");
    let screen = terminal.parser.screen();
    assert!(screen.alternate_screen() && screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    let own = format!("{:?}", terminal.master.get_termios());
    assert_ne!(own, terminal.before, "keys come one by one, and are not echoed");
    terminal.press("jd");
    terminal.shows("Stand-up done as planned, 10:30 to 11:00, ahead of time.");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    terminal.is_given_back();
    assert!(terminal.parser.screen().contents().contains("Pricing page has run since 9:05."));
}

#[test]
fn the_mouse_works_where_it_is_wanted_and_is_given_back() {
    for end in ["q", "TERM"] {
        let mut terminal = Terminal::open_with(&[], &[("config.toml", "mouse = true\n")]);
        terminal.shows("Enter more");
        assert_eq!(terminal.parser.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
        // Columns and rows are counted from 1.
        let line =
            |text: &str| terminal.parser.screen().contents().lines().position(|line| line.contains(text));
        let row = line("Stand-up     ").unwrap() + 1;
        let click = format!("\x1b[<0;12;{row}M\x1b[<0;12;{row}m");
        terminal.press(&click);
        terminal.press(&click);
        terminal.shows("10:30 to 11:00, 30m");
        if end == "q" {
            // The first q closes the card, the second the screens.
            terminal.press("qq");
        } else {
            terminal.signal(end);
        }
        assert_eq!(terminal.ends(), 0, "{end}");
        terminal.is_given_back();
    }
}

#[test]
fn what_was_done_last_is_on_the_disk_when_the_system_asks_to_end() {
    for signal in ["TERM", "HUP"] {
        let mut terminal = Terminal::open(&[]);
        terminal.shows("Pricing page, 48m left.");
        terminal.press("jd");
        terminal.shows("Stand-up done as planned");
        terminal.signal(signal);
        assert_eq!(terminal.ends(), 0, "{signal}");
        terminal.is_given_back();
        assert_eq!(
            terminal.today().matches("status = \"done\"").count(),
            2,
            "{signal}: {}",
            terminal.today()
        );
    }
}

#[test]
fn the_screen_follows_the_size_of_the_terminal() {
    let mut terminal = Terminal::open(&[]);
    terminal.press("v");
    terminal.shows("1 selected");
    terminal.resize(80, 24);
    terminal.shows("Wed 18 Nov ");
    terminal.shows("13:15–14:00       free");
    terminal.resize(30, 9);
    terminal.shows("aplomb needs 40 columns and 10");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows("Pricing page, 48m left.");
    terminal.press("\x1b[200~jdq\x1b[201~a\x1b[200~20-21 Read\rq\n\x1b[201~");
    terminal.shows("20-21 Read q");
    terminal.press("\r");
    terminal.shows("Read q planned, 20:00 to 21:00.");
    terminal.press("\x03");
    assert_eq!(terminal.ends(), 0);
    terminal.is_given_back();
    assert_eq!(terminal.today().matches("status = \"done\"").count(), 1, "{}", terminal.today());
}

#[test]
fn how_the_day_was_looked_at_is_kept_but_not_of_the_demo() {
    for (command, kept) in [(&[][..], &["zoom = 15\ninstead_of = \"auto\"\n"][..]), (&["demo"], &[])] {
        let mut terminal = Terminal::open(command);
        terminal.shows("Enter more");
        // Quitting waits until it is on the disk.
        terminal.press("zq");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(terminal.state("screens.toml"), kept);
        assert_eq!(terminal.today().matches("zoom").count(), 0);
    }
}

const LIGHT: &str = "\x1b]11;rgb:fdfd/f6f6/e3e3\x1b\\";
const DARK: &str = "\x1b]11;rgb:1e1e/1e1e/2e2e\x07";
/// The answer that every terminal gives about its type.
const ITSELF: &str = "\x1b[?62;22c";

#[test]
fn the_theme_is_as_the_terminal_says_its_background_is() {
    for (variables, answer, is_light) in [
        (&[][..], format!("{LIGHT}{ITSELF}"), true),
        (&[("COLORFGBG", "0;15")], format!("{DARK}{ITSELF}"), false),
        (&[("COLORFGBG", "0;15")], ITSELF.to_owned(), true),
        (&[("COLORFGBG", "15;0")], ITSELF.to_owned(), false),
    ] {
        let mut terminal = Terminal::open_in(&[], &[], variables);
        // Keys typed around the answer are not lost.
        terminal.is_asked(&format!("j{answer}d"));
        terminal.shows("Stand-up done as planned");
        terminal.is_light(is_light);
        terminal.press("q");
        assert_eq!(terminal.ends(), 0);
        terminal.is_given_back();
    }
}

#[test]
fn a_terminal_that_does_not_know_its_background_keeps_its_own_colours() {
    let mut terminal = Terminal::open(&[]);
    terminal.is_asked(&format!("j{ITSELF}d"));
    terminal.shows("Stand-up done as planned");
    terminal.has_its_own_colours();
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn a_terminal_that_does_not_answer_is_not_waited_for_and_may_answer_later() {
    let mut terminal = Terminal::open(&[]);
    terminal.is_asked("jd");
    terminal.shows("Stand-up done as planned");
    terminal.has_its_own_colours();
    terminal.press(&format!("{LIGHT}{ITSELF}"));
    terminal.is_light(true);
    // If the answer had been read as keys, a sheet would be open now.
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn the_last_answer_of_the_terminal_holds_until_another_comes() {
    let mut terminal = Terminal::open(&[]);
    terminal.is_asked(&format!("{LIGHT}{ITSELF}"));
    terminal.is_light(true);
    // Quitting waits until it is on the disk.
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.state("terminals.toml"), ["[background]\nxterm-256color = \"light\"\n"]);
    let home = std::mem::replace(&mut terminal.home, TempDir::new().unwrap());
    let mut terminal = Terminal::open_at(home, &[], &[], &[]);
    terminal.shows("Enter more");
    terminal.is_light(true);
    terminal.press(&format!("{DARK}{ITSELF}"));
    terminal.is_light(false);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.state("terminals.toml"), ["[background]\nxterm-256color = \"dark\"\n"]);
}

#[test]
fn what_was_stopped_comes_back_as_it_was_and_asks_nothing() {
    for way in ["STOP", "TSTP", "\x1a"] {
        let mut terminal = Terminal::open(&[]);
        terminal.shows("Enter more");
        terminal.press("a20-21 Rea");
        terminal.shows("20-21 Rea");
        match way {
            "\x1a" => terminal.press(way),
            signal => terminal.signal(signal),
        }
        terminal.is_stopped();
        terminal.is_wiped();
        if way != "STOP" {
            assert_eq!(format!("{:?}", terminal.master.get_termios()), terminal.before, "{way:?}");
        }
        terminal.signal("CONT");
        terminal.shows("20-21 Rea");
        terminal.shows("Pricing page, 48m left.");
        let screen = terminal.parser.screen();
        assert!(screen.alternate_screen() && screen.bracketed_paste(), "{way:?}");
        terminal.press("d\r");
        terminal.shows("Read planned, 20:00 to 21:00.");
        // DSR, the question for the cursor's position.
        assert!(!terminal.written.windows(4).any(|bytes| bytes == b"\x1b[6n"), "{way:?}");
        terminal.press("q");
        assert_eq!(terminal.ends(), 0, "{way:?}");
        terminal.is_given_back();
    }
}

#[test]
fn what_is_stopped_when_the_terminal_goes_away_is_saved_and_ends() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows("Enter more");
    terminal.press("jd");
    terminal.shows("Stand-up done as planned");
    terminal.signal("STOP");
    terminal.is_stopped();
    terminal.signal("HUP");
    terminal.signal("CONT");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.today().matches("status = \"done\"").count(), 2, "{}", terminal.today());
}

#[test]
fn every_screen_is_drawn_again_where_it_is_asked_for() {
    let mut terminal = Terminal::open(&[]);
    // On each screen, on the help and in a prompt.
    for (keys, shown) in [
        ("1", "Pricing page, 48m left."),
        ("2", "Week 47"),
        ("3", "Review"),
        ("4", "Season"),
        ("5", "2 values"),
        ("?", "Keys on Life"),
        ("q1a9-10 Rea", "9-10 Rea"),
    ] {
        terminal.press(keys);
        terminal.shows(shown);
        terminal.is_wiped();
        terminal.press("\x0c");
        terminal.shows(shown);
    }
    terminal.press("\x03\x03");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn an_answer_of_the_terminal_is_no_key_however_it_comes() {
    let mut terminal = Terminal::open(&[]);
    terminal.shows("Enter more");
    let before = terminal.today();
    for answer in [
        "\x1bP>|XTerm(388)\x1b\\",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b]52;c;amRxeGQ=\x1b\\",
        "\x1b]52;c;ZGRkZA==\x07",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b^jdq\x1b\\",
        "\x1bXjdq\x1b\\",
        "\u{90}>|jdq\u{9c}",
        "\x1b[24;80R",
        "\x1b[?2026;2$y",
    ] {
        for byte in answer.as_bytes() {
            terminal.keys.write_all(&[*byte]).unwrap();
        }
        terminal.press(answer);
    }
    assert_eq!(terminal.today(), before);
    terminal.press("jd");
    terminal.shows("Stand-up done as planned");
    terminal.press("u");
    terminal.shows("Pricing page, 48m left.");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(terminal.today(), before);
}

#[test]
fn the_terminal_is_not_asked_where_the_theme_is_known() {
    let mut terminal = Terminal::open_in(&[], &[("config.toml", "theme = \"light\"\n")], &[]);
    terminal.shows("Enter");
    let written = String::from_utf8_lossy(&terminal.written);
    assert!(!written.contains("\x1b]11"), "{written:?}");
    terminal.is_light(true);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}
