//! Sets the terminal up, and restores it: on quitting, on an error and on a panic.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};
use std::sync::Once;

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute, style};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

type Backend = CrosstermBackend<BufWriter<Stdout>>;

/// Whether standard input and output are a terminal, so that the screens can open.
pub fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The terminal in raw mode on its alternate screen. Dropping it restores the terminal.
pub struct TerminalScreen {
    /// Draws frames.
    pub terminal: Terminal<Backend>,
    mouse: bool,
}

impl TerminalScreen {
    /// Sets the terminal up and sends it a question, which may be empty.
    ///
    /// # Errors
    ///
    /// Fails where the terminal can't be set up or written.
    pub fn take(mouse: bool, question: &str) -> io::Result<TerminalScreen> {
        give_back_on_panic();
        // The theme decides about colours. Crossterm's own way to leave them out also removes bold and reverse.
        style::force_color_output(true);
        enable_raw_mode()?;
        // Ask first, so that the terminal answers while files are read.
        io::stdout().write_all(question.as_bytes())?;
        enter(mouse)?;
        // The buffer collects a frame, so that it is written at once even where many cells change.
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        Ok(TerminalScreen { terminal: Terminal::new(backend)?, mouse })
    }

    /// Follows changed settings: gives the mouse to aplomb or back to the terminal, and asks a question, which may be
    /// empty.
    ///
    /// # Errors
    ///
    /// Fails where the terminal can't be written.
    pub fn follow(&mut self, mouse: bool, question: &str) -> io::Result<()> {
        match (std::mem::replace(&mut self.mouse, mouse), mouse) {
            (false, true) => capture_mouse()?,
            (true, false) => execute!(io::stdout(), DisableMouseCapture)?,
            _ => {}
        }
        let mut output = io::stdout();
        output.write_all(question.as_bytes())?;
        output.flush()
    }

    /// Sets the terminal up again and clears it, after a shell has used it.
    ///
    /// # Errors
    ///
    /// Fails where the terminal can't be set up or written.
    #[cfg(unix)]
    pub fn take_again(&mut self) -> io::Result<()> {
        enter(self.mouse)?;
        make_raw()?;
        self.empty()
    }

    /// Clears the screen, so that the next frame draws all of it. Ratatui's own `clear` is not used: it asks the
    /// terminal for the cursor's position and waits for the answer.
    ///
    /// # Errors
    ///
    /// Fails where the terminal's size can't be read or the terminal can't be written.
    pub fn empty(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Restores the terminal, calls `meanwhile`, and sets the terminal up again.
    ///
    /// # Errors
    ///
    /// The same as [`TerminalScreen::take_again`].
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

/// Sets raw mode although crossterm believes that it is still on: a shell may have changed it. Other modes are not
/// used in between, because Enter would then arrive as a line feed.
#[cfg(unix)]
fn make_raw() -> io::Result<()> {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

    let terminal = io::stdin();
    let mut modes = tcgetattr(&terminal)?;
    modes.make_raw();
    tcsetattr(&terminal, OptionalActions::Now, &modes)?;
    Ok(())
}

/// Asks for the mouse's buttons, wheel and drags, in cells. Plain moves are left out: each would wake aplomb for
/// nothing.
#[cfg(unix)]
fn capture_mouse() -> io::Result<()> {
    execute!(io::stdout(), style::Print("\x1b[?1000h\x1b[?1002h\x1b[?1006h"))
}

#[cfg(not(unix))]
fn capture_mouse() -> io::Result<()> {
    execute!(io::stdout(), crossterm::event::EnableMouseCapture)
}

fn leave() {
    // Errors are ignored: the terminal may be closed. The mouse has a call of its own, because Windows fails where
    // the mouse was never captured, and the rest must still run.
    let _ = execute!(io::stdout(), DisableMouseCapture);
    let _ =
        execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, style::ResetColor, cursor::Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}

/// Sends the stop signal to all processes of this job, as the terminal does on Ctrl-Z outside of raw mode. So a script
/// that started aplomb stops too, and its shell notices. aplomb receives the signal as well, restores the terminal and
/// then stops.
///
/// # Errors
///
/// Fails where the signal can't be sent.
#[cfg(unix)]
pub fn stop_job() -> io::Result<()> {
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

/// Restores the terminal before a panic's message is written, so that it can be read.
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
