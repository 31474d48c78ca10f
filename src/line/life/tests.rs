//! Tests of the lines and the keys of `life.toml`.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::profile::{Forbidden, HoursWindow, LifeKind, Pay, Per};
use crate::domain::{Agenda, Ledger, Minutes, Profile};
use crate::line::Vocabulary;

const KINDS: [LifeKind; 4] = [LifeKind::Value, LifeKind::Area, LifeKind::Engagement, LifeKind::Boundary];

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn profile() -> Profile {
    let value = |id: &str, name: &str| Value { id: id.into(), name: name.into(), ..Value::default() };
    let job = |id: &str, name: &str| Engagement { id: id.into(), name: name.into(), ..Engagement::default() };
    Profile {
        values: vec![value("craft", "Craft"), value("beauty", "Faith, nature, beauty")],
        engagements: vec![job("acme", "Acme, day job"), job("work", "Studio")],
        ..Profile::default()
    }
}

fn read(kind: LifeKind, text: &str) -> Result<LifeRecord, String> {
    let vocabulary = Vocabulary::new(&profile(), &Ledger::default());
    let reader = LifeReader { vocabulary: &vocabulary, today: date("2026-11-18") };
    read_life(kind, text, &reader).map_err(|error| error.message)
}

fn change(record: &LifeRecord, text: &str) -> Result<LifeRecord, String> {
    let vocabulary = Vocabulary::new(&profile(), &Ledger::default());
    let reader = LifeReader { vocabulary: &vocabulary, today: date("2026-11-18") };
    change_life(record, text, &reader).map_err(|error| error.message)
}

/// Returns the values of the keys that are set, as they are typed.
fn said(record: &LifeRecord) -> String {
    let vocabulary = Vocabulary::new(&profile(), &Ledger::default());
    let reader = LifeReader { vocabulary: &vocabulary, today: date("2026-11-18") };
    let texts = fields(record.kind()).iter().map(|field| (field.key, field.text(record, &reader)));
    let set = texts.filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("{key}={text}"));
    set.collect::<Vec<_>>().join(" | ")
}

#[test]
fn each_kind_of_record_is_read_from_a_line() {
    for (kind, line, expected) in [
        (
            LifeKind::Value,
            "Music 3h weight:2 why:\"it is me\"",
            "name=Music | why=it is me | weekly=3h | weight=2",
        ),
        (LifeKind::Value, "Work at 9", "name=Work at 9"),
        (
            LifeKind::Value,
            "Deep work weekly:12h until:2027-06-30",
            "name=Deep work | weekly=12h | until=2027-06-30",
        ),
        (LifeKind::Area, "Band parent:people", "name=Band | side=life | parent=People"),
        (
            LifeKind::Area,
            "Nursing side:life worth:14EUR/hour",
            "name=Nursing | side=life | worth=14 EUR/hour",
        ),
        (
            LifeKind::Engagement,
            "Acme, day job @work %theirs #craft pay:3200EUR/month hours:\"weekdays 9-17\" after:15m most:40h",
            "name=Acme, day job | area=Work | agenda=someone else's | values=Craft | pay=3200 EUR/month | \
             hours=weekdays 09:00-17:00 | most=40h | after=15m",
        ),
        (
            LifeKind::Engagement,
            "Café clocked:yes gives:\"company, bread\"",
            "name=Café | area=Work | clocked=yes | gives=company, bread",
        ),
        (
            LifeKind::Boundary,
            "Dinner at home daily 18-20 no:work told:Ada told:\"Acme team lead\" weight:2",
            "name=Dinner at home | when=daily 18:00-20:00 | no=Work | told=Ada, Acme team lead | weight=2",
        ),
        (
            LifeKind::Boundary,
            "Sundays sun 8:00-22:00 no:acme no:people",
            "name=Sundays | when=sun 08:00-22:00 | no=Acme, People",
        ),
        (LifeKind::Boundary, "Night 22-30 no:work", ""),
    ] {
        match read(kind, line) {
            Ok(record) => assert_eq!(said(&record), expected, "{line}"),
            Err(message) => assert_eq!(expected, "", "{line}: {message}"),
        }
    }
}

