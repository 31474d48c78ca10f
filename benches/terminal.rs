//! The cost of the screens, compared with a program that only draws: start, keys, rest and memory. Also the cost of
//! opening each screen compared with Day, and of one command.
//!
//! `cargo bench --bench terminal` runs aplomb and a bare ratatui program in turn, each in a pseudo-terminal of 120 by
//! 40 that answers as terminals do, and prints how many times longer aplomb takes. Linux only: the figures at rest
//! come from `/proc`.
#![allow(missing_docs, clippy::unwrap_used, reason = "it may fail loudly")]
#![allow(
    clippy::disallowed_methods,
    reason = "it writes the history that is opened, and reads what the system counts"
)]

#[cfg(target_os = "linux")]
mod common;

/// The argument that makes this program the bare one.
const BARE: &str = "--bare";
/// The last text in each frame of the bare program.
const LAST: &str = "last";

fn main() {
    if std::env::args().any(|argument| argument == BARE) {
        return bare();
    }
    #[cfg(target_os = "linux")]
    linux::measure();
    #[cfg(not(target_os = "linux"))]
    println!("the screens are measured on Linux alone");
}

/// Draws rows of words, one of them marked, until q. Every ratatui program has to do at least this.
fn bare() {
    use crossterm::event::{Event, KeyCode, read};
    use ratatui::style::{Modifier, Style};

    let mut terminal = ratatui::init();
    let mut at = 0;
    loop {
        terminal
            .draw(|frame| {
                let rows = frame.area().height;
                for y in 0..rows {
                    let marked = if y == at { Modifier::REVERSED } else { Modifier::empty() };
                    let words =
                        format!("{y:>3}  a row of a day with a block in it, and what it serves beside it");
                    let last = if y + 1 == rows { LAST } else { "" };
                    let line = format!("{words:<110}{last:>10}");
                    frame.buffer_mut().set_string(0, y, line, Style::new().add_modifier(marked));
                }
            })
            .unwrap();
        match read().unwrap() {
            Event::Key(key) if key.code == KeyCode::Char('q') => break,
            Event::Key(key) if key.code == KeyCode::Char('j') => at += 1,
            Event::Key(_) => at -= 1,
            _ => {}
        }
    }
    ratatui::restore();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::io::{Read, Write};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};

    use chrono::NaiveDate;
    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

    use super::{BARE, LAST, common};

    const COLUMNS: u16 = 120;
    const ROWS: u16 = 40;
    const DAYS: u64 = 3650;
    /// The last Sunday of the year, so that all weeks of its season and of the year are read and scored.
    const TODAY: (i32, u32, u32) = (2026, 12, 27);
    const NOW: &str = "2026-12-27T09:42";
    /// Screens whose opening is compared with Day: the name, the keys that lead there from Day, and the milliseconds
    /// of processor time that it may take.
    const OPENINGS: &[(&str, &str, u32)] = &[
        // Season begins with its targets. Shift-Tab goes to the year.
        ("Season, 13 weeks", "4", 30),
        ("Season, the year by weeks", "4\x1b[Z", 60),
        ("Week", "2", 30),
        // Review builds all its pages, whichever it opens on.
        ("Review", "3", 30),
    ];
    /// The end of the question for the background, and a terminal's answer.
    const QUESTION: &[u8] = b"\x1b[c";
    const ANSWER: &str = "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62;22c";
    /// A repaint is over when nothing has come for this long.
    const SILENCE: Duration = Duration::from_millis(15);
    /// A screen is open when it has neither drawn nor worked for this long.
    const REPOSE: Duration = Duration::from_millis(60);
    const PATIENCE: Duration = Duration::from_secs(20);

    /// How often or how long each thing is measured.
    struct Effort {
        starts: usize,
        keys: usize,
        rest: Duration,
        openings: usize,
        commands: u32,
    }

    /// A program to measure: its command, and the last text in its first whole frame.
    struct Program {
        command: Vec<String>,
        last: &'static str,
    }

    /// A program in its own terminal.
    struct Session {
        child: Box<dyn Child + Send + Sync>,
        keys: Box<dyn Write + Send>,
        output: Receiver<(Instant, Vec<u8>)>,
        /// The time from the start to the end of the first whole frame.
        start: Duration,
        _master: Box<dyn MasterPty + Send>,
    }

    pub fn measure() {
        // Cargo passes `--bench` to measure. A test run only tries everything once.
        let effort = match std::env::args().any(|argument| argument == "--bench") {
            true => {
                Effort { starts: 61, keys: 400, rest: Duration::from_secs(10), openings: 15, commands: 100 }
            }
            false => {
                Effort { starts: 1, keys: 4, rest: Duration::from_millis(100), openings: 1, commands: 1 }
            }
        };
        let home = tempfile::tempdir().unwrap();
        let today = NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap();
        let life = |name: &str, days: u64| {
            let root = home.path().join(name);
            common::write_life(&root, days, today);
            Program { command: aplomb(&root), last: "help" }
        };
        let (week, years) = (life("week", 7), life("years", DAYS));
        let this = std::env::current_exe().unwrap().display().to_string();
        let bare = Program { command: vec![this, BARE.to_owned()], last: LAST };

        let [bare_start, week_start, years_start] = starts(&effort, home.path(), [&bare, &week, &years]);
        println!("start to the first whole frame, ten years:  {:.2} times bare", years_start / bare_start);
        println!("the same, ten years beside one week:        {:.2} times", years_start / week_start);

        let (bare_keys, years_keys) = keys(&effort, home.path(), [&bare, &years]);
        let ratio = |part: f64| at(&years_keys, part) / at(&bare_keys, part);
        println!("key to repaint, the median:                 {:.2} times bare", ratio(0.5));
        println!("key to repaint, 99 of 100:                  {:.2} times bare", ratio(0.99));

        let (wakes, bytes, kilobytes) = rest(&effort, home.path(), &years);
        println!(
            "at rest for {:?}:                            {wakes} wake-ups, {bytes} bytes written",
            effort.rest
        );
        println!("memory at rest:                             {:.1} MB", kilobytes as f64 / 1024.0);
        let (day, screens) = openings(&effort, home.path(), &years);
        println!("opening Day, of the processor's time:       {:.1} ms", day * 1000.0);
        for ((name, _, most), cpu) in OPENINGS.iter().zip(screens) {
            let (times, cost) = (cpu / day, cpu * 1000.0);
            println!("{:<44}{times:.2} times Day's: {cost:.1} ms of {most}", format!("opening {name}:"));
        }
        let cpu = command_cpu(&effort, &home.path().join("years"));
        println!("day of one date, of the processor's time:   {:.2} ms", cpu * 1000.0);
    }

    fn aplomb(root: &Path) -> Vec<String> {
        let words = [env!("CARGO_BIN_EXE_aplomb"), "--dir", root.to_str().unwrap(), "--now", NOW];
        words.map(str::to_owned).to_vec()
    }

    impl Session {
        /// Starts a program and waits for its first whole frame.
        fn open(home: &Path, program: &Program) -> Session {
            let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
            let pty = native_pty_system().openpty(size).unwrap();
            let mut run = CommandBuilder::new(&program.command[0]);
            run.args(&program.command[1..]);
            run.env_clear();
            let state: PathBuf = home.join("state");
            for (name, value) in [
                ("TERM", "xterm-256color"),
                ("COLORTERM", "truecolor"),
                ("LANG", "C.UTF-8"),
                ("HOME", home.to_str().unwrap()),
                ("APLOMB_STATE", state.to_str().unwrap()),
            ] {
                run.env(name, value);
            }
            let mut reader = pty.master.try_clone_reader().unwrap();
            let mut keys = pty.master.take_writer().unwrap();
            let (sender, output) = channel();
            std::thread::spawn(move || {
                let mut bytes = vec![0; 1 << 16];
                while let Ok(count @ 1..) = reader.read(&mut bytes) {
                    if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                        return;
                    }
                }
            });
            let begun = Instant::now();
            let child = pty.slave.spawn_command(run).unwrap();
            let (mut heard, mut is_answered) = (Vec::new(), false);
            let start = loop {
                let (when, bytes) = output.recv_timeout(PATIENCE).unwrap();
                heard.extend(bytes);
                if !is_answered && holds(&heard, QUESTION) {
                    keys.write_all(ANSWER.as_bytes()).unwrap();
                    is_answered = true;
                }
                if holds(&heard, program.last.as_bytes()) {
                    break when - begun;
                }
            };
            let mut session = Session { child, keys, output, start, _master: pty.master };
            session.fall_silent();
            session
        }

        /// Waits until no more output comes. Returns when the last of it came, and how many bytes there were.
        fn fall_silent(&mut self) -> (Option<Instant>, usize) {
            let (mut last, mut count) = (None, 0);
            while let Ok((when, bytes)) = self.output.recv_timeout(SILENCE) {
                last = Some(when);
                count += bytes.len();
            }
            (last, count)
        }

        /// Presses a key. Returns the time to the end of the repaint.
        fn press(&mut self, key: &str) -> Duration {
            let begun = Instant::now();
            self.keys.write_all(key.as_bytes()).unwrap();
            let (first, _) = self.output.recv_timeout(PATIENCE).unwrap();
            self.fall_silent().0.unwrap_or(first) - begun
        }

        /// Waits until the program rests. Returns the processor time that it has used so far, in seconds.
        fn repose(&mut self) -> f64 {
            let pid = self.child.process_id().unwrap();
            let mut worked = None;
            loop {
                let is_silent = self.output.recv_timeout(REPOSE).is_err();
                let now = worked_by(pid);
                if is_silent && worked == Some(now) {
                    return now as f64 / 1e9;
                }
                worked = Some(now);
            }
        }

        fn close(mut self) {
            self.keys.write_all(b"q").unwrap();
            self.child.wait().unwrap();
        }
    }

    fn holds(heard: &[u8], text: &[u8]) -> bool {
        heard.windows(text.len()).any(|bytes| bytes == text)
    }

    /// Returns the start time of each program, in seconds. It is the tenth percentile, because other work of the
    /// machine only adds to a start. The programs start in turn, so that a busy machine slows all of them.
    fn starts<const COUNT: usize>(effort: &Effort, home: &Path, programs: [&Program; COUNT]) -> [f64; COUNT] {
        let mut times = vec![Vec::new(); COUNT];
        for _ in 0..effort.starts {
            for (program, times) in programs.iter().zip(&mut times) {
                let session = Session::open(home, program);
                times.push(session.start.as_secs_f64());
                session.close();
            }
        }
        std::array::from_fn(|index| at(&times[index], 0.1))
    }

    /// Returns the times from a key to its repaint, in seconds, for both programs. They are measured in turn.
    fn keys(effort: &Effort, home: &Path, programs: [&Program; 2]) -> (Vec<f64>, Vec<f64>) {
        let [mut one, mut other] = programs.map(|program| Session::open(home, program));
        let (mut ones, mut others) = (Vec::new(), Vec::new());
        // Up and down in turn, so that the cursor never reaches an end.
        for key in ["j", "k"].into_iter().cycle().take(effort.keys) {
            ones.push(one.press(key).as_secs_f64());
            others.push(other.press(key).as_secs_f64());
        }
        one.close();
        other.close();
        (ones, others)
    }

    /// Returns what a program does at rest: how often it wakes, how many bytes it writes, and how many kilobytes of
    /// memory it has.
    fn rest(effort: &Effort, home: &Path, program: &Program) -> (u64, usize, u64) {
        let session = Session::open(home, program);
        let pid = session.child.process_id().unwrap();
        let before = wakes(pid);
        let until = Instant::now() + effort.rest;
        let mut bytes = 0;
        while let Ok((_, more)) = session.output.recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            bytes += more.len();
        }
        let wakes = wakes(pid) - before;
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
        let kilobytes = figure(&status, "VmRSS:");
        session.close();
        (wakes, bytes, kilobytes)
    }

    /// Returns the processor time of opening Day from the start of the program, and of opening each other screen from
    /// Day, in seconds.
    fn openings(effort: &Effort, home: &Path, program: &Program) -> (f64, Vec<f64>) {
        let (mut days, mut others) = (Vec::new(), vec![Vec::new(); OPENINGS.len()]);
        for _ in 0..effort.openings {
            for ((_, keys, _), others) in OPENINGS.iter().zip(&mut others) {
                let mut session = Session::open(home, program);
                let day = session.repose();
                session.keys.write_all(keys.as_bytes()).unwrap();
                others.push(session.repose() - day);
                days.push(day);
                // q leads from any screen back to Day. A digit could be an answer there.
                session.keys.write_all(b"q").unwrap();
                session.close();
            }
        }
        (at(&days, 0.5), others.iter().map(|other| at(other, 0.5)).collect())
    }

    /// Returns the processor time that the threads of a process have used, in nanoseconds.
    fn worked_by(pid: u32) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
        let worked = |task: fs::DirEntry| {
            let figures = fs::read_to_string(task.path().join("schedstat")).unwrap();
            figures.split_whitespace().next().unwrap().parse::<u64>().unwrap()
        };
        tasks.map(|task| worked(task.unwrap())).sum()
    }

    /// Returns how often the threads of a process have gone to sleep.
    fn wakes(pid: u32) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
        let status = |task: fs::DirEntry| fs::read_to_string(task.path().join("status")).unwrap();
        tasks.map(|task| figure(&status(task.unwrap()), "voluntary_ctxt_switches:")).sum()
    }

    fn figure(status: &str, name: &str) -> u64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }

    /// Returns the processor time of `day` for one date among ten years, in seconds.
    fn command_cpu(effort: &Effort, root: &Path) -> f64 {
        let before = children_ticks();
        for _ in 0..effort.commands {
            let words = aplomb(root);
            let status = Command::new(&words[0])
                .args(&words[1..])
                .args(["day", "2024-02-29"])
                .env_clear()
                .stdout(Stdio::null())
                .status();
            assert!(status.unwrap().success());
        }
        // /proc counts in hundredths of a second, whatever the kernel's own clock is.
        (children_ticks() - before) as f64 / 100.0 / f64::from(effort.commands)
    }

    /// Returns the processor time of all children that have ended and were waited for, in hundredths of a second.
    fn children_ticks() -> u64 {
        let stat = fs::read_to_string("/proc/self/stat").unwrap();
        let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
        fields[13].parse::<u64>().unwrap() + fields[14].parse::<u64>().unwrap()
    }

    /// Returns the quantile of the values at `part`, from 0 to 1.
    fn at(values: &[f64], part: f64) -> f64 {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values[((values.len() - 1) as f64 * part).round() as usize]
    }
}
