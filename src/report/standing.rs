//! Forecast of the week shown: its numbers, and the reasons for them.

use super::gather::{as_of, gather};
use chrono::NaiveDate;

use crate::alignment::{AsOf, Gathered, Lens, Period, Score};
use crate::domain::date::plus;
use crate::domain::{Ctx, Day, Life, Moment, Week, covered};
use crate::planning::recurrence::with_routines;
use crate::planning::remedy::{Remedy, remedy};
use crate::planning::suggest::{DAYS, Finder, Shortfalls, Slot};
use crate::report::people::{PersonHours, people_hours};
use crate::report::reasons::{name, sentence};
use crate::report::review::commitments::is_all_done;

/// A loss as shown: what holds alignment back, how much, and what would help.
#[derive(Debug, Clone, PartialEq)]
pub struct LossReason {
    /// The loss as a sentence.
    pub words: String,
    /// Name of its cause. A screen may shorten it at the start of the sentence.
    pub name: String,
    /// Points lost, in tenths, as shown.
    pub tenths: i64,
    /// What would help. `None` if nothing is known.
    pub remedy: Option<Remedy>,
}

/// Words for a loss without a suggestion.
pub const NO_REMEDY: &str = "No suggestion for this one.";

/// Minutes done in an engagement. Overlaps count once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngagementHours {
    /// Id of the engagement.
    pub id: String,
    /// Minutes today.
    pub today: i64,
    /// Minutes in the week.
    pub week: i64,
    /// Minutes of the week outside its own hours. 0 if it has none.
    pub outside: i64,
}

/// Forecast of a week.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The week.
    pub week: Week,
    /// Forecast: done until now, planned from now on.
    pub score: Score,
    /// Score of what is done so far.
    pub lived: Score,
    /// Losses, largest first.
    pub reasons: Vec<LossReason>,
    /// Minutes of each engagement with any.
    pub engagements: Vec<EngagementHours>,
    /// Hours with each person, most first.
    pub people: Vec<PersonHours>,
    /// Ids of open promises: those whose minutes are all done, and those for which that is not known.
    pub promises: (Vec<String>, Vec<String>),
    gathered: Gathered,
    as_of: AsOf,
}

impl Standing {
    /// Returns the forecast of a week, from the loaded days.
    pub fn new(life: &Life, ctx: &Ctx, week: Week) -> Standing {
        let period = Period::week(week);
        let gathered = gather(life, ctx, period);
        let as_of = as_of(life, ctx);
        let score = gathered.score(period, Lens::Outlook, &as_of);
        let lived = gathered.score(period, Lens::Actual, &as_of);
        let reasons = reasons(life, ctx, &score);
        let engagements = engagement_hours(life, ctx, week);
        let people = people_hours(life, ctx, week);
        let promises = promises(life, ctx);
        Standing { week, score, lived, reasons, engagements, people, promises, gathered, as_of }
    }

    /// Returns its days, ready to be scored.
    pub fn gathered(&self) -> &Gathered {
        &self.gathered
    }

    /// Returns the forecast with a changed version of one day.
    pub fn with_day(&self, life: &Life, day: &Day) -> Score {
        let day = with_routines(life, day, self.as_of.today);
        let gathered = self.gathered.terms().gather(&day);
        self.gathered.score_with(&gathered, Period::week(self.week), Lens::Outlook, &self.as_of)
    }

    /// Returns by how many points of alignment the forecast is lower because a block crosses boundaries: how much higher
    /// it would be with these crossings allowed. `life` has the block. `None` on a day of another week, and where there
    /// is no forecast.
    pub fn price(&self, life: &Life, date: NaiveDate, id: &str, boundaries: &[String]) -> Option<f64> {
        let day = life.day(date).filter(|_| Week::of(date) == self.week)?;
        let mut allowed = day.clone();
        let block = allowed.blocks.iter_mut().find(|block| block.id == id)?;
        block.allow.extend_from_slice(boundaries);
        let alignment = |day: &Day| self.with_day(life, day).alignment;
        Some(alignment(&allowed)? - alignment(day)?)
    }
}

