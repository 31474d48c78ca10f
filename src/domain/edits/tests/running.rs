use super::super::timer::{self, Started, latest, running, start, stop};
use super::*;
use crate::domain::block::{Energy, Status};
use crate::domain::edit::Refused;

fn start_new(life: &Life, ctx: &Ctx, title: &str) -> Life {
    after(life, start(life, ctx, Started::New(block("", title, "")), None, None)).0
}

fn stopped(life: &Life, ctx: &Ctx, at: Option<Moment>) -> (Life, timer::Stopped) {
    let (edit, stopped) = stop(life, ctx, at, None).unwrap();
    (after(life, Ok(edit)).0, stopped)
}

fn actual(block: &Block) -> Vec<String> {
    block.actual.iter().map(ToString::to_string).collect()
}

#[test]
fn starting_stops_what_runs() {
    let life = start_new(&life(), &at("2026-11-18T12:00"), "Call");
    let (life, label) = {
        let ctx = at("2026-11-18T12:35");
        after(&life, start(&life, &ctx, Started::Block(target(&life, TODAY, "begn1")), None, None))
    };
    assert_eq!(label, "Reviews started, 12:35. Call stopped after 35m");
    let call = titled(&life, TODAY, "Call");
    assert_eq!((actual(call), call.status), (vec!["12:00-12:35".to_owned()], Some(Status::Done)));
    assert_eq!(actual(get(&life, TODAY, "begn1")), ["11:00-11:30", "12:35-"]);
    let again =
        start(&life, &at("2026-11-18T12:40"), Started::Block(target(&life, TODAY, "begn1")), None, None);
    assert_eq!(refusal(again), "Reviews is already running, since 12:35.");
}

#[test]
fn a_stop_is_done_once_the_plan_is_over_or_where_there_was_none() {
    let life = life();
    let started = |id| {
        let block = target(&life, TODAY, id);
        after(&life, start(&life, &at("2026-11-18T14:00"), Started::Block(block), None, None)).0
    };
    let (early, what) = stopped(&started("aftr1"), &at("2026-11-18T14:40"), None);
    assert_eq!((get(&early, TODAY, "aftr1").status, what.minutes, what.kept), (None, 40, true));
    let (late, _) = stopped(&started("aftr1"), &at("2026-11-18T15:00"), None);
    assert_eq!(get(&late, TODAY, "aftr1").status, Some(Status::Done));
    let (untimed, what) = stopped(&started("bday1"), &at("2026-11-18T14:01"), None);
    assert_eq!(get(&untimed, TODAY, "bday1").status, Some(Status::Done));
    assert_eq!(what.words(), "Birthday stopped after 1m");
}

#[test]
fn under_a_minute_nothing_is_kept() {
    let ctx = noon();
    let (after_stop, what) = stopped(&start_new(&life(), &ctx, "Call"), &ctx, None);
    assert_eq!(what.words(), "This start of Call lasted under a minute and is not kept");
    assert_eq!(after_stop.days[&date(TODAY)].blocks, life().days[&date(TODAY)].blocks);
    // A planned block that ran for less than a minute is unchanged, not done.
    let life = life();
    let (begun, _) =
        after(&life, start(&life, &ctx, Started::Block(target(&life, TODAY, "morn1")), None, None));
    assert_eq!(stopped(&begun, &ctx, None).0, life);
}

#[test]
fn nothing_runs_before_it_starts_or_after_now() {
    let life = start_new(&life(), &noon(), "Call");
    let ctx = at("2026-11-18T12:10");
    let moment = |minutes| Some(ctx.minute() + minutes);
    assert!(
        stop(&life, &ctx, moment(-11), None).unwrap_err().to_string().contains("can't have ended at 11:59")
    );
    assert!(stop(&life, &ctx, moment(1), None).unwrap_err().to_string().contains("still to come"));
    let other = start(&life, &ctx, Started::New(block("", "Walk", "")), moment(-15), None);
    assert!(refusal(other).contains("has run since 12:00, which is after 11:55"));
    let (edit, _) = stop(&life, &ctx, moment(-5), Energy::new(-1)).unwrap();
    let (life, _) = after(&life, Ok(edit));
    let call = titled(&life, TODAY, "Call");
    assert_eq!((actual(call), call.energy), (vec!["12:00-12:05".to_owned()], Energy::new(-1)));
    assert_eq!(stop(&life, &ctx, None, None).unwrap_err().to_string(), "Nothing is running.");
}

