//! The events for the main thread, in the order in which they came. Events leave the inbox one at a time, as they are
//! handled. Those that remain when the screens close can be read afterwards, such as the answer to a save.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// A queue of events that came and are not handled yet, and the channel of those still to come.
pub struct Inbox<T> {
    coming: Receiver<T>,
    waiting: RefCell<VecDeque<T>>,
}

impl<T> Inbox<T> {
    /// Makes an inbox that has some events already.
    pub fn new(coming: Receiver<T>, waiting: impl IntoIterator<Item = T>) -> Inbox<T> {
        Inbox { coming, waiting: RefCell::new(waiting.into_iter().collect()) }
    }

    /// Returns the number of events that are not handled yet. If there is none, waits for one, up to the given time.
    pub fn gather(&self, patience: Duration) -> usize {
        let mut waiting = self.waiting.borrow_mut();
        if waiting.is_empty() {
            waiting.extend(self.coming.recv_timeout(patience).ok());
        }
        waiting.extend(self.coming.try_iter());
        waiting.len()
    }

    /// Takes the oldest event. Waits for one up to the given time.
    ///
    /// # Errors
    ///
    /// None came in time, or none can come any more.
    pub fn take(&self, patience: Duration) -> Result<T, RecvTimeoutError> {
        let waiting = self.waiting.borrow_mut().pop_front();
        waiting.map_or_else(|| self.coming.recv_timeout(patience), Ok)
    }

    /// Takes the first wanted event among those still to come. The others stay in the inbox, in order. `None` if none
    /// came in the given time.
    pub fn take_first(&self, patience: Duration, is_wanted: impl Fn(&T) -> bool) -> Option<T> {
        let until = Instant::now() + patience;
        while let Ok(event) = self.coming.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if is_wanted(&event) {
                return Some(event);
            }
            self.waiting.borrow_mut().push_back(event);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    const NO_TIME: Duration = Duration::ZERO;

    #[test]
    fn what_came_with_the_end_can_still_be_read() {
        let (sender, coming) = channel();
        let inbox = Inbox::new(coming, ["key"]);
        ["end", "saved"].iter().for_each(|event| sender.send(*event).unwrap());
        assert_eq!(inbox.gather(NO_TIME), 3);
        // The screens close at `end`, the second of three events.
        assert_eq!([inbox.take(NO_TIME), inbox.take(NO_TIME)], [Ok("key"), Ok("end")]);
        assert_eq!(inbox.take(NO_TIME), Ok("saved"));
        assert_eq!(inbox.take(NO_TIME), Err(RecvTimeoutError::Timeout));
    }

    #[test]
    fn what_is_not_wanted_waits_in_order() {
        let (sender, coming) = channel();
        let inbox = Inbox::new(coming, []);
        ["j", "k", "days", "l"].iter().for_each(|event| sender.send(*event).unwrap());
        assert_eq!(inbox.take_first(NO_TIME, |event| *event == "days"), Some("days"));
        assert_eq!(inbox.gather(NO_TIME), 3);
        assert_eq!(["j", "k", "l"].map(|_| inbox.take(NO_TIME).unwrap()), ["j", "k", "l"]);
        drop(sender);
        assert_eq!(inbox.take(NO_TIME), Err(RecvTimeoutError::Disconnected));
    }
}
