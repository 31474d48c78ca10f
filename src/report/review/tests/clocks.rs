//! A week in which the clocks change, with a night of work past midnight: every figure is in elapsed minutes.

use super::*;
use crate::alignment::{Lens, Period};
use crate::domain::{Side, config::WeekStart};
use crate::report::week;

/// Returns a life with a night of work on Saturday, before a Sunday on which the clocks change. The days around it
/// are loaded.
fn life_of(sunday: NaiveDate, zone: Zone) -> Life {
    let saturday = crate::domain::date::plus(sunday, -1);
    let night = block(
        "Release",
        "plan = \"22:00-28:00\"\nactual = [\"22:00-28:00\"]\narea = \"work\"\nengagement = \"acme\"\nvalues = [\"craft\"]",
    );
    let morning = block(
        "Ada, awake",
        "plan = \"01:00-05:00\"\nactual = [\"01:00-05:00\"]\narea = \"people\"\nvalues = [\"family\"]",
    ) + &block("Zoo", "plan = \"10:00-12:00\"\nactual = [\"10:00-12:30\"]\narea = \"people\"")
        + &block("Sleep", "plan = \"23:00-31:00\"\nactual = [\"23:00-31:00\"]\narea = \"sleep\"");
    let mut life = life(&[]);
    life.first_day = Some(saturday);
    for date in crate::domain::date::plus(sunday, -200).iter_days().take(230) {
        life.days.insert(date, Day::empty(date));
        life.weeks.entry(Week::of(date)).or_default();
    }
    for (date, text) in [(saturday, night), (sunday, morning)] {
        let mut day = Day { blocks: file(&text).block, has_file: true, ..Day::empty(date) };
        day.head.zone = Some(zone);
        for (index, block) in day.blocks.iter_mut().enumerate() {
            block.id = format!("b{}{index:03}", chrono::Datelike::day(&date) % 10);
        }
        life.days.insert(date, day);
    }
    life.profile.boundaries = toml::from_str::<crate::domain::Profile>(
        "[[boundary]]\nid = \"night\"\nname = \"Nights\"\ndays = [\"sun\"]\nwindow = \"00:00-06:00\"\nno = [\"work\"]",
    )
    .unwrap()
    .boundaries;
    life
}

fn at(zone: Zone, date: NaiveDate, time: &str) -> Ctx {
    Ctx::at(zone, &format!("{date}T{time}"))
}

#[test]
fn the_hour_that_the_clocks_skip_or_repeat_is_counted_as_it_was_lived() {
    let zone: Zone = "Europe/Berlin".parse().unwrap();
    // In March an hour of the night is skipped, in October one comes twice.
    for (sunday, hour) in [("2026-03-29", -60), ("2026-10-25", 60)] {
        let sunday = on(sunday);
        let (life, week, monday) =
            (life_of(sunday, zone), Week::of(sunday), crate::domain::date::plus(sunday, 1));
        let ctx = at(zone, monday, "09:00");
        let today = life.today(&ctx);
        let gathered = gather(&life, &ctx, period(&life, today, week));
        let as_of = AsOf { now: ctx.minute(), today };
        let content = ReviewReport::new(&life, &ctx, &gathered, &as_of, week, &Choices::default());
        let (work, people, both) = (360 + hour, 240 + hour + 150, 180 + hour);
        let back = &content.look_back;
        assert_eq!(back.side(Side::Work), (360 + hour, work), "{sunday}");
        assert_eq!(back.side(Side::Life), (240 + hour + 120, people), "{sunday}");
        assert_eq!(back.shared, both, "{sunday}");
        let values: Vec<(&str, i64)> =
            back.values.iter().map(|pair| (pair.id.as_str(), pair.lived)).collect();
        assert_eq!(values, [("craft", 360 + hour), ("family", 240 + hour)]);
        // The block ran over by 30 minutes. The hour that the clocks change does not count.
        assert_eq!(back.ran_over, [("Zoo".to_owned(), 30)]);
        assert_eq!(back.work_ran_over, []);
        let half = both as f64 / 2.0;
        let balance = content.score.balance;
        assert_eq!((balance.work, balance.life), (work as f64 - half, people as f64 - half), "{sunday}");
        assert_eq!(content.engagements[0].minutes, work as f64);
        // Saturday's night of work is inside Sunday's window until 4:00.
        let night = &content.boundaries[0];
        assert_eq!((night.windows, night.crossed, night.minutes), (1, 1, (240 + hour) as f64));
        assert_eq!(
            (night.by[0].date, night.by[0].minutes),
            (crate::domain::date::plus(sunday, -1), 240 + hour)
        );

        let shown = week::shown(sunday, WeekStart::Monday);
        let showing = week::Showing::Outlook;
        let seen = week::WeekReport::new(&life, &gathered, &as_of, sunday, shown, showing);
        assert_eq!((seen.score.balance.work, seen.score.balance.life), (balance.work, balance.life));
        let days: Vec<(i64, i64)> = seen.days[5..].iter().map(|day| (day.work, day.life)).collect();
        // A night belongs to the day on which it began. Each day counts by itself.
        assert_eq!(days, [(360 + hour, 0), (0, people)]);
        let area = |id: &str| seen.areas.iter().find(|area| area.id == id).unwrap().in_sight;
        assert_eq!((area("work"), area("people"), area("sleep")), (work, people, 480));
        assert_eq!(seen.both, both);
    }
}

#[test]
fn in_the_night_itself_only_what_has_passed_is_counted() {
    let zone: Zone = "Europe/Berlin".parse().unwrap();
    for (sunday, hour) in [("2026-03-29", -60), ("2026-10-25", 60)] {
        let sunday = on(sunday);
        let life = life_of(sunday, zone);
        let ctx = at(zone, sunday, "03:30");
        let week = Week::of(sunday);
        let back = crate::report::review::look_back::LookBack::new(&life, &ctx, week);
        assert_eq!(back.side(Side::Work), (330 + hour, 330 + hour), "{sunday}");
        let gathered = gather(&life, &ctx, Period::week(week));
        let as_of = AsOf { now: ctx.minute(), today: life.today(&ctx) };
        let balance = gathered.score(Period::week(week), Lens::Actual, &as_of).balance;
        assert_eq!(balance.work + balance.life, (330 + hour) as f64, "{sunday}");
    }
}