#[test]
fn what_can_not_be_read_is_refused_with_an_example() {
    for (kind, line, expected) in [
        (LifeKind::Value, "3h", "write a name, for example: Music 3h weight:2 why:\"it is me\""),
        (LifeKind::Value, "Music weight:11", "'11' is not a weight. Write 0 to 10"),
        (LifeKind::Value, "Music wieght:1", "no key 'wieght:'; did you mean weight:1?"),
        (LifeKind::Value, "Music why:", "why: is empty. Write why:none to remove it"),
        (
            LifeKind::Value,
            "Music #craft",
            "'#craft' does not go with a value. To keep it as text, quote it: \"#craft\"",
        ),
        (
            LifeKind::Area,
            "Band side:left",
            "'left' is not a side. Write work, life, or upkeep for chores, meals, travel and sleep",
        ),
        (LifeKind::Area, "Band parent:peeple", "no area 'peeple'; did you mean people?"),
        (
            LifeKind::Engagement,
            "Acme pay:lots",
            "'lots' is not an amount. Write it as 3200 EUR/month or 48 EUR/hour",
        ),
        (
            LifeKind::Engagement,
            "Acme pay:10/fortnight",
            "'fortnight' is not possible after the amount. Write /hour, /day, /week, /month, /year",
        ),
        (
            LifeKind::Engagement,
            "Acme hours:morning",
            "'morning' is not a day. Write days and hours, as in weekdays 9-17",
        ),
        (LifeKind::Engagement, "Acme #crfat", "no value 'crfat'; did you mean #craft?"),
        (
            LifeKind::Boundary,
            "Dinner no:work",
            "write its days and hours, for example: Dinner at home daily 18-20 no:work told:Ada weight:2",
        ),
        (LifeKind::Boundary, "Dinner 18-20", "write what it keeps out, as in no:work"),
        (LifeKind::Boundary, "Dinner 18-20 no:wrk", "no area and no job 'wrk'; did you mean work?"),
    ] {
        assert_eq!(read(kind, line).map(|record| said(&record)), Err(expected.to_owned()), "{line}");
    }
}

#[test]
fn an_edit_changes_only_what_is_written() {
    let dinner = read(LifeKind::Boundary, "Dinner daily 18-20 no:work told:Ada").unwrap();
    for (line, expected) in [
        ("19-20", "name=Dinner | when=daily 19:00-20:00 | no=Work | told=Ada"),
        ("Supper", "name=Supper | when=daily 18:00-20:00 | no=Work | told=Ada"),
        ("told:Ines weight:3", "name=Dinner | when=daily 18:00-20:00 | no=Work | told=Ada, Ines | weight=3"),
        ("told:-ada", "name=Dinner | when=daily 18:00-20:00 | no=Work"),
        ("told:none", "name=Dinner | when=daily 18:00-20:00 | no=Work"),
    ] {
        assert_eq!(said(&change(&dinner, line).unwrap()), expected, "{line}");
    }
    assert_eq!(change(&dinner, "told:-Sam"), Err("Sam is not there to take away".to_owned()));
    let job = read(LifeKind::Engagement, "Acme #craft pay:3000EUR/month").unwrap();
    let raised = change(&job, "value:-craft pay:3200EUR/month").unwrap();
    let LifeRecord::Engagement(raised) = raised else { panic!() };
    let periods: Vec<_> = raised.pay.iter().map(|pay| (pay.amount, pay.from)).collect();
    assert_eq!(periods, [(3000.0, None), (3200.0, Some(date("2026-11-18")))], "earlier hours keep their pay");
    assert!(raised.values.is_empty());
}

fn any_date() -> impl Strategy<Value = Option<NaiveDate>> {
    proptest::option::of((0_i64..4000).prop_map(|days| crate::domain::date::plus(date("2024-01-01"), days)))
}

fn any_minutes() -> impl Strategy<Value = Option<Minutes>> {
    proptest::option::of((1_u32..1400).prop_map(Minutes))
}

fn any_pay() -> impl Strategy<Value = Vec<Pay>> {
    let one = (1_u32..90000, proptest::sample::select(Per::ALL.to_vec()), any::<bool>());
    let pay = |(amount, per, has_code): (u32, Per, bool)| Pay {
        from: None,
        amount: f64::from(amount) / 4.0,
        currency: has_code.then(|| "EUR".to_owned()),
        per,
    };
    proptest::collection::vec(one.prop_map(pay), 0..2)
}

