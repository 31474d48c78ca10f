use proptest::prelude::*;

use super::*;
use crate::domain::date::parse_iso;
use crate::domain::{Ledger, Profile};

fn vocabulary() -> Vocabulary {
    let profile = "[[value]]\nid = \"health\"\nname = \"Health\"\n";
    Vocabulary::new(&toml::from_str::<Profile>(profile).unwrap(), &Ledger::default())
}

/// Wednesday.
fn today() -> NaiveDate {
    parse_iso("2026-11-18").unwrap()
}

fn new(text: &str) -> Result<Routine, EntryError> {
    read_routine(text, &vocabulary(), today(), false)?.routine(&vocabulary())
}

/// Returns the rule, the time and the title of a line.
fn said(text: &str) -> String {
    let routine = new(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let plan = routine.plan.map(|plan| plan.to_string()).unwrap_or_default();
    format!("{} | {plan} | {}", routine.rule_words(), routine.title)
}

#[test]
fn a_line_says_when_a_routine_repeats() {
    for (text, expected) in [
        ("mon wed 7:00-7:45 Run @self-care #health", "every Monday and Wednesday | 07:00-07:45 | Run"),
        ("Mon, Wednesday 7-7:45 Run", "every Monday and Wednesday | 07:00-07:45 | Run"),
        ("weekdays 12-13 Lunch", "on weekdays | 12:00-13:00 | Lunch"),
        ("daily Journal 21:00 15m", "every day | 21:00-21:15 | Journal"),
        ("3 tue 19-21 Club", "on the 3rd Tuesday of the month | 19:00-21:00 | Club"),
        ("1st mon 19-21 Club", "on the 1st Monday of the month | 19:00-21:00 | Club"),
        ("last fri 18-19 Beer", "on the last Friday of the month | 18:00-19:00 | Beer"),
        ("31 Rent", "on the 31st of the month |  | Rent"),
        ("1st Rent", "on the 1st of the month |  | Rent"),
        ("05-14 Mum's birthday", "every year on 14 May |  | Mum's birthday"),
        ("02-29 9-10 Leap", "every year on 29 February | 09:00-10:00 | Leap"),
        ("mon every:2 7-8 Swim  far", "every 2 weeks on Monday | 07:00-08:00 | Swim  far"),
        ("mon 7-8 Swim every:3 far", "every 3 weeks on Monday | 07:00-08:00 | Swim far"),
        ("wed 14:00 Call", "every Wednesday | 14:00-14:30 | Call"),
        ("mon \"Sun\" salutation", "every Monday |  | Sun salutation"),
        ("mon \"evry:2\" text", "every Monday |  | evry:2 text"),
        ("mon Read https://a.b 9-10", "every Monday | 09:00-10:00 | Read https://a.b"),
    ] {
        assert_eq!(said(text), expected, "{text}");
    }
    let club = new("3 tue 19-21 Club from:2026-12-01 until:2027-06-30 once:yes #health").unwrap();
    assert_eq!((club.from, club.until), (parse_iso("2026-12-01"), parse_iso("2027-06-30")));
    assert!(club.once && club.values == ["health"]);
    assert_eq!(new("12-24 Mum visits lasts:3").unwrap().lasts, Some(3));
}

#[test]
fn what_a_line_of_a_routine_can_not_be_is_refused_with_its_place() {
    for (text, message, at, suggestion) in [
        (
            "7-8 Run",
            "write first when it repeats: mon wed, weekdays, daily, 3 tue, last fri, 31 or 05-14",
            7..7,
            None,
        ),
        ("mon", "there is no title. Write one, for example: 45m Walk", 3..3, None),
        ("32 Rent", "a day of the month goes from 1 to 31", 0..2, None),
        ("5 tue Club", "few months have a 5th Tuesday. Write \"last\" for the last one", 0..5, None),
        ("mon 7-8 Run evry:2", "no key 'evry:'; did you mean every:2?", 12..18, Some("every:2")),
        ("mon 7-8 Run xyzzy:2", "no key 'xyzzy:'. To keep it as text, quote it: \"xyzzy:2\"", 12..19, None),
        ("mon 7-8 Run every:two", "every:two is not possible. Write every:2 for every 2 weeks", 12..21, None),
        ("mon 7-8 Run once:maybe", "once:maybe is not possible. Write once:yes or once:no", 12..22, None),
        (
            "mon 7-8 Run until:soon",
            "until:soon is not possible. Write until:2026-11-30, or none",
            12..22,
            None,
        ),
        ("31 Rent every:2", "every:2 means every 2 weeks. It needs a weekday: mon every:2", 8..15, None),
        ("mon 7-8 Run #helth", "no value 'helth'; did you mean #health?", 12..18, Some("#health")),
        (
            "mon 7-8 Run tomorrow",
            "a routine has no date. Write from:2026-11-30 for its first day",
            20..20,
            None,
        ),
        ("mon 45m Run", "write from when to when, as in 7:00-7:45", 0..0, None),
    ] {
        let error = new(text).unwrap_err();
        assert_eq!((error.message.as_str(), error.at.clone()), (message, at), "{text}");
        assert_eq!(error.suggestion.as_deref(), suggestion, "{text}");
    }
}

#[test]
fn an_edit_changes_what_it_names() {
    let run = new("mon wed 7:00-7:45 Run #health every:2 from:2026-11-02").unwrap();
    let changed = |text: &str| {
        let line = read_routine(text, &vocabulary(), today(), true)?;
        line.changed(&run, &vocabulary())
    };
    assert_eq!(changed("8:00").unwrap(), Routine { plan: "08:00-08:45".parse().ok(), ..run.clone() });
    assert_eq!(changed("every:1").unwrap(), Routine { every: None, ..run.clone() });
    assert_eq!(
        changed("value:-health Walk").unwrap(),
        Routine { title: "Walk".into(), values: Vec::new(), ..run.clone() }
    );
    assert_eq!(changed("last fri").unwrap().rule_words(), "on the last Friday of the month");
    assert_eq!(changed("from:none until:2027-01-01").unwrap().from, None);
    assert_eq!(changed("").unwrap_err().message, "nothing changes");
    // The whole line: what is gone from it is removed.
    let rewritten = |text: &str| {
        let line = read_routine(text, &vocabulary(), today(), true)?;
        line.rewritten(&run, &vocabulary(), today())
    };
    let bare = Routine { every: None, values: Vec::new(), plan: None, ..run.clone() };
    assert_eq!(rewritten("mon wed Run").unwrap(), bare);
    assert!(rewritten("7:00-7:45 Run").unwrap_err().message.starts_with("write first when it repeats"));
}

proptest! {
    #[test]
    fn a_written_line_reads_back_as_the_same_routine(
        rule in prop::sample::select(vec![
            "mon", "mon wed", "weekdays", "daily", "3 tue", "last fri", "31", "1", "05-14", "02-29",
        ]),
        title in prop::collection::vec(
            prop::sample::select(vec![
                "Run", "mon", "weekdays", "3", "tue", "last", "31", "05-14", "9-10", "14:00", "45m", "every:2",
                "evry:2", "from:fri", "#health", "tomorrow", "\"", "\\x", "with:", "http://x", "@", "1st", "fri.",
            ]),
            1..5,
        ),
        plan in prop::option::of(prop::sample::select(vec!["07:00-07:45", "22:00-25:30", "00:00-24:00"])),
        every in 1u32..4,
        (once, lasts) in (any::<bool>(), prop::option::of(2u32..5)),
        until in prop::option::of(0i64..400),
    ) {
        let weekly = !rule.starts_with(char::is_numeric) && !rule.starts_with("last");
        let begun = new(&format!("{rule} x")).unwrap();
        let routine = Routine {
            title: title.join(" "),
            plan: plan.map(|plan| plan.parse().unwrap()),
            every: Some(every).filter(|every| weekly && *every > 1),
            once,
            lasts: lasts.filter(|_| plan.is_none()),
            from: Some(today()),
            until: until.map(|days| crate::domain::date::plus(today(), days)),
            values: vec!["health".into()],
            ..begun
        };
        let text = routine_line(&routine, &vocabulary(), true);
        let line = read_routine(&text, &vocabulary(), today(), false);
        let line = line.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(&line.routine(&vocabulary()).unwrap(), &routine, "{}", text);
        let same = read_routine(&text, &vocabulary(), today(), true).unwrap();
        prop_assert_eq!(same.rewritten(&routine, &vocabulary(), today()).unwrap(), routine, "{}", text);
    }
}