fn promises(life: &Life, ctx: &Ctx) -> (Vec<String>, Vec<String>) {
    let (mut done, mut unknown) = (Vec::new(), Vec::new());
    let open = life.ledger.promises.iter().filter(|promise| promise.is_open());
    for promise in open.filter(|promise| promise.minutes.is_some()) {
        match is_all_done(life, ctx, promise) {
            Some(true) => done.push(promise.id.clone()),
            None => unknown.push(promise.id.clone()),
            Some(false) => {}
        }
    }
    (done, unknown)
}

/// Returns the losses of a score as shown, largest first.
pub fn reasons(life: &Life, ctx: &Ctx, score: &Score) -> Vec<LossReason> {
    let shown = score.shown_losses().into_iter();
    let mut taken: Vec<Slot> = Vec::new();
    // Free time is looked for in the days left of the period, at most a week.
    let last = score.period.to.min(plus(life.today(ctx), DAYS - 1));
    let finder = Finder::new(life, ctx, Period::new(score.period.from, last), Shortfalls::default());
    shown
        .filter_map(|(place, tenths)| {
            let loss = score.losses.get(place)?;
            let words = sentence(loss, score, &life.profile, life.today(ctx));
            let name = name(loss, &life.profile);
            let remedy = remedy(loss, score, life, ctx, (&finder, &taken));
            // Each free time is offered once.
            taken.extend(remedy.iter().filter_map(|remedy| remedy.slot.as_ref().map(|(slot, _)| *slot)));
            Some(LossReason { words, name, tenths, remedy })
        })
        .collect()
}

/// Returns the minutes done in each engagement in a week. Engagements without minutes are left out.
pub fn engagement_hours(life: &Life, ctx: &Ctx, week: Week) -> Vec<EngagementHours> {
    let today = life.today(ctx);
    let lived = |id: &str, date: chrono::NaiveDate| -> Vec<(Moment, Moment)> {
        let Some(day) = life.day(date) else { return Vec::new() };
        let known = |own: &str| life.profile.engagement(own).is_some_and(|one| one.id == id);
        let own = day.blocks.iter().filter(|block| block.engagement.as_deref().is_some_and(known));
        own.flat_map(|block| life.lived(ctx, day, block)).collect()
    };
    let engagements = life.profile.engagements.iter().map(|engagement| {
        let id = engagement.id.as_str();
        let (mut all, mut inside) = (0, 0);
        for date in week.days() {
            let lived = lived(id, date);
            all += covered(lived.clone());
            let zone = life.day(date).and_then(|day| day.head.zone).unwrap_or(ctx.zone);
            let windows = engagement.hours_around(date, zone);
            let shared = lived.iter().flat_map(|(start, end)| {
                windows
                    .iter()
                    .map(move |(from, to)| (*start.max(from), *end.min(to)))
                    .filter(|(start, end)| start < end)
            });
            inside += covered(shared.collect());
        }
        let outside = if engagement.hours.is_empty() { 0 } else { all - inside };
        EngagementHours { id: id.to_owned(), today: covered(lived(id, today)), week: all, outside }
    });
    engagements.filter(|hours| hours.today > 0 || hours.week > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::parse_iso;
    use crate::domain::{Block, Zone};

    #[test]
    fn hours_of_a_night_reach_into_the_next_day() {
        let hours = "hours = [{ days = [\"mon\"], window = \"22:00-30:00\" }]";
        let profile = toml::from_str(&format!("engagement = [{{ id = \"ward\", {hours} }}]")).unwrap();
        let mut life = Life { profile, ..Life::default() };
        let ward = |actual: &str| Block {
            actual: vec![actual.parse().unwrap()],
            engagement: Some("ward".into()),
            ..Block::default()
        };
        for (date, spans) in
            [("2026-11-16", ["22:00-24:00", "20:00-21:00"]), ("2026-11-17", ["00:00-06:30", "12:00-12:30"])]
        {
            let date = parse_iso(date).unwrap();
            life.days.insert(date, Day { blocks: spans.map(ward).to_vec(), ..Day::empty(date) });
        }
        let ctx = Ctx::at(Zone::UTC, "2026-11-18T09:00");
        let found = engagement_hours(&life, &ctx, Week::of(parse_iso("2026-11-16").unwrap()));
        let ward = EngagementHours { id: "ward".into(), today: 0, week: 600, outside: 60 + 30 + 30 };
        assert_eq!(found, [ward]);
    }
}
