//! The values that a new user can choose from, each with the area of life that its blocks belong to.

/// A value to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonValue {
    /// The name to show.
    pub name: &'static str,
    /// The id, which is also its tag.
    pub id: &'static str,
    /// The id of the area of its blocks.
    pub area: &'static str,
    /// The suggested weekly target in hours. 0: not chosen at first.
    pub hours: u32,
}

/// All common values, in the order in which they are shown.
pub const COMMON_VALUES: [CommonValue; 8] = [
    offer("Family and friends", "family", "people", 10),
    offer("Good work", "craft", "work", 10),
    offer("Health", "health", "self-care", 3),
    offer("Learning", "learning", "growth", 0),
    offer("Rest", "rest", "downtime", 0),
    offer("Freedom", "freedom", "work", 0),
    offer("Community", "community", "community", 0),
    offer("Faith, nature, beauty", "beauty", "self-care", 0),
];

const fn offer(name: &'static str, id: &'static str, area: &'static str, hours: u32) -> CommonValue {
    CommonValue { name, id, area, hours }
}

/// Returns the area of a common value by the value's id. None: it is not one of [`COMMON_VALUES`].
pub fn area_of(value: &str) -> Option<&'static str> {
    COMMON_VALUES.iter().find(|offer| offer.id == value).map(|offer| offer.area)
}