fn ended(life: &Life, ctx: &Ctx, what: Started, time: &str) -> Life {
    let end = timer::to_end(life, ctx).map(|running| running.ended_at(ctx, time.parse().unwrap()));
    after(life, start(life, ctx, what, None, end)).0
}

#[test]
fn a_forgotten_one_is_asked_about_by_whatever_would_end_it() {
    let life = start_new(&life(), &at("2026-11-17T16:05"), "Call");
    let ctx = at("2026-11-18T09:00");
    let call = running(&life, &ctx).unwrap();
    assert!(call.is_forgotten(&ctx));
    assert_eq!(call.minutes(&ctx), 7 * 60 + 55, "what counts of it");
    let target = Target::new(date("2026-11-17"), titled(&life, "2026-11-17", "Call").clone());
    let walk = || Started::New(block("", "Walk", ""));
    for asked in [
        stop(&life, &ctx, None, None).map(|(edit, _)| edit),
        start(&life, &ctx, walk(), None, None),
        start(&life, &ctx, walk(), Some(ctx.minute() - 30), None),
        start(&life, &ctx, Started::Block(target.clone()), None, None),
        done(&life, &ctx, &target),
        skip(&life, &ctx, &target),
        release(&life, &ctx, &target),
        to_inbox(&life, &ctx, &target),
        move_to(&life, &ctx, &target, date(TODAY), Some(span("10:00-11:00"))),
    ] {
        assert!(matches!(asked, Err(Refused::WhenEnded { .. })), "{asked:?}");
        let words = "Call has run since yesterday 16:05. When did it end? Run aplomb stop --at TIME.";
        assert_eq!(refusal(asked), words);
    }
    let (stopped_then, what) = stopped(&life, &ctx, Some(call.ended_at(&ctx, "17:00".parse().unwrap())));
    let yesterdays = |life: &Life| actual(titled(life, "2026-11-17", "Call"));
    assert_eq!((yesterdays(&stopped_then), what.minutes), (vec!["16:05-17:00".into()], 55));
    // A start can give the end too, also after midnight.
    assert_eq!(yesterdays(&ended(&life, &ctx, walk(), "17:00")), ["16:05-17:00"]);
    assert_eq!(yesterdays(&ended(&life, &ctx, walk(), "00:30")), ["16:05-24:30"]);
    // Starting the same block again ends it on its own day and starts a new one today.
    let again = ended(&life, &ctx, Started::Block(target), "17:00");
    assert_eq!(
        (yesterdays(&again), actual(titled(&again, TODAY, "Call"))),
        (vec!["16:05-17:00".into()], vec!["09:00-".into()])
    );
    // A start an hour after the call began ends the call then. That is no guess.
    let early = start(&life, &ctx, walk(), Some(call.since + 60), None);
    assert_eq!(yesterdays(&after(&life, early).0), ["16:05-17:05"]);
}

