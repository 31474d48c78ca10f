mod properties;

use super::*;
use crate::alignment::Period;
use crate::domain::config::Clock;
use crate::domain::date::{parse_iso, plus};
use crate::domain::edits::Target;
use crate::domain::profile::{Engagement, HoursWindow, Preset, Rhythm};
use crate::domain::{Block, Ctx, Demand, Life, Minutes, Place, Profile, Routine, Status, Value, Week};
use crate::planning::free::tests::{block, day, profile, zone};

fn on(text: &str) -> NaiveDate {
    parse_iso(text).unwrap()
}

fn ctx(now: &str) -> Ctx {
    Ctx::at(zone(), now)
}

fn life(profile: Profile, blocks: &[(&str, Vec<Block>)]) -> Life {
    let mut life = Life { profile, ..Life::default() };
    for (date, blocks) in blocks {
        life.days.insert(on(date), day(date, blocks));
    }
    life
}

/// Returns the times found in the seven days from a day on, best first.
fn times(life: &Life, (from, now): (&str, &str), wanted: &Wanted, count: usize) -> Vec<Suggestion> {
    let ctx = ctx(now);
    let period = Period::new(on(from), plus(on(from), 6));
    Finder::new(life, &ctx, period, Shortfalls::default()).find(wanted, count, &[])
}

