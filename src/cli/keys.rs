//! The keys in force, and what is wrong with `keys.toml`.

use crate::app::Keymap;
use crate::app::keymap::KeyProblem;
use crate::store::{Problem, Store};

const NAME: &str = "keys.toml";

/// The keys in force: the defaults, with what `keys.toml` says in their place where it makes sense as a whole.
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
