//! Rounding of figures to whole numbers. A figure that does not fit becomes the nearest number that fits.

/// Rounds a figure to a whole number. NaN becomes 0.
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

/// Returns the sum of figures. Without figures it is 0, while the sum of the standard library is −0.
pub(super) fn sum(figures: impl Iterator<Item = f64>) -> f64 {
    figures.fold(0.0, |sum, figure| sum + figure)
}

/// Returns an index or a count in 32 bits, as the lists of a day have them. Too large a number becomes the maximum.
pub(super) fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
