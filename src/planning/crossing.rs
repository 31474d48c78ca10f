//! Which boundaries and milestones a block crosses, and by how much.

use super::recurrence::with_routines;
use crate::domain::date::plus;
use crate::domain::intervals::{Interval, union};
use crate::domain::profile::Forbidden;
use crate::domain::running::counted;
use crate::domain::{
    AreaTree, Block, Boundary, Change, Ctx, Day, Edit, EntryChange, Life, Minutes, Moment, Profile, Side,
    Span, Status, Zone,
};

/// Something that a block crosses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// What is crossed.
    pub of: Crossed,
    /// Name of the boundary, or its id if it has none. Title of the milestone.
    pub name: String,
    /// Minutes of the block inside it.
    pub minutes: u32,
}

/// What a block can cross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Crossed {
    /// The boundary with this id.
    Boundary(String),
    /// A block that happens only once. Work at the same time crosses it.
    Milestone,
}

impl Crossing {
    /// Returns the id of the boundary. `None`: it is a milestone.
    pub fn boundary(&self) -> Option<&String> {
        match &self.of {
            Crossed::Boundary(id) => Some(id),
            Crossed::Milestone => None,
        }
    }
}

/// Writes `Dinner at home by 30m`.
impl std::fmt::Display for Crossing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} by {}", self.name, Minutes(self.minutes).short())
    }
}

/// Returns the crossings as sentences: `Crosses Dinner at home by 30m.` `None` if there are none.
pub fn sentence(crossings: &[Crossing]) -> Option<String> {
    let (last, before) = crossings.split_last()?;
    let crosses = match before {
        [] => format!("Crosses {last}."),
        before => {
            let before: Vec<String> = before.iter().map(Crossing::to_string).collect();
            format!("Crosses {} and {last}.", before.join(", "))
        }
    };
    let once = crossings.iter().filter(|one| one.of == Crossed::Milestone);
    let once = once.map(|one| format!(" {} happens only once.", one.name)).collect::<String>();
    Some(crosses + &once)
}

/// Returns the titles of the blocks that an edit makes cross something, each with its crossings. They are blocks that it
/// adds or gives another time, and work that was planned before a milestone it adds. The life is that after the edit.
pub fn of_edit(life: &Life, ctx: &Ctx, edit: &Edit) -> Vec<(String, Vec<Crossing>)> {
    let areas = AreaTree::new(&life.profile);
    let crossed = |day: &Day, block: &Block| {
        let found = crossed_by(life, ctx, &areas, day, block, &standing(life, ctx, day, block));
        (!found.is_empty()).then(|| (block.title.clone(), found))
    };
    let of_change = |change: &Change| {
        let Change::Block(date, EntryChange { before, after: Some(block), .. }) = change else {
            return Vec::new();
        };
        let Some(day) = life.day(*date) else { return Vec::new() };
        // Work that was planned before a milestone crosses it as well.
        let is_new = block.milestone && before.as_ref().is_none_or(|before| before.plan != block.plan);
        let whole = with_routines(life, day, life.today(ctx));
        let others = whole.blocks.iter().filter(|other| is_new && other.id != block.id);
        let over = |other: &Block| {
            let (title, mut found) = crossed(day, other)?;
            found.retain(|one| one.of == Crossed::Milestone && one.name == block.title);
            (!found.is_empty()).then_some((title, found))
        };
        let own = crossed(day, block).filter(|_| is_changed(before.as_ref(), block));
        own.into_iter().chain(others.filter_map(over)).collect()
    };
    edit.changes.iter().flat_map(of_change).collect()
}

/// Returns whether a change can make a block cross more than before.
fn is_changed(before: Option<&Block>, after: &Block) -> bool {
    let what = |block: &Block| (block.area.clone(), block.engagement.clone(), block.allow.clone());
    before.is_none_or(|before| {
        (before.plan, &before.actual) != (after.plan, &after.actual) || what(before) != what(after)
    })
}

/// Returns the boundaries and the milestones that a block crosses in these spans of its day.
pub fn crossed_by(
    life: &Life,
    ctx: &Ctx,
    areas: &AreaTree,
    day: &Day,
    block: &Block,
    spans: &[Span],
) -> Vec<Crossing> {
    let mut found = crossings(&life.profile, areas, day, block, spans.iter().copied(), ctx.zone);
    found.extend(milestones(life, ctx, areas, day, block, spans));
    found
}

