//! The colours of a block, and the sign of how it felt.

use super::Role;
use super::theme::Hue;
use crate::domain::{AreaTree, Block, Energy};

/// The hue of a block's area: that of the shipped area it is or lies under.
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

/// The role of a block's edge.
pub fn edge_role(block: &Block, areas: &AreaTree) -> Role {
    Role::Area(hue(block, areas))
}

/// How a block felt: a sign and its role, or a word.
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
