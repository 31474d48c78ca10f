//! The keymap, and the problems of `keys.toml`.

use crate::app::Keymap;
use crate::app::keymap::KeyProblem;
use crate::store::{Problem, Store};

const NAME: &str = "keys.toml";

/// Returns the default keys, changed by `keys.toml`, and the problems of that file. With a problem the defaults stay.
pub(super) fn keymap(store: &Store) -> (Keymap, Vec<Problem>) {
    let text = match store.text_of(NAME) {
        Ok(text) => text,
        Err(problem) => return (Keymap::default(), vec![problem]),
    };
    match Keymap::with_overrides(&text) {
        Ok(keymap) => (keymap, Vec::new()),
        Err(problems) => {
            let at = |problem: KeyProblem| Problem::at(NAME, &text, problem.span, problem.message);
            (Keymap::default(), problems.into_iter().map(at).collect())
        }
    }
}