fn written(found: &[Suggestion]) -> String {
    let one = |one: &Suggestion| format!("{} {}", one.slot.0, one.slot.1);
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn craft(life: &Life, when: (&str, &str), lacking: u32) -> String {
    written(&times(life, when, &Wanted::value(life, "craft", lacking), 1))
}

const SUNDAY: (&str, &str) = ("2026-11-23", "2026-11-22T18:05");

fn full(span: &str) -> Vec<Block> {
    vec![block("Full", span, "home")]
}

#[test]
fn a_time_for_a_value_is_long_enough_in_whole_quarters_and_at_most_an_hour_and_a_half() {
    let life = life(profile(), &[("2026-11-24", Vec::new())]);
    assert_eq!(craft(&life, SUNDAY, 10), "2026-11-24 08:30-09:00");
    assert_eq!(craft(&life, SUNDAY, 40), "2026-11-24 08:30-09:15");
    // The free time before school is too early.
    assert_eq!(craft(&life, SUNDAY, 600), "2026-11-24 08:30-10:00");
    // Today begins at the next quarter from now.
    assert_eq!(craft(&life, ("2026-11-23", "2026-11-24T10:02"), 60), "2026-11-24 10:15-11:15");
}

#[test]
fn it_is_in_the_hours_of_the_settings_unless_energy_or_habit_say_otherwise() {
    let busy = full("08:00-20:45");
    let monday = ("2026-11-24", "2026-11-23T09:00");
    let mut known = life(profile(), &[("2026-11-24", busy.clone())]);
    assert_eq!(craft(&known, monday, 45), "", "1h in the morning and two at night are free");
    known.profile.rhythm.preset = Some(Preset::Lark);
    assert_eq!(craft(&known, monday, 45), "", "a lark is no reason to begin before the earliest hour");
    known.profile.rhythm.preset = Some(Preset::Owl);
    assert_eq!(craft(&known, monday, 45), "2026-11-24 20:45-21:30");
    known.profile.rhythm.preset = None;
    for date in ["2026-11-17", "2026-11-18"] {
        let late = Block { values: vec!["craft".into()], ..block("Songs", "21:30-22:30", "home") };
        known.days.insert(on(date), day(date, &[late]));
    }
    // Two nights of the same title, which is named like the value of the test.
    let songs = Wanted::task(&Block { estimate: Some(Minutes(45)), ..block("Songs", "", "home") });
    assert_eq!(written(&times(&known, monday, &songs, 1)), "2026-11-24 21:30-22:15");
    let early =
        crate::domain::config::SuggestedHours { earliest: "07:00".parse().unwrap(), ..Default::default() };
    let ctx = Ctx { hours: early, ..ctx(monday.1) };
    let other = life(profile(), &[("2026-11-24", busy)]);
    let finder = Finder::new(&other, &ctx, Period::day(on("2026-11-24")), Shortfalls::default());
    assert_eq!(written(&finder.find(&Wanted::value(&other, "craft", 45), 3, &[])), "2026-11-24 07:00-07:45");
}

#[test]
fn no_time_is_offered_twice() {
    let life = life(profile(), &[("2026-11-24", full("10:00-20:45"))]);
    let ctx = ctx("2026-11-23T09:00");
    let finder = Finder::new(&life, &ctx, Period::day(on("2026-11-24")), Shortfalls::default());
    let wanted = Wanted::value(&life, "craft", 30);
    let found = finder.find(&wanted, 9, &[]);
    assert_eq!(written(&found), "2026-11-24 08:30-09:00, 2026-11-24 09:00-09:30, 2026-11-24 09:30-10:00");
    let taken: Vec<Slot> = found.iter().take(2).map(|one| one.slot).collect();
    assert_eq!(written(&finder.find(&wanted, 9, &taken)), "2026-11-24 09:30-10:00");
}

#[test]
fn it_is_outside_every_boundary_and_not_on_a_grace_day() {
    let days = [("2026-11-24", full("07:00-17:45")), ("2026-11-25", full("07:00-20:15"))];
    // A quarter of an hour is left before dinner, and more after it.
    let mut known = life(profile(), &days);
    assert_eq!(craft(&known, SUNDAY, 60), "2026-11-24 20:00-21:00");
    // A block that may cross dinner can be at dinner.
    let call =
        Block { allow: vec!["dinner".into()], estimate: Some(Minutes(60)), ..block("Call", "", "work") };
    assert_eq!(written(&times(&known, SUNDAY, &Wanted::task(&call), 1)), "2026-11-24 17:45-18:45");
    known.days.get_mut(&on("2026-11-24")).unwrap().head.grace = Some(String::new());
    assert_eq!(craft(&known, SUNDAY, 60), "2026-11-25 20:15-21:00");
    assert_eq!(craft(&life(profile(), &[("2026-11-24", full("07:00-23:00"))]), SUNDAY, 60), "");
    // If no day has enough, it is the longest free time.
    let days = [("2026-11-24", full("07:00-20:30")), ("2026-11-25", full("07:00-20:15"))];
    assert_eq!(craft(&life(profile(), &days), SUNDAY, 60), "2026-11-25 20:15-21:00");
}

#[test]
fn a_period_that_is_over_offers_none() {
    let life = life(profile(), &[("2026-11-10", Vec::new()), ("2026-11-24", Vec::new())]);
    assert_eq!(craft(&life, ("2026-11-09", SUNDAY.1), 60), "");
}

#[test]
fn a_day_that_may_not_be_written_offers_none() {
    let mut life = life(profile(), &[("2026-11-24", Vec::new())]);
    life.unread.insert(Place::Day(on("2026-11-24")), crate::domain::Unread::sample());
    assert_eq!(craft(&life, SUNDAY, 60), "");
}

#[test]
fn what_reaches_in_from_the_days_beside_takes_its_time() {
    let mut night = profile();
    // Awake at any hour.
    night.rhythm.levels = vec![2; 24];
    night.day.wake = "05:00-26:00".parse().unwrap();
    night.boundaries = toml::from_str::<Profile>(
        "boundary = [{ id = \"quiet\", name = \"Quiet\", days = [\"mon\"], window = \"22:00-30:00\", no = [\"work\"] }]",
    )
    .unwrap()
    .boundaries;
    let at = |days: &[(&str, Vec<Block>)], from: &str| {
        let life = life(night.clone(), days);
        let hours = crate::domain::config::SuggestedHours {
            earliest: "05:00".parse().unwrap(),
            ..Default::default()
        };
        let ctx = Ctx { hours, ..ctx("2026-11-20T18:05") };
        let period = Period::new(on(from), plus(on(from), 6));
        let finder = Finder::new(&life, &ctx, period, Shortfalls::default());
        written(&finder.find(&Wanted::value(&life, "craft", 60), 1, &[]))
    };

    // Monday's window ends at six on Tuesday, and Sunday has none of Monday's morning.
    assert_eq!(at(&[("2026-11-24", Vec::new())], "2026-11-24"), "2026-11-24 06:00-07:00");
    // A block through Monday night takes five o'clock on Tuesday.
    let days = [("2026-11-23", vec![block("Watch", "22:00-32:00", "work")]), ("2026-11-24", Vec::new())];
    assert_eq!(at(&days, "2026-11-24"), "2026-11-24 08:00-09:00");
    // The end of a day is not free if a plan of the next day takes it.
    let days = [("2026-11-25", full("05:00-24:00")), ("2026-11-26", full("00:30-05:00"))];
    assert_eq!(at(&days, "2026-11-25"), "2026-11-26 05:00-06:00");
}

#[test]
fn what_is_demanding_gets_good_hours_and_what_is_easy_gets_others() {
    use Demand::{High, Low, Medium};
    let serving = |demand: &[Demand]| -> Vec<Block> {
        let block = |demand: &Demand| Block {
            values: vec!["work".into()],
            demand: Some(*demand),
            ..block("Before", "", "home")
        };
        demand.iter().map(block).collect()
    };
    let found = |rhythm: &Rhythm, demand: &[Demand], from: &str| {
        let mut known = profile();
        known.rhythm = rhythm.clone();
        known.values = vec![Value { id: "craft".into(), was: vec!["work".into()], ..Value::default() }];
        let days = [
            ("2026-11-18", serving(demand)),
            ("2026-11-24", full("12:00-20:00")),
            ("2026-11-25", Vec::new()),
        ];
        craft(&life(known, &days), (from, "2026-11-22T18:05"), 60)
    };
    let owl = Rhythm { preset: Some(Preset::Owl), ..Rhythm::default() };
    // Best from ten to eleven, tired from nine in the evening on.
    let best_at_ten = |hour| [3, 4, 2][usize::from(hour == 10) + 2 * usize::from(hour > 20)];
    let own = Rhythm { levels: (0..24).map(best_at_ten).collect(), ..Rhythm::default() };
    assert_eq!(found(&own, &[High, High, Low], "2026-11-24"), "2026-11-24 10:00-11:00");
    assert_eq!(found(&own, &[Low], "2026-11-24"), "2026-11-24 21:00-22:00");
    assert_eq!(found(&owl, &[High], "2026-11-24"), "2026-11-24 20:00-21:00");
    assert_eq!(found(&owl, &[High], "2026-11-25"), "2026-11-25 20:00-21:00");
    for (rhythm, demand) in
        [(&Rhythm::default(), &[High][..]), (&own, &[]), (&own, &[Medium]), (&own, &[High, Low])]
    {
        assert_eq!(found(rhythm, demand, "2026-11-24"), "2026-11-24 08:30-09:30", "{rhythm:?} {demand:?}");
    }
}

#[test]
fn on_a_day_of_another_zone_it_is_said_in_the_current_one() {
    let mut life = life(profile(), &[("2026-11-24", full("07:00-20:00"))]);
    life.days.get_mut(&on("2026-11-24")).unwrap().head.zone = Some("Asia/Kolkata".parse().unwrap());
    // Eight in the evening there is half past two in Lisbon.
    assert_eq!(craft(&life, ("2026-11-24", "2026-11-23T09:00"), 60), "2026-11-24 14:30-15:30");
}

fn with_jobs() -> Profile {
    use chrono::Weekday::{Fri, Mon, Thu, Tue, Wed};
    let days = [Mon, Tue, Wed, Thu, Fri].into_iter().collect();
    let hours = HoursWindow { days, window: "09:00-12:00".parse().unwrap() };
    let job = |id: &str| Engagement { id: id.into(), name: id.into(), ..Engagement::default() };
    let acme =
        Engagement { hours: vec![hours], before: Some(Minutes(10)), after: Some(Minutes(15)), ..job("acme") };
    Profile { engagements: vec![acme, job("studio")], ..Profile::default() }
}

#[test]
fn a_block_of_a_job_is_inside_its_hours_and_other_work_is_not_on_a_weekend() {
    let dates = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
    let life = life(with_jobs(), &dates.map(|date| (date, Vec::new())));
    let friday = ("2026-11-21", "2026-11-20T18:00");
    let task = |job: &str| {
        let block = Block { engagement: Some(job.into()), ..block("Mail", "", "work") };
        Wanted::task(&Block { estimate: Some(Minutes(60)), ..block })
    };
    let of_acme = times(&life, friday, &task("acme"), 3);
    assert_eq!(written(&of_acme), "2026-11-23 09:00-10:00, 2026-11-24 09:00-10:00, 2026-11-23 10:00-11:00");
    assert_eq!(of_acme[0].why(), "inside acme's hours");
    // The hours of Acme are better left to Acme.
    assert_eq!(written(&times(&life, friday, &task("studio"), 1)), "2026-11-23 08:00-09:00");
    let walk = Wanted::task(&block("Walk", "", "self-care"));
    let walk = times(&life, friday, &walk, 1);
    assert_eq!(
        (written(&walk), walk[0].why()),
        ("2026-11-21 08:00-08:30".into(), "the first time that is free".into())
    );
}

#[test]
fn nothing_private_is_suggested_in_the_hours_of_a_job_that_pays_for_presence() {
    let date = "2026-11-23";
    let mut life = life(with_jobs(), &[(date, vec![block("Evening", "14:00-23:00", "home")])]);
    life.inbox = vec![
        block("Dentist", "", "care"),
        Block { engagement: Some("studio".into()), ..block("Logo", "", "work") },
        Block { engagement: Some("acme".into()), ..block("Tickets", "", "work") },
        block("Mail", "", "work"),
    ];
    let when = (date, "2026-11-22T18:05");
    life.profile.engagements[0].hours[0].window = "08:00-13:00".parse().unwrap();
    let family = |life: &Life| written(&times(life, when, &Wanted::value(life, "family", 90), 1));
    assert_eq!(family(&life), "2026-11-23 08:00-09:30");
    life.profile.engagements[0].clocked = true;
    assert_eq!(family(&life), "2026-11-23 13:00-14:00");
    assert_eq!(craft(&life, when, 90), "2026-11-23 08:00-09:30", "work without a job");
    let ctx = ctx(when.1);
    let finder = Finder::new(&life, &ctx, Period::day(on(date)), Shortfalls::default());
    let titles = |gap: &str| -> Vec<String> {
        let found = fitting(&finder, (on(date), gap.parse().unwrap()), 9);
        found.into_iter().map(|one| one.block.title).collect()
    };
    assert_eq!(titles("09:00-12:00"), ["Tickets", "Mail"]);
    assert_eq!(titles("13:00-14:00"), ["Dentist", "Logo", "Mail"]);
}

#[test]
fn the_time_to_settle_and_to_wind_down_around_a_jobs_blocks_is_kept_free() {
    let acme = |span: &str| Block { engagement: Some("acme".into()), ..block("Tickets", span, "work") };
    let blocks = [acme("09:00-10:00"), acme("10:00-11:00"), block("Lunch", "12:00-20:00", "home")];
    let life = life(with_jobs(), &[("2026-11-24", [&blocks[..], &full("07:00-08:00")].concat())]);
    let sunday = ("2026-11-24", "2026-11-22T18:00");
    let of = |block: Block, length| Wanted::task(&Block { estimate: Some(Minutes(length)), ..block });
    let walk = |length| written(&times(&life, sunday, &of(block("Walk", "", "self-care"), length), 9));
    // From 8:00 to 8:50, and from 11:15 to 12:00.
    assert_eq!(walk(45), "2026-11-24 08:00-08:45, 2026-11-24 20:00-20:45, 2026-11-24 11:15-12:00");
    assert_eq!(walk(55), "2026-11-24 20:00-20:55");
    // Acme's own block may touch the stretch, and needs its time to lunch.
    let mail = |length| written(&times(&life, sunday, &of(acme(""), length), 9));
    assert_eq!(mail(45), "2026-11-24 11:00-11:45");
    assert_eq!(mail(50), "");
}

#[test]
fn what_is_due_comes_before_its_day_and_says_so() {
    let dates = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"];
    let mut life = life(Profile::default(), &dates.map(|date| (date, full("08:00-12:00"))));
    let task = |due: &str| Wanted::task(&Block { due: Some(on(due)), ..block("Tax", "", "") });
    let found = |life: &Life, due: &str, count| {
        let found = times(life, ("2026-11-23", "2026-11-23T07:00"), &task(due), count);
        found.iter().map(|one| format!("{} {}", one.slot.0, one.why())).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        found(&life, "2026-11-25", 9),
        "2026-11-23 before it is due on Wednesday; 2026-11-24 before it is due on Wednesday; \
         2026-11-25 on the day it is due; 2026-11-23 before it is due on Wednesday; \
         2026-11-24 before it is due on Wednesday; 2026-11-25 on the day it is due; \
         2026-11-23 before it is due on Wednesday; 2026-11-24 before it is due on Wednesday; \
         2026-11-25 on the day it is due"
    );
    assert_eq!(found(&life, "2026-11-19", 1), "2026-11-23 it was due on Thursday 19 November");
    assert_eq!(found(&life, "2027-01-19", 1), "2026-11-23 the first time that is free");
    for date in &dates[..3] {
        life.days.insert(on(date), day(date, &full("07:00-23:00")));
    }
    assert_eq!(
        found(&life, "2026-11-25", 1),
        "2026-11-26 after Wednesday, when it is due: no time is free until then"
    );
}

#[test]
fn the_usual_time_is_the_median_start_of_the_title_then_the_value_then_the_area() {
    let blocks = |title: &str, spans: &[&str], area: &str, value: &str| -> Vec<Block> {
        let one = |span: &&str| Block { values: vec![value.into()], ..block(title, span, area) };
        spans.iter().map(one).collect()
    };
    let past = [
        blocks("Yoga", &["18:00-19:00", "18:30-19:30", "10:00-11:00"], "self-care", "health"),
        blocks("Swim", &["16:00-17:00"; 4], "self-care", "health"),
        blocks("Nap", &["14:00-14:30"; 9], "self-care", ""),
    ]
    .concat();
    let skipped = past.iter().map(|block| Block {
        status: Some(Status::Skipped),
        plan: "20:00-21:00".parse().ok(),
        ..block.clone()
    });
    let past: Vec<Block> = skipped.collect::<Vec<_>>().into_iter().chain(past.clone()).collect();
    let life = life(Profile::default(), &[("2026-11-20", past), ("2026-11-24", Vec::new())]);
    let of = |block: Block| {
        let found = times(&life, ("2026-11-24", "2026-11-23T09:00"), &Wanted::task(&block), 1);
        format!("{} {}", found[0].slot.1, found[0].why())
    };
    assert_eq!(of(block("yoga", "", "home")), "18:00-18:30 you often do it then");
    let health = Block { values: vec!["health".into()], ..block("Stretch", "", "home") };
    assert_eq!(of(health), "16:00-16:30 you often do health then");
    assert_eq!(of(block("Bath", "", "self-care")), "14:00-14:30 you often do Self-care then");
    assert_eq!(of(block("Bath", "", "home")), "08:00-08:30 the first time that is free");
}

#[test]
fn weekdays_say_nothing_of_weekends() {
    let yoga = |span: &str| block("Yoga", span, "self-care");
    let days = ["2026-11-15", "2026-11-20", "2026-11-21", "2026-11-23", "2026-11-28"];
    let mut life = life(Profile::default(), &days.map(|date| (date, Vec::new())));
    life.days.insert(on("2026-11-15"), day("2026-11-15", &[yoga("06:30-07:30"), yoga("06:30-07:30")]));
    life.profile.day.wake = "06:00-23:00".parse().unwrap();
    let of = |from: &str| {
        let now = format!("{from}T05:00");
        let ctx = ctx(&now);
        let finder = Finder::new(&life, &ctx, Period::day(on(from)), Shortfalls::default());
        let found = finder.find(&Wanted::task(&yoga("")), 1, &[]);
        format!("{} {}", found[0].slot.1, found[0].why())
    };
    assert_eq!(of("2026-11-23"), "08:00-08:30 the first time that is free");
    assert_eq!(of("2026-11-28"), "06:30-07:00 you often do it then on weekends");
}

#[test]
fn energy_is_high_only_above_the_mean_of_the_day() {
    let mut life = life(Profile::default(), &[("2026-11-24", Vec::new())]);
    let deep = Block { demand: Some(Demand::High), ..block("Deep", "", "home") };
    life.profile.rhythm.levels = vec![4; 24];
    let why = |life: &Life| times(life, ("2026-11-24", "2026-11-23T09:00"), &Wanted::task(&deep), 1)[0].why();
    assert_eq!(why(&life), "the first time that is free");
    life.profile.rhythm.levels = (0..24).map(|hour| if hour == 10 { 4 } else { 2 }).collect();
    assert_eq!(why(&life), "your energy is high then");
}

/// The hours of a job are named where only they are full.
#[test]
fn that_no_time_is_free_before_it_is_due_is_said_of_the_hours_of_its_job() {
    let days = [
        ("2026-11-23", full("09:00-12:00")),
        ("2026-11-24", full("09:00-12:00")),
        ("2026-11-25", Vec::new()),
    ];
    let life = life(with_jobs(), &days);
    let mail =
        Block { engagement: Some("acme".into()), due: Some(on("2026-11-24")), ..block("Mail", "", "work") };
    let found = times(&life, ("2026-11-23", "2026-11-23T07:00"), &Wanted::task(&mail), 1);
    let why = found[0].why();
    assert_eq!(found[0].slot.0, on("2026-11-25"));
    assert!(why.starts_with("after Tuesday, when it is due: acme's hours are full until then"), "{why}");
}

/// Filling next week finds the same time for a task as looking for it does.
#[test]
fn a_task_due_early_next_week_may_be_planned_before_it() {
    let days = ["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24", "2026-11-25"];
    let mut life = life(Profile::default(), &days.map(|date| (date, full("07:00-23:00"))));
    life.days.insert(on("2026-11-20"), day("2026-11-20", &full("12:00-23:00")));
    life.days.insert(on("2026-11-25"), day("2026-11-25", &[]));
    let task = Block { id: "t1".into(), due: Some(on("2026-11-24")), ..block("Tax", "", "") };
    life.inbox = vec![task.clone()];
    let ctx = ctx("2026-11-19T09:00");
    let period = Period::new(on("2026-11-19"), on("2026-11-29"));
    let lines = fill(Finder::new(&life, &ctx, period, Shortfalls::default()), Week::of(on("2026-11-23")));
    let found = times(&life, ("2026-11-19", "2026-11-19T09:00"), &Wanted::task(&task), 1);
    assert_eq!(lines[0].suggestion, found[0]);
    assert_eq!(found[0].slot.0, on("2026-11-20"));
}

#[test]
fn a_week_in_which_its_value_is_short_is_better_and_the_reason_says_by_how_much() {
    let dates = ["2026-11-22", "2026-11-23"];
    let mut life = life(Profile::default(), &dates.map(|date| (date, Vec::new())));
    life.profile.values = vec![Value { id: "craft".into(), name: "Craft".into(), ..Value::default() }];
    let short = |date: &str, minutes| Shortfall {
        week: Week::of(on(date)),
        value: "craft".into(),
        minutes,
        target: 600,
    };
    let (ctx, period) = (ctx("2026-11-22T08:00"), Period::new(on("2026-11-22"), on("2026-11-28")));
    let of = |shortfalls: Vec<Shortfall>| -> Vec<String> {
        let finder = Finder::new(&life, &ctx, period, Shortfalls::new(shortfalls));
        let found = finder.find(&Wanted::value(&life, "craft", 145), 2, &[]);
        found.iter().map(|one| format!("{} {} {}", one.slot.0, one.slot.1, one.why())).collect()
    };
    assert_eq!(
        of(vec![short("2026-11-22", 145)]),
        [
            "2026-11-22 08:00-09:30 Craft is 2h25 below this week's target",
            "2026-11-22 09:30-11:00 Craft is 2h25 below this week's target"
        ]
    );
    // Next week nothing is planned yet, so that it is short there is no reason to wait.
    assert_eq!(
        of(vec![short("2026-11-23", 600)]),
        [
            "2026-11-22 08:00-09:30 the first time that is free",
            "2026-11-23 08:00-09:30 Craft is 10h below that week's target"
        ]
    );
}

#[test]
fn a_routines_block_goes_to_no_day_that_has_its_own_and_a_block_not_to_its_own_time() {
    let mut life = life(
        Profile::default(),
        &[("2026-11-23", Vec::new()), ("2026-11-24", Vec::new()), ("2026-11-25", Vec::new())],
    );
    life.routines = vec![Routine {
        id: "run".into(),
        title: "Run".into(),
        days: [chrono::Weekday::Mon, chrono::Weekday::Tue].into_iter().collect(),
        plan: "08:00-09:00".parse().ok(),
        ..Routine::default()
    }];
    let ctx = ctx("2026-11-22T18:00");
    let day =
        crate::planning::recurrence::with_routines(&life, &life.days[&on("2026-11-23")], on("2026-11-22"));
    let target = Target::new(on("2026-11-23"), day.blocks[0].clone());
    let wanted = Wanted::block(&life, &ctx, &target);
    let found = times(&life, SUNDAY, &wanted, 9);
    assert!(found.iter().all(|one| one.slot.0 != on("2026-11-24")), "{}", written(&found));
    assert!(
        written(&found).starts_with("2026-11-23 09:00-10:00, 2026-11-25 08:00-09:00"),
        "{}",
        written(&found)
    );
}

#[test]
fn a_time_is_said_as_people_say_it() {
    let said = |date: &str, span: &str| {
        in_words(Clock::default(), on("2026-11-22"), on(date), span.parse().unwrap())
    };
    assert_eq!(said("2026-11-22", "18:30-19:00"), "30m today at 18:30");
    assert_eq!(said("2026-11-23", "18:30-19:30"), "1h tomorrow at 18:30");
    assert_eq!(said("2026-11-26", "09:00-10:30"), "1h30 on Thursday at 9:00");
    assert_eq!(said("2026-11-29", "09:00-09:45"), "45m on Sunday 29 November at 9:00");
}
