//! The output of commands on a terminal, with hostile data and arguments. It has no control sequences but aplomb's
//! own bold and dim, and the colours of an error's excerpt.
#![cfg(unix)]

use std::collections::BTreeSet;

use super::terminal::Terminal;

/// Characters that would set the title, clear the screen, change the writing direction or hide text.
const EVIL: &str = "Ev\u{1b}]0;x\u{7}\u{1b}[2J\u{1b}[35m\u{9b}35m\u{9d}0;x\u{9c}\u{202e}\u{2066}\u{7f}\u{8}\u{fdd0}\u{200b}\u{feff}\u{e0041}il";

/// [`EVIL`] as a string of a TOML file.
fn evil() -> String {
    let escaped = |one: char| match one {
        '!'..='~' => one.to_string(),
        one => format!("\\U{:08x}", u32::from(one)),
    };
    format!("\"{}\"", EVIL.chars().map(escaped).collect::<String>())
}

fn files() -> Vec<(&'static str, String)> {
    let evil = evil();
    let day = |date: &str| {
        format!(
            "schema = 1\nnote = {evil}\ngrace = {evil}\n[[block]]\nid = \"q2sjh\"\ntitle = {evil}\nplan = \"09:00-10:30\"\n\
             actual = [{{ start = {date}T09:05:00 }}]\nengagement = \"acme\"\nwith = [{evil}]\nnote = {evil}\n\
             [[block]]\nid = \"k3f9x\"\ntitle = {evil}\nplan = \"22:30-23:00\"\narea = \"work\"\nvalues = [\"craft\", {evil}]\n"
        )
    };
    vec![
        (
            "life.toml",
            format!(
                "schema = 1\n[[value]]\nid = \"craft\"\nname = {evil}\nwhy = {evil}\nhours = 10.0\n\
                 [[engagement]]\nid = \"acme\"\nname = {evil}\narea = \"work\"\nagenda = \"theirs\"\n\
                 [[boundary]]\nid = \"quiet\"\nname = {evil}\nwindow = \"daily 21:00-24:00\"\nforbids = [\"work\"]\n"
            ),
        ),
        (
            "seasons.toml",
            format!(
                "schema = 1\n[[season]]\nid = \"launch\"\nname = {evil}\nstart = 2026-10-01\nend = 2026-12-31\n\
                 heavy = \"work\"\nshare = 0.6\nwhy = {evil}\n"
            ),
        ),
        ("inbox.toml", format!("schema = 1\n[[task]]\nid = \"m4n5p\"\ntitle = {evil}\nnote = {evil}\n")),
        (
            "ledger.toml",
            format!("schema = 1\n[[promise]]\nid = \"p1\"\nto = {evil}\nwhat = {evil}\nmade = 2026-11-02\n"),
        ),
        ("weeks/2026/2026-W47.toml", format!("schema = 1\nintention = {evil}\n")),
        ("days/2026/2026-11-18.toml", day("2026-11-18")),
        // A broken file with unescaped C1 and bidi characters, which TOML allows.
        ("days/2026/2026-11-17.toml", "title = \"\u{9b}35m\u{202e}\" = \u{9d}0;x\u{9c}\n".to_owned()),
        ("days/2026/2026-11-16.toml", format!("[[block]]\nid = \"a2b3c\"\ntitle = \"x\"\nstatus = {evil}\n")),
    ]
}

