//! The keys that work in a place, as rows of help.

use super::content::HelpRow;
use crate::app::{Context, Model, Sheet, Verb};
use crate::domain::Energy;
use crate::domain::text::width;

/// Most columns of the keys of a row. Further keys of an action are left out.
const KEYS: usize = 10;

/// Actions that one row explains, where all of them have keys.
struct TogetherRow {
    place: Context,
    verbs: &'static [Verb],
    words: &'static str,
}

const fn together(place: Context, verbs: &'static [Verb], words: &'static str) -> TogetherRow {
    TogetherRow { place, verbs, words }
}

/// Actions with a common row, in the order of their keys.
const TOGETHER: &[TogetherRow] = {
    use Context::{Day, Felt, Global, GoTo, Replan, Review, Table, Welcome};
    use Verb::*;
    &[
        together(Day, &[Down, Up], "next, previous block or gap"),
        together(Day, &[DayBefore, DayAfter], "previous, next day or column"),
        together(Day, &[Edit, Note], "edit the line, note"),
        together(Day, &[Done, CrossOut], "mark as done, skip"),
        together(Day, &[Later, Earlier], "later, earlier by a step"),
        together(Day, &[NextDay, PreviousDay], "to the day after, before"),
        together(Day, &[Longer, Shorter], "longer, shorter by a step"),
        together(Day, &[Copy, Paste], "copy, paste"),
        together(Day, &[Why, Verb::Inbox], "why, inbox"),
        together(Day, &[Verb::Replan, CloseDay], "replan, close the day"),
        together(Day, &[Mark, MarkAll], "select it, all of the day"),
        together(Day, &[Fix, LetCross], "fixed, allow a crossing once"),
        together(Global, &[ShowDay, ShowWeek, ShowReview, ShowSeason, ShowLife], "the screens, Day to Life"),
        together(Global, &[WeekBefore, WeekAfter], "week, season, page: back, on"),
        together(Global, &[Today, Verb::GoTo], "today or what runs, a date"),
        together(Global, &[First, Last], "first, last line"),
        together(Global, &[PageDown, PageUp], "scroll down, up"),
        together(Global, &[Undo, Redo], "undo, redo"),
        together(Global, &[NextPart, PreviousPart], "next, previous part"),
        together(Global, &[Zoom, Closer, Further], "next zoom, in, out"),
        together(Global, &[Search, Palette, Verb::Settings], "search, any action, settings"),
        together(Table, &[Down, Up], "cell below, above"),
        together(Table, &[Left, Right], "cell to the left, right"),
        together(Table, &[Longer, Shorter], "more, less by a step"),
        together(Table, &[Later, Earlier], "down, up in the list"),
        together(Review, &[Down, Up], "next, previous line"),
        together(Review, &[Less, More], "choose, or previous, next week"),
        together(Replan, &[Less, More], "15m less, more"),
        together(Felt, &[Less, More], "less, more"),
        together(GoTo, &[DayBefore, DayAfter], "day before, after"),
        together(GoTo, &[WeekBefore, WeekAfter], "week before, after"),
        together(GoTo, &[MonthBefore, MonthAfter], "month before, after"),
        together(Context::Settings, &[More, Less], "next, previous value"),
        together(Welcome, &[Less, More], "less, more"),
    ]
};

/// An action with its place, its keys and its words.
struct KeyRow {
    place: Context,
    verbs: Vec<Verb>,
    keys: Vec<Vec<String>>,
    words: String,
}

/// Returns the rows of a place and the rows of all screens. The place is that of a sheet, else of the screen.
pub(super) fn rows(model: &Model, sheet: Option<&dyn Sheet>) -> [Vec<HelpRow>; 2] {
    let context = sheet.map_or_else(|| model.screen.context(model), |sheet| sheet.context());
    // Whoever reads this has found its key.
    let does = |verb: Verb| match sheet {
        _ if verb == Verb::Help => false,
        Some(sheet) => sheet.takes(verb),
        None => !model.screen.ignores().contains(&verb),
    };
    let mut own: Vec<KeyRow> = Vec::new();
    for (place, verb, keys) in model.keymap.working(context).into_iter().filter(|(_, verb, _)| does(*verb)) {
        let words = words(verb, place);
        match own.iter_mut().find(|row| row.place == place && row.words == words) {
            // Actions with the same words share a row, such as both arrows of a list.
            Some(row) => {
                row.verbs.push(verb);
                row.keys.push(keys);
            }
            None => own.push(KeyRow { place, verbs: vec![verb], keys: vec![keys], words }),
        }
    }
    for common in TOGETHER {
        join(&mut own, common);
    }
    let row = |row: &KeyRow| HelpRow::new(keys_of(&row.keys), row.words.clone());
    let of = |is_global: bool| {
        let here = own.iter().filter(|row| (row.place == Context::Global) == is_global);
        here.map(row).collect()
    };
    [of(false), of(true)]
}

/// Joins the rows of actions that have a common one. Does nothing if one of them has no row of its own.
fn join(rows: &mut Vec<KeyRow>, common: &TogetherRow) {
    let at = |rows: &[KeyRow], verb: Verb| {
        rows.iter().position(|row| row.place == common.place && row.verbs == [verb])
    };
    if !common.verbs.iter().all(|verb| at(rows, *verb).is_some()) {
        return;
    }
    let first = common.verbs.iter().filter_map(|verb| at(rows, *verb)).min().unwrap_or_default();
    let keys: Vec<Vec<String>> =
        common.verbs.iter().filter_map(|verb| Some(rows.get(at(rows, *verb)?)?.keys.concat())).collect();
    let joined =
        KeyRow { place: common.place, verbs: common.verbs.to_vec(), keys, words: common.words.to_owned() };
    rows.retain(|row| row.place != common.place || !row.verbs.iter().all(|verb| common.verbs.contains(verb)));
    rows.insert(first.min(rows.len()), joined);
}

/// Returns the keys of some actions: the first key of each, then the second ones, as many as fit. Digits in a row
/// become a range: `1–5`.
fn keys_of(keys: &[Vec<String>]) -> String {
    let firsts: Vec<&str> = keys.iter().filter_map(|keys| keys.first()).map(String::as_str).collect();
    let digits = firsts.iter().all(|key| matches!(key.as_bytes(), [digit] if digit.is_ascii_digit()));
    if let ([first, .., last], true) = (firsts.as_slice(), digits) {
        return format!("{first}–{last}");
    }
    let mut text = firsts.join(" ");
    let most = keys.iter().map(Vec::len).max().unwrap_or_default();
    for key in (1..most).flat_map(|nth| keys.iter().filter_map(move |keys| keys.get(nth))) {
        if width(&text) + 1 + width(key) <= KEYS {
            text = format!("{text} {key}");
        }
    }
    text
}

/// Returns the words for an action in a place.
fn words(verb: Verb, place: Context) -> String {
    match (place, verb.figure()) {
        (Context::Felt, Some(figure)) => {
            let step = figure.checked_sub(1).and_then(|step| Energy::WORDS.get(step));
            step.map_or("no rating", |word| word).to_owned()
        }
        _ => verb.doc_in(place).to_owned(),
    }
}
