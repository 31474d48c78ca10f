//! Hears what the system asks of the process. On Unix these are signals. Windows has no such signals: there the console
//! reports Ctrl-Break, and that it is being closed.

#[cfg(unix)]
pub use unix::Signals;

#[cfg(windows)]
pub use windows::Signals;

#[cfg(unix)]
mod unix {
    use std::io;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};

    use crate::tui::Event;

    /// The signals that have come, and those still to come.
    pub struct Signals(signal_hook::iterator::Signals);

    impl Signals {
        /// From now on none is missed.
        pub fn new() -> io::Result<Signals> {
            let heard = [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];
            signal_hook::iterator::Signals::new(heard).map(Signals)
        }

        /// Gives all that comes, until nobody takes it any more.
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

    /// What the console has reported, and will report. All of it asks the process to end: Ctrl-Break, a Ctrl-C that
    /// another process sends, the closing of the window. Ctrl-C on the keyboard is a key, as everywhere. Windows does
    /// not wait for a process whose window is closed, so what counts then is that every edit was saved at once.
    pub struct Signals(Receiver<()>);

    impl Signals {
        /// From now on none is missed.
        pub fn new() -> io::Result<Signals> {
            let (sender, reported) = channel();
            let report = move || {
                // Once the screens are left nobody needs to know.
                let _ = sender.send(());
            };
            ctrlc::set_handler(report).map_err(io::Error::other)?;
            Ok(Signals(reported))
        }

        /// Gives all that comes, until nobody takes it any more.
        pub fn run(self, mut give: impl FnMut(Event) -> bool) {
            for () in self.0 {
                if !give(Event::End) {
                    return;
                }
            }
        }
    }
}