/// Returns the milestones at whose time a block of work is, also those of the days beside.
fn milestones(
    life: &Life,
    ctx: &Ctx,
    areas: &AreaTree,
    day: &Day,
    block: &Block,
    spans: &[Span],
) -> Vec<Crossing> {
    let is_work = block.area.as_deref().is_some_and(|area| areas.side(area) == Some(Side::Work));
    if !is_work || block.milestone || spans.is_empty() || day.head.grace.is_some() {
        return Vec::new();
    }
    let own = union(spans.iter().filter_map(|span| day.resolve(block, *span, ctx.zone)).collect());
    let has_routine = life.routines.iter().any(|routine| routine.milestone);
    let days = life.days.range(plus(day.date, -1)..=plus(day.date, 1)).map(|(_, day)| day);
    let mut found = Vec::new();
    for other in days.filter(|day| has_routine || day.blocks.iter().any(|block| block.milestone)) {
        let whole = with_routines(life, other, life.today(ctx));
        for once in whole.blocks.iter().filter(|one| one.milestone && takes_place(one)) {
            let Some(time) = once.plan.and_then(|plan| whole.resolve(once, plan, ctx.zone)) else { continue };
            let minutes: Moment = own.iter().map(|span| shared(time, *span)).sum();
            found.extend((minutes > 0).then(|| Crossing {
                of: Crossed::Milestone,
                name: once.title.clone(),
                minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            }));
        }
    }
    found
}

/// Returns whether a planned block takes place as far as anyone knows.
fn takes_place(block: &Block) -> bool {
    matches!(block.status, None | Some(Status::Done))
}

/// Returns the spans of a block that can cross a boundary.
///
/// These are its done spans, and what counts of a running one. If nothing was done, it is the plan, as long
/// as the block has no status and its time is not over: what never happened crosses nothing.
pub fn standing(life: &Life, ctx: &Ctx, day: &Day, block: &Block) -> Vec<Span> {
    let mut spans: Vec<Span> = block.lived().collect();
    let running = counted(life, ctx, day, block);
    spans.extend(
        running
            .and_then(|(start, end)| day.zone_of(block, ctx.zone).spans(day.date, start, end))
            .into_iter()
            .flatten(),
    );
    if block.actual.is_empty() && block.status.is_none() {
        let is_over =
            |plan: &Span| day.resolve(block, *plan, ctx.zone).is_some_and(|(_, end)| end <= ctx.minute());
        spans.extend(block.plan.filter(|plan| !is_over(plan)));
    }
    spans
}

/// Returns the boundaries that a block crosses in these spans of its day, in the profile's order.
///
/// Windows of the days beside count too, read in this day's zone. Boundaries that the block may cross are
/// left out. A grace day has none. A minute of several spans counts once.
pub fn crossings(
    profile: &Profile,
    areas: &AreaTree,
    day: &Day,
    block: &Block,
    spans: impl IntoIterator<Item = Span>,
    zone: Zone,
) -> Vec<Crossing> {
    let lived = union(spans.into_iter().filter_map(|span| day.resolve(block, span, zone)).collect());
    let crossed = |boundary: &Boundary| {
        let windows = windows(boundary, day, zone);
        let minutes: Moment =
            windows.iter().flat_map(|window| lived.iter().map(|span| shared(*window, *span))).sum();
        let name = if boundary.name.is_empty() { &boundary.id } else { &boundary.name };
        (minutes > 0).then(|| Crossing {
            of: Crossed::Boundary(boundary.id.clone()),
            name: name.clone(),
            minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
        })
    };
    binding(profile, areas, day, block).filter_map(crossed).collect()
}

/// Returns whether a boundary keeps a block out, at any time.
pub fn keeps_out(boundary: &Boundary, profile: &Profile, areas: &AreaTree, block: &Block) -> bool {
    forbids(boundary, profile, areas, block) && !allows(block, boundary)
}

/// Returns the times around a day that are closed to a block, in the order of the boundaries.
pub(super) fn closed(
    profile: &Profile,
    areas: &AreaTree,
    day: &Day,
    block: &Block,
    zone: Zone,
) -> Vec<Interval> {
    binding(profile, areas, day, block).flat_map(|boundary| windows(boundary, day, zone)).collect()
}

