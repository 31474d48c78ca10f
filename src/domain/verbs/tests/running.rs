use super::super::timer::{self, Started, latest, running, start, stop};
use super::*;
use crate::domain::block::{Energy, Status};

fn start_new(life: &Life, ctx: &Ctx, title: &str) -> Life {
    after(life, start(life, ctx, Started::New(block("", title, "")), None)).0
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
        after(&life, start(&life, &ctx, Started::Block(target(&life, TODAY, "begn1")), None))
    };
    assert_eq!(label, "Reviews started, 12:35; Call stopped after 35 min");
    let call = titled(&life, TODAY, "Call");
    assert_eq!((actual(call), call.status), (vec!["12:00-12:35".to_owned()], Some(Status::Done)));
    assert_eq!(actual(get(&life, TODAY, "begn1")), ["11:00-11:30", "12:35-"]);
    let again = start(&life, &at("2026-11-18T12:40"), Started::Block(target(&life, TODAY, "begn1")), None);
    assert_eq!(refusal(again), "Reviews runs already, since 12:35.");
}

#[test]
fn a_stop_is_done_once_the_plan_is_over_or_where_there_was_none() {
    let life = life();
    let started = |id| {
        let block = target(&life, TODAY, id);
        after(&life, start(&life, &at("2026-11-18T14:00"), Started::Block(block), None)).0
    };
    let (early, what) = stopped(&started("aftr1"), &at("2026-11-18T14:40"), None);
    assert_eq!((get(&early, TODAY, "aftr1").status, what.minutes, what.kept), (None, 40, true));
    let (late, _) = stopped(&started("aftr1"), &at("2026-11-18T15:00"), None);
    assert_eq!(get(&late, TODAY, "aftr1").status, Some(Status::Done));
    let (untimed, what) = stopped(&started("bday1"), &at("2026-11-18T14:01"), None);
    assert_eq!(get(&untimed, TODAY, "bday1").status, Some(Status::Done));
    assert_eq!(what.words(), "Birthday stopped after 1 min");
}

#[test]
fn under_a_minute_nothing_is_kept() {
    let ctx = noon();
    let (after_stop, what) = stopped(&start_new(&life(), &ctx, "Call"), &ctx, None);
    assert_eq!(what.words(), "Call stopped, under a minute: nothing is kept");
    assert_eq!(after_stop.days[&date(TODAY)].blocks, life().days[&date(TODAY)].blocks);
    // A plan that was only touched is as it was, not done.
    let life = life();
    let (begun, _) = after(&life, start(&life, &ctx, Started::Block(target(&life, TODAY, "morn1")), None));
    assert_eq!(stopped(&begun, &ctx, None).0, life);
}

#[test]
fn nothing_runs_before_it_starts_or_after_now() {
    let life = start_new(&life(), &noon(), "Call");
    let ctx = at("2026-11-18T12:10");
    let moment = |minutes| Some(ctx.minute() + minutes);
    assert!(
        stop(&life, &ctx, moment(-11), None).unwrap_err().to_string().contains("cannot have ended at 11:59")
    );
    assert!(stop(&life, &ctx, moment(1), None).unwrap_err().to_string().contains("not come yet"));
    let other = start(&life, &ctx, Started::New(block("", "Walk", "")), moment(-15));
    assert!(refusal(other).contains("runs since 12:00, which is after 11:55"));
    let (edit, _) = stop(&life, &ctx, moment(-5), Energy::new(-1)).unwrap();
    let (life, _) = after(&life, Ok(edit));
    let call = titled(&life, TODAY, "Call");
    assert_eq!((actual(call), call.energy), (vec!["12:00-12:05".to_owned()], Energy::new(-1)));
    assert_eq!(stop(&life, &ctx, None, None).unwrap_err().to_string(), "Nothing is running.");
}

