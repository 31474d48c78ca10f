//! The values that a newcomer is offered, each with the area of life that a block of it belongs to.

/// A value that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommonValue {
    /// What it is called.
    pub name: &'static str,
    /// The tag that it gets.
    pub id: &'static str,
    /// The area of a block that serves it.
    pub area: &'static str,
    /// Hours a week; 0: not now.
    pub hours: u32,
}

/// The values, in the order in which they are offered.
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

/// The area of a block for a value that is one of those offered, by its id.
pub fn area_of(value: &str) -> Option<&'static str> {
    COMMON_VALUES.iter().find(|offer| offer.id == value).map(|offer| offer.area)
}
