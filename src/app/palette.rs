//! Any action by name: which verbs fit what is typed.

use super::sheet::Palette;
use super::verb::Verb;
use crate::line::fold;

/// Shows the verbs that fit what is typed: those whose name begins with it first, then by what they do.
pub(super) fn narrow(palette: &mut Palette) {
    let typed = fold(palette.input.value());
    let words: Vec<&str> = typed.split_whitespace().collect();
    let is_for_sheets = |verb: &Verb| {
        use Verb::*;
        verb.figure().is_some()
            || matches!(
                verb,
                Take | Complete
                    | ClearLine
                    | DeleteWord
                    | Less
                    | More
                    | Narrow
                    | Close
                    | Open
                    | Palette
                    | Back
                    | Leave
                    | OtherWay
                    | NameTime
            )
    };
    let rank = |verb: Verb| {
        let (name, doc) = (verb.name(), fold(verb.doc()));
        if name.starts_with(typed.trim()) {
            Some(0)
        } else if words.iter().all(|word| name.contains(word)) {
            Some(1)
        } else if words.iter().all(|word| name.contains(word) || doc.contains(word)) {
            Some(2)
        } else {
            is_subsequence(&typed, name).then_some(3)
        }
    };
    let mut ranked: Vec<(i32, Verb)> = Verb::ALL
        .iter()
        .filter(|verb| !is_for_sheets(verb))
        .filter_map(|verb| Some((rank(*verb)?, *verb)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    palette.shown = ranked.into_iter().map(|(_, verb)| verb).collect();
    palette.chosen = 0;
}

fn is_subsequence(typed: &str, name: &str) -> bool {
    let mut letters = name.chars();
    typed.chars().filter(|letter| !letter.is_whitespace()).all(|letter| letters.any(|other| other == letter))
}
