//! One step more or less of a value.

use crate::domain::Minutes;
use crate::domain::time::DAY;

/// Returns the next choice, or the one before. None comes before the first. At either end nothing changes.
pub(super) fn turned<T: Copy + PartialEq>(all: &[T], now: Option<T>, more: bool) -> Option<T> {
    let at = now.and_then(|now| all.iter().position(|one| *one == now));
    let next = match (at, more) {
        (None, true) => Some(0),
        (None, false) => return None,
        (Some(at), true) => Some((at + 1).min(all.len().saturating_sub(1))),
        (Some(at), false) => at.checked_sub(1),
    };
    next.and_then(|at| all.get(at).copied())
}

/// Returns hours a week one step further: half an hour, from five hours on an hour. None below the least.
pub(super) fn stepped_hours(now: Option<Minutes>, more: bool) -> Option<Minutes> {
    let now = now.unwrap_or_default().0;
    let step = if now > 300 || (more && now == 300) { 60 } else { 30 };
    let then = if more { now + step } else { now.saturating_sub(step) };
    Some(Minutes(then.min(7 * DAY))).filter(|minutes| minutes.0 > 0)
}

/// Returns a short time five minutes further. None at nothing.
pub(super) fn stepped_minutes(now: Option<Minutes>, more: bool) -> Option<Minutes> {
    let now = now.unwrap_or_default().0;
    let then = if more { now + 5 } else { now.saturating_sub(5) };
    Some(Minutes(then.min(DAY))).filter(|minutes| minutes.0 > 0)
}

/// Returns a weight one step further, 0 to 10.
pub(super) fn stepped_weight(now: Option<f64>, more: bool) -> Option<f64> {
    Some((now.unwrap_or(1.0) + if more { 1.0 } else { -1.0 }).clamp(0.0, 10.0))
}