fn any_hours() -> impl Strategy<Value = Vec<HoursWindow>> {
    let days = proptest::sample::subsequence(vec!["mon", "wed", "weekdays", "weekend", "daily"], 1..3);
    let one = (days, 0_u32..20, 15_u32..200).prop_map(|(days, start, length)| HoursWindow {
        days: days.into_iter().filter_map(Weekdays::name).collect(),
        window: Span::new(Time::from_minutes(start * 60), Time::from_minutes(start * 60 + length)),
    });
    proptest::collection::vec(one, 0..3)
}

/// Words of a list, which may have commas.
fn any_words() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set("[a-z][a-z,; ]{0,6}[a-z]", 0..3)
        .prop_map(|words| words.into_iter().collect())
}

prop_compose! {
    fn any_job()(
        area in proptest::option::of(proptest::sample::select(vec!["work", "self-care"])),
        agenda in proptest::option::of(proptest::sample::select(Agenda::ALL.to_vec())),
        values in proptest::sample::subsequence(vec!["craft", "beauty"], 0..3),
        (pay, hours, gives) in (any_pay(), any_hours(), any_words()),
        clocked in any::<bool>(),
        (before, after, most) in (any_minutes(), any_minutes(), any_minutes()),
        (from, until) in (any_date(), any_date()),
    ) -> LifeRecord {
        LifeRecord::Engagement(Engagement {
            id: "x".into(),
            name: "Shop".into(),
            area: area.map(str::to_owned),
            values: values.into_iter().map(str::to_owned).collect(),
            agenda, pay, hours, clocked, before, after, most, gives, from, until,
            ..Engagement::default()
        })
    }
}

prop_compose! {
    fn any_boundary()(
        hours in any_hours().prop_filter("a boundary has hours", |hours| !hours.is_empty()),
        no in proptest::sample::subsequence(vec!["work", "people"], 1..3),
        jobs in proptest::sample::subsequence(vec!["acme", "work"], 0..3),
        told in any_words(),
        weight in proptest::option::of(0_u8..10),
        (from, until) in (any_date(), any_date()),
    ) -> LifeRecord {
        let LifeRecord::Boundary(blank) = LifeKind::Boundary.blank() else { panic!() };
        let areas = no.into_iter().map(|id| Forbidden::Area(id.to_owned()));
        LifeRecord::Boundary(Boundary {
            name: "Dinner".into(),
            days: hours[0].days.clone(),
            window: hours[0].window,
            no: areas.chain(jobs.into_iter().map(|id| Forbidden::Engagement(id.to_owned()))).collect(),
            told, from, until,
            weight: weight.map(f64::from),
            ..blank
        })
    }
}

proptest! {
    /// What a cell shows reads back as the same, and any text leaves a record that can be shown.
    #[test]
    fn the_text_of_a_key_reads_back_as_the_same(
        job in any_job(),
        boundary in any_boundary(),
        typed in "[ -~]{0,20}",
    ) {
        let vocabulary = Vocabulary::new(&profile(), &Ledger::default());
        let reader = LifeReader { vocabulary: &vocabulary, today: date("2026-11-18") };
        for record in [job, boundary] {
            for field in fields(record.kind()) {
                let mut same = record.clone();
                let text = field.text(&record, &reader);
                if let Err(message) = field.set(&mut same, &text, &reader) {
                    prop_assert!(false, "{}: {text}: {message}", field.key);
                }
                prop_assert_eq!(&same, &record, "{}: {}", field.key, text);
                let _ = field.set(&mut same, &typed, &reader);
                let text = field.text(&same, &reader);
                field.step(&mut same, true, &reader);
                field.step(&mut same, false, &reader);
                prop_assert!(text.chars().all(|letter| !letter.is_control()));
            }
        }
    }

    /// No text makes the reader panic, and what is refused names a part of the line.
    #[test]
    fn any_line_is_read_or_refused(line in "[ -~é€]{0,40}") {
        let vocabulary = Vocabulary::new(&profile(), &Ledger::default());
        let reader = LifeReader { vocabulary: &vocabulary, today: date("2026-11-18") };
        for kind in KINDS {
            if let Err(error) = read_life(kind, &line, &reader) {
                prop_assert!(error.at.start <= error.at.end && error.at.end <= line.len());
                prop_assert!(!error.message.ends_with('.') || error.message.contains("Write"), "{}", error.message);
            }
        }
    }
}
