//! Reads what the terminal sends. On Unix a single thread reads the bytes of standard input, so that no two readers
//! compete for them and nothing blocks while it waits for an answer. Elsewhere crossterm reads the events.

use super::decode::Sent;

#[cfg(unix)]
pub use unix::Listener;

#[cfg(not(unix))]
pub use elsewhere::Listener;

#[cfg(unix)]
mod unix {
    use std::io::Stdin;
    use std::os::fd::AsFd;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;

    use super::Sent;
    use crate::tui::decode::Decoder;

    /// Reads standard input, or another file in tests.
    pub struct Listener<F = Stdin> {
        file: F,
        decoder: Decoder,
    }

    /// The outcome of waiting for bytes.
    enum Heard {
        Bytes(usize),
        Silence,
        /// The terminal is closed.
        End,
    }

    impl Listener {
        /// Makes a listener. It reads nothing yet.
        pub fn new() -> Listener {
            Listener::on(std::io::stdin())
        }
    }

    impl<F: AsFd> Listener<F> {
        fn on(file: F) -> Listener<F> {
            Listener { file, decoder: Decoder::new() }
        }

        /// Returns what has been sent so far, without waiting.
        pub fn pending(&mut self) -> Vec<Sent> {
            let (mut bytes, mut sent) = ([0; 4096], Vec::new());
            if let Heard::Bytes(count) = hear(&self.file, &mut bytes, Some(Duration::ZERO)) {
                // Before raw mode, Enter arrives as a line feed.
                bytes[..count].iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b'\r');
                self.decoder.push(&bytes[..count], &mut sent);
            }
            sent
        }

        /// Passes everything that is sent to `give`, until the terminal is closed or `give` returns false.
        pub fn run(mut self, mut give: impl FnMut(Sent) -> bool) {
            let (mut bytes, mut sent) = ([0; 4096], Vec::new());
            loop {
                match hear(&self.file, &mut bytes, self.decoder.wait()) {
                    Heard::Bytes(count) => self.decoder.push(&bytes[..count], &mut sent),
                    Heard::Silence => self.decoder.silence(&mut sent),
                    Heard::End => return,
                }
                for sent in sent.drain(..) {
                    if !give(sent) {
                        return;
                    }
                }
            }
        }
    }

    /// Waits for bytes, for at most `wait`. `None` waits without limit.
    fn hear(file: &impl AsFd, bytes: &mut [u8], wait: Option<Duration>) -> Heard {
        let wait = wait.and_then(|wait| Timespec::try_from(wait).ok());
        loop {
            let read = match poll(&mut [PollFd::new(file, PollFlags::IN)], wait.as_ref()) {
                Ok(0) => return Heard::Silence,
                Ok(_) => rustix::io::read(file, &mut *bytes),
                Err(error) => Err(error),
            };
            match read {
                Ok(0) => return Heard::End,
                Ok(count) => return Heard::Bytes(count),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return Heard::End,
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use std::io::Write;

        use crossterm::event::{Event, KeyCode};

        use super::*;

        fn codes(sent: &[Sent]) -> Vec<KeyCode> {
            let code = |one: &Sent| match one {
                Sent::Event(Event::Key(key)) => Some(key.code),
                _ => None,
            };
            sent.iter().filter_map(code).collect()
        }

        #[test]
        fn what_was_typed_ahead_is_heard_without_waiting() {
            let (reader, mut writer) = std::io::pipe().unwrap();
            let mut listener = Listener::on(reader);
            assert_eq!(listener.pending(), []);
            writer.write_all(b"j\n\x1b]11;#ffffff").unwrap();
            assert_eq!(codes(&listener.pending()), [KeyCode::Char('j'), KeyCode::Enter]);
            writer.write_all(b"\x07").unwrap();
            assert_eq!(listener.pending(), [Sent::Background(crate::domain::config::Ground::Light)]);
        }

        #[test]
        fn listening_ends_with_the_terminal() {
            let (reader, mut writer) = std::io::pipe().unwrap();
            writer.write_all(b"jd\x1bP").unwrap();
            drop(writer);
            let mut sent = Vec::new();
            Listener::on(reader).run(|one| {
                sent.push(one);
                true
            });
            assert_eq!(codes(&sent), [KeyCode::Char('j'), KeyCode::Char('d')]);
        }

        #[test]
        fn the_esc_key_is_heard_though_nothing_follows_it() {
            let (reader, mut writer) = std::io::pipe().unwrap();
            writer.write_all(b"\x1b").unwrap();
            let mut sent = Vec::new();
            Listener::on(reader).run(|one| {
                sent.push(one);
                false
            });
            assert_eq!(codes(&sent), [KeyCode::Esc]);
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use super::Sent;

    /// Reads crossterm's events.
    pub struct Listener;

    impl Listener {
        /// Makes a listener. It reads nothing yet.
        pub fn new() -> Listener {
            Listener
        }

        /// Returns nothing: crossterm's events are only read by waiting for them.
        pub fn pending(&mut self) -> Vec<Sent> {
            Vec::new()
        }

        /// Passes every event to `give`, until the terminal is closed or `give` returns false.
        #[allow(clippy::disallowed_methods, reason = "here crossterm is the one listener")]
        pub fn run(self, mut give: impl FnMut(Sent) -> bool) {
            while let Ok(event) = crossterm::event::read() {
                if !give(Sent::Event(event)) {
                    return;
                }
            }
        }
    }
}