#[test]
fn what_began_less_than_six_hours_ago_ends_now_whatever_day_it_is() {
    for (began, now, written) in [
        ("2026-11-17T23:00", "2026-11-18T00:30", Some("23:00-24:30")),
        ("2026-11-17T18:01", "2026-11-18T00:00", Some("18:01-24:00")),
        ("2026-11-17T18:01", "2026-11-18T00:01", None),
        ("2026-11-17T23:59", "2026-11-18T05:58", Some("23:59-29:58")),
        ("2026-11-17T23:59", "2026-11-18T05:59", None),
        // aplomb never asks about a timer within its day.
        ("2026-11-17T06:00", "2026-11-17T23:59", Some("06:00-23:59")),
    ] {
        let life = start_new(&life(), &at(began), "Call");
        let ctx = at(now);
        let ends = |edit: Result<Edit, Refused>| {
            let call = after(&life, Ok(edit.ok()?)).0;
            Some(actual(titled(&call, "2026-11-17", "Call")).join(" "))
        };
        assert_eq!(
            ends(stop(&life, &ctx, None, None).map(|(edit, _)| edit)).as_deref(),
            written,
            "{began} {now}"
        );
        let next = start(&life, &ctx, Started::New(block("", "Walk", "")), None, None);
        assert_eq!(ends(next).as_deref(), written, "{began} {now}");
    }
}

#[test]
fn a_plan_that_runs_past_midnight_is_still_its_block() {
    let mut life = life();
    life.days.get_mut(&date("2026-11-17")).unwrap().blocks = vec![block("dep10", "Deploy", "22:00-33:30")];
    let deploy = |life: &Life| Started::Block(target(life, "2026-11-17", "dep10"));
    let ctx = at("2026-11-18T00:50");
    let (begun, label) = after(&life, start(&life, &ctx, deploy(&life), None, None));
    assert_eq!(label, "Deploy started, 0:50");
    assert_eq!(actual(get(&begun, "2026-11-17", "dep10")), ["24:50-"]);
    // aplomb does not ask before the plan is over, and then only if the timer began long ago.
    let late = at("2026-11-18T09:20");
    assert_eq!(stopped(&begun, &late, None).1.minutes, 8 * 60 + 30);
    let later = at("2026-11-18T09:31");
    assert!(stop(&begun, &later, None, None).is_err());
    // Once its day and the planned time are over, starting the block starts a new one today.
    let over = start(&life, &later, deploy(&life), None, None);
    let (over, label) = after(&life, over);
    assert_eq!(label, "Deploy started again today, 9:31");
    assert_eq!(actual(titled(&over, TODAY, "Deploy")), ["09:31-"]);
}

#[test]
fn a_day_that_starts_at_four_takes_its_night() {
    let mut life = life();
    life.profile.day.start = "04:00".parse().unwrap();
    let life = start_new(&life, &at("2026-11-18T21:30"), "Watch");
    let ctx = at("2026-11-19T03:59");
    assert!(!running(&life, &ctx).unwrap().is_forgotten(&ctx));
    assert_eq!(actual(titled(&stopped(&life, &ctx, None).0, TODAY, "Watch")), ["21:30-27:59"]);
    let late = start_new(&life, &ctx, "Tea");
    assert_eq!(actual(titled(&late, TODAY, "Tea")), ["27:59-"]);
    assert!(running(&life, &at("2026-11-19T04:01")).unwrap().is_forgotten(&at("2026-11-19T04:01")));
}

