//! Small words that sentences share: how often, lists, a capital letter, the parts of alignment.

use chrono::NaiveDate;

use crate::alignment::{Component, rounded};
use crate::domain::Week;
use crate::report::day::words::length;

/// Returns the name of a component of alignment.
pub fn component(component: Component) -> &'static str {
    match component {
        Component::Values => "values",
        Component::Signs => "check-in",
        Component::Energy => "energy",
        Component::Agency => "agenda",
        Component::Boundaries => "boundaries",
        Component::Intention => "kept plans",
    }
}

/// Returns how often something happened: `once`, `3 times`.
pub fn times(times: usize) -> String {
    if times == 1 { "once".to_owned() } else { format!("{times} times") }
}

/// Returns on how many of the days that have a boundary's hours it was kept, and for how many minutes it was crossed:
/// `kept on 3 of 4 days, crossed for 30m`.
pub fn kept_on(days: u32, crossed: u32, minutes: f64) -> String {
    let for_how_long = length(rounded(minutes));
    let all = match days {
        1 => "on 1 day".to_owned(),
        2 => "on both days".to_owned(),
        all => format!("on all {all} days"),
    };
    match days.saturating_sub(crossed) {
        _ if crossed == 0 => format!("kept {all}"),
        0 => format!("crossed {all}, for {for_how_long}"),
        kept => format!("kept on {kept} of {days} days, crossed for {for_how_long}"),
    }
}

/// Returns a list in words: `a, b and c`.
///
/// ```
/// use aplomb::report::wording::and;
///
/// assert_eq!(and(&["care".into(), "craft".into(), "health".into()]), "care, craft and health");
/// ```
pub fn and(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Returns the name of a week in a sentence: `this week`, `week 42`.
pub fn week_name(week: Week, today: NaiveDate) -> String {
    match week == Week::of(today) {
        true => "this week".to_owned(),
        false => format!("week {}", week.number()),
    }
}

/// Returns the week in which something was: `this week`, `in week 42`.
pub fn in_week(week: Week, today: NaiveDate) -> String {
    match week == Week::of(today) {
        true => week_name(week, today),
        false => format!("in {}", week_name(week, today)),
    }
}

/// Returns the words with a capital first letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
