//! Finds actions by a typed text.

use super::PaletteAction;
use crate::domain::fold::fold;
use crate::domain::id::nearest;

/// Returns the actions that match a text: first those whose name begins with it, then those whose words do, then those
/// whose name and words contain all of its words. What does nothing here comes last.
pub(super) fn matching(all: &[PaletteAction], text: &str) -> Vec<PaletteAction> {
    let typed = fold(text);
    let typed = typed.trim();
    let rank = |action: &PaletteAction| {
        let (name, words) = (action.verb.name(), fold(action.words));
        let has = |word: &str| name.contains(word) || words.contains(word);
        match () {
            () if name.starts_with(typed) => Some(0),
            () if words.starts_with(typed) => Some(1),
            () => typed.split_whitespace().all(has).then_some(2),
        }
    };
    let mut ranked: Vec<(bool, u8, PaletteAction)> =
        all.iter().filter_map(|action| Some((!action.works, rank(action)?, *action))).collect();
    ranked.sort_by_key(|(is_elsewhere, rank, _)| (*is_elsewhere, *rank));
    ranked.into_iter().map(|(_, _, action)| action).collect()
}

/// Returns the action with the name, the words or a single word that is nearest to a text. `None` if none is near.
pub(super) fn nearest_to(all: &[PaletteAction], text: &str) -> Option<PaletteAction> {
    let typed = fold(text);
    let ways = |action: &PaletteAction| {
        let single = action.words.split_whitespace().filter(|word| word.len() > 2);
        [action.verb.name(), action.words].into_iter().chain(single).collect::<Vec<&str>>()
    };
    let near = nearest(typed.trim(), all.iter().flat_map(ways))?;
    all.iter().find(|action| ways(action).contains(&near)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Verb;

    const ALL: &[PaletteAction] = &[
        PaletteAction { verb: Verb::Note, words: "note", works: true },
        PaletteAction { verb: Verb::Done, words: "mark as done", works: false },
        PaletteAction { verb: Verb::DayNote, words: "note for the day", works: true },
        PaletteAction { verb: Verb::Move, words: "move to a date or time", works: true },
    ];

    fn verbs(text: &str) -> Vec<Verb> {
        matching(ALL, text).iter().map(|action| action.verb).collect()
    }

    #[test]
    fn names_come_before_words_and_what_works_before_what_does_not() {
        assert_eq!(verbs(""), [Verb::Note, Verb::DayNote, Verb::Move, Verb::Done]);
        assert_eq!(verbs("day"), [Verb::DayNote]);
        assert_eq!(verbs("NOTE"), [Verb::Note, Verb::DayNote]);
        assert_eq!(verbs("time move"), [Verb::Move]);
        assert_eq!(verbs("d"), [Verb::DayNote, Verb::Move, Verb::Done]);
        assert_eq!(verbs("xyz"), []);
    }

    #[test]
    fn a_slip_of_a_letter_finds_the_nearest() {
        let near = |text: &str| nearest_to(ALL, text).map(|action| action.verb);
        assert_eq!(near("nite"), Some(Verb::Note));
        assert_eq!(near("mark as dine"), Some(Verb::Done));
        assert_eq!(near("dste"), Some(Verb::Move));
        assert_eq!(near("xyzzy"), None);
    }
}