/// Returns the windows of all boundaries around a day. A grace day has none.
pub(super) fn all_windows(profile: &Profile, day: &Day, zone: Zone) -> Vec<Interval> {
    let boundaries = profile.boundaries.iter().filter(|_| day.head.grace.is_none());
    boundaries.flat_map(|boundary| windows(boundary, day, zone)).collect()
}

/// Returns the boundaries that keep a block out.
fn binding<'a>(
    profile: &'a Profile,
    areas: &'a AreaTree,
    day: &'a Day,
    block: &'a Block,
) -> impl Iterator<Item = &'a Boundary> {
    let asks = day.head.grace.is_none();
    let boundaries = profile.boundaries.iter().filter(move |_| asks);
    boundaries.filter(|boundary| keeps_out(boundary, profile, areas, block))
}

fn forbids(boundary: &Boundary, profile: &Profile, areas: &AreaTree, block: &Block) -> bool {
    let engagement = |id: &str| profile.engagement(id).map_or_else(|| id.to_owned(), |one| one.id.clone());
    boundary.no.iter().any(|forbidden| match forbidden {
        // An area that is defined nowhere matches by its id.
        Forbidden::Area(id) => {
            block.area.as_deref().is_some_and(|area| area == id || areas.is_under(area, id))
        }
        Forbidden::Engagement(id) => {
            block.engagement.as_deref().is_some_and(|own| engagement(own) == engagement(id))
        }
    })
}

fn allows(block: &Block, boundary: &Boundary) -> bool {
    block.allow.iter().any(|id| *id == boundary.id || boundary.was.contains(id))
}

/// Returns the windows of a boundary that a block of a day can reach. Both end at 48:00 at most, and the
/// block may be in another zone.
fn windows(boundary: &Boundary, day: &Day, zone: Zone) -> Vec<Interval> {
    let zone = day.head.zone.unwrap_or(zone);
    let held = (-2..=2).map(|days| plus(day.date, days)).filter(|date| boundary.holds_on(*date));
    union(held.filter_map(|date| zone.resolve(date, boundary.window)).collect())
}

/// Returns the minutes that two intervals share.
fn shared(a: Interval, b: Interval) -> Moment {
    (a.1.min(b.1) - a.0.max(b.0)).max(0)
}

#[cfg(test)]
mod tests {
    use super::super::free::tests::{block, day, profile, zone};
    use super::*;

    /// Returns what a block crosses in these spans, as one sentence.
    fn crossed(day: &Day, block: &Block, spans: &[&str]) -> String {
        let profile = profile();
        let spans = spans.iter().map(|span| span.parse().unwrap());
        let found = crossings(&profile, &AreaTree::new(&profile), day, block, spans, zone());
        sentence(&found).unwrap_or_default()
    }

    #[test]
    fn a_block_of_what_is_forbidden_crosses() {
        let (day, work) = (day("2026-11-18", &[]), block("Call", "", "work"));
        assert_eq!(crossed(&day, &work, &["17:30-18:30"]), "Crosses Dinner at home by 30m.");
        assert_eq!(crossed(&day, &work, &["16:00-18:00"]), "");
        assert_eq!(crossed(&day, &work, &["20:00-21:00"]), "");
        assert_eq!(crossed(&day, &work, &["18:00-18:45", "18:30-19:30"]), "Crosses Dinner at home by 1h30.");
        assert_eq!(crossed(&day, &block("Dinner", "", "meals"), &["18:00-20:00"]), "");
        assert_eq!(crossed(&day, &Block::default(), &["18:00-20:00"]), "");
        let project = block("Project", "", "side-project");
        assert_eq!(crossed(&day, &project, &["19:00-20:00"]), "Crosses Dinner at home by 1h.");
    }

    #[test]
    fn engagements_are_kept_out_by_id_and_by_an_earlier_one() {
        let day = day("2026-11-18", &[]);
        for id in ["acme", "acme-2024"] {
            let call = Block { engagement: Some(id.into()), ..block("Incident call", "", "home") };
            assert_eq!(crossed(&day, &call, &["08:10-08:25"]), "Crosses Before school by 15m.");
        }
    }