/// Returns every command, in each of its output formats.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = "day|day --json|day 2026-11-17|day 2026-11-16 --json|week|week --json|score|score --json|why|why --json|\
        review|review --json|review --html -|review --markdown -|season|season --json|season --by weeks|season --html -|\
        season --markdown -|season EVIL|status|status --format json|status --format waybar|status --format tmux|\
        search Ev|search Ev --json|search EVIL|inbox|check|init|demo --print|demo EVIL|completions bash|completions zsh|\
        completions fish|completions EVIL|man|guide keys|guide EVIL|\
        add 14:00-15:00_EVIL|add EVIL_#EVIL|log 8:00-8:30_EVIL|start EVIL|start q2sjh --at EVIL|stop|stop --at EVIL|\
        done q2sjh|done EVIL|skip k3f9x|skip EVIL|release k3f9x|release EVIL|reopen k3f9x|reopen EVIL|\
        energy q2sjh 5|energy q2sjh EVIL|did q2sjh 9:00-9:30|did q2sjh EVIL|edit q2sjh EVIL|edit EVIL x|\
        move k3f9x tomorrow|move k3f9x EVIL|copy k3f9x tomorrow|copy EVIL today|rm k3f9x|rm EVIL|note q2sjh EVIL|\
        note EVIL x|replan|replan --json|\
        replan --lost 16:00 --dry-run|replan --lost 16:00|replan --lost EVIL|replan --need EVIL|grace today EVIL|grace EVIL|intention EVIL|place m4n5p tomorrow 9:00-10:00|place EVIL EVIL EVIL|\
        --EVIL|EVIL|--help|day --help|--version|--dir EVIL day|--now EVIL day|--color always day|--color never week|\
        --color EVIL day|review EVIL|week EVIL|score --from EVIL|review --html EVIL/EVIL|\
        suggest|suggest --json|suggest k3f9x|suggest --text EVIL|suggest --value EVIL|suggest EVIL|availability|availability --html -|availability --markdown -|availability EVIL|availability --week EVIL|promise|promise add EVIL:_EVIL|no|no add EVIL|no add EVIL_#EVIL|talk|talk add EVIL:_EVIL|talk EVIL|experiment|experiment add EVIL|\
        routine|routine add EVIL|routine edit EVIL x|routine skip EVIL today|routine end EVIL|routine ideal|routine lay-out|routine lay-out EVIL|routine from-week|routine from-week EVIL|routine EVIL|template|\
        template save EVIL|template use EVIL|template EVIL|replan --dry-run|\
        replan --json|replan --lost EVIL|replan --need EVIL|close|close --json|close --yes|close EVIL|\
        template|template list|template save EVIL|template use EVIL|template show EVIL|template rename EVIL EVIL|\
        template rm EVIL|template EVIL|value|value list|value add EVIL|value edit EVIL x|value archive EVIL|value reopen EVIL|area|area add EVIL|area edit EVIL x|\
        engagement|engagement list|engagement add EVIL|engagement edit EVIL x|engagement archive EVIL|boundary|boundary add EVIL|\
        boundary add EVIL_18:00-20:00|boundary edit EVIL x|boundary EVIL|life|life wake EVIL|life EVIL x|\
        settings|settings --json|settings theme|settings theme EVIL|settings EVIL|settings EVIL x|settings clock 12|undo|redo|history|history --all|restore EVIL|restore inbox.toml@EVIL|restore EVIL@k3f9x";
    lines.split('|').map(|line| line.split_whitespace().collect()).collect()
}

/// Whether a character is invisible and could control the terminal or the writing direction.
fn steers(one: char) -> bool {
    one.is_control() && !matches!(one, '\r' | '\n')
        || matches!(one, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e007f}')
}

/// Returns the output without the sequences that aplomb, clap and the excerpts of errors use: bold, dim, underlined,
/// six colours, and their ends. [`EVIL`] has another colour.
fn without_paint(text: &str) -> String {
    let codes = ["0", "1", "2", "4", "22", "31", "32", "33", "91", "92", "94"];
    codes.iter().fold(text.to_owned(), |text, code| text.replace(&format!("\u{1b}[{code}m"), ""))
}

#[test]
fn no_command_lets_a_control_character_through() {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut seen = BTreeSet::new();
    for command in commands() {
        let command: Vec<String> =
            command.iter().map(|word| word.replace("EVIL", EVIL).replace('_', " ")).collect();
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        let mut terminal = Terminal::open_with(&command, &files);
        let code = terminal.ends();
        let written = String::from_utf8(terminal.written.clone()).unwrap();
        let rest = without_paint(&written);
        assert!(!rest.contains(steers), "{command:?}: {rest:?}");
        assert!(code <= 2 && !written.contains("panicked"), "{command:?}: {written}");
        // The data is in the output.
        if let ["day" | "week" | "review" | "season" | "search" | "inbox" | "status" | "check"]
        | ["search", "Ev"] = command[..]
        {
            assert!(written.contains("Ev]0;x"), "{command:?}: {written}");
        }
        seen.extend(command.first().map(|name| (*name).to_owned()));
    }
    let mut help = Terminal::open_with(&["--help"], &[]);
    help.ends();
    let help = without_paint(&String::from_utf8(help.written.clone()).unwrap());
    let named = help.lines().skip_while(|line| !line.starts_with("Commands:")).skip(1);
    for line in named.take_while(|line| line.starts_with("  ")) {
        let name = line.split_whitespace().next().unwrap();
        assert!(seen.contains(name), "{name} is not tried");
    }
}

#[test]
fn no_screen_lets_a_control_character_through() {
    let mut files = files();
    // With a theme set aplomb asks for no background, so every OSC would come from the data.
    files.push(("config.toml", "theme = \"dark\"\n".to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut terminal = Terminal::open_with(&[], &files);
    // Keys, and a text that they show, so that each screen is drawn before the next.
    for (keys, shown) in [
        ("", "Ev]0;x"),
        ("w", "Ev]0;x"),
        ("q\r", "Ev]0;x"),
        ("qe", "Ev]0;x"),
        ("\x1b[27u/Ev", "Ev]0;x"),
        ("\x1b[27u2", "Week 47"),
        ("3", "Ev]0;x"),
        ("4", "Ev]0;x"),
        ("5", "Ev]0;x"),
    ] {
        terminal.press(keys);
        terminal.shows(shown);
    }
    terminal.press("\x03\x03");
    terminal.ends();
    let written = String::from_utf8(terminal.written.clone()).unwrap();
    let of_evil = ["\u{1b}]", "\u{1b}[35m"];
    assert!(!of_evil.iter().any(|sequence| written.contains(sequence)), "{written:?}");
    assert!(!written.replace('\u{1b}', "").contains(steers), "{written:?}");
}