#[test]
fn a_later_one_ends_the_earlier() {
    let mut life = life();
    let today = life.days.get_mut(&date(TODAY)).unwrap();
    today.blocks[1].actual = vec!["09:05-".parse().unwrap()];
    today.blocks[3].actual = vec!["08:00-".parse().unwrap()];
    assert_eq!(running(&life, &noon()).unwrap().block.id, "morn1");
    let (mended, what) = stopped(&life, &noon(), None);
    assert_eq!((what.title.as_str(), what.minutes), ("Pricing page", 175));
    assert_eq!(actual(get(&mended, TODAY, "aftr1")), ["08:00-09:05"]);
    // Starting one of them again ends its old timer and starts a new one in one edit.
    let logo = Started::Block(target(&life, TODAY, "aftr1"));
    let (begun, label) = after(&life, start(&life, &noon(), logo, None, None));
    assert_eq!(actual(get(&begun, TODAY, "aftr1")), ["08:00-09:05", "12:00-"]);
    assert_eq!(label, "Logo started, 12:00. Logo stopped after 1h05. Pricing page stopped after 2h55");
    // Marking the earlier one done ends it when the next began, not now.
    let (marked, _) = after(&life, done(&life, &noon(), &target(&life, TODAY, "aftr1")));
    assert_eq!(actual(get(&marked, TODAY, "aftr1")), ["08:00-09:05"]);
    // aplomb asks first about a timer of the day before. Timers that began after it run on.
    life.days.get_mut(&date("2026-11-17")).unwrap().blocks =
        vec![Block { actual: vec!["16:05-".parse().unwrap()], ..block("ca111", "Call", "") }];
    assert!(
        refusal(stop(&life, &noon(), None, None).map(|(edit, _)| edit))
            .starts_with("Call has run since yesterday")
    );
    let end = timer::to_end(&life, &noon()).unwrap().ended_at(&noon(), "17:00".parse().unwrap());
    let (answered, what) = stopped(&life, &noon(), Some(end));
    assert_eq!((what.title.as_str(), what.minutes), ("Call", 55));
    assert_eq!(running(&answered, &noon()).unwrap().block.id, "morn1");
    let walk = Started::New(block("", "Walk", ""));
    let (all, _) = after(&life, start(&life, &noon(), walk, None, Some(end)));
    assert_eq!(actual(get(&all, "2026-11-17", "ca111")), ["16:05-17:00"]);
    assert_eq!(actual(get(&all, TODAY, "aftr1")), ["08:00-09:05"]);
    assert_eq!(actual(get(&all, TODAY, "morn1")), ["09:05-12:00"]);
}

#[test]
fn what_is_to_begin_after_now_does_not_run() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().blocks[3].actual = vec!["14:00-".parse().unwrap()];
    assert_eq!(running(&life, &noon()), None);
    assert_eq!(running(&life, &at("2026-11-18T14:00")).unwrap().block.id, "aftr1");
    assert!(stop(&life, &noon(), None, None).is_err());
}

#[test]
fn a_time_is_of_today_unless_it_was_a_moment_ago() {
    let ctx = at("2026-11-18T10:50");
    let life = life();
    let says = |ctx: &Ctx, time: &str| {
        let started = timer::started_at(&life, ctx, time.parse().unwrap());
        ctx.zone.local(started).format("%d %H:%M").to_string()
    };
    assert_eq!(says(&ctx, "10:50"), "18 10:50");
    assert_eq!(says(&ctx, "00:10"), "18 00:10");
    assert_eq!(says(&ctx, "11:30"), "18 11:30", "it is still to come");
    assert_eq!(says(&ctx, "23:45"), "18 23:45");
    let night = at("2026-11-18T00:30");
    assert_eq!(says(&night, "23:45"), "17 23:45");
    assert_eq!(says(&night, "18:31"), "17 18:31");
    assert_eq!(says(&night, "18:30"), "18 18:30");
    // An end is a time between the start and now, or else the nearest such time.
    let life = start_new(&life, &at("2026-11-17T22:10"), "Call");
    let call = running(&life, &ctx).unwrap();
    let ended = |time: &str| {
        ctx.zone.local(call.ended_at(&ctx, time.parse().unwrap())).format("%d %H:%M").to_string()
    };
    for (time, meant) in
        [("23:00", "17 23:00"), ("10:50", "18 10:50"), ("11:30", "18 11:30"), ("22:00", "17 22:00")]
    {
        assert_eq!(ended(time), meant, "{time}");
    }
}

#[test]
fn a_block_of_another_day_starts_anew_today() {
    let life = life();
    let (begun, _) =
        after(&life, start(&life, &noon(), Started::Block(target(&life, "2026-11-19", "thur1")), None, None));
    assert_eq!(begun.days[&date("2026-11-19")], life.days[&date("2026-11-19")]);
    let tickets = titled(&begun, TODAY, "Tickets");
    assert_eq!((actual(tickets), tickets.plan), (vec!["12:00-".to_owned()], None));
}

