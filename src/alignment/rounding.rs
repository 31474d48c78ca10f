//! From figures to whole numbers, in one place: what does not fit becomes the nearest number that does.

/// Rounds a figure to a whole number. Not a number becomes 0.
#[allow(clippy::cast_possible_truncation, reason = "`as` from f64 takes the nearest i64")]
pub fn rounded(figure: f64) -> i64 {
    figure.round() as i64
}

/// Rounds minutes to whole ones. Negative ones become 0.
///
/// ```
/// use aplomb::alignment::whole_minutes;
///
/// assert_eq!([-3.0, 0.4, 89.5].map(whole_minutes), [0, 0, 90]);
/// ```
pub fn whole_minutes(minutes: f64) -> u32 {
    u32::try_from(rounded(minutes).max(0)).unwrap_or(u32::MAX)
}

/// Adds up figures. No figures make 0, where the sum of the standard library is −0.
pub(super) fn sum(figures: impl Iterator<Item = f64>) -> f64 {
    figures.fold(0.0, |sum, figure| sum + figure)
}

/// An index or a count as the 32 bits that lists of days are kept in.
pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