    #[test]
    fn a_boundary_that_is_kept_for_the_past_is_crossed_until_its_last_day() {
        use crate::alignment::{AsOf, Gathered, Lens, Period, Terms};
        use crate::domain::date::parse_iso;
        let boundary = |archived, until: &str, no: &str| Boundary {
            archived,
            until: parse_iso(until),
            no: vec![no.parse().unwrap()],
            ..profile().boundaries[0].clone()
        };
        for (boundary, area, engagement, minutes) in [
            (boundary(true, "2026-11-18", "work"), "work", None, Some(60)),
            (boundary(true, "2026-11-17", "work"), "work", None, None),
            (boundary(true, "", "work"), "work", None, None),
            (boundary(false, "", "nowhere"), "nowhere", None, Some(60)),
            (boundary(false, "", "nowhere"), "elsewhere", None, None),
            (boundary(false, "", "engagement:nobody"), "care", Some("nobody"), Some(60)),
            (boundary(false, "", "engagement:nobody"), "nobody", None, None),
        ] {
            let profile = Profile { boundaries: vec![boundary.clone()], ..profile() };
            let areas = AreaTree::new(&profile);
            let call = block("Call", "18:00-19:00", area);
            let call = Block { engagement: engagement.map(str::to_owned), ..call };
            let day = day("2026-11-18", std::slice::from_ref(&call));
            let found = crossings(&profile, &areas, &day, &call, call.plan, zone());
            let found = found.first().map(|crossing| crossing.minutes);
            assert_eq!(found, minutes, "{boundary:?} and {area} {engagement:?}");
            // Scoring counts the same.
            let mut gathered = Gathered::new(Terms::new(&profile, &[], zone()), Some(day.date));
            gathered.insert(gathered.terms().gather(&day));
            let as_of = AsOf { now: zone().moment(day.date, crate::domain::Time::MIDNIGHT), today: day.date };
            let score = gathered.score(Period::day(day.date), Lens::Plan, &as_of);
            let counted: f64 = score.figures.boundaries.iter().map(|one| one.minutes).sum();
            assert_eq!(counted as u32, minutes.unwrap_or(0), "{boundary:?} as it is scored");
        }
    }

    #[test]
    fn windows_of_the_days_beside_count() {
        // Sunday's quiet night ends at 06:00 on Monday. Sunday has no dinner.
        let sunday = day("2026-11-22", &[]);
        let work = block("Release", "", "work");
        assert_eq!(crossed(&sunday, &work, &["18:00-25:00"]), "Crosses Quiet night by 2h.");
        let monday = day("2026-11-23", &[]);
        assert_eq!(crossed(&monday, &work, &["05:00-07:00"]), "Crosses Quiet night by 1h.");
        let late = crossed(&sunday, &work, &["40:00-43:00"]);
        assert_eq!(late, "Crosses Dinner at home by 1h.");
        let both = crossed(&monday, &work, &["05:00-07:00", "19:00-20:30"]);
        assert_eq!(both, "Crosses Dinner at home by 1h and Quiet night by 1h.");
    }

    #[test]
    fn minutes_are_those_that_pass() {
        // The clocks of Lisbon go back from 02:00 to 01:00 in the night to Sunday, 25 October 2026.
        let saturday = day("2026-10-24", &[]);
        let work = block("Release", "", "work");
        assert_eq!(crossed(&saturday, &work, &["24:30-26:30"]), "Crosses Saturday night by 3h.");
        let elsewhere = Block { zone: "America/New_York".parse().ok(), ..work };
        let wednesday = day("2026-11-18", &[]);
        assert_eq!(crossed(&wednesday, &elsewhere, &["13:00-14:30"]), "Crosses Dinner at home by 1h30.");
    }

    #[test]
    fn what_is_allowed_or_excused_does_not_cross() {
        let work = block("Call", "", "work");
        let allowed = Block { allow: vec!["dinner".into()], ..work.clone() };
        assert_eq!(crossed(&day("2026-11-18", &[]), &allowed, &["18:00-19:00"]), "");
        let mut grace = day("2026-11-18", &[]);
        grace.head.grace = Some(String::new());
        assert_eq!(crossed(&grace, &work, &["18:00-19:00"]), "");
        // Before the boundary is in force.
        assert_eq!(crossed(&day("2026-09-30", &[]), &work, &["18:00-19:00"]), "");
    }
}
