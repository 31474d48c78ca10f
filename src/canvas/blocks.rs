//! Colours of a block, and the sign for how it felt.

use super::Role;
use super::theme::Hue;
use crate::domain::{AreaTree, Block, Energy};

/// Returns the hue of a block, from its area or the nearest shipped area above it, else from its side. Without either
/// it is [`Hue::None`].
pub fn hue(block: &Block, areas: &AreaTree) -> Hue {
    let Some(id) = block.area.as_deref() else { return Hue::None };
    let named = |id: &str| match id {
        "work" => Some(Hue::Work),
        "care" => Some(Hue::Care),
        "people" => Some(Hue::People),
        "self-care" | "downtime" => Some(Hue::Own),
        "growth" => Some(Hue::Growth),
        "community" => Some(Hue::Community),
        "home" | "commute" | "meals" | "sleep" => Some(Hue::Upkeep),
        _ => None,
    };
    let by_side = || match areas.side(id) {
        Some(crate::domain::Side::Work) => Hue::Work,
        Some(crate::domain::Side::Life) => Hue::Own,
        Some(crate::domain::Side::Upkeep) => Hue::Upkeep,
        None => Hue::None,
    };
    areas.line(id).find_map(|area| named(&area.id)).unwrap_or_else(by_side)
}

/// Returns the role of a block's edge.
pub fn edge_role(block: &Block, areas: &AreaTree) -> Role {
    Role::Area(hue(block, areas))
}

/// Returns the sign, or with `is_ascii` the word, for how a block felt, and its role. `None` if it was not rated or
/// felt level.
pub fn felt(energy: Option<Energy>, is_ascii: bool) -> Option<(&'static str, Role)> {
    let energy = energy?;
    let sign = match energy.felt() {
        -2 => ("▼▼", Role::Down),
        -1 => ("▼", Role::Down),
        1 => ("▲", Role::Up),
        2 => ("▲▲", Role::Up),
        _ => return None,
    };
    Some(if is_ascii { (energy.word(), sign.1) } else { sign })
}
