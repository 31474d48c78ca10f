//! The actions of the palette: what works on the block under the cursor or on this screen, then the screens, then the
//! rest, then what does nothing here.

use crate::app::{Context, Model, Verb};
use crate::sheets::card;

/// An action in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaletteAction {
    /// Action.
    pub verb: Verb,
    /// Words for what it does here.
    pub words: &'static str,
    /// Whether it does something here now.
    pub works: bool,
}

/// Places of screens. Actions of other places are for sheets, where their keys are shown.
const SCREENS: [Context; 6] = {
    use Context::*;
    [Day, Table, Review, ReviewSigns, ReviewQuestion, Global]
};

/// Actions that only make sense as a key.
const KEYS_ONLY: [Verb; 6] = {
    use Verb::*;
    [Open, Palette, Back, Leave, Less, More]
};

/// Moves of the cursor. They come after the actions that change or open something.
const MOVES: [Verb; 6] = {
    use Verb::*;
    [Down, Up, Left, Right, DayAfter, DayBefore]
};

/// Group of an action, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ActionGroup {
    /// Works on the block under the cursor. With its place on the card.
    OnBlock(usize),
    /// Works only on this screen.
    Here,
    /// Goes to a screen.
    Screen,
    /// Works everywhere.
    Everywhere,
    /// Does nothing here.
    NotHere,
}

/// Returns all actions, the most likely first.
pub(super) fn actions(model: &Model) -> Vec<PaletteAction> {
    let chain = model.screen.context(model).chain();
    let on_block = if chain.contains(&Context::Day) { card::actions(model) } else { Vec::new() };
    let mut all: Vec<(ActionGroup, PaletteAction)> = Verb::ALL
        .iter()
        .filter(|verb| is_listed(model, **verb))
        .map(|verb| {
            let group = group(model, chain, &on_block, *verb);
            let place = chain.iter().copied().find(|place| belongs(model, *place, *verb));
            let words = place.map_or(verb.doc(), |place| verb.doc_in(place));
            (group, PaletteAction { verb: *verb, words, works: group != ActionGroup::NotHere })
        })
        .collect();
    all.sort_by_key(|(group, _)| *group);
    all.into_iter().map(|(_, action)| action).collect()
}

fn is_listed(model: &Model, verb: Verb) -> bool {
    let is_of_a_screen = SCREENS.iter().any(|place| belongs(model, *place, verb)) || opens(model, verb);
    is_of_a_screen && verb.figure().is_none() && !KEYS_ONLY.contains(&verb)
}

fn opens(model: &Model, verb: Verb) -> bool {
    model.house.openers.iter().any(|(opener, _)| *opener == verb)
}

/// Returns whether an action belongs to a place. Season also takes the actions of its menu.
fn belongs(model: &Model, place: Context, verb: Verb) -> bool {
    let is_of_menu = place == Context::Table && model.keymap.belongs(Context::SeasonMenu, verb);
    let is_for_list = matches!(verb, Verb::Take | Verb::Close | Verb::Help);
    model.keymap.belongs(place, verb) || is_of_menu && !is_for_list
}

fn group(model: &Model, chain: &[Context], on_block: &[Verb], verb: Verb) -> ActionGroup {
    if let Some(at) = on_block.iter().position(|other| *other == verb) {
        return ActionGroup::OnBlock(at);
    }
    let needs_block = card::ON_BLOCKS.contains(&verb) || verb == Verb::Mark && model.selected().is_none();
    let can = match verb {
        _ if model.screen.ignores().contains(&verb) => false,
        Verb::Paste => !model.clipboard.is_empty(),
        Verb::Replan => model.date == model.today,
        _ => !chain.contains(&Context::Day) || !needs_block,
    };
    let is_own = chain.iter().any(|place| *place != Context::Global && belongs(model, *place, verb));
    let is_global = belongs(model, Context::Global, verb) || opens(model, verb);
    match (can, is_own, is_global) {
        (false, ..) | (_, false, false) => ActionGroup::NotHere,
        _ if model.house.screen(verb).is_some() => ActionGroup::Screen,
        (_, true, _) if !MOVES.contains(&verb) => ActionGroup::Here,
        _ => ActionGroup::Everywhere,
    }
}
