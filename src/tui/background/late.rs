//! An answer of the terminal that comes when keys are listened to already.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::background;

/// Takes an answer that comes late out of what is typed. There it looks like Alt-], letters, and Ctrl-G or Alt-\.
#[derive(Debug, Default)]
pub struct Late {
    held: Vec<Event>,
    text: String,
}

/// What came of an event.
#[derive(Debug, PartialEq)]
pub enum Passed {
    /// These are to be heard as they are.
    Events(Vec<Event>),
    /// The background, light or not, where it can be read; the events were the answer.
    Answer(Option<bool>),
}

impl Late {
    /// Takes an event; it is held while it may be part of an answer.
    pub fn pass(&mut self, event: Event) -> Passed {
        const BEGIN: &str = "11;";
        let pressed = match &event {
            Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) => Some((
                *letter,
                modifiers.contains(KeyModifiers::ALT),
                modifiers.contains(KeyModifiers::CONTROL),
            )),
            _ => None,
        };
        let is_amid = !self.held.is_empty();
        match pressed {
            Some((']', true, false)) if !is_amid => {}
            Some((letter, false, false)) if is_amid => {
                self.text.push(letter);
                let fits = BEGIN.starts_with(self.text.as_str())
                    || self.text.starts_with(BEGIN) && self.text.len() < 40;
                if !fits {
                    return self.release(event);
                }
            }
            Some(('g', false, true) | ('\\', true, false)) if self.text.starts_with(BEGIN) => {
                let answer = background(&self.text[BEGIN.len()..]);
                *self = Late::default();
                return Passed::Answer(answer);
            }
            _ => return self.release(event),
        }
        self.held.push(event);
        Passed::Events(Vec::new())
    }

    /// It was no answer: all that was held is heard.
    fn release(&mut self, event: Event) -> Passed {
        let mut events = std::mem::take(self).held;
        events.push(event);
        Passed::Events(events)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::key;
    use super::super::tests::typed;
    use super::*;

    fn late(sent: &[Event]) -> (Vec<Event>, Vec<Option<bool>>) {
        let (mut late, mut events, mut answers) = (Late::default(), Vec::new(), Vec::new());
        for event in sent {
            match late.pass(event.clone()) {
                Passed::Events(passed) => events.extend(passed),
                Passed::Answer(answer) => answers.push(answer),
            }
        }
        (events, answers)
    }

    #[test]
    fn a_late_answer_is_taken_out_of_what_is_typed() {
        let alt = |letter| key(KeyCode::Char(letter), KeyModifiers::ALT);
        let bell = key(KeyCode::Char('g'), KeyModifiers::CONTROL);
        for end in [alt('\\'), bell.clone()] {
            let mut sent = typed("j");
            sent.push(alt(']'));
            sent.extend(typed("11;rgb:ffff/ffff/ffff"));
            sent.push(end);
            sent.extend(typed("d"));
            assert_eq!(late(&sent), (typed("jd"), vec![Some(true)]));
        }
        let mut sent = vec![alt(']')];
        sent.extend(typed("1x"));
        assert_eq!(late(&sent), (sent.clone(), vec![]), "that was no answer");
        assert_eq!(late(std::slice::from_ref(&bell)), (vec![bell], vec![]));
    }

    proptest! {
        #[test]
        fn no_key_is_lost_or_changed_by_waiting_for_a_late_answer(letters in "[]a-g0-9;:/]{0,30}", alts in prop::collection::vec(any::<bool>(), 30)) {
            let mut sent: Vec<Event> = letters
                .chars()
                .zip(&alts)
                .map(|(letter, alt)| key(KeyCode::Char(letter), if *alt { KeyModifiers::ALT } else { KeyModifiers::NONE }))
                .collect();
            // Whatever is held is heard with the next key that cannot belong to an answer.
            sent.push(key(KeyCode::Esc, KeyModifiers::NONE));
            let (events, answers) = late(&sent);
            prop_assert!(answers.is_empty());
            prop_assert_eq!(events, sent);
        }
    }
}
