//! Receives the system's requests to the process. On Unix these are signals. On Windows they are events of the
//! console: Ctrl-Break, a closed window, or a Ctrl-C that another process sends.

#[cfg(unix)]
pub use unix::Signals;

#[cfg(windows)]
pub use windows::Signals;

#[cfg(unix)]
mod unix {
    use std::io;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

    use crate::tui::Event;

    /// Receives signals, including those sent before [`Signals::run`].
    pub struct Signals(signal_hook::iterator::Signals);

    impl Signals {
        /// Starts to collect signals.
        ///
        /// # Errors
        ///
        /// Fails where the system refuses the signal handlers.
        pub fn new() -> io::Result<Signals> {
            let heard = [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];
            signal_hook::iterator::Signals::new(heard).map(Signals)
        }

        /// Passes every signal to `give`, until `give` returns false.
        pub fn run(mut self, mut give: impl FnMut(Event) -> bool) {
            for signal in self.0.forever() {
                let event = match signal {
                    SIGCONT => Event::Continued,
                    SIGTSTP => Event::Stop,
                    SIGWINCH => Event::Resized,
                    _ => Event::End,
                };
                if !give(event) {
                    return;
                }
            }
        }
    }
}

#[cfg(windows)]
mod windows {
    use std::io;
    use std::sync::mpsc::{Receiver, channel};

    use crate::tui::Event;

    /// Receives the console's requests to end: Ctrl-Break, a Ctrl-C sent by another process, or the window is closed.
    /// Ctrl-C on the keyboard is a key like any other. When its window is closed, Windows does not wait for the
    /// process. No work is lost, because every edit is saved at once.
    pub struct Signals(Receiver<()>);

    impl Signals {
        /// Starts to collect requests.
        ///
        /// # Errors
        ///
        /// Fails where the system refuses the handler.
        pub fn new() -> io::Result<Signals> {
            let (sender, reported) = channel();
            let report = move || {
                // This fails once the screens are closed. Then there is nothing left to end.
                let _ = sender.send(());
            };
            ctrlc::set_handler(report).map_err(io::Error::other)?;
            Ok(Signals(reported))
        }

        /// Passes every request to `give`, until `give` returns false.
        pub fn run(self, mut give: impl FnMut(Event) -> bool) {
            for () in self.0 {
                if !give(Event::End) {
                    return;
                }
            }
        }
    }
}
