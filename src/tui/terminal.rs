//! The terminal while aplomb has it, and giving it back: on quitting, on an error and on a panic.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::Once;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute, style};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

type Backend = CrosstermBackend<BufWriter<Stdout>>;

/// Whether there is a terminal to open the screens on.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The terminal, in raw mode on its other screen; given back when dropped.
pub struct TerminalScreen {
    /// What frames are drawn on.
    pub terminal: Terminal<Backend>,
    #[cfg(unix)]
    mouse: bool,
}

impl TerminalScreen {
    /// Takes the terminal, and asks it a question first, where there is one.
    pub fn take(mouse: bool, question: &str) -> io::Result<TerminalScreen> {
        give_back_on_panic();
        // Colours are left out by the theme; crossterm's own way of leaving them out wipes bold and reverse too.
        style::force_color_output(true);
        enable_raw_mode()?;
        // It is asked before anything else, so that it answers while files are read.
        io::stdout().write_all(question.as_bytes())?;
        enter(mouse)?;
        // A frame is written at once, however many cells it changes.
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        Ok(TerminalScreen {
            terminal: Terminal::new(backend)?,
            #[cfg(unix)]
            mouse,
        })
    }

    /// Takes the terminal anew and empties it, after a shell had it.
    #[cfg(unix)]
    pub fn take_again(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        make_raw()?;
        self.empty()
    }

    /// Empties the screen, so that the next frame draws all of it. Nothing is asked of the terminal: ratatui's `clear`
    /// would ask where the cursor stands, and wait for the answer.
    pub fn empty(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Gives the terminal back for a while, does something, and takes it again.
    #[cfg(unix)]
    pub fn lend(&mut self, meanwhile: impl FnOnce()) -> io::Result<()> {
        leave();
        meanwhile();
        self.take_again()
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
    if mouse {
        capture_mouse()?;
    }
    Ok(())
}

/// Sets raw mode once more: crossterm takes the terminal for raw still, whatever a shell has set meanwhile. It is never
/// anything else in between, or Enter might come as a line feed.
#[cfg(unix)]
fn make_raw() -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

    let terminal = io::stdin();
    let mut modes = tcgetattr(&terminal)?;
    modes.make_raw();
    tcsetattr(&terminal, OptionalActions::Now, &modes)?;
    Ok(())
}

/// Buttons, the wheel and what is dragged, in cells; not every move of the mouse, which would wake aplomb for nothing.
#[cfg(unix)]
fn capture_mouse() -> io::Result<()> {
    execute!(io::stdout(), style::Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h"))
}

#[cfg(not(unix))]
fn capture_mouse() -> io::Result<()> {
    execute!(io::stdout(), crossterm::event::EnableMouseCapture)
}

fn leave() {
    // Where the terminal is gone there is no one to tell. The mouse goes by itself: Windows refuses to give back one that
    // was never taken, and what follows has to come all the same.
    let _ = execute!(io::stdout(), DisableMouseCapture);
    let _ =
        execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, style::ResetColor, cursor::Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

/// Stops all processes of this job, as the terminal does on Ctrl-Z where it is not in raw mode: a script that has
/// started aplomb stops too, and its shell hears of it. aplomb itself hears the signal, and stops once it has given the
/// terminal back.
#[cfg(unix)]
pub fn stop_job() -> io::Result<()> {
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

/// A panic's words are read on the screen that the shell had.
fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            leave();
            before(panic);
        }));
    });
}