#[test]
fn a_forgotten_one_is_asked_about_and_counts_to_the_end_of_its_day() {
    let life = start_new(&life(), &at("2026-11-17T16:05"), "Call");
    let ctx = at("2026-11-18T09:00");
    let call = running(&life, &ctx).unwrap();
    assert!(call.is_forgotten(&ctx));
    assert_eq!(call.minutes(&ctx), 7 * 60 + 55);
    let asked = stop(&life, &ctx, None, None).unwrap_err().to_string();
    assert!(asked.starts_with("Call has run since Tuesday 17 November, 16:05."), "{asked}");
    let (ended, what) = stopped(&life, &ctx, Some(call.ended_at(&ctx, "17:00".parse().unwrap())));
    assert_eq!(
        (actual(titled(&ended, "2026-11-17", "Call")), what.minutes),
        (vec!["16:05-17:00".into()], 55)
    );
    // What comes next ends it too, at midnight.
    let next = start_new(&life, &ctx, "Walk");
    assert_eq!(actual(titled(&next, "2026-11-17", "Call")), ["16:05-24:00"]);
    // Over midnight, where someone says so.
    let (ended, _) = stopped(&life, &ctx, Some(call.ended_at(&ctx, "00:30".parse().unwrap())));
    assert_eq!(actual(titled(&ended, "2026-11-17", "Call")), ["16:05-24:30"]);
}

#[test]
fn a_day_that_starts_at_four_takes_its_night() {
    let mut life = life();
    life.profile.day.start = "04:00".parse().unwrap();
    let life = start_new(&life, &at("2026-11-18T23:30"), "Watch");
    let ctx = at("2026-11-19T01:30");
    assert!(!running(&life, &ctx).unwrap().is_forgotten(&ctx));
    assert_eq!(actual(titled(&stopped(&life, &ctx, None).0, TODAY, "Watch")), ["23:30-25:30"]);
    let late = start_new(&life, &ctx, "Tea");
    assert_eq!(actual(titled(&late, TODAY, "Tea")), ["25:30-"]);
    assert!(running(&life, &at("2026-11-19T04:01")).unwrap().is_forgotten(&at("2026-11-19T04:01")));
}

#[test]
fn a_later_one_ends_the_earlier() {
    let mut life = life();
    life.days.get_mut(&date("2026-11-17")).unwrap().blocks =
        vec![Block { actual: vec!["16:05-".parse().unwrap()], ..block("call1", "Call", "") }];
    let today = life.days.get_mut(&date(TODAY)).unwrap();
    today.blocks[1].actual = vec!["09:05-".parse().unwrap()];
    today.blocks[3].actual = vec!["08:00-".parse().unwrap()];
    assert_eq!(running(&life, &noon()).unwrap().block.id, "morn1");
    let (mended, what) = stopped(&life, &noon(), None);
    assert_eq!((what.title.as_str(), what.minutes), ("Pricing page", 175));
    assert_eq!(actual(get(&mended, "2026-11-17", "call1")), ["16:05-24:00"]);
    assert_eq!(actual(get(&mended, TODAY, "aftr1")), ["08:00-09:05"]);
    // Starting one of them again mends it and starts it in one go.
    let logo = Started::Block(target(&life, TODAY, "aftr1"));
    let (begun, label) = after(&life, start(&life, &noon(), logo, None));
    assert_eq!(actual(get(&begun, TODAY, "aftr1")), ["08:00-09:05", "12:00-"]);
    assert_eq!(label, "Logo started, 12:00; Pricing page stopped after 2h55");
}

#[test]
fn a_block_of_another_day_starts_anew_today() {
    let life = life();
    let (begun, _) =
        after(&life, start(&life, &noon(), Started::Block(target(&life, "2026-11-19", "thur1")), None));
    assert_eq!(begun.days[&date("2026-11-19")], life.days[&date("2026-11-19")]);
    let tickets = titled(&begun, TODAY, "Tickets");
    assert_eq!((actual(tickets), tickets.plan), (vec!["12:00-".to_owned()], None));
}

#[test]
fn what_was_done_as_planned_is_still_lived_when_it_goes_on() {
    let mut life = life();
    life.days.get_mut(&date(TODAY)).unwrap().blocks[1].status = Some(Status::Done);
    let (begun, _) = after(&life, start(&life, &noon(), Started::Block(target(&life, TODAY, "morn1")), None));
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
