//! Windows of the boundaries on a day as shown.

use super::agenda::{DayClocks, MinuteSpan};
use crate::domain::date::plus;
use crate::domain::{AreaTree, Life};

/// Window of a boundary on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoundaryWindow {
    /// Name of the boundary.
    pub name: String,
    /// Minutes of the window.
    pub extent: MinuteSpan,
    /// What it keeps out, in words.
    pub keeps_out: String,
}

/// Returns the windows of a day, and those of the day before that reach into it.
pub(super) fn windows(life: &Life, areas: &AreaTree, clocks: &DayClocks) -> Vec<BoundaryWindow> {
    let mut windows: Vec<BoundaryWindow> = Vec::new();
    for date in [plus(clocks.date, -1), clocks.date] {
        let zone = life.day(date).and_then(|day| day.head.zone).unwrap_or(clocks.zone);
        for boundary in life.profile.boundaries.iter().filter(|one| one.holds_on(date)) {
            let Some(extent) = zone.resolve(date, boundary.window).map(|moments| clocks.extent(moments))
            else {
                continue;
            };
            if date == clocks.date || extent.end > i64::from(life.profile.day.start.minutes()) {
                let keeps_out =
                    boundary.no.iter().map(|no| forbidden_name(life, areas, no)).collect::<Vec<_>>();
                windows.push(BoundaryWindow {
                    name: boundary.name.clone(),
                    extent,
                    keeps_out: keeps_out.join(", "),
                });
            }
        }
    }
    windows.sort_by_key(|window| window.extent);
    windows
}

fn forbidden_name(life: &Life, areas: &AreaTree, no: &crate::domain::profile::Forbidden) -> String {
    use crate::domain::profile::Forbidden;
    match no {
        Forbidden::Area(id) => areas.get(id).map_or(id.clone(), |area| area.name.to_lowercase()),
        Forbidden::Engagement(id) => {
            life.profile.engagement(id).map_or(id.clone(), |one| one.short_name().to_owned())
        }
    }
}
