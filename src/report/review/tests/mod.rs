//! Weeks worked out by hand: one that is over, and the one after it.

mod ahead;
mod back;
mod clocks;
mod commitments;
mod properties;
mod said;

use chrono::NaiveDate;
use serde::Deserialize;

use super::*;
use crate::alignment::AsOf;
use crate::domain::date::parse_iso;
use crate::domain::{Block, Ctx, Day, Ledger, Routine, Season, Zone};
use crate::report::gather::gather;

#[derive(Deserialize, Default)]
#[serde(default)]
struct ReviewDayFile {
    grace: Option<String>,
    block: Vec<Block>,
    routine: Vec<Routine>,
    season: Vec<Season>,
}

fn file(text: &str) -> ReviewDayFile {
    toml::from_str(text).unwrap()
}

fn on(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

/// Returns the context at a time in UTC, such as `2026-11-22T18:05`.
fn ctx(now: &str) -> Ctx {
    Ctx::at(Zone::UTC, now)
}

const SUNDAY: &str = "2026-11-22T18:05";

const PROFILE: &str = r#"
    value = [
        { id = "craft", name = "Craft", weekly = "7h" },
        { id = "family", name = "Family", weekly = "4h" },
        { id = "rest", name = "Rest", weekly = "7h", until = 2026-11-01 },
    ]
    engagement = [
        { id = "acme", name = "Acme, day job", area = "work" },
        { id = "studio", name = "Studio", area = "work" },
    ]
    [[boundary]]
    id = "dinner"
    name = "Dinner at home"
    days = ["weekdays"]
    window = "18:00-20:00"
    no = ["work"]
"#;

/// Returns a life with the days around two weeks loaded, and these days filled.
fn life(days: &[(&str, &str)]) -> Life {
    let mut life = Life {
        profile: toml::from_str(PROFILE).unwrap(),
        first_day: days.first().map(|(date, _)| on(date)),
        ..Life::default()
    };
    for date in on("2026-07-01").iter_days().take(180) {
        life.days.insert(date, Day::empty(date));
        life.weeks.entry(Week::of(date)).or_default();
    }
    for (date, text) in days {
        let ReviewDayFile { grace, block, .. } = file(text);
        let mut day = Day { blocks: block, has_file: true, ..Day::empty(on(date)) };
        day.head.grace = grace;
        for (index, block) in day.blocks.iter_mut().enumerate() {
            if block.id.is_empty() {
                block.id = format!("b{}{:03}", chrono::Datelike::day(&on(date)) % 10, index);
            }
        }
        life.days.insert(on(date), day);
    }
    life
}

/// Returns the same, with lunch on each weekday of W47 that has nothing else. So every weekday is recorded.
fn life_of_weekdays(days: &[(&str, &str)]) -> Life {
    let lunch = block("Lunch", "actual = [\"12:00-13:00\"]\narea = \"meals\"");
    let mut all: Vec<(String, String)> =
        (16..21).map(|day| (format!("2026-11-{day}"), lunch.clone())).collect();
    for (date, text) in &mut all {
        if let Some((_, own)) = days.iter().find(|(own, _)| own == date).filter(|(_, own)| !own.is_empty()) {
            *text = (*own).to_owned();
        }
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
    life(&all)
}

/// Returns the review of W47.
fn review(life: &Life, now: &str, choices: &Choices) -> ReviewReport {
    let (ctx, week) = (ctx(now), "2026-W47".parse().unwrap());
    let today = life.today(&ctx);
    let gathered = gather(life, &ctx, period(life, today, week));
    let as_of = AsOf { now: ctx.minute(), today };
    ReviewReport::new(life, &ctx, &gathered, &as_of, week, choices)
}

fn block(title: &str, keys: &str) -> String {
    format!("[[block]]\ntitle = \"{title}\"\n{keys}\n")
}

#[test]
fn a_review_is_of_the_week_that_waits_for_it() {
    let mut life = life(&[("2026-11-09", &block("X", "plan = \"09:00-10:00\""))]);
    let week = |life: &Life, today: &str, date: &str| week_for(life, on(today), on(date)).to_string();
    // On Sunday it is this week. Before Friday it is last week, while that is not reviewed.
    assert_eq!(week(&life, "2026-11-22", "2026-11-22"), "2026-W47");
    assert_eq!(week(&life, "2026-11-23", "2026-11-23"), "2026-W47");
    assert_eq!(week(&life, "2026-11-27", "2026-11-27"), "2026-W48");
    // A past week shown is the one to review.
    assert_eq!(week(&life, "2026-11-22", "2026-11-03"), "2026-W45");
    life.weeks.get_mut(&"2026-W47".parse().unwrap()).unwrap().reviewed = Some(ctx(SUNDAY).local());
    assert_eq!(week(&life, "2026-11-23", "2026-11-23"), "2026-W48");
    // Before the first day there is nothing to review.
    life.first_day = Some(on("2026-11-23"));
    assert_eq!(week(&life, "2026-11-24", "2026-11-24"), "2026-W48");
    life.first_day = None;
    assert_eq!(week(&life, "2026-11-24", "2026-11-24"), "2026-W48");
}

#[test]
fn pages_have_an_end_on_either_side() {
    assert_eq!(Page::LookBack.step(-1), None);
    assert_eq!(Page::LookBack.step(1), Some(Page::Signs));
    assert_eq!(Page::NextWeek.step(1), None);
}

#[test]
fn an_engagement_is_known_by_its_earlier_ids() {
    let week: Week = "2026-W47".parse().unwrap();
    let text = block("Pages", "actual = [\"09:00-14:00\"]\narea = \"work\"\nengagement = \"old\"");
    let mut life = life(&[("2026-11-16", &text)]);
    life.profile.engagements[0].was = vec!["old".to_owned()];
    life.profile.engagements[0].hours = toml::from_str::<crate::domain::Engagement>(
        "id = \"x\"\nname = \"X\"\nhours = [{ days = [\"daily\"], window = \"09:00-12:00\" }]",
    )
    .unwrap()
    .hours;
    // The block and the engagement's hours are in the same zone, the day's.
    life.days.get_mut(&on("2026-11-16")).unwrap().head.zone = Some("Asia/Kolkata".parse().unwrap());
    life.weeks.get_mut(&week).unwrap().signs = toml::from_str("by = { old = { matched = 2 } }").unwrap();
    let content = review(&life, SUNDAY, &Choices::default());
    assert_eq!(content.asked().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["acme"]);
    assert_eq!(content.outside("acme"), 120);
    assert_eq!(content.record.signs.by["acme"].all()[1], Some(2));
    // Another answer replaces the first.
    let answers = crate::domain::Answers::from_all([Some(4), Some(2), None, None, None]);
    let edit = crate::domain::edits::check_in(&life, week, Some("acme"), answers).unwrap();
    life.apply(edit).unwrap();
    let by = &life.weeks[&week].signs.by;
    assert_eq!((by.len(), by["old"]), (1, answers));
}