#[test]
fn what_was_done_as_planned_is_still_lived_when_it_goes_on() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().blocks[1].status = Some(Status::Done);
    let (begun, _) =
        after(&life, start(&life, &noon(), Started::Block(target(&life, TODAY, "morn1")), None, None));
    assert_eq!(actual(get(&begun, TODAY, "morn1")), ["09:00-10:30", "12:00-"]);
}

#[test]
fn the_latest_time_is_never_after_now() {
    let ctx = noon();
    assert_eq!(latest(&ctx, "11:40".parse().unwrap()), ctx.minute() - 20);
    assert_eq!(latest(&ctx, "12:00".parse().unwrap()), ctx.minute());
    assert_eq!(latest(&ctx, "12:01".parse().unwrap()), ctx.minute() - 1439);
}

#[test]
fn the_clock_that_goes_back_is_counted_in_full() {
    // Lisbon, 25 October 2026: 1:30 comes twice.
    let mut life = life();
    for day in date("2026-10-23").iter_days().take(3) {
        life.days.insert(day, Day::empty(day));
    }
    let mut ctx = at("2026-10-25T01:30");
    let life = start_new(&life, &ctx, "Watch");
    ctx.now += chrono::Duration::minutes(45);
    let (ended, what) = stopped(&life, &ctx, None);
    let watch = titled(&ended, "2026-10-25", "Watch");
    assert_eq!((actual(watch), what.minutes), (vec!["01:30-01:15".to_owned()], 45));
    let (from, to) = ctx.zone.resolve(date("2026-10-25"), watch.actual[0].over().unwrap()).unwrap();
    assert_eq!(to - from, 45);
}

/// Returns the days around 25 October 2026, the night in which the clocks of Lisbon go back from 2:00 to 1:00.
fn october() -> Life {
    let mut life = Life::default();
    for day in date("2026-10-22").iter_days().take(6) {
        life.days.insert(day, Day::empty(day));
    }
    life
}

/// Returns the context so many minutes after 0:00 of that night.
fn night(minutes: i64) -> Ctx {
    let mut ctx = at("2026-10-25T00:00");
    ctx.now += chrono::Duration::minutes(minutes);
    ctx
}

#[test]
fn every_minute_of_a_night_in_which_the_clocks_go_back_is_written_once() {
    // Starts and stops from 0:00 to 3:00, at minutes that include both ends of the hour that comes twice.
    let moments = [0, 30, 59, 60, 61, 90, 118, 119, 120, 121, 150, 179, 180, 181, 240];
    for from in moments {
        for to in moments.into_iter().filter(|to| *to > from) {
            for planned in ["", "00:15-03:00"] {
                let mut life = october();
                life.days.get_mut(&date("2026-10-25")).unwrap().blocks =
                    vec![block("p1ann", "Watch", planned)];
                let what = Started::Block(target(&life, "2026-10-25", "p1ann"));
                let Ok(edit) = start(&life, &night(from), what, None, None) else {
                    panic!("{from}: it can be written")
                };
                let life = after(&life, Ok(edit)).0;
                let day = &life.days[&date("2026-10-25")];
                let plan = |day: &Day| {
                    day.blocks[0].plan.and_then(|plan| day.resolve(&day.blocks[0], plan, night(0).zone))
                };
                let (life, what) = stopped(&life, &night(to), None);
                assert_eq!(what.minutes, to - from);
                let after = &life.days[&date("2026-10-25")];
                assert_eq!(plan(after), plan(day), "its plan is when it was");
                let block = &after.blocks[0];
                let lived: Vec<_> =
                    block.lived().filter_map(|span| after.resolve(block, span, night(0).zone)).collect();
                let lived = crate::domain::covered(lived);
                assert_eq!(lived, to - from, "{from} to {to} {:?}", block.actual);
            }
        }
    }
}
