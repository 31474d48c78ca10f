//! Whether something names a record of `life.toml`.

use crate::domain::block::Block;
use crate::domain::life::Life;
use crate::domain::profile::{Forbidden, LifeKind};

/// Returns whether a loaded day, a routine, a task, a template, a season, the ledger or another record names a record.
pub(super) fn is_named(life: &Life, kind: LifeKind, id: &str) -> bool {
    let is_id = |one: &String| one == id;
    let in_block = |block: &Block| match kind {
        LifeKind::Value => block.values.iter().any(is_id),
        LifeKind::Area => block.area.as_deref() == Some(id),
        LifeKind::Engagement => block.engagement.as_deref() == Some(id),
        LifeKind::Boundary => block.allow.iter().any(is_id),
    };
    let profile = &life.profile;
    let in_profile = match kind {
        LifeKind::Value => profile.engagements.iter().any(|one| one.values.iter().any(is_id)),
        LifeKind::Area => {
            profile.own_areas.iter().any(|one| one.parent.as_deref() == Some(id))
                || profile.engagements.iter().any(|one| one.area.as_deref() == Some(id))
                || profile.boundaries.iter().any(|one| one.no.contains(&Forbidden::Area(id.to_owned())))
        }
        LifeKind::Engagement => {
            profile.boundaries.iter().any(|one| one.no.contains(&Forbidden::Engagement(id.to_owned())))
        }
        LifeKind::Boundary => false,
    };
    let ledger = &life.ledger;
    let in_ledger = match kind {
        LifeKind::Value => ledger.noes.iter().any(|no| no.protects.iter().any(is_id)),
        LifeKind::Area => false,
        LifeKind::Engagement => {
            ledger.talks.iter().any(|talk| talk.engagement.as_deref() == Some(id))
                || ledger.experiments.iter().any(|trial| trial.engagement.as_deref() == Some(id))
        }
        LifeKind::Boundary => ledger.talks.iter().any(|talk| talk.boundary.as_deref() == Some(id)),
    };
    let in_seasons =
        kind == LifeKind::Value && life.seasons.iter().any(|season| season.intent.contains_key(id));
    in_profile
        || in_ledger
        || in_seasons
        || life.days.values().any(|day| day.blocks.iter().any(in_block))
        || life.inbox.iter().any(in_block)
        || life.routines.iter().any(|routine| in_block(&routine.block()))
        || life.templates.iter().any(|template| template.blocks.iter().any(in_block))
}
